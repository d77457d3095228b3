//! `rights`: what one person may ask for.

use crate::output::{Failure, Report};
use crate::store::Store;
use booth::rights::{LeftFileState, Whose};
use serde_json::json;
use std::path::{Path, PathBuf};
use words::{Language, sentence};

/// What one person may ask for: all that is known of her, and having it destroyed.
#[derive(clap::Subcommand)]
pub enum Rights {
    /// Writes all that is known of a person: a PDF to read and a JSON file to take along.
    Report {
        /// An e-mail address or a phone number.
        contact: String,
        /// The folder to write to; made when it is missing.
        #[arg(long, value_name = "DIR")]
        out: PathBuf,
        #[command(flatten)]
        store: Store,
    },
    /// Destroys all that is known of a person; refusals stay as keyed hashes.
    Destroy {
        /// An e-mail address or a phone number.
        contact: String,
        /// Why, without a name or a contact.
        #[arg(long)]
        reason: String,
        /// Deletes the files that left this laptop with her data, too, unless they were changed since.
        #[arg(long)]
        with_files: bool,
        #[command(flatten)]
        store: Store,
    },
    /// Confirms that everybody who asked for something after the backup, from which
    /// this store was restored, was dealt with here too.
    ConfirmBackup {
        #[command(flatten)]
        store: Store,
    },
}

impl Rights {
    /// Runs the command.
    pub fn run(self) -> Result<Report, Failure> {
        match self {
            Self::Report {
                contact,
                out,
                store,
            } => report(&store, &contact, &out),
            Self::Destroy {
                contact,
                reason,
                with_files,
                store,
            } => destroy(&store, &contact, &reason, with_files),
            Self::ConfirmBackup { store } => {
                store.open()?.confirm_requests_since_backup()?;
                let words = sentence!("backup-requests-confirmed").to_string();
                Ok(Report::done(json!({ "confirmed": true }), words))
            }
        }
    }
}

fn report(store: &Store, contact: &str, out: &Path) -> Result<Report, Failure> {
    let mut booth = store.open()?;
    private_files::make_folder(out)?;
    let saved = booth.save_subject_report(Whose::Contact(contact), out, Language::Korean)?;
    let done = sentence!("report-done", records = saved.records).to_string();
    let files = saved.files.iter().map(|file| file.display().to_string());
    let words: Vec<String> = std::iter::once(done).chain(files).collect();
    Ok(Report::done(
        json!({ "records": saved.records, "files": saved.files }),
        words.join("\n"),
    ))
}

fn destroy(
    store: &Store,
    contact: &str,
    reason: &str,
    with_files: bool,
) -> Result<Report, Failure> {
    let destroyed = store
        .open()?
        .destroy_people(&[Whose::Contact(contact)], reason, with_files)?;
    let done = match destroyed.visits {
        0 => sentence!("destroy-nobody-yet"),
        visits => sentence!(
            "destroy-done",
            visits = visits,
            records = destroyed.records,
            kept = destroyed.kept_hashes
        ),
    };
    let mut words = vec![done.to_string()];
    let mut files = Vec::new();
    for file in &destroyed.files {
        let path = file.path.display().to_string();
        let (state, said) = match file.state {
            LeftFileState::There => ("there", sentence!("destroy-file-there", file = &path)),
            LeftFileState::Changed => ("changed", sentence!("destroy-file-changed", file = &path)),
            LeftFileState::Deleted => ("deleted", sentence!("destroy-file-deleted", file = &path)),
        };
        words.push(said.to_string());
        files.push(json!({ "path": path, "state": state }));
    }
    Ok(Report::done(
        json!({
            "destroyed": destroyed.records,
            "kept_hashes": destroyed.kept_hashes,
            "visits": destroyed.visits,
            "files": files,
        }),
        words.join("\n"),
    ))
}
