//! Why a record is kept and does not count.

/// Why a record is kept and does not count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Withheld {
    /// Nobody said that its device belongs to this store.
    NotAdmitted,
    /// Its device may not write this kind, or not about this thing.
    NotAllowed,
    /// It names an owner or admits a device and cannot prove it.
    NotProven,
    /// Its id is that of another record.
    IdTaken,
}

impl Withheld {
    const ALL: [(Self, i64); 4] = [
        (Self::NotAdmitted, 1),
        (Self::NotAllowed, 2),
        (Self::NotProven, 3),
        (Self::IdTaken, 4),
    ];

    /// As it is stored.
    pub(crate) fn code(self) -> i64 {
        let (_, code) = Self::ALL
            .into_iter()
            .find(|(why, _)| *why == self)
            .expect("ALL lists every reason");
        code
    }

    pub(crate) fn from_code(code: i64) -> Option<Self> {
        let found = Self::ALL.into_iter().find(|(_, known)| *known == code);
        found.map(|(why, _)| why)
    }
}
