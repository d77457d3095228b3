//! `report`: whether a fair paid, in figures and as files.

use super::export::scope;
use crate::files::OutFolder;
use crate::output::{Failure, Misfit, Report, Spoken};
use crate::store::{Store, warn};
use booth::follow_up::Window;
use booth::report::{Figure, Section, Shown};
use serde_json::{Value, json};
use std::path::PathBuf;
use words::{Sentence, sentence};

/// Which fair, and where the files go.
#[derive(clap::Args)]
pub struct FairReport {
    /// The folder to write to; made when it is missing.
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// The fair: its id or its name; the one this store works in unless said.
    #[arg(long)]
    fair: Option<String>,
    /// How many days after the fair a purchase counts.
    #[arg(long, default_value = "90", value_parser = ["30", "90", "365"])]
    days: String,
    /// What the booth cost, in won, like 3,000,000, everything together; kept for the next
    /// report.
    #[arg(long, value_name = "WON", value_parser = won)]
    cost: Option<u64>,
    #[command(flatten)]
    spoken: Spoken,
    #[command(flatten)]
    store: Store,
}

/// An amount as people write it: `3000000`, `3,000,000` or `3,000,000원`.
fn won(written: &str) -> Result<u64, Misfit> {
    let number = written.trim().trim_end_matches('원').trim_end();
    let mut groups = number.split(',');
    let first = groups.next().unwrap_or_default();
    let is_grouped = number.contains(',');
    let is_whole = (!is_grouped || (1..=3).contains(&first.len()))
        && groups.all(|group| group.len() == 3)
        && !first.starts_with('+');
    let digits = number.replace(',', "");
    let won = digits.parse().ok().filter(|_| is_whole);
    won.ok_or_else(|| Misfit(sentence!("usage-won")))
}

impl FairReport {
    /// Runs the command.
    pub fn run(self) -> Result<Report, Failure> {
        let language = self.spoken.language();
        // The argument was held against these three already.
        let window = self.days.parse().ok().and_then(Window::of);
        let window = window.unwrap_or_default();
        let mut booth = self.store.open()?;
        let scope = scope(&booth, self.fair)?;
        let out = OutFolder::at(&self.out)?;
        if let Some(won) = self.cost {
            booth.set_booth_cost(scope, won)?;
        }
        let saved = booth.save_fair_report(scope, window, &out, language);
        if saved.is_err() && self.cost.is_some() {
            warn(&sentence!("fair-report-cost-kept"));
        }
        let saved = saved?;
        let figures = saved
            .report
            .figures()
            .map(|(section, it)| told(section, it));
        let mut lines = vec![saved.report.answer.text(language).to_owned()];
        let all = saved.report.figures();
        for (_, figure) in all.filter(|(section, _)| section.shown != Shown::Table) {
            let (title, value) = (&figure.title, figure.in_words());
            lines.push(format!(
                "{}: {}",
                title.text(language),
                value.text(language)
            ));
        }
        lines.push(sentence!("fair-report-saved").into_text(language));
        lines.extend(saved.files.iter().map(|file| file.display().to_string()));
        Ok(Report::done(
            json!(figures.collect::<Vec<_>>()),
            lines.join("\n"),
        ))
    }
}

fn told(section: &Section, figure: &Figure) -> Value {
    json!({
        "id": figure.id,
        "section": section.id,
        "title": both(&figure.title),
        "numerator": figure.numerator,
        "denominator": figure.denominator,
        "value": figure.value,
        "unit": figure.unit.code(),
        "days": figure.window_days,
        "hidden": figure.is_hidden,
        "text": both(&figure.in_words()),
        "note": figure.note.as_ref().map(both),
    })
}

fn both(sentence: &Sentence) -> Value {
    json!({ "ko": sentence.ko, "en": sentence.en })
}
