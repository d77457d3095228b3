//! What did visitors ask us to send or tell them, and was it done?
//!
//! "Send me the catalogue" is a step that she asks for herself (PIPA 15(1)4): it
//! permits one message with that and nothing that advertises. The request stands on
//! the yes to keep her contact, because a contact is kept with that yes only; it is
//! no permission for advertising, and whoever stops everything ends it as well.
//! What holds is worked out by the `permission` crate each time it is asked.

mod answering;
mod asking;
mod open;

pub use answering::ReplyEvidence;
pub use asking::{ReplyDraft, ReplyForm, ReplyWay};
pub use open::OpenReply;
pub use permission::{Channel, Wanted};
pub use tables::reply::{ReplyEnd, ReplyRow};

pub(crate) use answering::LONGEST_TEXT;
pub(crate) use asking::{LONGEST_BY, LONGEST_WORDS};

use crate::consent::Sayings;
use crate::facts::Facts;
use crate::{Booth, BoothError};
use chrono::{DateTime, Datelike as _, NaiveDate};
use outreach::reply::promotional_word;
use permission::{Act, ContactPoint, Decision, Event, Kind, Law, Person, Purpose, Question};
use std::collections::BTreeSet;
use tables::contact::{self as contact_table, ContactRow};
use tables::{permission_said, reply as reply_table};
use uuid::Uuid;
use words::{Sentence, sentence};

/// A request as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reply {
    /// Its id.
    pub id: Uuid,
    /// Whose it is.
    pub visitor: Uuid,
    /// On which day she asked.
    pub asked_on: NaiveDate,
    /// What she asked for.
    pub wanted: Wanted,
    /// The same in words.
    pub what: Sentence,
    /// How it reaches her.
    pub channel: Channel,
    /// Who promised it; may be empty.
    pub by: String,
    /// The last day on which it is kept in time.
    pub due: NaiveDate,
    /// How far it is.
    pub state: ReplyState,
}

/// How far a request is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReplyState {
    /// She waits for it: one message may be sent.
    Open,
    /// It was answered, as this says.
    Answered(records::replies::ReplyAnswered),
    /// She took it back.
    TakenBack,
    /// She stopped every message, and this one with them.
    Stopped,
}

impl Booth {
    /// What a visitor asked for, the oldest first.
    ///
    /// # Errors
    /// [`BoothError::Tables`], [`BoothError::StoredUnreadable`].
    pub fn replies_of(&self, visitor: Uuid) -> Result<Vec<Reply>, BoothError> {
        self.facts().replies_of(visitor)
    }

    /// Whether a text may be sent to somebody who asked for one thing.
    ///
    /// # Errors
    /// [`BoothError::NotPossible`] names the first word that advertises; a number of
    /// identity papers is refused too.
    pub fn check_reply_text(&self, text: &str) -> Result<(), BoothError> {
        refuse_unsendable(text)
    }
}

/// One promotional line makes the whole message an advertisement, and a number of
/// identity papers is kept nowhere.
fn refuse_unsendable(text: &str) -> Result<(), BoothError> {
    if people::holds_identity_number(text) {
        return refuse(sentence!("identity-number-refused"));
    }
    match promotional_word(text) {
        None => Ok(()),
        Some(word) => refuse(sentence!("reply-promotional", word = word)),
    }
}

fn refuse<T>(sentence: Sentence) -> Result<T, BoothError> {
    Err(BoothError::NotPossible(sentence))
}

/// A request in words: hers where she said more than the kind.
fn what(wanted: Wanted, words: &str) -> Sentence {
    match (wanted, words) {
        (_, "") => wanted.name(),
        (Wanted::Other, words) => Sentence::of_texts(words, words),
        (_, words) => sentence!("reply-with-words", what = wanted.name(), words = words),
    }
}

/// The address or number that a way leads to; empty when she left none.
fn address(contact: &ContactRow, channel: Channel) -> &str {
    match channel.contact_point() {
        ContactPoint::Email => &contact.email,
        ContactPoint::Phone => &contact.phone,
        // Nobody is asked for a postal address yet.
        ContactPoint::Address => "",
    }
}

impl Facts<'_> {
    pub(crate) fn replies_of(&self, visitor: Uuid) -> Result<Vec<Reply>, BoothError> {
        let mut rows = Vec::new();
        for visit in self.visits_of(visitor)? {
            rows.extend(reply_table::of_visitor(self.tables, visit)?);
        }
        rows.sort_by_key(|row| (row.asked_ms, row.id));
        rows.iter().map(|row| self.reply(row)).collect()
    }

    /// What a visitor asked for at a fair, and what became of it, as she is told.
    pub(crate) fn told_replies(
        &self,
        visitor: Uuid,
        fair: Uuid,
    ) -> Result<Vec<Sentence>, BoothError> {
        let mut told = Vec::new();
        for row in reply_table::of_visitor(self.tables, visitor)? {
            if row.requested.fair != fair {
                continue;
            }
            let reply = self.reply(&row)?;
            let day = |day: NaiveDate| words::day(day.year(), day.month(), day.day());
            let (what, way) = (reply.what, reply.channel.name());
            told.push(match reply.state {
                ReplyState::Open => {
                    sentence!(
                        "report-reply-open",
                        what = what,
                        due = day(reply.due),
                        way = way
                    )
                }
                ReplyState::Answered(how) => {
                    let way = Channel::from_code(&how.channel).map_or(way, Channel::name);
                    let day = day(how.answered_on);
                    sentence!("report-reply-answered", what = what, day = day, way = way)
                }
                ReplyState::TakenBack => sentence!("report-reply-taken-back", what = what),
                ReplyState::Stopped => sentence!("report-reply-stopped", what = what),
            });
        }
        Ok(told)
    }

    fn reply(&self, row: &ReplyRow) -> Result<Reply, BoothError> {
        let requested = &row.requested;
        let unreadable = || BoothError::StoredUnreadable;
        let wanted = Wanted::from_code(&requested.wanted).ok_or_else(unreadable)?;
        Ok(Reply {
            id: row.id,
            visitor: row.visitor,
            asked_on: self.session.local(row.asked_ms).date_naive(),
            wanted,
            what: what(wanted, &requested.words),
            channel: Channel::from_code(&requested.channel).ok_or_else(unreadable)?,
            by: requested.by.clone(),
            due: requested.due,
            state: match &row.end {
                Some(ReplyEnd::Answered { answered, .. }) => ReplyState::Answered(answered.clone()),
                Some(ReplyEnd::TakenBack(_)) => ReplyState::TakenBack,
                None if self.may_answer(row)?.allowed => ReplyState::Open,
                None => ReplyState::Stopped,
            },
        })
    }

    /// Whether one message may be sent to who asked for it. Whatever was said of any
    /// of her contact points counts: whoever stops everything ends this as well.
    fn may_answer(&self, row: &ReplyRow) -> Result<Decision, BoothError> {
        let contact = contact_table::of(self.tables, row.visitor)?;
        let channel = Channel::from_code(&row.requested.channel);
        let point = contact.as_ref().zip(channel);
        let has_contact_point = point.is_some_and(|(it, channel)| !address(it, channel).is_empty());
        let mut events = self.said_by(row.visitor, contact.as_ref())?;
        events.extend(request_events(row));
        let question = Question {
            purpose: Purpose::RequestedReply,
            channel: channel.unwrap_or(Channel::Email),
            topic: None,
            at: DateTime::from_timestamp_millis(self.now_ms).unwrap_or_default(),
            recipient: None,
            is_overseas: false,
            category: None,
            scope: None,
        };
        let person = Person {
            has_contact_point,
            // Of who is too young no contact is kept.
            is_under_age: false,
        };
        Ok(permission::decide(
            &events,
            person,
            &question,
            &Law::korea(),
        ))
    }

    /// Everything that was said about any contact point a visitor ever left.
    fn said_by(
        &self,
        visitor: Uuid,
        contact: Option<&ContactRow>,
    ) -> Result<Vec<Event>, BoothError> {
        let mut keys: BTreeSet<String> = permission_said::contact_keys_of(self.tables, visitor)?
            .into_iter()
            .collect();
        keys.extend(
            contact
                .iter()
                .flat_map(|it| self.contact_keys(&it.email, &it.phone)),
        );
        let mut events: Vec<Event> = Vec::new();
        for key in keys {
            events.extend(self.events_about(&key, &Sayings::default())?);
        }
        Ok(events)
    }
}

/// A request and what used it up, as permission is worked out from them: a request
/// that was taken back permits nothing.
fn request_events(row: &ReplyRow) -> Vec<Event> {
    let requested = &row.requested;
    let asked = Event {
        id: row.record,
        at_unix_millis: row.asked_ms,
        kind: Kind::Granted,
        act: Act::CollectAndUse {
            purpose: Purpose::RequestedReply,
        },
        topics: BTreeSet::new(),
        notice: requested.notice,
        supersedes: requested.supersedes.iter().copied().collect(),
        category: None,
        scope: None,
    };
    match &row.end {
        None => vec![asked],
        Some(ReplyEnd::TakenBack(_)) => Vec::new(),
        Some(ReplyEnd::Answered { record, at_ms, .. }) => {
            let replied = Event {
                id: *record,
                at_unix_millis: *at_ms,
                kind: Kind::Replied,
                supersedes: BTreeSet::from([row.record]),
                ..asked.clone()
            };
            vec![asked, replied]
        }
    }
}
