//! How visitors reach the exhibitor.

use crate::pictures;
use crate::shell::Shell;
use crate::values::{self, Answer};
use booth::follow_up::{shipped_targets, target};
use booth::maker::{BrandPicture, MakerDraft};
use booth::{Booth, BoothError};
use wire::{
    Accent, Brand, ChangedMaker, Maker, MakerCard, MakerDetails, Nothing, SetAccent,
    SetBrandPicture, SetTextSender, Shades, TextSender,
};
use words::Sentence;

pub(crate) fn get_maker(shell: &Shell, _: Nothing) -> Answer<Maker> {
    shell.with(|booth| maker(booth))
}

pub(crate) fn change_maker(shell: &Shell, request: MakerDetails) -> Answer<ChangedMaker> {
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
        let told = booth.change_maker(&draft)?;
        changed(booth, &told)
    })
}

pub(crate) fn set_text_sender(shell: &Shell, request: SetTextSender) -> Answer<ChangedMaker> {
    shell.with(|booth| {
        let target = target(&request.target)?;
        let told = booth.set_text_sender(&target, &request.certificate, &request.caller_number)?;
        changed(booth, &told)
    })
}

fn changed(booth: &Booth, told: &[Sentence]) -> Result<ChangedMaker, BoothError> {
    Ok(ChangedMaker {
        maker: maker(booth)?,
        told: told.iter().map(values::text).collect(),
    })
}

pub(crate) fn get_maker_card(shell: &Shell, _: Nothing) -> Answer<MakerCard> {
    shell.with(|booth| {
        Ok(MakerCard {
            qr_svg: booth.maker_card()?,
        })
    })
}

pub(crate) fn get_brand(shell: &Shell, _: Nothing) -> Answer<Brand> {
    shell.with(|booth| brand(booth))
}

pub(crate) fn set_brand_picture(shell: &Shell, request: SetBrandPicture) -> Answer<Brand> {
    let which = match request.which {
        wire::BrandPicture::Logo => BrandPicture::Logo,
        wire::BrandPicture::Photograph => BrandPicture::Photograph,
    };
    let picture = pictures::sent(which.used_for(), request.content.as_deref())?;
    shell.with(|booth| {
        booth.set_brand_picture(which, picture.as_ref())?;
        brand(booth)
    })
}

pub(crate) fn set_accent(shell: &Shell, request: SetAccent) -> Answer<Brand> {
    shell.with(|booth| {
        booth.set_accent(request.accent.as_deref())?;
        brand(booth)
    })
}

/// What the exhibitor is recognised by, in both windows.
pub(crate) fn brand(booth: &Booth) -> Result<Brand, BoothError> {
    let brand = booth.brand()?;
    let shades = |shades: booth::maker::Shades| Shades {
        text: shades.text.to_string(),
        strong: shades.strong.to_string(),
        soft: shades.soft.to_string(),
    };
    let address = |picture: Option<_>| match picture {
        Some(picture) => pictures::address(booth, picture),
        None => Ok(None),
    };
    Ok(Brand {
        logo: address(brand.logo)?,
        picture: address(brand.picture)?,
        accent: brand.accent.map(|accent| Accent {
            fill: accent.fill.to_string(),
            fill_strong: accent.fill_strong.to_string(),
            on_fill: accent.on_fill.to_string(),
            light: shades(accent.light),
            dark: shades(accent.dark),
            chosen: brand.accent_chosen,
            adjusted: accent.adjusted().as_ref().map(values::text),
        }),
    })
}

fn maker(booth: &Booth) -> Result<Maker, BoothError> {
    let maker = booth.maker()?;
    let tools = shipped_targets().iter().filter(|it| it.sends_texts());
    let text_senders = tools.map(|tool| {
        let known = maker.text_senders.get(&tool.id);
        TextSender {
            target: tool.id.clone(),
            name: values::text(&tool.name()),
            certificate: known.map_or_else(String::new, |it| it.certificate.clone()),
            caller_number: known.map_or_else(String::new, |it| it.caller_number.clone()),
        }
    });
    Ok(Maker {
        text_senders: text_senders.collect(),
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
