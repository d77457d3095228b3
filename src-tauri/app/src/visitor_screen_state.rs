//! The second screen: whether its window is to stand, which side it shows, and which
//! coupon staff let the visitor see.

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

/// What the second screen is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Side {
    /// The maker, and the coupon that staff show.
    Visitor,
    /// How the day goes.
    Board {
        /// The language it speaks (BCP 47).
        language: String,
        /// Whether what was taken in stands there, too.
        with_money: bool,
    },
}

/// What staff let the visitor see.
struct Shows {
    side: Side,
    /// The records of the store when it was looked at last, while how the day goes is shown.
    records: u64,
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
                side: Side::Visitor,
                records: 0,
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

    /// Whether there is something else to show than the last time, when the open store
    /// holds so many records; none while it is locked. Behind the lock nobody stands there
    /// with a coupon any more.
    pub(crate) fn take_news(&self, records: Option<u64>) -> bool {
        let mut shows = self.shows();
        let is_locked = records.is_none();
        let before = std::mem::replace(&mut shows.records, records.unwrap_or_default());
        let went_on = shows.side != Side::Visitor && before != shows.records;
        if is_locked {
            shows.coupon = None;
        }
        let was_locked = std::mem::replace(&mut shows.is_locked, is_locked);
        std::mem::take(&mut shows.is_news) || was_locked != is_locked || went_on
    }

    /// It is for this from now on.
    pub(crate) fn turn(&self, side: Side) {
        let mut shows = self.shows();
        shows.side = side;
        shows.is_news = true;
    }

    /// What it is for.
    pub(crate) fn side(&self) -> Side {
        self.shows().side.clone()
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
        assert!(!screen.take_news(None), "locked from the beginning");
        assert!(screen.take_news(Some(3)), "opened");
        assert!(!screen.take_news(Some(3)));
        assert!(
            !screen.take_news(Some(4)),
            "a record shows no visitor anything"
        );
        screen.show(Some(Uuid::nil()), "ko".to_owned());
        assert!(screen.take_news(Some(4)), "a coupon");
        assert!(!screen.take_news(Some(4)));
        assert!(screen.take_news(None), "locked");
        assert!(!screen.take_news(None));
        assert_eq!(screen.shown().1, None);
    }

    /// How the day goes changes with every record.
    #[test]
    fn how_the_day_goes_is_told_with_each_record() {
        let screen = Screen::default();
        screen.turn(Side::Board {
            language: "ko".to_owned(),
            with_money: false,
        });
        assert!(screen.take_news(Some(3)), "opened");
        assert!(!screen.take_news(Some(3)));
        assert!(screen.take_news(Some(4)), "something was recorded");
        assert!(!screen.take_news(Some(4)));
        screen.turn(Side::Visitor);
        assert!(screen.take_news(Some(4)), "turned");
        assert!(!screen.take_news(Some(5)));
    }
}
