//! Why a file was not taken in, or not written.

use std::io;

use progress::Stopped;
use words::{Sentence, sentence};

/// Why a bundle or a pack was refused. Nothing has changed then, and the file is as
/// it was.
#[derive(Debug, thiserror::Error)]
pub enum BundleError {
    /// The file is neither a bundle nor a pack.
    #[error("neither a bundle nor a pack")]
    NotOurs,
    /// A pack, where a bundle was asked for.
    #[error("a pack and no bundle")]
    IsAPack,
    /// A bundle, where a pack was asked for.
    #[error("a bundle and no pack")]
    IsABundle,
    /// A later version of this program wrote it.
    #[error("written by a newer version ({found})")]
    NewerVersion {
        /// The version of its format.
        found: u16,
    },
    /// It carries another maker's records, or those of a store that was begun
    /// separately.
    #[error("of another maker")]
    OtherMaker,
    /// It was not written for this laptop.
    #[error("not for this laptop")]
    NotForThisLaptop,
    /// The password does not open the pack.
    #[error("wrong password")]
    WrongPassword,
    /// It was cut off or changed on its way.
    #[error("damaged")]
    Damaged,
    /// It holds more than can be taken in at once.
    #[error("too large")]
    TooLarge,
    /// Nobody could read it.
    #[error("nobody to write for")]
    NoReader,
    /// There is a file already where it was to be written.
    #[error("there is a file already")]
    Exists,
    /// Whoever waited stopped it.
    #[error("stopped")]
    Stopped,
    /// It could not be read or written.
    #[error("file access failed: {0}")]
    File(#[source] io::Error),
}

impl From<Stopped> for BundleError {
    fn from(_: Stopped) -> Self {
        Self::Stopped
    }
}

impl BundleError {
    /// What happened, what is safe and what to do.
    pub fn sentence(&self) -> Sentence {
        match self {
            Self::NotOurs => sentence!("bundle-not-ours"),
            Self::IsAPack => sentence!("bundle-is-a-pack"),
            Self::IsABundle => sentence!("bundle-is-no-pack"),
            Self::NewerVersion { .. } => sentence!("bundle-newer-version"),
            Self::OtherMaker => sentence!("bundle-other-maker"),
            Self::NotForThisLaptop => sentence!("bundle-not-for-this-laptop"),
            Self::WrongPassword => sentence!("pack-wrong-password"),
            Self::Damaged => sentence!("bundle-damaged"),
            Self::TooLarge => sentence!("bundle-too-large"),
            Self::NoReader => sentence!("bundle-no-reader"),
            Self::Stopped => sentence!("work-stopped"),
            Self::Exists => sentence!("bundle-exists"),
            Self::File(error) if error.kind() == io::ErrorKind::StorageFull => {
                sentence!("bundle-disk-full")
            }
            Self::File(error) if error.kind() == io::ErrorKind::NotFound => {
                sentence!("bundle-file-missing")
            }
            Self::File(error) => sentence!("bundle-file", reason = error.to_string()),
        }
    }
}
