//! Why not, or why only provisionally, and what to do now.
//!
//! One text for several causes is how staff learn to distrust a system, so
//! each cause has its own reason. The sentence says what is the matter; the
//! advice says what to do with the customer who is waiting.

use crate::terms::Place;
use crate::writing::{day, list_of_places, moment};
use chrono::{NaiveDate, NaiveDateTime};
use std::collections::BTreeSet;
use words::{Sentence, sentence};

/// Why a coupon is refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// What was scanned or typed cannot be read as one coupon.
    Unreadable(Unreadable),
    /// It is a code, but of another kind.
    ForeignCode(ForeignCode),
    /// The tag is wrong: nobody with our key made this.
    Forged,
    /// It names a key that this laptop does not have.
    UnknownKey,
    /// It names the key of another laptop, and is in none of the lists which that
    /// laptop has handed over: it may be real, and nothing here can tell.
    NotListed,
    /// This laptop's own key made it, and this laptop never gave it: somebody
    /// else has the key.
    NeverGiven,
    /// The key was revoked (its laptop was lost), and no record shows that the
    /// coupon was issued before.
    KeyRevoked {
        /// The day the key was revoked.
        on: NaiveDate,
    },
    /// The key was revoked (its laptop was lost), and none of its coupons are
    /// taken any more.
    KeyShutOut {
        /// The day the key was revoked.
        on: NaiveDate,
    },
    /// No record of this coupon is on this laptop, and none can do without.
    NotOnRecord,
    /// Its programme is not one of this laptop's.
    WrongProgramme,
    /// Its programme is not for use at this kind of place.
    WrongPlace {
        /// Where it can be used.
        places: BTreeSet<Place>,
    },
    /// It was voided.
    Voided,
    /// Another coupon was issued in its stead.
    Reissued,
    /// It was used as often as it may be.
    AlreadyUsed {
        /// The latest use.
        last: Use,
        /// How often it may be used.
        allowed: u32,
    },
    /// Its amount is spent.
    AmountSpent {
        /// The latest use.
        last: Use,
    },
    /// Its last day is over.
    Expired {
        /// The last day on which it was good.
        on: NaiveDate,
    },
    /// Its first day is still to come.
    NotYetValid {
        /// The first day on which it is good.
        from: NaiveDate,
    },
    /// By this laptop's clock it is still good, but this laptop has already
    /// seen a later day, on which it is not.
    ClockSetBack {
        /// The latest day this laptop has seen.
        latest_day_seen: NaiveDate,
    },
    /// It is bound to somebody else.
    NotForThisPerson,
    /// Nothing in the basket is among the programme's products.
    NotForTheseProducts,
    /// The basket's eligible products come to too little.
    MinimumNotMet {
        /// What they must come to, in won.
        minimum_won: u64,
        /// What they come to, in won.
        eligible_won: u64,
    },
    /// The basket holds too few eligible pieces for one of them to be free.
    TooFewPieces {
        /// How many it takes, those that are free included.
        needed: u64,
        /// How many there are.
        found: u64,
    },
    /// The programme is strict and the records are too old to decide.
    RecordsTooOld {
        /// How old the records may be, in minutes.
        oldest_minutes: u32,
    },
    /// The basket comes to more won than can be counted.
    AmountTooLarge,
}

/// What is wrong with what was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unreadable {
    /// Nothing but blanks.
    Empty,
    /// A token of which only so many digits arrived.
    Truncated {
        /// The digits that arrived, of 49.
        digits: usize,
    },
    /// Two scans typed one behind the other.
    RunTogether,
    /// More digits than any coupon has.
    TooLong,
    /// 49 digits that are no 20 bytes (2^160 or more).
    NotCanonical,
    /// A token of a layout that this version of the app does not know.
    UnknownVersion,
    /// A short number with a wrong digit or two swapped ones.
    CheckDigit,
    /// A typed number that does not have 13 digits.
    WrongLength {
        /// The digits that were typed.
        digits: usize,
    },
}

/// What kind of other code was scanned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ForeignCode {
    /// A payment code.
    Payment,
    /// A Wi-Fi access code.
    WiFi,
    /// A business card (vCard, MECARD).
    ContactCard,
    /// The barcode on a product (EAN-13).
    ProductBarcode,
    /// A secret for a one-time-password app.
    OneTimePassword,
    /// A phone number, mail address or place.
    PhoneOrMail,
    /// A web address without a coupon behind it.
    WebAddress,
    /// A re-order card of the maker's own, without a coupon.
    ReorderCard,
    /// Anything else.
    Other,
}

/// One use of a coupon, in words that staff recognise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Use {
    /// When, in the fair's local time.
    pub at: NaiveDateTime,
    /// The laptop or place ("이 기기").
    pub place: Sentence,
    /// The member of staff who took it.
    pub staff: String,
    /// What it took off, in won.
    pub won: u64,
}

/// Why a coupon is accepted only provisionally.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Caution {
    /// It is bound to a person, and nobody has checked who stands here.
    HolderNotChecked,
    /// The tag is right, but no record says that the coupon was issued; it may
    /// come from a laptop not merged yet.
    NotOnRecord,
    /// Another laptop may have taken it since the last of its records here.
    RecordsMergedAt {
        /// Until when the other laptops' records are here, in the fair's local time.
        at: NaiveDateTime,
    },
    /// Another laptop may have taken it; records were never merged.
    RecordsNeverMerged,
}

impl Reason {
    /// A stable word for counting, filtering and tests; never shown.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Unreadable(_) => "unreadable",
            Self::ForeignCode(_) => "foreign_code",
            Self::Forged => "forged",
            Self::UnknownKey => "unknown_key",
            Self::NotListed => "not_listed",
            Self::NeverGiven => "never_given",
            Self::KeyRevoked { .. } => "key_revoked",
            Self::KeyShutOut { .. } => "key_shut_out",
            Self::NotOnRecord => "not_on_record",
            Self::WrongProgramme => "wrong_programme",
            Self::WrongPlace { .. } => "wrong_place",
            Self::Voided => "voided",
            Self::Reissued => "reissued",
            Self::AlreadyUsed { .. } => "already_used",
            Self::AmountSpent { .. } => "amount_spent",
            Self::Expired { .. } => "expired",
            Self::NotYetValid { .. } => "not_yet_valid",
            Self::ClockSetBack { .. } => "clock_set_back",
            Self::NotForThisPerson => "not_for_this_person",
            Self::NotForTheseProducts => "not_for_these_products",
            Self::MinimumNotMet { .. } => "minimum_not_met",
            Self::TooFewPieces { .. } => "too_few_pieces",
            Self::RecordsTooOld { .. } => "records_too_old",
            Self::AmountTooLarge => "amount_too_large",
        }
    }

    /// What is the matter.
    pub fn sentence(&self) -> Sentence {
        match self {
            Self::Unreadable(unreadable) => unreadable.sentence(),
            Self::ForeignCode(kind) => kind.sentence(),
            Self::Forged => sentence!("coupon-forged"),
            Self::UnknownKey => sentence!("coupon-unknown-key"),
            Self::NotListed => sentence!("coupon-not-listed"),
            Self::NeverGiven => sentence!("coupon-never-given"),
            Self::KeyRevoked { on } => sentence!("coupon-key-revoked", on = day(*on)),
            Self::KeyShutOut { on } => sentence!("coupon-key-shut-out", on = day(*on)),
            Self::NotOnRecord => sentence!("coupon-not-on-record"),
            Self::WrongProgramme => sentence!("coupon-wrong-programme"),
            Self::WrongPlace { places } => {
                sentence!("coupon-wrong-place", places = list_of_places(places))
            }
            Self::Voided => sentence!("coupon-voided"),
            Self::Reissued => sentence!("coupon-reissued"),
            Self::AlreadyUsed { last, allowed: 1 } => sentence!(
                "coupon-already-used",
                at = moment(last.at),
                place = &last.place,
                staff = &last.staff
            ),
            Self::AlreadyUsed { last, allowed } => sentence!(
                "coupon-uses-spent",
                allowed = allowed,
                at = moment(last.at),
                place = &last.place,
                staff = &last.staff
            ),
            Self::AmountSpent { last } => sentence!(
                "coupon-amount-spent",
                at = moment(last.at),
                place = &last.place,
                staff = &last.staff
            ),
            Self::Expired { on } => sentence!("coupon-expired", on = day(*on)),
            Self::NotYetValid { from } => sentence!("coupon-not-yet-valid", from = day(*from)),
            Self::ClockSetBack { latest_day_seen } => {
                sentence!("coupon-clock-set-back", seen = day(*latest_day_seen))
            }
            Self::NotForThisPerson => sentence!("coupon-not-for-this-person"),
            Self::NotForTheseProducts => sentence!("coupon-not-for-these-products"),
            Self::MinimumNotMet {
                minimum_won,
                eligible_won,
            } => {
                let missing = minimum_won.saturating_sub(*eligible_won);
                sentence!(
                    "coupon-minimum-not-met",
                    minimum = minimum_won,
                    missing = missing
                )
            }
            Self::TooFewPieces { needed, found } => {
                let missing = needed.saturating_sub(*found);
                sentence!("coupon-too-few-pieces", needed = needed, missing = missing)
            }
            Self::RecordsTooOld { oldest_minutes } => {
                sentence!("coupon-records-too-old", oldest_minutes = oldest_minutes)
            }
            Self::AmountTooLarge => sentence!("coupon-amount-too-large"),
        }
    }

    /// What to do now.
    pub fn advice(&self) -> Sentence {
        match self {
            Self::Unreadable(unreadable) => unreadable.advice(),
            Self::ForeignCode(ForeignCode::ProductBarcode) => {
                sentence!("coupon-foreign-product-barcode-advice")
            }
            Self::ForeignCode(_) => sentence!("coupon-scan-or-type-advice"),
            Self::Forged => sentence!("coupon-forged-advice"),
            Self::UnknownKey => sentence!("coupon-unknown-key-advice"),
            Self::NotListed => sentence!("coupon-not-listed-advice"),
            Self::NeverGiven => sentence!("coupon-never-given-advice"),
            Self::KeyRevoked { .. } | Self::KeyShutOut { .. } => {
                sentence!("coupon-key-revoked-advice")
            }
            Self::NotOnRecord => sentence!("coupon-not-on-record-advice"),
            Self::WrongProgramme => sentence!("coupon-wrong-programme-advice"),
            Self::WrongPlace { .. } => sentence!("coupon-wrong-place-advice"),
            Self::Voided => sentence!("coupon-voided-advice"),
            Self::Reissued => sentence!("coupon-reissued-advice"),
            Self::AlreadyUsed { .. } | Self::AmountSpent { .. } => {
                sentence!("coupon-already-used-advice")
            }
            Self::Expired { .. } => sentence!("coupon-expired-advice"),
            Self::NotYetValid { .. } => sentence!("coupon-not-yet-valid-advice"),
            Self::ClockSetBack { .. } => sentence!("coupon-clock-set-back-advice"),
            Self::NotForThisPerson => sentence!("coupon-not-for-this-person-advice"),
            Self::NotForTheseProducts => sentence!("coupon-not-for-these-products-advice"),
            Self::MinimumNotMet { .. } => sentence!("coupon-minimum-not-met-advice"),
            Self::TooFewPieces { .. } => sentence!("coupon-too-few-pieces-advice"),
            Self::RecordsTooOld { .. } => sentence!("coupon-records-too-old-advice"),
            Self::AmountTooLarge => sentence!("coupon-amount-too-large-advice"),
        }
    }
}

impl Unreadable {
    fn sentence(self) -> Sentence {
        match self {
            Self::Empty => sentence!("coupon-unreadable-empty"),
            Self::Truncated { digits } => sentence!("coupon-unreadable-truncated", digits = digits),
            Self::RunTogether => sentence!("coupon-unreadable-run-together"),
            Self::TooLong => sentence!("coupon-unreadable-too-long"),
            Self::NotCanonical => sentence!("coupon-unreadable-not-canonical"),
            Self::UnknownVersion => sentence!("coupon-unreadable-unknown-version"),
            Self::CheckDigit => sentence!("coupon-unreadable-check-digit"),
            Self::WrongLength { digits } => {
                sentence!("coupon-unreadable-wrong-length", digits = digits)
            }
        }
    }

    fn advice(self) -> Sentence {
        match self {
            Self::Empty | Self::Truncated { .. } | Self::RunTogether => {
                sentence!("coupon-unreadable-empty-advice")
            }
            Self::TooLong | Self::NotCanonical => sentence!("coupon-scan-or-type-advice"),
            Self::UnknownVersion => sentence!("coupon-unreadable-unknown-version-advice"),
            Self::CheckDigit | Self::WrongLength { .. } => {
                sentence!("coupon-unreadable-check-digit-advice")
            }
        }
    }
}

impl ForeignCode {
    fn sentence(self) -> Sentence {
        let kind = match self {
            Self::Payment => sentence!("coupon-foreign-payment"),
            Self::WiFi => sentence!("coupon-foreign-wi-fi"),
            Self::ContactCard => sentence!("coupon-foreign-contact-card"),
            Self::ProductBarcode => sentence!("coupon-foreign-product-barcode"),
            Self::OneTimePassword => sentence!("coupon-foreign-one-time-password"),
            Self::PhoneOrMail => sentence!("coupon-foreign-phone-or-mail"),
            Self::WebAddress => sentence!("coupon-foreign-web-address"),
            Self::ReorderCard => sentence!("coupon-foreign-reorder-card"),
            Self::Other => sentence!("coupon-foreign-other"),
        };
        sentence!("coupon-foreign", kind = kind)
    }
}

impl Caution {
    /// Why the answer is only provisional.
    pub fn sentence(&self) -> Sentence {
        match self {
            Self::HolderNotChecked => sentence!("caution-holder-not-checked"),
            Self::NotOnRecord => sentence!("caution-not-on-record"),
            Self::RecordsMergedAt { at } => {
                sentence!("caution-records-merged-at", at = moment(*at))
            }
            Self::RecordsNeverMerged => sentence!("caution-records-never-merged"),
        }
    }

    /// What to do now.
    pub fn advice(&self) -> Sentence {
        match self {
            Self::HolderNotChecked => sentence!("caution-holder-not-checked-advice"),
            Self::NotOnRecord | Self::RecordsMergedAt { .. } | Self::RecordsNeverMerged => {
                sentence!("caution-records-missing-advice")
            }
        }
    }
}

impl Place {
    /// What it is called, as a place where a coupon can be used.
    pub(crate) fn name(self) -> Sentence {
        match self {
            Self::Booth => sentence!("place-booth"),
            Self::Shop => sentence!("place-shop"),
            Self::Online => sentence!("place-online"),
        }
    }
}
