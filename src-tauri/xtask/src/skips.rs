//! Which tests did not test, and why?
//!
//! Tests write it into a file, one line each, with the crate `skipped`.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// Something that was not run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Skip {
    /// The test with its package, or the step.
    pub what: String,
    /// Why, in words.
    pub reason: String,
}

/// How many tests skipped themselves; one may give several reasons.
pub fn tests_in(skips: &[Skip]) -> usize {
    let tests: BTreeSet<&str> = skips.iter().map(|skip| skip.what.as_str()).collect();
    tests.len()
}

/// Makes room for the next run's lines.
pub fn empty(file: &Path) -> Result<(), String> {
    let write = || {
        if let Some(folder) = file.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(file, "")
    };
    write().map_err(|error| format!("{} could not be written: {error}.", file.display()))
}

/// What the tests wrote, in order of their names.
pub fn read(file: &Path) -> Result<Vec<Skip>, String> {
    let text = fs::read_to_string(file)
        .map_err(|error| format!("{} could not be read: {error}.", file.display()))?;
    let mut lines: Vec<&str> = text.lines().collect();
    // Tests run side by side; in one test the order of its reasons stays.
    lines.sort_by_key(|line| line.split('\t').next());
    lines.dedup();
    Ok(lines.into_iter().map(skip).collect())
}

/// A line without a tab is shown as it is rather than lost.
fn skip(line: &str) -> Skip {
    let (what, reason) = line
        .split_once('\t')
        .unwrap_or((line, "no reason was given"));
    Skip {
        what: what.to_owned(),
        reason: reason.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_without_a_reason_is_not_lost() {
        assert_eq!(skip("booth a\tno zbarimg").reason, "no zbarimg");
        assert_eq!(skip("booth a").what, "booth a");
    }
}
