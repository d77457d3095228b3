//! The people of a group who may be written to, one after the other.

use super::people::Listing;
use super::segments::Rule;
use super::{Asking, EarlierFiles, FollowUpPerson};
use crate::{Booth, BoothError, FairScope};
use records::staff::AccessAct;
use std::collections::HashSet;
use uuid::Uuid;
use words::Sentence;

/// Some of the people of a group who may be written to.
#[derive(Debug, Clone, PartialEq)]
pub struct GroupPeople {
    /// How many people of the group may be written to.
    pub of: u32,
    /// Those who were asked for, in an order that stays.
    pub people: Vec<GroupPerson>,
}

/// One of them.
#[derive(Debug, Clone, PartialEq)]
pub struct GroupPerson {
    /// What of the group's rule is true of her.
    pub why: Vec<Sentence>,
    /// How to write to her, and what to offer.
    pub person: FollowUpPerson,
}

impl Booth {
    /// The people of a group who may be written to, of all fairs: as many as `most` after
    /// the first `from`. That they were shown is on record.
    ///
    /// # Errors
    /// [`BoothError::Segment`], [`BoothError::Tables`], and when it cannot be recorded.
    pub fn people_of_group(
        &mut self,
        rule: &Rule,
        from: usize,
        most: usize,
    ) -> Result<GroupPeople, BoothError> {
        let (table, rule) = self.segment_table_for(rule)?;
        let rule = &rule;
        let members: HashSet<Uuid> = table.members(rule)?.into_iter().collect();
        let listing = Listing {
            only: Some(&members),
            from,
            most,
        };
        let facts = self.facts();
        let reading = facts.tables.unchecked_transaction()?;
        let persons = facts.persons()?;
        let follow_up = facts.follow_up(
            &Asking::news(FairScope::All, EarlierFiles::Include),
            listing,
        )?;
        reading.finish()?;
        let people = follow_up.people.into_iter().map(|person| {
            let why = table.why(rule, persons.of(person.visitor))?;
            Ok(GroupPerson { why, person })
        });
        let people = people.collect::<Result<Vec<_>, BoothError>>()?;
        let shown: Vec<Uuid> = people.iter().map(|it| it.person.visitor).collect();
        self.note_access(AccessAct::Listed, &shown)?;
        Ok(GroupPeople {
            of: follow_up.sendable,
            people,
        })
    }
}
