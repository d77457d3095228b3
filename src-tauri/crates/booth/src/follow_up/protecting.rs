//! Files that leave locked: with a password that is shown once and kept nowhere.

use crate::files::NewFile;
use crate::{Booth, BoothError};
use outreach::protect::{self, Password};
use outreach::save::{safe_stem, sha256};
use words::{Sentence, sentence};

/// Whether files leave locked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Protection {
    /// Whoever has a file reads it.
    None,
    /// Only a password that is made for it opens it.
    Password,
}

/// What opens files that left locked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opening {
    /// The password of all of them.
    pub password: Password,
    /// How they are opened, and what to do before a tool takes them.
    pub steps: Vec<Sentence>,
}

/// Files as they leave.
pub(crate) struct Protected {
    pub(crate) files: Vec<NewFile>,
    /// SHA-256 of what is inside locked ones, so that it is known after unpacking, too.
    pub(crate) inside: Vec<String>,
    pub(crate) opening: Option<Opening>,
}

impl Booth {
    /// A new password, where one is asked for.
    pub(crate) fn password_for(&self, protection: Protection) -> Option<Password> {
        (protection == Protection::Password).then(|| self.new_password())
    }

    /// A password made by chance.
    pub(crate) fn new_password(&self) -> Password {
        let mut random = [0; 8];
        self.environment.borrow_mut().fill_random(&mut random);
        Password::of(random)
    }
}

/// Locks files, where there is a password: each workbook for itself, everything else in
/// one ZIP of this name. A tool takes none of them as it is.
pub(crate) fn protected(
    files: Vec<NewFile>,
    archive_stem: String,
    is_for_a_tool: bool,
    password: Option<&Password>,
) -> Result<Protected, BoothError> {
    let Some(password) = password else {
        return Ok(Protected {
            files,
            inside: Vec::new(),
            opening: None,
        });
    };
    let inside = files.iter().map(|file| sha256(&file.bytes)).collect();
    let (workbooks, others): (Vec<_>, Vec<_>) =
        files.into_iter().partition(|file| file.extension == "xlsx");
    let mut steps = Vec::new();
    let mut locked = Vec::new();
    if !workbooks.is_empty() {
        steps.push(sentence!("protected-open-workbook"));
        if is_for_a_tool {
            steps.push(sentence!("protected-workbook-for-a-tool"));
        }
    }
    for workbook in workbooks {
        locked.push(NewFile {
            bytes: protect::workbook(&workbook.bytes, password)?,
            ..workbook
        });
    }
    if !others.is_empty() {
        steps.push(sentence!("protected-open-archive"));
        let named: Vec<(String, &[u8])> = others
            .iter()
            .map(|file| {
                let name = format!("{}.{}", safe_stem(&file.stem), file.extension);
                (name, file.bytes.as_slice())
            })
            .collect();
        locked.push(NewFile {
            stem: archive_stem,
            extension: "zip",
            bytes: protect::archive(&named, password)?,
        });
    }
    Ok(Protected {
        files: locked,
        inside,
        opening: Some(Opening {
            password: password.clone(),
            steps,
        }),
    })
}
