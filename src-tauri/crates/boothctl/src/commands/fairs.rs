//! `fairs`: the fairs of a store.

use crate::output::{Failure, Report};
use crate::store::Store;
use serde_json::{Value, json};
use words::sentence;

/// Lists the fairs of a store, the latest first.
pub fn fairs(store: &Store) -> Result<Report, Failure> {
    let booth = store.open()?;
    let fairs = booth.fairs()?;
    let json: Vec<Value> = fairs
        .iter()
        .map(|fair| {
            json!({
                "id": fair.id,
                "name": fair.name.ko,
                "current": fair.current,
                "visitors": fair.visitors,
            })
        })
        .collect();
    let lines: Vec<String> = fairs
        .iter()
        .map(|fair| {
            let name = fair.name.ko.as_str();
            let days = format!("{}–{}", fair.starts_on, fair.ends_on);
            let line = match fair.current {
                true => sentence!(
                    "fair-line-current",
                    name = name,
                    days = days,
                    visitors = fair.visitors
                ),
                false => sentence!(
                    "fair-line",
                    name = name,
                    days = days,
                    visitors = fair.visitors
                ),
            };
            line.to_string()
        })
        .collect();
    Ok(Report::done(json!(json), lines.join("\n")))
}
