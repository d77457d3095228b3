//! What can a booth do?
//!
//! Every command of a booth becomes records in the ledger, and the ledger's
//! read tables answer every question. This is the only crate that ties the
//! others together: it reads the tables, asks the pure crates (`survey`,
//! `permission`, `coupon`, `recommend`), and records what was decided, all in
//! one transaction. What leaves the building is written by `outreach`.
//!
//! A [`Booth`] is one open store. It knows no window and no command line.

mod amendment;
mod answers;
mod body;
mod consent;
mod contact_point;
mod coupon_keys;
mod coupons;
mod desk;
mod error;
mod exporting;
mod follow_up;
mod giving;
mod interviewer;
mod kiosk;
mod lifecycle;
mod look_up;
mod maker;
mod opening;
mod printing;
mod product_file;
mod products;
mod programmes;
mod questionnaires;
mod questions;
mod quota;
mod sales;
mod sample;
mod set_up;
mod tables;
mod timing;
mod typed_before;
mod unfinished;
mod visit;

pub use amendment::Amendment;
pub use answers::ExportedAnswers;
pub use body::{
    AmendmentReason, Bilingual, FairOpened, HalfAnswered, Interest, InterviewerNoted, KioskSet,
    Maker, NoticeAct, NoticePublished, NoticeText, ProductAdded, ProgrammeOpened, QuestionUse,
    QuotaAction, Role, SaleRecorded, SoldLine, StaffAdded, StoredBenefit, StoredPlace,
    StoredProgrammeKind, Topic,
};
pub use consent::{ContactDraft, Permission, PermissionHistory};
pub use contact_point::{masked_email, masked_phone, national_phone};
pub use coupon_keys::{CouponLaptop, LostLaptop};
pub use coupons::{CheckedCoupon, IssuedCoupon};
pub use desk::{Desk, RecentVisit};
pub use error::BoothError;
pub use follow_up::{Exported, FollowUp, FollowUpGroup, FollowUpPerson};
pub use kiosk::KioskAnswered;
pub use lifecycle::{LastUse, OverRedeemed, Surplus};
pub use look_up::{Found, Person};
pub use maker::MakerDraft;
pub use opening::CreatedBooth;
pub use outreach::Withheld;
pub use outreach::answers::{AnswerForm, ChoicesAs, SeveralAs};
pub use outreach::receipt::Roll;
pub use outreach::slip::Paper;
pub use printing::{PrintJob, Printer};
pub use product_file::{ImportedRow, ProductImport, RowOutcome};
pub use products::{Product, ProductDraft};
pub use programmes::ProgrammeState;
pub use questionnaires::{
    DraftSource, ImportedQuestionnaire, PastDraft, QuestionnaireDraft, QuestionnaireTemplate,
    QuestionnaireVersion, StartedDraft,
};
pub use questions::Wording;
pub use quota::{ChoiceQuota, FullChoice, QuotaQuestion};
pub use sales::{BasketLine, Quote, SaleRequest, SoldSale};
pub use sample::{FairDraft, own_fair, sample_fair};
pub use set_up::SetUp;
pub use survey::{Answer, Draft};
pub use tables::contact::ContactRow;
pub use tables::sale::SaleRow;
pub use timing::{QuestionTime, Timing};
pub use unfinished::Unfinished;
pub use visit::{AskedQuestion, SurveyState, Visit};

use body::{BODY_VERSION, Body};
use chrono::{DateTime, NaiveDate, TimeZone, Utc};
use chrono_tz::Tz;
use ledger::{Environment, Ledger, NewRecord};
use rusqlite::Connection;
use sha2::{Digest as _, Sha256};
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;
use survey::Questionnaire;
use uuid::Uuid;
use zeroize::Zeroizing;

/// One open store: a fair, its people, and everything that happened there.
pub struct Booth {
    ledger: Ledger,
    environment: Box<dyn Environment + Send>,
    fair_id: Uuid,
    fair: FairOpened,
    zone: Tz,
    contact_key_secret: Zeroizing<[u8; 32]>,
    coupon_key: coupon::Key,
    /// Questionnaire versions that were read once; they never change.
    questionnaires: HashMap<Uuid, Arc<AskedQuestionnaire>>,
    staff: Option<Uuid>,
    wrong_numbers: coupons::WrongNumbers,
    /// Genuine tokens that were scanned here, by coupon: what is used in a sale
    /// may be known by nothing else until the laptop that gave it is merged.
    scanned: HashMap<Uuid, coupon::Token>,
}

/// A questionnaire version with the way its answers may be used.
pub(crate) struct AskedQuestionnaire {
    pub(crate) id: Uuid,
    pub(crate) questionnaire: Arc<Questionnaire>,
    pub(crate) uses: BTreeMap<String, QuestionUse>,
    pub(crate) purpose_question: Option<String>,
}

impl Booth {
    /// The fair.
    pub fn fair(&self) -> &FairOpened {
        &self.fair
    }

    /// The fair's id.
    pub fn fair_id(&self) -> Uuid {
        self.fair_id
    }

    /// The staff of the booth, the owner first.
    ///
    /// # Errors
    /// When the tables cannot be read.
    pub fn staff(&self) -> Result<Vec<(Uuid, StaffAdded)>, BoothError> {
        let entries = tables::catalogue::all(self.connection(), "staff.added")?;
        Ok(entries
            .into_iter()
            .filter_map(|(id, body)| match body {
                Body::StaffAdded(staff) => Some((id, staff)),
                _ => None,
            })
            .collect())
    }

    /// The ledger, to verify, back up and carry.
    pub fn ledger(&mut self) -> &mut Ledger {
        &mut self.ledger
    }

    fn connection(&self) -> &Connection {
        self.ledger.connection()
    }

    /// Now, as far as rules are concerned: the wall clock may be set back, the
    /// latest time ever seen may not.
    fn now_millis(&mut self) -> i64 {
        let wall = self.environment.now_unix_millis();
        wall.max(self.ledger.latest_time_ever_seen())
    }

    fn now(&mut self) -> DateTime<Tz> {
        let millis = self.now_millis();
        self.local(millis)
    }

    fn today(&mut self) -> NaiveDate {
        self.now().date_naive()
    }

    /// A time in the fair's zone.
    fn local(&self, unix_millis: i64) -> DateTime<Tz> {
        // Records keep 48 bits of milliseconds, all of which are in chrono's range.
        let utc = DateTime::<Utc>::from_timestamp_millis(unix_millis).unwrap_or_default();
        self.zone.from_utc_datetime(&utc.naive_utc())
    }

    /// The local day and time of a record, `YYYY-MM-DD HH:MM`.
    pub fn day_and_time(&self, unix_millis: i64) -> String {
        self.local(unix_millis).format("%Y-%m-%d %H:%M").to_string()
    }

    /// The local time of day of a record, `HH:MM`.
    pub fn time_of_day(&self, unix_millis: i64) -> String {
        self.local(unix_millis).format("%H:%M").to_string()
    }

    fn new_id(&mut self) -> Uuid {
        new_id(self.environment.as_mut())
    }

    /// Decides and records in one transaction.
    fn append<T>(
        &mut self,
        decide: impl FnOnce(&Connection) -> Result<(Vec<NewRecord>, T), BoothError>,
    ) -> Result<T, BoothError> {
        Ok(self.ledger.append(self.environment.as_mut(), decide)?.value)
    }

    /// A record of something that happened to `entity`, by whoever is signed in.
    fn record(&self, entity: Uuid, subject: Option<Uuid>, body: &Body) -> NewRecord {
        new_record(entity, subject, self.staff, body)
    }

    fn questionnaire(&mut self, id: Uuid) -> Result<Arc<AskedQuestionnaire>, BoothError> {
        if let Some(asked) = self.questionnaires.get(&id) {
            return Ok(Arc::clone(asked));
        }
        let Some(Body::QuestionnairePublished(published)) =
            tables::catalogue::get(self.connection(), id)?
        else {
            return Err(BoothError::Unknown);
        };
        let asked = Arc::new(AskedQuestionnaire {
            id,
            questionnaire: set_up::read_questionnaire(&set_up::from_base64(&published.workbook)?)?,
            uses: published.uses,
            purpose_question: published.purpose_question,
        });
        self.questionnaires.insert(id, Arc::clone(&asked));
        Ok(asked)
    }

    /// The version that new visitors are asked.
    fn current_questionnaire(&mut self) -> Result<Arc<AskedQuestionnaire>, BoothError> {
        let id = self.asked_version()?;
        self.questionnaire(id)
    }
}

/// The id of something there is one of for each `of`: the same on every laptop,
/// and nobody else's.
fn id_of_one(what: &str, of: Uuid) -> Uuid {
    use sha2::{Digest as _, Sha256};
    let mut hasher = Sha256::new();
    hasher.update(what);
    hasher.update(of.as_bytes());
    let [id @ .., _, _, _, _, _, _, _, _, _, _, _, _, _, _, _, _] =
        <[u8; 32]>::from(hasher.finalize());
    uuid::Builder::from_custom_bytes(id).into_uuid()
}

fn new_id(environment: &mut dyn Environment) -> Uuid {
    let mut random = [0; 10];
    environment.fill_random(&mut random);
    let millis = u64::try_from(environment.now_unix_millis()).unwrap_or(0);
    uuid::Builder::from_unix_timestamp_millis(millis, &random).into_uuid()
}

/// An id that follows from what it is about, so that laptops apart from each
/// other mean the same thing by it. The name keeps the sorts of things apart.
fn derived_id(sort: &str, about: &[u8]) -> Uuid {
    let mut hasher = Sha256::new();
    hasher.update(sort);
    hasher.update(about);
    let [id @ .., _, _, _, _, _, _, _, _, _, _, _, _, _, _, _, _] =
        <[u8; 32]>::from(hasher.finalize());
    uuid::Builder::from_custom_bytes(id).into_uuid()
}

fn new_record(entity: Uuid, subject: Option<Uuid>, staff: Option<Uuid>, body: &Body) -> NewRecord {
    NewRecord {
        kind: body.kind(),
        version: BODY_VERSION,
        entity,
        subject,
        staff,
        body: body.encode(),
    }
}
