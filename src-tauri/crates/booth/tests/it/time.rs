//! Clocks that are wrong, and pauses that must end.

use crate::support::{DAY, HOUR, MINUTE, OPENING, fair};
use booth::BoothError;
use booth::desk::Found;
use coupon::{Reason, Verdict};
use ledger::Finding;

/// A clock that was set back must not make an old coupon good again. Staff are
/// told, and nothing that was recorded is lost.
#[test]
fn a_clock_set_back_is_noticed() {
    let mut fair = fair(30);
    let laptop = &mut fair.laptops[0];
    let thanks = laptop.thanks();
    let coupon = laptop.booth().issue_coupon(None, thanks).expect("a coupon");
    assert_eq!(laptop.booth().desk().expect("desk").warnings, []);

    // The last day of the programme is long past, and something happens then.
    laptop.clock.set(OPENING + 60 * DAY);
    laptop.booth().confirm_clock().expect("an answer");
    let late = laptop.answered_visit();
    let checked = laptop.booth().check_scan(&coupon.digits).expect("read");
    assert!(
        matches!(
            checked.verdict,
            Verdict::Refused {
                reason: Reason::Expired { .. }
            }
        ),
        "its day is over: {:?}",
        checked.verdict
    );

    laptop.clock.set(OPENING);
    let checked = laptop.booth().check_scan(&coupon.digits).expect("read");
    assert!(
        matches!(
            checked.verdict,
            Verdict::Refused {
                reason: Reason::ClockSetBack { .. }
            }
        ),
        "the latest day seen counts: {:?}",
        checked.verdict
    );
    assert!(
        matches!(
            laptop.sell(Some(coupon.id), 1),
            Err(BoothError::Coupon { .. })
        ),
        "and it cannot be used"
    );
    assert_eq!(
        laptop.booth().desk().expect("desk").warnings.len(),
        1,
        "staff are told"
    );

    let now = laptop.booth().now().timestamp_millis();
    assert!(now >= OPENING + 60 * DAY, "what is named by the time sorts");

    let next = laptop.answered_visit();
    let latest: Vec<_> = laptop
        .booth()
        .desk()
        .expect("desk")
        .recent
        .iter()
        .map(|visit| visit.visitor)
        .collect();
    assert_eq!(
        latest,
        [next, late],
        "newest first, whatever the clock says"
    );
    laptop.close();
    laptop.open(31);
    assert_eq!(laptop.count("SELECT count(*) FROM visit"), 2);
    let problems = laptop.booth().ledger().verify().expect("checked").problems;
    let [problem] = &problems[..] else {
        panic!("records ahead of the clock: {problems:?}");
    };
    assert!(
        matches!(problem.finding, Finding::TimeAhead { .. }),
        "{problem:?}"
    );
}

/// One day in 2099 must not disable the booth, whether nobody confirmed that
/// clock or somebody did and corrects it now: coupons are given and used, the
/// follow-up has the people, and the check names the records.
#[test]
fn a_record_of_2099_disables_nothing() {
    for believed in [false, true] {
        let mut fair = fair(33);
        let laptop = &mut fair.laptops[0];
        let thanks = laptop.thanks();
        let before = laptop.reachable_visitor("before@example.com");
        let coupon = laptop.booth().issue_coupon(None, thanks).expect("a coupon");
        laptop.close();
        laptop.clock.set(OPENING + 73 * 365 * DAY);
        laptop.open(34);
        if believed {
            laptop.booth().confirm_clock().expect("an answer");
        }
        let late = laptop.answered_visit();
        laptop.close();

        laptop.clock.set(OPENING + HOUR);
        laptop.open(35);
        let problems = laptop.booth().ledger().verify().expect("checked").problems;
        assert!(!problems.is_empty(), "named");
        if believed {
            assert!(laptop.booth().issue_coupon(None, thanks).is_err());
            let question = laptop.booth().clock_question().expect("readable");
            assert!(question.is_some(), "asked at the next unlock");
            laptop.booth().confirm_clock().expect("an answer");
        }
        laptop
            .sell(Some(coupon.id), 1)
            .expect("a coupon of before is used");
        let next = laptop.booth().issue_coupon(None, thanks).expect("given");
        laptop.sell(Some(next.id), 1).expect("and used");
        let after = laptop.reachable_visitor("after@example.com");
        let follow_up = laptop
            .booth()
            .follow_up(booth::FairScope::Current)
            .expect("whom to write to");
        let reached: Vec<_> = follow_up.people.iter().map(|one| one.visitor).collect();
        assert!(reached.contains(&before) && reached.contains(&after));
        assert_eq!(laptop.booth().desk().expect("desk").warnings, []);
        if !believed {
            laptop.booth().confirm_clock().expect("an answer");
        }
        let problems = laptop.booth().ledger().verify().expect("checked").problems;
        assert_eq!(problems, [], "corrected");
        let desk = laptop.booth().desk().expect("desk");
        assert_eq!(desk.recent[0].visitor, after, "in the order it happened");
        assert!(
            desk.recent.iter().any(|visit| visit.visitor == late),
            "kept"
        );
        laptop.close();
        laptop.open(36);
        assert_eq!(laptop.booth().clock_question().expect("readable"), None);
    }
}

/// A number that nobody has, with a right check digit: what a guesser types.
fn wrong_number(seed: u8) -> String {
    (0..=u8::MAX)
        .find_map(|last| coupon::ShortNumber::from_random_bytes([seed, 9, 9, 9, 9, 9, 9, last]))
        .expect("most numbers are drawable")
        .to_string()
}

fn guess(laptop: &mut crate::support::Laptop, seed: u8) -> Result<Found, BoothError> {
    laptop.booth().look_up(&wrong_number(seed))
}

/// Somebody who guesses numbers is slowed down. Scanning is not, and the pause
/// ends after a minute, whatever the clock does meanwhile.
#[test]
fn guessing_pauses_typing_for_one_minute() {
    let mut fair = fair(32);
    let laptop = &mut fair.laptops[0];
    let thanks = laptop.thanks();
    let coupon = laptop.booth().issue_coupon(None, thanks).expect("a coupon");
    for seed in 0..5 {
        guess(laptop, seed).expect("wrong, but answered");
        laptop.clock.advance(MINUTE / 10);
    }
    assert!(
        matches!(guess(laptop, 5), Err(BoothError::TooManyGuesses)),
        "the sixth is not even looked at"
    );
    assert!(
        matches!(
            laptop.booth().look_up(&coupon.short_number),
            Err(BoothError::TooManyGuesses)
        ),
        "nor is a right one, or guessing would go on"
    );
    let Ok(Found::Coupon(checked)) = laptop.booth().look_up(&coupon.digits) else {
        panic!("scanning still works");
    };
    assert!(!matches!(checked.verdict, Verdict::Refused { .. }));

    laptop.clock.advance(MINUTE);
    assert!(
        matches!(
            laptop.booth().look_up(&coupon.short_number),
            Ok(Found::Coupon(_))
        ),
        "the pause ends"
    );
}

/// The pause also ends on a laptop whose clock is behind its records, where the
/// latest time ever seen does not move.
#[test]
fn the_pause_ends_on_a_laptop_with_a_wrong_clock() {
    let mut fair = fair(33);
    let laptop = &mut fair.laptops[0];
    laptop.clock.set(OPENING + DAY);
    let thanks = laptop.thanks();
    let coupon = laptop.booth().issue_coupon(None, thanks).expect("a coupon");
    laptop.clock.set(OPENING);
    for seed in 0..5 {
        guess(laptop, seed).expect("wrong, but answered");
    }
    assert!(matches!(guess(laptop, 5), Err(BoothError::TooManyGuesses)));
    laptop.clock.advance(MINUTE);
    assert!(
        matches!(
            laptop.booth().look_up(&coupon.short_number),
            Ok(Found::Coupon(_))
        ),
        "a minute is a minute"
    );
    guess(laptop, 6).expect("looked at");
    assert!(
        matches!(guess(laptop, 7), Err(BoothError::TooManyGuesses)),
        "one more wrong number within ten minutes pauses again at once"
    );
    laptop.clock.set(OPENING - HOUR);
    assert!(
        laptop.booth().look_up(&coupon.short_number).is_ok(),
        "a clock set back does not stretch the pause"
    );
}
