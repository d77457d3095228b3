//! From a workbook to a questionnaire, or to a list of what is wrong with it.
//!
//! Every mistake the author can mend is found here, with sheet, row and column,
//! all at once: nothing is left for a visitor to find. The rules are those of
//! pyxform (`xls2json.py`), the reference converter, for the part of XLSForm a
//! booth can use.

mod checks;
mod choices;
mod headers;
mod or_other;
mod parameters;
mod questions;
mod settings;
mod survey;
mod types;

use crate::expression::{self, Expression, ExpressionError, Function, PatternFault};
use crate::expression::{LARGEST_PATTERNS, LARGEST_PROGRAM};
use crate::questionnaire::{Questionnaire, Rule, Text};
use crate::workbook::{self, Source, Workbook};
use crate::{Problem, Severity};
pub(crate) use headers::{
    CHOICES, Column, Names, Record, SETTINGS, SURVEY, collapse_blanks, columns, records,
};
use progress::Progress;
use types::distance;
pub(crate) use types::{RowType, understand};
use words::sentence;

/// Problems reported at most; a broken workbook repeats itself.
const MOST_PROBLEMS: usize = 200;

/// Answers quoted in all texts of a questionnaire.
const MOST_REFERENCES: usize = 100_000;

/// What came of reading a workbook.
#[derive(Debug)]
pub struct Reading {
    /// The questionnaire; None when any problem is an error.
    pub questionnaire: Option<Questionnaire>,
    /// Errors first, then warnings, each in the order they were found.
    pub problems: Vec<Problem>,
}

/// Reads an XLSForm from the bytes of an `.xlsx` or `.xls` file.
///
/// The kind of file is decided by its content; the name is only used to
/// recognise Excel's lock files and, without its extension, as the title of a
/// questionnaire that has none. Never panics and never takes more than the
/// limits allow.
pub fn read_workbook(bytes: &[u8], file_name: &str) -> Reading {
    match workbook::read(bytes, file_name, Source::Stranger, &Progress::default()) {
        Err(problem) => Reading::refused(problem),
        Ok(workbook) => read_sheets(&workbook, file_name),
    }
}

/// Reads a workbook that was accepted when it was published, perhaps by rules
/// less strict than today's: answers may hang on it, so it must open. A rule
/// that today is refused is left out, as if its cell were empty. So nothing is
/// hidden or blanked by it, and no answer is lost.
pub fn reread_workbook(bytes: &[u8]) -> Reading {
    match workbook::read(bytes, "survey.xlsx", Source::Store, &Progress::default()) {
        Err(problem) => Reading::refused(problem),
        Ok(workbook) => {
            let (questionnaire, problems) = read(&workbook, "survey.xlsx", Source::Store);
            Reading {
                questionnaire,
                problems,
            }
        }
    }
}

pub(crate) fn read_sheets(workbook: &Workbook, file_name: &str) -> Reading {
    let (questionnaire, problems) = read(workbook, file_name, Source::Stranger);
    let wrong = problems
        .iter()
        .any(|problem| problem.severity == Severity::Error);
    Reading {
        questionnaire: questionnaire.filter(|_| !wrong),
        problems,
    }
}

fn read(
    workbook: &Workbook,
    file_name: &str,
    source: Source,
) -> (Option<Questionnaire>, Vec<Problem>) {
    let mut reader = Reader::new(source);
    let questionnaire = reader.questionnaire(workbook, file_name);
    let mut problems = reader.problems;
    problems.sort_by_key(|problem| problem.severity);
    problems.truncate(MOST_PROBLEMS);
    (questionnaire, problems)
}

impl Reading {
    fn refused(problem: Problem) -> Self {
        Self {
            questionnaire: None,
            problems: vec![problem],
        }
    }
}

/// What is known while reading.
pub(crate) struct Reader {
    source: Source,
    problems: Vec<Problem>,
    /// Languages in the order they were met.
    pub(crate) languages: Vec<String>,
    default_language: Option<String>,
    /// The sheet at hand, as written.
    sheet: String,
    /// Memory the patterns read so far take, in bytes.
    patterns: usize,
    /// Answers quoted in the texts read so far.
    references: usize,
}

impl Reader {
    pub(crate) fn new(source: Source) -> Self {
        Self {
            source,
            problems: Vec::new(),
            languages: Vec::new(),
            default_language: None,
            sheet: String::new(),
            patterns: 0,
            references: 0,
        }
    }

    fn report(&mut self, problem: Problem) {
        if self.problems.len() < MOST_PROBLEMS * 5 {
            self.problems.push(problem);
        }
    }

    /// Puts a problem at a cell of the sheet at hand.
    fn at(&self, row: &Record, key: &str, problem: Problem) -> Problem {
        problem
            .on(&self.sheet)
            .row(row.number)
            .column(&row.header(key))
    }

    fn questionnaire(&mut self, workbook: &Workbook, file_name: &str) -> Option<Questionnaire> {
        let Some(sheet) = workbook.sheets.get("survey") else {
            self.report(missing_survey(workbook));
            return None;
        };
        let settings = self.settings(workbook, file_name);
        self.entities(workbook);
        let lists = self.choices(workbook, &settings);
        let survey = self.survey(sheet, &settings, lists, workbook)?;
        self.check(workbook, settings, survey)
    }

    fn entities(&mut self, workbook: &Workbook) {
        if let Some(sheet) = workbook
            .sheets
            .get("entities")
            .filter(|sheet| sheet.rows.len() > 1)
        {
            self.report(
                Problem::error("entities", sentence!("questionnaire-entities-sheet"))
                    .on(&sheet.name),
            );
        }
    }

    /// All languages of a text column, the nameless one under the default
    /// language; a column that names the language wins over it.
    pub(crate) fn text(&mut self, row: &Record, key: &str) -> Text {
        let mut text = Text::default();
        for named in [false, true] {
            for (column, written) in &row.cells {
                if column.key != key || column.language.is_some() != named {
                    continue;
                }
                let language = column
                    .language
                    .clone()
                    .or_else(|| self.default_language.clone());
                let language = language.unwrap_or_default();
                if self.has_room_for_references(row, key, written) {
                    text.insert(&language, written);
                }
            }
        }
        text
    }

    fn has_room_for_references(&mut self, row: &Record, key: &str, written: &str) -> bool {
        let had_room = self.references <= MOST_REFERENCES;
        let (begun, ended) = (written.matches("${").count(), written.matches('}').count());
        self.references += begun.min(ended);
        let has_room = self.references <= MOST_REFERENCES || self.source == Source::Store;
        if had_room && !has_room {
            let sentence = sentence!("questionnaire-too-many-references");
            self.report(self.at(row, key, Problem::error("too_many_references", sentence)));
        }
        has_room
    }

    /// Notes the languages of the columns, in order.
    pub(crate) fn meet_languages(&mut self, columns: &[headers::Column]) {
        const TEXTS: [&str; 5] = [
            "label",
            "hint",
            "guidance_hint",
            "bind::jr:constraintMsg",
            "bind::jr:requiredMsg",
        ];
        for column in columns
            .iter()
            .filter(|column| TEXTS.contains(&column.key.as_str()))
        {
            let language = column
                .language
                .clone()
                .or_else(|| self.default_language.clone());
            if let Some(language) = language.filter(|language| !self.languages.contains(language)) {
                self.languages.push(language);
            }
        }
    }

    /// An expression in a column.
    fn rule(&mut self, row: &Record, key: &str) -> Option<Rule> {
        let written = row.get(key)?;
        let source =
            yes_or_no(written).map_or_else(|| written.to_owned(), |truth| format!("{truth}()"));
        self.parse_rule(row, key, &source)
    }

    fn parse_rule(&mut self, row: &Record, key: &str, source: &str) -> Option<Rule> {
        // One refusal is enough, and each further pattern would take its time.
        if self.patterns > LARGEST_PATTERNS {
            return None;
        }
        match expression::parse(source) {
            Ok(tree) => {
                self.count_patterns(&tree);
                if self.patterns > LARGEST_PATTERNS {
                    let problem =
                        Problem::error("pattern", sentence!("questionnaire-patterns-too-large"));
                    self.report(self.at(row, key, problem));
                    return None;
                }
                self.warn_about(row, key, &tree);
                Some(Rule {
                    source: source.to_owned(),
                    tree,
                })
            }
            Err(error) => {
                // It was compiled up to its bound before it was refused.
                if let ExpressionError::Pattern {
                    fault: PatternFault::TooLarge,
                    ..
                } = error
                {
                    self.patterns += LARGEST_PROGRAM;
                }
                self.report(self.at(row, key, expression_problem(&error)));
                None
            }
        }
    }

    fn count_patterns(&mut self, tree: &Expression) {
        tree.each(false, &mut |part, _| {
            if let Expression::Matches(_, pattern) = part {
                self.patterns += pattern.size();
            }
        });
    }

    fn warn_about(&mut self, row: &Record, key: &str, tree: &Expression) {
        let (mut loose, mut doubtful, mut file) = (false, false, false);
        tree.each(false, &mut |part, _| match part {
            Expression::Matches(_, pattern) => {
                loose |= !pattern.is_anchored;
                doubtful |= pattern.has_doubtful_edges;
            }
            Expression::Call(Function::Pulldata, _) => file = true,
            _ => {}
        });
        if loose {
            self.report(self.at(
                row,
                key,
                Problem::warning(
                    "regex_unanchored",
                    sentence!("questionnaire-regex-unanchored"),
                ),
            ));
        }
        if doubtful {
            self.report(self.at(
                row,
                key,
                Problem::warning(
                    "regex_word_edge",
                    sentence!("questionnaire-regex-word-edge"),
                ),
            ));
        }
        if file {
            self.report(self.at(
                row,
                key,
                Problem::warning("external_file", sentence!("questionnaire-pulldata")),
            ));
        }
    }
}

/// `yes`, `No`, `TRUE`, … as pyxform reads them; None for anything else.
pub(crate) fn yes_or_no(written: &str) -> Option<bool> {
    match written {
        "yes" | "Yes" | "YES" | "true" | "True" | "TRUE" | "true()" => Some(true),
        "no" | "No" | "NO" | "false" | "False" | "FALSE" | "false()" => Some(false),
        _ => None,
    }
}

fn expression_problem(error: &ExpressionError) -> Problem {
    let code = match error {
        ExpressionError::UnknownFunction { .. } => "unknown_function",
        ExpressionError::WrongArguments { .. } => "wrong_arguments",
        ExpressionError::Pattern { .. } => "pattern",
        ExpressionError::Unsupported { .. } => "unsupported_expression",
        ExpressionError::UnknownName { .. } => "unknown_name",
        _ => "expression",
    };
    let sentence = error.sentence();
    Problem::error(code, sentence)
}

/// Sheets whose name is nearly the one looked for.
fn similar_sheets(workbook: &Workbook, wanted: &str) -> Vec<String> {
    let near = |name: &&String| {
        let lower = name.to_lowercase();
        lower != wanted
            && !name.starts_with('_')
            && distance(&lower, wanted) <= 2
            && !workbook.sheets.contains_key(&lower)
    };
    workbook
        .sheet_names
        .iter()
        .filter(near)
        .map(|name| format!("‘{name}’"))
        .collect()
}

fn missing_survey(workbook: &Workbook) -> Problem {
    let similar = similar_sheets(workbook, "survey").join(", ");
    if similar.is_empty() {
        return Problem::error(
            "no_survey_sheet",
            sentence!("questionnaire-no-survey-sheet"),
        );
    }
    Problem::error(
        "no_survey_sheet",
        sentence!("questionnaire-similar-survey-sheet", similar = similar),
    )
}
