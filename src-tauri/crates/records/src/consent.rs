//! The texts a consent refers to, and what visitors said to them.

use crate::text::Bilingual;
use permission::{Act, Channel, Purpose};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// What a yes to a notice means, as stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NoticeAct {
    /// Keeping and using the contact for news of this maker (PIPA art. 15, 22).
    CollectAndUse,
    /// Advertising by e-mail (Network Act art. 50).
    AdvertisingEmail,
    /// Advertising by text message.
    AdvertisingSms,
    /// Advertising by KakaoTalk.
    AdvertisingKakao,
    /// Being at least 14 years old (PIPA art. 22-2).
    #[serde(rename = "at_least_14")]
    AtLeast14,
}

impl NoticeAct {
    /// The act of permission that a yes to such a notice is; none for the age,
    /// which is checked when the contact is saved and permits nothing by itself.
    pub fn act(self) -> Option<Act> {
        let advertising = |channel| Some(Act::Advertising { channel });
        match self {
            Self::CollectAndUse => Some(Act::CollectAndUse {
                purpose: Purpose::Promotion,
            }),
            Self::AdvertisingEmail => advertising(Channel::Email),
            Self::AdvertisingSms => advertising(Channel::Sms),
            Self::AdvertisingKakao => advertising(Channel::Kakao),
            Self::AtLeast14 => None,
        }
    }

    /// What is asked about messages by one channel; none where nothing is asked.
    pub fn advertising(channel: Channel) -> Option<Self> {
        match channel {
            Channel::Email => Some(Self::AdvertisingEmail),
            Channel::Sms => Some(Self::AdvertisingSms),
            Channel::Kakao => Some(Self::AdvertisingKakao),
            Channel::Phone | Channel::Post => None,
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
