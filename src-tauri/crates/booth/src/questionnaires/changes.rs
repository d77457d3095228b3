//! What does publishing mean for the answers that are there already?
//!
//! Said before the button is pressed, because whoever changes a questionnaire
//! during a fair is afraid of one thing: losing what was collected.

use super::{AskedQuestionnaire, wording};
use std::collections::BTreeMap;
use survey::Questionnaire;
use tables::response::Counts;
use words::Sentence;

/// Labels named in one sentence at most; the rest are counted.
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
        sentences.push(Sentence::new(
            format!("이미 받은 응답 {count}건은 답하신 그대로 남고, 내보낸 파일의 열도 그대로 있습니다."),
            format!("The {count} responses collected so far stay as they were answered, and so do their columns in the files."),
        ));
    }
    if responses.unfinished > 0 {
        let count = responses.unfinished;
        sentences.push(Sentence::new(
            format!("지금 답하고 있는 {count}명은 시작한 설문지로 끝까지 답합니다."),
            format!(
                "The {count} visitors who are answering now finish the questionnaire they began."
            ),
        ));
    }
    if asked.form_id() != next.form_id() {
        sentences.push(Sentence::new(
            "지금과 다른 설문지입니다. 새로 받는 답은 모두 새 열에 담고, 지금까지의 답과 섞지 않습니다.",
            "This is another questionnaire. Its answers get columns of their own and are not mixed with those collected so far.",
        ));
        return sentences;
    }
    if !changes.added.is_empty() {
        let count = changes.added.len();
        let labels = labels(next, &changes.added);
        sentences.push(Sentence::new(
            format!(
                "새로 묻는 질문 {count}개: {}. 먼저 답하신 분들은 이 칸이 비어 있습니다.",
                labels.ko
            ),
            format!(
                "{count} new: {}. For those who answered before, this column is blank.",
                labels.en
            ),
        ));
    }
    if !changes.removed.is_empty() {
        let count = changes.removed.len();
        let labels = labels(asked, &changes.removed);
        sentences.push(Sentence::new(
            format!(
                "더 묻지 않는 질문 {count}개: {}. 받은 답과 열은 그대로 있습니다.",
                labels.ko
            ),
            format!(
                "{count} no longer asked: {}. Their answers and columns stay.",
                labels.en
            ),
        ));
    }
    if !changes.choices_removed.is_empty() {
        let count = changes.choices_removed.len();
        sentences.push(Sentence::new(
            format!("더 보이지 않는 선택지 {count}개. 이미 고르신 답은 그대로 있습니다."),
            format!("{count} choices are no longer offered. Answers that chose them stay."),
        ));
    }
    let is_asked = |id: &&String| asked.questions().any(|one| one.name == **id);
    let again: Vec<String> = apart.keys().filter(is_asked).cloned().collect();
    if !again.is_empty() {
        let labels = labels(asked, &again);
        sentences.push(Sentence::new(
            format!("답하는 방법이 달라진 질문: {}. 앞의 답이 섞이지 않게 새 열에 담습니다.", labels.ko),
            format!("Answered in another way: {}. It gets a column of its own, so that earlier answers are not mixed with new ones.", labels.en),
        ));
    }
    if sentences.is_empty() {
        sentences.push(Sentence::new(
            "아직 받은 응답이 없어 달라질 것이 없습니다.",
            "There are no responses yet, so nothing changes for anybody.",
        ));
    }
    sentences
}

/// The questions by their labels, in quotation marks.
fn labels(questionnaire: &Questionnaire, paths: &[String]) -> Sentence {
    let named: Vec<Sentence> = paths
        .iter()
        .take(NAMED)
        // A path of the questionnaire, or an id that stands in a group there.
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
    Sentence::new(join(|label| &label.ko), join(|label| &label.en))
}

/// The questions that would get an id of their own, without giving them one.
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
