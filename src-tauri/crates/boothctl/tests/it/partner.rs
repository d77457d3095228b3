//! `followup partner`.

use crate::support::{ask, opened, store_copy};
use booth::consent::{ContactDraft, NoticeAct};
use booth::notices::Recipient;

/// A list for a third party that no text names is refused; one that somebody agreed to
/// leaves locked unless it is said otherwise.
#[test]
fn a_list_for_a_third_party_is_locked() {
    let (folder, store) = store_copy();
    let out = folder.path().join("files");
    let out = out.to_str().expect("a path");
    let partner = |more: &[&str]| {
        let basis = [
            "followup",
            "partner",
            "--recipient",
            "한빛유통",
            "--out",
            out,
        ];
        ask(
            &store,
            &[&basis[..], &["--reason", "공동 판매"], more].concat(),
        )
    };
    let refused = partner(&[]);
    refused.refused();
    assert!(
        refused.stderr.contains("‘동의 안내문’"),
        "{}",
        refused.stderr
    );

    let mut booth = opened(&store);
    let recipient = Recipient {
        name: "한빛유통".to_owned(),
        purposes: ["offers".to_owned()].into(),
        items: ["name", "contact"].map(str::to_owned).into(),
        months: 12,
    };
    let act = NoticeAct::ThirdParty(recipient.id());
    let mut form = booth.notices_in_use().expect("texts").form;
    form.recipients = vec![recipient];
    booth.publish_notices(&form).expect("published");
    let notices = booth.notices().expect("texts");
    let granted = [NoticeAct::AtLeast14, NoticeAct::CollectAndUse, act];
    let draft = ContactDraft {
        email: "partner@example.com".to_owned(),
        language: "ko".to_owned(),
        shown: notices.iter().map(|(id, _)| *id).collect(),
        granted: notices
            .iter()
            .filter(|(_, notice)| granted.contains(&notice.act))
            .map(|(id, _)| *id)
            .collect(),
        ..ContactDraft::default()
    };
    let visitor = booth.expect_visitor().expect("somebody is here");
    booth.save_contact(visitor, &draft).expect("kept");
    drop(booth);

    let made = partner(&[]).json();
    assert_eq!(made["rows"], 1, "{made}");
    assert!(made["password"].is_string(), "{made}");
    let file = made["files"][0].as_str().expect("a file");
    let bytes = std::fs::read(file).expect("the file");
    assert!(!bytes.starts_with(b"PK"), "a locked workbook is no ZIP");
    assert_eq!(ask(&store, &["followup", "check", file]).code, 0);
    let open = partner(&["--protect", "none"]).json();
    let file = open["files"][0].as_str().expect("a file");
    let bytes = std::fs::read(file).expect("the file");
    assert!(
        bytes.starts_with(b"PK") && open["password"].is_null(),
        "{open}"
    );
}
