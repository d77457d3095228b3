//! Taking a time, and telling it beside another.

use crate::output::Failure;
use serde_json::{Value, json};
use std::time::{Duration, Instant};

/// Milliseconds of the best run: other work on the machine only ever adds.
pub fn best(runs: usize, mut run: impl FnMut() -> Result<(), Failure>) -> Result<f64, Failure> {
    let mut best = Duration::MAX;
    for _ in 0..runs {
        let began = Instant::now();
        run()?;
        best = best.min(began.elapsed());
    }
    Ok(best.as_secs_f64() * 1000.0)
}

/// Milliseconds against a baseline, with how many things (`of`) it was measured on.
pub fn figure(name: &str, ours: f64, baseline: f64, of: &str, count: usize) -> Value {
    json!({
        "name": name,
        "ours": ours,
        "baseline": baseline,
        "ratio": ours / baseline,
        "unit": "ms",
        of: count,
    })
}
