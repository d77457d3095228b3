//! Where do the headings stand, and which column says what?

use super::shipped::{OrderShop, shops};
use super::{OrderColumn, OrderColumns, values};
use crate::columns::{is_called, letters, plain};
use crate::contact_table::cell;
use spreadsheet::Row;
use std::collections::{BTreeMap, BTreeSet};

/// Rows above which the headings stand: a title and what was searched for may be before.
pub(super) const ROWS_ABOVE: usize = 20;

/// How headings say that amounts are in won.
const IN_WON: [&str; 3] = ["(krw)", "(원)", "(won)"];

/// The columns of a sheet that are read.
pub(super) struct Headings<'a> {
    /// The known shop whose headings they are.
    pub(super) shop: Option<&'static OrderShop>,
    /// The known shop whose table it is, as somebody said.
    pub(super) named: Option<&'static OrderShop>,
    /// None where the columns are called by their letters.
    header: Option<&'a Row>,
    /// How many rows stand above the first order.
    above: usize,
    columns: BTreeMap<OrderColumn, u32>,
}

impl<'a> Headings<'a> {
    /// By what somebody chose; or chose before, under the headings of each row; or by what is
    /// known of shops. None where the sheet has no such columns.
    pub(super) fn of(
        rows: &'a [Row],
        chosen: &OrderColumns,
        kept: &impl Fn(&str) -> Option<OrderColumns>,
    ) -> Option<Self> {
        let first = &rows[..rows.len().min(ROWS_ABOVE)];
        if !chosen.is_empty() {
            let by_heading = first.iter().enumerate();
            let mut found = by_heading.filter_map(|(place, row)| Self::called(row, place, chosen));
            return found.next().or_else(|| Self::lettered(rows, chosen));
        }
        let mut rows = first.iter().enumerate();
        rows.find_map(|(place, row)| {
            let chosen = kept(&key(row));
            let by_kept = chosen.and_then(|chosen| Self::called(row, place, &chosen));
            by_kept.or_else(|| Self::known(row, place))
        })
    }

    /// By what somebody chose, and besides by what is known of the shop.
    fn called(row: &'a Row, place: usize, chosen: &OrderColumns) -> Option<Self> {
        let mut found = Self::known(row, place).unwrap_or_else(|| Self {
            shop: None,
            named: None,
            header: Some(row),
            above: place + 1,
            columns: BTreeMap::new(),
        });
        if chosen.contains_key(&OrderColumn::Total) {
            found.columns.remove(&OrderColumn::Amount);
        }
        let mut is_named = false;
        for (what, wanted) in chosen {
            let mut cells = row.cells.iter();
            let is_it = |(column, text): &&(u32, String)| is_called(text, *column, wanted);
            let (column, text) = cells.find(is_it)?;
            is_named |= plain(text) == plain(wanted);
            found.columns.insert(*what, *column);
        }
        // Letters fit every row. That of the headings has no day, and where nothing but
        // letters was said, words instead of one: an order whose day cannot be read, or is
        // not there, is an order all the same.
        let day = found.cell(row, OrderColumn::Day);
        let is_titled = match is_named || found.shop.is_some() {
            true => values::moment(day).is_err(),
            false => !day.is_empty() && !day.contains(|it: char| it.is_ascii_digit()),
        };
        (is_titled && found.is_enough()).then_some(found)
    }

    /// A table without headings, of which somebody named the letters.
    fn lettered(rows: &'a [Row], chosen: &OrderColumns) -> Option<Self> {
        let all: BTreeSet<u32> = rows
            .iter()
            .flat_map(|row| &row.cells)
            .map(|it| it.0)
            .collect();
        let mut columns = BTreeMap::new();
        for (what, wanted) in chosen {
            let mut all = all.iter();
            let is_it = |it: &&u32| letters(**it).eq_ignore_ascii_case(wanted.trim());
            columns.insert(*what, *all.find(is_it)?);
        }
        let found = Self {
            shop: None,
            named: None,
            header: None,
            above: 0,
            columns,
        };
        found.is_enough().then_some(found)
    }

    fn known(row: &'a Row, place: usize) -> Option<Self> {
        let titled: BTreeMap<String, u32> = row
            .cells
            .iter()
            .rev()
            .map(|(column, text)| (heading(text), *column))
            .collect();
        shops().iter().find_map(|shop| {
            let is_its = shop.known_by.iter().any(|it| titled.contains_key(it));
            let columns = shop.columns.iter().filter_map(|(what, headings)| {
                let found = headings.iter().find_map(|it| titled.get(it));
                Some((*what, *found?))
            });
            let found = Self {
                shop: Some(shop),
                named: None,
                header: Some(row),
                above: place + 1,
                columns: columns.collect(),
            };
            (is_its && found.is_enough()).then_some(found)
        })
    }

    fn is_enough(&self) -> bool {
        let has = |what| self.columns.contains_key(&what);
        has(OrderColumn::Order)
            && has(OrderColumn::Day)
            && (has(OrderColumn::Amount) || has(OrderColumn::Total))
    }

    pub(super) fn has(&self, what: OrderColumn) -> bool {
        self.columns.contains_key(&what)
    }

    /// What a row says; empty where the table does not say it.
    pub(super) fn cell<'b>(&self, row: &'b Row, what: OrderColumn) -> &'b str {
        let column = self.columns.get(&what);
        column.map_or("", |column| cell(row, *column).trim())
    }

    /// By what a row's order is known among all of the shop: by its number, and where numbers
    /// begin anew by day and till besides.
    pub(super) fn order(&self, row: &Row) -> String {
        let number = self.cell(row, OrderColumn::Order);
        let has_till = self.has(OrderColumn::Till) || self.has(OrderColumn::BusinessDay);
        let shop = self.named.or(self.shop);
        if !has_till && !shop.is_some_and(|shop| shop.numbers_begin_anew) {
            return number.to_owned();
        }
        let day = match self.cell(row, OrderColumn::BusinessDay) {
            "" => self.cell(row, OrderColumn::Day),
            day => day,
        };
        let day = values::moment(day).map_or_else(|_| day.to_owned(), |at| at.date().to_string());
        format!("{day}/{}/{number}", self.cell(row, OrderColumn::Till))
    }

    /// The rows of orders.
    pub(super) fn below<'b>(&self, rows: &'b [Row]) -> &'b [Row] {
        &rows[self.above..]
    }

    /// What the headings are, to know the table again.
    pub(super) fn key(&self) -> String {
        self.header.map_or_else(String::new, key)
    }

    pub(super) fn read_from(&self) -> OrderColumns {
        let heading = |column: u32| match self.header.map_or("", |row| cell(row, column)) {
            "" => letters(column),
            heading => heading.to_owned(),
        };
        let columns = self.columns.iter();
        columns
            .map(|(what, column)| (*what, heading(*column)))
            .collect()
    }

    /// The first row, as Excel counts, of which one cell holds other rows: a quotation mark
    /// that nothing closes takes in all that follows, what was cancelled too.
    pub(super) fn swallowed(&self, rows: &[Row]) -> Option<u32> {
        let is_a_row = |line: &str| {
            let cells: Vec<&str> = line.split([',', ';', '\t']).map(str::trim).collect();
            cells.len() >= self.columns.len() && cells.iter().any(|it| values::moment(it).is_ok())
        };
        let mut below = self.below(rows).iter();
        let found = below.find(|row| {
            let mut cells = row.cells.iter();
            cells.any(|(_, text)| text.lines().skip(1).any(is_a_row))
        });
        found.map(|row| row.number)
    }
}

/// A heading as it is compared with those that are known: that amounts are in won says
/// nothing more.
fn heading(text: &str) -> String {
    let text = plain(text);
    let in_won = IN_WON.iter().find_map(|it| text.strip_suffix(it));
    in_won.unwrap_or(&text).to_owned()
}

/// The headings of a row in an order that does not change when columns move.
fn key(row: &Row) -> String {
    let headings: BTreeSet<String> = row.cells.iter().map(|(_, text)| plain(text)).collect();
    let headings: Vec<String> = headings.into_iter().collect();
    headings.join("\n")
}
