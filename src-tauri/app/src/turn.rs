//! Whose turn is it? One check for each window of the list of commands.
//!
//! While visitors have the screen, the staff's window does nothing: it is
//! hidden, and what is asked from it then no member of staff has asked.

use crate::kiosk_state;
use crate::shell::Shell;
use crate::values::Answer;

/// The staff's, while no kiosk is open.
pub(crate) fn main(shell: &Shell) -> Answer<()> {
    match shell.kiosk().is_some() {
        true => Err(kiosk_state::already_open()),
        false => Ok(()),
    }
}

/// What a visitor sees on a second screen, at any time.
pub(crate) fn visitor(_: &Shell) -> Answer<()> {
    Ok(())
}

/// The visitors'. That nothing is done while no kiosk is open, the commands say
/// themselves.
pub(crate) fn kiosk(_: &Shell) -> Answer<()> {
    Ok(())
}
