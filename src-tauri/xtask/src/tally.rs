//! How many tests ran, read from what the runners say.

/// Counts of test cases.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    /// Test cases that passed.
    pub passed: usize,
    /// Test cases that failed.
    pub failed: usize,
    /// Test cases that said they could not test.
    pub skipped: usize,
}

impl Tally {
    /// One check that passed.
    pub const PASSED: Self = Self {
        passed: 1,
        failed: 0,
        skipped: 0,
    };
    /// One check that failed.
    pub const FAILED: Self = Self {
        passed: 0,
        failed: 1,
        skipped: 0,
    };

    /// Both together.
    pub fn plus(self, other: Self) -> Self {
        Self {
            passed: self.passed + other.passed,
            failed: self.failed + other.failed,
            skipped: self.skipped + other.skipped,
        }
    }

    /// Sums the `test result:` lines of `cargo test`, one for each test binary.
    pub fn of_cargo_test(output: &str) -> Self {
        Self::of_lines(output, "test result:")
    }

    /// Reads Vitest's `Tests  1 failed | 22 passed | 1 skipped (24)` line.
    pub fn of_vitest(output: &str) -> Self {
        Self::of_lines(output, "Tests ")
    }

    fn of_lines(output: &str, start: &str) -> Self {
        output
            .lines()
            .filter_map(|line| line.trim_start().strip_prefix(start))
            .map(|line| Self {
                passed: number_before(line, "passed"),
                failed: number_before(line, "failed"),
                // What `#[ignore]` leaves out, what `it.skip` does.
                skipped: number_before(line, "ignored") + number_before(line, "skipped"),
            })
            .fold(Self::default(), Self::plus)
    }
}

/// The number that stands directly before `word`; 0 when there is none.
fn number_before(line: &str, word: &str) -> usize {
    let words: Vec<&str> = line
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|piece| !piece.is_empty())
        .collect();
    words
        .windows(2)
        .find(|pair| pair[1] == word)
        .and_then(|pair| pair[0].parse().ok())
        .unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every binary of a workspace has its own summary, and none may be lost.
    #[test]
    fn cargo_test_summaries_are_summed() {
        let output = "\
running 2 tests
test a ... ok
test result: ok. 2 passed; 0 failed; 0 ignored; 0 measured; 3 filtered out; finished in 0.00s

     Running tests/main.rs
test result: FAILED. 10 passed; 1 failed; 4 ignored; 0 measured; 0 filtered out; finished in 1.20s
";
        let tally = Tally::of_cargo_test(output);
        assert_eq!(
            (tally.passed, tally.failed, tally.skipped),
            (12, 1, 4),
            "both lines count"
        );
    }

    /// A runner that died before its summary has proven nothing.
    #[test]
    fn output_without_a_summary_counts_nothing() {
        assert_eq!(
            Tally::of_cargo_test("error: could not compile `booth`\n2 passed on the way"),
            Tally::default(),
            "only summary lines count"
        );
    }

    /// Vitest names only the kinds that occurred, failures first.
    #[test]
    fn vitest_summaries_are_read() {
        let good = " Test Files  4 passed (4)\n      Tests  31 passed (31)\n";
        assert_eq!(
            Tally::of_vitest(good),
            Tally {
                passed: 31,
                ..Tally::default()
            },
            "not the file count"
        );
        let bad = "      Tests  2 failed | 29 passed | 1 skipped (32)\n";
        assert_eq!(
            Tally::of_vitest(bad),
            Tally {
                passed: 29,
                failed: 2,
                skipped: 1
            },
            "failures come first"
        );
    }
}
