//! The desk: today at a glance, and the one field that finds everything.

use crate::{CouponCheck, Product, ScannedContact, Text};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What the desk shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct Desk {
    /// Which day of the fair it is (1, 2, …); none before and after.
    pub day: Option<u32>,
    /// Visitors of today who said something.
    pub visitors_today: u32,
    /// Of today's visitors, how many allowed news, in percent; none while nobody came.
    pub allowed_percent: Option<u32>,
    /// Conversations of today that left nothing and were only counted, on all laptops.
    pub conversations_counted: u32,
    /// Coupons given, all days.
    pub coupons_issued: u32,
    /// Coupons used, all days.
    pub coupons_used: u32,
    /// The latest visits, newest first.
    pub recent: Vec<RecentVisit>,
    /// Local time `HH:MM` of the last record on disk, if any.
    pub saved_at: Option<String>,
    /// The latest use of a coupon on this laptop, if whoever is signed in recorded it
    /// today, in the last half hour: she can still undo it with one key.
    pub last_use: Option<LastUse>,
    /// What staff should know, such as that the clock was set back.
    pub warnings: Vec<Text>,
}

/// A conversation was counted, or one was taken back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct ConversationsCounted {
    /// How many stand now, of today, on all laptops.
    pub today: u32,
}

/// One line of the desk's list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct RecentVisit {
    /// The visitor (UUID).
    pub visitor: String,
    /// Local time `HH:MM`.
    pub at: String,
    /// The visitor's name, if known.
    pub name: Option<String>,
    /// The visit in words.
    pub summary: Text,
    /// What happened with the coupon.
    pub coupon: CouponProgress,
    /// Whether the survey was left half way.
    pub unfinished: bool,
    /// Whether contact details were left.
    pub contact: bool,
    /// Whether something was bought.
    pub bought: bool,
    /// Whether something was promised to her that is still to be kept.
    pub promised: bool,
}

/// All of today's visits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct VisitsToday {
    /// Newest first.
    pub visits: Vec<RecentVisit>,
}

/// How far a visitor's coupon has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "wire.ts")]
pub enum CouponProgress {
    /// No coupon was given.
    None,
    /// Given, not used.
    Given,
    /// Used.
    Used,
}

/// The latest use of a coupon on this laptop.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct LastUse {
    /// The coupon (UUID).
    pub coupon: String,
    /// What it gave, in a few words.
    pub benefit: Text,
    /// Local time `HH:MM`.
    pub at: String,
    /// What it took off, in won.
    #[ts(type = "number")]
    pub won: u64,
    /// What was bought, in words; empty when nothing was.
    pub goods: Text,
}

/// Looks up what staff typed or scanned into the one field of the desk.
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
        /// How many fit.
        fitting: u32,
    },
    /// A product on sale, by its barcode.
    Product {
        /// The product.
        product: Product,
    },
    /// A buy-again card without a coupon.
    Goods {
        /// What of it is on sale here.
        products: Vec<Product>,
        /// What it is, and what of it cannot be sold here.
        message: Text,
    },
    /// A visiting card of nobody known.
    Card {
        /// What it says, as at the contact step.
        card: ScannedContact,
    },
    /// A receipt, whose code stopped every message to its contact.
    Stopped {
        /// What was done.
        message: Text,
    },
    /// The code of a test print.
    Tested {
        /// What that shows.
        message: Text,
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
    /// The person's name; may be empty.
    pub name: String,
    /// The person's company; may be empty.
    pub company: String,
    /// The contact, mostly masked (`010-••••-5678`).
    pub contact: String,
    /// What is known of the person, in words.
    pub summary: Text,
    /// The fair the person came to last, when it was not this one.
    pub last_fair: Option<Text>,
}

/// Asks which of these texts fit what is being typed.
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
