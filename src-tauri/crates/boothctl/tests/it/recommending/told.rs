//! What was not taken as it stood is told, in words and in the document.

use super::Fair;
use serde_json::json;

/// What somebody has who is not asked about is counted and not passed over.
#[test]
fn inputs_of_nobody_are_told() {
    let fair = Fair::new(false);
    let inputs = fair.with_inputs();
    let inputs: Vec<&str> = inputs.iter().map(String::as_str).collect();
    assert_eq!(fair.call(&inputs).json()["inputs_unmatched"], 0);
    assert!(!fair.said(&inputs).contains("--inputs"));
    fair.write(
        "inputs.csv",
        b"visitor_id,item_id\nsilent,P2\nsilemt,P9\nsilemt,P1\nguest,P1\n",
    );
    assert_eq!(fair.call(&inputs).json()["inputs_unmatched"], 2);
    let said = fair.said(&inputs);
    assert!(said.contains("방문객 2명은 --visitors에 없어"), "{said}");
    assert!(said.contains("‘guest’"), "{said}");
}

/// Purchases of people without a row of answers, and an order that is no number, are
/// learned from and remarked; nothing is said of a whole folder.
#[test]
fn what_was_learned_oddly_is_told() {
    let fair = Fair::new(false);
    let whole = fair.call(&[]).json();
    assert_eq!(
        (&whole["events_unmatched"], &whole["notes"]),
        (&json!(0), &json!([]))
    );
    let mut events = fair.text("train_events.csv");
    events.push_str("ghost,P1,1\nv001,P2,둘째\nghost,P2,-3\nanother,P3,\n");
    fair.write("train_events.csv", events.as_bytes());
    let answer = fair.call(&[]).json();
    assert_eq!(answer["events_unmatched"], 2);
    assert_eq!(answer["learned_from"], 902);
    assert_eq!(answer["notes"].as_array().expect("a list").len(), 2);
    let said = fair.said(&[]);
    assert!(
        said.contains("방문객 2명은 train_visitors.csv에 없어"),
        "{said}"
    );
    assert!(said.contains("‘another’"), "{said}");
    assert!(said.contains("‘seq’ 칸이 숫자가 아닌 줄이 2개"), "{said}");
}

/// Lists are called personal when something about somebody spoke in one of them, and not
/// because the model could have said something.
#[test]
fn equal_lists_are_not_called_personal() {
    let fair = Fair::new(false);
    let answer = fair.call(&[]).json();
    assert_eq!(
        (&answer["personal"], &answer["personal_visitors"]),
        (&json!(true), &json!(1))
    );
    fair.write(
        "asking.csv",
        "visitor_id,용도,나이\none,,\nother,,\n".as_bytes(),
    );
    let answer = fair.call(&[]).json();
    assert_eq!(
        (&answer["personal"], &answer["personal_visitors"]),
        (&json!(false), &json!(0))
    );
    let said = fair.said(&[]);
    assert!(said.contains("모두에게 인기 상품"), "{said}");
    fair.write("inputs.csv", b"visitor_id,item_id\none,P2\n");
    let inputs = fair.with_inputs();
    let inputs: Vec<&str> = inputs.iter().map(String::as_str).collect();
    assert_eq!(
        fair.call(&inputs).json()["personal_visitors"],
        1,
        "her purchase speaks"
    );
}

/// A column that was learned from and is not there is named, and nobody is told
/// that answers make no difference.
#[test]
fn missing_answers_are_told() {
    let fair = Fair::new(false);
    assert_eq!(fair.call(&[]).json()["columns_missing"], json!([]));
    fair.write(
        "asking.csv",
        "visitor_id,용 도,나이\na,선물,31\n".as_bytes(),
    );
    let rows = fair.rows(&[]);
    assert_eq!(rows[0]["reason_kind"], "bestseller");
    for row in rows {
        assert!(!row["text_owner"].contains("차이"), "{}", row["text_owner"]);
    }
    assert_eq!(fair.call(&[]).json()["columns_missing"], json!(["용도"]));
    let said = fair.said(&[]);
    assert!(
        said.contains("asking.csv에 없는 열") && said.contains(": 용도."),
        "{said}"
    );
}
