//! `rights`: what one person may ask for.

use crate::files::OutFolder;
use crate::output::{Failure, Report};
use crate::store::Store;
use booth::rights::{AnswerWay, AskedRight, LeftFileState, Whose};
use chrono::NaiveDate;
use serde_json::json;
use std::path::{Path, PathBuf};
use uuid::Uuid;
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
    /// Notes that somebody uses a right: it is to be answered within ten days. `tasks` lists what is open.
    Note {
        /// An e-mail address or a phone number.
        contact: String,
        /// Which right.
        #[arg(long, value_enum)]
        right: RightWord,
        /// On which day she asked, `2026-11-29`; today unless said.
        #[arg(long, value_name = "DAY")]
        on: Option<NaiveDate>,
        #[command(flatten)]
        store: Store,
    },
    /// Writes the letter with the result of a request, in Korean and English; what is asked to be seen is answered by `report`.
    Letter {
        /// The request, as `tasks` shows it.
        request: Uuid,
        /// The folder to write to; made when it is missing.
        #[arg(long, value_name = "DIR")]
        out: PathBuf,
        #[command(flatten)]
        store: Store,
    },
    /// Records that a request was answered: on which day, and how.
    Close {
        /// The request, as `tasks` shows it.
        request: Uuid,
        /// On which day, `2026-11-29`.
        #[arg(long, value_name = "DAY")]
        on: NaiveDate,
        /// How the answer reached her.
        #[arg(long, value_enum)]
        way: WayWord,
        #[command(flatten)]
        store: Store,
    },
    /// Lets data whose time is over wait instead of going by themselves, for a reason that is kept.
    PauseDestruction {
        /// Why.
        #[arg(long)]
        reason: String,
        #[command(flatten)]
        store: Store,
    },
    /// Lets them go by themselves again.
    ResumeDestruction {
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

/// The rights of a person.
#[derive(Clone, Copy, clap::ValueEnum)]
pub enum RightWord {
    /// To see what is known of her.
    Look,
    /// To have it corrected.
    Correct,
    /// That it is used no more.
    Stop,
    /// To have it destroyed.
    Delete,
}

/// How an answer can reach her.
#[derive(Clone, Copy, clap::ValueEnum)]
pub enum WayWord {
    /// It was handed over.
    InPerson,
    /// By e-mail.
    Email,
    /// As a text message.
    Sms,
    /// By post.
    Post,
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
            Self::Note {
                contact,
                right,
                on,
                store,
            } => note(&store, &contact, right, on),
            Self::Letter {
                request,
                out,
                store,
            } => letter(&store, request, &out),
            Self::Close {
                request,
                on,
                way,
                store,
            } => close(&store, request, on, way),
            Self::PauseDestruction { reason, store } => pause(&store, Some(&reason)),
            Self::ResumeDestruction { store } => pause(&store, None),
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
    let out = &OutFolder::at(out)?;
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

fn note(
    store: &Store,
    contact: &str,
    right: RightWord,
    on: Option<NaiveDate>,
) -> Result<Report, Failure> {
    let mut booth = store.open()?;
    let visitor = booth.latest_visit_of(contact)?;
    let right = match right {
        RightWord::Look => AskedRight::Look,
        RightWord::Correct => AskedRight::Correct,
        RightWord::Stop => AskedRight::Stop,
        RightWord::Delete => AskedRight::Delete,
    };
    let received_on = on.unwrap_or_else(|| booth.today());
    let request = booth.note_request(visitor, right, received_on)?;
    let open = booth.open_requests()?;
    let due = open.iter().find(|it| it.id == request).map(|it| it.due);
    let due = due.unwrap_or(received_on).to_string();
    let words = sentence!("request-noted", request = request.to_string(), due = &due);
    Ok(Report::done(
        json!({ "request": request, "visitor": visitor, "received_on": received_on, "due": due }),
        words.to_string(),
    ))
}

fn letter(store: &Store, request: Uuid, out: &Path) -> Result<Report, Failure> {
    let mut booth = store.open()?;
    let out = &OutFolder::at(out)?;
    let files = booth.save_request_letter(request, out)?;
    let words: Vec<String> = files.iter().map(|it| it.display().to_string()).collect();
    Ok(Report::done(json!({ "files": files }), words.join("\n")))
}

fn close(store: &Store, request: Uuid, on: NaiveDate, way: WayWord) -> Result<Report, Failure> {
    let way = match way {
        WayWord::InPerson => AnswerWay::InPerson,
        WayWord::Email => AnswerWay::Email,
        WayWord::Sms => AnswerWay::Sms,
        WayWord::Post => AnswerWay::Post,
    };
    store.open()?.close_request(request, on, way)?;
    Ok(Report::done(
        json!({ "closed": request, "answered_on": on }),
        sentence!("request-closed").to_string(),
    ))
}

fn pause(store: &Store, reason: Option<&str>) -> Result<Report, Failure> {
    let mut booth = store.open()?;
    booth.pause_destruction(reason)?;
    let pause = booth.destruction_pause()?;
    let words = match pause {
        Some(_) => sentence!("destruction-paused"),
        None => sentence!("destruction-resumed"),
    };
    Ok(Report::done(
        json!({ "paused": pause.is_some(), "reason": pause.map(|pause| pause.reason) }),
        words.to_string(),
    ))
}
