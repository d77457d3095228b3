//! `followup export`: the files for after the fair.

use crate::output::{Failure, Report};
use crate::store::Store;
use booth::FairScope;
use booth::follow_up::EarlierFiles;
use serde_json::{Map, Value, json};
use std::path::PathBuf;
use words::{Language, sentence};

/// Writes the follow-up files.
#[derive(clap::Subcommand)]
pub enum Followup {
    /// Writes a CSV, an XLSX and the coupons as a PDF.
    Export {
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
    },
}

impl Followup {
    /// Runs the command.
    pub fn run(self) -> Result<Report, Failure> {
        let Self::Export {
            fair,
            target,
            out,
            leave_out_earlier,
            reason,
            store,
        } = self;
        let mut booth = store.open()?;
        let scope = match fair {
            None => FairScope::Current,
            Some(wanted) => {
                let mut fairs = booth.fairs()?.into_iter();
                let named = fairs.find(|fair| {
                    fair.id.to_string() == wanted
                        || [&fair.name.ko, &fair.name.en].contains(&&wanted)
                });
                FairScope::Of(
                    named
                        .ok_or_else(|| Failure::new(sentence!("fair-unknown")))?
                        .id,
                )
            }
        };
        private_files::make_folder(&out)?;
        let earlier = match leave_out_earlier {
            true => EarlierFiles::LeaveOut,
            false => EarlierFiles::Include,
        };
        let exported =
            booth.export_follow_up_after(earlier, scope, &reason, &out, Language::Korean)?;
        Ok(Report::done(
            json!({
                "target": target,
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
