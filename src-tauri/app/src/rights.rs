//! What a person may ask for: all that is known of her, and having it destroyed.

use crate::shell::Shell;
use crate::values::{self, Answer};
use booth::rights::{DestroyedPeople, LeftFileState, Whose};
use wire::{DestroyPerson, DestroyedPerson, Nothing, SaveSubjectReport, SubjectReport};
use words::Language;

pub(crate) fn save_subject_report(
    shell: &Shell,
    request: SaveSubjectReport,
) -> Answer<SubjectReport> {
    let visitor = values::id(&request.visitor)?;
    let folder = shell.folder(&request.folder)?;
    shell.with(|booth| {
        let saved =
            booth.save_subject_report(Whose::Visitor(visitor), &folder, Language::Korean)?;
        Ok(SubjectReport {
            files: shell.all_saved(&saved.files),
            records: saved.records,
        })
    })
}

pub(crate) fn destroy_person(shell: &Shell, request: DestroyPerson) -> Answer<DestroyedPerson> {
    let visitor = values::id(&request.visitor)?;
    shell.with(|booth| {
        let whose = [Whose::Visitor(visitor)];
        let destroyed = booth.destroy_people(&whose, &request.reason, request.with_files)?;
        Ok(self::destroyed(shell, &destroyed))
    })
}

pub(crate) fn confirm_requests_since_backup(shell: &Shell, _: Nothing) -> Answer<Nothing> {
    shell.with(|booth| booth.confirm_requests_since_backup())?;
    Ok(Nothing {})
}

/// What was destroyed, as the screens show it.
pub(crate) fn destroyed(shell: &Shell, destroyed: &DestroyedPeople) -> DestroyedPerson {
    let (deleted, left): (Vec<_>, Vec<_>) = destroyed
        .files
        .iter()
        .partition(|file| file.state == LeftFileState::Deleted);
    let count = |number: u64| u32::try_from(number).unwrap_or(u32::MAX);
    DestroyedPerson {
        visits: destroyed.visits,
        records: count(destroyed.records),
        files_left: left
            .iter()
            .map(|file| shell.saved(&file.path).path)
            .collect(),
        files_deleted: count(deleted.len() as u64),
    }
}
