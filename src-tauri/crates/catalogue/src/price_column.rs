//! Which column is what a visitor pays?
//!
//! A list often has several columns with money in them. The price of the fair
//! or a reduced one comes before the selling price, that before a price of no
//! kind, that before what it costs elsewhere. A sum, a tax, what the maker
//! pays, the price of a box and money of another unit are no prices. Of two
//! columns of the same kind none is taken: money is never guessed. What was
//! taken, and what was not, is said.

use crate::columns::{Column, Header};
use crate::headings::{Money, money};
use words::{Sentence, sentence};

/// Where the price stands, and a note of what was taken if there was a choice.
///
/// # Errors
/// A sentence, when no column is the price, or two could be.
pub(crate) fn price_column(header: &Header) -> Result<(u32, Option<Sentence>), NoPrice> {
    let mut found: Vec<(Money, u32, &str)> = header
        .texts
        .iter()
        .filter_map(|(at, text)| Some((money(text)?, *at, text.as_str())))
        .collect();
    found.sort();
    let names = |columns: &[(Money, u32, &str)]| {
        let names: Vec<String> = columns.iter().map(|(_, _, text)| one_line(text)).collect();
        names.join(", ")
    };
    let Some((best, at, text)) = found.first().copied() else {
        return Err(NoPrice::None(sentence!("price-list-without-prices")));
    };
    let is_row_sum = best == Money::Amount && header.columns.contains_key(&Column::Stock);
    if best == Money::Other || is_row_sum {
        return Err(NoPrice::None(sentence!(
            "price-list-without-a-selling-price",
            columns = names(&found)
        )));
    }
    let alike = found.iter().filter(|(money, ..)| *money == best).count();
    if alike > 1 {
        return Err(NoPrice::Several(sentence!(
            "price-list-with-several-prices",
            columns = names(&found[..alike])
        )));
    }
    let note = (found.len() > 1).then(|| {
        sentence!(
            "price-list-price-taken",
            column = one_line(text),
            left = names(&found[1..])
        )
    });
    Ok((at, note))
}

/// Why no column is taken for the price.
pub(crate) enum NoPrice {
    /// None is one.
    None(Sentence),
    /// More than one could be.
    Several(Sentence),
}

fn one_line(heading: &str) -> String {
    words::typed::one_line(heading, 40)
}
