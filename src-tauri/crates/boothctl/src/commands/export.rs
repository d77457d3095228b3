//! `followup export`, `followup targets` and `followup check`: the files for the owner's
//! tools, which tools there are, and whether a file may be sent still.

use crate::files::{self, OutFolder};
use crate::output::{Failure, Misfit, Report, error_document};
use crate::store::Store;
use booth::follow_up::{
    DraftKind, EarlierFiles, Exported, FileRequest, LONGEST_TARGET, Printing, Protection, Target,
    Undeliverable, target, target_of_file,
};
use booth::{Booth, BoothError, FairScope};
use chrono::{DateTime, Utc};
use serde_json::{Map, Value, json};
use std::path::{Path, PathBuf};
use words::{Language, Sentence, sentence};

/// The target that is a table, a workbook and the coupons on paper.
const GENERIC: &str = "generic";

/// An export.
#[derive(clap::Args)]
pub struct Export {
    /// Only the visitors of this fair: its name or id; without it, of the one this laptop works in.
    #[arg(long)]
    fair: Option<String>,
    /// The tool the files are for: `generic`, an id of `followup targets`, or the path of a
    /// target's file of your own.
    #[arg(long, default_value = GENERIC, value_parser = named_target)]
    target: String,
    /// Only this group: an id of `followup audiences`.
    #[arg(long, value_name = "ID")]
    audience: Option<String>,
    /// Only about this topic, by its name, like `새 제품`, or its id; without it, each person's first allowed topic.
    #[arg(long, value_name = "NAME")]
    topic: Option<String>,
    /// When it will be sent, like 2026-12-01T10:00:00+09:00; at night only whoever allowed that.
    #[arg(long, value_name = "TIME", value_parser = moment)]
    at: Option<DateTime<Utc>>,
    /// In your own words: an id of `followup drafts list`; in the program's without it.
    #[arg(long, value_name = "ID", value_parser = kind)]
    draft: Option<DraftKind>,
    /// The folder to write to; made when it is missing.
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// Without whoever was in an earlier file of this fair for the same channel.
    #[arg(long)]
    leave_out_earlier: bool,
    /// Whether only a password opens the files, which is made for them and told once.
    #[arg(long, value_enum, default_value_t = Protect::None)]
    protect: Protect,
    /// Of letters, each in a file of its own, all in one ZIP.
    #[arg(long)]
    one_each: bool,
    /// Of labels, on which of the first sheet to begin, where some are used up.
    #[arg(long, value_name = "NUMBER", default_value_t = 1,
          value_parser = clap::value_parser!(u16).range(1..))]
    first_label: u16,
    /// Why the data leaves.
    #[arg(long)]
    reason: String,
    #[command(flatten)]
    store: Store,
}

/// Whether files leave locked.
#[derive(Debug, Clone, Copy, clap::ValueEnum)]
pub enum Protect {
    /// Whoever has a file reads it.
    None,
    /// Workbooks as Excel locks them, everything else in a ZIP with AES-256.
    Password,
}

impl From<Protect> for Protection {
    fn from(protect: Protect) -> Self {
        match protect {
            Protect::None => Self::None,
            Protect::Password => Self::Password,
        }
    }
}

/// A target that is there: another is wrong usage, and no refusal.
pub fn named_target(name: &str) -> Result<String, Misfit> {
    let is_shipped = outreach::targets::text_of(name).is_some();
    match name == GENERIC || is_shipped || Path::new(name).is_file() {
        true => Ok(name.to_owned()),
        false => Err(Misfit(sentence!("target-unknown"))),
    }
}

/// A target that is one tool's.
pub fn named_tool(name: &str) -> Result<String, Misfit> {
    match name {
        GENERIC => Err(Misfit(sentence!("target-unknown"))),
        name => named_target(name),
    }
}

/// The kind of draft of this word.
pub fn kind(word: &str) -> Result<DraftKind, Misfit> {
    word.parse().map_err(|_| {
        let words: Vec<&str> = DraftKind::ALL.iter().map(|it| it.code()).collect();
        Misfit(sentence!("draft-unknown", drafts = words.join(", ")))
    })
}

/// A moment with its time zone.
fn moment(written: &str) -> Result<DateTime<Utc>, Misfit> {
    let parsed = written.parse();
    parsed.map_err(|_| Misfit(sentence!("usage-moment")))
}

impl Export {
    /// Writes the files.
    pub fn run(self) -> Result<Report, Failure> {
        let is_generic = self.target == GENERIC;
        // A target that cannot be read is told before the passphrase is asked for.
        let chosen = match is_generic {
            true => None,
            false => Some(target(&self.target)?),
        };
        let is_narrowed = self.audience.is_some() || self.topic.is_some() || self.at.is_some();
        if is_generic && (is_narrowed || self.draft.is_some()) {
            return Err(Failure::new(sentence!("target-generic-takes-all")));
        }
        let printing = Printing {
            is_one_each: self.one_each,
            used_labels: usize::from(self.first_label - 1),
        };
        if let Some(target) = &chosen {
            printing.require_fit(target)?;
        } else if printing != Printing::default() {
            return Err(Failure::new(sentence!("target-generic-takes-all")));
        }
        let mut booth = self.store.open()?;
        let scope = scope(&booth, self.fair)?;
        let out = OutFolder::at(&self.out)?;
        let earlier = match self.leave_out_earlier {
            true => EarlierFiles::LeaveOut,
            false => EarlierFiles::Include,
        };
        let language = Language::Korean;
        let protection = self.protect.into();
        let reason = &self.reason;
        let exported = match chosen {
            None => {
                booth.export_follow_up_after(earlier, protection, scope, reason, &out, language)
            }
            Some(target) => {
                let request = FileRequest {
                    scope,
                    earlier,
                    target,
                    audience: self.audience,
                    topic: self.topic,
                    at: self.at,
                    protection,
                    draft: self.draft,
                    printing,
                };
                booth.export_for_target(&request, reason, &out, language)
            }
        };
        // Nobody to write to is an answer, and no refusal.
        let exported = match exported {
            Err(error @ BoothError::NobodyToWriteTo { .. }) => of_nobody(error)?,
            exported => exported?,
        };
        Ok(Report::done(
            shown(&self.target, &exported),
            told(&exported),
        ))
    }
}

/// An export that nobody is in.
pub fn of_nobody(error: BoothError) -> Result<Exported, BoothError> {
    let note = error.sentence();
    match error {
        BoothError::NobodyToWriteTo { withheld, held_out } => Ok(Exported {
            notes: vec![note],
            ..Exported::of_nobody(withheld, held_out)
        }),
        error => Err(error),
    }
}

/// An export, as the contract has it.
pub fn shown(target: &str, exported: &Exported) -> Value {
    let both = |sentences: &[Sentence]| -> Vec<Value> {
        let sentences = sentences.iter();
        let both = sentences.map(|it| json!({ "ko": it.ko, "en": it.en }));
        both.collect()
    };
    let mut shown = json!({
        "target": target,
        "exports": exported.files,
        "files": exported.files,
        "rows": exported.rows,
        "withheld": withheld(&exported.withheld),
        "held_out": exported.held_out,
        "undeliverable": undeliverable(&exported.undeliverable),
        "suppressed": exported.suppressed,
        "notes": both(&exported.notes),
    });
    if let Some(opening) = &exported.opening {
        shown["password"] = json!(opening.password.reveal());
        shown["opening"] = json!(both(&opening.steps));
    }
    shown
}

fn undeliverable(people: &[Undeliverable]) -> Value {
    let counts = people.iter();
    let counts: Map<String, Value> = counts
        .map(|it| (it.code.to_owned(), json!(it.count)))
        .collect();
    Value::Object(counts)
}

/// An export in words.
pub fn told(exported: &Exported) -> String {
    let files = exported.files.iter().map(|file| file.display().to_string());
    let left_out = exported
        .undeliverable
        .iter()
        .map(|it| it.reason.to_string());
    let notes = exported.notes.iter().map(ToString::to_string);
    let opening = exported.opening.iter();
    let opening = opening.flat_map(|opening| {
        let password = sentence!("protected-password", password = opening.password.reveal());
        let steps = opening.steps.iter().map(ToString::to_string);
        std::iter::once(password.to_string()).chain(steps)
    });
    files
        .chain(left_out)
        .chain(notes)
        .chain(opening)
        .collect::<Vec<_>>()
        .join("\n")
}

/// The targets that ship; or whether a target's own file fits; or a shipped one's text.
pub fn targets(check: Option<PathBuf>, copy: Option<String>) -> Result<Report, Failure> {
    if let Some(file) = check {
        return Ok(match in_file(&file) {
            Ok(target) => Report::done(json!({ "accepted": true, "why": null }), target.name().ko),
            Err(failure) => {
                let why = failure.sentence();
                let mut json = error_document(failure.code(), why);
                json["accepted"] = false.into();
                json["why"] = json!({ "ko": why.ko, "en": why.en });
                Report::refused(json, why.to_string())
            }
        });
    }
    if let Some(id) = copy {
        let text = outreach::targets::text_of(&id).ok_or_else(no_target)?;
        return Ok(Report::done(
            json!({ "id": id, "text": text }),
            text.trim_end(),
        ));
    }
    let shipped = outreach::targets::shipped();
    let words: Vec<String> = shipped
        .iter()
        .map(|target| format!("{}\t{}", target.id, target.name().ko))
        .collect();
    let json: Vec<Value> = shipped.iter().map(profile).collect();
    Ok(Report::done(Value::Array(json), words.join("\n")))
}

fn in_file(file: &Path) -> Result<Target, Failure> {
    Ok(target_of_file(&files::read(file, LONGEST_TARGET)?)?)
}

fn no_target() -> Failure {
    Failure::new(sentence!("target-unknown"))
}

fn profile(target: &Target) -> Value {
    let name: Sentence = target.name();
    let steps = |language| target.steps(language).to_vec();
    json!({
        "id": target.id,
        "name": { "ko": name.ko, "en": name.en },
        "channel": target.channel.map(|channel| channel.code()),
        "format": target.format.code(),
        "encoding": target.encoding.code(),
        "advertising": target.advertising,
        "country": target.country,
        "falls_back_to_sms": target.falls_back_to_sms,
        "is_documented": target.is_documented,
        "source": target.source,
        "steps": { "ko": steps(Language::Korean), "en": steps(Language::English) },
    })
}

/// Whether a file may be sent still.
pub fn check(store: &Store, file: &Path) -> Result<Report, Failure> {
    files::open(file)?;
    let found = store.open()?.check_follow_up_file(file)?;
    let fresh = found.why.is_none();
    let words = found.why.unwrap_or_else(|| sentence!("file-check-fresh"));
    let why = (!fresh).then(|| words.ko.clone());
    let json = json!({ "fresh": fresh, "why": why, "withdrawn": found.withdrawn });
    let mut report = Report::done(json, words.to_string());
    report.refused = !fresh;
    Ok(report)
}

/// Counts by reason, as the contract has them.
pub fn withheld(withheld: &[booth::follow_up::Withheld]) -> Value {
    let counts: Map<String, Value> = withheld
        .iter()
        .map(|withheld| (withheld.code.clone(), json!(withheld.count)))
        .collect();
    Value::Object(counts)
}

/// The fair that is meant: by its name or id, or the one this laptop works in.
pub fn scope(booth: &Booth, wanted: Option<String>) -> Result<FairScope, Failure> {
    let Some(wanted) = wanted else {
        return Ok(FairScope::Current);
    };
    let mut fairs = booth.fairs()?.into_iter();
    let named = fairs.find(|fair| {
        fair.id.to_string() == wanted || [&fair.name.ko, &fair.name.en].contains(&&wanted)
    });
    let named = named.ok_or_else(|| Failure::new(sentence!("fair-unknown")))?;
    Ok(FairScope::Of(named.id))
}
