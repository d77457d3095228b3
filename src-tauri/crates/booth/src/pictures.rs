//! The pictures of a booth: kept in the store, each once, and destroyed when
//! nothing shows them any more.
//!
//! A picture is the body of a record, so keys, backups, merging and destruction
//! hold for it like for everything else. Whoever shows one keeps its id. A
//! picture of a person is to be recorded with that person as its subject, and
//! goes with her.

use crate::facts::Facts;
use crate::{Booth, BoothError};
use ledger::NewRecord;
use picture::Room;
pub use picture::{Kind, LARGEST_FILE, Picture};
use records::fair::BrandSet;
pub use records::pictures::PictureUse;
use records::pictures::{PictureAdded, picture_id};
use records::{Body, base64};
use std::collections::BTreeSet;
use tables::{card_photo, picture as picture_table, product_picture, settings};
use uuid::Uuid;

/// How large a picture is kept: a card has letters of two millimetres.
fn room(used_for: PictureUse) -> Room {
    let (longest_side, most_bytes) = match used_for {
        PictureUse::Logo | PictureUse::Maker => (1024, 100_000),
        PictureUse::Product => (512, 100_000),
        PictureUse::Card => (picture::LONGEST_SIDE, picture::LARGEST_PICTURE),
    };
    Room {
        longest_side,
        most_bytes,
    }
}

/// A picture that is about to be kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewPicture {
    pub(crate) id: Uuid,
    pub(crate) bytes: Vec<u8>,
    added: PictureAdded,
}

impl NewPicture {
    /// Makes a picture of a file that somebody chose. It takes a while and needs
    /// no open store, so that nobody has to wait for a large photograph.
    ///
    /// # Errors
    /// [`BoothError::Picture`] when the file cannot be shown.
    pub fn from_file(used_for: PictureUse, file: &[u8]) -> Result<Self, BoothError> {
        let Picture { bytes, .. } = picture::take_in(file, room(used_for))?;
        let (id, added) = PictureAdded::new(used_for, &bytes);
        Ok(Self { id, bytes, added })
    }
}

/// A picture as an address that carries it.
pub fn data_address(picture: &Picture) -> String {
    let content = base64::encode(&picture.bytes);
    format!("data:{};base64,{content}", picture.kind.media_type())
}

impl Facts<'_> {
    /// The record that keeps a picture, if there is one that is not kept yet.
    pub(crate) fn keep(&self, picture: Option<&NewPicture>) -> Result<Vec<NewRecord>, BoothError> {
        let Some(NewPicture { id, added, .. }) = picture else {
            return Ok(Vec::new());
        };
        if picture_table::is_kept(self.tables, *id)? {
            return Ok(Vec::new());
        }
        let body = Body::PictureAdded(added.clone());
        Ok(vec![self.record(*id, None, body)])
    }

    /// The record that keeps a picture of a person. It goes with her, so that each of two
    /// people who are shown by the same picture has her own.
    pub(crate) fn keep_of(&self, person: Uuid, picture: &NewPicture) -> NewRecord {
        let body = Body::PictureAdded(picture.added.clone());
        self.record(picture.id, Some(person), body)
    }

    fn unused_pictures(&self) -> Result<Vec<Uuid>, BoothError> {
        let brands = settings::all::<BrandSet>(self.tables)?;
        let brands = brands
            .into_iter()
            .flat_map(|(_, brand)| [brand.logo, brand.picture])
            .flatten();
        let products = product_picture::all(self.tables)?;
        let products = products.into_iter().map(|(_, picture)| picture);
        let cards = card_photo::pictures(self.tables)?;
        let used: BTreeSet<Uuid> = brands.chain(products).chain(cards).collect();
        let mut kept = picture_table::all(self.tables)?;
        kept.retain(|picture| !used.contains(picture));
        Ok(kept)
    }
}

impl Booth {
    /// A picture by its id; none when it is not kept (any more), is of a person, or when
    /// what a changed program recorded is no picture of the size that is shown.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn picture(&self, id: Uuid) -> Result<Option<Picture>, BoothError> {
        self.picture_for(id, |used_for| used_for != PictureUse::Card)
    }

    /// The picture of a visitor's card, for whoever may see it and of whom that is noted.
    pub(crate) fn picture_of_card(&self, id: Uuid) -> Result<Option<Picture>, BoothError> {
        self.picture_for(id, |used_for| used_for == PictureUse::Card)
    }

    fn picture_for(
        &self,
        id: Uuid,
        wanted: impl Fn(PictureUse) -> bool,
    ) -> Result<Option<Picture>, BoothError> {
        let said = self.ledger.records_of(id)?.into_iter();
        Ok(said
            .filter_map(|record| {
                let bytes = record.body?;
                let body = Body::decode(&record.header.kind, record.header.version, &bytes)?;
                let Body::PictureAdded(added) = body else {
                    return None;
                };
                let is_meant = wanted(added.used_for) && picture_id(&added) == id;
                let bytes = is_meant.then(|| added.bytes())??;
                let kind = picture::kind(&bytes)?;
                Some(Picture { kind, bytes })
            })
            .next())
    }

    /// Destroys the pictures that nothing shows any more. Only the owner's
    /// laptop destroys; what was put away on another goes with the next picture
    /// that changes there.
    pub(crate) fn forget_unused_pictures(&mut self) -> Result<(), BoothError> {
        if !self.ledger.is_owners()? {
            return Ok(());
        }
        let mut targets = Vec::new();
        for picture in self.facts().unused_pictures()? {
            let said = self.ledger.records_of(picture)?.into_iter();
            targets.extend(
                said.filter(|record| {
                    record.body.is_some() && record.header.kind == "picture.added"
                })
                .map(|record| record.header.id),
            );
        }
        if targets.is_empty() {
            return Ok(());
        }
        let staff = self.session.staff;
        let environment = self.environment.get_mut().as_mut();
        Ok(self.ledger.destroy(environment, &targets, staff)?)
    }
}
