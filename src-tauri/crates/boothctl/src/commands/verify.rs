//! `verify`: is everything still whole?

use crate::output::{Failure, Report};
use crate::store::Store;
use booth::Booth;
use ledger::{Finding, Problem, Secret, SystemEnvironment};
use serde_json::json;
use words::sentence;

/// Checks chains, read tables and the database file.
pub fn verify(store: &Store) -> Result<Report, Failure> {
    let verification = match store.open() {
        Ok(mut booth) => booth.ledger().verify()?,
        Err(failure) if failure.code() == Some("write_protected") => {
            let passphrase = store.passphrase.read()?;
            let secret = Secret::Passphrase(&passphrase);
            Booth::verify_write_protected(&store.store, secret, &mut SystemEnvironment)?
        }
        Err(failure) => return Err(failure),
    };
    let problems: Vec<String> = verification
        .problems
        .iter()
        .map(|problem| problem.sentence().to_string())
        .collect();
    let details = details(&verification.problems);
    let ok = problems.is_empty();
    let json = json!({
        "ok": ok, "records": verification.records, "problems": problems, "details": details,
    });
    if ok {
        let said = sentence!("store-all-whole", records = verification.records);
        Ok(Report::done(json, said.to_string()))
    } else {
        Ok(Report::refused(json, problems.join("\n")))
    }
}

/// What the database engine said of a damaged file, for whoever mends it.
fn details(problems: &[Problem]) -> Vec<&str> {
    let details = problems.iter().flat_map(|problem| match &problem.finding {
        Finding::FileDamaged { details } => details.as_slice(),
        _ => &[],
    });
    details.map(String::as_str).collect()
}
