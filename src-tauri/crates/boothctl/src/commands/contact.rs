//! `contact`: what the desk would keep of contact details, without a store.

use crate::output::Report;
use people::{UnusableContactPoint, normalise_email, normalise_name, normalise_phone};
use serde_json::json;

/// What the desk would keep of a phone number, an e-mail address or a name.
#[derive(clap::Subcommand)]
pub enum Contact {
    /// Reads what was typed, as the desk does.
    Check(Typed),
}

/// What was typed.
#[derive(clap::Args)]
#[group(required = true, multiple = true)]
pub struct Typed {
    /// A phone number; without a country code it is Korean.
    #[arg(long, allow_hyphen_values = true)]
    phone: Option<String>,
    /// An e-mail address.
    #[arg(long, allow_hyphen_values = true)]
    email: Option<String>,
    /// A name.
    #[arg(long, allow_hyphen_values = true)]
    name: Option<String>,
}

impl Contact {
    /// Runs the command.
    pub fn run(self) -> Report {
        let Self::Check(typed) = self;
        let phone = typed.phone.as_deref().map(normalise_phone).transpose();
        let email = typed.email.as_deref().map(normalise_email).transpose();
        let name = typed.name.as_deref().map(normalise_name).transpose();
        let why: Vec<_> = [phone.as_ref(), email.as_ref(), name.as_ref()]
            .into_iter()
            .filter_map(|read| read.err().map(UnusableContactPoint::sentence))
            .collect();
        // What was left empty is nothing to keep.
        let kept = |text: Option<String>| text.filter(|text| !text.is_empty());
        let phone = kept(phone.ok().flatten());
        let email = kept(email.ok().flatten());
        let name = kept(name.ok().flatten());
        let said = |texts: Vec<&str>| (!texts.is_empty()).then(|| texts.join(" "));
        let json = json!({
            "phone": phone,
            "email": email,
            "name": name,
            "why": said(why.iter().map(|why| why.ko.as_str()).collect()),
            "why_en": said(why.iter().map(|why| why.en.as_str()).collect()),
        });
        let lines = [phone, email, name].into_iter().flatten();
        let lines = lines.chain(why.iter().map(ToString::to_string));
        let words = lines.collect::<Vec<_>>().join("\n");
        match why.is_empty() {
            true => Report::done(json, words),
            false => Report::refused(json, words),
        }
    }
}
