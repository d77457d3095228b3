//! The open kiosk: which visitor is answering, and who may close it.
//!
//! The PIN protects nothing that is stored; it only keeps visitors from closing
//! the kiosk. It is chosen anew each time, so it is kept in memory as it is
//! until the kiosk closes. A hash of four digits would only look like
//! protection.

use crate::values;
use std::time::{Duration, Instant};
use subtle::ConstantTimeEq as _;
use uuid::Uuid;
use wire::WireError;
use words::sentence;
use zeroize::Zeroizing;

/// How many wrong PINs are allowed before a pause.
const WRONG_PINS: u32 = 5;
const PAUSE: Duration = Duration::from_secs(60);

/// The kiosk from opening to closing, for any number of visitors.
pub(crate) struct Kiosk {
    pin: Zeroizing<String>,
    idle_seconds: u32,
    visitor: Option<Uuid>,
    changed_hands: bool,
    wrong_pins: u32,
    paused_since: Option<Instant>,
}

impl Kiosk {
    /// A kiosk without a visitor. Refuses a PIN that is not 4 to 8 digits.
    pub(crate) fn new(pin: String, idle_seconds: u32) -> Result<Self, WireError> {
        let pin = Zeroizing::new(pin);
        if !(4..=8).contains(&pin.len()) || !pin.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(values::refusal(&sentence!("kiosk-pin-unusable")));
        }
        Ok(Self {
            pin,
            idle_seconds,
            visitor: None,
            changed_hands: false,
            wrong_pins: 0,
            paused_since: None,
        })
    }

    /// After how many seconds without a touch the kiosk asks whether somebody
    /// is there.
    pub(crate) fn idle_seconds(&self) -> u32 {
        self.idle_seconds
    }

    /// The visitor who is answering; a refusal when there is none.
    pub(crate) fn visitor(&self) -> Result<Uuid, WireError> {
        self.visitor
            .ok_or_else(|| values::refusal(&sentence!("kiosk-survey-ended")))
    }

    /// From now on the kiosk asks this visitor.
    pub(crate) fn visitor_comes(&mut self, visitor: Uuid) {
        self.visitor = Some(visitor);
    }

    /// From now on the last visitor cannot be reached. Gives the visitor's id,
    /// to settle the unfinished survey.
    pub(crate) fn visitor_leaves(&mut self) -> Option<Uuid> {
        self.changed_hands = true;
        self.visitor.take()
    }

    /// Whether a visitor has left since this was asked last: what she copied
    /// must go, too.
    pub(crate) fn changed_hands(&mut self) -> bool {
        std::mem::take(&mut self.changed_hands)
    }

    /// Whether this is the PIN. The fifth wrong one brings a pause in which no
    /// PIN is looked at, so that guessing all of four digits takes 33 hours.
    pub(crate) fn check_pin(&mut self, pin: &str, now: Instant) -> Result<(), WireError> {
        if let Some(since) = self.paused_since {
            if now.saturating_duration_since(since) < PAUSE {
                return Err(paused());
            }
            self.paused_since = None;
            self.wrong_pins = 0;
        }
        if bool::from(self.pin.as_bytes().ct_eq(pin.as_bytes())) {
            return Ok(());
        }
        self.wrong_pins += 1;
        if self.wrong_pins < WRONG_PINS {
            return Err(values::refusal(&sentence!("kiosk-pin-wrong")));
        }
        self.paused_since = Some(now);
        Err(paused())
    }
}

fn paused() -> WireError {
    values::refusal(&sentence!("kiosk-pin-paused"))
}

/// The kiosk's page called after the kiosk was closed.
pub(crate) fn not_open() -> WireError {
    values::refusal(&sentence!("kiosk-closed"))
}

/// Visitors have the screen. Opening a second kiosk would replace the PIN of the
/// first.
pub(crate) fn already_open() -> WireError {
    values::refusal(&sentence!("kiosk-already-open"))
}

/// The window could not be opened or closed.
pub(crate) fn no_window(error: &tauri::Error) -> WireError {
    values::refusal(&sentence!("kiosk-window-failed", error = error.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kiosk(pin: &str, idle_seconds: u32) -> Result<Kiosk, WireError> {
        Kiosk::new(pin.to_owned(), idle_seconds)
    }

    /// A PIN that cannot be typed on the kiosk's own keys would lock the staff out.
    #[test]
    fn only_four_to_eight_digits_are_a_pin() {
        for pin in ["0000", "2468", "12345678"] {
            assert!(kiosk(pin, 45).is_ok(), "{pin} is a PIN");
        }
        for pin in ["", "123", "123456789", "12a4", "１２３４", " 1234", "-123"] {
            assert!(kiosk(pin, 45).is_err(), "`{pin}` is no PIN");
        }
    }

    /// Guessing is slow, the right PIN works at once, and a pause ends.
    #[test]
    fn five_wrong_pins_bring_a_pause_of_a_minute() {
        let mut kiosk = kiosk("2468", 45).expect("a PIN");
        let start = Instant::now();
        for wrong in ["1111", "", "24680", "246"] {
            let answer = kiosk.check_pin(wrong, start);
            assert!(answer.is_err(), "`{wrong}` is wrong");
            assert_ne!(answer, Err(paused()), "it can be tried again");
        }
        assert_eq!(
            kiosk.check_pin("9999", start),
            Err(paused()),
            "the fifth brings the pause"
        );
        let within = start + Duration::from_secs(59);
        assert_eq!(
            kiosk.check_pin("2468", within),
            Err(paused()),
            "no PIN is looked at within it"
        );
        let after = start + Duration::from_secs(60);
        assert_ne!(
            kiosk.check_pin("1111", after),
            Err(paused()),
            "afterwards the count begins anew"
        );
        assert!(
            kiosk.check_pin("2468", after).is_ok(),
            "the right one opens"
        );
    }
}
