//! A played fair, and what can be done with its store.

use crate::support::{
    PASSPHRASE, ask, call_with, command, demo, follow_up_rows, played, store_copy,
};
use calamine::Reader as _;
use chrono::NaiveDate;
use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

/// The document of `demo` is a contract with whoever scripts it.
#[test]
fn the_document_has_its_shape() {
    let json = &played().json;
    assert!(Path::new(json["store"].as_str().expect("a path")).is_file());
    assert_eq!(json["visitors"], 40);
    for count in ["responses", "contacts", "coupons", "redemptions", "sales"] {
        assert!(
            json[count].as_u64().expect("a number") > 0,
            "{count}: {json}"
        );
    }
    let exports = json["exports"].as_array().expect("files");
    assert_eq!(exports.len(), 3);
    for export in exports {
        assert!(Path::new(export.as_str().expect("a path")).is_file());
    }
    let withheld = json["withheld"].as_object().expect("reasons");
    let not_written_to: u64 = withheld.values().filter_map(|count| count.as_u64()).sum();
    assert_eq!(
        not_written_to + json["exported"].as_u64().expect("a number"),
        40,
        "everybody is written to or counted under a reason"
    );
    assert!(json["seconds"].as_f64().expect("a time") > 0.0);
}

/// What was played is whole, seen from another process.
#[test]
fn a_played_fair_verifies() {
    let (_folder, store) = store_copy();
    let answer = ask(&store, &["verify"]);
    assert_eq!(answer.code, 0, "{}", answer.stderr);
    let json = answer.json();
    assert_eq!(json["ok"], true);
    assert_eq!(json["problems"], serde_json::json!([]));
    assert!(json["records"].as_u64().expect("a number") > 400);
}

/// The same seed plays the same people, another seed others.
#[test]
fn the_seed_decides() {
    let counts = |seed: &str| {
        let folder = tempfile::tempdir().expect("a folder");
        let answer = demo(folder.path(), &["--visitors", "40", "--seed", seed]);
        assert_eq!(answer.code, 0, "{}", answer.stderr);
        let mut json = answer.json();
        for differs in ["store", "exports", "seconds"] {
            json.as_object_mut().expect("a document").remove(differs);
        }
        json
    };
    let mut first = played().json.clone();
    for differs in ["store", "exports", "seconds"] {
        first.as_object_mut().expect("a document").remove(differs);
    }
    assert_eq!(counts("1"), first);
    assert_ne!(counts("2"), first);
}

/// Three laptops, one fair: the merged store has what all three saw.
#[test]
fn three_laptops_merge() {
    let folder = tempfile::tempdir().expect("a folder");
    let answer = demo(folder.path(), &["--visitors", "30", "--laptops", "3"]);
    assert_eq!(answer.code, 0, "{}", answer.stderr);
    let json = answer.json();
    assert_eq!(json["visitors"], 30);
    let withheld = json["withheld"].as_object().expect("reasons");
    let all: u64 = withheld.values().filter_map(|count| count.as_u64()).sum();
    assert_eq!(
        all + json["exported"].as_u64().expect("a number"),
        30,
        "the follow-up knows the visitors of all laptops"
    );
    for name in ["fair.db", "laptop-2.db", "laptop-3.db"] {
        let answer = ask(&folder.path().join(name), &["verify"]);
        assert_eq!(answer.json()["ok"], true, "{name}");
    }
}

/// A maker goes to several fairs with two laptops: each fair counts its own
/// visitors, the last one is current, and some of them came before.
#[test]
fn several_fairs_are_played_one_after_another() {
    let folder = tempfile::tempdir().expect("a folder");
    let more = ["--visitors", "30", "--fairs", "3", "--laptops", "2"];
    let answer = demo(folder.path(), &more);
    assert_eq!(answer.code, 0, "{}", answer.stderr);
    let json = answer.json();
    assert_eq!(json["visitors"], 90);
    let fairs = json["fairs"].as_array().expect("fairs");
    let counted: Vec<_> = fairs.iter().map(|fair| &fair["visitors"]).collect();
    assert_eq!(counted, [30, 30, 30]);
    let names: BTreeSet<_> = fairs.iter().map(|fair| fair["name"].as_str()).collect();
    assert_eq!(names.len(), 3);
    let contacts = json["contacts"].as_u64().expect("a number");
    let withheld = json["withheld"].as_object().expect("reasons").values();
    let withheld: u64 = withheld.filter_map(|count| count.as_u64()).sum();
    let exported = json["exported"].as_u64().expect("a number");
    assert_eq!(withheld + exported, 30, "the follow-up of the last fair");
    assert!(exported > 0 && contacts > 0, "{json}");
    let store = folder.path().join("fair.db");
    let kept = ask(&store, &["fairs"]).json();
    let kept = kept.as_array().expect("fairs");
    let current: Vec<_> = kept.iter().map(|fair| fair["current"] == true).collect();
    assert_eq!(current, [true, false, false], "the latest first: {kept:?}");
    for name in ["fair.db", "laptop-2.db"] {
        let verified = ask(&folder.path().join(name), &["verify"]).json();
        assert_eq!(verified["ok"], true, "{name}: {verified}");
    }
}

/// A fair that nobody came to is a fair, too.
#[test]
fn a_fair_without_visitors_is_played() {
    for visitors in ["0", "1"] {
        let folder = tempfile::tempdir().expect("a folder");
        let answer = demo(folder.path(), &["--visitors", visitors]);
        assert_eq!(answer.code, 0, "{}{}", answer.stdout, answer.stderr);
        assert_eq!(answer.json()["visitors"].to_string(), visitors);
    }
}

/// Playing into a folder that has a store never touches that store.
#[test]
fn an_existing_store_is_left_alone() {
    let (folder, store) = store_copy();
    let before = std::fs::read(&store).expect("the store");
    let answer = demo(folder.path(), &["--visitors", "3"]);
    answer.refused();
    assert_eq!(answer.json()["error"]["code"], "exists");
    assert_eq!(std::fs::read(&store).expect("the store"), before);
}

/// A copy on a stick with its switch on is checked and restored where it lies.
#[cfg(target_os = "linux")]
#[test]
fn a_write_protected_store_is_checked_and_restored() {
    let (folder, store) = store_copy();
    let mount = |arguments: &[&str]| {
        let mounted = Command::new("mount")
            .args(arguments)
            .arg(folder.path())
            .output();
        mounted.is_ok_and(|output| output.status.success())
    };
    let place = folder.path().to_str().expect("UTF-8");
    let expected = ask(&store, &["verify"]).json()["records"].clone();
    if !mount(&["--bind", place]) {
        skipped::because("mounting is not permitted here");
        return;
    }
    let protected = mount(&["-o", "remount,bind,ro"]);
    let out = tempfile::tempdir().expect("a folder");
    let verified = ask(&store, &["verify"]);
    let written = ask(&store, &["clock", "confirm"]);
    let restored = ask(
        &out.path().join("restored.db"),
        &["restore", store.to_str().expect("UTF-8")],
    );
    let unmounted = Command::new("umount").arg(folder.path()).status();
    assert!(protected && unmounted.is_ok_and(|status| status.success()));
    assert_eq!(verified.code, 0, "{}", verified.stderr);
    assert_eq!(verified.json()["records"], expected);
    written.refused();
    assert_eq!(written.json()["error"]["code"], "write_protected");
    assert_eq!(restored.code, 0, "{}", restored.stderr);
    assert_eq!(restored.json()["records"], expected);
}

/// What the database engine says of damage, in English, is for who mends it and
/// stands in no sentence.
#[test]
fn damage_is_said_in_sentences_and_detailed_apart() {
    let (_folder, store) = store_copy();
    let mut bytes = std::fs::read(&store).expect("the store");
    let pages = bytes.len() / 4096;
    for page in [pages - 2, pages - 3] {
        bytes[page * 4096 + 100] ^= 1;
    }
    std::fs::write(&store, bytes).expect("written");
    let json = ask(&store, &["verify"]).json();
    assert_eq!(json["ok"], false, "{json}");
    let details = json["details"].as_array().expect("a list");
    assert!(
        details
            .iter()
            .any(|detail| detail.to_string().contains("page")),
        "{json}"
    );
    let damage = "기록 파일이 손상되었습니다";
    let problems = json["problems"].as_array().expect("a list");
    let said: Vec<_> = problems.iter().filter_map(|it| it.as_str()).collect();
    assert_eq!(
        said.iter().filter(|it| it.contains(damage)).count(),
        1,
        "{json}"
    );
    assert!(!said.iter().any(|it| it.contains("page")), "{json}");
}

/// A backup is a store again, and never written over one.
#[test]
fn a_backup_is_a_store_again_and_overwrites_none() {
    let (folder, store) = store_copy();
    let copy = folder.path().join("backup.db");
    let copy_text = copy.to_str().expect("UTF-8");
    let records = ask(&store, &["verify"]).json()["records"].clone();
    let answer = ask(&store, &["backup", copy_text]);
    assert_eq!(answer.code, 0, "{}", answer.stderr);
    ask(&store, &["backup", copy_text]).refused();

    let restored = folder.path().join("new").join("restored.db");
    std::fs::write(folder.path().join("backup.db.keys.bak"), "{").expect("torn");
    let answer = ask(&restored, &["restore", copy_text]);
    assert_eq!(answer.code, 0, "{}", answer.stderr);
    assert!(answer.stderr.contains(".keys.bak"), "{}", answer.stderr);
    let verified = ask(&restored, &["verify"]).json();
    assert_eq!(verified["ok"], true);
    let (before, after) = (records.as_u64(), verified["records"].as_u64());
    assert!(after >= before, "{after:?} of {before:?} records");

    // Who asked to be forgotten after the backup is not known in it.
    let out = folder.path().join("files");
    let out = out.to_str().expect("UTF-8");
    let export = || {
        ask(
            &restored,
            &["followup", "export", "--out", out, "--reason", "안내"],
        )
    };
    let refused = export();
    refused.refused();
    assert!(refused.stderr.contains("백업"), "{}", refused.stderr);
    let confirm = ["rights", "confirm-backup"];
    assert_eq!(ask(&restored, &confirm).code, 0);
    assert_eq!(export().code, 0);
    ask(&restored, &confirm).refused();

    let untouched = std::fs::read(&store).expect("the store");
    ask(&store, &["restore", copy_text]).refused();
    assert_eq!(std::fs::read(&store).expect("the store"), untouched);
    ask(
        &folder.path().join("other.db"),
        &["restore", "no such backup"],
    )
    .refused();
}

/// The files can be written again for a tool; only for this fair, only with a
/// reason.
#[test]
fn follow_up_files_can_be_written_again_with_a_reason() {
    let (folder, store) = store_copy();
    let out = folder.path().join("again");
    let out_text = out.to_str().expect("UTF-8");
    let export = |more: &[&str]| {
        let mut all = vec!["followup", "export", "--out", out_text];
        all.extend(more);
        ask(&store, &all)
    };
    export(&["--reason", " "]).refused();
    export(&["--reason", "안내", "--fair", "다른 박람회"]).refused();
    let answer = export(&["--reason", "안내", "--target", "generic"]);
    assert_eq!(answer.code, 0, "{}", answer.stderr);
    let json = answer.json();
    let (again, before) = (follow_up_rows(&json), follow_up_rows(&played().json));
    assert_eq!(json["rows"].as_u64(), Some(again.len() as u64));
    assert_eq!(json["withheld"], played().json["withheld"]);
    let coupons = |rows: &[std::collections::BTreeMap<String, String>]| {
        rows.iter()
            .map(|row| (row["연락처"].clone(), row["쿠폰 번호"].clone()))
            .collect::<Vec<_>>()
    };
    assert_eq!(
        coupons(&again),
        coupons(&before),
        "nobody gets a second coupon"
    );
}

/// A message says once until when its coupon is good, also in words that name it themselves.
#[test]
fn a_message_names_the_end_of_its_coupon_once() {
    let (folder, store) = store_copy();
    for draft in ["thanks", "revisit-coupon"] {
        let out = folder.path().join(draft);
        let export = ["followup", "export", "--target", "csv", "--reason", "안내"];
        let out = ["--draft", draft, "--out", out.to_str().expect("UTF-8")];
        let made = ask(&store, &[&export[..], &out[..]].concat()).json();
        let rows = follow_up_rows(&made);
        let with_coupon = rows.iter().filter(|row| !row["쿠폰 번호"].is_empty());
        let mut messages = 0;
        for row in with_coupon {
            let day: NaiveDate = row["사용 기한"].parse().expect("a day");
            let day = day.format("%-m월 %-d일까지").to_string();
            let message = &row["문안"];
            assert_eq!(message.matches(&day).count(), 1, "{day}: {message}");
            assert!(message.contains(&row["쿠폰 번호"]), "{message}");
            messages += 1;
        }
        assert!(messages > 0, "{made}");
        let file = made["files"][0].as_str().expect("a file");
        ask(&store, &["followup", "not-sent", file]).json();
    }
}

/// The files that come with the demo are told as that, and are in nobody's way; of files that
/// the owner notes as not sent the sentence stays.
#[test]
fn the_demos_own_files_are_told_as_such() {
    let (folder, store) = store_copy();
    for file in played().json["exports"].as_array().expect("files") {
        let file = file.as_str().expect("a path");
        let check = ask(&store, &["followup", "check", file]);
        check.refused();
        let why = check.json()["why"].as_str().expect("why").to_owned();
        assert!(why.contains("예시 박람회를 만들 때"), "{why}");
    }
    let out = folder.path().join("own");
    let out = out.to_str().expect("UTF-8");
    let export = ["followup", "export", "--reason", "안내", "--out", out];
    let made = ask(&store, &export).json();
    let file = made["files"][0].as_str().expect("a file");
    let check = || ask(&store, &["followup", "check", file]).json();
    assert_eq!(check()["fresh"], true);
    ask(&store, &["followup", "not-sent", file]).json();
    let why = check()["why"].as_str().expect("why").to_owned();
    assert!(why.starts_with("보내지 않았다고 적은 파일"), "{why}");
}

/// A wrong passphrase is said in a sentence; the store is not touched.
#[test]
fn a_wrong_passphrase_opens_nothing() {
    let (folder, store) = store_copy();
    let before = std::fs::read(&store).expect("the store");
    let store_text = store.to_str().expect("UTF-8");
    let arguments = ["verify", "--json", "--store", store_text];
    let answer = call_with("틀린 암호", &arguments);
    answer.refused();
    assert_eq!(answer.json()["error"]["code"], "wrong_passphrase");
    assert!(
        answer.stderr.contains("암호가 맞지 않습니다."),
        "{}",
        answer.stderr
    );
    assert_eq!(std::fs::read(&store).expect("the store"), before);

    let file = folder.path().join("passphrase");
    // As Windows' editor saves it, and with a word processor's space.
    let typed = PASSPHRASE.replace(' ', "\u{a0}");
    std::fs::write(&file, format!("\u{feff}{typed}\r\nanother line")).expect("a file");
    let from_file = command("틀린 암호")
        .args(arguments)
        .arg("--passphrase-file")
        .arg(&file)
        .status()
        .expect("it starts");
    assert!(from_file.success(), "the file goes before the variable");
    let none = Command::new(env!("CARGO_BIN_EXE_boothctl"))
        .env_remove("BOOTHLOOP_PASSPHRASE")
        .args(arguments)
        .output()
        .expect("it starts");
    assert_eq!(none.status.code(), Some(1), "no passphrase, no answer");
}

/// Excel and the printer get Korean, whole.
#[test]
fn the_files_are_readable_elsewhere() {
    let json = &played().json;
    let file = |kind: &str| {
        json["exports"]
            .as_array()
            .expect("files")
            .iter()
            .map(|file| file.as_str().expect("a path"))
            .find(|file| file.ends_with(kind))
            .expect("such a file")
    };
    let mut workbook: calamine::Xlsx<_> =
        calamine::open_workbook(file(".xlsx")).expect("a workbook");
    let sheet = workbook
        .worksheet_range_at(0)
        .expect("a sheet")
        .expect("rows");
    let rows = follow_up_rows(json);
    for row in &rows {
        let name = &row["이름"];
        assert!(
            sheet.cells().any(|(_, _, cell)| cell.to_string() == *name),
            "{name} is in the workbook"
        );
    }

    let pdf = file(".pdf");
    if skipped::without(&["pdftotext", "pdffonts"]) {
        return;
    }
    let text = Command::new("pdftotext").args([pdf, "-"]).output();
    let text = text.expect("it is installed");
    let text = String::from_utf8_lossy(&text.stdout).replace(['\n', ' '], "");
    assert!(
        text.contains("할인"),
        "the PDF's Korean can be copied and searched: {text}"
    );
    for row in &rows {
        let number = row["쿠폰 번호"].replace(' ', "");
        assert!(text.contains(&number), "{number} is printed");
    }
    let fonts = Command::new("pdffonts").arg(pdf).output();
    let fonts = fonts.expect("it is installed");
    let fonts = String::from_utf8_lossy(&fonts.stdout).into_owned();
    let listed: Vec<&str> = fonts.lines().skip(2).collect();
    assert!(!listed.is_empty(), "the PDF has fonts");
    for font in listed {
        // "emb sub uni": embedded, only the used glyphs, and searchable.
        assert!(font.contains("yes yes yes"), "{font}");
    }
}

/// The sample shows letters and labels, too: some of its visitors left an address for them.
#[test]
fn some_of_the_sample_get_letters() {
    let (folder, store) = store_copy();
    for target in ["letter", "labels"] {
        let out = folder.path().join(target);
        let out = out.to_str().expect("a path");
        let export = [
            "followup",
            "export",
            "--reason",
            "편지",
            "--protect",
            "none",
        ];
        let rest = ["--target", target, "--out", out];
        let made = ask(&store, &[&export[..], &rest].concat()).json();
        assert!(made["rows"].as_u64().is_some_and(|rows| rows > 0), "{made}");
        let pdf = made["files"][0].as_str().expect("a file");
        if skipped::without(&["pdftotext"]) {
            return;
        }
        let text = Command::new("pdftotext").args([pdf, "-"]).output();
        let text = String::from_utf8(text.expect("pdftotext ran").stdout).expect("UTF-8");
        assert!(text.contains("서울특별시 예시구 견본로"), "{text}");
    }
}
