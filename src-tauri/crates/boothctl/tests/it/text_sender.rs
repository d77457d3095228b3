//! `followup sender`.

use crate::support::{ask, store_copy};

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
