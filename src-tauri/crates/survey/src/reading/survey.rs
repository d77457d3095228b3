//! The survey sheet, row by row.

use std::collections::HashSet;

use super::headers::{self, Record, SURVEY};
use super::types::{self, RowType};
use super::{Reader, yes_or_no};
use crate::Problem;
use crate::expression::parse;
use crate::questionnaire::{
    Choice, ChoiceList, ChoiceSource, Element, Group, Initial, Kind, Layout, Metadata, Question,
    Repeat, Rule, Rules, Settings, Texts, What, reference_at,
};
use crate::workbook::{Sheet, Workbook};

/// Questions in one questionnaire.
const MOST_QUESTIONS: usize = 2_000;
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
struct Open {
    element: Option<usize>,
    repeat: bool,
    row: u32,
    names: HashSet<String>,
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

struct Walk<'a> {
    reader: &'a mut Reader,
    settings: &'a Settings,
    workbook: &'a Workbook,
    survey: Survey,
    open: Vec<Open>,
    repeat_names: HashSet<String>,
    questions: usize,
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
    fn error(
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

    fn warn(
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
                self.ask(row, kind);
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
                    format!("‘{written}’이라는 질문 유형은 없습니다.{ko}"),
                    format!("There is no question type ‘{written}’.{en}"));
            }
        }
    }

    /// The row's name, checked; None after reporting why not.
    fn name(&mut self, row: &Record) -> Option<String> {
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
                format!(
                    "같은 그룹 안에 ‘{name}’이라는 이름이 이미 있습니다. 다른 이름을 적어 주세요."
                ),
                format!("There is already a ‘{name}’ in the same group. Choose another name."),
            );
            return None;
        }
        if similar {
            self.warn(row, "name", "similar_name",
                format!("이름 ‘{name}’이 다른 이름과 대소문자만 다릅니다. 분석 도구가 구분하지 못할 수 있습니다."),
                format!("The name ‘{name}’ differs from another only in upper and lower case. Some analysis tools cannot tell them apart."));
        }
        Some(name)
    }

    fn parent(&self) -> Option<usize> {
        self.open.last().and_then(|open| open.element)
    }

    fn path(&self, name: &str) -> String {
        match self
            .parent()
            .map(|parent| &self.survey.elements[parent].what)
        {
            Some(What::Group(group)) => format!("{}/{name}", group.path),
            _ => name.to_owned(),
        }
    }

    fn push(&mut self, row: u32, what: What) -> usize {
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
                    format!("반복 그룹의 이름은 설문 전체의 이름 ‘{root}’과 같을 수 없습니다."),
                    format!("A repeat may not have the name of the survey itself, ‘{root}’."),
                );
            } else if !self.repeat_names.insert(name.clone()) {
                self.error(row, "name", "repeat_name",
                    format!("반복 그룹 ‘{name}’이 설문에 이미 있습니다. 반복 그룹의 이름은 설문 전체에서 하나뿐이어야 합니다."),
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
            format!("이 {ko}과 짝이 되는 {en}이 없거나 그룹이 서로 엇갈려 있습니다."),
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
                format!("선택 목록 ‘{name}’이 choices 시트에 없습니다.{ko}"),
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

    /// The list with "Other" at its end. pyxform adds it to the list itself, so
    /// that every other question using the list shows "Other" too; here the
    /// question gets its own copy.
    fn list_with_other(&mut self, at: usize) -> usize {
        if self.survey.lists[at].position("other").is_some() {
            return at;
        }
        let mut copy = self.survey.lists[at].clone();
        copy.name = format!("{}_or_other", copy.name);
        if let Some(made) = self
            .survey
            .lists
            .iter()
            .position(|list| list.name == copy.name)
        {
            return made;
        }
        let languages: HashSet<&str> = copy
            .choices
            .iter()
            .flat_map(|choice| choice.label.entries().map(|(language, _)| language))
            .collect();
        let mut label = crate::questionnaire::Text::default();
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
        self.survey.lists.push(copy);
        self.survey.lists.len() - 1
    }

    fn other_question(&mut self, row: &Record, element: usize) {
        let Some(asked) = self.survey.elements[element].name().to_owned().into() else {
            return;
        };
        let asked: String = asked;
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
                    "or_other가 만드는 이름 ‘{name}’이 이미 있습니다. 질문 이름을 바꾸어 주세요."
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
            parameters: std::collections::BTreeMap::new(),
            texts,
            rules,
            choices: None,
            randomize: None,
            extra: Vec::new(),
        };
        self.push(row.number, What::Question(question));
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
                format!("table-list 그룹의 질문은 모두 같은 목록을 써야 합니다(‘{first}’와 ‘{list}’)."),
                format!("All questions of a table-list group must use the same list (‘{first}’ and ‘{list}’).")),
            Some(_) => {}
        }
    }

    fn ask(&mut self, row: &Record, kind: Kind) {
        match kind {
            Kind::Text => {
                let parameters = self.reader.parameters(row);
                self.reader.accept_only(row, &parameters, &["rows"]);
                if parameters
                    .get("rows")
                    .is_some_and(|rows| rows.parse::<i64>().is_err())
                {
                    self.error(
                        row,
                        "parameters",
                        "rows",
                        "rows에는 정수를 적어 주세요.",
                        "rows must be a whole number.",
                    );
                }
            }
            Kind::Image => {
                let parameters = self.reader.parameters(row);
                self.reader
                    .accept_only(row, &parameters, &["app", "max-pixels"]);
                self.warn(
                    row,
                    "type",
                    "image_question",
                    "그림 질문은 부스 화면에서 찍지 못하고 파일 이름만 적습니다.",
                    "The booth cannot take a picture; only its file name is kept.",
                );
            }
            Kind::Metadata(Metadata::Unknown) => self.warn(
                row,
                "type",
                "blank_metadata",
                "전화번호, SIM, 이메일 정보는 이 기기에 없어 늘 빈칸입니다.",
                "Telephone number, SIM and e-mail are not known on this machine and stay blank.",
            ),
            _ => {}
        }
        self.question(row, kind);
    }

    /// Adds a question; returns its place.
    fn question(&mut self, row: &Record, kind: Kind) -> Option<usize> {
        let name = self.name(row)?;
        self.questions += 1;
        if self.questions > MOST_QUESTIONS {
            if self.questions == MOST_QUESTIONS + 1 {
                self.error(
                    row,
                    "type",
                    "too_many_questions",
                    "질문이 2,000개를 넘습니다. 설문을 나누어 주세요.",
                    "There are more than 2,000 questions. Please split the survey.",
                );
            }
            return None;
        }
        if row.get("bind::entities:saveto").is_some() {
            self.error(
                row,
                "bind::entities:saveto",
                "entities",
                "save_to는 ODK 개체(Entity) 기능이라 쓸 수 없습니다. 이 칸을 비워 주세요.",
                "save_to belongs to ODK Entities, which this app does not handle. Clear the cell.",
            );
        }
        let texts = Texts {
            label: self.reader.text(row, "label"),
            hint: self.reader.text(row, "hint"),
            guidance_hint: self.reader.text(row, "guidance_hint"),
            constraint_message: self.reader.text(row, "bind::jr:constraintMsg"),
            required_message: self.reader.text(row, "bind::jr:requiredMsg"),
        };
        let rules = Rules {
            relevant: self.reader.rule(row, "bind::relevant"),
            required: self
                .reader
                .rule(row, "bind::required")
                .filter(|rule| rule.source != "false()"),
            read_only: self
                .reader
                .rule(row, "bind::readonly")
                .filter(|rule| rule.source != "false()"),
            constraint: self.reader.rule(row, "bind::constraint"),
            calculation: self.reader.rule(row, "bind::calculate"),
            choice_filter: self.reader.rule(row, "choice_filter"),
            default: self.default(row, &kind),
            trigger: self.trigger(row),
        };
        let computed_default = matches!(rules.default, Some(Initial::Computed(_)));
        if kind == Kind::Calculate && row.get("bind::calculate").is_none() && !computed_default {
            self.error(
                row,
                "bind::calculate",
                "no_calculation",
                "calculate 질문의 calculation 칸이 비어 있습니다. 식을 적어 주세요.",
                "This calculate question has no calculation. Write an expression.",
            );
        }
        self.check_label(row, &kind, &texts, &rules);
        let appearance = row.get("control::appearance").map(str::to_owned);
        if appearance.as_deref().is_some_and(|a| a.contains("search(")) {
            self.warn(row, "control::appearance", "external_file",
                "search()가 읽는 파일은 통합 문서에 들어 있지 않습니다. 그래서 choices 시트의 선택지를 그대로 보여 줍니다.",
                "The file search() reads is not part of the workbook, so the choices on the choices sheet are shown as they are.");
        }
        let parameters =
            super::parameters::parse(row.get("parameters").unwrap_or_default()).unwrap_or_default();
        let question = Question {
            path: self.path(&name),
            name,
            kind,
            appearance,
            parameters,
            texts,
            rules,
            choices: None,
            randomize: None,
            extra: extra(row),
        };
        Some(self.push(row.number, What::Question(question)))
    }

    fn check_label(&mut self, row: &Record, kind: &Kind, texts: &Texts, rules: &Rules) {
        let media = |key: &str| row.cells.iter().any(|(column, _)| column.key == key);
        if media("media::big-image") && !media("media::image") {
            self.error(
                row,
                "media::big-image",
                "big_image",
                "big-image를 쓰려면 image 칸도 채워야 합니다.",
                "To use big-image, fill in the image column as well.",
            );
        }
        let shown = !texts.label.is_empty() || !texts.hint.is_empty();
        let has_media = ["media::image", "media::audio", "media::video"]
            .into_iter()
            .any(media);
        let worked_out = rules.calculation.is_some() || !rules.trigger.is_empty();
        let hidden = !kind.is_visible() || (worked_out && !shown);
        if !hidden && !shown && !has_media && row.get("bind::calculate").is_none() {
            let name = row.get("name").unwrap_or_default();
            self.error(row, "label", "no_label",
                format!("질문 ‘{name}’에 label도 hint도 없습니다. 방문객에게 보여 줄 글을 적어 주세요."),
                format!("The question ‘{name}’ has neither label nor hint. Write what the visitor is to read."));
        }
    }

    fn trigger(&mut self, row: &Record) -> Vec<String> {
        let Some(written) = row.get("trigger") else {
            return Vec::new();
        };
        let mut names = Vec::new();
        for piece in written.split(',').map(str::trim) {
            match reference_at(piece) {
                Some((name, length)) if length == piece.len() => names.push(name.to_owned()),
                _ => {
                    self.error(row, "trigger", "trigger",
                        "trigger 칸에는 ${질문이름}만, 여럿이면 쉼표로 나누어 적어 주세요.",
                        "The trigger column takes only ${question} references, separated by commas.");
                    return Vec::new();
                }
            }
        }
        names
    }

    fn default(&mut self, row: &Record, kind: &Kind) -> Option<Initial> {
        let written = row.get("default")?;
        if !is_dynamic(written, kind) {
            return Some(Initial::Literal(written.to_owned()));
        }
        match parse(written) {
            Ok(_) => self
                .reader
                .parse_rule(row, "default", written)
                .map(Initial::Computed),
            // `C++` looks like arithmetic and is none.
            Err(_) if !written.contains("${") && !written.contains('(') => {
                Some(Initial::Literal(written.to_owned()))
            }
            Err(error) => {
                let problem = self
                    .reader
                    .at(row, "default", super::expression_problem(&error));
                self.reader.report(problem);
                None
            }
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
                        "그룹 ‘{name}’이 끝나지 않았습니다. end_group이나 end_repeat 행을 넣어 주세요."
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

fn other_label(language: &str, korean: &'static str, english: &'static str) -> &'static str {
    let is_korean = language.contains("(ko") || language.contains("한국") || language == "ko";
    if is_korean { korean } else { english }
}

/// Columns this app makes nothing of, kept for writing the workbook back.
fn extra(row: &Record) -> Vec<(String, String)> {
    const USED: [&str; 20] = [
        "type",
        "name",
        "label",
        "hint",
        "guidance_hint",
        "default",
        "choice_filter",
        "parameters",
        "trigger",
        "disabled",
        "bind::readonly",
        "bind::relevant",
        "bind::required",
        "bind::constraint",
        "bind::calculate",
        "bind::jr:constraintMsg",
        "bind::jr:requiredMsg",
        "control::appearance",
        "control::jr:count",
        "bind::entities:saveto",
    ];
    let kept = row
        .cells
        .iter()
        .filter(|(column, _)| !USED.contains(&column.key.as_str()));
    kept.map(|(column, text)| (column.written.clone(), text.clone()))
        .collect()
}

/// Whether a default is an expression: it has an operator, a call or a `${}`.
/// A `-` in a date is none, nor is one inside a word or a number.
fn is_dynamic(written: &str, kind: &Kind) -> bool {
    if written.contains("${") {
        return true;
    }
    let characters: Vec<char> = written.chars().collect();
    let mut quote = None;
    let mut word = String::new();
    for (at, &c) in characters.iter().enumerate() {
        if let Some(open) = quote {
            if c == open {
                quote = None;
            }
            continue;
        }
        let next = characters.get(at + 1).copied();
        match c {
            '\'' | '"' if characters[at + 1..].contains(&c) => quote = Some(c),
            '(' if crate::expression::is_name(word.rsplit(':').next().unwrap_or_default()) => {
                return true;
            }
            '*' | '+' | '|' => return true,
            '-' if word.is_empty()
                && !next.is_some_and(|next| next.is_ascii_digit() || next == '.') =>
            {
                return !matches!(kind, Kind::Date | Kind::DateTime);
            }
            _ => {}
        }
        if c.is_whitespace() {
            if matches!(word.as_str(), "mod" | "div") && next.is_some() {
                return true;
            }
            word.clear();
        } else if c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | ':') {
            word.push(c);
        } else {
            word.clear();
        }
    }
    false
}
