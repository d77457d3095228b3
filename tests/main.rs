//! Does the house stand as it says it does, and does the app do what a booth needs?
//!
//! One binary, three questions: `layout` reads the sources, `ipc` asks the
//! shell without a window, `real_window` types and clicks in the built app.

mod ipc;
mod layout;
#[cfg(target_os = "linux")]
mod real_window;
