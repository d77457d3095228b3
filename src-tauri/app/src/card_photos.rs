//! Photographs of visiting cards, and typing what stands on them.

use crate::pictures;
use crate::shell::Shell;
use crate::values::{self, Answer};
use booth::card_photos::{self, CardPhoto};
use booth::pictures::{PictureUse, data_address};
use booth::{Booth, BoothError};
use uuid::Uuid;
use wire::{
    CardPhotoId, CardPhotoIds, CardPhotoLine, CardPhotoNoted, CardPhotoState, CardText, CardToCopy,
    CardsToCopy, CopyCard, KeepCardPhoto, Nothing, ShownPicture,
};

pub(crate) fn keep_card_photo(shell: &Shell, request: KeepCardPhoto) -> Answer<CardPhotoNoted> {
    let visitor = values::id(&request.visitor)?;
    let picture = pictures::made(PictureUse::Card, &request.content)?;
    shell.with(|booth| {
        let before = of_visitor(booth, visitor)?;
        let photo = booth.keep_card_photo(visitor, &picture)?.to_string();
        Ok(CardPhotoNoted {
            again: before.iter().any(|it| it.photo == photo),
            photo,
            card_photos: of_visitor(booth, visitor)?,
        })
    })
}

pub(crate) fn take_back_card_photo(shell: &Shell, request: CardPhotoId) -> Answer<Nothing> {
    let photo = values::id(&request.photo)?;
    shell.with(|booth| {
        booth.take_back_card_photo(photo)?;
        Ok(Nothing {})
    })
}

pub(crate) fn get_card_photo(shell: &Shell, request: CardPhotoId) -> Answer<ShownPicture> {
    let photo = values::id(&request.photo)?;
    shell.with(|booth| {
        let picture = booth.look_at_card_photo(photo)?;
        Ok(ShownPicture {
            address: Some(data_address(&picture)),
        })
    })
}

pub(crate) fn get_cards_to_copy(shell: &Shell, _: Nothing) -> Answer<CardsToCopy> {
    shell.with(|booth| to_copy(booth))
}

pub(crate) fn copy_card(shell: &Shell, request: CopyCard) -> Answer<CardsToCopy> {
    let photos = values::ids(&request.photos)?;
    let typed = card_photos::CardText {
        name: request.typed.name,
        phone: request.typed.phone,
        email: request.typed.email,
        company: request.typed.company,
        job: request.typed.job,
    };
    shell.with(|booth| {
        booth.copy_card(&photos, &typed)?;
        to_copy(booth)
    })
}

pub(crate) fn leave_card(shell: &Shell, request: CardPhotoIds) -> Answer<CardsToCopy> {
    let photos = values::ids(&request.photos)?;
    shell.with(|booth| {
        booth.leave_card(&photos)?;
        to_copy(booth)
    })
}

pub(crate) fn reopen_card(shell: &Shell, request: CardPhotoIds) -> Answer<CardsToCopy> {
    let photos = values::ids(&request.photos)?;
    shell.with(|booth| {
        booth.reopen_card(&photos)?;
        to_copy(booth)
    })
}

/// The photographs of a visitor's cards, as her visit shows them.
pub(crate) fn of_visitor(booth: &Booth, visitor: Uuid) -> Result<Vec<CardPhotoLine>, BoothError> {
    let photos = booth.card_photos_of(visitor)?.into_iter();
    Ok(photos.map(|photo| line(booth, &photo)).collect())
}

fn line(booth: &Booth, photo: &CardPhoto) -> CardPhotoLine {
    CardPhotoLine {
        photo: photo.id.to_string(),
        at: booth.day_and_time(photo.kept_ms),
        state: match photo.copied {
            None => CardPhotoState::Open,
            Some(true) => CardPhotoState::Copied,
            Some(false) => CardPhotoState::Left,
        },
    }
}

fn to_copy(booth: &Booth) -> Result<CardsToCopy, BoothError> {
    let cards = booth.cards_to_copy()?.into_iter().map(|card| CardToCopy {
        visitor: card.visitor.to_string(),
        photos: card.photos.iter().map(Uuid::to_string).collect(),
        taken_on: card.taken_on.to_string(),
        overdue: card.overdue,
        kept: CardText {
            name: card.contact.name,
            phone: booth::national_phone(&card.contact.phone),
            email: card.contact.email,
            company: card.contact.particulars.company,
            job: card.contact.particulars.job,
        },
        phone_stays: card.phone_stays,
        email_stays: card.email_stays,
    });
    Ok(CardsToCopy {
        cards: cards.collect(),
    })
}
