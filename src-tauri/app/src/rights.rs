//! What a person may ask for: all that is known of her, and having it destroyed.

use crate::shell::Shell;
use crate::values::{self, Answer};
use booth::rights::{AnswerWay, AskedRight, DestroyedPeople, LeftFileState, Whose};
use booth::{Booth, BoothError};
use wire::{
    CloseRequest, DestroyPerson, DestroyedPerson, NoteRequest, Nothing, OpenRequest, OpenRequests,
    RequestLetter, SaveRequestLetter, SaveSubjectReport, SubjectReport,
};
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

pub(crate) fn note_request(shell: &Shell, request: NoteRequest) -> Answer<Nothing> {
    let visitor = values::id(&request.visitor)?;
    let on = request.received_on.as_deref().map(values::date);
    let on = on.transpose()?;
    let right = match request.right {
        wire::AskedRight::Look => AskedRight::Look,
        wire::AskedRight::Correct => AskedRight::Correct,
        wire::AskedRight::Stop => AskedRight::Stop,
        wire::AskedRight::Delete => AskedRight::Delete,
    };
    shell.with(|booth| {
        let received_on = on.unwrap_or_else(|| booth.today());
        booth.note_request(visitor, right, received_on)?;
        Ok(Nothing {})
    })
}

pub(crate) fn get_requests(shell: &Shell, _: Nothing) -> Answer<OpenRequests> {
    shell.with(|booth| open_requests(booth))
}

pub(crate) fn save_request_letter(
    shell: &Shell,
    request: SaveRequestLetter,
) -> Answer<RequestLetter> {
    let id = values::id(&request.request)?;
    let folder = shell.folder(&request.folder)?;
    let files = shell.with(|booth| booth.save_request_letter(id, &folder))?;
    Ok(RequestLetter {
        files: shell.all_saved(&files),
    })
}

pub(crate) fn close_request(shell: &Shell, request: CloseRequest) -> Answer<OpenRequests> {
    let id = values::id(&request.request)?;
    let answered_on = values::date(&request.answered_on)?;
    let way = match request.way {
        wire::AnswerWay::InPerson => AnswerWay::InPerson,
        wire::AnswerWay::Email => AnswerWay::Email,
        wire::AnswerWay::Sms => AnswerWay::Sms,
        wire::AnswerWay::Post => AnswerWay::Post,
    };
    shell.with(|booth| {
        booth.close_request(id, answered_on, way)?;
        open_requests(booth)
    })
}

fn open_requests(booth: &Booth) -> Result<OpenRequests, BoothError> {
    let open = booth.open_requests()?.into_iter().map(|open| OpenRequest {
        request: open.id.to_string(),
        visitor: open.visitor.to_string(),
        name: open.name,
        gone: open.is_gone,
        right: match open.right {
            AskedRight::Look => wire::AskedRight::Look,
            AskedRight::Correct => wire::AskedRight::Correct,
            AskedRight::Stop => wire::AskedRight::Stop,
            AskedRight::Delete => wire::AskedRight::Delete,
        },
        received_on: open.received_on.to_string(),
        due: open.due.to_string(),
        overdue: open.overdue,
    });
    Ok(OpenRequests {
        open: open.collect(),
        today: booth.today().to_string(),
    })
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
