//! The files of each target hold what its tool takes, and a target's own file is held
//! against what it may say.

use crate::fixture::{both, follow_up, row, stationery};
use calamine::{Data, Range, Reader, Xlsx};
use encoding_rs::EUC_KR;
use outreach::Channel;
use outreach::targets::{
    Encoding, Field, Format, Obstacle, Target, Undeliverable, files, prepare, shipped, text_of,
};
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::io::{Cursor, Read as _};
use std::process::Command;
use words::Language;

fn target(id: &str) -> &'static Target {
    let found = shipped().iter().find(|target| target.id == id);
    found.expect("it ships")
}

/// Changes one thing in a target that ships, and says what is wrong with it.
fn problems(id: &str, from: &str, to: &str) -> Vec<String> {
    let text = text_of(id).expect("it ships");
    assert!(text.contains(from), "the file of {id} has no {from}");
    let changed = text.replacen(from, to, 1);
    let problems = Target::read(&changed).expect_err("it does not fit any more");
    problems.into_iter().map(|problem| problem.en).collect()
}

/// The rows of a file that came from a text table.
fn rows(bytes: &[u8], encoding: Encoding) -> Vec<Vec<String>> {
    let text = match encoding {
        Encoding::Utf8 => String::from_utf8(bytes.to_vec()).expect("UTF-8"),
        Encoding::Utf8Bom => {
            let bytes = bytes
                .strip_prefix(b"\xef\xbb\xbf")
                .expect("the byte order mark");
            String::from_utf8(bytes.to_vec()).expect("UTF-8")
        }
        Encoding::Cp949 => {
            let text = EUC_KR.decode_without_bom_handling_and_without_replacement(bytes);
            text.expect("code page 949, strictly").into_owned()
        }
    };
    csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(text.as_bytes())
        .records()
        .map(|record| {
            let record = record.expect("every line reads back");
            record.iter().map(str::to_owned).collect()
        })
        .collect()
}

/// The first sheet of a workbook.
fn sheet(bytes: &[u8]) -> Range<Data> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).expect("a workbook");
    let name = book.sheet_names()[0].clone();
    book.worksheet_range(&name).expect("its sheet")
}

/// Every target makes files for whoever its channel reaches, and each file reads back as
/// what it says it is, with the headings in the order of the profile.
#[test]
fn every_shipped_target_makes_its_file() {
    let mut ids = BTreeSet::new();
    for target in shipped() {
        assert!(ids.insert(&target.id), "{} is there twice", target.id);
        let mut plan = both();
        let home = "06236 서울특별시 강남구 테헤란로 123, 101동 1204호";
        if target.channel == Some(Channel::Post) {
            plan.rows.push(row(Channel::Post, home, Language::English));
            plan.rows.push(row(Channel::Post, home, Language::Korean));
        }
        if let Some(channel) = target.channel {
            plan.rows.retain(|row| row.channel == channel);
        }
        for row in &mut plan.rows {
            if row.contact.starts_with("+1") {
                row.contact = "+821087654321".to_owned();
            }
        }
        let people = plan.rows.len();
        let prepared =
            prepare(plan, target, &stationery(), Language::Korean).expect("the rows are lawful");
        assert_eq!(prepared.left_out, [], "{}", target.id);
        let made = files(&prepared.follow_up, target, &stationery(), Language::Korean)
            .expect("they are made");
        let lists: Vec<_> = made.iter().filter(|file| file.channel.is_some()).collect();
        assert_eq!(
            lists.len(),
            target.channel.map_or(3, |_| 1),
            "one a channel: {}",
            target.id
        );
        let mut found = 0;
        for file in lists {
            let channel = file.channel.expect("a list is of one");
            let columns = target.columns.iter().filter(|it| it.is_for(channel));
            let wanted: Vec<String> = columns.map(|it| it.header.clone()).collect();
            match target.format {
                Format::Csv => {
                    let rows = rows(&file.bytes, target.encoding);
                    assert_eq!(rows[0], wanted, "{}", target.id);
                    found += rows.len() - 1;
                }
                Format::Xlsx => {
                    let range = sheet(&file.bytes);
                    let headers = range.rows().next().expect("a heading");
                    let headers: Vec<String> = headers.iter().map(ToString::to_string).collect();
                    assert_eq!(headers, wanted, "{}", target.id);
                    let typed = range.rows().skip(1).flatten();
                    assert!(
                        typed
                            .clone()
                            .all(|cell| matches!(cell, Data::String(_) | Data::Empty))
                    );
                    found += range.height() - 1;
                }
                Format::Vcf => {
                    let text = String::from_utf8(file.bytes.clone()).expect("UTF-8");
                    found += text.matches("BEGIN:VCARD").count();
                }
                Format::Eml => {
                    let mut drafts =
                        zip::ZipArchive::new(Cursor::new(file.bytes.clone())).expect("a ZIP");
                    found += drafts.len();
                    let mut text = String::new();
                    let mut draft = drafts.by_index(0).expect("the first draft");
                    draft.read_to_string(&mut text).expect("it is text");
                    assert!(text.contains("X-Unsent: 1\r\n"), "it opens as a draft");
                }
                Format::Pdf => {
                    if skipped::without(&["pdftotext"]) {
                        return;
                    }
                    let folder = tempfile::tempdir().expect("a folder");
                    let path = folder.path().join("pages.pdf");
                    std::fs::write(&path, &file.bytes).expect("written");
                    let text = Command::new("pdftotext").arg(&path).arg("-").output();
                    let text = text.expect("it is installed").stdout;
                    found += String::from_utf8_lossy(&text).matches("06236").count();
                }
            }
        }
        assert_eq!(found, people, "{}", target.id);
    }
}

/// The words that the message to paste is put together from are the tool's own.
#[test]
fn the_message_to_paste_speaks_the_tools_language() {
    let mut made = Vec::new();
    for (id, channel, contact) in [
        ("stibee", Channel::Email, "haneul@visitor.example"),
        ("mailchimp", Channel::Email, "haneul@visitor.example"),
        ("listmonk", Channel::Email, "haneul@visitor.example"),
        ("mautic", Channel::Email, "haneul@visitor.example"),
        ("ppurio", Channel::Sms, "+821012345678"),
        ("solapi-kakao", Channel::Kakao, "+821012345678"),
    ] {
        let plan = follow_up(vec![row(channel, contact, Language::Korean)]);
        let files =
            files(&plan, target(id), &stationery(), Language::Korean).expect("they are made");
        let paste = files.last().expect("the last is the message");
        assert_eq!(paste.extension, "txt");
        made.push(String::from_utf8(paste.bytes.clone()).expect("UTF-8"));
    }
    insta::assert_snapshot!(made.join("----\n"));
}

/// What a person gets in a list for a text sender is her finished message, and her number
/// as that sender wants it.
#[test]
fn a_list_for_text_messages_holds_the_finished_message() {
    let plan = follow_up(vec![row(Channel::Sms, "+821012345678", Language::Korean)]);
    let made =
        files(&plan, target("aligo"), &stationery(), Language::Korean).expect("they are made");
    let rows = rows(&made[0].bytes, Encoding::Cp949);
    assert_eq!(rows[1][0], "01012345678");
    assert!(
        rows[1][2].starts_with("(광고) 온기유리 02-000-0000"),
        "{}",
        rows[1][2]
    );
    assert!(
        rows[1][2].ends_with("무료수신거부 080-000-0000"),
        "{}",
        rows[1][2]
    );
}

/// A sender whose letters are code page 949 gets nothing else, and it is told what was
/// written otherwise. An emoji makes the sending fail, a Vietnamese name would be `?`.
#[test]
fn what_a_text_sender_lacks_is_replaced_and_told() {
    let mut her = row(Channel::Sms, "+821012345678", Language::Korean);
    her.name = "Nguyễn🍶 똠".into();
    let prepared = prepare(
        follow_up(vec![her]),
        target("aligo"),
        &stationery(),
        Language::Korean,
    )
    .expect("the rows are lawful");
    let note = prepared
        .follow_up
        .notes
        .iter()
        .find(|note| note.en.contains("ễ→e"));
    let note = note.expect("it is told");
    assert!(
        note.en.contains('🍶') && !note.en.contains("🍶→"),
        "{}",
        note.en
    );
    let made = files(
        &prepared.follow_up,
        target("aligo"),
        &stationery(),
        Language::Korean,
    )
    .expect("made");
    let rows = rows(&made[0].bytes, Encoding::Cp949);
    assert_eq!(rows[1][1], "Nguyen 똠");
}

/// Who would get half a message gets none, and is counted.
#[test]
fn a_message_that_is_too_long_is_left_out_and_counted() {
    let mut her = row(Channel::Sms, "+821012345678", Language::Korean);
    her.name = "가".repeat(1000);
    let him = row(Channel::Sms, "+821087654321", Language::Korean);
    let plan = follow_up(vec![her, him.clone()]);
    let prepared =
        prepare(plan, target("solapi"), &stationery(), Language::Korean).expect("lawful");
    assert_eq!(prepared.follow_up.rows, [him]);
    let counted = Undeliverable::counted(&prepared.left_out);
    let [too_long] = counted.as_slice() else {
        panic!("one reason: {counted:?}");
    };
    assert_eq!((too_long.code, too_long.count), ("too_long", 1));
}

/// A sender that takes digits only would read a foreign number as a Korean one.
#[test]
fn a_foreign_number_is_left_out_where_its_country_cannot_be_told() {
    let him = row(Channel::Sms, "+819012345678", Language::English);
    let plan = follow_up(vec![him.clone()]);
    let prepared = prepare(
        plan.clone(),
        target("aligo"),
        &stationery(),
        Language::Korean,
    )
    .expect("lawful");
    assert_eq!(prepared.follow_up.rows, []);
    assert_eq!(prepared.left_out, [(him.visitor, Obstacle::ForeignNumber)]);
    let prepared = prepare(plan, target("csv"), &stationery(), Language::Korean).expect("lawful");
    assert_eq!(prepared.follow_up.rows, [him], "a table says the country");
}

/// A typo in an owner's own target is named, and so is everything else that does not fit.
#[test]
fn what_is_wrong_with_a_target_is_said() {
    let cases = [
        problems("stibee", "\"format\"", "\"formt\""),
        problems("stibee", "\"contact\"", "\"contakt\""),
        problems("stibee", "\"utf8-bom\"", "\"utf-7\""),
        problems("stibee", "\"email\"", "\"mail\""),
        problems("stibee", "\"이름\"", "\"이메일 주소\""),
        problems("stibee", "\"contact\"", "\"visitor\""),
        problems("stibee", "NAME", "%"),
        problems("stibee", "{greeting}", "{grüße}"),
        problems("stibee", "\"{refusal}\"", "\"\""),
        problems("ppurio", "\"{label}\",", ""),
        problems("aligo", "\"message\"", "\"offer\""),
        problems("csv", "\"message\"", "\"company\""),
        problems("csv", "\"advertising\": true", "\"advertising\": false"),
        problems("stibee", "\"{subject}\"", "\"특가! {subject}\""),
        problems("solapi", "\"{message}\"", "\"오늘만\", \"{message}\""),
        problems("stibee", "\"KR\"", "\"Korea\""),
        problems("stibee", "\"stibee\"", "\"Stibee ../x\""),
        problems(
            "ppurio",
            "\"variables_at_most\": 9",
            "\"variables_at_most\": 3",
        ),
        problems(
            "solapi",
            "\"channel\"",
            "\"falls_back_to_sms\": true, \"channel\"",
        ),
        problems("eml", "\"email\"", "\"sms\""),
        problems(
            "vcard-3",
            "\"encoding\"",
            "\"columns\": [{\"header\": \"A\"}], \"encoding\"",
        ),
        problems("csv", "\"이름\"", "\" 이름\""),
        problems(
            "csv",
            "\"field\": \"name\"",
            "\"field\": \"name\", \"text\": \"x\"",
        ),
        problems("aligo", "\"header\": \"", "\"header\": \"☕"),
        problems("stibee", "\"{greeting}", "\"[광고] 오늘만\", \"{greeting}"),
        same_tag_twice(),
    ];
    insta::assert_debug_snapshot!(cases);
}

/// What is wrong where two columns of a tool fill one variable of its message.
fn same_tag_twice() -> Vec<String> {
    let text = text_of("mailchimp").expect("it ships");
    let mut target: serde_json::Value = serde_json::from_str(text).expect("JSON");
    let columns = target["columns"].as_array_mut().expect("columns");
    let mut tagged = columns.iter_mut().filter(|it| it["variable"] == true);
    for _ in 0..2 {
        tagged.next().expect("two variables")["tag"] = "TEXT".into();
    }
    let problems = Target::read(&target.to_string()).expect_err("one of the two would be gone");
    problems.into_iter().map(|problem| problem.en).collect()
}

/// A slip of somebody who changes a file by hand is told by what it is, with the word that
/// was meant.
#[test]
fn a_slip_in_a_file_is_told_with_what_was_meant() {
    for (id, from, to, said) in [
        ("stibee", "\"columns\"", "\"colums\"", "mean ‘columns’?"),
        ("stibee", "\"header\"", "\"heder\"", "mean ‘header’?"),
        (
            "stibee",
            "\"coupon_text\"",
            "\"cuopon_text\"",
            "mean ‘coupon_text’?",
        ),
        (
            "stibee",
            "\"channel\": \"email\"",
            "\"channel\": \"Email\"",
            "mean ‘email’?",
        ),
        (
            "stibee",
            "\"format\": \"csv\"",
            "\"format\": \"cvs\"",
            "mean ‘csv’?",
        ),
        ("stibee", "\"columns\"", "\"farben\"", "‘farben’ in line"),
        ("stibee", "\"country\"", "\"id\"", "‘id’ is there twice"),
        (
            "labels",
            "\"left_mm\": ",
            "\"left_mm\": 99,1",
            "point, like 99.1, and",
        ),
        (
            "labels",
            "\"left_mm\": ",
            "\"left_mm\": \"99,1\", \"x\": ",
            "without quotation",
        ),
        ("stibee", ",\n", "\n", "a comma, a quotation mark"),
    ] {
        let problems = problems(id, from, to);
        assert!(problems[0].contains(said), "{to}: {problems:?}");
        assert!(!problems[0].contains("sent"), "{problems:?}");
    }
    let whole = text_of("stibee").expect("it ships");
    let (korean, _, _) = EUC_KR.encode(whole);
    for (bytes, said) in [
        (&b"%PDF-1.7 \xe2\xe3"[..], "PDF"),
        (b"\x89PNG\r\n", "picture"),
        (b"", "JSON"),
        (&korean, "Notepad"),
        (b"\xff\xfe{\0", "Notepad"),
    ] {
        let problems = Target::of_file(bytes).expect_err("no target");
        assert!(problems[0].en.contains(said), "{problems:?}");
    }
    let marked = [&b"\xef\xbb\xbf "[..], whole.as_bytes()].concat();
    Target::of_file(&marked).expect("as Windows' editor saves it");
}

/// Whatever is no target at all is a sentence, never a panic.
#[test]
fn rubbish_is_no_target() {
    for text in ["", "[]", "null", "{}", "\u{feff}{", "{\"id\":1}", "\0"] {
        assert!(Target::read(text).is_err(), "{text:?}");
    }
}

proptest! {
    /// Whatever people are called, no cell of a table runs as a formula, none is shifted
    /// into another column, and the number of lines is that of the people.
    #[test]
    fn no_name_breaks_a_table(name in "[=+@\\-\t\r\n,;\"'|가-힣a-z🍶]{0,12}") {
        let mut her = row(Channel::Sms, "+821012345678", Language::Korean);
        her.name = name;
        for id in ["csv", "aligo", "naver-sens"] {
            let target = target(id);
            let plan = follow_up(vec![her.clone()]);
            let made = files(&plan, target, &stationery(), Language::Korean).expect("they are made");
            let rows = rows(&made[0].bytes, target.encoding);
            prop_assert_eq!(rows.len(), 2);
            let columns = target.columns.iter().filter(|it| it.is_for(Channel::Sms));
            prop_assert_eq!(rows[1].len(), columns.count());
            for cell in &rows[1] {
                prop_assert!(!cell.starts_with(['=', '@', '\t', '\r', '\n']), "{cell:?}");
            }
        }
    }
}

/// Every field is used by some target, so none is there for nobody.
#[test]
fn every_field_is_used() {
    let used: BTreeSet<Field> = shipped()
        .iter()
        .flat_map(|target| target.columns.iter().filter_map(|column| column.field))
        .collect();
    let unused = Field::ALL.iter().filter(|field| !used.contains(field));
    assert_eq!(
        unused.map(|field| field.code()).collect::<Vec<_>>(),
        ["fair"],
        "cards hold it"
    );
}

/// A plain table has a file for each channel, with what that channel needs and no more, and
/// says in every line until when it may be used; the ids of records stand last.
#[test]
fn a_plain_table_is_sparing_and_dated() {
    let plan = both();
    for id in ["csv", "xlsx"] {
        let made =
            files(&plan, target(id), &stationery(), Language::Korean).expect("they are made");
        let mut channels = Vec::new();
        for file in &made {
            let table = match id {
                "csv" => rows(&file.bytes, Encoding::Utf8Bom),
                _ => {
                    let sheet = sheet(&file.bytes);
                    let lines = sheet.rows();
                    lines
                        .map(|line| line.iter().map(Data::to_string).collect())
                        .collect()
                }
            };
            let has = |heading: &str| table[0].iter().any(|it| it == heading);
            let is_mail = file.channel == Some(Channel::Email);
            assert_eq!((has("제목"), has("답변")), (is_mail, is_mail), "{id}");
            assert_eq!(has("문안 길이"), !is_mail, "{id}");
            assert!(has("문안") && has("그룹") && has("주제"), "{id}");
            let last = table[0].len() - 1;
            assert_eq!(table[0][last - 1..], ["동의 기록", "방문객 기록"]);
            let until = plan.use_until.to_string();
            assert!(
                table[1..].iter().all(|it| it[last - 2] == until),
                "{table:?}"
            );
            channels.push(file.channel);
        }
        let all = [Channel::Email, Channel::Sms, Channel::Kakao];
        assert_eq!(channels, all.map(Some), "{id}");
    }
}
