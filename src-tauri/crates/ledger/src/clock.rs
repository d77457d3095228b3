//! The hybrid logical clock: wall time that never runs backwards.
//!
//! Kulkarni et al., "Logical Physical Clocks" (2014), in the common 48 + 16 bit
//! form. The floor is stored with the records and raised by merged records whose
//! times are plausible (clock_answers.rs), so a laptop whose clock was set back
//! keeps counting where it was.

/// 48 bits of Unix milliseconds and 16 bits of counter; orders what happened.
#[derive(Copy, Clone, Default, Eq, PartialEq, Ord, PartialOrd, Hash, Debug)]
pub struct Hlc(pub u64);

impl Hlc {
    /// The latest value that can be stored: SQLite integers are signed. It lies
    /// in the year 6429.
    pub(crate) const LATEST: Hlc = Hlc(i64::MAX as u64);

    /// The wall-clock part, in milliseconds since 1970-01-01T00:00:00Z.
    pub fn unix_millis(self) -> i64 {
        (self.0 >> 16) as i64
    }

    /// The next value after this one, at the wall time given if that is later.
    ///
    /// At the end of time the clock stands still instead of wrapping; `seq`
    /// still orders the records of one device then.
    pub(crate) fn next(self, now_unix_millis: i64) -> Hlc {
        let latest = Self::LATEST.unix_millis();
        let wall = (now_unix_millis.clamp(0, latest) as u64) << 16;
        Hlc(wall.max(self.0.saturating_add(1))).min(Self::LATEST)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        /// Whatever the wall clock says, a record never sorts before the one
        /// that was there already.
        #[test]
        fn the_clock_never_goes_back(floor in 0..Hlc::LATEST.0, now in any::<i64>()) {
            let next = Hlc(floor).next(now);
            prop_assert!(next > Hlc(floor), "a tick must be later than its floor");
            prop_assert!(next <= Hlc::LATEST, "a tick must be storable");
        }
    }

    /// The counter spills into the milliseconds instead of wrapping to zero.
    #[test]
    fn more_than_65536_records_in_a_millisecond_still_sort() {
        let mut clock = Hlc(0).next(1_000);
        for _ in 0..70_000 {
            let next = clock.next(1_000);
            assert!(next > clock, "every tick is later");
            clock = next;
        }
        assert_eq!(
            clock.unix_millis(),
            1_001,
            "70,000 ticks spill into the next millisecond"
        );
    }

    /// A poisoned clock elsewhere must not make this laptop panic.
    #[test]
    fn the_end_of_time_does_not_wrap() {
        assert_eq!(Hlc::LATEST.next(0), Hlc::LATEST);
        assert_eq!(
            Hlc(0).next(i64::MAX).unix_millis(),
            Hlc::LATEST.unix_millis()
        );
    }
}
