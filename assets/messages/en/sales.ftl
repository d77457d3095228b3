### Products and sales.

## Sales

sale-empty = There is nothing to sell yet. Choose a product.
sale-amount-unusable = A price or a quantity is out of range. Check the numbers.
sale-not-to-be-voided = This sale was voided already or is not on this laptop. Nothing was changed.
sale-hand-out-gift = Please hand out ‘{ $gift }’.
sale-coupon-used = The coupon was used.
sale-take-payment = { $goods } · please take { $total } won.
sale-take-payment-less-coupon = { $goods } · { $discount } won off with the coupon, please take { $total } won.
sale-taken-and-gift = { $said } { $hand_out }

## Products

product-barcode-unreadable = The barcode's digits do not fit together. Type the 8 or 13 digits under the bars, or scan it.
product-barcode-taken = Another product already has this barcode ({ $other }). It was not saved. Correct the barcode of one of them.
product-name-missing = Enter the product's name. Nothing has been saved yet.
