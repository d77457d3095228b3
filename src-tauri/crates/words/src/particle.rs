//! Korean particles that depend on the last letter of the word before them.
//!
//! 잔**을** but 접시**를**; 서울**로** but 부산**으로**. The rule looks at the
//! final consonant of the last Hangul syllable (Unicode 17, section 3.12); digits
//! follow their Sino-Korean reading, a Latin word in -ng ends in ㅇ (Cooking, 쿠킹),
//! and any other ending is read as if it had no final consonant, which is what signs
//! in Korean shops do.

/// What the last letter of a word ends in, as far as particles care.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Ending {
    Vowel,
    Rieul,
    Consonant,
}

fn ending(word: &str) -> Ending {
    let word = word.trim_end_matches(|c: char| !c.is_alphanumeric());
    let mut letters = word.chars().rev();
    let Some(last) = letters.next() else {
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
        // Without a vowel before it, it is spelled: NG, 엔지.
        'g' | 'G' if is_sounded_ng(&mut letters) => Ending::Consonant,
        _ => Ending::Vowel,
    }
}

/// Whether what stands before a last g, read backwards, makes it the end of an -ng.
fn is_sounded_ng(mut before: impl Iterator<Item = char>) -> bool {
    let is_vowel = |letter: char| "aeiouy".contains(letter.to_ascii_lowercase());
    matches!(before.next(), Some('n' | 'N')) && before.next().is_some_and(is_vowel)
}

fn by_ending(word: &str, after_consonant: &'static str, after_vowel: &'static str) -> &'static str {
    match ending(word) {
        Ending::Vowel => after_vowel,
        Ending::Rieul | Ending::Consonant => after_consonant,
    }
}

/// 을 or 를.
pub(crate) fn object_after(word: &str) -> &'static str {
    by_ending(word, "을", "를")
}

/// 이 or 가.
pub(crate) fn subject_after(word: &str) -> &'static str {
    by_ending(word, "이", "가")
}

/// 은 or 는.
pub(crate) fn topic_after(word: &str) -> &'static str {
    by_ending(word, "은", "는")
}

/// 과 or 와.
pub(crate) fn and_after(word: &str) -> &'static str {
    by_ending(word, "과", "와")
}

/// 으로 or 로; a final ㄹ takes 로.
pub(crate) fn by_after(word: &str) -> &'static str {
    match ending(word) {
        Ending::Consonant => "으로",
        Ending::Vowel | Ending::Rieul => "로",
    }
}

/// A particle as people write it who do not know the word before it: `을/를`, `을(를)`, `(을)`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Particle {
    /// 을 or 를.
    Object,
    /// 이 or 가.
    Subject,
    /// 은 or 는.
    Topic,
    /// 과 or 와.
    And,
    /// 으로 or 로.
    By,
}

impl Particle {
    const BOTH: [(Self, &'static str, &'static str); 5] = [
        (Self::Object, "을", "를"),
        (Self::Subject, "이", "가"),
        (Self::Topic, "은", "는"),
        (Self::And, "과", "와"),
        (Self::By, "으로", "로"),
    ];

    /// The particle that a text begins with in both its forms, and the text behind it.
    pub fn in_both_forms(text: &str) -> Option<(Self, &str)> {
        Self::BOTH.iter().find_map(|(particle, a, b)| {
            let written = [
                format!("{a}/{b}"),
                format!("{b}/{a}"),
                format!("{a}({b})"),
                format!("{b}({a})"),
                format!("({a}){b}"),
                format!("({a})"),
                format!("({b})"),
            ];
            // Only 으로 keeps its end when its beginning stands in brackets.
            let by = (*particle == Self::By).then(|| "(으)로".to_owned());
            let mut written = by.into_iter().chain(written);
            // `(이)라는` and `(이)나` are other words.
            let is_other = |form: &str, rest: &str| {
                form == "(이)" && rest.starts_with(|it| ('가'..='힣').contains(&it))
            };
            let rest = written.find_map(|form| {
                let rest = text.strip_prefix(&form)?;
                (!is_other(&form, rest)).then_some(rest)
            })?;
            Some((*particle, rest))
        })
    }

    /// The form that follows a word.
    pub fn after(self, word: &str) -> &'static str {
        match self {
            Self::Object => object_after(word),
            Self::Subject => subject_after(word),
            Self::Topic => topic_after(word),
            Self::And => and_after(word),
            Self::By => by_after(word),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A wrong particle is the first thing a Korean reader notices.
    #[test]
    fn particles_follow_the_last_letter() {
        assert_eq!(object_after("위스키잔"), "을");
        assert_eq!(object_after("접시"), "를");
        assert_eq!(
            object_after("‘위스키잔’"),
            "을",
            "quotation marks are not letters"
        );
        assert_eq!(subject_after("물병"), "이");
        assert_eq!(topic_after("디캔터"), "는");
        assert_eq!(and_after("선물"), "과");
        assert_eq!(by_after("서울"), "로");
        assert_eq!(by_after("부산"), "으로");
        assert_eq!(by_after("제주"), "로");
        assert_eq!(object_after("세트 3"), "을");
        assert_eq!(topic_after("Glass"), "는");
        assert_eq!(and_after("Cooking"), "과");
        assert_eq!(object_after("‘KNITTING’"), "을");
        assert_eq!(by_after("Camping"), "으로");
        assert_eq!(object_after("mug"), "를");
        assert_eq!(object_after("NG"), "를");
        assert_eq!(object_after("ng"), "를");
        assert_eq!(object_after(""), "를");
    }

    /// An owner writes both forms, and each word gets its own.
    #[test]
    fn both_forms_become_the_one_that_fits() {
        for (written, after_consonant, after_vowel) in [
            ("을/를", "을", "를"),
            ("를/을", "을", "를"),
            ("을(를)", "을", "를"),
            ("(을)", "을", "를"),
            ("(이)가", "이", "가"),
            ("은(는)", "은", "는"),
            ("과/와", "과", "와"),
            ("(으)로", "으로", "로"),
            ("으로/로", "으로", "로"),
        ] {
            let text = format!("{written} 좋아요");
            let (particle, rest) = Particle::in_both_forms(&text).expect(written);
            assert_eq!(rest, " 좋아요", "{written}");
            assert_eq!(particle.after("쿠폰"), after_consonant, "{written}");
            assert_eq!(particle.after("접시"), after_vowel, "{written}");
        }
        assert_eq!(Particle::in_both_forms("을 좋아요"), None);
        assert_eq!(Particle::in_both_forms("(이)라는 잔"), None);
        let bare = Particle::in_both_forms("(이) 좋아요");
        assert_eq!(bare, Some((Particle::Subject, " 좋아요")));
    }
}
