### Orders that shops and tills give back.

order-column-order = order number
order-column-till = till number
order-column-business-day = business day
order-column-line = number of each product’s line
order-column-day = day of payment
order-column-amount = amount of the row
order-column-total = total of the order
order-column-status = status of the order
order-column-claim = cancelled or returned
order-column-coupon = coupon number
order-column-phone = buyer’s phone number
order-column-email = buyer’s e-mail
order-amount-unreadable = The amount cannot be read: “{ $written }”. Write whole won, such as 12,000.
order-amount-too-high = The amount is above { $most } won. Check that it is in won.
order-day-unreadable = The day cannot be read: “{ $written }”. Write it like 2026-11-30.
order-without-number = There is no order number in this row.
order-number-shortened = Excel wrote the order number short, and its last digits are gone (like 2.02E+15). Take in the shop’s own file, as it was downloaded.
order-totals-differ = The rows of one order name different totals. If they are amounts of the rows, choose the column as “amount of the row”.
orders-empty = There is nothing in this file. Download it from the shop again. Nothing was changed.
orders-columns-unknown = This table is not known yet. The columns of this file: { $columns }. Choose those with the order number, the day of payment and the amount. The choice is kept for next time. Nothing was changed.
orders-columns-missing = Choose all of these columns: order number, day of payment, and amount (of the row, or total of the order). The columns of this file: { $columns }. Nothing was changed.
orders-too-long = This table is too long to be read at once. Nothing was changed. Download the orders month by month, and take the files in one after the other.
orders-rows-in-one-cell = From row { $row } on, several rows stand in one cell: a quotation mark is probably not closed. Nothing was changed. Take that mark out, or have the shop give the orders as an Excel file.
orders-taken-in = Orders read: { $orders }. New: { $new }. Known before: { $known }. Cancelled or returned: { $cancelled }.
orders-known = These orders were taken in before. Nothing changed.
orders-linked = Orders linked to visitors: { $linked }. Counted without a name: { $others }. Only people who agreed that their purchases are kept are linked.
orders-coupons-used = { $coupons ->
    [one] One coupon of yours was used in these orders and counts as used.
   *[other] { $coupons } coupons of yours were used in these orders and count as used.
}
orders-coupons-unknown = Coupons that are not yours, or not known here yet ({ $count }): { $coupons }
orders-shop = These are orders of “{ $shop }”; those that count come to { $won } won.
orders-read-columns = Columns read: { $columns }. If they are others, choose them and read the file again.
orders-without-status = No column says which orders were cancelled, so all of them count as paid.
orders-partly-taken-back = Orders that were cancelled in part count with the amount in the file: { $orders }.
orders-not-understood = Status not understood: “{ $word }”, rows: { $rows }. Those orders are not counted.
orders-unreadable = Rows that could not be read: { $rows }. Those orders are not counted.
orders-unreadable-row = Row { $row }: { $why }
orders-none = There are no orders in this table. Nothing was changed.
orders-not-yet = Nothing is taken in yet. Check the shop, the columns, how many orders there are and what they come to, and take them in.
orders-shop-unknown = It is not known which shop’s orders these are. Write the name of the shop: the same order number in another shop is another order. The name is kept for next time. Nothing was changed.
orders-taken-back = Taking in orders of “{ $shop }” is taken back. Orders that the table told of and that are as before: { $orders }. The columns and the name of the shop are kept: if they were wrong, write them again.
orders-import-unknown = There are no orders to take back. Nothing was changed.
orders-import-taken-back = These orders were taken back already. Nothing was changed.
orders-import-not-latest = More orders of the same shop were taken in after these. Take back the later ones first: { $latest }. Nothing was changed.
orders-columns-by-options = { $why } On the command line they stand after --order, --day, --amount (or --total) and --shop.
orders-how-to-take-back = If that was wrong: boothctl followup orders --take-back { $id }
orders-shop-name-unusable = The name of a shop is one line of at most { $most } characters. Nothing was changed.
orders-of-a-shop = Shop
orders-purchase-in-shop = Order in a shop ({ $shop })
orders-purchase-taken-back = Order in a shop ({ $shop }), cancelled or returned
coupon-used-in-shop = This coupon was used in an order of a shop and cannot be undone here. Nothing was changed. Cancel the order in the shop, and take its orders in again.
fair-report-orders-not-linked = Orders of shops not linked to a visitor
fair-report-won-of-orders-not-linked = Won of orders not linked
fair-report-orders-missing = Worked out once orders of a shop are taken in.
