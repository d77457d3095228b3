### Price lists: reading and judging.

## The file and its columns

price-list-without-pictures = Pictures are not taken in yet. All other columns were read.
price-list-without-header = Nothing was taken in because no row with a product name and a price was found. Write ‘name’ and ‘price’ in the first row of the table.
price-list-without-prices = Nothing was taken in because the column with the prices was not found. Write ‘price’ above it.
price-list-without-a-selling-price = Nothing was taken in because it is not clear which column is what a customer pays for one piece in won. Columns with money: { $columns }. Write nothing but ‘selling price’ above the one that is.
price-list-with-several-prices = Nothing was taken in because several columns could be the price: { $columns }. Keep one of them, or write ‘fair price’ above that one only.
price-list-price-taken = Prices were read from the column ‘{ $column }’. Columns not read: { $left }.
price-list-sheet-taken = Only the sheet ‘{ $sheet }’ was read. Sheets with a price list that were not read: { $left }.
price-list-rows-hidden = Hidden rows that were not read: { $count }. To take them in, show them in the table (a filter hides rows too) and choose the file again.
price-list-columns-hidden = Hidden columns that were not read: { $count }. To take them in, show them in the table and choose the file again.
price-list-too-wide = Nothing was taken in because a row at the top has more than { $most } filled cells. Keep the columns of the price list and remove the others.
price-list-in-other-money = Nothing was taken in because row { $row } says ‘{ $text }’, so it is not clear whether the prices are what a customer pays for one piece in won. Write the price of one piece in won, with the tax in it, and remove that note.
price-list-of-other-money = Nothing was taken in because the sheet is called ‘{ $sheet }’, so it is not clear whether its prices are what a customer pays for one piece in won. If they are, call it ‘Prices’; if not, hide the sheet.
price-list-empty = Nothing was taken in because there is no product below the header. Write one product in each row.
price-list-too-long = Nothing was taken in because there are { $rows } rows. Split the list: { $most } rows can be taken in at a time.

## Prices

price-empty = The price is empty.
price-negative = The price is below zero.
price-unreadable = The price ‘{ $written }’ is no number of won. Write it like 12000.
price-with-a-fraction = The price has a fraction of a won. Write whole won.
price-too-high = The price is above { $most } won.

## One row

row-without-barcode = It goes in without the barcode ‘{ $written }’. { $reason }
row-sold-again = It is sold again.
row-name = Name: { $old } → { $new }
row-price = Price: { $old } won → { $new } won
row-tags = Tags: { $old } → { $new }
row-barcode = Barcode: { $barcode }
row-stock = Stock: { $old } → { $stock }
row-stock-new = Stock: { $stock }
row-one-of-a-set = It is marked as one of a set.
row-not-one-of-a-set = It is no longer marked as one of a set.
row-other-barcode = There is a product of the same name with another barcode.
row-several-namesakes = Several products have this name, so it is not clear which is meant. Give the barcode too.
row-barcode-twice = Row { $earlier } has the same barcode.
row-name-twice = Row { $earlier } has the same name.
row-taken-in = Row { $row } { $name }: { $price } won
row-left-out = Row { $row } { $name }: { $why }
row-of-totals = This is a total and no product.
row-longer-than-the-header = The row has more cells than the header, so it is not clear which is the price. Write 12000 instead of 12,000.
row-of-another-table = Another table with other headings begins above this row, so it is not clear which cell is the price. Take that table in as a file of its own.
row-with-a-number-beside-the-price = There is another number to the right of the price, below no heading, so it is not clear which is the price. Write above that column what it is.
row-in-other-money = This row says ‘{ $text }’, so it is not clear whether its price is what a customer pays for one piece in won. Write the price in won, with the tax in it, and remove that note.
row-price-shown-otherwise = Excel shows this price as something else than won (number format { $format }). Write it in won and set the format to ‘General’.
row-price-far-below-another = The price is far below ‘{ $column }’ in the same row, so it is not clear whether a customer pays it. If it is right, empty that cell.
row-price-split = The price seems to be split into two cells at its comma. Write 12000 without a comma, or KRW 500 if it is below 1,000 won.
row-name-empty = The name of the product is empty.
row-name-too-long = The name of the product is longer than 100 characters.
row-like-a-label = ‘{ $name }’ holds what looks like the label of an advertisement. Names and tags stand in advertisements: take those letters out and take the row in again.
row-stock-unreadable = The stock is no number, so the product goes in without one.
row-one-of-a-set-unreadable = It is not clear whether the product is one of a set, so it goes in without that mark. Write yes or no.
