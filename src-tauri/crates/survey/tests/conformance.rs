//! Does this reader agree with the reference implementations?
//!
//! The suites come from pyxform's and JavaRosa's own tests and are not part of
//! this repository; point `BOOTHLOOP_CONFORMANCE` at their folder, or keep it
//! beside the repository. Without it the tests say so and pass.

use std::fs;
use std::path::{Path, PathBuf};

use chrono::{DateTime, FixedOffset};
use serde_json::Value as Json;
use survey::{Context, Severity, Value, evaluate, read_workbook};

/// Files on which this reader differs from pyxform on purpose; the reasons are
/// in `docs/survey-differences.md`.
const DIFFERENT_FILES: [&str; 5] = [
    "external_instances-external_instances_multiple_diff_pulldatas.xlsx",
    "settings-name__from_file__invalid_characters__error.xlsx",
    "validate_unicode_exception-validate_unicode_exception.xlsx",
    "validate_unicode_exception-validate_with_more_unicode.xlsx",
    "whitespace-values_without_whitespaces_are_processed_successfully.xlsx",
];

fn folder() -> Option<PathBuf> {
    let given = std::env::var_os("BOOTHLOOP_CONFORMANCE").map(PathBuf::from);
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../../shared/conformance");
    let folder = given.or(Some(beside)).filter(|folder| folder.is_dir());
    if folder.is_none() {
        skipped::because(
            "there is no folder with the suites of pyxform and JavaRosa; BOOTHLOOP_CONFORMANCE names one",
        );
    }
    folder
}

fn json(path: &Path) -> Json {
    let text = fs::read_to_string(path).expect("the folder holds this file");
    serde_json::from_str(&text).expect("the suites are JSON")
}

fn context() -> Context {
    let now =
        DateTime::<FixedOffset>::parse_from_rfc3339("2026-11-22T10:00:00Z").expect("a fixed time");
    Context::new(now, 7)
}

/// A researcher's questionnaire must open here when it opens elsewhere, and a
/// mistake must be refused at its row.
#[test]
fn workbooks_are_accepted_and_rejected_as_pyxform_does() {
    let Some(folder) = folder() else { return };
    let expected = json(&folder.join("xlsform/expected.json"));
    let expected = expected.as_object().expect("a map of files");
    let (mut wrong, mut nowhere) = (Vec::new(), Vec::new());
    for (file, expectation) in expected {
        let bytes =
            fs::read(folder.join("xlsform").join(file)).expect("every listed file is there");
        let reading = read_workbook(&bytes, file);
        let accepted = reading.questionnaire.is_some();
        if expectation["accept"].as_bool() != Some(accepted) {
            wrong.push(format!(
                "{file}: {:?}",
                reading
                    .problems
                    .iter()
                    .map(|p| (p.code, p.row))
                    .collect::<Vec<_>>()
            ));
        }
        for problem in reading
            .problems
            .iter()
            .filter(|problem| problem.severity == Severity::Error)
        {
            if problem.code != "no_survey_sheet"
                && (problem.sheet.is_none() || problem.row.is_none())
            {
                nowhere.push(format!("{file}: {}", problem.code));
            }
        }
    }
    wrong.sort();
    let unexpected: Vec<_> = wrong
        .iter()
        .filter(|line| !DIFFERENT_FILES.iter().any(|file| line.starts_with(file)))
        .collect();
    assert!(
        unexpected.is_empty(),
        "differences that are not on the list: {unexpected:#?}"
    );
    assert_eq!(
        wrong.len(),
        DIFFERENT_FILES.len(),
        "a listed difference has gone; take it off the list: {wrong:#?}"
    );
    assert!(
        nowhere.is_empty(),
        "errors without sheet and row: {nowhere:#?}"
    );
}

/// Expressions must come to what JavaRosa's own tests say.
#[test]
fn expressions_come_to_what_javarosa_says() {
    let Some(folder) = folder() else { return };
    let cases = json(&folder.join("xpath.json"));
    let mut wrong = Vec::new();
    for case in cases.as_array().expect("a list of cases") {
        let written = case["expr"].as_str().expect("an expression");
        // The suite was cut out of Java source as it stands there; what Java
        // reads as one character is made one again.
        let expression = written
            .replace("\\\"", "\"")
            .replace("\\n", "\n")
            .replace("\\t", "\t");
        let found = evaluate(&expression, &context());
        let expect = &case["expect"];
        let agrees = match (expect["type"].as_str(), &found) {
            (Some("error"), Err(_)) => true,
            (Some("boolean"), Ok(Value::Boolean(b))) => expect["value"].as_bool() == Some(*b),
            (Some("string"), Ok(Value::String(s))) => expect["value"].as_str() == Some(s),
            (Some("number"), Ok(Value::Number(n))) => match expect["value"].as_str() {
                Some("NaN") => n.is_nan(),
                Some("Infinity") => *n == f64::INFINITY,
                Some("-Infinity") => *n == f64::NEG_INFINITY,
                _ => expect["value"]
                    .as_f64()
                    .is_some_and(|e| (e - n).abs() <= 1e-12 * e.abs().max(1.0)),
            },
            _ => false,
        };
        if !agrees {
            wrong.push(format!("{expression} is {found:?}, not {expect}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Questionnaires used in the field: one opens; the other is an old `.xls`
/// under a newer name, is read all the same, and is refused only for its
/// question about a place on the map.
#[test]
fn real_questionnaires_are_understood() {
    let Some(folder) = folder() else { return };
    for entry in fs::read_dir(folder.join("questionnaires"))
        .expect("a folder")
        .flatten()
    {
        let bytes = fs::read(entry.path()).expect("a readable file");
        let name = entry.file_name().to_string_lossy().into_owned();
        let reading = read_workbook(&bytes, &name);
        let errors = reading
            .problems
            .iter()
            .filter(|p| p.severity == Severity::Error);
        let errors: Vec<_> = errors.map(|problem| (problem.code, problem.row)).collect();
        let expected = if name.starts_with("ifrc") {
            vec![("type_not_supported", Some(18))]
        } else {
            vec![]
        };
        assert_eq!(errors, expected, "{name}");
    }
}

/// Old `.xls` files go through another reader; damaged ones must end there as
/// well, with a sentence and in time. No `.xls` can be made here, so this runs
/// on the real one.
#[test]
fn damaged_old_workbooks_can_be_read() {
    let Some(folder) = folder() else { return };
    let path = folder.join("questionnaires/ifrc-distribution-site-assessment-v1.xlsx");
    let whole = fs::read(path).expect("the suite has this file");
    let mut state = 1u64;
    let mut next = move |below: usize| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % below
    };
    for round in 0..150 {
        let mut bytes = whole.clone();
        for _ in 0..=next(12) {
            // The container's own tables stand in the first sectors; half of the
            // damage goes there.
            let within = if round % 2 == 0 { 2048 } else { bytes.len() };
            let at = 8 + next(within - 8);
            bytes[at] = next(256) as u8;
        }
        if round % 5 == 0 {
            bytes.truncate(next(whole.len()));
        }
        let reading = read_workbook(&bytes, "damaged.xls");
        assert!(
            !reading.problems.is_empty(),
            "the whole file already has a problem"
        );
    }
}
