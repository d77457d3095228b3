//! Does a text advertise? One line that promotes something makes the whole message an
//! advertisement, which the answer to a request may not be.

use words::typed::cleaned;

/// The words that advertise, one a line; lines with `#` say where they are from.
const PROMOTIONAL: &str = include_str!("../../../../assets/law/promotional-words.txt");

/// The first word in a text that advertises; none when none does.
pub fn promotional_word(text: &str) -> Option<&'static str> {
    let text = spaced_once(&cleaned(text).to_lowercase());
    PROMOTIONAL
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .find(|word| match word.is_ascii() {
            true => has_whole_word(&text, word),
            false => text.contains(word),
        })
}

/// A line end or a second space between two words hides nothing.
fn spaced_once(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether a word stands in a text with no letter beside it; a sign at its end may
/// touch anything.
fn has_whole_word(text: &str, word: &str) -> bool {
    let is_letter = |it: Option<char>| it.is_some_and(|it| it.is_ascii_alphanumeric());
    let (begins, ends) = (
        is_letter(word.chars().next()),
        is_letter(word.chars().next_back()),
    );
    text.match_indices(word).any(|(at, found)| {
        let (before, after) = (&text[..at], &text[at + found.len()..]);
        let grows_before = begins && is_letter(before.chars().next_back());
        let grows_after = ends && is_letter(after.chars().next());
        !grows_before && !grows_after
    })
}
