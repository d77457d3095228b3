//! The questionnaires an owner starts from.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use calamine::{Data, Reader as _, Xlsx, open_workbook};
use serde_json::Value as Json;
use survey::{Answer, Filling, Kind, Questionnaire, read_workbook};

use crate::support::context;

/// The languages of every template, in the order of its columns.
const LANGUAGES: [&str; 4] = ["한국어 (ko)", "English (en)", "日本語 (ja)", "中文 (zh)"];

/// Key presses a hurried visitor's shortest way through may take.
const MOST_PRESSES: usize = 12;

/// The folder of the templates.
pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../assets/questionnaires")
}

/// Path and stem of every template, by name.
pub fn templates() -> Vec<(PathBuf, String)> {
    let mut found: Vec<_> = fs::read_dir(folder())
        .expect("the templates ship with the repository")
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| {
            path.extension()
                .is_some_and(|extension| extension == "xlsx")
        })
        .map(|path| {
            let stem = path.file_stem().unwrap_or_default().to_string_lossy();
            (path.clone(), stem.into_owned())
        })
        .collect();
    found.sort();
    found
}

fn questionnaire(path: &Path) -> Questionnaire {
    let bytes = fs::read(path).expect("a readable file");
    let reading = read_workbook(&bytes, &path.to_string_lossy());
    assert_eq!(
        reading.problems,
        [],
        "{path:?}: an owner's first questionnaire must not even be warned about"
    );
    reading.questionnaire.expect("a form")
}

/// The list the builder shows and the files it opens must be the same ones.
#[test]
fn every_template_is_listed_with_words_in_both_languages() {
    let list = fs::read_to_string(folder().join("templates.json")).expect("the list ships too");
    let list: Json = serde_json::from_str(&list).expect("the list is JSON");
    let listed = list["templates"].as_array().expect("a list of templates");
    let mut stems = Vec::new();
    for template in listed {
        let id = template["id"].as_str().expect("an id");
        for text in ["title", "description"] {
            for language in ["ko", "en"] {
                let words = template[text][language].as_str().unwrap_or_default();
                assert!(!words.trim().is_empty(), "{id} has no {text} in {language}");
            }
        }
        stems.push(id.to_owned());
    }
    stems.sort();
    let files: Vec<String> = templates().into_iter().map(|(_, stem)| stem).collect();
    assert_eq!(stems, files);
    assert_eq!(files.len(), 6, "six kinds of booth have a template");
}

/// A questionnaire read standing is short, and nobody has to give her name.
#[test]
fn templates_are_short_and_ask_for_little() {
    for (path, stem) in templates() {
        let form = questionnaire(&path);
        assert_eq!(form.languages(), LANGUAGES, "{stem}");
        assert_eq!(form.default_language(), Some(LANGUAGES[0]), "{stem}");
        let count = form.questions().count();
        assert!((6..=9).contains(&count), "{stem} asks {count} questions");
        for question in form.questions() {
            let choices = form.choices_of(question, None);
            match question.kind {
                Kind::Text => {}
                Kind::SelectOne | Kind::SelectMultiple => assert!(
                    (3..=4).contains(&choices.len()),
                    "{stem}: {} has {} choices",
                    question.name,
                    choices.len()
                ),
                _ => panic!("{stem}: {} is neither a choice nor a text", question.name),
            }
            if question.name == "budget" {
                let declines = choices.iter().any(|(name, _)| name == "prefer_not_to_say");
                assert!(declines, "{stem}: buying power can be kept to oneself");
            }
        }
        let empty = Filling::start(Arc::new(form), context());
        let required = empty.states().iter().filter(|state| state.required).count();
        assert_eq!(
            required, 1,
            "{stem}: only what the follow-up turns on is required"
        );
    }
}

/// A visitor must never meet a sentence in a language she did not choose. The
/// reader would put the Korean text in its place, so the cells are looked at.
#[test]
fn every_text_is_there_in_every_language() {
    for (path, stem) in templates() {
        let mut workbook: Xlsx<_> = open_workbook(&path).expect("a workbook");
        for sheet in ["survey", "choices"] {
            let range = workbook.worksheet_range(sheet).expect("the sheet is there");
            let mut rows = range.rows();
            let headers: Vec<String> = rows
                .next()
                .expect("headers")
                .iter()
                .map(Data::to_string)
                .collect();
            for (number, row) in (2..).zip(rows) {
                let written = |column: &str| {
                    let at = headers.iter().position(|header| header == column);
                    at.is_some_and(|at| row[at] != Data::Empty)
                };
                for text in ["label", "hint", "required_message"] {
                    let there = LANGUAGES.map(|language| written(&format!("{text}::{language}")));
                    let complete = there.iter().all(|there| *there);
                    let absent = text != "label" && !there.contains(&true);
                    assert!(
                        complete || absent,
                        "{stem}: {sheet} row {number} lacks a {text}"
                    );
                }
            }
        }
    }
}

/// All ways to answer a question that may lead elsewhere.
fn answers_to(filling: &Filling, name: &str) -> Vec<Answer> {
    let state = filling.state(name).expect("it was asked a moment ago");
    match state.choices {
        Some(choices) => choices
            .into_iter()
            .map(|choice| Answer::Choices(vec![choice]))
            .collect(),
        None => vec![Answer::Text("빠른 답".to_owned())],
    }
}

/// Walks from question to question, choosing by `choose` among the fillings
/// that the answers lead to; the names in the order they were asked.
fn walk(
    form: &Arc<Questionnaire>,
    choose: &mut dyn FnMut(&[Filling]) -> usize,
) -> (Filling, Vec<String>) {
    let mut filling = Filling::start(Arc::clone(form), context());
    let mut asked: Vec<String> = Vec::new();
    loop {
        let next = filling
            .visible_questions(None)
            .into_iter()
            .map(|question| question.state.name)
            .find(|name| !asked.contains(name));
        let Some(name) = next else {
            return (filling, asked);
        };
        let ways: Vec<Filling> = answers_to(&filling, &name)
            .into_iter()
            .map(|answer| {
                let mut way = filling.clone();
                way.answer(&name, Some(answer))
                    .expect("an offered answer is taken");
                way
            })
            .collect();
        filling = ways[choose(&ways)].clone();
        asked.push(name);
    }
}

/// The promise of the booth: no more than twelve key presses, a number and
/// Enter for each question.
#[test]
fn the_shortest_way_through_takes_twelve_key_presses() {
    for (path, stem) in templates() {
        let form = Arc::new(questionnaire(&path));
        let (_, asked) = walk(&form, &mut |ways| {
            let open = |way: &Filling| way.visible_questions(None).len();
            (0..ways.len())
                .min_by_key(|at| open(&ways[*at]))
                .unwrap_or(0)
        });
        let presses = asked.len() * 2;
        assert!(presses <= MOST_PRESSES, "{stem} takes {presses}: {asked:?}");
    }
}

/// A branch nobody can reach is a question nobody answers, and a way that ends
/// in a violation is a visitor who cannot leave.
#[test]
fn every_question_is_reached_and_every_way_ends_well() {
    for (path, stem) in templates() {
        let form = Arc::new(questionnaire(&path));
        let mut state = 7u64;
        let mut draw = |ways: &[Filling]| {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1);
            (state >> 33) as usize % ways.len()
        };
        let mut reached = BTreeSet::new();
        for _ in 0..80 {
            let (filling, asked) = walk(&form, &mut draw);
            assert_eq!(filling.first_violation(), None, "{stem}: {asked:?}");
            reached.extend(asked);
        }
        let all: BTreeSet<String> = form
            .questions()
            .map(|question| question.name.clone())
            .collect();
        assert_eq!(reached, all, "{stem}");
    }
}
