//! The UI's packages and its build, each done once for the same sources.

use crate::process::{self, npm, npm_script};
use crate::repository::Repository;
use crate::stamp::Stamp;

/// What is made below `ui/`, not written: packages, the build, and what
/// Paraglide puts beside its settings.
const MADE: &[&str] = &[
    "node_modules",
    "dist",
    "paraglide",
    "cache",
    ".lix",
    ".gitignore",
    ".meta.json",
    "README.md",
];

/// Installs the packages of the lock file when it changed since the last time.
pub fn install_packages(repository: &Repository) -> Result<(), String> {
    let ui = repository.ui();
    let files = ["package.json", "package-lock.json"].map(|file| ui.join(file));
    let stamp = Stamp::over(repository, "npm", &files, &[])?;
    if stamp.holds() && ui.join("node_modules").is_dir() {
        return Ok(());
    }
    println!("Installing the UI's packages.");
    // Not `npm ci`: npm 11.16 and later refuse a lock file whose tree names
    // optional packages that nobody published, as one of ours does. This
    // installs what the lock file says as well, and writes none itself.
    let install = ["install", "--no-save", "--no-audit", "--no-fund"];
    process::run(&mut npm(repository, &install))?;
    stamp.set()
}

/// Builds the UI when its sources changed since the last time; a failure is
/// told with all that the build said.
pub fn build(repository: &Repository) -> Result<(), String> {
    // The build reads the content policy out of the app's configuration.
    let sources = [repository.ui(), repository.root.join("tauri.conf.json")];
    let stamp = Stamp::over(repository, "ui", &sources, MADE)?;
    if stamp.holds() && repository.ui().join("dist/index.html").is_file() {
        return Ok(());
    }
    let (status, said) = process::capture(&mut npm_script(repository, "build"))?;
    if !status.success() {
        return Err(format!("The UI could not be built:\n{}", said.trim_end()));
    }
    stamp.set()
}
