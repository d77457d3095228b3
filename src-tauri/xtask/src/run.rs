//! Open the app, from whatever state the checkout is in.

use crate::repository::Repository;
use crate::{machine, process, ui};
use std::process::ExitCode;

/// Prepares the machine, builds what changed, and opens the window.
pub fn run(repository: &Repository, arguments: &[String]) -> Result<ExitCode, String> {
    machine::screen()?;
    machine::prepare_to_build()?;
    ui::install_packages(repository)?;
    ui::build(repository)?;
    // The debug profile: it builds in half the time of the release one, the
    // parts that must be fast (ciphers, hashing) are optimised in it too, and
    // the tests use the same build.
    println!("Building and opening the app; the very first build takes several minutes.");
    let mut cargo = process::cargo(repository, &["run", "--package", "boothloop", "--"]);
    process::become_command(cargo.args(arguments))
}
