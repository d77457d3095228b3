//! What a command says, and how it ends.

use booth::BoothError;
use serde_json::{Value, json};
use std::io::{self, ErrorKind, Write as _};
use std::process::ExitCode;
use words::{Language, Sentence, sentence};

/// What a command found out.
pub struct Report {
    /// The document for `--json`; its shape is a contract.
    pub json: Value,
    /// The same in words.
    pub words: String,
    /// Whether the answer is a refusal: exit code 1.
    pub refused: bool,
    /// What of it stands on stdout, and how.
    form: Form,
}

/// How an answer is put on stdout.
enum Form {
    /// The document or the words, as asked for.
    AsAsked,
    /// The document in its own characters, which was written piece by piece
    /// because its parts would take too much memory.
    Written(String),
    /// It was printed already, line by line.
    Printed,
}

impl Report {
    /// The command did what it was asked.
    pub fn done(json: Value, words: impl Into<String>) -> Self {
        Self {
            json,
            words: words.into(),
            refused: false,
            form: Form::AsAsked,
        }
    }

    /// The command did what it was asked; its document is written already.
    pub fn written(json: String) -> Self {
        Self {
            form: Form::Written(json),
            ..Self::done(Value::Null, "")
        }
    }

    /// The command printed its answers itself, because nobody can wait for the
    /// last of many; `refused` says that one of them was a refusal.
    pub fn printed(refused: bool) -> Self {
        Self {
            refused,
            form: Form::Printed,
            ..Self::done(Value::Null, "")
        }
    }

    /// The command answers no.
    pub fn refused(json: Value, words: impl Into<String>) -> Self {
        Self {
            refused: true,
            ..Self::done(json, words)
        }
    }
}

/// In which language a list or a document is written. Single sentences are printed
/// in both.
#[derive(clap::Args)]
pub struct Spoken {
    /// The language: Korean or English.
    #[arg(long, value_name = "LANGUAGE", value_enum, default_value_t = Lang::Ko)]
    lang: Lang,
}

#[derive(Clone, Copy, clap::ValueEnum)]
enum Lang {
    Ko,
    En,
}

impl Spoken {
    /// The language.
    pub fn language(&self) -> Language {
        match self.lang {
            Lang::Ko => Language::Korean,
            Lang::En => Language::English,
        }
    }
}

/// Why a command could not answer at all.
pub struct Failure {
    code: Option<String>,
    sentence: Sentence,
}

impl Failure {
    /// A failure in a sentence.
    pub fn new(sentence: Sentence) -> Self {
        Self {
            code: None,
            sentence,
        }
    }

    /// The name for programs, where there is one.
    pub fn code(&self) -> Option<&str> {
        self.code.as_deref()
    }

    /// Why, in words.
    pub fn sentence(&self) -> &Sentence {
        &self.sentence
    }
}

impl From<BoothError> for Failure {
    fn from(error: BoothError) -> Self {
        Self {
            code: error.code().map(str::to_owned),
            sentence: error.sentence(),
        }
    }
}

impl From<ledger::LedgerError> for Failure {
    fn from(error: ledger::LedgerError) -> Self {
        BoothError::from(error).into()
    }
}

impl From<rusqlite::Error> for Failure {
    fn from(error: rusqlite::Error) -> Self {
        BoothError::from(error).into()
    }
}

impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Self {
        Self::new(sentence!("file-failed", error = error.kind().to_string()))
    }
}

/// Why a value on the command line cannot be used; wrong usage, and no refusal.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", .0.en)]
pub struct Misfit(pub Sentence);

/// The document of a command that could not answer.
pub fn error_document(code: Option<&str>, message: &Sentence) -> Value {
    json!({ "error": { "code": code, "message": { "ko": message.ko, "en": message.en } } })
}

/// The exit code of an answer that was printed, or could not be. A reader that went away
/// is no trouble; a full disk is, and is said.
pub fn printed(code: ExitCode, written: io::Result<()>) -> ExitCode {
    match written {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            let why = sentence!("stdout-failed", error = error.kind().to_string());
            let _ = writeln!(io::stderr(), "{why}");
            ExitCode::from(1)
        }
        _ => code,
    }
}

/// Prints the answer and gives the exit code.
pub fn finish(as_json: bool, result: Result<Report, Failure>) -> ExitCode {
    let mut stdout = std::io::stdout().lock();
    match result {
        Ok(report) => {
            let written = match report.form {
                Form::Printed => Ok(()),
                Form::Written(document) => writeln!(stdout, "{document}"),
                Form::AsAsked if as_json => writeln!(stdout, "{}", report.json),
                Form::AsAsked => writeln!(stdout, "{}", report.words),
            };
            let written = written.and_then(|()| stdout.flush());
            printed(ExitCode::from(u8::from(report.refused)), written)
        }
        Err(failure) => {
            if as_json {
                let error = error_document(failure.code(), &failure.sentence);
                let _ = writeln!(stdout, "{error}");
            }
            let _ = writeln!(std::io::stderr(), "{}", failure.sentence);
            ExitCode::from(1)
        }
    }
}
