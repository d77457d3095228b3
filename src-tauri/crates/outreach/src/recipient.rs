//! One person who is written to, and the coupon that goes with the message.

use crate::template::{Template, looks_like_a_label};
use chrono::NaiveDate;
use permission::Channel;
use std::sync::Arc;
use uuid::Uuid;
use words::{Language, Sentence, sentence};

/// One person, one message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FollowUpRow {
    /// The visitor.
    pub visitor: Uuid,
    /// Her name; may be empty.
    pub name: String,
    /// The company she named; may be empty.
    pub company: String,
    /// The language she chose at the booth.
    pub language: Language,
    /// The way she allowed.
    pub channel: Channel,
    /// E-mail address, phone number in E.164 (`+8210…`), or postcode and address with a
    /// blank between (`06236 서울특별시 강남구 …`).
    pub contact: String,
    /// The topic she allowed, or the kind of goods she bought.
    pub topic: Sentence,
    /// Whether she bought goods of that kind and was not asked.
    pub is_of_purchase: bool,
    /// What she answered, in words.
    pub answers: Sentence,
    /// What to offer her, the best first, three at most; none when nothing is known well
    /// enough.
    pub offered: Vec<Offered>,
    /// The owner's own words for her, in her language; the program's where she wrote none.
    pub own_words: Option<Arc<Template>>,
    /// Her coupon for coming back, if there is one.
    pub coupon: Option<RevisitCoupon>,
    /// The address that opens the goods she bought on the maker's page; only of letters
    /// without a coupon, whose code tells them too.
    pub reorder: Option<String>,
    /// The fair at which she gave the permission, or bought.
    pub fair: Sentence,
    /// The day she gave the permission, or bought.
    pub allowed_on: NaiveDate,
    /// The records that allow this message.
    pub allowed_by: Vec<Uuid>,
}

/// A product that is offered to one person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offered {
    /// What it is called.
    pub product: Sentence,
    /// Why, with numbers, for the owner only.
    pub reason_for_owner: Option<Sentence>,
    /// Why, as a whole sentence that names it and may be said to her.
    pub reason_for_customer: Option<Sentence>,
    /// What it costs, where its message is a letter.
    pub price: Option<Sentence>,
    /// The picture it is shown by, where its message is a letter.
    pub picture: Option<Uuid>,
}

impl Offered {
    /// Why, as it is said to her. An answer that she chose (`SNS 광고(인스타그램)`) may look
    /// like the label of an advertisement; then the product is named without it.
    pub(crate) fn said_reason(&self) -> Option<Sentence> {
        let reason = self.reason_for_customer.clone()?;
        let is_label = [&reason.ko, &reason.en]
            .into_iter()
            .any(|it| looks_like_a_label(it));
        Some(match is_label {
            true => sentence!("draft-product", product = &self.product),
            false => reason,
        })
    }
}

/// A coupon that goes out with a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RevisitCoupon {
    /// What stands behind `#` in the address that opens it: what she bought, and the
    /// digits of its token.
    pub fragment: String,
    /// The number to type or say, in groups.
    pub short_number: String,
    /// The benefit in a few words or one sentence, with its last day, which the message says
    /// nowhere else (`1월 28일까지 부스에서 10% 할인 · 1회`).
    pub benefit: Sentence,
    /// The last day it is good.
    pub valid_until: NaiveDate,
}
