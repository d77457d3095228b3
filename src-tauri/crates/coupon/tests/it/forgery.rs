//! Nobody without a key gets a coupon accepted, and nobody uses one twice.
//!
//! Forged tokens are 10,000, or `BOOTHLOOP_FORGERIES`, and guessed numbers ten
//! times as many; `boothctl bench coupons` tries ten times that.

use crate::support::{day, dice, find, key, last_day, programme, terms};
use coupon::{
    Facts, Key, KeyId, LedgerView, Payload, Place, Proof, Reason, Scan, ShortNumber, Standing,
    Token, Use, Verdict, assess, read_scan, sign, verify,
};
use rand::RngExt;
use rand_chacha::ChaCha8Rng;
use std::collections::BTreeSet;

fn tries() -> usize {
    std::env::var("BOOTHLOOP_FORGERIES").map_or(10_000, |tries| {
        tries
            .parse()
            .expect("BOOTHLOOP_FORGERIES is a number of tries")
    })
}

/// One attack on a real token; the digits that the forger shows.
fn forge(dice: &mut ChaCha8Rng, real: &Token, another: &Token) -> String {
    let mut bytes = real.to_bytes();
    let digits = real.digits();
    match dice.random_range(0..9) {
        // One byte, one bit.
        0 => bytes[dice.random_range(0..20)] ^= dice.random_range(1..=u8::MAX),
        1 => bytes[dice.random_range(0..20)] ^= 1 << dice.random_range(0..8),
        // A later day, another programme or serial under the old tag.
        2 => bytes[dice.random_range(4..12)] = dice.random(),
        // The tag of another real coupon.
        3 => bytes[12..].copy_from_slice(&another.to_bytes()[12..]),
        // A real head with a random tag.
        4 => bytes[12..].copy_from_slice(&dice.random::<[u8; 8]>()),
        // A key of one's own, under our id.
        5 => {
            let own = Key::new(KeyId::from_bytes([1, 0xab, 0xcd]), dice.random());
            bytes = sign(&own, dice.random(), 7, last_day()).to_bytes();
        }
        // A key of one's own, under one's own id.
        6 => {
            let own = Key::new(KeyId::from_bytes(dice.random()), dice.random());
            bytes = sign(&own, dice.random(), 7, last_day()).to_bytes();
        }
        // One digit, or a few digits less.
        7 => {
            let mut forged = digits.into_bytes();
            forged[dice.random_range(0..49)] = dice.random_range(b'0'..=b'9');
            return String::from_utf8(forged).expect("digits are ASCII");
        }
        _ => return digits[..dice.random_range(0..49)].to_owned(),
    }
    Token::from_bytes(bytes).digits()
}

/// The tag holds: thousands of changed, cut, foreign and self-made tokens, none
/// accepted.
#[test]
fn no_forgery_is_accepted() {
    let mut dice = dice();
    let keys = [key(1), key(2)];
    let mut refused = 0;
    for serial in 0..u32::try_from(tries()).expect("tries fit a serial") {
        let real = sign(&keys[0], serial, 7, last_day());
        let another = sign(&keys[1], serial, 8, last_day());
        let forged = forge(&mut dice, &real, &another);
        if [real.digits(), another.digits()].contains(&forged) {
            continue; // A byte was replaced by itself.
        }
        match read_scan(&forged) {
            Scan::Token(token) => {
                let answer = verify(&token, find(&keys));
                assert!(
                    answer.is_err(),
                    "accepted {forged} made from serial {serial}"
                );
            }
            Scan::ShortNumber(_) => {
                // 13 digits of a token: a typed number proves nothing by itself.
            }
            Scan::Goods(_) | Scan::NotACoupon(_) => {}
        }
        refused += 1;
    }
    assert!(
        refused * 100 >= tries() * 95,
        "nearly every try is a real try, not {refused}"
    );
}

/// 5,000 live coupons, and somebody types numbers: nobody's coupon is hit. Half
/// of the guesses are by somebody who knows the check digit. The pause after
/// wrong numbers is the booth's; these numbers hold without it.
#[test]
fn guessing_short_numbers_is_hopeless() {
    let mut dice = dice();
    let mut live = BTreeSet::new();
    while live.len() < 5_000 {
        live.extend(ShortNumber::from_random_bytes(dice.random()));
    }
    let guesses = 10 * tries();
    let mut plausible = 0;
    for guess in 0..guesses {
        let typed = match ShortNumber::from_random_bytes(dice.random()) {
            Some(number) if guess % 2 == 0 => number.to_string(),
            _ => format!("{:013}", dice.random_range(0..10_000_000_000_000_u64)),
        };
        if let Ok(number) = ShortNumber::parse(&typed) {
            plausible += 1;
            assert!(!live.contains(&number), "{typed} hit a live coupon");
        }
    }
    assert!(
        (guesses * 2 / 5..guesses * 3 / 5).contains(&plausible),
        "nine of ten who know the check digit and one of ten who does not, not {plausible}"
    );
}

/// A screenshot equals the original, so the second use is refused and says who
/// took the first one.
#[test]
fn a_replay_is_refused() {
    let key = key(1);
    let programme = programme(terms());
    let shown = sign(&key, 5, 7, last_day()).digits();
    let mut uses: Vec<Use> = Vec::new();
    for round in 0..3 {
        let Scan::Token(token) = read_scan(&shown) else {
            panic!("a real coupon is read in round {round}");
        };
        let coupon: Payload = verify(&token, find(std::slice::from_ref(&key))).expect("real");
        let verdict = assess(&Facts {
            coupon,
            proof: Proof::Tag,
            issued: Some(coupon),
            standing: Standing::Live,
            uses: &uses,
            programme: Some(&programme),
            place: Place::Booth,
            today: day(2026, 11, 20),
            latest_day_seen: day(2026, 11, 20),
            records: LedgerView::Complete,
            holder_is_present: None,
            basket: None,
        });
        if round == 0 {
            assert_eq!(verdict, Verdict::Ok, "the first use is good");
        } else {
            let last = uses[0].clone();
            let reason = Reason::AlreadyUsed { last, allowed: 1 };
            assert_eq!(
                verdict,
                Verdict::Refused { reason },
                "round {round} is a replay"
            );
            continue;
        }
        uses.push(Use {
            at: day(2026, 11, 20)
                .and_hms_opt(14, 3, 0)
                .expect("14:03 exists"),
            place: words::Sentence::of_texts("2번 노트북", "laptop 2"),
            staff: "김하나".to_owned(),
            won: 0,
        });
    }
}
