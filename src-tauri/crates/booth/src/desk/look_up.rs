//! One field at the desk: a scan, a coupon number, a name, a phone number.
//!
//! Whoever stands at the desk has no time to choose what she is about to type,
//! so the text decides. The barcode of a product on sale is that product; a
//! long run of digits or a code of another kind is a scan; thirteen digits are
//! a coupon's short number; a few digits are the end of a phone number; anything else is a name or an e-mail address, and a name
//! may be typed by its initial consonants (ㄱㅅㅇ finds 김서연).

use crate::contact_point::{masked_email, masked_phone, normalise_email, normalise_phone};
use crate::coupons::CheckedCoupon;
use crate::facts::Facts;
use crate::{Booth, BoothError};
use coupon::{Reason, Unreadable, Verdict};
use tables::contact::{self as contact_table, ContactRow};
use unicode_normalization::UnicodeNormalization as _;
use uuid::Uuid;
use words::Sentence;

/// Texts longer than this are not names; they may still be scans.
const LONGEST_NAME: usize = 100;
/// People listed at most.
const MOST_PEOPLE: usize = 10;

/// What the field found. Nothing was changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// A coupon, or something that was meant as one.
    Coupon(Box<CheckedCoupon>),
    /// People that fit, best first.
    People(Vec<Person>),
    /// A product, by its barcode.
    Product(Uuid),
    /// Nothing fits.
    Nothing(Sentence),
}

/// A person the field found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// The visitor.
    pub visitor: Uuid,
    /// Her name; may be empty.
    pub name: String,
    /// Her contact, mostly masked.
    pub contact: String,
    /// What is known of her, in words.
    pub about: Vec<Sentence>,
}

impl Booth {
    /// Finds whatever the text means.
    ///
    /// # Errors
    /// [`BoothError::TooManyGuesses`] after several wrong coupon numbers.
    pub fn look_up(&mut self, text: &str) -> Result<Found, BoothError> {
        // A coupon's numbers are never a product barcode with its check digit,
        // and the end of a phone number is taken for one only if we sell it.
        if text.len() <= LONGEST_NAME
            && let Some(product) = self.product_of_barcode(text)?
        {
            return Ok(Found::Product(product));
        }
        let typed = if text.len() <= LONGEST_NAME * 4 {
            clean(text)
        } else {
            String::new()
        };
        let people = if typed.is_empty() {
            Vec::new()
        } else {
            self.facts().people(&typed)?
        };
        if !people.is_empty() {
            return Ok(Found::People(people));
        }
        let checked = self.check_scan(text)?;
        Ok(match &checked.verdict {
            // Neither digits enough for a coupon nor a known kind of code: it
            // was meant as a name or a phone number that is not here.
            Verdict::Refused {
                reason:
                    Reason::ForeignCode(coupon::ForeignCode::Other)
                    | Reason::Unreadable(Unreadable::WrongLength { .. } | Unreadable::Empty),
            } => Found::Nothing(Sentence::new(
                "찾는 분이나 쿠폰이 이 기기에 없습니다. 새 방문객이면 칸을 비우고 Enter를 누르세요.",
                "No such person or coupon on this laptop. For a new visitor, clear the field and press Enter.",
            )),
            Verdict::Refused {
                reason: Reason::ForeignCode(coupon::ForeignCode::ProductBarcode),
            } => Found::Nothing(Sentence::new(
                "이 바코드의 상품이 상품 목록에 없습니다. 준비 화면의 ‘상품’에서 더할 수 있습니다. 쿠폰 번호를 적으셨다면 숫자 13개를 다시 확인하세요.",
                "No product on sale has this barcode; you can add it on the preparation screen, under ‘Products’. If you typed a coupon number, check its 13 digits again.",
            )),
            _ => Found::Coupon(Box::new(checked)),
        })
    }
}

impl Facts<'_> {
    fn people(&self, typed: &str) -> Result<Vec<Person>, BoothError> {
        let digits: String = typed.chars().filter(char::is_ascii_digit).collect();
        let is_number = typed
            .chars()
            .all(|c| c.is_ascii_digit() || "+-() .".contains(c))
            && digits.len() >= 3;
        let phone = if is_number {
            normalise_phone(typed).unwrap_or_default()
        } else {
            String::new()
        };
        let email = normalise_email(typed).unwrap_or_default();
        let mut ranked: Vec<(u8, ContactRow)> = contact_table::all(self.tables)?
            .into_iter()
            .filter_map(|contact| {
                let rank = if is_number {
                    rank_phone(&contact, &phone, &digits)
                } else {
                    rank_name(&contact, typed, &email)
                };
                rank.map(|rank| (rank, contact))
            })
            .collect();
        ranked.sort_by_key(|(rank, _)| *rank);
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
                name: contact.name,
            });
        }
        Ok(people)
    }
}

/// The typed text as a name would be written: composed, one space at most.
fn clean(text: &str) -> String {
    let visible: String = text.chars().filter(|c| !c.is_control()).collect();
    let words: Vec<&str> = visible.split_whitespace().collect();
    words.join(" ").nfc().collect()
}

fn rank_phone(contact: &ContactRow, phone: &str, digits: &str) -> Option<u8> {
    if contact.phone.is_empty() {
        None
    } else if contact.phone == phone {
        Some(0)
    } else if contact.phone.ends_with(digits) {
        Some(1)
    } else {
        None
    }
}

fn rank_name(contact: &ContactRow, typed: &str, email: &str) -> Option<u8> {
    if !email.is_empty() && contact.email == email {
        return Some(0);
    }
    let name = contact.name.to_lowercase();
    let typed = typed.to_lowercase();
    if name == typed {
        Some(0)
    } else if name.starts_with(&typed) {
        Some(1)
    } else if name.contains(&typed) {
        Some(2)
    } else if matches_while_typing(&contact.name, &typed) {
        Some(3)
    } else {
        None
    }
}

/// Whether a name begins as the typed text sounds so far: a lone consonant
/// stands for any syllable it begins, and the last syllable may still lack its
/// final consonant. Hangul syllables are numbered by initial, vowel and final
/// (Unicode 17, section 3.12: 21 × 28 syllables share an initial, 28 a vowel).
fn matches_while_typing(name: &str, typed: &str) -> bool {
    let typed: Vec<char> = typed.chars().filter(|c| *c != ' ').collect();
    let name: Vec<char> = name.chars().filter(|c| *c != ' ').collect();
    !typed.is_empty()
        && typed.len() <= name.len()
        && typed
            .iter()
            .zip(&name)
            .enumerate()
            .all(|(index, (typed_char, name_char))| {
                sounds_like(*typed_char, *name_char, index + 1 == typed.len())
            })
}

const INITIALS: [char; 19] = [
    'ㄱ', 'ㄲ', 'ㄴ', 'ㄷ', 'ㄸ', 'ㄹ', 'ㅁ', 'ㅂ', 'ㅃ', 'ㅅ', 'ㅆ', 'ㅇ', 'ㅈ', 'ㅉ', 'ㅊ', 'ㅋ',
    'ㅌ', 'ㅍ', 'ㅎ',
];

fn sounds_like(typed: char, name: char, is_last: bool) -> bool {
    let syllable = |c: char| {
        ('가'..='힣')
            .contains(&c)
            .then(|| c as usize - '가' as usize)
    };
    match (syllable(typed), syllable(name)) {
        (None, Some(name)) => INITIALS.get(name / 588) == Some(&typed),
        (Some(typed), Some(name)) if is_last && typed % 28 == 0 => typed / 28 == name / 28,
        _ => typed == name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The list must not blink empty between two key strokes of a name.
    #[test]
    fn a_name_is_found_at_every_key_stroke() {
        for typed in [
            "ㄱ",
            "기",
            "김",
            "김ㅅ",
            "김서",
            "김서ㅇ",
            "김서여",
            "김서연",
            "ㄱㅅㅇ",
        ] {
            assert!(matches_while_typing("김서연", typed), "typed {typed}");
        }
        for typed in ["ㄴ", "김수", "서연", "김서연아", "ㄱㅅㅎ"] {
            assert!(!matches_while_typing("김서연", typed), "typed {typed}");
        }
    }
}
