//! Functions that make a text of texts, and how long it may become.

use std::collections::HashMap;

use super::evaluator::Scope;
use super::tree::Expression;
use super::{Computed, ExpressionError, Function};

/// The longest text an expression may come to, in bytes.
pub(crate) const LONGEST_TEXT: usize = 64 * 1024;

impl Scope<'_> {
    pub(super) fn call_on_text(
        &self,
        function: Function,
        arguments: &[Expression],
    ) -> Result<String, ExpressionError> {
        use Function as F;
        if function == F::NormalizeSpace {
            let text = self.own_text(arguments)?;
            return Ok(text.split_whitespace().collect::<Vec<_>>().join(" "));
        }
        let text = self.argument_text(arguments, 0)?;
        Ok(match function {
            F::SelectedAt => {
                let index = self.argument_number(arguments, 1)?;
                let nth = (index >= 0.0)
                    .then_some(self.chosen(arguments, &text)?)
                    .and_then(|names| names.get(index as usize).copied());
                nth.unwrap_or_default().to_owned()
            }
            F::Substr => {
                let start = self.argument_number(arguments, 1)?;
                let end = arguments.get(2).map(|end| self.number(end)).transpose()?;
                substring(&text, start, end)
            }
            F::SubstringBefore | F::SubstringAfter => {
                let mark = self.argument_text(arguments, 1)?;
                let cut = text.split_once(mark.as_str());
                let cut = if mark.is_empty() {
                    Some(("", text.as_str()))
                } else {
                    cut
                };
                let (before, after) = cut.unwrap_or_default();
                if function == F::SubstringBefore {
                    before
                } else {
                    after
                }
                .to_owned()
            }
            F::Translate => {
                let (from, to) = (
                    self.argument_text(arguments, 1)?,
                    self.argument_text(arguments, 2)?,
                );
                // Each letter is looked up, which takes longer than reading it.
                self.meter.visit((text.len() + from.len()) / 4)?;
                let mut to = to.chars();
                let mut instead: HashMap<char, Option<char>> = HashMap::new();
                for c in from.chars() {
                    let other = to.next();
                    // The first of two counts.
                    instead.entry(c).or_insert(other);
                }
                let text = text
                    .chars()
                    .filter_map(|c| instead.get(&c).copied().unwrap_or(Some(c)))
                    .collect();
                within_limit(text)?
            }
            _ => text,
        })
    }
}

/// The texts one after the other; an error as soon as they are too long.
pub(super) fn joined(values: &[Computed], separator: &str) -> Result<String, ExpressionError> {
    let mut text = String::new();
    for (index, value) in values.iter().enumerate() {
        if index > 0 {
            text.push_str(separator);
        }
        text.push_str(&value.to_text());
        if text.len() > LONGEST_TEXT {
            return Err(ExpressionError::TextTooLong);
        }
    }
    Ok(text)
}

fn within_limit(text: String) -> Result<String, ExpressionError> {
    if text.len() > LONGEST_TEXT {
        return Err(ExpressionError::TextTooLong);
    }
    Ok(text)
}

/// From `start` up to and without `end`, counted in UTF-16 units from 0;
/// negative numbers count from the end.
fn substring(text: &str, start: f64, end: Option<f64>) -> String {
    let units: Vec<u16> = text.encode_utf16().collect();
    let length = units.len() as f64;
    let clamp = |index: f64| {
        // No number counts as 0, as Java's intValue() has it.
        let index = if index.is_nan() { 0.0 } else { index.trunc() };
        let index = if index < 0.0 { length + index } else { index };
        index.clamp(0.0, length) as usize
    };
    let (start, end) = (clamp(start), clamp(end.unwrap_or(length)));
    if start < end {
        String::from_utf16_lossy(&units[start..end])
    } else {
        String::new()
    }
}
