//! What does a visiting card's code say, and what of it is sure?
//!
//! Phones and badges write vCard (2.1, RFC 2426, RFC 6350) or MeCARD into a QR code,
//! and a scanner types it like a keyboard. On the way capitals get lost (a Hangul
//! input method, Caps Lock) and letters that the scanner cannot type become something
//! else or nothing. What may have been changed so is not taken: it is named, and
//! somebody asks.

use crate::code::values;
use crate::contact_point::UnusableContactPoint;
use crate::email::normalise_email;
use crate::keyboard::keys_of;
use crate::phone::{normalise_phone, receives_texts};
use calcard::vcard::{
    VCard, VCardEntry, VCardParameterName, VCardParameterValue, VCardProperty, VCardType,
    VCardValue,
};
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// The longest code that is read, in bytes; a QR code holds fewer (ISO/IEC 18004).
const LONGEST: usize = 16_384;

/// A card, as far as it is sure; what is missing is empty.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Card {
    /// Her name.
    pub name: String,
    /// E-mail address, normalised.
    pub email: String,
    /// Phone number in E.164.
    pub phone: String,
    /// Her company.
    pub company: String,
    /// What she does there.
    pub job: String,
    /// Her country, as the card's address says it.
    pub country: String,
    /// Her birthday.
    pub birthday: Option<NaiveDate>,
    /// What stands on the card and is not sure.
    pub unsure: BTreeSet<CardField>,
}

/// What can stand on a card.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CardField {
    /// Her name.
    Name,
    /// An e-mail address.
    Email,
    /// A phone number.
    Phone,
    /// Her company.
    Company,
    /// What she does there.
    Job,
    /// Her country.
    Country,
    /// Her birthday.
    Birthday,
}

/// Why nothing of a code is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UnreadableCard {
    /// It is no card.
    NoCard,
    /// It is a card that was not read to its end.
    CutOff,
    /// There is more than one card in it.
    Several,
}

/// Reads a card as a scanner typed it.
///
/// # Errors
/// When it is no card, or not one whole card.
pub fn read_card(text: &str) -> Result<Card, UnreadableCard> {
    if text.len() > LONGEST {
        return Err(UnreadableCard::NoCard);
    }
    let is_around = |c: char| c.is_whitespace() || c.is_control() || c == '\u{feff}';
    let typed = without_identifier(text.trim_matches(is_around));
    let keys;
    let (code, keeps_case) = if begins(typed) {
        // Every phone writes it in capitals; in small letters Caps Lock was on.
        (
            typed,
            typed.starts_with("BEGIN:") || typed.starts_with("MECARD:"),
        )
    } else {
        keys = keys_of(typed);
        (without_identifier(&keys), false)
    };
    if !begins(code) {
        return Err(UnreadableCard::NoCard);
    }
    let mut reading = Reading {
        card: Card::default(),
        keeps_case,
    };
    match has_prefix(code, VCARD) {
        true => reading.vcard(code)?,
        false => reading.mecard(code)?,
    }
    Ok(reading.card)
}

const VCARD: &str = "BEGIN:VCARD";
const MECARD: &str = "MECARD:";

fn begins(text: &str) -> bool {
    has_prefix(text, VCARD) || has_prefix(text, MECARD)
}

fn has_prefix(text: &str, prefix: &str) -> bool {
    text.get(..prefix.len())
        .is_some_and(|start| start.eq_ignore_ascii_case(prefix))
}

/// Without a symbology identifier such as `]Q1`.
fn without_identifier(text: &str) -> &str {
    let Some(rest) = text.strip_prefix(']') else {
        return text;
    };
    let mut behind = rest.chars();
    behind.next();
    behind.next();
    behind.as_str()
}

/// A card that is being read.
struct Reading {
    card: Card,
    /// Whether capitals arrived as capitals.
    keeps_case: bool,
}

impl Reading {
    fn vcard(&mut self, code: &str) -> Result<(), UnreadableCard> {
        // Some scanners type two line ends for one, which would end a folded line.
        let lines: Vec<&str> = code
            .split(['\r', '\n'])
            .filter(|line| !line.trim().is_empty())
            .collect();
        let starts = |prefix| lines.iter().filter(|line| has_prefix(line, prefix)).count();
        if starts(VCARD) > 1 {
            return Err(UnreadableCard::Several);
        }
        let is_whole = lines
            .last()
            .is_some_and(|line| line.trim().eq_ignore_ascii_case("END:VCARD"));
        if !is_whole {
            return Err(UnreadableCard::CutOff);
        }
        let card = VCard::parse(lines.join("\r\n")).map_err(|_| UnreadableCard::CutOff)?;
        let of = |property: VCardProperty| {
            let entries = card.entries.iter();
            entries.filter(move |entry| entry.name == property)
        };
        let first = |property| of(property).map(texts).next();
        let whole = first(VCardProperty::Fn).map(|parts| parts.join(", "));
        let parts = first(VCardProperty::N);
        self.name(whole, parts);
        let emails: Vec<String> = of(VCardProperty::Email).flat_map(texts).collect();
        self.email(&emails);
        let numbers = of(VCardProperty::Tel).filter(|entry| !is_fax(entry));
        let numbers: Vec<String> = numbers.flat_map(texts).collect();
        self.phone(&numbers);
        let company = first(VCardProperty::Org).and_then(|parts| parts.into_iter().next());
        self.card.company = self.text(CardField::Company, company);
        let job = first(VCardProperty::Title).or_else(|| first(VCardProperty::Role));
        self.card.job = self.text(CardField::Job, job.map(|parts| parts.join(", ")));
        // The last of an address' seven parts (RFC 6350, section 6.3.1).
        let country = first(VCardProperty::Adr).and_then(|parts| parts.into_iter().nth(6));
        if country
            .as_deref()
            .is_some_and(|country| !country.is_empty())
        {
            self.card.country = self.text(CardField::Country, country);
        }
        if let Some(entry) = of(VCardProperty::Bday).next() {
            self.birthday(entry.values.first().and_then(day));
        }
        Ok(())
    }

    /// MeCARD has one line, each field ends with a semicolon, and one more ends it.
    fn mecard(&mut self, code: &str) -> Result<(), UnreadableCard> {
        let content = &code[MECARD.len()..];
        if !content.trim_end().ends_with(";;") {
            return Err(UnreadableCard::CutOff);
        }
        let of = |property| values(content, ';', property);
        let first = |property| of(property).into_iter().next();
        let parts = first("N").map(|name| name.split(',').map(str::to_owned).collect());
        self.name(None, parts);
        self.email(&of("EMAIL"));
        self.phone(&of("TEL"));
        self.card.company = self.text(CardField::Company, first("ORG"));
        self.card.job = self.text(CardField::Job, first("TITLE"));
        if let Some(birthday) = first("BDAY") {
            self.birthday(NaiveDate::parse_from_str(birthday.trim(), "%Y%m%d").ok());
        }
        Ok(())
    }

    /// A name as the card writes it whole, or of its parts, the family's first.
    fn name(&mut self, whole: Option<String>, parts: Option<Vec<String>>) {
        let of_parts = parts.map(|parts| {
            let mut parts = parts.iter().map(|part| part.trim());
            let family = parts.next().unwrap_or_default();
            let given = parts.next().unwrap_or_default();
            let is_latin = format!("{family}{given}").is_ascii();
            match is_latin {
                true => format!("{given} {family}").trim().to_owned(),
                false => format!("{family}{given}"),
            }
        });
        let is_written = |name: &&String| !name.trim().is_empty();
        let written = whole.iter().chain(&of_parts).find(is_written).cloned();
        self.card.name = self.text(CardField::Name, written.or(whole).or(of_parts));
    }

    fn email(&mut self, typed: &[String]) {
        let usable = usable(typed, normalise_email);
        self.card.email = self.only(CardField::Email, typed, usable);
    }

    /// The one number, or of several the one mobile number.
    fn phone(&mut self, typed: &[String]) {
        let typed: Vec<String> = typed.iter().map(|number| dialled(number)).collect();
        let mut usable = usable(&typed, normalise_phone);
        if usable.len() > 1 {
            usable.retain(|number| receives_texts(number));
        }
        self.card.phone = self.only(CardField::Phone, &typed, usable);
    }

    /// The only one; where there are several, or none that can be used, none is picked.
    fn only(&mut self, field: CardField, typed: &[String], mut usable: BTreeSet<String>) -> String {
        match usable.len() {
            1 => usable.pop_first().unwrap_or_default(),
            _ => {
                if !typed.is_empty() {
                    self.card.unsure.insert(field);
                }
                String::new()
            }
        }
    }

    fn birthday(&mut self, day: Option<NaiveDate>) {
        self.card.birthday = day;
        if day.is_none() {
            self.card.unsure.insert(CardField::Birthday);
        }
    }

    /// A text that arrived as it was written; a field that stands on the card without a
    /// text lost it on the way.
    fn text(&mut self, field: CardField, text: Option<String>) -> String {
        let Some(text) = text else {
            return String::new();
        };
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let lost_case = !self.keeps_case && text.contains(|c: char| c.is_ascii_alphabetic());
        if text.is_empty() || lost_case || is_garbled(&text) {
            self.card.unsure.insert(field);
            return String::new();
        }
        text
    }
}

/// Whether letters became others on the way: question marks, replacements, or the two
/// bytes of a Korean letter as two letters of Western Europe.
fn is_garbled(text: &str) -> bool {
    let is_byte = |c: char| ('\u{80}'..='\u{ff}').contains(&c);
    let mut before = None;
    text.chars().any(|character| {
        let is_pair = before.is_some_and(is_byte) && is_byte(character);
        before = Some(character);
        is_pair || character.is_control() || "?\u{fffd}".contains(character)
    })
}

/// A number without what RFC 3966 writes around it.
fn dialled(number: &str) -> String {
    let number = number.trim();
    let number = match has_prefix(number, "tel:") {
        true => &number["tel:".len()..],
        false => number,
    };
    number.split(';').next().unwrap_or_default().to_owned()
}

fn usable(
    texts: &[String],
    normalise: fn(&str) -> Result<String, UnusableContactPoint>,
) -> BTreeSet<String> {
    let read = texts.iter().filter_map(|text| normalise(text).ok());
    read.filter(|text| !text.is_empty()).collect()
}

/// The texts of an entry, empty ones too.
fn texts(entry: &VCardEntry) -> Vec<String> {
    let mut texts = Vec::new();
    for value in &entry.values {
        match value {
            VCardValue::Text(text) => texts.push(text.clone()),
            VCardValue::Component(parts) => texts.push(parts.join(" ")),
            VCardValue::Integer(number) => texts.push(number.to_string()),
            _ => {}
        }
    }
    texts
}

fn is_fax(entry: &VCardEntry) -> bool {
    entry.params.iter().any(|parameter| {
        parameter.name == VCardParameterName::Type
            && matches!(parameter.value, VCardParameterValue::Type(VCardType::Fax))
    })
}

/// A day with its year.
fn day(value: &VCardValue) -> Option<NaiveDate> {
    match value {
        VCardValue::PartialDateTime(date) => NaiveDate::from_ymd_opt(
            i32::from(date.year?),
            u32::from(date.month?),
            u32::from(date.day?),
        ),
        _ => None,
    }
}
