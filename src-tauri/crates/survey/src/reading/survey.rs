//! The survey sheet, row by row.

use std::collections::HashSet;

use super::headers::{self, Record, SURVEY, extra};
use super::types::{self, RowType};
use super::{Reader, yes_or_no};
use crate::Problem;
use crate::questionnaire::{
    ChoiceList, ChoiceSource, Element, Group, Kind, Layout, Repeat, Settings, What, reference_at,
};
use crate::workbook::{Sheet, Workbook};
use words::{Sentence, sentence};

/// Groups inside groups.
const DEEPEST_GROUPS: usize = 20;

/// What the survey sheet came to.
pub(super) struct Survey {
    pub(super) elements: Vec<Element>,
    /// The row of each element.
    pub(super) rows: Vec<u32>,
    pub(super) lists: Vec<ChoiceList>,
}

/// A group not yet closed.
pub(super) struct Open {
    element: Option<usize>,
    repeat: bool,
    row: u32,
    pub(super) names: HashSet<String>,
    /// The names in lower case.
    pub(super) folded_names: HashSet<String>,
    /// Set in a `table-list` group: the list its first question used.
    table_list: Option<Option<String>>,
}

impl Open {
    fn new(element: Option<usize>, repeat: bool, row: u32) -> Self {
        Self {
            element,
            repeat,
            row,
            names: HashSet::new(),
            folded_names: HashSet::new(),
            table_list: None,
        }
    }
}

/// The walk over the rows; questions and `or_other` are read in their own
/// modules.
pub(super) struct Walk<'a> {
    pub(super) reader: &'a mut Reader,
    settings: &'a Settings,
    workbook: &'a Workbook,
    pub(super) survey: Survey,
    pub(super) open: Vec<Open>,
    repeat_names: HashSet<String>,
    pub(super) questions: usize,
}

impl Reader {
    pub(super) fn survey(
        &mut self,
        sheet: &Sheet,
        settings: &Settings,
        lists: Vec<ChoiceList>,
        workbook: &Workbook,
    ) -> Option<Survey> {
        self.sheet.clone_from(&sheet.name);
        let columns = match headers::columns(sheet, &SURVEY) {
            Ok(columns) => columns,
            Err(problem) => {
                self.report(problem);
                return None;
            }
        };
        if !columns.iter().any(|column| column.key == "type") {
            self.report(
                Problem::error(
                    "missing_header",
                    sentence!("questionnaire-survey-without-type-column"),
                )
                .on(&sheet.name)
                .row(1),
            );
            return None;
        }
        self.meet_languages(&columns);
        let records = headers::records(sheet, &columns, !settings.keep_spaces);
        let mut walk = Walk {
            reader: self,
            settings,
            workbook,
            survey: Survey {
                elements: Vec::new(),
                rows: Vec::new(),
                lists,
            },
            open: vec![Open::new(None, false, 0)],
            repeat_names: HashSet::new(),
            questions: 0,
        };
        for row in &records {
            walk.row(row);
        }
        walk.finish()
    }
}

impl Walk<'_> {
    pub(super) fn error(
        &mut self,
        row: &Record,
        key: &str,
        code: &'static str,
        sentence: Sentence,
    ) {
        let problem = self.reader.at(row, key, Problem::error(code, sentence));
        self.reader.report(problem);
    }

    pub(super) fn warn(&mut self, row: &Record, key: &str, code: &'static str, sentence: Sentence) {
        let problem = self.reader.at(row, key, Problem::warning(code, sentence));
        self.reader.report(problem);
    }

    fn row(&mut self, row: &Record) {
        if row.cells.is_empty() || row.get("disabled").and_then(yes_or_no) == Some(true) {
            return;
        }
        let Some(written) = row.get("type") else {
            if row.get("name").is_none() && row.get("label").is_none() {
                self.warn(
                    row,
                    "type",
                    "comment_row",
                    sentence!("questionnaire-comment-row"),
                );
            } else {
                self.error(row, "type", "no_type", sentence!("questionnaire-no-type"));
            }
            return;
        };
        match types::understand(written) {
            RowType::Setting => {}
            RowType::End { repeat } => self.end(row, repeat),
            RowType::BeginGroup => self.begin(row, false),
            RowType::BeginRepeat => self.begin(row, true),
            RowType::Ask(kind) => self.ask(row, kind),
            RowType::Range => {
                let parameters = self.reader.parameters(row);
                let kind = self.reader.scale(row, &parameters, &self.survey.lists);
                self.question(row, kind);
            }
            RowType::Choose {
                kind,
                list,
                or_other,
            } => self.choose(row, kind, &list, or_other),
            RowType::NotHere => self.error(
                row,
                "type",
                "type_not_supported",
                sentence!("questionnaire-type-not-supported", written = written),
            ),
            RowType::Unknown => {
                let sentence = match types::nearest(written) {
                    Some(near) => sentence!(
                        "questionnaire-unknown-type-similar",
                        written = written,
                        near = near
                    ),
                    None => sentence!("questionnaire-unknown-type", written = written),
                };
                self.error(row, "type", "unknown_type", sentence);
            }
        }
    }

    /// The row's name, checked; None after reporting why not.
    pub(super) fn name(&mut self, row: &Record) -> Option<String> {
        let written = row.get("type").unwrap_or_default();
        let name = match row.get("name") {
            Some(name) => name.to_owned(),
            None if written == "note" => format!("generated_note_name_{}", row.number),
            None => {
                self.error(row, "name", "no_name", sentence!("questionnaire-no-name"));
                return None;
            }
        };
        if !super::settings::is_root_name(&name) {
            self.error(
                row,
                "name",
                "name_characters",
                sentence!("questionnaire-name-characters", name = name),
            );
            return None;
        }
        if name == "meta" {
            self.error(
                row,
                "name",
                "reserved_name",
                sentence!("questionnaire-reserved-name"),
            );
            return None;
        }
        let here = self.open.last_mut()?;
        let taken = !here.names.insert(name.clone());
        let similar = !here.folded_names.insert(name.to_lowercase());
        if taken {
            self.error(
                row,
                "name",
                "duplicate_name",
                sentence!("questionnaire-duplicate-name", name = name),
            );
            return None;
        }
        if similar {
            self.warn(
                row,
                "name",
                "similar_name",
                sentence!("questionnaire-similar-name", name = &name),
            );
        }
        Some(name)
    }

    fn parent(&self) -> Option<usize> {
        self.open.last().and_then(|open| open.element)
    }

    pub(super) fn path(&self, name: &str) -> String {
        match self
            .parent()
            .map(|parent| &self.survey.elements[parent].what)
        {
            Some(What::Group(group)) => format!("{}/{name}", group.path),
            _ => name.to_owned(),
        }
    }

    pub(super) fn push(&mut self, row: u32, what: What) -> usize {
        let parent = self.parent();
        self.survey.elements.push(Element { parent, what });
        self.survey.rows.push(row);
        self.survey.elements.len() - 1
    }

    fn begin(&mut self, row: &Record, repeat: bool) {
        let name = self.name(row);
        if repeat && let Some(name) = &name {
            let root = self
                .settings
                .extra
                .iter()
                .find(|(header, _)| header == "name");
            let root = root.map_or("data", |(_, name)| name);
            if name == root {
                self.error(
                    row,
                    "name",
                    "repeat_name",
                    sentence!("questionnaire-repeat-named-like-survey", root = root),
                );
            } else if !self.repeat_names.insert(name.clone()) {
                self.error(
                    row,
                    "name",
                    "repeat_name",
                    sentence!("questionnaire-repeat-name", name = name),
                );
            }
        }
        // A nameless group is already an error; it still opens, so that its end
        // is not reported as well.
        let name = name.unwrap_or_else(|| format!("group_{}", row.number));
        let count = if repeat { self.count(row) } else { None };
        let appearance = row.get("control::appearance").map(str::to_owned);
        let table_list = appearance
            .as_deref()
            .is_some_and(|a| a.split(' ').any(|word| word == "table-list"));
        let group = Group {
            path: self.path(&name),
            name,
            label: self.reader.text(row, "label"),
            relevant: self.reader.rule(row, "bind::relevant"),
            read_only: self
                .reader
                .rule(row, "bind::readonly")
                .filter(|rule| rule.source != "false()"),
            repeat: repeat.then(|| count.unwrap_or(Repeat::Open)),
            appearance,
            extra: extra(row),
        };
        if self.open.len() > DEEPEST_GROUPS {
            self.error(row, "type", "too_deep", sentence!("questionnaire-too-deep"));
            return;
        }
        let element = self.push(row.number, What::Group(group));
        let mut open = Open::new(Some(element), repeat, row.number);
        open.table_list = table_list.then_some(None);
        self.open.push(open);
    }

    fn count(&mut self, row: &Record) -> Option<Repeat> {
        let Some(written) = row.get("control::jr:count") else {
            self.warn(
                row,
                "type",
                "repeat_without_count",
                sentence!("questionnaire-repeat-without-count"),
            );
            return None;
        };
        match written.parse::<u32>() {
            Ok(count) if count <= Layout::MOST_REPEATS => Some(Repeat::Fixed(count)),
            Ok(_) => {
                self.error(
                    row,
                    "control::jr:count",
                    "too_many_repeats",
                    sentence!(
                        "questionnaire-too-many-repeats",
                        most = Layout::MOST_REPEATS
                    ),
                );
                None
            }
            Err(_) => self
                .reader
                .rule(row, "control::jr:count")
                .map(Repeat::Counted),
        }
    }

    fn end(&mut self, row: &Record, repeat: bool) {
        let matches = self
            .open
            .last()
            .is_some_and(|open| open.element.is_some() && open.repeat == repeat);
        if matches {
            self.open.pop();
            return;
        }
        let (end, begin) = if repeat {
            ("end_repeat", "begin_repeat")
        } else {
            ("end_group", "begin_group")
        };
        self.error(
            row,
            "type",
            "unmatched_end",
            sentence!("questionnaire-unmatched-end", end = end, begin = begin),
        );
    }

    fn choose(&mut self, row: &Record, kind: Kind, list: &str, or_other: bool) {
        let parameters = self.reader.parameters(row);
        self.reader
            .accept_only(row, &parameters, &["randomize", "seed"]);
        let randomize = self.reader.seed(row, &parameters);
        let source = match reference_at(list) {
            Some((name, length)) if length == list.len() => {
                Some(ChoiceSource::Answers(name.to_owned()))
            }
            _ => self
                .list(row, &kind, list, or_other)
                .map(ChoiceSource::List),
        };
        self.check_table_list(row, list);
        let Some(element) = self.question(row, kind) else {
            return;
        };
        if let What::Question(question) = &mut self.survey.elements[element].what {
            question.choices = source;
            question.randomize = randomize;
        }
        if or_other {
            self.other_question(row, element);
        }
    }

    fn list(&mut self, row: &Record, kind: &Kind, name: &str, or_other: bool) -> Option<usize> {
        let Some(at) = self.survey.lists.iter().position(|list| list.name == name) else {
            let similar = super::similar_sheets(self.workbook, "choices").join(", ");
            let hint = self.survey.lists.is_empty() && !similar.is_empty();
            let sentence = if hint {
                sentence!(
                    "questionnaire-list-similar-sheet",
                    name = name,
                    similar = similar
                )
            } else {
                sentence!("questionnaire-list-not-found", name = name)
            };
            self.error(row, "type", "list_not_found", sentence);
            return None;
        };
        if matches!(kind, Kind::SelectMultiple | Kind::Rank) {
            let spaced = self.survey.lists[at]
                .choices
                .iter()
                .find(|choice| choice.name.contains(' '));
            if let Some(choice) = spaced.map(|choice| choice.name.clone()) {
                self.error(
                    row,
                    "type",
                    "choice_with_space",
                    sentence!("questionnaire-choice-with-space", choice = choice),
                );
            }
        }
        if !or_other {
            return Some(at);
        }
        if row.get("choice_filter").is_some() {
            self.error(
                row,
                "choice_filter",
                "or_other_filter",
                sentence!("questionnaire-or-other-filter"),
            );
        }
        Some(self.list_with_other(at))
    }

    /// In a `table-list` group every question shares one list, whose labels are
    /// written once above them.
    fn check_table_list(&mut self, row: &Record, list: &str) {
        let Some(Some(first)) = self.open.last().map(|open| open.table_list.clone()) else {
            return;
        };
        match first {
            None => {
                if row.get("choice_filter").is_some() {
                    self.error(
                        row,
                        "choice_filter",
                        "table_list",
                        sentence!("questionnaire-table-list-filter"),
                    );
                }
                if let Some(open) = self.open.last_mut() {
                    open.table_list = Some(Some(list.to_owned()));
                }
            }
            Some(first) if first != list => self.error(
                row,
                "type",
                "table_list",
                sentence!("questionnaire-table-list-lists", first = first, list = list),
            ),
            Some(_) => {}
        }
    }

    fn finish(mut self) -> Option<Survey> {
        if self.open.len() > 1 {
            while let Some(Open {
                element: Some(element),
                row,
                ..
            }) = self.open.pop()
            {
                let name = self.survey.elements[element].name().to_owned();
                let problem = Problem::error(
                    "unclosed_group",
                    sentence!("questionnaire-unclosed-group", name = name),
                );
                let problem = problem.on(&self.reader.sheet).row(row);
                self.reader.report(problem);
            }
        }
        Some(self.survey)
    }
}
