//! How a test says that it was skipped, and why.
//!
//! The runner of Rust's tests knows only passed and failed, and hides what a
//! passing test prints. A test that cannot run here therefore writes a line
//! into the file that [`FILE`] names, and `cargo xtask test` ends with those
//! lines. Without that file the line goes to the terminal.

use std::fs::OpenOptions;
use std::io::Write as _;
use std::path::Path;
use std::process::Command;

/// The environment variable with the file that skipped tests are written into.
pub const FILE: &str = "BOOTHLOOP_SKIPPED";

/// The environment variable that skips long tests.
pub const QUICK: &str = "BOOTHLOOP_QUICK";

/// Says that the test of this thread, or the rest of it, is skipped. The caller
/// returns.
pub fn because(reason: &str) {
    let package = std::env::var("CARGO_PKG_NAME").unwrap_or_default();
    let thread = std::thread::current();
    let test = thread.name().unwrap_or("a test");
    let line = line(&package, test, reason);
    match std::env::var_os(FILE) {
        Some(file) => append(Path::new(&file), &line).expect("skipped tests are written down"),
        // Straight to the terminal: the runner would hide a `println`.
        None => write!(std::io::stderr(), "skipped: {line}").expect("standard error is open"),
    }
}

/// Whether one of these programs is missing; then the test is skipped.
pub fn without(programs: &[&str]) -> bool {
    let missing = missing(programs);
    if !missing.is_empty() {
        because(&format!("not installed: {}", missing.join(", ")));
    }
    !missing.is_empty()
}

/// Programs that do not start; what they answer does not matter.
fn missing<'a>(programs: &[&'a str]) -> Vec<&'a str> {
    programs
        .iter()
        .copied()
        .filter(|program| Command::new(program).arg("--version").output().is_err())
        .collect()
}

/// Whether long tests are to be skipped in this run; then this test is skipped.
pub fn as_long() -> bool {
    let is_quick = std::env::var_os(QUICK).is_some();
    if is_quick {
        because("it takes long; cargo xtask test runs it");
    }
    is_quick
}

/// Package and test, a tab, the reason: always one line.
fn line(package: &str, test: &str, reason: &str) -> String {
    let reason: Vec<&str> = reason.split_whitespace().collect();
    format!("{package} {test}\t{}\n", reason.join(" "))
}

/// Tests run side by side, in several processes: the line is written at once,
/// so that no two mix.
fn append(file: &Path, line: &str) -> std::io::Result<()> {
    let mut file = OpenOptions::new().create(true).append(true).open(file)?;
    file.write_all(line.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_over_several_lines_stays_one_line() {
        assert_eq!(
            line(
                "survey",
                "writing::accepted",
                "no Python;\n   it is\tmissing"
            ),
            "survey writing::accepted\tno Python; it is missing\n"
        );
    }

    #[test]
    fn lines_of_tests_side_by_side_do_not_mix() {
        let file = std::env::temp_dir().join(format!("boothloop-skipped-{}", std::process::id()));
        std::thread::scope(|scope| {
            for number in 0..8 {
                let file = &file;
                scope.spawn(move || {
                    for _ in 0..50 {
                        append(file, &line("p", "t", &number.to_string())).expect("appended");
                    }
                });
            }
        });
        let text = std::fs::read_to_string(&file).expect("written");
        std::fs::remove_file(&file).expect("removed");
        assert_eq!(text.lines().count(), 400);
        assert!(
            text.lines().all(|line| line.len() == "p t\t0".len()),
            "{text}"
        );
    }

    #[test]
    fn only_programs_that_do_not_start_are_missing() {
        assert_eq!(
            missing(&["rustc", "no-such-program-anywhere"]),
            ["no-such-program-anywhere"]
        );
        assert!(missing(&["rustc"]).is_empty());
    }
}
