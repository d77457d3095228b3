//! Open the app, from whatever state the checkout is in.

use crate::repository::Repository;
use crate::{machine, process, ui};
use std::process::{Command, ExitCode};

/// Prepares the machine, builds what changed, and opens the window.
pub fn run(repository: &Repository, arguments: &[String]) -> Result<ExitCode, String> {
    machine::screen()?;
    machine::prepare_to_build()?;
    ui::install_packages(repository)?;
    ui::build(repository)?;
    println!("Building and opening the app; the very first build takes several minutes.");
    process::run(&mut build(repository))?;
    let mut app = Command::new(repository.app());
    process::become_command(app.args(arguments).current_dir(&repository.root))
}

/// Builds the app just as `cargo test --workspace` does, so that running after
/// testing builds nothing.
///
/// The debug profile: it builds in half the time of the release one, and the
/// parts that must be fast (ciphers, hashing) are optimised in it too.
fn build(repository: &Repository) -> Command {
    let arguments = [
        "build",
        // Cargo unites the features that all chosen packages ask for, and it
        // counts those of dev-dependencies as soon as tests or examples are
        // chosen. There is no example, so this chooses the same features as the
        // tests and builds nothing besides.
        "--workspace",
        "--examples",
        "--bin",
        "boothloop",
    ];
    process::cargo(repository, &arguments)
}
