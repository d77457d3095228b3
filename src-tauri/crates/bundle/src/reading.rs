//! Reading a file, whoever made it.

use std::collections::HashMap;
use std::io::{self, BufRead, BufReader, Read};

use age::secrecy::SecretString;
use age::{DecryptError, Decryptor, Identity};
use bech32::{Bech32, Hrp};
use ledger::{CarriedRecord, Delta, DeviceId, Invitation, Receipt, SignedHead};
use progress::Progress;
use zeroize::Zeroizing;

use crate::error::BundleError;
use crate::format::{Frame, HEAD, Kind, LONGEST_FRAME, MAGIC, MOST_BYTES, MOST_DEVICES, VERSION};
use crate::writing::WORK;
use crate::{Contents, Family, typed};

/// The longest list of readers in bytes: more than five hundred laptops.
const LONGEST_LIST: usize = 64 * 1024;

/// The line that ends age's list of readers.
const END_OF_LIST: &[u8] = b"\n--- ";

/// What opens a file.
#[derive(Clone, Copy)]
pub enum Key<'a> {
    /// A bundle: the X25519 secrets of this laptop.
    Secrets(&'a [Zeroizing<[u8; 32]>]),
    /// A pack: its password, as typed.
    Password(&'a str),
}

/// Reads a bundle or a pack. `family` is that of the store it is for; none before
/// there is a store. Its bytes are counted.
///
/// # Errors
/// [`BundleError::Stopped`], and what is wrong with the file. No more of it than necessary is read.
pub fn read(
    input: impl Read,
    family: Option<Family>,
    key: Key<'_>,
    progress: &Progress,
) -> Result<Contents, BundleError> {
    let mut input = BufReader::with_capacity(LONGEST_LIST, input);
    let mut head = [0; HEAD];
    match input.read_exact(&mut head) {
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => {
            return Err(BundleError::NotOurs);
        }
        read => read.map_err(BundleError::File)?,
    }
    let kind = kind_of(&head, family, key)?;
    require_an_end_of_the_list(&mut input)?;
    let decryptor = Decryptor::new_buffered(input).map_err(|error| refusal(error, kind))?;
    let identities = identities(key).ok_or(BundleError::NotForThisLaptop)?;
    let opened = decryptor
        .decrypt(identities.iter().map(|it| it.as_ref()))
        .map_err(|error| refusal(error, kind))?;
    contents(&head, BufReader::new(opened.take(MOST_BYTES + 1)), progress)
}

/// What the head in the clear says, and whether that is what was asked for.
fn kind_of(head: &[u8; HEAD], family: Option<Family>, key: Key<'_>) -> Result<Kind, BundleError> {
    if !head.starts_with(MAGIC) {
        return Err(BundleError::NotOurs);
    }
    let version = u16::from_be_bytes([head[13], head[14]]);
    if version > VERSION {
        return Err(BundleError::NewerVersion { found: version });
    }
    let kind = Kind::of(head[12]).ok_or(BundleError::Damaged)?;
    match (kind, key) {
        (Kind::Pack, Key::Secrets(_)) => return Err(BundleError::IsAPack),
        (Kind::Bundle, Key::Password(_)) => return Err(BundleError::IsABundle),
        _ => {}
    }
    let mut name = [0; 16];
    name.copy_from_slice(&head[15..]);
    if family.is_some_and(|family| !family.may_read(Family(name))) {
        return Err(BundleError::OtherMaker);
    }
    Ok(kind)
}

/// age reads on until the list of readers ends, however long that takes.
fn require_an_end_of_the_list(input: &mut BufReader<impl Read>) -> Result<(), BundleError> {
    let seen = input.fill_buf().map_err(BundleError::File)?;
    let ends = seen
        .windows(END_OF_LIST.len())
        .any(|window| window == END_OF_LIST);
    match ends {
        true => Ok(()),
        false => Err(BundleError::Damaged),
    }
}

fn refusal(error: DecryptError, kind: Kind) -> BundleError {
    match (error, kind) {
        (DecryptError::Io(error), _) if !is_of_the_bytes(&error) => BundleError::File(error),
        (DecryptError::NoMatchingKeys, Kind::Bundle) => BundleError::NotForThisLaptop,
        (
            DecryptError::DecryptionFailed
            | DecryptError::KeyDecryptionFailed
            | DecryptError::NoMatchingKeys,
            Kind::Pack,
        ) => BundleError::WrongPassword,
        _ => BundleError::Damaged,
    }
}

/// Whether reading failed for what the bytes say, not for the disk.
fn is_of_the_bytes(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::UnexpectedEof | io::ErrorKind::InvalidData | io::ErrorKind::InvalidInput
    )
}

fn identities(key: Key<'_>) -> Option<Vec<Box<dyn Identity>>> {
    match key {
        Key::Secrets(secrets) => secrets
            .iter()
            .map(|secret| {
                let hrp = Hrp::parse_unchecked("age-secret-key-");
                let text = bech32::encode_upper::<Bech32>(hrp, secret.as_slice()).ok()?;
                let text = Zeroizing::new(text);
                let identity: age::x25519::Identity = text.parse().ok()?;
                Some(Box::new(identity) as Box<dyn Identity>)
            })
            .collect(),
        Key::Password(password) => {
            let password = SecretString::from(typed(password).as_str());
            let mut identity = age::scrypt::Identity::new(password);
            // A file may not ask for more work than one of ours.
            identity.set_max_work_factor(WORK);
            Some(vec![Box::new(identity)])
        }
    }
}

fn contents(
    head: &[u8; HEAD],
    mut input: impl BufRead,
    progress: &Progress,
) -> Result<Contents, BundleError> {
    let mut read = 0;
    let Some(Frame::Opening(opening)) = next_frame(&mut input, &mut read, progress)? else {
        return Err(BundleError::Damaged);
    };
    if opening.head != head {
        return Err(BundleError::Damaged);
    }
    let receipt: Receipt = opening.receipt.into();
    if receipt.ends.len() > MOST_DEVICES {
        return Err(BundleError::TooLarge);
    }
    let mut delta = Delta::default();
    let mut ends: HashMap<DeviceId, u64> = HashMap::new();
    let mut latest: HashMap<DeviceId, u64> = HashMap::new();
    while let Some(frame) = next_frame(&mut input, &mut read, progress)? {
        match frame {
            Frame::End(_) if delta.heads.len() >= MOST_DEVICES => {
                return Err(BundleError::TooLarge);
            }
            Frame::End(end) => {
                let head: SignedHead = end.into();
                ends.insert(head.device(), head.seq);
                delta.heads.push(head);
            }
            Frame::Record(record) => {
                let record: CarriedRecord = (*record).into();
                let (device, seq) = (record.header.device, record.header.seq);
                let before = latest.insert(device, seq);
                let follows = before.is_none_or(|before| before.checked_add(1) == Some(seq));
                // Said before it is kept: a file of records that nobody signed is not read
                // to its end.
                if !follows || ends.get(&device).is_none_or(|end| seq > *end) {
                    return Err(BundleError::Damaged);
                }
                delta.records.push(record);
            }
            Frame::Opening(_) => return Err(BundleError::Damaged),
        }
    }
    Ok(Contents {
        receipt,
        invitation: opening.invitation.map(Invitation::from_secret),
        delta,
    })
}

fn next_frame(
    input: &mut impl BufRead,
    read: &mut u64,
    progress: &Progress,
) -> Result<Option<Frame>, BundleError> {
    let of_the_bytes = |error: io::Error| match is_of_the_bytes(&error) {
        true => BundleError::Damaged,
        false => BundleError::File(error),
    };
    if input.fill_buf().map_err(of_the_bytes)?.is_empty() {
        return Ok(None);
    }
    let mut length = [0; 4];
    input.read_exact(&mut length).map_err(of_the_bytes)?;
    let length = u32::from_be_bytes(length);
    if length > LONGEST_FRAME {
        return Err(BundleError::Damaged);
    }
    *read += u64::from(length) + 4;
    progress.advance(u64::from(length) + 4)?;
    if *read > MOST_BYTES {
        return Err(BundleError::TooLarge);
    }
    // It grows with what is there, not with what the length claims.
    let mut bytes = Vec::new();
    input
        .take(u64::from(length))
        .read_to_end(&mut bytes)
        .map_err(of_the_bytes)?;
    let (frame, rest) = postcard::take_from_bytes(&bytes).map_err(|_| BundleError::Damaged)?;
    match rest.is_empty() && bytes.len() == length as usize {
        true => Ok(Some(frame)),
        false => Err(BundleError::Damaged),
    }
}
