//! Old `.xls` files that multiply to what no computer has.

use std::io::{Cursor, Write as _};

use progress::Progress;
use spreadsheet::{LeftOut, SheetName, Source, read_workbook};

/// Picks every sheet.
fn all(sheets: &[SheetName]) -> Vec<String> {
    sheets.iter().map(|sheet| sheet.name.clone()).collect()
}

/// A record: kind, length, body.
fn record(kind: u16, body: &[u8]) -> Vec<u8> {
    let length = u16::try_from(body.len()).expect("a short record");
    [&kind.to_le_bytes()[..], &length.to_le_bytes(), body].concat()
}

const BEGIN: [u8; 16] = [0, 6, 5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];

fn begin() -> Vec<u8> {
    record(0x0809, &BEGIN)
}

/// A shared text of Latin letters.
fn shared(text: &str) -> Vec<u8> {
    let length = u16::try_from(text.len()).expect("a short text");
    [&length.to_le_bytes()[..], &[0], text.as_bytes()].concat()
}

/// A cell that names the first shared text.
fn text_cell(row: u16) -> Vec<u8> {
    let body = [&row.to_le_bytes()[..], &[0, 0, 0, 0], &0u32.to_le_bytes()].concat();
    record(0x00fd, &body)
}

fn formula(row: u16, parts: &[u8]) -> Vec<u8> {
    let length = u16::try_from(parts.len()).expect("a short formula");
    let head = [&row.to_le_bytes()[..], &[0; 18], &length.to_le_bytes()].concat();
    record(0x0006, &[&head, parts].concat())
}

/// A workbook with the sheets named, all of which are the same records.
fn xls(sheets: usize, texts: &[u8], others: &[u8], sheet: &[u8]) -> Vec<u8> {
    let bound = |start: usize, name: usize| {
        let name = format!("sheet{name:03}");
        let start = u32::try_from(start).expect("a small file").to_le_bytes();
        let length = u8::try_from(name.len()).expect("a short name");
        record(
            0x0085,
            &[&start[..], &[0, 0, length, 0], name.as_bytes()].concat(),
        )
    };
    let table = match texts.is_empty() {
        true => Vec::new(),
        false => record(0x00fc, &[&[0; 8], texts].concat()),
    };
    let tail = [others, &table, &record(0x000a, &[])].concat();
    let start = begin().len() + sheets * bound(0, 0).len() + tail.len();
    let bounds: Vec<u8> = (0..sheets).flat_map(|name| bound(start, name)).collect();
    let sheet = [&begin(), sheet, &record(0x000a, &[])].concat();
    let stream = [&begin(), &bounds, &tail, &sheet]
        .map(Vec::as_slice)
        .concat();
    let mut file =
        cfb::CompoundFile::create_with_version(cfb::Version::V3, Cursor::new(Vec::new()))
            .expect("a compound file");
    let mut workbook = file.create_stream("/Workbook").expect("a stream");
    workbook.write_all(&stream).expect("room");
    // calamine looks for longer streams elsewhere than for shorter ones.
    workbook.write_all(&[0; 4096]).expect("room");
    drop(workbook);
    file.flush().expect("room");
    file.into_inner().into_inner()
}

fn code(bytes: &[u8]) -> &'static str {
    read_workbook(bytes, "x.xls", Source::Stranger, all, &Progress::default())
        .map_or_else(|refusal| refusal.code, |_| "accepted")
}

/// Without this the refusals below would prove nothing.
#[test]
fn a_plain_file_is_read() {
    let bytes = xls(1, &shared("type"), &[], &text_cell(0));
    let workbook = read_workbook(&bytes, "x.xls", Source::Stranger, all, &Progress::default());
    let workbook = workbook.expect("a workbook");
    assert_eq!(workbook.sheets[0].rows[0].cells, [(0, "type".to_owned())]);
}

/// What is hidden is said on rows and columns; whoever asks leaves it out.
#[test]
fn hidden_rows_and_columns_are_known() {
    let cells: Vec<u8> = (0..3).flat_map(text_cell).collect();
    let row = |flags: u8| {
        record(
            0x0208,
            &[1, 0, 0, 0, 1, 0, 255, 0, 0, 0, 0, 0, flags, 1, 15, 0],
        )
    };
    let columns = |flags: u8| record(0x007d, &[0, 0, 3, 0, 0, 8, 15, 0, flags, 0, 0, 0]);
    for (records, left, rows, columns) in [
        (row(0x20), vec![1, 3], 1, 0),
        (row(0), vec![1, 2, 3], 0, 0),
        (columns(1), vec![], 0, 1),
        (columns(0), vec![1, 2, 3], 0, 0),
    ] {
        let bytes = xls(2, &shared("type"), &[], &[records, cells.clone()].concat());
        let workbook = read_workbook(&bytes, "x.xls", Source::Stranger, all, &Progress::default());
        for mut sheet in workbook.expect("a workbook").sheets {
            assert_eq!(sheet.rows.len(), 3, "read, so that a survey keeps them");
            assert_eq!(sheet.leave_out_hidden(), LeftOut { rows, columns });
            let numbers: Vec<u32> = sheet.rows.iter().map(|row| row.number).collect();
            assert_eq!(numbers, left);
        }
    }
}

/// A long shared text in very many cells, also when it goes on in a further
/// record.
#[test]
fn shared_texts_are_counted_in_every_cell() {
    let cells: Vec<u8> = (0..20_000).flat_map(text_cell).collect();
    let short = xls(1, &shared("type"), &[], &cells);
    assert_eq!(code(&short), "accepted");
    let text = shared(&"a".repeat(8_000));
    assert_eq!(code(&xls(1, &text, &[], &cells)), "too_much_inside");

    let halves = [
        record(
            0x00fc,
            &[&[0; 8][..], &8_000u16.to_le_bytes(), &[0], &[b'a'; 4_000]].concat(),
        ),
        record(0x003c, &[&[0][..], &[b'a'; 4_000]].concat()),
    ]
    .concat();
    assert_eq!(code(&xls(1, &[], &halves, &cells)), "too_much_inside");
    let one = xls(1, &[], &halves, &text_cell(0));
    assert_eq!(code(&one), "accepted", "once it is fine");
}

/// The same records under many names are read once for each.
#[test]
fn a_sheet_named_often_is_counted_each_time() {
    let cells: Vec<u8> = (0..6_000).flat_map(text_cell).collect();
    assert_eq!(code(&xls(2, &shared("a"), &[], &cells)), "accepted");
    assert_eq!(code(&xls(50, &shared("a"), &[], &cells)), "too_many_cells");
}

/// A sheet may say that it is as large as it likes.
#[test]
fn a_sheet_that_says_it_is_endless_is_refused() {
    for (end, right) in [(u32::MAX, 256u16), (65_536, 256), (3_000_001, 1)] {
        let body = [
            &0u32.to_le_bytes()[..],
            &end.to_le_bytes(),
            &0u16.to_le_bytes(),
            &right.to_le_bytes(),
            &[0, 0],
        ]
        .concat();
        let bytes = xls(1, &shared("a"), &[], &record(0x0200, &body));
        assert_eq!(code(&bytes), "too_many_cells", "{end} {right}");
    }
}

/// Formulas that name a sheet again and again, or move their text for ever.
#[test]
fn formulas_that_grow_are_refused() {
    let named = [0x3a, 0, 0, 0, 0, 0, 0].repeat(1_000);
    let grown: Vec<u8> = (0..500).flat_map(|row| formula(row, &named)).collect();
    let range = [&[0; 3][..], &[200, 0, 0], &[0; 8], &[0], &[b'a'; 200]].concat();
    let name = record(0x0018, &range);
    assert_eq!(code(&xls(1, &[], &name, &grown)), "too_much_inside");
    let moving = [&[0x1e, 1, 0][..], &[0x15; 8_000]].concat();
    let moved: Vec<u8> = (0..200).flat_map(|row| formula(row, &moving)).collect();
    assert_eq!(code(&xls(1, &[], &[], &moved)), "too_much_inside");
    let usual: Vec<u8> = (0..5_000)
        .flat_map(|row| formula(row, &[0x1e, 1, 0, 0x1e, 2, 0, 3]))
        .collect();
    assert_eq!(code(&xls(1, &[], &[], &usual)), "accepted");
}

/// What Excel shows of a number is known of old files too: in single cells, in
/// runs of them, and for the formats that have no code in the file.
#[test]
fn the_formats_of_numbers_are_read() {
    let wide = |code: &str| -> Vec<u8> {
        let units: Vec<u16> = code.encode_utf16().collect();
        let length = u16::try_from(units.len())
            .expect("a short code")
            .to_le_bytes();
        let letters = units.iter().flat_map(|unit| unit.to_le_bytes()).collect();
        [length.to_vec(), vec![1], letters].concat()
    };
    let code =
        |number: u16, text: Vec<u8>| record(0x041e, &[&number.to_le_bytes()[..], &text].concat());
    let style = |number: u16| {
        let head = [[0, 0], number.to_le_bytes()].concat();
        record(0x00e0, &[head, vec![0; 16]].concat())
    };
    let globals = [
        code(164, wide("0\"천원\"")),
        code(165, shared("[$USD] 0")),
        style(0),
        style(164),
        style(165),
        style(9),
    ]
    .concat();
    let number = |row: u16, style: u16| {
        let place = [row, 0, style].map(u16::to_le_bytes).concat();
        record(0x0203, &[&place[..], &12_f64.to_le_bytes()].concat())
    };
    // 12 as a whole number in the higher 30 bits.
    let run = |row: u16, styles: [u16; 2]| {
        let cells = styles.map(|style| [&style.to_le_bytes()[..], &50_u32.to_le_bytes()].concat());
        let ends = [row, 1].map(u16::to_le_bytes).concat();
        record(0x00bd, &[ends, cells.concat(), vec![2, 0]].concat())
    };
    let cells = [number(0, 0), number(1, 1), run(2, [2, 3])].concat();
    let bytes = xls(2, &[], &globals, &cells);
    let workbook = read_workbook(&bytes, "x.xls", Source::Stranger, all, &Progress::default())
        .expect("a workbook");
    for sheet in &workbook.sheets {
        let shown: Vec<_> = sheet
            .number_formats
            .iter()
            .map(|(place, code)| (*place, code.to_string()))
            .collect();
        let expected = [((2, 0), "0\"천원\""), ((3, 1), "[$USD] 0"), ((3, 2), "0%")];
        assert_eq!(
            shown,
            expected.map(|(place, code)| (place, code.to_owned()))
        );
        assert_eq!(sheet.rows[2].cells[0].1, "12");
    }
}
