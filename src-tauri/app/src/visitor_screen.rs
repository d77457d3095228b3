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
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use uuid::Uuid;
use wire::{Nothing, ShowToVisitor, VisitorScreen, VisitorScreenState};

/// The visitor's screen.
pub(crate) struct Screen {
    /// Whether its window is to stand. Not behind the lock: the window says on
    /// the thread that draws when somebody closed it, and must not wait there.
    open: AtomicBool,
    shows: Mutex<Shows>,
}

/// What staff let the visitor see.
struct Shows {
    coupon: Option<Uuid>,
    language: String,
    /// It may be another thing than the window was told last.
    is_news: bool,
    /// Whether the store was locked when that was asked last.
    is_locked: bool,
}

impl Default for Screen {
    fn default() -> Self {
        Self {
            open: AtomicBool::new(false),
            shows: Mutex::new(Shows {
                coupon: None,
                language: "ko".to_owned(),
                is_news: false,
                is_locked: true,
            }),
        }
    }
}

impl Screen {
    /// Whether its window is to stand.
    pub(crate) fn is_open(&self) -> bool {
        self.open.load(Ordering::Relaxed)
    }

    /// Its window is to stand, or not any more.
    pub(crate) fn set_open(&self, open: bool) {
        self.open.store(open, Ordering::Relaxed);
    }

    /// Whether there is something else to show than the last time. Behind the
    /// lock nobody stands there with a coupon any more.
    pub(crate) fn take_news(&self, is_locked: bool) -> bool {
        let mut shows = self.shows();
        if is_locked {
            shows.coupon = None;
        }
        let was_locked = std::mem::replace(&mut shows.is_locked, is_locked);
        std::mem::take(&mut shows.is_news) || was_locked != is_locked
    }

    fn shows(&self) -> MutexGuard<'_, Shows> {
        self.shows.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

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
    let mut shows = shell.visitor_screen().shows();
    shows.coupon = coupon;
    shows.language = request.language;
    shows.is_news = true;
    Ok(Nothing {})
}

pub(crate) fn visitor_screen(shell: &Shell, _: Nothing) -> Answer<VisitorScreen> {
    let (language, coupon) = {
        let shows = shell.visitor_screen().shows();
        (shows.language.clone(), shows.coupon)
    };
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

#[cfg(test)]
mod tests {
    use super::*;

    /// The window's own question comes by, too. If that were news, it would ask
    /// for ever.
    #[test]
    fn the_screen_is_told_once_of_each_change() {
        let screen = Screen::default();
        assert!(!screen.take_news(true), "locked from the beginning");
        assert!(screen.take_news(false), "opened");
        assert!(!screen.take_news(false));
        screen.shows().coupon = Some(Uuid::nil());
        assert!(screen.take_news(true), "locked");
        assert!(!screen.take_news(true));
        assert_eq!(screen.shows().coupon, None);
    }
}
