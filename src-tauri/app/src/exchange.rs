//! Checking the store, and copying it.

use crate::shell::Shell;
use crate::values::{self, Answer};
use std::path::Path;
use wire::{BackUp, Nothing, SavedFile, Verification};

pub(crate) fn verify_store(shell: &Shell, _: Nothing) -> Answer<Verification> {
    shell.with(|booth| {
        let verification = booth.ledger().verify()?;
        Ok(Verification {
            ok: verification.problems.is_empty(),
            records: u32::try_from(verification.records).unwrap_or(u32::MAX),
            problems: verification
                .problems
                .iter()
                .map(|problem| values::text(&problem.sentence()))
                .collect(),
        })
    })
}

pub(crate) fn back_up(shell: &Shell, request: BackUp) -> Answer<SavedFile> {
    let folder = shell.folder(&request.folder)?;
    shell.with(|booth| {
        let path = free_backup_name(&folder);
        booth.ledger().backup(&path)?;
        Ok(values::saved(&path))
    })
}

/// A file name with the time; a backup never overwrites an older one.
fn free_backup_name(folder: &Path) -> std::path::PathBuf {
    let stem = chrono::Local::now().format("boothloop %Y-%m-%d %H-%M");
    let named = |count: u32| match count {
        1 => folder.join(format!("{stem}.db")),
        _ => folder.join(format!("{stem} ({count}).db")),
    };
    (1..)
        .map(named)
        .find(|path| !path.exists())
        .unwrap_or_else(|| named(1))
}
