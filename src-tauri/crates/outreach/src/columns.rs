//! What is a column of a stranger's table called?

/// Columns and words that a sentence names at most.
const NAMED_AT_MOST: usize = 12;

/// The letters that Excel gives a column, counted from 0.
pub(crate) fn letters(column: u32) -> String {
    let (before, last) = (column / 26, column % 26);
    let last = char::from(b'A' + u8::try_from(last).unwrap_or_default());
    match before {
        0 => last.to_string(),
        before => format!("{}{last}", letters(before - 1)),
    }
}

/// Whether somebody means this column: by its heading, or by its letters.
pub(crate) fn is_called(heading: &str, column: u32, wanted: &str) -> bool {
    let wanted = wanted.trim();
    heading.eq_ignore_ascii_case(wanted) || letters(column).eq_ignore_ascii_case(wanted)
}

/// A list for a sentence, no longer than can be read.
pub(crate) fn named<'a>(texts: impl Iterator<Item = &'a str>) -> String {
    let texts: Vec<&str> = texts.take(NAMED_AT_MOST).collect();
    texts.join(", ")
}

/// A heading or a word as it is compared.
pub(crate) fn plain(text: &str) -> String {
    let letters = text
        .chars()
        .filter(|it| !it.is_whitespace() && !"-_".contains(*it));
    letters.flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::letters;

    #[test]
    fn columns_are_lettered_as_in_excel() {
        let lettered = [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")];
        for (column, name) in lettered {
            assert_eq!(letters(column), name);
        }
    }
}
