//! What the screen is told.

use super::Filling;
use super::view::View;
use crate::expression::{Meter, Node, Scope};
use crate::questionnaire::{ChoiceSource, Question, Text, TextPiece};

/// The longest label, hint or message with the answers it quotes, in bytes.
const LONGEST_SHOWN: usize = 16 * 1024;

/// What stands where a text was too long to show.
const CUT: &str = "…";

/// What is wrong with an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Violation {
    /// It is required and missing.
    Required,
    /// It does not satisfy the constraint.
    Constraint,
    /// What is worked out for it is more text than can be kept, so it is blank.
    TooLong,
}

/// The paths whose state an answer changed, in the order of the survey. Labels
/// that quote a changed answer are not listed; draw them again with it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Changed {
    /// Paths of questions.
    pub paths: Vec<String>,
}

/// The state of one question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldState {
    /// The path, with repeat numbers.
    pub path: String,
    /// The name.
    pub name: String,
    /// Whether it is asked.
    pub relevant: bool,
    /// Whether it must be answered.
    pub required: bool,
    /// Whether it cannot be changed.
    pub readonly: bool,
    /// The answer; None when blank or hidden.
    pub value: Option<String>,
    /// The names of the choices offered; None for questions without choices.
    pub choices: Option<Vec<String>>,
    /// What is wrong; nothing is wrong with a hidden question.
    pub violation: Option<Violation>,
    /// The author's message for the violation.
    pub message: Option<String>,
    /// The label, with answers filled in.
    pub label: String,
}

/// A choice to show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfferedChoice {
    /// What is stored.
    pub name: String,
    /// What is shown.
    pub label: String,
}

/// A question to show, with everything a screen needs.
#[derive(Debug, Clone)]
pub struct AskedQuestion<'a> {
    /// The question itself: kind, appearance, parameters.
    pub question: &'a Question,
    /// Its state.
    pub state: FieldState,
    /// The hint; empty when there is none.
    pub hint: String,
    /// Further guidance; empty when there is none.
    pub guidance: String,
    /// What to say when it is required and missing; empty when the author
    /// wrote nothing.
    pub required_message: String,
    /// The choices with labels, in the order to show them.
    pub choices: Vec<OfferedChoice>,
    /// Labels of the groups around it, outermost first; groups without a label
    /// are left out.
    pub group_labels: Vec<String>,
}

impl Filling {
    /// The state of every question in order, visible or not, with labels in
    /// the language of the filling.
    pub fn states(&self) -> Vec<FieldState> {
        (0..self.fields.len() as u32)
            .filter_map(|id| self.field_state(id, self.language()))
            .collect()
    }

    /// The state of one question, by path or name.
    pub fn state(&self, path_or_name: &str) -> Option<FieldState> {
        self.field_state(self.find(path_or_name).ok()?, self.language())
    }

    /// The questions to show now, in order, in a language.
    pub fn visible_questions(&self, language: Option<&str>) -> Vec<AskedQuestion<'_>> {
        let ids = 0..self.fields.len() as u32;
        ids.filter_map(|id| self.asked(id, language.or(self.language())))
            .collect()
    }

    /// The first relevant question whose answer is missing or wrong, so that
    /// nothing can be handed in.
    pub fn first_violation(&self) -> Option<FieldState> {
        let ids = 0..self.fields.len() as u32;
        let stops = |id: &u32| match self.violation(*id) {
            Some(Violation::TooLong) => self.fields[*id as usize].required,
            violation => violation.is_some(),
        };
        ids.filter(stops)
            .find_map(|id| self.field_state(id, self.language()))
    }

    fn asked(&self, id: u32, language: Option<&str>) -> Option<AskedQuestion<'_>> {
        let question = self.question(id)?;
        let slot = &self.fields[id as usize];
        let shown = question.kind.is_visible() && !question.is_silent();
        if !slot.relevant || !shown {
            return None;
        }
        let text = |text: &Text| self.show(Node::Field(id), text, language);
        let names = self.offered_names(id);
        let choices = names.into_iter().map(|name| OfferedChoice {
            label: self.choice_label(id, question, &name, language),
            name,
        });
        let groups = self
            .form
            .groups_around(self.form.layout.fields[id as usize].element);
        let labels = groups
            .into_iter()
            .map(|group| text(&group.label))
            .filter(|label| !label.is_empty());
        Some(AskedQuestion {
            question,
            state: self.field_state(id, language)?,
            hint: text(&question.texts.hint),
            guidance: text(&question.texts.guidance_hint),
            required_message: text(&question.texts.required_message),
            choices: choices.collect(),
            group_labels: labels.collect(),
        })
    }

    fn choice_label(
        &self,
        id: u32,
        question: &Question,
        name: &str,
        language: Option<&str>,
    ) -> String {
        let label = match question.choices {
            Some(ChoiceSource::List(list)) => {
                let list = &self.form.lists[list];
                list.position(name)
                    .map(|at| self.show(Node::Field(id), &list.choices[at].label, language))
            }
            _ => None,
        };
        label
            .filter(|label| !label.is_empty())
            .unwrap_or_else(|| name.to_owned())
    }

    fn violation(&self, id: u32) -> Option<Violation> {
        let slot = &self.fields[id as usize];
        let can_be_wrong = self
            .question(id)
            .is_some_and(|question| question.kind.is_answerable());
        if !slot.relevant {
            return None;
        }
        if slot.is_cut {
            return Some(Violation::TooLong);
        }
        if !can_be_wrong {
            return None;
        }
        match (slot.value.is_empty(), slot.required, slot.holds) {
            (true, true, _) => Some(Violation::Required),
            (false, _, false) => Some(Violation::Constraint),
            _ => None,
        }
    }

    fn field_state(&self, id: u32, language: Option<&str>) -> Option<FieldState> {
        let slot = &self.fields[id as usize];
        let question = self.question(id)?;
        let violation = self.violation(id);
        let message = violation.map(|violation| match violation {
            Violation::Required => question.texts.required_message.clone(),
            Violation::Constraint => question.texts.constraint_message.clone(),
            Violation::TooLong => Text::default(),
        });
        let show = |text: &Text| self.show(Node::Field(id), text, language);
        Some(FieldState {
            path: self.form.layout.fields[id as usize].path.clone(),
            name: question.name.clone(),
            relevant: slot.relevant,
            required: slot.required,
            readonly: slot.read_only,
            value: Some(slot.value.clone()).filter(|value| !value.is_empty()),
            choices: question.kind.has_choices().then(|| self.offered_names(id)),
            violation,
            message: message
                .map(|text| show(&text))
                .filter(|message| !message.is_empty()),
            label: show(&question.texts.label),
        })
    }

    /// A text with the answers it quotes.
    fn show(&self, node: Node, text: &Text, language: Option<&str>) -> String {
        let view = View {
            filling: self,
            language,
            has_read_cut: false.into(),
        };
        let meter = Meter::after(self.draws);
        let scope = Scope::at(&self.context, &view, node, &meter);
        let pieces = text.pieces(language, self.form.default_language());
        let piece = |piece: &TextPiece| match piece {
            TextPiece::Plain(text) => text.clone(),
            TextPiece::Value(tree) => {
                let value = scope.single(tree);
                match view.has_read_cut.take() {
                    true => CUT.to_owned(),
                    false => value.map_or_else(|_| String::new(), |value| value.stored()),
                }
            }
        };
        let mut shown = String::new();
        for more in pieces.iter().map(piece) {
            shown.push_str(&more);
            if shown.len() > LONGEST_SHOWN {
                // Nobody reads that far, and the next piece may be as long.
                shown.truncate(shown.floor_char_boundary(LONGEST_SHOWN));
                shown.push_str(CUT);
                break;
            }
        }
        shown
    }
}
