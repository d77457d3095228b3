### The fair and the exhibitor.

## The passphrase

passphrase-too-short = The passphrase is too short. Choose one of at least { $fewest } characters.
passphrase-too-easy = This passphrase is easily guessed. Common ones, runs and repeats, dates, telephone numbers and the names of the company or the fair cannot be used. Nothing was changed. Choose three or four words that have nothing to do with each other.
passphrase-missing = No passphrase was given. Use --passphrase-file or the environment variable { $variable }.

## Setting up a fair

fair-missing = This store holds no fair; it may have been interrupted while it was being made. Open another store.
fair-sample-unreadable = The sample data inside the app could not be read ({ $error }). Install the app again.
fair-names-missing = Enter the name of the fair and of your company.
fair-name-missing = Enter the name of the fair.
fair-put-away = This fair was archived or destroyed, so nobody works in it. Take it out of the archive or choose another one.
fair-in-use = This laptop works in this fair. Choose another fair first. Nothing was changed.
fair-days-reversed = The fair ends before it starts. Check the dates.
fair-time-zone-unknown = The time zone is not known. Write it like Asia/Seoul.
fair-person-in-charge-missing = Enter the name of the person in charge of the booth.
fair-unknown = That is not the fair of this store. Check the fair's name.
fair-line = { $name } · { $days } · { $visitors ->
    [one] 1 visitor
   *[other] { $visitors } visitors
}
fair-line-current = { $name } · { $days } · { $visitors ->
    [one] 1 visitor
   *[other] { $visitors } visitors
} · this laptop works in it
sample-not-deleted = The sample could not be deleted ({ $reason }). Close any program that has its files open and try again. Other records are untouched.

## The exhibitor

maker-field-too-long = Nothing was saved because a field is too long. Shorten it to 200 characters.
maker-phone-unusable = Check the phone number; write it like 02-123-4567. Nothing has been saved yet.
maker-link-unusable = Write the addresses of the shop and the map starting with https://. Nothing has been saved yet.
maker-refusal-phone-unusable = The free number for refusing messages begins with 080; write it like 080-123-4567. Nothing has been saved yet.
maker-page-address-unusable = Write the address of the coupon page starting with https:// and without #.
idle-lock-time = It can be 5, 15, 30 or 60 minutes. The time is as it was.
recovery-sheet-title = Recovery key
recovery-sheet-text = Opens the records of Boothloop when the passphrase is forgotten. Made on { $day }.
recovery-sheet-advice = Keep it in another place than the laptop: whoever has both can open the records. When the passphrase and this sheet are both lost, nobody can open them.
recovery-sheet-file-name = Recovery key
preparation-not-possible = Without { $fields }, no news can be sent by { $channels }.
preparation-not-asked = Without a free 080 number to refuse messages, visitors are not asked about { $channels }. Enter one on the preparation screen, under ‘Brand and printer’, and they are.
maker-asks-now = Visitors are asked about this from now on: { $channels }
maker-asks-no-more = Without a number to refuse free of charge (080), visitors are no longer asked about this: { $channels }
maker-can-send-now = Everything needed is there, so news can be sent by this now: { $channels }
maker-can-send-no-more = Something needed is empty, so news can no longer be sent by this: { $channels }
maker-texts-outdated = The consent texts that visitors read are out of date now. Publish them again under “Consent texts”.
