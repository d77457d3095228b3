//! The levels that an owner gives to a variable, in place of those that are proposed.
//!
//! A level's id says what it holds. So a saved group that names one goes on meaning the
//! same, and is told as one that cannot be counted when its level is gone.

use super::RuleError;
use crate::facts::Facts;
use crate::known_groups::Source;
use crate::{Booth, BoothError, Right};
use people::{holds_contact_point, holds_identity_number};
use records::Body;
use records::segments::{StoredLevel, VariableLevelled, levels_of};
use segments::Level;
use std::collections::{BTreeMap, BTreeSet};
use tables::settings;
use words::{Sentence, sentence};

/// Most levels an owner makes of one variable; the others, and who bought nothing, are one
/// more.
pub const MOST_OWN_LEVELS: usize = 5;

/// The owner's levels by the variable's id.
pub(super) type OwnLevels = BTreeMap<String, VariableLevelled>;

/// Which levels a variable takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Levels {
    /// Those that are proposed from the data.
    Proposed,
    /// Numbers: where each level but the lowest begins.
    Cuts(Vec<i64>),
    /// Choices: the levels, each with its choices and a name; without one, those of its
    /// choices. Whatever is in none is the level of the others.
    Merged(Vec<(Option<Sentence>, BTreeSet<String>)>),
}

/// The level that lies at this place among the owner's cuts.
pub(super) fn own_level(cuts: &[i64], place: usize) -> String {
    let from = place.checked_sub(1).and_then(|place| cuts.get(place));
    match (from, cuts.get(place)) {
        (None, Some(below)) => format!("below:{below}"),
        (Some(from), Some(below)) => format!("{from}:{below}"),
        (Some(from), None) => format!("from:{from}"),
        (None, None) => "1".to_owned(),
    }
}

/// The levels of some choices: the id is that of its choices.
pub(super) fn merged_levels(made_of: &[StoredLevel], choices: &[Level]) -> Vec<Level> {
    let name_of = |id: &String| {
        let known = choices.iter().find(|choice| choice.id == *id);
        known.map_or_else(|| Sentence::of_texts(id, id), |choice| choice.name.clone())
    };
    let levels = made_of.iter().map(|it| {
        let ids: Vec<&str> = it.choices.iter().map(String::as_str).collect();
        let named = it.name.as_ref().map(Sentence::from);
        let joined = || words::list(it.choices.iter().map(name_of).collect(), and, and);
        Level {
            id: ids.join("+"),
            name: named.unwrap_or_else(joined),
        }
    });
    levels.collect()
}

fn and(before: &Sentence, next: &Sentence) -> Sentence {
    sentence!("segment-level-and", before = before, next = next)
}

impl Facts<'_> {
    /// What the owner said of each variable.
    pub(super) fn own_levels(&self) -> Result<OwnLevels, BoothError> {
        let own = settings::all::<VariableLevelled>(self.tables)?.into_iter();
        let own = own.filter(|(_, own)| !own.cuts.is_empty() || !own.merged.is_empty());
        Ok(own.map(|(_, own)| (own.variable.clone(), own)).collect())
    }
}

impl Booth {
    /// Says which levels a variable takes from now on.
    ///
    /// # Errors
    /// [`BoothError::Segment`] for a variable that is not there; [`BoothError::NotPossible`]
    /// for levels that it cannot have, or that differ from the present ones by so few
    /// people that the difference of two numbers would tell of them.
    pub fn set_levels(&mut self, variable: &str, levels: &Levels) -> Result<(), BoothError> {
        self.append(Right::Manage, |facts| {
            let now = facts.segment_table()?;
            let (_, note) = now
                .variables()
                .find(|(it, _)| it.id == variable)
                .ok_or_else(|| RuleError::UnknownVariable(variable.to_owned()))?;
            let wanted = facts.judged(variable, levels, &note.source)?;
            let mut own = facts.own_levels()?;
            own.insert(variable.to_owned(), wanted.clone());
            let then = facts.segment_table_with(own)?;
            if then.table.differs_by_few(&now.table, variable) {
                return Err(refused(sentence!(
                    "segment-levels-few",
                    smallest = segments::SMALLEST
                )));
            }
            let body = Body::VariableLevelled(wanted);
            Ok((vec![facts.record(levels_of(variable), None, body)], ()))
        })
    }
}

impl Facts<'_> {
    /// The levels as they are recorded.
    fn judged(
        &self,
        variable: &str,
        levels: &Levels,
        source: &Source,
    ) -> Result<VariableLevelled, BoothError> {
        let mut wanted = VariableLevelled {
            variable: variable.to_owned(),
            cuts: Vec::new(),
            merged: Vec::new(),
        };
        match (levels, source) {
            (_, Source::Fixed) => return Err(refused(sentence!("segment-levels-fixed"))),
            (Levels::Proposed, _) => {}
            (Levels::Cuts(cuts), Source::Numbers { .. }) => {
                let rising: BTreeSet<i64> = cuts.iter().copied().collect();
                if rising.len() != cuts.len() || !(1..MOST_OWN_LEVELS).contains(&cuts.len()) {
                    let most = MOST_OWN_LEVELS - 1;
                    return Err(refused(sentence!("segment-levels-cuts", most = most)));
                }
                wanted.cuts = rising.into_iter().collect();
            }
            (Levels::Merged(merged), Source::Choices { choices, .. }) => {
                if !(2..=MOST_OWN_LEVELS).contains(&merged.len()) {
                    let most = MOST_OWN_LEVELS;
                    return Err(refused(sentence!("segment-levels-number", most = most)));
                }
                let mut taken = BTreeSet::new();
                for (name, of) in merged {
                    let mut each = of.iter();
                    let is_known = |id: &String| choices.iter().any(|choice| choice.id == *id);
                    if of.is_empty() || !each.all(|id| is_known(id) && taken.insert(id)) {
                        return Err(refused(sentence!("segment-levels-choices")));
                    }
                    wanted.merged.push(StoredLevel {
                        name: name.as_ref().map(|it| self.level_name(it)).transpose()?,
                        choices: of.clone(),
                    });
                }
            }
            _ => return Err(refused(sentence!("segment-levels-other-kind"))),
        }
        Ok(wanted)
    }

    /// A level's name is nobody's record, so it outlives whom it would name.
    fn level_name(&self, name: &Sentence) -> Result<records::text::Bilingual, BoothError> {
        for text in [&name.ko, &name.en] {
            let is_contact = holds_contact_point(text) || holds_identity_number(text);
            if text.trim().is_empty() || text.chars().count() > super::LONGEST_NAME {
                let most = super::LONGEST_NAME;
                return Err(refused(sentence!("segment-levels-name", most = most)));
            }
            if is_contact || self.names_anybody(text)? {
                return Err(refused(sentence!("segment-name-contact")));
            }
        }
        Ok(records::text::Bilingual::of(name.ko.trim(), name.en.trim()))
    }
}

fn refused(why: Sentence) -> BoothError {
    BoothError::NotPossible(why)
}
