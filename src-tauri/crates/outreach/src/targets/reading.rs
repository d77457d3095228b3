//! Why a target's file cannot be read, for somebody who changes it by hand.
//!
//! What the parser says is English and names its own types. Its words for a wrong name and
//! the names it knows are taken out of that; everything else is told by its line.

use serde::de;
use serde_json::error::Category;
use strum::VariantArray;
use words::{Sentence, sentence};

/// So many words that could stand there are listed.
const FEW: usize = 8;

/// How much of a wrong name is told.
const LONGEST_NAME: usize = 60;

/// A word that is none of a closed list; [`why`] reads it again.
pub(super) fn unknown_word<E, T>(word: &str) -> E
where
    E: de::Error,
    T: VariantArray + Copy + Into<&'static str>,
{
    let known = T::VARIANTS.iter().map(|it| {
        let name: &'static str = (*it).into();
        format!("`{name}`")
    });
    let known: Vec<String> = known.collect();
    let known = known.join(", ");
    de::Error::custom(format!("unknown word `{word}`, expected one of {known}"))
}

/// The text of a target's file.
///
/// # Errors
/// For what is no such file at all, and for one in another encoding.
pub(super) fn text(bytes: &[u8]) -> Result<&str, Sentence> {
    let is_utf_16 = bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff");
    let begins = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    if !is_utf_16 && !begins.trim_ascii_start().starts_with(b"{") {
        return Err(sentence!("target-not-json"));
    }
    str::from_utf8(bytes).map_err(|_| sentence!("target-not-utf-8"))
}

/// Why JSON is no target.
pub(super) fn why(error: &serde_json::Error, text: &str) -> Sentence {
    let line = error.line();
    let written = text.lines().nth(line.saturating_sub(1)).unwrap_or_default();
    let told = error.to_string();
    match error.classify() {
        Category::Data => why_not_a_target(&told, line),
        _ if holds_decimal_comma(written) => sentence!("target-decimal-comma", line = line),
        _ => sentence!("target-not-well-formed", line = line),
    }
}

fn why_not_a_target(told: &str, line: usize) -> Sentence {
    let mut names = told.split('`').skip(1).step_by(2);
    let name = names.next().unwrap_or_default();
    let name: String = name.chars().take(LONGEST_NAME).collect();
    let name = name.as_str();
    if told.starts_with("missing field") {
        return sentence!("target-part-missing", name = name);
    }
    if told.starts_with("duplicate field") {
        return sentence!("target-part-twice", line = line, name = name);
    }
    if told.starts_with("unknown") {
        let known: Vec<&str> = names.collect();
        return match nearest(name, &known) {
            Some(meant) => sentence!("target-word-meant", line = line, name = name, meant = meant),
            None if known.len() <= FEW => sentence!(
                "target-word-none-of",
                line = line,
                name = name,
                known = known.join(", ")
            ),
            None => sentence!("target-word-unknown", line = line, name = name),
        };
    }
    let expected = told.rsplit_once(", expected ").map_or("", |(_, it)| it);
    let is_number = ["f32", "f64", "u8", "u16", "u32", "u64", "usize"]
        .iter()
        .any(|number| expected.starts_with(number));
    match is_number {
        true => sentence!("target-number-expected", line = line),
        false => sentence!("target-value-unusable", line = line),
    }
}

/// The name that is written most like this one; none that differs in more than a third.
fn nearest<'a>(name: &str, known: &[&'a str]) -> Option<&'a str> {
    let most = (name.chars().count() / 3).max(1);
    let name = name.to_lowercase();
    let known = known
        .iter()
        .map(|it| (strsim::osa_distance(&name, it), *it));
    let near = known.filter(|(distance, _)| *distance <= most);
    near.min_by_key(|(distance, _)| *distance).map(|(_, it)| it)
}

/// Whether a number stands there as in `99,1`.
fn holds_decimal_comma(line: &str) -> bool {
    let digits = line.as_bytes().windows(3);
    let mut commas = digits.filter(|it| it[1] == b',');
    commas.any(|it| it[0].is_ascii_digit() && it[2].is_ascii_digit())
}
