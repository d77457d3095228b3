//! A questionnaire in both languages of the product.
//!
//! An XLSForm may have any languages under any name (`한국어 (ko)`); what staff
//! see is Korean and English. A language that is missing falls back to the
//! questionnaire's own default.

use crate::AskedQuestion;
use survey::{FieldState, Filling, Kind, Question, Questionnaire, Violation};
use words::Sentence;

/// The header of the column for a language code (BCP 47), if there is one.
fn language<'a>(questionnaire: &'a Questionnaire, code: &str) -> Option<&'a str> {
    let suffix = format!("({code})");
    questionnaire
        .languages()
        .iter()
        .map(String::as_str)
        .find(|name| name.trim_end().ends_with(&suffix) || *name == code)
}

fn both(questionnaire: &Questionnaire, text: impl Fn(Option<&str>) -> String) -> Sentence {
    Sentence::new(
        text(language(questionnaire, "ko")),
        text(language(questionnaire, "en")),
    )
}

/// What a question asks.
pub(crate) fn label(questionnaire: &Questionnaire, question: &Question) -> Sentence {
    both(questionnaire, |language| {
        questionnaire.label_of(question, language)
    })
}

/// The choices a question may offer, by name.
pub(crate) fn choices(
    questionnaire: &Questionnaire,
    question: &Question,
) -> Vec<(String, Sentence)> {
    let korean = questionnaire.choices_of(question, language(questionnaire, "ko"));
    let english = questionnaire.choices_of(question, language(questionnaire, "en"));
    korean
        .into_iter()
        .zip(english)
        .map(|((name, ko), (_, en))| (name, Sentence::new(ko, en)))
        .collect()
}

/// The questions that apply now, in order, in both languages.
pub(crate) fn asked(filling: &Filling) -> Vec<AskedQuestion> {
    let questionnaire = filling.questionnaire();
    let korean = filling.visible_questions(language(questionnaire, "ko"));
    let english = filling.visible_questions(language(questionnaire, "en"));
    side_by_side(korean, english)
}

/// The questions that apply now, in order, in one language of the questionnaire
/// only, for whoever wants to see how it reads in that language.
pub(crate) fn asked_in(filling: &Filling, language: &str) -> Vec<AskedQuestion> {
    let asked = filling.visible_questions(Some(language));
    side_by_side(asked.clone(), asked)
}

fn side_by_side(
    korean: Vec<survey::AskedQuestion<'_>>,
    english: Vec<survey::AskedQuestion<'_>>,
) -> Vec<AskedQuestion> {
    korean
        .into_iter()
        .zip(english)
        .map(|(ko, en)| AskedQuestion {
            label: Sentence::new(ko.state.label.clone(), en.state.label.clone()),
            hint: Sentence::new(ko.hint.clone(), en.hint.clone()),
            kind: ko.question.kind.clone(),
            choices: ko
                .choices
                .into_iter()
                .zip(en.choices)
                .map(|(ko, en)| (ko.name, Sentence::new(ko.label, en.label)))
                .collect(),
            value: split(&ko.question.kind, ko.state.value.as_deref()),
            required: ko.state.required,
            // What is missing is said when the survey is handed in; a question
            // nobody has come to yet is not wrong.
            violation: match ko.state.violation {
                Some(Violation::Constraint) => Some(violation(&ko.state, &en.state)),
                Some(Violation::Required) | None => None,
            },
            path: ko.state.path,
        })
        .collect()
}

/// What is missing or wrong first, if anything.
pub(crate) fn first_violation(filling: &Filling) -> Option<Sentence> {
    let path = filling.first_violation()?.path;
    let questionnaire = filling.questionnaire();
    let find = |code: &str| {
        filling
            .visible_questions(language(questionnaire, code))
            .into_iter()
            .map(|asked| asked.state)
            .find(|state| state.path == path)
    };
    Some(violation(&find("ko")?, &find("en")?))
}

/// The author's own message, or a plain sentence where there is none.
fn violation(ko: &FieldState, en: &FieldState) -> Sentence {
    let plain = match ko.violation {
        Some(Violation::Required) => Sentence::new(
            format!(
                "‘{}’에 답이 필요합니다. 다른 답은 그대로 있습니다.",
                ko.label
            ),
            format!(
                "‘{}’ needs an answer. The other answers are kept.",
                en.label
            ),
        ),
        _ => Sentence::new(
            format!(
                "‘{}’의 답을 다시 확인해 주세요. 적으신 답은 그대로 있습니다.",
                ko.label
            ),
            format!(
                "Check the answer to ‘{}’. What you entered is kept.",
                en.label
            ),
        ),
    };
    Sentence::new(
        ko.message.clone().unwrap_or(plain.ko),
        en.message.clone().unwrap_or(plain.en),
    )
}

fn split(kind: &Kind, value: Option<&str>) -> Vec<String> {
    match (kind, value) {
        (_, None) => Vec::new(),
        // Several choices are stored in one text, separated by spaces (XLSForm).
        (Kind::SelectMultiple | Kind::Rank, Some(value)) => {
            value.split_whitespace().map(str::to_owned).collect()
        }
        (_, Some(value)) => vec![value.to_owned()],
    }
}
