//! Writing a file.

use std::io::{self, Write};

use age::secrecy::SecretString;
use age::{Encryptor, Recipient};
use bech32::{Bech32, Hrp};
use progress::{Progress, Stopped};

use crate::error::BundleError;
use crate::format::{Frame, HEAD, Kind, LONGEST_FRAME, MAGIC, Opening, VERSION};
use crate::{Contents, Family, typed};

/// How much work one guess at a pack's password costs: 2^17 rounds of scrypt in 128 MiB,
/// what OWASP's password storage cheat sheet asks for. The window's passwords are made
/// by chance; whoever scripts may use one that people made up.
pub(crate) const WORK: u8 = 17;

/// Who can open a file.
#[derive(Clone, Copy)]
pub enum Lock<'a> {
    /// A bundle: whoever has the secret of one of these X25519 public keys.
    Readers(&'a [[u8; 32]]),
    /// A pack: whoever knows the password.
    Password(&'a str),
}

/// Writes a bundle or a pack.
///
/// # Errors
/// [`BundleError::NoReader`], [`BundleError::Stopped`], and [`BundleError::File`] when the bytes cannot be
/// written; what was written until then is of no use.
pub fn write(
    out: impl Write,
    family: Family,
    lock: Lock<'_>,
    contents: &Contents,
    progress: &Progress,
) -> Result<(), BundleError> {
    if matches!(lock, Lock::Readers([])) {
        return Err(BundleError::NoReader);
    }
    progress.begin(contents.delta.records.len() as u64);
    write_into(out, family, lock, contents, progress).map_err(|error| match progress.check() {
        Err(stopped) => stopped.into(),
        Ok(()) => BundleError::File(error),
    })
}

fn write_into(
    mut out: impl Write,
    family: Family,
    lock: Lock<'_>,
    contents: &Contents,
    progress: &Progress,
) -> io::Result<()> {
    let kind = match lock {
        Lock::Readers(_) => Kind::Bundle,
        Lock::Password(_) => Kind::Pack,
    };
    let head = head(kind, family);
    out.write_all(&head)?;
    let mut sealed = encryptor(lock)?.wrap_output(out)?;
    let opening = Opening {
        head: head.to_vec(),
        receipt: (&contents.receipt).into(),
        invitation: contents.invitation.as_ref().map(|it| *it.secret()),
    };
    let mut frames = Frames(&mut sealed);
    frames.put(&Frame::Opening(opening))?;
    for head in &contents.delta.heads {
        frames.put(&Frame::End(head.into()))?;
    }
    for record in &contents.delta.records {
        progress
            .advance(1)
            .map_err(|Stopped| io::Error::other("stopped"))?;
        frames.put(&Frame::Record(Box::new(record.into())))?;
    }
    sealed.finish()?.flush()
}

fn head(kind: Kind, family: Family) -> [u8; HEAD] {
    let mut head = [0; HEAD];
    head[..12].copy_from_slice(MAGIC);
    head[12] = kind.byte();
    head[13..15].copy_from_slice(&VERSION.to_be_bytes());
    head[15..].copy_from_slice(&family.0);
    head
}

fn encryptor(lock: Lock<'_>) -> io::Result<Encryptor> {
    let keys: Vec<Box<dyn Recipient>> = match lock {
        Lock::Readers(readers) => readers
            .iter()
            .map(|key| Ok(Box::new(recipient(key)?) as Box<dyn Recipient>))
            .collect::<io::Result<_>>()?,
        Lock::Password(password) => {
            let password = SecretString::from(typed(password).as_str());
            let mut recipient = age::scrypt::Recipient::new(password);
            recipient.set_work_factor(WORK);
            vec![Box::new(recipient)]
        }
    };
    Encryptor::with_recipients(keys.iter().map(|key| key.as_ref())).map_err(io::Error::other)
}

/// A key as age reads it: it takes keys as text only.
fn recipient(key: &[u8; 32]) -> io::Result<age::x25519::Recipient> {
    bech32::encode::<Bech32>(Hrp::parse_unchecked("age"), key)
        .map_err(io::Error::other)?
        .parse()
        .map_err(io::Error::other)
}

struct Frames<W>(W);

impl<W: Write> Frames<W> {
    fn put(&mut self, frame: &Frame) -> io::Result<()> {
        let bytes = postcard::to_allocvec(frame).map_err(io::Error::other)?;
        let length = u32::try_from(bytes.len()).ok();
        let length = length.filter(|length| *length <= LONGEST_FRAME);
        let length = length.ok_or_else(|| io::Error::other("a record is too long"))?;
        self.0.write_all(&length.to_be_bytes())?;
        self.0.write_all(&bytes)
    }
}
