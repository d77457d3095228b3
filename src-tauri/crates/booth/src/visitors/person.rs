//! Everything of one person, whichever of her visits is opened.

use crate::facts::Facts;
use crate::{Booth, BoothError};
use chrono::Datelike as _;
use records::responses::InterviewerNoted;
use std::collections::HashSet;
use tables::contact::{self as contact_table, ContactRow};
use tables::response::{self as response_table, ResponseRow};
use tables::sale::{self as sale_table, SaleRow};
use tables::same_person::Persons;
use tables::{
    destroyed_person, interviewer as interviewer_table, same_person, visitor as visitor_table,
};
use uuid::Uuid;
use words::{Sentence, sentence};

/// Another visit of the same person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OtherVisit {
    /// The visit.
    pub visitor: Uuid,
    /// When and at which fair she came.
    pub came: Sentence,
    /// How she can be reached, as she said then; none for who only captures.
    pub contact: Option<ContactRow>,
    /// What the interviewer thought of her then; nothing for who only captures.
    pub noted: InterviewerNoted,
}

impl Booth {
    /// The other visits that were decided to be of the same person, the earliest first.
    /// Who only captures is told when they were, and no more.
    ///
    /// # Errors
    /// [`BoothError::Tables`].
    pub fn other_visits(&self, visitor: Uuid) -> Result<Vec<OtherVisit>, BoothError> {
        let facts = self.facts();
        let sees_everybody = facts.sees_everybody()?;
        let mut others = Vec::new();
        for other in facts.visits_of(visitor)? {
            if other != visitor {
                let mut shown = OtherVisit {
                    visitor: other,
                    came: facts.came(other)?,
                    contact: None,
                    noted: InterviewerNoted::default(),
                };
                if sees_everybody {
                    shown.contact = contact_table::of(facts.tables, other)?;
                    shown.noted = interviewer_table::of(facts.tables, other)?;
                }
                others.push(shown);
            }
        }
        Ok(others)
    }
}

impl Facts<'_> {
    /// All visits of the person of this visit that were not destroyed, the earliest id
    /// first; this one among them, and it alone once it is destroyed.
    pub(crate) fn visits_of(&self, visitor: Uuid) -> Result<Vec<Uuid>, BoothError> {
        if destroyed_person::is_destroyed(self.tables, visitor)? {
            return Ok(vec![visitor]);
        }
        let mut visits = Vec::new();
        for visit in same_person::visits_of(self.tables, visitor)? {
            if visit == visitor || self.is_there(visit)? {
                visits.push(visit);
            }
        }
        Ok(visits)
    }

    /// Whether a visit is known, and nobody asked to be forgotten with it.
    pub(crate) fn is_there(&self, visit: Uuid) -> Result<bool, BoothError> {
        Ok(visitor_table::is_known(self.tables, visit)?
            && !destroyed_person::is_destroyed(self.tables, visit)?)
    }

    /// Whether any of these visits was decided to be somebody else's than one of those.
    pub(crate) fn are_kept_apart(
        &self,
        ones: &[Uuid],
        others: &[Uuid],
    ) -> Result<bool, BoothError> {
        for one in ones {
            for other in others {
                if same_person::decided(self.tables, *one, *other)? == Some(false) {
                    return Ok(true);
                }
            }
        }
        Ok(false)
    }

    /// When and at which fair a visitor came first.
    pub(super) fn came(&self, visitor: Uuid) -> Result<Sentence, BoothError> {
        let first = visitor_table::fairs_of(self.tables, visitor)?.pop();
        let fair = first
            .map(|fair| self.fair_name(fair))
            .transpose()?
            .flatten();
        let fair = fair.map_or_else(|| sentence!("contact-known-fair"), |it| (&it).into());
        let came = first.map(|fair| visitor_table::arrived(self.tables, visitor, fair));
        let came = self
            .session
            .local(came.transpose()?.flatten().unwrap_or_default());
        Ok(sentence!(
            "visit-came",
            day = words::day(came.year(), came.month(), came.day()),
            time = came.format("%H:%M").to_string(),
            fair = fair
        ))
    }

    /// A person's latest response. Of several visits one at this fair comes first, and
    /// of these one that was handed in.
    pub(crate) fn latest_of(&self, visitor: Uuid) -> Result<Option<ResponseRow>, BoothError> {
        let here = self.session.current.recorded();
        let mut all = Vec::new();
        for visit in self.visits_of(visitor)? {
            all.extend(response_table::latest_of(self.tables, visit)?);
        }
        Ok(all.into_iter().max_by_key(|it| {
            let counts = it.closed.is_none();
            (it.fair == here, it.finished, counts, it.started, it.id)
        }))
    }

    /// What a person bought and did not give back, newest first.
    pub(crate) fn sales_of(&self, visitor: Uuid) -> Result<Vec<SaleRow>, BoothError> {
        let mut sales = Vec::new();
        for visit in self.visits_of(visitor)? {
            sales.extend(sale_table::of_visitor(self.tables, visit)?);
        }
        // Each visit's are in this order already.
        sales.sort_by_key(|sale| std::cmp::Reverse(sale.at_ms));
        Ok(sales)
    }

    /// What a person left at each of her visits; at this one first.
    pub(crate) fn contacts_of(&self, visitor: Uuid) -> Result<Vec<ContactRow>, BoothError> {
        let mut contacts = Vec::new();
        contacts.extend(contact_table::of(self.tables, visitor)?);
        for visit in self.visits_of(visitor)? {
            if visit != visitor {
                contacts.extend(contact_table::of(self.tables, visit)?);
            }
        }
        Ok(contacts)
    }

    /// A person's contact: what she left at this visit, or else at another of hers.
    pub(crate) fn contact_of(&self, visitor: Uuid) -> Result<Option<ContactRow>, BoothError> {
        Ok(self.contacts_of(visitor)?.into_iter().next())
    }

    /// The same for whoever is signed in: who only captures is shown what was left at
    /// this visit and at no other.
    pub(crate) fn contact_shown(&self, visitor: Uuid) -> Result<Option<ContactRow>, BoothError> {
        match self.sees_everybody()? {
            true => self.contact_of(visitor),
            false => Ok(contact_table::of(self.tables, visitor)?),
        }
    }

    /// How many people said something at a fair.
    pub(crate) fn visitors_at(&self, fair: Uuid) -> Result<u32, BoothError> {
        if Persons::read(self.tables)?.is_empty() {
            return Ok(visitor_table::count(self.tables, fair)?);
        }
        let spoke = visitor_table::all_who_spoke(self.tables, Some(fair))?;
        let people = self.once_each(spoke, |visitor| *visitor)?.len();
        Ok(u32::try_from(people).unwrap_or(u32::MAX))
    }

    /// Of these visits the first of each person, with what belongs to it.
    pub(crate) fn once_each<T>(
        &self,
        mut visits: Vec<T>,
        visitor: impl Fn(&T) -> Uuid,
    ) -> Result<Vec<T>, BoothError> {
        let persons = Persons::read(self.tables)?;
        let mut seen = HashSet::new();
        visits.retain(|visit| seen.insert(persons.of(visitor(visit))));
        Ok(visits)
    }
}
