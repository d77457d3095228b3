//! What number stands in this cell?

use crate::limits::{HIGHEST_PRICE_WON, MOST_PIECES_IN_STOCK};
use crate::unreadable_barcode;
use words::typed::cleaned;
use words::{Sentence, sentence};

/// The longest text that is read as a number, in bytes.
const LONGEST_NUMBER: usize = 200;

/// Signs of the won in small letters; Korean fonts draw the backslash of code
/// page 949 as one.
pub(crate) const WON_SIGNS: [&str; 5] = ["₩", "\\", "krw", "원", "won"];

/// A price in whole won. What could be meant in two ways is refused.
pub(crate) fn price(written: &str) -> Result<u64, Sentence> {
    if written.len() > LONGEST_NUMBER {
        return Err(sentence!("price-unreadable", written = shown(written)));
    }
    let lower = compact(written).to_lowercase();
    if lower.is_empty() {
        return Err(sentence!("price-empty"));
    }
    let bare = without_won(&lower);
    let is_negative = bare.starts_with(['-', '−', '△', '▲', '(']);
    if is_negative && bare.contains(|c: char| c.is_ascii_digit()) {
        return Err(sentence!("price-negative"));
    }
    let unreadable = || sentence!("price-unreadable", written = shown(written));
    let number = number(bare).ok_or_else(unreadable)?;
    if number.has_fraction {
        return Err(sentence!("price-with-a-fraction"));
    }
    number
        .whole
        .parse()
        .ok()
        .filter(|won| *won <= HIGHEST_PRICE_WON)
        .ok_or_else(|| sentence!("price-too-high", most = HIGHEST_PRICE_WON))
}

/// Without the signs of the won around it.
fn without_won(mut text: &str) -> &str {
    while let Some(rest) = WON_SIGNS
        .iter()
        .find_map(|sign| text.strip_prefix(sign).or(text.strip_suffix(sign)))
    {
        text = rest;
    }
    text
}

/// Whether two cells beside each other may be the halves of one price that was
/// split at its comma: `12` and `000원`, `₩1` and `200 (행사)`.
pub(crate) fn may_be_halves(first: &str, second: &str, is_split_at_commas: bool) -> bool {
    if first.len() > LONGEST_NUMBER {
        return false;
    }
    let first = compact(first).to_lowercase();
    // 500원 is whole.
    let mut first = first.as_str();
    while let Some(rest) = WON_SIGNS.iter().find_map(|sign| first.strip_prefix(sign)) {
        first = rest;
    }
    let is_first = (1..=3).contains(&first.len()) && first.bytes().all(|c| c.is_ascii_digit());
    let digits = second.bytes().take_while(u8::is_ascii_digit).count();
    // Elsewhere 500 and 120 are a price and its stock, but 000 is no number.
    let is_second = is_split_at_commas
        || second.starts_with('0')
        || second[digits..].trim_start().starts_with('원');
    is_first && digits == 3 && is_second
}

/// What a cell that is ticked or not says; `None` when it is neither.
pub fn yes_or_no(written: &str) -> Option<bool> {
    if written.len() > LONGEST_NUMBER {
        return None;
    }
    let lower = compact(written).to_lowercase();
    let is_among = |words: &str| words.split(' ').any(|word| word == lower);
    if is_among("o ○ ◯ ㅇ y yes 예 네 v ✓ ✔ true 1 1.0") {
        return Some(true);
    }
    is_among("x × n no 아니오 아니요 false 0 0.0 -").then_some(false)
}

/// Pieces in stock; `None` when they are not a whole number within the limit.
pub(crate) fn stock(written: &str) -> Option<u32> {
    if written.len() > LONGEST_NUMBER {
        return None;
    }
    let lower = compact(written).to_lowercase();
    let units = ["개", "ea", "pcs", "pc"];
    let bare = units.iter().find_map(|unit| lower.strip_suffix(unit));
    let number = number(bare.unwrap_or(&lower)).filter(|number| !number.has_fraction)?;
    let pieces = number.whole.parse().ok();
    pieces.filter(|pieces| *pieces <= MOST_PIECES_IN_STOCK)
}

/// A cell without spaces. A space within a number stands for a comma if no number
/// begins behind it (`12 000`); `900 800` are two, and a line end parts two as
/// well, so that one stays.
fn compact(written: &str) -> String {
    let mut compact = String::new();
    let mut gap = None;
    for character in cleaned(written).trim().chars() {
        if character.is_whitespace() {
            let is_line = character != ' ' || gap == Some('\n');
            gap = Some(if is_line { '\n' } else { ' ' });
            continue;
        }
        let before = compact.chars().next_back().unwrap_or_default();
        let parts = (before.is_ascii_digit() || before == ',') && character.is_ascii_digit();
        match gap.take().filter(|_| parts) {
            Some(' ') if character != '0' => compact.push(' '),
            Some(' ') if before != ',' => compact.push(','),
            Some('\n') => compact.push('\n'),
            _ => {}
        }
        compact.push(character);
    }
    compact
}

/// A number as it is written, its digits checked.
struct Number {
    /// The digits before the point, without the commas.
    whole: String,
    /// Whether anything but zeros stands behind the point.
    has_fraction: bool,
}

/// Reads `12000`, `12,000` and `12000.00`; nothing for what could be meant in
/// two ways.
fn number(bare: &str) -> Option<Number> {
    let (whole, fraction) = bare.split_once('.').unwrap_or((bare, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let mut groups = whole.split(',');
    let first = groups.next().unwrap_or_default();
    let is_grouped = groups.clone().count() > 0;
    // 000 is the second half of a number that was split at its comma.
    let begins = !first.is_empty() && (first == "0" || !first.starts_with('0'));
    let fits = begins
        && digits(first)
        && (!is_grouped || first.len() <= 3)
        && groups.all(|group| group.len() == 3 && digits(group))
        && digits(fraction);
    // 12.000 is twelve to one reader and twelve thousand to another.
    let is_ambiguous = fraction.len() == 3 && first.len() <= 3 && !is_grouped;
    (fits && !is_ambiguous).then(|| Number {
        whole: whole.replace(',', ""),
        has_fraction: fraction.bytes().any(|byte| byte != b'0'),
    })
}

/// What somebody wrote, short enough for a sentence.
fn shown(written: &str) -> String {
    written
        .chars()
        .filter(|c| !c.is_control())
        .take(30)
        .collect()
}

/// The note for a barcode that is left out because its digits are wrong.
pub(crate) fn without_barcode(written: &str) -> Sentence {
    let reason = unreadable_barcode();
    sentence!(
        "row-without-barcode",
        written = shown(written),
        reason = reason
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use words::number::thousands;

    /// The ways real price lists write twelve thousand won, and what must not
    /// be taken for it.
    #[test]
    fn prices_are_read_as_people_write_them() {
        for written in [
            "12000",
            "12,000",
            "12,000원",
            "₩12,000",
            "￦12,000",
            "\\12,000",
            "12000.0",
            "12000.00",
            "12,000.00",
            " 12 000 ",
            "１２，０００원",
            "KRW 12,000",
            "\u{feff}12\u{200b},000\u{a0}원",
            "12,000 won",
            "₩ 12,000원",
            "12,000\n원",
            "12, 000",
        ] {
            assert_eq!(price(written), Ok(12_000), "{written}");
        }
        assert_eq!(price("0"), Ok(0), "a gift has a price too");
        for (written, word) in [
            ("", "비어"),
            ("-12,000", "0원보다"),
            ("(12,000)", "0원보다"),
            ("▲12,000", "0원보다"),
            ("12000.5", "1원보다"),
            ("12.000", "읽을 수"),
            ("1,2000", "읽을 수"),
            ("12,00", "읽을 수"),
            ("1.2만원", "읽을 수"),
            ("별도 문의", "읽을 수"),
            ("#N/A", "읽을 수"),
            ("12,000~15,000", "읽을 수"),
            ("12,000\n15,000", "읽을 수"),
            ("900\n800", "읽을 수"),
            ("40000 32000", "읽을 수"),
            ("900 800", "읽을 수"),
            ("900 800 700", "읽을 수"),
            ("900, 800", "읽을 수"),
            ("12 500", "읽을 수"),
            ("1 200 000", "읽을 수"),
            ("12,000 9,000", "읽을 수"),
            ("₩900 ₩800", "읽을 수"),
            ("900\u{2009}800", "읽을 수"),
            ("40,000→32,000", "읽을 수"),
            ("1만2천원", "읽을 수"),
            ("12천원", "읽을 수"),
            ("12,000원/개", "읽을 수"),
            ("$12", "읽을 수"),
            ("12000円", "읽을 수"),
            ("1.2E+04", "읽을 수"),
            ("2026-11-28", "읽을 수"),
            ("20%", "읽을 수"),
            ("문의", "읽을 수"),
            ("-", "읽을 수"),
            ("000", "읽을 수"),
            ("012000", "읽을 수"),
            ("12000①", "읽을 수"),
            ("12000²", "읽을 수"),
            ("①12000", "읽을 수"),
            ("1½", "읽을 수"),
            ("1000000001", "보다 큽니다"),
            ("99999999999999999999999", "보다 큽니다"),
        ] {
            let reason = price(written).expect_err("this is no price");
            assert!(reason.ko.contains(word), "{written}: {reason}");
        }
    }

    /// Stock lists come from tills and from hands.
    #[test]
    fn pieces_are_read_as_people_write_them() {
        for (written, pieces) in [
            ("12", Some(12)),
            ("12.00", Some(12)),
            ("3EA", Some(3)),
            ("3 ea", Some(3)),
            ("1,200개", Some(1_200)),
            ("10 ea", Some(10)),
            ("7 개입", None),
            ("3\n5", None),
            ("3 5", None),
            ("５", Some(5)),
            ("12.5", None),
            ("12.000", None),
            ("1,2", None),
            ("②", None),
            ("-3", None),
            ("", None),
        ] {
            assert_eq!(stock(written), pieces, "{written}");
        }
    }

    proptest! {
        /// Any text is a price or a reason; and whole won come back.
        #[test]
        fn any_text_is_answered(text: String, won in 0_u64..=HIGHEST_PRICE_WON) {
            let _ = price(&text);
            prop_assert_eq!(price(&format!("{}원", thousands(won))), Ok(won));
            prop_assert_eq!(price(&words::number::plain(won as f64)), Ok(won));
        }
    }
}
