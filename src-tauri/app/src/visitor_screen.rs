//! The visitor's side on a second screen.
//!
//! Its window knows nothing and asks with one command what to show; the shell
//! holds which coupon staff are showing. While the store is locked it shows
//! nothing at all, and while the kiosk is open no coupon: staff are not there.

use crate::kiosk;
use crate::maker;
use crate::shell::Shell;
use crate::values::{self, Answer};
use booth::{Booth, BoothError};
use uuid::Uuid;
use wire::{Nothing, ShowToVisitor, VisitorScreen, VisitorScreenState};

pub(crate) fn get_visitor_screen(shell: &Shell, _: Nothing) -> Answer<VisitorScreenState> {
    let open = shell.visitor_screen().is_open();
    Ok(VisitorScreenState { open })
}

pub(crate) fn open_visitor_screen(shell: &Shell, _: Nothing) -> Answer<VisitorScreenState> {
    shell.visitor_screen().set_open(true);
    Ok(VisitorScreenState { open: true })
}

pub(crate) fn close_visitor_screen(shell: &Shell, _: Nothing) -> Answer<VisitorScreenState> {
    shell.visitor_screen().set_open(false);
    Ok(VisitorScreenState { open: false })
}

pub(crate) fn show_to_visitor(shell: &Shell, request: ShowToVisitor) -> Answer<Nothing> {
    let coupon = request.coupon.as_deref().map(values::id).transpose()?;
    shell.visitor_screen().show(coupon, request.language);
    Ok(Nothing {})
}

pub(crate) fn visitor_screen(shell: &Shell, _: Nothing) -> Answer<VisitorScreen> {
    let (language, coupon) = shell.visitor_screen().shown();
    let coupon = coupon.filter(|_| shell.kiosk().is_none());
    let mut open = shell.lock();
    let Some(booth) = open.as_mut() else {
        return Ok(VisitorScreen {
            language,
            maker: None,
            brand: None,
            coupon: None,
        });
    };
    shown(booth, language, coupon).map_err(|error| values::error(&error))
}

fn shown(
    booth: &Booth,
    language: String,
    coupon: Option<Uuid>,
) -> Result<VisitorScreen, BoothError> {
    let coupon = match coupon {
        Some(coupon) => Some(kiosk::public_coupon(booth, booth.coupon(coupon)?)?),
        None => None,
    };
    Ok(VisitorScreen {
        language,
        maker: Some(values::bilingual(&booth.fair().maker.name)),
        brand: Some(maker::brand(booth)?),
        coupon,
    })
}
