//! The fair and the maker.

use crate::text::Bilingual;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// The exhibitor, as visitors will remember her.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Maker {
    /// Her brand's name.
    pub name: Bilingual,
    /// Telephone number shown in messages; may be empty.
    pub phone: String,
    /// E-mail address shown in messages; may be empty.
    pub email: String,
    /// Postal address shown in messages; may be empty.
    pub address: Bilingual,
    /// Her page for coupons, without the `#`; none when she has no page.
    pub page_address: Option<String>,
    /// Her shop's address on the web; may be empty.
    pub shop_link: String,
    /// A number that refuses messages free of charge (`080-…`), without which
    /// no text message may be drafted.
    #[serde(default)]
    pub refusal_phone: Option<String>,
    /// The web address of a map that shows the way to her; may be empty.
    #[serde(default)]
    pub map_link: String,
}

/// A topic one may say yes to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Topic {
    /// Its stable name.
    pub name: String,
    /// What it is called.
    pub label: Bilingual,
}

/// `fair.opened`: the store belongs to this fair.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FairOpened {
    /// Its name.
    pub name: Bilingual,
    /// The exhibitor.
    pub maker: Maker,
    /// First day, in the fair's time zone.
    pub starts_on: NaiveDate,
    /// Last day, in the fair's time zone.
    pub ends_on: NaiveDate,
    /// IANA name of its time zone; all calendar rules use it.
    pub time_zone: String,
    /// Whether it is the sample fair.
    pub sample: bool,
    /// Topics a visitor may choose.
    pub topics: Vec<Topic>,
    /// Base64 of the 32-byte key under which contact points are hashed, so that
    /// a refusal can be matched on every laptop without spelling the contact.
    pub contact_key_secret: String,
}

/// `maker.changed`: how visitors reach the exhibitor from now on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MakerChanged {
    /// The exhibitor.
    pub maker: Maker,
}

/// `idle_lock.set`: when the staff's window of every laptop locks itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IdleLockSet {
    /// After how many minutes without a touch.
    pub minutes: u32,
}
