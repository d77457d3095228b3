### Coupons.

## What checking a coupon says

coupon-forged = This coupon was not issued by us.
coupon-unknown-key = This laptop does not know the device that issued this coupon.
coupon-not-listed = This coupon says that another laptop issued it, and this laptop cannot tell yet whether that is true.
coupon-never-given = This coupon was made with this laptop's key, and this laptop never issued it.
coupon-key-revoked = The device that issued this coupon was shut out as lost on { $on }, and no record shows that the coupon was issued before.
coupon-key-shut-out = The device that issued this coupon was shut out as lost on { $on }, and none of its coupons are taken any more.
coupon-not-on-record = This laptop has no record of issuing this coupon.
coupon-wrong-programme = This coupon belongs to a programme that is not on this laptop.
coupon-wrong-place = This coupon can only be used { $places }.
coupon-voided = This coupon was voided.
coupon-reissued = A new coupon was issued in place of this one.
coupon-already-used = This coupon was already used on { $at } on { $place }, taken by { $staff }.
coupon-uses-spent = All { $allowed } uses of this coupon are used up, the last one on { $at } on { $place }, taken by { $staff }.
coupon-amount-spent = The whole amount of this coupon is spent, the last of it on { $at } on { $place }, taken by { $staff }.
coupon-expired = This coupon's last day was { $on }.
coupon-not-yet-valid = This coupon is good from { $from }.
coupon-clock-set-back = This laptop's date was set back. It has already seen { $seen }, and on that day this coupon is not good.
coupon-not-for-this-person = This coupon was issued to somebody else.
coupon-not-for-these-products = This coupon is for none of the products in the basket.
coupon-minimum-not-met = The products this coupon is for must come to { $minimum } won; { $missing } won is missing.
coupon-too-few-pieces = The basket must hold { $needed } of the products this coupon is for, the free ones included; { $missing } more needed.
coupon-records-too-old = This programme takes coupons only on records merged within the last { $oldest_minutes } minutes.
coupon-amount-too-large = The amount is too large to be counted.
coupon-foreign-product-barcode-advice = Scan the coupon's QR code. If you typed a coupon number, check its 13 digits again.
coupon-scan-or-type-advice = Scan the coupon's QR code, or type the 13-digit number under it.
coupon-forged-advice = Scan it once more. If the answer is the same, do not take it and tell the manager.
coupon-unknown-key-advice = Do not take it yet. Let it be used on the laptop that issued it; if that is not here, tell the manager.
coupon-not-listed-advice = Do not take it yet. Let it be used on the laptop that issued it; if that is not here, the coupon stays as it is and you sell without the discount.
coupon-never-given-advice = Do not take it and tell the manager. Somebody else may have this laptop's files and passphrase.
coupon-key-revoked-advice = Show it to the manager, who can issue a new coupon when the customer's visit is confirmed.
coupon-not-on-record-advice = Check the number again or scan the QR code. If another laptop issued it, let it be used there.
coupon-wrong-programme-advice = Check the programme’s name on the coupon. If another laptop opened that programme, let it be used there.
coupon-wrong-place-advice = The coupon stays good; tell the customer where to use it.
coupon-voided-advice = Sell without the discount. If the customer asks why, call the manager.
coupon-reissued-advice = Ask the customer for the new coupon.
coupon-already-used-advice = Tell the customer when it was used. If the customer did not use it, call the manager.
coupon-expired-advice = Sell without the discount, or offer a programme that is running now.
coupon-not-yet-valid-advice = The coupon stays good; invite the customer to come back on that day.
coupon-clock-set-back-advice = Set this laptop's date and time right and scan again. If they are right, tell the manager.
coupon-not-for-this-person-advice = Check the customer's name or contact again. Only the person it was issued to can use it.
coupon-not-for-these-products-advice = The coupon stays good; show the customer the products it is for.
coupon-minimum-not-met-advice = Add a product, or sell without the discount and keep the coupon for later.
coupon-too-few-pieces-advice = Invite the customer to add more; the cheapest of them are free.
coupon-records-too-old-advice = Try it on the laptop that issued it. If that does not take it either, the coupon stays as it is; tell the manager.
coupon-amount-too-large-advice = Check the quantities and prices. Nothing was recorded.
coupon-unreadable-empty = Nothing was read.
coupon-unreadable-truncated = The coupon was not read to its end ({ $digits } of 49 digits).
coupon-unreadable-run-together = Two codes were read at once.
coupon-unreadable-too-long = There are more digits than any coupon has.
coupon-unreadable-not-canonical = These are 49 digits, but not those of a coupon.
coupon-unreadable-unknown-version = This coupon is of a kind that this version of the app does not know.
coupon-unreadable-check-digit = A digit of the coupon number was typed wrong.
coupon-unreadable-wrong-length = A coupon number has 13 digits; { $digits } were typed.
coupon-unreadable-empty-advice = Clear the field and scan once more. If the phone's screen is dark, ask for more brightness.
coupon-unreadable-unknown-version-advice = Scan it once more. If the answer is the same, type the 13-digit number under the QR code.
coupon-unreadable-check-digit-advice = Type the 13 digits of the coupon again.
coupon-foreign-payment = a payment code
coupon-foreign-wi-fi = a Wi-Fi code
coupon-foreign-contact-card = a business card
coupon-foreign-product-barcode = a product barcode
coupon-foreign-one-time-password = a code for an authenticator app
coupon-foreign-phone-or-mail = a phone, mail or map code
coupon-foreign-web-address = a web address without a coupon
coupon-foreign-reorder-card = a card for buying the same goods again
coupon-foreign-other = some other code or text
coupon-foreign = This is not a coupon but { $kind }.
coupon-ok = This coupon is good.
coupon-ok-advice = Apply the coupon.
coupon-ok-until = Until { $until }
coupon-ok-until-of = Until { $until } · the coupon of { $name }
coupon-qr-too-long = The coupon page's address is too long for a QR code. Use a shorter one.

## Coupons that are good only provisionally

caution-holder-not-checked = Only the person it was issued to can use this coupon, and nobody has checked yet.
caution-not-on-record = The coupon is real, but its record has not reached this laptop yet.
caution-records-merged-at = The coupon is real and not used as far as the other laptops' records show, which reach to { $at }.
caution-records-never-merged = The coupon is real and was not used on this laptop. The other laptops' records are not merged yet.
caution-holder-not-checked-advice = Ask for the name or the last digits of the phone number, and take it if they fit.
caution-records-missing-advice = You may take it. If another laptop took it too, the merge will list it.

## Programmes

programme-kind-survey-thanks = Thanks for the survey
programme-kind-discount = Discount at the booth
programme-kind-gift = Gift
programme-kind-revisit = Come again
programme-kind-birthday = Birthday
programme-recipient-survey-thanks = visitors who finish the survey
programme-recipient-booth = visitors of the booth
programme-recipient-revisit = people invited to come back
programme-recipient-birthday = people whose birthday it is
programme-gift-proposal = a small gift
programme-problem-name = The programme has no name. Write one.
programme-problem-percent = The discount must be between 1% and 100%. Change it.
programme-problem-amount = The amount must be at least 1 won. Change it.
programme-problem-cap = The highest discount is 0 won, so nothing would come off. Write an amount or clear it.
programme-problem-gift = The gift has no name. Write one.
programme-problem-pieces = At least one piece must be bought and one be free. Change the numbers.
programme-problem-days-reversed = The last day comes before the first. Change the days.
programme-problem-days-after-fair = Coupons must be good for 1 to { $most } days after the fair. Change the number of days.
programme-problem-over = The last day, { $on }, is over already. Change the days.
programme-problem-beyond-tokens = A coupon cannot carry this date. Choose a last day between 2020 and 2199.
programme-problem-uses = A coupon must be usable at least once. Change the number of uses.
programme-problem-places = The coupon can be used nowhere. Choose at least one place.
programme-problem-booth-is-gone = The fair ends on { $ends }; afterwards no coupon can be used at the booth. Choose the shop or online too.
programme-problem-none-at-all = With a limit of 0 no coupon can be given. Write a number, or clear it for no limit.
programme-problem-laptop-beyond-total = One laptop may give more coupons than there are in all, so its limit never counts. Check the numbers.
programme-problem-cap-always-reached = Even the smallest purchase would earn { $least } won, so { $cap } won comes off every time. Check that you mean it.
programme-problem-smallest-purchase-free = A purchase of { $minimum } won costs nothing with { $won } won off. Check that you mean it.
programme-problem-all-free = At 100% off everything chosen is free. Check that you mean it.
programme-problem-variant-alone = There is nothing to compare it with. Write a second variant, or remove the only one.
programme-problem-too-many-variants = There can be { $most } variants at most. With more, each has too few coupons to tell them apart. Remove some.
programme-problem-variants-alike = Variants { $one } and { $other } are the same. Write another last day or another wording.
programme-problem-variant-wording = The wording of variant { $variant } is empty. Write one, or let the benefit stand there.
programme-problem-variant-too-long = Variant { $variant } ends after its programme. Choose a day until { $ends }, when the programme ends.
programme-problem-variant-too-short = Variant { $variant } ends before its coupons can be used. Choose a day from { $begins } on.
programme-problem-variant-over = Variant { $variant } was over on { $on } already. Change the day.
programme-kind-buy-and-get = Buy 2, get 1

## Printing coupons

slip-nothing-to-print = No file was made because there is no coupon to print. Issue coupons first, then try again.
slip-font-damaged = The coupons could not be prepared for printing because the font file is damaged. The coupons stay valid. Install the app again.
slip-qr-not-square = No file was made because the QR code of coupon { $number } is not whole. The coupons stay valid. Open the coupon again and print it.
slip-qr-too-dense = No file was made because the QR code of coupon { $number } is too dense for this paper. The coupons stay valid. Use a shorter coupon page address or choose larger paper.
slip-text-too-long = No file was made because the text of coupon { $number } is longer than its label. The coupons stay valid. Shorten the benefit or the conditions.
slip-pdf-failed = The PDF could not be made. The coupons stay valid. If it fails again, let visitors photograph the coupon on the screen.

## The coupon page

page-not-a-colour = The coupon page was not made because the accent colour cannot be read. The coupons stay valid. Write the colour like #0f766e.
page-not-a-picture = The coupon page was not made because the picture is of an unknown kind. The coupons stay valid. Choose a JPG, PNG or WebP picture.
page-too-large = The coupon page was not made because it would be too large to open at once at a fair. The coupons stay valid. Use a picture of less than 20 kB or shorten the texts.
page-address-page = The address of the coupon page
page-address-shop = The address of the online shop
page-address-map = The address of the map
page-not-a-web-address = { $address } is not a web address, so the coupon page was not made. The coupons stay valid. Write an address that begins with https://.

## Where a coupon can be used

place-booth = at the fair booth
place-shop = in the shop
place-online = online

## The benefit in a few words

coupon-worded = { $wording } ({ $benefit })
benefit-percent = { $percent }% off
benefit-percent-capped = { $percent }% off (up to { $cap } won)
benefit-amount = { $won } won off
benefit-amount-to-spend = { $won } won to spend
benefit-gift = { $what } as a gift
benefit-buy-and-get = buy { $buy }, get { $free } free

## The terms of a coupon in one line

terms-preview = { $what } { $places } { $when }
terms-short-on-one-day = on { $day }
terms-short-until = until { $until }
terms-short-on-days = from { $from } until { $until }
terms-short-times =
    { $times ->
        [one] once
       *[other] { $times } times
    }
terms-short-until-spent = as often as it lasts
terms-short-cap = up to { $cap } won
terms-short-named =
    { $named ->
        [one] { $named } chosen product
       *[other] { $named } chosen products
    }
terms-short-tagged = { $tags } products
terms-short-tagged-or-named = { $tags } products and chosen ones ({ $named })
terms-short-minimum = from { $won } won
terms-short-person = for its holder only
terms-short-more = { $before } · { $next }

## The rules of a coupon in one sentence

terms-programme-preview = For { $to }: { $when }, { terms-clause }; { $number }.
terms-programme-variants = { $preview } Each coupon is one of { $number } variants, drawn at random.
terms-clause = { $places }, { $condition } gives { $what }{ $cap }, usable { $times }{ $who }
terms-on-one-day = on { $day }
terms-on-days = from { $from } to { $until }
# The blank in front keeps it apart from the word before.
terms-by-its-person = {" "}by the person it was issued to
terms-once = once
terms-up-to-times = up to { $times } times
terms-until-spent = until the amount is spent
terms-gives-percent = { $percent }% off
terms-gives-amount = { $won } won off
terms-gives-gift = ‘{ $what }’ as a gift
terms-gives-pieces = the cheapest { $free } of them free
# The blank in front keeps it apart from the word before.
terms-cap = {" "}(up to { $cap } won)
terms-showing = showing this coupon
terms-buying = buying { $goods }
terms-buying-for = buying { $goods } for { $won } won or more
terms-buying-pieces = buying { $pieces } pieces or more of { $goods }
terms-buying-pieces-for = buying { $pieces } pieces or more of { $goods } for { $won } won or more
terms-goods-any = goods
terms-goods-named = chosen products ({ $named })
terms-goods-tagged = { $tags } products
terms-goods-tagged-or-named = { $tags } products or chosen products ({ $named })
terms-tag = ‘{ $tag }’

## How many coupons there are

limits-per-person =
    { $coupons ->
        [1] one coupon per person
       *[other] { $coupons } coupons per person
    }
limits-total = at most { $coupons } in all
limits-per-laptop = at most { $coupons } from one laptop
limits-none = any number of coupons

## Giving, voiding and undoing coupons

coupon-won-left = { $won } won left
coupon-uses-left = usable { $left } more times
coupon-reissue-over = A coupon whose last day is over cannot be reissued. Give one of a programme that is running.
coupon-programme-closed = This programme is closed and gives no more coupons. Those given stay good. Choose a programme that is running.
coupon-programme-over = The last day of this programme is over, so it gives no more coupons. Choose one that is running.
coupon-needs-a-person = Only the person it was issued to can use this coupon, so it must be known who she is. Give it from the visitor's page.
coupon-person-had-enough = This person already had as many coupons of this programme as one may have ({ $number }). Nothing was changed. Give one of another programme.
coupon-none-left = All coupons of this programme are given. To give more, raise its number under Coupons.
coupon-too-few-left = { $left ->
    [one] Only 1 coupon is left
   *[other] Only { $left } coupons are left
} for { $wanted } people, so nobody got one. Raise the programme's number under Coupons.
coupon-laptop-reported-lost = This laptop was reported lost, and coupons given here would be refused on the others. Give the coupon on another laptop.
coupon-used-elsewhere-too = The coupon was also used on another laptop.
coupon-used-after-voiding = The coupon had been voided on another laptop.
coupon-reason-missing = Write one line on why. Who did it and why is kept in the records.
coupon-reason-too-long = The reason is longer than 200 characters. Nothing was changed. Shorten it and try again.
reason-names-somebody = A reason stays on record for good. Nothing was changed. Leave out people’s names and contact details, and write it again.
coupon-out-of-use = This coupon was voided or reissued already. Nothing was changed.
coupon-used-already = This coupon was used already. If that was a mistake, undo the use first.
coupon-no-use-to-undo = There is no use to undo. Nothing was changed.
coupon-some-coupon = A coupon
coupon-too-many-guesses = Several wrong coupon numbers were typed, so typing is paused for one minute. Scanning the QR works at once.
coupon-refused = { $reason } { $advice }

## Files of coupons to print

slip-good-until = Good until { $day }.
slip-file-name = Coupon { $number }
reorder-card = Buy-again card
reorder-card-text = { $goods }
    Scan this code to see what you bought and where to buy it again. It holds no contact details.
reorder-scanned = This is a buy-again card.
reorder-scanned-unknown = { $count ->
    [one] This is a buy-again card. This laptop does not know { $count } product on it; it may be another maker's card.
   *[other] This is a buy-again card. This laptop does not know { $count } products on it; it may be another maker's card.
    }
reorder-scanned-gone = This is a buy-again card. No longer sold here: { $goods }
reorder-scanned-gone-and-unknown = { $count ->
    [one] This is a buy-again card. This laptop does not know { $count } product on it; it may be another maker's card. No longer sold here: { $goods }
   *[other] This is a buy-again card. This laptop does not know { $count } products on it; it may be another maker's card. No longer sold here: { $goods }
    }
reorder-no-card = There can be no buy-again card: the coupon page has no address, or the sale was voided.
reorder-goods-left-out = { $count ->
    [one] { $count } product is not on this page: all 1,000 numbers are given, or the page has no room. Whoever bought it sees on the page how to reach you.
   *[other] { $count } products are not on this page: all 1,000 numbers are given, or the page has no room. Whoever bought them sees on the page how to reach you.
    }
slip-labels-file-name = Coupon labels

## Opening and closing programmes

programme-closed-already = This programme is closed already. Nothing was changed. Choose one from the list that is running.
programme-no-number-left = No more programmes can be opened; all 65,535 numbers of a maker are taken. Coupons already given stay good.
programme-unknown = There is no such programme. Check its name or number.
visitor-screen-not-opened = The visitor's screen could not be changed ({ $error }). Coupons and records are as they were. Please try again.

## What comparing variants found

coupon-variant = { $headline } · until { $until }
coupon-variants-more = Coupons of variant { $one } were used more often than those of variant { $other }: of 100, { $least } to { $most } more, as far as can be seen.
coupon-variants-not-known = Variants { $one } and { $other }: not known yet. About { $coupons } more coupons are needed.
coupon-variants-not-known-yet = Variants { $one } and { $other }: not known yet. It can be told once the coupons that were given are over.
coupon-variants-waiting = Some coupons can still be used. They count from { $day } on. Until then looking every day changes nothing.
coupon-variants-not-compared =
    { $coupons ->
        [one] { $coupons } coupon was given when a variant was over already. It is compared with nothing and does not count.
       *[other] { $coupons } coupons were given when a variant was over already. They are compared with nothing and do not count.
    }
coupon-variants-none = No coupon programme has variants.
