//! `people`: who left contact details, whom the desk's field finds, and who is one
//! person.

use crate::output::{Failure, Report};
use crate::store::{Store, warn};
use booth::consent::ContactRow;
use booth::national_phone;
use booth::visitors::{Compared, ComparedVisit};
use serde_json::{Value, json};
use uuid::Uuid;
use words::sentence;

/// People who left contact details, and the desk's search among them.
#[derive(clap::Subcommand)]
pub enum People {
    /// Everybody, the newest first.
    List(Store),
    /// Whom the desk would find, the best first.
    Search(Search),
    /// Visits that may be one person's, the strongest evidence first.
    Duplicates(Duplicates),
    /// Says that two visits are one person's. Nothing of either is lost.
    Merge(Pair),
    /// Says that two visits are two people's; they are not proposed again.
    KeepApart(Pair),
    /// Takes back what was said of two visits.
    Undecide(Pair),
}

/// Visits that may be one person's.
#[derive(clap::Args)]
pub struct Duplicates {
    /// List so many pairs at most; how many there are is said.
    #[arg(long, default_value_t = 100, value_parser = clap::value_parser!(u32).range(1..))]
    limit: u32,
    #[command(flatten)]
    store: Store,
}

/// Two visits, as `people duplicates` names them.
#[derive(clap::Args)]
pub struct Pair {
    /// One visit.
    one: Uuid,
    /// The other one.
    other: Uuid,
    #[command(flatten)]
    store: Store,
}

/// A search.
#[derive(clap::Args)]
pub struct Search {
    /// What is typed at the desk: a part of a name, a company, an e-mail address or
    /// a phone number; Korean by its initials or half typed, too.
    #[arg(allow_hyphen_values = true)]
    query: String,
    /// List so many people at most; how many there are is said.
    #[arg(long, default_value_t = 10, value_parser = clap::value_parser!(u32).range(1..))]
    limit: u32,
    #[command(flatten)]
    store: Store,
}

impl People {
    /// Runs the command.
    pub fn run(self) -> Result<Report, Failure> {
        match self {
            Self::List(store) => {
                let mut booth = store.open()?;
                let people = booth.people()?;
                booth.note_everybody(people.len())?;
                Ok(listed(&people))
            }
            Self::Search(search) => search.run(),
            Self::Duplicates(duplicates) => duplicates.run(),
            Self::Merge(pair) => pair.run(Compared::Same),
            Self::KeepApart(pair) => pair.run(Compared::Different),
            Self::Undecide(pair) => pair.run(Compared::Undecided),
        }
    }
}

impl Duplicates {
    fn run(self) -> Result<Report, Failure> {
        let mut booth = self.store.open()?;
        let most = usize::try_from(self.limit).unwrap_or(usize::MAX);
        let proposals = booth.proposed_merges(most)?;
        if proposals.total > proposals.shown.len() {
            warn(&sentence!(
                "duplicates-more",
                found = proposals.total,
                listed = proposals.shown.len()
            ));
        }
        let visit = |visit: &ComparedVisit| {
            json!({
                "visitor": visit.visitor,
                "name": visit.contact.name,
                "company": visit.contact.particulars.company,
                "phone": visit.contact.phone,
                "email": visit.contact.email,
                "came": { "ko": visit.came.ko, "en": visit.came.en },
            })
        };
        let json = proposals.shown.iter().map(|proposal| {
            json!({
                "visits": proposal.visits.each_ref().map(visit),
                "evidence": { "ko": proposal.evidence.ko, "en": proposal.evidence.en },
            })
        });
        let lines = proposals.shown.iter().map(|proposal| {
            let [one, other] = proposal.visits.each_ref().map(|it| it.visitor);
            format!("{one} {other} · {}", proposal.evidence)
        });
        Ok(Report::done(
            Value::Array(json.collect()),
            lines.collect::<Vec<_>>().join("\n"),
        ))
    }
}

impl Pair {
    fn run(self, said: Compared) -> Result<Report, Failure> {
        let mut booth = self.store.open()?;
        booth.compare_visits(self.one, self.other, said)?;
        let open = booth.proposed_merges(0)?.total;
        Ok(Report::done(
            json!({ "open": open }),
            sentence!("duplicates-open", open = open).to_string(),
        ))
    }
}

impl Search {
    fn run(self) -> Result<Report, Failure> {
        let mut booth = self.store.open()?;
        let most = usize::try_from(self.limit).unwrap_or(usize::MAX);
        let (people, fitting) = booth.search_people(&self.query, most)?;
        booth.note_search(&people)?;
        if people.is_empty() {
            warn(&sentence!("people-none-found"));
        } else if fitting > people.len() {
            warn(&sentence!(
                "people-more-found",
                found = fitting,
                listed = people.len()
            ));
        }
        Ok(listed(&people))
    }
}

fn listed(people: &[ContactRow]) -> Report {
    let json = people
        .iter()
        .map(|person| {
            json!({
                "visitor": person.visitor,
                "name": person.name,
                "company": person.particulars.company,
                "phone": person.phone,
                "email": person.email,
            })
        })
        .collect();
    let lines: Vec<String> = people.iter().map(line).collect();
    Report::done(Value::Array(json), lines.join("\n"))
}

/// What is known of a person, in one line.
fn line(person: &ContactRow) -> String {
    let phone = national_phone(&person.phone);
    let known = [
        &person.name,
        &person.particulars.company,
        &phone,
        &person.email,
    ];
    let known = known.into_iter().filter(|text| !text.is_empty());
    known.cloned().collect::<Vec<_>>().join(" · ")
}
