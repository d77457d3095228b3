//! The questionnaire of the sample fair.

use std::fmt::Write;

use survey::read_workbook;

const SAMPLE: &[u8] = include_bytes!("../../../../assets/sample-fair/survey.xlsx");

/// The first survey a new owner sees must be without a flaw in both languages.
#[test]
fn the_sample_survey_reads_without_any_problem() {
    let reading = read_workbook(SAMPLE, "survey.xlsx");
    assert_eq!(
        reading.problems,
        [],
        "the sample must not even be warned about"
    );
    let form = reading.questionnaire.expect("a form");
    let mut text = String::new();
    let mut line = |words: String| writeln!(text, "{words}").expect("memory");
    line(format!(
        "{} ({}, {})",
        form.title(),
        form.form_id(),
        form.version()
    ));
    line(format!(
        "{:?}, first {:?}",
        form.languages(),
        form.default_language()
    ));
    for question in form.questions() {
        line(format!("{} {}", question.kind.type_name(), question.path));
        for language in form.languages() {
            let choices: Vec<String> = form
                .choices_of(question, Some(language))
                .into_iter()
                .map(|(name, label)| format!("{name}={label}"))
                .collect();
            line(format!(
                "  {} [{}]",
                form.label_of(question, Some(language)),
                choices.join(" | ")
            ));
        }
    }
    insta::assert_snapshot!(text);
}
