//! The fair a laptop works in.

use crate::BoothError;
use chrono::{DateTime, NaiveDate, NaiveTime, TimeZone as _, Utc};
use chrono_tz::Tz;
use records::fair::{
    FIRST, FairArchived, FairChosen, FairDestroyed, FairOpened, archive_of, chosen_by,
    destruction_of,
};
use rusqlite::Connection;
use tables::settings::{self, Entry};
use uuid::Uuid;
use zeroize::Zeroizing;

/// Of which fairs something is counted or exported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum FairScope {
    /// Of the fair this laptop works in.
    #[default]
    Current,
    /// Of the fair with this id.
    Of(Uuid),
    /// Of all fairs of the maker.
    All,
}

/// The fair a laptop works in, and what the maker keeps for all of them.
pub(crate) struct CurrentFair {
    /// Its id.
    pub(crate) id: Uuid,
    pub(crate) fair: FairOpened,
    /// Its time zone; all calendar rules use it.
    pub(crate) zone: Tz,
    /// The maker's first fair. What belongs to the maker and not to one fair
    /// takes its id from it.
    pub(crate) first: Uuid,
    /// The key under which contact points are hashed: one for all fairs, so that
    /// a refusal at one of them is known at the others.
    pub(crate) contact_key_secret: Zeroizing<[u8; 32]>,
}

impl CurrentFair {
    /// The fair that the laptop `device` works in at this moment (Unix
    /// milliseconds): the one it chose, until one that was opened later begins.
    /// So an owner can prepare the next fair while this one is on, and every
    /// laptop finds itself in it on its first day.
    ///
    /// # Errors
    /// [`BoothError::NoFair`] in a store without one.
    pub(crate) fn of(tables: &Connection, device: Uuid, now_ms: i64) -> Result<Self, BoothError> {
        let mut fairs = settings::entries::<FairOpened>(tables)?;
        let first = fairs
            .iter()
            .position(|fair| !fair.setting.contact_key_secret.is_empty())
            .ok_or(BoothError::NoFair)?;
        let secret = &fairs[first].setting.contact_key_secret;
        let contact_key_secret = records::base64::decode_secret(secret)
            .map(Zeroizing::new)
            .ok_or(BoothError::StoredUnreadable)?;
        let first = fairs[first].id;
        let chosen = settings::entry::<FairChosen>(tables, chosen_by(device))?;
        let current = current(tables, &fairs, chosen.as_ref(), now_ms)?;
        let Entry { id, setting, .. } = fairs.swap_remove(current);
        Ok(Self {
            id,
            zone: setting
                .time_zone
                .parse()
                .map_err(|_| BoothError::StoredUnreadable)?,
            fair: setting,
            first,
            contact_key_secret,
        })
    }

    /// What a record of this fair says.
    pub(crate) fn recorded(&self) -> Uuid {
        self.recorded_as(self.id)
    }

    /// What a record of a fair says.
    pub(crate) fn recorded_as(&self, fair: Uuid) -> Uuid {
        if fair == self.first { FIRST } else { fair }
    }

    /// The fair that a record of it names so.
    pub(crate) fn id_of(&self, recorded: Uuid) -> Uuid {
        if recorded == FIRST {
            self.first
        } else {
            recorded
        }
    }

    /// What the record of a file of these fairs says: of all fairs, the one that the
    /// laptop works in.
    pub(crate) fn of_file(&self, scope: FairScope) -> Uuid {
        self.in_scope(scope).unwrap_or_else(|| self.recorded())
    }

    /// What a record of these fairs says; none when all are meant.
    pub(crate) fn in_scope(&self, scope: FairScope) -> Option<Uuid> {
        match scope {
            FairScope::Current => Some(self.recorded()),
            FairScope::Of(fair) => Some(self.recorded_as(fair)),
            FairScope::All => None,
        }
    }
}

/// Where the current one stands among the fairs, which are not empty and come
/// oldest first.
fn current(
    tables: &Connection,
    fairs: &[Entry<FairOpened>],
    chosen: Option<&Entry<FairChosen>>,
    now_ms: i64,
) -> Result<usize, BoothError> {
    let mut open = Vec::new();
    for (place, fair) in fairs.iter().enumerate() {
        if !is_archived(tables, fair.id)? && !is_destroyed(tables, fair.id)? {
            open.push(place);
        }
    }
    let begun = open.iter().copied().rev().find(|place| {
        let fair = &fairs[*place].setting;
        local_day(&fair.time_zone, now_ms).is_some_and(|today| fair.starts_on <= today)
    });
    if let Some(chosen) = chosen
        && let Some(place) = fairs.iter().position(|fair| fair.id == chosen.setting.fair)
        && open.contains(&place)
        && begun.is_none_or(|begun| begun <= place || fairs[begun].at_ms <= chosen.at_ms)
    {
        return Ok(place);
    }
    Ok(begun.or(open.first().copied()).unwrap_or(fairs.len() - 1))
}

fn local_day(time_zone: &str, now_ms: i64) -> Option<NaiveDate> {
    let zone: Tz = time_zone.parse().ok()?;
    let now = DateTime::<Utc>::from_timestamp_millis(now_ms)?;
    Some(now.with_timezone(&zone).date_naive())
}

/// The moment a day begins, in Unix milliseconds.
pub(crate) fn begin_of(zone: Tz, day: NaiveDate) -> i64 {
    let midnight = day.and_time(NaiveTime::MIN);
    // Where clocks change at midnight the day begins at the first time that exists.
    zone.from_local_datetime(&midnight).earliest().map_or_else(
        || midnight.and_utc().timestamp_millis(),
        |at| at.timestamp_millis(),
    )
}

/// Whether a fair is listed last.
pub(crate) fn is_archived(tables: &Connection, fair: Uuid) -> Result<bool, BoothError> {
    let said = settings::get::<FairArchived>(tables, archive_of(fair))?;
    Ok(said.is_some_and(|said| said.archived))
}

/// Whether what happened at a fair was destroyed.
pub(crate) fn is_destroyed(tables: &Connection, fair: Uuid) -> Result<bool, BoothError> {
    Ok(settings::get::<FairDestroyed>(tables, destruction_of(fair))?.is_some())
}
