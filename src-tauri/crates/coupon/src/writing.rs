//! How numbers, days and lists are written in the crate's sentences.

use chrono::{Datelike, NaiveDate, NaiveDateTime};
use words::{Sentence, particle};

/// A whole number with a comma every three digits.
pub(crate) fn thousands(number: u64) -> String {
    let digits = number.to_string();
    let mut written = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            written.push(',');
        }
        written.push(digit);
    }
    written
}

/// A day, with its year because a fair comes back every year.
pub(crate) fn day(date: NaiveDate) -> Sentence {
    Sentence::new(
        format!("{}년 {}월 {}일", date.year(), date.month(), date.day()),
        date.format("%-d %B %Y").to_string(),
    )
}

/// A moment of the fair, to the minute; its year is always this one.
pub(crate) fn moment(at: NaiveDateTime) -> Sentence {
    Sentence::new(
        format!("{}월 {}일 {}", at.month(), at.day(), at.format("%H:%M")),
        at.format("%-d %B at %H:%M").to_string(),
    )
}

/// "가와 나", "가, 나와 다": a Korean list.
pub(crate) fn list_ko(items: &[&str]) -> String {
    match items {
        [] => String::new(),
        [only] => (*only).to_owned(),
        [start @ .., before, last] => {
            let mut parts: Vec<String> = start.iter().map(|item| (*item).to_owned()).collect();
            parts.push(format!("{} {last}", particle::and(before)));
            parts.join(", ")
        }
    }
}

/// "a", "a and b", "a, b and c": an English list with the given last word.
pub(crate) fn list_en(items: &[&str], last_word: &str) -> String {
    match items {
        [] => String::new(),
        [only] => (*only).to_owned(),
        [start @ .., last] => format!("{} {last_word} {last}", start.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Money with a comma in the wrong place is misread by a factor of ten.
    #[test]
    fn thousands_are_grouped() {
        for (number, written) in [
            (0, "0"),
            (999, "999"),
            (1_000, "1,000"),
            (30_000, "30,000"),
            (1_234_567, "1,234,567"),
        ] {
            assert_eq!(thousands(number), written);
        }
    }

    /// Lists carry the particle of the word before them.
    #[test]
    fn lists_read_naturally() {
        assert_eq!(list_ko(&["부스"]), "부스");
        assert_eq!(list_ko(&["부스", "매장"]), "부스와 매장");
        assert_eq!(list_ko(&["부스", "매장", "온라인"]), "부스, 매장과 온라인");
        assert_eq!(list_en(&["a", "b", "c"], "or"), "a, b or c");
    }
}
