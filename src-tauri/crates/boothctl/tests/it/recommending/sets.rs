//! What is one of a set may be bought again.

use super::{Fair, Row, of};

/// A column says what is one of a set: whoever has it may be offered it again, with a
/// reason of its own; without the column she is not, and a mark that says nothing is told.
#[test]
fn what_is_one_of_a_set_may_be_offered_again() {
    let fair = Fair::new(true);
    let inputs = fair.with_inputs();
    let inputs: Vec<&str> = inputs.iter().map(String::as_str).collect();
    fair.write("inputs.csv", b"visitor_id,item_id\nsilent,P0\n");
    let hers = |rows: &[Row]| -> Vec<(String, String)> {
        let rows = of(rows, "silent").into_iter();
        let hers = rows.filter(|row| row["item_id"] == "P0");
        hers.map(|row| (row["reason_kind"].clone(), row["text_customer"].clone()))
            .collect()
    };
    assert_eq!(hers(&fair.rows(&inputs)), []);
    let marked = |mark: &str| {
        let items = fair.text("items.csv");
        let rows = items.lines().enumerate().map(|(at, line)| match at {
            0 => format!("{line},one_of_a_set\n"),
            1 => format!("{line},{mark}\n"),
            _ => format!("{line},\n"),
        });
        rows.collect::<String>()
    };
    let (yes, odd) = (marked("yes"), marked("글쎄"));
    fair.write("items.csv", yes.as_bytes());
    let rows = fair.rows(&inputs);
    let told = "지난번에 고르신 ‘잔 가’, 하나가 깨졌거나 더 필요하시면 다시 살펴봐 주세요.";
    assert_eq!(hers(&rows), [("bought_before".to_owned(), told.to_owned())]);
    let others = rows.iter().filter(|row| row["visitor_id"] != "silent");
    let mut kinds = others.map(|row| row["reason_kind"].as_str());
    assert!(kinds.all(|kind| kind != "bought_before"));
    fair.write("items.csv", odd.as_bytes());
    let refused = fair.call(&inputs);
    assert_ne!(refused.code, 0);
    assert!(
        refused.stderr.contains("one_of_a_set"),
        "{}",
        refused.stderr
    );
}
