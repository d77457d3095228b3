//! What an author is told, and where.

use survey::{Kind, Severity, read_workbook};

use crate::support::{errors, form, read, warnings, workbook};

/// The one table that shows every kind of mistake is found at its row.
#[test]
fn mistakes_are_found_at_their_row() {
    let table = |row: &str| {
        format!(
            "survey\n|type|name|label|relevant|calculation|choice_filter|default|constraint|\n{row}"
        )
    };
    let cases: &[(&str, &str, u32)] = &[
        ("|text|a|A|${b}|", "unknown_name", 2),
        ("|text|a|A|${a b}|", "broken_reference", 2),
        ("|text|a|A|1 +|", "expression", 2),
        ("|text|a|A|nothing(1)|", "unknown_function", 2),
        ("|text|a|A|not(1, 2)|", "wrong_arguments", 2),
        ("|text|a|A|//x|", "unsupported_expression", 2),
        ("|text|a|A|||||regex(., '(?=x)')|", "pattern", 2),
        ("|txt|a|A|", "unknown_type", 2),
        ("|geopoint|a|A|", "type_not_supported", 2),
        ("|select_one_from_file x.csv|a|A|", "type_not_supported", 2),
        ("|text||A|", "no_name", 2),
        ("||a|A|", "no_type", 2),
        ("|text|1a|A|", "name_characters", 2),
        ("|text|meta|A|", "reserved_name", 2),
        ("|text|a|A|\n|text|a|B|", "duplicate_name", 3),
        ("|text|a||", "no_label", 2),
        ("|calculate|a||", "no_calculation", 2),
        ("|select_one l|a|A|", "list_not_found", 2),
        ("|end_group|||", "unmatched_end", 2),
        ("|begin_group|g|G|", "unclosed_group", 2),
        ("|calculate|a|||${b}|\n|calculate|b|||${a}|", "circle", 2),
        ("|text|a|A|${a} = 1|", "circle", 2),
    ];
    for (rows, code, row) in cases {
        let found = errors(&table(rows));
        assert!(
            found.contains(&(code, Some(*row))),
            "{rows} must be {code} at row {row}, not {found:?}"
        );
    }
}

/// Problems carry whole sentences in both languages, and the place in words the
/// author sees in Excel.
#[test]
fn problems_speak_to_the_author() {
    let reading =
        read("Survey\n|type|name|Label|relevance|\n|text|a|A||\n|text|b|B|${nobody} = 1|");
    let problem = &reading.problems[0];
    assert_eq!(problem.severity, Severity::Error);
    assert_eq!(
        problem.sheet.as_deref(),
        Some("Survey"),
        "as the author named it"
    );
    assert_eq!(
        problem.column.as_deref(),
        Some("relevance"),
        "as the author wrote it"
    );
    assert_eq!(problem.row, Some(3));
    assert!(problem.sentence.ko.contains("nobody") && problem.sentence.en.contains("nobody"));
}

/// What works but may not be meant is said, and not refused.
#[test]
fn doubtful_things_are_warned_about() {
    let survey =
        |rows: &str| format!("survey\n|type|name|label|relevant|calculation|constraint|\n{rows}");
    assert!(warnings(&survey("|text|a|A|||regex(., '[0-9]+')|")).contains(&"regex_unanchored"));
    assert!(!warnings(&survey("|text|a|A|||regex(., '^[0-9]+$')|")).contains(&"regex_unanchored"));
    assert!(
        warnings(&survey("|calculate|b|||1 = 1||\n|text|a|A|${b}||")).contains(&"boolean_text")
    );
    assert!(warnings(&survey("|text|b|B||||\n|text|a|A|b = 1||")).contains(&"bare_name"));
    let filtered = "survey\n|type|name|label|choice_filter|\n|select_one l|q|Q|colour = 'red'|\nchoices\n|list_name|name|label|\n|l|a|A|";
    assert!(warnings(filtered).contains(&"filter_column"));
    assert_eq!(warnings("survey\n|type|name|label|"), ["no_questions"]);
    assert!(warnings(&survey("|range|r|R|")).contains(&"range_default"));
    assert!(warnings(&survey("|text|a|A|\n|text|A|B|")).contains(&"similar_name"));
}

/// Excel's own hand in what an author types must not break a survey.
#[test]
fn cells_are_cleaned() {
    let form = form(
        "survey
         |type|name|label|relevant|
         |integer|나이|나이는\u{a0}몇   살인가요?||
         |text|방문|방문|${나이} > 1 and \u{2018}a\u{2019} = \u{201c}a\u{201d}|",
    );
    let question = form.question("나이").expect("a Hangul name is legal");
    assert_eq!(form.label_of(question, None), "나이는 몇 살인가요?");
    assert_eq!(question.kind, Kind::Integer);
}

/// Old and translated headers, in any spelling pyxform knows.
#[test]
fn headers_have_many_names() {
    let form = form(
        "survey
         |Type|Name|caption|hint : French|bind:relevant|body:appearance|
         |select one list|q|Q|indice|true()|minimal|
         choices
         |list name|value|Label|
         |list|a|A|",
    );
    let question = form.question("q").expect("the question");
    assert_eq!(question.appearance.as_deref(), Some("minimal"));
    assert_eq!(form.languages(), ["French"]);
    let twice = errors("survey\n|type|name|label|relevant|relevance|\n|text|a|A|||");
    assert_eq!(twice, [("same_column", Some(1))]);
}

/// A pattern is refused for what is wrong with it: look-around is blamed only
/// where there is some.
#[test]
fn a_refused_pattern_says_what_is_wrong_with_it() {
    let said = |pattern: &str| {
        let survey =
            format!("survey\n|type|name|constraint|label|\n|text|a|regex(., '{pattern}')|A|");
        let problem = read(&survey).problems.remove(0);
        assert_eq!(
            (problem.code, problem.row),
            ("pattern", Some(2)),
            "{pattern}"
        );
        assert!(
            problem.sentence.ko.contains(pattern),
            "{}",
            problem.sentence.ko
        );
        problem.sentence.en
    };
    let expected = [
        ("(?=.*[0-9]).+", "looks ahead"),
        (r"(a)\1", "repeats an earlier part"),
        (r"(?<x>a)\k<x>", "repeats an earlier part"),
        ("[0-9]++", "never gives back"),
        (r"\X", r"‘\X’"),
        (r"\N{DIGIT ONE}", r"‘\N’"),
        (r"\y", "no meaning"),
        (r"[\b]", "no meaning"),
        (r"\p{Hangul}", r"‘\p{Hangul}’"),
        ("(?x)a b", "‘(?x)’"),
        ("(?P<a>b)", "begins no group"),
        ("[a-z", "never closed"),
        ("(a", "never closed"),
        ("a)", "too many"),
        ("*a", "nothing before it"),
        ("{2,3", "never closed"),
        ("a{x}", "no count"),
        ("a{3,2}", "cannot be"),
        (r"[a-\d]", r"‘a-\d’"),
        ("[z-a]", "‘z-a’"),
        ("[a&&]", "‘&&’"),
        (r"a$\s*", "after ‘$’"),
        (r"a\", "single backslash"),
        ("(a{5000}){5000}", "too large"),
    ];
    for (pattern, words) in expected {
        let said = said(pattern);
        assert!(said.contains(words), "{pattern}: {said}");
        let blamed = said.contains("ahead or behind") || said.contains("look-around");
        assert_eq!(blamed, words == "looks ahead", "{pattern}: {said}");
    }
}

/// Patterns that are each small enough may be too many.
#[test]
fn all_patterns_of_a_survey_share_their_room() {
    let rows: String = (0..100)
        .map(|n| format!("|text|q{n}|Q|regex(., '^.{{1,{}}}$')|\n", 2_000 + n))
        .collect();
    let reading = read(&format!("survey\n|type|name|label|constraint|\n{rows}"));
    assert!(reading.questionnaire.is_none());
    let problem = &reading.problems[0];
    assert_eq!(
        (problem.code, problem.column.as_deref()),
        ("pattern", Some("constraint"))
    );
    assert!(
        problem.sentence.en.contains("together"),
        "{}",
        problem.sentence.en
    );
}

/// What other apps read in other ways is allowed, and said.
#[test]
fn doubtful_word_edges_are_warned_of() {
    let warned = |pattern: &str| {
        let constraint = format!("regex(., '{pattern}')");
        warnings(&format!(
            "survey\n|type|name|label|constraint|\n|text|a|A|{constraint}|"
        ))
        .contains(&"regex_word_edge")
    };
    assert!(warned(r"^.*\bA4\b.*$"));
    assert!(
        !warned(r"^[가-힣 ]+\b[0-9]+$"),
        "nothing doubtful can stand there"
    );
    assert!(!warned(r"^.+$"));
}

/// A misnamed sheet is found by its likeness.
#[test]
fn a_misspelt_sheet_is_pointed_at() {
    let reading = read("Surveys\n|type|name|label|\n|text|a|A|\nother\n|x|");
    assert_eq!(reading.problems[0].code, "no_survey_sheet");
    assert!(reading.problems[0].sentence.en.contains("‘Surveys’"));
    let only = read("Sheet1\n|type|name|label|\n|text|a|A|");
    assert!(
        only.questionnaire.is_some(),
        "a workbook of one sheet is the survey"
    );
}

/// Title and id come from the settings, or from the file's name.
#[test]
fn a_survey_always_has_a_title() {
    let bytes = workbook("survey\n|type|name|label|\n|text|a|A|");
    let form = read_workbook(&bytes, "가을 박람회.xlsx")
        .questionnaire
        .expect("a form");
    assert_eq!(
        (form.title(), form.version(), form.default_language()),
        ("가을 박람회", "", None)
    );
}

/// A Mac writes a file's name with its syllables in pieces: a copy from there is
/// the same questionnaire, and found by what is typed.
#[test]
fn a_file_s_name_is_composed_before_it_is_a_title() {
    let bytes = workbook("survey\n|type|name|label|\n|text|a|A|");
    for (file_name, title) in [
        (
            "\u{1109}\u{1165}\u{11af}\u{1106}\u{116e}\u{11ab}.xlsx",
            "설문",
        ),
        (
            "/Users/kim/\u{1112}\u{116c}\u{110e}\u{1161} 1.xls",
            "회차 1",
        ),
        ("cafe\u{301}.xlsx", "café"),
        ("설\u{200b}문\u{a0}1.xlsx", "설문 1"),
        (".xlsx", "data"),
    ] {
        let reading = read_workbook(&bytes, file_name);
        let form = reading.questionnaire.expect("accepted");
        assert_eq!(form.title(), title, "{file_name}");
        assert_eq!(form.form_id(), title, "{file_name}");
    }
}
