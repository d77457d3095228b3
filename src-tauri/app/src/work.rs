//! Long work: how far it is, and how it is stopped.
//!
//! These commands need no open booth, because the work they ask about may have it.

use crate::shell::Shell;
use crate::values::{self, Answer};
use progress::{Progress, Stopped};
use wire::{ErrorCode, Nothing, WorkKind, WorkProgress};
use words::sentence;

/// Refuses to go on with work that was stopped.
pub(crate) fn go_on(progress: &Progress) -> Answer<()> {
    progress.check().map_err(|Stopped| wire::WireError {
        code: Some(ErrorCode::Stopped),
        message: values::text(&sentence!("workbook-reading-stopped")),
    })
}

pub(crate) fn get_progress(shell: &Shell, request: WorkKind) -> Answer<WorkProgress> {
    let works = shell.work().latest();
    let figures = works.get(&request.work).map(|progress| progress.figures());
    Ok(WorkProgress {
        done: figures.map_or(0, |figures| figures.done),
        of: figures.map(|figures| figures.total).filter(|&of| of > 0),
    })
}

pub(crate) fn stop_work(shell: &Shell, request: WorkKind) -> Answer<Nothing> {
    if let Some(progress) = shell.work().latest().get(&request.work) {
        progress.stop();
    }
    Ok(Nothing {})
}
