//! `tasks`: what is owed to whom, and until when.

use crate::output::{Failure, Report, Spoken};
use crate::store::Store;
use booth::card_photos::CardToCopy;
use booth::lost_laptops::Loss;
use booth::replies::OpenReply;
use booth::rights::{AskedRight, OpenRequest};
use booth::tasks::{About, Task};
use chrono::{Datelike as _, NaiveDate};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use words::{Language, Sentence, sentence};

/// Of so many it is told whose they are; the JSON has all of them.
const FEW: usize = 5;

/// Which store, and in which language the list is printed.
#[derive(clap::Args)]
pub struct Tasks {
    /// Write it for a calendar (.ics), too: how many of what on which day, nothing of whom.
    /// A file that is there is kept, and the new one gets another name.
    #[arg(long, value_name = "FILE")]
    calendar: Option<PathBuf>,
    #[command(flatten)]
    spoken: Spoken,
    #[command(flatten)]
    store: Store,
}

impl Tasks {
    /// Lists what is due, the most urgent first: what the law asks, what was
    /// promised to visitors, and the cards that are to be typed.
    pub fn run(self) -> Result<Report, Failure> {
        let language = self.spoken.language();
        let mut booth = self.store.open()?;
        let mut all: Vec<Line> = booth.tasks()?.into_iter().map(duty).collect();
        all.extend(booth.open_replies()?.into_iter().map(promise));
        all.extend(booth.open_requests()?.into_iter().map(request));
        all.extend(booth.cards_to_copy()?.into_iter().map(card));
        let losses = booth.losses()?.into_iter();
        all.extend(losses.filter(|loss| loss.told.is_none()).map(lost_laptop));
        all.sort_by_key(|line| line.due);
        booth.note_everybody(all.iter().filter(|line| !line.name.is_empty()).count())?;
        let json: Vec<Value> = all.iter().map(|line| line.json.clone()).collect();
        let mut lines = told(&all, language);
        if lines.is_empty() {
            lines.push(sentence!("task-none").text(language).to_owned());
        }
        let Some(file) = self.calendar else {
            return Ok(Report::done(json!(json), lines.join("\n")));
        };
        let stem = file.file_stem().map(|stem| stem.to_string_lossy());
        // A file in this folder has an empty parent.
        let folder = file.parent().filter(|it| !it.as_os_str().is_empty());
        let folder = folder.unwrap_or(Path::new("."));
        let saved = booth.save_calendar(folder, stem.as_deref(), language)?;
        let path = saved.file.display().to_string();
        lines.push(
            sentence!(
                "calendar-saved",
                count = saved.entries,
                file = path.as_str()
            )
            .into_text(language),
        );
        let calendar = json!({"file": path, "entries": saved.entries});
        Ok(Report::done(
            json!({"tasks": json, "calendar": calendar}),
            lines.join("\n"),
        ))
    }
}

/// One thing that is due.
struct Line {
    about: About,
    due: NaiveDate,
    overdue: bool,
    /// What it is, where that is more than of whom.
    what: Option<Sentence>,
    name: String,
    json: Value,
}

impl Line {
    fn text(&self, language: Language) -> String {
        let name = match self.name.as_str() {
            "" => sentence!("task-nameless"),
            name => Sentence::of_texts(name, name),
        };
        let text = match &self.what {
            None => name,
            Some(what) if self.json["visitor"].is_null() => what.clone(),
            Some(what) => sentence!("task-of-whom", name = name, what = what),
        };
        text.into_text(language)
    }
}

/// How much is due of what until when, the most urgent first, and of whom for a few.
fn told(all: &[Line], language: Language) -> Vec<String> {
    let mut groups: BTreeMap<(NaiveDate, About), Vec<&Line>> = BTreeMap::new();
    for line in all {
        groups.entry((line.due, line.about)).or_default().push(line);
    }
    let groups = groups.into_iter().flat_map(|((due, about), lines)| {
        let what = about.title(u32::try_from(lines.len()).unwrap_or(u32::MAX));
        let due = words::day(due.year(), due.month(), due.day());
        let heading = match lines.iter().any(|line| line.overdue) {
            true => sentence!("task-group-overdue", what = what, due = due),
            false => sentence!("task-group", what = what, due = due),
        };
        let few: Vec<String> = lines.iter().take(FEW).map(|it| it.text(language)).collect();
        let is_names = lines.iter().all(|line| line.what.is_none());
        let few = few.join(if is_names { ", " } else { "\n  " });
        let few = match lines.len().saturating_sub(FEW) {
            0 => few,
            more if is_names => {
                sentence!("task-more-people", few = few, count = more).into_text(language)
            }
            more => sentence!("task-more", few = few, count = more).into_text(language),
        };
        [heading.into_text(language), format!("  {few}")]
    });
    groups.collect()
}

fn duty(task: Task) -> Line {
    Line {
        about: About::Duty(task.kind),
        json: json!({
            "kind": task.kind.code(),
            "due": task.due,
            "visitor": task.visitor,
            "overdue": task.overdue,
            "name": task.name,
            "why_ko": task.why.as_ref().map(|why| &why.ko),
            "why_en": task.why.as_ref().map(|why| &why.en),
        }),
        due: task.due,
        overdue: task.overdue,
        what: None,
        name: task.name,
    }
}

fn promise(open: OpenReply) -> Line {
    let reply = open.reply;
    let by = match reply.by.as_str() {
        "" => sentence!("reply-by-nobody"),
        name => Sentence::of_texts(name, name),
    };
    let what = sentence!(
        "reply-task",
        what = reply.what,
        way = reply.channel.name(),
        address = open.address.as_str(),
        by = by
    );
    Line {
        about: About::Reply,
        json: json!({
            "kind": About::Reply.code(),
            "due": reply.due,
            "visitor": reply.visitor,
            "overdue": open.overdue,
            "name": open.name,
            "reply": reply.id,
            "wanted": reply.wanted.code(),
            "channel": reply.channel.code(),
            "address": open.address,
            "by": reply.by,
            "text_ko": open.text.ko,
            "text_en": open.text.en,
        }),
        due: reply.due,
        overdue: open.overdue,
        what: Some(what),
        name: open.name,
    }
}

fn request(open: OpenRequest) -> Line {
    let (right, what) = match open.right {
        AskedRight::Look => ("look", sentence!("request-look")),
        AskedRight::Correct => ("correct", sentence!("request-correct")),
        AskedRight::Stop => ("stop", sentence!("request-stop")),
        AskedRight::Delete => ("delete", sentence!("request-delete")),
    };
    Line {
        about: About::Request,
        json: json!({
            "kind": About::Request.code(),
            "due": open.due,
            "visitor": open.visitor,
            "overdue": open.overdue,
            "name": open.name,
            "request": open.id,
            "right": right,
            "received_on": open.received_on,
        }),
        due: open.due,
        overdue: open.overdue,
        what: Some(sentence!("request-task", what = what)),
        name: open.name,
    }
}

fn card(card: CardToCopy) -> Line {
    Line {
        about: About::Card,
        json: json!({
            "kind": About::Card.code(),
            "due": card.taken_on,
            "visitor": card.visitor,
            "overdue": card.overdue,
            "name": card.contact.name,
            "photos": card.photos,
        }),
        due: card.taken_on,
        overdue: card.overdue,
        what: None,
        name: card.contact.name,
    }
}

/// It is nobody's in particular, so it names no visitor.
fn lost_laptop(loss: Loss) -> Line {
    let people = loss.lost.people;
    Line {
        about: About::LostLaptop,
        json: json!({
            "kind": About::LostLaptop.code(),
            "due": loss.due.date_naive(),
            "visitor": null,
            "overdue": loss.overdue,
            "due_at": loss.due.to_rfc3339(),
            "loss": loss.id,
            "people": people,
        }),
        due: loss.due.date_naive(),
        overdue: loss.overdue,
        what: Some(sentence!("loss-task", laptop = loss.name, people = people)),
        name: String::new(),
    }
}
