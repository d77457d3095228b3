//! A PIN: which digits it may have, and how it is kept.

use crate::BoothError;
use ledger::{LedgerError, PassphraseCost, passphrase_key};
use records::base64;
use records::staff::StaffPinSet;
use subtle::ConstantTimeEq as _;
use uuid::Uuid;
use words::sentence;

/// Fewest digits of a PIN.
pub(crate) const SHORTEST_PIN: usize = 4;
/// Most digits of a PIN.
pub(crate) const LONGEST_PIN: usize = 8;

/// What one guess costs: 19 MiB and two passes, the least that OWASP's password
/// storage cheat sheet asks for. Four digits are guessed whatever it costs by
/// whoever can read the store; the pauses are what protects a PIN.
const COST: PassphraseCost = PassphraseCost {
    memory_kib: 19 * 1024,
    iterations: 2,
    lanes: 1,
};

/// Refuses what is no PIN, and what somebody tries first.
pub(super) fn check(pin: &str) -> Result<(), BoothError> {
    let digits = pin.as_bytes();
    if !(SHORTEST_PIN..=LONGEST_PIN).contains(&digits.len())
        || !digits.iter().all(u8::is_ascii_digit)
    {
        return Err(BoothError::Setting(sentence!("staff-pin-unusable")));
    }
    // 1111, 1234, 4321, also over the end of the row of keys: 7890.
    let steps_by = |step: u8| {
        let mut pairs = digits.windows(2);
        pairs.all(|pair| (pair[0] - b'0' + step) % 10 == pair[1] - b'0')
    };
    // The middle column of the keys, and years: birthdays, and the present one.
    let is_column = ["2580", "0852"].contains(&pin);
    let is_year = digits.len() == 4 && (pin.starts_with("19") || pin.starts_with("20"));
    let half = digits.len() / 2;
    let repeats = digits.len().is_multiple_of(2) && digits[..half] == digits[half..];
    if [0, 1, 9].into_iter().any(steps_by) || repeats || is_column || is_year {
        return Err(BoothError::Setting(sentence!("staff-pin-trivial")));
    }
    Ok(())
}

/// A PIN as it is recorded.
pub(super) fn hashed(staff: Uuid, pin: &str, salt: &[u8]) -> Result<StaffPinSet, LedgerError> {
    let hash = passphrase_key(pin, salt, COST)?;
    Ok(StaffPinSet {
        staff,
        salt: base64::encode(salt),
        hash: base64::encode(hash.as_slice()),
        memory_kib: COST.memory_kib,
        iterations: COST.iterations,
    })
}

/// Whether this is the PIN that was recorded.
pub(super) fn is_right(set: &StaffPinSet, pin: &str) -> Result<bool, BoothError> {
    let salt = base64::decode(&set.salt).ok_or(BoothError::StoredUnreadable)?;
    let hash = base64::decode_secret(&set.hash).ok_or(BoothError::StoredUnreadable)?;
    let cost = PassphraseCost {
        memory_kib: set.memory_kib,
        iterations: set.iterations,
        lanes: 1,
    };
    let key = passphrase_key(pin, &salt, cost)?;
    Ok(bool::from(key.as_slice().ct_eq(&hash)))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The PINs that are tried first are none, and the refusal says which of the
    /// two it is.
    #[test]
    fn a_pin_is_four_to_eight_digits_and_not_the_first_guess() {
        for pin in [
            "2468", "1357", "19283746", "00010", "1213", "2581", "20261", "1887",
        ] {
            assert!(check(pin).is_ok(), "{pin}");
        }
        for (pin, what) in [
            ("", "4 to 8"),
            ("246", "4 to 8"),
            ("246813579", "4 to 8"),
            ("24a8", "4 to 8"),
            ("２４６８", "4 to 8"),
            ("0000", "guess"),
            ("1111", "guess"),
            ("1234", "guess"),
            ("4321", "guess"),
            ("7890", "guess"),
            ("0987", "guess"),
            ("1212", "guess"),
            ("25802580", "guess"),
            ("2580", "guess"),
            ("0852", "guess"),
            ("1987", "guess"),
            ("2026", "guess"),
        ] {
            let refused = check(pin).expect_err(pin).sentence().en;
            assert!(refused.contains(what), "{pin}: {refused}");
        }
    }

    /// The same PIN of two people has two hashes, and each is only right for its
    /// own.
    #[test]
    fn a_hash_says_nothing_of_the_pin() {
        let set = hashed(Uuid::nil(), "2468", &[1; 16]).expect("hashed");
        let other = hashed(Uuid::nil(), "2468", &[2; 16]).expect("hashed");
        assert_ne!(set.hash, other.hash);
        assert!(is_right(&set, "2468").expect("read"));
        assert!(!is_right(&set, "2469").expect("read"));
        let text = format!("{set:?}");
        assert!(!text.contains("2468"), "{text}");
    }
}
