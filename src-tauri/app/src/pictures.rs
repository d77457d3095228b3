//! Pictures on their way to a screen.

use crate::shell::Shell;
use crate::values::{self, Answer};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use booth::pictures::{NewPicture, PictureUse};
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
    Ok(booth.picture(picture)?.map(|picture| {
        let content = STANDARD.encode(&picture.bytes);
        format!("data:{};base64,{content}", picture.kind.media_type())
    }))
}

/// The picture in a file, when one was sent. The booth is not asked for yet, so
/// that no other command waits for a large photograph.
pub(crate) fn sent(used_for: PictureUse, content: Option<&str>) -> Answer<Option<NewPicture>> {
    let Some(content) = content else {
        return Ok(None);
    };
    let file = values::file_bytes(content)?;
    let picture = NewPicture::from_file(used_for, &file);
    picture.map(Some).map_err(|error| values::error(&error))
}
