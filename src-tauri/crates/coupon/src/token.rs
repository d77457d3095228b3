//! The token: what a coupon carries, and the tag that proves it is ours.
//!
//! The bytes and the digits are specified in `docs/coupon-token.md`, with
//! vectors; a second implementation in Python agrees with this one in the
//! tests. An HMAC was chosen over a signature because 8 bytes of tag keep the
//! QR at version 2 (25 modules), which a laptop's webcam still reads at arm's
//! length. Whoever has the secret of an HMAC can make tokens, so a laptop keeps
//! its secret to itself and gives the others a [`Fingerprint`] of each token
//! that it may give next: enough to recognise one, and not to make one.

use crate::reason::{Reason, Unreadable};
use chrono::{Days, NaiveDate};
use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest as _, Sha256};
use std::fmt;
use zeroize::Zeroizing;

/// The layout of the payload that this code writes and reads.
const VERSION: u8 = 1;
/// Keeps tags of coupons apart from anything else ever made with the same key.
const DOMAIN: &[u8] = b"boothloop coupon token v1\0";
/// Keeps fingerprints apart from any other hash of the same bytes.
const FINGERPRINT_DOMAIN: &[u8] = b"boothloop coupon fingerprint v1\0";
const PAYLOAD: usize = 12;
const TAG: usize = 8;
const TOKEN: usize = PAYLOAD + TAG;
/// 2^160 has 49 decimal digits.
pub(crate) const DIGITS: usize = 49;

/// Which laptop's key made a token: 24 random bits, drawn once with the key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct KeyId([u8; 3]);

impl KeyId {
    /// Takes the three random bytes.
    pub fn from_bytes(bytes: [u8; 3]) -> Self {
        Self(bytes)
    }

    /// The three bytes, to be stored.
    pub fn to_bytes(self) -> [u8; 3] {
        self.0
    }
}

/// Six lower-case hexadecimal digits.
impl fmt::Display for KeyId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [a, b, c] = self.0;
        write!(formatter, "{a:02x}{b:02x}{c:02x}")
    }
}

/// A laptop's minting key. The secret is wiped from memory when dropped and
/// never printed.
#[derive(Clone)]
pub struct Key {
    id: KeyId,
    secret: Zeroizing<[u8; 32]>,
}

impl Key {
    /// Puts together an id and a secret, both drawn from a cryptographic
    /// random source once per laptop and kept in the encrypted database.
    pub fn new(id: KeyId, secret: [u8; 32]) -> Self {
        Self {
            id,
            secret: Zeroizing::new(secret),
        }
    }

    /// The public name of the key.
    pub fn id(&self) -> KeyId {
        self.id
    }

    /// The secret, for the encrypted database only.
    pub fn secret(&self) -> &[u8; 32] {
        &self.secret
    }

    fn mac(&self, payload: &[u8]) -> Hmac<Sha256> {
        let mut mac = Hmac::<Sha256>::new_from_slice(self.secret.as_slice())
            .expect("RFC 2104 allows an HMAC key of any length");
        mac.update(DOMAIN);
        mac.update(payload);
        mac
    }
}

/// The id only.
impl fmt::Debug for Key {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Key({}, secret)", self.id)
    }
}

/// What is known about the key that a token names.
#[derive(Debug, Clone)]
pub struct KnownKey {
    /// How its tokens are told from forgeries here.
    pub check: Check,
    /// The day it was revoked, in the fair's calendar, when its laptop was lost
    /// or stolen.
    pub revoked_on: Option<NaiveDate>,
}

/// How tokens of one key are told from forgeries.
#[derive(Debug, Clone)]
pub enum Check {
    /// By the key itself.
    Secret(Key),
    /// By what its laptop handed over for this token's serial number; none when
    /// the number is in none of the lists that are known here.
    Listed(Option<Fingerprint>),
}

/// The first 8 bytes of a token's SHA-256: recognises a token, and makes none.
/// Somebody who has it must try 2^63 tags on average to find the one it belongs
/// to, and starts anew for the next token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fingerprint([u8; Self::BYTES]);

impl Fingerprint {
    /// How many bytes it has.
    pub const BYTES: usize = 8;

    /// Takes the bytes as they were stored.
    pub fn from_bytes(bytes: [u8; Self::BYTES]) -> Self {
        Self(bytes)
    }

    /// The bytes, to be stored.
    pub fn to_bytes(self) -> [u8; Self::BYTES] {
        self.0
    }
}

/// A calendar day between 2020-01-01 and 2199-06-06, as a token stores it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(u16);

impl Day {
    const FIRST: NaiveDate =
        NaiveDate::from_ymd_opt(2020, 1, 1).expect("2020-01-01 is in the calendar");

    /// The day of a date, or none if it is outside the range above.
    pub fn from_date(date: NaiveDate) -> Option<Self> {
        u16::try_from((date - Self::FIRST).num_days())
            .ok()
            .map(Self)
    }

    /// The day that lies so many days after 2020-01-01.
    pub fn from_number(days: u16) -> Self {
        Self(days)
    }

    /// Days since 2020-01-01.
    pub fn number(self) -> u16 {
        self.0
    }

    /// The date.
    pub fn date(self) -> NaiveDate {
        Self::FIRST
            .checked_add_days(Days::new(u64::from(self.0)))
            .expect("65,535 days after 2020 are within the calendar")
    }
}

/// What a token says. `key` and `serial` together name the coupon.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Payload {
    /// The key that made it, hence the laptop.
    pub key: KeyId,
    /// The coupon's number under that key, drawn at random.
    pub serial: u32,
    /// The programme it belongs to.
    pub programme: u16,
    /// The last day on which it is good.
    pub last_valid_day: Day,
}

/// The 20 bytes of a coupon: 12 of payload and 8 of tag.
///
/// Whoever holds them holds the coupon, so `Debug` does not show the tag.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Token([u8; TOKEN]);

impl Token {
    /// Takes 20 bytes as they are; [`verify`] tells whether they are a coupon.
    pub fn from_bytes(bytes: [u8; TOKEN]) -> Self {
        Self(bytes)
    }

    /// The 20 bytes.
    pub fn to_bytes(self) -> [u8; TOKEN] {
        self.0
    }

    /// What its laptop hands over of it before it is given.
    pub fn fingerprint(&self) -> Fingerprint {
        let mut hasher = Sha256::new();
        hasher.update(FINGERPRINT_DOMAIN);
        hasher.update(self.0);
        let hash: [u8; 32] = hasher.finalize().into();
        let mut first = [0; Fingerprint::BYTES];
        first.copy_from_slice(&hash[..Fingerprint::BYTES]);
        Fingerprint(first)
    }

    /// The token as exactly 49 decimal digits: the bytes as one big-endian
    /// number, with leading zeros.
    pub fn digits(&self) -> String {
        let mut number = self.0;
        let mut digits = [b'0'; DIGITS];
        for digit in digits.iter_mut().rev() {
            let mut remainder = 0_u16;
            for byte in &mut number {
                let value = remainder << 8 | u16::from(*byte);
                *byte = u8::try_from(value / 10).expect("the remainder is below 10");
                remainder = value % 10;
            }
            *digit += u8::try_from(remainder).expect("a remainder of 10 is one digit");
        }
        digits.iter().copied().map(char::from).collect()
    }

    /// Reads exactly 49 ASCII digits; a number of 2^160 or more is no token.
    pub fn from_digits(digits: &str) -> Option<Self> {
        if digits.len() != DIGITS || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let mut number = [0_u8; TOKEN];
        for digit in digits.bytes() {
            let mut carry = u16::from(digit - b'0');
            for byte in number.iter_mut().rev() {
                let value = u16::from(*byte) * 10 + carry;
                *byte = value.to_le_bytes()[0];
                carry = value >> 8;
            }
            if carry != 0 {
                return None;
            }
        }
        Some(Self(number))
    }

    /// What the token says of itself, **not yet believed**: use it to look up
    /// the records of a coupon whose key was revoked, never to accept one.
    /// None if its version is not ours.
    pub fn claimed(&self) -> Option<Payload> {
        let [version, k0, k1, k2, p0, p1, s0, s1, s2, s3, d0, d1, ..] = self.0;
        (version == VERSION).then_some(Payload {
            key: KeyId([k0, k1, k2]),
            programme: u16::from_be_bytes([p0, p1]),
            serial: u32::from_be_bytes([s0, s1, s2, s3]),
            last_valid_day: Day(u16::from_be_bytes([d0, d1])),
        })
    }
}

/// The payload in hexadecimal, without the tag.
impl fmt::Debug for Token {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Token(")?;
        for byte in &self.0[..PAYLOAD] {
            write!(formatter, "{byte:02x}")?;
        }
        formatter.write_str("…)")
    }
}

/// Makes the token of one coupon. The same arguments give the same token, so a
/// reprint is the same coupon.
pub fn sign(key: &Key, serial: u32, programme: u16, last_valid_day: Day) -> Token {
    let mut bytes = [0_u8; TOKEN];
    bytes[0] = VERSION;
    bytes[1..4].copy_from_slice(&key.id.0);
    bytes[4..6].copy_from_slice(&programme.to_be_bytes());
    bytes[6..10].copy_from_slice(&serial.to_be_bytes());
    bytes[10..12].copy_from_slice(&last_valid_day.0.to_be_bytes());
    let tag = key.mac(&bytes[..PAYLOAD]).finalize().into_bytes();
    bytes[PAYLOAD..].copy_from_slice(&tag[..TAG]);
    Token(bytes)
}

/// Tells whether one of our keys made this token, and what it says.
///
/// Tags are compared in constant time; a fingerprint is no secret of who holds
/// the token. Refusals: an unknown version ([`Unreadable::UnknownVersion`]),
/// [`Reason::UnknownKey`], [`Reason::Forged`], [`Reason::NotListed`] and, for a
/// key that was revoked, [`Reason::KeyRevoked`]. An honest visitor may hold the
/// last two kinds; [`crate::assess`] lets them pass when the records say that
/// the coupon was issued.
pub fn verify(
    token: &Token,
    find_key: impl FnOnce(&Payload) -> Option<KnownKey>,
) -> Result<Payload, Reason> {
    let payload = token
        .claimed()
        .ok_or(Reason::Unreadable(Unreadable::UnknownVersion))?;
    let known = find_key(&payload).ok_or(Reason::UnknownKey)?;
    let is_proven = match &known.check {
        Check::Secret(key) if key.id != payload.key => return Err(Reason::UnknownKey),
        Check::Secret(key) => key
            .mac(&token.0[..PAYLOAD])
            .verify_truncated_left(&token.0[PAYLOAD..])
            .map(|()| true)
            .map_err(|_| Reason::Forged)?,
        Check::Listed(Some(listed)) if *listed != token.fingerprint() => {
            return Err(Reason::Forged);
        }
        Check::Listed(listed) => listed.is_some(),
    };
    match known.revoked_on {
        Some(on) => Err(Reason::KeyRevoked { on }),
        None if is_proven => Ok(payload),
        None => Err(Reason::NotListed),
    }
}
