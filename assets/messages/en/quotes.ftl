### Quotes: what was offered to whom, at which price.

quote-negotiating = negotiating
quote-concluded = agreed
quote-negotiating-sum = Being negotiated
quote-concluded-sum = Agreed
quote-all-sum = Both together
quote-goods-forgotten = goods whose name was deleted
quote-noted = The quote is noted. Its number: { $quote }
quote-changed = The quote is changed.
quote-voided = The quote is taken back. It stays on record.
quote-rate-set = In new quotes of this fair a dollar is { $won } won. Quotes that are noted keep their rate.
quote-rate-none = Nobody has said yet what a dollar is at this fair.
quote-line = { $stage } · { $goods } · { $won } won
quote-sums = { $name }: { $quotes } of { $all } { $all ->
        [one] quote
       *[other] quotes
    } · { $won } won · { $dollars } US dollars · all in won { $all_won }

## When it cannot be noted

quote-empty = The quote holds no goods, and is not noted yet. Put in at least one line.
quote-too-many-lines = A quote holds up to { $most } lines, and this one is not noted yet. Divide it into several quotes.
quote-quantity-unusable = A quantity is from 1 to { $most }. The quote is not noted yet. Please type the quantity again.
quote-price-unusable = The price of one is up to { $won } won or { $dollars } dollars. The quote is not noted yet. Please type the price again.
quote-goods-unusable = The name of goods has 1 to { $most } characters. The quote is not noted yet. Choose a product or type a name.
quote-too-much = A quote comes to { $most } won at most, and this one is not noted yet. Please look at quantities and prices.
quote-rate-missing = A quote in dollars needs a rate, and this one is not noted yet. The owner sets the rate on the evening’s page (F8) under ‘Results’; or type the price in won.
quote-rate-unusable = A dollar can be { $least } to { $most } won. Nothing was changed. Please type it again.
quote-over = This quote was taken back already, or is not here. Nothing was changed. Note a new one if it is needed.
quote-line-unreadable = A line of a quote is written as GOODS:QUANTITY:PRICE, for example Glass:200:35000 or Glass:200:21.55USD.
quote-product-unknown = There is no product ‘{ $name }’ in the catalogue. The quote is not noted yet. Check its name, or give goods that are in no catalogue with --other.

## The file

quotes-none-to-export = No quote is noted, so no file was made. Note a quote on a visitor’s page first.
quotes-file-name = { $day } consultations
quotes-sheet = Consultations
quotes-sums-sheet = Sums
quotes-column-day = Day
quotes-column-began = Began at
quotes-column-staff = Staff
quotes-column-company = Company
quotes-column-name = Name
quotes-column-country = Country
quotes-column-export-country = Exports to
quotes-column-goods = Goods
quotes-column-list-price = List price (won)
quotes-column-price = Offered price
quotes-column-quantity = Quantity
quotes-column-currency = Currency
quotes-column-amount = Amount
quotes-column-rate = Won for a dollar
quotes-column-amount-won = In won
quotes-column-stage = Stage
quotes-column-sum = Sum
quotes-column-quotes = Quotes
quotes-column-of-quotes = Of all quotes
quotes-column-won = Quoted in won
quotes-column-dollars = Quoted in dollars
quotes-mind = This file is for whoever made it. To hand the sheet with names to anybody else, the fair’s organiser too, each person must have agreed to that. Tell the organiser the amounts on the sheet ‘Sums’.
quotes-note-won = Amounts in won are by the rate of the day each quote was noted, rounded line by line.
quotes-note-without-name = { $quotes ->
        [one] One quote is
       *[other] { $quotes } quotes are
    } without name, company and country, because there is no yes to keeping that contact.
quotes-saved = { $quotes ->
        [one] One quote is
       *[other] { $quotes } quotes are
    } in the file, { $without_name } of them without a name, because there is no yes to keeping it.

## What she is told

report-quotes = What she was offered
report-quote-negotiating = { $goods } · { $won } won · negotiating
report-quote-concluded = { $goods } · { $won } won · agreed
