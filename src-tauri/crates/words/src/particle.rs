//! Korean particles that depend on the last letter of the word before them.
//!
//! 잔**을** but 접시**를**; 서울**로** but 부산**으로**. The rule looks at the
//! final consonant of the last Hangul syllable (Unicode 17, section 3.12); digits
//! follow their Sino-Korean reading, and any other ending is read as if it had
//! no final consonant, which is what signs in Korean shops do.

/// What the last letter of a word ends in, as far as particles care.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Ending {
    Vowel,
    Rieul,
    Consonant,
}

fn ending(word: &str) -> Ending {
    let Some(last) = word
        .trim_end_matches(|c: char| !c.is_alphanumeric())
        .chars()
        .last()
    else {
        return Ending::Vowel;
    };
    match last {
        '가'..='힣' => match (last as u32 - '가' as u32) % 28 {
            0 => Ending::Vowel,
            8 => Ending::Rieul,
            _ => Ending::Consonant,
        },
        '1' | '7' | '8' => Ending::Rieul,
        '0' | '3' | '6' => Ending::Consonant,
        _ => Ending::Vowel,
    }
}

fn with(word: &str, after_consonant: &str, after_vowel: &str) -> String {
    let particle = match ending(word) {
        Ending::Vowel => after_vowel,
        Ending::Rieul | Ending::Consonant => after_consonant,
    };
    format!("{word}{particle}")
}

/// The word with 을 or 를.
pub fn object(word: &str) -> String {
    with(word, "을", "를")
}

/// The word with 이 or 가.
pub fn subject(word: &str) -> String {
    with(word, "이", "가")
}

/// The word with 은 or 는.
pub fn topic(word: &str) -> String {
    with(word, "은", "는")
}

/// The word with 과 or 와.
pub fn and(word: &str) -> String {
    with(word, "과", "와")
}

/// The word with 으로 or 로; a final ㄹ takes 로.
pub fn by(word: &str) -> String {
    let particle = match ending(word) {
        Ending::Consonant => "으로",
        Ending::Vowel | Ending::Rieul => "로",
    };
    format!("{word}{particle}")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A wrong particle is the first thing a Korean reader notices.
    #[test]
    fn particles_follow_the_last_letter() {
        assert_eq!(object("위스키잔"), "위스키잔을");
        assert_eq!(object("접시"), "접시를");
        assert_eq!(
            object("‘위스키잔’"),
            "‘위스키잔’을",
            "quotation marks are not letters"
        );
        assert_eq!(subject("물병"), "물병이");
        assert_eq!(topic("디캔터"), "디캔터는");
        assert_eq!(and("선물"), "선물과");
        assert_eq!(by("서울"), "서울로");
        assert_eq!(by("부산"), "부산으로");
        assert_eq!(by("제주"), "제주로");
        assert_eq!(object("세트 3"), "세트 3을");
        assert_eq!(topic("Glass"), "Glass는");
        assert_eq!(object(""), "를");
    }
}
