//! What is said of a file or a folder that somebody named and that cannot be used.

use crate::support::{Answer, ask, store_copy};
use std::path::Path;

fn said(answer: &Answer) -> String {
    answer.refused();
    let message = answer.json()["error"]["message"]["ko"].clone();
    let message = message.as_str().expect("a sentence").to_owned();
    assert!(!message.contains("os error"), "{message}");
    message
}

fn export(store: &Path, target: &str, out: &Path) -> Answer {
    let out = out.to_str().expect("UTF-8");
    let words = ["followup", "export", "--target", target, "--reason", "안내"];
    ask(store, &[&words[..], &["--out", out]].concat())
}

/// A file that is not there and an export that nobody knows are told as that, and a report
/// of what was sent is no trouble with a disk.
#[test]
fn a_file_that_is_not_there_is_told_as_that() {
    let (folder, store) = store_copy();
    let missing = folder.path().join("없는 파일.csv");
    let missing = missing.to_str().expect("UTF-8");
    for words in [
        &["followup", "check", missing][..],
        &["followup", "not-sent", missing],
        &["followup", "reported", missing],
    ] {
        let said = said(&ask(&store, words));
        assert!(said.contains("이런 파일이 없습니다"), "{words:?}: {said}");
        assert!(said.contains("없는 파일.csv"), "{said}");
    }
    let report = folder.path().join("report.csv");
    std::fs::write(&report, "email,status\nkim@example.com,sent\n").expect("a report");
    let report = report.to_str().expect("UTF-8");
    for unknown in ["어제 것", "00000000-0000-0000-0000-000000000007"] {
        let words = ["followup", "reported", report, "--export", unknown];
        let said = said(&ask(&store, &words));
        assert!(said.contains(unknown), "{said}");
        assert!(said.contains("내보내기를 알지 못하고"), "{said}");
    }
}

#[test]
fn a_folder_that_cannot_be_made_is_named() {
    let (folder, store) = store_copy();
    let file = folder.path().join("메모.txt");
    std::fs::write(&file, "").expect("a file");
    let inside = file.join("안");
    for (out, part) in [
        (file, "폴더가 아니라 파일"),
        (inside, "폴더가 아니라 파일"),
        (folder.path().join("길".repeat(300)), "이름이 너무 길거나"),
    ] {
        let said = said(&export(&store, "csv", &out));
        assert!(said.contains(part), "{said}");
        assert!(said.contains(&*folder.path().to_string_lossy()), "{said}");
        assert!(said.contains("--out"), "{said}");
    }
}

/// Nobody agreed to have her data abroad: that is the reason for whoever left an address,
/// however many left none. No folder is left for files that nobody made.
#[test]
fn nobody_to_write_to_says_what_can_be_changed_and_leaves_no_folder() {
    let (folder, store) = store_copy();
    let out = folder.path().join("뒤").join("파일");
    let answer = export(&store, "mailchimp", &out);
    assert_eq!(answer.code, 0, "{}", answer.stderr);
    let json = answer.json();
    let abroad = json["withheld"]["overseas_without_consent"].as_u64();
    assert!(
        json["withheld"]["no_contact_point"].as_u64() > abroad && abroad > Some(0),
        "the sample's: {json}"
    );
    let note = json["notes"][0]["ko"].as_str().expect("why");
    assert!(note.contains("국외") || note.contains("해외"), "{note}");
    assert!(!folder.path().join("뒤").exists());
    let answer = export(&store, "stibee", &out);
    assert_eq!(answer.code, 0, "{}", answer.stderr);
    assert!(out.is_dir());
}
