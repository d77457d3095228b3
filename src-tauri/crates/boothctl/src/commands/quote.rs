//! `quote` and `followup quotes`: what visitors are offered, and the file of it.

use super::export::{Protect, scope};
use crate::output::{Failure, Report, Spoken};
use crate::store::Store;
use booth::Booth;
use booth::quotes::{
    Currency, Goods, OfferedLine, Quote, QuoteDraft, QuoteLine, QuoteStage, QuoteSums, QuoteTotals,
    dollars,
};
use serde_json::{Value, json};
use std::path::PathBuf;
use uuid::Uuid;
use words::{Sentence, sentence};

/// What visitors are offered: products, quantities and prices, and what was agreed.
#[derive(clap::Subcommand)]
pub enum QuoteCommand {
    /// Notes what somebody is offered. It permits no message.
    Note {
        /// Her e-mail address or phone number, or the id of her visit.
        contact: String,
        #[command(flatten)]
        offered: Offered,
        #[command(flatten)]
        store: Store,
    },
    /// Says a quote anew, whole; its rate of the dollar stays.
    Change {
        /// The quote, as `quote list` shows it.
        quote: Uuid,
        #[command(flatten)]
        offered: Offered,
        #[command(flatten)]
        store: Store,
    },
    /// Takes a quote back; it stays on record.
    Void {
        /// The quote, as `quote list` shows it.
        quote: Uuid,
        #[command(flatten)]
        store: Store,
    },
    /// The quotes of a fair, the oldest first, and their sums.
    List {
        /// The fair: its name or id; without it, the one this laptop works in.
        #[arg(long)]
        fair: Option<String>,
        /// Only those of this visit, and of her other visits; of any fair.
        #[arg(long, value_name = "ID", conflicts_with = "fair")]
        visitor: Option<Uuid>,
        #[command(flatten)]
        store: Store,
    },
    /// How many won a dollar is in new quotes of this fair; with a number, sets it.
    Rate {
        /// Won for one dollar, 100 to 10000.
        won: Option<u32>,
        #[command(flatten)]
        store: Store,
    },
}

/// What is offered, and how far it is.
#[derive(clap::Args)]
pub struct Offered {
    /// A product by its name or id, how many, and the price of one: `위스키잔:200:35000`, or
    /// `위스키잔:200:21.55USD`.
    #[arg(long = "line", value_name = "PRODUCT:QUANTITY:PRICE", value_parser = typed_line)]
    products: Vec<TypedLine>,
    /// The same for goods that are in no catalogue, by any name.
    #[arg(long = "other", value_name = "GOODS:QUANTITY:PRICE", value_parser = typed_line)]
    others: Vec<TypedLine>,
    /// It was agreed (체결); without it, it is being negotiated (계약추진).
    #[arg(long)]
    concluded: bool,
}

/// A line as it was typed.
#[derive(Debug, Clone)]
struct TypedLine {
    goods: String,
    quantity: u32,
    unit_price: u64,
    currency: Currency,
}

/// Reads `GOODS:QUANTITY:PRICE`. Goods may hold a colon, so the line is read from its end.
fn typed_line(text: &str) -> Result<TypedLine, String> {
    let unreadable = || sentence!("quote-line-unreadable").to_string();
    let mut parts = text.rsplitn(3, ':').map(str::trim);
    let (price, quantity, goods) = match (parts.next(), parts.next(), parts.next()) {
        (Some(price), Some(quantity), Some(goods)) => (price, quantity, goods),
        _ => return Err(unreadable()),
    };
    let (unit_price, currency) = match price.strip_suffix("USD") {
        Some(dollars) => (cents(dollars.trim()), Currency::Dollars),
        None => {
            let won = price.strip_suffix("KRW").unwrap_or(price).trim();
            (won.parse().ok(), Currency::Won)
        }
    };
    Ok(TypedLine {
        goods: goods.to_owned(),
        quantity: quantity.parse().map_err(|_| unreadable())?,
        unit_price: unit_price.ok_or_else(unreadable)?,
        currency,
    })
}

/// Dollars with up to two decimals, in cents.
fn cents(dollars: &str) -> Option<u64> {
    let (whole, part) = dollars.split_once('.').unwrap_or((dollars, "0"));
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|it| it.is_ascii_digit());
    if !is_number(whole) || !is_number(part) || part.len() > 2 {
        return None;
    }
    let part: u64 = format!("{part:0<2}").parse().ok()?;
    whole
        .parse::<u64>()
        .ok()?
        .checked_mul(100)?
        .checked_add(part)
}

impl QuoteCommand {
    /// Runs the command.
    pub fn run(self) -> Result<Report, Failure> {
        match self {
            Self::Note {
                contact,
                offered,
                store,
            } => {
                let mut booth = store.open()?;
                let visitor = match contact.parse() {
                    Ok(visitor) => visitor,
                    Err(_) => booth.latest_visit_of(&contact)?,
                };
                let draft = offered.draft(&booth)?;
                let quote = booth.note_quote(visitor, &draft)?;
                let words = sentence!("quote-noted", quote = quote.to_string());
                Ok(Report::done(
                    json!({ "quote": quote, "visitor": visitor }),
                    words.to_string(),
                ))
            }
            Self::Change {
                quote,
                offered,
                store,
            } => {
                let mut booth = store.open()?;
                let draft = offered.draft(&booth)?;
                booth.change_quote(quote, &draft)?;
                let words = sentence!("quote-changed").to_string();
                Ok(Report::done(json!({ "quote": quote }), words))
            }
            Self::Void { quote, store } => {
                store.open()?.void_quote(quote)?;
                let words = sentence!("quote-voided").to_string();
                Ok(Report::done(json!({ "voided": quote }), words))
            }
            Self::List {
                fair,
                visitor,
                store,
            } => {
                let booth = store.open()?;
                let quotes = match visitor {
                    Some(visitor) => booth.quotes_of(visitor)?,
                    None => booth.quotes(scope(&booth, fair)?)?,
                };
                Ok(listed(&quotes))
            }
            Self::Rate { won, store } => {
                let mut booth = store.open()?;
                if let Some(won) = won {
                    booth.set_dollar_rate(won)?;
                }
                let rate = booth.dollar_rate()?;
                let words = match rate {
                    Some(won) => sentence!("quote-rate-set", won = won),
                    None => sentence!("quote-rate-none"),
                };
                Ok(Report::done(
                    json!({ "won_per_dollar": rate }),
                    words.to_string(),
                ))
            }
        }
    }
}

impl Offered {
    fn draft(self, booth: &Booth) -> Result<QuoteDraft, Failure> {
        let catalogue = booth.catalogue()?;
        let product = |goods: &str| {
            let is_meant = |names: [&String; 2]| names.into_iter().any(|it| it == goods);
            let mut known = catalogue.iter();
            let found = known.find(|(id, product)| {
                id.to_string() == goods || is_meant([&product.name.ko, &product.name.en])
            });
            let found = found.map(|(id, _)| *id);
            found.ok_or_else(|| Failure::new(sentence!("quote-product-unknown", name = goods)))
        };
        let mut lines = Vec::new();
        for line in self.products {
            let goods = Goods::Product(product(&line.goods)?);
            lines.push(line.of(goods));
        }
        for line in self.others {
            let goods = Goods::Named(line.goods.clone());
            lines.push(line.of(goods));
        }
        let stage = match self.concluded {
            true => QuoteStage::Concluded,
            false => QuoteStage::Negotiating,
        };
        Ok(QuoteDraft { lines, stage })
    }
}

impl TypedLine {
    fn of(&self, goods: Goods) -> QuoteLine {
        QuoteLine {
            goods,
            quantity: self.quantity,
            unit_price: self.unit_price,
            currency: self.currency,
        }
    }
}

fn both(text: &Sentence) -> Value {
    json!({ "ko": text.ko, "en": text.en })
}

fn line(line: &OfferedLine) -> Value {
    json!({
        "product": line.product,
        "name": both(&line.name),
        "list_price_won": line.list_price_won,
        "quantity": line.quantity,
        "unit_price": line.unit_price,
        "currency": line.currency.code(),
        "amount": line.amount,
        "amount_won": line.amount_won,
    })
}

fn sums(sums: QuoteSums) -> Value {
    json!({
        "quotes": sums.quotes,
        "won": sums.won,
        "cents": sums.cents,
        "all_won": sums.all_won,
    })
}

fn listed(quotes: &[Quote]) -> Report {
    let totals = QuoteTotals::of(quotes);
    let json = quotes.iter().map(|quote| {
        json!({
            "quote": quote.id,
            "visitor": quote.visitor,
            "at": quote.at_ms,
            "by": quote.by,
            "stage": quote.stage.code(),
            "won_per_dollar": quote.won_per_dollar,
            "lines": quote.lines.iter().map(line).collect::<Vec<_>>(),
            "amount_won": quote.sums().all_won,
        })
    });
    let json = json!({
        "quotes": json.collect::<Vec<_>>(),
        "negotiating": sums(totals.negotiating),
        "concluded": sums(totals.concluded),
        "all": sums(totals.all()),
    });
    let mut words: Vec<String> = quotes
        .iter()
        .map(|quote| {
            let stage = match quote.stage {
                QuoteStage::Negotiating => sentence!("quote-negotiating"),
                QuoteStage::Concluded => sentence!("quote-concluded"),
            };
            let won = quote.sums().all_won;
            let said = sentence!(
                "quote-line",
                stage = stage,
                goods = quote.goods(),
                won = won
            );
            format!("{}\t{}", quote.id, said.ko)
        })
        .collect();
    words.extend(told(totals).iter().map(|said| said.ko.clone()));
    Report::done(json, words.join("\n"))
}

/// Both sums and their whole, in words.
fn told(totals: QuoteTotals) -> [Sentence; 3] {
    let all = totals.all();
    [
        (sentence!("quote-negotiating-sum"), totals.negotiating),
        (sentence!("quote-concluded-sum"), totals.concluded),
        (sentence!("quote-all-sum"), all),
    ]
    .map(|(name, sums)| {
        sentence!(
            "quote-sums",
            name = name,
            quotes = sums.quotes,
            all = all.quotes,
            won = sums.won,
            dollars = dollars(sums.cents),
            all_won = sums.all_won
        )
    })
}

/// Writes the quotes of a fair as a workbook (상담일지) for yourself: a line for each line of
/// a quote, and the sums that the organiser asks for on a sheet of their own.
#[derive(clap::Args)]
pub struct Quotes {
    /// The fair: its name or id; without it, the one this laptop works in.
    #[arg(long)]
    fair: Option<String>,
    /// The folder to write to; made when it is missing.
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// Whether only a password opens the file, which is made for it and told once.
    #[arg(long, value_enum, default_value_t = Protect::Password)]
    protect: Protect,
    /// Why the data leaves.
    #[arg(long)]
    reason: String,
    #[command(flatten)]
    spoken: Spoken,
    #[command(flatten)]
    store: Store,
}

impl Quotes {
    /// Writes the file.
    pub fn run(self) -> Result<Report, Failure> {
        let mut booth = self.store.open()?;
        let scope = scope(&booth, self.fair)?;
        private_files::make_folder(&self.out)?;
        let language = self.spoken.language();
        let saved = booth.export_quotes(
            scope,
            self.protect.into(),
            &self.reason,
            &self.out,
            language,
        )?;
        let mut words: Vec<Sentence> = vec![sentence!(
            "quotes-saved",
            quotes = saved.quotes,
            without_name = saved.without_name
        )];
        words.extend(told(saved.totals));
        let mut json = json!({
            "files": saved.files,
            "quotes": saved.quotes,
            "without_name": saved.without_name,
            "negotiating": sums(saved.totals.negotiating),
            "concluded": sums(saved.totals.concluded),
            "all": sums(saved.totals.all()),
        });
        if let Some(opening) = saved.opening {
            let password = opening.password.reveal();
            json["password"] = json!(password);
            json["opening"] = opening.steps.iter().map(both).collect();
            words.push(sentence!("protected-password", password = password));
            words.extend(opening.steps);
        }
        let files = saved.files.iter().map(|file| file.display().to_string());
        let words = words.iter().map(|said| said.text(language).to_owned());
        Ok(Report::done(
            json,
            files.chain(words).collect::<Vec<_>>().join("\n"),
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::{Currency, cents, typed_line};

    /// A dot in the wrong place is a factor of ten.
    #[test]
    fn dollars_are_read_to_the_cent() {
        for (typed, read) in [
            ("21.55", Some(2_155)),
            ("21.5", Some(2_150)),
            ("21", Some(2_100)),
            ("0.05", Some(5)),
            ("21.555", None),
            (".5", None),
            ("1,000", None),
            ("-1", None),
            ("99999999999999999999", None),
        ] {
            assert_eq!(cents(typed), read, "{typed}");
        }
    }

    /// The name of goods may hold what divides the parts.
    #[test]
    fn a_line_is_read_from_its_end() {
        let line = typed_line("잔 1:2 축소판:200:21.55USD").expect("a line");
        assert_eq!(line.goods, "잔 1:2 축소판");
        assert_eq!((line.quantity, line.unit_price), (200, 2_155));
        assert_eq!(line.currency, Currency::Dollars);
        for unreadable in ["", "잔", "잔:2", "잔:두 개:100", "잔:2:백 원", "잔:2:-1"] {
            assert!(typed_line(unreadable).is_err(), "{unreadable}");
        }
    }
}
