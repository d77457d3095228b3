//! Which column is what a visitor pays?
//!
//! A list often has several columns with money in them. The price of the fair
//! or a reduced one comes before the selling price, that before a price of no
//! kind, that before what it costs elsewhere. A sum, a tax, what the maker
//! pays, the price of a box and money of another unit are no prices. Of two
//! columns of the same kind none is taken: money is never guessed. What was
//! taken, and what was not, is said.

use crate::columns::{Column, Header};
use crate::headings::{Money, is_amount, is_quantity, money};
use words::{Sentence, sentence};

/// The column of the price.
pub(crate) struct PriceColumn {
    pub(crate) at: u32,
    /// The columns of money that were left aside, and whether each is a price too.
    pub(crate) left: Vec<(u32, bool)>,
    /// What was taken, if there was a choice.
    pub(crate) note: Option<Sentence>,
}

/// Where the price stands.
///
/// # Errors
/// A sentence, when no column is the price, or two could be.
pub(crate) fn price_column(header: &Header) -> Result<PriceColumn, NoPrice> {
    let is_counted = header.columns.contains_key(&Column::Stock)
        || header.texts.values().any(|text| is_quantity(text));
    let mut found: Vec<(Money, u32, &str)> = header
        .texts
        .iter()
        .filter_map(|(at, text)| {
            // Beside pieces it may be the sum of a row.
            let money = match money(text)? {
                _ if is_counted && is_amount(text) => Money::Other,
                money => money,
            };
            Some((money, *at, text.as_str()))
        })
        .collect();
    found.sort();
    let names = |columns: &[(Money, u32, &str)]| {
        let names: Vec<String> = columns.iter().map(|(_, _, text)| one_line(text)).collect();
        names.join(", ")
    };
    let Some((best, at, text)) = found.first().copied() else {
        return Err(NoPrice::Absent(sentence!("price-list-without-prices")));
    };
    if best == Money::Other {
        return Err(NoPrice::Unknown(sentence!(
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
    let left = found[1..].iter();
    Ok(PriceColumn {
        at,
        left: left
            .map(|(money, at, _)| (*at, *money != Money::Other))
            .collect(),
        note,
    })
}

/// Why no column is taken for the price.
pub(crate) enum NoPrice {
    /// There is no money in the table.
    Absent(Sentence),
    /// There is, and it is not known to be a price.
    Unknown(Sentence),
    /// More than one could be.
    Several(Sentence),
}

fn one_line(heading: &str) -> String {
    words::typed::one_line(heading, 40)
}
