//! Who may call a command? One check for each word of the list's rights.

use crate::shell::Shell;
use crate::values::Answer;
use booth::Right;

/// Nothing is checked: the command works without an open store, or a visitor at
/// the kiosk calls it.
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
