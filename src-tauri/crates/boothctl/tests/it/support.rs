//! Calls the built program.

use booth::Booth;
use chrono::{Days, NaiveDate, Utc};
use ledger::{Secret, SystemEnvironment};
use serde_json::Value;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::OnceLock;
use tempfile::TempDir;

pub const PASSPHRASE: &str = "부스 시험 암호";

/// What a call said and how it ended.
pub struct Answer {
    pub code: i32,
    pub stdout: String,
    pub stderr: String,
}

impl Answer {
    /// The one JSON document on stdout.
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.stdout)
            .unwrap_or_else(|error| panic!("one JSON document, not {:?}: {error}", self.stdout))
    }

    /// Asserts a refusal in words, as exit code 1 means it.
    pub fn refused(&self) {
        assert_eq!(self.code, 1, "{} {}", self.stdout, self.stderr);
        self.no_stack_trace();
    }

    /// Asserts that nobody is shown the program's insides.
    pub fn no_stack_trace(&self) {
        for trace in ["panicked", "RUST_BACKTRACE", "stack backtrace", ".rs:"] {
            assert!(!self.stderr.contains(trace), "{}", self.stderr);
            assert!(!self.stdout.contains(trace), "{}", self.stdout);
        }
    }
}

impl From<Output> for Answer {
    fn from(output: Output) -> Self {
        Self {
            code: output.status.code().expect("it was not killed"),
            stdout: String::from_utf8(output.stdout).expect("UTF-8"),
            stderr: String::from_utf8(output.stderr).expect("UTF-8"),
        }
    }
}

/// The program with a passphrase in its environment and nothing else of ours.
pub fn command(passphrase: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_boothctl"));
    command.env("BOOTHLOOP_PASSPHRASE", passphrase);
    command
}

/// Calls it.
pub fn call<S: AsRef<OsStr>>(arguments: &[S]) -> Answer {
    call_with(PASSPHRASE, arguments)
}

pub fn call_with<S: AsRef<OsStr>>(passphrase: &str, arguments: &[S]) -> Answer {
    command(passphrase)
        .args(arguments)
        .output()
        .expect("the program starts")
        .into()
}

/// Calls it about a store with `--json`.
pub fn ask(store: &Path, arguments: &[&str]) -> Answer {
    let mut all: Vec<&OsStr> = arguments.iter().map(OsStr::new).collect();
    all.extend([
        OsStr::new("--json"),
        OsStr::new("--store"),
        store.as_os_str(),
    ]);
    call(&all)
}

/// On which day the fair began that is played: it ended yesterday, so that its coupons are
/// good on whatever day the tests run.
pub fn began_on() -> NaiveDate {
    Utc::now().date_naive() - Days::new(6)
}

pub fn demo(out: &Path, more: &[&str]) -> Answer {
    let begins = began_on().to_string();
    let mut all = vec![
        OsStr::new("demo"),
        OsStr::new("--json"),
        OsStr::new("--begins"),
        OsStr::new(&begins),
        OsStr::new("--out"),
        out.as_os_str(),
    ];
    all.extend(more.iter().map(OsStr::new));
    call(&all)
}

/// A played fair of 40 visitors, made once; tests that write take a copy.
pub struct Played {
    pub folder: TempDir,
    pub json: Value,
}

pub fn played() -> &'static Played {
    static PLAYED: OnceLock<Played> = OnceLock::new();
    PLAYED.get_or_init(|| {
        let folder = tempfile::tempdir().expect("a folder");
        let answer = demo(folder.path(), &["--visitors", "40", "--seed", "1"]);
        assert_eq!(answer.code, 0, "{}", answer.stderr);
        Played {
            json: answer.json(),
            folder,
        }
    })
}

/// A copy of the played fair's closed store.
pub fn store_copy() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a folder");
    for entry in std::fs::read_dir(played().folder.path()).expect("the folder") {
        let entry = entry.expect("an entry");
        if entry.file_type().expect("a kind").is_file() {
            std::fs::copy(entry.path(), folder.path().join(entry.file_name())).expect("a copy");
        }
    }
    let store = folder.path().join("fair.db");
    (folder, store)
}

/// The store in this process, for what no command does.
pub fn opened(store: &Path) -> Booth {
    let secret = Secret::Passphrase(PASSPHRASE);
    Booth::open(store, secret, Box::new(SystemEnvironment)).expect("it opens")
}

/// The rows of the follow-up CSV, by heading.
pub fn follow_up_rows(json: &Value) -> Vec<std::collections::BTreeMap<String, String>> {
    let csv = json["exports"]
        .as_array()
        .expect("files")
        .iter()
        .map(|file| Path::new(file.as_str().expect("a path")))
        .find(|file| file.extension() == Some(OsStr::new("csv")))
        .expect("a CSV");
    let bytes = std::fs::read(csv).expect("the CSV");
    let text = bytes
        .strip_prefix("\u{feff}".as_bytes())
        .expect("a byte order mark");
    let mut reader = csv::Reader::from_reader(text);
    reader
        .deserialize()
        .collect::<Result<_, _>>()
        .expect("a well-formed CSV")
}

/// How often the long tests repeat, from `BOOTHLOOP_ROUNDS`.
pub fn rounds(usual: u32) -> u32 {
    std::env::var("BOOTHLOOP_ROUNDS")
        .ok()
        .and_then(|rounds| rounds.parse().ok())
        .unwrap_or(usual)
}
