//! The token's bytes and digits, against the page that specifies them.

use crate::support::{day, dice, find, good, key, last_day};
use coupon::{
    Check, Day, Fingerprint, Key, KeyId, KnownKey, Payload, Reason, Scan, Token, Unreadable,
    read_scan, sign, verify,
};
use proptest::prelude::*;
use rand::RngExt;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

const PAGE: &str = include_str!("../../../../../docs/coupon-token.md");

/// The rows of the page's tables with so many columns whose cells are code.
pub(crate) fn rows(columns: usize) -> Vec<Vec<&'static str>> {
    PAGE.lines()
        .filter(|line| line.starts_with("| `"))
        .map(|line| {
            line.trim_matches('|')
                .split('|')
                .map(|cell| cell.trim().trim_matches('`'))
                .collect::<Vec<_>>()
        })
        .filter(|cells| cells.len() == columns)
        .collect()
}

fn hex<const N: usize>(text: &str) -> [u8; N] {
    let bytes: Vec<u8> = (0..text.len() / 2)
        .map(|i| u8::from_str_radix(&text[2 * i..2 * i + 2], 16).expect("the page writes hex"))
        .collect();
    bytes.try_into().expect("the page writes whole keys")
}

fn number<T: std::str::FromStr<Err: std::fmt::Debug>>(text: &str) -> T {
    text.parse().expect("the page writes numbers")
}

/// A till built from the page must agree with us on every digit.
#[test]
fn the_page_s_vectors_hold() {
    let mut keys = Vec::new();
    let vectors = rows(6);
    assert!(vectors.len() >= 4, "the page has vectors");
    for row in &vectors {
        let key = Key::new(KeyId::from_bytes(hex(row[0])), hex(row[1]));
        let (serial, programme) = (number(row[2]), number(row[3]));
        let last = Day::from_number(number(row[4]));
        let token = sign(&key, serial, programme, last);
        assert_eq!(token.digits(), row[5], "digits of serial {serial}");
        let payload = verify(&token, find(std::slice::from_ref(&key))).expect("a real token");
        assert_eq!(
            (
                payload.key,
                payload.serial,
                payload.programme,
                payload.last_valid_day
            ),
            (key.id(), serial, programme, last),
            "what went in comes out"
        );
        keys.push(key);
    }
    let answers = rows(2);
    assert!(answers.len() >= 8, "the page has refusals");
    for row in answers {
        let answer = match Token::from_digits(row[0]) {
            None => "not a token",
            Some(token) => match verify(&token, find(&keys)) {
                Ok(_) => "real",
                Err(Reason::Forged) => "forged",
                Err(Reason::UnknownKey) => "unknown key",
                Err(Reason::Unreadable(Unreadable::UnknownVersion)) => "unknown version",
                Err(other) => panic!("no such answer on the page: {other:?}"),
            },
        };
        assert_eq!(answer, row[1], "the answer to {}", row[0]);
    }
}

/// A till that reads a scan otherwise takes a coupon for none, or one for another.
#[test]
fn the_page_s_scans_are_read_so() {
    let scans = rows(3);
    assert!(scans.len() >= 14, "the page has scans");
    for row in scans {
        let (reading, digits) = match read_scan(row[0]) {
            Scan::Token(token) => ("token", token.digits()),
            Scan::NotACoupon(Reason::Unreadable(Unreadable::Truncated { digits })) => {
                ("cut", digits.to_string())
            }
            Scan::NotACoupon(Reason::Unreadable(Unreadable::RunTogether)) => {
                let digits = row[0].bytes().filter(u8::is_ascii_digit).count();
                ("run together", digits.to_string())
            }
            Scan::ShortNumber(_) | Scan::Goods(_) | Scan::NotACoupon(_) => {
                ("no token", "0".to_owned())
            }
        };
        assert_eq!([reading, &digits], row[1..], "{}", row[0]);
    }
}

/// A second implementation, written from the page alone, makes the same tokens.
#[test]
fn python_makes_the_same_tokens() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../..");
    let script: PathBuf = root.join("tests/coupon_token.py");
    let python = |arguments: &[&str]| {
        let mut command = Command::new("python3");
        command.arg(&script).args(arguments);
        command
    };
    if skipped::without(&["python3"]) {
        return;
    }
    let page = root.join("docs/coupon-token.md");
    let checked = python(&["vectors", &page.to_string_lossy()])
        .output()
        .expect("python3 starts");
    assert!(
        checked.status.success(),
        "the page's vectors fail in Python: {}",
        String::from_utf8_lossy(&checked.stderr)
    );

    let mut dice = dice();
    let mut lines = String::new();
    let mut ours = Vec::new();
    for _ in 0..500 {
        let (id, secret): ([u8; 3], [u8; 32]) = (dice.random(), dice.random());
        let (serial, programme, days): (u32, u16, u16) =
            (dice.random(), dice.random(), dice.random());
        let key = Key::new(KeyId::from_bytes(id), secret);
        ours.push(sign(&key, serial, programme, Day::from_number(days)).digits());
        let secret: String = secret.iter().map(|byte| format!("{byte:02x}")).collect();
        lines.push_str(&format!(
            "{} {secret} {serial} {programme} {days}\n",
            key.id()
        ));
    }
    let mut child = python(&["sign"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("python3 starts");
    let mut stdin = child.stdin.take().expect("stdin is piped");
    let writer = std::thread::spawn(move || stdin.write_all(lines.as_bytes()));
    let output = child.wait_with_output().expect("python3 ends");
    writer
        .join()
        .expect("the writer does not panic")
        .expect("python3 reads all lines");
    let theirs: Vec<String> = String::from_utf8(output.stdout)
        .expect("python3 writes digits")
        .lines()
        .map(str::to_owned)
        .collect();
    assert_eq!(theirs, ours, "both implementations make the same tokens");
}

/// A revoked laptop is told from a forger: its visitors are honest people.
#[test]
fn a_revoked_key_is_its_own_answer() {
    let key = key(1);
    let token = sign(&key, 5, 7, last_day());
    let on = day(2026, 11, 20);
    let revoked = |_: &Payload| {
        Some(KnownKey {
            revoked_on: Some(on),
            ..good(&key)
        })
    };
    assert_eq!(verify(&token, revoked), Err(Reason::KeyRevoked { on }));
    let mut bytes = token.to_bytes();
    bytes[19] ^= 1;
    assert_eq!(
        verify(&Token::from_bytes(bytes), revoked),
        Err(Reason::Forged),
        "a forgery under a revoked key is a forgery"
    );
    assert_eq!(token.claimed().map(|payload| payload.serial), Some(5));
}

/// Another laptop's coupon is recognised by its fingerprint, not one bit of it
/// can be changed, and what is in no list is not taken for real or forged.
#[test]
fn a_listed_token_is_recognised_without_the_secret() {
    let token = sign(&key(1), 5, 7, last_day());
    let listed = |fingerprint: Option<Fingerprint>, revoked_on| {
        move |_: &Payload| {
            Some(KnownKey {
                check: Check::Listed(fingerprint),
                revoked_on,
            })
        }
    };
    let fingerprint = Some(token.fingerprint());
    assert_eq!(
        verify(&token, listed(fingerprint, None)).map(|payload| payload.serial),
        Ok(5)
    );
    for bit in 8..160 {
        let mut bytes = token.to_bytes();
        bytes[bit / 8] ^= 1 << (bit % 8);
        let changed = Token::from_bytes(bytes);
        assert_eq!(
            verify(&changed, listed(fingerprint, None)),
            Err(Reason::Forged),
            "bit {bit}"
        );
    }
    assert_eq!(verify(&token, listed(None, None)), Err(Reason::NotListed));
    let on = day(2026, 11, 20);
    for known in [fingerprint, None] {
        assert_eq!(
            verify(&token, listed(known, Some(on))),
            Err(Reason::KeyRevoked { on })
        );
    }
}

/// A caller that finds the wrong key must not turn it into a right one.
#[test]
fn a_key_with_another_id_proves_nothing() {
    let token = sign(&key(1), 5, 7, last_day());
    let twin = Key::new(KeyId::from_bytes([9, 9, 9]), [1; 32]);
    assert_eq!(
        verify(&token, |_| Some(good(&twin))),
        Err(Reason::UnknownKey)
    );
}

/// Secrets and tags do not leak into logs through `{:?}`.
#[test]
fn debug_shows_no_secret() {
    let key = Key::new(KeyId::from_bytes([1, 2, 3]), [0x5a; 32]);
    let token = sign(&key, 5, 7, last_day());
    let shown = format!("{key:?} {:?} {token:?}", good(&key));
    assert!(
        !shown.contains("90, 90") && !shown.contains("5a5a"),
        "secret in {shown}"
    );
    let tag: String = token.to_bytes()[12..]
        .iter()
        .map(|b| format!("{b:02x}"))
        .collect();
    assert!(!shown.contains(&tag), "tag in {shown}");
    assert!(shown.contains("010203"), "the id is public: {shown}");
}

/// Days outside a token's range are refused, not wrapped.
#[test]
fn days_do_not_wrap() {
    assert_eq!(Day::from_date(day(2019, 12, 31)), None);
    assert_eq!(Day::from_date(day(2020, 1, 1)).map(Day::number), Some(0));
    assert_eq!(
        Day::from_date(day(2199, 6, 6)).map(Day::number),
        Some(u16::MAX)
    );
    assert_eq!(Day::from_date(day(2199, 6, 7)), None);
    assert_eq!(Day::from_number(u16::MAX).date(), day(2199, 6, 6));
}

proptest! {
    /// Every 20 bytes have exactly one spelling, of 49 digits.
    #[test]
    fn digits_and_bytes_are_the_same(bytes: [u8; 20]) {
        let token = Token::from_bytes(bytes);
        let digits = token.digits();
        prop_assert_eq!(digits.len(), 49);
        prop_assert_eq!(Token::from_digits(&digits), Some(token));
    }

    /// What is not 49 ASCII digits is no token, whatever it is.
    #[test]
    fn other_texts_are_no_token(text in "\\PC{0,60}") {
        prop_assume!(text.len() != 49 || !text.bytes().all(|b| b.is_ascii_digit()));
        prop_assert_eq!(Token::from_digits(&text), None);
    }
}
