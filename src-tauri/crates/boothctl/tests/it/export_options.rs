//! What may be said to `followup export`.

use crate::support::{ask, call, store_copy};

/// What a target's files cannot be made like is told before a store is opened.
#[test]
fn options_that_do_not_fit_the_target_are_refused() {
    let export = |more: &[&str]| {
        let basis = ["followup", "export", "--store", "x", "--out", "y"];
        call(&[&basis[..], &["--reason", "안내"], more].concat())
    };
    for (more, said) in [
        (
            &["--target", "stibee", "--one-each"][..],
            "편지를 만들 때만",
        ),
        (&["--target", "labels", "--one-each"], "편지를 만들 때만"),
        (
            &["--target", "csv", "--first-label", "2"],
            "라벨을 만들 때만",
        ),
        (&["--target", "labels", "--first-label", "41"], "1부터"),
        (&["--one-each"], "generic은"),
        (&["--first-label", "2"], "generic은"),
    ] {
        let answer = export(more);
        answer.refused();
        assert!(answer.stderr.contains(said), "{more:?}: {}", answer.stderr);
    }
    let nowhere = export(&["--target", "labels", "--first-label", "0"]);
    assert_eq!(nowhere.code, 2, "{}", nowhere.stderr);
}

/// A topic may be named as files show it.
#[test]
fn a_topic_is_named_as_files_show_it() {
    let (folder, store) = store_copy();
    let export = |topic: &str| {
        let out = folder.path().join(topic);
        let out = out.to_str().expect("UTF-8");
        let words = ["followup", "export", "--target", "csv", "--reason", "안내"];
        ask(
            &store,
            &[&words[..], &["--topic", topic, "--out", out]].concat(),
        )
    };
    let by_id = export("new_products").json();
    assert!(by_id["rows"].as_u64() > Some(0), "{by_id}");
    for name in ["새 제품", "new products"] {
        let by_name = export(name);
        assert_eq!(by_name.json()["rows"], by_id["rows"], "{}", by_name.stderr);
    }
    let unknown = export("새제품들");
    unknown.refused();
    assert!(unknown.stderr.contains("새 제품"), "{}", unknown.stderr);
    let words = ["followup", "drafts", "show", "thanks", "--topic", "새 제품"];
    assert_eq!(ask(&store, &words).json()["topic"], "new_products");
}
