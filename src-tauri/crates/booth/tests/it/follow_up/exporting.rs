//! Exports: files that are complete and on record, or none at all.

use crate::support::{DAY, EMAIL, HOUR, Laptop, OPENING, Replay, chosen, fair};
use booth::BoothError;
use booth::coupons::StoredBenefit;
use booth::follow_up::EarlierFiles;
use ledger::{LedgerError, RecordId};
use progress::Progress;
use records::Body;
use records::text::Bilingual;
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;
use uuid::Uuid;
use words::Language;

fn export(laptop: &mut Laptop, folder: &Path) -> Result<booth::follow_up::Exported, BoothError> {
    laptop.booth().export_follow_up(
        booth::FairScope::Current,
        "후속 안내",
        folder,
        Language::Korean,
    )
}

fn files_in(folder: &Path) -> usize {
    std::fs::read_dir(folder).expect("a folder").count()
}

/// Whoever stops an export finds no file, nothing on record, and the next one
/// whole.
#[test]
fn a_stopped_export_leaves_nothing() {
    let mut fair = fair(68);
    let laptop = &mut fair.laptops[0];
    for number in 0..12 {
        laptop.reachable_visitor(&format!("v{number}@example.com"));
    }
    laptop.clock.set(OPENING + 5 * DAY);
    let folder = fair.folder.path().join("files");
    std::fs::create_dir(&folder).expect("a folder");
    let progress = Arc::new(Progress::default());
    laptop.booth().count_in(Arc::clone(&progress));
    let waiting = Arc::clone(&progress);
    let waiter = std::thread::spawn(move || {
        while waiting.figures().done == 0 {
            std::thread::yield_now();
        }
        waiting.stop();
    });
    let stopped = export(laptop, &folder).expect_err("stopped");
    waiter.join().expect("it waited");
    assert_eq!(stopped.code(), Some("stopped"));
    assert_eq!(files_in(&folder), 0, "no file");
    assert_eq!(laptop.count("SELECT count(*) FROM leaving"), 0);
    let records = "SELECT count(*) FROM ledger_records WHERE kind LIKE 'follow_up.%'";
    assert_eq!(laptop.count(records), 0, "nothing on record");
    laptop.booth().count_in(Arc::default());
    assert_eq!(export(laptop, &folder).expect("the files").rows, 12);
}

/// Coupons that cannot be printed cost nobody the other files: who is written to
/// and with which coupon stands in them.
#[test]
fn a_follow_up_without_its_printed_coupons_is_exported_all_the_same() {
    let mut fair = fair(64);
    let laptop = &mut fair.laptops[0];
    let maker = laptop.booth().maker().expect("a maker");
    let maker = booth::maker::MakerDraft {
        phone: maker.phone,
        email: maker.email,
        address: maker.address.ko,
        page_address: format!("https://ongi.example/{}", "long/".repeat(35)),
        refusal_phone: maker.refusal_phone.unwrap_or_default(),
        ..Default::default()
    };
    laptop.booth().change_maker(&maker).expect("a page");
    laptop.reachable_visitor("seoyeon@example.com");
    laptop.clock.set(OPENING + 5 * DAY);
    let folder = fair.folder.path().join("files");
    std::fs::create_dir(&folder).expect("a folder");
    let exported = export(laptop, &folder).expect("the other files");
    let mut endings: Vec<_> = exported
        .files
        .iter()
        .map(|file| file.extension().expect("an ending").to_owned())
        .collect();
    endings.sort();
    assert_eq!(endings, ["csv", "xlsx"], "{:?}", exported.notes);
    assert_eq!(files_in(&folder), 2);
    let told = exported
        .notes
        .iter()
        .any(|note| note.ko.contains("인쇄본(PDF)은 만들지 못했습니다"));
    assert!(told, "{:?}", exported.notes);
    for file in &exported.files {
        assert!(std::fs::metadata(file).expect("a file").len() > 100);
        if file.extension().is_some_and(|ending| ending == "csv") {
            let rows = std::fs::read_to_string(file).expect("text");
            assert!(rows.contains("seoyeon@example.com"), "{rows}");
        }
    }
    assert_eq!(exports(laptop).len(), 1, "and it is on record");
}

/// A message that may not be written is found before anybody is given a coupon for it: here
/// the benefit that an older program let through.
#[test]
fn a_refused_message_costs_nobody_a_coupon() {
    let mut fair = fair(1_609);
    let laptop = &mut fair.laptops[0];
    laptop.reachable_visitor("seoyeon@example.com");
    let programmes = laptop.booth().programmes().expect("programmes");
    let revisit = programmes.into_iter().find(|(_, it)| it.for_revisit);
    let mut programme = revisit.expect("it has one").1;
    programme.benefit = StoredBenefit::Gift {
        what: Bilingual::of("[광고] 잔", "glass"),
    };
    programme.number += 1;
    let body = Body::ProgrammeOpened(programme);
    let record = records::new_record(Uuid::from_u128(7), None, None, body);
    let mut environment = Replay::boxed(&laptop.clock, 1_610);
    let ledger = laptop.booth().ledger();
    let kept = ledger.append(environment.as_mut(), |_| {
        Ok::<_, LedgerError>((vec![record], ()))
    });
    kept.expect("recorded");
    laptop.clock.set(OPENING + 5 * DAY);
    let refused = export(laptop, fair.folder.path()).expect_err("a second label");
    assert!(refused.sentence().ko.contains("광고 표시처럼"), "{refused}");
    assert_eq!(laptop.count("SELECT count(*) FROM coupon"), 0);
}

/// When the USB stick is pulled out, staff read a sentence, no file is left,
/// and the next try gives nobody a second coupon.
#[test]
fn a_failed_export_can_be_tried_again() {
    let mut fair = fair(60);
    let laptop = &mut fair.laptops[0];
    for number in 0..3 {
        laptop.reachable_visitor(&format!("v{number}@example.com"));
    }
    laptop.clock.set(OPENING + 5 * DAY);
    let missing = fair.folder.path().join("stick");
    let is_a_file = fair.folder.path().join("file");
    std::fs::write(&is_a_file, b"not a folder").expect("a file");
    for folder in [&missing, &is_a_file, &is_a_file.join("below")] {
        let error = export(laptop, folder).expect_err("nothing can be written there");
        assert!(matches!(error, BoothError::Outreach(_)), "{error}");
        let sentence = error.sentence();
        assert!(
            sentence.ko.contains("폴더"),
            "it names the folder: {sentence}"
        );
        assert_eq!(exports(laptop), [] as [Value; 0], "nothing left the laptop");
    }
    assert_eq!(
        laptop.count("SELECT count(*) FROM coupon"),
        0,
        "nobody got a coupon for files that were not made"
    );

    laptop.reachable_visitor("v3@example.com");
    let to_come = |laptop: &mut Laptop| {
        let to_come = laptop.booth().coupons_to_come(booth::FairScope::Current);
        to_come.expect("counted")
    };
    assert_eq!(to_come(laptop), 4);
    std::fs::create_dir(&missing).expect("the stick is back");
    let exported = export(laptop, &missing).expect("the files");
    assert_eq!((exported.rows, exported.new_coupons), (4, 4));
    assert_eq!(to_come(laptop), 0);
    assert_eq!(laptop.count("SELECT count(*) FROM coupon"), 4, "one each");
    let again = export(laptop, &missing).expect("the files again");
    assert_eq!(
        laptop.count("SELECT count(*) FROM coupon"),
        4,
        "one person, one coupon"
    );
    assert!(
        exported
            .files
            .iter()
            .all(|file| !again.files.contains(file)),
        "nothing is overwritten"
    );
    assert_eq!(files_in(&missing), 6);
    assert_eq!(exports(laptop).len(), 2, "and each time it is on record");
}

/// The records of the exports.
fn exports(laptop: &mut Laptop) -> Vec<Value> {
    let booth = laptop.booth();
    booth
        .ledger()
        .connection()
        .prepare("SELECT body FROM ledger_records WHERE kind = 'follow_up.exported' ORDER BY seq")
        .expect("a statement")
        .query_map([], |row| row.get::<_, Vec<u8>>(0))
        .expect("rows")
        .map(|body| serde_json::from_slice(&body.expect("a body")).expect("JSON"))
        .collect()
}

/// The owner must be able to prove each permission, so every row names the
/// records that allow it: the notices that were shown and the yes to each, of
/// this very person.
#[test]
fn every_exported_row_carries_its_evidence() {
    let mut fair = fair(61);
    let laptop = &mut fair.laptops[0];
    let visitors: BTreeSet<Uuid> = (0..2)
        .map(|number| laptop.reachable_visitor(&format!("v{number}@example.com")))
        .collect();
    export(laptop, fair.folder.path()).expect("the files");
    let exports = exports(laptop);
    let rows = exports[0]["rows"].as_array().expect("rows");
    assert_eq!(rows.len(), 2);
    for row in rows {
        let visitor: Uuid = row["visitor"].as_str().expect("text").parse().expect("id");
        assert!(visitors.contains(&visitor));
        let mut granted = BTreeSet::new();
        for id in row["allowed_by"].as_array().expect("evidence") {
            let id: Uuid = id.as_str().expect("text").parse().expect("id");
            let record = laptop
                .booth()
                .ledger()
                .record(RecordId(id))
                .expect("readable")
                .expect("the evidence is in the ledger");
            assert_eq!(record.header.subject, Some(visitor), "about her");
            let body: Value = serde_json::from_slice(&record.body.expect("kept")).expect("JSON");
            match record.header.kind.as_str() {
                "permission.granted" => {
                    granted.insert(body["act"].as_str().expect("an act").to_owned());
                }
                "permission.shown" => {}
                other => panic!("{other} allows nothing"),
            }
        }
        let needed = BTreeSet::from(["advertising_email".to_owned(), "collect_and_use".to_owned()]);
        assert_eq!(granted, needed, "a yes for each act that is needed");
    }
}

/// An export without a reason or without people is refused.
#[test]
fn nothing_is_exported_without_a_reason_or_people() {
    let mut fair = fair(62);
    let laptop = &mut fair.laptops[0];
    let folder = fair.folder.path().join("exports");
    std::fs::create_dir(&folder).expect("a folder");
    let nobody = export(laptop, &folder);
    assert!(matches!(nobody, Err(BoothError::NobodyToWriteTo { .. })));
    laptop.reachable_visitor("seoyeon@example.com");
    let before = laptop.dump();
    let blank = laptop.booth().export_follow_up(
        booth::FairScope::Current,
        " \n",
        &folder,
        Language::Korean,
    );
    assert!(matches!(blank, Err(BoothError::NoReason)));
    assert_eq!(laptop.dump(), before, "not even a coupon was given");
    assert_eq!(files_in(&folder), 0);
}

/// A message is written in the language that its reader chose at the kiosk, and in
/// Korean to whoever was asked at the desk.
#[test]
fn a_message_is_in_the_language_of_its_reader() {
    let mut fair = fair(70);
    let laptop = &mut fair.laptops[0];
    let folder = fair.folder.path().join("exports");
    std::fs::create_dir(&folder).expect("a folder");
    laptop.reachable_visitor("korean@example.com");
    for language in ["ko", "en"] {
        let visitor = laptop.booth().kiosk_start(language).expect("somebody");
        let answered = laptop
            .booth()
            .kiosk_answer(visitor, "visit", chosen("first"), None);
        answered.expect("an answer");
        let draft = laptop.draft(&format!("{language}@example.com"), "", &EMAIL);
        let kept = laptop.booth().kiosk_contact(visitor, &draft);
        kept.expect("kept");
    }
    let exported = export(laptop, &folder).expect("exported");
    let csv = std::fs::read_to_string(&exported.files[0]).expect("a CSV");
    let message = |address: &str| {
        let from = csv.find(address).expect("a row");
        let row = &csv[from..];
        let ends = row.match_indices("example.com").nth(1);
        row[..ends.map_or(row.len(), |(at, _)| at)].to_owned()
    };
    for (address, is_english) in [
        ("korean@example.com", false),
        ("ko@example.com", false),
        ("en@example.com", true),
    ] {
        let text = message(address);
        assert_eq!(text.contains("Hello"), is_english, "{address}: {text}");
        assert_eq!(text.contains("안녕하세요"), !is_english, "{address}");
    }
}

/// Nobody gets the same letter twice unseen: who was in an earlier file of this fair
/// for the same channel is told with number and day before anything is made, and can
/// be left out. She is known by her address, whichever visit it was; another channel
/// and another fair are another matter.
#[test]
fn whoever_was_in_an_earlier_file_is_told_before_another_is_made() {
    let mut fair = fair(69);
    let laptop = &mut fair.laptops[0];
    let folder = fair.folder.path().join("exports");
    std::fs::create_dir(&folder).expect("a folder");
    let wanting = |laptop: &mut Laptop, earlier| {
        let scope = booth::FairScope::Current;
        let booth = laptop.booth();
        let open = booth::follow_up::Protection::None;
        booth.export_follow_up_after(earlier, open, scope, "안내", &folder, Language::Korean)
    };
    for address in ["one@example.com", "two@example.com"] {
        laptop.reachable_visitor(address);
    }
    let first = wanting(laptop, EarlierFiles::Ask).expect("nobody was in a file before");
    assert_eq!(first.rows, 2);
    laptop.clock.advance(HOUR);
    laptop.reachable_visitor("one@example.com");
    laptop.reachable_visitor("three@example.com");
    let before = laptop.dump();
    let asked = wanting(laptop, EarlierFiles::Ask).expect_err("two were in it");
    let BoothError::ExportedBefore { people, day } = &asked else {
        panic!("{asked:?}");
    };
    assert_eq!((*people, day.ko.as_str()), (2, "2026년 11월 25일"));
    assert_eq!(laptop.dump(), before, "not even a coupon was given");
    let new = wanting(laptop, EarlierFiles::LeaveOut).expect("the new one");
    assert_eq!(new.rows, 1);
    let left_out = new.withheld.iter().find(|it| it.code == "exported_before");
    assert_eq!(left_out.expect("told in the files").count, 2);
    let all = wanting(laptop, EarlierFiles::Include).expect("everybody");
    assert_eq!(all.rows, 3);

    let again = laptop.dump();
    laptop.booth().ledger().rebuild().expect("derived anew");
    assert_eq!(laptop.dump(), again);
}

/// After the last day of the coupons people are written to without one; nothing is refused
/// for it.
#[test]
fn messages_go_on_after_the_coupons_are_over() {
    let mut fair = fair(71);
    let laptop = &mut fair.laptops[0];
    laptop.reachable_visitor("seoyeon@example.com");
    let folder = fair.folder.path().join("exports");
    std::fs::create_dir(&folder).expect("a folder");
    let programmes = laptop.booth().programmes().expect("programmes");
    let last = programmes.iter().filter(|(_, it)| it.for_revisit);
    let last = last.map(|(_, it)| it.valid_until).max().expect("one");
    let days = (last - crate::support::first_day()).num_days();
    laptop.clock.advance((days + 1) * DAY);
    laptop.booth().confirm_clock().expect("the owner knows");
    let made = export(laptop, &folder).expect("files without coupons");
    assert_eq!((made.rows, made.new_coupons), (1, 0));
}

/// Files with names and contacts must not stay on a disk without a record of
/// who exported them.
#[test]
fn an_export_that_is_not_on_record_leaves_no_file() {
    let mut fair = fair(63);
    let laptop = &mut fair.laptops[0];
    laptop.reachable_visitor("seoyeon@example.com");
    let folder = fair.folder.path().join("exports");
    std::fs::create_dir(&folder).expect("a folder");
    export(laptop, &folder).expect("the first time there is room");
    assert_eq!(files_in(&folder), 3);

    let pages = laptop.count("PRAGMA page_count");
    laptop.count(&format!("PRAGMA max_page_count = {pages}"));
    let full = (0..200)
        .find_map(|_| export(laptop, &folder).err())
        .expect("in the end there is no room for the record");
    assert_eq!(full.code(), Some("disk_full"));
    let on_record = exports(laptop).len();
    assert_eq!(files_in(&folder), 3 * on_record, "nothing new stays");
}
