//! Which rows are one order, and what did it come to?

use super::headings::Headings;
use super::shipped::{Meaning, meaning};
use super::{OrderColumn, OrderRead, OrdersRead, Part, PartRead, Standing, values};
use crate::contact_table::{PointKind, is_shortened, is_somebody_s};
use chrono::NaiveDateTime;
use spreadsheet::Row;
use std::collections::BTreeMap;
use words::{Sentence, sentence};

/// The orders of a table, as far as its rows were read.
#[derive(Default)]
pub(super) struct Gathering {
    rows: usize,
    /// By which the order of the row before is known.
    latest: Option<String>,
    orders: BTreeMap<String, Gathered>,
    unreadable: Vec<(u32, Sentence)>,
    not_understood: BTreeMap<String, usize>,
}

/// The rows of one order.
#[derive(Default)]
struct Gathered {
    order: OrderRead,
    rows: Vec<RowRead>,
    /// A row of it was not understood.
    is_unclear: bool,
}

/// What one row says.
struct RowRead {
    number: u32,
    line: String,
    at: Option<NaiveDateTime>,
    meaning: Meaning,
    /// None where the cell is empty, of a row that does not count.
    won: Option<i64>,
    /// Whether it is what the whole order came to.
    is_total: bool,
}

impl Gathering {
    pub(super) fn add(&mut self, row: &Row, headings: &Headings<'_>) {
        self.rows += 1;
        let number = headings.cell(row, OrderColumn::Order);
        if number.is_empty() || is_shortened(number) {
            let why = match number.is_empty() {
                true => sentence!("order-without-number"),
                false => sentence!("order-number-shortened"),
            };
            self.unreadable.push((row.number, why));
            // A cell that spans several rows stands in the first of them, so a row of goods
            // without a number belongs to the order above: what that came to is not known.
            let says = |what| !headings.cell(row, what).is_empty();
            let of_above = self.latest.as_ref().and_then(|it| self.orders.get_mut(it));
            if let Some(above) = of_above
                && number.is_empty()
                && (says(OrderColumn::Line) || says(OrderColumn::Day))
            {
                above.is_unclear = true;
            }
            return;
        }
        let known_by = headings.order(row);
        self.latest = Some(known_by.clone());
        let order = self.orders.entry(known_by).or_default();
        match read(row, headings) {
            Ok(read) => order.rows.push(read),
            Err(Unread::Word(word)) => {
                order.is_unclear = true;
                *self.not_understood.entry(word).or_default() += 1;
            }
            Err(Unread::Cell(why)) => {
                order.is_unclear = true;
                self.unreadable.push((row.number, why));
            }
        }
        let order = &mut order.order;
        let coupon = headings.cell(row, OrderColumn::Coupon);
        order.coupons.extend(coupons(coupon));
        for (what, kind, point) in [
            (OrderColumn::Phone, PointKind::Phone, &mut order.phone),
            (OrderColumn::Email, PointKind::Email, &mut order.email),
        ] {
            let cell = headings.cell(row, what);
            order.names_a_buyer |= !cell.is_empty();
            let read = kind.read(cell).ok();
            if let Some(read) = read.filter(|it| point.is_empty() && is_somebody_s(it)) {
                *point = read;
            }
        }
    }

    pub(super) fn into_orders(mut self) -> OrdersRead {
        let mut read = OrdersRead {
            rows: self.rows,
            not_understood: self.not_understood,
            ..OrdersRead::default()
        };
        for (number, gathered) in self.orders {
            if gathered.is_unclear {
                continue;
            }
            match gathered.whole() {
                Ok((order, is_partly_taken_back)) => {
                    read.partly_taken_back += usize::from(is_partly_taken_back);
                    read.orders.insert(number, order);
                }
                Err(unreadable) => self.unreadable.push(unreadable),
            }
        }
        self.unreadable.sort_by_key(|(row, _)| *row);
        read.unreadable = self.unreadable;
        read
    }
}

impl Gathered {
    /// The order, and whether a part of it was taken back, nobody knows which.
    fn whole(self) -> Result<(OrderRead, bool), (u32, Sentence)> {
        let Self {
            mut order, rows, ..
        } = self;
        order.at = rows.iter().filter_map(|row| row.at).min();
        let mut is_partly_taken_back = false;
        let mut whole: Vec<&RowRead> = Vec::new();
        for row in &rows {
            match row.won {
                Some(won) if won < 0 => {
                    let mut nth = 0;
                    while order.parts.contains_key(&Part::Refund(row.at, won, nth)) {
                        nth += 1;
                    }
                    let standing = Standing::Paid;
                    let refund = PartRead { standing, won };
                    order.parts.insert(Part::Refund(row.at, won, nth), refund);
                }
                won if !row.line.is_empty() && !row.is_total => {
                    is_partly_taken_back |= row.meaning == Meaning::PartlyTakenBack;
                    let standing = row.meaning.standing();
                    let won = won.unwrap_or_default();
                    let part = order.parts.entry(Part::Line(row.line.clone()));
                    let read = PartRead { standing, won };
                    let known = part.or_insert(read);
                    *known = known.and(read);
                }
                _ => whole.push(row),
            }
        }
        let counted = |row: &&&RowRead| row.meaning.standing() == Standing::Paid;
        let paid: Vec<&RowRead> = whole.iter().filter(counted).copied().collect();
        let Some(last) = whole.last() else {
            return Ok((order, is_partly_taken_back));
        };
        let partly = |row: &&RowRead| row.meaning == Meaning::PartlyTakenBack;
        is_partly_taken_back |= whole.iter().any(partly);
        let standing = match (
            paid.is_empty(),
            whole.iter().map(|it| it.meaning.standing()),
        ) {
            (false, _) => Standing::Paid,
            (true, all) => all.max().unwrap_or(Standing::Waiting),
        };
        let of = if paid.is_empty() { &whole } else { &paid };
        let mut amounts: Vec<i64> = of.iter().filter_map(|row| row.won).collect();
        if last.is_total {
            is_partly_taken_back |= !paid.is_empty() && paid.len() < whole.len();
            amounts.sort_unstable();
            amounts.dedup();
            if amounts.len() > 1 {
                return Err((last.number, sentence!("order-totals-differ")));
            }
        }
        let won = amounts.iter().sum();
        order.parts.insert(Part::Whole, PartRead { standing, won });
        Ok((order, is_partly_taken_back))
    }
}

impl PartRead {
    /// What two tables say of the same part, whichever was read first: the later standing
    /// counts, and of two amounts the smaller, because goods only go back.
    pub fn and(self, other: Self) -> Self {
        match self.standing.cmp(&other.standing) {
            std::cmp::Ordering::Less => other,
            std::cmp::Ordering::Greater => self,
            std::cmp::Ordering::Equal => Self {
                standing: self.standing,
                won: self.won.min(other.won),
            },
        }
    }
}

/// Why a row is not understood.
enum Unread {
    Word(String),
    Cell(Sentence),
}

fn read(row: &Row, headings: &Headings<'_>) -> Result<RowRead, Unread> {
    let meaning = standing(row, headings)?;
    let is_total = !headings.has(OrderColumn::Amount);
    let amount = match is_total {
        true => OrderColumn::Total,
        false => OrderColumn::Amount,
    };
    let is_paid = meaning.standing() == Standing::Paid;
    let won = match headings.cell(row, amount) {
        // Of what came to nothing, and of further rows of one order with its total above.
        "" if !is_paid || is_total => None,
        text => Some(values::won(text).map_err(Unread::Cell)?),
    };
    let at = match headings.cell(row, OrderColumn::Day) {
        // What was never paid has no day of paying.
        "" if !is_paid => None,
        text => Some(values::moment(text).map_err(Unread::Cell)?),
    };
    Ok(RowRead {
        number: row.number,
        line: headings.cell(row, OrderColumn::Line).to_owned(),
        at,
        meaning,
        won,
        is_total,
    })
}

/// What became of a row. A claim says more than the status where it says that something was
/// taken back; a table that says nothing of it holds what was paid.
fn standing(row: &Row, headings: &Headings<'_>) -> Result<Meaning, Unread> {
    let said = |what| match headings.cell(row, what) {
        "" => Ok(None),
        word => meaning(word).map(Some).ok_or(word),
    };
    let unknown = |word: &str| Unread::Word(word.to_owned());
    let claim = said(OrderColumn::Claim).map_err(unknown)?;
    let status = said(OrderColumn::Status).map_err(unknown)?;
    match (status, claim) {
        (_, Some(claim @ (Meaning::TakenBack | Meaning::PartlyTakenBack))) => Ok(claim),
        (Some(status), _) => Ok(status),
        (None, Some(claim)) => Ok(claim),
        (None, None) if headings.has(OrderColumn::Status) => Err(unknown("")),
        (None, None) => Ok(Meaning::Paid),
    }
}

/// The coupons of a cell; several stand behind each other.
fn coupons(cell: &str) -> impl Iterator<Item = String> {
    let all = cell.split([',', ';', '|', '\n']).map(str::trim);
    all.filter(|it| !it.is_empty() && *it != "-")
        .map(str::to_owned)
}
