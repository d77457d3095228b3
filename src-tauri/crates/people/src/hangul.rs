//! The letters (jamo) of Hangul, as they are typed one after another.
//!
//! Syllables are numbered by initial, vowel and final (Unicode 17, section
//! 3.12): 21 × 28 syllables share an initial, 28 share initial and vowel.

const INITIALS: [char; 19] = [
    'ㄱ', 'ㄲ', 'ㄴ', 'ㄷ', 'ㄸ', 'ㄹ', 'ㅁ', 'ㅂ', 'ㅃ', 'ㅅ', 'ㅆ', 'ㅇ', 'ㅈ', 'ㅉ', 'ㅊ', 'ㅋ',
    'ㅌ', 'ㅍ', 'ㅎ',
];

/// The 21 vowels, compound ones as the two keys they are typed with.
const VOWELS: [&str; 21] = [
    "ㅏ", "ㅐ", "ㅑ", "ㅒ", "ㅓ", "ㅔ", "ㅕ", "ㅖ", "ㅗ", "ㅗㅏ", "ㅗㅐ", "ㅗㅣ", "ㅛ", "ㅜ",
    "ㅜㅓ", "ㅜㅔ", "ㅜㅣ", "ㅠ", "ㅡ", "ㅡㅣ", "ㅣ",
];

/// No final, then the 27 finals; clusters as the two keys they are typed with.
const FINALS: [&str; 28] = [
    "", "ㄱ", "ㄲ", "ㄱㅅ", "ㄴ", "ㄴㅈ", "ㄴㅎ", "ㄷ", "ㄹ", "ㄹㄱ", "ㄹㅁ", "ㄹㅂ", "ㄹㅅ",
    "ㄹㅌ", "ㄹㅍ", "ㄹㅎ", "ㅁ", "ㅂ", "ㅂㅅ", "ㅅ", "ㅆ", "ㅇ", "ㅈ", "ㅊ", "ㅋ", "ㅌ", "ㅍ",
    "ㅎ",
];

/// Whether the character is a whole syllable.
pub(crate) fn is_syllable(character: char) -> bool {
    ('가'..='힣').contains(&character)
}

/// Initial, vowel and final of a syllable, as indices of the lists above.
fn parts(syllable: char) -> Option<(usize, usize, usize)> {
    is_syllable(syllable).then(|| {
        let number = syllable as usize - '가' as usize;
        (number / 588, number % 588 / 28, number % 28)
    })
}

/// The initial consonant of a syllable; `None` for anything else.
pub(crate) fn initial(syllable: char) -> Option<char> {
    parts(syllable).map(|(initial, _, _)| INITIALS[initial])
}

/// The place of the consonant that a syllable begins with, or that a lone
/// consonant is, in the list of initials; `None` for anything else.
pub(crate) fn initial_place(character: char) -> Option<usize> {
    match character {
        'ㄱ'..='ㅎ' => INITIALS.iter().position(|initial| *initial == character),
        _ => parts(character).map(|(initial, _, _)| initial),
    }
}

/// The place of the first key of a syllable's vowel in the list of vowels; `None`
/// for anything else.
pub(crate) fn vowel_place(character: char) -> Option<usize> {
    // Compound vowels stand behind the one that they begin with.
    parts(character).map(|(_, vowel, _)| match vowel {
        9..=11 => 8,
        14..=16 => 13,
        19 => 18,
        simple => simple,
    })
}

/// Whether two syllables begin with the same consonant and the same key of a
/// vowel, so that one may be half typed on the way to the other; true for
/// anything that is no syllable. Letter by letter it would take much longer to
/// say that most of them do not.
pub(crate) fn begins_alike(one: char, other: char) -> bool {
    match (vowel_place(one), vowel_place(other)) {
        (Some(vowel), Some(other_vowel)) => {
            vowel == other_vowel && initial_place(one) == initial_place(other)
        }
        _ => true,
    }
}

/// Whether the character is a consonant without a vowel.
pub(crate) fn is_lone_consonant(character: char) -> bool {
    ('ㄱ'..='ㅎ').contains(&character)
}

/// The letters of a syllable in the order of their keys; any other character
/// is its own letter.
pub(crate) fn letters(character: char) -> impl Iterator<Item = char> {
    let (first, rest) = match parts(character) {
        Some((initial, vowel, last)) => (INITIALS[initial], [VOWELS[vowel], FINALS[last]]),
        None => (character, ["", ""]),
    };
    std::iter::once(first).chain(rest.into_iter().flat_map(str::chars))
}

/// The consonants of a lone cluster: two-set keyboards join ㄱ and ㅅ typed in
/// a row to ㄳ. Any other character stays as it is.
pub(crate) fn without_cluster(character: char) -> impl Iterator<Item = char> {
    let pair = match character {
        'ㄳ' => "ㄱㅅ",
        'ㄵ' => "ㄴㅈ",
        'ㄶ' => "ㄴㅎ",
        'ㄺ' => "ㄹㄱ",
        'ㄻ' => "ㄹㅁ",
        'ㄼ' => "ㄹㅂ",
        'ㄽ' => "ㄹㅅ",
        'ㄾ' => "ㄹㅌ",
        'ㄿ' => "ㄹㅍ",
        'ㅀ' => "ㄹㅎ",
        'ㅄ' => "ㅂㅅ",
        _ => "",
    };
    let single = pair.is_empty().then_some(character);
    pair.chars().chain(single)
}

/// The keys of a lone compound vowel: two-set keyboards join ㅗ and ㅏ typed in a row
/// to ㅘ. Any other character stays as it is.
pub(crate) fn without_compound_vowel(character: char) -> impl Iterator<Item = char> {
    let pair = match character {
        'ㅘ' => "ㅗㅏ",
        'ㅙ' => "ㅗㅐ",
        'ㅚ' => "ㅗㅣ",
        'ㅝ' => "ㅜㅓ",
        'ㅞ' => "ㅜㅔ",
        'ㅟ' => "ㅜㅣ",
        'ㅢ' => "ㅡㅣ",
        _ => "",
    };
    let single = pair.is_empty().then_some(character);
    pair.chars().chain(single)
}

/// A lone initial of decomposed text (U+1100–U+1112) as the letter a keyboard
/// gives; any other character stays as it is.
pub(crate) fn keyboard_letter(character: char) -> char {
    (character as usize)
        .checked_sub(0x1100)
        .and_then(|index| INITIALS.get(index))
        .copied()
        .unwrap_or(character)
}
