//! Data whose time is over go by themselves, on the day.
//!
//! Who is due stands in the list of duties for weeks before. From the last day on, the
//! next owner who signs in starts it: one step, recorded as every destruction, told at
//! the desk. It waits while the owner paused it, while nobody confirmed the clock, and
//! for whoever is answering a survey. If the program is killed, what was recorded goes
//! on at the next start; if the step fails (a full disk), everything is as it was.

use super::{DutyKind, Task};
use crate::coupons::given_reason;
use crate::rights::{DestroyedPeople, LeftFileState, Whose};
use crate::{Booth, BoothError, Right};
use records::Body;
use records::requests::{DestructionPaused, destruction_pause};
use std::collections::HashSet;
use tables::{leaving as leaving_table, response as response_table, settings};
use uuid::Uuid;
use words::sentence;

/// A survey that was begun this long ago, in milliseconds, is not being answered.
const SURVEY_MS: i64 = 12 * 60 * 60 * 1000;

/// Destruction waits, because the owner said so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DestructionPause {
    /// Why, in her words.
    pub reason: String,
    /// Since when, in Unix milliseconds.
    pub since_ms: i64,
}

impl Booth {
    /// Whether the destruction of what is due waits.
    ///
    /// # Errors
    /// [`BoothError::Tables`].
    pub fn destruction_pause(&self) -> Result<Option<DestructionPause>, BoothError> {
        let entry = settings::entry::<DestructionPaused>(self.connection(), destruction_pause())?;
        Ok(entry
            .filter(|it| it.setting.paused)
            .map(|it| DestructionPause {
                reason: it.setting.reason,
                since_ms: it.at_ms,
            }))
    }

    /// Lets the destruction of what is due wait, for a reason; or go on, without one.
    ///
    /// # Errors
    /// [`BoothError::NotPossible`] for an empty reason.
    pub fn pause_destruction(&mut self, reason: Option<&str>) -> Result<(), BoothError> {
        let reason = reason.map(given_reason).transpose()?;
        self.append(Right::Owner, |facts| {
            let body = Body::DestructionPaused(DestructionPaused {
                paused: reason.is_some(),
                reason: reason.unwrap_or_default(),
            });
            Ok((vec![facts.record(destruction_pause(), None, body)], ()))
        })
    }

    /// Destroys what is known of everybody whose last day has come, when an owner is
    /// there, and remembers what to tell her ([`Booth::interrupted_files`]): what was
    /// done, or why nothing was. Without an owner, on another laptop than hers, and
    /// while the clock is in question nothing happens.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn destroy_on_the_day(&mut self) -> Result<(), BoothError> {
        let is_hers = self.require(Right::Owner).is_ok() && self.ledger.is_owners()?;
        if !is_hers || self.clock_question()?.is_some() {
            return Ok(());
        }
        let done = self.destroy_due_now();
        self.interrupted.extend(match done {
            Ok(destroyed) if destroyed.visits == 0 && destroyed.files.is_empty() => None,
            Ok(destroyed) => Some(told(&destroyed)),
            Err(error) => Some(sentence!("destroyed-not", why = error.sentence())),
        });
        Ok(())
    }

    fn destroy_due_now(&mut self) -> Result<DestroyedPeople, BoothError> {
        let mut files = self.go_on_deleting_files()?;
        let mut due = self.tasks()?;
        let (today, busy) = (self.today(), self.answering_now()?);
        let is_due = |task: &Task| task.kind == DutyKind::RetentionEnd && task.due <= today;
        due.retain(|task| is_due(task) && !busy.contains(&task.visitor));
        let exporting =
            !leaving_table::of_device(self.connection(), self.session.device)?.is_empty();
        if due.is_empty() || exporting || self.destruction_pause()?.is_some() {
            return Ok(DestroyedPeople {
                visits: 0,
                records: 0,
                kept_hashes: 0,
                files,
            });
        }
        let whose: Vec<Whose> = due
            .iter()
            .map(|task| Whose::Visitor(task.visitor))
            .collect();
        let reason = sentence!("destroy-reason-time-over");
        let mut destroyed = self.destroy_people(&whose, &reason.ko, true)?;
        files.append(&mut destroyed.files);
        Ok(DestroyedPeople { files, ..destroyed })
    }

    /// Who is answering a survey now, or did a moment ago.
    fn answering_now(&self) -> Result<HashSet<Uuid>, BoothError> {
        let facts = self.facts();
        let fair = facts.session.current.recorded_as(facts.session.current.id);
        let open = response_table::unfinished(facts.tables, fair)?.into_iter();
        let recent = open.filter(|it| it.started_ms() > facts.now_ms - SURVEY_MS);
        Ok(recent.map(|response| response.visitor).collect())
    }
}

fn told(destroyed: &DestroyedPeople) -> words::Sentence {
    let of = |state| {
        destroyed
            .files
            .iter()
            .filter(|file| file.state == state)
            .count()
    };
    let deleted = of(LeftFileState::Deleted);
    match of(LeftFileState::Changed) {
        _ if destroyed.visits == 0 => sentence!("destroyed-files-since", files = deleted),
        0 => sentence!(
            "destroyed-on-the-day",
            visits = destroyed.visits,
            files = deleted
        ),
        changed => sentence!(
            "destroyed-on-the-day-but",
            visits = destroyed.visits,
            files = deleted,
            changed = changed
        ),
    }
}
