//! Who may be one person?
//!
//! Nobody is compared with everybody: visits are put together by number, by address,
//! and by name with company, and only those that lie together are looked at. Of very
//! many under one number each is proposed with the next, so that a firm's switchboard
//! makes a long list and no endless one.

use crate::coupons::laptop;
use crate::{Booth, BoothError, Right};
use people::{comparable_company, comparable_name, readable_contact};
use records::staff::AccessAct;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::slice;
use tables::contact::{self as contact_table, ContactRow};
use tables::same_person::Persons;
use tables::{sale as sale_table, visitor as visitor_table};
use uuid::Uuid;
use words::{Sentence, sentence};

/// Visits that may be one person's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposals {
    /// The first of them, the strongest evidence first.
    pub shown: Vec<Proposal>,
    /// How many there are.
    pub total: usize,
}

/// Two visits that may be one person's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// The visits, the earlier first.
    pub visits: [ComparedVisit; 2],
    /// What speaks for it.
    pub evidence: Sentence,
}

/// One of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ComparedVisit {
    /// The visit.
    pub visitor: Uuid,
    /// What she left at it.
    pub contact: ContactRow,
    /// When and at which fair she came first.
    pub came: Sentence,
    /// On which laptop; none where nothing says so any more.
    pub laptop: Option<Sentence>,
    /// What was bought at it, sale by sale, the latest first.
    pub bought: Vec<Sentence>,
    /// The channels that may be written by to what she left at it.
    pub allowed: Vec<Sentence>,
}

/// What agrees, the strongest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Strength {
    /// The number or the address, and nothing speaks against it.
    Point,
    /// The name and the company, and nothing speaks against it.
    Name,
    /// The number or the address, under two names.
    PointOfTwoNames,
}

/// Two contacts that may be one person's, by their places.
struct Found {
    strength: Strength,
    places: [usize; 2],
}

impl Booth {
    /// Visits that may be one person's and of which nobody said whether they are; of
    /// them as many as are asked for. That they were shown is on record.
    ///
    /// # Errors
    /// [`BoothError::NotAllowed`], [`BoothError::Tables`], and when the look cannot be
    /// recorded.
    pub fn proposed_merges(&mut self, most: usize) -> Result<Proposals, BoothError> {
        let facts = self.facts();
        facts.require(Right::Manage)?;
        let contacts = contact_table::all(facts.tables)?;
        let found = found(&contacts, &Persons::read(facts.tables)?);
        let mut shown = Vec::new();
        for pair in found.iter().take(most) {
            let mut visits = Vec::new();
            for place in pair.places {
                visits.push(self.compared_visit(&contacts[place])?);
            }
            let evidence = evidence(pair, &visits[0].contact, &visits[1].contact);
            let visits = <[ComparedVisit; 2]>::try_from(visits).expect("two places, two visits");
            shown.push(Proposal { visits, evidence });
        }
        let looked: BTreeSet<Uuid> = shown
            .iter()
            .flat_map(|proposal| &proposal.visits)
            .map(|visit| visit.visitor)
            .collect();
        self.note_access(AccessAct::Listed, &Vec::from_iter(looked))?;
        Ok(Proposals {
            shown,
            total: found.len(),
        })
    }

    fn compared_visit(&self, contact: &ContactRow) -> Result<ComparedVisit, BoothError> {
        let facts = self.facts();
        let visitor = contact.visitor;
        let first = visitor_table::fairs_of(facts.tables, visitor)?.pop();
        let first = first.unwrap_or_default();
        let came = visitor_table::arrived(facts.tables, visitor, first)?;
        let records = self.ledger.records_of(visitor)?;
        let arrival = records.iter().find(|record| {
            record.header.kind == "visitor.arrived" && Some(record.header.hlc.unix_millis()) == came
        });
        let sales = sale_table::of_visitor(facts.tables, visitor)?.into_iter();
        let permissions =
            facts.permissions_of_contact(&facts.sending()?, contact, slice::from_ref(contact))?;
        let allowed = permissions.iter().filter(|it| it.decision.allowed);
        Ok(ComparedVisit {
            visitor,
            bought: sales.map(|sale| sale.sold.goods()).collect(),
            allowed: allowed.map(|it| it.channel.name()).collect(),
            contact: contact.clone(),
            came: facts.came(visitor)?,
            laptop: arrival.map(|it| laptop(it.header.device.0, self.session.device)),
        })
    }
}

/// The pairs of contacts (the newest visitor first) that may be one person's, the
/// strongest first.
fn found(contacts: &[ContactRow], persons: &Persons) -> Vec<Found> {
    let mut pairs: BTreeMap<[Uuid; 2], Found> = BTreeMap::new();
    let mut keep = |strength, one: usize, other: usize| {
        let mut people = [one, other].map(|place| persons.of(contacts[place].visitor));
        people.sort_unstable();
        let found = pairs.entry(people).or_insert(Found {
            strength,
            places: [other, one],
        });
        if strength < found.strength {
            found.strength = strength;
            found.places = [other, one];
        }
    };
    let points: [fn(&ContactRow) -> &String; 2] = [|it| &it.phone, |it| &it.email];
    for point in points {
        for together in alike(contacts, persons, |it| point(it).clone()) {
            for (number, one) in together.iter().enumerate() {
                if let Some(other) = next(contacts, persons, *one, &together[number + 1..]) {
                    let names = [*one, other].map(|at| comparable_name(&contacts[at].name));
                    let strength = match names.iter().any(String::is_empty) || names[0] == names[1]
                    {
                        true => Strength::Point,
                        false => Strength::PointOfTwoNames,
                    };
                    keep(strength, *one, other);
                }
            }
        }
    }
    let reached = Reached::of(contacts, persons);
    let named = |it: &ContactRow| {
        let name = comparable_name(&it.name);
        let company = comparable_company(&it.particulars.company);
        match name.is_empty() || company.is_empty() {
            true => String::new(),
            false => format!("{name}\n{company}"),
        }
    };
    for together in alike(contacts, persons, named) {
        // Two numbers, or two addresses, speak against it; so only who left a number is
        // compared with who left an address.
        let by = |phone, email| -> Vec<usize> {
            let ways = |place: &&usize| reached.ways(persons.of(contacts[**place].visitor));
            let fitting = together.iter().filter(|it| ways(it) == (phone, email));
            fitting.copied().collect()
        };
        let (by_phone, by_email) = (by(true, false), by(false, true));
        let (fewer, more) = match by_phone.len() < by_email.len() {
            true => (by_phone, by_email),
            false => (by_email, by_phone),
        };
        for one in fewer {
            if let Some(other) = next(contacts, persons, one, &more) {
                keep(Strength::Name, one.min(other), one.max(other));
            }
        }
    }
    let mut found: Vec<Found> = pairs.into_values().collect();
    found.sort_by_key(|pair| (pair.strength, pair.places[1], pair.places[0]));
    found
}

/// The first of these contacts of whom nobody said that she is somebody else.
fn next(contacts: &[ContactRow], persons: &Persons, one: usize, others: &[usize]) -> Option<usize> {
    let visitor = contacts[one].visitor;
    let mut others = others.iter().copied();
    others.find(|other| !persons.are_apart(visitor, contacts[*other].visitor))
}

/// The places of contacts that say the same, of each person the first one.
fn alike(
    contacts: &[ContactRow],
    persons: &Persons,
    key: impl Fn(&ContactRow) -> String,
) -> Vec<Vec<usize>> {
    let mut alike: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (place, contact) in contacts.iter().enumerate() {
        let key = key(contact);
        if !key.is_empty() {
            alike.entry(key).or_default().push(place);
        }
    }
    let mut all: Vec<Vec<usize>> = alike.into_values().collect();
    for together in &mut all {
        let mut seen = BTreeSet::new();
        together.retain(|place| seen.insert(persons.of(contacts[*place].visitor)));
    }
    all.retain(|together| together.len() > 1);
    all
}

/// Whether each person left a number, and whether she left an address.
struct Reached(HashMap<Uuid, (bool, bool)>);

impl Reached {
    fn of(contacts: &[ContactRow], persons: &Persons) -> Self {
        let mut reached: HashMap<Uuid, (bool, bool)> = HashMap::new();
        for contact in contacts {
            let ways = reached.entry(persons.of(contact.visitor)).or_default();
            ways.0 |= !contact.phone.is_empty();
            ways.1 |= !contact.email.is_empty();
        }
        Self(reached)
    }

    fn ways(&self, person: Uuid) -> (bool, bool) {
        self.0.get(&person).copied().unwrap_or_default()
    }
}

/// What speaks for it, in a sentence.
fn evidence(found: &Found, one: &ContactRow, other: &ContactRow) -> Sentence {
    let phone = (one.phone == other.phone).then(|| readable_contact(&one.phone));
    let phone = phone.filter(|phone| !phone.is_empty());
    let email = (one.email == other.email).then(|| one.email.clone());
    let email = email.filter(|email| !email.is_empty());
    let two_names = found.strength == Strength::PointOfTwoNames;
    match (phone, email, two_names) {
        (Some(phone), Some(email), false) => {
            sentence!("duplicate-both", phone = phone, email = email)
        }
        (Some(phone), Some(email), true) => {
            sentence!("duplicate-both-two-names", phone = phone, email = email)
        }
        (Some(phone), None, false) => sentence!("duplicate-phone", phone = phone),
        (Some(phone), None, true) => sentence!("duplicate-phone-two-names", phone = phone),
        (None, Some(email), false) => sentence!("duplicate-email", email = email),
        (None, Some(email), true) => sentence!("duplicate-email-two-names", email = email),
        (None, None, _) => sentence!(
            "duplicate-name",
            name = one.name.as_str(),
            company = one.particulars.company.as_str()
        ),
    }
}
