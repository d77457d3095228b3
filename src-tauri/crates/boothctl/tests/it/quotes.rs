//! `quote` and `followup quotes`.

use crate::support::{ask, opened, store_copy};

/// A quote is noted in won and dollars, changed, listed with its sums, and written to a
/// locked workbook; bad lines are refused in words.
#[test]
fn quotes_are_noted_listed_and_written() {
    let (folder, store) = store_copy();
    let booth = opened(&store);
    let product = booth.products().expect("products").remove(0).1.name.ko;
    drop(booth);
    let people = ask(&store, &["people", "list"]).json();
    let visitor = people[0]["visitor"].as_str().expect("an id").to_owned();
    let in_dollars = format!("{product}:200:21.55USD");
    let note = |more: &[&str]| ask(&store, &[&["quote", "note", &visitor][..], more].concat());

    let refused = note(&["--line", &in_dollars]);
    refused.refused();
    assert!(refused.stderr.contains("환율"), "{}", refused.stderr);
    assert_eq!(
        ask(&store, &["quote", "rate", "1400"]).json()["won_per_dollar"],
        1400
    );
    ask(&store, &["quote", "rate", "99"]).refused();
    note(&["--line", "없는 물건:1:100"]).refused();
    assert_eq!(note(&["--line", "물건:하나:100"]).code, 2, "wrong usage");
    note(&[]).refused();

    let noted = note(&["--line", &in_dollars, "--other", "로고 새기기:1:50000"]).json();
    let quote = noted["quote"].as_str().expect("an id").to_owned();
    let list = || ask(&store, &["quote", "list"]).json();
    let listed = list();
    assert_eq!(
        listed["quotes"][0]["lines"][0]["amount"], 431_000,
        "{listed}"
    );
    assert_eq!(listed["negotiating"]["cents"], 431_000, "{listed}");
    assert_eq!(listed["negotiating"]["all_won"], 6_084_000, "{listed}");
    let change = [
        "quote",
        "change",
        &quote,
        "--line",
        &in_dollars,
        "--concluded",
    ];
    ask(&store, &change).json();
    let listed = list();
    assert_eq!(listed["concluded"]["quotes"], 1, "{listed}");
    assert_eq!(listed["all"]["all_won"], 6_034_000, "{listed}");

    let out = folder.path().join("files");
    let out = out.to_str().expect("a path");
    let export = ["followup", "quotes", "--out", out, "--reason", "실적 보고"];
    let made = ask(&store, &export).json();
    assert!(made["password"].is_string(), "{made}");
    assert_eq!(
        (&made["quotes"], &made["without_name"]),
        (&1.into(), &0.into())
    );
    let file = made["files"][0].as_str().expect("a file");
    let bytes = std::fs::read(file).expect("the file");
    assert!(!bytes.starts_with(b"PK"), "a locked workbook is no ZIP");

    ask(&store, &["quote", "void", &quote]).json();
    ask(&store, &["quote", "void", &quote]).refused();
    assert_eq!(list()["all"]["quotes"], 0);
    ask(&store, &export).refused();
}
