//! The maker and the fairs.
//!
//! A store belongs to one maker. Whatever happens at a fair says at which, and
//! says [`FIRST`] for the maker's first fair, because records from before a
//! store could hold several say nothing.

use crate::derived_id;
use crate::text::Bilingual;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use uuid::Uuid;

/// The maker's first fair, as what happened at it says; its own id is that of
/// its `fair.opened` record.
pub const FIRST: Uuid = Uuid::nil();

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
    /// The companies that send her text messages, by the id of the tool.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub text_senders: BTreeMap<String, TextSender>,
}

/// What the law asks of whoever sends text messages in bulk for the maker.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TextSender {
    /// The number of the company's certificate to send (전송자격인증, Network Act art. 50-3(1)).
    pub certificate: String,
    /// The maker's number that the messages come from, registered with the company
    /// before (발신번호, Telecommunications Business Act art. 84-2).
    pub caller_number: String,
}

/// A topic one may say yes to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Topic {
    /// Its stable name.
    pub name: String,
    /// What it is called.
    pub label: Bilingual,
    /// Whether its news is of something else than goods, like workshops: it recommends none,
    /// and nobody can write it but the owner.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub is_not_of_goods: bool,
}

impl Topic {
    /// Whether somebody who says this means it: its stable name, or what it is called.
    pub fn is_meant(&self, said: &str) -> bool {
        [&self.name, &self.label.ko, &self.label.en].contains(&&said.to_owned())
    }
}

/// `fair.opened`: the maker goes to this fair.
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
    /// The maker has one, from the first fair on; empty in later ones.
    #[serde(default)]
    pub contact_key_secret: String,
    /// The fair it goes on from; none for the maker's first.
    #[serde(default)]
    pub continues: Option<Uuid>,
    /// Whether the products of that fair are sold at this one too.
    #[serde(default)]
    pub with_products: bool,
}

/// `fair.chosen`: one laptop works in this fair from now on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FairChosen {
    /// The id of the fair.
    pub fair: Uuid,
}

/// The entity that says in which fair a laptop works.
pub fn chosen_by(device: Uuid) -> Uuid {
    derived_id("boothloop.fair-chosen.v1", device.as_bytes())
}

/// `fair.archived`: it is over, and listed last; or listed as before again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FairArchived {
    /// The id of the fair.
    pub fair: Uuid,
    /// Whether it is archived.
    pub archived: bool,
}

/// The entity that says whether a fair is archived.
pub fn archive_of(fair: Uuid) -> Uuid {
    derived_id("boothloop.fair-archived.v1", fair.as_bytes())
}

/// `preparation.noted`: something about getting ready for a fair that no other
/// record says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PreparationNoted {
    /// The id of the fair.
    pub fair: Uuid,
    /// What it is about.
    pub what: PreparationNote,
    /// Whether it is so.
    pub done: bool,
    /// Of a scan: whether it was of the code of a test print, which shows that the
    /// printer was tried, too.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub of_test_print: bool,
}

/// What can be noted while getting ready for a fair.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PreparationNote {
    /// A code was scanned and known.
    Scanned,
    /// The list of what to prepare was put away.
    PutAway,
}

/// The entity of one note about getting ready for a fair.
pub fn preparation_of(fair: Uuid, what: PreparationNote) -> Uuid {
    let name = match what {
        PreparationNote::Scanned => "boothloop.preparation-scanned.v1",
        PreparationNote::PutAway => "boothloop.preparation-put-away.v1",
    };
    derived_id(name, fair.as_bytes())
}

/// `fair.destroyed`: what visitors said, bought and allowed at it was
/// destroyed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FairDestroyed {
    /// The id of the fair.
    pub fair: Uuid,
    /// Why, in the owner's words.
    pub reason: String,
}

/// The entity that says that a fair was destroyed.
pub fn destruction_of(fair: Uuid) -> Uuid {
    derived_id("boothloop.fair-destroyed.v1", fair.as_bytes())
}

/// `maker.changed`: how visitors reach the exhibitor from now on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MakerChanged {
    /// The exhibitor.
    pub maker: Maker,
}

/// `brand.set`: what the maker is recognised by from now on.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct BrandSet {
    /// Her sign, as the id of a picture.
    #[serde(default)]
    pub logo: Option<Uuid>,
    /// A photograph, as the id of a picture.
    #[serde(default)]
    pub picture: Option<Uuid>,
    /// The colour that was found in the logo, as `#rrggbb`.
    #[serde(default)]
    pub accent_of_logo: Option<String>,
    /// The colour she chose instead, as `#rrggbb`.
    #[serde(default)]
    pub accent: Option<String>,
}

/// `idle_lock.set`: when the staff's window of every laptop locks itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IdleLockSet {
    /// After how many minutes without a touch.
    pub minutes: u32,
}

/// `booth_cost.set`: what being at a fair cost, as the owner says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BoothCostSet {
    /// The fair, as what happened at it says.
    #[serde(default, skip_serializing_if = "Uuid::is_nil")]
    pub fair: Uuid,
    /// In won, everything together.
    pub won: u64,
}

/// `day_goals.set`: what the owner wants the booth to reach on each day of a fair. What is
/// missing has no goal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct DayGoalsSet {
    /// The fair, as what happened at it says.
    #[serde(default, skip_serializing_if = "Uuid::is_nil")]
    pub fair: Uuid,
    /// Visitors.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub visitors: Option<u32>,
    /// People who may be written to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contacts: Option<u32>,
    /// Sales.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sales: Option<u32>,
}

/// The entity of the goals of a fair.
pub fn day_goals_of(fair: Uuid) -> Uuid {
    derived_id("boothloop.day-goals.v1", fair.as_bytes())
}

/// The entity of what a fair cost.
pub fn booth_cost_of(fair: Uuid) -> Uuid {
    derived_id("boothloop.booth-cost.v1", fair.as_bytes())
}
