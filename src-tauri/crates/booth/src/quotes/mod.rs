//! What was offered to whom at which price, and what came of it?
//!
//! A booth that sells to businesses tells the fair's organiser two sums: what is being
//! negotiated (계약추진액) and what was agreed (체결액). Both are worked out from quotes,
//! each of which is a visitor's and is said whole whenever it changes. A quote permits no
//! message. When she is forgotten, the numbers and the products stay, as those of sales
//! do, and what was typed goes.

mod exporting;
mod noting;

pub use exporting::SavedQuotes;
pub use noting::{Goods, QuoteDraft, QuoteLine};
pub use records::quotes::{Currency, QuoteStage};

pub(crate) use noting::{DOLLAR_RATES, LONGEST_GOODS, MOST_LINES, MOST_PIECES_OFFERED};

use crate::facts::Facts;
use crate::{Booth, BoothError, FairScope, Right};
use records::Body;
use records::quotes::{DollarRateSet, QuotedLine, dollar_rate_of};
use tables::quote::{self as quote_table, QuoteRow};
use tables::{destroyed_person, settings};
use uuid::Uuid;
use words::number::thousands;
use words::{Sentence, sentence};

/// A quote as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quote {
    /// Its id.
    pub id: Uuid,
    /// Whose it is; none once she was forgotten.
    pub visitor: Option<Uuid>,
    /// When it was first noted, in Unix milliseconds.
    pub at_ms: i64,
    /// Who noted it; may be empty.
    pub by: String,
    /// How far it is.
    pub stage: QuoteStage,
    /// How many won a dollar is in it; none without dollars.
    pub won_per_dollar: Option<u32>,
    /// What was offered.
    pub lines: Vec<OfferedLine>,
}

/// One line of a quote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfferedLine {
    /// The product; none for other goods.
    pub product: Option<Uuid>,
    /// What it is.
    pub name: Sentence,
    /// The product's price on that day, in won.
    pub list_price_won: Option<u64>,
    /// How many.
    pub quantity: u32,
    /// The price of one that was offered, in won or in cents.
    pub unit_price: u64,
    /// The money it is in.
    pub currency: Currency,
    /// What the line comes to, in won or in cents.
    pub amount: u64,
    /// The same in won, by the rate of the quote, rounded half up.
    pub amount_won: u64,
}

/// What quotes come to together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct QuoteSums {
    /// How many quotes.
    pub quotes: u32,
    /// Of lines in won, in won.
    pub won: u64,
    /// Of lines in dollars, in cents.
    pub cents: u64,
    /// Of all lines, in won, each by the rate of its quote.
    pub all_won: u64,
}

/// What quotes come to, by how far they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct QuoteTotals {
    /// What is being negotiated (계약추진).
    pub negotiating: QuoteSums,
    /// What was agreed (체결).
    pub concluded: QuoteSums,
}

impl QuoteSums {
    fn and(self, other: Self) -> Self {
        Self {
            quotes: self.quotes.saturating_add(other.quotes),
            won: self.won.saturating_add(other.won),
            cents: self.cents.saturating_add(other.cents),
            all_won: self.all_won.saturating_add(other.all_won),
        }
    }
}

impl QuoteTotals {
    /// What these quotes come to.
    pub fn of<'a>(quotes: impl IntoIterator<Item = &'a Quote>) -> Self {
        let mut totals = Self::default();
        for quote in quotes {
            let sums = match quote.stage {
                QuoteStage::Negotiating => &mut totals.negotiating,
                QuoteStage::Concluded => &mut totals.concluded,
            };
            *sums = sums.and(quote.sums());
        }
        totals
    }

    /// What was negotiated altogether (상담액).
    pub fn all(&self) -> QuoteSums {
        self.negotiating.and(self.concluded)
    }
}

impl Quote {
    /// What it comes to.
    pub fn sums(&self) -> QuoteSums {
        let one = QuoteSums {
            quotes: 1,
            ..QuoteSums::default()
        };
        let lines = self.lines.iter().map(|line| {
            let (won, cents) = match line.currency {
                Currency::Won => (line.amount, 0),
                Currency::Dollars => (0, line.amount),
            };
            QuoteSums {
                quotes: 0,
                won,
                cents,
                all_won: line.amount_won,
            }
        });
        lines.fold(one, QuoteSums::and)
    }

    /// The goods in words: "위스키잔 200 · 로고 새기기 1".
    pub fn goods(&self) -> Sentence {
        let list = |language: fn(&Sentence) -> &str| {
            let lines = self.lines.iter();
            let lines = lines.map(|it| format!("{} {}", language(&it.name), it.quantity));
            lines.collect::<Vec<_>>().join(" · ")
        };
        Sentence::of_texts(list(|it| &it.ko), list(|it| &it.en))
    }
}

/// Cents as dollars are written, `1,234.50`.
pub fn dollars(cents: u64) -> String {
    format!("{}.{:02}", thousands(cents / 100), cents % 100)
}

impl Booth {
    /// A person's quotes that stand, the oldest first, those of her other visits too.
    ///
    /// # Errors
    /// [`BoothError::Tables`].
    pub fn quotes_of(&self, visitor: Uuid) -> Result<Vec<Quote>, BoothError> {
        let facts = self.facts();
        let mut quotes = Vec::new();
        for visit in facts.visits_of(visitor)? {
            for row in quote_table::of_visitor(facts.tables, visit)? {
                quotes.push(facts.quote(row)?);
            }
        }
        quotes.sort_by_key(|quote| (quote.at_ms, quote.id));
        Ok(quotes)
    }

    /// The quotes of these fairs that stand, the oldest first.
    ///
    /// # Errors
    /// [`BoothError::Tables`].
    pub fn quotes(&self, scope: FairScope) -> Result<Vec<Quote>, BoothError> {
        self.facts().quotes(scope)
    }

    /// How many won a dollar is in new quotes of this fair; none before the owner said so.
    ///
    /// # Errors
    /// [`BoothError::Tables`].
    pub fn dollar_rate(&self) -> Result<Option<u32>, BoothError> {
        self.facts().dollar_rate()
    }

    /// The owner says how many won a dollar is in the quotes of this fair. Quotes that are
    /// there keep their rate.
    ///
    /// # Errors
    /// [`BoothError::Setting`] outside 100 to 10,000 won, and when nothing could be written.
    pub fn set_dollar_rate(&mut self, won_per_dollar: u32) -> Result<(), BoothError> {
        if !DOLLAR_RATES.contains(&won_per_dollar) {
            return Err(BoothError::Setting(sentence!(
                "quote-rate-unusable",
                least = *DOLLAR_RATES.start(),
                most = *DOLLAR_RATES.end()
            )));
        }
        self.append(Right::Owner, |facts| {
            if facts.dollar_rate()? == Some(won_per_dollar) {
                return Ok((Vec::new(), ()));
            }
            let fair = facts.session.current.recorded();
            let body = Body::DollarRateSet(DollarRateSet {
                fair,
                won_per_dollar,
            });
            Ok((vec![facts.record(dollar_rate_of(fair), None, body)], ()))
        })
    }
}

impl Facts<'_> {
    pub(crate) fn quotes(&self, scope: FairScope) -> Result<Vec<Quote>, BoothError> {
        let rows = quote_table::all(self.tables, self.session.current.in_scope(scope))?;
        rows.into_iter().map(|row| self.quote(row)).collect()
    }

    /// What a visitor was offered at a fair, as she is told.
    pub(crate) fn told_quotes(
        &self,
        visitor: Uuid,
        fair: Uuid,
    ) -> Result<Vec<(i64, Sentence)>, BoothError> {
        let mut told = Vec::new();
        for row in quote_table::of_visitor(self.tables, visitor)? {
            if row.set.fair == fair {
                let quote = self.quote(row)?;
                let (goods, won) = (quote.goods(), quote.sums().all_won);
                let said = match quote.stage {
                    QuoteStage::Negotiating => {
                        sentence!("report-quote-negotiating", goods = goods, won = won)
                    }
                    QuoteStage::Concluded => {
                        sentence!("report-quote-concluded", goods = goods, won = won)
                    }
                };
                told.push((quote.at_ms, said));
            }
        }
        Ok(told)
    }

    fn dollar_rate(&self) -> Result<Option<u32>, BoothError> {
        let fair = self.session.current.recorded();
        let rate = settings::get::<DollarRateSet>(self.tables, dollar_rate_of(fair))?;
        Ok(rate.map(|rate| rate.won_per_dollar))
    }

    fn quote(&self, row: QuoteRow) -> Result<Quote, BoothError> {
        let mut goods = row.goods.iter();
        let named = row.set.lines.iter().map(|line| {
            let name = match line.product {
                Some(_) => Sentence::from(&line.name),
                None => goods.next().map_or_else(
                    || sentence!("quote-goods-forgotten"),
                    |name| Sentence::of_texts(name, name),
                ),
            };
            offered(line, name, row.set.amount_won(line))
        });
        let lines = named.collect();
        let forgotten = destroyed_person::is_destroyed(self.tables, row.visitor)?;
        Ok(Quote {
            id: row.id,
            visitor: (!forgotten).then_some(row.visitor),
            at_ms: row.at_ms,
            by: row
                .staff
                .map_or_else(|| Ok(String::new()), |staff| self.staff_name(staff))?,
            stage: row.set.stage,
            won_per_dollar: row.set.won_per_dollar,
            lines,
        })
    }
}

fn offered(line: &QuotedLine, name: Sentence, amount_won: u64) -> OfferedLine {
    OfferedLine {
        product: line.product,
        name,
        list_price_won: line.list_price_won,
        quantity: line.quantity,
        unit_price: line.unit_price,
        currency: line.currency,
        amount: line.amount(),
        amount_won,
    }
}
