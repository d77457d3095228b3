//! `tasks`: what is owed to whom, and until when.

use crate::output::{Failure, Report};
use crate::store::Store;
use booth::tasks::DutyKind;
use serde_json::{Value, json};
use words::sentence;

/// Lists what is due, the most urgent first.
pub fn tasks(store: &Store) -> Result<Report, Failure> {
    let tasks = store.open()?.tasks()?;
    let json: Vec<Value> = tasks
        .iter()
        .map(|task| {
            json!({
                "kind": task.kind.code(),
                "due": task.due,
                "visitor": task.visitor,
                "overdue": task.overdue,
                "name": task.name,
            })
        })
        .collect();
    let mut lines: Vec<String> = tasks
        .iter()
        .map(|task| {
            let kind = match task.kind {
                DutyKind::ResultNotice => sentence!("task-result-notice"),
                DutyKind::Reconfirmation => sentence!("task-reconfirmation"),
                DutyKind::RetentionEnd => sentence!("task-retention-end"),
            };
            let due = task.due.to_string();
            let name = match task.name.as_str() {
                "" => sentence!("task-nameless"),
                name => words::Sentence::of_texts(name, name),
            };
            let line = match task.overdue {
                true => sentence!("task-line-overdue", due = due, kind = kind, name = name),
                false => sentence!("task-line", due = due, kind = kind, name = name),
            };
            line.to_string()
        })
        .collect();
    if lines.is_empty() {
        lines.push(sentence!("task-none").to_string());
    }
    Ok(Report::done(json!(json), lines.join("\n")))
}
