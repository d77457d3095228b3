//! `bench`: figures as ratios against a baseline in the same run.
//!
//! Absolute times say more about the disk than about the program, so each
//! figure is measured beside the least that could be done instead.

mod bare_store;
mod coupons;
mod day;
mod export;
mod kills;
mod letters;
mod measure;
mod merge;
mod recommend;
mod save;
mod search;
mod segments;
mod store;
mod survey;

pub use kills::SaveUntilKilled;

use crate::output::{Failure, Report};
use serde_json::Value;
use std::path::PathBuf;
use survey::Odk;

/// Measures.
#[derive(clap::Args)]
pub struct Bench {
    /// What to measure; without a name everything but `kills`.
    #[arg(value_parser = ["save", "store", "coupons", "day", "search", "survey", "recommend", "segments", "export", "letters", "merge", "kills"])]
    names: Vec<String>,
    /// How many visitors `day` has, and the fair that `export` exports.
    #[arg(long, default_value_t = 2000)]
    visitors: usize,
    /// Among how many people `search` searches.
    #[arg(long, default_value_t = 200_000, value_parser = clap::value_parser!(u32).range(1..))]
    people: u32,
    /// From how many visitors `recommend` learns, and how many `segments` counts.
    #[arg(long, default_value_t = 50_000, value_parser = clap::value_parser!(u32).range(1..))]
    crowd: u32,
    /// How many rows `export` writes into one workbook.
    #[arg(long, default_value_t = 100_000, value_parser = clap::value_parser!(u32).range(1..))]
    rows: u32,
    /// How many letters `letters` sets.
    #[arg(long, default_value_t = 1000, value_parser = clap::value_parser!(u32).range(1..))]
    letters: u32,
    /// How often `kills` kills.
    #[arg(long, default_value_t = 1000)]
    kills: u32,
    /// Where ODK's engine is, for `survey`; installed by `cargo xtask
    /// odk-comparison`. Where it is not, `survey` is measured without it.
    #[arg(long, default_value = "tests/odk-comparison", value_name = "DIR")]
    odk: PathBuf,
    /// A Python with pyxform, which converts the questionnaire for ODK's engine, and with
    /// XlsxWriter and reportlab, beside which `export` writes its workbook and `letters` its
    /// letters; where it has no reportlab, `letters` is measured without it.
    #[arg(
        long,
        env = "BOOTHLOOP_PYTHON",
        default_value = "target/xtask/venv/bin/python"
    )]
    python: PathBuf,
}

impl Bench {
    /// Measures and reports.
    pub fn run(self) -> Result<Report, Failure> {
        let names = if self.names.is_empty() {
            [
                "save",
                "store",
                "coupons",
                "day",
                "search",
                "survey",
                "recommend",
                "segments",
                "export",
                "letters",
                "merge",
            ]
            .map(str::to_owned)
            .to_vec()
        } else {
            self.names
        };
        let mut figures = Vec::new();
        for name in names {
            let folder = tempfile::tempdir()?;
            match name.as_str() {
                "kills" => figures.push(kills::report(&kills::kill_while_saving(
                    folder.path(),
                    self.kills,
                )?)),
                "store" => figures.extend(store::figures(folder.path())?),
                "coupons" => figures.extend(coupons::figures(folder.path())?),
                "day" => figures.extend(day::figures(folder.path(), self.visitors)?),
                "search" => figures.extend(search::figures(folder.path(), self.people)?),
                "recommend" => {
                    let crowd = usize::try_from(self.crowd).unwrap_or(usize::MAX);
                    figures.extend(recommend::figures(crowd)?);
                }
                "segments" => {
                    let crowd = usize::try_from(self.crowd).unwrap_or(usize::MAX);
                    figures.extend(segments::figures(crowd)?);
                }
                "export" => {
                    let rows = usize::try_from(self.rows).unwrap_or(usize::MAX);
                    let (visitors, python) = (self.visitors, &self.python);
                    figures.extend(export::figures(folder.path(), rows, visitors, python)?);
                }
                "letters" => {
                    let letters = usize::try_from(self.letters).unwrap_or(usize::MAX);
                    figures.extend(letters::figures(folder.path(), letters, &self.python)?);
                }
                "merge" => figures.extend(merge::figures(folder.path())?),
                "survey" => {
                    let odk = Odk::installed(&self.odk, &self.python);
                    figures.extend(survey::figures(folder.path(), odk.as_ref())?);
                }
                _ => figures.push(save::figure(folder.path())?),
            }
        }
        let words = figures
            .iter()
            .map(Value::to_string)
            .collect::<Vec<_>>()
            .join("\n");
        Ok(Report::done(Value::Array(figures), words))
    }
}
