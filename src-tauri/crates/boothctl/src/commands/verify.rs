//! `verify`: is everything still whole?

use crate::output::{Failure, Report};
use crate::store::Store;
use serde_json::json;
use words::sentence;

/// Checks chains, read tables and the database file.
pub fn verify(store: &Store) -> Result<Report, Failure> {
    let mut booth = store.open()?;
    let verification = booth.ledger().verify()?;
    let problems: Vec<String> = verification
        .problems
        .iter()
        .map(|problem| problem.sentence().to_string())
        .collect();
    let ok = problems.is_empty();
    let json = json!({ "ok": ok, "records": verification.records, "problems": problems });
    if ok {
        let said = sentence!("store-all-whole", records = verification.records);
        Ok(Report::done(json, said.to_string()))
    } else {
        Ok(Report::refused(json, problems.join("\n")))
    }
}
