//! Pictures: the maker's own, her products', and photographs of visiting cards.

use crate::{base64, derived_id};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// What a picture is kept for. A use that an older program does not know makes
/// the whole record unreadable to it, so that it never takes such a picture for
/// one that nobody uses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PictureUse {
    /// The maker's sign.
    Logo,
    /// A photograph by which visitors remember the maker.
    Maker,
    /// A product on sale.
    Product,
    /// A visitor's card. Its record has her as its subject, and goes with her.
    Card,
}

/// `picture.added`: a picture is kept. What shows it names its id, which is
/// [`picture_id`]; the same picture for the same use is kept once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PictureAdded {
    /// What for.
    pub used_for: PictureUse,
    /// Base64 of a PNG or JPEG file.
    pub content: String,
}

impl PictureAdded {
    /// A picture to be kept, and its id.
    pub fn new(used_for: PictureUse, bytes: &[u8]) -> (Uuid, Self) {
        let content = base64::encode(bytes);
        let added = Self { used_for, content };
        (picture_id(&added), added)
    }

    /// The picture's bytes; none when they cannot be read.
    pub fn bytes(&self) -> Option<Vec<u8>> {
        base64::decode(&self.content)
    }
}

/// A picture's id: a hash of what it is for and of what it shows, so that every
/// laptop works out the same one.
pub fn picture_id(added: &PictureAdded) -> Uuid {
    let used_for: &[u8] = match added.used_for {
        PictureUse::Logo => b"logo.",
        PictureUse::Maker => b"maker.",
        PictureUse::Product => b"product.",
        PictureUse::Card => b"card.",
    };
    let about = [used_for, added.content.as_bytes()].concat();
    derived_id("boothloop.picture.v1", &about)
}
