//! Whose visiting card was photographed, and was it typed?
//!
//! Nobody types a card while a queue stands there, so a photograph of it is kept with
//! the visitor, and somebody types it in the evening. A photograph is personal data: it
//! needs her yes to keep her contact, to a text that names it, and it goes with her. What
//! is typed of it allows nothing: how she said that she may be written to is how it stays.

mod copying;

pub use copying::{CardText, CardToCopy};

use crate::facts::Facts;
use crate::pictures::{NewPicture, Picture};
use crate::{Booth, BoothError, Right};
use records::Body;
use records::card_photos::{CardPhotoKept, CardPhotoTakenBack};
use records::staff::AccessAct;
use tables::card_photo::{self as card_photo_table, CardPhotoRow};
use tables::contact::ContactRow;
use uuid::Uuid;
use words::{Sentence, sentence};

/// Most photographs of one visitor: a card has two sides, and some people hand over two.
const MOST_PHOTOS: usize = 6;

/// The item of a consent text that names the photograph.
const ITEM: &str = "card";

/// A photograph of a visitor's card.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CardPhoto {
    /// Its id.
    pub id: Uuid,
    /// When it was taken, in Unix milliseconds.
    pub kept_ms: i64,
    /// Whether it was typed or nobody can; none while it is to be typed.
    pub copied: Option<bool>,
}

impl Booth {
    /// Keeps a photograph of a visitor's card, and gives its id; the same picture of the
    /// same visitor is kept once.
    ///
    /// # Errors
    /// [`BoothError::NotPossible`] before she agreed that her contact is kept, where the
    /// text that she agreed to does not name the photograph, and for one too many.
    pub fn keep_card_photo(
        &mut self,
        visitor: Uuid,
        picture: &NewPicture,
    ) -> Result<Uuid, BoothError> {
        let id = self.new_id();
        self.append(Right::Capture, |facts| {
            facts.require_visitor(visitor)?;
            let contact = facts.contact_shown(visitor)?;
            let contact = contact.ok_or_else(|| refused(sentence!("card-photo-no-yes")))?;
            facts.require_agreed(&contact)?;
            // She agreed with the contact, which she may have left at another visit.
            let visitor = contact.visitor;
            if let Some(known) = card_photo_table::showing(facts.tables, visitor, picture.id)? {
                return Ok((Vec::new(), known));
            }
            if card_photo_table::of_visitor(facts.tables, visitor)?.len() >= MOST_PHOTOS {
                let most = u32::try_from(MOST_PHOTOS).unwrap_or(u32::MAX);
                return Err(refused(sentence!("card-photo-too-many", most = most)));
            }
            let kept = Body::CardPhotoKept(CardPhotoKept {
                picture: picture.id,
                fair: facts.session.current.recorded(),
            });
            let records = vec![
                facts.keep_of(visitor, picture),
                facts.record(id, Some(visitor), kept),
            ];
            Ok((records, id))
        })
    }

    /// Keeps a photograph no longer: a hand slipped, or it shows somebody else's card.
    ///
    /// # Errors
    /// [`BoothError::NotPossible`] when it is not kept (any more), or whoever is signed in
    /// may not see it.
    pub fn take_back_card_photo(&mut self, photo: Uuid) -> Result<(), BoothError> {
        self.append(Right::Capture, |facts| {
            let row = facts.card_photo(photo)?;
            let body = Body::CardPhotoTakenBack(CardPhotoTakenBack {});
            Ok((vec![facts.record(photo, Some(row.visitor), body)], ()))
        })?;
        self.forget_unused_pictures()
    }

    /// A visitor's photographs, those of all her visits, the oldest first: of whoever only
    /// captures, what was taken today on this laptop.
    ///
    /// # Errors
    /// [`BoothError::Tables`].
    pub fn card_photos_of(&self, visitor: Uuid) -> Result<Vec<CardPhoto>, BoothError> {
        let facts = self.facts();
        let mut photos = Vec::new();
        for visit in facts.visits_of(visitor)? {
            for row in card_photo_table::of_visitor(facts.tables, visit)? {
                if facts.may_see_card_photo(&row)? {
                    photos.push(CardPhoto {
                        id: row.id,
                        kept_ms: row.kept_ms,
                        copied: row.copied,
                    });
                }
            }
        }
        photos.sort_by_key(|photo| (photo.kept_ms, photo.id));
        Ok(photos)
    }

    /// A photograph to look at; that somebody looked is on record.
    ///
    /// # Errors
    /// As [`Booth::take_back_card_photo`], and when the look cannot be recorded.
    pub fn look_at_card_photo(&mut self, photo: Uuid) -> Result<Picture, BoothError> {
        let row = self.facts().card_photo(photo)?;
        let picture = self.picture_of_card(row.picture)?.ok_or_else(gone)?;
        self.note_access(AccessAct::CardPhotoSeen, &[row.visitor])?;
        Ok(picture)
    }
}

impl Facts<'_> {
    /// Refuses what whoever left this contact did not agree to.
    fn require_agreed(&self, contact: &ContactRow) -> Result<(), BoothError> {
        let items = self.agreed_items(contact)?;
        if items.is_empty() {
            return Err(refused(sentence!("card-photo-no-yes")));
        }
        match items.contains(ITEM) {
            true => Ok(()),
            false => Err(refused(sentence!("card-photo-not-in-texts"))),
        }
    }

    /// A photograph that is kept and may be seen.
    fn card_photo(&self, photo: Uuid) -> Result<CardPhotoRow, BoothError> {
        let row = card_photo_table::get(self.tables, photo)?;
        match row {
            Some(row) if self.may_see_card_photo(&row)? => Ok(row),
            _ => Err(gone()),
        }
    }

    /// Who only captures sees what was taken today on this laptop.
    fn may_see_card_photo(&self, row: &CardPhotoRow) -> Result<bool, BoothError> {
        let is_of_today = self.session.local(row.kept_ms).date_naive() == self.today();
        Ok((row.device == self.session.device && is_of_today) || self.sees_everybody()?)
    }
}

fn refused(sentence: Sentence) -> BoothError {
    BoothError::NotPossible(sentence)
}

fn gone() -> BoothError {
    refused(sentence!("card-photo-gone"))
}
