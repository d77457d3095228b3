//! Whose data were on a laptop, as far as this store can know?
//!
//! Certain is what was typed on it and arrived here. What the others had recorded by
//! the time it was last seen was on it if it had merged with them; nobody keeps that,
//! so all of it counts. What it recorded afterwards is not known, and neither is who
//! was forgotten here since: of them only the number is left.

use crate::{Booth, BoothError};
use ledger::{DeviceId, Record};
use records::Body;
use records::lost_laptops::LOST_FIELDS;
use std::collections::{BTreeMap, BTreeSet};
use tables::contact::{self as contact_table, ContactRow};
use tables::destroyed_person;
use tables::same_person::Persons;
use uuid::Uuid;
use words::{Sentence, sentence};

/// One person of whom a laptop knew something.
pub(super) struct KnownThere {
    pub(super) contact: ContactRow,
    pub(super) visitors: BTreeSet<Uuid>,
    /// Words of [`LOST_FIELDS`].
    pub(super) fields: BTreeSet<&'static str>,
    typed_there: bool,
}

/// What a laptop knew.
pub(super) struct OnIt {
    pub(super) last_seen_ms: i64,
    pub(super) people: Vec<KnownThere>,
    pub(super) forgotten_since: u32,
}

impl OnIt {
    pub(super) fn count(&self) -> u32 {
        u32::try_from(self.people.len()).unwrap_or(u32::MAX)
    }

    pub(super) fn recorded_there(&self) -> u32 {
        let there = self.people.iter().filter(|person| person.typed_there);
        u32::try_from(there.count()).unwrap_or(u32::MAX)
    }

    /// Of how many people which data, without those of nobody.
    pub(super) fn fields(&self) -> Vec<(String, u32)> {
        let counted = LOST_FIELDS.iter().map(|field| {
            let of = self.people.iter().filter(|it| it.fields.contains(field));
            (
                (*field).to_owned(),
                u32::try_from(of.count()).unwrap_or(u32::MAX),
            )
        });
        counted.filter(|(_, count)| *count > 0).collect()
    }
}

/// What a field is called; a word of a later program as it is.
pub fn field_name(field: &str) -> Sentence {
    match field {
        "name" => sentence!("loss-field-name"),
        "phone" => sentence!("loss-field-phone"),
        "email" => sentence!("loss-field-email"),
        "address" => sentence!("loss-field-address"),
        "company" => sentence!("loss-field-company"),
        "job" => sentence!("loss-field-job"),
        "country" => sentence!("loss-field-country"),
        "birthday" => sentence!("loss-field-birthday"),
        "badge" => sentence!("loss-field-badge"),
        "card_photo" => sentence!("loss-field-card-photo"),
        "consents" => sentence!("loss-field-consents"),
        "answers" => sentence!("loss-field-answers"),
        "notes" => sentence!("loss-field-notes"),
        "purchases" => sentence!("loss-field-purchases"),
        other => Sentence::of_texts(other, other),
    }
}

/// What a record tells of a person.
fn told_by(record: &Record) -> Vec<&'static str> {
    let header = &record.header;
    let body = record.body.as_deref();
    let Some(body) = body.and_then(|body| Body::decode(&header.kind, header.version, body)) else {
        return Vec::new();
    };
    match body {
        Body::ContactRecorded(contact) => {
            let said = contact.particulars;
            let given = [
                ("name", !contact.name.is_empty()),
                ("phone", !contact.phone.is_empty()),
                ("email", !contact.email.is_empty()),
                ("address", !said.address.is_empty()),
                ("company", !said.company.is_empty()),
                ("job", !said.job.is_empty()),
                ("country", !said.country.is_empty()),
                ("birthday", said.birthday.is_some()),
                ("badge", !contact.badge.is_empty()),
            ];
            let given = given.into_iter().filter(|(_, given)| *given);
            given.map(|(field, _)| field).collect()
        }
        Body::CardPhotoKept(_) => vec!["card_photo"],
        Body::PermissionGranted(_)
        | Body::PermissionDeclined(_)
        | Body::PermissionWithdrawn(_)
        | Body::PermissionConfirmed(_) => {
            vec!["consents"]
        }
        Body::ResponseAnswered(_) | Body::ResponseAmended(_) => vec!["answers"],
        Body::InterviewerNoted(_) => vec!["notes"],
        Body::SaleRecorded(_) | Body::SaleLinked(_) | Body::OrderLinked(_) => vec!["purchases"],
        _ => Vec::new(),
    }
}

impl Booth {
    /// What a laptop knew. Every record of the store is read.
    ///
    /// # Errors
    /// [`BoothError::Unknown`] for a laptop without records here.
    pub(super) fn on_it(&self, device: Uuid) -> Result<OnIt, BoothError> {
        let known = self.ledger.known_until()?;
        let (_, last_seen_ms) = known.get(&DeviceId(device)).ok_or(BoothError::Unknown)?;
        let contacts = contact_table::all(self.connection())?;
        let visitors: BTreeSet<Uuid> = contacts.iter().map(|it| it.visitor).collect();
        let mut fields: BTreeMap<Uuid, BTreeSet<&'static str>> = BTreeMap::new();
        let mut typed_there = BTreeSet::new();
        self.ledger.each_record_about(&visitors, |record| {
            let (header, told) = (&record.header, told_by(&record));
            let Some(visitor) = header.subject.filter(|_| !told.is_empty()) else {
                return;
            };
            if header.device.0 == device {
                typed_there.insert(visitor);
            } else if header.hlc.unix_millis() > *last_seen_ms {
                return;
            }
            fields.entry(visitor).or_default().extend(told);
        })?;
        let facts = self.facts();
        let persons = Persons::read(facts.tables)?;
        // Who left the same under the same name is one, and so are all her visits.
        let mut who_is: BTreeMap<(Vec<String>, String), Uuid> = BTreeMap::new();
        let mut people: BTreeMap<Uuid, KnownThere> = BTreeMap::new();
        for contact in contacts {
            let visitor = contact.visitor;
            let Some(known) = fields.remove(&visitor) else {
                continue;
            };
            let keys = facts.contact_keys(&contact.email, &contact.phone);
            let left = (keys, contact.name.clone());
            let who = *who_is.entry(left).or_insert(persons.of(visitor));
            let person = people.entry(who).or_insert_with(|| KnownThere {
                contact,
                visitors: BTreeSet::new(),
                fields: BTreeSet::new(),
                typed_there: false,
            });
            person.visitors.insert(visitor);
            person.fields.extend(known);
            person.typed_there |= typed_there.contains(&visitor);
        }
        Ok(OnIt {
            last_seen_ms: *last_seen_ms,
            people: people.into_values().collect(),
            forgotten_since: destroyed_person::destroyed_after(self.connection(), *last_seen_ms)?,
        })
    }
}
