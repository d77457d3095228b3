//! What was checked, how long it took, and how it ended.

use crate::process::{as_typed, capture};
use crate::repository::Repository;
use crate::skips::{self, Skip};
use crate::tally::Tally;
use std::io::{IsTerminal as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, ExitStatus};
use std::time::{Duration, Instant};

/// What a step counts.
#[derive(Debug, Clone, Copy)]
pub enum Counts {
    /// The step itself: one check.
    Itself,
    /// The test cases of `cargo test`. `at_least` guards against a filter that
    /// matches nothing and passes for ever.
    CargoTest { at_least: usize },
    /// The test cases of Vitest.
    Vitest,
}

/// The running account of a test run. Successes are quiet, failures are printed in full.
pub struct Report {
    total: Tally,
    /// Where tests write that they skipped themselves.
    skips_file: PathBuf,
    skips: Vec<Skip>,
}

impl Report {
    /// An account with nothing in it yet.
    pub fn new(repository: &Repository) -> Self {
        Self {
            total: Tally::default(),
            skips_file: repository.workshop().join("skipped.txt"),
            skips: Vec::new(),
        }
    }

    /// Runs a command as one step; whether it passed.
    pub fn command(&mut self, name: &str, counts: Counts, command: &mut Command) -> bool {
        let began = begin(name);
        let mut skips = Vec::new();
        let said = match counts {
            Counts::Itself => capture(command),
            Counts::CargoTest { .. } | Counts::Vitest => {
                capture_with_skips(command, &self.skips_file, &mut skips)
            }
        };
        let (tally, trouble) = match said {
            Err(sentence) => (Tally::FAILED, Some(sentence)),
            Ok((status, said)) => {
                let skipped = skips::tests_in(&skips);
                let (tally, remark) = judge(counts, status.success(), &said, skipped);
                let trouble = (tally.failed > 0)
                    .then(|| format!("$ {}\n{}{remark}", as_typed(command), said.trim_end()));
                (tally, trouble)
            }
        };
        self.skips.extend(skips);
        self.end(name, tally, trouble.as_deref(), began)
    }

    /// Runs a check of this program's own as one step; whether it passed.
    pub fn check(&mut self, name: &str, check: impl FnOnce() -> Result<(), String>) -> bool {
        let began = begin(name);
        match check() {
            Ok(()) => self.end(name, Tally::PASSED, None, began),
            Err(trouble) => self.end(name, Tally::FAILED, Some(&trouble), began),
        }
    }

    /// Says at the end that a step was not run; it counts neither way, because
    /// what it needed has been counted as failed or does not exist on this system.
    pub fn left_out(&mut self, name: &str, because: &str) {
        self.skips.push(Skip {
            what: name.to_owned(),
            reason: because.to_owned(),
        });
    }

    /// The last lines of the run, and what the shell gets.
    pub fn close(self) -> ExitCode {
        for Skip { what, reason } in &self.skips {
            println!("–  skipped: {what}: {reason}");
        }
        println!("{}", closing_line(self.total));
        if self.total.failed == 0 {
            ExitCode::SUCCESS
        } else {
            ExitCode::FAILURE
        }
    }

    fn end(&mut self, name: &str, tally: Tally, trouble: Option<&str>, began: Instant) -> bool {
        self.total = self.total.plus(tally);
        let took = in_words(began.elapsed());
        match trouble {
            None if tally == Tally::PASSED => println!("✓  {name} ({took})"),
            None => println!("✓  {name}: {} ({took})", closing_line(tally)),
            Some(trouble) => println!("✗  {name}: {} failed ({took})\n\n{trouble}\n", tally.failed),
        }
        trouble.is_none()
    }
}

/// Skipped tests are named only where there are some.
fn closing_line(tally: Tally) -> String {
    let Tally {
        passed,
        failed,
        skipped,
    } = tally;
    match skipped {
        0 => format!("{passed} passed, {failed} failed"),
        _ => format!("{passed} passed, {failed} failed, {skipped} skipped"),
    }
}

/// Runs tests and collects what they say about being skipped.
fn capture_with_skips(
    command: &mut Command,
    file: &Path,
    skips: &mut Vec<Skip>,
) -> Result<(ExitStatus, String), String> {
    skips::empty(file)?;
    let said = capture(command.env(skipped::FILE, file))?;
    *skips = skips::read(file)?;
    Ok(said)
}

/// What the end of a step means. A runner that ends badly without naming a
/// failed test, or that ran nothing at all, is itself the failure. Cargo
/// counts skipped tests as passed, here they are not; Vitest tells them apart.
fn judge(counts: Counts, succeeded: bool, said: &str, skipped: usize) -> (Tally, &'static str) {
    let (mut tally, at_least) = match counts {
        Counts::Itself if succeeded => (Tally::PASSED, 0),
        Counts::Itself => (Tally::FAILED, 0),
        Counts::CargoTest { at_least } => (Tally::of_cargo_test(said), at_least),
        Counts::Vitest => (Tally::of_vitest(said), 1),
    };
    if matches!(counts, Counts::CargoTest { .. }) {
        tally.passed = tally.passed.saturating_sub(skipped);
        tally.skipped += skipped;
    }
    if !succeeded && tally.failed == 0 {
        tally.failed = 1;
        return (
            tally,
            "\n\nThe runner ended badly without naming a failed test.",
        );
    }
    if succeeded && tally.passed < at_least {
        tally.failed = 1;
        return (
            tally,
            "\n\nFewer tests ran than there are: a filter or a summary has changed, or all were skipped.",
        );
    }
    (tally, "")
}

fn begin(name: &str) -> Instant {
    let mut out = std::io::stdout();
    if out.is_terminal() {
        // The end of the step writes over this line. A closed standard output
        // stops the program at the next println anyway.
        let _ = write!(out, "…  {name}\r").and_then(|()| out.flush());
    }
    Instant::now()
}

fn in_words(took: Duration) -> String {
    let seconds = took.as_secs_f32();
    if seconds < 60.0 {
        format!("{seconds:.1} s")
    } else {
        format!("{} min {:02} s", took.as_secs() / 60, took.as_secs() % 60)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The one number people trust must not hide a crash or an empty run.
    #[test]
    fn a_run_that_proves_nothing_is_a_failure() {
        let one = Counts::CargoTest { at_least: 1 };
        let none = Counts::CargoTest { at_least: 0 };
        let nothing_ran = "test result: ok. 0 passed; 0 failed;";
        let two_failed = "test result: FAILED. 3 passed; 2 failed;";
        let two_passed = "test result: ok. 2 passed; 0 failed;";
        let cases = [
            (Counts::Itself, true, "", 0, (1, 0, 0)),
            (Counts::Itself, false, "", 0, (0, 1, 0)),
            (one, false, "error: could not compile", 0, (0, 1, 0)),
            (one, true, nothing_ran, 0, (0, 1, 0)),
            (none, true, nothing_ran, 0, (0, 0, 0)),
            (one, false, two_failed, 0, (3, 2, 0)),
            (one, true, two_passed, 1, (1, 0, 1)),
            (one, true, two_passed, 2, (0, 1, 2)),
            (Counts::Vitest, true, "No test files found", 0, (0, 1, 0)),
            (
                Counts::Vitest,
                true,
                "Tests  2 passed | 1 skipped (3)",
                1,
                (2, 0, 1),
            ),
        ];
        for (counts, succeeded, said, skips, (passed, failed, skipped)) in cases {
            assert_eq!(
                judge(counts, succeeded, said, skips).0,
                Tally {
                    passed,
                    failed,
                    skipped
                },
                "{counts:?}, success {succeeded}, said {said:?}, {skips} skipped"
            );
        }
    }
    /// A test that returned early must not be counted among those that proved
    /// something, and the reader must learn why.
    #[cfg(unix)]
    #[test]
    fn what_a_test_says_about_being_skipped_is_collected() -> Result<(), String> {
        let folder = std::env::temp_dir().join(format!("xtask-report-{}", std::process::id()));
        let mut report = Report {
            total: Tally::default(),
            skips_file: folder.join("below/skipped.txt"),
            skips: Vec::new(),
        };
        let script = "echo 'test result: ok. 3 passed; 0 failed;'; \
            printf 'booth a\\tno zbarimg\\nbooth a\\tno fonts\\nbooth b\\tno zbarimg\\n' \
            >> \"$BOOTHLOOP_SKIPPED\"";
        let counts = Counts::CargoTest { at_least: 1 };
        for _ in 0..2 {
            assert!(report.command("tests", counts, Command::new("sh").args(["-c", script])));
        }
        assert_eq!(
            closing_line(report.total),
            "2 passed, 0 failed, 4 skipped",
            "two of three tests were skipped, in each run"
        );
        let told: Vec<&str> = report
            .skips
            .iter()
            .map(|skip| skip.reason.as_str())
            .collect();
        assert_eq!(told[..3], ["no zbarimg", "no fonts", "no zbarimg"]);
        assert_eq!(told.len(), 6, "nothing is left over from the run before");
        std::fs::remove_dir_all(&folder).map_err(|error| error.to_string())
    }
}
