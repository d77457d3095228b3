//! Who may call a command? One check for each word of the list's rights.

use crate::shell::Shell;
use crate::values::Answer;
use booth::Right;

/// Works without an open store, or is a visitor's at the kiosk.
pub(crate) fn anybody(_: &Shell) -> Answer<()> {
    Ok(())
}

pub(crate) fn capture(shell: &Shell) -> Answer<()> {
    shell.with(|booth| booth.require(Right::Capture))
}

pub(crate) fn manage(shell: &Shell) -> Answer<()> {
    shell.with(|booth| booth.require(Right::Manage))
}

pub(crate) fn owner(shell: &Shell) -> Answer<()> {
    shell.with(|booth| booth.require(Right::Owner))
}
