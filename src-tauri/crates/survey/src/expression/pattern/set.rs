//! Sets of characters, by the names Java has for them.

use regex_syntax::hir::{Class, ClassUnicode, ClassUnicodeRange, Hir, HirKind};

/// What ends a line in Java, for `.`, `$` and `\Z`.
pub(super) const LINE_ENDS: &[(char, char)] = &[
    ('\n', '\n'),
    ('\r', '\r'),
    ('\u{85}', '\u{85}'),
    ('\u{2028}', '\u{2029}'),
];

const DIGIT: &[(char, char)] = &[('0', '9')];
const WORD: &[(char, char)] = &[('0', '9'), ('A', 'Z'), ('_', '_'), ('a', 'z')];
const BLANK: &[(char, char)] = &[('\t', '\r'), (' ', ' ')];
const HORIZONTAL: &[(char, char)] = &[
    ('\t', '\t'),
    (' ', ' '),
    ('\u{a0}', '\u{a0}'),
    ('\u{1680}', '\u{1680}'),
    ('\u{180e}', '\u{180e}'),
    ('\u{2000}', '\u{200a}'),
    ('\u{202f}', '\u{202f}'),
    ('\u{205f}', '\u{205f}'),
    ('\u{3000}', '\u{3000}'),
];
const VERTICAL: &[(char, char)] = &[('\n', '\r'), ('\u{85}', '\u{85}'), ('\u{2028}', '\u{2029}')];

/// POSIX names; ASCII only, as in Java.
const POSIX: &[(&str, &[(char, char)])] = &[
    ("ASCII", &[('\0', '\x7f')]),
    ("Alnum", &[('0', '9'), ('A', 'Z'), ('a', 'z')]),
    ("Alpha", &[('A', 'Z'), ('a', 'z')]),
    ("Blank", &[('\t', '\t'), (' ', ' ')]),
    ("Cntrl", &[('\0', '\x1f'), ('\x7f', '\x7f')]),
    ("Digit", DIGIT),
    ("Graph", &[('!', '~')]),
    ("Lower", &[('a', 'z')]),
    ("Print", &[(' ', '~')]),
    ("Punct", &[('!', '/'), (':', '@'), ('[', '`'), ('{', '~')]),
    ("Space", BLANK),
    ("Upper", &[('A', 'Z')]),
    ("XDigit", &[('0', '9'), ('A', 'F'), ('a', 'f')]),
];

/// The blocks a form in Korean, Japanese, Chinese or English may name. The
/// `regex` crate knows no blocks; those that exist never change.
const BLOCKS: &[(&str, char, char)] = &[
    ("BASICLATIN", '\0', '\x7f'),
    ("LATIN-1SUPPLEMENT", '\u{80}', '\u{ff}'),
    ("HANGULJAMO", '\u{1100}', '\u{11ff}'),
    ("CJKSYMBOLSANDPUNCTUATION", '\u{3000}', '\u{303f}'),
    ("HIRAGANA", '\u{3040}', '\u{309f}'),
    ("KATAKANA", '\u{30a0}', '\u{30ff}'),
    ("HANGULCOMPATIBILITYJAMO", '\u{3130}', '\u{318f}'),
    ("CJKUNIFIEDIDEOGRAPHS", '\u{4e00}', '\u{9fff}'),
    ("HANGULSYLLABLES", '\u{ac00}', '\u{d7a3}'),
];

const CATEGORIES: &[&str] = &[
    "C", "Cc", "Cf", "Cn", "Co", "L", "LC", "Ll", "Lm", "Lo", "Lt", "Lu", "M", "Mc", "Me", "Mn",
    "N", "Nd", "Nl", "No", "P", "Pc", "Pd", "Pe", "Pf", "Pi", "Po", "Ps", "S", "Sc", "Sk", "Sm",
    "So", "Z", "Zl", "Zp", "Zs",
];

/// Scripts by name and short name. Java takes no other spelling than these, in
/// capitals or not; the `regex` crate would.
const SCRIPTS: &[(&str, &str)] = &[
    ("ARABIC", "ARAB"),
    ("ARMENIAN", "ARMN"),
    ("BENGALI", "BENG"),
    ("COMMON", "ZYYY"),
    ("CYRILLIC", "CYRL"),
    ("DEVANAGARI", "DEVA"),
    ("GEORGIAN", "GEOR"),
    ("GREEK", "GREK"),
    ("HAN", "HANI"),
    ("HANGUL", "HANG"),
    ("HEBREW", "HEBR"),
    ("HIRAGANA", "HIRA"),
    ("KATAKANA", "KANA"),
    ("KHMER", "KHMR"),
    ("LAO", "LAOO"),
    ("LATIN", "LATN"),
    ("MONGOLIAN", "MONG"),
    ("MYANMAR", "MYMR"),
    ("TAMIL", "TAML"),
    ("THAI", "THAI"),
    ("TIBETAN", "TIBT"),
];

/// The set of those ranges.
pub(super) fn of(ranges: &[(char, char)]) -> ClassUnicode {
    let ranges = ranges.iter();
    ClassUnicode::new(ranges.map(|&(from, to)| ClassUnicodeRange::new(from, to)))
}

/// Every character that is not in the set.
pub(super) fn negated(mut set: ClassUnicode) -> ClassUnicode {
    set.negate();
    set
}

/// `\d`, `\W`, `\h` and the like; None for any other letter.
pub(super) fn of_escape(letter: char) -> Option<ClassUnicode> {
    let set = match letter.to_ascii_lowercase() {
        'd' => of(DIGIT),
        'h' => of(HORIZONTAL),
        's' => of(BLANK),
        'v' => of(VERTICAL),
        'w' => of(WORD),
        _ => return None,
    };
    Some(if letter.is_ascii_uppercase() {
        negated(set)
    } else {
        set
    })
}

/// The characters from one to another; without case, the other case of the
/// ASCII letters among them too.
pub(super) fn range(from: char, to: char, ignores_case: bool) -> ClassUnicode {
    let mut set = of(&[(from, to)]);
    if ignores_case {
        let cases = |capital: u8| (char::from(capital), char::from(capital + 32));
        for (capital, small) in (b'A'..=b'Z').map(cases) {
            if (from..=to).contains(&capital) || (from..=to).contains(&small) {
                set.union(&of(&[(capital, capital), (small, small)]));
            }
        }
    }
    set
}

/// Characters of which Java's versions, Android and the `regex` crate disagree
/// whether they are part of a word: combining marks, letter-like numbers and
/// symbols, joiners and connectors.
pub(super) fn doubtful_in_words() -> ClassUnicode {
    let mut set = unicode("w");
    let mut letters = unicode("p{L}");
    letters.union(&unicode("p{Nd}"));
    letters.union(&of(&[('_', '_')]));
    set.symmetric_difference(&letters);
    set
}

/// What `\p{name}` means; None for a name Java does not know or this app does
/// not.
pub(super) fn of_property(name: &str, ignores_case: bool) -> Option<ClassUnicode> {
    if let Some((key, value)) = name.split_once('=') {
        match key.to_ascii_lowercase().as_str() {
            "sc" | "script" => of_script(value),
            "blk" | "block" => of_block(value),
            "gc" | "general_category" => of_category(value, ignores_case),
            _ => None,
        }
    } else if let Some(block) = name.strip_prefix("In") {
        of_block(block)
    } else if let Some(rest) = name.strip_prefix("Is") {
        of_binary(rest, ignores_case)
            .or_else(|| of_category(rest, ignores_case))
            .or_else(|| of_script(rest))
    } else {
        of_category(name, ignores_case)
    }
}

/// A general category, or one of the names Java treats like one.
fn of_category(name: &str, ignores_case: bool) -> Option<ClassUnicode> {
    let name = match name {
        "Lu" | "Ll" | "Lt" if ignores_case => "LC",
        "Lower" | "Upper" if ignores_case => "Alpha",
        name => name,
    };
    if let Some((_, ranges)) = POSIX.iter().find(|(known, _)| *known == name) {
        return Some(of(ranges));
    }
    match name {
        "all" => Some(of(&[('\0', char::MAX)])),
        "L1" => Some(of(&[('\0', '\u{ff}')])),
        // Surrogates are halves of characters; no text here has any.
        "Cs" => Some(ClassUnicode::empty()),
        "LD" => {
            let mut set = unicode("p{L}");
            set.union(&unicode("p{Nd}"));
            Some(set)
        }
        _ => CATEGORIES
            .contains(&name)
            .then(|| unicode(&format!("p{{gc={name}}}"))),
    }
}

fn of_block(name: &str) -> Option<ClassUnicode> {
    let plain: String = name.chars().filter(|c| !matches!(c, '_' | ' ')).collect();
    let plain = plain.to_uppercase();
    let &(_, from, to) = BLOCKS.iter().find(|(known, ..)| *known == plain)?;
    Some(of(&[(from, to)]))
}

fn of_script(name: &str) -> Option<ClassUnicode> {
    let name = name.to_uppercase();
    let (long, _) = SCRIPTS
        .iter()
        .find(|(long, short)| *long == name || *short == name)?;
    Some(unicode(&format!("p{{sc={long}}}")))
}

/// Unicode's properties with the answers yes and no.
fn of_binary(name: &str, ignores_case: bool) -> Option<ClassUnicode> {
    let upper = name.to_uppercase();
    Some(match upper.as_str() {
        "UPPERCASE" | "LOWERCASE" | "TITLECASE" if ignores_case => {
            let mut set = unicode("p{Uppercase}");
            set.union(&unicode("p{Lowercase}"));
            set.union(&unicode("p{Lt}"));
            set
        }
        "ALPHABETIC" => unicode("p{Alphabetic}"),
        "ASSIGNED" => negated(unicode("p{Cn}")),
        "CONTROL" => unicode("p{Cc}"),
        "DIGIT" => unicode("p{Nd}"),
        "HEX_DIGIT" | "HEXDIGIT" => {
            let mut set = unicode("p{Nd}");
            let letters = [('A', 'F'), ('a', 'f'), ('Ａ', 'Ｆ'), ('ａ', 'ｆ')];
            set.union(&of(&letters));
            set
        }
        "IDEOGRAPHIC" => unicode("p{Ideographic}"),
        "LETTER" => unicode("p{L}"),
        "LOWERCASE" => unicode("p{Lowercase}"),
        "PUNCTUATION" => unicode("p{P}"),
        "TITLECASE" => unicode("p{Lt}"),
        "UPPERCASE" => unicode("p{Uppercase}"),
        "WHITE_SPACE" | "WHITESPACE" => unicode("p{White_Space}"),
        _ => return None,
    })
}

/// A class the `regex` crate knows, written without its backslash.
fn unicode(class: &str) -> ClassUnicode {
    let hir = regex_syntax::parse(&format!("[\\{class}]")).unwrap_or_else(|_| Hir::fail());
    match hir.into_kind() {
        HirKind::Class(Class::Unicode(set)) => set,
        // A set of one character comes back as that character.
        HirKind::Literal(literal) => {
            let character = std::str::from_utf8(&literal.0).ok();
            let character = character.and_then(|text| text.chars().next());
            character.map_or_else(ClassUnicode::empty, |c| of(&[(c, c)]))
        }
        _ => ClassUnicode::empty(),
    }
}
