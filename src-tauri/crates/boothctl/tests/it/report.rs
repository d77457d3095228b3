//! Whether a fair paid, by the contract.

use crate::support::{ask, opened, store_copy};
use calamine::{Data, Reader as _, Xlsx, open_workbook};
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).expect("the folder");
    let mut files: Vec<PathBuf> = entries.map(|it| it.expect("a file").path()).collect();
    files.sort();
    files
}

fn by_id(answer: &Value) -> BTreeMap<String, Value> {
    let figures = answer.as_array().expect("a list of figures").iter();
    let named = figures.map(|it| (it["id"].as_str().expect("an id").to_owned(), it.clone()));
    let named: BTreeMap<String, Value> = named.collect();
    assert_eq!(
        named.len(),
        answer.as_array().expect("a list").len(),
        "ids differ"
    );
    named
}

/// The figures of the sample fair are those of its tables; the workbook holds the same; a
/// second report leaves the first alone; a cost is kept.
#[test]
fn the_sample_fair_is_reported() {
    let (folder, store) = store_copy();
    let out = folder.path().join("report");
    let out_text = out.to_str().expect("UTF-8");
    let answer = ask(&store, &["report", "--out", out_text]);
    assert_eq!(answer.code, 0, "{}", answer.stderr);
    let figures = by_id(&answer.json());
    for figure in figures.values() {
        assert!(
            figure["title"]["ko"] != "" && figure["title"]["en"] != "",
            "{figure}"
        );
        assert!(
            figure["unit"].is_string() && figure["text"]["ko"] != "",
            "{figure}"
        );
    }
    for id in [
        "cost",
        "cost_per_contact",
        "cost_per_sale",
        "return_on_cost",
    ] {
        assert!(figures[id]["value"].is_null(), "{id}");
        assert!(
            figures[id]["note"]["en"]
                .as_str()
                .expect("what to do")
                .contains("what the booth cost")
        );
    }
    let mut booth = opened(&store);
    let count = |booth: &mut booth::Booth, sql: &str| -> i64 {
        let tables = booth.ledger().connection();
        tables.query_row(sql, [], |row| row.get(0)).expect(sql)
    };
    for (id, sql) in [
        ("visitors", "SELECT count(DISTINCT visitor) FROM visit"),
        (
            "surveys_handed_in",
            "SELECT count(*) FROM response WHERE finished IS NOT NULL",
        ),
        ("contacts", "SELECT count(*) FROM contact WHERE email || phone <> ''"),
        (
            "coupons_given",
            "SELECT count(*) FROM coupon WHERE id NOT IN (SELECT coupon FROM coupon_void)",
        ),
        (
            "coupons_used",
            "SELECT count(DISTINCT coupon) FROM redemption
             WHERE record NOT IN (SELECT redemption FROM redemption_undone)",
        ),
        ("sales_at_fair", "SELECT count(*) FROM sale WHERE voided IS NULL"),
        (
            "won_at_fair",
            "SELECT sum(json_extract(body, '$.subtotal_won') - json_extract(body, '$.discount_won'))
             FROM sale WHERE voided IS NULL",
        ),
    ] {
        assert_eq!(figures[id]["numerator"], count(&mut booth, sql), "{id}");
    }
    drop(booth);

    let first = files(&out);
    let extensions: Vec<_> = first.iter().filter_map(|it| it.extension()).collect();
    assert_eq!(extensions, ["pdf", "xlsx"]);
    let bytes = std::fs::read(&first[0]).expect("the PDF");
    assert!(bytes.starts_with(b"%PDF-"));
    let mut workbook: Xlsx<_> = open_workbook(&first[1]).expect("a workbook");
    let mut told = BTreeMap::new();
    for (_, sheet) in workbook.worksheets() {
        for row in sheet.rows().skip(1).filter(|row| row.len() == 9) {
            if let (Data::String(id), numerator) = (&row[8], &row[2]) {
                told.insert(id.clone(), numerator.clone());
            }
        }
    }
    assert_eq!(told.len(), figures.len());
    for (id, figure) in &figures {
        let expected = figure["numerator"]
            .as_f64()
            .map_or(Data::Empty, Data::Float);
        assert_eq!(told[id], expected, "{id}");
    }

    let mut more = vec!["report", "--out", out_text, "--days", "365", "--lang", "en"];
    more.extend(["--cost", "3000000"]);
    let answer = ask(&store, &more);
    assert_eq!(answer.code, 0, "{}", answer.stderr);
    let later = by_id(&answer.json());
    assert_eq!(later["cost"]["numerator"], 3_000_000);
    assert_eq!(later["won_after"]["days"], 365);
    assert_eq!(files(&out).len(), 4);
    assert_eq!(
        std::fs::read(&first[0]).expect("the PDF"),
        bytes,
        "it is as it was"
    );
    // Without --cost the last one counts.
    let answer = ask(&store, &["report", "--out", out_text]);
    assert_eq!(by_id(&answer.json())["cost"]["numerator"], 3_000_000);
    assert_eq!(files(&out).len(), 6);
}

/// Where the files cannot be made the cost is kept all the same, and it says so.
#[test]
fn a_cost_is_kept_without_the_files() {
    let (folder, store) = store_copy();
    let in_the_way = store.with_extension("db.leaving");
    std::fs::write(&in_the_way, b"").expect("a file in the way");
    let out = folder.path().join("report");
    let out = out.to_str().expect("UTF-8");
    let failed = ask(&store, &["report", "--out", out, "--cost", "777"]);
    assert_eq!(failed.code, 1);
    assert!(
        failed.stderr.contains("The cost of the booth was kept"),
        "{}",
        failed.stderr
    );
    std::fs::remove_file(&in_the_way).expect("out of the way");
    let answer = ask(&store, &["report", "--out", out]);
    assert_eq!(by_id(&answer.json())["cost"]["numerator"], 777);
    for (written, won) in [("3,000,000", 3_000_000), ("1,250,000원", 1_250_000)] {
        let answer = ask(&store, &["report", "--out", out, "--cost", written]);
        assert_eq!(by_id(&answer.json())["cost"]["numerator"], won, "{written}");
    }
}

/// What cannot be is refused with its reason, and nothing is written.
#[test]
fn what_cannot_be_reported_is_refused() {
    let (folder, store) = store_copy();
    let out = folder.path().join("report");
    let out_text = out.to_str().expect("UTF-8");
    for wrong in [
        vec!["report"],
        vec!["report", "--out", out_text, "--days", "31"],
        vec!["report", "--out", out_text, "--cost", "many"],
        vec!["report", "--out", out_text, "--cost=-5"],
        vec!["report", "--out", out_text, "--cost", "3,00"],
        vec!["report", "--out", out_text, "--cost", "3000,000"],
        vec!["report", "--out", out_text, "--cost", "3만원"],
    ] {
        let answer = ask(&store, &wrong);
        assert_eq!(answer.code, 2, "{wrong:?}");
        answer.no_stack_trace();
    }
    let unknown = ask(
        &store,
        &["report", "--out", out_text, "--fair", "없는 박람회"],
    );
    unknown.refused();
    let dear = ask(
        &store,
        &["report", "--out", out_text, "--cost", "10000000001"],
    );
    dear.refused();
    assert!(dear.stderr.contains("10,000,000,000"), "{}", dear.stderr);
    assert!(!out.exists() || files(&out).is_empty());
}
