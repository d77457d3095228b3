### Visitors and their contact details.

## Visitors

visitor-unknown = It is not among this laptop's records. Nothing was changed. Go back to the desk and look again.
visitor-note-too-long = The note is longer than 2,000 characters. Shorten it; the earlier note is kept.

## Contact details

contact-email-unusable = Check the e-mail address; it should look like name@company.kr. It has not been saved yet.
contact-phone-unusable = Check the phone number; a foreign one starts with + and its country code. It has not been saved yet.
contact-phone-incomplete = { $missing ->
    [1] One digit of the mobile number is missing.
   *[other] { $missing } digits of the mobile number are missing.
} With 010 it has 11 digits. It has not been saved yet.
contact-missing = There is no e-mail address or phone number to send news to. Enter one, or go on without contact details.
