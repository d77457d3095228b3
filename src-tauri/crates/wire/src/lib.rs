//! What crosses the boundary between the booth and a screen?
//!
//! Every value that the window sends or receives is declared here, once. The
//! TypeScript side (`ui/src/host/wire.ts`) is generated from these types by
//! this crate's tests and committed; the test run fails when it differs. The
//! domain types of the other crates do not know how to serialise themselves:
//! the shell converts them into these.
//!
//! Texts that a person reads cross in both languages ([`Text`]), so that the
//! language switch on the screen needs no round trip.

mod card_photos;
mod commands;
mod consent;
mod coupons;
mod desk;
mod drafts;
mod exchange;
mod fair;
mod follow_up;
mod kiosk;
mod lost_laptops;
mod maker;
mod notices;
mod owner_rules;
mod pictures;
mod questionnaires;
mod quotes;
mod replies;
mod report;
mod responses;
mod rights;
mod sales;
mod segments;
mod staff;
mod tasks;
mod visitor_screen;
mod visitors;
mod work;

pub use card_photos::*;
pub use commands::{COMMAND_NAMES, COMMAND_RIGHTS, COMMAND_WINDOWS, Right};
pub use consent::*;
pub use coupons::*;
pub use desk::*;
pub use drafts::*;
pub use exchange::*;
pub use fair::*;
pub use follow_up::*;
pub use kiosk::*;
pub use lost_laptops::*;
pub use maker::*;
pub use notices::*;
pub use owner_rules::*;
pub use pictures::*;
pub use questionnaires::*;
pub use quotes::*;
pub use replies::*;
pub use report::*;
pub use responses::*;
pub use rights::*;
pub use sales::*;
pub use segments::*;
pub use staff::*;
pub use tasks::*;
pub use visitor_screen::*;
pub use visitors::*;
pub use work::*;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A text in both languages of the product.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct Text {
    /// Korean.
    pub ko: String,
    /// English.
    pub en: String,
    /// Japanese, for visitors at the kiosk; absent where there is no
    /// translation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub ja: Option<String>,
    /// Chinese, for visitors at the kiosk; absent where there is no
    /// translation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub zh: Option<String>,
}

/// A refusal on which a screen does more than show its sentence. A test compares
/// these with what the screens ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "wire.ts")]
pub enum ErrorCode {
    /// No store is open: the window asks for the passphrase.
    Locked,
    /// The work was stopped from a window, which tells nothing of it.
    Stopped,
    /// Nobody is signed in: the window asks who is there.
    SignedOut,
    /// The store cannot be read: the window offers to open a backup.
    Unreadable,
    /// Some were in an earlier file: the window asks what becomes of them.
    ExportedBefore,
    /// The columns of a report cannot be told: the window asks for them.
    ReportColumns,
}

/// Why a command was refused.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct WireError {
    /// Which refusal this is, where a screen does more than show the sentence;
    /// otherwise none.
    pub code: Option<ErrorCode>,
    /// What happened, what is safe, what to do.
    pub message: Text,
}

/// A request or an answer without content.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct Nothing {}

/// A file that was written where the owner asked for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct SavedFile {
    /// The full path, to show.
    pub path: String,
}

/// A folder to write into, or to look in first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct Folder {
    /// Its path; empty for the usual one.
    pub folder: String,
}

#[cfg(test)]
mod tests {
    use super::ErrorCode;
    use std::collections::BTreeSet;
    use std::path::{Path, PathBuf};
    use ts_rs::TS;

    /// A code that no screen reads is of no use, and a screen that reads a code
    /// that does not exist never gets it.
    #[test]
    fn the_codes_are_those_the_screens_ask_for() {
        let union = ErrorCode::inline(&ts_rs::Config::default());
        let codes: BTreeSet<String> = union
            .split(" | ")
            .map(|code| code.trim_matches('"').to_owned())
            .collect();
        let ui = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../ui/src");
        let mut asked = BTreeSet::new();
        for file in files_below(&ui) {
            let text = std::fs::read_to_string(&file).expect("a source is text");
            for call in text.split("refusedWith(").skip(1) {
                let arguments = call.split(')').next().unwrap_or_default();
                asked.extend(arguments.split('"').nth(1).map(str::to_owned));
            }
        }
        assert_eq!(codes, asked, "the codes, and what ui/src asks for");
    }

    /// What is derived can be printed: a message of a panic, a log of somebody
    /// who looks for a fault. So what holds a secret cannot be printed at all.
    #[test]
    fn nothing_that_holds_a_secret_can_be_printed() {
        let secrets = ["passphrase", "password", "secret", "recovery_key", "pin"];
        let mut held = Vec::new();
        let sources = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        for file in std::fs::read_dir(sources).expect("the sources") {
            let text = std::fs::read_to_string(file.expect("a file").path()).expect("text");
            for declared in text.split("#[derive(").skip(1) {
                let declared = declared.split("\n}").next().unwrap_or_default();
                let holds = |secret: &&str| declared.contains(&format!("pub {secret}: "));
                if secrets.iter().any(holds) {
                    let derives = declared.split(')').next().unwrap_or_default();
                    assert!(!derives.contains("Debug"), "can be printed: {declared}");
                    held.push(derives.to_owned());
                }
            }
        }
        assert!(
            held.len() >= 5,
            "the types with secrets are found: {held:?}"
        );
    }

    fn files_below(folder: &Path) -> Vec<PathBuf> {
        let mut files = Vec::new();
        for entry in std::fs::read_dir(folder).expect("the folder is there") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                files.extend(files_below(&path));
            } else if path
                .extension()
                .is_some_and(|ext| ext == "ts" || ext == "svelte")
            {
                files.push(path);
            }
        }
        files
    }
}
