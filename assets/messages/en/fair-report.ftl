### The report of a fair: whether the booth paid.

## The report

fair-report-title = Report of { $fair }
fair-report-file-name = { $day } fair report { $fair }
fair-report-days = { $first } to { $last }
fair-report-window = Sales up to { $days } days after the last day of the fair are counted.
fair-report-about-days = Days
fair-report-about-answer = Answer
fair-report-answer-no-cost = Sales came to { $won } won. Enter what the booth cost, and they are compared.
fair-report-answer-more = Sales of { $won } won are { $more } won more than the { $cost } won that the booth cost.
fair-report-answer-less = Sales of { $won } won are { $less } won less than the { $cost } won that the booth cost.
fair-report-note-turnover = Sales are no profit here: what the goods and the work cost is not taken off. What coupons took off and sales that were voided are.
fair-report-note-linked = Of sales after the fair only those count that a coupon, a visit, a phone number or an e-mail address links to a visitor. The others stand apart; more of them may be visitors' sales.
fair-report-note-not-over = The { $days } days after the fair are not over. Sales after it may still be added.
fair-report-note-hidden = A number of what people answered or bought is hidden where it would tell of one to four people.
fair-report-saved = Saved.
fair-report-hidden = hidden
fair-report-unknown = not known
fair-report-cost-kept = The cost of the booth was kept; only the files of the report were not made.
fair-report-cost-missing = It is worked out once you enter what the booth cost, in won, under ‘Cost of the booth’.
fair-report-cost-too-high = The booth can cost 0 to { $most } won. Nothing was changed. Please check that the amount is in won.
fair-report-destroyed-fair = What was on record of this fair was destroyed, so there is no report of it. Nothing was changed. Please choose another fair.

## Columns

fair-report-column-figure = Figure
fair-report-column-in-words = Value
fair-report-column-numerator = Counted
fair-report-column-denominator = Divided by
fair-report-column-value = Value as a number
fair-report-column-unit = Unit
fair-report-column-window = Days counted
fair-report-column-note = Note
fair-report-column-id = Id

## Units and values

fair-report-unit-people = people
fair-report-unit-surveys = surveys
fair-report-unit-coupons = coupons
fair-report-unit-sales = sales
fair-report-unit-messages = messages
fair-report-unit-conversations = conversations
fair-report-unit-won = won
fair-report-unit-share = share (0 to 1)
fair-report-unit-per-thousand = per 1,000
fair-report-unit-times = times
fair-report-unit-points = percentage points
fair-report-of = { $part } ÷ { $all }
fair-report-people = { $count ->
    [one] { $count } person
   *[other] { $count } people
}
fair-report-surveys = { $count ->
    [one] { $count } survey
   *[other] { $count } surveys
}
fair-report-coupons = { $count ->
    [one] { $count } coupon
   *[other] { $count } coupons
}
fair-report-sales = { $count ->
    [one] { $count } sale
   *[other] { $count } sales
}
fair-report-messages = { $count ->
    [one] { $count } message
   *[other] { $count } messages
}
fair-report-conversations-number = { $count ->
    [one] 1 conversation
   *[other] { $count } conversations
}
fair-report-won = { $won } won
fair-report-won-by = { $won } won ({ $of })
fair-report-share = { $percent } % ({ $of })
fair-report-by = { $value } ({ $of })
fair-report-times = { $value } times ({ $of })
fair-report-points = { $value } percentage points

## At a glance

fair-report-figures = At a glance
fair-report-at-a-glance = At a glance
fair-report-cost = Cost of the booth
fair-report-won-there = Sales at the fair
fair-report-won-after = Visitors' sales after the fair
fair-report-return = Sales compared with cost
fair-report-cost-per-contact = Cost for each contact
fair-report-cost-per-qualified = Cost for each visitor of high or medium interest, as staff noted
fair-report-cost-per-sale = Cost for each sale
fair-report-average-sale = Average sale
fair-report-sales-there = Number of sales at the fair
fair-report-sales-after = Number of visitors' sales after the fair
fair-report-sales-not-linked = Number of sales after the fair, nobody knows whose
fair-report-won-not-linked = Sales after the fair, nobody knows whose
fair-report-sales-voided = Sales at the fair that were voided and do not count
fair-report-sales-without-amount = Sales on another till with a coupon, nobody knows of how much
fair-report-visitors = Visitors
fair-report-destroyed = Those of them whose data were destroyed (they count as visitors only)
fair-report-surveys-begun = Surveys begun
fair-report-surveys-handed-in = Surveys handed in, of those begun
fair-report-contacts = Visitors who left a contact, of all
fair-report-qualified = Visitors of high or medium interest, as staff noted, of all
fair-report-interest-missing = Staff noted nobody's interest, so it is not known. It can be noted on the card of a visit.
fair-report-conversations = Conversations (visits on record, and those counted without a record)
fair-report-conversations-not-captured = Of them counted without a record
fair-report-conversations-uncounted = How many conversations there were is not known, because staff counted none. Next time, count those that end without a record with the ` key on the first screen.
fair-report-per-conversation-surveys = Surveys handed in, of all conversations
fair-report-per-conversation-contacts = People who left a contact, of all conversations
fair-report-per-conversation-allowed = People who allowed news by any channel, of all conversations
fair-report-per-conversation-qualified = People of high or medium interest as staff noted, of all conversations
fair-report-per-conversation-buyers = People who bought at the fair, of all conversations
fair-report-coupons-given = Coupons given
fair-report-coupons-used = Coupons used, of those given
fair-report-messages-in-files = Messages in files
fair-report-in-no-file = Visitors in none of the files
fair-report-withdrawals = People who took a yes back, per 1,000 messages

## Section by section

fair-report-nobody = Nobody came yet.
fair-report-permission = Permission
fair-report-permission-answer = Of { $visitors } visitors, { $people } said yes to news.
fair-report-contact = Left a contact
fair-report-keep = Yes to keeping it
fair-report-any-channel = Yes to news by any way
fair-report-channel = Yes to news: { $channel }
fair-report-captured-by-hour = Conversations on record, by hour
fair-report-captured-answer = Of { $all } conversations, { $captured } left a record.
fair-report-coupons-section = Coupons
fair-report-coupons-answer = Of { $given } coupons, { $used } were used.
fair-report-no-coupons = No coupon was given yet.
fair-report-quotes = Quotes
fair-report-quotes-answer = Of what visitors were offered, { $negotiating } won are being negotiated and { $concluded } won were agreed.
fair-report-quotes-negotiating = Quotes being negotiated
fair-report-quotes-concluded = Quotes that were agreed

fair-report-variants = Wording and last day
fair-report-variants-answer = Coupons of another wording or last day were used this much.
fair-report-variant = { $programme }: { $variant }
fair-report-channels = How coupons were sent
fair-report-channels-answer = Coupons that went out in files were used this much, by the way they were sent.
fair-report-interest = Interest and purchases
fair-report-interest-answer = This many bought at the fair, by the interest that staff noted.
fair-report-questions = Questions
fair-report-questions-answer = The question left blank most is ‘{ $question }’.
fair-report-questions-all = Every question that can be told of was answered.
fair-report-no-surveys = No survey was handed in yet.
fair-report-revisits = Sales after the fair
fair-report-revisits-answer = Within { $days } days after the fair, visitors bought { $sales ->
    [one] once
   *[other] { $sales } times
} for { $won } won.
fair-report-no-revisits = Within { $days } days after the fair, no sale is known to be a visitor's.
fair-report-way-coupon = With a coupon from the fair
fair-report-way-visit = Written to the visitor
fair-report-way-phone = Another visit with the same phone number
fair-report-way-email = Another visit with the same e-mail address
fair-report-way-order = Orders of shops with the phone number or e-mail address of a visitor
fair-report-way-sales = { $way } (number)
fair-report-withheld = People not in the files
fair-report-withheld-answer = Of { $all } visitors, { $people } were in none of the files. Below is, for each reason, how many the file that left out most left out. The same people are left out of several files, so do not add these up.
fair-report-withheld-none = No file was sent yet.
fair-report-maker-incomplete = Details that the law wants in advertising were missing.
fair-report-other-reason = Another reason
fair-report-by-day = Visitors by day
fair-report-by-hour = Visitors by hour
fair-report-by-day-and-hour = Visitors by day and hour
fair-report-day = { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
} { $day }
fair-report-hour = { $hour }:00
fair-report-day-hour = { $day } { $hour }
fair-report-busiest-day = Most came on { $days }: { $people }{ $ties ->
    [1] .
   *[other] {" "}on each.
}
fair-report-days-alike = As many came on every day: { $people }.
fair-report-busiest-hour = { $days ->
    [1] Most
   *[other] Over { $days } days together, most
} came in the hour from { $hours }: { $people }{ $ties ->
    [1] .
   *[other] {" "}in each.
}
fair-report-hours-alike = As many came in every hour: { $people }.
