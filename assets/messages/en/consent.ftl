### Consent, and whether somebody may be contacted.

## Whether somebody may be contacted

permission-permitted = This person may be contacted.
permission-bought = Bought from you, so only news of the same kind of goods ({ $kind }) may be sent.
permission-under-age = This person is under 14 and cannot be contacted.
permission-no-contact-point = There is no address or number for this channel.
permission-never-asked = This person never gave consent.
permission-notice-not-shown = There is a consent, but no record that its notice was shown first.
permission-declined = This person declined.
permission-withdrawn = This person withdrew the consent.
permission-withdrawn-conflict = This consent was taken without knowing of a refusal. Do not contact before it is reviewed.
permission-topic-not-chosen = This person did not choose this topic.
permission-night-without-consent = This person did not consent to messages at night (21:00 to 08:00).
permission-third-party-without-consent = This person did not consent to handing the data to this recipient.
permission-overseas-without-consent = This person did not consent to a tool abroad.
permission-lapsed = The consent was not confirmed within two years.
permission-already-replied = What this person asked for was already sent.
permission-scope-changed = What the data are used for has grown since this yes. Ask again before you write.
permission-another-law = The number is of another country, whose law on advertising is not known here, so nothing is sent. Ask for an e-mail address instead.
law-night = Advertising by this is sent from { $from } until { $until } the next day only to whoever allowed the night: { $channels }
law-senders-hours = Messages by this are sent from { $from } until { $until } only: { $channels }
law-reconfirmation = { $years ->
    [one] A yes to advertising is confirmed before a year is over.
   *[other] A yes to advertising is confirmed before { $years } years are over.
}
law-transaction = { $months ->
    [one] A buyer may be sent news of the same kind of goods for a month.
   *[other] A buyer may be sent news of the same kind of goods for { $months } months.
}
law-result-notice = { $days ->
    [one] Everybody is told within a day what became of her yes, no or stop.
   *[other] Everybody is told within { $days } days what became of her yes, no or stop.
}
law-processor-notice = { $days ->
    [one] When another company sends, people are told within a day.
   *[other] When another company sends, people are told within { $days } days.
}
law-destruction = { $days ->
    [one] Data whose time is over are deleted within a day.
   *[other] Data whose time is over are deleted within { $days } days.
}
law-age = { $years ->
    [one] From the age of one year on a person can agree alone.
   *[other] From the age of { $years } on a person can agree alone.
}
further-night = Messages between 9 p.m. and 8 a.m. too
further-night-allowed = Messages may come at night too.
further-recipient-allowed = Her data may go there. Whether to write to her stands above.
recipient-asked = { $recipient }: { $agreed } agreed, { $not_agreed } did not, { $never_asked } were never asked
recipients-none = The consent texts in use ask about no third party.
further-recipient = Giving the data to { $recipient }
permission-of = { $what } ({ $contact })

## Taking contact details and consent

consent-collection-declined = The contact details were not saved because the visitor did not allow them to be kept. The survey and the coupon are not affected. Ask for consent, or go on without contact details.
consent-under-14 = The contact details were not saved because it is not confirmed that the visitor is at least 14. The survey and the coupon are not affected.
consent-notice-not-shown = A consent to a text that was not shown cannot be recorded. Open the consent step again.
consent-unknown-channel = There is no such channel. Use email, sms, kakao, phone or post.
consent-case-unreadable = Line { $line } could not be read, so nothing was decided about it: { $why }
consent-case-too-long = Line { $line } is longer than { $kib } KiB, so it was not read.

## The items of the sample notices

notice-purpose = Purpose
notice-items = Items
notice-retention = Kept for
notice-refusal = Your right to refuse
notice-transfer = Country, time and method
notice-recipient = Recipient
notice-use = What the recipient uses them for, and how long

## Publishing the consent texts

notice-problem-unknown = There is a purpose or an item that is not known. Open the screen again and choose. Nothing was published.
notice-problem-items = Name, contact, survey answers and purchases are always kept together here, so they cannot be left out.
notice-problem-months = Data can be kept for 1 month at least and { $most } months at most.
notice-problem-promise = At most { $most } messages a month can be promised.
notice-problem-field = Names and contacts take { $most } characters, without line breaks, asterisks or braces.
notice-problem-recipients = Up to { $most } third parties can be asked about; each is a question more.
notice-problem-recipient-twice = A third party is named twice. Remove one of them.
notice-problem-recipient-items = “{ $name }” would get data that you do not keep. Leave them out, or add them to the data above.
notice-problem-processor = Where the company that sends stands abroad, its name is needed.
notice-problem-stop = After the fair there is no way to stop the messages. Add a phone number, an e-mail address or an 080 number on the Brand tab first.
notice-problem-point = “{ $title }”: nothing is said under “{ $point }”. Fill in its field, and it can be published.
notice-problem-no-title = A text without a title cannot be published.
notice-problem-title = “{ $title }”: a consent to advertising is called 광고성 정보 수신동의 in its title.
notice-problem-soft-title = “{ $title }”: the words “{ $soft }” in a title hide what is agreed to. Leave them out.

## Privacy policy and poster

policy-title = Privacy policy
policy-outdated = The consent texts in use differ from your contact details or the basic wording, so no policy was made. Publish the consent texts again first.
policy-intro = This policy says what { $sender } does with the data of visitors to the fair booth (Personal Information Protection Act, art. 30). It says the same as the texts that are shown when you are asked to agree.
policy-purposes = What for, which data, how long
policy-purposes-text = The survey and the coupon need neither name nor contact. Only who leaves a contact is asked the following, one thing at a time.
policy-third-parties = Third parties
policy-third-parties-text = The data of visitors are given to nobody else.
policy-processors = Who works for us
policy-processor = News to those who agreed is sent for us by { $processor }.
policy-no-processor = We send ourselves; nobody else does it for us.
policy-overseas = Abroad
policy-overseas-none = The data do not leave the country.
policy-destruction = How data are destroyed
policy-destruction-text = When the time is over or you withdraw, your data are erased without delay. Files are erased so that they cannot be restored, and an older backup does not bring them back. Paper is shredded or burnt.
policy-refusals-text = An address that refused is kept only as a value nobody can read (a keyed hash), used for nothing but writing to it no more.
policy-rights = Your rights, and how to use them
policy-rights-text = You can see, correct, erase and stop the use of your data, and withdraw, at any time. Tell us at the booth or by the contact below; we answer within 10 days. We take no contact of anybody under 14.
policy-safety = How they are kept safe
policy-safety-text = All records and backups on the booth laptops are encrypted, each person may do only what her work needs, and what leaves the store is on record and cannot be altered unseen.
policy-automatic = Collected automatically
policy-automatic-text = Nothing is collected automatically: no cookies and no access logs.
policy-responsible = Privacy officer
policy-changes = In force
policy-changes-text = In force since { $day } (consent texts, edition { $edition }).
poster-title = What we do with visitors’ data
poster-intro = { $sender } asks for and keeps contact details only from those who leave them. The survey and the coupon need no name.
poster-stop = To stop our messages
policy-saved = The privacy policy and the poster for the booth are saved.
consent-withdrawn-of-her = The withdrawal is recorded. Nothing more will be sent to this person, by any contact.
consent-withdrawn-channel = The withdrawal is recorded. No more advertising by { $channel } goes to this contact.
consent-channel-elsewhere = { $channel } does not lead to this contact, so nothing was changed. Use sms or kakao with a phone number, and email with an e-mail address. Leave --channel out to stop everything.
consent-withdrawn = The withdrawal is recorded. Nothing more will be sent to this contact.

## Opt-out lists
opt-out-no-contact = There is no contact in this row. Get a list with phone numbers or e-mail addresses, not with names.
opt-out-shortened = Excel wrote the number short, and its last digits are gone (like 1.01E+09). In the original list, format the column as text and save it again.
opt-out-unknown-source = It is not clear where the list comes from. Write one of 080, mail, kakao. Nothing was changed.
opt-out-done = Rows read: { $rows }. People who refuse from now on: { $withdrawn }. Had refused before: { $known }. Contacts not known yet (nothing will be sent to them either): { $kept }. Rows that could not be read: { $unreadable }.

## What is due: telling the result of a choice

result-notice-begins = [{ $maker }] This is the result of what you said about receiving advertising.
result-notice-agreed = On { $day } you agreed to { $what }, and it was noted.
result-notice-refused = On { $day } you refused { $what }, and it was noted.
result-notice-night = messages at night (21:00–08:00)
result-notice-everything = all messages
result-notice-ends = If you want to change this, call { $phone } at any time.
result-notice-file-name = results of consent { $day } { $people ->
    [one] 1 person
   *[other] { $people } people
}
duty-list-no-phone = The message must name your phone number. No file was made. Add it to your details in Prepare.
duty-list-nobody = Nobody is to be sent this message now. No file was made.
duty-list-none = There is no list that was not sent yet. Save the list first. Nothing was changed.
duty-list-day = The day of sending must lie between the day of the list and today. Nothing was changed.

## Duties: two years

confirmation-begins = [{ $maker }] This asks whether your consent still holds.
confirmation-agreed = On { $day } you agreed to { $what }.
confirmation-keep = To keep it: answer “keep” to this message, or call { $phone }.
confirmation-stop = To end it: answer “stop” to this message, or call { $phone }.
confirmation-lapses = If you do not answer, nothing is sent after { $day }.
confirmation-goes-on = If you do not answer, your consent goes on.
confirmation-file-name = consent after two years { $day } { $people ->
    [one] 1 person
   *[other] { $people } people
}
confirmation-lapsed = No consent of hers holds now, so nothing was noted. What lapsed or was taken back cannot come back; ask her anew.

## Duties: another company sends

processor-notice-begins = [{ $maker }] Another company sends what you agreed to receive.
processor-notice-company = Since { $day }: { $processor }
processor-notice-herself = Since { $day }: nobody else, we send ourselves.
processor-notice-work = Its work: sending what you agreed to receive
processor-notice-ends = If you have a question or want to stop it, call { $phone }.
processor-notice-file-name = another company sends { $day } { $people ->
    [one] 1 person
   *[other] { $people } people
}

## Duties: whom to ask again

review-why-declined = She said yes on { $yes } without it being known that she had said no on { $no }.
review-why-withdrawn = She said yes on { $yes } without it being known that she had taken it back on { $no }.

## What duties are called

task-group = { $what }, by { $due }
task-group-overdue = { $what }, by { $due } (overdue)
task-of-whom = { $name }: { $what }
task-more-people = { $few } and { $count ->
    [one] one more person
   *[other] { $count } more people
} (all of them: --json)
task-more = { $few } and { $count } more (all of them: --json)
task-nameless = somebody without a name
task-none = Nothing is due now.

## The receipt of what was allowed

receipt-maker = This is what { $maker } may send you.
receipt-title = Receipt of consent
receipt-line = { $channel } { $contact }: { $topics } · at most { $promise } a month · { $time }
receipt-topics = { $before }, { $next }
receipt-every-topic = every topic
receipt-time = for { $months } months from { $day }
receipt-further = { $what } · { $time }
receipt-recipients = These may get your data from { $maker }.
receipt-bought = You bought from { $maker }, so it may send you this without asking.
receipt-bought-line = { $channel } { $contact }: only news of { $kind } · for { $months } months after you bought on { $day }
receipt-nothing = { $maker } sends you nothing now.
receipt-stop = To stop it, show this code at the booth. You need not say your name.
receipt-stop-free-call = Or call { $phone } (free)
receipt-stop-afterwards = After the fair, reach us at { $contact }
receipt-stopped = Nothing more is sent to the contact of this receipt. No name is needed.
kind-of-goods-unknown = No product has the tag “{ $tag }”. The kinds are as they were.
consent-channels-not-asked = { $channels }: not asked, because there is no number to refuse free of charge (080).
consent-no-free-number = Not asked, because there is no number to refuse free of charge (080).

## The calendar file

calendar-name = Boothloop: what is due
calendar-file-name = { $day } Boothloop what is due
calendar-nothing-due = Nothing is due that could stand in a calendar. Nothing was changed.
calendar-result-notice = Tell the results of choices: { $count }
calendar-reconfirmation = Ask whether a yes still holds: { $count }
calendar-answer = Wait for answers whether a yes still holds: { $count }
calendar-review = Ask again: { $count }
calendar-processor-notice = Tell that another company sends: { $count }
calendar-retention-end = Delete personal data: { $count }
calendar-reply = Send what was asked for: { $count }
calendar-request = Answer requests about personal data: { $count }
calendar-lost-laptop = Tell about a lost laptop: { $count }
calendar-coupons = Coupons that end soon: { $count }
calendar-text = To be done by this day. F8 in Boothloop shows whose it is. This calendar holds no names and no contacts.
calendar-text-overdue = Of these, { $count } are overdue: do them first. F8 in Boothloop shows whose they are. This calendar holds no names and no contacts.
calendar-retention-text = Data whose time is over. They are deleted by themselves when the owner signs in to Boothloop. To put that off, give a reason on F8 before.
calendar-coupons-text = Coupons that were not used; the first end on { $day }. F8 in Boothloop makes a file for those who allowed news.
calendar-saved = { $count ->
    [one] 1 entry
   *[other] { $count } entries
} in the calendar file: { $file }
