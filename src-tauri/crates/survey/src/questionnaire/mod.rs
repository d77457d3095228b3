//! What does this questionnaire ask?
//!
//! A [`Questionnaire`] is what a workbook means: groups and questions in order,
//! choice lists, and every expression parsed. It never changes; answering it is
//! the work of [`Filling`](crate::Filling).

mod changes;
mod graph;
mod kind;
mod layout;
mod navigation;
mod text;

pub use changes::Changes;
pub(crate) use graph::{Cell, Graph, GraphError};
pub(crate) use kind::ChoiceSource;
pub use kind::{Kind, Metadata, Scale};
pub(crate) use layout::{Child, Layout};
pub(crate) use navigation::OWN_COLUMNS;
pub(crate) use text::{Text, TextPiece, reference_at};

use std::collections::BTreeMap;

use crate::expression::Expression;

/// A questionnaire, read and checked.
#[derive(Debug, Clone)]
pub struct Questionnaire {
    pub(crate) settings: Settings,
    pub(crate) languages: Vec<String>,
    /// Groups and questions in the order of the survey sheet.
    pub(crate) elements: Vec<Element>,
    pub(crate) lists: Vec<ChoiceList>,
    pub(crate) layout: Layout,
    pub(crate) graph: Graph,
}

/// What the settings sheet says.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Settings {
    pub(crate) title: String,
    pub(crate) form_id: String,
    pub(crate) version: String,
    pub(crate) default_language: Option<String>,
    pub(crate) allow_choice_duplicates: bool,
    pub(crate) keep_spaces: bool,
    pub(crate) omit_instance_id: bool,
    pub(crate) instance_name: Option<Rule>,
    /// Settings this app does not use, kept for writing them back.
    pub(crate) extra: Vec<(String, String)>,
}

/// A row of the survey sheet that stays: a group or a question.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Element {
    /// The group it stands in, by its place in `elements`.
    pub(crate) parent: Option<usize>,
    pub(crate) what: What,
}

/// A group or a question.
// Most elements are questions, so boxing them would only cost a pointer each.
#[allow(clippy::large_enum_variant)]
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum What {
    Group(Group),
    Question(Question),
}

impl Element {
    pub(crate) fn name(&self) -> &str {
        match &self.what {
            What::Group(group) => &group.name,
            What::Question(question) => &question.name,
        }
    }
}

/// A group of questions, perhaps repeated.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    /// The name.
    pub name: String,
    /// The names from the outermost group to this one, joined by `/`.
    pub path: String,
    /// Hints to the screen, such as `field-list`.
    pub appearance: Option<String>,
    pub(crate) label: Text,
    pub(crate) relevant: Option<Rule>,
    pub(crate) read_only: Option<Rule>,
    pub(crate) repeat: Option<Repeat>,
    pub(crate) extra: Vec<(String, String)>,
}

/// How often a repeated group is asked.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Repeat {
    /// Always so many times.
    Fixed(u32),
    /// As many times as the expression says, up to `Layout::MOST_REPEATS`.
    Counted(Rule),
    /// The author leaves it to the interviewer; asked once.
    Open,
}

/// One question, or one hidden value.
#[derive(Debug, Clone, PartialEq)]
pub struct Question {
    /// The name, unique in its group.
    pub name: String,
    /// The groups' names and the name, joined by `/`, without repeat numbers.
    pub path: String,
    /// What kind of answer it takes.
    pub kind: Kind,
    /// Hints to the screen: `minimal`, `quick`, `likert`, `multiline`, …
    pub appearance: Option<String>,
    /// The parameters column, by name in lower case.
    pub parameters: BTreeMap<String, String>,
    pub(crate) texts: Texts,
    pub(crate) rules: Rules,
    pub(crate) choices: Option<ChoiceSource>,
    /// The order of choices is shuffled.
    pub(crate) randomize: Option<Seed>,
    pub(crate) extra: Vec<(String, String)>,
}

/// The texts of a question.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Texts {
    pub(crate) label: Text,
    pub(crate) hint: Text,
    pub(crate) guidance_hint: Text,
    pub(crate) constraint_message: Text,
    pub(crate) required_message: Text,
}

/// The logic of a question.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Rules {
    pub(crate) relevant: Option<Rule>,
    pub(crate) required: Option<Rule>,
    pub(crate) read_only: Option<Rule>,
    pub(crate) constraint: Option<Rule>,
    pub(crate) calculation: Option<Rule>,
    pub(crate) choice_filter: Option<Rule>,
    pub(crate) default: Option<Initial>,
    /// The questions whose change runs the calculation; empty: any it reads.
    pub(crate) trigger: Vec<String>,
}

/// What a question starts with.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Initial {
    /// This text.
    Literal(String),
    /// The value of an expression when the questionnaire is opened.
    Computed(Rule),
}

/// Where the order of randomised choices comes from.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Seed {
    /// The context's seed: another order for each respondent.
    Any,
    /// A number.
    Number(String),
    /// The answer of a question.
    Question(String),
}

/// An expression as the author wrote it, and as it was understood.
#[derive(Debug, Clone)]
pub(crate) struct Rule {
    pub(crate) source: String,
    pub(crate) tree: Expression,
}

/// Two rules are the same when they are written the same: the tree follows from
/// the text.
impl PartialEq for Rule {
    fn eq(&self, other: &Self) -> bool {
        self.source == other.source
    }
}

/// The choices a question may offer.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct ChoiceList {
    pub(crate) name: String,
    /// Headers of columns beyond name and label, for `choice_filter` and look-ups.
    pub(crate) columns: Vec<String>,
    pub(crate) choices: Vec<Choice>,
}

/// One choice.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Choice {
    pub(crate) name: String,
    pub(crate) label: Text,
    /// One text per column of the list, empty where the cell is.
    pub(crate) values: Vec<String>,
}

impl Question {
    /// Whether it is worked out and has nothing to show for itself, so that it
    /// takes no place on the screen.
    pub(crate) fn is_silent(&self) -> bool {
        let worked_out = self.rules.calculation.is_some() || !self.rules.trigger.is_empty();
        worked_out && self.texts.label.is_empty() && self.texts.hint.is_empty()
    }
}

impl ChoiceList {
    /// The place of a choice by name.
    pub(crate) fn position(&self, name: &str) -> Option<usize> {
        self.choices.iter().position(|choice| choice.name == name)
    }
}

impl Questionnaire {
    /// The title people see: `form_title`, or the id where there is none.
    pub fn title(&self) -> &str {
        &self.settings.title
    }

    /// The id that stays the same from version to version: `form_id`.
    pub fn form_id(&self) -> &str {
        &self.settings.form_id
    }

    /// The version the author gave, perhaps empty.
    pub fn version(&self) -> &str {
        &self.settings.version
    }

    /// The languages as written in the headers, for example `한국어 (ko)`, in
    /// the order of the columns. Empty when no column names a language.
    pub fn languages(&self) -> &[String] {
        &self.languages
    }

    /// The language shown first, when the author named one.
    pub fn default_language(&self) -> Option<&str> {
        self.settings.default_language.as_deref()
    }

    /// The language a new filling opens in: the author's default; else that of
    /// the columns that name none (no name then), as ODK has it; else the first.
    pub(crate) fn first_language(&self) -> Option<&str> {
        let has_nameless = self.elements.iter().any(|element| {
            let label = match &element.what {
                What::Group(group) => &group.label,
                What::Question(question) => &question.texts.label,
            };
            label.entries().any(|(language, _)| language.is_empty())
        });
        match self.default_language() {
            None if has_nameless => None,
            None => self.languages.first().map(String::as_str),
            named => named,
        }
    }

    /// All questions, visible and hidden, in the order they are asked.
    pub fn questions(&self) -> impl Iterator<Item = &Question> {
        self.elements
            .iter()
            .filter_map(|element| match &element.what {
                What::Question(question) => Some(question),
                What::Group(_) => None,
            })
    }

    /// The groups around a question, outermost first.
    pub fn groups_of(&self, question: &Question) -> Vec<&Group> {
        let is_it = |element: &Element| matches!(&element.what, What::Question(q) if q.path == question.path);
        self.elements
            .iter()
            .position(is_it)
            .map_or_else(Vec::new, |element| self.groups_around(element))
    }

    /// The groups around an element, outermost first.
    pub(crate) fn groups_around(&self, element: usize) -> Vec<&Group> {
        let mut groups = Vec::new();
        let mut at = self.elements[element].parent;
        while let Some(parent) = at {
            if let What::Group(group) = &self.elements[parent].what {
                groups.push(group);
            }
            at = self.elements[parent].parent;
        }
        groups.reverse();
        groups
    }

    /// Whether everybody is asked it: neither it nor a group around it has a condition.
    pub fn is_asked_of_everybody(&self, question: &Question) -> bool {
        question.rules.relevant.is_none()
            && self
                .groups_of(question)
                .iter()
                .all(|group| group.relevant.is_none() && group.repeat.is_none())
    }

    /// What has to hold for a question to be asked, and for its choices to be offered, as
    /// it is written in the form: of itself and of every group around it.
    pub fn conditions_of<'a>(&'a self, question: &'a Question) -> Vec<&'a str> {
        let own = [&question.rules.relevant, &question.rules.choice_filter];
        let groups = self.groups_of(question).into_iter();
        let groups = groups.map(|group| &group.relevant);
        let all = own.into_iter().chain(groups).flatten();
        all.map(|rule| rule.source.as_str()).collect()
    }

    /// A group's label with its `${}` references left as written; empty when it
    /// has none.
    pub fn group_label(&self, group: &Group, language: Option<&str>) -> String {
        self.plain(&group.label, language).unwrap_or_default()
    }

    /// The group at a path such as `visitor/contact`.
    pub fn group(&self, path: &str) -> Option<&Group> {
        self.elements
            .iter()
            .find_map(|element| match &element.what {
                What::Group(group) if group.path == path => Some(group),
                _ => None,
            })
    }

    /// The question at a path such as `visitor/name`, without repeat numbers.
    pub fn question(&self, path: &str) -> Option<&Question> {
        self.questions().find(|question| question.path == path)
    }

    /// The names of the choices that an answer consists of, by the path of the
    /// question, with repeat numbers or without; an answer to a question that
    /// is not here is one whole.
    pub fn chosen<'a>(&self, path: &str, answer: &'a str) -> Vec<&'a str> {
        let field = self.layout.by_path.get(path);
        let element = field.map(|id| self.layout.fields[*id as usize].element);
        let question = match element {
            Some(element) => self.question_at(element),
            None => self.question(path),
        };
        question
            .map_or(&Kind::Text, |question| &question.kind)
            .chosen(answer)
    }

    /// All names and labels a question may offer before any filter, in a
    /// language; empty for questions without a list.
    pub fn choices_of(&self, question: &Question, language: Option<&str>) -> Vec<(String, String)> {
        let Some(ChoiceSource::List(list)) = question.choices else {
            return Vec::new();
        };
        let list = &self.lists[list];
        let label = |choice: &Choice| {
            self.plain(&choice.label, language)
                .unwrap_or_else(|| choice.name.clone())
        };
        list.choices
            .iter()
            .map(|choice| (choice.name.clone(), label(choice)))
            .collect()
    }

    /// A question's label with its `${}` references left as written.
    pub fn label_of(&self, question: &Question, language: Option<&str>) -> String {
        self.plain(&question.texts.label, language)
            .unwrap_or_default()
    }

    fn plain(&self, text: &Text, language: Option<&str>) -> Option<String> {
        text.written(language, self.default_language())
            .map(str::to_owned)
    }

    pub(crate) fn question_at(&self, element: usize) -> Option<&Question> {
        match &self.elements.get(element)?.what {
            What::Question(question) => Some(question),
            What::Group(_) => None,
        }
    }
}

/// Two questionnaires are the same when they ask the same.
impl PartialEq for Questionnaire {
    fn eq(&self, other: &Self) -> bool {
        self.settings == other.settings
            && self.languages == other.languages
            && self.elements == other.elements
            && self.lists == other.lists
    }
}
