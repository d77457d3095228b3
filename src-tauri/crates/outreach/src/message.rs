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

/// The parts of a message to one person, each whole, in her language. A tool that puts
/// them together itself gets them one by one; [`draft()`] puts them together here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parts {
    /// The subject line; only e-mails have one.
    pub subject: Option<String>,
    /// Who writes, under the label that the law asks for; only text messages begin so.
    pub label: Option<String>,
    /// The greeting; a text message to somebody without a name has none.
    pub greeting: Option<String>,
    /// The product, in the sentence that gives its reason, or neutral words.
    pub offer: String,
    /// What the coupon gives, until when, and its number.
    pub coupon: Vec<String>,
    /// The address that opens it.
    pub coupon_address: Option<String>,
    /// Why she gets this.
    pub why: String,
    /// Who writes, as e-mails end.
    pub sender: Option<String>,
    /// How to refuse.
    pub refusal: Vec<String>,
}

/// Writes the parts of the message for one person, in her language.
///
/// Fails with [`OutreachError::MakerIncomplete`] rather than leave out what the
/// law asks for.
pub fn parts(row: &FollowUpRow, maker: &Maker, fair: &Sentence) -> Result<Parts, OutreachError> {
    can_draft(maker, row.channel)?;
    let language = row.language;
    let person = on_one_line(&row.name);
    let coupon = row.coupon.as_ref();
    let coupon_address = coupon.and_then(|coupon| maker.coupon_address(&coupon.digits));
    let coupon = coupon.map(|coupon| benefit(coupon, language));
    let coupon = coupon.unwrap_or_default();
    let (offer, why) = (offer(row), why(row, fair));
    Ok(match row.channel.contact_point() {
        ContactPoint::Email => Parts {
            subject: Some(subject(row, maker)),
            label: None,
            greeting: Some(greeting(&person, maker).into_text(language)),
            offer,
            coupon,
            coupon_address,
            why,
            sender: Some(sender(maker).into_text(language)),
            refusal: refusal_by_reply(),
        },
        ContactPoint::Phone | ContactPoint::Address => Parts {
            subject: None,
            label: Some(label(maker).into_text(language)),
            greeting: (!person.is_empty())
                .then(|| sentence!("draft-text-greeting", person = person).into_text(language)),
            offer,
            coupon,
            coupon_address,
            why,
            sender: None,
            refusal: vec![refusal_by_phone(maker).into_text(language)],
        },
    })
}

/// Writes the message for one person, in her language.
///
/// Fails as [`parts`] does.
pub fn draft(row: &FollowUpRow, maker: &Maker, fair: &Sentence) -> Result<Draft, OutreachError> {
    let parts = parts(row, maker, fair)?;
    // E-mails have room for a blank line between their parts.
    let between = match row.channel.contact_point() {
        ContactPoint::Email => "\n\n",
        ContactPoint::Phone | ContactPoint::Address => "\n",
    };
    let coupon: Vec<String> = parts
        .coupon
        .into_iter()
        .chain(parts.coupon_address)
        .collect();
    let coupon = Some(coupon.join("\n")).filter(|lines| !lines.is_empty());
    let ending: Vec<String> = parts.sender.into_iter().chain(parts.refusal).collect();
    let body: Vec<String> = [parts.label, parts.greeting, Some(parts.offer), coupon]
        .into_iter()
        .flatten()
        .chain([parts.why, ending.join("\n")])
        .collect();
    Ok(Draft {
        subject: parts.subject,
        body: body.join(between),
    })
}

fn subject(row: &FollowUpRow, maker: &Maker) -> String {
    sentence!("draft-subject", maker = &maker.name, topic = &row.topic).into_text(row.language)
}

fn greeting(person: &str, maker: &Maker) -> Sentence {
    match person {
        "" => sentence!("draft-greeting", maker = &maker.name),
        person => sentence!(
            "draft-greeting-by-name",
            person = person,
            maker = &maker.name
        ),
    }
}

fn sender(maker: &Maker) -> Sentence {
    sentence!(
        "draft-sender",
        maker = &maker.name,
        email = &maker.email,
        phone = &maker.phone,
        address = &maker.address
    )
}

/// Annex 6 wants both languages in every e-mail, whatever its own language.
fn refusal_by_reply() -> Vec<String> {
    let unsubscribe = sentence!("draft-unsubscribe");
    vec![unsubscribe.ko, unsubscribe.en]
}

fn label(maker: &Maker) -> Sentence {
    sentence!(
        "draft-text-sender",
        maker = &maker.name,
        phone = &maker.phone
    )
}

fn refusal_by_phone(maker: &Maker) -> Sentence {
    let number = maker.refusal_phone.as_deref().unwrap_or_default();
    sentence!("draft-refuse-by-phone", number = number)
}

/// A visitor typed her name herself: a line break in it must not start a line
/// of its own in our message.
fn on_one_line(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The product, in the sentence that gives its reason; neutral words when nothing is
/// known, never a guess.
fn offer(row: &FollowUpRow) -> String {
    let language = row.language;
    let Some(product) = &row.product else {
        return sentence!("draft-news", topic = &row.topic).into_text(language);
    };
    match &row.reason_for_customer {
        Some(reason) => reason.text(language).to_string(),
        None => sentence!("draft-product", product = product).into_text(language),
    }
}

fn benefit(coupon: &RevisitCoupon, language: Language) -> Vec<String> {
    vec![
        sentence!("draft-coupon", benefit = &coupon.benefit).into_text(language),
        sentence!(
            "draft-coupon-until",
            day = day(coupon.valid_until),
            number = &coupon.short_number
        )
        .into_text(language),
    ]
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

/// A message's size in words, and the characters that no sender can carry.
pub(crate) fn size_in_words(body: &str, language: Language) -> String {
    let size = size(body);
    let kind = match size.kind() {
        TextKind::Short => sentence!("text-size-short"),
        TextKind::Long => sentence!("text-size-long"),
        TextKind::TooLong => sentence!("text-size-too-long"),
    };
    let bytes = size.bytes.to_string();
    if size.unencodable.is_empty() {
        return sentence!("text-size", kind = kind, bytes = bytes).into_text(language);
    }
    let list: Vec<String> = size
        .unencodable
        .iter()
        .map(|it| match it.replacement {
            Some(replacement) => format!("{}→{replacement}", it.character),
            None => it.character.to_string(),
        })
        .collect();
    sentence!(
        "text-size-cannot-be-sent",
        kind = kind,
        bytes = bytes,
        characters = list.join(" ")
    )
    .into_text(language)
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
