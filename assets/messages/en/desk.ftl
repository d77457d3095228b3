### The desk.

## Looking up, and warnings

desk-nothing-found = No such person or coupon on this laptop. If you typed a name, Enter begins a new visitor of that name; otherwise clear the field and press Enter.
desk-unknown-barcode = No product on sale has this barcode; you can add it on the preparation screen, under ‘Products’. If you typed a coupon number, check its 13 digits again.
desk-another-fair-today = ‘{ $today }’ is on today, but this laptop works in ‘{ $current }’. Press F3 to change the fair before serving visitors.
desk-clock-behind = This laptop's clock is behind its latest record ({ $latest }). The records are safe. Please set the clock.
desk-test-scanned = The test scan worked, and so does printing. It counts as no coupon.
desk-no-conversation-to-take-back = This laptop counted no conversation today, so there is none to take back. Nothing was changed.
board-goal-out-of-range = A goal may be from 1 to { $most }, or empty. Nothing was changed.
