//! `scan`: what the desk's one field makes of a text, without a store.

use crate::output::Report;
use booth::BoothError;
use coupon::{Barcode, ForeignCode, Reason, Unreadable, read_scan};
use people::{UnusableContactPoint, normalise_email, normalise_name, normalise_phone};
use serde_json::json;
use words::Sentence;

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
        let (kind, value, why) = read(&self.text);
        let json = json!({
            "kind": kind,
            "value": value,
            "why": why.as_ref().map(|why| &why.ko),
            "why_en": why.as_ref().map(|why| &why.en),
        });
        let said = why.map(|why| why.to_string()).or(value).unwrap_or_default();
        match kind {
            "foreign" | "unreadable" => Report::refused(json, said),
            _ => Report::done(json, format!("{kind}: {said}")),
        }
    }
}

fn read(text: &str) -> Read {
    let reason = match read_scan(text) {
        coupon::Scan::Token(token) => return ("coupon", Some(token.digits()), None),
        coupon::Scan::ShortNumber(number) => return ("coupon", Some(number.to_string()), None),
        coupon::Scan::NotACoupon(reason) => reason,
    };
    let barcode = Barcode::from_scan(text).ok().map(|it| it.to_string());
    if reason == Reason::ForeignCode(ForeignCode::ProductBarcode) {
        return ("barcode", barcode, None);
    }
    let is_other = reason == Reason::ForeignCode(ForeignCode::Other);
    if is_other || text.contains('@') {
        let email = normalise_email(text).ok().filter(|email| !email.is_empty());
        if email.is_some() {
            return ("email", email, None);
        }
    }
    // Too few digits for a coupon, or digits with a plus or brackets: somebody
    // typed them. A number of eight is a barcode when it is no phone number.
    let is_typed = is_other || matches!(reason, Reason::Unreadable(Unreadable::WrongLength { .. }));
    let phone = match is_typed {
        true => normalise_phone(text),
        false => Err(UnusableContactPoint::Phone),
    };
    match phone {
        Ok(phone) if !phone.is_empty() => return ("phone", Some(phone), None),
        _ if barcode.is_some() => return ("barcode", barcode, None),
        Err(incomplete @ UnusableContactPoint::PhoneIncomplete { .. }) => {
            let why = BoothError::from(incomplete).sentence();
            return ("unreadable", None, Some(why));
        }
        _ => {}
    }
    let name = normalise_name(text);
    if is_other && name.chars().any(char::is_alphabetic) {
        return ("name", Some(name), None);
    }
    let kind = match reason {
        Reason::ForeignCode(_) => "foreign",
        _ => "unreadable",
    };
    (kind, None, Some(reason.sentence()))
}
