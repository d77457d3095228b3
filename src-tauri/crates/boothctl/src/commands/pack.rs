//! `pack`: one file that makes a fresh laptop a laptop of this maker.

use crate::files;
use crate::output::{Failure, Report};
use crate::store::{PassphraseSource, Store};
use booth::exchange::open_pack;
use ledger::SystemEnvironment;
use serde_json::json;
use std::path::PathBuf;
use words::{Sentence, sentence};
use zeroize::Zeroizing;

/// The variable that holds a pack's password.
const PASSWORD_VARIABLE: &str = "BOOTHLOOP_PACK_PASSWORD";

/// Fair packs: what makes a fresh laptop a laptop of this maker.
#[derive(clap::Subcommand)]
pub enum Pack {
    /// Writes a fair pack. It holds everything in the store.
    Write(Write),
    /// Makes this laptop's store of a fair pack.
    Open(Open),
}

/// What locks a pack.
#[derive(clap::Args)]
pub struct Password {
    /// A file with the pack's password in its first line; without it the variable
    /// BOOTHLOOP_PACK_PASSWORD is read, and without that the store's passphrase is it.
    #[arg(long, value_name = "FILE")]
    password_file: Option<PathBuf>,
}

impl Password {
    fn read(&self) -> Result<Option<Zeroizing<String>>, Failure> {
        match &self.password_file {
            Some(file) => files::read_first_line(file).map(Some),
            None => Ok(std::env::var(PASSWORD_VARIABLE).ok().map(Zeroizing::new)),
        }
    }
}

/// Where to.
#[derive(clap::Args)]
pub struct Write {
    /// The pack, usually `*.fairpack`; must not exist.
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
    /// Locks it with a password made by chance, which is printed once.
    #[arg(long, conflicts_with = "password_file")]
    new_password: bool,
    #[command(flatten)]
    password: Password,
    #[command(flatten)]
    store: Store,
}

/// Of which pack.
#[derive(clap::Args)]
pub struct Open {
    /// The pack.
    file: PathBuf,
    /// The new store; must not exist. Its folder is made when it is missing.
    #[arg(long, value_name = "FILE")]
    store: PathBuf,
    #[command(flatten)]
    password: Password,
    #[command(flatten)]
    passphrase: PassphraseSource,
}

impl Pack {
    /// Runs the command.
    pub fn run(self) -> Result<Report, Failure> {
        match self {
            Self::Write(write) => write.run(),
            Self::Open(open) => open.run(),
        }
    }
}

impl Write {
    fn run(self) -> Result<Report, Failure> {
        let mut booth = self.store.open()?;
        let made = self.new_password.then(|| booth.pack_password());
        let password = match &made {
            Some(made) => Zeroizing::new(made.reveal().to_owned()),
            None => match self.password.read()? {
                Some(password) => password,
                None => self.store.passphrase.read()?,
            },
        };
        let pack = booth.write_pack(&self.out, &password)?;
        let file = pack.file.display().to_string();
        let said = sentence!("pack-written", records = pack.records, file = file);
        let mut words = vec![said.to_string()];
        if let Some(made) = &made {
            words.push(sentence!("pack-password", password = made.reveal()).to_string());
        }
        let device = booth.ledger().device().0;
        Ok(Report::done(
            json!({
                "device": device, "file": pack.file, "records": pack.records,
                "password": made.as_ref().map(|made| made.reveal()),
            }),
            words.join("\n"),
        ))
    }
}

impl Open {
    fn run(self) -> Result<Report, Failure> {
        let passphrase = self.passphrase.read()?;
        let password = match self.password.read()? {
            Some(password) => password,
            None => passphrase.clone(),
        };
        if let Some(folder) = self.store.parent().filter(|it| !it.as_os_str().is_empty()) {
            private_files::make_folder(folder)?;
        }
        let environment = Box::new(SystemEnvironment);
        let nobody = Default::default();
        let made = open_pack(
            &self.file,
            &password,
            &self.store,
            &passphrase,
            environment,
            &nobody,
        )?;
        let mut booth = made.booth;
        let maker = Sentence::from(&booth.fair().maker.name);
        let records = booth.records();
        let said = sentence!(
            "pack-opened",
            maker = &maker,
            records = records,
            store = self.store.display().to_string()
        );
        let recovery = sentence!("pack-recovery-key", key = made.recovery_key.as_str());
        Ok(Report::done(
            json!({
                "device": booth.ledger().device().0, "store": self.store, "records": records,
                "recovery_key": made.recovery_key,
            }),
            format!("{said}\n{recovery}"),
        ))
    }
}
