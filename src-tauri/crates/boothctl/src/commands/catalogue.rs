//! `catalogue`: price lists, without a store.

use crate::files;
use crate::output::{Failure, Report};
use catalogue::{ImportedRow, LARGEST_FILE, PriceList, RowOutcome, Step};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use words::{Sentence, sentence};

/// Price lists: what one would add, without a store.
#[derive(clap::Subcommand)]
pub enum Catalogue {
    /// Reads a price list as the window would, and says what each row adds.
    Check {
        /// A workbook or a CSV file.
        file: PathBuf,
    },
}

impl Catalogue {
    /// Runs the command.
    pub fn run(self) -> Result<Report, Failure> {
        let Self::Check { file } = self;
        check(&file)
    }
}

fn check(file: &Path) -> Result<Report, Failure> {
    // One byte more than can be a price list, which refuses it.
    let bytes = files::read_start(file, LARGEST_FILE + 1)?;
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let list = match PriceList::read(&bytes, &name) {
        Ok(list) => list,
        Err(why) => {
            let json = json!({
                "rows": [], "sheet": null, "columns": {}, "notes": [why.ko], "notes_en": [why.en],
            });
            return Ok(Report::refused(json, why.to_string()));
        }
    };
    // Without a store every row is new or refused, and each new one is a step.
    let plan = list.plan_without_labels(&[], outreach::template::looks_like_a_label);
    let mut added = plan.steps.iter().filter_map(|step| match step {
        Step::Add(product) => Some(product),
        Step::Change { .. } => None,
    });
    let mut rows = Vec::new();
    let mut lines: Vec<String> = plan.import.notes.iter().map(Sentence::to_string).collect();
    for row in &plan.import.rows {
        let product = match row.outcome {
            RowOutcome::Added => added.next(),
            _ => None,
        };
        let why = match &row.outcome {
            RowOutcome::Refused(why) => Some(why),
            _ => None,
        };
        lines.push(line(row, why));
        rows.push(json!({
            "row": row.number,
            "name": row.name,
            "price": row.price_won,
            "stock": product.and_then(|product| product.stock),
            "barcode": product.and_then(|product| product.barcode.as_deref()),
            "outcome": if why.is_none() { "new" } else { "refused" },
            "why": why.map(|why| &why.ko),
            "why_en": why.map(|why| &why.en),
            "notes": korean(&row.notes),
        }));
    }
    let json = json!({
        "rows": rows,
        "sheet": list.sheet(),
        "columns": list.headings(),
        "notes": korean(&plan.import.notes),
        "notes_en": plan.import.notes.iter().map(|note| &note.en).collect::<Vec<_>>(),
    });
    Ok(Report::done(json, lines.join("\n")))
}

fn korean(notes: &[Sentence]) -> Value {
    notes.iter().map(|note| note.ko.as_str()).collect()
}

fn line(row: &ImportedRow, why: Option<&Sentence>) -> String {
    let row_number = row.number.to_string();
    match why {
        Some(why) => sentence!(
            "row-left-out",
            row = row_number,
            name = row.name.as_str(),
            why = why
        ),
        None => sentence!(
            "row-taken-in",
            row = row_number,
            name = row.name.as_str(),
            price = row.price_won.unwrap_or_default()
        ),
    }
    .to_string()
}
