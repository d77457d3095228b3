//! Whatever was typed so far finds what it is on the way to, and nothing else.

use people::{MatchQuality, SearchQuery};
use proptest::prelude::*;
use std::collections::HashMap;
use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization as _;

fn quality(text: &str, typed: &str) -> Option<MatchQuality> {
    SearchQuery::new(typed).match_text(text)
}

#[test]
fn korean_is_found_while_it_is_being_typed() {
    for (text, typed) in [
        ("위스키잔", "ㅇㅅㅋ"),
        ("위스키잔", "ㅅㅋㅈ"),
        ("위스키잔", "우"),
        ("위스키잔", "윗"),
        ("위스키잔", "위슼"),
        ("위스키잔", "위스키"),
        ("위스키잔", "위ㅅㅋ"),
        ("유리 접시", "유리접"),
        ("유리 접시", "ㅇㄹㅈㅅ"),
        ("꽃병", "ㄲㅂ"),
        ("각설탕 그릇", "ㄱㅅ"),
        ("각설탕 그릇", "ㄳ"),
        ("Whisky tumbler", "TUMB"),
        ("위스키잔", ""),
        ("김서연", "ㄱㅅㅇ"),
        ("김서연", "ㄳㅇ"),
        ("김서연", "ㅅㅇ"),
        ("김서연", "서연"),
        ("김서연", "김 서여"),
        ("장바구니", "장바ㄱ"),
        ("이한결", "\u{1112}\u{1100}"),
        ("앉은뱅이", "ㅇㅇ"),
        ("값비싼 잔", "ㄱㅂㅆ"),
        ("노준희", "ㄵㅎ"),
        ("이고은", "ㅇㄱㅇ"),
        ("라건우", "ㄺㅇ"),
    ] {
        assert!(quality(text, typed).is_some(), "{typed} finds {text}");
    }
    for (text, typed) in [
        ("와인잔", "ㅇㅅㅋ"),
        ("위스키잔", "위스카"),
        ("위스키잔", "위스키잔둘"),
        ("물잔", "ㅈㅁ"),
        ("위스키잔", "슼ㅈ"),
        ("김서연", "ㄴ"),
        ("김서연", "김수"),
        ("김서연", "김서연아"),
        ("김서연", "ㄱㅅㅎ"),
        ("김서연", "ㄳㅎ"),
        ("김서연", "ㅏ"),
    ] {
        assert_eq!(quality(text, typed), None, "{typed} does not find {text}");
    }
}

#[test]
fn the_better_match_is_the_lesser() {
    let qualities = ["김서연", "김서", "서연", "ㄱㅅ", "ㅅㅇ"]
        .map(|typed| quality("김서연", typed).expect("it is found"));
    assert_eq!(
        qualities,
        [
            MatchQuality::Whole,
            MatchQuality::Edge,
            MatchQuality::Inside,
            MatchQuality::UnfinishedStart,
            MatchQuality::UnfinishedInside,
        ]
    );
    assert!(qualities.is_sorted(), "{qualities:?}");
}

#[test]
fn phone_numbers_are_found_by_any_digits_as_people_write_them() {
    use MatchQuality::{Edge, Inside, Whole};
    for (e164, typed, expected) in [
        ("+821012345678", "010-1234-5678", Some(Whole)),
        ("+821012345678", "+82 10 1234 5678", Some(Whole)),
        ("+821012345678", "+82 (0)10-1234-5678", Some(Whole)),
        ("+821012345678", "０１０－１２３４－５６７８", Some(Whole)),
        ("+821012345678", "\u{feff}5678", Some(Edge)),
        ("+821012345678", "5678", Some(Edge)),
        ("+821012345678", "010-1234", Some(Inside)),
        ("+821012345678", "1234", Some(Inside)),
        ("+821012345678", "+8210", Some(Inside)),
        ("+821012345678", "0108", None),
        ("+821012345678", "5679", None),
        ("+821012345678", "kim5678", None),
        ("+442079460000", "0000", Some(Edge)),
        ("+442079460000", "0207", None),
        ("", "010", None),
        ("+821012345678", "", None),
    ] {
        let found = SearchQuery::new(typed).match_phone(e164);
        assert_eq!(found, expected, "{typed:?} in {e164:?}");
    }
}

/// A text as groups of keys, one group a syllable or other character. Written
/// without the code under test: Unicode takes the syllables apart.
pub fn syllables(text: &str) -> Vec<String> {
    const FINALS: &str = "ㄱ ㄲ ㄱㅅ ㄴ ㄴㅈ ㄴㅎ ㄷ ㄹ ㄹㄱ ㄹㅁ ㄹㅂ ㄹㅅ ㄹㅌ ㄹㅍ ㄹㅎ ㅁ ㅂ ㅂㅅ ㅅ ㅆ ㅇ ㅈ ㅊ ㅋ ㅌ ㅍ ㅎ";
    let mut text = text.to_lowercase().split_whitespace().collect::<String>();
    for (cluster, keys) in [
        ("ㄳ", "ㄱㅅ"),
        ("ㄵ", "ㄴㅈ"),
        ("ㄶ", "ㄴㅎ"),
        ("ㄺ", "ㄹㄱ"),
        ("ㄻ", "ㄹㅁ"),
        ("ㄼ", "ㄹㅂ"),
        ("ㄽ", "ㄹㅅ"),
        ("ㄾ", "ㄹㅌ"),
        ("ㄿ", "ㄹㅍ"),
        ("ㅀ", "ㄹㅎ"),
        ("ㅄ", "ㅂㅅ"),
    ] {
        text = text.replace(cluster, keys);
    }
    let mut groups: Vec<String> = Vec::new();
    for part in text.nfd() {
        let keys = match part {
            // The keyboard's letter is the one that Unicode says is compatible.
            '\u{1100}'..='\u{1175}' => ('ㄱ'..='ㅣ')
                .find(|letter| letter.nfkd().eq([part]))
                .expect("every modern letter has a key")
                .to_string()
                .replace('ㅘ', "ㅗㅏ")
                .replace('ㅙ', "ㅗㅐ")
                .replace('ㅚ', "ㅗㅣ")
                .replace('ㅝ', "ㅜㅓ")
                .replace('ㅞ', "ㅜㅔ")
                .replace('ㅟ', "ㅜㅣ")
                .replace('ㅢ', "ㅡㅣ"),
            '\u{11a8}'..='\u{11c2}' => FINALS
                .split(' ')
                .nth(part as usize - 0x11a8)
                .expect("27 finals")
                .to_owned(),
            other => other.to_string(),
        };
        match (part, groups.last_mut()) {
            ('\u{1161}'..='\u{1175}' | '\u{11a8}'..='\u{11c2}', Some(syllable)) => {
                syllable.push_str(&keys);
            }
            _ => groups.push(keys),
        }
    }
    groups
}

/// The rule said as plainly as it can be: try every place, compare group by group.
pub fn plain_scan(text: &str, typed: &str) -> bool {
    let (text, typed) = (syllables(text), syllables(typed));
    let Some((last, finished)) = typed.split_last() else {
        return true;
    };
    (0..text.len()).any(|start| {
        let at = |index: usize| text.get(start + index).map_or("", String::as_str);
        let finished_fit = finished.iter().enumerate().all(|(index, wanted)| {
            let is_initial = ('ㄱ'..='ㅎ').any(|letter| wanted.chars().eq([letter]));
            at(index) == wanted || (is_initial && at(index).starts_with(wanted.as_str()))
        });
        let rest = text.get(start + finished.len()..).unwrap_or_default();
        finished_fit && rest.concat().starts_with(last.as_str())
    })
}

/// All syllables by their keys.
static SYLLABLES: LazyLock<HashMap<String, char>> = LazyLock::new(|| {
    ('가'..='힣')
        .map(|syllable| (syllables(&syllable.to_string()).concat(), syllable))
        .collect()
});

/// The text an input method shows after these keys of a two-set keyboard.
pub fn composed(keys: &[char]) -> String {
    let is_vowel = |index: usize| {
        keys.get(index)
            .is_some_and(|key| ('ㅏ'..='ㅣ').contains(key))
    };
    let is_consonant = |index: usize| index < keys.len() && !is_vowel(index);
    let syllable_of = |keys: &[char]| SYLLABLES.get(&keys.iter().collect::<String>()).copied();
    let mut shown = String::new();
    let mut at = 0;
    while at < keys.len() {
        // The longest syllable whose last consonant does not begin the next one.
        let longest = (2..=5).rev().find_map(|length| {
            let end = at + length;
            let begins_next = is_consonant(end - 1) && is_vowel(end);
            let syllable = syllable_of(keys.get(at..end)?)?;
            (!begins_next).then_some((syllable, length))
        });
        let (next, length) = longest.unwrap_or((keys[at], 1));
        shown.push(next);
        at += length;
    }
    shown
}

#[test]
fn the_keyboard_of_these_tests_composes_as_a_real_one() {
    for (keys, shown) in [
        ("ㄱㅣㅁㅅㅓㅇㅕㄴ", "김서연"),
        ("ㄱㅣㅁㅅㅓㅇ", "김성"),
        ("ㄱㅏㄱㅅ", "갃"),
        ("ㄱㅏㄱㅅㅣ", "각시"),
        ("ㄱㅗㅏㄹ", "괄"),
    ] {
        let keys: Vec<char> = keys.chars().collect();
        assert_eq!(composed(&keys), shown);
    }
}

const WHOLE_TEXT: &str = "[가각갃갑값곽괄김기서석연여이위스키슼ㄱㅅㅇㅏaAb ]{0,7}";
const TEXT: &str = "[가각갃갑값곽괄김기서석연여이위스키슼ㄱㅅㅇㅏㄳㄺaAb ]{0,7}";

proptest! {
    #[test]
    fn the_search_finds_what_a_plain_scan_finds(text in TEXT, typed in TEXT) {
        prop_assert_eq!(quality(&text, &typed).is_some(), plain_scan(&text, &typed));
    }

    /// Most random texts do not fit; a piece of the text, typed by its initials
    /// here and there, often does.
    #[test]
    fn pieces_of_a_text_are_found_as_a_plain_scan_finds_them(
        text in WHOLE_TEXT,
        piece in any::<(prop::sample::Index, prop::sample::Index)>(),
        shortened in prop::collection::vec(any::<bool>(), 8),
    ) {
        let text: Vec<char> = text.chars().collect();
        let [from, to] = [piece.0, piece.1].map(|index| index.index(text.len() + 1));
        let typed: String = text[from.min(to)..from.max(to)]
            .iter()
            .zip(shortened)
            .map(|(letter, shortened)| match syllables(&letter.to_string()).first() {
                Some(keys) if shortened => keys.chars().next().unwrap_or(*letter),
                _ => *letter,
            })
            .collect();
        let text: String = text.into_iter().collect();
        prop_assert!(plain_scan(&text, &typed), "{} is a piece of {}", typed, text);
        prop_assert!(quality(&text, &typed).is_some(), "{} is a piece of {}", typed, text);
    }

    #[test]
    fn decomposed_text_is_the_same_text(text in TEXT, typed in "\\PC{0,6}", name in "\\PC{0,6}") {
        let decomposed = |text: &str| text.nfd().collect::<String>();
        for (text, typed) in [(&text, &typed), (&name, &typed), (&text, &text), (&name, &text)] {
            let expected = quality(text, typed);
            prop_assert_eq!(quality(&decomposed(text), typed), expected);
            prop_assert_eq!(quality(text, &decomposed(typed)), expected);
        }
    }

    #[test]
    fn a_name_is_found_at_every_key_stroke(name in "[가-힣]{1,4}") {
        let keys: Vec<char> = syllables(&name).concat().chars().collect();
        for length in 1..=keys.len() {
            let typed = composed(&keys[..length]);
            prop_assert!(quality(&name, &typed).is_some(), "{} on the way to {}", typed, name);
        }
    }
}
