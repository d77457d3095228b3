//! What we write is read by programs that are not of our making: Python's own readers,
//! 7-Zip and LibreOffice.

use crate::fixture::{follow_up, row, stationery};
use calamine::{Reader as _, Xlsx};
use outreach::Channel;
use outreach::protect::{Password, archive, workbook};
use outreach::targets::{Format, Target, TargetFile, files, prepare, shipped};
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use tempfile::TempDir;
use words::Language;

/// The Python with the readers; none where there is none, and then the test is skipped.
pub fn python() -> Option<PathBuf> {
    let python = std::env::var_os("BOOTHLOOP_PYTHON").map(PathBuf::from);
    if python.is_none() {
        skipped::because("BOOTHLOOP_PYTHON names no Python with readers; cargo xtask test does");
    }
    python
}

fn asked(python: &Path, what: &str, file: &Path, more: &[&str]) -> Output {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/outreach/judge.py");
    let mut command = Command::new(python);
    command.arg(script).arg(what).arg(file).args(more);
    command
        .env("PYTHONIOENCODING", "utf-8")
        .output()
        .expect("Python runs")
}

/// What a reader found in a file.
pub fn read(python: &Path, what: &str, file: &Path, more: &[&str]) -> Value {
    let output = asked(python, what, file, more);
    let error = String::from_utf8_lossy(&output.stderr);
    assert!(
        output.status.success(),
        "{what} {}: {error}",
        file.display()
    );
    serde_json::from_slice(&output.stdout).expect("JSON")
}

/// A table's rows.
pub fn rows(read: &Value) -> Vec<Vec<String>> {
    serde_json::from_value(read.clone()).expect("rows of text")
}

pub fn saved(folder: &TempDir, name: &str, bytes: &[u8]) -> PathBuf {
    let path = folder.path().join(name);
    std::fs::write(&path, bytes).expect("written");
    path
}

fn target(id: &str) -> &'static Target {
    let found = shipped().iter().find(|target| target.id == id);
    found.expect("it ships")
}

fn password() -> Password {
    Password::of([0x12, 0x34, 0x56, 0x78, 0x9a, 0xbc, 0xde, 0xf0])
}

/// Lists of three people by text message and of three by e-mail, with names that are hard.
fn people(channel: Channel) -> Vec<outreach::FollowUpRow> {
    let points = match channel.contact_point() {
        permission::ContactPoint::Email => [
            "kim@visitor.example",
            "o'neill@visitor.example",
            "x@visitor.example",
        ],
        _ => ["+821012345678", "+821087654321", "+82212345678"],
    };
    let long = "가나다라마바사아자차카타파하".repeat(20);
    let names = [
        "김하늘",
        "=HYPERLINK(\"http://x.example\",\"눌러요\")",
        &long,
    ];
    points
        .into_iter()
        .zip(names)
        .map(|(point, name)| {
            let mut row = row(channel, point, Language::Korean);
            row.name = name.to_owned();
            row
        })
        .collect()
}

fn made(target: &Target, rows: Vec<outreach::FollowUpRow>) -> Vec<TargetFile> {
    let prepared =
        prepare(follow_up(rows), target, &stationery(), Language::Korean).expect("lawful");
    files(&prepared.follow_up, target, &stationery(), Language::Korean).expect("made")
}

/// A password is read aloud without doubt: four groups of four, no sign that sounds or
/// looks like another, every random bit in it, and no log tells it.
#[test]
fn a_password_is_read_aloud_and_printed_nowhere() {
    let password = password();
    assert_eq!(password.reveal(), "4567-89cf-hkmr-wxy3");
    assert_eq!(format!("{password:?}"), "Password");
    let other = Password::of([0x12, 0x34, 0x56, 0x78, 0x9a, 0xbc, 0xde, 0xf1]);
    assert_ne!(other, password, "the last bit counts");
}

/// Excel's own protection, by a reader of Office files that is not ours: the rows are the
/// same with the password, and nothing is there without it.
#[test]
fn a_locked_workbook_opens_with_its_password_only() {
    let Some(python) = python() else { return };
    let folder = tempfile::tempdir().expect("a folder");
    let plain = &made(target("xlsx"), people(Channel::Email))[0];
    let locked = workbook(&plain.bytes, &password()).expect("locked");
    let plain = saved(&folder, "plain.xlsx", &plain.bytes);
    let locked = saved(&folder, "locked.xlsx", &locked);

    let unlocked = read(&python, "unlocked", &locked, &[password().reveal()]);
    assert_eq!(unlocked, read(&python, "workbook", &plain, &[]));
    assert_eq!(unlocked["rows"].as_array().map(Vec::len), Some(4));
    for wrong in ["4567-89cf-hkmr-wxy4", "456789cfhkmrwxy3", ""] {
        let refused = asked(&python, "unlocked", &locked, &[wrong]);
        assert_eq!(refused.status.code(), Some(3), "`{wrong}`");
    }
    let bytes = std::fs::read(&locked).expect("read");
    let opened = Xlsx::new(std::io::Cursor::new(bytes));
    assert!(opened.is_err(), "it is no open workbook");
}

/// One ZIP for everything else, by 7-Zip: every file comes out as it went in with the
/// password, none without it; drafts lie in a folder and in no ZIP of their own.
#[test]
fn a_locked_archive_opens_with_its_password_only() {
    if skipped::without(&["7z"]) {
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let list = &made(target("stibee"), people(Channel::Email))[0];
    let drafts = &made(target("eml"), people(Channel::Email))[0];
    let packed: Vec<(String, &[u8])> = vec![
        ("명단.csv".to_owned(), &list.bytes),
        ("명단.csv".to_owned(), b"another of the same name"),
        ("초안들.zip".to_owned(), &drafts.bytes),
    ];
    let locked = archive(&packed, &password()).expect("locked");
    let mail = b"kim@visitor.example";
    assert!(!locked.windows(mail.len()).any(|it| it == mail));
    let locked = saved(&folder, "locked.zip", &locked);
    let unpacked = |password: &str, into: &Path| {
        let output = Command::new("7z")
            .args(["x", "-y", "-bd", &format!("-p{password}")])
            .arg(format!("-o{}", into.display()))
            .arg(&locked)
            .output();
        output.expect("7z runs").status.success()
    };

    let open = folder.path().join("open");
    assert!(unpacked(password().reveal(), &open), "with the password");
    let content = |name: &str| std::fs::read(open.join(name)).expect("it came out");
    assert_eq!(content("명단.csv"), list.bytes);
    assert_eq!(content("명단 (2).csv"), b"another of the same name");
    let letters = std::fs::read_dir(open.join("초안들")).expect("a folder of drafts");
    assert_eq!(letters.count(), 3);
    for wrong in ["", "4567-89cf-hkmr-wxy4"] {
        let closed = folder.path().join("closed");
        assert!(!unpacked(wrong, &closed), "`{wrong}`");
        let read = std::fs::read(closed.join("명단.csv")).unwrap_or_default();
        assert_ne!(read, list.bytes, "`{wrong}`");
    }
}

/// Every card, by a parser that is not ours: names, numbers and notes are whole, no line
/// is longer than 75 octets and none begins or ends within a letter.
#[test]
fn another_reader_takes_every_card() {
    let Some(python) = python() else { return };
    let folder = tempfile::tempdir().expect("a folder");
    for id in ["vcard-3", "vcard-4"] {
        let wanted: Vec<_> = [Channel::Email, Channel::Sms]
            .into_iter()
            .flat_map(people)
            .collect();
        let mut found = 0;
        for file in made(target(id), wanted.clone()) {
            for line in file.bytes.split(|byte| *byte == b'\n') {
                let line = line.strip_suffix(b"\r").unwrap_or(line);
                assert!(line.len() <= 75, "{id}: {} octets", line.len());
                assert!(std::str::from_utf8(line).is_ok(), "{id}: half a letter");
            }
            let cards = saved(&folder, "cards.vcf", &file.bytes);
            let cards = read(&python, "cards", &cards, &[]);
            for card in cards.as_array().expect("cards") {
                let name = card["name"].as_str().expect("a name");
                let contact = card["contact"].as_str().expect("a contact");
                let contact = contact.strip_prefix("tel:").unwrap_or(contact);
                let is_hers =
                    |row: &&outreach::FollowUpRow| row.name == name && row.contact == contact;
                assert!(wanted.iter().any(|row| is_hers(&row)), "{id}: {card}");
                assert_ne!(card["note"], "", "{id}");
                found += 1;
            }
        }
        assert_eq!(found, wanted.len(), "{id}");
    }
}

/// Every draft, by Python's own reader of mails: no defect, the Korean subject and name
/// whole, and it opens as a draft.
#[test]
fn another_reader_takes_every_draft() {
    let Some(python) = python() else { return };
    let folder = tempfile::tempdir().expect("a folder");
    let people = people(Channel::Email);
    let file = &made(target("eml"), people.clone())[0];
    let bytes = std::io::Cursor::new(file.bytes.clone());
    let mut drafts = zip::ZipArchive::new(bytes).expect("a ZIP");
    drafts.extract(folder.path()).expect("unpacked");
    let mut names: Vec<PathBuf> = std::fs::read_dir(folder.path())
        .expect("drafts")
        .map(|entry| entry.expect("a draft").path())
        .collect();
    names.sort();
    assert_eq!(names.len(), people.len());
    for (row, name) in people.iter().zip(names) {
        let draft = read(&python, "draft", &name, &[]);
        assert_eq!(draft["X-Unsent"], "1");
        let subject = draft["Subject"].as_str().expect("a subject");
        assert!(subject.starts_with("(광고) "), "{subject}");
        let to = draft["To"].as_str().expect("somebody");
        assert!(to.contains(&row.contact), "{to}");
        let body = draft["body"].as_str().expect("a text");
        assert!(
            body.contains("온기유리") && !body.contains('\u{fffd}'),
            "{body}"
        );
    }
}

/// The first row of every table is the profile's headings, letter for letter, and the
/// letters of each decode strictly as what the profile says they are.
#[test]
fn another_reader_finds_every_heading() {
    let Some(python) = python() else { return };
    let folder = tempfile::tempdir().expect("a folder");
    let mut tables = 0;
    for target in shipped() {
        let channel = target.channel.unwrap_or(Channel::Sms);
        let encoding = match target.encoding.code() {
            "utf8-bom" => "utf-8-sig",
            "utf8" => "utf-8",
            other => other,
        };
        let name = format!("table.{}", target.format.code());
        // The longest name is more than some tools take.
        let mut people = people(channel);
        people.truncate(2);
        let table = &made(target, people)[0];
        let path = saved(&folder, &name, &table.bytes);
        let found = match target.format {
            Format::Csv => rows(&read(&python, "table", &path, &[encoding])),
            Format::Xlsx => rows(&read(&python, "workbook", &path, &[])["rows"]),
            Format::Vcf | Format::Eml | Format::Pdf => continue,
        };
        let headers = target.columns.iter().filter(|it| it.is_for(channel));
        let headers = headers.map(|it| it.header.clone());
        assert_eq!(found[0], headers.collect::<Vec<_>>(), "{}", target.id);
        assert_eq!(found.len(), 3, "{}", target.id);
        tables += 1;
    }
    assert!(tables >= 15, "{tables}");
}
