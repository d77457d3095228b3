//! How visitors reach the exhibitor.

use crate::shell::Shell;
use crate::values::{self, Answer};
use booth::maker::MakerDraft;
use booth::{Booth, BoothError};
use wire::{Maker, MakerCard, MakerDetails, Nothing};

pub(crate) fn get_maker(shell: &Shell, _: Nothing) -> Answer<Maker> {
    shell.with(|booth| maker(booth))
}

pub(crate) fn change_maker(shell: &Shell, request: MakerDetails) -> Answer<Maker> {
    let draft = MakerDraft {
        phone: request.phone,
        email: request.email,
        address: request.address,
        page_address: request.page_address,
        shop_link: request.shop_link,
        map_link: request.map_link,
        refusal_phone: request.refusal_phone,
    };
    shell.with(|booth| {
        booth.change_maker(&draft)?;
        maker(booth)
    })
}

pub(crate) fn get_maker_card(shell: &Shell, _: Nothing) -> Answer<MakerCard> {
    shell.with(|booth| {
        Ok(MakerCard {
            qr_svg: booth.maker_card()?,
        })
    })
}

fn maker(booth: &Booth) -> Result<Maker, BoothError> {
    let maker = booth.maker()?;
    Ok(Maker {
        name: values::bilingual(&maker.name),
        details: MakerDetails {
            phone: maker.phone,
            email: maker.email,
            address: maker.address.ko,
            page_address: maker.page_address.unwrap_or_default(),
            shop_link: maker.shop_link,
            map_link: maker.map_link,
            refusal_phone: maker.refusal_phone.unwrap_or_default(),
        },
    })
}
