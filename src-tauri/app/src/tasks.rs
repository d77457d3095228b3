//! What is owed to whom, and until when.

use crate::rights;
use crate::shell::Shell;
use crate::values::{self, Answer};
use booth::Booth;
use booth::tasks::DutyKind;
use wire::{
    DestroyedPerson, DestructionPaused, Folder, ListedResultNotices, Nothing, PauseDestruction,
    ResultNoticesSent, TaskKind, TaskName, TaskPerson, Tasks,
};
use words::Language;

/// People shown of one kind at most.
const LISTED_PEOPLE: usize = 20;

pub(crate) fn get_tasks(shell: &Shell, _: Nothing) -> Answer<Tasks> {
    shell.with(|booth| show(booth))
}

pub(crate) fn list_result_notices(shell: &Shell, request: Folder) -> Answer<ListedResultNotices> {
    let folder = shell.folder(&request.folder)?;
    shell.with(|booth| {
        let listed = booth.list_result_notices(&folder, Language::Korean)?;
        Ok(ListedResultNotices {
            path: shell.saved(&listed.file).path,
            people: listed.people,
        })
    })
}

pub(crate) fn note_result_notices_sent(shell: &Shell, request: ResultNoticesSent) -> Answer<Tasks> {
    let sent_on = values::date(&request.sent_on)?;
    shell.with(|booth| {
        booth.result_notices_sent(sent_on, &request.sender, request.count)?;
        show(booth)
    })
}

pub(crate) fn destroy_people_due(shell: &Shell, _: Nothing) -> Answer<DestroyedPerson> {
    shell.with(|booth| Ok(rights::destroyed(shell, &booth.destroy_people_due()?)))
}

pub(crate) fn pause_destruction(shell: &Shell, request: PauseDestruction) -> Answer<Tasks> {
    shell.with(|booth| {
        booth.pause_destruction(Some(&request.reason))?;
        show(booth)
    })
}

pub(crate) fn resume_destruction(shell: &Shell, _: Nothing) -> Answer<Tasks> {
    shell.with(|booth| {
        booth.pause_destruction(None)?;
        show(booth)
    })
}

fn show(booth: &Booth) -> Result<Tasks, booth::BoothError> {
    let tasks = booth.tasks()?;
    let today = booth.today();
    let kinds = [
        (DutyKind::ResultNotice, TaskName::ResultNotice),
        (DutyKind::Reconfirmation, TaskName::Reconfirmation),
        (DutyKind::RetentionEnd, TaskName::RetentionEnd),
    ];
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    let kinds = kinds.into_iter().filter_map(|(kind, name)| {
        let of_kind: Vec<_> = tasks.iter().filter(|task| task.kind == kind).collect();
        let first = of_kind.first()?;
        Some(TaskKind {
            kind: name,
            count: count(of_kind.len()),
            overdue: count(of_kind.iter().filter(|task| task.overdue).count()),
            to_destroy: count(
                of_kind
                    .iter()
                    .filter(|task| task.is_to_be_destroyed(today))
                    .count(),
            ),
            due: first.due.to_string(),
            people: of_kind
                .iter()
                .take(LISTED_PEOPLE)
                .map(|task| TaskPerson {
                    visitor: task.visitor.to_string(),
                    name: task.name.clone(),
                    due: task.due.to_string(),
                })
                .collect(),
        })
    });
    Ok(Tasks {
        kinds: kinds.collect(),
        paused: booth.destruction_pause()?.map(|pause| DestructionPaused {
            reason: pause.reason,
            since: booth.day_and_time(pause.since_ms),
        }),
        unsent: booth.unsent_result_notices()?.map(|list| list.people),
        today: today.to_string(),
    })
}
