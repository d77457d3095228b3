//! `tasks`: what is owed to whom, and until when.

use crate::output::{Failure, Report};
use crate::store::Store;
use booth::replies::OpenReply;
use booth::tasks::{DutyKind, Task};
use chrono::NaiveDate;
use serde_json::{Value, json};
use words::{Sentence, sentence};

/// Lists what is due, the most urgent first: what the law asks, and what was promised
/// to visitors.
pub fn tasks(store: &Store) -> Result<Report, Failure> {
    let booth = store.open()?;
    let mut all: Vec<Line> = booth.tasks()?.into_iter().map(duty).collect();
    all.extend(booth.open_replies()?.into_iter().map(promise));
    all.sort_by_key(|line| line.due);
    let json: Vec<Value> = all.iter().map(|line| line.json.clone()).collect();
    let mut lines: Vec<String> = all.iter().map(Line::text).collect();
    if lines.is_empty() {
        lines.push(sentence!("task-none").to_string());
    }
    Ok(Report::done(json!(json), lines.join("\n")))
}

/// One thing that is due.
struct Line {
    due: NaiveDate,
    overdue: bool,
    what: Sentence,
    name: String,
    json: Value,
}

impl Line {
    fn text(&self) -> String {
        let due = self.due.to_string();
        let what = self.what.clone();
        let name = match self.name.as_str() {
            "" => sentence!("task-nameless"),
            name => Sentence::of_texts(name, name),
        };
        let line = match self.overdue {
            true => sentence!("task-line-overdue", due = due, kind = what, name = name),
            false => sentence!("task-line", due = due, kind = what, name = name),
        };
        line.to_string()
    }
}

fn duty(task: Task) -> Line {
    let what = match task.kind {
        DutyKind::ResultNotice => sentence!("task-result-notice"),
        DutyKind::Reconfirmation => sentence!("task-reconfirmation"),
        DutyKind::Answer => sentence!("task-answer"),
        DutyKind::Review => sentence!("task-review"),
        DutyKind::ProcessorNotice => sentence!("task-processor-notice"),
        DutyKind::RetentionEnd => sentence!("task-retention-end"),
    };
    Line {
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
        what,
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
        json: json!({
            "kind": "requested_reply",
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
        what,
        name: open.name,
    }
}
