//! `clock`: saying that the computer's clock is right.

use crate::output::{Failure, Report};
use crate::store::Store;
use serde_json::json;
use words::sentence;

/// Whether the computer's clock is right.
#[derive(clap::Subcommand)]
pub enum Clock {
    /// Records that the clock is right now; records ahead of it count as made right after the one before them.
    Confirm(Store),
}

impl Clock {
    /// Records the answer.
    pub fn run(self) -> Result<Report, Failure> {
        let Self::Confirm(store) = self;
        let mut booth = store.open_quietly()?;
        booth.confirm_clock()?;
        Ok(Report::done(
            json!({ "confirmed": true }),
            sentence!("store-clock-confirmed").to_string(),
        ))
    }
}
