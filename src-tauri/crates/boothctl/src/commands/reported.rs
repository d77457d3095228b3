//! `followup reported` and `followup try-again`: what the sending tools report.

use crate::files;
use crate::output::{Failure, Report};
use crate::store::Store;
use booth::Booth;
use booth::follow_up::{ReportColumns, ReportImport, ReportRequest, read_report};
use catalogue::LARGEST_FILE;
use progress::Progress;
use serde_json::json;
use std::path::{Path, PathBuf};
use uuid::Uuid;
use words::{Sentence, sentence};

/// A tool's report.
#[derive(clap::Args)]
pub struct Reported {
    /// The report, as a table of text or a workbook.
    file: PathBuf,
    /// The export whose messages it is about: its id, or one of its files as it was made.
    /// Without it, the only one that holds everybody of the report.
    #[arg(long, value_name = "ID")]
    export: Option<String>,
    /// The heading of the column with the addresses or numbers, or its letter. It is kept
    /// for the tool's next report.
    #[arg(long, value_name = "COLUMN")]
    address: Option<String>,
    /// The heading of the column that says what became of each message, or its letter. It is
    /// kept for the tool's next report.
    #[arg(long, value_name = "COLUMN")]
    outcome: Option<String>,
    #[command(flatten)]
    store: Store,
}

impl Reported {
    /// Runs the command.
    pub fn run(self) -> Result<Report, Failure> {
        // One byte more than can be a report, which refuses it.
        let bytes = files::read_start(&self.file, LARGEST_FILE + 1)?;
        let name = self.file.file_name().unwrap_or_default().to_string_lossy();
        let file = read_report(&bytes, &name, &Progress::default())?;
        let mut booth = self.store.open()?;
        let export = self.export.map(|it| export(&booth, &it)).transpose()?;
        let columns = ReportColumns {
            address: self.address,
            outcome: self.outcome,
        };
        let import = booth.import_report(&file, &ReportRequest { export, columns })?;
        Ok(told(&import))
    }
}

/// The export with this id, or that this file is of.
fn export(booth: &Booth, name: &str) -> Result<Uuid, Failure> {
    if let Ok(id) = Uuid::try_parse(name) {
        return Ok(id);
    }
    let file = Path::new(name);
    if !file.exists() {
        return Err(Failure::new(sentence!(
            "report-export-unknown",
            export = name
        )));
    }
    files::open(file)?;
    let export = booth.export_of(file)?;
    export.ok_or_else(|| Failure::new(sentence!("file-check-unknown")))
}

fn told(import: &ReportImport) -> Report {
    let not_understood: Vec<_> = import
        .not_understood
        .iter()
        .map(|(word, rows)| json!({ "word": word, "rows": rows }))
        .collect();
    let unreadable: Vec<_> = import
        .unreadable
        .iter()
        .map(|(row, why)| json!({ "row": row, "why": why.ko, "why_en": why.en }))
        .collect();
    let words: Vec<String> = import.sentences().iter().map(Sentence::to_string).collect();
    Report::done(
        json!({
            "export": import.export,
            "rows": import.rows,
            "sent": import.sent,
            "failed": import.failed,
            "bounced": import.bounced,
            "unconfirmed": import.unconfirmed,
            "click_unsure": import.click_unsure,
            "may_have_come_as_text": import.may_have_come_as_text,
            "read_from": import.read_from,
            "refused": import.refused,
            "unknown_people": import.unknown_people,
            "not_in_report": import.not_in_report,
            "not_understood": not_understood,
            "unreadable": unreadable,
            "already_known": import.already_known,
        }),
        words.join("\n"),
    )
}

/// An address or number to try again.
#[derive(clap::Args)]
pub struct TryAgain {
    /// An e-mail address or a phone number.
    contact: String,
    #[command(flatten)]
    store: Store,
}

impl TryAgain {
    /// Runs the command.
    pub fn run(self) -> Result<Report, Failure> {
        self.store.open()?.take_back_bounce(&self.contact)?;
        let words = sentence!("bounce-taken-back").to_string();
        Ok(Report::done(json!({ "noted": true }), words))
    }
}
