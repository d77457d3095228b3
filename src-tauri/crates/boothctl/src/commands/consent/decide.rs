//! `consent decide`: may these people be written to? From plain records, without
//! a store, one case a line.

use crate::files;
use crate::output::{Failure, Report};
use chrono::{DateTime, Utc};
use permission::{Act, Channel, Event, Kind, Law, Person, Purpose, Question, Scope, decide};
use serde::{Deserialize, Deserializer};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::io::{BufRead as _, BufReader, BufWriter, Read as _, Write as _};
use std::path::Path;
use std::sync::Arc;
use uuid::Uuid;
use words::sentence;

/// The longest line that is read, in bytes: a case of some fifty thousand records.
const LONGEST_LINE: u64 = 16 * 1024 * 1024;
/// How much of what is wrong with a line is told, in characters.
const LONGEST_WHY: usize = 200;

/// What is known of a person, and what is asked about her.
#[derive(Deserialize)]
struct Case {
    person: PersonGiven,
    events: Vec<EventGiven>,
    questions: Vec<QuestionGiven>,
}

#[derive(Deserialize)]
struct PersonGiven {
    has_contact_point: bool,
    is_under_age: bool,
}

/// Whatever would permit more when it is left out must be there.
#[derive(Deserialize)]
struct EventGiven {
    id: Uuid,
    at: i64,
    #[serde(deserialize_with = "kind")]
    kind: Kind,
    act: ActGiven,
    topics: BTreeSet<String>,
    #[serde(default)]
    notice: Option<Uuid>,
    supersedes: BTreeSet<Uuid>,
    #[serde(default)]
    category: Option<String>,
    #[serde(default)]
    scope: Option<ScopeGiven>,
}

/// What a notice asked for, or what a message uses.
#[derive(Deserialize)]
struct ScopeGiven {
    purposes: BTreeSet<String>,
    items: BTreeSet<String>,
    months: u32,
    recipients: BTreeSet<String>,
}

#[derive(Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
enum ActGiven {
    CollectAndUse {
        #[serde(deserialize_with = "purpose")]
        purpose: Purpose,
    },
    Advertising {
        #[serde(deserialize_with = "channel")]
        channel: Channel,
    },
    Night {
        #[serde(deserialize_with = "channel")]
        channel: Channel,
    },
    ThirdParty {
        recipient: String,
    },
    Overseas,
    Everything,
}

#[derive(Deserialize)]
struct QuestionGiven {
    #[serde(deserialize_with = "purpose")]
    purpose: Purpose,
    #[serde(deserialize_with = "channel")]
    channel: Channel,
    #[serde(default)]
    topic: Option<String>,
    at: DateTime<Utc>,
    #[serde(deserialize_with = "Option::deserialize")]
    recipient: Option<String>,
    overseas: bool,
    #[serde(default)]
    category: Option<String>,
    #[serde(default)]
    scope: Option<ScopeGiven>,
}

/// A word that stands for a value.
fn word<'de, D: Deserializer<'de>, T>(
    deserializer: D,
    meaning: impl FnOnce(&str) -> Option<T>,
) -> Result<T, D::Error> {
    let word = String::deserialize(deserializer)?;
    meaning(&word).ok_or_else(|| serde::de::Error::custom(format!("no such word: {word:?}")))
}

fn kind<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Kind, D::Error> {
    word(deserializer, |word| {
        Some(match word {
            "shown" => Kind::Shown,
            "granted" => Kind::Granted,
            "declined" => Kind::Declined,
            "withdrawn" => Kind::Withdrawn,
            "reconfirmed" => Kind::Reconfirmed,
            "replied" => Kind::Replied,
            "bought" => Kind::Bought,
            _ => return None,
        })
    })
}

fn purpose<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Purpose, D::Error> {
    word(deserializer, |word| {
        Some(match word {
            "promotion" => Purpose::Promotion,
            "requested_reply" => Purpose::RequestedReply,
            _ => return None,
        })
    })
}

fn channel<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Channel, D::Error> {
    word(deserializer, Channel::from_code)
}

impl From<ScopeGiven> for Scope {
    fn from(given: ScopeGiven) -> Self {
        Self {
            purposes: given.purposes,
            items: given.items,
            months: given.months,
            recipients: given.recipients,
        }
    }
}

impl From<EventGiven> for Event {
    fn from(given: EventGiven) -> Self {
        Self {
            id: given.id,
            at_unix_millis: given.at,
            kind: given.kind,
            act: match given.act {
                ActGiven::CollectAndUse { purpose } => Act::CollectAndUse { purpose },
                ActGiven::Advertising { channel } => Act::Advertising { channel },
                ActGiven::Night { channel } => Act::Night { channel },
                ActGiven::ThirdParty { recipient } => Act::ThirdParty { recipient },
                ActGiven::Overseas => Act::Overseas,
                ActGiven::Everything => Act::Everything,
            },
            topics: given.topics,
            notice: given.notice.unwrap_or_default(),
            supersedes: given.supersedes,
            category: given.category,
            scope: given.scope.map(|scope| Arc::new(scope.into())),
        }
    }
}

impl From<QuestionGiven> for Question {
    fn from(given: QuestionGiven) -> Self {
        Self {
            purpose: given.purpose,
            channel: given.channel,
            topic: given.topic,
            at: given.at,
            recipient: given.recipient,
            is_overseas: given.overseas,
            category: given.category,
            scope: given.scope.map(|scope| Arc::new(scope.into())),
        }
    }
}

/// Answers every case of a file, in order, each as it is read: one line of JSON
/// for each line that is not blank.
pub fn decide_cases(file: &Path) -> Result<Report, Failure> {
    let law = Law::korea();
    let mut cases = BufReader::new(files::open(file)?);
    let mut answers = BufWriter::new(std::io::stdout().lock());
    let mut unreadable = false;
    let mut line = Vec::new();
    for number in 1_u64.. {
        line.clear();
        cases
            .by_ref()
            .take(LONGEST_LINE)
            .read_until(b'\n', &mut line)?;
        if line.is_empty() {
            break;
        }
        let too_long = line.len() as u64 == LONGEST_LINE && !line.ends_with(b"\n");
        if line.trim_ascii().is_empty() && !too_long {
            continue;
        }
        let answer = if too_long {
            cases.skip_until(b'\n')?;
            let kib = LONGEST_LINE / 1024;
            Err(sentence!("consent-case-too-long", line = number, kib = kib))
        } else {
            answer(&line, &law).map_err(|why| {
                let why: String = why.to_string().chars().take(LONGEST_WHY).collect();
                sentence!("consent-case-unreadable", line = number, why = why)
            })
        };
        let answer = answer.unwrap_or_else(|sentence| {
            unreadable = true;
            json!({ "error": sentence.to_string() })
        });
        writeln!(answers, "{answer}")?;
    }
    answers.flush()?;
    Ok(Report::printed(unreadable))
}

fn answer(line: &[u8], law: &Law) -> serde_json::Result<Value> {
    // Windows' Notepad begins a file of UTF-8 with a mark that says so.
    let line = line.strip_prefix("\u{feff}".as_bytes()).unwrap_or(line);
    let case: Case = serde_json::from_slice(line)?;
    let person = Person {
        has_contact_point: case.person.has_contact_point,
        is_under_age: case.person.is_under_age,
    };
    let events: Vec<Event> = case.events.into_iter().map(Event::from).collect();
    let decisions: Vec<Value> = case
        .questions
        .into_iter()
        .map(|question| {
            let decision = decide(&events, person, &question.into(), law);
            json!({
                "allowed": decision.allowed,
                "reason": decision.reason.code(),
                "evidence": decision.evidence,
            })
        })
        .collect();
    Ok(json!({ "decisions": decisions }))
}
