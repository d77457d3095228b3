//! Destroying everything about a person.
//!
//! One record says whose visits end; the ledger then takes the words of whatever
//! goes with them, in the same transaction, and on every laptop that the record
//! reaches. What stays: that somebody came, what was sold and which coupons were
//! given, by numbers only, because the books and the coupon in her hand need them;
//! and her refusal, as keyed hashes, because nobody could keep silent without it.

use super::person::{KnownPerson, Whose};
use crate::facts::Facts;
use crate::reason::given_reason;
use crate::{Booth, BoothError, Right};
use ledger::NewRecord;
use outreach::save::sha256;
use permission::Law;
use records::consent::PermissionWithdrawn;
use records::files::{FilesLeaving, FilesLeft, FilesToDelete, deletion_on};
use records::visitors::PersonDestroyed;
use records::{Body, derived_id};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use tables::destroyed_person::{self, LateVisit};
use tables::{contact as contact_table, same_person, settings};
use uuid::Uuid;
use words::sentence;

/// What was destroyed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DestroyedPeople {
    /// Visits that ended.
    pub visits: u32,
    /// Records whose words are gone.
    pub records: u64,
    /// Contact points of which a keyed hash is kept, so that nobody writes again.
    pub kept_hashes: u32,
    /// Files with their data that left this laptop and still lie where they went.
    pub files: Vec<LeftFile>,
}

/// A file that left with data of a person who was destroyed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftFile {
    /// Where it was written to.
    pub path: PathBuf,
    /// What is there now.
    pub state: LeftFileState,
}

/// What became of a file that left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LeftFileState {
    /// It lies where it was written, as it was written.
    There,
    /// Something else lies there under its name; it is never deleted from here.
    Changed,
    /// It was deleted just now.
    Deleted,
}

impl Booth {
    /// Destroys what is known of these people, here and on every laptop that merges
    /// with this one, and withdraws every permission for their contact points: of all
    /// of them or of none. What another laptop brings later goes with the next thing
    /// that is recorded here.
    ///
    /// Files that left this laptop with their data are listed where they still lie,
    /// and deleted if asked for, unless they were changed since.
    ///
    /// # Errors
    /// [`BoothError::NotPossible`] without a reason, or when it names somebody;
    /// nothing is destroyed then.
    pub fn destroy_people(
        &mut self,
        people: &[Whose<'_>],
        reason: &str,
        with_files: bool,
    ) -> Result<DestroyedPeople, BoothError> {
        self.end_people(people, &given_reason(reason)?, true, with_files)
    }

    /// The same for a reason of the program's own, in which no name can stand.
    pub(crate) fn destroy_people_over(
        &mut self,
        people: &[Whose<'_>],
    ) -> Result<DestroyedPeople, BoothError> {
        let reason = sentence!("destroy-reason-time-over");
        self.end_people(people, &reason.ko, false, true)
    }

    fn end_people(
        &mut self,
        people: &[Whose<'_>],
        reason: &str,
        is_typed: bool,
        with_files: bool,
    ) -> Result<DestroyedPeople, BoothError> {
        let ids: Vec<(Uuid, Uuid)> = people
            .iter()
            .map(|_| (self.new_id(), self.new_id()))
            .collect();
        let appended = self.append_counting(Right::Owner, |facts| {
            if is_typed {
                facts.refuse_names(reason)?;
            }
            let mut visitors = BTreeSet::new();
            let mut kept = 0;
            let mut records = Vec::new();
            for (whose, (destruction, nobodys)) in people.iter().zip(ids) {
                let person = facts.person(*whose)?;
                // She may be named more than once, by each of her visits.
                let is_named_already =
                    !person.visitors.is_empty() && person.visitors.is_subset(&visitors);
                if is_named_already {
                    continue;
                }
                kept += person.contact_keys.len();
                visitors.extend(&person.visitors);
                if facts.is_forgotten(&person)? {
                    continue;
                }
                let ending = Ending {
                    reason,
                    as_of: None,
                    was_due: !is_typed,
                };
                records.extend(facts.end_of(person, &ending, [destruction, nobodys]));
            }
            if with_files && !visitors.is_empty() {
                // What a kill left over is not forgotten for those of today.
                let left_over = facts.files_to_delete()?;
                records.push(facts.deleting(visitors.union(&left_over).copied().collect()));
            }
            Ok((records, (visitors, kept)))
        })?;
        let (visitors, kept) = appended.value;
        let files = match with_files {
            true => self.delete_files_of(&visitors)?,
            false => self.files_with(&visitors)?,
        };
        let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        Ok(DestroyedPeople {
            visits: count(visitors.len()),
            records: appended.destroyed,
            kept_hashes: count(kept),
            files,
        })
    }

    /// Goes on with deleting the files of people who were destroyed, where the program
    /// was killed meanwhile or a file could not be deleted. Gives those that lay there.
    ///
    /// # Errors
    /// When that cannot be recorded.
    pub(crate) fn go_on_deleting_files(&mut self) -> Result<Vec<LeftFile>, BoothError> {
        let visitors = self.facts().files_to_delete()?;
        match visitors.is_empty() {
            true => Ok(Vec::new()),
            false => self.delete_files_of(&visitors),
        }
    }

    /// Deletes the files with data of these visitors that were not changed since, and
    /// records that this is done. A file that cannot be deleted stays
    /// [`LeftFileState::There`] and is tried again at the next sign-in.
    fn delete_files_of(&mut self, visitors: &BTreeSet<Uuid>) -> Result<Vec<LeftFile>, BoothError> {
        let mut files = self.files_with(visitors)?;
        let is_there = |file: &LeftFile| file.state == LeftFileState::There;
        for file in files.iter_mut().filter(|file| is_there(file)) {
            if std::fs::remove_file(&file.path).is_ok() {
                file.state = LeftFileState::Deleted;
            }
        }
        if !visitors.is_empty() && !files.iter().any(is_there) {
            self.append(Right::Owner, |facts| {
                let mut left_over = facts.files_to_delete()?;
                left_over.retain(|visitor| !visitors.contains(visitor));
                Ok((vec![facts.deleting(left_over.into_iter().collect())], ()))
            })?;
        }
        Ok(files)
    }

    /// The files with data of these visitors that this laptop wrote and that still
    /// lie where they were written to.
    fn files_with(&self, visitors: &BTreeSet<Uuid>) -> Result<Vec<LeftFile>, BoothError> {
        let mut found = Vec::new();
        for left in self.left_with(visitors)? {
            for (file, path) in left.leaving.files.iter().zip(left.paths()) {
                if let Ok(bytes) = std::fs::read(&path) {
                    let state = match sha256(&bytes) == file.sha256 {
                        true => LeftFileState::There,
                        false => LeftFileState::Changed,
                    };
                    found.push(LeftFile { path, state });
                }
            }
        }
        Ok(found)
    }

    /// What left this laptop with data of these visitors, the oldest first.
    pub(super) fn left_with(&self, visitors: &BTreeSet<Uuid>) -> Result<Vec<Left>, BoothError> {
        let mut leaving: BTreeMap<Uuid, FilesLeaving> = BTreeMap::new();
        let mut left: Vec<(Uuid, i64, FilesLeft)> = Vec::new();
        let device = self.session.device;
        self.ledger.each_record_of("files.", |record| {
            let header = &record.header;
            let body = record.body.as_deref();
            let body = body.and_then(|body| Body::decode(&header.kind, header.version, body));
            match body {
                Some(Body::FilesLeaving(files)) if header.device.0 == device => {
                    leaving.insert(header.entity, files);
                }
                Some(Body::FilesLeft(files)) => {
                    left.push((header.entity, header.hlc.unix_millis(), files));
                }
                _ => {}
            }
        })?;
        let mut of_these: Vec<Left> = left
            .into_iter()
            .filter_map(|(id, at_ms, left)| {
                let leaving = leaving.remove(&id)?;
                let hers = leaving.people.iter().any(|it| visitors.contains(it));
                hers.then_some(Left {
                    at_ms,
                    leaving,
                    names: left.files,
                })
            })
            .collect();
        of_these.sort_by_key(|left| left.at_ms);
        Ok(of_these)
    }
}

/// Files that left this laptop together.
pub(super) struct Left {
    /// When, in Unix milliseconds.
    pub(super) at_ms: i64,
    leaving: FilesLeaving,
    /// Their names, in the order in which they were written.
    pub(super) names: Vec<String>,
}

impl Left {
    fn paths(&self) -> impl Iterator<Item = PathBuf> {
        let folder = Path::new(&self.leaving.folder);
        self.names.iter().map(|name| folder.join(name))
    }
}

/// Why and when somebody ends, as [`PersonDestroyed`] says it.
struct Ending<'a> {
    reason: &'a str,
    as_of: Option<i64>,
    was_due: bool,
}

impl Facts<'_> {
    /// Whether all of this was asked for before, and nothing came since.
    fn is_forgotten(&self, person: &KnownPerson) -> Result<bool, BoothError> {
        for key in &person.contact_keys {
            if !destroyed_person::is_destroyed_contact(self.tables, key)? {
                return Ok(false);
            }
        }
        Ok(person.visitors.is_empty())
    }

    /// Whose files this laptop began to delete and did not finish.
    fn files_to_delete(&self) -> Result<BTreeSet<Uuid>, BoothError> {
        let deleting = deletion_on(self.session.device);
        let begun = settings::get::<FilesToDelete>(self.tables, deleting)?;
        Ok(begun.into_iter().flat_map(|it| it.visitors).collect())
    }

    /// The record that says whose files this laptop is deleting.
    fn deleting(&self, visitors: Vec<Uuid>) -> NewRecord {
        let body = Body::FilesToDelete(FilesToDelete { visitors });
        self.record(deletion_on(self.session.device), None, body)
    }

    /// The records by which a person ends, with their ids: her silence first, then who
    /// she was.
    fn end_of(
        &self,
        person: KnownPerson,
        ending: &Ending<'_>,
        [destruction, nobodys]: [Uuid; 2],
    ) -> Vec<NewRecord> {
        let contact_keys: Vec<String> = person.contact_keys.into_iter().collect();
        let mut records = Vec::new();
        if !contact_keys.is_empty() {
            let first = person.visitors.first().copied();
            let silence = Body::PermissionWithdrawn(PermissionWithdrawn {
                contact_keys: contact_keys.clone(),
                acts: Vec::new(),
            });
            records.push(self.record(first.unwrap_or(nobodys), first, silence));
        }
        let names = person.contacts.iter();
        let destroyed = Body::PersonDestroyed(PersonDestroyed {
            visitors: person.visitors.into_iter().collect(),
            contact_keys,
            name_keys: names.filter_map(|it| self.name_key(&it.name)).collect(),
            spared: person.others.into_iter().collect(),
            reason: ending.reason.to_owned(),
            as_of: ending.as_of,
            was_due: ending.was_due,
        });
        records.push(self.record(destruction, None, destroyed));
        records
    }

    /// Ends the visits of destroyed people that another laptop brought since. Where their
    /// data were due, and nobody asked for it, a visit stays until its own time is over.
    pub(crate) fn late_destructions(&self) -> Result<Vec<NewRecord>, BoothError> {
        let mut late_by: BTreeMap<Uuid, Vec<LateVisit>> = BTreeMap::new();
        for late in destroyed_person::late_visits(self.tables)? {
            let names = destroyed_person::name_keys(self.tables, late.destruction)?;
            let contact = contact_table::of(self.tables, late.visitor)?;
            let name = contact.and_then(|contact| self.name_key(&contact.name));
            // Somebody else left the same number.
            if !names.is_empty() && name.is_some_and(|name| !names.contains(&name)) {
                continue;
            }
            if late.was_due && self.is_kept_longer(late.visitor)? {
                continue;
            }
            late_by.entry(late.visitor).or_default().push(late);
        }
        let mut records = Vec::new();
        for (visitor, mut by) in late_by {
            // What she asked for counts more than that her data were due.
            let order = |it: &&LateVisit| (!it.was_due, it.as_of, it.destruction);
            let Some(last) = by.iter().max_by_key(order) else {
                continue;
            };
            let (destruction, as_of, was_due) = (last.destruction, last.as_of, last.was_due);
            by.retain(|it| it.destruction == destruction);
            // It repeats what it is late to, so that it reaches nobody more than that did.
            let body = Body::PersonDestroyed(PersonDestroyed {
                visitors: vec![visitor],
                contact_keys: by.into_iter().map(|it| it.contact_key).collect(),
                name_keys: destroyed_person::name_keys(self.tables, destruction)?,
                spared: Vec::new(),
                reason: String::new(),
                as_of: Some(as_of),
                was_due,
            });
            let id = derived_id("boothloop.late-destruction.v1", visitor.as_bytes());
            records.push(self.record(id, None, body));
        }
        // Another laptop said that they were hers before it knew that she is forgotten.
        for joined in same_person::joined_with_destroyed(self.tables)? {
            let mut late = BTreeSet::new();
            let mut staying = joined.since;
            for visitor in joined.late {
                match joined.was_due && self.is_kept_longer(visitor)? {
                    true => staying.push(visitor),
                    false => _ = late.insert(visitor),
                }
            }
            let Some(first) = late.first().copied() else {
                continue;
            };
            let mut others = self.person(Whose::Visitor(first))?.others;
            others.extend(staying);
            let person = self.known_by(late, BTreeSet::new(), others)?;
            let ids = [
                "boothloop.late-joined-destruction.v1",
                "boothloop.late-joined-silence.v1",
            ]
            .map(|kind| derived_id(kind, first.as_bytes()));
            let ending = Ending {
                reason: "",
                as_of: Some(joined.as_of),
                was_due: joined.was_due,
            };
            records.extend(self.end_of(person, &ending, ids));
        }
        Ok(records)
    }

    /// Whether she agreed that what she left at this visit is kept after today.
    fn is_kept_longer(&self, visitor: Uuid) -> Result<bool, BoothError> {
        let Some(contact) = contact_table::of(self.tables, visitor)? else {
            return Ok(false);
        };
        let end = self.end_of_visit(&contact, u32::MAX, &self.sayings(1)?, &Law::korea())?;
        Ok(end.is_some_and(|end| end.duty.due > self.today()))
    }
}
