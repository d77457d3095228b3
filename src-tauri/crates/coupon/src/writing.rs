//! How days and lists are written in the crate's sentences.

use chrono::{Datelike, NaiveDate, NaiveDateTime};
use words::{Sentence, particle};

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

    /// Lists carry the particle of the word before them.
    #[test]
    fn lists_read_naturally() {
        assert_eq!(list_ko(&["부스"]), "부스");
        assert_eq!(list_ko(&["부스", "매장"]), "부스와 매장");
        assert_eq!(list_ko(&["부스", "매장", "온라인"]), "부스, 매장과 온라인");
        assert_eq!(list_en(&["a", "b", "c"], "or"), "a, b or c");
    }
}
