//! The readers that judge our files with somebody else's eyes.
//!
//! A coupon's QR, an exported spreadsheet, a visiting card and a questionnaire are read
//! back by libraries that share no code with the ones that wrote them. They live in a virtual
//! environment below the target folder and touch nothing else on the machine.

use crate::process;
use crate::repository::Repository;
use crate::stamp::Stamp;
use std::path::PathBuf;
use std::process::Command;

/// Makes the environment unless it is there; the path of its Python.
pub fn prepare(repository: &Repository) -> Result<PathBuf, String> {
    let requirements = repository.root.join("tests/requirements.txt");
    let folder = repository.workshop().join("venv");
    let python = folder.join("bin/python");
    let stamp = Stamp::over(repository, "venv", std::slice::from_ref(&requirements), &[])?;
    if stamp.holds() && python.is_file() {
        return Ok(python);
    }
    println!(
        "Installing the readers of QR codes, spreadsheets, cards and questionnaires for the tests (PyPI, into target/xtask/venv)."
    );
    process::run(
        Command::new("python3")
            .args(["-m", "venv", "--clear"])
            .arg(&folder),
    )?;
    process::run(
        Command::new(&python)
            .args([
                "-m",
                "pip",
                "install",
                "--quiet",
                "--disable-pip-version-check",
                "--only-binary",
                ":all:",
                "-r",
            ])
            .arg(&requirements),
    )?;
    stamp.set()?;
    Ok(python)
}
