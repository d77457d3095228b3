//! What does the next version of a questionnaire ask that this one did not?

use std::collections::BTreeSet;

use super::{ChoiceSource, Question, Questionnaire};

/// The difference between two versions, for those who collected answers with
/// the first. Everything is named by path, so a label that was reworded is no
/// difference.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Changes {
    /// Paths of questions only the next version asks.
    pub added: Vec<String>,
    /// Paths of questions only the first version asks.
    pub removed: Vec<String>,
    /// Paths of questions both ask, with a choice only the first offers.
    pub choices_removed: Vec<(String, String)>,
}

impl Questionnaire {
    /// What changes for answers to this version when `next` is asked.
    pub fn changes_to(&self, next: &Self) -> Changes {
        let answered = |form: &Self| -> BTreeSet<String> {
            form.questions()
                .filter(|question| question.kind.is_answerable())
                .map(|question| question.path.clone())
                .collect()
        };
        let (before, after) = (answered(self), answered(next));
        let in_order = |form: &Self, paths: &BTreeSet<String>, without: &BTreeSet<String>| {
            form.questions()
                .map(|question| &question.path)
                .filter(|path| paths.contains(*path) && !without.contains(*path))
                .cloned()
                .collect()
        };
        let mut choices_removed = Vec::new();
        for question in self.questions() {
            let Some(later) = next.question(&question.path) else {
                continue;
            };
            let kept: BTreeSet<&str> = next.choice_names(later).collect();
            let gone = self
                .choice_names(question)
                .filter(|name| !kept.contains(name));
            choices_removed.extend(gone.map(|name| (question.path.clone(), name.to_owned())));
        }
        Changes {
            added: in_order(next, &after, &before),
            removed: in_order(self, &before, &after),
            choices_removed,
        }
    }

    fn choice_names(&self, question: &Question) -> impl Iterator<Item = &str> {
        let list = match question.choices {
            Some(ChoiceSource::List(list)) => self.lists.get(list),
            _ => None,
        };
        list.into_iter()
            .flat_map(|list| &list.choices)
            .map(|choice| choice.name.as_str())
    }
}
