### The store, backups, the files that leave the laptop, the printer.

## The store

store-not-found = There is no record file at this place. Nothing was changed. Check the location, or restore a backup.
store-record-not-found = This record is not on this device. Nothing was changed. Import the bundle of the other device first.
store-exists = A record file or its key file already exists here and was left as it is. Choose another place.
store-in-use = The record file is open in another window or program. The records are safe. Use the Boothloop window that is already open, or close it and try again.
store-keys-missing = The key file (.keys) is missing, so the records cannot be opened. The record file is untouched. Put the key file back beside it, or restore a backup.
store-keys-damaged = The key file (.keys) is damaged and cannot be read. The record file is untouched. Put the key file of a backup beside it, or restore the backup.
store-keys-of-another-store = The key files beside the record file (.keys, .keys.bak) belong to another store and do not open it. Nothing was changed, and the records are safe. Put the key files of this record file back, or copy those beside a backup of it to these names. If they are the right ones and you read this all the same, the beginning of the record file is damaged: restore a backup.
store-too-little-memory = This computer has too little free memory. Nothing was changed, and the passphrase may be right. Close other programs and try again.
store-write-protected = The record file lies where nothing can be written (a write-protected stick, a CD, or a folder this account may not write to). Nothing was changed, and the records are safe. boothctl verify checks it where it lies. To work with it, restore it into a folder of this computer, or change the permissions of the folder.
store-folder-missing = The folder for the file is not there. Nothing was written. Make the folder, or choose another one.
store-wrong-passphrase = The passphrase is not right. The records are safe. Check the keyboard language and Caps Lock and try again, or use the printed recovery key.
store-wrong-recovery-key = The recovery key is not right. The records are safe. Compare all 32 characters with the print-out and try again.
store-wrong-keychain-key = The key kept by this computer is not right. The records are safe. Open with the passphrase or the recovery key.
store-slot-missing = No key is registered for this way of opening. The records are safe. Open with the passphrase or the recovery key.
store-empty-passphrase = An empty passphrase cannot be used. Nothing was changed. Enter a passphrase.
store-not-a-file = There is a folder, a device or a pipe at this place, and no Boothloop record file. Nothing was changed. Choose the right file.
store-not-encrypted = This file is an unencrypted database, not a Boothloop record file. It was left as it is. Choose the right file.
store-damaged = The record file is damaged and cannot be read. It was left as it is. Restore the latest backup to a new place, and keep the damaged file.
store-newer-version = These records were written by a newer Boothloop (format { $found }; this version reads up to { $supported }). They are safe. Update Boothloop, then open them.
store-unsuitable-engine = This installation has an unsafe database engine, so the records were not opened. They are safe. Reinstall from the official installer.
store-disk-full = The disk is full, so what you just did was not saved. Everything before is safe. Free some space and do it again.
store-no-room-to-raise = These records are in an older format, so a backup must be made before they are opened, and the disk has no room for it. Nothing was changed, and the records are safe. Free about three times the size of the record file on its disk, then open it again.
store-disk-failed = The disk failed, so it is not certain that what you just did was saved. Everything before is safe. Open Boothloop again and check the last record.
store-reopen-needed = The disk failed earlier, so nothing more is being saved. What was saved is safe. Close Boothloop and open it again.
store-clock-impossible = This computer's clock shows a time before this program was made, so it cannot be right. Nothing was changed. Set the clock, then open Boothloop again.
store-clock-question = The clock says { $now }, the records go up to { $last }. Nobody has confirmed that the clock is right, so what is recorded now is marked. If it is right: boothctl clock confirm.
store-delta-refused = { $problem } Nothing of this bundle was taken in, and the records on this device are safe. Make the bundle again on the device it came from.
store-programming-error = A programming error kept what you just did from being saved. Everything before is safe. Please report this to the developers.
store-not-destroyable = This record belongs to the ledger itself, or proves a refusal or a withdrawal, and cannot be destroyed. It holds no contact details. Choose another record.
store-subject-ended = What was known of this visitor was destroyed, so nothing more is recorded. All other records are as they were. If the visitor has come again, begin with a new visitor.
store-owners-laptop-only = Only the owner's laptop can do this. Nothing was changed. Do it on the owner's laptop, or on a laptop where the owner's backup was restored.
store-copy-unsound = The copy did not pass its check and was not kept. The original records are untouched. Try again on another disk or USB stick.
work-stopped = The work was stopped. Nothing was changed and no file is left. Start it again if you need it.
store-unusable-path = This file path cannot be used. Nothing was changed. Choose another folder.
store-file-failed = A file beside the records could not be read or written. What was saved is safe. Check the folder's permissions and the disk, and try again.
store-failed = The store could not carry this out, so what you just did was not saved. Everything before is safe. Try again; if it persists, please report it.

## What a check of the store finds

finding-edited = { $place } was changed after it was recorded.
finding-body-edited = What { $place } says was changed after it was recorded.
finding-does-not-follow = { $place } does not follow the one before it: the order was changed, or the earlier record was edited.
finding-missing = Records { $seq } to { $through } of device { $device } are missing.
finding-cut-at-end = Device { $device } signed records up to { $through }, but they are missing from { $seq } on.
finding-head-differs = { $place } is not the last record that the device signed.
finding-bad-signature = The signature of device { $device } is not genuine (record { $seq }).
finding-unsigned = { $place } lies beyond what the device signed.
finding-not-admitted = Records of device { $device } that are kept and do not count: { $records }. Nobody said that this device belongs to the store; once it is admitted on the owner's laptop, they count.
finding-not-allowed = Records of device { $device } that are kept aside and do not count: { $records }. That device had no right to write them. Find out who uses it.
finding-id-taken = Records of device { $device } that are kept aside and do not count: { $records }. Their ids are those of other records. Find out who uses it.
finding-fork = { $place } exists twice with different content. The device seems to have been copied and used in two places.
finding-malformed = { $place } cannot be read.
finding-body-missing = What { $place } says is gone although nobody ordered it destroyed.
finding-not-destroyed = The destruction of { $place } is not complete.
finding-clock-behind = The stored clock is earlier than record { $seq } of device { $device }.
finding-lost-tail = { $count } records of device { $device } ({ $seq } to { $through }) had been saved and are gone from the file. The last one that is still there is from { $after }. A bundle from another device or a backup can bring them back.
finding-mark-damaged = The mark beside the record file (.mark) is damaged or belongs to another store. The records are untouched, but whether the last of them are all there cannot be told. With the next record a new mark is written.
finding-keys-healed = One of the two key files ({ $name }) was damaged, missing or outdated. It was written anew from the other one; the records are safe.
finding-keys-not-healed = One of the two key files ({ $name }) is damaged, missing or outdated, and nothing could be written there to mend it. The other one opens the store; the records are safe. Restore this store to a place that can be written.
finding-format-raised = The records were in an older format and were raised to that of this version. As they were before, they lie in a checked backup: { $backup }
finding-time-ahead = Records { $seq } to { $through } of device { $device } carry times after this computer's clock (the first one { $time }). They are kept. If the clock is right, confirm it (when unlocking, or with boothctl clock confirm); they then count as made right after the record before them.
finding-read-table-differs = A table for reading ({ $table }) differs from the records. The records are safe; rebuilding the tables repairs it.
finding-file-damaged = The record file is damaged. What can be read of it is still there. Keep the file and restore the latest backup to a new place.
finding-place = Record { $seq } of device { $device }

## Tables and workbooks

file-too-long = { $file } is longer than { $kib } KiB, so it was not read. Nothing was changed. Check whether this is the file you mean.
file-not-plain = { $file } is a folder, a device or a pipe, so it was not read. Nothing was changed. Choose a file that was saved.
file-not-opened = { $file } could not be opened ({ $error }). Nothing was changed. Check the path and its permissions.
file-not-there = { $file } is not there. Nothing was changed. Check its name and where it lies.
file-not-utf-8 = { $file } is not text in UTF-8, so it could not be read. Nothing was changed. In Notepad, choose Save as and the encoding UTF-8.
workbook-reading-stopped = The reading of the file was stopped. Nothing was taken in. Choose the file again if you need it.
workbook-file-too-large = The file is larger than 10 MB, so it was not opened. Remove pictures and unused sheets and save it again.
workbook-lock-file = This is the temporary file Excel keeps while a document is open. Choose the original, whose name does not begin with ‘~$’.
workbook-empty-file = The file is empty. Check that the download or copy has finished and choose it again.
workbook-not-a-workbook = This file is not an Excel workbook. Choose a file saved from Excel as ‘Excel Workbook (.xlsx)’.
workbook-unreadable = The file is damaged and cannot be read. Open it in Excel, save it under a new name and choose that.
workbook-password = A file with a password cannot be opened. Remove the password in Excel, save, and choose it again.
workbook-unpacked-too-large = The file would take more than 100 MB unpacked, so it was not opened. Copy the sheets you need into a new workbook.
workbook-too-much-inside = The workbook holds more formats, names, links or empty cells than can be read safely, so it was not opened. Copy the cells you need into a new workbook and save it.
workbook-too-many-sheets = The workbook has { $count } sheets. Please reduce it to 50 or fewer.
workbook-too-much-text = The text in the cells comes to more than 32 MB, so reading stopped. Nothing was changed. Shorten long texts or remove cells that are not used.
workbook-too-many-cells = There are more than 200,000 filled cells, so reading stopped. Remove rows and columns that are not used.
workbook-cell-too-long = One cell of this file holds more than 32,767 characters, so the file was not read. A quotation mark (") is probably missing, or this is no table. Open it in Excel, check the long cell, and save it again.
workbook-table-too-large = The file has more than 1,048,576 rows or 16,384 columns, so it was not read. Remove the empty rows and columns and save it again.
workbook-not-a-table = This file cannot be read as a table. Choose a file saved from Excel as ‘Excel Workbook (.xlsx)’ or ‘CSV UTF-8’.

## Exports

export-no-reason = No file was made because the reason for the export is empty. Your records are untouched. Write the reason in one line.
export-table-failed = The table could not be made. Your records are untouched. If a name or an answer is very long, shorten it and try again.

## The printer

printer-unclear = The printer was not saved because its place is unclear. Write a numeric address such as 192.168.0.50, a device such as /dev/usb/lp0 or COM3, or a printer shared by this computer such as \\localhost\slips.
printer-missing = Nothing was printed because the printer cannot be found. The coupon stays valid. Check the printer's power and cable and try again.
printer-forbidden = Nothing was printed because this computer does not allow the use of the printer. The coupon stays valid. Ask whoever manages the computer for permission to print.
printer-not-a-printer = Nothing was printed because the chosen place is a file, a folder or a disk, not a printer. It was not touched. Choose the printer again in the settings.
printer-stopped = The printer stopped, so the coupon may not be printed whole. The coupon stays valid. Check the paper and the cover, then print it again.

## Saving a file

save-folder-missing = The file was not saved because the chosen folder cannot be found. Your records are untouched. Plug the USB stick in again or choose another folder.
save-folder-not-writable = The file was not saved because the chosen folder cannot be written to. Your records are untouched. Choose another folder, such as Documents.
save-disk-full = The file was not saved because the disk is full. Your records are untouched. Delete files you no longer need or choose another drive.
save-failed = The file could not be saved. Your records are untouched. Choose another folder and try again.

## What a file says about itself

file-about = About this file
file-about-sender = Sender
file-about-fair = Fair
file-about-made-by = Made by
file-about-reason = Reason
file-about-made-at = Made at
file-about-use-until = Use until
file-about-mind = Please mind
file-about-note = Please note

## What the printer prints

printer-replaced-letters = Characters the printer does not have were replaced: { $letters }.
printer-test-title = Test page
printer-test-text = If these words are clear, and scanning the code above into the field of the desk says that the test scan worked, everything is ready.
printer-test-no-coupon = This is not a coupon.
printer-none-chosen = Nothing was printed because no receipt printer was chosen for this laptop. Enter it on the preparation screen, under ‘Brand and printer’.

## Tables and settings of the store

store-tables-unreadable = The tables for the screen could not be read. Your records are intact. Close the app and open it again.
store-setting-unreadable = A stored setting could not be read. The other records are intact. Restore from a backup.

## The reason of an export

export-reason-missing = Write one line on why you are exporting. Who exported and why is kept in the records.

## Trials and files

kills-output-unreadable = The output of the saving process could not be read.
stdout-failed = The answer could not be written ({ $error }). Check whether the disk has room. What the command did stands.
file-failed = A file could not be read or written ({ $error }). Check the path and its permissions.
out-folder-name-unusable = The folder { $folder } could not be made: its name is too long, or holds a character that no name can. No file left. Give another folder with --out.
out-folder-disk-full = The folder { $folder } could not be made: the disk is full. No file left. Make room, or give another folder with --out.
out-folder-is-file = { $file } is a file and no folder, so nothing can be written into it. No file left. Give another folder with --out.
out-folder-not-made = The folder { $folder } could not be made. No file left. Check that you may write there, or give another folder with --out.

## What the command line did

demo-played = Visitors: { $visitors }; people the files write to: { $people }: { $folder }
demo-export-reason = Follow-up of the sample fair
demo-fair-name = { $name }, no. { $number }
store-all-whole = All { $records } records are whole.
store-clock-confirmed = It is on record that the clock is right.
backup-made = The backup was made and checked: { $file }
backup-restored = { $records ->
    [one] 1 record was restored
   *[other] { $records } records were restored
}: { $store }
store-locked = The store is locked. Enter the passphrase and try again.
folder-not-made = A folder could not be made ({ $error }). Nothing was changed. Check the disk and its permissions.

## Exports that were cut off

files-taken-back = The program ended while it was writing files to “{ $folder }”. What it had written there has been removed, and your records are safe. Export again if you need the files.
files-not-taken-back = The program ended while it was writing files to “{ $folder }”, and that folder cannot be opened now, so what it had written there is still there. Names and contacts may be in it. If it is a USB stick, plug it in and open Boothloop again.
backup-keys-missing = The file ‘{ $name }’ is not beside the backup, so it cannot be opened. A backup is two files that belong together. Find that file where the backup was made, put it into the same folder and try again.
folder-not-opened = The folder could not be opened. The file is still at { $file }.

## A store made from a backup

backup-requests-unknown = This store was made from a backup with records until { $until }. Whoever asked to be forgotten or to hear no more after that is not known here, so no file about people is made. All records are safe. Do what those people asked for here, too, and then confirm that you did.
backup-nothing-waits = There is nothing to confirm. This store can make files.
backup-requests-confirmed = It is on record that all requests after the backup were done. Files can be made now.
backup-requests-next = This backup holds records until { $until }. If anybody asked to be forgotten or to hear no more after that, do it here first and confirm it with “boothctl rights confirm-backup”. Until then no file about people is made.

## Bringing laptops together: bundles and fair packs

bundle-not-ours = This is neither a Boothloop bundle nor a fair pack. The records of this laptop are as they were. Choose a file that another laptop wrote: a bundle ends with .boothbundle, a fair pack with .fairpack.
bundle-is-a-pack = This is a fair pack, which makes a new laptop; a laptop in use does not take it in. Nothing changed. Choose a file that “Write a bundle” made on another laptop.
bundle-is-no-pack = This is a bundle of records and no fair pack. Nothing was made. A new laptop begins with a fair pack (.fairpack) of the owner’s laptop and takes bundles in afterwards.
bundle-newer-version = A newer Boothloop wrote this file. The records of this laptop and the file are as they were. Update Boothloop on this laptop and take the file in again.
bundle-other-maker = These are another firm’s records, or records that were begun separately. Nothing was taken in, so that nothing gets mixed. If both laptops are of one booth, make a fair pack on one of them and begin the others with it.
bundle-not-for-this-laptop = This file was not written for this laptop. The records of this laptop and the file are as they were. Take a bundle of this laptop in on the other one first, and write the bundle again there.
bundle-damaged = The file was cut off or changed on its way, and nothing was taken in. The records of this laptop are as they were. Copy the file again from its laptop, or write a new one there.
bundle-too-large = The file holds more than can be taken in at once (1 GB), and nothing was taken in. The records of this laptop are as they were. Written for one laptop only, the bundle is smaller.
bundle-no-reader = There is no laptop that could read this bundle, and it was not written. The records are as they were.
bundle-exists = There is a file of that name already, and nothing was written. That file is as it was. Choose another name.
bundle-disk-full = There is too little room for the file. What was begun is removed, and the records are safe. Make room or use another USB stick.
bundle-file-missing = There is no such file or folder. The records are as they were. See whether the USB stick is plugged in and choose again.
bundle-file = The file could not be read or written ({ $reason }). The records are as they were. If it is on a USB stick, plug it in again and try once more.
pack-wrong-password = This is not the password of the fair pack. Nothing was made. Look again at the four groups of four signs that the owner’s laptop showed when it made the pack.
pack-written = The fair pack is written. Records in it: { $records }. { $file }
pack-password = Password of the fair pack: { $password } It is shown now and never again. Hand it over apart from the pack.
pack-opened = This laptop is one of { $maker } now. Records taken in: { $records }. { $store }
pack-recovery-key = Recovery key of this laptop: { $key } It is the only way in when the passphrase is forgotten. The owner keeps it on paper, apart from the laptop.
bundle-written = The bundle is written. Records in it: { $records }. { $file }
bundle-written-empty = The bundle is written. The other laptops lack no record of this one, so it only says what this laptop has: { $file }
bundle-arrived = New records from { $laptop }: { $new } (here already: { $known }). Visitors: { $visitors }, contacts: { $contacts }, withdrawals: { $withdrawals }, coupons given: { $coupons }, coupons used: { $redemptions }, sales: { $sales }.
bundle-arrived-known = All records from { $laptop } were here already. What is new is that laptop’s word on what it has.
bundle-over-redeemed = Coupon { $number } ({ $benefit }) was used more often than allowed. The later use: { $laptop }, { $day } { $time }, { $won } won. The sale stands.
bundle-left-aside = Records of { $laptop } that are kept and not counted: { $records }. That laptop is not registered as one of this firm’s yet. If it is yours, press “Register” on the owner’s laptop.
bundle-not-allowed = Records of { $laptop } that are kept and not counted: { $records }. That laptop may not make such records.
laptop-admitted = { $laptop } is registered as a laptop of this firm. Its records count from now on.
laptop-lacks = last heard { $heard }, records of this laptop it may lack: { $lacks }
laptop-never-heard = has not said yet what it has
only-here = Records that may be on this laptop only: { $records }. Before you close it, write a bundle and take it in on another laptop.
nothing-only-here = No record is on this laptop only. You may close it.

## A wrong command line (boothctl)

usage-missing = Something is missing, and nothing was done: { $what }. Add it and try again. --help says how.
usage-unknown = ‘{ $what }’: there is no such command or option, and nothing was done. --help says what there is.
usage-value = { $what } cannot be ‘{ $value }’, and nothing was done. Correct it and try again. --help says how.
usage-value-because = { $what }: { $why } --help says how.
usage-moment = Give the day and time of sending, like 2026-12-01T10:00:00+09:00. Nothing was done.
usage-won = Give the amount in won, like 3,000,000 or 3000000. Nothing was done.
usage-day-of-a-fair = Give a day from 2020 to 2100, like 2026-11-25. Nothing was done.
usage-wrong = The command is not complete or does not fit, and nothing was done. --help says how.
