//! The words of a letter.

use super::addressee::Addressee;
use crate::OutreachError;
use crate::follow_up::FollowUp;
use crate::message::{self, Parts};
use crate::recipient::FollowUpRow;
use chrono::{DateTime, FixedOffset};
use uuid::Uuid;
use words::{Language, sentence};

/// One letter, in the language of whom it goes to.
pub(super) struct Letter {
    /// The sender's name.
    pub maker: String,
    /// Name and address of the sender in one line, for the window.
    pub sender_line: String,
    /// To whom.
    pub addressee: Addressee,
    /// The day on which it was written.
    pub day: String,
    /// The greeting and the first words.
    pub opening: Vec<String>,
    /// What is offered.
    pub products: Vec<Product>,
    /// Her code.
    pub code: Option<CodeBox>,
    /// Why she gets it, who writes, and how to stop it.
    pub closing: Vec<String>,
}

/// A product, as the letter shows it.
pub(super) struct Product {
    pub picture: Option<Uuid>,
    pub name: String,
    pub price: Option<String>,
    pub reason: Option<String>,
}

/// A code, and the words beside it.
pub(super) struct CodeBox {
    /// What the code says.
    pub content: String,
    pub lines: Vec<String>,
    /// The number to type or say.
    pub number: Option<String>,
    /// What the code is for.
    pub caption: Option<String>,
}

impl Letter {
    /// # Errors
    /// As [`message::parts`].
    pub fn of(row: &FollowUpRow, follow_up: &FollowUp) -> Result<Self, OutreachError> {
        let maker = &follow_up.maker;
        let parts = message::parts(row, maker, &row.fair)?;
        let say = |it: words::Sentence| it.into_text(row.language);
        let name = maker.name.text(row.language).to_owned();
        let opening: Vec<String> = parts
            .greeting
            .iter()
            .chain([&parts.offer])
            // Beside the code of a coupon stands what it gives.
            .chain(parts.benefit.iter().filter(|_| row.coupon.is_none()))
            .cloned()
            .collect();
        let products = row.offered.iter().map(|offered| {
            let reason = offered.said_reason().map(say);
            Product {
                picture: offered.picture,
                name: offered.product.text(row.language).to_owned(),
                price: offered.price.clone().map(say),
                // What the first words say already is not said again.
                reason: reason.filter(|reason| !parts.offer.contains(reason)),
            }
        });
        Ok(Self {
            sender_line: format!("{name} · {}", maker.address.text(row.language)),
            addressee: Addressee::of(row),
            day: day(follow_up.made_at, row.language),
            products: products.collect(),
            code: code_box(row, &parts),
            closing: std::iter::once(parts.why)
                .chain(parts.sender)
                .chain(parts.refusal)
                .collect(),
            opening,
            maker: name,
        })
    }

    /// Everything that is printed, for the fonts.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        let products = self.products.iter().flat_map(|product| {
            let further = product.price.iter().chain(&product.reason);
            std::iter::once(&product.name).chain(further)
        });
        let code = self.code.iter().flat_map(|code| {
            let lines = code.lines.iter();
            lines.chain(&code.number).chain(&code.caption)
        });
        [&self.maker, &self.sender_line, &self.day]
            .into_iter()
            .chain(&self.addressee.lines)
            .chain(&self.opening)
            .chain(products)
            .chain(code)
            .chain(&self.closing)
            .map(String::as_str)
    }

    /// The pictures of what is offered.
    pub fn pictures(&self) -> impl Iterator<Item = Uuid> {
        self.products.iter().filter_map(|product| product.picture)
    }
}

/// Her coupon, whose code tells her goods too; without a coupon the code of her goods.
fn code_box(row: &FollowUpRow, parts: &Parts) -> Option<CodeBox> {
    let say = |it: words::Sentence| Some(it.into_text(row.language));
    match &row.coupon {
        Some(coupon) => Some(CodeBox {
            content: match &parts.coupon_address {
                Some(address) => address.clone(),
                None => coupon.fragment.clone(),
            },
            lines: parts.benefit.clone(),
            number: Some(coupon.short_number.clone()),
            caption: parts
                .coupon_address
                .as_ref()
                .and_then(|_| say(sentence!("letter-scan-coupon"))),
        }),
        None => row.reorder.as_ref().map(|address| CodeBox {
            content: address.clone(),
            lines: say(sentence!("letter-scan-goods")).into_iter().collect(),
            number: None,
            caption: None,
        }),
    }
}

fn day(made_at: DateTime<FixedOffset>, language: Language) -> String {
    message::day(made_at.date_naive()).into_text(language)
}
