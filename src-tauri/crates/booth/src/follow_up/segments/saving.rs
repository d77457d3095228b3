//! Groups under a name.
//!
//! A saved group is its rule, never a list of people: who is in it is worked out when
//! somebody asks. One that was removed stays on record and can be taken back. Another
//! saved group can be one of its conditions.

use super::{Rule, RuleError, SegmentTable};
use crate::facts::Facts;
use crate::{Booth, BoothError, Right};
use people::{holds_contact_point, holds_identity_number};
use records::Body;
use records::segments::SegmentSaved;
use std::collections::BTreeMap;
use std::sync::Arc;
use tables::settings;
use uuid::Uuid;
use words::typed::cleaned;
use words::{Sentence, sentence};

/// Most characters of a group's name.
pub(crate) const LONGEST_NAME: usize = 60;
/// What the id of a saved group begins with where a ready one could stand.
const SAVED: &str = "saved:";

/// A group under a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SavedSegment {
    /// Its id.
    pub id: Uuid,
    /// Its name.
    pub name: String,
    /// Who belongs to it.
    pub rule: Rule,
}

/// The rule of a group in words and its people, none where the number is hidden; or why
/// it cannot be counted.
pub type Counted = Result<(Sentence, Option<u32>), RuleError>;

impl SavedSegment {
    /// What it is called as a condition of a rule.
    pub fn audience(&self) -> String {
        audience_of(self.id)
    }
}

fn audience_of(segment: Uuid) -> String {
    format!("{SAVED}{segment}")
}

impl Booth {
    /// The saved groups, the oldest first.
    ///
    /// # Errors
    /// [`BoothError::Tables`].
    pub fn saved_segments(&self) -> Result<Vec<SavedSegment>, BoothError> {
        self.facts().saved_segments()
    }

    /// The table to count a rule by, with the rule as it is counted: the saved groups that
    /// it names written out.
    ///
    /// # Errors
    /// [`BoothError::Segment`], [`BoothError::Tables`], [`BoothError::StoredUnreadable`].
    pub fn segment_table_for(&self, rule: &Rule) -> Result<(Arc<SegmentTable>, Rule), BoothError> {
        let rule = rule.written_out(&rules(self.saved_segments()?))?;
        Ok((self.segment_table()?, rule))
    }

    /// The saved groups, each with its rule in words and its people now, none where the
    /// number is hidden; or why it cannot be counted any more.
    ///
    /// # Errors
    /// [`BoothError::Tables`], [`BoothError::StoredUnreadable`].
    pub fn counted_segments(&self) -> Result<Vec<(SavedSegment, Counted)>, BoothError> {
        let saved = self.saved_segments()?;
        let groups = rules(saved.clone());
        let table = self.segment_table()?;
        let count = |rule: &Rule| {
            let rule = rule.written_out(&groups)?;
            Ok((table.table.in_words(&rule)?, table.table.size(&rule)?))
        };
        Ok(saved
            .into_iter()
            .map(|saved| {
                let counted = count(&saved.rule);
                (saved, counted)
            })
            .collect())
    }

    /// Saves a group under a name, anew or in place of the one with this id.
    ///
    /// # Errors
    /// [`BoothError::NotPossible`] for a name that is missing, too long, taken or says who
    /// somebody is, or an id that is not there; [`BoothError::Segment`] for a rule
    /// that cannot be counted.
    pub fn save_segment(
        &mut self,
        segment: Option<Uuid>,
        name: &str,
        rule: &Rule,
    ) -> Result<Uuid, BoothError> {
        let name = given_name(name)?;
        let id = segment.unwrap_or_else(|| self.new_id());
        let table = self.segment_table()?;
        self.append(Right::Manage, |facts| {
            facts.refuse_named_group(&name)?;
            let mut saved = facts.saved_segments()?;
            if segment.is_some() && saved.iter().all(|it| it.id != id) {
                return Err(unknown());
            }
            saved.retain(|it| it.id != id);
            facts.refuse_taken(&saved, &name)?;
            let ready = table.audiences().map(|it| &it.name);
            let to_confirm = sentence!("audience-to-confirm");
            if ready
                .chain([&to_confirm])
                .any(|it| name == it.ko || name == it.en)
            {
                return Err(taken(&name));
            }
            let mut groups = rules(saved);
            groups.insert(audience_of(id), rule.clone());
            let asked = Rule {
                audiences: [audience_of(id)].into(),
                ..Rule::default()
            };
            table.count(&asked.written_out(&groups)?)?;
            let saved = stored(&name, rule, false);
            Ok((vec![facts.record(id, None, Body::SegmentSaved(saved))], id))
        })
    }

    /// Removes a group, or takes that back.
    ///
    /// # Errors
    /// [`BoothError::NotPossible`] when it is not there, or its name was taken meanwhile.
    pub fn remove_segment(&mut self, segment: Uuid, removed: bool) -> Result<(), BoothError> {
        self.append(Right::Manage, |facts| {
            let saved = settings::get::<SegmentSaved>(facts.tables, segment)?;
            let mut saved = saved.ok_or_else(unknown)?;
            if !removed {
                facts.refuse_taken(&facts.saved_segments()?, &saved.name)?;
            }
            saved.removed = removed;
            let record = facts.record(segment, None, Body::SegmentSaved(saved));
            Ok((vec![record], ()))
        })
    }
}

impl Facts<'_> {
    pub(super) fn saved_segments(&self) -> Result<Vec<SavedSegment>, BoothError> {
        let mut saved = settings::all::<SegmentSaved>(self.tables)?;
        saved.retain(|(_, saved)| !saved.removed);
        // By id, which is by when they were first saved: renaming moves nobody.
        saved.sort_by_key(|(id, _)| *id);
        Ok(saved
            .into_iter()
            .map(|(id, saved)| SavedSegment {
                id,
                name: saved.name,
                rule: Rule {
                    conditions: saved.conditions,
                    audiences: saved.audiences,
                },
            })
            .collect())
    }

    /// A group's name is nobody's record, so it outlives whom it would name.
    fn refuse_named_group(&self, name: &str) -> Result<(), BoothError> {
        match self.names_anybody(name)? {
            true => Err(BoothError::NotPossible(sentence!("segment-name-contact"))),
            false => Ok(()),
        }
    }

    fn refuse_taken(&self, saved: &[SavedSegment], name: &str) -> Result<(), BoothError> {
        match saved.iter().any(|it| it.name == name) {
            true => Err(taken(name)),
            false => Ok(()),
        }
    }
}

/// The rules of saved groups, by what each is called as a condition.
pub(super) fn rules(saved: Vec<SavedSegment>) -> BTreeMap<String, Rule> {
    saved
        .into_iter()
        .map(|saved| (saved.audience(), saved.rule))
        .collect()
}

fn stored(name: &str, rule: &Rule, removed: bool) -> SegmentSaved {
    SegmentSaved {
        name: name.to_owned(),
        conditions: rule.conditions.clone(),
        audiences: rule.audiences.clone(),
        removed,
    }
}

fn taken(name: &str) -> BoothError {
    BoothError::NotPossible(sentence!("segment-name-taken", name = name))
}

fn unknown() -> BoothError {
    BoothError::NotPossible(sentence!("segment-unknown"))
}

/// A name as it is kept: on one line, as it is read, short, and without contact details.
fn given_name(name: &str) -> Result<String, BoothError> {
    let name = cleaned(name);
    let words = name.split(|it: char| it.is_whitespace() || it.is_control());
    let words: Vec<&str> = words.filter(|it| !it.is_empty()).collect();
    let name = words.join(" ");
    let name = name.as_str();
    let refused = if name.is_empty() {
        sentence!("segment-name-missing")
    } else if name.chars().count() > LONGEST_NAME {
        sentence!("segment-name-too-long", most = LONGEST_NAME)
    } else if holds_contact_point(name) || holds_identity_number(name) || may_lead_to(name) {
        sentence!("segment-name-contact")
    } else {
        return Ok(name.to_owned());
    };
    Err(BoothError::NotPossible(refused))
}

/// Fewest digits that may lead to somebody, of a number that begins as one to call does,
/// and of any other.
const CALLED: usize = 7;
const NUMBERED: usize = 8;

/// Whether a name may lead to somebody though it holds no whole address or number: an
/// address with spaces in it, a number that lacks a digit, a customer's number. Days and
/// years do not.
pub(in crate::follow_up) fn may_lead_to(name: &str) -> bool {
    let letters: Vec<char> = name.chars().filter(|it| *it != ' ').collect();
    let holds_address = letters
        .windows(3)
        .any(|it| it[1] == '@' && it[0].is_alphanumeric() && it[2].is_alphanumeric());
    let is_part = |it: char| it.is_ascii_digit() || " -.()+/".contains(it);
    let mut runs = name.split(|it| !is_part(it));
    holds_address
        || runs.any(|run| {
            let parts = run.split(|it: char| !it.is_ascii_digit());
            let parts: Vec<&str> = parts.filter(|it| !it.is_empty()).collect();
            let is_year = |it: &str| it.starts_with("19") || it.starts_with("20");
            let is_time = |it: &&str| it.len() <= 2 || matches!(it.len(), 4 | 8) && is_year(it);
            let digits = parts.iter().map(|it| it.len()).sum::<usize>();
            let is_called = run.trim_start().starts_with(['0', '+', '(']);
            let fewest = if is_called { CALLED } else { NUMBERED };
            digits >= fewest && !parts.iter().all(is_time)
        })
}
