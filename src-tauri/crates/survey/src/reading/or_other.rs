//! `or_other`: a choice "Other" and a question that asks what.

use std::collections::{BTreeMap, HashSet};

use super::headers::Record;
use super::survey::Walk;
use crate::expression::parse;
use crate::questionnaire::{Choice, Kind, Question, Rule, Rules, Text, Texts, What};
use words::{Sentence, sentence};

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
        let other = sentence!("questionnaire-other");
        let mut label = Text::default();
        for language in self.reader.languages.iter().map(String::as_str).chain([""]) {
            if languages.contains(language) {
                label.insert(language, in_language(&other, language));
            }
        }
        if label.is_empty() {
            label.insert("", &other.en);
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
        let taken = self.open.last_mut().is_some_and(|open| {
            open.folded_names.insert(name.to_lowercase());
            !open.names.insert(name.clone())
        });
        if taken {
            self.error(
                row,
                "name",
                "duplicate_name",
                sentence!("questionnaire-or-other-name-taken", name = name),
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
        let specify = sentence!("questionnaire-other-specify");
        for (language, _) in question.texts.label.entries() {
            texts
                .label
                .insert(language, in_language(&specify, language));
        }
        if texts.label.is_empty() {
            texts.label.insert("", &specify.en);
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

/// The text in the language that a column's header names, as authors write
/// them: `한국어 (ko)`, `한국어`, `ko`. English for any other.
fn in_language<'a>(sentence: &'a Sentence, header: &str) -> &'a str {
    let names = |code: &str, name: &str| {
        header.contains(&format!("({code}")) || header.contains(name) || header == code
    };
    if names("ko", "한국") {
        &sentence.ko
    } else if names("ja", "日本") {
        sentence.ja().unwrap_or(&sentence.en)
    } else if names("zh", "中文") {
        sentence.zh().unwrap_or(&sentence.en)
    } else {
        &sentence.en
    }
}
