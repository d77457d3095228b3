//! What do we write to her? One plain draft per person, ready to be sent as it is.
//!
//! Every draft is an advertisement in the sense of Korea's Network Act art. 50,
//! because it carries a coupon or a product: it begins with `(광고)`, names the
//! sender, says why she gets it, names the benefit and ends with a free way to
//! refuse (art. 50(4) and (6), decree art. 61(2) and annex 6, as condensed in
//! KISA's guide of 2025-12). The label stays Korean in English drafts: the law
//! that asks for it does not depend on the reader's language.

use crate::OutreachError;
use crate::maker::{Maker, MakerField};
use crate::recipient::{FollowUpRow, RevisitCoupon};
use chrono::{Datelike as _, NaiveDate};
use encoding_rs::EUC_KR;
use permission::{Channel, ContactPoint};
use words::{Language, Sentence, sentence};

/// A message to one person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// The subject line; only e-mails have one.
    pub subject: Option<String>,
    /// The text, lines ended by `\n`.
    pub body: String,
}

/// Whether the maker's details suffice for an advertisement by this channel.
///
/// Callers ask this before choosing whom to write to, so that a missing 080
/// number withholds the text messages and not the e-mails.
pub fn can_draft(maker: &Maker, channel: Channel) -> Result<(), OutreachError> {
    let blank = |text: &str| text.trim().is_empty();
    let no_name = blank(&maker.name.ko) || blank(&maker.name.en);
    let no_address = blank(&maker.address.ko) || blank(&maker.address.en);
    let no_refusal = maker.refusal_phone.as_deref().is_none_or(blank);
    let needs: &[(MakerField, bool)] = match channel.contact_point() {
        ContactPoint::Email => &[
            (MakerField::Name, no_name),
            (MakerField::Email, blank(&maker.email)),
            (MakerField::Phone, blank(&maker.phone)),
            (MakerField::Address, no_address),
        ],
        ContactPoint::Phone | ContactPoint::Address => &[
            (MakerField::Name, no_name),
            (MakerField::Phone, blank(&maker.phone)),
            (MakerField::RefusalPhone, no_refusal),
        ],
    };
    let missing: Vec<MakerField> = needs
        .iter()
        .filter(|(_, missing)| *missing)
        .map(|(field, _)| *field)
        .collect();
    if missing.is_empty() {
        Ok(())
    } else {
        Err(OutreachError::MakerIncomplete { missing })
    }
}

/// Writes the message for one person, in her language.
///
/// Fails with [`OutreachError::MakerIncomplete`] rather than leave out what the
/// law asks for.
pub fn draft(row: &FollowUpRow, maker: &Maker, fair: &Sentence) -> Result<Draft, OutreachError> {
    can_draft(maker, row.channel)?;
    let (subject, lines) = match row.channel.contact_point() {
        ContactPoint::Email => (Some(subject(row, maker)), email(row, maker, fair)),
        ContactPoint::Phone | ContactPoint::Address => (None, text_message(row, maker, fair)),
    };
    Ok(Draft {
        subject,
        body: lines.join("\n"),
    })
}

fn subject(row: &FollowUpRow, maker: &Maker) -> String {
    sentence!("draft-subject", maker = &maker.name, topic = &row.topic).into_text(row.language)
}

fn email(row: &FollowUpRow, maker: &Maker, fair: &Sentence) -> Vec<String> {
    let language = row.language;
    let person = on_one_line(&row.name);
    let greeting = match person.as_str() {
        "" => sentence!("draft-greeting", maker = &maker.name),
        person => sentence!(
            "draft-greeting-by-name",
            person = person,
            maker = &maker.name
        ),
    };
    let mut lines = vec![greeting.into_text(language), String::new()];
    lines.extend(offer(row));
    if let Some(coupon) = &row.coupon {
        lines.push(String::new());
        lines.extend(benefit(coupon, maker, language));
    }
    lines.push(String::new());
    lines.push(why(row, fair));
    lines.push(String::new());
    lines.push(
        sentence!(
            "draft-sender",
            maker = &maker.name,
            email = &maker.email,
            phone = &maker.phone,
            address = &maker.address
        )
        .into_text(language),
    );
    // Annex 6 wants both languages in every e-mail, whatever its own language.
    let unsubscribe = sentence!("draft-unsubscribe");
    lines.extend([unsubscribe.ko, unsubscribe.en]);
    lines
}

fn text_message(row: &FollowUpRow, maker: &Maker, fair: &Sentence) -> Vec<String> {
    let language = row.language;
    let mut lines = vec![
        sentence!(
            "draft-text-sender",
            maker = &maker.name,
            phone = &maker.phone
        )
        .into_text(language),
    ];
    let person = on_one_line(&row.name);
    if !person.is_empty() {
        lines.push(sentence!("draft-text-greeting", person = person).into_text(language));
    }
    lines.extend(offer(row));
    if let Some(coupon) = &row.coupon {
        lines.extend(benefit(coupon, maker, language));
    }
    lines.push(why(row, fair));
    let free_number = maker.refusal_phone.as_deref().unwrap_or_default();
    lines.push(sentence!("draft-refuse-by-phone", number = free_number).into_text(language));
    lines
}

/// A visitor typed her name herself: a line break in it must not start a line
/// of its own in our message.
fn on_one_line(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The product, in the sentence that gives its reason; neutral words when nothing is
/// known, never a guess.
fn offer(row: &FollowUpRow) -> Vec<String> {
    let language = row.language;
    let Some(product) = &row.product else {
        return vec![sentence!("draft-news", topic = &row.topic).into_text(language)];
    };
    vec![match &row.reason_for_customer {
        Some(reason) => reason.text(language).to_string(),
        None => sentence!("draft-product", product = product).into_text(language),
    }]
}

fn benefit(coupon: &RevisitCoupon, maker: &Maker, language: Language) -> Vec<String> {
    let mut lines = vec![
        sentence!("draft-coupon", benefit = &coupon.benefit).into_text(language),
        sentence!(
            "draft-coupon-until",
            day = day(coupon.valid_until),
            number = &coupon.short_number
        )
        .into_text(language),
    ];
    lines.extend(maker.coupon_address(&coupon.digits));
    lines
}

fn why(row: &FollowUpRow, fair: &Sentence) -> String {
    if row.is_of_purchase {
        let day = day(row.allowed_on);
        return sentence!(
            "draft-why-bought",
            day = day,
            fair = fair,
            kind = &row.topic
        )
        .into_text(row.language);
    }
    sentence!(
        "draft-why",
        day = day(row.allowed_on),
        fair = fair,
        topic = &row.topic,
        channel = row.channel.name(),
        code = row.channel.code()
    )
    .into_text(row.language)
}

/// A calendar day as people write it.
pub(crate) fn day(date: NaiveDate) -> Sentence {
    words::day(date.year(), date.month(), date.day())
}

/// How a bulk text sender will count and bill a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Size {
    /// Bytes in CP949 (Windows code page 949, a superset of EUC-KR). A line
    /// break counts two, the larger of what senders do; a character that
    /// cannot be written counts one, because senders put `?` there.
    pub bytes: usize,
    /// The characters that cannot be written, each once, in order of appearance.
    pub unencodable: Vec<Unencodable>,
}

/// A character no Korean text sender can carry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unencodable {
    /// The character.
    pub character: char,
    /// What to write in its place, when there is something usual.
    pub replacement: Option<&'static str>,
}

/// What kind of text message a text becomes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextKind {
    /// At most 90 bytes.
    Short,
    /// At most 2,000 bytes.
    Long,
    /// Longer than any sender takes.
    TooLong,
}

impl Size {
    /// SMS, LMS, or more than fits (limits of the Korean senders: 90 and 2,000 bytes).
    pub fn kind(&self) -> TextKind {
        match self.bytes {
            0..=90 => TextKind::Short,
            91..=2000 => TextKind::Long,
            _ => TextKind::TooLong,
        }
    }
}

/// Measures a finished text, after everything was put in.
pub fn size(text: &str) -> Size {
    let mut bytes = 0;
    let mut unencodable: Vec<Unencodable> = Vec::new();
    let mut buffer = [0; 4];
    for character in text.chars() {
        if character == '\n' {
            bytes += 2;
            continue;
        }
        // WHATWG's "EUC-KR" is code page 949, not the smaller KS X 1001 set.
        let (encoded, _, cannot) = EUC_KR.encode(character.encode_utf8(&mut buffer));
        if cannot {
            bytes += 1;
            if !unencodable.iter().any(|seen| seen.character == character) {
                unencodable.push(Unencodable {
                    character,
                    replacement: replacement(character),
                });
            }
        } else {
            bytes += encoded.len();
        }
    }
    Size { bytes, unencodable }
}

/// What to write instead of a character that Korean senders and printers lack.
pub(crate) fn replacement(character: char) -> Option<&'static str> {
    Some(match character {
        '₩' => "원",
        '—' | '–' | '‐' | '‑' | '−' => "-",
        '•' | '‧' | '・' => "·",
        '“' | '”' | '„' => "\"",
        '\u{a0}' | '\u{2009}' | '\u{202f}' => " ",
        _ => return None,
    })
}
