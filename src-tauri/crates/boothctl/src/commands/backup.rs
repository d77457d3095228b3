//! `backup` and `restore`: verified copies.

use crate::output::{Failure, Report};
use crate::store::{PassphraseSource, Store, warn_of_found};
use booth::Booth;
use ledger::{Secret, SystemEnvironment};
use serde_json::json;
use std::path::PathBuf;
use words::sentence;

/// Writes a verified copy of a store.
#[derive(clap::Args)]
pub struct Backup {
    /// The copy; must not exist.
    file: PathBuf,
    #[command(flatten)]
    store: Store,
}

impl Backup {
    /// Writes the copy.
    pub fn run(self) -> Result<Report, Failure> {
        let mut booth = self.store.open()?;
        booth.ledger().backup(&self.file)?;
        Ok(Report::done(
            json!({ "backup": self.file }),
            sentence!("backup-made", file = self.file.display().to_string()).to_string(),
        ))
    }
}

/// Makes a store from a copy.
#[derive(clap::Args)]
pub struct Restore {
    /// The copy.
    file: PathBuf,
    /// The new store; must not exist. Its folder is made when it is missing.
    #[arg(long, value_name = "FILE")]
    store: PathBuf,
    #[command(flatten)]
    passphrase: PassphraseSource,
}

impl Restore {
    /// Makes the store.
    pub fn run(self) -> Result<Report, Failure> {
        let passphrase = self.passphrase.read()?;
        if let Some(folder) = self.store.parent().filter(|it| !it.as_os_str().is_empty()) {
            private_files::make_folder(folder)?;
        }
        let mut booth = Booth::restore(
            &self.file,
            &self.store,
            Secret::Passphrase(&passphrase),
            Box::new(SystemEnvironment),
        )?;
        warn_of_found(&mut booth);
        let records = booth.ledger().verify()?.records;
        let restored = sentence!(
            "backup-restored",
            records = records,
            store = self.store.display().to_string()
        );
        let mut words = vec![restored.to_string()];
        if let Some(until) = booth.knows_requests_until()? {
            let until = until.format("%Y-%m-%d %H:%M").to_string();
            words.push(sentence!("backup-requests-next", until = until).to_string());
        }
        Ok(Report::done(
            json!({ "store": self.store, "records": records }),
            words.join("\n"),
        ))
    }
}
