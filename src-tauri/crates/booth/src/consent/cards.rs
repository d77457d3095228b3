//! What was scanned at the contact step: a visiting card, or a badge?
//!
//! Neither says yes to anything: what is read is typed for her and no more, and the
//! consents are asked as ever.

use crate::{Booth, BoothError};
use coupon::{ForeignCode, Reason, Scan, Unreadable};
use people::{Card, CardField, UnreadableCard, badge_key, read_card, read_stop_code};
use std::collections::BTreeSet;
use words::{Sentence, sentence};

/// What a code at the contact step says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ScannedContact {
    /// A card, without what the consent texts do not name; those fields are told.
    Card(Box<Card>, BTreeSet<CardField>),
    /// A code that is nothing else: the badge she wears.
    Badge(String),
    /// Nothing that belongs here, or half a card. Nothing is taken.
    Unreadable(Sentence),
}

impl Booth {
    /// Reads what a scanner typed at the contact step. Nothing is recorded.
    ///
    /// # Errors
    /// [`BoothError::Tables`].
    pub fn read_contact_code(&self, text: &str) -> Result<ScannedContact, BoothError> {
        let unreadable = match read_card(text) {
            Ok(card) => return self.without_unasked(card),
            Err(UnreadableCard::CutOff) => sentence!("card-cut-off"),
            Err(UnreadableCard::Several) => sentence!("card-several"),
            Err(UnreadableCard::NoCard) => match badge_key(text) {
                Some(badge) if is_badge(text) => return Ok(ScannedContact::Badge(badge)),
                _ => sentence!("card-no-card"),
            },
        };
        Ok(ScannedContact::Unreadable(unreadable))
    }

    fn without_unasked(&self, mut card: Card) -> Result<ScannedContact, BoothError> {
        let asked = self.asked_particulars()?;
        let mut left_out = BTreeSet::new();
        for (item, field, text) in [
            ("company", CardField::Company, &mut card.company),
            ("job", CardField::Job, &mut card.job),
            ("country", CardField::Country, &mut card.country),
        ] {
            if asked.contains(item) {
                continue;
            }
            card.unsure.remove(&field);
            if !std::mem::take(text).is_empty() {
                left_out.insert(field);
            }
        }
        // Nobody is told of a birthday that nobody asks for.
        if !asked.contains("birthday") {
            card.birthday = None;
            card.unsure.remove(&CardField::Birthday);
        }
        Ok(ScannedContact::Card(Box::new(card), left_out))
    }
}

/// Whether a code is none of those that mean something else here.
fn is_badge(text: &str) -> bool {
    let is_unknown = matches!(
        coupon::read_scan(text),
        Scan::NotACoupon(
            Reason::ForeignCode(ForeignCode::Other | ForeignCode::WebAddress)
                | Reason::Unreadable(Unreadable::WrongLength { .. })
        )
    );
    is_unknown && read_stop_code(text).is_none()
}
