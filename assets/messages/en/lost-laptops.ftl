### Lost laptops.

## The report

loss-title = Report of a lost laptop
loss-file-name = Loss report { $day }
loss-letters-certain-name = Breach letters { $day }
loss-letters-possible-name = Possible breach letters { $day }
loss-laptop = Laptop
loss-since = Missing since
loss-last-seen = Latest record merged
loss-due = Tell people by (72 hours)
loss-people = Whose data
loss-people-count = { $count ->
    [one] 1 person
   *[other] { $count } people
}
loss-people-all = Whose data were on it, or may have been
loss-people-there = Of them, typed on that laptop
loss-people-unreachable = Who left no way to be reached
loss-report-too = With { $from } people or more the loss must also be reported to the Personal Information Protection Commission or KISA within 72 hours (PIPA article 34, decree article 40).
loss-report-if-opened = If you learn that somebody opened the records on the laptop, report it within 72 hours whatever the number of people.
loss-fields = Which data
loss-unknown = What is not known
loss-unknown-after = What was written on that laptop after it last merged is not here. Whoever came after that is not in these numbers.
loss-unknown-merged = People written down on other laptops were on it only if it merged with them. Whether it did is not known, so all of them are counted.
loss-unknown-forgotten = { $count ->
    [one] One person was
   *[other] { $count } people were
} forgotten here after that, and may still be on that laptop. Who they are is not kept here.
loss-to-do = What to do
loss-to-do-letters = Tell each person within 72 hours, with the list of letters. Where it is certain that the data are in other hands, send the “breach letters”; where it is not known yet, the “possible breach letters”. Tell them again at once when it becomes certain, or turns out not to be so.
loss-to-do-posted = For those who cannot be reached, post the same on your website or at your place of business for at least 30 days.
loss-to-do-evidence = Afterwards type the day, the sender and the number of people on the device screen. Only then is this done.

## Which data

loss-field-name = name
loss-field-phone = phone number
loss-field-email = e-mail address
loss-field-address = postal address
loss-field-company = company
loss-field-job = job title
loss-field-country = country
loss-field-birthday = birthday
loss-field-badge = badge number
loss-field-card-photo = photograph of the business card
loss-field-consents = records of consent
loss-field-answers = survey answers
loss-field-notes = notes of the conversation
loss-field-purchases = purchases
loss-field-quotes = quotes

## Letters

loss-letter-certain = [{ $maker }] Your personal data are in other hands.
loss-letter-possible = [{ $maker }] Your personal data may be in other hands.
loss-letter-fields = 1. Which data: { $fields }
loss-letter-course-certain = 2. When and how: around { $since } we lost a laptop with what you told us at the fair, and these data are in other hands.
loss-letter-course-possible = 2. When and how: around { $since } we lost a laptop with what you told us at the fair. We do not know yet whether anybody read it, and will write again as soon as we do.
loss-letter-advice = 3. What you can do: beware of calls, texts and e-mails in our name. Open no unknown links, and give nobody your payment details.
loss-letter-measures = 4. What we did: the records on the laptop are encrypted. We are looking for it.
loss-letter-measures-coupons = 4. What we did: the records on the laptop are encrypted. No new coupons can be made with it, and we are looking for it.
loss-letter-contact = 5. Whom to ask: { $maker } ({ $contact })
loss-letter-remedies = 6. Help: the Personal Information Dispute Mediation Committee (1833-6972, www.kopico.go.kr) and KISA's privacy centre (118, privacy.kisa.or.kr).

## Recording it

loss-own-laptop = This is the laptop you are using. Nothing was recorded. Please choose another one from the list.
loss-known-already = This laptop is on record as lost already. Nothing was changed.
loss-since-future = That is later than now. Nothing was recorded. Please check the day and the time.
loss-moment-unreadable = Please type day and time like “2026-11-28 18:00”. Nothing was recorded.
loss-contact-missing = A letter needs somebody to ask. The loss is on record and the coupons are stopped. Enter a phone number or an e-mail address under “Contact” on the preparation screen, and save the files again.
loss-told-already = It is on record already that people were told of this loss. Nothing was changed.
loss-told-day = The day on which people were told must lie between the loss and today. Nothing was changed.
loss-task = Tell people of a lost laptop ({ $laptop }, { $people ->
    [one] 1 person
   *[other] { $people } people
})
loss-reported = { $laptop }: the loss is on record. Tell { $people ->
    [one] 1 person
   *[other] { $people } people
} by { $due }.
loss-told = It is on record that people were told. This is done.
