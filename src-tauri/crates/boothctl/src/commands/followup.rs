//! `followup`: the groups to write to, and the files for after the fair.

use super::segments;
use crate::output::{Failure, Report};
use crate::store::Store;
use booth::follow_up::EarlierFiles;
use booth::{Booth, FairScope};
use serde_json::{Map, Value, json};
use std::path::PathBuf;
use words::{Language, Sentence, sentence};

/// Whom to write to, and the files for it.
#[derive(clap::Subcommand)]
pub enum Followup {
    /// Writes a CSV, an XLSX and the coupons as a PDF.
    Export(Export),
    /// The ready groups, with what each can reach now.
    Audiences {
        /// Only the visitors of this fair: its name or id; without it, of the one this laptop works in.
        #[arg(long)]
        fair: Option<String>,
        #[command(flatten)]
        store: Store,
    },
    /// What people can be told apart by: answers and what they did, each with a few levels.
    Variables {
        #[command(flatten)]
        store: Store,
    },
    /// How many people are in a group, and what they bought; no number tells of one to four people.
    Segment {
        /// Who belongs to it, for example
        /// {"conditions":{"visits":["1"]},"audiences":["bought"]}; everybody without it.
        #[arg(long, default_value = "{}")]
        rule: String,
        #[command(flatten)]
        store: Store,
    },
    /// What each question changed, and the visitors' time it cost.
    Questions {
        /// Only the surveys of this fair: its name or id; without it, of the one this laptop works in.
        #[arg(long)]
        fair: Option<String>,
        #[command(flatten)]
        store: Store,
    },
}

/// An export.
#[derive(clap::Args)]
pub struct Export {
    /// Only the visitors of this fair: its name or id; without it, of the one this laptop works in.
    #[arg(long)]
    fair: Option<String>,
    /// The tool the files are for.
    #[arg(long, default_value = "generic", value_parser = ["generic"])]
    target: String,
    /// The folder to write to; made when it is missing.
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// Without whoever was in an earlier file of this fair for the same channel.
    #[arg(long)]
    leave_out_earlier: bool,
    /// Why the data leaves.
    #[arg(long)]
    reason: String,
    #[command(flatten)]
    store: Store,
}

impl Followup {
    /// Runs the command.
    pub fn run(self) -> Result<Report, Failure> {
        match self {
            Self::Audiences { fair, store } => audiences(&store.open()?, fair),
            Self::Variables { store } => Ok(segments::variables(&*store.open()?.segment_table()?)),
            Self::Segment { rule, store } => {
                let rule = segments::rule(&rule)?;
                segments::count(&*store.open()?.segment_table()?, &rule)
            }
            Self::Questions { fair, store } => questions(&store.open()?, fair),
            Self::Export(export) => export.run(),
        }
    }
}

impl Export {
    fn run(self) -> Result<Report, Failure> {
        let mut booth = self.store.open()?;
        let scope = scope(&booth, self.fair)?;
        private_files::make_folder(&self.out)?;
        let earlier = match self.leave_out_earlier {
            true => EarlierFiles::LeaveOut,
            false => EarlierFiles::Include,
        };
        let exported = booth.export_follow_up_after(
            earlier,
            scope,
            &self.reason,
            &self.out,
            Language::Korean,
        )?;
        Ok(Report::done(
            json!({
                "target": self.target,
                "exports": exported.files,
                "rows": exported.rows,
                "withheld": withheld(&exported.withheld),
                "notes": exported.notes.iter().map(|note| json!({ "ko": note.ko, "en": note.en })).collect::<Vec<_>>(),
            }),
            exported
                .files
                .iter()
                .map(|file| file.display().to_string())
                .chain(exported.notes.iter().map(ToString::to_string))
                .collect::<Vec<_>>()
                .join("\n"),
        ))
    }
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
fn scope(booth: &Booth, wanted: Option<String>) -> Result<FairScope, Failure> {
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

fn audiences(booth: &Booth, fair: Option<String>) -> Result<Report, Failure> {
    let audiences = booth.audiences(scope(booth, fair)?)?;
    let json = audiences.iter().map(|audience| {
        let reachable: Map<String, Value> = audience
            .reachable
            .iter()
            .map(|(channel, people)| (channel.code().to_owned(), json!(people)))
            .collect();
        json!({
            "id": audience.id,
            "title": { "ko": audience.title.ko, "en": audience.title.en },
            "people": audience.people,
            "reachable": reachable,
            "withheld": withheld(&audience.withheld),
        })
    });
    let lines = audiences.iter().map(|audience| {
        let channels = audience
            .reachable
            .iter()
            .map(|(channel, people)| format!("{}: {people}", channel.code()));
        let channels: Vec<String> = channels.collect();
        format!(
            "{}\t{}\t{}",
            audience.title,
            audience.people,
            channels.join(" ")
        )
    });
    let lines: Vec<String> = lines.collect();
    Ok(Report::done(json.collect(), lines.join("\n")))
}

fn questions(booth: &Booth, fair: Option<String>) -> Result<Report, Failure> {
    let worth = booth.questions_to_weigh(scope(booth, fair)?)?.weigh();
    let people = worth.people;
    let both = |text: Sentence| json!({ "ko": text.ko, "en": text.en });
    let json = worth.questions.iter().map(|question| {
        json!({
            "question": question.path,
            "label": both(question.label.clone()),
            "worth": question.worth.code(),
            "recommendations": question.recommendations,
            "reasons": question.reasons,
            "groups": question.groups,
            "drafts": question.drafts,
            "asked": question.asked,
            "skipped": question.skipped,
            "median_ms": question.median_ms,
            "total_ms": question.total_ms,
            "asked_now": question.is_asked_now,
            "asked_next": question.is_asked_next,
            "sentence": both(question.sentence(people)),
            "cost": both(question.cost()),
        })
    });
    let lines = worth.questions.iter().map(|question| {
        let (sentence, cost) = (question.sentence(people), question.cost());
        format!("{}\t{sentence}\t{cost}", question.label)
    });
    let lines: Vec<String> = lines.collect();
    Ok(Report::done(
        json!({
            "people": people,
            "written_to": worth.written_to,
            "questions": json.collect::<Vec<_>>(),
        }),
        lines.join("\n"),
    ))
}
