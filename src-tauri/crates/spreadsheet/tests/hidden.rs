//! Rows and columns that whoever opens the workbook does not see.

use progress::Progress;
use rust_xlsxwriter::{FilterCondition, Workbook, Worksheet};
use spreadsheet::{LeftOut, Sheet, Source, read_workbook};

/// Four rows of four cells that say where they stand.
fn fill(sheet: &mut Worksheet) -> &mut Worksheet {
    for row in 0..4 {
        for column in 0..4 {
            let text = format!("{row}{column}");
            sheet.write_string(row, column, text).expect("a cell");
        }
    }
    sheet
}

fn read(mut workbook: Workbook) -> Vec<Sheet> {
    let bytes = workbook.save_to_buffer().expect("a workbook");
    read_workbook(
        &bytes,
        "x.xlsx",
        Source::Stranger,
        |sheets| sheets.iter().map(|sheet| sheet.name.clone()).collect(),
        &Progress::default(),
    )
    .expect("it opens")
    .sheets
}

fn texts(sheet: &Sheet) -> String {
    let cells = sheet.rows.iter().flat_map(|row| &row.cells);
    let texts: Vec<&str> = cells.map(|(_, text)| text.as_str()).collect();
    texts.join(" ")
}

/// Hides something of a sheet.
type Hide = fn(&mut Worksheet);

#[test]
fn what_is_hidden_is_left_out_and_counted_however_it_was_hidden() {
    let cases: [(Hide, &str, usize, usize); 8] = [
        (
            |_| {},
            "00 01 02 03 10 11 12 13 20 21 22 23 30 31 32 33",
            0,
            0,
        ),
        (
            |sheet| {
                sheet.set_row_hidden(1).expect("a row");
                sheet.set_row_hidden(3).expect("a row");
            },
            "00 01 02 03 20 21 22 23",
            2,
            0,
        ),
        (
            |sheet| {
                sheet.set_column_hidden(1).expect("a column");
                sheet.set_column_hidden(2).expect("a column");
            },
            "00 03 10 13 20 23 30 33",
            0,
            2,
        ),
        (
            |sheet| {
                sheet.set_row_hidden(0).expect("a row");
                sheet.set_column_hidden(0).expect("a column");
            },
            "11 12 13 21 22 23 31 32 33",
            1,
            1,
        ),
        (
            |sheet| {
                sheet.autofilter(0, 0, 3, 3).expect("a filter");
                let only = FilterCondition::new().add_list_filter("20");
                sheet.filter_column(0, &only).expect("a condition");
            },
            "00 01 02 03 20 21 22 23",
            2,
            0,
        ),
        (
            |sheet| {
                sheet.group_columns_collapsed(2, 3).expect("a group");
                sheet.group_rows_collapsed(1, 2).expect("a group");
            },
            "00 01 30 31",
            2,
            2,
        ),
        (
            |sheet| {
                sheet.set_row_height(2, 0).expect("a height");
                sheet.set_column_width(3, 0).expect("a width");
            },
            "00 01 02 10 11 12 30 31 32",
            1,
            1,
        ),
        // Nobody is told of what was empty.
        (
            |sheet| {
                sheet.set_row_hidden(9).expect("a row");
                sheet.set_column_hidden(9).expect("a column");
            },
            "00 01 02 03 10 11 12 13 20 21 22 23 30 31 32 33",
            0,
            0,
        ),
    ];
    for (hide, left, rows, columns) in cases {
        let mut workbook = Workbook::new();
        hide(fill(workbook.add_worksheet()));
        let mut sheet = read(workbook).remove(0);
        assert_eq!(
            sheet.leave_out_hidden(),
            LeftOut { rows, columns },
            "{left}"
        );
        assert_eq!(texts(&sheet), left);
    }
}

/// What one sheet hides, the next one shows.
#[test]
fn each_sheet_hides_its_own_rows() {
    let mut workbook = Workbook::new();
    fill(workbook.add_worksheet());
    fill(workbook.add_worksheet())
        .set_row_hidden(0)
        .expect("a row");
    fill(workbook.add_worksheet());
    let mut sheets = read(workbook);
    let left_out = sheets.iter_mut().map(|sheet| sheet.leave_out_hidden().rows);
    assert_eq!(left_out.collect::<Vec<_>>(), [0, 1, 0]);
}
