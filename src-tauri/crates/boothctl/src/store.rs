//! Which store, and what opens it.

use crate::files;
use crate::output::Failure;
use booth::Booth;
use ledger::{Secret, SystemEnvironment};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use words::{Sentence, sentence};
use zeroize::Zeroizing;

/// The variable that holds the passphrase; an argument would be seen by every
/// user of the machine.
const PASSPHRASE_VARIABLE: &str = "BOOTHLOOP_PASSPHRASE";

/// Names a store and what opens it.
#[derive(clap::Args, Debug, Clone)]
pub struct Store {
    /// The store's file.
    #[arg(long, value_name = "FILE")]
    pub store: PathBuf,
    #[command(flatten)]
    pub passphrase: PassphraseSource,
}

/// Where the passphrase comes from.
#[derive(clap::Args, Debug, Clone)]
pub struct PassphraseSource {
    /// A file with the passphrase in its first line; without it the variable
    /// BOOTHLOOP_PASSPHRASE is read.
    #[arg(long, value_name = "FILE")]
    pub passphrase_file: Option<PathBuf>,
}

impl PassphraseSource {
    /// Reads the passphrase.
    pub fn read(&self) -> Result<Zeroizing<String>, Failure> {
        match self.read_if_given()? {
            Some(passphrase) => Ok(passphrase),
            None => Err(Failure::new(sentence!(
                "passphrase-missing",
                variable = PASSPHRASE_VARIABLE
            ))),
        }
    }

    /// Reads the passphrase, if there is one.
    pub fn read_if_given(&self) -> Result<Option<Zeroizing<String>>, Failure> {
        match &self.passphrase_file {
            Some(file) => files::read_first_line(file).map(Some),
            None => Ok(std::env::var(PASSPHRASE_VARIABLE).ok().map(Zeroizing::new)),
        }
    }
}

impl Store {
    /// Opens the store, and warns on stderr of what opening found and of a clock
    /// that nobody confirmed.
    pub fn open(&self) -> Result<Booth, Failure> {
        let mut booth = self.open_quietly()?;
        warn_of_found(&mut booth);
        if let Some(question) = booth.clock_question()? {
            warn(&question.sentence());
        }
        Ok(booth)
    }

    /// Opens the store.
    pub fn open_quietly(&self) -> Result<Booth, Failure> {
        open(&self.store, &self.passphrase.read()?)
    }
}

/// Says on stderr what opening a store found.
pub fn warn_of_found(booth: &mut Booth) {
    for problem in booth.ledger().found_at_opening() {
        warn(&problem.sentence());
    }
}

/// Says something on stderr.
pub fn warn(sentence: &Sentence) {
    // Whoever reads only the answer misses the warning and nothing else.
    let _ = writeln!(io::stderr(), "{sentence}");
}

/// Opens a store with a passphrase.
pub fn open(path: &Path, passphrase: &str) -> Result<Booth, Failure> {
    let mut booth = Booth::open(
        path,
        Secret::Passphrase(passphrase),
        Box::new(SystemEnvironment),
    )?;
    booth.over_the_command_line();
    for interrupted in booth.interrupted_files() {
        // Nobody reads a broken pipe.
        let _ = writeln!(std::io::stderr(), "{interrupted}");
    }
    Ok(booth)
}
