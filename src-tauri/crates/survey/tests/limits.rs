//! Files no one should open.

use std::io::Write;

use rust_xlsxwriter::Workbook;
use survey::{Filling, Problem, Severity, Violation, read_workbook};

use crate::support::{context, fill, read, say, value, workbook};

/// The reason for which a workbook is refused.
fn refused(bytes: &[u8], name: &str) -> Problem {
    let reading = read_workbook(bytes, name);
    assert!(reading.questionnaire.is_none(), "{name} must be refused");
    reading.problems.into_iter().next().expect("a reason")
}

fn zip_of(files: &[(&str, u64)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let zeros = vec![b' '; 1 << 20];
    for (name, megabytes) in files {
        let options = zip::write::SimpleFileOptions::default()
            .compression_method(zip::CompressionMethod::Deflated);
        zip.start_file(*name, options).expect("a zip entry");
        for _ in 0..*megabytes {
            zip.write_all(&zeros).expect("room in memory");
        }
    }
    zip.finish().expect("a zip file").into_inner()
}

/// Each wrong file is named for what it is.
#[test]
fn files_that_are_no_workbooks_are_named() {
    assert_eq!(refused(b"", "x.xlsx").code, "empty_file");
    assert_eq!(
        refused(b"type,name,label\ntext,a,A\n", "x.xlsx").code,
        "not_a_workbook"
    );
    assert_eq!(refused(&[0x15; 165], "~$survey.xlsx").code, "lock_file");
    assert_eq!(
        refused(b"PK\x03\x04 and nothing more", "x.xlsx").code,
        "unreadable"
    );
    assert_eq!(
        refused(
            &[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0],
            "x.xls"
        )
        .code,
        "unreadable"
    );
    assert_eq!(
        refused(&zip_of(&[("word/document.xml", 0)]), "x.xlsx").code,
        "not_a_workbook"
    );
    assert_eq!(refused(&vec![0; 11 << 20], "x.xlsx").code, "file_too_large");
}

/// A password-protected workbook is an OLE file with the zip inside encrypted.
#[test]
fn passwords_are_named() {
    let mut file =
        cfb::CompoundFile::create(std::io::Cursor::new(Vec::new())).expect("a compound file");
    file.create_stream("/EncryptedPackage")
        .expect("a stream")
        .write_all(b"secret")
        .expect("room");
    file.flush().expect("room");
    assert_eq!(
        refused(&file.into_inner().into_inner(), "x.xlsx").code,
        "password"
    );
}

/// A bomb is refused packed; one that lies about its size, while unpacking.
#[test]
fn zip_bombs_are_refused() {
    if skipped::as_long() {
        return;
    }
    let mut bomb = zip_of(&[("xl/workbook.xml", 1), ("xl/worksheets/sheet1.xml", 150)]);
    assert!(bomb.len() < 1 << 20, "a bomb is small");
    assert_eq!(refused(&bomb, "x.xlsx").code, "unpacked_too_large");
    // The size of each entry stands 24 bytes into its central directory record.
    let mut at = 0;
    while let Some(found) = bomb[at..].windows(4).position(|four| four == b"PK\x01\x02") {
        at += found + 24;
        bomb[at..at + 4].copy_from_slice(&1000u32.to_le_bytes());
    }
    let code = refused(&bomb, "x.xlsx").code;
    assert!(
        ["unpacked_too_large", "unreadable"].contains(&code),
        "a liar is refused as well: {code}"
    );
}

/// Two hundred thousand rows, and a cell in the last corner of the sheet.
#[test]
fn huge_sheets_are_refused_and_sparse_ones_are_not() {
    if skipped::as_long() {
        return;
    }
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name("survey").expect("a legal name");
    for row in 0..200_001 {
        sheet.write_number(row, 0, row).expect("room");
    }
    assert_eq!(
        refused(&book.save_to_buffer().expect("a workbook"), "x.xlsx").code,
        "too_many_cells"
    );

    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name("survey").expect("a legal name");
    let table = [["type", "name", "label"], ["text", "a", "A"]];
    for (row, cells) in (0u32..).zip(table) {
        for (column, cell) in (0u16..).zip(cells) {
            sheet.write_string(row, column, cell).expect("room");
        }
    }
    sheet
        .write_string(1_048_575, 16_383, "note")
        .expect("the last cell");
    let bytes = book.save_to_buffer().expect("a workbook");
    assert!(
        read_workbook(&bytes, "x.xlsx").questionnaire.is_some(),
        "a stray cell far away is nobody's question"
    );
}

/// More questions or sheets than any booth asks.
#[test]
fn too_much_of_anything_is_refused() {
    let rows: String = (0..2_001).map(|n| format!("|text|q{n}|Q|\n")).collect();
    assert_eq!(
        refused(
            &workbook(&format!("survey\n|type|name|label|\n{rows}")),
            "x.xlsx"
        )
        .code,
        "too_many_questions"
    );
    let sheets: String = (0..51).map(|n| format!("sheet{n}\n|x|\n")).collect();
    assert_eq!(
        refused(&workbook(&sheets), "x.xlsx").code,
        "too_many_sheets"
    );
    let nested: String = (0..30).map(|n| format!("|begin_group|g{n}|G|\n")).collect();
    assert_eq!(
        refused(
            &workbook(&format!("survey\n|type|name|label|\n{nested}")),
            "x.xlsx"
        )
        .code,
        "too_deep"
    );
    let repeats: String = (0..4)
        .map(|n| format!("|begin_repeat|r{n}|R|30|\n"))
        .collect();
    let ends = "|end_repeat||||\n".repeat(4);
    let survey = format!("survey\n|type|name|label|repeat_count|\n{repeats}|text|a|A||\n{ends}");
    assert_eq!(
        refused(&workbook(&survey), "x.xlsx").code,
        "too_many_answers"
    );
}

/// A small file can hold much text: a megabyte of references needed 30 of
/// memory, a megabyte of unknown types a fifth of a second.
#[test]
fn more_text_than_a_questionnaire_has_is_refused_wherever_it_stands() {
    let long = "${q0} 가나 ".repeat(2_500);
    for [kind, label, hint] in [
        [long.as_str(), "L", "H"],
        ["text", long.as_str(), "H"],
        ["text", "L", long.as_str()],
    ] {
        let survey = |rows: usize| {
            let rows: String = (1..rows)
                .map(|n| format!("|{kind}|q{n}|{label}|{hint}|\n"))
                .collect();
            workbook(&format!(
                "survey\n|type|name|label|hint|\n|text|q0|Q||\n{rows}"
            ))
        };
        assert_eq!(refused(&survey(140), "x.xlsx").code, "too_much_text");
        let less = read_workbook(&survey(100), "x.xlsx");
        assert!(
            less.problems.iter().all(|it| it.code != "too_much_text"),
            "what a stored questionnaire may have is read"
        );
    }
}

/// Names that differ in capitals only are found among tens of thousands as among
/// ten; each was once compared with each, which took a minute.
#[test]
fn similar_names_are_found_in_a_long_survey() {
    let rows: String = (0..60_000).map(|n| format!("|text|q{n}|Q|\n")).collect();
    let reading = read(&format!("survey\n|type|name|label|\n{rows}|text|Q7|A|\n"));
    let similar = reading.problems.iter().find(|it| it.code == "similar_name");
    assert!(similar.is_some(), "{:?}", reading.problems.first());
}

/// Workbooks small enough to open and built to take long: every cell a broken
/// reference, every choice a list of its own, a language in every column. How
/// long they do take is measured by `boothctl bench survey`.
#[test]
fn crafted_workbooks_are_refused_for_what_is_wrong_with_them() {
    if skipped::as_long() {
        return;
    }
    let broken = "${".repeat(15_000);
    let rows: String = (0..130)
        .map(|n| format!("|text|q{n}|{broken}|\n"))
        .collect();
    assert_eq!(
        refused(
            &workbook(&format!("survey\n|type|name|label|\n{rows}")),
            "x.xlsx"
        )
        .code,
        "broken_reference"
    );
    let lists: String = (0..60_000).map(|n| format!("|l{n}|a|A|\n")).collect();
    let survey = format!(
        "survey\n|type|name|label|\n|select_one l60000|a|A|\nchoices\n|list_name|name|label|\n{lists}"
    );
    assert_eq!(refused(&workbook(&survey), "x.xlsx").code, "list_not_found");
    let languages: String = (0..5_000).map(|n| format!("label::L{n}|")).collect();
    let survey = format!("survey\n|type|name|{languages}\n|text|a|A|");
    assert_eq!(
        refused(&workbook(&survey), "x.xlsx").code,
        "too_many_columns"
    );
}

/// Texts that double from row to row, by any function that can make a text
/// longer: the first row that is too long is named at import.
#[test]
fn texts_that_grow_without_end_are_refused_at_their_row() {
    let steps = [
        "concat(${BEFORE}, ${BEFORE})",
        "join('', ${BEFORE}, ${BEFORE})",
        "translate(concat(${BEFORE}, ${BEFORE}), 'a', '가')",
        "if(true(), concat(${BEFORE}, ${BEFORE}), '')",
        "coalesce('', concat(normalize-space(${BEFORE}), ${BEFORE}))",
        "concat(concat(${BEFORE}, ${BEFORE}), substr(${BEFORE}, 1))",
    ];
    for step in steps {
        let rows: String = (1..=40)
            .map(|n| {
                let step = step.replace("BEFORE", &format!("a{}", n - 1));
                format!("|calculate|a{n}||{step}|\n")
            })
            .collect();
        let survey = |first: &str| {
            format!(
                "survey\n|type|name|label|calculation|\n|text|q|Q||\n|calculate|a0||{first}|\n{rows}"
            )
        };
        let reading = read(&survey("'aaaaaaaaaa'"));
        assert!(reading.questionnaire.is_none(), "{step}");
        let problem = &reading.problems[0];
        let row = problem.row.expect("a row");
        assert_eq!(problem.code, "text_too_long", "{step}");
        assert!((9..20).contains(&row), "{step}: {row}");
        assert!(
            problem.sentence.en.contains(&format!("row {row}")),
            "{step}"
        );

        // The same from a visitor's answer: warned of, and blank when it comes.
        let reading = read(&survey("${q}"));
        let problem = &reading.problems[0];
        assert_eq!(
            (problem.code, problem.severity),
            ("text_too_long", Severity::Warning),
            "{step}"
        );
        let form = reading.questionnaire.expect("it works with short answers");
        let mut filling = Filling::start(form.into(), context());
        say(&mut filling, "q", &"ab".repeat(10_000));
        assert_eq!(value(&filling, "a0").len(), 20_000);
        assert_eq!(
            filling.too_long().is_empty(),
            !value(&filling, "a40").is_empty(),
            "{step}"
        );
        let kept: usize = filling.answers().values().map(String::len).sum();
        assert!(kept < 9 << 20, "{step}: {kept}");
    }
}

/// Each text is short enough, and there are too many of them.
#[test]
fn all_computed_texts_share_their_room() {
    let rows: String = (0..1_000)
        .map(|n| format!("|calculate|c{n}||concat(${{q}}, '{n}')|\n"))
        .collect();
    let mut filling = fill(&format!(
        "survey\n|type|name|label|calculation|\n|text|q|Q||\n{rows}"
    ));
    say(&mut filling, "q", &"x".repeat(60_000));
    assert!(!filling.too_long().is_empty());
    let kept: usize = filling.answers().values().map(String::len).sum();
    assert!(kept < 9 << 20, "{kept}");
    say(&mut filling, "q", "short");
    assert!(filling.too_long().is_empty(), "there is room again");
    assert_eq!(value(&filling, "c999"), "short999");
}

/// A repeat within a repeat, thousands of calculations that read the one
/// before, each in its own instance.
#[test]
fn calculations_in_repeats_read_their_own_instance() {
    let chain: String = (1..20)
        .map(|n| format!("|calculate|c{n}||${{c{}}} + 1||\n", n - 1))
        .collect();
    let mut filling = fill(&format!(
        "survey
         |type|name|label|calculation|repeat_count|
         |begin_repeat|r|R||30|
         |integer|q|Q|||
         |begin_repeat|s|S||30|
         |calculate|c0||${{q}} + position(..)||
         {chain}
         |end_repeat|||||
         |calculate|all||sum(${{c19}})||
         |end_repeat|||||
         |calculate|every||count(${{c19}})||"
    ));
    say(&mut filling, "r[7]/q", "100");
    assert_eq!(value(&filling, "r[7]/s[30]/c19"), "149");
    assert_eq!(value(&filling, "r[6]/s[30]/c19"), "");
    assert_eq!(value(&filling, "r[7]/all"), (30 * 119 + 465).to_string());
    assert_eq!(value(&filling, "every"), "900");
}

/// A computed text that is too long is said where it would stand, wherever it
/// is quoted, and keeps nobody from handing in but where it is required.
#[test]
fn a_text_too_long_to_keep_is_said_on_the_screen() {
    let long = "concat(${q}, ${q})";
    let mut filling = fill(&format!(
        "survey
         |type|name|label|calculation|required|
         |text|q|Q|||
         |text|shown|Shown|{long}||
         |calculate|hidden||{long}||
         |calculate|after||concat(${{hidden}}, ' and more')||
         |note|n|You said ${{hidden}}.|||
         |note|m|Short: ${{q}}.|||"
    ));
    let state = |filling: &Filling, name: &str| filling.state(name).expect("a question");
    say(&mut filling, "q", "short");
    assert_eq!(state(&filling, "shown").violation, None);
    assert_eq!(state(&filling, "n").label, "You said shortshort.");
    say(&mut filling, "q", &"x".repeat(60_000));
    let shown = state(&filling, "shown");
    assert_eq!(
        (shown.value, shown.violation),
        (None, Some(Violation::TooLong))
    );
    assert_eq!(
        state(&filling, "hidden").violation,
        Some(Violation::TooLong)
    );
    assert_eq!(state(&filling, "n").label, "You said ….");
    let after = state(&filling, "after");
    assert_eq!(
        (after.value, after.violation),
        (None, Some(Violation::TooLong))
    );
    let cut = state(&filling, "m").label;
    assert!(
        cut.ends_with('…') && cut.len() < 17 << 10,
        "a long quotation says that it is cut"
    );
    assert_eq!(filling.first_violation(), None);

    let mut filling = fill(&format!(
        "survey\n|type|name|label|calculation|required|\n|text|q|Q|||\n|text|shown|Shown|{long}|yes|"
    ));
    say(&mut filling, "q", &"x".repeat(60_000));
    let first = filling.first_violation().expect("it is required");
    assert_eq!(
        (first.name.as_str(), first.violation),
        ("shown", Some(Violation::TooLong))
    );
}

/// Texts that quote an answer over and over would take hundreds of megabytes as
/// what they are read into, from a workbook of a few kilobytes.
#[test]
fn quoted_answers_are_counted_over_the_whole_form() {
    let rows = |labels: usize, quotes: usize| {
        let label = "${a}".repeat(quotes);
        let choices: String = (0..labels)
            .map(|at| format!("|l|c{at}|{label}|\n"))
            .collect();
        format!(
            "survey\n|type|name|label|\n|text|a|A|\n|select_one l|b|B|\n\
             choices\n|list_name|name|label|\n{choices}"
        )
    };
    assert!(read(&rows(100, 900)).questionnaire.is_some(), "90,000");
    for (labels, quotes) in [(21, 5_000), (300, 400)] {
        let refused = refused(&workbook(&rows(labels, quotes)), "test.xlsx");
        assert_eq!(refused.code, "too_many_references", "{labels} × {quotes}");
    }
}

/// Each pattern is small enough, and all of them would take seconds to compile;
/// so would those that are refused one by one, and those of one cell.
#[test]
fn patterns_are_counted_over_the_whole_form_and_over_one_cell() {
    let large = r"regex(., '^\p{L}{20,60}$')";
    let too_large = r"regex(., '^[\p{L}\p{N}]{200,900}$')";
    let in_rows = |pattern: &str, count: usize| {
        let rows: String = (0..count)
            .map(|at| format!("|text|q{at}|Q|{pattern}|\n"))
            .collect();
        format!("survey\n|type|name|label|constraint|\n{rows}")
    };
    let five = read(&in_rows(large, 5));
    assert!(five.questionnaire.is_some(), "{:?}", five.problems);
    let of_form = |pattern: &str| {
        let problems = read(&in_rows(pattern, 300)).problems;
        problems.iter().filter(|it| it.code == "pattern").count()
    };
    assert_eq!(of_form(large), 1, "nothing is compiled after the bound");
    assert!(of_form(too_large) < 20, "refusals cost their time too");
    let in_a_cell = vec![large; 100].join(" or ");
    let refused = refused(&workbook(&in_rows(&in_a_cell, 1)), "test.xlsx");
    assert_eq!(refused.code, "pattern");
}
