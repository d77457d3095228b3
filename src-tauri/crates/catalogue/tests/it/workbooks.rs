//! What a workbook knows besides its texts: how a number is shown, and sheets.

use crate::doubtful_money::{notes, prices};
use catalogue::PriceList;
use rust_xlsxwriter::{Format, Workbook, Worksheet};

fn write(sheet: &mut Worksheet, name: &str, rows: &[&[&str]]) {
    sheet.set_name(name).expect("a name");
    for (row, cells) in (0..).zip(rows) {
        for (column, text) in (0..).zip(*cells) {
            let number = text.parse::<f64>().ok();
            let written = match number {
                Some(number) => sheet.write_number(row, column, number),
                None => sheet.write_string(row, column, *text),
            };
            written.expect("a cell");
        }
    }
}

fn opened(mut workbook: Workbook) -> Result<PriceList, words::Sentence> {
    PriceList::read(&workbook.save_to_buffer().expect("a workbook"), "list.xlsx")
}

/// Excel shows 12 as 12천원: the number alone is not what the owner sees.
#[test]
fn a_price_that_excel_shows_as_other_money_is_refused() {
    let shown = |format: &str, value: f64| {
        let mut workbook = Workbook::new();
        let sheet = workbook.add_worksheet();
        write(sheet, "상품", &[&["상품명", "가격"], &["잔"]]);
        let format = Format::new().set_num_format(format);
        sheet
            .write_number_with_format(1, 1, value, &format)
            .expect("a price");
        prices(&opened(workbook).expect("a list")).join("")
    };
    for format in [
        "#,##0\"천원\"",
        "0\"만원\"",
        "0.0\"만원\"",
        "[$USD] #,##0",
        "[$$-409]#,##0",
        "[$€-2] #,##0",
        "\"US$\"#,##0",
        "#,##0 \"USD\"",
        "0%",
        "0.00%",
        "[$¥-411]#,##0",
        "#,##0\\ \\£",
        "#,##0,",
        "#,##0,\"천원\"",
        "0\"~\"",
        "\"문의\"",
        ";;;",
        "0\"개\"",
        "#,##0\"원/100g\"",
        "[>=100]0\"만원\";0\"원\"",
        "_(\"$\"* #,##0_)",
    ] {
        assert_eq!(shown(format, 12.0), "잔 -", "{format}");
    }
    for format in [
        "General",
        "0",
        "#,##0",
        "#,##0.00",
        "@",
        "#,##0\"원\"",
        "\"₩\"#,##0",
        "[$₩-412]#,##0",
        "_-\"₩\"* #,##0_-;\\-\"₩\"* #,##0_-;_-\"₩\"* \"-\"_-;_-@_-",
        "#,##0_);[Red]\\(#,##0\\)",
        "\"\\\"#,##0",
        "[$KRW] #,##0",
        "[Red]#,##0",
        "_-* #,##0_-",
    ] {
        assert_eq!(shown(format, 12_000.0), "잔 12000", "{format}");
    }
}

/// The first sheet with products is taken, whatever it is called; an empty form
/// before it is passed over, and a doubtful name is refused.
#[test]
fn the_first_sheet_with_rows_is_taken_unless_its_name_is_doubtful() {
    let list: &[&[&str]] = &[&["상품명", "가격"], &["잔", "12000"]];
    let old: &[&[&str]] = &[&["상품명", "가격"], &["잔", "9000"]];
    let empty: &[&[&str]] = &[&["상품명", "가격", "수량"]];
    let dollars: &[&[&str]] = &[&["상품명", "가격(USD)"], &["잔", "12"]];
    let read = |sheets: &[(&str, &[&[&str]])]| {
        let mut workbook = Workbook::new();
        for (name, rows) in sheets {
            write(workbook.add_worksheet(), name, rows);
        }
        opened(workbook)
    };
    for (sheets, left) in [
        (
            &[("2026 가격표", list), ("2025 상품", old)][..],
            "2025 상품",
        ),
        (&[("11월", list), ("상품 목록", old)], "상품 목록"),
        (&[("주문서", empty), ("가격표", list)], ""),
        (
            &[("주문서", empty), ("가격표", list), ("작년", old)],
            "작년",
        ),
        (&[("해외", dollars), ("국내", list)], "해외"),
    ] {
        let list = read(sheets).expect("a list");
        assert_eq!(prices(&list), ["잔 12000"], "{sheets:?}");
        let told = format!("읽지 않은 시트: {left}.");
        assert_eq!(
            notes(&list).iter().any(|note| note.contains(&told)),
            !left.is_empty()
        );
    }
    for name in [
        "가격표(천원)",
        "USD",
        "Price (USD)",
        "도매",
        "도매 단가",
        "B2B",
        "원가표",
        "가격 (VAT 별도)",
    ] {
        let why = read(&[(name, list), ("소매", list)]).err().expect(name);
        assert!(why.ko.contains(name) && why.en.contains(name), "{why}");
    }
    let why = read(&[("주문서", empty)]).err().expect("no product");
    assert!(why.ko.contains("한 줄도 없어"), "{why}");
}
