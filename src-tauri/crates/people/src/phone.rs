//! Which phone number is this?
//!
//! Numbers are read by libphonenumber's rules, which also turn letters into the
//! digits of a keypad and drop what they do not know. At a booth a letter is a
//! slip (`567o`), and the number behind it a stranger's; so only digits reach
//! those rules, and any other character is refused by name.

use crate::contact_point::{LONGEST, UnusableContactPoint, bare};
use phonenumber::{PhoneNumber, country};
use words::typed::cleaned;

/// Reads the rules of the world's phone numbers into memory, as the first question about
/// a number does otherwise: longer than everything else of the first search together.
pub fn read_phone_rules() {
    let _ = masked_phone("+821012345678");
}

/// Korea's country calling code (ITU-T E.164).
const KOREA: u16 = 82;
/// How many digits the code of an international carrier has in Korea.
const CARRIER_CODES: [usize; 2] = [3, 5];
/// A Korean mobile number has ten digits without its 0 (10 and eight more, since
/// 2004; the shorter ones of 011 to 019 keep their own length).
const MOBILE_PREFIX: &str = "10";
const MOBILE_DIGITS: usize = 10;
/// How many digits the number of a company's exchange has (1588-1234).
const COMPANY_DIGITS: usize = 8;
/// How many digits a number has at least that may have an extension behind it.
const SHORTEST_WITH_EXTENSION: usize = 7;
/// What stands before the number of an extension (`내선 12`), longer ones first.
const EXTENSIONS: [&str; 8] = [
    "extension",
    "내선번호",
    ";ext=",
    "ext.",
    "ext",
    "내선",
    "x",
    "#",
];
/// What stands before a number on a visiting card.
const LABELS: [&str; 17] = [
    "tel",
    "phone",
    "mobile",
    "cell",
    "mob",
    "hp",
    "h.p",
    "t",
    "m",
    "p",
    "h",
    "전화",
    "전화번호",
    "휴대폰",
    "휴대전화",
    "핸드폰",
    "연락처",
];

/// A phone number in E.164; a number without country code is Korean, and an
/// extension is left out. Empty stays empty.
///
/// # Errors
/// [`UnusableContactPoint::Phone`], [`UnusableContactPoint::PhoneUnassigned`],
/// [`UnusableContactPoint::PhoneCharacter`], [`UnusableContactPoint::PhoneIncomplete`], [`UnusableContactPoint::PhoneTooLong`].
pub fn normalise_phone(text: &str) -> Result<String, UnusableContactPoint> {
    if text.len() > LONGEST {
        return Err(UnusableContactPoint::Phone);
    }
    let typed = cleaned(text);
    if typed.trim().is_empty() {
        return Ok(String::new());
    }
    let number = without_label(bare(without_extension(bare(&typed))));
    let (has_plus, digits) = digits_of(number)?;
    // Whoever wrote a country code need not be told to.
    let unusable = match has_plus || digits.starts_with("00") {
        true => UnusableContactPoint::PhoneUnassigned,
        false => UnusableContactPoint::Phone,
    };
    let parsed = parsed_phone(has_plus, &digits).ok_or(unusable)?;
    let national = parsed.national().value().to_string();
    if parsed.code().value() == KOREA && national.starts_with(MOBILE_PREFIX) {
        match national.len() {
            length if length < MOBILE_DIGITS => {
                let missing = MOBILE_DIGITS - length;
                return Err(UnusableContactPoint::PhoneIncomplete { missing });
            }
            length if length > MOBILE_DIGITS => {
                let extra = length - MOBILE_DIGITS;
                return Err(UnusableContactPoint::PhoneTooLong { extra });
            }
            _ => {}
        }
    }
    if !phonenumber::is_valid(&parsed) {
        return Err(unusable);
    }
    Ok(parsed.format().mode(phonenumber::Mode::E164).to_string())
}

/// `02-123-4567 (내선 12)` without the extension.
fn without_extension(text: &str) -> &str {
    let before = text
        .trim_end_matches(')')
        .trim_end_matches(|c: char| c.is_ascii_digit());
    let before = before.trim_end_matches(|c: char| c.is_whitespace() || ".:".contains(c));
    let number = EXTENSIONS.iter().find_map(|marker| {
        let (number, end) = before.split_at_checked(before.len().checked_sub(marker.len())?)?;
        end.eq_ignore_ascii_case(marker).then_some(number)
    });
    let has_digits = |number: &&str| {
        number.chars().filter(char::is_ascii_digit).count() >= SHORTEST_WITH_EXTENSION
    };
    match number.filter(has_digits) {
        Some(number) => number.trim_end_matches(|c: char| c.is_whitespace() || "(,".contains(c)),
        None => text,
    }
}

/// `T. 02-123-4567` without what says that it is a number.
fn without_label(text: &str) -> &str {
    let start = text.find(|c: char| c.is_ascii_digit() || "+(".contains(c));
    let (label, number) = text.split_at(start.unwrap_or(text.len()));
    let label = label.trim_end_matches(|c: char| c.is_whitespace() || ".:".contains(c));
    match LABELS.contains(&label.to_ascii_lowercase().as_str()) {
        true => number,
        false => text,
    }
}

/// Whether a plus stands in front, and the digits. A range of numbers
/// (`02-123-4567~8`) is not one number, so what it is written with is refused.
fn digits_of(number: &str) -> Result<(bool, String), UnusableContactPoint> {
    let has_plus = number.trim_start_matches('(').starts_with('+');
    let mut digits = String::new();
    let mut is_first = true;
    for character in number.chars() {
        let is_between = character.is_whitespace()
            || "-.()".contains(character)
            || ('\u{2010}'..='\u{2015}').contains(&character)
            || character == '\u{2212}'
            // Between the area code and the number in Europe.
            || has_plus && character == '/';
        if character.is_ascii_digit() {
            digits.push(character);
        } else if !(is_between || has_plus && is_first && character == '+') {
            return Err(UnusableContactPoint::PhoneCharacter(character));
        }
        is_first &= character == '(';
    }
    Ok((has_plus, digits))
}

/// The number as its own country reads it. A number of another country keeps
/// its leading zeros: Korea's 0 for long distance is no part of them.
fn parsed_phone(has_plus: bool, digits: &str) -> Option<PhoneNumber> {
    // No carrier's code: 0082 is how Korea's code is written elsewhere.
    let from_abroad = match has_plus {
        true => digits.strip_prefix("82"),
        false => digits.strip_prefix("0082"),
    };
    if let Some(national) = from_abroad {
        let national = national.strip_prefix('0').unwrap_or(national);
        return korean(&format!("0{national}"));
    }
    let abroad = |digits: &str| phonenumber::parse(None, format!("+{digits}")).ok();
    if has_plus {
        return abroad(digits);
    }
    let Some(dialled) = digits.strip_prefix("00") else {
        return korean(&with_its_zero(digits)?);
    };
    // It was dialled with a Korean carrier's code in front (001, 00700): what
    // follows the code is read again, as international.
    let read_here = phonenumber::parse(Some(country::KR), digits).ok();
    let code = read_here.as_ref().map(|number| number.code().value());
    let by_carrier = CARRIER_CODES.into_iter().find_map(|length| {
        let again = abroad(digits.get(length..)?)?;
        let is_same = Some(again.code().value()) == code;
        (is_same && phonenumber::is_valid(&again)).then_some(again)
    });
    by_carrier.or_else(|| abroad(dialled))
}

/// A number as it is dialled in Korea, with the 0 in front or without any.
fn korean(dialled: &str) -> Option<PhoneNumber> {
    let number = phonenumber::parse(Some(country::KR), dialled).ok()?;
    (number.code().value() == KOREA).then_some(number)
}

/// A number in Korea begins with 0, but for the eight digits of a company's
/// number (1588-1234); a mobile number loses its 0 in spreadsheets.
fn with_its_zero(digits: &str) -> Option<String> {
    let lost = digits.starts_with(MOBILE_PREFIX) && digits.len() == MOBILE_DIGITS;
    let is_company = digits.len() == COMPANY_DIGITS && digits.starts_with('1');
    match lost {
        true => Some(format!("0{digits}")),
        false => (digits.starts_with('0') || is_company).then(|| digits.to_owned()),
    }
}

/// Whether text messages and KakaoTalk reach an E.164 number. In Korea they reach
/// mobile numbers, those of the internet (070) and personal ones (050), and no
/// line that ends in a wall (02, 031) or at a company's exchange (1588, 080).
/// Abroad nobody can tell by the number, so it is taken to receive them.
pub fn receives_texts(e164: &str) -> bool {
    let Some(national) = e164.strip_prefix("+82") else {
        return true;
    };
    // 1588-1234 begins like a mobile number, and is shorter.
    let is_mobile = national.starts_with('1') && national.len() > COMPANY_DIGITS;
    is_mobile || national.starts_with("70") || national.starts_with("50")
}

/// Whether an E.164 number is of the country of this ISO 3166 code: only Korea's are known.
pub fn is_phone_of(e164: &str, country: &str) -> bool {
    country == "KR" && e164.starts_with("+82")
}

/// An E.164 number as people here write it: `010-1234-5678`, and with its
/// country code when it is not Korean.
pub fn national_phone(e164: &str) -> String {
    match phonenumber::parse(None, e164) {
        Ok(number) if number.country().id() == Some(country::KR) => number
            .format()
            .mode(phonenumber::Mode::National)
            .to_string(),
        Ok(number) => number
            .format()
            .mode(phonenumber::Mode::International)
            .to_string(),
        Err(_) => e164.to_owned(),
    }
}

/// A contact point as people write it: an address as it is, a number as
/// [`national_phone`] writes it.
pub fn readable_contact(contact: &str) -> String {
    match contact.starts_with('+') {
        true => national_phone(contact),
        false => contact.to_owned(),
    }
}

/// A phone number that can be recognised by its owner and used by nobody:
/// `010-••••-5678`.
pub fn masked_phone(e164: &str) -> String {
    let written = national_phone(e164);
    let digits = written.chars().filter(char::is_ascii_digit).count();
    let mut seen = 0;
    written
        .chars()
        .map(|c| {
            if !c.is_ascii_digit() {
                return c;
            }
            seen += 1;
            if seen <= 3 || seen + 4 > digits {
                c
            } else {
                '•'
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// One person writes her number in many ways; a refusal must match them all.
    #[test]
    fn one_phone_number_has_one_form() {
        for text in [
            "010-1234-5678",
            "01012345678",
            "1012345678",
            " 010 1234 5678 ",
            "010.1234.5678",
            "010–1234—5678",
            "(010) 1234-5678",
            "０１０－１２３４－５６７８",
            "010\u{200b}1234\u{3000}5678",
            "+82 (0)10 1234 5678",
            "+82 10-1234-5678",
            "+821012345678",
            "(+82) 10-1234-5678",
            "+8210-1234-5678",
            "+82010-1234-5678",
            "0082-10-1234-5678",
            "00821012345678",
            "0082 (0)10 1234 5678",
            "001-82-10-1234-5678",
            "'01012345678",
            "“010-1234-5678”",
            "010-1234-5678,",
            "010-1234-5678 (김서연)",
            "010-1234-5678(회사)",
            "tel:+82-10-1234-5678",
            "TEL. 010-1234-5678",
            "휴대폰: 010-1234-5678",
            "H.P 010-1234-5678",
        ] {
            assert_eq!(
                normalise_phone(text),
                Ok("+821012345678".to_owned()),
                "written as {text}"
            );
        }
        assert_eq!(national_phone("+821012345678"), "010-1234-5678");
        assert_eq!(masked_phone("+821012345678"), "010-••••-5678");
    }

    /// The desk of a company is reached without the extension.
    #[test]
    fn lines_are_read_with_and_without_an_extension() {
        for text in [
            "02-123-4567",
            "+8202-123-4567",
            "+82 02-123-4567",
            "+82 2 123 4567",
            "0082-2-123-4567",
            "02-123-4567 ext 12",
            "02-123-4567 Ext. 12",
            "02-123-4567 내선 12",
            "02-123-4567(내선 12)",
            "02-123-4567 (내선번호: 12)",
            "02-123-4567, 내선12",
            "02-123-4567x12",
            "02-123-4567 #12",
            "tel:02-123-4567;ext=12",
        ] {
            assert_eq!(
                normalise_phone(text),
                Ok("+8221234567".to_owned()),
                "{text}"
            );
        }
        for (text, number) in [
            ("1588-1234", "+8215881234"),
            ("080-123-4567", "+82801234567"),
            ("070-1234-5678", "+827012345678"),
            ("031-123-4567", "+82311234567"),
            ("011-123-4567", "+82111234567"),
        ] {
            assert_eq!(normalise_phone(text), Ok(number.to_owned()), "{text}");
        }
    }

    /// A foreign visitor is called under her own number, not under one that
    /// Korean rules made of it.
    #[test]
    fn foreign_numbers_keep_their_zeros() {
        for (text, number) in [
            ("+241 06 03 12 34", "+24106031234"),
            ("+39 06 698 83712", "+390669883712"),
            ("+3906-698-83712", "+390669883712"),
            ("001 39 06 698 83712", "+390669883712"),
            ("00700 39 06 698 83712", "+390669883712"),
            ("0039 06 698 83712", "+390669883712"),
            ("+225 07 07 12 34 56", "+2250707123456"),
            ("+44 (0)20 7946 0958", "+442079460958"),
            ("0044 20 7946 0958", "+442079460958"),
            ("+49 (0)30 / 901820", "+4930901820"),
            ("001-1-650-253-0000", "+16502530000"),
            ("+1 650.253.0000", "+16502530000"),
            ("＋１ ６５０－２５３－００００", "+16502530000"),
        ] {
            assert_eq!(normalise_phone(text), Ok(number.to_owned()), "{text}");
        }
    }

    /// A digit forgotten or typed twice in the hurry is noticed while the
    /// visitor is there.
    #[test]
    fn a_mobile_number_with_too_few_or_too_many_digits_is_told() {
        for (text, missing) in [
            ("0101234567", 1),
            ("010-1234-567", 1),
            ("+82 10 123 4567", 1),
            ("0082 10 123 4567", 1),
            ("010-1234", 4),
        ] {
            let refused = Err(UnusableContactPoint::PhoneIncomplete { missing });
            assert_eq!(normalise_phone(text), refused, "{text}");
        }
        for (text, extra) in [
            ("010-1234-56789", 1),
            ("+82 10 1234 567 890", 2),
            ("0082010-1234-56789", 1),
        ] {
            let refused = Err(UnusableContactPoint::PhoneTooLong { extra });
            assert_eq!(normalise_phone(text), refused, "{text}");
        }
    }

    /// A letter that looks like a digit, or counts as one on a keypad, must not
    /// send a message to a stranger.
    #[test]
    fn a_character_that_is_no_digit_is_named() {
        for (text, character) in [
            ("010-1234-567o", 'o'),
            ("010-1234-567l", 'l'),
            ("O10-1234-5678", 'O'),
            ("010-I234-5678", 'I'),
            ("+1 65O 253 0000", 'O'),
            ("+1 800 FLOWERS", 'F'),
            ("②10-1234-5678", '②'),
            ("010-1234-567⑧", '⑧'),
            ("010-1234-567⁸", '⁸'),
            ("010-1234-567٨", '٨'),
            ("공일공-1234-5678", '공'),
            ("010-1234-567팔", '팔'),
            ("010-1234-5678a", 'a'),
            ("010+1234+5678", '+'),
            ("++82 10 1234 5678", '+'),
            ("010-1234-567*", '*'),
            ("010_1234_5678", '_'),
            ("02-123-4567~8", '~'),
            ("02-123-4567/8", '/'),
            ("02-123-4567, 8", ','),
            ("010x1234x5678", 'x'),
            ("전화번호는 010-1234-5678", '전'),
        ] {
            let refused = Err(UnusableContactPoint::PhoneCharacter(character));
            assert_eq!(normalise_phone(text), refused, "{text}");
        }
    }

    /// What cannot be dialled is said so at once, while she is still there.
    #[test]
    fn what_is_no_number_of_any_country_is_refused() {
        for text in [
            "123",
            "123456789",
            "212345678",
            "12345678901",
            "+82 123",
            "+999 1234 5678",
            "010-1234-5678 010-9876-5432",
            "010-1234-5678\n02-123-4567",
            "+82 00 1 650 253 0000",
            "-",
            &"0".repeat(10_000),
        ] {
            let shown: String = text.chars().take(40).collect();
            assert!(normalise_phone(text).is_err(), "{shown}");
        }
    }

    /// Who wrote the plus was told to write a plus.
    #[test]
    fn a_number_that_no_country_has_is_told_as_that() {
        for text in [
            "+44 1234 567",
            "+44 1999 999999",
            "+999 1234 5678",
            "001-44-1999-999999",
        ] {
            let refused = Err(UnusableContactPoint::PhoneUnassigned);
            assert_eq!(normalise_phone(text), refused, "{text}");
        }
        for text in ["123", "212345678"] {
            let refused = Err(UnusableContactPoint::Phone);
            assert_eq!(normalise_phone(text), refused, "{text}");
        }
    }

    /// A text message to a shop's line is paid for and read by nobody.
    #[test]
    fn only_what_is_carried_about_receives_texts() {
        for (text, receives) in [
            ("010-1234-5678", true),
            ("011-123-4567", true),
            ("070-1234-5678", true),
            ("0505-123-4567", true),
            ("+1 650 253 0000", true),
            ("02-123-4567", false),
            ("031-123-4567", false),
            ("064-123-4567", false),
            ("080-123-4567", false),
            ("1588-1234", false),
        ] {
            let number = normalise_phone(text).expect(text);
            assert_eq!(receives_texts(&number), receives, "{text}");
        }
    }

    proptest! {
        /// No character between the digits is read as another digit.
        #[test]
        fn nothing_but_digits_becomes_a_digit(at in 1_usize..11, character in any::<char>()) {
            let mut text: Vec<char> = "01012345678".chars().collect();
            text.insert(at, character);
            let text: String = text.into_iter().collect();
            if let Ok(number) = normalise_phone(&text) {
                prop_assert_eq!(number, "+821012345678", "{}", text);
            }
        }
    }
}
