//! Catching the panic of a parser that was fed with a damaged file.
//!
//! `catch_unwind` alone is not silent: before it catches, the process's panic hook
//! prints the message and the place, which reads like a crash.

use std::cell::Cell;
use std::panic::{UnwindSafe, catch_unwind, set_hook, take_hook};
use std::sync::Once;

thread_local! {
    static IS_CAUGHT: Cell<bool> = const { Cell::new(false) };
}

/// What `work` gives, or None if it panicked. The panic is not reported; those
/// of other threads meanwhile are, by the hook that was there before.
pub(crate) fn caught_silently<T>(work: impl FnOnce() -> T + UnwindSafe) -> Option<T> {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        let reporting = take_hook();
        set_hook(Box::new(move |panic| {
            if !IS_CAUGHT.get() {
                reporting(panic);
            }
        }));
    });
    let before = IS_CAUGHT.replace(true);
    let outcome = catch_unwind(work);
    IS_CAUGHT.set(before);
    outcome.ok()
}
