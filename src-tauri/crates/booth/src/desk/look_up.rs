//! One field at the desk: a scan, a coupon number, a name, a phone number.
//!
//! Staff at the desk have no time to say what they are about to type, so the
//! text decides. The barcode of a product on sale is that product; a long run
//! of digits or a code of another kind is a scan; thirteen digits are a
//! coupon's short number; a few digits are part of a phone number; anything
//! else is part of a name or an e-mail address, and a name may be typed by its
//! initial consonants (ㄱㅅㅇ finds 김서연). A visiting card's code is the address
//! or the number in it.

use crate::coupons::CheckedCoupon;
use crate::facts::Facts;
use crate::{Booth, BoothError};
use coupon::{Reason, Scan, Unreadable, Verdict};
use people::{
    ContactInCode, MatchQuality, SearchQuery, contact_in_code, masked_email, masked_phone,
};
use records::text::Bilingual;
use tables::contact::{self as contact_table, ContactRow};
use tables::visitor as visitor_table;
use uuid::Uuid;
use words::{Sentence, sentence};

/// Texts longer than this are not names; they may still be scans.
const LONGEST_NAME: usize = 100;
/// Fewer digits than this say nothing about whose phone number it is.
const LEAST_PHONE_DIGITS: usize = 3;
/// People listed at most.
const MOST_PEOPLE: usize = 10;

/// What the field found. Nothing was changed, but that the first scan of a fair
/// is noted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// A coupon, or something that was meant as one.
    Coupon(Box<CheckedCoupon>),
    /// People that fit, best first: as many as are listed at most, and how many there are.
    People(Vec<Person>, usize),
    /// A product, by its barcode.
    Product(Uuid),
    /// Nothing fits.
    Nothing(Sentence),
}

/// A person who fits the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// The visitor.
    pub visitor: Uuid,
    /// The person's name; may be empty.
    pub name: String,
    /// The person's contact, mostly masked.
    pub contact: String,
    /// What is known of the person, in words.
    pub about: Vec<Sentence>,
    /// The fair the person came to last, when it was not this one.
    pub last_fair: Option<Bilingual>,
}

impl Booth {
    /// Finds whatever the text means.
    ///
    /// # Errors
    /// [`BoothError::TooManyGuesses`] after several wrong coupon numbers.
    pub fn look_up(&mut self, text: &str) -> Result<Found, BoothError> {
        // A coupon's number is never a valid product barcode, and the end of a
        // phone number is taken for a barcode only if we sell that product.
        if text.len() <= LONGEST_NAME
            && let Some(product) = self.product_of_barcode(text)?
        {
            self.note_scan()?;
            return Ok(Found::Product(product));
        }
        // A coupon's code is never a name, so no person is searched for it.
        let is_code = matches!(coupon::read_scan(text), Scan::Token(_));
        let (people, fitting) = if let Some(contact) = contact_in_code(text) {
            let (ContactInCode::Email(point) | ContactInCode::Phone(point)) = contact;
            self.facts().people(&SearchQuery::new(&point))?
        } else if !is_code && text.len() <= LONGEST_NAME * 4 {
            self.facts().people(&SearchQuery::new(text))?
        } else {
            (Vec::new(), 0)
        };
        if !people.is_empty() {
            return Ok(Found::People(people, fitting));
        }
        let checked = self.check_scan(text)?;
        Ok(match &checked.verdict {
            // Too few digits for a coupon and no known kind of code: staff
            // meant a name or a phone number that is not here.
            Verdict::Refused {
                reason:
                    Reason::ForeignCode(coupon::ForeignCode::Other)
                    | Reason::Unreadable(Unreadable::WrongLength { .. } | Unreadable::Empty),
            } => Found::Nothing(sentence!("desk-nothing-found")),
            Verdict::Refused {
                reason: Reason::ForeignCode(coupon::ForeignCode::ProductBarcode),
            } => Found::Nothing(sentence!("desk-unknown-barcode")),
            _ => {
                // A coupon that is not good yet was read all the same.
                if is_code && checked.coupon.is_some() {
                    self.note_scan()?;
                }
                Found::Coupon(Box::new(checked))
            }
        })
    }
}

impl Facts<'_> {
    /// The people who fit best, and how many fit.
    fn people(&self, query: &SearchQuery) -> Result<(Vec<Person>, usize), BoothError> {
        if query.is_empty() {
            return Ok((Vec::new(), 0));
        }
        let is_phone = query
            .digits()
            .is_some_and(|digits| digits.len() >= LEAST_PHONE_DIGITS);
        let mut ranked: Vec<(MatchQuality, ContactRow)> = contact_table::all(self.tables)?
            .into_iter()
            .filter_map(|contact| {
                let by_phone = is_phone
                    .then(|| query.match_phone(&contact.phone))
                    .flatten();
                let quality = [&contact.name, &contact.email]
                    .into_iter()
                    .filter_map(|text| query.match_text(text))
                    .chain(by_phone)
                    .min()?;
                Some((quality, contact))
            })
            .collect();
        ranked.sort_by_key(|(quality, _)| *quality);
        let fitting = ranked.len();
        let mut people = Vec::new();
        for (_, contact) in ranked.into_iter().take(MOST_PEOPLE) {
            people.push(Person {
                visitor: contact.visitor,
                contact: if contact.phone.is_empty() {
                    masked_email(&contact.email)
                } else {
                    masked_phone(&contact.phone)
                },
                about: self.about(contact.visitor)?,
                last_fair: self.last_other_fair(contact.visitor)?,
                name: contact.name,
            });
        }
        Ok((people, fitting))
    }

    /// The fair a visitor came to last; none when she came to this one.
    fn last_other_fair(&self, visitor: Uuid) -> Result<Option<Bilingual>, BoothError> {
        if self.is_here(visitor)? {
            return Ok(None);
        }
        let fairs = visitor_table::fairs_of(self.tables, visitor)?;
        let last = fairs.first().map(|fair| self.fair_name(*fair));
        Ok(last.transpose()?.flatten())
    }
}
