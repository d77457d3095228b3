//! Whoever waits for a file sees how far it is, and can stop it.

use progress::Progress;
use rust_xlsxwriter::Workbook;
use spreadsheet::{Refusal, SheetName, Source, read_csv, read_workbook};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

fn workbook(rows: u32) -> Vec<u8> {
    let mut workbook = Workbook::new();
    for _ in 0..2 {
        let sheet = workbook.add_worksheet();
        for row in 0..rows {
            sheet.write_number(row, 0, f64::from(row)).expect("a cell");
        }
    }
    workbook.save_to_buffer().expect("a workbook")
}

fn csv(rows: u32) -> Vec<u8> {
    let rows = (0..rows).map(|row| format!("{row},{row}\n"));
    rows.collect::<String>().into_bytes()
}

fn second(sheets: &[SheetName]) -> Vec<String> {
    sheets
        .iter()
        .skip(1)
        .map(|sheet| sheet.name.clone())
        .collect()
}

/// How many cells come of it.
fn read(bytes: &[u8], progress: &Progress) -> Result<usize, Refusal> {
    let sheets = match spreadsheet::is_workbook(bytes) {
        true => read_workbook(bytes, "x.xlsx", Source::Stranger, second, progress)?.sheets,
        false => vec![read_csv(bytes, |rows| !rows.is_empty(), progress)?.sheet],
    };
    Ok(sheets
        .iter()
        .flat_map(|sheet| &sheet.rows)
        .map(|row| row.cells.len())
        .sum())
}

/// Watched from another thread, as a window does.
#[test]
fn the_figures_rise_to_their_total_in_each_step() {
    for (bytes, last) in [
        (workbook(20_000), 20_000),
        (csv(50_000), csv(50_000).len() as u64),
    ] {
        let (progress, ended) = (Progress::default(), AtomicBool::new(false));
        let mut seen = Vec::new();
        thread::scope(|threads| {
            threads.spawn(|| {
                read(&bytes, &progress).expect("it is read");
                ended.store(true, Ordering::Release);
            });
            while !ended.load(Ordering::Acquire) {
                seen.push(progress.figures());
                thread::yield_now();
            }
        });
        seen.retain(|figures| figures.total > 0);
        seen.push(progress.figures());
        let falls = seen
            .windows(2)
            .any(|pair| pair[0].total == pair[1].total && pair[1].done < pair[0].done);
        assert!(!falls, "{seen:?}");
        assert!(seen.len() > 2, "seen while it is read");
        let end = progress.figures();
        assert_eq!(
            (end.done, end.total),
            (last, last),
            "whole, and of the sheet asked for"
        );
    }
}

/// Stopped before it begins, or after any number of counts: nothing comes of it.
#[test]
fn a_stopped_reading_gives_nothing() {
    for bytes in [workbook(20_000), csv(200_000 / 2)] {
        let stopped = Progress::default();
        stopped.stop();
        assert_eq!(read(&bytes, &stopped).expect_err("stopped").code, "stopped");

        let progress = Progress::default();
        let outcome = thread::scope(|threads| {
            let reading = threads.spawn(|| read(&bytes, &progress));
            while progress.figures().done == 0 {
                thread::yield_now();
            }
            progress.stop();
            reading.join().expect("it ends")
        });
        assert_eq!(outcome.expect_err("stopped").code, "stopped");
    }
}
