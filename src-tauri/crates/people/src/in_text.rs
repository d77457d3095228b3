//! Does a text say who somebody is?
//!
//! A reason or a note that outlives the people it is about must not hold their
//! names, addresses and numbers: what was destroyed would live on in it.

use crate::hangul::is_syllable;
use crate::{normalise_email, normalise_phone};
use words::typed::cleaned;

/// A name of one letter is in too many sentences to tell anybody by it.
const SHORTEST_NAME: usize = 2;
/// A Korean name of so many syllables is hardly ever a part of another word.
const UNMISTAKABLE: usize = 3;
/// Fewest and most digits of a phone number that is written with its area code.
const PHONE_DIGITS: std::ops::RangeInclusive<usize> = 9..=15;

/// Whether an e-mail address or a phone number stands somewhere in a text. A phone
/// number is one that begins with 0 or +: dates, amounts and barcodes are none.
pub fn holds_contact_point(text: &str) -> bool {
    let text = cleaned(text);
    let is_between = |c: char| c.is_whitespace() || ",;:<>()[]\"'/".contains(c);
    let holds_email = text.split(is_between).any(|word| {
        // Korean goes on behind the address: `kim@example.com으로`.
        let address = word.trim_matches(|c: char| !c.is_ascii_alphanumeric());
        address.contains('@') && normalise_email(address).is_ok()
    });
    holds_email || holds_phone(&text)
}

fn holds_phone(text: &str) -> bool {
    let text: Vec<char> = text.chars().collect();
    (0..text.len()).any(|at| {
        let before = |back: usize| at.checked_sub(back).map_or(' ', |place| text[place]);
        let is_part_of_date = matches!(before(1), '.' | '-' | '/')
            && before(2).is_ascii_digit()
            && before(3).is_ascii_digit();
        let is_inside = before(1).is_ascii_digit() || before(1) == '+' || is_part_of_date;
        matches!(text[at], '0' | '+') && !is_inside && begins_with_phone(&text[at..])
    })
}

fn begins_with_phone(text: &[char]) -> bool {
    let mut number = String::new();
    for (at, character) in text.iter().enumerate() {
        match character {
            '+' if at == 0 => number.push('+'),
            digit if digit.is_ascii_digit() => number.push(*digit),
            ' ' | '-' | '.' | '(' | ')' => continue,
            _ => return false,
        }
        let digits = number.trim_start_matches('+').len();
        if digits > *PHONE_DIGITS.end() {
            return false;
        }
        let is_whole = text.get(at + 1).is_none_or(|next| !next.is_ascii_digit());
        if is_whole && PHONE_DIGITS.contains(&digits) && normalise_phone(&number).is_ok() {
            return true;
        }
    }
    false
}

/// Whether a text says a name, with or without spaces in it. A Korean name of three
/// syllables is seen anywhere; a shorter one and a Latin one only as a word of its own
/// (with its particle), because 이상 and Li stand in many words.
pub fn says_name(text: &str, name: &str) -> bool {
    let folded = |text: &str| -> Vec<char> { cleaned(text).to_lowercase().chars().collect() };
    let (text, mut name) = (folded(text), folded(name));
    name.retain(|c| !c.is_whitespace());
    if name.len() < SHORTEST_NAME {
        return false;
    }
    let is_korean = name.iter().copied().all(is_syllable);
    let is_unmistakable = is_korean && name.len() >= UNMISTAKABLE;
    let goes_on = |c: &char| match is_korean {
        true => c.is_alphanumeric(),
        false => c.is_ascii_alphanumeric(),
    };
    (0..text.len()).any(|at| {
        let begins_word = at == 0 || !goes_on(&text[at - 1]);
        let may_be_spaced = begins_word && (is_unmistakable || !is_korean);
        (begins_word || is_unmistakable)
            && length_of(&name, &text[at..], may_be_spaced)
                .is_some_and(|length| is_korean || !text.get(at + length).is_some_and(goes_on))
    })
}

/// How many characters of the text the name takes that it begins with.
fn length_of(name: &[char], text: &[char], may_be_spaced: bool) -> Option<usize> {
    let mut at = 0;
    for letter in name {
        while may_be_spaced && at > 0 && text.get(at).is_some_and(|c| c.is_whitespace()) {
            at += 1;
        }
        if text.get(at) != Some(letter) {
            return None;
        }
        at += 1;
    }
    Some(at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// However it is written, it is seen; dates, amounts and barcodes are none.
    #[test]
    fn addresses_and_numbers_are_seen_in_a_sentence() {
        for text in [
            "010-1234-5678",
            "전화 01091827364로 요청",
            "문의010.1234.5678",
            "3개 010 1234 5678 2개",
            "０１０－１２３４－５６７８",
            "+82 10-1234-5678번",
            "(02) 555-1234 통화",
            "kim@example.com으로 보냄",
            "메일(seoyeon.kim@example.com)",
        ] {
            assert!(holds_contact_point(text), "{text}");
        }
        for text in [
            "",
            "본인이 요청함",
            "2026-11-30 10:00까지",
            "2026.03.12 - 2026.03.15 전시 안내",
            "2026-03-12 ~ 2026-03-15",
            "8801007103921",
            "10,000원 @ 3개",
            "0.5 % 할인",
            "1588-1234",
            "@boothloop",
        ] {
            assert!(!holds_contact_point(text), "{text}");
        }
    }

    /// A name is a name in a sentence, and no piece of another word.
    #[test]
    fn names_are_seen_as_words() {
        for (text, name) in [
            ("남궁하늘 님 요청", "남궁하늘"),
            ("남궁 하늘님이 지워 달라고 함", "남궁하늘"),
            ("고객김서연", "김서연"),
            ("이상 님 요청", "이상"),
            ("Ann Lee asked", "ann lee"),
            ("annlee님", "Ann Lee"),
            ("for Li, today", "Li"),
        ] {
            assert!(says_name(text, name), "{text} says {name}");
        }
        for (text, name) in [
            ("비이상", "이상"),
            ("이 상품은 남김", "이상"),
            ("색이 하늘색", "이하늘"),
            ("a public list", "Li"),
            ("annual report", "Ann"),
            ("소송이 끝날 때까지", "김"),
            ("아무 이유", ""),
        ] {
            assert!(!says_name(text, name), "{text} does not say {name}");
        }
    }

    proptest! {
        /// Nothing that is typed makes it fail, and a name alone is always seen.
        #[test]
        fn any_text_can_be_asked(text in ".{0,40}", name in "[가-힣]{2,4}") {
            holds_contact_point(&text);
            says_name(&text, &name);
            let said = format!("{name} 님");
            prop_assert!(says_name(&said, &name));
        }
    }
}
