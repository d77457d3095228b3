//! The report of a fair: what is handed in stands in the workbook and on paper.

use crate::fixture::made_at;
use crate::slip::FONTS;
use calamine::{Data, Reader as _, Xlsx};
use outreach::fair_report::{FairReport, Figure, Section, Shown, Unit};
use std::io::Cursor;
use std::process::Command;
use words::{Language, Sentence};

fn said(text: &str) -> Sentence {
    Sentence::of_texts(format!("{text} 한"), format!("{text} en"))
}

fn report() -> FairReport {
    let section = |id, shown, figures| Section {
        id,
        name: said(id),
        answer: said("answer"),
        figures,
        shown,
    };
    let hidden = Figure::of("few", said("few"), Unit::Share, None, Some(40));
    FairReport {
        fair: said("fair"),
        days: said("days"),
        maker: said("maker"),
        made_at: made_at(),
        window_days: 90,
        answer: said("it paid"),
        sections: vec![
            section(
                "list",
                Shown::List,
                vec![
                    Figure::count("won", said("won"), Unit::Won, 1_234_567).within(90),
                    Figure::of("cost", said("cost"), Unit::Won, None, Some(3)).said(said("enter")),
                    Figure::of("each", said("each"), Unit::Won, Some(1_000), Some(3)),
                    Figure::share("nothing", said("nothing"), 0, 0),
                ],
            ),
            section(
                "bars",
                Shown::Bars,
                vec![
                    Figure::share("third", said("third"), 1, 3),
                    hidden.hidden_where_none(),
                ],
            ),
            section(
                "table",
                Shown::Table,
                vec![Figure::count("hour", said("hour"), Unit::People, 7)],
            ),
        ],
        notes: vec![said("mind")],
    }
}

/// Every figure is a row of numbers; what is not known or hidden is an empty cell, never a
/// nought.
#[test]
fn the_workbook_holds_every_figure() {
    for language in [Language::Korean, Language::English] {
        let bytes = report().xlsx(language).expect("a workbook");
        let mut workbook = Xlsx::new(Cursor::new(bytes)).expect("it opens");
        assert_eq!(
            workbook.sheet_names().len(),
            4,
            "and one that says what it is"
        );
        let sheets = workbook.worksheets();
        let row = |id: &str| -> Vec<Data> {
            let all = sheets.iter().flat_map(|(_, sheet)| sheet.rows());
            let mut found = all.filter(|row| row.last() == Some(&Data::String(id.into())));
            found.next().expect(id).to_vec()
        };
        assert_eq!(row("won")[2], Data::Float(1_234_567.0));
        assert_eq!(row("won")[6], Data::Float(90.0));
        assert_eq!(
            row("won")[1],
            Data::String(
                report().sections[0].figures[0]
                    .in_words()
                    .into_text(language)
            )
        );
        assert_eq!(row("third")[2..5], [1.0, 3.0, 1.0 / 3.0].map(Data::Float));
        for unknown in ["cost", "few", "nothing"] {
            assert_eq!(row(unknown)[4], Data::Empty, "{unknown}");
        }
        assert_eq!(row("few")[2], Data::Empty);
    }
}

/// A value is told with what it was worked out from, in both languages.
#[test]
fn figures_are_told_in_words() {
    let told: Vec<(String, String)> = report()
        .figures()
        .map(|(_, it)| it.in_words())
        .map(|it| (it.ko, it.en))
        .collect();
    let expected = [
        ("1,234,567원", "1,234,567 won"),
        ("알 수 없음", "not known"),
        ("333원 (1,000 ÷ 3)", "333 won (1,000 ÷ 3)"),
        ("알 수 없음", "not known"),
        ("33.3 % (1 ÷ 3)", "33.3 % (1 ÷ 3)"),
        ("숨김", "hidden"),
        ("7명", "7 people"),
    ];
    for (told, expected) in told.iter().zip(expected) {
        assert_eq!((told.0.as_str(), told.1.as_str()), expected);
    }
    assert_eq!(told.len(), expected.len());
}

/// The words on paper can be read by a program, and no character is missing.
#[test]
fn the_paper_says_it() {
    if skipped::without(&["pdftotext"]) {
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("report.pdf");
    let printed = report().pdf(FONTS, Language::English).expect("a PDF");
    assert!(printed.replaced.is_empty(), "{:?}", printed.replaced);
    std::fs::write(&file, printed.bytes).expect("written");
    let output = Command::new("pdftotext")
        .arg("-layout")
        .arg(&file)
        .arg("-")
        .output();
    let text = String::from_utf8(output.expect("it runs").stdout).expect("UTF-8");
    for expected in [
        "it paid en",
        "1,234,567 won",
        "enter en",
        "33.3 % (1 ÷ 3)",
        "hidden",
        "mind en",
    ] {
        assert!(text.contains(expected), "{expected}: {text}");
    }
    assert!(!text.contains("hour en"), "a table is for the workbook");
}
