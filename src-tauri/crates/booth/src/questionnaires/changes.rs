//! What does publishing mean for the answers that are there already?
//!
//! The owner reads it before publishing. Whoever changes a questionnaire during
//! a fair fears one thing: losing the answers collected so far.

use crate::facts::AskedQuestionnaire;
use crate::wording;
use std::collections::BTreeMap;
use survey::Questionnaire;
use tables::response::Counts;
use words::{Sentence, sentence};

/// Labels named in one sentence; more are not written out.
const NAMED: usize = 3;

/// The sentences to show before `next` is published. `apart` are the questions
/// that get a column of their own because they take another kind of answer.
pub(super) fn sentences(
    asked: &Questionnaire,
    next: &Questionnaire,
    apart: &BTreeMap<String, String>,
    responses: Counts,
) -> Vec<Sentence> {
    let changes = asked.changes_to(next);
    let mut sentences = Vec::new();
    if responses.all > 0 {
        let count = responses.all;
        sentences.push(sentence!("changes-responses-stay", count = count));
    }
    if responses.unfinished > 0 {
        let count = responses.unfinished;
        sentences.push(sentence!("changes-being-answered", count = count));
    }
    if asked.form_id() != next.form_id() {
        sentences.push(sentence!("changes-another-questionnaire"));
        return sentences;
    }
    if !changes.added.is_empty() {
        let count = changes.added.len();
        let labels = labels(next, &changes.added);
        sentences.push(sentence!(
            "changes-new-questions",
            count = count,
            labels = &labels
        ));
    }
    if !changes.removed.is_empty() {
        let count = changes.removed.len();
        let labels = labels(asked, &changes.removed);
        sentences.push(sentence!(
            "changes-retired-questions",
            count = count,
            labels = &labels
        ));
    }
    if !changes.choices_removed.is_empty() {
        let count = changes.choices_removed.len();
        sentences.push(sentence!("changes-withdrawn-choices", count = count));
    }
    let is_asked = |id: &&String| asked.questions().any(|one| one.name == **id);
    let again: Vec<String> = apart.keys().filter(is_asked).cloned().collect();
    if !again.is_empty() {
        let labels = labels(asked, &again);
        sentences.push(sentence!("changes-answered-otherwise", labels = &labels));
    }
    if sentences.is_empty() {
        sentences.push(sentence!("changes-none-yet"));
    }
    sentences
}

/// The questions by their labels, in quotation marks.
fn labels(questionnaire: &Questionnaire, paths: &[String]) -> Sentence {
    let named: Vec<Sentence> = paths
        .iter()
        .take(NAMED)
        // The path of a question, or the id of a question that stands in a
        // group.
        .filter_map(|path| {
            let by_id = || questionnaire.questions().find(|one| one.name == *path);
            questionnaire.question(path).or_else(by_id)
        })
        .map(|question| wording::label(questionnaire, question))
        .collect();
    let join = |text: fn(&Sentence) -> &str| {
        let mut quoted: Vec<String> = named
            .iter()
            .map(|label| format!("‘{}’", text(label)))
            .collect();
        if paths.len() > NAMED {
            quoted.push("…".to_owned());
        }
        quoted.join(", ")
    };
    Sentence::of_texts(join(|label| &label.ko), join(|label| &label.en))
}

/// The questions that publishing would give an id of their own. The draft is
/// not changed.
pub(super) fn apart(
    draft: &survey::Draft,
    earlier: &[std::sync::Arc<AskedQuestionnaire>],
) -> BTreeMap<String, String> {
    let mut number = 0;
    draft
        .clone()
        .keep_columns_apart(earlier.iter().map(|one| one.questionnaire.as_ref()), || {
            number += 1;
            number
        })
}
