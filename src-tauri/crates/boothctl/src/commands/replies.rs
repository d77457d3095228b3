//! `replies`: what visitors asked to be sent or told, noted and closed.

use crate::output::{Failure, Report};
use crate::store::Store;
use booth::replies::{Channel, ReplyDraft, ReplyEvidence, Wanted};
use chrono::NaiveDate;
use serde_json::json;
use uuid::Uuid;
use words::sentence;

/// What visitors asked to be sent or told ("send me the catalogue"). `tasks` lists what is open.
#[derive(clap::Subcommand)]
pub enum Replies {
    /// Notes what somebody asks for. It permits one message, without advertising.
    Note(Note),
    /// Records that it was answered: on which day, how, by whom and with which words.
    Close(Close),
    /// She asks no more, or it was noted by mistake.
    TakeBack {
        /// The request, as `tasks` shows it.
        reply: Uuid,
        /// Why; may be left out.
        #[arg(long, default_value = "")]
        reason: String,
        #[command(flatten)]
        store: Store,
    },
}

/// What is asked for.
#[derive(clap::Args)]
pub struct Note {
    /// An e-mail address or a phone number.
    contact: String,
    /// What she asks for.
    #[arg(long, value_enum)]
    wanted: WantedWord,
    /// How it reaches her.
    #[arg(long, value_enum)]
    channel: Way,
    /// The same in her words.
    #[arg(long, default_value = "")]
    words: String,
    /// Who promises it; the owner unless said.
    #[arg(long)]
    by: Option<String>,
    /// By which day, `2026-12-01`; three working days from today unless said.
    #[arg(long, value_name = "DAY")]
    due: Option<NaiveDate>,
    #[command(flatten)]
    store: Store,
}

/// How it was answered.
#[derive(clap::Args)]
pub struct Close {
    /// The request, as `tasks` shows it.
    reply: Uuid,
    /// On which day, `2026-11-29`.
    #[arg(long, value_name = "DAY")]
    on: NaiveDate,
    /// By which way.
    #[arg(long, value_enum)]
    channel: Way,
    /// Who wrote or called.
    #[arg(long)]
    sender: String,
    /// The words that were sent; may be left out for a call.
    #[arg(long, default_value = "")]
    text: String,
    #[command(flatten)]
    store: Store,
}

/// What can be asked for.
#[derive(Clone, Copy, clap::ValueEnum)]
enum WantedWord {
    Catalogue,
    Quotation,
    Call,
    Other,
}

/// The ways an answer goes.
#[derive(Clone, Copy, clap::ValueEnum)]
enum Way {
    Email,
    Sms,
    Phone,
}

impl Replies {
    /// Runs the command.
    pub fn run(self) -> Result<Report, Failure> {
        match self {
            Self::Note(note) => note.run(),
            Self::Close(close) => close.run(),
            Self::TakeBack {
                reply,
                reason,
                store,
            } => {
                store.open()?.take_back_reply(reply, &reason)?;
                let words = sentence!("reply-taken-back").to_string();
                Ok(Report::done(json!({ "taken_back": reply }), words))
            }
        }
    }
}

impl Note {
    fn run(self) -> Result<Report, Failure> {
        let mut booth = self.store.open()?;
        let visitor = booth.latest_visit_of(&self.contact)?;
        let usual = booth.reply_form(visitor)?;
        let draft = ReplyDraft {
            wanted: match self.wanted {
                WantedWord::Catalogue => Wanted::Catalogue,
                WantedWord::Quotation => Wanted::Quotation,
                WantedWord::Call => Wanted::Call,
                WantedWord::Other => Wanted::Other,
            },
            words: self.words,
            channel: channel(self.channel),
            by: self.by.unwrap_or(usual.by),
            due: self.due.unwrap_or(usual.due),
        };
        let reply = booth.request_reply(visitor, &draft)?;
        let due = draft.due.to_string();
        let words = sentence!("reply-noted", reply = reply.to_string(), due = &due);
        Ok(Report::done(
            json!({ "reply": reply, "visitor": visitor, "due": due }),
            words.to_string(),
        ))
    }
}

impl Close {
    fn run(self) -> Result<Report, Failure> {
        let evidence = ReplyEvidence {
            answered_on: self.on,
            channel: channel(self.channel),
            sender: self.sender,
            text: self.text,
        };
        self.store.open()?.answer_reply(self.reply, &evidence)?;
        Ok(Report::done(
            json!({ "closed": self.reply, "answered_on": self.on }),
            sentence!("reply-closed").to_string(),
        ))
    }
}

fn channel(way: Way) -> Channel {
    match way {
        Way::Email => Channel::Email,
        Way::Sms => Channel::Sms,
        Way::Phone => Channel::Phone,
    }
}
