//! Why the booth refuses, in words.

use crate::Right;
use bundle::BundleError;
use coupon::qr::QrError;
use ledger::LedgerError;
use outreach::OutreachError;
use outreach::Withheld;
use people::UnusableContactPoint;
use progress::Stopped;
use segments::RuleError;
use words::{Sentence, sentence};

/// Why a booth could not do what it was asked. Nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum BoothError {
    /// The store refused.
    #[error(transparent)]
    Ledger(#[from] LedgerError),
    /// A file could not be made or written.
    #[error(transparent)]
    Outreach(#[from] OutreachError),
    /// A bundle or a fair pack could not be read or written.
    #[error(transparent)]
    Bundle(BundleError),
    /// A group cannot be counted.
    #[error("{}", .0.sentence().en)]
    Segment(RuleError),
    /// The read tables could not be read.
    #[error("the read tables could not be read: {0}")]
    Tables(#[from] rusqlite::Error),
    /// The passphrase has too few characters.
    #[error("the passphrase is shorter than {fewest} characters")]
    PassphraseTooShort {
        /// The fewest characters it takes.
        fewest: usize,
    },
    /// The passphrase is one of those that are tried first.
    #[error("the passphrase is easily guessed")]
    PassphraseTooEasy,
    /// The fair's own data is incomplete or contradicts itself.
    #[error("the fair cannot be set up: {}", .0.en)]
    SetUp(Sentence),
    /// The role of the person signed in does not have this right.
    #[error("whoever is signed in has not the right to do this")]
    NotAllowed(Right),
    /// Nobody is signed in, or whoever is works here no more.
    #[error("nobody is signed in")]
    NotSignedIn,
    /// The PIN is another one.
    #[error("the PIN is not right")]
    WrongPin,
    /// Too many wrong PINs: none is looked at now.
    #[error("no PIN is looked at for {minutes} minutes")]
    PinPaused {
        /// For how many minutes, rounded up.
        minutes: u64,
    },
    /// Something that was stored cannot be read back.
    #[error("a stored entry cannot be read")]
    StoredUnreadable,
    /// The store holds no fair.
    #[error("the store holds no fair")]
    NoFair,
    /// What an id or a name stands for is not in this store.
    #[error("not in this store")]
    Unknown,
    /// A name, an e-mail address or a phone number cannot be used.
    #[error(transparent)]
    ContactUnusable(#[from] UnusableContactPoint),
    /// Neither e-mail nor phone was given.
    #[error("no contact was given")]
    ContactMissing,
    /// Nothing was typed to look for.
    #[error("no contact was typed")]
    ContactNotTyped,
    /// The visitor did not say that she is at least 14.
    #[error("the visitor did not say that she is at least 14")]
    Under14,
    /// The visitor did not allow that her contact details are kept.
    #[error("the visitor did not allow that her contact is kept")]
    CollectionDeclined,
    /// A yes to a text that was not shown.
    #[error("a consent names a notice that was not shown")]
    NoticeNotShown,
    /// The answer does not fit its question.
    #[error("the answer does not fit: {}", .0.en)]
    Answer(Sentence),
    /// No questionnaire was ever published in this store.
    #[error("there is no questionnaire to ask")]
    NoQuestionnaire,
    /// The questionnaire being written cannot be kept or published.
    #[error("the questionnaire: {}", .0.en)]
    Questionnaire(Sentence),
    /// The survey was handed in: an answer changes only with a reason.
    #[error("the survey was handed in")]
    Finished,
    /// The survey was not handed in, so its answers can be changed without a
    /// reason.
    #[error("the survey was not handed in")]
    NotFinished,
    /// A change of a finished survey without a reason.
    #[error("the amendment has no reason")]
    NoAmendmentReason,
    /// A setting, or a detail of the exhibitor, cannot be kept as it was given.
    #[error("a setting cannot be kept: {}", .0.en)]
    Setting(Sentence),
    /// The coupon is refused.
    #[error("the coupon is refused: {}", .reason.en)]
    Coupon {
        /// Why.
        reason: Sentence,
        /// What to do now.
        advice: Sentence,
    },
    /// A sale without goods and without a coupon.
    #[error("nothing is being sold")]
    EmptySale,
    /// A product without a name.
    #[error("the product has no name")]
    ProductNameMissing,
    /// A price or quantity out of range.
    #[error("a price or quantity is out of range")]
    AmountUnusable,
    /// A barcode is unreadable or another product's.
    #[error("the barcode cannot be used: {}", .0.en)]
    Barcode(Sentence),
    /// A file is no price list.
    #[error("the price list cannot be read: {}", .0.en)]
    ProductFile(Sentence),
    /// A file is no opt-out list.
    #[error("the opt-out list cannot be read: {}", .0.en)]
    OptOutFile(Sentence),
    /// The columns of a tool's report cannot be told.
    #[error("the columns of the report cannot be told: {}", .0.en)]
    ReportColumns(Sentence),
    /// A file cannot be shown as a picture.
    #[error(transparent)]
    Picture(#[from] picture::Unusable),
    /// A text is too long for a QR code.
    #[error("the QR code cannot be drawn: {0}")]
    QrCode(#[from] QrError),
    /// There is no receipt printer to print on.
    #[error("no receipt printer was chosen")]
    NoPrinter,
    /// Data may not leave without a reason.
    #[error("the export has no reason")]
    NoReason,
    /// Nobody is written to.
    #[error("nobody is written to")]
    NobodyToWriteTo {
        /// People who may not be written to, by reason.
        withheld: Vec<Withheld>,
        /// People who may, and get no message, so that it can be told whether it helps.
        held_out: u32,
    },
    /// Some were in an earlier file of this fair for the same channel, and nobody
    /// said yet what becomes of them.
    #[error("{people} of them were in an earlier file")]
    ExportedBefore {
        /// How many.
        people: u32,
        /// When the latest such file was made.
        day: Sentence,
    },
    /// No coupon may be given: of this programme, to this person, or here.
    #[error("no coupon is given: {}", .0.en)]
    NotIssued(Sentence),
    /// It cannot be done as things stand.
    #[error("it cannot be done: {}", .0.en)]
    NotPossible(Sentence),
    /// Too many wrong coupon numbers were typed.
    #[error("too many wrong coupon numbers")]
    TooManyGuesses,
}

impl From<RuleError> for BoothError {
    fn from(error: RuleError) -> Self {
        Self::Segment(error)
    }
}

impl From<Stopped> for BoothError {
    fn from(stopped: Stopped) -> Self {
        Self::Ledger(stopped.into())
    }
}

impl From<BundleError> for BoothError {
    fn from(error: BundleError) -> Self {
        match error {
            BundleError::Stopped => Self::Ledger(LedgerError::Stopped),
            error => Self::Bundle(error),
        }
    }
}

impl BoothError {
    /// A stable code for scripts that read what `boothctl --json` answers.
    /// Screens use `wire::ErrorCode`.
    pub fn code(&self) -> Option<&'static str> {
        match self {
            Self::Ledger(error) => Some(error.code()),
            Self::Outreach(error) => Some(error.code()),
            Self::ContactUnusable(unusable) => Some(match unusable {
                UnusableContactPoint::NameTooLong | UnusableContactPoint::IdentityNumber => "name",
                UnusableContactPoint::AddressTooLong
                | UnusableContactPoint::Postcode
                | UnusableContactPoint::AddressIncomplete => "address",
                UnusableContactPoint::CompanyTooLong => "company",
                UnusableContactPoint::JobTooLong => "job",
                UnusableContactPoint::CountryTooLong => "country",
                UnusableContactPoint::Email | UnusableContactPoint::SeveralEmails => "email",
                _ => "phone",
            }),
            Self::ContactMissing | Self::ContactNotTyped => Some("contact"),
            Self::Under14 => Some("under_14"),
            Self::Finished => Some("finished"),
            Self::NoAmendmentReason => Some("amendment_reason"),
            Self::Coupon { .. } => Some("coupon"),
            Self::NoReason => Some("reason"),
            Self::NotIssued(_) => Some("not_issued"),
            Self::NotPossible(_) => Some("not_possible"),
            Self::ReportColumns(_) => Some("report_columns"),
            _ => None,
        }
    }

    /// What happened, what is safe, what to do.
    pub fn sentence(&self) -> Sentence {
        match self {
            Self::Ledger(error) => error.sentence(),
            Self::Outreach(error) => error.sentence(),
            Self::Bundle(error) => error.sentence(),
            Self::Segment(error) => error.sentence(),
            Self::Tables(_) => sentence!("store-tables-unreadable"),
            Self::PassphraseTooShort { fewest } => {
                sentence!("passphrase-too-short", fewest = fewest.to_string())
            }
            Self::PassphraseTooEasy => sentence!("passphrase-too-easy"),
            Self::SetUp(sentence)
            | Self::Answer(sentence)
            | Self::Questionnaire(sentence)
            | Self::Setting(sentence)
            | Self::NotIssued(sentence)
            | Self::NotPossible(sentence)
            | Self::Barcode(sentence)
            | Self::ProductFile(sentence)
            | Self::OptOutFile(sentence)
            | Self::ReportColumns(sentence) => sentence.clone(),
            Self::Picture(unusable) => unusable.sentence(),
            Self::NotSignedIn => sentence!("staff-not-signed-in"),
            Self::WrongPin => sentence!("staff-pin-wrong"),
            Self::PinPaused { minutes } => {
                sentence!("staff-pin-paused", minutes = *minutes)
            }
            Self::NotAllowed(Right::Anybody | Right::Capture | Right::Manage) => {
                sentence!("staff-managers-only")
            }
            Self::NotAllowed(Right::Owner) => sentence!("staff-owner-only"),
            Self::StoredUnreadable => sentence!("store-setting-unreadable"),
            Self::CollectionDeclined => sentence!("consent-collection-declined"),
            Self::QrCode(error) => error.sentence(),
            Self::NoFair => sentence!("fair-missing"),
            Self::NoQuestionnaire => sentence!("questionnaire-none-published"),
            Self::Unknown => sentence!("visitor-unknown"),
            Self::ContactUnusable(unusable) => unusable.sentence(),
            Self::ContactMissing => sentence!("contact-missing"),
            Self::ContactNotTyped => sentence!("contact-none-typed"),
            Self::Under14 => sentence!("consent-under-14"),
            Self::NoticeNotShown => sentence!("consent-notice-not-shown"),
            Self::Finished => sentence!("response-finished"),
            Self::NotFinished => sentence!("response-not-finished"),
            Self::NoAmendmentReason => sentence!("amendment-reason-missing"),
            Self::Coupon { reason, advice } => {
                sentence!("coupon-refused", reason = reason, advice = advice)
            }
            Self::EmptySale => sentence!("sale-empty"),
            Self::ProductNameMissing => sentence!("product-name-missing"),
            Self::AmountUnusable => sentence!("sale-amount-unusable"),
            Self::NoPrinter => sentence!("printer-none-chosen"),
            Self::NoReason => sentence!("export-reason-missing"),
            // "Nobody" alone contradicts a page that counts people who may be written to by
            // other tools.
            Self::NobodyToWriteTo {
                held_out: 0,
                withheld,
            } => nobody_because(withheld),
            Self::NobodyToWriteTo { held_out, .. } => {
                sentence!("hold-out-nobody-left", people = *held_out)
            }
            Self::ExportedBefore { people, day } => {
                sentence!("follow-up-exported-before", people = *people, day = day)
            }
            Self::TooManyGuesses => sentence!("coupon-too-many-guesses"),
        }
    }
}

/// Why nobody is written to: the most frequent reason of those who left an address or number
/// for it. Most visitors leave none, which would hide what the owner can change.
fn nobody_because(withheld: &[Withheld]) -> Sentence {
    let no_contact_point = permission::Reason::NoContactPoint.code();
    let mut reachable = withheld.iter().filter(|it| it.code != no_contact_point);
    match reachable.next() {
        Some(most) => sentence!(
            "follow-up-nobody-because",
            people = most.count,
            reason = &most.reason
        ),
        None if withheld.is_empty() => sentence!("follow-up-nobody"),
        None => sentence!("follow-up-nobody-left-a-contact"),
    }
}
