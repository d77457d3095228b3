//! Money is never guessed: lists whose structure leaves a doubt.

use catalogue::{PriceList, RowOutcome};
use proptest::prelude::*;
use rust_xlsxwriter::{Workbook, Worksheet};
use words::Sentence;

pub(crate) fn read(csv: &str) -> Result<PriceList, Sentence> {
    PriceList::read(csv.as_bytes(), "list.csv")
}

/// Each row's name with its price, or `-` when it is refused.
pub(crate) fn prices(list: &PriceList) -> Vec<String> {
    let rows = list.plan(&[]).import.rows.into_iter();
    rows.map(|row| match (&row.outcome, row.price_won) {
        (RowOutcome::Added, Some(won)) => format!("{} {won}", row.name),
        _ => format!("{} -", row.name),
    })
    .collect()
}

pub(crate) fn notes(list: &PriceList) -> Vec<String> {
    let notes = list.plan(&[]).import.notes.into_iter();
    notes.map(|note| note.ko).collect()
}

/// Every list here is read as it was meant.
#[test]
fn titles_delimiters_and_two_rows_of_headings_are_understood() {
    for (csv, expected) in [
        (
            "2026 박람회 가격표\n상품명;가격;재고\n온더락 잔;12000;3\n",
            "온더락 잔 12000",
        ),
        (
            "가격표, 2026년 11월\n상품명\t가격\n온더락 잔\t12000\n",
            "온더락 잔 12000",
        ),
        (
            "가격표, 2026년, 11월\n상품명;가격\n온더락 잔;12,000\n",
            "온더락 잔 12000",
        ),
        ("sep=;\n상품명;가격\n잔;12,000\n", "잔 12000"),
        ("상품명\t가격\n잔, 큰 것\t₩ 12,000원\n", "잔, 큰 것 12000"),
        ("상품명,가격,\n잔,12000,손으로 만듦\n", "잔 12000"),
        ("상품명,가격,재고\n사탕,500원,120\n", "사탕 500"),
        (
            "\u{feff}상품명\u{200b},가 격\n잔\u{200b},\"12,000\u{200b}\"\n",
            "잔 12000",
        ),
        (
            "상품명,가격,,재고\n,소비자가,행사가,\n잔,40000,32000,3\n",
            "잔 32000",
        ),
        (
            "상품명,판매 정보,\n,정가,할인가\n잔,40000,32000\n",
            "잔 32000",
        ),
        (
            "상품 정보,,가격 정보\n품명,규격,판매가\n잔,대,32000\n",
            "잔 32000",
        ),
        ("상품명,가격\nName,Price\n잔,32000\n", "잔 32000"),
        ("제품,분류\n\n상품명,가격\n잔,32000\n", "잔 32000"),
    ] {
        let list = read(csv).unwrap_or_else(|why| panic!("{csv}: {why}"));
        assert_eq!(prices(&list), [expected], "{csv}");
    }
}

/// The price of the fair is taken, and the owner is told which column that was.
#[test]
fn of_several_prices_the_one_for_visitors_is_taken_and_said() {
    for (header, row, won, left) in [
        ("상품명,정가,행사가격", "잔,40000,32000", 32_000, "정가"),
        (
            "상품명,소비자가,할인가",
            "잔,40000,32000",
            32_000,
            "소비자가",
        ),
        (
            "상품명,판매가,할인율,할인가",
            "잔,40000,20%,32000",
            32_000,
            "판매가, 할인율",
        ),
        (
            "상품명,공급가,부가세,판매가",
            "잔,9000,900,12000",
            12_000,
            "공급가, 부가세",
        ),
        ("상품명,원가,가격", "잔,9000,12000", 12_000, "원가"),
        ("상품명,정가,가격", "잔,15000,12000", 12_000, "정가"),
        ("품명,단가,수량,금액", "잔,12000,3,36000", 12_000, "금액"),
        (
            "상품명,가격(USD),가격(원)",
            "잔,9,12000",
            12_000,
            "가격(USD)",
        ),
        (
            "상품명,할인 전 가격,할인 후 가격",
            "잔,40000,32000",
            32_000,
            "할인 전 가격",
        ),
    ] {
        let list = read(&format!("{header}\n{row}\n")).expect(header);
        assert_eq!(prices(&list), [format!("잔 {won}")], "{header}");
        let notes = notes(&list);
        assert!(
            notes[0].contains(&format!("읽지 않은 열: {left}.")),
            "{notes:?}"
        );
    }
    let alone = read("상품명,정가\n잔,40000\n").expect("one price");
    assert_eq!(notes(&alone), [""; 0], "there was no choice");
}

/// Where two columns could be the price, or none is, nothing is taken in.
#[test]
fn a_doubtful_price_column_is_asked_about() {
    for (csv, named) in [
        ("상품명,행사가,할인가\n잔,1000,2000\n", "행사가, 할인가"),
        ("상품명,가격,단가\n잔,1000,2000\n", "가격, 단가"),
        (
            "상품명,가격(소),가격(대)\n잔,1000,2000\n",
            "가격(소), 가격(대)",
        ),
        ("상품명,가격,상품명,가격\n잔,1000,병,2000\n", "가격, 가격"),
        ("상품명,공급가,부가세\n잔,1000,100\n", "공급가, 부가세"),
        ("상품명,수량,금액\n잔,3,36000\n", "금액"),
        ("상품명,가격(천원)\n잔,12\n", "가격(천원)"),
        ("상품명,판매가(VAT 별도)\n잔,12000\n", "판매가(VAT 별도)"),
        ("상품명,박스 단가\n잔,12000\n", "박스 단가"),
        ("가격표 (단위: 천원)\n상품명,가격\n잔,12\n", "천원"),
        ("상품명,금액(천원)\n,행사가\n잔,12\n", "천원"),
        ("상품명,재고\n잔,12\n", "가격 열을 찾지 못해"),
    ] {
        let why = read(csv)
            .err()
            .unwrap_or_else(|| panic!("{csv} is no clear list"));
        assert!(why.ko.contains(named), "{csv}: {why}");
    }
}

/// A thousand written with the comma that splits the row never costs a
/// thousandth.
#[test]
fn a_price_that_its_own_comma_split_is_refused() {
    for (csv, expected) in [
        (
            "상품명,가격\n온더락 잔,12,000\n물병,9000\n",
            "온더락 잔 - / 물병 9000",
        ),
        ("상품명,가격,재고\n잔,12,000\n", "잔 -"),
        ("상품명,가격,재고\n잔,12,500,3\n", "잔 -"),
        ("상품명,가격,재고\n잔,12,500\n", "잔 -"),
        ("상품명,가격,재고,비고\n잔,1,200,000\n", "잔 -"),
        ("상품명,정가,할인가,비고,재고\n잔,40,000,32,000\n", "잔 -"),
        ("상품명,정가,할인가,비고,재고\n잔,40,500,32,500\n", "잔 -"),
        ("상품명,가격\n잔, 큰 것,12000\n", "잔 -"),
        ("상품명;가격\n잔;12;000\n", "잔 -"),
        ("번호,상품명,가격\n1,잔,900\n", "잔 900"),
    ] {
        let list = read(csv).expect("a list");
        assert_eq!(prices(&list).join(" / "), expected, "{csv}");
    }
}

/// A sum of the list is never sold as a product.
#[test]
fn totals_are_no_products() {
    for total in [
        "합계,36000",
        "소 계,36000",
        "총 계:,36000",
        "합계(3종),36000",
        "Total,36000",
        "Grand Total,36000",
        "계,36000",
    ] {
        let list = read(&format!("상품명,가격\n잔,12000\n{total}\n")).expect("a list");
        let rows = list.plan(&[]).import.rows;
        let RowOutcome::Refused(why) = &rows[1].outcome else {
            panic!("{total} is no product");
        };
        assert!(why.ko.contains("합계"), "{why}");
    }
    let list = read("분류,상품명,가격\n합계,3종,36000\n").expect("a list");
    assert_eq!(prices(&list), ["3종 -"]);
    let list = read("상품명,가격\n합계산 계산기,36000\n").expect("a list");
    assert_eq!(prices(&list), ["합계산 계산기 36000"]);
}

fn list_on(sheet: &mut Worksheet, name: &str, won: f64) {
    sheet.set_name(name).expect("a name");
    for (column, text) in [(0, "상품명"), (1, "가격")] {
        sheet.write_string(0, column, text).expect("a heading");
    }
    sheet.write_string(1, 0, "잔").expect("a name");
    sheet.write_number(1, 1, won).expect("a price");
}

fn saved(mut workbook: Workbook) -> PriceList {
    let bytes = workbook.save_to_buffer().expect("a workbook");
    PriceList::read(&bytes, "list.xlsx").expect("a list")
}

/// Last year's sheet is hidden and not deleted; what the owner sees is read.
#[test]
fn only_visible_sheets_are_read_and_the_first_list_of_them() {
    let mut workbook = Workbook::new();
    let hidden = workbook.add_worksheet();
    list_on(hidden, "상품(작년)", 9_000.0);
    hidden.set_hidden(true);
    let cover = workbook.add_worksheet();
    cover.set_name("상품 표지").expect("a name");
    cover.write_string(0, 0, "온기유리 2026").expect("a title");
    list_on(
        workbook.add_worksheet().set_active(true),
        "가격표",
        12_000.0,
    );
    let list = saved(workbook);
    assert_eq!(prices(&list), ["잔 12000"]);
    assert_eq!(list.sheet(), Some("가격표"));
    assert_eq!(notes(&list), [""; 0]);

    let mut workbook = Workbook::new();
    list_on(workbook.add_worksheet(), "11월", 12_000.0);
    list_on(workbook.add_worksheet(), "10월", 9_000.0);
    let list = saved(workbook);
    assert_eq!(prices(&list), ["잔 12000"]);
    assert!(
        notes(&list)[0].contains("읽지 않은 시트: 10월."),
        "{:?}",
        notes(&list)
    );
}

/// A price that Excel calculated is the one that Excel shows.
#[test]
fn a_calculated_price_is_read_as_it_is_shown() {
    for (cell, shown) in [
        (11_990.000_000_000_002, "잔 11990"),
        (57_699.999_999_999_99, "잔 57700"),
        (12_900.0, "잔 12900"),
        (12_900.4, "잔 -"),
        (0.1 + 0.2, "잔 -"),
    ] {
        let mut workbook = Workbook::new();
        list_on(workbook.add_worksheet(), "상품", cell);
        assert_eq!(prices(&saved(workbook)), [shown], "{cell}");
    }
}

proptest! {
    /// However a list separates its columns, a price goes in whole or not at
    /// all.
    #[test]
    fn no_price_is_cut(won in 1_u64..100_000_000, delimiter in prop::sample::select(vec![",", ";", "\t"]), more in 0_usize..3) {
        let grouped = words::number::thousands(won);
        let header = ["상품명", "가격", "재고", "비고"][..2 + more].join(delimiter);
        let list = read(&format!("{header}\n잔{delimiter}{grouped}\n")).expect("a list");
        let read = prices(&list);
        prop_assert!(read == [format!("잔 {won}")] || read == ["잔 -"], "{read:?}");
        prop_assert!(delimiter == "," || read != ["잔 -"], "{grouped}");
    }
}
