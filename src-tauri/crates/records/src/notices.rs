//! The fields from which the consent texts and the privacy policy are made.

use crate::derived_id;
use permission::Scope;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use uuid::Uuid;

/// How long a contact is kept unless the owner says otherwise, in months; the law
/// asks to confirm a consent every two years (Network Act art. 50(8)).
pub const RETENTION_MONTHS: u32 = 24;

/// What the owner fills in; a field that she leaves alone says what the texts said
/// before there were fields.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct NoticeForm {
    /// What for, by the words of [`PURPOSES`].
    pub purposes: BTreeSet<String>,
    /// Which data, by the words of [`ITEMS`].
    pub items: BTreeSet<String>,
    /// For how many months.
    pub retention_months: u32,
    /// Who sends and answers for it, as visitors know her; empty is the maker's name.
    pub sender: String,
    /// Who sends the messages for her; empty when she does it herself.
    pub processor: String,
    /// How the one who sends for her is reached; needed when it stands abroad.
    pub processor_contact: String,
    /// Where that one stands, by its ISO 3166 code.
    pub country: String,
    /// The most messages a month.
    pub promise_per_month: u32,
    /// Who answers questions about the data: a name or an office; empty is the sender.
    pub responsible: String,
    /// Whether advertising at night is asked about too.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub night: bool,
    /// To whom the data are handed, each asked about by itself.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub recipients: Vec<Recipient>,
}

/// A third party that gets the data of whoever agrees to that (PIPA art. 17(2)).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Recipient {
    /// Its name.
    pub name: String,
    /// What it uses them for, by the words of [`RECIPIENT_PURPOSES`].
    pub purposes: BTreeSet<String>,
    /// Which data it gets, by the words of [`ITEMS`].
    pub items: BTreeSet<String>,
    /// For how many months it keeps them.
    pub months: u32,
}

impl Recipient {
    /// What it is known by: another name is another third party, to which nobody agreed.
    pub fn id(&self) -> Uuid {
        derived_id("boothloop.recipient.v1", self.name.as_bytes())
    }

    /// What a yes to it is a yes to.
    pub fn scope(&self) -> Scope {
        Scope {
            purposes: self.purposes.clone(),
            items: self.items.clone(),
            months: self.months,
            recipients: [self.name.clone()].into(),
        }
    }
}

/// What a third party can use the data for: its own offers, an answer to what was asked
/// at the booth, bringing and repairing goods, and counting who came.
pub const RECIPIENT_PURPOSES: [&str; 4] = ["offers", "consultation", "service", "statistics"];

/// What a contact can be used for: news, coupons to come again, and offers that
/// follow what somebody answered and bought.
pub const PURPOSES: [&str; 3] = ["news", "revisit", "fit"];
/// What she buys, among [`ITEMS`].
pub const PURCHASES: &str = "purchases";
/// What is kept of everybody who leaves a contact.
pub const ALWAYS_KEPT: [&str; 4] = ["name", "contact", "answers", PURCHASES];
/// What can be kept of somebody, in the order in which it is told.
pub const ITEMS: [&str; 10] = [
    "name",
    "contact",
    ADDRESS,
    "company",
    "job",
    "country",
    "birthday",
    "card",
    "answers",
    "purchases",
];
/// The postal address. Whoever is asked for hers is asked whether news may come there.
pub const ADDRESS: &str = "address";
/// Where data do not go abroad.
pub const KOREA: &str = "KR";

impl Default for NoticeForm {
    fn default() -> Self {
        let words = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
        Self {
            purposes: words(&PURPOSES),
            items: words(&ALWAYS_KEPT),
            retention_months: RETENTION_MONTHS,
            sender: String::new(),
            processor: String::new(),
            processor_contact: String::new(),
            country: KOREA.to_owned(),
            promise_per_month: 1,
            responsible: String::new(),
            night: false,
            recipients: Vec::new(),
        }
    }
}

impl NoticeForm {
    /// Whether the data are processed abroad.
    pub fn is_overseas(&self) -> bool {
        self.country != KOREA
    }

    /// What a yes to texts of these fields is a yes to. Who only sends for her within
    /// Korea, and how often, may change: it must be told (PIPA 26(3)), not asked.
    pub fn scope(&self, maker: &str) -> Scope {
        let sender = match self.sender.as_str() {
            "" => maker,
            sender => sender,
        };
        let abroad = self
            .is_overseas()
            .then(|| format!("{} ({})", self.processor, self.country));
        Scope {
            purposes: self.purposes.clone(),
            items: self.items.clone(),
            months: self.retention_months,
            recipients: std::iter::once(sender.to_owned()).chain(abroad).collect(),
        }
    }

    /// The third party with an id.
    pub fn recipient(&self, id: Uuid) -> Option<&Recipient> {
        self.recipients.iter().find(|it| it.id() == id)
    }

    /// What a message needs a yes to, under texts of these fields: the data it is made
    /// from, and no time, because each yes ends with its own. Data that are asked for
    /// besides, and a longer time, silence nobody who agreed before.
    pub fn scope_of_messages(&self, maker: &str) -> Scope {
        Scope {
            items: ALWAYS_KEPT.map(str::to_owned).into(),
            months: 0,
            ..self.scope(maker)
        }
    }
}
