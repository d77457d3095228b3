//! What do we write to her? One plain draft per person, ready to be sent as it is.
//!
//! Every draft is an advertisement in the sense of Korea's Network Act art. 50,
//! because it carries a coupon or a product: it begins with `(광고)`, names the
//! sender, says why she gets it, names the benefit and ends with a free way to
//! refuse (art. 50(4) and (6), decree art. 61(2) and annex 6, as condensed in
//! KISA's guide of 2025-12). The label stays Korean in English drafts: the law
//! that asks for it does not depend on the reader's language.

use crate::OutreachError;
use crate::channel::Channel;
use crate::maker::{Maker, MakerField};
use crate::recipient::{FollowUpRow, RevisitCoupon};
use chrono::NaiveDate;
use encoding_rs::EUC_KR;
use words::{Language, Sentence};

/// The label of the law, exactly; variants with blanks or other brackets are forbidden.
const ADVERTISEMENT: &str = "(광고)";

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
    let needs: &[(MakerField, bool)] = match channel {
        Channel::Email => &[
            (MakerField::Name, no_name),
            (MakerField::Email, blank(&maker.email)),
            (MakerField::Phone, blank(&maker.phone)),
            (MakerField::Address, no_address),
        ],
        Channel::Sms | Channel::Kakao => &[
            (MakerField::Name, no_name),
            (MakerField::Phone, blank(&maker.phone)),
            (MakerField::RefusalPhone, no_refusal),
        ],
    };
    match needs.iter().find(|(_, missing)| *missing) {
        Some((field, _)) => Err(OutreachError::MakerIncomplete {
            channel,
            field: *field,
        }),
        None => Ok(()),
    }
}

/// Writes the message for one person, in her language.
///
/// Fails with [`OutreachError::MakerIncomplete`] rather than leave out what the
/// law asks for.
pub fn draft(row: &FollowUpRow, maker: &Maker, fair: &Sentence) -> Result<Draft, OutreachError> {
    can_draft(maker, row.channel)?;
    let (subject, lines) = match row.channel {
        Channel::Email => (Some(subject(row, maker)), email(row, maker, fair)),
        Channel::Sms | Channel::Kakao => (None, text_message(row, maker, fair)),
    };
    Ok(Draft {
        subject,
        body: lines.join("\n"),
    })
}

fn subject(row: &FollowUpRow, maker: &Maker) -> String {
    let name = maker.name.text(row.language);
    let topic = row.topic.text(row.language);
    match row.language {
        Language::Korean => format!("{ADVERTISEMENT} {name}에서 전하는 {topic} 소식"),
        Language::English => format!("{ADVERTISEMENT} {name}: {topic}"),
    }
}

fn email(row: &FollowUpRow, maker: &Maker, fair: &Sentence) -> Vec<String> {
    let language = row.language;
    let name = maker.name.text(language);
    let person = on_one_line(&row.name);
    let mut lines = vec![match language {
        Language::Korean => match person.as_str() {
            "" => format!("안녕하세요. {name}입니다."),
            person => format!("{person}님, 안녕하세요. {name}입니다."),
        },
        Language::English => match person.as_str() {
            "" => format!("Hello, this is {name}."),
            person => format!("Hello {person}, this is {name}."),
        },
    }];
    lines.push(String::new());
    lines.extend(offer(row));
    if let Some(coupon) = &row.coupon {
        lines.push(String::new());
        lines.extend(benefit(coupon, maker, language));
    }
    lines.push(String::new());
    lines.push(why(row, fair));
    lines.push(String::new());
    lines.push(match language {
        Language::Korean => format!(
            "보낸 곳: {name} | 이메일 {} | 전화 {} | 주소 {}",
            maker.email, maker.phone, maker.address.ko
        ),
        Language::English => format!(
            "Sender: {name} | E-mail {} | Phone {} | Address {}",
            maker.email, maker.phone, maker.address.en
        ),
    });
    // Annex 6 wants both languages in every e-mail, whatever its own language.
    lines.push(
        "수신을 원하지 않으시면 이 메일에 ‘수신거부’라고 답장해 주세요. 비용은 들지 않습니다."
            .into(),
    );
    lines.push(
        "To stop receiving these e-mails, reply with “Unsubscribe”. It is free of charge.".into(),
    );
    lines
}

fn text_message(row: &FollowUpRow, maker: &Maker, fair: &Sentence) -> Vec<String> {
    let language = row.language;
    let mut lines = vec![format!(
        "{ADVERTISEMENT} {} {}",
        maker.name.text(language),
        maker.phone
    )];
    let person = on_one_line(&row.name);
    if !person.is_empty() {
        lines.push(match language {
            Language::Korean => format!("{person}님, 안녕하세요."),
            Language::English => format!("Hello {person},"),
        });
    }
    lines.extend(offer(row));
    if let Some(coupon) = &row.coupon {
        lines.extend(benefit(coupon, maker, language));
    }
    lines.push(why(row, fair));
    let free_number = maker.refusal_phone.as_deref().unwrap_or_default();
    lines.push(match language {
        Language::Korean => format!("무료수신거부 {free_number}"),
        Language::English => format!("무료수신거부 (free opt-out) {free_number}"),
    });
    lines
}

/// A visitor typed her name herself: a line break in it must not start a line
/// of its own in our message.
fn on_one_line(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The product and its reason; neutral words when nothing is known, never a guess.
fn offer(row: &FollowUpRow) -> Vec<String> {
    let language = row.language;
    let Some(product) = &row.product else {
        let topic = &row.topic;
        return vec![match language {
            Language::Korean => format!("{} 소식을 전합니다.", topic.ko),
            Language::English => format!("Here is our news about {}.", topic.en),
        }];
    };
    let mut lines = vec![match language {
        Language::Korean => format!(
            "{} 권합니다.",
            words::particle::object(&format!("‘{}’", product.ko))
        ),
        Language::English => format!("We would like to recommend “{}”.", product.en),
    }];
    lines.extend(
        row.reason_for_customer
            .as_ref()
            .map(|reason| reason.text(language).to_string()),
    );
    lines
}

fn benefit(coupon: &RevisitCoupon, maker: &Maker, language: Language) -> Vec<String> {
    let benefit = coupon.benefit.text(language);
    let mut lines = vec![match language {
        Language::Korean => format!("재방문 쿠폰: {benefit}"),
        Language::English => format!("Your revisit coupon: {benefit}"),
    }];
    let (day, number) = (day(coupon.valid_until, language), &coupon.short_number);
    lines.push(match language {
        Language::Korean => format!("{day}까지 쓰실 수 있습니다. 쿠폰 번호는 {number}입니다."),
        Language::English => format!("It is good until {day}. Your coupon number is {number}."),
    });
    lines.extend(maker.coupon_address(&coupon.digits));
    lines
}

fn why(row: &FollowUpRow, fair: &Sentence) -> String {
    let day = day(row.allowed_on, row.language);
    let channel = row.channel.name();
    match row.language {
        Language::Korean => format!(
            "왜 받으셨나요: {day} {}에서 {} 소식을 {} 받겠다고 하셨습니다.",
            fair.ko,
            row.topic.ko,
            words::particle::by(&channel.ko)
        ),
        Language::English => format!(
            "Why you get this: on {day}, at {}, you agreed to hear about {} by {}.",
            fair.en,
            row.topic.en,
            match row.channel {
                Channel::Email => "e-mail",
                Channel::Sms => "text message",
                Channel::Kakao => "KakaoTalk",
            }
        ),
    }
}

/// A calendar day as people write it.
pub(crate) fn day(date: NaiveDate, language: Language) -> String {
    match language {
        Language::Korean => date.format("%Y년 %-m월 %-d일").to_string(),
        Language::English => date.format("%-d %B %Y").to_string(),
    }
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
