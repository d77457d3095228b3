//! Somebody says whether two visits are one person's.

use crate::facts::Facts;
use crate::{Booth, BoothError, Right};
use ledger::NewRecord;
use records::Body;
use records::visitors::{VisitsCompared, pair_of};
use std::collections::BTreeSet;
use tables::contact::{self as contact_table, ContactRow};
use tables::same_person::{self, Persons};
use uuid::Uuid;
use words::sentence;

/// What is said of two visits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Compared {
    /// They are one person's.
    Same,
    /// They are two people's; nobody is asked again.
    Different,
    /// What was said of them last is taken back.
    Undecided,
}

impl Booth {
    /// Says whether two visits are one person's. Nothing is moved, so that it can be
    /// taken back whole; what is recorded of her from now on stays with the visit that
    /// it is recorded of.
    ///
    /// # Errors
    /// [`BoothError::Unknown`] for a visit that is not known or was destroyed;
    /// [`BoothError::NotPossible`] when it would join people of whom somebody said that
    /// they are two, when both are one visit, and when nothing was said that could be
    /// taken back.
    pub fn compare_visits(
        &mut self,
        one: Uuid,
        other: Uuid,
        said: Compared,
    ) -> Result<(), BoothError> {
        self.append(Right::Manage, |facts| {
            let record = facts.compared(one, other, said)?;
            Ok((record.into_iter().collect(), ()))
        })
    }

    /// Says that a visit is not of the person it was decided to be of.
    ///
    /// # Errors
    /// [`BoothError::Unknown`] when it is joined with no other.
    pub fn part_visit(&mut self, visitor: Uuid) -> Result<(), BoothError> {
        self.append(Right::Manage, |facts| {
            let (mut others, mut is_joined_by_destroyed) = (BTreeSet::new(), false);
            for other in same_person::joined_with(facts.tables, visitor)? {
                match facts.is_there(other)? {
                    true => _ = others.insert(other),
                    false => is_joined_by_destroyed = true,
                }
            }
            // Nothing is said of a destroyed visit any more, so that each of those with
            // which it joins this one has to be named.
            if is_joined_by_destroyed {
                others.extend(facts.visits_of(visitor)?);
                others.remove(&visitor);
            }
            let mut records = Vec::new();
            for other in others {
                records.extend(facts.compared(visitor, other, Compared::Different)?);
            }
            match records.is_empty() {
                true => Err(BoothError::Unknown),
                false => Ok((records, ())),
            }
        })
    }
}

impl Facts<'_> {
    fn compared(
        &self,
        one: Uuid,
        other: Uuid,
        said: Compared,
    ) -> Result<Option<NewRecord>, BoothError> {
        for visitor in [one, other] {
            if !self.is_there(visitor)? {
                return Err(BoothError::Unknown);
            }
        }
        if one == other {
            return Err(BoothError::NotPossible(sentence!("duplicate-one-visit")));
        }
        let evidence = match said {
            Compared::Undecided => Vec::new(),
            _ => {
                let contact = |visitor| contact_table::of(self.tables, visitor);
                let one = contact(one)?.unwrap_or_default();
                agreeing(&one, &contact(other)?.unwrap_or_default())
            }
        };
        self.comparison([one, other], said, evidence)
    }

    /// The record of what is said of two visits; none where that was said already.
    pub(crate) fn comparison(
        &self,
        [one, other]: [Uuid; 2],
        said: Compared,
        evidence: Vec<String>,
    ) -> Result<Option<NewRecord>, BoothError> {
        let before = same_person::decided(self.tables, one, other)?;
        let compared = VisitsCompared {
            visitors: [one, other],
            evidence,
        };
        let body = match (said, before) {
            (Compared::Same, Some(true)) | (Compared::Different, Some(false)) => return Ok(None),
            (Compared::Undecided, None) => {
                let refused = sentence!("duplicate-nothing-said");
                return Err(BoothError::NotPossible(refused));
            }
            (Compared::Same, _) => {
                if Persons::read(self.tables)?.are_apart_otherwise(one, other) {
                    let refused = sentence!("duplicate-kept-apart");
                    return Err(BoothError::NotPossible(refused));
                }
                Body::VisitsMerged(compared)
            }
            (Compared::Different, _) => Body::VisitsKeptApart(compared),
            (Compared::Undecided, _) => Body::VisitsUndecided(compared),
        };
        Ok(Some(self.record(pair_of(one, other), None, body)))
    }
}

/// What agrees in two contacts, as it is recorded.
pub(crate) fn agreeing(one: &ContactRow, other: &ContactRow) -> Vec<String> {
    let agree = |one: &str, other: &str| !one.is_empty() && one == other;
    let fields = [
        ("phone", agree(&one.phone, &other.phone)),
        ("email", agree(&one.email, &other.email)),
        (
            "name",
            agree(
                &people::comparable_name(&one.name),
                &people::comparable_name(&other.name),
            ),
        ),
    ];
    let agreeing = fields.into_iter().filter(|(_, agree)| *agree);
    agreeing.map(|(field, _)| field.to_owned()).collect()
}
