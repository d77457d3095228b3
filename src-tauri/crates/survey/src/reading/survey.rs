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
                    "survey 시트 첫 행에 ‘type’ 열이 없습니다. type, name, label 열을 만들어 주세요.",
                    "The first row of the survey sheet has no ‘type’ column. Add the columns type, name and label.",
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
        ko: impl Into<String>,
        en: impl Into<String>,
    ) {
        let problem = self.reader.at(row, key, Problem::error(code, ko, en));
        self.reader.report(problem);
    }

    pub(super) fn warn(
        &mut self,
        row: &Record,
        key: &str,
        code: &'static str,
        ko: impl Into<String>,
        en: impl Into<String>,
    ) {
        let problem = self.reader.at(row, key, Problem::warning(code, ko, en));
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
                    "type, name, label이 모두 비어 있어 이 행은 건너뜁니다.",
                    "This row has no type, name or label and is skipped.",
                );
            } else {
                self.error(row, "type", "no_type",
                    "질문의 type이 비어 있습니다. text, integer, select_one 목록 같은 유형을 적어 주세요.",
                    "This question has no type. Write one, such as text, integer or select_one list.");
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
            RowType::Choose { kind, list, or_other } => self.choose(row, kind, &list, or_other),
            RowType::NotHere => self.error(row, "type", "type_not_supported",
                format!("‘{written}’ 유형은 이 앱에서 쓸 수 없습니다. 위치, 소리, 영상, 외부 파일 질문은 지우거나 다른 유형으로 바꾸어 주세요."),
                format!("The type ‘{written}’ cannot be used in this app. Remove location, sound, video and external file questions or change their type.")),
            RowType::Unknown => {
                let (ko, en) = match types::nearest(written) {
                    Some(near) => (format!(" 혹시 ‘{near}’인가요?"), format!(" Did you mean ‘{near}’?")),
                    None => (String::new(), String::new()),
                };
                self.error(row, "type", "unknown_type",
                    format!("‘{written}’ 질문 유형은 없습니다.{ko}"),
                    format!("There is no question type ‘{written}’.{en}"));
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
                self.error(
                    row,
                    "name",
                    "no_name",
                    "질문이나 그룹에 name이 비어 있습니다. 이름을 적어 주세요.",
                    "This question or group has no name. Write one.",
                );
                return None;
            }
        };
        if !super::settings::is_root_name(&name) {
            self.error(row, "name", "name_characters",
                format!("이름 ‘{name}’에 쓸 수 없는 글자가 있습니다. 글자나 _로 시작하고 글자, 숫자, _, -, .만 써 주세요."),
                format!("The name ‘{name}’ has characters it may not have. Begin with a letter or _ and use only letters, digits, _, - and ."));
            return None;
        }
        if name == "meta" {
            self.error(
                row,
                "name",
                "reserved_name",
                "‘meta’는 설문이 스스로 쓰는 이름입니다. 다른 이름을 적어 주세요.",
                "The name ‘meta’ is reserved for the form itself. Choose another.",
            );
            return None;
        }
        let lower = name.to_lowercase();
        let here = self.open.last_mut().map(|open| &mut open.names)?;
        let taken = here.contains(&name);
        let similar = here.iter().any(|other| other.to_lowercase() == lower);
        here.insert(name.clone());
        if taken {
            self.error(
                row,
                "name",
                "duplicate_name",
                format!("같은 그룹 안에 ‘{name}’ 이름이 이미 있습니다. 다른 이름을 적어 주세요."),
                format!("There is already a ‘{name}’ in the same group. Choose another name."),
            );
            return None;
        }
        if similar {
            self.warn(row, "name", "similar_name",
                format!("‘{name}’ 이름이 다른 이름과 대소문자만 다릅니다. 분석 도구가 구분하지 못할 수 있습니다."),
                format!("The name ‘{name}’ differs from another only in upper and lower case. Some analysis tools cannot tell them apart."));
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
                    format!("반복 그룹의 이름은 설문 전체의 이름(‘{root}’)과 같을 수 없습니다."),
                    format!("A repeat may not have the name of the survey itself, ‘{root}’."),
                );
            } else if !self.repeat_names.insert(name.clone()) {
                self.error(row, "name", "repeat_name",
                    format!("‘{name}’ 반복 그룹이 설문에 이미 있습니다. 반복 그룹의 이름은 설문 전체에서 하나뿐이어야 합니다."),
                    format!("There is already a repeat ‘{name}’. A repeat's name must be unique in the whole survey."));
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
            self.error(
                row,
                "type",
                "too_deep",
                "그룹이 20겹을 넘습니다. 그룹을 줄여 주세요.",
                "Groups are nested more than 20 deep. Please use fewer.",
            );
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
                "몇 번 물을지(repeat_count) 적지 않은 반복 그룹은 한 번만 묻습니다.",
                "A repeat without a repeat_count is asked once.",
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
                    format!("반복은 {}번까지만 할 수 있습니다.", Layout::MOST_REPEATS),
                    format!(
                        "A group can be repeated at most {} times.",
                        Layout::MOST_REPEATS
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
        let (ko, en) = if repeat {
            ("end_repeat", "begin_repeat")
        } else {
            ("end_group", "begin_group")
        };
        self.error(
            row,
            "type",
            "unmatched_end",
            format!("이 {ko} 행과 짝이 되는 {en} 행이 없거나 그룹이 서로 엇갈려 있습니다."),
            format!("This {ko} has no matching {en}, or the groups overlap."),
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
            let (ko, en) = if hint {
                (
                    format!(" 이름이 비슷한 시트({similar})가 있으니 choices로 바꾸어 주세요."),
                    format!(" There is {similar}; rename it to choices."),
                )
            } else {
                (String::new(), String::new())
            };
            self.error(
                row,
                "type",
                "list_not_found",
                format!("‘{name}’ 선택 목록이 choices 시트에 없습니다.{ko}"),
                format!("The list ‘{name}’ is not on the choices sheet.{en}"),
            );
            return None;
        };
        if matches!(kind, Kind::SelectMultiple | Kind::Rank) {
            let spaced = self.survey.lists[at]
                .choices
                .iter()
                .find(|choice| choice.name.contains(' '));
            if let Some(choice) = spaced.map(|choice| choice.name.clone()) {
                self.error(row, "type", "choice_with_space",
                    format!("여러 개를 고르는 질문의 선택지 이름에는 빈칸을 쓸 수 없습니다(‘{choice}’)."),
                    format!("A choice of a multiple-choice question may not have a blank in its name (‘{choice}’)."));
            }
        }
        if !or_other {
            return Some(at);
        }
        if row.get("choice_filter").is_some() {
            self.error(row, "choice_filter", "or_other_filter",
                "or_other와 choice_filter는 함께 쓸 수 없습니다. 기타 선택지를 choices 시트에 직접 적어 주세요.",
                "or_other and choice_filter cannot be used together. Write the other choice on the choices sheet yourself.");
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
                    self.error(row, "choice_filter", "table_list",
                        "table-list 그룹 안에서는 choice_filter를 쓸 수 없습니다.",
                        "choice_filter cannot be used inside a table-list group.");
                }
                if let Some(open) = self.open.last_mut() {
                    open.table_list = Some(Some(list.to_owned()));
                }
            }
            Some(first) if first != list => self.error(row, "type", "table_list",
                format!("table-list 그룹의 질문은 모두 같은 목록을 써야 합니다(‘{first}’, ‘{list}’)."),
                format!("All questions of a table-list group must use the same list (‘{first}’ and ‘{list}’).")),
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
                    format!(
                        "‘{name}’ 그룹이 끝나지 않았습니다. end_group이나 end_repeat 행을 넣어 주세요."
                    ),
                    format!(
                        "The group ‘{name}’ is never closed. Add an end_group or end_repeat row."
                    ),
                );
                let problem = problem.on(&self.reader.sheet).row(row);
                self.reader.report(problem);
            }
        }
        Some(self.survey)
    }
}
