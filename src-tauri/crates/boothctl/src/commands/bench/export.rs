//! `bench export`: the files after a fair, beside XlsxWriter writing the same table, and
//! beside whoever stops them.

use super::measure::figure;
use crate::output::Failure;
use booth::follow_up::{EarlierFiles, FileRequest, Printing, Protection, plain_stationery, target};
use booth::sample::{FairClock, Player, VISITORS_IN_A_COMMIT, in_one_commit};
use booth::{Booth, BoothError, FairScope};
use chrono::{DateTime, Days, Utc};
use ledger::LedgerError;
use outreach::{Channel, FollowUp, FollowUpRow, Maker, Offered, RevisitCoupon};
use progress::Progress;
use serde_json::{Value, json};
use std::io::Write as _;
use std::path::Path;
use std::process::Command;
use std::slice;
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};
use uuid::Uuid;
use words::{Language, Sentence, sentence};

/// How long the owner waits for the files of a large fair.
const LONGEST_EXPORT: f64 = 20_000.0;
const BETWEEN_VISITORS_MS: i64 = 10_000;
const DAYS_LATER_MS: i64 = 5 * 24 * 60 * 60 * 1_000;

/// Writes the cells of a text table into a workbook and prints the milliseconds of writing
/// alone: reading the text table is not counted.
const XLSXWRITER: &str = "
import csv, sys, time, xlsxwriter
with open(sys.argv[1], encoding='utf-8-sig', newline='') as file:
    rows = list(csv.reader(file))
began = time.perf_counter()
workbook = xlsxwriter.Workbook(sys.argv[2])
text = workbook.add_format({'num_format': '@', 'text_wrap': True, 'align': 'top'})
sheet = workbook.add_worksheet()
for line, row in enumerate(rows):
    for place, cell in enumerate(row):
        sheet.write_string(line, place, cell, text)
workbook.close()
print((time.perf_counter() - began) * 1000)
";

/// So many rows as a workbook beside XlsxWriter, and the export of a fair of so many
/// visitors, finished and stopped.
pub fn figures(
    folder: &Path,
    rows: usize,
    visitors: usize,
    python: &Path,
) -> Result<Vec<Value>, Failure> {
    let mut figures = vec![workbook(folder, rows, python)?];
    figures.extend(exports(folder, visitors)?);
    Ok(figures)
}

/// A workbook of so many rows with all its messages, beside XlsxWriter with the same cells.
fn workbook(folder: &Path, rows: usize, python: &Path) -> Result<Value, Failure> {
    let (plan, stationery) = (plan(rows), plain_stationery());
    let began = Instant::now();
    let made = outreach::targets::files(&plan, &target("xlsx")?, &stationery, Language::Korean)
        .map_err(BoothError::from)?;
    let ours = millis(began);
    std::hint::black_box(&made);

    // The same columns as text, for the other library to read before it is timed.
    let table = folder.join("table.csv");
    let text = outreach::targets::files(&plan, &target("csv")?, &stationery, Language::Korean)
        .map_err(BoothError::from)?;
    let bytes = text.first().map_or(&[][..], |file| &file.bytes);
    private_files::create(&table)?.write_all(bytes)?;
    let output = Command::new(python)
        .args(["-c", XLSXWRITER])
        .args([table, folder.join("theirs.xlsx")])
        .output()
        .map_err(|_| no_xlsxwriter())?;
    let printed = String::from_utf8_lossy(&output.stdout);
    let theirs = printed.trim().parse().map_err(|_| no_xlsxwriter())?;
    Ok(figure("export workbook", ours, theirs, "rows", rows))
}

fn no_xlsxwriter() -> Failure {
    Failure::new(sentence!("export-bench-xlsxwriter-missing"))
}

/// The files of a fair, and the same stopped on its way.
fn exports(folder: &Path, visitors: usize) -> Result<[Value; 2], Failure> {
    let now = Utc::now();
    let clock = FairClock::at(now.timestamp_millis());
    let mut booth = Booth::create(
        &folder.join("fair.db"),
        "bench-passphrase",
        booth::fair::sample_fair(now.date_naive())?,
        Box::new(clock.clone()),
    )?
    .booth;
    let mut player = Player::new(&booth, 1)?;
    let mut played = 0;
    while played < visitors {
        in_one_commit(slice::from_mut(&mut booth), |booths| {
            for _ in 0..VISITORS_IN_A_COMMIT {
                if played >= visitors {
                    break;
                }
                player.visit(&mut booths[0])?;
                played += 1;
                clock.advance(BETWEEN_VISITORS_MS);
            }
            Ok(())
        })?;
    }
    clock.advance(DAYS_LATER_MS);
    booth.confirm_clock()?;
    let request = FileRequest {
        scope: FairScope::Current,
        earlier: EarlierFiles::Include,
        target: target("xlsx")?,
        audience: None,
        topic: None,
        at: None,
        protection: Protection::Password,
        draft: None,
        printing: Printing::default(),
    };
    let mut export = |files: &Path| {
        private_files::make_folder(files)?;
        booth.count_in(Arc::default());
        let began = Instant::now();
        let made = booth.export_for_target(&request, "bench", files, Language::Korean)?;
        Ok::<_, Failure>((millis(began), made.rows))
    };
    let (took, rows) = export(&folder.join("files"))?;
    let mut whole = figure("export fair", took, LONGEST_EXPORT, "visitors", visitors);
    whole["rows"] = json!(rows);

    // Somebody stops the second one halfway.
    let files = folder.join("stopped");
    private_files::make_folder(&files)?;
    let progress = Arc::new(Progress::default());
    booth.count_in(Arc::clone(&progress));
    let stopping = Duration::from_secs_f64(took / 2_000.0);
    let stopper = thread::spawn(move || {
        thread::sleep(stopping);
        progress.stop();
    });
    let began = Instant::now();
    let stopped = booth.export_for_target(&request, "bench", &files, Language::Korean);
    let took = millis(began);
    let was_stopped = matches!(stopped, Err(BoothError::Ledger(LedgerError::Stopped)));
    // It ends by itself.
    let _ = stopper.join();
    let left = std::fs::read_dir(&files)?.count();
    let mut cut = figure("export stopped", took, LONGEST_EXPORT, "visitors", visitors);
    cut["stopped"] = json!(was_stopped);
    cut["files_left"] = json!(left);
    Ok([whole, cut])
}

/// So many people with everything a row can hold.
pub(super) fn plan(rows: usize) -> FollowUp {
    let both = |text: &str| Sentence::of_texts(text, text);
    let now = Utc::now();
    let made_at = DateTime::from(now);
    let row = |number: usize| FollowUpRow {
        visitor: Uuid::from_u128(number as u128),
        name: format!("김하늘{number}"),
        company: format!("온기상사 {}", number % 997),
        language: Language::Korean,
        channel: Channel::Email,
        contact: format!("visitor{number}@visitor.example"),
        is_of_purchase: false,
        topic: both("새 제품"),
        answers: both("처음 오심 · 위스키를 즐김 · 집에서 씀"),
        offered: vec![Offered {
            product: both("온도 온더락잔"),
            reason_for_owner: Some(both("위스키라고 답한 41명 중 17명이 샀습니다.")),
            reason_for_customer: Some(both("위스키를 즐기신다고 하셔서 소개합니다.")),
            price: None,
            picture: None,
        }],
        own_words: None,
        reorder: None,
        fair: both("박람회"),
        coupon: Some(RevisitCoupon {
            fragment: format!("{number:049}"),
            short_number: format!("{:04} 7730 5196 8", number % 10_000),
            benefit: both("유리잔 10% 할인"),
            valid_until: now.date_naive() + Days::new(60),
        }),
        allowed_on: now.date_naive(),
        allowed_by: vec![Uuid::from_u128(number as u128 + 1)],
    };
    FollowUp {
        fair: both("박람회"),
        maker: Maker {
            name: both("온기유리"),
            phone: "02-000-0000".to_owned(),
            email: "hello@ongi.example".to_owned(),
            address: both("서울특별시 예시구 온기로 12"),
            page: Some("https://ongi.example".to_owned()),
            shop: None,
            refusal_phone: Some("080-000-0000".to_owned()),
            has_text_sender: true,
        },
        group: None,
        made_at,
        made_by: "bench".to_owned(),
        reason: "bench".to_owned(),
        use_until: now.date_naive(),
        rows: (0..rows).map(row).collect(),
        withheld: Vec::new(),
        notes: Vec::new(),
    }
}

fn millis(since: Instant) -> f64 {
    since.elapsed().as_secs_f64() * 1000.0
}
