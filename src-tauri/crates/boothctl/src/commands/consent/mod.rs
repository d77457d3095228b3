//! `consent`: what a person allows, and taking it back.

mod decide;

use crate::files;
use crate::output::{Failure, Report};
use crate::store::Store;
use booth::consent::{OptOutSource, Permission, read_opt_outs};
use catalogue::LARGEST_FILE;
use permission::Channel;
use progress::Progress;
use serde_json::json;
use std::path::{Path, PathBuf};
use words::{Sentence, sentence};

/// What a person allows, and taking it back.
#[derive(clap::Subcommand)]
pub enum Consent {
    /// The state for each channel, and everything that was said with its exact text.
    Show {
        /// An e-mail address or a phone number.
        contact: String,
        #[command(flatten)]
        store: Store,
    },
    /// How many people on record agreed to each third party that is asked about, and how many were never asked.
    Recipients(Store),
    /// Takes permission back, for one channel or for all.
    Withdraw {
        /// An e-mail address or a phone number.
        contact: String,
        /// email, sms, kakao, phone or post; without it everything stops.
        #[arg(long)]
        channel: Option<String>,
        #[command(flatten)]
        store: Store,
    },
    /// Takes in a list of refusals: from the relay of the 080 number, a mail tool or KakaoTalk.
    Optouts {
        /// A workbook or a CSV file.
        file: PathBuf,
        /// Where it comes from: 080, mail or kakao.
        #[arg(long)]
        source: String,
        #[command(flatten)]
        store: Store,
    },
    /// Decides from plain records, without a store: one JSON case a line in, one JSON answer a line out.
    Decide {
        /// The cases (JSON lines).
        file: PathBuf,
    },
}

impl Consent {
    /// Runs the command.
    pub fn run(self) -> Result<Report, Failure> {
        match self {
            Self::Show { contact, store } => show(&store, &contact),
            Self::Recipients(store) => recipients(&store),
            Self::Withdraw {
                contact,
                channel,
                store,
            } => withdraw(&store, &contact, channel.as_deref()),
            Self::Optouts {
                file,
                source,
                store,
            } => opt_outs(&store, &file, &source),
            Self::Decide { file } => decide::decide_cases(&file),
        }
    }
}

/// What the reason's word means; of a purchase, what it allows.
fn reason_of(permission: &Permission) -> Sentence {
    match permission.kind_of_goods {
        Some(_) => permission.why(),
        None => permission.decision.reason.sentence(),
    }
}

fn show(store: &Store, contact: &str) -> Result<Report, Failure> {
    let mut booth = store.open()?;
    let history = booth.permission_history(contact)?;
    booth.note_history(&history)?;
    let now: Vec<_> = history
        .now
        .iter()
        .map(|permission| {
            let reason = permission.decision.reason;
            let why = reason_of(permission);
            json!({
                "channel": permission.channel.code(),
                "allowed": permission.decision.allowed,
                "topic": permission.topic,
                "kind_of_goods": permission.kind_of_goods,
                "reason": reason.code(),
                "reason_ko": why.ko,
                "reason_en": why.en,
                "records": permission.decision.evidence,
            })
        })
        .collect();
    let further: Vec<_> = history
        .further
        .iter()
        .map(|further| {
            let reason = further.decision.reason;
            let why = further.why();
            json!({
                "act": further.act.code(),
                "what_ko": further.what.ko,
                "what_en": further.what.en,
                "allowed": further.decision.allowed,
                "reason": reason.code(),
                "reason_ko": why.ko,
                "reason_en": why.en,
                "records": further.decision.evidence,
            })
        })
        .collect();
    let said: Vec<_> = history
        .said
        .iter()
        .map(|said| {
            let at = chrono::DateTime::from_timestamp_millis(said.at_ms).unwrap_or_default();
            let text = said.notice.as_ref().map(|notice| {
                json!({
                    "source": notice.source,
                    "edition": notice.edition,
                    "title": { "ko": notice.title.ko, "en": notice.title.en },
                    "lines": notice.lines.iter()
                        .map(|line| json!({ "ko": line.text.ko, "en": line.text.en, "emphasised": line.emphasised }))
                        .collect::<Vec<_>>(),
                    "read": (!said.language.is_empty()).then(|| notice.words(&said.language)),
                })
            });
            json!({ "record": said.record, "at": at, "kind": said.kind, "text": text, "topics": said.topics,
                    "language": said.language, "sha256": said.sha256 })
        })
        .collect();
    let channels = history.now.iter();
    let channels = channels.map(|it| format!("{}: {}", it.channel.code(), reason_of(it)));
    let beyond = history.further.iter();
    let beyond = beyond.map(|it| format!("{}: {}", it.what, it.why()));
    let words: Vec<String> = channels.chain(beyond).collect();
    Ok(Report::done(
        json!({ "now": now, "further": further, "history": said }),
        words.join("\n"),
    ))
}

fn recipients(store: &Store) -> Result<Report, Failure> {
    let asked = store.open()?.asked_recipients()?;
    let mut words = Vec::new();
    let mut json = Vec::new();
    for it in asked {
        let never_asked = it.never_asked.len();
        let line = sentence!(
            "recipient-asked",
            recipient = &it.name,
            agreed = it.agreed,
            not_agreed = it.not_agreed,
            never_asked = never_asked
        );
        words.push(line.to_string());
        json.push(json!({
            "name": it.name,
            "agreed": it.agreed,
            "not_agreed": it.not_agreed,
            "never_asked": never_asked,
        }));
    }
    if words.is_empty() {
        words.push(sentence!("recipients-none").to_string());
    }
    Ok(Report::done(json!(json), words.join("\n")))
}

fn withdraw(store: &Store, contact: &str, channel: Option<&str>) -> Result<Report, Failure> {
    let channel = match channel {
        None => None,
        Some(code) => Some(
            Channel::from_code(code)
                .ok_or_else(|| Failure::new(sentence!("consent-unknown-channel")))?,
        ),
    };
    let mut booth = store.open()?;
    let said = match channel {
        None => match booth.withdraw_whoever_left(contact)? {
            true => sentence!("consent-withdrawn-of-her"),
            false => sentence!("consent-withdrawn"),
        },
        Some(channel) => {
            booth.withdraw_channel(contact, channel)?;
            sentence!("consent-withdrawn-channel", channel = channel.name())
        }
    };
    Ok(Report::done(
        json!({ "withdrawn": true, "channel": channel.map(Channel::code) }),
        said.to_string(),
    ))
}

fn opt_outs(store: &Store, file: &Path, source: &str) -> Result<Report, Failure> {
    let source = OptOutSource::from_word(source)
        .ok_or_else(|| Failure::new(sentence!("opt-out-unknown-source")))?;
    // One byte more than can be a list, which refuses it.
    let bytes = files::read_start(file, LARGEST_FILE + 1)?;
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let list = read_opt_outs(&bytes, &name, source, &Progress::default())?;
    let import = store.open()?.import_opt_outs(&list, source)?;
    let unreadable: Vec<_> = import
        .unreadable
        .iter()
        .map(|(row, why)| json!({ "row": row, "why": why.ko, "why_en": why.en }))
        .collect();
    let words = sentence!(
        "opt-out-done",
        rows = import.rows,
        withdrawn = import.withdrawn,
        known = import.known,
        kept = import.unknown_kept,
        unreadable = import.unreadable.len()
    );
    Ok(Report::done(
        json!({
            "rows": import.rows,
            "withdrawn": import.withdrawn,
            "known": import.known,
            "unknown_kept": import.unknown_kept,
            "unreadable": unreadable,
        }),
        words.to_string(),
    ))
}
