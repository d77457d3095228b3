//! What was checked, how long it took, and how it ended.

use crate::process::{as_typed, capture};
use crate::tally::Tally;
use std::io::{IsTerminal as _, Write as _};
use std::process::{Command, ExitCode};
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
#[derive(Default)]
pub struct Report {
    total: Tally,
}

impl Report {
    /// Runs a command as one step; whether it passed.
    pub fn command(&mut self, name: &str, counts: Counts, command: &mut Command) -> bool {
        let began = begin(name);
        let (tally, trouble) = match capture(command) {
            Err(sentence) => (Tally::FAILED, Some(sentence)),
            Ok((status, said)) => {
                let (tally, remark) = judge(counts, status.success(), &said);
                let trouble = (tally.failed > 0)
                    .then(|| format!("$ {}\n{}{remark}", as_typed(command), said.trim_end()));
                (tally, trouble)
            }
        };
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

    /// Says that a step was not run; it counts neither way, because what it
    /// needed has been counted as failed or does not exist on this system.
    pub fn left_out(&mut self, name: &str, because: &str) {
        println!("–  {name}: not run, {because}");
    }

    /// The last line of the run, and what the shell gets.
    pub fn close(self) -> ExitCode {
        println!("{} passed, {} failed", self.total.passed, self.total.failed);
        if self.total.failed == 0 {
            ExitCode::SUCCESS
        } else {
            ExitCode::FAILURE
        }
    }

    fn end(&mut self, name: &str, tally: Tally, trouble: Option<&str>, began: Instant) -> bool {
        self.total.passed += tally.passed;
        self.total.failed += tally.failed;
        let took = in_words(began.elapsed());
        match trouble {
            None if tally.passed == 1 => println!("✓  {name} ({took})"),
            None => println!("✓  {name}: {} passed ({took})", tally.passed),
            Some(trouble) => println!("✗  {name}: {} failed ({took})\n\n{trouble}\n", tally.failed),
        }
        trouble.is_none()
    }
}

/// What the end of a step means. A runner that ends badly without naming a
/// failed test, or that ran nothing at all, is itself the failure.
fn judge(counts: Counts, succeeded: bool, said: &str) -> (Tally, &'static str) {
    let (mut tally, at_least) = match counts {
        Counts::Itself if succeeded => (Tally::PASSED, 0),
        Counts::Itself => (Tally::FAILED, 0),
        Counts::CargoTest { at_least } => (Tally::of_cargo_test(said), at_least),
        Counts::Vitest => (Tally::of_vitest(said), 1),
    };
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
            "\n\nFewer tests ran than there are: a filter or a summary has changed.",
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
        let cases = [
            (Counts::Itself, true, "", (1, 0)),
            (Counts::Itself, false, "", (0, 1)),
            (
                Counts::CargoTest { at_least: 1 },
                false,
                "error: could not compile",
                (0, 1),
            ),
            (
                Counts::CargoTest { at_least: 1 },
                true,
                "test result: ok. 0 passed; 0 failed;",
                (0, 1),
            ),
            (
                Counts::CargoTest { at_least: 0 },
                true,
                "test result: ok. 0 passed; 0 failed;",
                (0, 0),
            ),
            (
                Counts::CargoTest { at_least: 1 },
                false,
                "test result: FAILED. 3 passed; 2 failed;",
                (3, 2),
            ),
            (Counts::Vitest, true, "No test files found", (0, 1)),
        ];
        for (counts, succeeded, said, (passed, failed)) in cases {
            assert_eq!(
                judge(counts, succeeded, said).0,
                Tally { passed, failed },
                "{counts:?}, success {succeeded}, said {said:?}"
            );
        }
    }
}
