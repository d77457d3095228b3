//! How long after the files were made a purchase counts.

const DAY_MS: i64 = 86_400_000;

/// How many days after the files were made a purchase counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Window {
    /// A month.
    Days30,
    /// A quarter.
    #[default]
    Days90,
    /// A year.
    Days365,
}

impl Window {
    /// Every one.
    pub const ALL: [Self; 3] = [Self::Days30, Self::Days90, Self::Days365];

    /// How many days.
    pub fn days(self) -> u32 {
        match self {
            Self::Days30 => 30,
            Self::Days90 => 90,
            Self::Days365 => 365,
        }
    }

    /// The one of so many days.
    pub fn of(days: u32) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.days() == days)
    }

    /// Whether its days are over that began at one moment, at another (Unix milliseconds).
    pub(super) fn is_over(self, from_ms: i64, now_ms: i64) -> bool {
        from_ms.saturating_add(self.millis()) <= now_ms
    }

    /// How long it is, in milliseconds.
    pub(super) fn millis(self) -> i64 {
        i64::from(self.days()) * DAY_MS
    }
}
