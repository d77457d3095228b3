//! `or_other`: a choice "Other" and a question that asks what.

use std::collections::{BTreeMap, HashSet};

use super::headers::Record;
use super::survey::Walk;
use crate::expression::parse;
use crate::questionnaire::{Choice, Kind, Question, Rule, Rules, Text, Texts, What};

impl Walk<'_> {
    /// The list with "Other" at its end. pyxform adds it to the list itself, so
    /// that every other question using the list shows "Other" too; here the
    /// question gets its own copy.
    pub(super) fn list_with_other(&mut self, at: usize) -> usize {
        if self.survey.lists[at].position("other").is_some() {
            return at;
        }
        let mut copy = self.survey.lists[at].clone();
        copy.name = format!("{}_or_other", copy.name);
        let languages: HashSet<&str> = copy
            .choices
            .iter()
            .flat_map(|choice| choice.label.entries().map(|(language, _)| language))
            .collect();
        let mut label = Text::default();
        for language in self.reader.languages.iter().map(String::as_str).chain([""]) {
            if languages.contains(language) {
                label.insert(language, other_label(language, "기타", "Other"));
            }
        }
        if label.is_empty() {
            label.insert("", "Other");
        }
        let values = vec![String::new(); copy.columns.len()];
        copy.choices.push(Choice {
            name: "other".to_owned(),
            label,
            values,
        });
        // Another question may have made the same copy, or the author a list of
        // the same name.
        while let Some(taken) = self
            .survey
            .lists
            .iter()
            .position(|list| list.name == copy.name)
        {
            if self.survey.lists[taken] == copy {
                return taken;
            }
            copy.name.push('_');
        }
        self.survey.lists.push(copy);
        self.survey.lists.len() - 1
    }

    pub(super) fn other_question(&mut self, row: &Record, element: usize) {
        let asked = self.survey.elements[element].name().to_owned();
        let name = format!("{asked}_other");
        let taken = self
            .open
            .last_mut()
            .is_some_and(|open| !open.names.insert(name.clone()));
        if taken {
            self.error(
                row,
                "name",
                "duplicate_name",
                format!(
                    "or_other가 만드는 ‘{name}’ 이름이 이미 있습니다. 질문 이름을 바꾸어 주세요."
                ),
                format!(
                    "The name ‘{name}’ that or_other makes is already taken. Rename the question."
                ),
            );
            return;
        }
        let source = format!("selected(../{asked}, 'other')");
        let Ok(tree) = parse(&source) else {
            return;
        };
        let mut texts = Texts::default();
        let What::Question(question) = &self.survey.elements[element].what else {
            return;
        };
        for (language, _) in question.texts.label.entries() {
            texts.label.insert(
                language,
                other_label(language, "기타 내용을 적어 주세요.", "Specify other."),
            );
        }
        if texts.label.is_empty() {
            texts.label.insert("", "Specify other.");
        }
        let rules = Rules {
            relevant: Some(Rule { source, tree }),
            ..Rules::default()
        };
        let question = Question {
            path: self.path(&name),
            name,
            kind: Kind::Text,
            appearance: None,
            parameters: BTreeMap::new(),
            texts,
            rules,
            choices: None,
            randomize: None,
            extra: Vec::new(),
        };
        self.push(row.number, What::Question(question));
    }
}

fn other_label(language: &str, korean: &'static str, english: &'static str) -> &'static str {
    let is_korean = language.contains("(ko") || language.contains("한국") || language == "ko";
    if is_korean { korean } else { english }
}
