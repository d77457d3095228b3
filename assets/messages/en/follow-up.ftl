### Follow-up after the fair, and recommendations.

## Recommendations

recommended-owner-rule = Recommended by owner's rule { $rule }.
recommended-bestseller = Number { $rank } by popularity, chosen by { $buyers } of { $visitors } visitors.
recommended-bestseller-of-few = Number { $rank } by popularity. The numbers are not told, because they would tell of fewer than five people.
recommended-bestseller-for-all = { $bestseller } No difference between answers is proven.
recommended-unproven-of-few = Weak grounds. The numbers are not told, because they would tell of fewer than five people.
recommended-unproven = Weak grounds: { $buyers } of { $visitors } visitors chose it.
recommended-summary-personal = Reasons name only differences that the data of { $visitors } visitors prove.
recommended-summary-general = The data of { $visitors } visitors prove no difference between answers, so everybody is recommended what most people chose.
recommended-bought-before = Bought before. It is recommended once more because it is one of a set and sold by the piece.
recommended-bought-together = Of those who chose ‘{ $name }’, { $numbers }
recommended-answer = Of those who answered ‘{ ASKED($question) } { $answer }’, { $numbers }
recommended-tag = Counting all ‘{ $tag }’ products: of those who answered ‘{ ASKED($question) } { $answer }’, { $numbers }
recommended-numbers = { $k } of { $n } ({ $rate }) chose it. Among all it is { $base }.
recommended-to-you-owner-rule = We picked ‘{ $product }’ ourselves.
recommended-to-you-bought-before = You chose ‘{ $product }’ before: have another look if one broke or you need one more.
recommended-to-you-bought-together = You bought ‘{ $bought }’: those who chose it chose ‘{ $product }’ more often.
recommended-to-you-answer = You answered ‘{ $answer }’: those who said the same chose ‘{ $product }’ more often.
recommended-to-you-tag = You answered ‘{ $answer }’: ‘{ $product }’ is of the kind that those who said the same chose more often.
recommended-to-you-first = ‘{ $product }’ was chosen most at our booth.
recommended-to-you-bestseller = ‘{ $product }’ was a favourite at our booth.
recommended-to-you-plainly = We would like to show you ‘{ $product }’.

## How likely a coupon is to be used

coupon-use-about = about { $chance }
coupon-use-not-known-brief = not known yet
coupon-use-not-known = How likely this coupon is to be used is not known yet. { $people ->
    [one] One more person is
   *[other] { $people } more people are
} needed who got such a coupon whose last day is over.
coupon-use-answer = Of those who answered ‘{ ASKED($question) } { $answer }’, { $k } of { $n } ({ $rate }) used such a coupon. Among all it is { $base }.
coupon-use-of-few = Few coupons of this kind were used or left so far. The numbers are not told, because they would tell of fewer than five people.
coupon-use-of-all = { $k } of { $n } who got such a coupon ({ $rate }) used it.
coupon-use-as-all = { $all } No difference by her answers is proven.
coupon-use-higher = { $all } With her answers it is likelier than that.
coupon-use-lower = { $all } With her answers it is less likely than that.
coupon-use-how-base = Basis: anybody who gets such a coupon, { $rate }
coupon-use-how-answer = ‘{ ASKED($question) } { $answer }’: odds of use times { $times }
coupon-use-how-chance = All together: about { $chance }
coupon-use-likelier = ‘{ $coupon }’ is likelier to be used.
coupon-use-no-difference = Which coupon is likelier to be used is not clear.
coupon-use-not-compared = Not compared, because not every coupon is known of yet.

## Recommending from tables

table-unreadable = { $file }: { $why } Nothing was changed.
table-cut-otherwise = { $file } is divided by semicolons or tabs instead of commas, so it was not read. Nothing was changed. Save it again as a CSV divided by commas.
table-column-missing = { $file } has no column ‘{ $column }’, so it was not read. Nothing was changed. Write the columns' names into the first line.
table-column-twice = { $file } has the column ‘{ $column }’ twice, so it was not read. Nothing was changed. Rename one of them.
table-row-broken = Line { $line } of { $file } has not as many fields as the first line, so the file was not read. Nothing was changed. Look at its commas and quotation marks.
table-id-empty = In line { $line } of { $file } the field ‘{ $column }’ is empty, so the file was not read. Nothing was changed. Fill it in or delete the line.
table-id-twice = { $file } has ‘{ $id }’ twice in its column ‘{ $column }’, so it was not read. Nothing was changed. Keep only one of the lines.
table-item-unknown = The product ‘{ $id }’ in line { $line } of { $file } is not among the products, so the file was not read. Nothing was changed. Add it to items.csv or delete the line.
table-weight-unreadable = The field ‘weight’ in line { $line } of { $file } must be a number from 0 to 1. Nothing was changed.
table-stock-unreadable = The field ‘stock’ in line { $line } of { $file } must be a number. Nothing was changed. Write 0 for what is sold out, and leave the field empty if you do not know.
table-without-rows = { $file } has no product below its first line. Nothing was changed.
table-spoken-unknown = train_visitors.csv has no column ‘{ $column }’. Nothing was changed. Check the name given to --spoken.
table-out-not-plain = { $file } is a folder, a device or a link, so nothing was written in its place. Nothing was changed. Give --out the name of a new file.
table-out-failed = { $file } could not be written ({ $error }). Nothing was changed. Check that its folder is there, may be written to and has room.
table-out-is-read = { $file } is one of the files to read, so it was not written over. Nothing was changed. Give --out the name of a new file.
recommended-written = { $rows } recommendations for { $visitors } people were written into { $file }.
recommended-without-visitors = In --inputs, { $people ->
    [one] 1 visitor is
   *[other] { $people } visitors are
} not in --visitors (such as ‘{ $id }’), and what they have was not used. Check the visitor_id.
recommended-without-columns = { $file } lacks columns, so their answers count as unknown: { $columns }. Name them as in train_visitors.csv and try again.
recommended-learned-without-answers = { $people ->
    [one] 1 visitor
   *[other] { $people } visitors
} of train_events.csv { $people ->
    [one] is
   *[other] are
} not in train_visitors.csv, so only purchases were learned of them and no answers (for example ‘{ $id }’). Please check the visitor_id.
table-one-of-a-set-unreadable = { $file }: ‘one_of_a_set’ in line { $line } must be yes or no. Nothing was changed. Correct it or leave it empty, and try again.
recommended-all-sold-out = Every product is sold out, so nothing was recommended. Check the stock in items.csv.
recommended-nothing-sold = Nothing was sold yet, so the order has no grounds. It will have some once train_events.csv holds purchases.
recommended-nothing-known = Nothing is known of the people to recommend to, so everybody was recommended the bestsellers. With answers, or purchases in --inputs, each gets a list of her own.
table-order-unreadable = { $file }: ‘seq’ is no number in { $rows ->
    [one] 1 row
   *[other] { $rows } rows
} (the first in line { $line }). Nothing is learned from the order, so these were learned from, too. Please check the file.

## The sender

maker-name = your name
maker-phone = your phone number
maker-email = your e-mail address
maker-address = your postal address
maker-refusal-phone = the free 080 number for refusing messages
maker-text-sender = the certificate of the company that sends your text messages, and the caller number registered with it
maker-incomplete = The law asks for details in advertisements that are empty: { $fields }. Nothing was sent and your records are untouched. Add them on the preparation screen, under ‘Brand and printer’, and try again.

## Ways to reach somebody

channel-email = E-mail
channel-sms = Text message
channel-kakao = KakaoTalk

## Groups to write to

audience-bought = Bought something
audience-hot-not-bought = Very interested, but bought nothing
audience-coupon-unused = Have a coupon that is still good and was not used
audience-bought-one-of-a-set = Bought one of a set (a glass, a plate)
audience-came-again = Came to more than one fair
audience-answers-otherwise = Came again, with other answers than before
audience-asked = Asked for material or a quotation and are waiting
audience-birthday-this-month = Have their birthday this month
audience-to-confirm = Their consent is due to be confirmed

## The follow-up files

follow-up-column-name = Name
follow-up-column-channel = Channel
follow-up-column-contact = Contact
follow-up-column-topic = Topic
follow-up-column-answers = Answers
follow-up-column-product = Recommended
follow-up-column-reason-for-customer = Reason for the customer
follow-up-column-reason-for-owner = Reason for the owner
follow-up-column-benefit = Revisit benefit
follow-up-column-good-until = Good until
follow-up-column-coupon-number = Coupon number
follow-up-column-coupon-address = Coupon address
follow-up-column-subject = Subject
follow-up-column-message = Message
follow-up-column-size = Message size
follow-up-column-permissions = Permission records
follow-up-column-visitor = Visitor record
follow-up-column-product-2 = Product 2
follow-up-column-reason-2 = Reason for the customer 2
follow-up-column-product-3 = Product 3
follow-up-column-reason-3 = Reason for the customer 3
follow-up-column-use-until = Last day to send
follow-up-file-name = Follow-up { $day } { $people ->
    [one] 1 person
   *[other] { $people } people
}
follow-up-people = Send to
follow-up-not-sent-to = Not sent to
follow-up-withheld-reason = Reason
follow-up-withheld-people = People
follow-up-withheld-code = Code
follow-up-withheld-total = Total
follow-up-count = { $people ->
    [one] 1 person
   *[other] { $people } people
}
follow-up-use-until = { $day }. Delete it then and make a new one.
follow-up-slips-replaced = On the printed coupons (PDF) “〓” stands for these characters, which the font does not have: { $characters }. All coupons are valid. Change them in the text of your brand or programme, and the next print is right.
follow-up-without-slips = The printed coupons (PDF) could not be made. The other files are complete and hold the coupon numbers. Why: { $reason }
follow-up-mind = When somebody withdraws her permission, use a new file in place of this one. Do not use it for anything else and do not pass it on.
text-size-short = SMS
text-size-long = LMS
text-size-too-long = too long
text-size = { $kind } { $bytes } bytes
text-size-cannot-be-sent = { $kind } { $bytes } bytes, cannot be sent: { $characters }

## What is written to her

# The label of the law, exactly, and Korean in every language: variants with
# blanks or other brackets are forbidden.
-advertisement = (광고)
draft-subject = { -advertisement } { $maker }: { $topic }
draft-greeting = Hello, this is { $maker }.
draft-greeting-by-name = Hello { $person }, this is { $maker }.
draft-sender = Sender: { $maker } | E-mail { $email } | Phone { $phone } | Address { $address }
draft-unsubscribe = To stop receiving these e-mails, reply with “Unsubscribe”. It is free of charge.
draft-text-sender = { -advertisement } { $maker } { $phone }
draft-text-greeting = Hello { $person },
draft-refuse-by-phone = 무료수신거부 (free opt-out) { $number }
draft-refuse-by-call = To get no more letters like this, call { $phone }. You need not say why.
draft-refuse-by-call-or-mail = To get no more letters like this, call { $phone } or write to { $email }. You need not say why.
draft-news = Here is our news about { $topic }.
draft-product = We would like to recommend “{ $product }”.
draft-also-one = We also picked “{ $product }” for you.
draft-also-two = We also picked “{ $product }” and “{ $other }” for you.
draft-coupon = Your revisit coupon: { $benefit }
draft-benefit = Benefit: news about { $topic } comes to you without your looking for it.
draft-coupon-number = Your coupon number is { $number }.
draft-why-bought = Why you get this: on { $day }, at { $fair }, you bought goods of the kind “{ $kind }”, and this is about the same kind.
draft-why = Why you get this: on { $day }, at { $fair }, you agreed to hear about { $topic } by { $code ->
    [email] e-mail
    [sms] text message
    [post] post
   *[other] { $channel }
}.

## Choosing whom to write to

follow-up-nobody = There is nobody who may be written to now, so no file was made.
follow-up-news = news
every-fair = all fairs
follow-up-over-promise = The messages promised for that month are used up. If a file was not sent, note that it was not.
report-no-contacts = This file has no column of e-mail addresses or phone numbers. What stands in its first row: { $columns }. Check that it is the report of the tool that sent the messages, and choose again. Nothing was changed.
report-no-addresses = This file has no column of e-mail addresses. What stands in its first row: { $columns }. Check that it is the report of the tool that sent e-mails, and choose again. Nothing was changed.
report-no-numbers = This file has no column of phone numbers. What stands in its first row: { $columns }. Check that it is the report of the tool that sent texts or KakaoTalk messages, and choose again. Nothing was changed.
report-column-unknown = There is no column “{ $column }”. The columns of this file: { $columns }. Choose one of them. Nothing was changed.
report-no-outcome = No column was found that says what became of the messages. The columns of this file: { $columns }. Say which one does. Nothing was changed.
report-several-outcomes = Several columns seem to say what became of the messages: { $columns }. Choose which one to read. Nothing was changed.
report-nothing-understood = Not one word in the column “{ $column }” was understood: { $words }. If it is another column, say which. Nothing was changed.
report-export-unknown = ‘{ $export }’ is neither a known export nor a file. Nothing was changed. Give the path of the file that was sent, or leave --export out.
report-of-nobody = Nobody in this file is in any of the files made here. It seems to be about messages that were sent elsewhere. Nothing was changed.
report-of-nobody-here = Nobody in this file is in the file you chose. It seems to be the report of another one. Nothing was changed.
report-of-another-file = This seems to be the report of { $files }, not of the file you chose. Take it in there. Nothing was changed.
report-mostly-strangers = Of the { $all } people in this file { $people } were not sent that file. It seems to be about messages that were sent elsewhere. If it is a list of refusals, import it as one. Nothing was changed.
report-of-several-files = It is not clear which file this is the report of. Files with the same people: { $files }. Choose one of them. Nothing was changed.
report-taken-in = The report was taken in. Sent: { $sent }. Did not arrive: { $failed }. No such address or number: { $bounced }. Refused: { $refused }. Not in the report and counted as sent: { $missing }.
report-reached-before = { $people ->
    [one] 1 person whom an earlier report says it reached still counts
   *[other] { $people } people whom an earlier report says it reached still count
} as written to.
report-read-column = Read from the column “{ $columns }”. If it is another one, name it and take the report in again.
report-may-have-come-as-text = { $people ->
    [one] 1 person whom KakaoTalk did not reach counts
   *[other] { $people } people whom KakaoTalk did not reach count
} as written to: the message may have come as a text.
report-rows-in-one-cell = From row { $row } on, several rows stand in one cell: a quotation mark is probably not closed. Nothing was taken in. Take that mark out, or have the sending tool give the report as an Excel file.
report-known = This report was taken in before. Nothing changed.
report-unknown-people = Of people whom this file was not sent to ({ $people }), only refusals were noted.
report-not-understood = Word not understood: “{ $word }”, rows: { $rows }
report-empty-word = (empty)
report-unreadable = Rows whose contact could not be read: { $rows }
report-unconfirmed = { $people ->
    [one] One person has
   *[other] { $people } people have
} not clicked yet in the mail that confirms the address. Nothing else is sent there before.
report-click-unsure = People whose address the file says is not confirmed yet: { $people }; it says of nobody that hers is. A list that asks nobody for a click calls everybody so, so nobody is held back. If yours does ask, take the list in again once somebody clicked.
follow-up-unconfirmed = She did not confirm the address by a click yet. Take your tool’s list in again once she did, and it gets messages.
follow-up-bounced = An earlier message came back: there is no such address or number. Get a new one, or say that you want to try it again.
file-check-reported = The report of this file was taken in. Sent again, some people would get it twice. Make a new file for those it did not reach.
bounce-none = No report says that this address or number bounced or waits for a click. Nothing changed.
bounce-taken-back = It will be tried again: with permission, the next file holds this contact.
follow-up-sender-is-closed = KakaoTalk messages are not sent between 8:50 pm and 8 am. Choose another hour.
file-noted-not-sent = Noted: this file was sent to nobody. The people in it can be written to in that month again.
follow-up-channel-not-asked = Text messages and KakaoTalk were not asked about, because there is no free number (080) to refuse by.
follow-up-request-open = Asked that her data are used no more or deleted, and that is not done yet.
follow-up-same-contact = The same contact gets one message already.
follow-up-exported-before = Of the people who may be written to now, { $people } are already in a file for the same channel; the latest was made on { $day }. Nothing was made yet. Choose whether to leave them out or to put everybody in.
follow-up-left-out = Left out, because they are already in a file of this fair for the same channel.
channel-phone = Phone
channel-post = Post
offer-coupon-alone = The coupon alone
offer-without-reason = Nothing yet speaks for one product over another.

## Who is left out to learn whether it helps

hold-out-recommending = Did recommending help?
hold-out-writing = Did writing help?
hold-out-too-many = At least two in ten have to get a recommendation, or nothing can be compared. Those left out can be { $most } % at most, all together.
audience-held-out = Gets no message, so that it can be told whether writing helps. F8, ‘Did it help?’, changes that.
hold-out-note = { $people ->
    [one] To learn whether the message helps, one person was drawn by lot and is not in this file.
   *[other] To learn whether the message helps, { $people } people were drawn by lot and are not in this file.
} It has nothing to do with consent or requests.
hold-out-note-said = { $people ->
    [one] One person is not in this file because you said that she gets no message.
   *[other] { $people } people are not in this file because you said that they get no message.
}
hold-out-nobody-left = { $people ->
    [one] The one person who may be written to now was drawn, or said by you, to get no message, so no file was made.
   *[other] All { $people } people who may be written to now were drawn, or said by you, to get no message, so no file was made.
} Under “Did it help?” on F8 you can have them written to all the same.
hold-out-recommending-helped = Recommending helped.
hold-out-recommending-harmed = Those who got a recommendation bought less. Bestsellers do better.
hold-out-writing-helped = Writing helped.
hold-out-writing-harmed = Those who got a message bought less. Not writing does better.
hold-out-not-known = It is not known yet. About { $people } more people are needed.
hold-out-rate-more = Within { $days } days, between { $low } and { $high } more people in 1,000 seem to have bought.
hold-out-rate-fewer = Within { $days } days, between { $low } and { $high } fewer people in 1,000 seem to have bought.
hold-out-rate-either = Within { $days } days, anything from { $fewer } fewer to { $more } more people in 1,000 may have bought.
hold-out-won-more = In money, a person spent between { $low } and { $high } won more.
hold-out-won-fewer = In money, a person spent between { $low } and { $high } won less.
hold-out-won-either = In money, a person may have spent anything from { $fewer } won less to { $more } won more.
hold-out-counted = { $fairs ->
    [one] At one fair, { $treated } people who got it were compared with { $control } who did not.
   *[other] At { $fairs } fairs, { $treated } people who got it were compared with { $control } who did not.
}
hold-out-waiting = For { $people } people the { $days } days are not over. They count from { $day } on; until then the result stays the same, however often you look.
hold-out-writing-mind = Who got no message has no coupon, either: when she comes again, her purchase counts only if she is found by number or name.
hold-out-too-few = { $reachable ->
    [one] One person who can be written to and was in no file yet tells nothing
   *[other] { $reachable } people who can be written to and were in no file yet tell nothing
} about the effect. Write to all of them. Something can be known from about { $people } people on, also of several fairs together.
hold-out-suggested = Of the { $reachable } people who can be written to now, leave out { $percent } %. Then it shows when more than { $difference } people in 1,000 buy more or less.
hold-out-rate-assumed = It is assumed that { $rate } in 1,000 people buy after a message. Too little is on record to know.
hold-out-rate-known = So far { $rate } in 1,000 people bought after a message.

## The owner's rules for recommendations

owner-rule-for-everybody = { $effect ->
    [first] Everybody is recommended ‘{ $product }’ first.
    [more] Everybody is recommended ‘{ $product }’ more often.
   *[never] Nobody is recommended ‘{ $product }’.
}
owner-rule-for-answer = Whoever answered ‘{ $answer }’ to ‘{ $question }’ is { $effect ->
    [first] recommended ‘{ $product }’ first.
    [more] recommended ‘{ $product }’ more often.
   *[never] not recommended ‘{ $product }’.
}
owner-rule-for-buyer = Whoever bought ‘{ $bought }’ is { $effect ->
    [first] recommended ‘{ $product }’ first.
    [more] recommended ‘{ $product }’ more often.
   *[never] not recommended ‘{ $product }’.
}
owner-rule-too-many = There can be { $most } rules. Remove one that is not needed, then make this one.
owner-rule-same-product = Somebody who bought a product is not offered it again. Please choose another product.

## What was this question worth?

worth-recommendations = This question changed what is recommended to { $count } of { $people } people.
worth-groups-or-drafts = This question changed the group or the draft of { $count } people.
worth-nearly-all = This question changed what nearly everybody is recommended or written.
worth-few = What this question changed concerns fewer than five people.
worth-unknown = Not known yet. { $people } people have to answer it and buy something.
worth-own-words = Answers in words or numbers are not used for recommendations and groups, so no worth can be given.
worth-nothing = This question changed nothing.
worth-cost = It took { $seconds ->
    [one] one second
   *[other] { $seconds } seconds
} a visitor, { $minutes ->
    [one] one minute
   *[other] { $minutes } minutes
} in all.
worth-cost-seconds = It took { $seconds ->
    [one] one second
   *[other] { $seconds } seconds
} a visitor, less than a minute in all.
worth-cost-instant = It took less than a second a visitor.
worth-cost-unknown = Fewer than ten answers were timed, so it is not known yet how long it takes.

## What people said in their own words

own-words-told = Only words of five people or more are counted. Press one to read what was written with it.
own-words-few = Nothing can be shown yet: at least five people have to say the same, and at least five something else.
own-words-handles = Five people or more gave it.
own-words-few-handles = Fewer than five people gave it.
own-words-good = Spoke well of something
own-words-bad = Had something to criticise

## Files for the tools that send

target-unreadable = The target's file cannot be read. { $why } Nothing was changed. To begin again, copy one of the files that come with the app (boothctl followup targets --copy) and change only what you need.
target-not-json = This is no target's file (JSON). A PDF, a picture or a table cannot be one. Nothing was changed. Copy one of the files that come with the app (boothctl followup targets --copy) and change only what you need.
target-not-utf-8 = The target's file was not saved as UTF-8. Nothing was changed. In Notepad, choose Save as and the encoding UTF-8.
target-not-well-formed = In line { $line }, or the one above it, a comma, a quotation mark or a bracket is wrong.
target-decimal-comma = The number in line { $line } has a comma. Write a fraction with a point, like 99.1, and thousands without commas.
target-number-expected = Line { $line } takes a number without quotation marks, a fraction with a point, like 99.1.
target-value-unusable = The value in line { $line } cannot be used. Compare it with the same place in a file that comes with the app.
target-part-missing = ‘{ $name }’ is missing.
target-part-twice = Line { $line }: ‘{ $name }’ is there twice.
target-word-unknown = ‘{ $name }’ in line { $line } is no word of a target's file.
target-word-none-of = Line { $line } cannot hold ‘{ $name }’. It takes one of: { $known }.
target-word-meant = ‘{ $name }’ in line { $line } is no word of a target's file. Did you mean ‘{ $meant }’?
target-id-unusable = The id takes small Latin letters, digits and hyphens, 40 at most.
target-text-empty = The name, the three lines of what to do, and the source may not be empty, in either language.
target-country-unusable = Give the country as two capital letters (KR, US).
target-fallback-without-kakao = falls_back_to_sms is only for what sends by KakaoTalk.
target-columns-missing = A table needs at least one column. Give its columns.
target-columns-unused = Visiting cards and mail drafts have no columns. Remove them.
target-header-unusable = A heading may not be empty, begin or end with a blank, or break the line.
target-variable-twice = Two columns fill the variable ‘{ $name }’, and the tool keeps only one of them. Give each its own.
target-letters-unusable = Code page 949 lacks some letters in the column ‘{ $text }’. Use others there, or another encoding.
target-second-label = ‘{ $text }’ in the template looks like the label of an advertisement, which is put in front by itself. Take it out.
target-header-twice = The heading ‘{ $header }’ is there twice. Keep one, or rename it.
target-column-holds-two = The column ‘{ $header }’ holds either a field or a text, not both.
target-contact-missing = No column holds the contact. Give one the field contact, email or phone.
target-drafts-without-email = Mail drafts go by e-mail only. Give the channel email.
target-variable-unusable = In variable write NAME once, where the variable's name stands (for example [*NAME*]).
target-variables-too-many = There are { $found } variables, and this tool takes { $most }. Mark fewer columns as variables.
target-template-missing = With variables there has to be a message to paste (template).
target-template-field-unknown = No variable holds ‘{ $field }’ of the template. Mark the column of that field as a variable, or take it out of the template.
target-paper-without-post = What is printed (format: pdf) goes by post only (channel: post), and only that goes by post. Set advertising to true for letters and to false for labels with addresses.
target-labels-unusable = The labels do not fit on A4 or are too small for an address. Measure how many there are and how large (mm), and write that. Labels need the format pdf.
target-required-missing = What the law asks every advertisement to say is missing: { $fields }. Put it into the message.
target-replaced = The tool lacks some characters, so they are written otherwise in the file (left out where there is no arrow): { $characters }. The records are untouched.
target-not-documented = The headings for { $target } could not be checked in its own documentation. Compare them with its example file; where they differ, copy the profile with ‘boothctl followup targets --copy’ and change it.
target-too-long = { $people ->
    [one] The message to one person is longer than this tool takes, so she is not in the file.
   *[other] The message to { $people } people is longer than this tool takes, so they are not in the file.
} Shorten the products' names, what the coupon says or your address, or send by another tool.
partner-column-name = Name
partner-column-email = E-mail
partner-column-phone = Phone
partner-column-company = Company
partner-column-job = Job
partner-column-country = Country
partner-column-birthday = Birthday
partner-column-answers = Answers
partner-column-until = Last day to hand it over
partner-file-name = { $day } for { $recipient } ({ $people } people)
partner-none = The consent texts ask about no third party. Nothing was made. Name one on the preparation screen, under ‘Consent texts’, and publish them; then the data of whoever agrees can be handed on.
partner-unknown = The consent texts name no such third party. Nothing was made. They name: { $names }
partner-not-in-it = Purchases and photographs of visiting cards are not in this table.
text-sender-missing = To send text messages with { $target }, the number of its certificate to send and your caller number registered with it have to be known (Network Act art. 50-3(1), Telecommunications Business Act art. 84-2). Nothing was made and your records are untouched. Add them on the preparation screen, under ‘Brand and printer’, and try again.
text-sender-note = Choose your registered caller number { $caller }. The sending company’s certificate is number { $certificate }.
text-sender-none = The certificate and the caller number for { $target } are not there yet.
text-sender-noted = { $target }: certificate { $certificate }, caller number { $caller }
text-sender-not-asked = { $target } sends no text messages and needs neither a certificate nor a caller number. Nothing was changed. Choose a tool that sends text messages.
text-sender-certificate-unusable = Please check the number of the certificate: it has digits and at most 40 characters, and stands on the sending company’s website or certificate. Nothing has been saved yet.
text-sender-caller-unusable = Please check the caller number: write the number registered with the sending company, like 02-123-4567 or 1588-0000. Nothing has been saved yet.
target-undelivered-by-kind = This tool carries notices and no advertising. Nothing was made. Choose one that may carry advertising.
target-unknown = There is no such target. Nothing was made. Give a name from ‘boothctl followup targets’, or the path of a target's file.
target-file-name = { $day } { $target } { $channel } { $people ->
    [one] 1 person
   *[other] { $people } people
}
target-template-file-name = { $target } message and what to do
protected-file-name = { $day } { $target } locked
protected-password = Password: { $password } (shown this once and kept nowhere)
protected-open-workbook = A workbook (.xlsx) asks for the password when you double-click it. Type it with its hyphens.
protected-workbook-for-a-tool = The sending tool takes no locked workbook. Open it in Excel, empty the password under “File › Info › Protect Workbook › Encrypt with Password”, save it under another name, upload that, and delete it afterwards.
protected-open-archive = Open a ZIP file with 7-Zip or Bandizip and type the password with its hyphens to unpack it. Windows Explorer cannot open it. A tool takes the unpacked files only; delete them after uploading.
suppression-file-name = { $day } { $target } not to write to { $people }
suppression-note = { $people ->
    [one] { $people } person who was in an earlier file for { $target } may not be written to any more. Import the file named “not to write to” into its list of refusals, or delete that address from its address book, before you send.
   *[other] { $people } people who were in earlier files for { $target } may not be written to any more. Import the file named “not to write to” into its list of refusals, or delete those addresses from its address book, before you send.
}
suppression-forgotten = { $people ->
    [one] { $people } person in an earlier file for { $target } is forgotten or has another address now, so that nobody knows the one the tool has. Empty the tool's address book and fill it from the new file, and it is gone there, too.
   *[other] { $people } people in earlier files for { $target } are forgotten or have another address now, so that nobody knows the ones the tool has. Empty the tool's address book and fill it from the new file, and they are gone there, too.
}
target-now = Now do this
target-subject-to-paste = [Subject]
target-message-to-paste = [Message]
letter-to = { $person }
letter-to-unknown = To our visitor
letter-price = { $price } won
letter-scan-coupon = Point your phone's camera at this code to open the coupon, and what you bought before.
letter-scan-goods = To order again what you bought, point your phone's camera at this code.
letters-replaced = No font has these characters, so 〓 is printed for them: { $characters }. The records keep them.
letter-file-name = letter { $number }
target-draft-file-name = draft { $number }
follow-up-would-come-as-text = What KakaoTalk does not deliver would come as a text message, and text messages were not agreed to.
follow-up-audience-unknown = There is no such group. Nothing was made. Give an id from ‘boothctl followup audiences’.
follow-up-topic-unknown = This fair has no such topic. Nothing was made. Topics that can be given: { $topics }
follow-up-topic-without-words = News of { $topic } recommends no goods, so the program's words do not fit it. Nothing was made. First write the draft for this topic.
follow-up-topic-unwritten = Whoever only wants news of { $topic } is not in this file, because you wrote nothing about it yet. Write that draft, then make the file again.
follow-up-time-is-over = The time to send at is over. Nothing was made. Give a later one.
follow-up-time-is-too-far = A file may be sent within { $days } days of being made, because people may take consent back meanwhile. Nothing was made. Make it in the week it is sent in.
follow-up-send-from = Send it from { $day } on: its messages count in that month.
file-check-unknown = This is not a file as it left these records, so it cannot be told whether it may be sent. If it was changed, check the one before the change; otherwise make a new one.
file-check-withdrawn = { $people ->
    [one] 1 person in this file may
   *[other] { $people } people in this file may
} not be written to any more: consent was taken back, deletion was asked for, or the yes does not fit any more. Do not send with it: delete it, note that it was not sent, and make a new one.
file-check-old = The file was made { $days } days ago, and somebody may have taken consent back since. Delete it, note that it was not sent if so, and make a new one.
file-check-refusals = These are the people who must not be written to. Send nothing with this list; put it into the tool's list of refusals only.
file-check-not-sent = This file was noted as not sent. The same people may have had another file since, so delete it and make a new one.
file-check-of-demo = This file came with the sample fair, for you to look at. It was sent to nobody and counts as no message. To try files of your own, use boothctl followup export.
file-check-other-month = The messages of this file count in another month. To keep the promised number, delete it, note that it was not sent, and make a new one.
file-check-too-early = The file may be sent from { $day } on. Its messages count in that month, so wait until that day.
file-check-fresh = The file may be sent still. Nobody took consent back since it was made.
letters-bench-reportlab-missing = It was not compared with reportlab. Name a Python that has it with --python.
export-bench-xlsxwriter-missing = XlsxWriter could not be measured. Name a Python that has it with --python, or run cargo xtask test once, then try again.
target-generic-takes-all = generic is made for everybody of the fair, by the first channel and topic that each allows. Nothing was made. Use --audience, --topic, --at, --draft, --one-each and --first-label with another --target (for example csv).
printing-no-letters = A file for each person is made of letters only. Nothing was made. Leave that out, or choose letters.
printing-no-labels = A first label is chosen for labels only. Nothing was made. Leave that out, or choose labels.
printing-label-outside = The first label is one from 1 to { $labels }. Nothing was made. Choose one that the sheet has.
target-message-not-carried = A file of a tool that carries no advertising (advertising: false) cannot hold products, coupons or the message. Remove those columns, or set advertising to true.
target-label-not-first = The advertising label has to come first. Begin the subject with subject, and the text of a text message with label or message.
target-foreign-number = { $people ->
    [one] One person has a number abroad, which this tool cannot reach, and is
   *[other] { $people } people have numbers abroad, which this tool cannot reach, and are
} not in the file. Reach them another way.
follow-up-nobody-because = Nobody can be written to this way, so no file was made. The most frequent reason among those who left a contact ({ $people }): { $reason }
follow-up-nobody-left-a-contact = Nobody left an address or number for this, so no file was made. Your records are untouched.

## Drafts of the owner

draft-kind-thanks = Thanks
draft-kind-recommendation = Recommendation
draft-kind-revisit-coupon = Revisit coupon
draft-kind-expiring-coupon = Expiring coupon
draft-kind-requested-reply = Reply to a request
template-field-name = name
template-field-company = company
template-field-product-1 = product1
template-field-reason-1 = reason1
template-field-product-2 = product2
template-field-reason-2 = reason2
template-field-product-3 = product3
template-field-reason-3 = reason3
template-field-topic = topic
template-field-fair = fair
template-field-maker = maker
template-field-benefit = benefit
template-field-coupon-number = coupon number
template-field-valid-until = valid until
template-field-page = page
template-field-wanted = wanted
template-field-asked-on = date
template-field-phone = phone
# Words of the lines that the law asks for, without spaces, parted by |.
template-said-by-rule = unsubscribe|optout|sender|whyyougetthis
template-benefit = Benefit
template-benefit-missing = No line of the draft says what it is good for whoever has no coupon. Write one that begins with “{ $label }: ”, without a field that is not known of everybody, like the coupon or a recommendation. Nothing was made or changed.
template-empty = The draft is empty. Write a line at least. Nothing was changed.
template-too-long = The draft has { $chars } characters. Shorten it to { $most }. Nothing was changed.
template-field-unknown = There is no field “{ $field }”. These are the fields: { $fields }
template-field-elsewhere = “{ $field }” has no place in this draft. These are the fields: { $fields }
template-bracket-open = In the line “{ $line }” a [[ or ]] lacks its partner. Add it or take the other out.
template-bracket-without-field = In the line “{ $line }” no field stands between [[ and ]]. Put one there or take the brackets out.
template-label = The draft holds what looks like the label of an advertisement. The program writes it once, at the beginning; take yours out.
template-rule-doubled = The program adds the line with “{ $words }”, as the law asks. Take it out so that it does not come twice.
template-promotional = “{ $word }” reads as advertising. The answer to a request may hold none; take it out.
template-second-label = “{ $text }” holds what looks like the label of an advertisement. The program writes it once, at the beginning. Nothing was made. Take those letters out and try again.
target-sizes = Text messages: { $short } SMS, { $long } LMS. Senders charge differently for them.
draft-for-no-file = The answer to a request is made into no file. Send it from the promises among today's tasks. Nothing was made.
draft-reply-for-all = There is one answer to requests. Leave the topic and the channel out and try again. Nothing was changed.
draft-field-of-nobody = Nobody has “{ $field }”, so its line does not appear. Take it out or put another field there.
draft-preview = Preview of a draft
target-no-coupon = { $people ->
    [one] The message is about a coupon, and 1 person has none that can be used (for “Expiring coupon”: none that ends within 30 days of the sending): she is not in the file.
   *[other] The message is about a coupon, and { $people } people have none that can be used (for “Expiring coupon”: none that ends within 30 days of the sending): they are not in the file.
}
draft-unknown = There is no such draft. These are the drafts: { $drafts }
name-like-a-label = “{ $name }” holds what looks like the label of an advertisement. The program writes it once, at the beginning. Nothing was changed. Take those letters out and write it again.
