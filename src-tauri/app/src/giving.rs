//! The commands that give a coupon away and say who gives it: parse, call, convert.

use crate::convert;
use crate::shell::Shell;
use booth::coupons::PrintJob;
use booth::maker::MakerDraft;
use booth::{Booth, BoothError};
use wire::{
    CouponId, Folder, Maker, MakerCard, MakerDetails, Nothing, PrintSlip, Printed, Printer,
    SavedFile, WireError,
};
use words::Language;

type Answer<T> = Result<T, WireError>;

pub(crate) fn print_slip(shell: &Shell, request: PrintSlip) -> Answer<SavedFile> {
    let coupon = convert::id(&request.coupon)?;
    let folder = shell.folder("")?;
    let paper = match request.paper {
        wire::Paper::A4Labels => booth::coupons::Paper::A4Labels,
        wire::Paper::Receipt80mm => booth::coupons::Paper::Receipt80mm,
        wire::Paper::Receipt58mm => booth::coupons::Paper::Receipt58mm,
    };
    shell.with(|booth| {
        let path = booth.print_slip(coupon, paper, Language::Korean, &folder)?;
        Ok(convert::saved(&path))
    })
}

pub(crate) fn print_receipt(shell: &Shell, request: CouponId) -> Answer<Printed> {
    let coupon = convert::id(&request.coupon)?;
    let printed = print(&shell.with(|booth| booth.receipt(coupon, Language::Korean))?)?;
    shell.with(|booth| booth.receipt_printed(coupon))?;
    Ok(printed)
}

pub(crate) fn print_test_page(shell: &Shell, _: Nothing) -> Answer<Printed> {
    print(&shell.with(|booth| booth.test_page(Language::Korean))?)
}

/// Prints with the booth let go: a printer that is off takes seconds to say
/// nothing, and the desk goes on meanwhile.
fn print(job: &PrintJob) -> Answer<Printed> {
    job.send().map_err(|error| convert::error(&error))?;
    Ok(Printed {
        note: job.replaced().as_ref().map(convert::text),
    })
}

pub(crate) fn get_maker_card(shell: &Shell, _: Nothing) -> Answer<MakerCard> {
    shell.with(|booth| {
        Ok(MakerCard {
            qr_svg: booth.maker_card()?,
        })
    })
}

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

fn maker(booth: &Booth) -> Result<Maker, BoothError> {
    let maker = booth.maker()?;
    Ok(Maker {
        name: convert::bilingual(&maker.name),
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

pub(crate) fn save_coupon_page(shell: &Shell, request: Folder) -> Answer<SavedFile> {
    let folder = shell.folder(&request.folder)?;
    shell.with(|booth| Ok(convert::saved(&booth.coupon_page(&folder)?)))
}

pub(crate) fn get_printer(shell: &Shell, _: Nothing) -> Answer<Printer> {
    shell.with(|booth| printer(booth))
}

pub(crate) fn choose_printer(shell: &Shell, request: Printer) -> Answer<Printer> {
    let chosen = booth::coupons::Printer {
        destination: request.destination.trim().to_owned(),
        roll: match request.roll {
            wire::Roll::Mm80 => booth::coupons::Roll::Mm80,
            wire::Roll::Mm58 => booth::coupons::Roll::Mm58,
        },
    };
    let chosen = (!chosen.destination.is_empty()).then_some(chosen);
    shell.with(|booth| {
        booth.choose_printer(chosen.as_ref())?;
        printer(booth)
    })
}

fn printer(booth: &Booth) -> Result<Printer, BoothError> {
    let chosen = booth.printer()?;
    Ok(Printer {
        roll: match chosen.as_ref().map(|it| it.roll) {
            Some(booth::coupons::Roll::Mm58) => wire::Roll::Mm58,
            Some(booth::coupons::Roll::Mm80) | None => wire::Roll::Mm80,
        },
        destination: chosen.map(|it| it.destination).unwrap_or_default(),
    })
}
