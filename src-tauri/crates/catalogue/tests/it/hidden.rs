//! Rows and columns of a price list that its owner hid.

use catalogue::PriceList;
use rust_xlsxwriter::{Workbook, Worksheet};

fn read(change: impl FnOnce(&mut Worksheet)) -> PriceList {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    let rows = [
        ["상품명", "가격", "행사가"],
        ["잔", "12000", "9000"],
        ["접시", "8000", "7000"],
    ];
    for (row, cells) in (0..).zip(rows) {
        for (column, text) in (0..).zip(cells) {
            sheet.write_string(row, column, text).expect("a cell");
        }
    }
    change(sheet);
    let bytes = workbook.save_to_buffer().expect("a workbook");
    PriceList::read(&bytes, "list.xlsx").expect("a list")
}

/// Last year's fair price stands in a hidden column; a product that is not sold
/// any more in a hidden row. Neither comes in unseen.
#[test]
fn what_the_owner_hid_is_not_taken_in_and_told() {
    let prices = |list: &PriceList| -> Vec<Option<u64>> {
        let rows = list.plan(&[]).import.rows;
        rows.iter().map(|row| row.price_won).collect()
    };
    let notes = |list: &PriceList| -> Vec<String> {
        let notes = list.plan(&[]).import.notes;
        notes.into_iter().map(|note| note.ko).collect()
    };
    assert_eq!(prices(&read(|_| {})), [Some(9_000), Some(7_000)]);
    let list = read(|sheet| {
        sheet.set_column_hidden(2).expect("a column");
    });
    assert_eq!(prices(&list), [Some(12_000), Some(8_000)]);
    assert!(
        notes(&list)[0].contains("숨긴 열 1개"),
        "{:?}",
        notes(&list)
    );
    let list = read(|sheet| {
        sheet.set_row_hidden(2).expect("a row");
    });
    assert_eq!(prices(&list), [Some(9_000)]);
    let told = notes(&list);
    assert!(
        told.iter().any(|note| note.contains("가려진 행 1개")),
        "{told:?}"
    );
}
