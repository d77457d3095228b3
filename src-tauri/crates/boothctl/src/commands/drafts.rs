//! `followup drafts`: the owner's own words for the messages of a file.

use super::export::{kind, named_target};
use crate::output::{Failure, Report};
use crate::store::Store;
use booth::follow_up::{
    DraftField, DraftKind, DraftPlace, DraftPreview, EarlierFiles, FileRequest, OwnDraft,
    PreviewedMessage, Printing, Protection, target,
};
use booth::{Booth, BoothError, FairScope};
use outreach::OutreachError;
use outreach::message::TextKind;
use permission::Channel;
use serde_json::{Map, Value, json};
use std::path::{Path, PathBuf};
use words::{Language, Sentence};

/// Your own words for the messages.
#[derive(clap::Subcommand)]
pub enum Drafts {
    /// All drafts: one of each kind, and those for a topic or a channel.
    List {
        #[command(flatten)]
        store: Store,
    },
    /// One draft, and the fields that it may name.
    Show {
        #[command(flatten)]
        place: Place,
        #[command(flatten)]
        store: Store,
    },
    /// Writes a draft in your own words; `{name}` is a field, a line with a field that is not
    /// known of somebody is left out for her, and so is what stands in `[[ ]]`.
    Set {
        #[command(flatten)]
        place: Place,
        /// The language that it is in.
        #[arg(long, default_value = "ko", value_parser = ["ko", "en"])]
        language: String,
        /// The file with the text; `-` reads it from the input.
        #[arg(long, value_name = "FILE")]
        text: PathBuf,
        #[command(flatten)]
        store: Store,
    },
    /// Takes the words that came with the program again, in both languages.
    Reset {
        #[command(flatten)]
        place: Place,
        #[command(flatten)]
        store: Store,
    },
    /// The longest message that a file would hold, and the one to the person of whom the
    /// least is known. Nothing is made, and nobody is given a coupon.
    Preview {
        /// The draft, as for `show`.
        #[arg(value_name = "ID", value_parser = kind)]
        id: DraftKind,
        /// Only to whoever allowed news about this topic, by its name, like `새 제품`, or its id.
        #[arg(long, value_name = "NAME")]
        topic: Option<String>,
        /// The tool the file would be for: an id of `followup targets`, or the path of a
        /// target's file of your own.
        #[arg(long, default_value = "xlsx", value_parser = named_target)]
        target: String,
        /// Only this group: an id of `followup audiences`.
        #[arg(long, value_name = "ID")]
        audience: Option<String>,
        /// The language of the words that are tried.
        #[arg(long, default_value = "ko", value_parser = ["ko", "en"])]
        language: String,
        /// Tries the words of this file, which are not kept; `-` reads them from the input.
        #[arg(long, value_name = "FILE")]
        text: Option<PathBuf>,
        #[command(flatten)]
        store: Store,
    },
}

/// Which draft.
#[derive(clap::Args)]
pub struct Place {
    /// The draft: `thanks`, `recommendation`, `revisit-coupon`, `expiring-coupon` or
    /// `requested-reply`.
    #[arg(value_name = "ID", value_parser = kind)]
    id: DraftKind,
    /// Only for messages about this topic, by its name, like `새 제품`, or its id.
    #[arg(long, value_name = "NAME")]
    topic: Option<String>,
    /// Only for messages by this channel.
    #[arg(long, value_parser = channel)]
    channel: Option<Channel>,
}

fn channel(word: &str) -> Result<Channel, String> {
    let asked = Channel::SENT.into_iter();
    let words: Vec<&str> = asked.clone().map(Channel::code).collect();
    let mut found = asked.filter(|it| it.code() == word);
    found.next().ok_or_else(|| words.join(", "))
}

fn language(word: &str) -> Language {
    match word {
        "en" => Language::English,
        _ => Language::Korean,
    }
}

/// A text from a file or the input.
fn read(file: &Path) -> Result<String, Failure> {
    let text = match file.to_str() {
        Some("-") => std::io::read_to_string(std::io::stdin()),
        _ => std::fs::read_to_string(file),
    };
    Ok(text.map_err(|error| BoothError::from(OutreachError::from(error)))?)
}

impl Place {
    /// The place, its topic by the stable name where it was given as it is called.
    fn place(self, booth: &Booth) -> DraftPlace {
        let named = |said: String| {
            let mut topics = booth.fair().topics.iter();
            let topic = topics.find(|topic| topic.is_meant(&said));
            topic.map_or(said, |topic| topic.name.clone())
        };
        DraftPlace {
            kind: self.id,
            topic: self.topic.map(named),
            channel: self.channel,
        }
    }
}

impl Drafts {
    /// Runs the command.
    pub fn run(self) -> Result<Report, Failure> {
        match self {
            Self::List { store } => {
                let drafts = store.open()?.drafts()?;
                let words: Vec<String> = drafts.iter().map(line).collect();
                let json: Vec<Value> = drafts.iter().map(shown).collect();
                Ok(Report::done(Value::Array(json), words.join("\n")))
            }
            Self::Show { place, store } => {
                let booth = store.open()?;
                Ok(told(&booth.draft(&place.place(&booth))?))
            }
            Self::Set {
                place,
                language: word,
                text,
                store,
            } => {
                let text = read(&text)?;
                let mut booth = store.open()?;
                let place = place.place(&booth);
                let draft = booth.set_draft(&place, language(&word), Some(&text))?;
                Ok(told(&draft))
            }
            Self::Reset { place, store } => {
                let mut booth = store.open()?;
                let place = place.place(&booth);
                booth.set_draft(&place, Language::Korean, None)?;
                Ok(told(&booth.set_draft(&place, Language::English, None)?))
            }
            Self::Preview {
                id,
                topic,
                target: tool,
                audience,
                language: word,
                text,
                store,
            } => {
                let tried = text.as_deref().map(read).transpose()?;
                let request = FileRequest {
                    scope: FairScope::Current,
                    earlier: EarlierFiles::Include,
                    target: target(&tool)?,
                    audience,
                    topic,
                    at: None,
                    draft: Some(id),
                    protection: Protection::None,
                    printing: Printing::default(),
                };
                preview(&mut store.open()?, &request, language(&word), tried)
            }
        }
    }
}

fn preview(
    booth: &mut Booth,
    request: &FileRequest,
    language: Language,
    tried: Option<String>,
) -> Result<Report, Failure> {
    let words = tried.as_deref().map(|text| (language, text));
    let preview = booth.preview_draft(request, words)?;
    let said = preview.longest.iter().chain(&preview.emptiest);
    let said: Vec<String> = said.map(in_words).collect();
    let notes: Vec<String> = preview.notes.iter().map(ToString::to_string).collect();
    let all = [said, notes].concat();
    Ok(Report::done(of_preview(&preview), all.join("\n\n")))
}

fn of_preview(preview: &DraftPreview) -> Value {
    let notes: Vec<Value> = preview.notes.iter().map(both).collect();
    let unknown = preview.unknown.iter();
    let unknown: Map<String, Value> = unknown
        .map(|(field, people)| (field.name().ko, json!(people)))
        .collect();
    json!({
        "people": preview.people,
        "longest": preview.longest.as_ref().map(message),
        "emptiest": preview.emptiest.as_ref().map(message),
        "sms": preview.sizes.0,
        "lms": preview.sizes.1,
        "unknown": unknown,
        "notes": notes,
    })
}

fn message(message: &PreviewedMessage) -> Value {
    let size = message.size.as_ref();
    let kind = size.map(|size| match size.kind() {
        TextKind::Short => "sms",
        TextKind::Long => "lms",
        TextKind::TooLong => "too_long",
    });
    let unencodable = size.iter().flat_map(|size| &size.unencodable);
    let unencodable: Vec<Value> = unencodable
        .map(|it| json!({ "character": it.character, "replacement": it.replacement }))
        .collect();
    json!({
        "subject": message.subject,
        "body": message.body,
        "bytes": size.map(|size| size.bytes),
        "kind": kind,
        "unencodable": unencodable,
    })
}

fn in_words(message: &PreviewedMessage) -> String {
    let subject = message.subject.iter().map(|it| format!("{it}\n"));
    let subject: String = subject.collect();
    let size = message.size.as_ref();
    let size = size.map_or_else(String::new, |size| format!("\n{}", size.in_words()));
    format!("{subject}{}{size}", message.body)
}

fn both(sentence: &Sentence) -> Value {
    json!({ "ko": sentence.ko, "en": sentence.en })
}

fn line(draft: &OwnDraft) -> String {
    let place = &draft.place;
    let topic = place.topic.as_deref().unwrap_or_default();
    let channel = place.channel.map_or("", Channel::code);
    let name = place.kind.name();
    format!("{}\t{topic}\t{channel}\t{}", place.kind.code(), name.ko)
}

fn told(draft: &OwnDraft) -> Report {
    let fields = draft.place.kind.fields().iter();
    let fields: Vec<Value> = fields
        .map(|field: &DraftField| both(&field.name()))
        .collect();
    let mut json = shown(draft);
    json["fields"] = Value::Array(fields);
    Report::done(json, draft.ko.clone())
}

fn shown(draft: &OwnDraft) -> Value {
    json!({
        "id": draft.place.kind.code(),
        "name": both(&draft.place.kind.name()),
        "topic": draft.place.topic,
        "channel": draft.place.channel.map(Channel::code),
        "shipped": draft.is_shipped,
        "ko": draft.ko,
        "en": draft.en,
    })
}
