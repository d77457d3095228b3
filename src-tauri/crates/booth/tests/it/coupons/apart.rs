//! Laptops that have not met, and laptops that are lost.

use super::*;
use crate::merge::surplus;
use crate::support::{Fair, HOUR, Laptop, MINUTE, OPENING, Replay, first_day};
use booth::coupons::{LostLaptop, Surplus};
use booth::{Booth, BoothError};
use coupon::{Caution, ProgrammeKind, Reason, Verdict};
use ledger::{Environment, LedgerError, Secret};
use proptest::prelude::*;
use std::path::Path;
use uuid::Uuid;

/// A total counts only what is known here. Laptops that have not met may
/// together give more; the merge says so, and no coupon that was given is taken
/// back.
#[test]
fn laptops_that_have_not_met_may_exceed_a_total() {
    let mut fair = Fair::with_laptops(2, 65);
    let (one, other) = fair.pair(0, 1);
    let few = one.opens(ProgrammeKind::Gift, |draft| draft.limits.total = Some(2));
    other.learn_from(one);
    for laptop in [&mut *one, &mut *other] {
        laptop
            .booth()
            .issue_coupons(&[None; 2], few)
            .expect("two each");
    }
    one.learn_from(other);
    let state = &one.booth().programme_states().expect("states")[0];
    assert_eq!((state.given, state.left), (4, Some(0)));
}

/// Of a lost laptop's coupons those on record before stay good, and later ones
/// are refused, also on a laptop that learns of the loss by a merge. The lost
/// laptop itself gives no more.
#[test]
fn only_the_lost_laptop_is_shut_out() {
    let mut fair = Fair::with_laptops(3, 71);
    let (lost, owner) = fair.pair(2, 0);
    let thanks = owner.thanks();
    let before = lost.booth().issue_coupon(None, thanks).expect("a coupon");
    owner.learn_from(lost);
    let own = owner.booth().issue_coupon(None, thanks).expect("a coupon");
    let moment = OPENING + MINUTE;
    lost.clock.set(OPENING + HOUR);
    let after = lost.booth().issue_coupon(None, thanks).expect("a thief's");
    owner.accepts(&after.digits);

    let device = lost.booth().ledger().device().0;
    owner
        .booth()
        .revoke_coupon_key(device, LostLaptop::GoodUntil(moment))
        .expect("revoked");
    let on = first_day();
    owner.accepts(&before.digits);
    owner.accepts(&before.short_number);
    owner.accepts(&own.digits);
    assert_eq!(owner.refuses(&after.digits), Reason::KeyRevoked { on });
    owner.learn_from(lost);
    assert_eq!(
        owner.refuses(&after.digits),
        Reason::KeyRevoked { on },
        "its own word that it was given does not help"
    );
    let named = owner.booth().coupon_laptops().expect("laptops");
    assert_eq!(
        named
            .iter()
            .filter(|one| one.revoked_on == Some(on))
            .count(),
        1
    );

    let (third, owner) = fair.pair(1, 0);
    third.learn_from(owner);
    assert_eq!(third.refuses(&after.digits), Reason::KeyRevoked { on });
    third.accepts(&before.digits);
    assert!(matches!(
        third.booth().revoke_coupon_key(device, LostLaptop::ShutOut),
        Err(BoothError::Ledger(LedgerError::OwnersLaptopOnly))
    ));
    // The stricter revocation counts, whenever it was made.
    owner
        .booth()
        .revoke_coupon_key(device, LostLaptop::ShutOut)
        .expect("revoked for good");
    third.learn_from(owner);
    for laptop in [&mut *third, &mut *owner] {
        assert_eq!(laptop.refuses(&before.digits), Reason::KeyShutOut { on });
        assert_eq!(
            laptop.refuses(&before.short_number),
            Reason::KeyShutOut { on }
        );
        laptop.accepts(&own.digits);
    }
    let (lost, owner) = fair.pair(2, 0);
    lost.learn_from(owner);
    not_issued(lost.booth().issue_coupon(None, thanks));
    assert!(matches!(
        owner
            .booth()
            .revoke_coupon_key(Uuid::nil(), LostLaptop::ShutOut),
        Err(BoothError::Unknown)
    ));
}

/// A coupon may have been used on another laptop, so the answer says how old
/// the records of the other laptop are: by its latest record, not by the day
/// the laptops met.
#[test]
fn a_verdict_says_how_complete_the_records_are() {
    let mut fair = Fair::with_laptops(2, 72);
    let (one, other) = fair.pair(0, 1);
    let thanks = one.thanks();
    let coupon = one.booth().issue_coupon(None, thanks).expect("a coupon");
    let said = |laptop: &mut Laptop| {
        let checked = laptop.booth().check_scan(&coupon.digits).expect("read");
        match checked.verdict {
            Verdict::Provisional { reason } => Some(reason),
            Verdict::Ok => None,
            refused => panic!("it is good: {refused:?}"),
        }
    };
    let before_the_fair = first_day().and_hms_opt(9, 0, 0).expect("nine");
    let at_nine = Some(Caution::RecordsMergedAt {
        at: before_the_fair,
    });
    assert_eq!(said(one), at_nine);
    other.clock.set(OPENING + 30 * MINUTE);
    other.answered_visit();
    one.clock.set(OPENING + 3 * HOUR);
    one.learn_from(other);
    assert_eq!(
        said(one),
        at_nine,
        "nothing is known of the third laptop since the set-up"
    );
    for laptop in one.booth().coupon_laptops().expect("laptops") {
        let known = [&mut *one, &mut *other].map(|laptop| laptop.booth().ledger().device().0);
        if !known.contains(&laptop.device) {
            one.booth()
                .revoke_coupon_key(laptop.device, LostLaptop::ShutOut)
                .expect("it was lost");
        }
    }
    let at = first_day().and_hms_opt(10, 30, 0).expect("half past ten");
    assert_eq!(said(one), Some(Caution::RecordsMergedAt { at }));
    // No more records will come from a laptop that was lost.
    let device = other.booth().ledger().device().0;
    one.booth()
        .revoke_coupon_key(device, LostLaptop::ShutOut)
        .expect("revoked");
    assert_eq!(said(one), None, "now this laptop knows everything");
}

/// The key of a laptop, as a thief of its files and passphrase has it.
fn key_of(laptop: &mut Laptop) -> coupon::Key {
    let digits = {
        let thanks = laptop.thanks();
        laptop.booth().issue_coupon(None, thanks).expect("a coupon")
    };
    let token = coupon::Token::from_digits(&digits.digits).expect("a token");
    let id = token.claimed().expect("of this version").key;
    coupon::Key::new(id, *laptop.booth().ledger().secret_for("coupon key"))
}

fn forged(key: &coupon::Key, serial: u32, programme: u16, day: chrono::NaiveDate) -> String {
    let day = coupon::Day::from_date(day).expect("within a token's days");
    coupon::sign(key, serial, programme, day).digits()
}

/// A laptop recognises the coupons of the others and can make none of them:
/// what it holds of them is no key.
#[test]
fn a_laptop_cannot_make_another_laptop_s_coupons() {
    let mut fair = Fair::with_laptops(3, 75);
    let (thief, victim) = fair.pair(1, 0);
    let thanks = victim.thanks();
    let programmes = victim.booth().programmes().expect("programmes");
    let (_, programme) = programmes
        .into_iter()
        .find(|(id, _)| *id == thanks)
        .expect("the thanks");
    let of_thief = key_of(thief);
    let of_victim = key_of(victim);
    let day = programme.valid_until;
    let real = victim.booth().issue_coupon(None, thanks).expect("a coupon");
    thief.accepts(&real.digits);

    // The thief's own secret under the victim's name.
    let disguised = coupon::Key::new(of_victim.id(), *of_thief.secret());
    let serial = coupon::Token::from_digits(&real.digits)
        .and_then(|token| token.claimed())
        .expect("a token")
        .serial;
    let number = programme.number;
    let (third, victim) = fair.pair(2, 0);
    for (serial, elsewhere) in [(serial, Reason::Forged), (7, Reason::NotListed)] {
        let digits = forged(&disguised, serial, number, day);
        assert_eq!(third.refuses(&digits), elsewhere);
        assert_eq!(victim.refuses(&digits), Reason::Forged);
    }
    // Nor a better programme or a later day for a coupon that is real.
    let later = forged(&of_victim, serial, number, day + chrono::Days::new(30));
    assert_eq!(third.refuses(&later), Reason::Forged);

    // Nothing that the laptops exchange is the key.
    let (third, _) = fair.pair(2, 0);
    let secret = records::base64::encode(of_victim.secret());
    let carried = third.booth().carry(&Default::default()).expect("a delta");
    for record in carried.records {
        let body = record.content.expect("a body").body;
        let text = String::from_utf8_lossy(&body).into_owned();
        assert!(!text.contains(&secret), "{}", record.header.kind);
        assert!(!body.windows(32).any(|bytes| bytes == of_victim.secret()));
    }
}

/// Somebody who took a laptop's files and passphrase can make its coupons. That
/// laptop knows which coupons it gave and takes no other, and the rest take one
/// only out of its list.
#[test]
fn a_laptop_takes_no_coupon_of_its_own_that_it_never_gave() {
    let mut fair = Fair::with_laptops(2, 76);
    let (victim, other) = fair.pair(0, 1);
    let key = key_of(victim);
    let thanks = victim.thanks();
    let programmes = victim.booth().programmes().expect("programmes");
    let (_, programme) = programmes
        .iter()
        .find(|(id, _)| *id == thanks)
        .expect("the thanks");
    for serial in [0, 1, 2, u32::MAX] {
        let digits = forged(&key, serial, programme.number, programme.valid_until);
        assert_eq!(victim.refuses(&digits), Reason::NeverGiven, "{serial}");
        assert_eq!(other.refuses(&digits), Reason::NotListed, "{serial}");
    }
}

/// A copy of a laptop's folder, somewhere else.
struct Elsewhere(Box<Replay>);

impl Environment for Elsewhere {
    fn now_unix_millis(&mut self) -> i64 {
        self.0.now_unix_millis()
    }

    fn fill_random(&mut self, bytes: &mut [u8]) {
        self.0.fill_random(bytes);
    }

    fn place_of(&mut self, store: &Path) -> std::io::Result<Vec<u8>> {
        Ok(store.to_string_lossy().into_owned().into_bytes())
    }
}

/// A folder that was copied or restored went on with the same numbers under the
/// same key as its twin. It has a key of its own from its first record on, and
/// what its list held before is the twin's.
#[test]
fn a_copied_folder_gives_no_coupon_of_its_twin() {
    let mut fair = Fair::with_laptops(1, 78);
    let twin = &mut fair.laptops[0];
    let thanks = twin.thanks();
    twin.booth().issue_coupon(None, thanks).expect("a coupon");
    twin.close();
    let folder = tempfile::tempdir().expect("a folder");
    let copy = folder.path().join("copy.db");
    for suffix in ["", ".keys", ".keys.bak"] {
        let from = format!("{}{suffix}", twin.path.display());
        let to = format!("{}{suffix}", copy.display());
        if Path::new(&from).exists() {
            std::fs::copy(from, to).expect("a copy");
        }
    }
    twin.open(5);
    let environment = Box::new(Elsewhere(Replay::boxed(&twin.clock, 5)));
    let mut clone = Booth::open(&copy, Secret::Keychain(&twin.key), environment).expect("opens");
    let keys = |booth: &mut Booth| {
        let ids = booth.issue_coupons(&[None; 40], thanks).expect("coupons");
        ids.into_iter()
            .map(|id| {
                let digits = booth.coupon(id).expect("on record").digits;
                let token = coupon::Token::from_digits(&digits).expect("a token");
                (token.claimed().expect("of this version").key, digits)
            })
            .collect::<Vec<_>>()
    };
    let (ours, theirs) = (keys(twin.booth()), keys(&mut clone));
    assert_ne!(ours[0].0, theirs[0].0, "another key");
    assert!(
        ours.iter()
            .all(|(_, digits)| theirs.iter().all(|(_, other)| other != digits))
    );
    // Both are told apart, and both count, once they meet.
    let known = twin.booth().ledger().vector().expect("a vector");
    let delta = clone.carry(&known).expect("a delta");
    let merged = twin.booth().ledger().merge(delta).expect("no fork");
    assert_eq!(merged.quarantined, 0);
    assert_eq!(
        twin.booth().ledger().verify().expect("a check").problems,
        []
    );
    let states = twin.booth().programme_states().expect("states");
    assert_eq!(states.iter().map(|state| state.given).sum::<u32>(), 81);
}

/// More coupons than one list holds are all recognised after one meeting, and
/// no number is drawn twice.
#[test]
fn a_list_is_drawn_before_the_last_one_runs_out() {
    let mut fair = Fair::with_laptops(2, 77);
    let (one, other) = fair.pair(0, 1);
    let thanks = one.thanks();
    let mut digits = Vec::new();
    for number in 0..3 {
        let ids = one
            .booth()
            .issue_coupons(&[None; 900], thanks)
            .expect("coupons");
        other.learn_from(one);
        let next = one.booth().issue_coupon(None, thanks).expect("one more");
        other.accepts(&next.digits);
        for id in ids {
            digits.push(one.booth().coupon(id).expect("on record").digits);
        }
        assert_eq!(digits.len(), (number + 1) * 900);
    }
    digits.sort();
    digits.dedup();
    assert_eq!(digits.len(), 2_700);
}

/// A use is listed also on a laptop that never heard of the coupon. An old slip
/// and its replacement are one promise.
#[test]
fn uses_that_two_laptops_accepted_are_listed() {
    let mut fair = Fair::with_laptops(3, 74);
    let (one, other) = fair.pair(0, 1);
    let thanks = one.thanks();
    let coupon = one.booth().issue_coupon(None, thanks).expect("a coupon");
    for (laptop, minutes) in [(&mut *one, 1), (&mut *other, 2)] {
        laptop.clock.advance(minutes * MINUTE);
        laptop.accepts(&coupon.digits);
        laptop.sells(coupon.id, &[(0, 1)]).expect("taken");
    }
    // The third meets the second only: it has the use, not the coupon.
    let (third, other) = fair.pair(2, 1);
    third.learn_from(other);
    assert_eq!(surplus(third), []);
    let (third, one) = fair.pair(2, 0);
    third.learn_from(one);
    let listed = third.booth().over_redeemed().expect("list");
    let [over] = listed.as_slice() else {
        panic!("exactly one: {listed:?}");
    };
    assert_eq!(over.why, Surplus::TooOften);
    assert_eq!(over.won, 1_600, "5 % of 32,000 won");
    assert!(!over.staff.is_empty() && !over.short_number.is_empty());
    assert_eq!(over.at_ms, OPENING + 2 * MINUTE, "the later one");

    // Replaced on one laptop while the other accepts the old slip; when the new
    // one is shown, it is refused, because both are one promise.
    let (one, other) = fair.pair(0, 1);
    let old = one.booth().issue_coupon(None, thanks).expect("a coupon");
    other.accepts(&old.digits);
    other.sells(old.id, &[(0, 1)]).expect("taken");
    let new = one.booth().reissue_coupon(old.id, "잃어버림").expect("new");
    one.learn_from(other);
    assert!(matches!(
        one.refuses(&new.digits),
        Reason::AlreadyUsed { .. }
    ));
    assert_eq!(surplus(one).len(), 1, "nothing more was lost");

    // Voided on one laptop, later accepted on the other.
    let gone = one.booth().issue_coupon(None, thanks).expect("a coupon");
    other.learn_from(one);
    one.booth().void_coupon(gone.id, "취소").expect("voided");
    other.clock.advance(HOUR);
    other.sells(gone.id, &[(0, 1)]).expect("taken");
    one.learn_from(other);
    let listed = one.booth().over_redeemed().expect("list");
    let last = listed.last().expect("one more");
    assert_eq!((last.coupon, last.why), (gone.id, Surplus::OutOfUse));
    // The owner settles it by voiding the sale.
    one.booth().void_sale(last.sale, "정리").expect("voided");
    assert_eq!(surplus(one).len(), 1);
}

/// What two people do with one coupon on two laptops that have not met.
#[derive(Debug, Clone, Copy)]
enum Act {
    Use,
    Undo,
    VoidSale,
    Void,
    Wait,
}

fn act(laptop: &mut Laptop, coupon: Uuid, act: Act) {
    laptop.clock.advance(MINUTE);
    let booth = laptop.booth();
    let answer = match act {
        Act::Use => laptop.sell(Some(coupon), 1).map(|_| ()),
        Act::Undo => booth.undo_last_use(coupon, "잘못 누름"),
        Act::VoidSale => match booth.last_use().expect("read") {
            Some(last) if last.coupon == coupon => booth.undo_last_use(coupon, "반품"),
            _ => Ok(()),
        },
        Act::Void => booth.void_coupon(coupon, "취소").map(|_| ()),
        Act::Wait => Ok(()),
    };
    if let Err(error) = answer {
        assert!(crate::random::is_an_answer(&error), "{act:?}: {error}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    /// Whatever two laptops do with one coupon before they meet, both list the
    /// same uses: of those that stand, all but the first.
    #[test]
    fn two_laptops_name_the_same_surplus(
        seed in 0_u64..1_000,
        acts in proptest::collection::vec(
            (0_usize..2, prop_oneof![
                4 => Just(Act::Use),
                2 => Just(Act::Undo),
                1 => Just(Act::VoidSale),
                1 => Just(Act::Void),
                1 => Just(Act::Wait),
            ]),
            1..10,
        ),
        first_learns in any::<bool>(),
        meeting in 0_usize..10,
    ) {
        let mut fair = Fair::with_laptops(2, seed);
        let (one, other) = fair.pair(0, 1);
        let thanks = one.thanks();
        let coupon = one.booth().issue_coupon(None, thanks).expect("a coupon").id;
        other.learn_from(one);
        for (number, (who, what)) in acts.iter().enumerate() {
            if number == meeting {
                one.learn_from(other);
            }
            let laptop = if *who == 0 { &mut *one } else { &mut *other };
            act(laptop, coupon, *what);
        }
        if first_learns {
            one.learn_from(other);
            other.learn_from(one);
        } else {
            other.learn_from(one);
            one.learn_from(other);
        }
        let listed = surplus(one);
        prop_assert_eq!(&listed, &surplus(other));
        let standing = one.count(
            "SELECT count(*) FROM redemption WHERE record NOT IN (SELECT redemption FROM redemption_undone)",
        );
        let too_often = listed.iter().filter(|(_, _, why, _)| *why == Surplus::TooOften).count();
        prop_assert_eq!(i64::try_from(too_often).expect("few"), (standing - 1).max(0));
        prop_assert_eq!(one.dump(), other.dump());
        one.booth().ledger().rebuild().expect("a rebuild");
        prop_assert_eq!(surplus(one), listed);
    }
}
