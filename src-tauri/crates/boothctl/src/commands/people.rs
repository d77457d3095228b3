//! `people`: who left contact details, and whom the desk's field finds.

use crate::output::{Failure, Report};
use crate::store::{Store, warn};
use booth::consent::ContactRow;
use booth::national_phone;
use serde_json::{Value, json};
use words::sentence;

/// People who left contact details, and the desk's search among them.
#[derive(clap::Subcommand)]
pub enum People {
    /// Everybody, the newest first.
    List(Store),
    /// Whom the desk would find, the best first.
    Search(Search),
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
        }
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
