//! Orders as shops and tills might write them, and as people move and choose their columns.
//!
//! The downloads can be arranged by each seller, so these tables are made up after the
//! headings and words in `assets/orders.json`.

use outreach::orders::{Part, Standing};
use outreach::{OrderColumn, OrderColumns, OrderFile, OrderShop, OrdersRead};
use progress::Progress;
use proptest::prelude::*;
use rust_xlsxwriter::Workbook;

const SMARTSTORE: &str = "\u{feff}상품주문번호,주문번호,결제일,상품명,수량,최종 상품별 총 주문금액,주문상태,클레임상태,구매자연락처,수취인연락처\r\n\
    2026113011,20261130001,2026-11-30 15:05:00,위스키잔,2,\"24,000\",구매확정,,010-1111-1111,010-9999-9999\r\n\
    2026113012,20261130001,2026-11-30 15:05:00,물병,1,\"15,000\",구매확정,반품완료,010-1111-1111,010-9999-9999\r\n\
    2026113021,20261130002,2026-11-30 16:00:00,접시,1,\"9,000\",배송중,,010-2222-2222,\r\n\
    2026113031,20261130003,,접시,1,\"9,000\",취소,,010-3333-3333,\r\n\
    2026113041,20261130004,2026-11-30 17:00:00,접시,1,\"9,000\",글쎄요,,010-4444-4444,\r\n\
    2026113051,20261130005,,접시,1,\"9,000\",결제대기,,,\r\n";
const CAFE24: &str = "주문번호;주문자 휴대전화;주문자 이메일;결제일시(입금확인일);총 실결제금액;주문 상태;쿠폰 번호\n\
    20261130-0000012;01011111111;Kim@Example.com;2026. 11. 30. 오후 3:05;32,000원;배송완료;4000-0000-0001\n\
    20261130-0000012;01011111111;Kim@Example.com;2026. 11. 30. 오후 3:05;32,000원;배송완료;\n\
    20261130-0000013;01022222222;;2026년 12월 1일;₩18,000;부분취소;신규 회원 10%\n\
    20261130-0000014;;;2026-12-01;5000;취소완료;\n\
    20261130-0000015;;;2026-12-01;내일 알려 드림;배송완료;\n";
const TILL: &str = "거래내역,,,\n기간: 2026-12-01 ~ 2026-12-02,,,\n영수증번호,거래일시,결제금액,거래구분\n\
    0001,2026-12-01 11:00,12000,승인\n0002,2026-12-01 11:05,\"8,000\",승인\n\
    0001,2026-12-02 10:00,\"-12,000\",승인취소\n합계,,\"8,000\",\n";
const OTHER: &str = "번호,언제,얼마,어떻게,전화\nA-1,2026/12/03,12000,완료,010-1111-1111\n\
    A-2,2026/12/03,3000,환불,\n";

fn file(bytes: &[u8]) -> OrderFile {
    OrderFile::read(bytes, "orders.csv", &Progress::default()).expect("a table")
}

fn nobody_said(_: &str) -> Option<&'static OrderShop> {
    None
}

fn nothing_kept(_: &str) -> Option<OrderColumns> {
    None
}

fn understood(bytes: &[u8]) -> OrdersRead {
    let read = file(bytes).understood(&OrderColumns::default(), nothing_kept, nobody_said);
    read.expect("orders")
}

fn columns(chosen: &[(OrderColumn, &str)]) -> OrderColumns {
    let chosen = chosen.iter();
    chosen.map(|(what, it)| (*what, (*it).to_owned())).collect()
}

fn of_other() -> OrderColumns {
    columns(&[
        (OrderColumn::Order, "번호"),
        (OrderColumn::Day, "언제"),
        (OrderColumn::Amount, "얼마"),
        (OrderColumn::Status, "어떻게"),
        (OrderColumn::Phone, "전화"),
    ])
}

/// The orders in few words: `p`aid, `w`aiting, `t`aken back.
fn told(read: &OrdersRead) -> String {
    let shop = read.shop.map_or("?", |shop| shop.id.as_str());
    let mut lines = vec![format!("{shop}, rows {}", read.rows)];
    for (number, order) in &read.orders {
        let at = order.at.map_or_else(String::new, |at| at.to_string());
        let mut line = format!("{number} {at}");
        for (part, said) in &order.parts {
            let standing = match said.standing {
                Standing::Waiting => 'w',
                Standing::Paid => 'p',
                Standing::TakenBack => 't',
            };
            let part = match part {
                Part::Whole => String::new(),
                Part::Line(line) => format!("[{line}]"),
                Part::Refund(..) => "[refund]".to_owned(),
            };
            line += &format!(" {part}{standing}{}", said.won);
        }
        for said in [&order.phone, &order.email]
            .into_iter()
            .chain(&order.coupons)
        {
            if !said.is_empty() {
                line += &format!(" {said}");
            }
        }
        lines.push(line);
    }
    lines.push(format!("partly taken back {}", read.partly_taken_back));
    for (word, rows) in &read.not_understood {
        lines.push(format!("‘{word}’ {rows}"));
    }
    for (row, why) in &read.unreadable {
        lines.push(format!("row {row}: {}", why.en));
    }
    lines.join("\n")
}

#[test]
fn tables_of_known_shops_are_read() {
    insta::assert_snapshot!(
        "orders_smartstore",
        told(&understood(SMARTSTORE.as_bytes()))
    );
    insta::assert_snapshot!("orders_cafe24", told(&understood(CAFE24.as_bytes())));
    insta::assert_snapshot!("orders_till", told(&understood(TILL.as_bytes())));
}

/// However the letters are stored, and in a workbook, the same is read.
#[test]
fn letters_and_kinds_of_files_change_nothing() {
    let expected = told(&understood(SMARTSTORE.as_bytes()));
    let cp949 = encoding_rs::EUC_KR
        .encode(SMARTSTORE.trim_start_matches('\u{feff}'))
        .0;
    assert_eq!(told(&understood(&cp949)), expected);
    let rows = csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(SMARTSTORE.as_bytes())
        .into_records()
        .map(|row| row.expect("a row"))
        .collect::<Vec<_>>();
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (row, cells) in (0..).zip(&rows) {
        for (column, cell) in (0..).zip(cells) {
            sheet.write(row, column, cell).expect("a cell");
        }
    }
    let bytes = book.save_to_buffer().expect("a workbook");
    assert_eq!(told(&understood(&bytes)), expected);
}

/// The currency in a heading changes nothing where it is the won, and another is no known one.
#[test]
fn headings_may_name_the_won() {
    let table = |currency: &str| {
        let text = format!(
            "주문번호,결제일시(입금확인일),총 실결제금액(최초정보) ({currency}),주문 상태\n1,2026-11-30,32000,배송완료\n"
        );
        file(text.as_bytes()).understood(&OrderColumns::default(), nothing_kept, nobody_said)
    };
    for currency in ["KRW", "원"] {
        let read = table(currency).expect("Cafe24's");
        assert_eq!(read.shop.map(|shop| shop.id.as_str()), Some("cafe24"));
        assert_eq!(read.orders["1"].parts[&Part::Whole].won, 32_000);
    }
    assert!(table("USD").is_err(), "no won");
}

/// A till's numbers begin anew every day, at each till; a sale after midnight is of the day
/// before, and a receipt that is called off is the one of that day.
#[test]
fn receipts_of_days_and_tills_are_apart() {
    let text = "영업일자,포스번호,영수증번호,거래일시,결제금액,거래구분\n\
                2026-12-01,1,0001,2026-12-01 11:00,1000,승인\n\
                2026-12-01,2,0001,2026-12-01 11:01,2000,승인\n\
                2026-12-01,1,0002,2026-12-02 00:10,4000,승인\n\
                2026-12-02,1,0002,2026-12-02 11:00,8000,승인\n\
                2026-12-01,1,0001,2026-12-01 12:00,-1000,승인취소\n";
    let read = understood(text.as_bytes());
    let numbers: Vec<&str> = read.orders.keys().map(String::as_str).collect();
    let expected = [
        "2026-12-01/1/0001",
        "2026-12-01/1/0002",
        "2026-12-01/2/0001",
        "2026-12-02/1/0002",
    ];
    assert_eq!(numbers, expected);
    assert_eq!(read.orders[expected[0]].parts.len(), 2, "called off");
    // So they are in a table whose columns somebody chose.
    let other = "번호,언제,얼마,어디\n1,2026/12/03,12000,A\n1,2026/12/03,9000,B\n";
    let chosen = columns(&[
        (OrderColumn::Order, "번호"),
        (OrderColumn::Day, "언제"),
        (OrderColumn::Amount, "얼마"),
        (OrderColumn::Till, "어디"),
    ]);
    let read = file(other.as_bytes()).understood(&chosen, nothing_kept, nobody_said);
    assert_eq!(read.expect("orders").orders.len(), 2);
}

/// A till whose headings are not known begins its numbers anew every day all the same, once
/// somebody says that it is one.
#[test]
fn a_till_that_is_named_begins_its_numbers_anew() {
    let text = "번호,언제,얼마\n1,2026/12/03,12000\n1,2026/12/04,9000\n";
    let chosen = columns(&[
        (OrderColumn::Order, "번호"),
        (OrderColumn::Day, "언제"),
        (OrderColumn::Amount, "얼마"),
    ]);
    let orders = |shop: fn(&str) -> Option<&'static OrderShop>| {
        let read = file(text.as_bytes()).understood(&chosen, nothing_kept, shop);
        read.expect("orders").orders.len()
    };
    assert_eq!(orders(nobody_said), 1, "one order of two rows");
    assert_eq!(orders(|_| OrderShop::with_id("till")), 2);
}

/// A cell that spans several rows stands in the first of them only: an order is told as not
/// understood instead of counted with its first row.
#[test]
fn an_order_whose_number_spans_rows_is_not_counted_short() {
    let chosen = columns(&[
        (OrderColumn::Order, "번호"),
        (OrderColumn::Day, "언제"),
        (OrderColumn::Amount, "얼마"),
    ]);
    let text = "번호,언제,얼마\nA-1,2026/12/03,12000\n,2026/12/03,9000\nA-2,2026/12/03,5000\n\
                ,,14000\n";
    let read = file(text.as_bytes()).understood(&chosen, nothing_kept, nobody_said);
    let read = read.expect("orders");
    let numbers: Vec<&str> = read.orders.keys().map(String::as_str).collect();
    assert_eq!(
        numbers,
        ["A-2"],
        "a sum below the table belongs to no order"
    );
    let rows: Vec<u32> = read.unreadable.iter().map(|(row, _)| *row).collect();
    assert_eq!(rows, [3, 5]);
}

/// Of a table without headings, whose columns are called by their letters, no order is taken
/// for the headings because its day cannot be read or is not there.
#[test]
fn a_table_without_headings_loses_no_order_above_an_unreadable_day() {
    let letters = columns(&[
        (OrderColumn::Order, "A"),
        (OrderColumn::Day, "B"),
        (OrderColumn::Amount, "C"),
    ]);
    let text = "A-1,2026/12/03,12000\nA-2,2026/13/45,3000\nA-3,,4000\nA-4,2026/12/04,5000\n";
    let read = file(text.as_bytes()).understood(&letters, nothing_kept, nobody_said);
    let read = read.expect("orders");
    let numbers: Vec<&str> = read.orders.keys().map(String::as_str).collect();
    assert_eq!(numbers, ["A-1", "A-4"]);
    let titled = "No.,Date,Sum\nA-1,2026/12/03,12000\n";
    let read = file(titled.as_bytes()).understood(&letters, nothing_kept, nobody_said);
    let read = read.expect("orders");
    assert_eq!((read.rows, read.orders.len()), (1, 1), "below its headings");
}

/// Whoever gets a present is not who bought it.
#[test]
fn only_the_buyer_is_named() {
    let read = understood(SMARTSTORE.as_bytes());
    let phones: Vec<&str> = read.orders.values().map(|it| it.phone.as_str()).collect();
    assert_eq!(
        phones,
        ["+821011111111", "+821022222222", "+821033333333", ""]
    );
}

/// Of a table that is not known the columns are chosen, once for all with the same headings,
/// wherever each of them stands.
#[test]
fn the_columns_of_any_table_can_be_chosen() {
    let table = file(OTHER.as_bytes());
    let none = OrderColumns::default();
    let error = table
        .understood(&none, nothing_kept, nobody_said)
        .expect_err("which?");
    assert!(
        error.en.contains("번호, 언제, 얼마, 어떻게, 전화"),
        "{}",
        error.en
    );
    let chosen = of_other();
    let read = table
        .understood(&chosen, nothing_kept, nobody_said)
        .expect("orders");
    insta::assert_snapshot!("orders_other", told(&read));
    let key = read.headings.clone();
    let moved = file("전화,얼마,언제,번호,어떻게\n010-1111-1111,12000,2026/12/03,A-1,완료\n,3000,2026/12/03,A-2,환불\n".as_bytes());
    let again = moved.understood(&none, |of| (of == key).then(of_other), nobody_said);
    assert_eq!(again.expect("known again").orders, read.orders);
    let other = file("번호,언제,합계,어떻게,전화\nA-1,2026/12/03,12000,완료,\n".as_bytes());
    assert!(
        other
            .understood(&none, |of| (of == key).then(of_other), nobody_said)
            .is_err()
    );

    let letters = columns(&[
        (OrderColumn::Order, "a"),
        (OrderColumn::Day, "B"),
        (OrderColumn::Amount, "C"),
    ]);
    let without = file("A-1,2026/12/03,12000\nA-2,2026/12/03,3000\n".as_bytes());
    let read = without
        .understood(&letters, nothing_kept, nobody_said)
        .expect("orders");
    assert_eq!((read.rows, read.orders.len()), (2, 2));
}

/// What is wrong with the columns is said, and names those that are there.
#[test]
fn unusable_tables_are_refused_in_words() {
    let table = file(OTHER.as_bytes());
    let wrong = columns(&[(OrderColumn::Order, "주문")]);
    let error = table
        .understood(&wrong, nothing_kept, nobody_said)
        .expect_err("no such");
    assert!(
        error.en.starts_with("There is no column “주문”"),
        "{}",
        error.en
    );
    let few = columns(&[(OrderColumn::Order, "번호")]);
    let error = table
        .understood(&few, nothing_kept, nobody_said)
        .expect_err("too few");
    assert!(
        error.en.starts_with("Choose all of these columns"),
        "{}",
        error.en
    );
    let open = CAFE24.replace(";신규 회원", ";\"신규 회원");
    let error =
        file(open.as_bytes()).understood(&OrderColumns::default(), nothing_kept, nobody_said);
    let error = error.expect_err("swallowed");
    assert!(error.en.starts_with("From row 4 on"), "{}", error.en);
    let none = OrderFile::read(b"", "orders.csv", &Progress::default());
    assert!(none.is_err());
    let blank = file(b"\n\n").understood(&OrderColumns::default(), nothing_kept, nobody_said);
    assert!(
        blank
            .expect_err("nothing")
            .en
            .starts_with("There is nothing")
    );
}

/// An order whose rows name different totals is not guessed at, and one with a row that is
/// not understood is not counted by its other rows.
#[test]
fn an_order_is_read_whole_or_not_at_all() {
    let text = "영수증번호,거래일시,결제금액,거래구분\n1,2026-12-01,5000,승인\n1,2026-12-01,6000,승인\n\
                2,2026-12-01,5000,승인\n2,2026-12-01,5000,어쩌면\n3,2026-12-01,7000,승인\n3,2026-12-01,,승인\n";
    let read = understood(text.as_bytes());
    let numbers: Vec<&str> = read.orders.keys().map(String::as_str).collect();
    assert_eq!(numbers, ["2026-12-01//3"]);
    assert_eq!(read.unreadable.len(), 1);
    assert_eq!(read.not_understood.get("어쩌면"), Some(&1));
    // The same amounts chosen as amounts of rows add up.
    let of_rows = columns(&[(OrderColumn::Amount, "결제금액")]);
    let read = file(text.as_bytes()).understood(&of_rows, nothing_kept, nobody_said);
    let read = read.expect("orders");
    assert_eq!(read.orders["2026-12-01//1"].parts[&Part::Whole].won, 11_000);
    // An empty amount of what was paid is no amount of nothing.
    assert!(!read.orders.contains_key("2026-12-01//3"));
}

/// A long table is read in one go; of one that is too long it is said so, and its parts can
/// be taken in one after the other.
#[test]
fn a_long_table_is_read_or_refused_in_words() {
    let mut text = "상품주문번호,주문번호,결제일,상품별 총 주문금액,주문상태\n".to_owned();
    for row in 0..100_000 {
        if row == 39_000 {
            let read = understood(text.as_bytes());
            assert_eq!((read.rows, read.orders.len()), (39_000, 19_500));
        }
        text += &format!("{row},{},2026-11-30,1000,배송완료\n", row / 2);
    }
    let refusal = OrderFile::read(text.as_bytes(), "orders.csv", &Progress::default());
    let refusal = refusal.expect_err("too long");
    assert_eq!(refusal.code, "too_many_cells");
    assert!(
        refusal.sentence.en.contains("month by month"),
        "{refusal:?}"
    );
}

proptest! {
    /// No table ends the program, and no row is lost without a word.
    #[test]
    fn any_rows_are_answered(cells in proptest::collection::vec("[가-힣0-9,.원 \"-]{0,12}", 0..60)) {
        let mut text = "영수증번호,거래일시,결제금액,거래구분\n".to_owned();
        for row in cells.chunks(4) {
            text += &row.join(",");
            text += "\n";
        }
        if let Ok(table) = OrderFile::read(text.as_bytes(), "orders.csv", &Progress::default()) {
            let _ = table.understood(&OrderColumns::default(), nothing_kept, nobody_said);
        }
    }
}
