//! The texts a consent refers to, and what visitors said to them.

use crate::derived_id;
use crate::notices::NoticeForm;
use crate::text::Bilingual;
use chrono::NaiveDate;
use permission::{Act, Channel, Purpose};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

/// What a yes to a notice means; stored as its [`NoticeAct::code`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub enum NoticeAct {
    /// Keeping and using the contact for news of this maker (PIPA art. 15, 22).
    CollectAndUse,
    /// Advertising by one channel (Network Act art. 50).
    Advertising(Channel),
    /// Advertising at night by [`NIGHT_CHANNELS`], which its text names (Network Act
    /// art. 50(3)).
    Night,
    /// Processing the data abroad (PIPA art. 28-8).
    Overseas,
    /// Handing the data to a third party (PIPA art. 17), by the id of its
    /// [`Recipient`](crate::notices::Recipient).
    ThirdParty(Uuid),
    /// Being at least 14 years old (PIPA art. 22-2).
    AtLeast14,
}

const COLLECT_AND_USE: &str = "collect_and_use";
const NIGHT: &str = "night";
const OVERSEAS: &str = "overseas";
const THIRD_PARTY: &str = "third_party_";
const ADVERTISING: &str = "advertising_";
const AT_LEAST_14: &str = "at_least_14";

/// The channels that a yes to the night is about: of those that are asked about, the
/// ones that the law wants quiet.
pub const NIGHT_CHANNELS: [Channel; 2] = [Channel::Sms, Channel::Kakao];

impl NoticeAct {
    /// A stable word: `collect_and_use`, `advertising_email`, `night`, `overseas`,
    /// `third_party_` with the recipient's id, `at_least_14`.
    pub fn code(self) -> String {
        match self {
            Self::CollectAndUse => COLLECT_AND_USE.to_owned(),
            Self::Advertising(channel) => format!("{ADVERTISING}{}", channel.code()),
            Self::Night => NIGHT.to_owned(),
            Self::Overseas => OVERSEAS.to_owned(),
            Self::ThirdParty(recipient) => format!("{THIRD_PARTY}{}", recipient.simple()),
            Self::AtLeast14 => AT_LEAST_14.to_owned(),
        }
    }

    /// The channel a yes is about, if it is about one.
    pub fn channel(self) -> Option<Channel> {
        match self {
            Self::Advertising(channel) => Some(channel),
            Self::CollectAndUse
            | Self::Night
            | Self::Overseas
            | Self::ThirdParty(_)
            | Self::AtLeast14 => None,
        }
    }

    /// The third party that a yes is about, if it is about one.
    pub fn recipient(self) -> Option<Uuid> {
        match self {
            Self::ThirdParty(recipient) => Some(recipient),
            _ => None,
        }
    }

    /// The third party whose [`Self::code`] this is.
    pub fn of_recipient_code(code: &str) -> Option<Self> {
        let id = code.strip_prefix(THIRD_PARTY)?;
        Uuid::parse_str(id).ok().map(Self::ThirdParty)
    }

    /// The acts of which one has to be allowed before this is asked; none for what is
    /// always asked.
    pub fn asked_after(self) -> Vec<Self> {
        match self {
            Self::Night => NIGHT_CHANNELS.map(Self::Advertising).into(),
            _ => Vec::new(),
        }
    }

    /// The acts of permission that a yes to such a notice is; none for the age, which
    /// is checked when the contact is saved and permits nothing by itself.
    pub fn acts(self) -> Vec<Act> {
        match self {
            Self::CollectAndUse => vec![Act::CollectAndUse {
                purpose: Purpose::Promotion,
            }],
            Self::Advertising(channel) => vec![Act::Advertising { channel }],
            Self::Night => NIGHT_CHANNELS.map(|channel| Act::Night { channel }).into(),
            Self::Overseas => vec![Act::Overseas],
            Self::ThirdParty(recipient) => vec![Act::ThirdParty {
                recipient: recipient.simple().to_string(),
            }],
            Self::AtLeast14 => Vec::new(),
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
        let channel = channel.and_then(Channel::from_code);
        let recipient = code.strip_prefix(THIRD_PARTY);
        let recipient = recipient.and_then(|id| Uuid::try_parse(id).ok());
        match code.as_str() {
            COLLECT_AND_USE => Ok(Self::CollectAndUse),
            NIGHT => Ok(Self::Night),
            OVERSEAS => Ok(Self::Overseas),
            AT_LEAST_14 => Ok(Self::AtLeast14),
            _ => channel
                .map(Self::Advertising)
                .or_else(|| recipient.map(Self::ThirdParty))
                .ok_or_else(|| format!("no act is called `{code}`")),
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
    /// Which edition of the maker's texts it belongs to; the first in records from
    /// before there were several.
    #[serde(default = "first_edition", skip_serializing_if = "is_first_edition")]
    pub edition: u32,
    /// From which fields it was made; not said in records from before, whose texts
    /// all asked for what [`NoticeForm::default`] asks for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub form: Option<NoticeForm>,
}

/// The number of a maker's first texts.
pub const FIRST_EDITION: u32 = 1;

fn first_edition() -> u32 {
    FIRST_EDITION
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde hands over a reference"
)]
fn is_first_edition(edition: &u32) -> bool {
    *edition == FIRST_EDITION
}

impl NoticePublished {
    /// What was on the screen in one language (`ko`, `en`, `ja`, `zh`), to the letter:
    /// the language, the title and the lines, each on its own, what stands out between
    /// `**`. Yes and no are offered with it, and neither is chosen beforehand.
    ///
    /// A text that is not written in that language was shown in English.
    pub fn words(&self, language: &str) -> String {
        let mut words = format!("{language}\n{}\n", self.title.in_language(language));
        for line in &self.lines {
            let text = line.text.in_language(language);
            let mark = if line.emphasised { "**" } else { "" };
            words.push_str(&format!("{mark}{text}{mark}\n"));
        }
        words
    }

    /// The SHA-256 of [`Self::words`], in hexadecimal digits.
    pub fn sha256(&self, language: &str) -> String {
        let digest = Sha256::digest(self.words(language));
        digest.iter().fold(String::new(), |mut text, byte| {
            text.push_str(&format!("{byte:02x}"));
            text
        })
    }
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
    /// In which language it was read (`ko`, `en`, `ja`, `zh`); empty in records from
    /// before that was kept.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub language: String,
    /// The [`NoticePublished::sha256`] of what was read; empty with the language.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub sha256: String,
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

/// `permission.confirmed`: an earlier yes to these acts still holds, as she said, or as
/// her silence means to a question that told her so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PermissionConfirmed {
    /// Keyed hashes of the contact points it is about.
    pub contact_keys: Vec<String>,
    /// What is confirmed.
    pub acts: Vec<NoticeAct>,
    /// Whether she said nothing, and was told that this means yes.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub silent: bool,
}

/// `silence.chosen`: what no answer to the question means, whether a yes still holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct SilenceChosen {
    /// Whether the yes goes on, as the law lets it; it lapses otherwise.
    pub keeps: bool,
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
    /// The permission records that the messages are about; not said of results, which
    /// the moment says.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub about: Vec<Uuid>,
    /// Whether they were told that silence keeps their yes.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub silence_keeps: bool,
}

/// The entity of the choice what silence means: there is one.
pub fn silence_entity() -> Uuid {
    derived_id("boothloop.silence.v1", b"")
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

#[cfg(test)]
mod tests {
    use super::{NIGHT_CHANNELS, NoticeAct};
    use permission::Channel;
    use uuid::Uuid;

    /// A refusal on a channel that was added later must be read back, or it is
    /// lost when the tables are derived anew.
    #[test]
    fn every_act_is_read_as_it_was_written() {
        let channels = Channel::ALL.iter().copied().map(NoticeAct::Advertising);
        let others = [
            NoticeAct::CollectAndUse,
            NoticeAct::Night,
            NoticeAct::Overseas,
            NoticeAct::ThirdParty(Uuid::from_u128(31)),
            NoticeAct::AtLeast14,
        ];
        for act in others.into_iter().chain(channels) {
            let written = serde_json::to_string(&act).expect("a word");
            let read: NoticeAct = serde_json::from_str(&written).expect("it was just written");
            assert_eq!(read, act, "{written}");
        }
        assert!(serde_json::from_str::<NoticeAct>("\"advertising_pigeon\"").is_err());
        assert!(serde_json::from_str::<NoticeAct>("\"third_party_pigeon\"").is_err());
    }

    /// The law's night is about the channels that a yes to the night is about; who asks
    /// about another quiet channel asks about its night too.
    #[test]
    fn the_night_is_asked_about_the_channels_it_is_quiet_for() {
        let quiet = permission::Law::korea().night_channels;
        let asked = Channel::ASKED.into_iter();
        let asked: Vec<Channel> = asked.filter(|it| quiet.contains(it)).collect();
        assert_eq!(asked, NIGHT_CHANNELS);
    }
}
