//! The visitor's screen: whether its window is to stand, and which coupon staff
//! let the visitor see.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use uuid::Uuid;

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

    /// Staff let the visitor see this coupon, or none.
    pub(crate) fn show(&self, coupon: Option<Uuid>, language: String) {
        let mut shows = self.shows();
        shows.coupon = coupon;
        shows.language = language;
        shows.is_news = true;
    }

    /// The language it speaks, and the coupon.
    pub(crate) fn shown(&self) -> (String, Option<Uuid>) {
        let shows = self.shows();
        (shows.language.clone(), shows.coupon)
    }

    fn shows(&self) -> MutexGuard<'_, Shows> {
        self.shows.lock().unwrap_or_else(PoisonError::into_inner)
    }
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
        screen.show(Some(Uuid::nil()), "ko".to_owned());
        assert!(screen.take_news(false), "a coupon");
        assert!(!screen.take_news(false));
        assert!(screen.take_news(true), "locked");
        assert!(!screen.take_news(true));
        assert_eq!(screen.shown().1, None);
    }
}
