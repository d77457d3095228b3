//! The texts a consent refers to, and what visitors said to them.

use crate::derived_id;
use crate::text::Bilingual;
use chrono::NaiveDate;
use permission::{Act, Channel, Purpose};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// What a yes to a notice means; stored as its [`NoticeAct::code`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub enum NoticeAct {
    /// Keeping and using the contact for news of this maker (PIPA art. 15, 22).
    CollectAndUse,
    /// Advertising by one channel (Network Act art. 50).
    Advertising(Channel),
    /// Being at least 14 years old (PIPA art. 22-2).
    AtLeast14,
}

const COLLECT_AND_USE: &str = "collect_and_use";
const ADVERTISING: &str = "advertising_";
const AT_LEAST_14: &str = "at_least_14";

impl NoticeAct {
    /// A stable word: `collect_and_use`, `advertising_email`, `at_least_14`.
    pub fn code(self) -> String {
        match self {
            Self::CollectAndUse => COLLECT_AND_USE.to_owned(),
            Self::Advertising(channel) => format!("{ADVERTISING}{}", channel.code()),
            Self::AtLeast14 => AT_LEAST_14.to_owned(),
        }
    }

    /// The channel a yes is about, if it is about one.
    pub fn channel(self) -> Option<Channel> {
        match self {
            Self::Advertising(channel) => Some(channel),
            Self::CollectAndUse | Self::AtLeast14 => None,
        }
    }

    /// The act of permission that a yes to such a notice is; none for the age,
    /// which is checked when the contact is saved and permits nothing by itself.
    pub fn act(self) -> Option<Act> {
        match self {
            Self::CollectAndUse => Some(Act::CollectAndUse {
                purpose: Purpose::Promotion,
            }),
            Self::Advertising(channel) => Some(Act::Advertising { channel }),
            Self::AtLeast14 => None,
        }
    }
}

impl From<NoticeAct> for String {
    fn from(act: NoticeAct) -> Self {
        act.code()
    }
}

impl TryFrom<String> for NoticeAct {
    type Error = String;

    fn try_from(code: String) -> Result<Self, String> {
        let channel = code.strip_prefix(ADVERTISING);
        match (code.as_str(), channel.and_then(Channel::from_code)) {
            (COLLECT_AND_USE, _) => Ok(Self::CollectAndUse),
            (AT_LEAST_14, _) => Ok(Self::AtLeast14),
            (_, Some(channel)) => Ok(Self::Advertising(channel)),
            _ => Err(format!("no act is called `{code}`")),
        }
    }
}

/// A line of a notice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoticeText {
    /// The words.
    pub text: Bilingual,
    /// Whether it must stand out.
    pub emphasised: bool,
}

/// `notice.published`: the exact words a consent refers to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoticePublished {
    /// Its name and version in the file it came from.
    pub source: String,
    /// What a yes means.
    pub act: NoticeAct,
    /// Its title.
    pub title: Bilingual,
    /// Its lines.
    pub lines: Vec<NoticeText>,
    /// Where it stands among the others.
    pub position: u32,
    /// For how many months what is agreed to is kept, where its text says so; not
    /// said in records from before, whose texts all said the same.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retention_months: Option<u32>,
}

/// `permission.shown`, `.granted`, `.declined`: a consent conversation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PermissionSaid {
    /// The notice version.
    pub notice: Uuid,
    /// What it is about.
    pub act: NoticeAct,
    /// Keyed hashes of the contact points it is about.
    pub contact_keys: Vec<String>,
    /// The topics chosen.
    #[serde(default)]
    pub topics: Vec<String>,
    /// Refusals and withdrawals that were known and talked about.
    #[serde(default)]
    pub supersedes: Vec<Uuid>,
    /// At which fair.
    #[serde(default, skip_serializing_if = "Uuid::is_nil")]
    pub fair: Uuid,
}

/// `permission.withdrawn`: no more, by any way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PermissionWithdrawn {
    /// Keyed hashes of the contact points it is about.
    pub contact_keys: Vec<String>,
    /// Which advertising stops; empty means everything stops.
    #[serde(default)]
    pub acts: Vec<NoticeAct>,
}

/// `duties.listed`: whoever is owed something was listed in a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DutiesListed {
    /// What is owed, as [`permission::DutyKind::code`] calls it.
    pub kind: String,
    /// What was said up to this moment is in it, in Unix milliseconds.
    pub through_ms: i64,
    /// How many people.
    pub people: u32,
}

/// `duties.done`: the messages of a list were sent, as somebody typed it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DutiesDone {
    /// On which day.
    pub sent_on: NaiveDate,
    /// With which tool or by which company.
    pub sender: String,
    /// How many were sent.
    pub count: u32,
}

/// `opt_outs.imported`: a list of refusals was taken in. The entity is
/// [`opt_outs_from`] its source, so the latest list of each is at hand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OptOutsImported {
    /// Where the list came from: `080`, `mail` or `kakao`.
    pub source: String,
    /// Its rows.
    pub rows: u32,
}

/// The entity of the lists from one source.
pub fn opt_outs_from(source: &str) -> Uuid {
    derived_id("boothloop.opt-outs.v1", source.as_bytes())
}
