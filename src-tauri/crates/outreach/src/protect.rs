//! Files that only a password opens: a workbook as Excel itself locks it, everything else
//! in one ZIP with AES-256, which 7-Zip and Bandizip open.
//!
//! Both are made in memory, so that nothing readable ever lies on a disk beside them.
//! Their keys and salts are the system's chance, as the password must not be all that
//! differs between two files; nothing that is recorded depends on them but their hash.

use crate::OutreachError;
use ms_offcrypto_writer::Ecma376AgileWriter;
use rand_core::{OsRng, TryRngCore as _};
use std::collections::BTreeSet;
use std::fmt;
use std::io::{Cursor, Read as _, Write as _};
use zip::write::SimpleFileOptions;
use zip::{AesMode, CompressionMethod, ZipArchive, ZipWriter};

/// Sixteen signs whose names sound like no other's, in Korean and in English: no 0, 1 and
/// 2 (일, 이), no `b` beside `p`, no `n` beside `m`.
const SIGNS: &[u8; 16] = b"3456789cfhkmrwxy";

/// A password made by chance: 64 bits, as sixteen signs in four groups that are read aloud
/// over the phone.
#[derive(Clone, PartialEq, Eq)]
pub struct Password(String);

impl Password {
    /// The password of these random bytes.
    pub fn of(random: [u8; 8]) -> Self {
        let halves = random.iter().flat_map(|byte| [byte >> 4, byte & 15]);
        let mut text = String::with_capacity(19);
        for (place, half) in halves.enumerate() {
            if place > 0 && place % 4 == 0 {
                text.push('-');
            }
            text.push(char::from(SIGNS[usize::from(half)]));
        }
        Self(text)
    }

    /// Its letters, with the hyphens, which belong to it. To be shown once and kept nowhere.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

/// So that no log and no failing test tells it.
impl fmt::Debug for Password {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Password")
    }
}

/// A workbook that Excel opens with the password only (ECMA-376 agile encryption,
/// AES-256).
///
/// Errors: [`OutreachError::Save`].
pub fn workbook(workbook: &[u8], password: &Password) -> Result<Vec<u8>, OutreachError> {
    let locked = || -> std::io::Result<Cursor<Vec<u8>>> {
        let memory = Cursor::new(Vec::with_capacity(workbook.len()));
        let chance = &mut OsRng.unwrap_err();
        let mut writer = Ecma376AgileWriter::create(chance, password.reveal(), memory)?;
        match writer.write_all(workbook) {
            Ok(()) => writer.into_inner(),
            Err(error) => {
                // Dropping it would finish the file, and panic where that fails.
                std::mem::forget(writer);
                Err(error)
            }
        }
    };
    let locked = locked().map_err(OutreachError::Save)?;
    Ok(locked.into_inner())
}

/// One ZIP of these files, by name and content, each of which opens with the password only.
/// The drafts of a ZIP among them lie in a folder, not in a ZIP of their own.
///
/// Errors: [`OutreachError::Save`].
pub fn archive(files: &[(String, &[u8])], password: &Password) -> Result<Vec<u8>, OutreachError> {
    let archived = || -> std::io::Result<Vec<u8>> {
        let options = SimpleFileOptions::DEFAULT
            .compression_method(CompressionMethod::Deflated)
            .with_aes_encryption(AesMode::Aes256, password.reveal());
        let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
        let mut taken = BTreeSet::new();
        for (name, bytes) in files {
            let (stem, extension) = name.rsplit_once('.').unwrap_or((name, ""));
            let stem = free_stem(&mut taken, stem, extension);
            if extension != "zip" {
                archive.start_file(format!("{stem}.{extension}"), options)?;
                archive.write_all(bytes)?;
                continue;
            }
            let mut drafts = ZipArchive::new(Cursor::new(*bytes))?;
            for place in 0..drafts.len() {
                let mut draft = drafts.by_index(place)?;
                let name = format!("{stem}/{}", draft.name()?);
                let mut content = Vec::new();
                draft.read_to_end(&mut content)?;
                archive.start_file(name, options)?;
                archive.write_all(&content)?;
            }
        }
        Ok(archive.finish()?.into_inner())
    };
    archived().map_err(OutreachError::Save)
}

/// The first name of this kind that is free, as files get it in a folder.
fn free_stem(taken: &mut BTreeSet<String>, stem: &str, extension: &str) -> String {
    let mut free = stem.to_owned();
    let mut count = 1;
    while !taken.insert(format!("{free}.{extension}")) {
        count += 1;
        free = format!("{stem} ({count})");
    }
    free
}
