//! Which message a file is made for. It decides who may be in it: by which channel, about
//! what, when, and through whose hands.

use super::on_paper::Printing;
use super::protecting::Protection;
use crate::consent::{Permission, Sending};
use crate::facts::Facts;
use crate::{Booth, BoothError, FairScope};
use chrono::{DateTime, Utc};
use outreach::targets::Target;
use outreach::template::DraftKind;
use outreach::{Channel, OutreachError};
use permission::Law;
use records::fair::Topic;
use std::collections::HashSet;
use uuid::Uuid;
use words::{Sentence, sentence};

/// A file older than this may miss a withdrawal.
pub(super) const DAYS_OF_USE: u64 = 7;
/// A day, in milliseconds.
pub(super) const DAY_MS: i64 = 24 * 60 * 60 * 1000;

/// What becomes of people who were in an earlier file of this fair for the same
/// channel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EarlierFiles {
    /// They are in the new one, too.
    Include,
    /// They are left out.
    LeaveOut,
    /// Nothing is written when there are any: somebody is asked.
    Ask,
}

/// What the owner chose for a file.
#[derive(Debug, Clone)]
pub struct FileRequest {
    /// Whose visitors.
    pub scope: FairScope,
    /// What becomes of who was in an earlier file.
    pub earlier: EarlierFiles,
    /// The tool it is for.
    pub target: Target,
    /// Only this group: the id of a ready or a saved one.
    pub audience: Option<String>,
    /// Only about this topic, by its stable name or what it is called; unless said, the first that each allows.
    pub topic: Option<String>,
    /// When it will be sent; unless said, at the next hour that is not night.
    pub at: Option<DateTime<Utc>>,
    /// Whether it leaves locked.
    pub protection: Protection,
    /// In the owner's words of this kind; in the program's unless said.
    pub draft: Option<DraftKind>,
    /// How what is printed is made.
    pub printing: Printing,
}

/// The message, as everybody is asked about it.
#[derive(Debug, Clone)]
pub(crate) struct Asking {
    pub(crate) scope: FairScope,
    pub(crate) earlier: EarlierFiles,
    /// The only channel it goes by; the first that somebody allows unless said.
    channel: Option<Channel>,
    /// Whether what cannot be delivered comes as a text message.
    falls_back_to_sms: bool,
    is_abroad: bool,
    /// Whether a message is sent, and not only a contact kept.
    pub(super) carries_message: bool,
    pub(super) topic: Option<String>,
    pub(super) at: Option<DateTime<Utc>>,
    /// The group, in words, and its people; everybody unless said.
    pub(super) group: Option<(Sentence, HashSet<Uuid>)>,
    /// Who is not in the file because its tool cannot carry the message to her.
    pub(super) not_carried: HashSet<Uuid>,
    /// In whose words it is; the program's unless said.
    pub(super) draft: Option<DraftKind>,
}

impl Asking {
    /// News by any channel, at the next hour that is not night, from here.
    pub(crate) fn news(scope: FairScope, earlier: EarlierFiles) -> Self {
        Self {
            scope,
            earlier,
            channel: None,
            falls_back_to_sms: false,
            is_abroad: false,
            carries_message: true,
            topic: None,
            at: None,
            group: None,
            not_carried: HashSet::new(),
            draft: None,
        }
    }

    /// Which of the owner's drafts speaks of what is not of goods.
    pub(super) fn kind_of_own_words(&self) -> DraftKind {
        self.draft.unwrap_or(DraftKind::Recommendation)
    }

    /// In the owner's words of which kind; empty for the program's.
    pub(super) fn draft_code(&self) -> &'static str {
        self.draft.map_or("", DraftKind::code)
    }

    /// Whether it is known that its channel sends at this hour.
    pub(super) fn can_be_sent_now(&self, law: &Law, now: DateTime<Utc>) -> bool {
        let channel = self.channel.filter(|_| !self.falls_back_to_sms);
        channel.is_some_and(|channel| !law.is_night(channel, now) && law.is_sent(channel, now))
    }

    /// Whether somebody is asked at all.
    pub(super) fn is_about(&self, person: Uuid) -> bool {
        let group = self.group.as_ref();
        group.is_none_or(|(_, people)| people.contains(&person))
    }

    /// Of what a person allows by each channel, what counts for this message. What its
    /// channel's sender does not send at the hour that was said does not, and a message that
    /// would come as a text message needs a yes to that, too.
    pub(super) fn counting(
        &self,
        mut permissions: Vec<Permission>,
        law: &Law,
    ) -> Result<Vec<Permission>, (&'static str, Sentence)> {
        if let Some(at) = self.at {
            let is_allowed = |permissions: &[Permission]| {
                let mut meant = permissions.iter().filter(|it| {
                    let channel = self.channel;
                    channel.is_none_or(|channel| it.channel == channel)
                });
                meant.any(|it| it.decision.allowed)
            };
            let was_allowed = is_allowed(&permissions);
            permissions.retain(|it| law.is_sent(it.channel, at));
            if was_allowed && !is_allowed(&permissions) {
                let why = sentence!("follow-up-sender-is-closed");
                return Err(("outside_sending_hours", why));
            }
        }
        let Some(channel) = self.channel else {
            // A letter is made for the post only, and no table or card holds an address.
            permissions.retain(|it| it.channel != Channel::Post);
            return Ok(permissions);
        };
        let takes_texts = |contact: &str| {
            let mut texts = permissions.iter();
            texts.any(|it| {
                it.channel == Channel::Sms && it.contact == contact && it.decision.allowed
            })
        };
        let is_refused = self.falls_back_to_sms
            && permissions
                .iter()
                .filter(|it| it.channel == channel && it.decision.allowed)
                .any(|it| !takes_texts(&it.contact));
        if is_refused {
            return Err((
                "would_come_as_text",
                sentence!("follow-up-would-come-as-text"),
            ));
        }
        permissions.retain(|it| it.channel == channel);
        Ok(permissions)
    }
}

impl Booth {
    /// What a request asks of everybody.
    ///
    /// # Errors
    /// [`BoothError::NotPossible`] where the tool may not carry advertising, the group or
    /// the topic is not there, or the time is over; [`BoothError::Tables`].
    pub(super) fn asking(&self, request: &FileRequest) -> Result<Asking, BoothError> {
        let target = &request.target;
        if !target.advertising && target.channel.is_some() && target.labels.is_none() {
            return Err(BoothError::NotPossible(sentence!(
                "target-undelivered-by-kind"
            )));
        }
        let facts = self.facts();
        let topics = facts.topics_in(request.scope)?;
        let topic = request.topic.as_deref().map(|said| meant(&topics, said));
        let topic = topic.transpose()?;
        if let Some(at) = request.at {
            let days = (at.timestamp_millis() - facts.now_ms).div_euclid(DAY_MS);
            let why_not = match u64::try_from(days) {
                Err(_) => Some(sentence!("follow-up-time-is-over")),
                Ok(days) if days >= DAYS_OF_USE => {
                    Some(sentence!("follow-up-time-is-too-far", days = DAYS_OF_USE))
                }
                Ok(_) => None,
            };
            if let Some(why_not) = why_not {
                return Err(BoothError::NotPossible(why_not));
            }
        }
        let draft = advertising(request.draft)?;
        let group = request.audience.as_deref();
        let group = group.map(|id| self.people_of_audience(id, request.scope));
        let asking = Asking {
            channel: target.channel,
            falls_back_to_sms: target.falls_back_to_sms,
            is_abroad: target.country != "KR",
            carries_message: target.advertising,
            topic,
            at: request.at,
            group: group.transpose()?,
            draft,
            ..Asking::news(request.scope, request.earlier)
        };
        let waiting = facts.topics_without_words(&asking)?;
        let waits = |topic: &&Topic| Some(&topic.name) == asking.topic.as_ref();
        if let Some(topic) = waiting.iter().find(waits) {
            return Err(BoothError::NotPossible(sentence!(
                "follow-up-topic-without-words",
                topic = &Sentence::from(&topic.label)
            )));
        }
        Ok(asking)
    }
}

/// The stable name of the topic that is meant.
fn meant(topics: &[Topic], said: &str) -> Result<String, BoothError> {
    let named = topics.iter().find(|topic| topic.is_meant(said));
    let named = named.map(|topic| topic.name.clone());
    named.ok_or_else(|| topic_unknown(topics))
}

/// Says which topics there are.
pub(super) fn topic_unknown(topics: &[Topic]) -> BoothError {
    let known = |called: fn(&Topic) -> &str| {
        let topics = topics.iter();
        let topics = topics.map(|it| format!("{} ({})", called(it), it.name));
        topics.collect::<Vec<_>>().join(", ")
    };
    let topics = Sentence::of_texts(known(|it| &it.label.ko), known(|it| &it.label.en));
    BoothError::NotPossible(sentence!("follow-up-topic-unknown", topics = &topics))
}

/// The answer to a request is written where the request is, and is in no file.
fn advertising(draft: Option<DraftKind>) -> Result<Option<DraftKind>, BoothError> {
    match draft {
        Some(kind) if !kind.is_advertising() => {
            Err(BoothError::NotPossible(sentence!("draft-for-no-file")))
        }
        draft => Ok(draft),
    }
}

impl Facts<'_> {
    /// The message as permission is asked for it.
    pub(super) fn sending_of(&self, asking: &Asking) -> Result<Sending, BoothError> {
        let waiting = self.topics_without_words(asking)?;
        let topics = self.topics_in(asking.scope)?.into_iter();
        let topics = topics.filter(|it| !waiting.contains(it));
        let mut sending = self
            .sending()?
            .about_any_of(topics.map(|it| it.name).collect());
        if let Some(topic) = &asking.topic {
            sending = sending.about(topic);
        }
        if let Some(at) = asking.at {
            sending = sending.sent_at(at);
        }
        Ok(match asking.is_abroad {
            true => sending.through_abroad(),
            false => sending,
        })
    }

    /// What nothing can be written about yet: topics that are not of goods and about which
    /// the owner wrote nothing. The program's words are about goods, and whoever asked for
    /// workshops did not ask for those.
    pub(super) fn topics_without_words(&self, asking: &Asking) -> Result<Vec<Topic>, BoothError> {
        let mut topics = self.topics_in(asking.scope)?;
        topics.retain(|topic| asking.carries_message && topic.is_not_of_goods);
        if !topics.is_empty() {
            let drafts = self.drafts_of(asking.kind_of_own_words())?;
            topics.retain(|topic| !drafts.are_about(&topic.name));
        }
        Ok(topics)
    }
}

/// The target of this id, or of the file at this path.
///
/// # Errors
/// [`BoothError::NotPossible`] with everything that is wrong with the file.
pub fn target(name: &str) -> Result<Target, BoothError> {
    let mut shipped = outreach::targets::shipped().iter();
    if let Some(target) = shipped.find(|target| target.id == name) {
        return Ok(target.clone());
    }
    let path = std::path::Path::new(name);
    if !path.is_file() {
        return Err(BoothError::NotPossible(sentence!("target-unknown")));
    }
    let bytes = private_files::read_start(path, LONGEST_TARGET).map_err(OutreachError::from)?;
    target_of_file(&bytes)
}

/// Most bytes of a target's file; what is longer is cut off there, and so not well-formed.
pub const LONGEST_TARGET: usize = 1 << 20;

/// The target of these bytes of a file.
///
/// # Errors
/// As [`target`].
pub fn target_of_file(bytes: &[u8]) -> Result<Target, BoothError> {
    Target::of_file(bytes).map_err(|problems| {
        let joined = |text: fn(&Sentence) -> &str| {
            let texts: Vec<&str> = problems.iter().map(text).collect();
            texts.join(" ")
        };
        let all = Sentence::of_texts(joined(|it| &it.ko), joined(|it| &it.en));
        BoothError::NotPossible(all)
    })
}
