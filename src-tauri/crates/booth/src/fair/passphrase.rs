//! May a passphrase be chosen?
//!
//! Whoever finds the laptop has the file, and tries passphrases against it for as long
//! as she likes: each try costs her about a second (Argon2id), so what is guessed within
//! a million tries opens it within days. zxcvbn (Wheeler, USENIX Security 2016) counts
//! the tries. It knows what English speakers choose; what Koreans choose, and what is
//! written on the booth, is told to it. Only what is chosen is judged: a store whose
//! passphrase was taken before opens as ever.

use crate::BoothError;
use ledger::prepared_passphrase;
use people::keys_of;

/// Fewest characters of a passphrase (OWASP ASVS 5.0, 6.2.1).
pub(crate) const SHORTEST_PASSPHRASE: usize = 8;
/// Fewest tries after which a passphrase may be guessed, as a power of ten.
const FEWEST_TRIES_LOG10: f64 = 6.0;
const COMMON: &str = include_str!("../../../../../assets/common-passphrases.txt");

/// Refuses a passphrase that is too short or too easy. `known` is what anybody may know
/// of the booth: the names of the maker, the fair and the owner.
pub(super) fn check_passphrase(passphrase: &str, known: &[&str]) -> Result<(), BoothError> {
    let passphrase = &prepared_passphrase(passphrase);
    if passphrase.chars().count() < SHORTEST_PASSPHRASE {
        return Err(BoothError::PassphraseTooShort {
            fewest: SHORTEST_PASSPHRASE,
        });
    }
    let guessed = guessed_first(known);
    let guessed: Vec<&str> = guessed.iter().map(String::as_str).collect();
    // A birthday or a number is as easy with marks and spaces in it as without.
    let compact: String = passphrase.chars().filter(|c| c.is_alphanumeric()).collect();
    let written = match compact.chars().all(|c| c.is_ascii_digit()) {
        true => &compact,
        false => passphrase,
    };
    let is_easy = zxcvbn::zxcvbn(written, &guessed).guesses_log10() < FEWEST_TRIES_LOG10;
    match is_easy {
        true => Err(BoothError::PassphraseTooEasy),
        false => Ok(()),
    }
}

/// What is tried first, in Hangul and as the keys write it with the input method off,
/// whole and word by word.
fn guessed_first(known: &[&str]) -> Vec<String> {
    let common = COMMON.lines().filter(|line| !line.starts_with('#'));
    let known = known
        .iter()
        .flat_map(|name| name.split_whitespace().chain([*name]));
    // The nearer the front, the fewer tries.
    let written = known.chain(common).flat_map(|text| {
        let compact: String = text.split_whitespace().collect();
        let keys = (keys_of(text), keys_of(&compact));
        [text.to_owned(), compact, keys.0, keys.1]
    });
    // A short name stands in many words, and would cheapen them all.
    written.filter(|it| it.chars().count() > 1).collect()
}

#[cfg(test)]
mod tests {
    use super::check_passphrase;
    use crate::BoothError;

    const KNOWN: [&str; 3] = ["온기유리", "리빙디자인페어 2026", "한서윤"];

    /// Runs, repeats, dates, telephone numbers, what everybody thinks of first, the app's
    /// own example, and what stands on the booth.
    #[test]
    fn what_is_guessed_first_is_refused() {
        for easy in [
            "12345678",
            "123456789012",
            "password",
            "P@ssw0rd",
            "qwertyuiop",
            "asdfasdf",
            "aaaaaaaa",
            "가가가가가가가가",
            "11112222",
            "20261130",
            "2026-11-30",
            "010-1234-5678",
            "비밀번호비밀번호",
            "qlalfqjsgh",
            "안녕하세요1234",
            "dkssudgktpdy",
            "가나다라마바사아자차",
            "유리잔은 창가에 두지 않는다",
            "온기유리온기유리",
            "dhsrldbfl1234",
            "리빙디자인페어 2026",
            "한서윤12345",
        ] {
            let refused = check_passphrase(easy, &KNOWN);
            assert!(
                matches!(refused, Err(BoothError::PassphraseTooEasy)),
                "{easy}"
            );
        }
        let short = check_passphrase("일곱 글자다", &KNOWN);
        assert!(matches!(short, Err(BoothError::PassphraseTooShort { .. })));
    }

    /// A few words that have nothing to do with each other are enough, in any script.
    #[test]
    fn a_few_words_are_enough() {
        for good in [
            "유리잔 두 개와 물병",
            "창가의 새 유리잔 셋",
            "부스 시험 암호",
            "유리잔 하나 둘",
            "boothloop-sample",
            "a passphrase for kills",
            "ckdrkdml to dbflwks tpt",
            "온기유리 창고 파란 문",
            "x9!Kq2#v",
        ] {
            assert!(check_passphrase(good, &KNOWN).is_ok(), "{good}");
        }
    }
}
