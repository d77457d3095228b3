//! Can this row be trusted to say what one piece costs in won?

use crate::cells::{may_be_halves, price};
use crate::columns::Column;
use crate::headings::{is_money, is_name_of_a_sum, is_total, is_unit, plain};
use crate::units::{is_named_in_other_money, is_other_format, is_other_money, is_unit_of_money};
use spreadsheet::Row;
use std::collections::BTreeMap;
use std::sync::Arc;
use words::typed::one_line;
use words::{Sentence, sentence};

/// How a text file is split into cells.
pub(crate) struct Split {
    pub(crate) delimiter: char,
    /// How many fields the header has, empty ones too.
    pub(crate) header_fields: u32,
    /// How many fields each row has, by its number.
    pub(crate) fields: BTreeMap<u32, u32>,
}

/// What the columns below the header are, and what else says what a cell means.
pub(crate) struct Table {
    pub(crate) columns: BTreeMap<Column, u32>,
    /// What the header calls each column.
    pub(crate) headings: BTreeMap<u32, String>,
    /// The columns of money that were left aside, and whether each is a price too.
    pub(crate) left: Vec<(u32, bool)>,
    /// The row where the header of another table stands.
    pub(crate) next_table: Option<u32>,
    /// How the numbers of the cells are shown, by row number and column.
    pub(crate) number_formats: BTreeMap<(u32, u32), Arc<str>>,
    /// How a text file is split; none for a workbook, whose cells are certain.
    pub(crate) split: Option<Split>,
}

impl Table {
    /// What stands in a row's column; empty if nothing.
    pub(crate) fn text<'a>(&self, row: &'a Row, column: Column) -> &'a str {
        let at = self.columns.get(&column);
        at.map_or("", |at| cell(row, *at))
    }

    /// Refuses a row that is no product, or whose cells leave a doubt which of
    /// them is the price, or of what.
    pub(crate) fn check_structure(&self, row: &Row) -> Result<(), Sentence> {
        if self.next_table.is_some_and(|begin| row.number >= begin) {
            return Err(sentence!("row-of-another-table"));
        }
        let name = self.text(row, Column::Name);
        if row.cells.iter().any(|(_, text)| is_total(text)) || is_name_of_a_sum(name) {
            return Err(sentence!("row-of-totals"));
        }
        self.check_split(row)?;
        self.check_unnamed(row)?;
        self.check_unit(row)
    }

    /// In a text file a thousand may be written with the comma that splits the
    /// row.
    fn check_split(&self, row: &Row) -> Result<(), Sentence> {
        let is_wider = |columns: u32| {
            self.split
                .as_ref()
                .is_some_and(|split| columns > split.header_fields)
        };
        if row.cells.last().is_some_and(|(at, _)| is_wider(at + 1)) {
            return Err(sentence!("row-longer-than-the-header"));
        }
        let Some(at) = self.columns.get(&Column::Price).copied() else {
            return Ok(());
        };
        let delimiter = self.split.as_ref().map(|split| split.delimiter);
        let fields = self
            .split
            .as_ref()
            .and_then(|split| split.fields.get(&row.number));
        let at_commas = delimiter == Some(',');
        let price = cell(row, at);
        // 500원 was written to be certain, unless the row has a cell too many.
        let is_bare = price.bytes().all(|c| c.is_ascii_digit())
            || fields.is_some_and(|fields| is_wider(*fields));
        let before = at.checked_sub(1).map_or("", |before| cell(row, before));
        let is_other_price = self.left.iter().any(|(left, _)| *left == at + 1);
        let is_after =
            may_be_halves(price, cell(row, at + 1), at_commas) && (at_commas || !is_other_price);
        let is_before = at_commas && is_bare && may_be_halves(before, price, true);
        match is_after || is_before {
            true => Err(sentence!("row-price-split")),
            false => Ok(()),
        }
    }

    /// A heading may reach over several columns; two numbers below it are two
    /// prices.
    fn check_unnamed(&self, row: &Row) -> Result<(), Sentence> {
        let Some(price) = self.columns.get(&Column::Price) else {
            return Ok(());
        };
        let mut after = row.cells.iter().filter(|(at, _)| at > price);
        let is_unnamed = |at: u32| self.headings.range(price + 1..=at).next().is_none();
        let begins = |text: &str| {
            text.trim_start_matches(['₩', '\\'])
                .starts_with(|c: char| c.is_ascii_digit())
        };
        match after.any(|(at, text)| is_unnamed(*at) && begins(text)) {
            true => Err(sentence!("row-with-a-number-beside-the-price")),
            false => Ok(()),
        }
    }

    fn check_unit(&self, row: &Row) -> Result<(), Sentence> {
        let columns = [Column::Name, Column::EnglishName, Column::Tags]
            .map(|column| self.columns.get(&column));
        let says_other = |at: &u32, text: &str| {
            let heading = self.headings.get(at).map_or("", String::as_str);
            match columns.contains(&Some(at)) {
                true => is_named_in_other_money(text),
                false if is_unit(heading) => is_unit_of_money(heading, text),
                // A price is left aside with what it says; 부가세 may say 별도.
                false if is_money(heading) => {
                    let is_number = text.contains(|c: char| c.is_ascii_digit());
                    !is_number && is_other_money(&format!("{} {text}", plain(heading)))
                }
                false => is_other_money(text),
            }
        };
        match row.cells.iter().find(|(at, text)| says_other(at, text)) {
            Some((_, text)) => Err(sentence!("row-in-other-money", text = one_line(text, 40))),
            None => Ok(()),
        }
    }

    /// Refuses a price that is shown as something else, or that another price
    /// of the row contradicts.
    pub(crate) fn check_price(&self, row: &Row, won: u64) -> Result<(), Sentence> {
        let at = self
            .columns
            .get(&Column::Price)
            .copied()
            .unwrap_or_default();
        if let Some(format) = self.number_formats.get(&(row.number, at))
            && is_other_format(format, won)
        {
            return Err(sentence!(
                "row-price-shown-otherwise",
                format = one_line(format, 40)
            ));
        }
        let contradicts = |(at, is_price): &&(u32, bool)| {
            let other = price(cell(row, *at)).unwrap_or_default();
            match won {
                0 => other > 0,
                _ => *is_price && other / 10 > won,
            }
        };
        match self.left.iter().find(contradicts) {
            Some((at, _)) => Err(sentence!(
                "row-price-far-below-another",
                column = one_line(self.headings.get(at).map_or("", String::as_str), 40)
            )),
            None => Ok(()),
        }
    }
}

/// The text of a row's cell; empty if there is none.
fn cell(row: &Row, at: u32) -> &str {
    let cell = row.cells.iter().find(|(column, _)| *column == at);
    cell.map_or("", |(_, text)| text)
}
