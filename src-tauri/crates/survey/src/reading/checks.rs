//! What only the whole questionnaire can tell: names, circles, languages.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::DateTime;

use super::Reader;
use super::headers::{self, CHOICES, Column, Names, SETTINGS, SURVEY};
use super::survey::Survey;
use crate::Problem;
use crate::expression::{Axis, Context, Expression, Function, NameTest, Operator, Origin, is_name};
use crate::filling::Filling;
use crate::questionnaire::{
    ChoiceSource, Graph, GraphError, Kind, Layout, OWN_COLUMNS, Question, Questionnaire, Seed,
    Settings, What, reference_at,
};
use crate::workbook::{Source, Workbook};
use words::sentence;

/// Answers that all rules in all repeats may read. What one change sets going
/// takes about as long as there are reads.
const MOST_READS: usize = 250_000;

/// A long answer, in Korean letters.
const LONG_ANSWER: usize = 300;

impl Reader {
    /// Checks everything that was read, and puts it together.
    pub(super) fn check(
        &mut self,
        workbook: &Workbook,
        settings: Settings,
        survey: Survey,
    ) -> Option<Questionnaire> {
        let mut names: BTreeMap<&str, usize> = BTreeMap::new();
        for element in &survey.elements {
            *names.entry(element.name()).or_default() += 1;
        }
        if !settings.omit_instance_id {
            *names.entry("instanceID").or_default() += 1;
        }
        self.references(workbook, "settings", &SETTINGS, &names, |_| true);
        // A trigger is a question; groups and `instanceID` trigger nothing.
        let triggers = questions(&survey)
            .map(|(_, question)| (question.name.as_str(), 1))
            .collect();
        self.references(workbook, "survey", &SURVEY, &triggers, |c| {
            c.key == "trigger"
        });
        let not_checked = ["type", "name", "trigger"];
        self.references(workbook, "survey", &SURVEY, &names, |c| {
            !not_checked.contains(&c.key.as_str())
        });
        self.references(workbook, "choices", &CHOICES, &names, |c| {
            c.key == "label" || c.key.starts_with("media::")
        });
        self.sheet = workbook
            .sheets
            .get("survey")
            .map(|sheet| sheet.name.clone())
            .unwrap_or_default();
        self.named_questions(&survey);
        self.search_lists(&survey);
        self.boolean_texts(&survey);
        self.languages_complete(&survey);
        let Some(layout) = Layout::new(&survey.elements) else {
            self.report(
                Problem::error(
                    "too_many_answers",
                    sentence!("questionnaire-too-many-answers"),
                )
                .on(&self.sheet),
            );
            return None;
        };
        let Survey {
            elements,
            rows,
            lists,
        } = survey;
        let mut questionnaire = Questionnaire {
            settings,
            languages: std::mem::take(&mut self.languages),
            elements,
            lists,
            layout,
            graph: Graph::default(),
        };
        self.bare_names(&questionnaire, &rows);
        self.filter_columns(&questionnaire, &rows);
        if questionnaire.questions().next().is_none() {
            self.report(
                Problem::warning("no_questions", sentence!("questionnaire-no-questions"))
                    .on(&self.sheet),
            );
        }
        let most_reads = match self.source {
            Source::Stranger => MOST_READS,
            Source::Store => usize::MAX,
        };
        match Graph::new(&questionnaire, most_reads) {
            Ok(graph) => questionnaire.graph = graph,
            Err(GraphError::Circle(circle)) => {
                let names: Vec<&str> = circle
                    .iter()
                    .map(|&element| questionnaire.elements[element].name())
                    .collect();
                let names = names.join(", ");
                let row = circle
                    .first()
                    .and_then(|&element| rows.get(element))
                    .copied()
                    .unwrap_or(1);
                self.report(
                    Problem::error("circle", sentence!("questionnaire-circle", names = names))
                        .on(&self.sheet)
                        .row(row),
                );
                return None;
            }
            Err(GraphError::TooManyReads) => {
                self.report(
                    Problem::error(
                        "too_many_reads",
                        sentence!("questionnaire-too-many-reads", most = MOST_READS),
                    )
                    .on(&self.sheet),
                );
                return None;
            }
        }
        // A stored questionnaire is not written any more.
        match self.source {
            Source::Stranger => Some(self.long_texts(questionnaire, &rows)),
            Source::Store => Some(questionnaire),
        }
    }

    /// Fills the questionnaire in once without an answer and once with a long
    /// one to every text question, and reports the calculations that come to
    /// more text than can be kept.
    fn long_texts(&mut self, questionnaire: Questionnaire, rows: &[u32]) -> Questionnaire {
        let form = Arc::new(questionnaire);
        let mut found: BTreeMap<usize, bool> = BTreeMap::new();
        let mut filling = Filling::start(Arc::clone(&form), Context::new(DateTime::default(), 0));
        let mut note = |filling: &Filling, always: bool| {
            for path in filling.too_long() {
                if let Some(id) = form.layout.by_path.get(path) {
                    let element = form.layout.fields[*id as usize].element;
                    found.entry(element).or_insert(always);
                }
            }
        };
        note(&filling, true);
        filling.fill_texts(&"\u{ac00}".repeat(LONG_ANSWER));
        note(&filling, false);
        drop(filling);
        for (element, always) in found {
            let name = form.elements[element].name();
            let row = rows.get(element).copied().unwrap_or(1);
            let problem = if always {
                Problem::error(
                    "text_too_long",
                    sentence!("questionnaire-text-too-long", name = name, row = row),
                )
            } else {
                Problem::warning(
                    "text_too_long",
                    sentence!("questionnaire-text-may-be-too-long", name = name, row = row),
                )
            };
            self.report(problem.on(&self.sheet).row(row).column("calculation"));
        }
        Arc::unwrap_or_clone(form)
    }

    /// Every `${name}` in a sheet must be written right and name one thing.
    fn references(
        &mut self,
        workbook: &Workbook,
        sheet: &str,
        known: &Names,
        names: &BTreeMap<&str, usize>,
        checked: impl Fn(&Column) -> bool,
    ) {
        let Some(sheet) = workbook.sheets.get(sheet) else {
            return;
        };
        let Ok(columns) = headers::columns(sheet, known) else {
            return;
        };
        self.sheet.clone_from(&sheet.name);
        for row in headers::records(sheet, &columns, false) {
            for (column, text) in row.cells.iter().filter(|(column, _)| checked(column)) {
                let mut rest = text.as_str();
                while let Some(at) = rest.find("${") {
                    rest = &rest[at..];
                    let problem = match reference_at(rest) {
                        // Nothing between the braces is not meant as a name.
                        Some(("", _)) => None,
                        None => Some(broken_reference(rest)),
                        Some((inside, _)) => {
                            let name = inside.strip_prefix("last-saved#").unwrap_or(inside);
                            match names.get(name) {
                                Some(1) => None,
                                Some(_) => Some(ambiguous_reference(name)),
                                None if is_name(name) => Some(unknown_reference(name)),
                                None => Some(broken_reference(rest)),
                            }
                        }
                    };
                    if let Some(problem) = problem {
                        let place = problem
                            .on(&sheet.name)
                            .row(row.number)
                            .column(&column.written);
                        self.report(place);
                        // One mistake a cell is enough to send the author there.
                        break;
                    }
                    rest = &rest[2..];
                }
            }
        }
    }

    fn at_element(&mut self, survey: &Survey, element: usize, key: &str, problem: Problem) {
        let row = survey.rows.get(element).copied().unwrap_or(1);
        let problem = problem.on(&self.sheet).row(row).column(key);
        self.report(problem);
    }

    /// Names outside expressions: triggers, seeds, choices from answers.
    fn named_questions(&mut self, survey: &Survey) {
        let find = |name: &str| {
            let mut all = questions(survey).filter(|(_, question)| question.name == name);
            all.next().map(|(_, question)| question)
        };
        let mut problems = Vec::new();
        for (element, question) in questions(survey) {
            for name in &question.rules.trigger {
                match find(name) {
                    Some(source) if source.kind == Kind::Calculate || source.is_silent() => {
                        problems.push((
                            element,
                            "trigger",
                            Problem::error(
                                "hidden_trigger",
                                sentence!("questionnaire-hidden-trigger", name = name),
                            ),
                        ))
                    }
                    _ => {}
                }
            }
            if let Some(ChoiceSource::Answers(name)) = &question.choices
                && find(name).is_none()
            {
                problems.push((element, "type", unknown_reference(name)));
            }
            if let Some(Seed::Question(name)) = &question.randomize
                && find(name).is_none()
            {
                problems.push((element, "parameters", unknown_reference(name)));
            }
        }
        for (element, key, problem) in problems {
            self.at_element(survey, element, key, problem);
        }
    }

    /// A list shown by `search()` holds the names of columns, not choices, so
    /// another question cannot use it.
    fn search_lists(&mut self, survey: &Survey) {
        let searches = |question: &Question| {
            question
                .appearance
                .as_deref()
                .is_some_and(|a| a.contains("search("))
        };
        let mut problems = Vec::new();
        for (element, question) in questions(survey).filter(|(_, question)| searches(question)) {
            let shared = questions(survey).any(|(_, other)| {
                other.choices.is_some() && other.choices == question.choices && !searches(other)
            });
            if shared {
                problems.push((
                    element,
                    Problem::error(
                        "search_list",
                        sentence!("questionnaire-search-list", name = &question.name),
                    ),
                ));
            }
        }
        for (element, problem) in problems {
            self.at_element(survey, element, "appearance", problem);
        }
    }

    /// A calculation that is true or false is stored as text, and the text
    /// "false" counts as true.
    fn boolean_texts(&mut self, survey: &Survey) {
        let truths: Vec<&str> = questions(survey)
            .filter(|(_, q)| {
                q.rules
                    .calculation
                    .as_ref()
                    .is_some_and(|rule| is_truth(&rule.tree))
            })
            .map(|(_, question)| question.name.as_str())
            .collect();
        let mut problems = Vec::new();
        for (element, found) in survey.elements.iter().enumerate() {
            let relevant = match &found.what {
                What::Group(group) => group.relevant.as_ref(),
                What::Question(question) => question.rules.relevant.as_ref(),
            };
            let name = relevant.and_then(|rule| rule.tree.as_reference());
            if let Some(name) = name.filter(|name| truths.contains(name)) {
                problems.push((
                    element,
                    Problem::warning(
                        "boolean_text",
                        sentence!("questionnaire-boolean-text", name = name),
                    ),
                ));
            }
        }
        for (element, problem) in problems {
            self.at_element(survey, element, "relevant", problem);
        }
    }

    fn languages_complete(&mut self, survey: &Survey) {
        for language in self.languages.clone() {
            let lacks = |label: &crate::questionnaire::Text| {
                !label.is_empty() && !label.entries().any(|(found, _)| found == language)
            };
            let labels = questions(survey)
                .filter(|(_, question)| lacks(&question.texts.label))
                .count();
            let choices = survey.lists.iter().flat_map(|list| &list.choices);
            let missing = labels + choices.filter(|choice| lacks(&choice.label)).count();
            if missing > 0 {
                self.report(
                    Problem::warning(
                        "translation_missing",
                        sentence!(
                            "questionnaire-translation-missing",
                            language = language,
                            missing = missing
                        ),
                    )
                    .on(&self.sheet),
                );
            }
        }
    }

    /// Names without `${}` that lead nowhere, which an author usually meant as
    /// references.
    fn bare_names(&mut self, form: &Questionnaire, rows: &[u32]) {
        for (element, found) in form.elements.iter().enumerate() {
            let What::Question(question) = &found.what else {
                continue;
            };
            let Some(child) = form.layout.instances[element].first() else {
                continue;
            };
            for (column, rule) in question
                .rules
                .each()
                .filter(|(column, _)| *column != "choice_filter")
            {
                let mut lost = Vec::new();
                rule.tree.each(false, &mut |part, selective| {
                    if let Expression::Path(path) = part
                        && !selective
                        && path.origin == Origin::Here
                        && let Some(Axis::Child(test @ NameTest::Named(name))) =
                            path.steps.first().map(|step| &step.axis)
                        && form.child_nodes((*child).into(), test).is_empty()
                    {
                        lost.push(name.clone());
                    }
                });
                for name in lost {
                    let column = column.rsplit("::").next().unwrap_or(column);
                    self.report(
                        Problem::warning(
                            "bare_name",
                            sentence!("questionnaire-bare-name", name = name),
                        )
                        .on(&self.sheet)
                        .row(rows.get(element).copied().unwrap_or(1))
                        .column(column),
                    );
                }
            }
        }
    }

    /// A filter that names a column the list does not have offers nothing.
    fn filter_columns(&mut self, form: &Questionnaire, rows: &[u32]) {
        for (element, found) in form.elements.iter().enumerate() {
            let What::Question(question) = &found.what else {
                continue;
            };
            let (Some(rule), Some(ChoiceSource::List(list))) =
                (&question.rules.choice_filter, &question.choices)
            else {
                continue;
            };
            let list = &form.lists[*list];
            let mut lost = Vec::new();
            rule.tree.each(false, &mut |part, selective| {
                if let Expression::Path(path) = part
                    && !selective
                    && path.origin == Origin::Here
                    && let Some(Axis::Child(NameTest::Named(name))) =
                        path.steps.first().map(|step| &step.axis)
                    && !OWN_COLUMNS.contains(&name.as_str())
                    && !list.columns.contains(name)
                {
                    lost.push(name.clone());
                }
            });
            for name in lost {
                let row = rows.get(element).copied().unwrap_or(1);
                self.report(
                    Problem::warning(
                        "filter_column",
                        sentence!("questionnaire-filter-column", name = name),
                    )
                    .on(&self.sheet)
                    .row(row)
                    .column("choice_filter"),
                );
            }
        }
    }
}

fn questions(survey: &Survey) -> impl Iterator<Item = (usize, &Question)> {
    survey
        .elements
        .iter()
        .enumerate()
        .filter_map(|(index, element)| match &element.what {
            What::Question(question) => Some((index, question)),
            What::Group(_) => None,
        })
}

fn is_truth(tree: &Expression) -> bool {
    match tree {
        Expression::Matches(..) => true,
        Expression::Binary(operator, ..) => !matches!(
            operator,
            Operator::Add
                | Operator::Subtract
                | Operator::Multiply
                | Operator::Divide
                | Operator::Remainder
        ),
        Expression::Call(function, _) => matches!(
            function,
            Function::True
                | Function::False
                | Function::Not
                | Function::Boolean
                | Function::BooleanFromString
                | Function::Selected
                | Function::Contains
                | Function::StartsWith
                | Function::EndsWith
                | Function::Checklist
                | Function::WeightedChecklist
                | Function::Regex
        ),
        _ => false,
    }
}

fn unknown_reference(name: &str) -> Problem {
    Problem::error(
        "unknown_name",
        sentence!("questionnaire-unknown-name", name = name),
    )
}

fn ambiguous_reference(name: &str) -> Problem {
    Problem::error(
        "ambiguous_name",
        sentence!("questionnaire-ambiguous-name", name = name),
    )
}

fn broken_reference(text: &str) -> Problem {
    let near: String = text.chars().take(20).collect();
    Problem::error(
        "broken_reference",
        sentence!("questionnaire-broken-reference", near = near),
    )
}
