//! Did it pay? The report of one fair: its figures, each with what it was worked out from.
//!
//! What is known of the fair is read once ([`reading`]); the figures are worked out from
//! that without a store or a clock ([`figures`]). They say nothing of any one visitor:
//! `docs/report.md` tells what each counts, and where small numbers are hidden.

mod conversations;
mod figures;
mod linking;
mod reading;
mod sections;
mod small;
mod turnover;

pub use outreach::fair_report::{FairReport, Figure, Section, Shown, Unit};

use crate::coupons::FONTS;
use crate::current_fair::is_destroyed;
use crate::facts::Facts;
use crate::files::{Leaving, NewFile};
use crate::follow_up::Window;
use crate::{Booth, BoothError, FairScope, Right};
use records::Body;
use records::fair::{BoothCostSet, FairOpened, booth_cost_of};
use std::path::{Path, PathBuf};
use tables::settings;
use uuid::Uuid;
use words::{Language, sentence};

/// The most that a booth is believed to cost, in won.
pub const HIGHEST_COST_WON: u64 = 10_000_000_000;

/// The files of a report.
#[derive(Debug, Clone, PartialEq)]
pub struct SavedReport {
    /// What is in them.
    pub report: FairReport,
    /// The PDF and the workbook.
    pub files: Vec<PathBuf>,
}

impl Booth {
    /// The report of a fair. All fairs together have none: then it is that of the fair
    /// this laptop works in. Nothing is recorded.
    ///
    /// # Errors
    /// [`BoothError::NotPossible`] for a fair that was destroyed.
    pub fn fair_report(&self, scope: FairScope, window: Window) -> Result<FairReport, BoothError> {
        let fair = self.facts().fair_of_report(scope)?;
        let files = self.files_of(fair)?;
        let known = self.reading(|facts| facts.known_of_fair(fair, window, files))?;
        Ok(figures::report(&known, &self.follow_up_results(window)?))
    }

    /// What a fair cost, as the owner said last, in won; none before she did.
    ///
    /// # Errors
    /// As [`Self::fair_report`].
    pub fn booth_cost(&self, scope: FairScope) -> Result<Option<u64>, BoothError> {
        let facts = self.facts();
        facts.booth_cost(facts.fair_of_report(scope)?)
    }

    /// The owner says what a fair cost.
    ///
    /// # Errors
    /// [`BoothError::Setting`] above [`HIGHEST_COST_WON`], as [`Self::fair_report`], and
    /// when nothing could be written.
    pub fn set_booth_cost(&mut self, scope: FairScope, won: u64) -> Result<(), BoothError> {
        if won > HIGHEST_COST_WON {
            let most = HIGHEST_COST_WON;
            return Err(BoothError::Setting(sentence!(
                "fair-report-cost-too-high",
                most = most
            )));
        }
        self.append(Right::Owner, |facts| {
            let fair = facts.fair_of_report(scope)?;
            if facts.booth_cost(fair)? == Some(won) {
                return Ok((Vec::new(), ()));
            }
            let body = Body::BoothCostSet(BoothCostSet { fair, won });
            Ok((vec![facts.record(booth_cost_of(fair), None, body)], ()))
        })
    }

    /// Writes the report as a PDF and a workbook. That they left is recorded.
    ///
    /// # Errors
    /// As [`Self::fair_report`], and when a file cannot be made or written; then no file
    /// is left.
    pub fn save_fair_report(
        &mut self,
        scope: FairScope,
        window: Window,
        folder: &Path,
        language: Language,
    ) -> Result<SavedReport, BoothError> {
        let report = self.fair_report(scope, window)?;
        let pdf = report.pdf(FONTS, language)?.bytes;
        let xlsx = report.xlsx(language)?;
        let stem = report.file_stem(language);
        let files = [("pdf", pdf), ("xlsx", xlsx)].map(|(extension, bytes)| NewFile {
            stem: stem.clone(),
            extension,
            bytes,
        });
        let (files, ()) = self.write_and_record(Right::Owner, folder, |_| {
            Ok(Leaving {
                files: files.into(),
                people: Vec::new(),
                records: Box::new(|_, _, _| Vec::new()),
                value: (),
            })
        })?;
        Ok(SavedReport { report, files })
    }
}

impl Facts<'_> {
    /// The fair a report is of, as what happened at it says.
    fn fair_of_report(&self, scope: FairScope) -> Result<Uuid, BoothError> {
        let fair = self.session.current.of_file(scope);
        let id = self.session.current.id_of(fair);
        settings::get::<FairOpened>(self.tables, id)?.ok_or(BoothError::Unknown)?;
        if is_destroyed(self.tables, id)? {
            return Err(BoothError::NotPossible(sentence!(
                "fair-report-destroyed-fair"
            )));
        }
        Ok(fair)
    }

    fn booth_cost(&self, fair: Uuid) -> Result<Option<u64>, BoothError> {
        let cost = settings::get::<BoothCostSet>(self.tables, booth_cost_of(fair))?;
        Ok(cost.map(|cost| cost.won))
    }
}
