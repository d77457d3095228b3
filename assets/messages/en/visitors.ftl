### Visitors and their contact details.

## Visitors

visitor-unknown = It is not among this laptop's records. Nothing was changed. Go back to the desk and look again.
visitor-note-too-long = The note is longer than 2,000 characters. Shorten it; the earlier note is kept.

## Contact details

contact-email-unusable = Check the e-mail address; it should look like name@company.kr. It has not been saved yet.
contact-email-several = There is more than one e-mail address. Enter one address of one person. It has not been saved yet.
contact-phone-unusable = Check the phone number; a foreign one starts with + and its country code. It has not been saved yet.
contact-phone-unassigned = There is no such phone number. Check the country code and every digit. It has not been saved yet.
contact-phone-character = The phone number has a “{ $character }” in it, which is no digit. Put the right digit in its place. It has not been saved yet.
contact-phone-incomplete = { $missing ->
    [1] One digit of the mobile number is missing.
   *[other] { $missing } digits of the mobile number are missing.
} With 010 it has 11 digits. It has not been saved yet.
contact-phone-too-long = { $extra ->
    [1] The mobile number has one digit too many.
   *[other] The mobile number has { $extra } digits too many.
} With 010 it has 11 digits. It has not been saved yet.
contact-name-too-long = The name has more than { $most } characters. Shorten it and enter it again. It has not been saved yet.
contact-company-too-long = The company’s name has more than { $most } characters. Shorten it and enter it again. It has not been saved yet.
contact-job-too-long = The job title has more than { $most } characters. Shorten it and enter it again. It has not been saved yet.
contact-country-too-long = The country’s name has more than { $most } characters. Shorten it and enter it again. It has not been saved yet.
contact-address-too-long = The address has more than { $most } characters. Shorten it and enter it again. It has not been saved yet.
contact-postcode-unusable = A postcode has five digits, like 06236. Check it. It has not been saved yet.
contact-address-incomplete = Enter the postcode and the address, or leave both empty. It has not been saved yet.
contact-not-in-texts = The text this person agreed to does not name this, so it cannot be kept. It has not been saved yet. Save without it, or choose it under Consent texts (F9) and ask again.
contact-birthday-ahead = The birthday lies after today. Check the date. It has not been saved yet.
contact-missing = There is no e-mail address or phone number to send news to. Enter one, or go on without contact details.
contact-none-typed = The phone number or e-mail address is empty. Nothing was changed. Type the one to look for.

## What is known of one person, and destroying it

report-title = What is kept about you
report-intro = This is everything on record about the contact details you asked about: access under article 35 of Korea’s Personal Information Protection Act.
report-asked = Contact asked about
report-made-at = Made at
report-controller = Kept by
report-visit = { $fair } · { $at }
report-name = Name
report-company = Company
report-job = Job title
report-country = Country
report-birthday = Birthday
report-badge = Badge number
report-source = Where the contact came from
report-phone = Phone number
report-email = E-mail
report-address = Postal address
report-card-photos = Photographs of your business card
report-card-photo-beside = In the picture file that was saved beside this one.
report-answers = Answers to the survey
report-notes = Notes of the staff
report-interest = Interest: { $interest }
report-interest-hot = wanted to buy at once
report-interest-warm = wanted to think about it
report-interest-cold = only looked around
report-purchases = Bought
report-purchase = { $goods } · { $won } won
report-coupons = Coupons given
report-coupon = { $benefit } · until { $day }
report-coupon-used = { $benefit } · until { $day } · used
report-permissions = What may be sent now
report-allowed = You agreed to this.
report-no-permissions = No contact details were left, so nothing is sent.
report-consents = What was asked and said
report-no-consents = Nothing was asked.
report-shown = the text was shown
report-granted = agreed
report-declined = did not agree
report-withdrawn = taken back
report-confirmed = said to hold on
report-texts = The texts as they were shown
report-given-to = Given to others
report-given-to-nobody = There is no record that any of this was given to another company or person. Below are the files that were made to write to people.
report-rights = What you can ask for
report-rights-text = You can have mistakes corrected, have messages stopped, and have everything deleted. Ask at the contact above; it is done within 10 days, and you are told the result.
report-file-name = personal data { $day }
report-card-file-name = business card { $day }
report-nobody = Nothing is on record here about these contact details. Nothing was changed. If another laptop met this person, ask there.
report-done = { $records } { $records ->
    [one] record was
   *[other] records were
} saved as files.
destroy-done = { $records } { $records ->
    [one] record
   *[other] records
} of { $visits } { $visits ->
    [one] visit
   *[other] visits
} were destroyed. Sales, quotes and coupons stay without a name, and only { $kept } unreadable { $kept ->
    [one] value
   *[other] values
} of the contact details are kept, so that nobody writes again.
destroy-reason-time-over = The time for keeping the data is over
destroy-nobody-due = Nobody’s data are due today. Nothing was deleted.
destroy-nobody-yet = This laptop knows nothing about these contact details. The request is on record: when another laptop’s records are merged, what they hold is destroyed then, and nothing is sent.
destroy-file-there = A file with this person’s data is still there: { $file }
destroy-file-changed = This file held this person’s data and was changed since. Look at it and delete it yourself: { $file }
destroy-file-deleted = A file with this person’s data was deleted: { $file }
## Search

people-none-found = Nobody like this is among this laptop's records.
people-more-found = { $found } people were found; the { $listed } who fit best are listed.

## Who comes again

contact-known-today = Is this { $name }, who came at { $time }?
contact-known-before = Is this { $name }, who came to { $fair }?
contact-known-name = { $name }
contact-known-nameless = somebody who left no name
contact-known-fair = an earlier fair
contact-known-bought = Bought then: { $goods }

## Requests to see, correct, stop using or delete

request-look = see the data
request-correct = correct the data
request-stop = stop using the data
request-delete = delete the data
request-noted = It has to be answered by { $due }. The request: { $request }
request-closed = It is noted that the request was answered.
destruction-paused = Data whose time is over do not go by themselves until you let them.
destruction-resumed = Data whose time is over go by themselves on the day again.
request-task = answer a request ({ $what })
request-day-to-come = That day is later than today. Nothing was noted. Please check the day.
request-day-too-early = That day is too early. No request can have come before { $day }. Nothing was noted. Please check the day.
request-open-already = The same request is noted already and still open. Nothing was changed.
request-several-people = Several people left this contact, so it is not clear whose it is. Nothing was noted. Open her visit in the app and note it there.
request-look-is-report = A request to see the data has no letter of its own. Save the files of this person’s data and hand them over.
request-not-deleted = This person’s data are not deleted yet. Nothing was changed. Delete them first, and come back.
request-not-stopped = This person may still be written to. Nothing was changed. Stop the messages first, and come back.
request-answered-day = The day of the answer must lie between the request and today. Nothing was changed.
request-letter-file-name = Result of a request { $day }
request-letter-title = Result of your request about your data
request-letter-asked = You asked to
request-letter-received = Received on
request-letter-made = Done on
request-letter-result = Result
request-letter-corrected = Your data were corrected as you asked. They stand like this now.
request-letter-stopped = Your data are used no more, and no news are sent to you. Only your contact stays marked, so that nobody writes again.
request-letter-deleted = Name, contact, answers, notes and records of consent were deleted for good. Amounts of sales and quotes, and coupons, stay, and nobody can tell whose they are. So that nobody writes again, the contact is kept as an unreadable value only.
request-letter-object = If you disagree
request-letter-object-text = If this is not what you asked for, tell us at the contact below. The Personal Information Dispute Mediation Committee (1833-6972, www.kopico.go.kr) and KISA's privacy centre (118, privacy.kisa.or.kr) help, too.

## The day on which time is over

destroyed-on-the-day = The data of { $visits ->
    [one] 1 visit
   *[other] { $visits } visits
} whose time is over were deleted today, with { $files ->
    [one] 1 file
   *[other] { $files } files
} that held them. This cannot be undone.
destroyed-on-the-day-but = The data of { $visits ->
    [one] 1 visit
   *[other] { $visits } visits
} whose time is over were deleted today, with { $files ->
    [one] 1 file
   *[other] { $files } files
} that held them. { $changed ->
    [one] 1 file was
   *[other] { $changed } files were
} changed since and left alone; please look at them yourself.
destruction-waits-for-laptops = { $visits ->
    [one] The time of 1 visit is over, but its data were not deleted.
   *[other] The time of { $visits } visits is over, but their data were not deleted.
  } What { $laptops ->
    [one] 1 other laptop
   *[other] { $laptops } other laptops
  } recorded at the last fair is not here, and would end with them, even a newer yes. It is done by itself once those records are here; if there is nothing to wait for, delete in ‘Things to do’.
destroyed-not = The data of people whose time is over were not deleted. Everything is as it was, and it is tried again the next time you open the app. { $why }
destroyed-files-there = { $files ->
    [one] 1 file
   *[other] { $files } files
} with the data of people who were deleted could not be deleted. It is tried again the next time you open the app. Close the file in other programs, or unlock the USB stick: { $paths }
destroyed-files-since = { $files ->
    [one] 1 file
   *[other] { $files } files
} with the data of people who were deleted before, left over when the app was closed, were deleted now.

## Where a contact came from

contact-source-unknown = not on record
contact-source-staff = said to staff, who typed it
contact-source-herself = typed by the visitor
contact-source-card = code of a card or phone
contact-source-badge = code of a badge

## Cards and badges

card-cut-off = The code of the card was not read to its end, so nothing was filled in. Scan it once more, or type it.
card-several = There is more than one card in this code, so nothing was filled in. Type this visitor’s.
card-no-card = This is no code of a card or badge. What was typed stays as it was.

visit-came = { $day }, { $time } · { $fair }
duplicate-phone = The phone number ({ $phone }) is the same.
duplicate-email = The e-mail address ({ $email }) is the same.
duplicate-both = The phone number ({ $phone }) and the e-mail address ({ $email }) are the same.
duplicate-phone-two-names = The phone number ({ $phone }) is the same, but the names differ.
duplicate-email-two-names = The e-mail address ({ $email }) is the same, but the names differ.
duplicate-both-two-names = The phone number ({ $phone }) and the e-mail address ({ $email }) are the same, but the names differ.
duplicate-name = The name ({ $name }) and the company ({ $company }) are the same, and no number or address differs.
duplicate-kept-apart = Somebody said that two of these visits are two people, so they were not joined. Nothing was changed. Take that back first.
duplicate-one-visit = Both are the same visit. Nothing was changed. Name two different visits.
duplicate-nothing-said = Nobody joined these two visits or kept them apart, so there is nothing to take back. Nothing was changed.
duplicates-more = There are { $found } pairs; the first { $listed } are listed.
duplicates-open = Noted. Pairs that are still open: { $open }

## Photographs of business cards

card-photo-no-yes = There is no yes to keeping her contact yet, so the photograph of the card was not kept. Nothing else was changed. Please note the contact and ask for her consent, then add it again.
card-photo-not-in-texts = The text she agreed to does not name a photograph of her card, so it was not kept. Nothing else was changed. Choose it under “Consent texts” in Prepare (F9) and publish; it can be kept of whoever agrees after that.
card-photo-too-many = { $most ->
    [one] One photograph of a visitor’s cards is kept at most. This one was not kept, the one before is.
   *[other] { $most } photographs of a visitor’s cards are kept at most. This one was not kept, those before are.
}
card-photo-gone = This photograph of a card was deleted, or may not be seen here. What was typed just now was not kept. Please go on with the next card.
card-photo-done-already = Somebody else typed this card meanwhile. What was typed just now was not kept. Please go on with the next card.
card-photo-point-of-another = Something was said about this number or address at another visit. Leave that field empty and keep the rest. To use it for this visitor too, ask at the visit.
card-photo-point-stays = The number and the address she gave with her consent cannot be changed here. Nothing was kept. If they changed, please ask for her consent again at the contact of her visit.
card-photo-task = Type business cards: { $count }
