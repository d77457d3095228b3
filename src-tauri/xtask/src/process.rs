//! Starting other programs, and saying clearly when they fail.
//!
//! Children stay in the process group of this program, so that Ctrl-C in a
//! terminal reaches all of them without a signal handler here.

use crate::repository::Repository;
use std::ffi::{OsStr, OsString};
use std::io::Read;
use std::path::Path;
use std::process::{Command, ExitCode, ExitStatus, Stdio};

/// Cargo, as the toolchain that built this program.
pub fn cargo(repository: &Repository, arguments: &[&str]) -> Command {
    let program = std::env::var_os("CARGO").unwrap_or_else(|| OsString::from("cargo"));
    let mut command = Command::new(program);
    command.args(arguments).current_dir(&repository.root);
    command
}

/// npm in the folder of the UI.
pub fn npm(repository: &Repository, arguments: &[&str]) -> Command {
    npm_in(&repository.ui(), arguments)
}

/// npm in a folder with a `package.json`.
pub fn npm_in(folder: &Path, arguments: &[&str]) -> Command {
    // On Windows npm is a batch file, which is not found without its ending.
    let program = if cfg!(windows) { "npm.cmd" } else { "npm" };
    let mut command = Command::new(program);
    command.args(arguments).current_dir(folder);
    command
}

/// A script of `ui/package.json`.
pub fn npm_script(repository: &Repository, name: &str) -> Command {
    npm(repository, &["run", "--silent", name])
}

/// The command as one would type it.
pub fn as_typed(command: &Command) -> String {
    let program = Path::new(command.get_program());
    std::iter::once(program.file_stem().unwrap_or(command.get_program()))
        .chain(command.get_args())
        .map(OsStr::to_string_lossy)
        .collect::<Vec<_>>()
        .join(" ")
}

/// Runs a command with the terminal as its own; its failure is a sentence.
pub fn run(command: &mut Command) -> Result<(), String> {
    let typed = as_typed(command);
    let status = command
        .status()
        .map_err(|error| not_started(&typed, &error))?;
    if status.success() {
        Ok(())
    } else {
        Err(format!(
            "`{typed}` failed ({status}); its own words stand above."
        ))
    }
}

/// Runs a command in place of this program, so that whatever stops the one
/// stops the other.
#[cfg(unix)]
pub fn become_command(command: &mut Command) -> Result<ExitCode, String> {
    use std::os::unix::process::CommandExt as _;
    let typed = as_typed(command);
    Err(not_started(&typed, &command.exec()))
}

/// Runs a command as the last thing this program does.
#[cfg(not(unix))]
pub fn become_command(command: &mut Command) -> Result<ExitCode, String> {
    run(command).map(|()| ExitCode::SUCCESS)
}

/// Runs a command and keeps what it says, both streams in the order they were written.
pub fn capture(command: &mut Command) -> Result<(ExitStatus, String), String> {
    let typed = as_typed(command);
    let (mut reader, writer) = std::io::pipe().map_err(|error| not_started(&typed, &error))?;
    let second = writer
        .try_clone()
        .map_err(|error| not_started(&typed, &error))?;
    let mut child = command
        .stdin(Stdio::null())
        .stdout(writer)
        .stderr(second)
        .spawn()
        .map_err(|error| not_started(&typed, &error))?;
    // The command still holds the writing ends; the reader would wait for them.
    command.stdout(Stdio::null()).stderr(Stdio::null());
    let mut said = Vec::new();
    let read = reader.read_to_end(&mut said);
    let status = child.wait().map_err(|error| not_started(&typed, &error))?;
    read.map_err(|error| format!("`{typed}` could not be listened to: {error}."))?;
    Ok((status, String::from_utf8_lossy(&said).into_owned()))
}

/// Whether a command starts and succeeds; what it says is thrown away.
pub fn succeeds(program: &str, arguments: &[&str]) -> bool {
    Command::new(program)
        .args(arguments)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

/// Whether a program of this name is on the search path.
pub fn is_installed(program: &str) -> bool {
    let file = format!("{program}{}", std::env::consts::EXE_SUFFIX);
    std::env::var_os("PATH")
        .is_some_and(|path| std::env::split_paths(&path).any(|folder| folder.join(&file).is_file()))
}

/// The first line a command prints, when it succeeds.
pub fn first_line(program: &str, arguments: &[&str]) -> Option<String> {
    let output = Command::new(program).args(arguments).output().ok()?;
    let line = String::from_utf8_lossy(&output.stdout)
        .lines()
        .next()?
        .to_owned();
    output.status.success().then_some(line)
}

fn not_started(typed: &str, error: &std::io::Error) -> String {
    format!("`{typed}` could not be started: {error}.")
}
