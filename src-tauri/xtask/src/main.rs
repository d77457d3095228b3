//! Which chore shall be done?
//!
//! `cargo xtask run` opens the app and `cargo xtask test` proves the whole tree,
//! each from a fresh clone on a machine that has only Rust and Node. Everything
//! else here is a part of one of the two.

// A chore talks to the person who started it, and it does so on standard output.
#![allow(clippy::print_stdout)]

mod display;
mod machine;
mod odk;
mod process;
mod python;
mod report;
mod repository;
mod run;
mod skips;
mod stamp;
mod tally;
mod test;
mod ui;

use repository::Repository;
use std::process::ExitCode;

const USAGE: &str = "\
Boothloop's chores

  cargo xtask run            install what is missing, build, and open the app
  cargo xtask test           install what is missing and run every check and test
  cargo xtask quick          while working: all of that but the real window and what takes long

Parts of `test`:
  cargo xtask lint           formatting, Clippy and the UI's types
  cargo xtask ui             build the UI, then its own checks and tests
  cargo xtask screens        every screen in a browser: accessibility, and whether it fits
  cargo xtask window-tests   only the tests in the real window
  cargo xtask deny           licences, advisories and sources of the dependencies (needs cargo-deny)

For whoever changes the crate survey:
  cargo xtask odk-comparison   compare random answers with ODK's own form engine (npm, PyPI)

What follows `--` goes to the app, to the window tests as a filter, or is compared besides.";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (chore, rest) = match arguments.split_first() {
        Some((chore, rest)) => (chore.as_str(), rest),
        None => ("help", [].as_slice()),
    };
    let rest = match rest.split_first() {
        Some((dashes, rest)) if dashes == "--" => rest,
        _ => rest,
    };
    let outcome = Repository::find().and_then(|repository| match chore {
        "run" => run::run(&repository, rest),
        "test" => test::everything(&repository),
        "quick" => test::quick(&repository),
        "lint" => test::lint(&repository),
        "ui" => test::ui(&repository),
        "screens" => test::only_screens(&repository),
        "window-tests" => test::window(&repository, rest),
        "deny" => test::deny(&repository),
        "odk-comparison" => odk::compare(&repository, rest),
        "help" | "--help" | "-h" => {
            println!("{USAGE}");
            Ok(ExitCode::SUCCESS)
        }
        other => Err(format!("There is no chore called `{other}`.\n\n{USAGE}")),
    });
    outcome.unwrap_or_else(|sentence| {
        eprintln!("\n{sentence}");
        ExitCode::FAILURE
    })
}
