### Staff and their rights.

## Without the right

staff-managers-only = Only a manager or the owner can do this. Nothing was changed. Ask a manager.
staff-owner-only = Only the owner can do this. Nothing was changed. Ask the owner.

## Signing in, and PINs

staff-not-signed-in = Nobody is signed in. Nothing was changed. Choose your name and type your PIN.
staff-pin-wrong = That is not the PIN. Nothing was changed. Please try again.
staff-pin-paused = After several wrong PINs none is accepted for { $minutes ->
    [one] a minute
   *[other] { $minutes } minutes
}. Everything is still there. Try again after that; if the PIN is forgotten, the owner can set a new one.
staff-pin-unusable = Choose a PIN of 4 to 8 digits. Nothing was changed yet.
staff-pin-trivial = Everybody would guess that PIN first, as 1111, 1234, 2580 or a year. Nothing was changed yet. Choose another one.
staff-pin-refused = This number cannot be your PIN. Nothing was changed yet. Please choose another.

## Changing the staff

staff-name-missing = The name is empty. Nobody was added yet. Please type a name.
staff-name-taken = Somebody of that name works here already. Nobody was added yet. Type the name so that they can be told apart.
staff-own-pin-first = Set your own PIN first. Nothing was changed yet. Once others sign in, the owner comes in by PIN, too.
staff-last-owner = No owner with a PIN would be left. Nothing was changed. Make somebody else an owner first.

## Looks at people

access-month-not-over = This month is not over, or nothing is on record of it. Nothing was changed. Review it next month.

## Changes of rights

role-capture = Capture
role-manage = Manage
role-owner = Owner
rights-added = { $whom } began to work here: { $role }
rights-role = { $whom } has another role: { $role }
rights-ended = { $whom } has no access any more
rights-back = { $whom } works here again: { $role }
rights-pin = { $whom } got a PIN
rights-by = { $what } (by { $by })

## What is out of the ordinary

access-at-night = { $times ->
    [one] One look was
   *[other] { $times } looks were
} between 10 in the evening and 7 in the morning.
access-wrong-pins = { $times } wrong PINs were typed.
access-many-people = More than twice as many visitors as anybody else looked at.
access-files = Files with visitors in them were written { $files ->
    [one] once
   *[other] { $files } times
}.
access-command-line = { $times ->
    [one] 1 look was
   *[other] { $times } looks were
} over the command line (boothctl).
