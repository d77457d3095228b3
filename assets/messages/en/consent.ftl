### Consent, and whether somebody may be contacted.

## Whether somebody may be contacted

permission-permitted = This person may be contacted.
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

## Taking contact details and consent

consent-collection-declined = The contact details were not saved because the visitor did not allow them to be kept. The survey and the coupon are not affected. Ask for consent, or go on without contact details.
consent-under-14 = The contact details were not saved because it is not confirmed that the visitor is at least 14. The survey and the coupon are not affected.
consent-notice-not-shown = A consent to a text that was not shown cannot be recorded. Open the consent step again.
consent-unknown-channel = There is no such channel. Use email, sms or kakao.
consent-case-unreadable = Line { $line } could not be read, so nothing was decided about it: { $why }
consent-case-too-long = Line { $line } is longer than { $kib } KiB, so it was not read.

## The items of the sample notices

notice-purpose = Purpose
notice-items = Items
notice-retention = Kept for
notice-refusal = Your right to refuse
consent-withdrawn = The withdrawal is recorded. Nothing more will be sent to this contact.

## Opt-out lists
opt-out-no-contact = There is no contact in this row. Get a list with phone numbers or e-mail addresses, not with names.
opt-out-shortened = Excel wrote the number short, and its last digits are gone (like 1.01E+09). In the original list, format the column as text and save it again.
opt-out-unknown-source = It is not clear where the list comes from. Write one of 080, mail, kakao. Nothing was changed.
opt-out-done = { $rows } rows read: { $withdrawn } people refuse from now on, { $known } had refused before, { $kept } contacts are not known yet (nothing will be sent to them either), { $unreadable } rows could not be read.

## What is due: telling the result of a choice

result-notice-begins = [{ $maker }] This is the result of what you said about receiving advertising.
result-notice-agreed = On { $day } you agreed to { $what }, and it was noted.
result-notice-refused = On { $day } you refused { $what }, and it was noted.
result-notice-everything = all messages
result-notice-ends = If you want to change this, call { $phone } at any time.
result-notice-file-name = results of consent { $day } { $people } people
result-notice-no-phone = A message that tells a result must name your phone number. No file was made. Add it to your details in Prepare.
result-notice-nobody = Nobody is to be told a result now. No file was made.
result-notice-no-list = There is no list that was not sent yet. Save the list first. Nothing was changed.
result-notice-day = The day of sending must lie between the day of the list and today. Nothing was changed.
task-result-notice = tell the result of a choice
task-reconfirmation = confirm a permission
task-retention-end = delete personal data
task-line = { $due } · { $kind } · { $name }
task-line-overdue = { $due } (overdue) · { $kind } · { $name }
task-nameless = somebody without a name
task-none = Nothing is due now.

## The receipt of what was allowed

receipt-maker = This is what { $maker } may send you.
receipt-line = { $channel } { $contact } · since { $day }
receipt-nothing = Nothing is sent now.
receipt-stop = To stop it, show this code at the booth. You need not say your name.
receipt-stop-or-call = To stop it, show this code at the booth or call { $phone }. You need not say your name.
receipt-stopped = Nothing more is sent to the contact of this receipt. No name is needed.
