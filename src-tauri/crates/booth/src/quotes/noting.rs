//! Noting what somebody is offered, and that it was noted by mistake.

use crate::facts::Facts;
use crate::{Booth, BoothError, Right};
use catalogue::limits::{HIGHEST_PRICE_WON, LONGEST_NAME};
use ledger::NewRecord;
use records::Body;
use records::quotes::{Currency, QuoteGoodsNamed, QuoteSet, QuoteStage, QuoteVoided, QuotedLine};
use records::text::Bilingual;
use std::ops::RangeInclusive;
use tables::quote::{self as quote_table, QuoteRow};
use tables::{destroyed_person, product as product_table};
use uuid::Uuid;
use words::typed::one_line;
use words::{Sentence, sentence};

/// Most lines of a quote.
pub(crate) const MOST_LINES: usize = 50;
/// Most pieces in a line.
pub(crate) const MOST_PIECES_OFFERED: u32 = 1_000_000;
/// The highest price of one piece, in cents.
pub(crate) const HIGHEST_PRICE_CENTS: u64 = 100_000_000;
/// Most characters of goods that are in no catalogue.
pub(crate) const LONGEST_GOODS: usize = LONGEST_NAME;
/// The most that a quote comes to, in won: beyond it a screen could not count exactly.
const MOST_WON: u64 = 10_000_000_000_000;
/// How many won a dollar can be.
pub(crate) const DOLLAR_RATES: RangeInclusive<u32> = 100..=10_000;

/// A quote, as entered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuoteDraft {
    /// What is offered.
    pub lines: Vec<QuoteLine>,
    /// How far it is.
    pub stage: QuoteStage,
}

/// A line of a quote, as entered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuoteLine {
    /// What.
    pub goods: Goods,
    /// How many.
    pub quantity: u32,
    /// The price of one, in won or in cents.
    pub unit_price: u64,
    /// The money it is in.
    pub currency: Currency,
}

/// What is offered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Goods {
    /// A product of the catalogue.
    Product(Uuid),
    /// Something else, in words.
    Named(String),
}

impl Booth {
    /// Notes what a visitor is offered, and gives the quote's id. It permits no message.
    ///
    /// # Errors
    /// [`BoothError::NotPossible`] for a draft that cannot be kept, and for dollars before
    /// the owner said what a dollar is; [`BoothError::Unknown`] for a visitor or a product
    /// that is not there.
    pub fn note_quote(&mut self, visitor: Uuid, draft: &QuoteDraft) -> Result<Uuid, BoothError> {
        let (id, names) = (self.new_id(), self.new_id());
        let goods = usable(draft)?;
        self.append(Right::Capture, |facts| {
            facts.require_visitor(visitor)?;
            if destroyed_person::is_destroyed(facts.tables, visitor)? {
                return Err(BoothError::Unknown);
            }
            let about = About {
                id,
                visitor,
                before: None,
            };
            Ok((facts.said_of_quote(&about, draft, goods, names)?, id))
        })
    }

    /// Says a quote anew: this is what is offered now. When, by whom and at which rate of
    /// the dollar it was noted stays.
    ///
    /// # Errors
    /// As [`Self::note_quote`], and [`BoothError::NotPossible`] for a quote that does not
    /// stand.
    pub fn change_quote(&mut self, quote: Uuid, draft: &QuoteDraft) -> Result<(), BoothError> {
        let names = self.new_id();
        let goods = usable(draft)?;
        self.append(Right::Capture, |facts| {
            let row = facts.standing_quote(quote)?;
            let about = About {
                id: quote,
                visitor: row.visitor,
                before: Some(row),
            };
            Ok((facts.said_of_quote(&about, draft, goods, names)?, ()))
        })
    }

    /// Takes a quote back: it was noted by mistake, or comes to nothing. It stays on record.
    ///
    /// # Errors
    /// [`BoothError::NotPossible`] for a quote that does not stand.
    pub fn void_quote(&mut self, quote: Uuid) -> Result<(), BoothError> {
        self.append(Right::Capture, |facts| {
            let row = facts.standing_quote(quote)?;
            let body = Body::QuoteVoided(QuoteVoided {});
            Ok((vec![facts.record(quote, Some(row.visitor), body)], ()))
        })
    }
}

/// Which quote is said, and what was said of it before.
struct About {
    id: Uuid,
    visitor: Uuid,
    before: Option<QuoteRow>,
}

impl Facts<'_> {
    /// A quote that can still change.
    fn standing_quote(&self, quote: Uuid) -> Result<QuoteRow, BoothError> {
        match quote_table::get(self.tables, quote)? {
            Some(row) if !destroyed_person::is_destroyed(self.tables, row.visitor)? => Ok(row),
            _ => Err(refused(sentence!("quote-over"))),
        }
    }

    /// The records by which a quote is what the draft says; none where it is already.
    fn said_of_quote(
        &self,
        about: &About,
        draft: &QuoteDraft,
        goods: Vec<String>,
        names: Uuid,
    ) -> Result<Vec<NewRecord>, BoothError> {
        let before = about.before.as_ref().map(|row| &row.set);
        let lines = draft.lines.iter();
        let lines = lines.map(|line| self.quoted(line, before));
        let lines = lines.collect::<Result<Vec<_>, _>>()?;
        let mut set = QuoteSet {
            stage: draft.stage,
            lines,
            won_per_dollar: before.and_then(|set| set.won_per_dollar),
            names: None,
            fair: before.map_or_else(|| self.session.current.recorded(), |set| set.fair),
        };
        let has_dollars = set.lines.iter().any(|it| it.currency == Currency::Dollars);
        if has_dollars && set.won_per_dollar.is_none() {
            set.won_per_dollar = self.dollar_rate()?;
            if set.won_per_dollar.is_none() {
                return Err(refused(sentence!("quote-rate-missing")));
            }
        }
        let won = set.lines.iter().map(|line| set.amount_won(line));
        if won.fold(0, u64::saturating_add) > MOST_WON {
            return Err(refused(sentence!("quote-too-much", most = MOST_WON)));
        }
        let said_before = about.before.as_ref().filter(|row| row.goods == goods);
        let mut records = Vec::new();
        if !goods.is_empty() {
            set.names = said_before.and_then(|row| row.set.names).or(Some(names));
        }
        if before == Some(&set) {
            return Ok(records);
        }
        if set.names == Some(names) {
            let named = Body::QuoteGoodsNamed(QuoteGoodsNamed { names, goods });
            records.push(self.record(about.id, Some(about.visitor), named));
        }
        records.push(self.record(about.id, Some(about.visitor), Body::QuoteSet(set)));
        Ok(records)
    }

    fn quoted(
        &self,
        line: &QuoteLine,
        before: Option<&QuoteSet>,
    ) -> Result<QuotedLine, BoothError> {
        let mut quoted = QuotedLine {
            product: None,
            name: Bilingual::default(),
            list_price_won: None,
            quantity: line.quantity,
            unit_price: line.unit_price,
            currency: line.currency,
        };
        if let Goods::Product(product) = line.goods {
            let was_offered =
                before.is_some_and(|set| set.lines.iter().any(|it| it.product == Some(product)));
            // What is not sold any more stays in a quote that held it.
            let row = product_table::get(self.tables, product)?
                .filter(|row| !row.retired || was_offered)
                .ok_or(BoothError::Unknown)?;
            quoted.product = Some(product);
            quoted.name = row.name;
            quoted.list_price_won = Some(row.price_won);
        }
        Ok(quoted)
    }
}

/// What the lines without a product are, as they are kept, where the draft can be kept.
fn usable(draft: &QuoteDraft) -> Result<Vec<String>, BoothError> {
    if draft.lines.is_empty() {
        return Err(refused(sentence!("quote-empty")));
    }
    if draft.lines.len() > MOST_LINES {
        return Err(refused(sentence!(
            "quote-too-many-lines",
            most = MOST_LINES
        )));
    }
    let mut goods = Vec::new();
    for line in &draft.lines {
        if !(1..=MOST_PIECES_OFFERED).contains(&line.quantity) {
            return Err(refused(sentence!(
                "quote-quantity-unusable",
                most = MOST_PIECES_OFFERED
            )));
        }
        let highest = match line.currency {
            Currency::Won => HIGHEST_PRICE_WON,
            Currency::Dollars => HIGHEST_PRICE_CENTS,
        };
        if line.unit_price > highest {
            return Err(refused(sentence!(
                "quote-price-unusable",
                won = HIGHEST_PRICE_WON,
                dollars = HIGHEST_PRICE_CENTS / 100
            )));
        }
        if let Goods::Named(name) = &line.goods {
            let name = one_line(name, LONGEST_GOODS + 1);
            if name.is_empty() || name.chars().count() > LONGEST_GOODS {
                return Err(refused(sentence!(
                    "quote-goods-unusable",
                    most = LONGEST_GOODS
                )));
            }
            goods.push(name);
        }
    }
    Ok(goods)
}

fn refused(why: Sentence) -> BoothError {
    BoothError::NotPossible(why)
}
