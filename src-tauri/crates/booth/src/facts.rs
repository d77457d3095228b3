//! What a command may read when it decides.

use crate::current_fair::CurrentFair;
use crate::known_groups::KeptTable;
use crate::known_people::KnownPeople;
use chrono::{DateTime, NaiveDate, TimeZone as _, Utc};
use chrono_tz::Tz;
use ledger::NewRecord;
use progress::Progress;
use records::Body;
use records::questionnaires::QuestionUse;
use rusqlite::Connection;
use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;
use survey::Questionnaire;
use uuid::Uuid;

/// A published version, parsed, with how its answers may be used.
pub struct AskedQuestionnaire {
    /// Its id.
    pub(crate) id: Uuid,
    pub(crate) questionnaire: Arc<Questionnaire>,
    /// How the answers may be used, by question name.
    pub(crate) uses: BTreeMap<String, QuestionUse>,
    /// The question whose choices say what a purchase is for.
    pub(crate) purpose_question: Option<String>,
}

/// A visitor of whom nothing is on record at this fair. She answers the
/// questionnaire that is on the screen, even if another one is published before
/// her first answer.
#[derive(Debug, Clone)]
pub(crate) struct Arriving {
    pub(crate) response: Uuid,
    /// None while nothing is asked.
    pub(crate) questionnaire: Option<Uuid>,
    /// The language (BCP 47) she chose at the kiosk; none at the desk.
    pub(crate) at_kiosk: Option<String>,
}

/// What stays the same while a store is open, until somebody else signs in.
pub(crate) struct Session {
    /// This laptop.
    pub(crate) device: Uuid,
    /// The fair this laptop works in.
    pub(crate) current: CurrentFair,
    /// The key this laptop signs coupons with.
    pub(crate) coupon_key: coupon::Key,
    /// Who is signed in.
    pub(crate) staff: Option<Uuid>,
    /// Whether this is the command line, and no window.
    pub(crate) command_line: bool,
    /// Questionnaire versions that were read once; they never change.
    pub(crate) questionnaires: RefCell<HashMap<Uuid, Arc<AskedQuestionnaire>>>,
    /// Verified tokens that were scanned here, by coupon id. Until the laptop
    /// that gave a coupon is merged, its token is all that is known of it.
    pub(crate) scanned: HashMap<Uuid, coupon::Token>,
    /// The serial numbers left in this laptop's coupon lists by programme, oldest
    /// list first, when it last gave one.
    pub(crate) serials_left: RefCell<HashMap<Uuid, Vec<Vec<u32>>>>,
    /// Everybody who can be searched for, once somebody searched.
    pub(crate) people: RefCell<KnownPeople>,
    /// The people by what tells them apart, once somebody asked for a group.
    pub(crate) segments: RefCell<KeptTable>,
    /// Counts long work for whoever waits for it, and may stop it.
    pub(crate) progress: Arc<Progress>,
    /// Visitors who are here and have said nothing yet.
    pub(crate) arriving: HashMap<Uuid, Arriving>,
}

impl Session {
    /// A time in the fair's zone.
    pub(crate) fn local(&self, unix_millis: i64) -> DateTime<Tz> {
        // Records keep 48 bits of milliseconds, all of which are in chrono's range.
        let utc = DateTime::<Utc>::from_timestamp_millis(unix_millis).unwrap_or_default();
        self.current.zone.from_utc_datetime(&utc.naive_utc())
    }

    pub(crate) fn facts<'a>(
        &'a self,
        tables: &'a Connection,
        wall_ms: i64,
        latest_ms: i64,
    ) -> Facts<'a> {
        Facts {
            tables,
            session: self,
            wall_ms,
            now_ms: wall_ms.max(latest_ms),
        }
    }
}

/// The read tables as they are in one transaction, with who asks, where and
/// when. Every folder adds its own questions to it.
#[derive(Clone, Copy)]
pub(crate) struct Facts<'a> {
    pub(crate) tables: &'a Connection,
    pub(crate) session: &'a Session,
    /// The wall clock, in Unix milliseconds.
    pub(crate) wall_ms: i64,
    /// Now, as far as rules are concerned, in Unix milliseconds: the wall clock
    /// may be set back, the latest time ever seen may not.
    pub(crate) now_ms: i64,
}

impl Facts<'_> {
    pub(crate) fn now(&self) -> DateTime<Tz> {
        self.session.local(self.now_ms)
    }

    pub(crate) fn today(&self) -> NaiveDate {
        self.now().date_naive()
    }

    /// A record of something that happened to `entity`, by whoever is signed in.
    pub(crate) fn record(&self, entity: Uuid, subject: Option<Uuid>, body: Body) -> NewRecord {
        records::new_record(entity, subject, self.session.staff, body)
    }
}
