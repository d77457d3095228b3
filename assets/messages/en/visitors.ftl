### Visitors and their contact details.

## Visitors

visitor-unknown = It is not among this laptop's records. Nothing was changed. Go back to the desk and look again.
visitor-note-too-long = The note is longer than 2,000 characters. Shorten it; the earlier note is kept.

## Contact details

contact-email-unusable = Check the e-mail address; it should look like name@company.kr. It has not been saved yet.
contact-email-several = There is more than one e-mail address. Enter one address of one person. It has not been saved yet.
contact-phone-unusable = Check the phone number; a foreign one starts with + and its country code. It has not been saved yet.
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
contact-missing = There is no e-mail address or phone number to send news to. Enter one, or go on without contact details.

## Search

people-none-found = Nobody like this is among this laptop's records.
people-more-found = { $found } people were found; the { $listed } who fit best are listed.
