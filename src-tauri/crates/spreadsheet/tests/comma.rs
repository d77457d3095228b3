//! Text files that are no table, or more of one than a table program has.

use progress::Progress;
use spreadsheet::read_csv;

/// What the file is refused for, or the bytes of text that were read of it.
fn outcome(bytes: &[u8]) -> Result<usize, &'static str> {
    let table = read_csv(bytes, |_| false, &Progress::default()).map_err(|refusal| refusal.code)?;
    let rows = table.sheet.rows.iter();
    Ok(rows
        .flat_map(|row| &row.cells)
        .map(|(_, text)| text.len())
        .sum())
}

/// Ten megabytes of separators needed 450 of memory, and one cell of ten
/// megabytes fourteen seconds: each is refused before it is built.
#[test]
fn more_than_a_table_program_has_is_refused_in_every_direction() {
    for separator in [",", ";", "\t", "\"\","] {
        let columns = |count: usize| separator.repeat(count).into_bytes();
        assert_eq!(outcome(&columns(16_383)).err(), None, "{separator:?}");
    }
    assert_eq!(outcome(&b",".repeat(16_385)), Err("table_too_large"));
    assert_eq!(outcome(&b",\n".repeat(1_048_577)), Err("table_too_large"));
    assert_eq!(
        outcome(&b"\"\"\n".repeat(1_048_577)),
        Err("table_too_large")
    );
    let far = [&b"a\n"[..], &b"\n".repeat(1_048_576), b"b\n"].concat();
    assert_eq!(outcome(&far), Err("table_too_large"));
    for letter in ["a", "\u{ac00}", "e\u{301}", " ", "\n\"\"", "\u{1f37a}"] {
        let cell = |count: usize| format!("\"{}\"", letter.repeat(count));
        assert!(outcome(cell(10_000).as_bytes()).is_ok(), "{letter:?}");
        let long = cell(100_000);
        assert_eq!(outcome(long.as_bytes()), Err("cell_too_long"), "{letter:?}");
    }
    assert_eq!(outcome(&b"a".repeat(100_000)), Err("cell_too_long"));
}

/// A row of long cells is one long cell to who looks for other columns; that
/// does not refuse it.
#[test]
fn a_long_row_is_read_at_its_own_separator() {
    let row = vec!["a".repeat(20_000); 10];
    for separator in [",", ";", "\t"] {
        let text = row.join(separator);
        let table = read_csv(
            text.as_bytes(),
            |rows| rows[0].cells.len() == 10,
            &Progress::default(),
        );
        let rows = table.map(|table| table.sheet.rows.len());
        assert_eq!(rows, Ok(1), "{separator:?}");
    }
}
