//! What comes back after the files left: reports of tools, and orders of shops.

use crate::support::{ask, call, store_copy};

/// A tool's report is taken in once, by the file it is of; a word that means nothing is
/// shown, and an address that came back can be tried again.
#[test]
fn a_report_is_taken_in_once() {
    let (folder, store) = store_copy();
    let out = folder.path().join("files");
    let out = out.to_str().expect("UTF-8");
    let export = [
        "followup", "export", "--target", "csv", "--out", out, "--reason", "안내",
    ];
    let made = ask(&store, &export);
    assert_eq!(made.code, 0, "{}", made.stderr);
    let made = made.json();
    let files = made["files"].as_array().expect("files").iter();
    let mut files = files.map(|it| it.as_str().expect("a path"));
    let (file, addresses) = files
        .find_map(|file| {
            let text = std::fs::read_to_string(file).ok()?;
            let words = text.split([',', '"', '\r', '\n']);
            let found = words.filter(|it| it.contains('@') && !it.contains(' '));
            let found: std::collections::BTreeSet<String> = found.map(str::to_owned).collect();
            (found.len() > 3).then_some((file, found))
        })
        .expect("a file of e-mails");
    let mut report = "email,status\n".to_owned();
    for (address, word) in addresses
        .iter()
        .zip(["sent", "hard bounce", "unsubscribed", "?"])
    {
        report += &format!("{address},{word}\n");
    }
    let path = folder.path().join("report.csv");
    std::fs::write(&path, report).expect("written");
    let path = path.to_str().expect("UTF-8");
    let reported = ["followup", "reported", path, "--export", file];
    let told = ask(&store, &reported);
    assert_eq!(told.code, 0, "{}", told.stderr);
    let told = told.json();
    assert_eq!(
        (&told["rows"], &told["sent"]),
        (&4.into(), &2.into()),
        "{told}"
    );
    assert_eq!((&told["failed"], &told["refused"]), (&1.into(), &1.into()));
    assert_eq!(
        told["not_understood"],
        serde_json::json!([{ "word": "?", "rows": 1 }])
    );
    assert_eq!(told["already_known"], false);
    assert_eq!(ask(&store, &reported).json()["already_known"], true);
    let bounced = addresses.iter().nth(1).expect("an address");
    let again = ask(&store, &["followup", "try-again", bounced]);
    assert_eq!((again.code, &again.json()["noted"]), (0, &true.into()));
    let unknown = ask(&store, &["followup", "try-again", bounced]);
    assert_eq!(unknown.code, 1, "{}", unknown.stderr);
}

/// A shop's table of orders counts once, cancelled orders count back, and of an unknown table
/// the columns are chosen once.
#[test]
fn orders_of_a_shop_are_taken_in() {
    let (folder, store) = store_copy();
    let take_in = |name: &str, text: &str, options: &[&str]| {
        let path = folder.path().join(name);
        std::fs::write(&path, text).expect("written");
        let path = path.to_str().expect("UTF-8");
        ask(&store, &[&["followup", "orders", path], options].concat())
    };
    let headings = "상품주문번호,주문번호,결제일,상품별 총 주문금액,주문상태,쿠폰번호";
    let orders = format!(
        "{headings}\n11,1,2026-12-05,\"12,000원\",배송완료,없는 쿠폰\n21,2,2026-12-05,8000,글쎄,\n"
    );
    let read = take_in("orders.csv", &orders, &["--dry-run"]).json();
    assert_eq!((&read["new"], &read["id"]), (&1.into(), &().into()));
    let told = take_in("orders.csv", &orders, &[]);
    assert_eq!(told.code, 0, "{}", told.stderr);
    let told = told.json();
    let expected = serde_json::json!({
        "id": told["id"], "dry_run": false,
        "shop": "스마트스토어", "rows": 2, "orders": 1, "new": 1, "known": 0, "cancelled": 0,
        "won": 12_000, "coupons_used": 0, "linked": 0, "without_a_name": 1, "partly_taken_back": 0,
        "unknown_coupons": [{ "coupon": "없는 쿠폰", "orders": 1 }],
        "unreadable": [], "not_understood": [{ "word": "글쎄", "rows": 1 }],
        "read_from": [
            { "what": "order", "column": "주문번호" }, { "what": "line", "column": "상품주문번호" },
            { "what": "day", "column": "결제일" }, { "what": "amount", "column": "상품별 총 주문금액" },
            { "what": "status", "column": "주문상태" }, { "what": "coupon", "column": "쿠폰번호" },
        ],
        "already_known": false,
    });
    assert_eq!(told, expected);
    assert_eq!(
        take_in("orders.csv", &orders, &[]).json()["already_known"],
        true
    );
    let back = format!("{headings}\n11,1,2026-12-05,12000,반품완료,\n");
    let cancelled = take_in("back.csv", &back, &[]).json();
    assert_eq!(
        (&cancelled["known"], &cancelled["cancelled"]),
        (&1.into(), &1.into())
    );

    let other = "번호,언제,얼마\nA,2026. 12. 5.,5000\n";
    let unknown = take_in("other.csv", other, &[]);
    assert_eq!(unknown.code, 1);
    assert!(
        unknown.stderr.contains("번호, 언제, 얼마"),
        "{}",
        unknown.stderr
    );
    let columns = [
        "--order",
        "번호",
        "--day",
        "언제",
        "--amount",
        "얼마",
        "--shop",
        "우리 가게",
    ];
    assert_eq!(take_in("other.csv", other, &columns).json()["new"], 1);
    let again = take_in("other.csv", other, &[]).json();
    assert_eq!(
        (&again["known"], &again["shop"]),
        (&1.into(), &"우리 가게".into())
    );
    // The latest table, and one by its id.
    let undone = ask(&store, &["followup", "orders", "--take-back"]).json();
    assert_eq!(
        (&undone["shop"], &undone["orders"]),
        (&"우리 가게".into(), &1.into())
    );
    let by_id = told["id"].as_str().expect("an id");
    let too_early = ask(&store, &["followup", "orders", "--take-back", by_id]);
    assert_eq!(too_early.code, 1, "{}", too_early.stderr);
    assert_eq!(ask(&store, &["followup", "orders", "--take-back"]).code, 0);
    let undone = ask(&store, &["followup", "orders", "--take-back", by_id]).json();
    assert_eq!(undone["taken_back"].as_str(), Some(by_id));
    assert_eq!(take_in("orders.csv", &orders, &[]).json()["new"], 1);
}

/// A shop that is not known has to be named, and what is wrong with a table is told with the
/// row and the option.
#[test]
fn what_is_wrong_with_a_table_is_told() {
    let (folder, store) = store_copy();
    let take_in = |text: &str, options: &[&str]| {
        let path = folder.path().join("orders.csv");
        std::fs::write(&path, text).expect("written");
        let path = path.to_str().expect("UTF-8");
        let store = store.to_str().expect("UTF-8");
        call(&[&["followup", "orders", path, "--store", store], options].concat())
    };
    let other = "번호,언제,얼마\nA,2026. 12. 5.,5000\nB,어제,5000\n";
    let unknown = take_in(other, &[]);
    for option in ["--order", "--day", "--amount", "--shop"] {
        assert!(unknown.stderr.contains(option), "{}", unknown.stderr);
    }
    let columns = ["--order", "번호", "--day", "언제", "--amount", "얼마"];
    let unnamed = take_in(other, &columns);
    assert_eq!(unnamed.code, 1);
    assert!(unnamed.stderr.contains("--shop"), "{}", unnamed.stderr);
    let told = take_in(other, &[&columns[..], &["--shop", "우리 가게"]].concat());
    assert!(
        told.stdout.contains("3행: 날짜를 읽을 수 없습니다: ‘어제’"),
        "{}",
        told.stdout
    );
    let empty = take_in("번호,언제,얼마\n", &[]);
    assert!(
        empty.stdout.contains("이 표에는 주문이 없습니다"),
        "{}",
        empty.stdout
    );
}
