//! What do we write to her? One plain draft per person, ready to be sent as it is.
//!
//! Every draft by e-mail, text message or KakaoTalk is an advertisement in the sense of
//! Korea's Network Act art. 50, because it carries a coupon or a product: it begins with
//! `(광고)`, names the sender, says why she gets it, names the benefit and ends with a free
//! way to refuse (art. 50(4) and (6), decree art. 61(2) and annex 6, as condensed in KISA's
//! guide of 2025-12). The label stays Korean in English drafts: the law that asks for it
//! does not depend on the reader's language. A letter on paper is not transmitted
//! electronically, which that article is about, so it has no label; sender, reason and a
//! way to refuse stand in it all the same.

use crate::OutreachError;
use crate::maker::{Maker, MakerField};
use crate::recipient::FollowUpRow;
use crate::template::{DraftField, looks_like_a_label};
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

/// Whether the maker's details suffice for an advertisement by this channel. Text messages
/// in bulk go only through a certified sender, from a registered number (Network Act art.
/// 50-3(1), Telecommunications Business Act art. 84-2).
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
        ContactPoint::Phone => &[
            (MakerField::Name, no_name),
            (MakerField::Phone, blank(&maker.phone)),
            (MakerField::RefusalPhone, no_refusal),
            (
                MakerField::TextSender,
                channel == Channel::Sms && !maker.has_text_sender,
            ),
        ],
        ContactPoint::Address => &[
            (MakerField::Name, no_name),
            (MakerField::Phone, blank(&maker.phone)),
            (MakerField::Address, no_address),
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
    /// The other products, by name; none in a text message that would become a longer
    /// kind for them.
    pub also: Option<String>,
    /// What is good for her: what her coupon gives, and its number; without one what the news is good for, where the owner's words do not say it.
    pub benefit: Vec<String>,
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
    refuse_second_label(row, maker, fair)?;
    let language = row.language;
    let person = person(row);
    let own = row.own_words.as_ref();
    let own = own.map(|own| own.filled(|field| known(field, row, maker, fair)));
    // What a visitor typed makes no label of the owner's words either.
    let own = own.filter(|own| !own.text.is_empty() && !own.text.lines().any(looks_like_a_label));
    let is_said = |field| own.as_ref().is_some_and(|own| own.said.contains(&field));
    let coupon_address = coupon_address(row, maker).filter(|_| !is_said(DraftField::Page));
    let mut benefit = Vec::new();
    match &row.coupon {
        Some(it) => {
            if !is_said(DraftField::Benefit) {
                benefit.push(sentence!("draft-coupon", benefit = &it.benefit).into_text(language));
            }
            if !is_said(DraftField::CouponNumber) {
                let number = sentence!("draft-coupon-number", number = &it.short_number);
                benefit.push(number.into_text(language));
            }
        }
        None if own.is_none() => {
            benefit.push(sentence!("draft-benefit", topic = &row.topic).into_text(language));
        }
        None => {}
    }
    let why = why(row, fair);
    let (greets, offer, also) = match own {
        Some(own) => (false, own.text, None),
        None => {
            let also = also(row).map(|it| it.into_text(language));
            (true, offer(row), also)
        }
    };
    let mut parts = match row.channel.contact_point() {
        ContactPoint::Email => Parts {
            subject: Some(subject(row, maker)),
            label: None,
            greeting: greets.then(|| greeting(&person, maker).into_text(language)),
            offer,
            also,
            benefit,
            coupon_address,
            why,
            sender: Some(sender(maker).into_text(language)),
            refusal: refusal_by_reply(),
        },
        ContactPoint::Address => Parts {
            subject: None,
            label: None,
            greeting: greets.then(|| greeting(&person, maker).into_text(language)),
            offer,
            // A letter shows them.
            also: None,
            benefit,
            coupon_address,
            why,
            sender: Some(sender(maker).into_text(language)),
            refusal: vec![refusal_of_letters(maker).into_text(language)],
        },
        ContactPoint::Phone => Parts {
            subject: None,
            label: Some(label(maker).into_text(language)),
            greeting: (greets && !person.is_empty())
                .then(|| sentence!("draft-text-greeting", person = person).into_text(language)),
            offer,
            also,
            benefit,
            coupon_address,
            why,
            sender: None,
            refusal: vec![refusal_by_phone(maker).into_text(language)],
        },
    };
    if row.channel.contact_point() == ContactPoint::Phone && parts.also.is_some() {
        let shorter = Parts {
            also: None,
            ..parts.clone()
        };
        // Nobody pays for a longer kind of message, or gets none, for a second product.
        let kind = |parts: &Parts| size(&body(parts, row.channel)).kind();
        if kind(&shorter) != kind(&parts) {
            parts = shorter;
        }
    }
    Ok(parts)
}

/// Writes the message for one person, in her language.
///
/// Fails as [`parts`] does.
pub fn draft(row: &FollowUpRow, maker: &Maker, fair: &Sentence) -> Result<Draft, OutreachError> {
    let parts = parts(row, maker, fair)?;
    Ok(Draft {
        body: body(&parts, row.channel),
        subject: parts.subject,
    })
}

/// The whole message that parts make.
pub(crate) fn body(parts: &Parts, channel: Channel) -> String {
    // E-mails and letters have room for a blank line between their parts.
    let between = match channel.contact_point() {
        ContactPoint::Email | ContactPoint::Address => "\n\n",
        ContactPoint::Phone => "\n",
    };
    let lines = |parts: Vec<&String>| -> Option<String> {
        let lines: Vec<&str> = parts.into_iter().map(String::as_str).collect();
        (!lines.is_empty()).then(|| lines.join("\n"))
    };
    let all = [
        parts.label.clone(),
        parts.greeting.clone(),
        lines(std::iter::once(&parts.offer).chain(&parts.also).collect()),
        lines(parts.benefit.iter().chain(&parts.coupon_address).collect()),
        Some(parts.why.clone()),
        lines(parts.sender.iter().chain(&parts.refusal).collect()),
    ];
    let all: Vec<String> = all.into_iter().flatten().collect();
    all.join(between)
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

/// Who writes by post has to be told by some way that costs no letter.
fn refusal_of_letters(maker: &Maker) -> Sentence {
    match maker.email.trim() {
        "" => sentence!("draft-refuse-by-call", phone = &maker.phone),
        email => sentence!(
            "draft-refuse-by-call-or-mail",
            phone = &maker.phone,
            email = email
        ),
    }
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
    let Some(first) = row.offered.first() else {
        return sentence!("draft-news", topic = &row.topic).into_text(language);
    };
    let plainly = || sentence!("draft-product", product = &first.product);
    let reason = first.said_reason().unwrap_or_else(plainly);
    reason.into_text(language)
}

/// The products after the first, by name.
fn also(row: &FollowUpRow) -> Option<Sentence> {
    match row.offered.get(1..)? {
        [] => None,
        [one] => Some(sentence!("draft-also-one", product = &one.product)),
        [one, other, ..] => Some(sentence!(
            "draft-also-two",
            product = &one.product,
            other = &other.product
        )),
    }
}

fn coupon_address(row: &FollowUpRow, maker: &Maker) -> Option<String> {
    let coupon = row.coupon.as_ref()?;
    maker.coupon_address(&coupon.fragment)
}

/// Whether anything is known of somebody for a field of the owner's own words.
pub fn knows(field: DraftField, row: &FollowUpRow, maker: &Maker, fair: &Sentence) -> bool {
    let known = known(field, row, maker, fair);
    known.is_some_and(|it| !it.trim().is_empty())
}

/// What is known of her for a field of the owner's own words.
fn known(field: DraftField, row: &FollowUpRow, maker: &Maker, fair: &Sentence) -> Option<String> {
    let hers = |sentence: &Sentence| sentence.text(row.language).to_owned();
    let offered = |place: usize| row.offered.get(place);
    let product = |place| offered(place).map(|it| hers(&it.product));
    let reason = |place| {
        let offered = offered(place)?;
        let reason = offered.said_reason();
        let plainly = || sentence!("draft-product", product = &offered.product);
        Some(reason.unwrap_or_else(plainly).into_text(row.language))
    };
    let coupon = row.coupon.as_ref();
    match field {
        DraftField::Name => Some(person(row)),
        DraftField::Company => Some(row.company.clone()).filter(|it| !looks_like_a_label(it)),
        DraftField::Product1 => product(0),
        DraftField::Reason1 => reason(0),
        DraftField::Product2 => product(1),
        DraftField::Reason2 => reason(1),
        DraftField::Product3 => product(2),
        DraftField::Reason3 => reason(2),
        DraftField::Topic => Some(hers(&row.topic)),
        DraftField::Fair => Some(hers(fair)),
        DraftField::Maker => Some(hers(&maker.name)),
        DraftField::Benefit => coupon.map(|it| hers(&it.benefit)),
        DraftField::CouponNumber => coupon.map(|it| it.short_number.clone()),
        DraftField::ValidUntil => coupon.map(|it| hers(&day(it.valid_until))),
        DraftField::Page => coupon_address(row, maker),
        DraftField::Phone => Some(maker.phone.clone()),
        // Only an answer to a request knows these.
        DraftField::Wanted | DraftField::AskedOn => None,
    }
}

/// Her name as a message says it: on one line, and none that is made to look like the label.
/// Pictures are left out of text messages, so that a name of nothing else is none there.
fn person(row: &FollowUpRow) -> String {
    let is_text = row.channel.contact_point() == ContactPoint::Phone;
    let is_said = !is_text || row.name.chars().any(char::is_alphanumeric);
    match !is_said || looks_like_a_label(&row.name) {
        true => String::new(),
        false => on_one_line(&row.name),
    }
}

/// What the owner named may not look like the label, or a message seems to begin twice.
fn refuse_second_label(
    row: &FollowUpRow,
    maker: &Maker,
    fair: &Sentence,
) -> Result<(), OutreachError> {
    let offered = row.offered.iter().map(|it| Some(&it.product));
    let benefit = row.coupon.as_ref().map(|it| &it.benefit);
    let named = [Some(&maker.name), Some(fair), Some(&row.topic), benefit];
    let mut named = named.into_iter().chain(offered).flatten();
    match named.find(|it| looks_like_a_label(it.text(row.language))) {
        Some(named) => Err(OutreachError::SecondLabel {
            text: named.text(row.language).chars().take(60).collect(),
        }),
        None => Ok(()),
    }
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

impl Size {
    /// The size in words, and the characters that no sender can carry.
    pub fn in_words(&self) -> Sentence {
        let kind = match self.kind() {
            TextKind::Short => sentence!("text-size-short"),
            TextKind::Long => sentence!("text-size-long"),
            TextKind::TooLong => sentence!("text-size-too-long"),
        };
        let bytes = self.bytes.to_string();
        if self.unencodable.is_empty() {
            return sentence!("text-size", kind = kind, bytes = bytes);
        }
        let list: Vec<String> = self
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
    }
}

/// A message's size in words, and the characters that no sender can carry.
pub(crate) fn size_in_words(body: &str, language: Language) -> String {
    size(body).in_words().into_text(language)
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
