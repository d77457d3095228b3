//! Pictures on their way to a screen.

use crate::shell::Shell;
use crate::values::{self, Answer};
use booth::pictures::{NewPicture, PictureUse, data_address};
use booth::{Booth, BoothError};
use uuid::Uuid;
use wire::{PictureId, ShownPicture};

pub(crate) fn get_picture(shell: &Shell, request: PictureId) -> Answer<ShownPicture> {
    let picture = values::id(&request.picture)?;
    shell.with(|booth| {
        Ok(ShownPicture {
            address: address(booth, picture)?,
        })
    })
}

/// A picture as an address that carries it.
pub(crate) fn address(booth: &Booth, picture: Uuid) -> Result<Option<String>, BoothError> {
    Ok(booth.picture(picture)?.as_ref().map(data_address))
}

/// The picture in a file, when one was sent. The booth is not asked for yet, so
/// that no other command waits for a large photograph.
pub(crate) fn sent(used_for: PictureUse, content: Option<&str>) -> Answer<Option<NewPicture>> {
    content.map(|content| made(used_for, content)).transpose()
}

/// The same for one that has to be there.
pub(crate) fn made(used_for: PictureUse, content: &str) -> Answer<NewPicture> {
    let file = values::file_bytes(content)?;
    NewPicture::from_file(used_for, &file).map_err(|error| values::error(&error))
}
