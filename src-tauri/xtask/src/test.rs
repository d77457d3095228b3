//! Prove the whole tree, or a part of it.
//!
//! There is one runner for Rust tests, `cargo test`, on every machine: cargo-nextest
//! would have to be compiled first on a fresh one, and it runs each test in a
//! process of its own, where the writers of `wire.ts` overwrite each other.

use crate::display::Display;
use crate::process::{cargo, npm_script};
use crate::report::{Counts, Report};
use crate::repository::Repository;
use crate::{machine, process, python, ui};
use std::path::PathBuf;
use std::process::{Command, ExitCode};

/// The module of `tests/` whose tests open the real window.
const WINDOW_TESTS: &str = "real_window::";

/// Prepares the machine and runs everything.
pub fn everything(repository: &Repository) -> Result<ExitCode, String> {
    let python = prepare(repository)?;
    let mut report = Report::new(repository);
    formats_and_types(&mut report, repository);
    let ui_is_built = build_ui(&mut report, repository);
    ui_tests(&mut report, repository);
    screens(&mut report, repository);
    clippy(&mut report, repository);
    let is_built = ui_is_built && build_rust(&mut report, repository);
    if is_built {
        rust_tests(
            &mut report,
            repository,
            python.as_ref(),
            cargo_test(repository),
        );
        documentation_tests(&mut report, repository);
        window_tests(&mut report, repository, python.as_ref(), &[]);
    } else {
        for name in [
            "Rust tests",
            "documentation tests",
            "wire types",
            "real window",
        ] {
            report.left_out(name, "the build failed");
        }
    }
    Ok(report.close())
}

/// What one runs while working: everything but the real window, the screens in
/// a browser, the documentation's tests and what takes long.
pub fn quick(repository: &Repository) -> Result<ExitCode, String> {
    let python = prepare(repository)?;
    let mut report = Report::new(repository);
    formats_and_types(&mut report, repository);
    let ui_is_built = build_ui(&mut report, repository);
    ui_tests(&mut report, repository);
    clippy(&mut report, repository);
    if ui_is_built && build_rust(&mut report, repository) {
        let mut tests = cargo_test(repository);
        tests.env(skipped::QUICK, "yes");
        rust_tests(&mut report, repository, python.as_ref(), tests);
    } else {
        report.left_out("Rust tests", "the build failed");
    }
    for name in ["screens in a browser", "documentation tests", "real window"] {
        report.left_out(name, "cargo xtask test runs it");
    }
    Ok(report.close())
}

/// Only what needs no test: formatting, Clippy, types.
pub fn lint(repository: &Repository) -> Result<ExitCode, String> {
    prepare(repository)?;
    let mut report = Report::new(repository);
    formats_and_types(&mut report, repository);
    if build_ui(&mut report, repository) {
        clippy(&mut report, repository);
    }
    Ok(report.close())
}

/// Only every screen in a browser.
pub fn only_screens(repository: &Repository) -> Result<ExitCode, String> {
    machine::prepare_to_test()?;
    ui::install_packages(repository)?;
    let mut report = Report::new(repository);
    screens(&mut report, repository);
    Ok(report.close())
}

/// Only the UI.
pub fn ui(repository: &Repository) -> Result<ExitCode, String> {
    machine::prepare_to_build()?;
    ui::install_packages(repository)?;
    let mut report = Report::new(repository);
    ui_formats_and_types(&mut report, repository);
    build_ui(&mut report, repository);
    ui_tests(&mut report, repository);
    Ok(report.close())
}

/// Only the tests in the real window whose names begin with one of `filter`.
pub fn window(repository: &Repository, filter: &[String]) -> Result<ExitCode, String> {
    let python = prepare(repository)?;
    let mut report = Report::new(repository);
    if build_ui(&mut report, repository) && build_rust(&mut report, repository) {
        window_tests(&mut report, repository, python.as_ref(), filter);
    }
    Ok(report.close())
}

/// Licences, advisories and sources of every dependency.
pub fn deny(repository: &Repository) -> Result<ExitCode, String> {
    if !process::is_installed("cargo-deny") {
        return Err(
            "cargo-deny is not installed. Install it once (it is compiled, for some minutes):\n\
                    \x20   cargo install --locked cargo-deny"
                .to_owned(),
        );
    }
    process::run(&mut cargo(repository, &["deny", "--workspace", "check"]))?;
    Ok(ExitCode::SUCCESS)
}

/// Installs what is missing; the Python that reads our files back, where the
/// window tests can run.
fn prepare(repository: &Repository) -> Result<Option<PathBuf>, String> {
    machine::prepare_to_test()?;
    ui::install_packages(repository)?;
    cfg!(target_os = "linux")
        .then(|| python::prepare(repository))
        .transpose()
}

fn formats_and_types(report: &mut Report, repository: &Repository) {
    report.command(
        "Rust format",
        Counts::Itself,
        &mut cargo(repository, &["fmt", "--all", "--check"]),
    );
    ui_formats_and_types(report, repository);
}

fn ui_formats_and_types(report: &mut Report, repository: &Repository) {
    report.command(
        "UI format",
        Counts::Itself,
        &mut npm_script(repository, "format:check"),
    );
    report.command(
        "UI types",
        Counts::Itself,
        &mut npm_script(repository, "check"),
    );
}

fn ui_tests(report: &mut Report, repository: &Repository) {
    let mut vitest = npm_script(repository, "test");
    report.command("UI tests", Counts::Vitest, vitest.env("NO_COLOR", "1"));
}

/// Every screen in every theme and size, one test each.
fn screens(report: &mut Report, repository: &Repository) {
    let mut vitest = npm_script(repository, "screens");
    report.command(
        "screens in a browser",
        Counts::Vitest,
        vitest.env("NO_COLOR", "1"),
    );
}

fn build_ui(report: &mut Report, repository: &Repository) -> bool {
    report.check("UI build", || ui::build(repository))
}

fn clippy(report: &mut Report, repository: &Repository) {
    let arguments = [
        "clippy",
        "--quiet",
        "--workspace",
        "--all-targets",
        "--",
        "-D",
        "warnings",
    ];
    report.command("Clippy", Counts::Itself, &mut cargo(repository, &arguments));
}

/// Everything with its tests, so that the steps after it only run.
fn build_rust(report: &mut Report, repository: &Repository) -> bool {
    let arguments = ["test", "--quiet", "--workspace", "--no-run"];
    report.command(
        "Rust build",
        Counts::Itself,
        &mut cargo(repository, &arguments),
    )
}

fn cargo_test(repository: &Repository) -> Command {
    cargo(
        repository,
        &["test", "--quiet", "--workspace", "--no-fail-fast"],
    )
}

fn rust_tests(
    report: &mut Report,
    repository: &Repository,
    python: Option<&PathBuf>,
    mut command: Command,
) {
    let generated = Generated::read(repository);
    command
        .args(["--lib", "--bins", "--tests"])
        .args(["--", "--skip", WINDOW_TESTS]);
    with_python(&mut command, python);
    report.command(
        "Rust tests",
        Counts::CargoTest { at_least: 1 },
        &mut command,
    );
    // The tests of `wire` have just written the TypeScript side anew.
    report.check("wire types", || {
        generated.compare(&Generated::read(repository))
    });
}

fn documentation_tests(report: &mut Report, repository: &Repository) {
    report.command(
        "documentation tests",
        Counts::CargoTest { at_least: 0 },
        cargo_test(repository).arg("--doc"),
    );
}

fn window_tests(
    report: &mut Report,
    repository: &Repository,
    python: Option<&PathBuf>,
    filter: &[String],
) {
    const NAME: &str = "real window";
    if !cfg!(target_os = "linux") {
        report.left_out(
            NAME,
            "no web driver for the system's web view exists here; Linux runs them",
        );
        return;
    }
    let display = match Display::start() {
        Ok(display) => display,
        Err(sentence) => {
            report.check(NAME, || Err(sentence));
            return;
        }
    };
    let mut command = cargo(
        repository,
        &[
            "test",
            "--quiet",
            "--workspace",
            "--test",
            "boothloop",
            "--",
        ],
    );
    // Several filters of the test runner widen the choice, so each is put
    // below the module instead of beside it.
    let filters = match filter {
        [] => vec![WINDOW_TESTS.to_owned()],
        names => names
            .iter()
            .map(|name| format!("{WINDOW_TESTS}{name}"))
            .collect(),
    };
    command
        .args(filters)
        .env("BOOTHLOOP_APP", repository.app())
        .env("BOOTHLOOP_SCREENS", repository.screens())
        .env("DISPLAY", &display.name)
        .env_remove("WAYLAND_DISPLAY");
    with_python(&mut command, python);
    report.command(NAME, Counts::CargoTest { at_least: 1 }, &mut command);
}

fn with_python(command: &mut Command, python: Option<&PathBuf>) {
    if let Some(python) = python {
        command.env("BOOTHLOOP_PYTHON", python);
    }
}

/// The files that the tests of `wire` and `booth` write into the UI and the docs.
struct Generated(Vec<(&'static str, Option<String>)>);

impl Generated {
    fn read(repository: &Repository) -> Self {
        let files = [
            "ui/src/host/wire.ts",
            "ui/src/host/commands.ts",
            "ui/src/host/limits.ts",
            "docs/commands.md",
        ];
        Self(
            files
                .map(|file| {
                    (
                        file,
                        std::fs::read_to_string(repository.root.join(file)).ok(),
                    )
                })
                .to_vec(),
        )
    }

    /// Whether the committed files are what the tests have just written.
    fn compare(&self, written: &Self) -> Result<(), String> {
        let changed: Vec<&str> = self
            .0
            .iter()
            .zip(&written.0)
            .filter(|(before, after)| before != after || after.1.is_none())
            .map(|(before, _)| before.0)
            .collect();
        if changed.is_empty() {
            return Ok(());
        }
        Err(format!(
            "What src-tauri/crates/wire declares has changed, and what is written from it had not: {}.\n\
             The tests have written it anew; look at the difference and commit it.",
            changed.join(", ")
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A stale copy of the types compiles and then fails at a booth.
    #[test]
    fn a_changed_or_missing_generated_file_is_named() {
        let state = |wire: Option<&str>| {
            Generated(vec![
                ("wire.ts", wire.map(str::to_owned)),
                ("commands.ts", Some("same".to_owned())),
            ])
        };
        assert_eq!(
            state(Some("a")).compare(&state(Some("a"))),
            Ok(()),
            "nothing changed"
        );
        for (before, after) in [(Some("a"), Some("b")), (None, Some("a")), (None, None)] {
            let sentence = state(before)
                .compare(&state(after))
                .expect_err("a difference");
            assert!(
                sentence.contains("wire.ts") && !sentence.contains("commands.ts"),
                "{sentence}"
            );
        }
    }
}
