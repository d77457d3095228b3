//! Who is left out of the follow-up by chance, to learn whether it helps.
//!
//! Of those who may be written to, each person is drawn once for a fair, when the first
//! files with her are made; all her visits are one person. Whoever waits for something
//! she asked for is not drawn, and a draw never touches what she gets for another reason
//! (an answer, a notice the law asks for): these are other files. Consent is the same for
//! everybody, whatever is drawn.
//!
//! Where a person was drawn twice (two laptops drew apart, or two people turned out to be
//! one), the earlier draw says what she gets; where the draws differ she is counted
//! nowhere. Nor is anybody of whom the owner said what she gets: that was not chance.

use super::Asking;
use super::people::{Asked, LeftOut};
use super::window::Window;
use crate::facts::Facts;
use crate::{Booth, BoothError, FairScope, Right};
use experiment::{Group, Shares};
use records::Body;
use records::fair::FairOpened;
use records::hold_out::{
    Drawn, HoldOutChosen, HoldOutDrawn, HoldOutOverridden, StoredGroup, hold_out_of, override_of,
};
use records::staff::AccessAct;
use sha2::{Digest as _, Sha256};
use std::collections::{HashMap, HashSet};
use tables::same_person::Persons;
use tables::{follow_up_export, hold_out, settings};
use uuid::Uuid;
use words::sentence;

/// What one person gets at one fair.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct HeldPerson {
    pub(super) group: Group,
    /// The shares she was drawn with.
    pub(super) shares: (u8, u8),
    /// When, as the ledger orders it; none when she was not drawn.
    pub(super) drawn: Option<i64>,
    /// Whether chance alone said it, and once.
    pub(super) is_judged: bool,
    /// Whether the owner said it.
    pub(super) is_said: bool,
}

/// Those who do not get a recommendation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeldPeople {
    /// How many.
    pub of: u32,
    /// The first of them.
    pub people: Vec<HeldOutPerson>,
}

/// Somebody who does not get a recommendation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeldOutPerson {
    /// The first of her visits.
    pub visitor: Uuid,
    /// Her name; may be empty.
    pub name: String,
    /// What she gets.
    pub gets: Group,
}

/// By person, what she gets. Who is not in it gets a recommendation.
pub(super) type Held = HashMap<Uuid, HeldPerson>;

fn group(stored: StoredGroup) -> Group {
    match stored {
        StoredGroup::Recommendation => Group::Recommendation,
        StoredGroup::Bestsellers => Group::Bestsellers,
        StoredGroup::NoMessage => Group::NoMessage,
    }
}

fn stored(group: Group) -> StoredGroup {
    match group {
        Group::Recommendation => StoredGroup::Recommendation,
        Group::Bestsellers => StoredGroup::Bestsellers,
        Group::NoMessage => StoredGroup::NoMessage,
    }
}

/// A person's own number, as good as drawn for her alone: nobody knows the seed before,
/// and it is used once.
fn chance(seed: &[u8; 32], person: Uuid) -> u64 {
    let hash = Sha256::new().chain_update(seed).chain_update(person);
    let [
        first @ ..,
        _,
        _,
        _,
        _,
        _,
        _,
        _,
        _,
        _,
        _,
        _,
        _,
        _,
        _,
        _,
        _,
        _,
        _,
        _,
        _,
        _,
        _,
        _,
        _,
    ] = <[u8; 32]>::from(hash.finalize());
    u64::from_be_bytes(first)
}

impl Booth {
    /// How many of a hundred are drawn for what at this fair: nobody, unless the owner
    /// chose so.
    ///
    /// # Errors
    /// [`BoothError::Tables`].
    pub fn held_out(&self) -> Result<Shares, BoothError> {
        self.facts().held_out()
    }

    /// The owner chooses how many of a hundred are drawn for what, from the next files of
    /// this fair on. Who was drawn before stays what she was drawn for.
    ///
    /// # Errors
    /// When too few would be left who get a recommendation, and when nothing could be
    /// written.
    pub fn hold_out(&mut self, bestsellers: u8, no_message: u8) -> Result<Shares, BoothError> {
        let shares = Shares::of(bestsellers, no_message).map_err(|_| {
            let most = u32::from(Shares::MOST);
            BoothError::Setting(sentence!("hold-out-too-many", most = most))
        })?;
        self.append(Right::Owner, |facts| {
            if facts.held_out()? == shares {
                return Ok((Vec::new(), shares));
            }
            let fair = facts.session.current.recorded();
            let body = Body::HoldOutChosen(HoldOutChosen {
                fair,
                bestsellers,
                no_message,
            });
            Ok((vec![facts.record(hold_out_of(fair), None, body)], shares))
        })
    }

    /// The owner says what the person of this visit gets at this fair, whatever was or
    /// will be drawn. She is counted nowhere then.
    ///
    /// # Errors
    /// [`BoothError::Unknown`], and when nothing could be written.
    pub fn override_hold_out(&mut self, visitor: Uuid, gets: Group) -> Result<(), BoothError> {
        self.append(Right::Owner, |facts| {
            facts.require_visitor(visitor)?;
            let fair = facts.session.current.recorded();
            let body = Body::HoldOutOverridden(HoldOutOverridden {
                fair,
                visitor,
                group: stored(gets),
            });
            // Ids only, as a draw: it outlives her, or chance would seem to have said it.
            Ok((
                vec![facts.record(override_of(fair, visitor), None, body)],
                (),
            ))
        })
    }

    /// Those at this fair who do not get a recommendation, drawn or said, so that the owner
    /// can say otherwise; the first of them by name. That they were shown is on record.
    ///
    /// # Errors
    /// [`BoothError::Tables`], and when it cannot be recorded.
    pub fn held_people(&mut self, most: usize) -> Result<HeldPeople, BoothError> {
        let facts = self.facts();
        let fair = facts.session.current.recorded();
        let held = facts.held(fair, &facts.persons()?)?.into_iter();
        let mut held: Vec<(Uuid, Group)> = held
            .map(|(person, it)| (person, it.group))
            .filter(|(_, group)| *group != Group::Recommendation)
            .collect();
        held.sort_unstable();
        let mut people = Vec::new();
        let mut of = 0;
        for (visitor, gets) in held {
            // Who was destroyed since has no contact, and is asked nothing any more.
            let contacts = facts.contacts_of(visitor)?;
            if let Some(contact) = contacts.into_iter().next() {
                of += 1;
                if people.len() < most {
                    people.push(HeldOutPerson {
                        visitor,
                        name: contact.name,
                        gets,
                    });
                }
            }
        }
        let shown: Vec<Uuid> = people.iter().map(|it| it.visitor).collect();
        self.note_access(AccessAct::Listed, &shown)?;
        Ok(HeldPeople { of, people })
    }

    /// Draws everybody who is in files of a fair for the first time.
    pub(crate) fn draw(&mut self, asking: &Asking) -> Result<(), BoothError> {
        let fair = self.session.current.of_file(asking.scope);
        if self.facts().held_out_at(fair)?.is_nobody() {
            return Ok(());
        }
        let mut seed = [0; 32];
        self.environment.get_mut().fill_random(&mut seed);
        let id = self.new_id();
        self.append(Right::Owner, |facts| {
            let shares = facts.held_out_at(fair)?;
            let people = facts.not_yet_drawn(fair, asking)?;
            if shares.is_nobody() || people.is_empty() {
                return Ok((Vec::new(), ()));
            }
            let drawn = people.into_iter().map(|visitor| Drawn {
                visitor,
                group: stored(shares.group(chance(&seed, visitor))),
            });
            let body = Body::HoldOutDrawn(HoldOutDrawn {
                fair,
                bestsellers: shares.bestsellers(),
                no_message: shares.no_message(),
                drawn: drawn.collect(),
            });
            Ok((vec![facts.record(id, None, body)], ()))
        })
    }
}

impl Facts<'_> {
    fn held_out(&self) -> Result<Shares, BoothError> {
        self.held_out_at(self.session.current.recorded())
    }

    fn held_out_at(&self, fair: Uuid) -> Result<Shares, BoothError> {
        let entity = hold_out_of(fair);
        let chosen = settings::get::<HoldOutChosen>(self.tables, entity)?;
        // What a later program chose and this one would not is nothing to draw by.
        Ok(chosen
            .and_then(|it| Shares::of(it.bestsellers, it.no_message).ok())
            .unwrap_or_default())
    }

    /// Who would be in the files and was in none of the fair yet: of each person the visit
    /// that the files name, in the order of the ids. Joined visits may be parted again, and
    /// the draw has to stay with the one that is written to.
    fn not_yet_drawn(&self, fair: Uuid, asking: &Asking) -> Result<Vec<Uuid>, BoothError> {
        let persons = self.persons()?;
        let drawn = hold_out::drawn(self.tables, fair)?;
        let written = follow_up_export::people(self.tables, fair)?;
        let known = drawn.into_iter().map(|it| it.visitor);
        let known = known.chain(written.into_iter().map(|(visitor, ..)| visitor));
        let known = known.chain(self.waiting_for_replies()?);
        let known: HashSet<Uuid> = known.map(|visit| persons.of(visit)).collect();
        // Who is left out because of another fair gets no message of this one, either.
        let asked = self.asked(asking)?;
        let (asked, _, _) = self.written_to(asked, asking.scope, &persons)?;
        let sendable = asked.sendable.into_iter();
        let mut visits: Vec<Uuid> = sendable.map(|(visitor, _)| visitor).collect();
        visits.sort_unstable();
        let mut people = HashSet::new();
        visits.retain(|it| !known.contains(&persons.of(*it)) && people.insert(persons.of(*it)));
        Ok(visits)
    }

    /// What was drawn and said for a fair, by person.
    pub(super) fn held(&self, fair: Uuid, persons: &Persons) -> Result<Held, BoothError> {
        let mut held = Held::new();
        for row in hold_out::drawn(self.tables, fair)? {
            let person = held.entry(persons.of(row.visitor)).or_insert(HeldPerson {
                group: group(row.group),
                shares: row.shares,
                drawn: Some(row.order),
                is_judged: true,
                is_said: false,
            });
            person.is_judged &= person.group == group(row.group);
        }
        for (visitor, gets) in hold_out::overridden(self.tables, fair)? {
            let person = held.entry(persons.of(visitor)).or_insert(HeldPerson {
                group: group(gets),
                shares: (0, 0),
                drawn: None,
                is_judged: false,
                is_said: true,
            });
            person.group = group(gets);
            person.is_judged = false;
            person.is_said = true;
        }
        Ok(held)
    }

    /// The same for some fairs. Whoever gets no message of one of the maker's fairs gets none
    /// of all of them: whoever was drawn, while it counts what she buys; whom the owner left
    /// out, until the owner says otherwise at the fair that is worked in.
    pub(super) fn held_in(&self, scope: FairScope, persons: &Persons) -> Result<Held, BoothError> {
        let mut held = self.held(self.session.current.of_file(scope), persons)?;
        if scope != FairScope::All {
            return Ok(held);
        }
        for fair in settings::ids::<FairOpened>(self.tables)? {
            let fair = self.session.current.recorded_as(fair);
            let made = follow_up_export::made(self.tables, fair)?;
            for (person, it) in self.held(fair, persons)? {
                let said_here = held.get(&person).is_some_and(|here| here.is_said);
                let her_files = it.drawn.and_then(|drawn| {
                    let next = made.partition_point(|(order, _)| *order <= drawn);
                    made.get(next)
                });
                let counts_no_longer = !it.is_said
                    && her_files
                        .is_some_and(|(_, from)| Window::Days365.is_over(*from, self.now_ms));
                if it.group == Group::NoMessage && !said_here && !counts_no_longer {
                    held.insert(person, it);
                }
            }
        }
        Ok(held)
    }

    /// As [`Self::asked`], without those who get no message; with what everybody gets,
    /// and how many get none.
    pub(super) fn written_to(
        &self,
        mut asked: Asked,
        scope: FairScope,
        persons: &Persons,
    ) -> Result<(Asked, Held, LeftOut), BoothError> {
        let held = self.held_in(scope, persons)?;
        let mut left_out = LeftOut::default();
        asked.sendable.retain(|(visitor, _)| {
            let person = held.get(&persons.of(*visitor));
            let gets_none = person.filter(|it| it.group == Group::NoMessage);
            left_out.all += u32::from(gets_none.is_some());
            left_out.said += u32::from(gets_none.is_some_and(|it| it.is_said));
            gets_none.is_none()
        });
        Ok((asked, held, left_out))
    }
}
