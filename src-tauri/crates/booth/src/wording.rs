//! A questionnaire in both languages of the product.
//!
//! An XLSForm may have any languages under any name (`한국어 (ko)`); what staff
//! see is Korean and English. A language that is missing falls back to the
//! questionnaire's own default. Visitors at the kiosk may also choose Japanese
//! or Chinese, where the questionnaire has them.

use records::responses::QuotaAction;
use survey::{FieldState, Filling, Kind, Question, Questionnaire, Violation};
use words::{Sentence, sentence};

/// One question of the survey as it stands now.
#[derive(Debug, Clone, PartialEq)]
pub struct AskedQuestion {
    /// Its path, to answer by.
    pub path: String,
    /// What to ask.
    pub label: Sentence,
    /// A word of help; may be empty.
    pub hint: Sentence,
    /// How it is answered.
    pub kind: Kind,
    /// The choices that apply now, by name.
    pub choices: Vec<(String, Sentence)>,
    /// The chosen names, or the one text; empty when not answered.
    pub value: Vec<String>,
    /// Whether it has to be answered.
    pub required: bool,
    /// What is wrong with the answer.
    pub violation: Option<Sentence>,
    /// The choices whose quota is full.
    pub full: Vec<FullChoice>,
}

/// A choice whose quota is full.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FullChoice {
    /// Its name.
    pub choice: String,
    /// The quota: how many were wanted.
    pub at_most: u32,
    /// What happens now.
    pub action: QuotaAction,
}

/// The languages of visitors that staff need not speak.
const FURTHER: [&str; 2] = ["ja", "zh"];

/// The header of the column for a language code (BCP 47), if there is one; a
/// region or script behind the code (`zh-Hans`) does not matter.
fn language<'a>(questionnaire: &'a Questionnaire, code: &str) -> Option<&'a str> {
    let code_of = |name: &str| {
        let name = name.trim_end().trim_end_matches(')');
        let tag = name.rsplit('(').next().unwrap_or(name);
        tag.split('-').next().unwrap_or(tag).trim() == code
    };
    questionnaire
        .languages()
        .iter()
        .map(String::as_str)
        .find(|name| code_of(name))
}

/// The languages that visitors can choose from (BCP 47): Korean, in which the kiosk
/// stands, and the others that the questionnaire was translated into. A button that
/// leads to questions in another language promises what is not there.
pub(crate) fn languages(questionnaire: &Questionnaire) -> Vec<&'static str> {
    let translated = ["en"]
        .into_iter()
        .chain(FURTHER)
        .filter(|code| language(questionnaire, code).is_some());
    std::iter::once("ko").chain(translated).collect()
}

fn both(questionnaire: &Questionnaire, text: impl Fn(Option<&str>) -> String) -> Sentence {
    Sentence::of_texts(
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
        .map(|((name, ko), (_, en))| (name, Sentence::of_texts(ko, en)))
        .collect()
}

/// The questions that apply now, in order, in every language they are asked in.
pub(crate) fn asked(filling: &Filling) -> Vec<AskedQuestion> {
    let questionnaire = filling.questionnaire();
    let spoken = |code: &str| filling.visible_questions(language(questionnaire, code));
    let further = FURTHER.map(|code| language(questionnaire, code).map(|_| spoken(code)));
    side_by_side(spoken("ko"), spoken("en"), further)
}

/// The questions that apply now, in order, in one language of the questionnaire
/// only, to see how it reads in that language.
pub(crate) fn asked_in(filling: &Filling, language: &str) -> Vec<AskedQuestion> {
    let asked = filling.visible_questions(Some(language));
    side_by_side(asked.clone(), asked, [None, None])
}

fn side_by_side(
    korean: Vec<survey::AskedQuestion<'_>>,
    english: Vec<survey::AskedQuestion<'_>>,
    [japanese, chinese]: [Option<Vec<survey::AskedQuestion<'_>>>; 2],
) -> Vec<AskedQuestion> {
    let mut asked = Vec::with_capacity(korean.len());
    for (index, (ko, en)) in korean.into_iter().zip(english).enumerate() {
        let ja = japanese.as_ref().and_then(|all| all.get(index));
        let zh = chinese.as_ref().and_then(|all| all.get(index));
        let wording = |text: &dyn Fn(&survey::AskedQuestion<'_>) -> String| {
            Sentence::of_texts(text(&ko), text(&en)).with_further(ja.map(text), zh.map(text))
        };
        let choice = |index: usize| {
            wording(&move |asked| {
                asked
                    .choices
                    .get(index)
                    .map_or_else(String::new, |choice| choice.label.clone())
            })
        };
        asked.push(AskedQuestion {
            label: wording(&|asked| asked.state.label.clone()),
            hint: wording(&|asked| asked.hint.clone()),
            choices: ko
                .choices
                .iter()
                .enumerate()
                .map(|(index, offered)| (offered.name.clone(), choice(index)))
                .collect(),
            kind: ko.question.kind.clone(),
            value: ko.state.value.as_deref().map_or_else(Vec::new, |value| {
                let chosen = ko.question.kind.chosen(value);
                chosen.into_iter().map(str::to_owned).collect()
            }),
            required: ko.state.required,
            // A missing answer is reported when the survey is handed in; a
            // question nobody has reached yet is not wrong.
            violation: match ko.state.violation {
                Some(Violation::Constraint | Violation::TooLong) => Some(violation(
                    &ko.state,
                    &en.state,
                    [ja, zh].map(|asked| asked.map(|asked| &asked.state)),
                )),
                Some(Violation::Required) | None => None,
            },
            full: Vec::new(),
            path: ko.state.path,
        });
    }
    asked
}

/// What is missing or wrong first, if anything.
pub(crate) fn first_violation(filling: &Filling) -> Option<Sentence> {
    violation_of(filling, &filling.first_violation()?.path)
}

/// What is missing or wrong with one question, if anything.
pub(crate) fn violation_of(filling: &Filling, path: &str) -> Option<Sentence> {
    let questionnaire = filling.questionnaire();
    let find = |code: &str| {
        filling
            .visible_questions(language(questionnaire, code))
            .into_iter()
            .map(|asked| asked.state)
            .find(|state| state.path == path && state.violation.is_some())
    };
    let further = FURTHER.map(|code| language(questionnaire, code).and_then(|_| find(code)));
    let [ja, zh] = &further;
    Some(violation(
        &find("ko")?,
        &find("en")?,
        [ja.as_ref(), zh.as_ref()],
    ))
}

/// An answer as people read it: the labels of choices, or the text itself.
pub(crate) fn in_words(
    questionnaire: &Questionnaire,
    question: &Question,
    value: &str,
) -> Sentence {
    let labels = choices(questionnaire, question);
    let read = |text: fn(&Sentence) -> &String| {
        question
            .kind
            .chosen(value)
            .into_iter()
            .map(|name| {
                labels
                    .iter()
                    .find(|(known, _)| known == name)
                    .map_or_else(|| name.to_owned(), |(_, label)| text(label).clone())
            })
            .collect::<Vec<_>>()
            .join(", ")
    };
    Sentence::of_texts(read(|label| &label.ko), read(|label| &label.en))
}

/// The author's own message, or a plain sentence where there is none, in every
/// language the questionnaire is asked in.
fn violation(ko: &FieldState, en: &FieldState, further: [Option<&FieldState>; 2]) -> Sentence {
    let [ja, zh] = further;
    let label = |state: &FieldState| state.label.clone();
    let label = Sentence::of_texts(label(ko), label(en)).with_further(ja.map(label), zh.map(label));
    let plain = match ko.violation {
        Some(Violation::Required) => sentence!("answer-required", label = label),
        Some(Violation::TooLong) => sentence!("answer-worked-out-too-long", label = label),
        _ => sentence!("answer-to-check", label = label),
    };
    let message = |state: &FieldState, plain: &str| {
        let own = state.message.clone();
        own.unwrap_or_else(|| plain.to_owned())
    };
    Sentence::of_texts(message(ko, &plain.ko), message(en, &plain.en)).with_further(
        ja.zip(plain.ja()).map(|(ja, plain)| message(ja, plain)),
        zh.zip(plain.zh()).map(|(zh, plain)| message(zh, plain)),
    )
}
