//! `policy`: the privacy policy and the poster for the booth.

use crate::files::OutFolder;
use crate::output::{Failure, Report, Spoken};
use crate::store::Store;
use serde_json::json;
use std::path::PathBuf;
use words::sentence;

/// Where the files go.
#[derive(clap::Args)]
pub struct Policy {
    /// The folder to write to; made when it is missing.
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    #[command(flatten)]
    spoken: Spoken,
    #[command(flatten)]
    store: Store,
}

impl Policy {
    /// Runs the command.
    pub fn run(self) -> Result<Report, Failure> {
        let booth = self.store.open()?;
        let out = OutFolder::at(&self.out)?;
        let saved = booth.save_policy(&out, self.spoken.language())?;
        let files = saved.files.iter().map(|file| file.display().to_string());
        let words: Vec<String> = std::iter::once(sentence!("policy-saved").to_string())
            .chain(files)
            .collect();
        Ok(Report::done(
            json!({ "files": saved.files }),
            words.join("\n"),
        ))
    }
}
