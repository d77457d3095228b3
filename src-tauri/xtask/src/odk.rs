//! Does ODK's own form engine say the same as ours?
//!
//! A tool for whoever changes the crate `survey`, not a part of `cargo xtask
//! test`: it brings eighty npm packages for one comparison, and the semantics
//! it confirms are held by the crate's own tests. `boothctl bench survey` uses
//! the same installation.

use crate::process::{self, cargo};
use crate::python;
use crate::repository::Repository;
use crate::stamp::Stamp;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

/// Installs ODK's engine and plays random answers into both; `workbooks` are
/// compared besides the templates and the sample.
pub fn compare(repository: &Repository, workbooks: &[String]) -> Result<ExitCode, String> {
    install(repository)?;
    let python = python::prepare(repository)?;
    process::run(&mut cargo(
        repository,
        &["build", "--quiet", "--release", "-p", "boothctl"],
    ))?;
    let forms = repository.workshop().join("odk-forms");
    if forms.is_dir() {
        std::fs::remove_dir_all(&forms)
            .map_err(|error| format!("{} could not be emptied: {error}.", forms.display()))?;
    }
    process::run(
        Command::new(python)
            .arg(folder(repository).join("convert.py"))
            .arg(&forms)
            .args(questionnaires(repository, workbooks)?),
    )?;
    process::run(
        Command::new("node")
            .arg("--conditions=browser")
            .arg(folder(repository).join("compare.mjs"))
            .arg("--boothctl")
            .arg(repository.target.join("release/boothctl"))
            .arg("--forms")
            .arg(&forms)
            // Both sides must call the same day today.
            .env("TZ", "Asia/Seoul"),
    )?;
    Ok(ExitCode::SUCCESS)
}

fn folder(repository: &Repository) -> PathBuf {
    repository.root.join("tests/odk-comparison")
}

fn install(repository: &Repository) -> Result<(), String> {
    let folder = folder(repository);
    let files = ["package.json", "package-lock.json"].map(|file| folder.join(file));
    let stamp = Stamp::over(repository, "odk-comparison", &files, &[])?;
    if stamp.holds() && folder.join("node_modules").is_dir() {
        return Ok(());
    }
    println!("Installing ODK's form engine (npm, into tests/odk-comparison/node_modules).");
    process::run(&mut process::npm_in(
        &folder,
        &["ci", "--no-audit", "--no-fund"],
    ))?;
    stamp.set()
}

/// The templates, the sample, those named, and the real questionnaires of the
/// conformance folder where that is there.
fn questionnaires(repository: &Repository, named: &[String]) -> Result<Vec<PathBuf>, String> {
    let assets = repository.root.join("assets");
    let mut found = vec![assets.join("sample-fair/survey.xlsx")];
    found.extend(workbooks_in(&assets.join("questionnaires"))?);
    found.extend(named.iter().map(PathBuf::from));
    let conformance = std::env::var_os("BOOTHLOOP_CONFORMANCE").map_or_else(
        || repository.root.join("../shared/conformance"),
        PathBuf::from,
    );
    let real = conformance.join("questionnaires");
    if real.is_dir() {
        found.extend(workbooks_in(&real)?);
    } else {
        println!(
            "No questionnaires used in the field are compared: there is no {}; \
             BOOTHLOOP_CONFORMANCE may name another folder.",
            real.display()
        );
    }
    Ok(found)
}

fn workbooks_in(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let entries = std::fs::read_dir(folder)
        .map_err(|error| format!("{} could not be read: {error}.", folder.display()))?;
    let mut found: Vec<PathBuf> = entries
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "xlsx"))
        .collect();
    found.sort();
    Ok(found)
}
