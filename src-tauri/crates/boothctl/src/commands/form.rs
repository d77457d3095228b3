//! `form`: questionnaires in XLSForm.

use crate::files;
use crate::output::{Failure, Report};
use booth::responses::Answer;
use chrono::{DateTime, FixedOffset};
use chrono_tz::Asia::Seoul;
use serde_json::{Map, Value, json};
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use survey::{AnswerError, Context, FieldState, Filling, Problem, Severity, Violation};
use words::sentence;

/// A script of answers, in bytes.
const LONGEST_SCRIPT: usize = 10 * 1024 * 1024;

/// What filling a form in may answer, in bytes: every field after every step.
const LARGEST_DOCUMENT: usize = 64 * 1024 * 1024;

/// Questionnaires (XLSForm): check one, evaluate an expression, fill one in.
#[derive(clap::Subcommand)]
pub enum Form {
    /// Reads an XLSForm and lists every problem with its place.
    Check {
        /// The workbook.
        file: PathBuf,
    },
    /// Evaluates one expression without any form.
    Eval {
        /// The expression; put `--` before it.
        expression: String,
    },
    /// Plays answers into a form and tells the state after each.
    Fill {
        /// The workbook.
        file: PathBuf,
        /// A JSON file: `[["question", "value" | ["a", "b"] | null], …]`.
        #[arg(long, value_name = "S.json")]
        script: PathBuf,
    },
}

impl Form {
    /// Runs the command.
    pub fn run(self) -> Result<Report, Failure> {
        match self {
            Self::Check { file } => check(&file),
            Self::Eval { expression } => Ok(eval(&expression)),
            Self::Fill { file, script } => fill(&file, &script),
        }
    }
}

fn now() -> DateTime<FixedOffset> {
    chrono::Utc::now().with_timezone(&Seoul).fixed_offset()
}

fn read(file: &Path) -> Result<survey::Reading, Failure> {
    // One byte more than can be a workbook, which refuses it.
    let bytes = files::read_start(file, survey::LARGEST_FILE + 1)?;
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    Ok(survey::read_workbook(&bytes, &name))
}

fn check(file: &Path) -> Result<Report, Failure> {
    let reading = read(file)?;
    let problems: Vec<Value> = reading.problems.iter().map(problem).collect();
    let words: Vec<String> = reading
        .problems
        .iter()
        .map(|problem| problem.sentence.to_string())
        .collect();
    let form = reading.questionnaire.as_ref();
    let json = json!({
        "accepted": form.is_some(),
        "title": form.map_or("", |form| form.title()),
        "version": form.map_or("", |form| form.version()),
        "languages": form.map_or(&[][..], |form| form.languages()),
        "questions": form.map_or(0, |form| form.questions().count()),
        "problems": problems,
    });
    Ok(match form {
        Some(form) => {
            let first = sentence!("questionnaire-accepted", title = form.title()).to_string();
            Report::done(json, [vec![first], words].concat().join("\n"))
        }
        None => Report::refused(json, words.join("\n")),
    })
}

fn problem(problem: &Problem) -> Value {
    json!({
        "severity": match problem.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        },
        "sheet": problem.sheet,
        "row": problem.row,
        "column": problem.column,
        "code": problem.code,
        "message": problem.sentence.ko,
        "message_en": problem.sentence.en,
    })
}

fn eval(expression: &str) -> Report {
    // Without a form there is no place, so there is no time zone but UTC.
    let context = Context::new(chrono::Utc::now().fixed_offset(), 1);
    match survey::evaluate(expression, &context) {
        Ok(survey::Value::Number(number)) => {
            let value = if number.is_nan() {
                json!("NaN")
            } else if number.is_infinite() {
                json!(if number > 0.0 {
                    "Infinity"
                } else {
                    "-Infinity"
                })
            } else {
                json!(number)
            };
            Report::done(
                json!({ "type": "number", "value": value }),
                number.to_string(),
            )
        }
        Ok(survey::Value::String(text)) => {
            Report::done(json!({ "type": "string", "value": text }), text)
        }
        Ok(survey::Value::Boolean(truth)) => Report::done(
            json!({ "type": "boolean", "value": truth }),
            truth.to_string(),
        ),
        Err(error) => {
            let sentence = error.sentence();
            Report::refused(
                json!({ "type": "error", "value": sentence.ko, "value_en": sentence.en }),
                sentence.to_string(),
            )
        }
    }
}

fn fill(file: &Path, script: &Path) -> Result<Report, Failure> {
    let reading = read(file)?;
    let Some(questionnaire) = reading.questionnaire else {
        let errors = reading
            .problems
            .into_iter()
            .find(|problem| problem.severity == Severity::Error);
        let sentence = errors.map_or_else(
            || sentence!("questionnaire-unreadable"),
            |problem| problem.sentence,
        );
        return Err(Failure::new(sentence));
    };
    let mut filling = Filling::start(Arc::new(questionnaire), Context::new(now(), 1));
    let mut document = format!("[{}", state(&filling));
    for (question, answer) in steps(&files::read_text(script, LONGEST_SCRIPT)?)? {
        match filling.answer(&question, answer) {
            // What is no date is blank, as in ODK's engine.
            Err(AnswerError::NotADate) => filling.answer(&question, None),
            answered => answered,
        }
        .map_err(|error| Failure::new(error.sentence()))?;
        document.push(',');
        document.push_str(&state(&filling).to_string());
        if document.len() > LARGEST_DOCUMENT {
            return Err(Failure::new(sentence!("answers-file-too-many-steps")));
        }
    }
    document.push(']');
    Ok(Report::written(document))
}

fn steps(script: &str) -> Result<Vec<(String, Option<Answer>)>, Failure> {
    let unreadable = || Failure::new(sentence!("answers-file-unreadable"));
    // Windows' editors begin a file with a mark.
    let script = script.trim_start_matches('\u{feff}');
    let steps: Vec<(String, Value)> = serde_json::from_str(script).map_err(|_| unreadable())?;
    steps
        .into_iter()
        .map(|(question, value)| {
            let answer = match value {
                Value::Null => None,
                Value::String(text) => Some(Answer::Text(text)),
                Value::Number(number) => Some(Answer::Text(number.to_string())),
                Value::Array(names) => Some(Answer::Choices(
                    names
                        .into_iter()
                        .map(|name| name.as_str().map(str::to_owned).ok_or_else(unreadable))
                        .collect::<Result<_, _>>()?,
                )),
                Value::Bool(_) | Value::Object(_) => return Err(unreadable()),
            };
            Ok((question, answer))
        })
        .collect()
}

/// Fields by name, or by path where the name alone would be ambiguous.
fn state(filling: &Filling) -> Value {
    let states = filling.states();
    let mut fields = Map::new();
    let mut named: HashMap<&str, usize> = HashMap::new();
    for field in &states {
        *named.entry(&field.name).or_default() += 1;
    }
    for field in &states {
        let is_ambiguous = named[field.name.as_str()] > 1;
        let key = if is_ambiguous {
            &field.path
        } else {
            &field.name
        };
        fields.insert(key.clone(), field_json(field));
    }
    json!({ "fields": fields })
}

fn field_json(field: &FieldState) -> Value {
    json!({
        "relevant": field.relevant,
        "required": field.required,
        "readonly": field.readonly,
        "value": field.value,
        "choices": field.choices,
        "violation": field.violation.as_ref().map(|violation| match violation {
            Violation::Required => "required",
            Violation::Constraint => "constraint",
            Violation::TooLong => "too_long",
        }),
        "message": field.message,
        "label": field.label,
    })
}
