//! What is written is read again, by whom it is for and by nobody else, and no file
//! of anybody's does more than be refused.

use age::secrecy::ExposeSecret as _;
use ledger::{CarriedRecord, Content, Delta, Header, Hlc, Receipt, RecordId, SignedHead};
use progress::Progress;
use proptest::prelude::*;
use uuid::Uuid;
use zeroize::Zeroizing;

use super::{BundleError, Contents, Family, Invitation, Key, Lock};
use crate::format::{HEAD, MAGIC};

const PASSWORD: &str = "3fch-7kmr-wxy3-9864";

fn read(
    input: impl std::io::Read,
    family: Option<Family>,
    key: Key<'_>,
) -> Result<Contents, BundleError> {
    crate::read(input, family, key, &Progress::default())
}

fn write(
    out: impl std::io::Write,
    family: Family,
    lock: Lock<'_>,
    contents: &Contents,
) -> Result<(), BundleError> {
    crate::write(out, family, lock, contents, &Progress::default())
}

/// A laptop's reading key: its secret and the public half.
fn reader() -> (Zeroizing<[u8; 32]>, [u8; 32]) {
    let identity = age::x25519::Identity::generate();
    let bytes = |text: &str| -> [u8; 32] {
        let (_, bytes) = bech32::decode(text).expect("age writes bech32");
        bytes.try_into().expect("32 bytes")
    };
    let public = bytes(&identity.to_public().to_string());
    (
        Zeroizing::new(bytes(identity.to_string().expose_secret())),
        public,
    )
}

fn contents(records: u64, invited: bool) -> Contents {
    let head = SignedHead {
        public_key: [5; 32],
        seq: records,
        hash: [3; 32],
        signature: std::array::from_fn(|place| place as u8),
    };
    let device = head.device();
    let record = |seq: u64| CarriedRecord {
        header: Header {
            id: RecordId(Uuid::from_u128(u128::from(seq))),
            device,
            seq,
            hlc: Hlc(seq << 16),
            kind: "visitor.came".to_owned(),
            version: 3,
            entity: Uuid::from_u128(7),
            subject: seq.is_multiple_of(2).then_some(Uuid::from_u128(7)),
            staff: None,
            prev_hash: [1; 32],
            body_hash: [2; 32],
            hash: [3; 32],
        },
        content: (!seq.is_multiple_of(3)).then(|| Content {
            salt: [4; 16],
            body: format!("{{\"유리잔\":{seq}}}").into_bytes(),
        }),
    };
    Contents {
        receipt: Receipt {
            public_key: [5; 32],
            made_unix_millis: 1_790_000_000_000,
            ends: vec![(device, records, [3; 32])],
            signature: [6; 64],
        },
        invitation: invited.then(|| Invitation::from_secret([8; 32])),
        delta: Delta {
            heads: vec![head],
            records: (1..=records).map(record).collect(),
        },
    }
}

fn family() -> Family {
    Family::of(Some([9; 32]))
}

fn bundle_for(public: [u8; 32], contents: &Contents) -> Vec<u8> {
    let mut file = Vec::new();
    write(&mut file, family(), Lock::Readers(&[public]), contents).expect("written");
    file
}

fn pack(contents: &Contents) -> Vec<u8> {
    let mut file = Vec::new();
    write(&mut file, family(), Lock::Password(PASSWORD), contents).expect("written");
    file
}

/// Everything arrives as it was, of any length, for each of several readers.
#[test]
fn a_bundle_brings_what_was_put_into_it() {
    let readers = [reader(), reader()];
    let publics = readers.each_ref().map(|(_, public)| *public);
    for records in [0, 1, 700] {
        let contents = contents(records, false);
        let mut file = Vec::new();
        write(&mut file, family(), Lock::Readers(&publics), &contents).expect("written");
        for (secret, _) in &readers {
            let secrets = [Zeroizing::new([1; 32]), secret.clone()];
            let read = read(&*file, Some(family()), Key::Secrets(&secrets));
            assert_eq!(read.expect("it is for this reader"), contents);
        }
    }
}

/// A pack opens with its password, whichever keyboard types it, and brings the
/// invitation.
#[test]
fn a_pack_opens_with_its_password_however_it_is_typed() {
    let contents = contents(5, true);
    let file = pack(&contents);
    for typed in [
        PASSWORD,
        "3FCH 7KMR WXY3 9864",
        " 3fch7kmrwxy39864\n",
        "3ㄹ초-7ㅏㅡㄱ-ㅈㅌㅛ3-9864",
    ] {
        let read = read(&*file, None, Key::Password(typed));
        assert_eq!(read.expect(typed), contents);
    }
    let wrong = read(&*file, None, Key::Password("3fch-7kmr-wxy3-9865"));
    assert!(matches!(wrong, Err(BundleError::WrongPassword)));
}

/// Each refusal says what is the matter, because each is mended differently.
#[test]
fn a_refusal_names_its_reason() {
    let (secret, public) = reader();
    let contents = contents(3, false);
    let file = bundle_for(public, &contents);
    let secrets = [secret];
    let key = Key::Secrets(&secrets);
    let refused = |file: &[u8], family, key| read(file, family, key).expect_err("refused");

    let strangers = [reader().0];
    assert!(matches!(
        refused(&file, Some(family()), Key::Secrets(&strangers)),
        BundleError::NotForThisLaptop
    ));
    assert!(matches!(
        refused(&file, Some(Family::of(Some([1; 32]))), key),
        BundleError::OtherMaker
    ));
    assert!(matches!(
        refused(b"PK\x03\x04", None, key),
        BundleError::NotOurs
    ));
    assert!(matches!(
        refused(&[0; 4096], None, key),
        BundleError::NotOurs
    ));
    assert!(matches!(
        refused(&pack(&contents), None, key),
        BundleError::IsAPack
    ));
    assert!(matches!(
        refused(&file, None, Key::Password(PASSWORD)),
        BundleError::IsABundle
    ));
    let mut newer = file.clone();
    newer[13..15].copy_from_slice(&2u16.to_be_bytes());
    assert!(matches!(
        refused(&newer, None, key),
        BundleError::NewerVersion { found: 2 }
    ));
    let nobody = write(Vec::new(), family(), Lock::Readers(&[]), &contents);
    assert!(matches!(nobody, Err(BundleError::NoReader)));
}

/// A store that knows no owner yet reads whatever is written for it, and is read.
#[test]
fn a_store_without_an_owner_is_of_every_family() {
    let (secret, public) = reader();
    let file = bundle_for(public, &contents(1, false));
    assert!(read(&*file, Some(Family::of(None)), Key::Secrets(&[secret])).is_ok());
}

/// A file cut anywhere, or with one byte changed anywhere, is refused: the head in the
/// clear too, which is written inside as well.
#[test]
fn what_was_cut_off_or_changed_is_refused() {
    let (secret, public) = reader();
    let secrets = [secret];
    let file = bundle_for(public, &contents(2, false));
    for length in 0..file.len() {
        let cut = read(&file[..length], Some(family()), Key::Secrets(&secrets));
        assert!(cut.is_err(), "cut at {length}");
    }
    for place in 0..file.len() {
        let mut changed = file.clone();
        changed[place] ^= 1;
        let read = read(&*changed, None, Key::Secrets(&secrets));
        assert!(read.is_err(), "changed at {place}");
    }
}

/// Whoever knows a reader's public key can encrypt anything for it. What is inside is
/// read with bounds: lengths that promise more than is there, values that are none, a
/// second opening.
#[test]
fn nonsense_that_is_properly_encrypted_is_refused() {
    let (secret, public) = reader();
    let secrets = [secret];
    let head = bundle_for(public, &contents(0, false))[..HEAD].to_vec();
    let whole = |payload: &[u8]| {
        let mut file = head.clone();
        let recipient =
            bech32::encode::<bech32::Bech32>(bech32::Hrp::parse_unchecked("age"), &public)
                .expect("encoded");
        let recipient: age::x25519::Recipient = recipient.parse().expect("a key");
        file.extend(age::encrypt(&recipient, payload).expect("encrypted"));
        file
    };
    let huge = [&u32::MAX.to_be_bytes()[..], b"xx"].concat();
    let promising = [&(48 * 1024 * 1024u32).to_be_bytes()[..], b"xx"].concat();
    let no_value = [&4u32.to_be_bytes()[..], &[0xff; 4]].concat();
    for payload in [&b""[..], b"\0", b"\0\0\0\0", &huge, &promising, &no_value] {
        let read = read(&*whole(payload), None, Key::Secrets(&secrets));
        assert!(matches!(read, Err(BundleError::Damaged)), "{payload:?}");
    }
}

/// Records that no signed end covers, that leave a gap or come twice are refused before
/// more of them are read, and so is a file of more laptops than any maker has.
#[test]
fn records_that_cannot_be_whole_are_not_read_to_their_end() {
    let (secret, public) = reader();
    let secrets = [secret];
    let refused = |contents: &Contents| {
        let file = bundle_for(public, contents);
        read(&*file, None, Key::Secrets(&secrets)).expect_err("refused")
    };
    let good = contents(4, false);
    let mut unsigned = good.clone();
    unsigned.delta.heads.clear();
    let mut gap = good.clone();
    gap.delta.records.remove(1);
    let mut twice = good.clone();
    twice.delta.records.insert(1, good.delta.records[0].clone());
    let mut beyond = good.clone();
    beyond.delta.heads[0].seq = 3;
    for contents in [unsigned, gap, twice, beyond] {
        assert!(matches!(refused(&contents), BundleError::Damaged));
    }
    let mut many = good.clone();
    many.delta.heads = vec![good.delta.heads[0].clone(); 20_000];
    assert!(matches!(refused(&many), BundleError::TooLarge));
    let mut long = good.clone();
    long.receipt.ends = vec![good.receipt.ends[0]; 20_000];
    assert!(matches!(refused(&long), BundleError::TooLarge));
}

/// Whoever waits can stop both.
#[test]
fn what_is_stopped_ends() {
    let (secret, public) = reader();
    let stopped = Progress::default();
    stopped.stop();
    let contents = contents(3, false);
    let written = crate::write(
        Vec::new(),
        family(),
        Lock::Readers(&[public]),
        &contents,
        &stopped,
    );
    assert!(matches!(written, Err(BundleError::Stopped)));
    let file = bundle_for(public, &contents);
    let read = crate::read(&*file, None, Key::Secrets(&[secret]), &stopped);
    assert!(matches!(read, Err(BundleError::Stopped)));
}

/// A list of readers without an end is not read to its end.
#[test]
fn an_endless_list_of_readers_is_refused_early() {
    struct Endless(Vec<u8>, usize);
    impl std::io::Read for Endless {
        fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
            for byte in &mut *buffer {
                *byte = self.0.get(self.1).copied().unwrap_or(b'a');
                self.1 += 1;
            }
            assert!(self.1 < 1024 * 1024, "it reads on and on");
            Ok(buffer.len())
        }
    }
    let mut start = MAGIC.to_vec();
    start.extend([b'B', 0, 1]);
    start.extend([0; 16]);
    start.extend(b"age-encryption.org/v1\n-> X25519 ");
    let refused = read(
        Endless(start, 0),
        None,
        Key::Secrets(&[Zeroizing::new([1; 32])]),
    );
    assert!(matches!(refused, Err(BundleError::Damaged)));
}

proptest! {
    /// No bytes make reading panic or take them for a file of ours.
    #[test]
    fn no_bytes_make_reading_panic(tail in proptest::collection::vec(any::<u8>(), 0..300), ours: bool) {
        let mut file = match ours {
            true => MAGIC.to_vec(),
            false => Vec::new(),
        };
        file.extend(tail);
        prop_assert!(read(&*file, None, Key::Secrets(&[Zeroizing::new([1; 32])])).is_err());
        prop_assert!(read(&*file, None, Key::Password("x")).is_err());
    }
}
