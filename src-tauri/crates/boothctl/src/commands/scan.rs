//! `scan`: what the desk's one field makes of a text, without a store.

use crate::output::Report;
use coupon::{Barcode, ForeignCode, Reason, Unreadable, read_scan};
use people::{Card, ContactInCode, UnreadableCard, UnusableContactPoint, contact_in_code};
use people::{normalise_email, normalise_name, normalise_phone, read_card};
use serde_json::json;
use words::{Sentence, sentence};

/// What a scan or a typed text is taken for.
#[derive(clap::Args)]
pub struct Scan {
    /// What arrived.
    #[arg(allow_hyphen_values = true)]
    text: String,
}

/// What the text is, its value, and why it is none of ours.
type Read = (&'static str, Option<String>, Option<Sentence>);

impl Scan {
    /// Runs the command.
    pub fn run(self) -> Report {
        let card = read_card(&self.text);
        let (kind, value, why) = match &card {
            Ok(card) => of_card(card),
            Err(UnreadableCard::NoCard) => read(&self.text),
            Err(UnreadableCard::CutOff) => ("unreadable", None, Some(sentence!("card-cut-off"))),
            Err(UnreadableCard::Several) => ("unreadable", None, Some(sentence!("card-several"))),
        };
        let card = card.ok().map(|card| {
            json!({
                "name": card.name,
                "email": card.email,
                "phone": card.phone,
                "company": card.company,
                "job": card.job,
                "country": card.country,
                "birthday": card.birthday,
            })
        });
        let json = json!({
            "kind": kind,
            "value": value,
            "why": why.as_ref().map(|why| &why.ko),
            "why_en": why.as_ref().map(|why| &why.en),
            "card": card,
        });
        let said = why.map(|why| why.to_string()).or(value).unwrap_or_default();
        match kind {
            "foreign" | "unreadable" => Report::refused(json, said),
            _ => Report::done(json, format!("{kind}: {said}")),
        }
    }
}

/// A visiting card is the address on it, or else the number or the name.
fn of_card(card: &Card) -> Read {
    let parts = [
        ("email", &card.email),
        ("phone", &card.phone),
        ("name", &card.name),
    ];
    let mut told = parts.into_iter().filter(|(_, text)| !text.is_empty());
    match told.next() {
        Some((kind, text)) => (kind, Some(text.clone()), None),
        None => ("unreadable", None, Some(sentence!("card-no-card"))),
    }
}

/// How many digits a text has at least that is meant as a whole phone number.
const WHOLE_PHONE: usize = 7;

fn read(text: &str) -> Read {
    let reason = match read_scan(text) {
        coupon::Scan::Token(token) => return ("coupon", Some(token.digits()), None),
        coupon::Scan::ShortNumber(number) => return ("coupon", Some(number.to_string()), None),
        coupon::Scan::Goods(_) => Reason::ForeignCode(ForeignCode::ReorderCard),
        coupon::Scan::NotACoupon(reason) => reason,
    };
    let barcode = Barcode::from_scan(text).ok().map(|it| it.to_string());
    if reason == Reason::ForeignCode(ForeignCode::ProductBarcode) {
        return ("barcode", barcode, None);
    }
    match contact_in_code(text) {
        Some(ContactInCode::Email(email)) => return ("email", Some(email), None),
        Some(ContactInCode::Phone(phone)) => return ("phone", Some(phone), None),
        None => {}
    }
    let is_other = reason == Reason::ForeignCode(ForeignCode::Other);
    let unusable = |why: UnusableContactPoint| ("unreadable", None, Some(why.sentence()));
    if text.contains('@') {
        match normalise_email(text) {
            Ok(email) => return ("email", Some(email), None),
            Err(why) if is_other => return unusable(why),
            Err(_) => {}
        }
    }
    // Too few digits for a coupon, or digits with a plus or brackets: somebody
    // typed them. A number of eight is a barcode when it is no phone number.
    let is_typed = is_other || matches!(reason, Reason::Unreadable(Unreadable::WrongLength { .. }));
    let digits = text.chars().filter(char::is_ascii_digit).count();
    match normalise_phone(text) {
        Ok(phone) if is_typed && !phone.is_empty() => return ("phone", Some(phone), None),
        _ if barcode.is_some() => return ("barcode", barcode, None),
        Err(why) if is_typed && digits >= WHOLE_PHONE && why != UnusableContactPoint::Phone => {
            return unusable(why);
        }
        _ => {}
    }
    match normalise_name(text) {
        Ok(name) if is_other && name.chars().any(char::is_alphabetic) => {
            return ("name", Some(name), None);
        }
        _ => {}
    }
    let kind = match reason {
        Reason::ForeignCode(_) => "foreign",
        _ => "unreadable",
    };
    (kind, None, Some(reason.sentence()))
}
