//! Reading typed and scanned digits, and the check digit of product barcodes.

/// The ASCII digit that a character stands for: itself or its full-width twin,
/// which is all that a Korean input method can make of a digit key.
pub(crate) fn digit(character: char) -> Option<u8> {
    let folded = match character {
        '０'..='９' => u32::from(character) - u32::from('０') + u32::from('0'),
        _ => u32::from(character),
    };
    u8::try_from(folded).ok().filter(u8::is_ascii_digit)
}

/// What people put between groups of digits.
pub(crate) fn is_separator(character: char) -> bool {
    character.is_whitespace() || matches!(character, '-' | '－' | '‐' | '‑' | '–' | '—')
}

/// Whether ASCII digits end in the check digit of a product barcode: weights 1
/// and 3 in turn from the right, sum 0 modulo 10.
pub(crate) fn check_digit_fits(digits: &[u8]) -> bool {
    let sum: u32 = digits
        .iter()
        .rev()
        .zip([1, 3].into_iter().cycle())
        .map(|(digit, weight)| u32::from(digit - b'0') * weight)
        .sum();
    sum.is_multiple_of(10)
}

/// The words of a text: what stands between spaces and control characters,
/// which scanners type behind a code.
pub(crate) fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| c.is_whitespace() || c.is_control())
        .filter(|word| !word.is_empty())
}

/// A text without the second time that a scanner typed it, directly behind the
/// first or after a space. Fewer than eight digits are no code, and a person may
/// type such a group twice.
pub(crate) fn without_repetition(text: &str) -> &str {
    let is_code = |text: &str| text.chars().filter(|c| digit(*c).is_some()).count() >= 8;
    let mut all = words(text);
    let first = all.next().unwrap_or_default();
    if !all.all(|word| word == first) {
        return text;
    }
    match first.split_at_checked(first.len() / 2) {
        Some((once, again)) if once == again && is_code(once) => once,
        _ if is_code(first) => first,
        _ => text,
    }
}
