//! Build-time half of the shell.
fn main() { tauri_build::build() }
