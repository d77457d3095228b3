//! `followup partner`: the list for a third party.

use super::export::{Protect, of_nobody, shown, told};
use crate::files::OutFolder;
use crate::output::{Failure, Report};
use crate::store::Store;
use booth::BoothError;
use std::path::PathBuf;
use words::Language;

/// Writes the list for a third party: whoever agreed that it gets her data, with the data
/// that its consent text names.
#[derive(clap::Args)]
pub struct Partner {
    /// The third party, as the consent texts name it.
    #[arg(long, value_name = "NAME")]
    recipient: String,
    /// The folder to write to; made when it is missing.
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// Whether only a password opens the file, which is made for it and told once.
    #[arg(long, value_enum, default_value_t = Protect::Password)]
    protect: Protect,
    /// Why the data leaves.
    #[arg(long)]
    reason: String,
    #[command(flatten)]
    store: Store,
}

impl Partner {
    /// Writes the file.
    pub fn run(self) -> Result<Report, Failure> {
        let mut booth = self.store.open()?;
        let out = OutFolder::at(&self.out)?;
        let exported = booth.export_for_recipient(
            &self.recipient,
            self.protect.into(),
            &self.reason,
            &out,
            Language::Korean,
        );
        // Nobody who agreed is an answer, and no refusal.
        let exported = match exported {
            Err(error @ BoothError::NobodyToWriteTo { .. }) => of_nobody(error)?,
            exported => exported?,
        };
        Ok(Report::done(
            shown(&self.recipient, &exported),
            told(&exported),
        ))
    }
}
