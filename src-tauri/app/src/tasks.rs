//! What is owed to whom, and until when.

use crate::drafts::spoken;
use crate::rights;
use crate::shell::Shell;
use crate::values::{self, Answer};
use booth::Booth;
use booth::tasks::DutyKind;
use wire::{
    ConfirmationAnswer, DestroyedPerson, DestructionPaused, DutiesSent, ListDuties, ListedDuties,
    MessageName, Nothing, PauseDestruction, SaveCalendar, SavedCalendar, TaskKind, TaskName,
    TaskPerson, Tasks,
};
use words::Language;

/// People shown of one kind at most.
const LISTED_PEOPLE: usize = 20;

pub(crate) fn get_tasks(shell: &Shell, _: Nothing) -> Answer<Tasks> {
    shell.with(|booth| show(booth))
}

pub(crate) fn save_calendar(shell: &Shell, request: SaveCalendar) -> Answer<SavedCalendar> {
    let folder = shell.folder(&request.folder)?;
    let language = spoken(request.language);
    shell.with(|booth| {
        let saved = booth.save_calendar(&folder, None, language)?;
        Ok(SavedCalendar {
            path: shell.saved(&saved.file).path,
            entries: saved.entries,
        })
    })
}

pub(crate) fn list_duties(shell: &Shell, request: ListDuties) -> Answer<ListedDuties> {
    let kind = message(request.kind);
    let folder = shell.folder(&request.folder)?;
    shell.with(|booth| {
        let listed = booth.list_duties(kind, &folder, Language::Korean)?;
        Ok(ListedDuties {
            path: shell.saved(&listed.file).path,
            people: listed.people,
        })
    })
}

pub(crate) fn note_duties_sent(shell: &Shell, request: DutiesSent) -> Answer<Tasks> {
    let sent_on = values::date(&request.sent_on)?;
    shell.with(|booth| {
        let kind = message(request.kind);
        booth.duties_sent(kind, sent_on, &request.sender, request.count)?;
        show(booth)
    })
}

pub(crate) fn answer_confirmation(shell: &Shell, request: ConfirmationAnswer) -> Answer<Tasks> {
    let visitor = values::id(&request.visitor)?;
    shell.with(|booth| {
        match request.keeps {
            true => booth.confirm_permission(visitor)?,
            false => booth.withdraw(visitor)?,
        }
        show(booth)
    })
}

fn message(name: MessageName) -> DutyKind {
    match name {
        MessageName::ResultNotice => DutyKind::ResultNotice,
        MessageName::Reconfirmation => DutyKind::Reconfirmation,
        MessageName::ProcessorNotice => DutyKind::ProcessorNotice,
    }
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
        (DutyKind::Review, TaskName::Review),
        (DutyKind::ProcessorNotice, TaskName::ProcessorNotice),
        (DutyKind::Reconfirmation, TaskName::Reconfirmation),
        (DutyKind::Answer, TaskName::Answer),
        (DutyKind::RetentionEnd, TaskName::RetentionEnd),
    ];
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    let mut shown = Vec::new();
    for (kind, name) in kinds {
        let of_kind: Vec<_> = tasks.iter().filter(|task| task.kind == kind).collect();
        let Some(first) = of_kind.first() else {
            continue;
        };
        shown.push(TaskKind {
            kind: name,
            unsent: booth.unsent_list(kind)?.map(|list| list.people),
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
                    why: task.why.as_ref().map(values::text),
                })
                .collect(),
        });
    }
    Ok(Tasks {
        kinds: shown,
        paused: booth.destruction_pause()?.map(|pause| DestructionPaused {
            reason: pause.reason,
            since: booth.day_and_time(pause.since_ms),
        }),
        today: today.to_string(),
    })
}
