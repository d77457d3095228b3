//! How fast a large questionnaire opens and takes an answer.
//!
//! The same questionnaire is put to ODK's own form engine where that is
//! installed; it is a tool of developers (`cargo xtask odk-comparison`) and
//! never part of what ships.

use super::measure::{best, figure};
use crate::output::Failure;
use rust_xlsxwriter::{Workbook, Worksheet, XlsxError};
use serde_json::Value;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;
use survey::{Answer, Context, Filling};
use words::sentence;

/// Milliseconds after which somebody standing at the booth would notice.
const LONGEST_LOAD: f64 = 50.0;
/// Milliseconds one answer may take to be worked through.
const LONGEST_ANSWER: f64 = 1.0;
/// Milliseconds after which a workbook built to take long must be refused.
const LONGEST_REFUSAL: f64 = 2_000.0;

const QUESTIONS: usize = 500;
/// Questions of the workbook that is built to take long.
const CRAFTED: usize = 300;
/// The question that most others look at, directly or through one another.
const ASKED: &str = "q1";
/// Answers that change what is asked, by turns.
const ANSWERS: [&str; 2] = ["a", "never"];

/// ODK's engine, with the Python that converts a workbook for it.
pub struct Odk {
    folder: PathBuf,
    python: PathBuf,
}

impl Odk {
    /// The engine in a folder; None when it is not installed there.
    pub fn installed(folder: &Path, python: &Path) -> Option<Self> {
        let is_there = folder.join("node_modules/@getodk/xforms-engine").is_dir();
        is_there.then(|| Self {
            folder: folder.to_owned(),
            python: python.to_owned(),
        })
    }

    /// Milliseconds for loading and for one answer.
    fn measure(&self, workbook: &Path) -> Result<(f64, f64), Failure> {
        let forms = workbook.with_extension("forms");
        let name = workbook.file_stem().unwrap_or_default();
        let form = forms.join(name).with_extension("xml");
        said(
            Command::new(&self.python)
                .arg(self.folder.join("convert.py"))
                .args([&forms, workbook]),
        )?;
        let measured = said(
            Command::new("node")
                .arg("--conditions=browser")
                .arg(self.folder.join("load.mjs"))
                .arg(form)
                .arg(ASKED)
                .args(ANSWERS),
        )?;
        let figures: Value = serde_json::from_slice(&measured).map_err(|_| odk_failed())?;
        let figure = |name: &str| figures[name].as_f64().ok_or_else(odk_failed);
        Ok((figure("load_ms")?, figure("answer_ms")?))
    }
}

fn odk_failed() -> Failure {
    Failure::new(sentence!("survey-bench-odk-missing"))
}

/// What a program printed.
fn said(command: &mut Command) -> Result<Vec<u8>, Failure> {
    let output = command.output().map_err(|_| odk_failed())?;
    if output.status.success() {
        Ok(output.stdout)
    } else {
        Err(odk_failed())
    }
}

/// Loading and answering, against what a person would notice and, where it is
/// installed, against ODK's engine in the same run. Its figures leave out the
/// conversion of the workbook, which Boothloop's include.
pub fn figures(folder: &Path, odk: Option<&Odk>) -> Result<Vec<Value>, Failure> {
    let bytes = large_workbook().map_err(std::io::Error::other)?;
    let mut filling = None;
    let load = best(9, || {
        let reading = survey::read_workbook(&bytes, "large.xlsx");
        filling = reading
            .questionnaire
            .map(|form| Filling::start(Arc::new(form), context()));
        Ok(())
    })?;
    let mut filling = filling.expect("the workbook made here is a questionnaire");
    let mut turn = 0;
    let answer = best(40, || {
        let text = ANSWERS[turn % ANSWERS.len()].to_owned();
        turn += 1;
        let taken = filling.answer(ASKED, Some(Answer::Text(text)));
        taken.map_err(|error| Failure::new(error.sentence()))?;
        Ok(())
    })?;
    let crafted = crafted_workbook().map_err(std::io::Error::other)?;
    let refused = best(3, || {
        std::hint::black_box(survey::read_workbook(&crafted, "crafted.xlsx"));
        Ok(())
    })?;
    let of_all = |name, ours, longest| figure(name, ours, longest, "questions", QUESTIONS);
    let mut figures = vec![
        of_all("survey load", load, LONGEST_LOAD),
        of_all("survey answer", answer, LONGEST_ANSWER),
        figure(
            "survey refused",
            refused,
            LONGEST_REFUSAL,
            "questions",
            CRAFTED,
        ),
    ];
    if let Some(odk) = odk {
        let workbook = folder.join("large.xlsx");
        private_files::create(&workbook)?.write_all(&bytes)?;
        let (odk_load, odk_answer) = odk.measure(&workbook)?;
        figures.push(of_all("survey load beside ODK", load, odk_load));
        figures.push(of_all("survey answer beside ODK", answer, odk_answer));
    }
    Ok(figures)
}

fn context() -> Context {
    Context::new(chrono::Utc::now().fixed_offset(), 1)
}

/// 500 questions with 400 conditions: each looks at the one ten before, some at
/// several, a tenth are worked out and a tenth filter their choices.
fn large_workbook() -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let survey = workbook.add_worksheet().set_name("survey")?;
    let headers = [
        "type",
        "name",
        "label",
        "relevant",
        "calculation",
        "choice_filter",
    ];
    row(survey, 0, &headers.map(str::to_owned))?;
    for n in 0..QUESTIONS {
        let relevant = match n {
            0..100 => String::new(),
            _ if n % 5 == 0 => format!(
                "${{q{}}} = 'yes' and ${{q{}}} != 'no' or ${{q1}} = 'a'",
                n - 10,
                n - 50
            ),
            _ => format!("${{q{}}} != 'never'", n - 10),
        };
        let (kind, label, calculation, filter) = match n % 10 {
            3 => (
                "select_one l",
                format!("Q {n}"),
                String::new(),
                "kind = 'x' or ${q1} = name".to_owned(),
            ),
            7 => (
                "calculate",
                String::new(),
                format!("concat(${{q{}}}, 'x')", n.max(10) - 10),
                String::new(),
            ),
            _ => (
                "text",
                format!("Q {n} after ${{q0}}"),
                String::new(),
                String::new(),
            ),
        };
        let cells = [
            kind.to_owned(),
            format!("q{n}"),
            label,
            relevant,
            calculation,
            filter,
        ];
        row(survey, n + 1, &cells)?;
    }
    let choices = workbook.add_worksheet().set_name("choices")?;
    row(
        choices,
        0,
        &["list_name", "name", "label", "kind"].map(str::to_owned),
    )?;
    for n in 0..20 {
        let kind = if n % 2 == 0 { "x" } else { "y" };
        let cells = [
            "l".to_owned(),
            format!("c{n}"),
            format!("Choice {n}"),
            kind.to_owned(),
        ];
        row(choices, n + 1, &cells)?;
    }
    workbook.save_to_buffer()
}

/// Small enough to open, and every label one broken reference after the other.
fn crafted_workbook() -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let survey = workbook.add_worksheet().set_name("survey")?;
    row(survey, 0, &["type", "name", "label"].map(str::to_owned))?;
    for n in 0..CRAFTED {
        let cells = ["text".to_owned(), format!("q{n}"), "${".repeat(15_000)];
        row(survey, n + 1, &cells)?;
    }
    workbook.save_to_buffer()
}

fn row(sheet: &mut Worksheet, number: usize, cells: &[String]) -> Result<(), XlsxError> {
    let number = u32::try_from(number).unwrap_or(u32::MAX);
    for (column, cell) in (0u16..).zip(cells) {
        if !cell.is_empty() {
            sheet.write_string(number, column, cell)?;
        }
    }
    Ok(())
}
