//! Does the app do what a booth needs?
//!
//! `ipc` asks the shell without a window, `real_window` types and clicks in the
//! built app. The rules that only read files are a package of their own,
//! `house`.

mod ipc;
#[cfg(target_os = "linux")]
mod real_window;
