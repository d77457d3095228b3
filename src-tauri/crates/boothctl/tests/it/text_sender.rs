//! `followup sender`.

use crate::support::{ask, call, store_copy};
use serde_json::Value;

/// Who sends the text messages is told, said and taken back; without it there is no file.
#[test]
fn the_sender_of_text_messages_is_said() {
    let (folder, store) = store_copy();
    let sender = |more: &[&str]| ask(&store, &[&["followup", "sender"], more].concat());
    let of_solapi = ["--target", "solapi"];
    let said = |certificate, caller| {
        let said = ["--certificate", certificate, "--caller", caller];
        sender(&[&of_solapi[..], &said[..]].concat())
    };
    let known = sender(&of_solapi).json();
    assert_eq!(known["caller"], "02-000-0000", "the sample's: {known}");
    let known = said("제2026-5호", "1588-0000").json();
    assert_eq!(known["certificate"], "제2026-5호", "{known}");
    assert_eq!(sender(&of_solapi).json(), known);
    said("없음", "1588-0000").refused();
    for (certificate, caller) in [
        ("제2026-5호\n둘째 줄", "1588-0000"),
        ("제1호", "1588\t0000"),
    ] {
        let answer = said(certificate, caller);
        answer.refused();
        assert!(answer.stderr.contains("한 줄로"), "{}", answer.stderr);
    }
    assert_eq!(sender(&of_solapi).json(), known);
    said("", "").json();
    let out = folder.path().join("files");
    let export = [
        "followup", "export", "--target", "solapi", "--reason", "안내", "--out",
    ];
    let refused = ask(
        &store,
        &[&export[..], &[out.to_str().expect("a path")]].concat(),
    );
    refused.refused();
    assert!(
        refused.stderr.contains("전송자격인증 번호"),
        "{}",
        refused.stderr
    );
    let wrong = sender(&["--target", "generic"]);
    assert_eq!(wrong.code, 2, "{}", wrong.stderr);
}

/// Taking it back needs no number, and a tool that sends no text messages says that it needs
/// neither.
#[test]
fn a_sender_is_taken_back_by_an_empty_certificate() {
    let (_folder, store) = store_copy();
    let sender = |more: &[&str]| ask(&store, &[&["followup", "sender"], more].concat());
    let back = sender(&["--target", "solapi", "--certificate", ""]).json();
    assert_eq!(back["certificate"], Value::Null, "{back}");
    assert_eq!(back["needed"], true, "{back}");
    let half = sender(&["--target", "solapi", "--certificate", "제2026-5호"]);
    half.refused();
    assert!(half.stderr.contains("발신번호"), "{}", half.stderr);
    let none = sender(&["--target", "stibee"]).json();
    assert_eq!(none["needed"], false, "{none}");
    let store = store.to_str().expect("UTF-8");
    let words = call(&["followup", "sender", "--target", "stibee", "--store", store]);
    assert!(words.stdout.contains("필요 없습니다"), "{}", words.stdout);
}
