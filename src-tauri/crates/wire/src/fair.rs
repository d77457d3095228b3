//! The fair, its store, and the desk.

use crate::{CouponCheck, LastUse, Product, Text};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Where the app stands before any work can be done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "stage", rename_all = "snake_case")]
#[ts(export, export_to = "wire.ts")]
pub enum Stage {
    /// No store on this laptop yet: open the sample fair or create one.
    FirstRun,
    /// A store is there and locked.
    Locked,
    /// Unlocked, with the fair it holds.
    Open {
        /// The fair.
        fair: Box<Fair>,
    },
}

/// The fair this store belongs to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct Fair {
    /// Its name, such as 리빙디자인페어 2026.
    pub name: Text,
    /// The exhibitor, as visitors know her.
    pub maker: Text,
    /// First day, `YYYY-MM-DD`.
    pub starts_on: String,
    /// Last day, `YYYY-MM-DD`.
    pub ends_on: String,
    /// Whether this is the sample fair, so that nobody mistakes it for hers.
    pub sample: bool,
    /// Where files go unless she says otherwise.
    pub export_folder: String,
    /// The programmes a coupon can be issued from at the desk.
    pub programmes: Vec<Programme>,
}

/// A coupon programme in a sentence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct Programme {
    /// Its id (UUID).
    pub id: String,
    /// Its short name.
    pub name: Text,
    /// One sentence that says what it does.
    pub preview: Text,
    /// Whether it is what a visitor gets for answering.
    pub for_survey: bool,
}

/// Opens the sample fair in a new store.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct OpenSampleFair {
    /// The owner's passphrase, at least 8 characters.
    pub passphrase: String,
}

/// Creates an own fair in a new store.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct CreateFair {
    /// The fair's name.
    pub fair_name: String,
    /// The exhibitor's name.
    pub maker_name: String,
    /// Phone number shown in messages; may be empty.
    pub maker_phone: String,
    /// E-mail address shown in messages; may be empty.
    pub maker_email: String,
    /// Postal address shown in messages; may be empty.
    pub maker_address: String,
    /// The owner's page for coupons (`https://…`); may be empty.
    pub page_address: String,
    /// First day, `YYYY-MM-DD`.
    pub starts_on: String,
    /// Last day, `YYYY-MM-DD`.
    pub ends_on: String,
    /// The name of the person who owns the booth.
    pub owner_name: String,
    /// Her passphrase, at least 8 characters.
    pub passphrase: String,
}

/// A new store is open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct Opened {
    /// To be written down or printed: opens the store when the passphrase is lost. Shown once.
    pub recovery_key: String,
    /// Where the app stands now.
    pub stage: Stage,
}

/// Unlocks the store.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct Unlock {
    /// The passphrase or the recovery key.
    pub secret: String,
    /// Whether `secret` is the recovery key.
    pub recovery: bool,
}

/// What the desk shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct Desk {
    /// Which day of the fair it is (1, 2, …); none before and after.
    pub day: Option<u32>,
    /// Visitors who answered or bought today.
    pub visitors_today: u32,
    /// Of today's visitors, how many allowed news, in percent; none while nobody came.
    pub allowed_percent: Option<u32>,
    /// Coupons given, all days.
    pub coupons_issued: u32,
    /// Coupons used, all days.
    pub coupons_used: u32,
    /// The latest visits, newest first.
    pub recent: Vec<RecentVisit>,
    /// Local time `HH:MM` of the last record on disk, if any.
    pub saved_at: Option<String>,
    /// The use of a coupon that was recorded here last, while a slip of the hand
    /// is still noticed.
    pub last_use: Option<LastUse>,
    /// What staff should know: the clock was set back, the disk is nearly full.
    pub warnings: Vec<Text>,
}

/// One line of the desk's list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct RecentVisit {
    /// The visitor (UUID).
    pub visitor: String,
    /// Local time `HH:MM`.
    pub at: String,
    /// Her name, if she gave it.
    pub name: Option<String>,
    /// The visit in words.
    pub summary: Text,
    /// What happened with the coupon.
    pub coupon: CouponProgress,
    /// Whether the survey was left half way.
    pub unfinished: bool,
}

/// How far a visitor's coupon has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "wire.ts")]
pub enum CouponProgress {
    /// None was given.
    None,
    /// Given, not used.
    Given,
    /// Used.
    Used,
}

/// Whatever staff typed or scanned into the one field of the desk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct LookUp {
    /// The text as it came, control characters and all.
    pub text: String,
}

/// What the one field found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "found", rename_all = "snake_case")]
#[ts(export, export_to = "wire.ts")]
pub enum Found {
    /// A coupon, good or not: the verdict says which. Nothing was changed.
    Coupon {
        /// The coupon and whether it is good now.
        check: Box<CouponCheck>,
    },
    /// People that fit, best first.
    People {
        /// At most ten.
        people: Vec<Person>,
    },
    /// A product on sale, by its barcode.
    Product {
        /// The product.
        product: Product,
    },
    /// Nothing fits.
    Nothing {
        /// What to do now.
        message: Text,
    },
}

/// A person the field found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct Person {
    /// The visitor (UUID).
    pub visitor: String,
    /// Her name.
    pub name: String,
    /// Her contact, mostly masked (`010-••••-5678`).
    pub contact: String,
    /// What is known of her, in words.
    pub summary: Text,
}

/// The answer to "is everything still whole?".
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct Verification {
    /// Whether nothing was found.
    pub ok: bool,
    /// Records looked at.
    pub records: u32,
    /// What was found, each in a sentence.
    pub problems: Vec<Text>,
}

/// Makes a verified copy of the store.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct BackUp {
    /// The folder to put it in.
    pub folder: String,
}

/// A search while somebody types: which of these texts does she mean?
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct FindTexts {
    /// What was typed so far.
    pub typed: String,
    /// The texts.
    pub texts: Vec<String>,
}

/// The texts that a search found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct FoundTexts {
    /// The texts, in the order they were given.
    pub texts: Vec<String>,
}
