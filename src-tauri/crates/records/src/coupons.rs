//! Coupon programmes, the keys of laptops, coupons and their uses.

use crate::derived_id;
use crate::text::Bilingual;
use chrono::NaiveDate;
use coupon::{
    Benefit, FairDays, Holder, Limits, OfflinePolicy, Place, Products, ProgrammeDraft,
    ProgrammeKind, Terms, Validity, VariantDraft, VariantEnd,
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use uuid::Uuid;

/// What a coupon gives, as stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "benefit", rename_all = "snake_case")]
pub enum StoredBenefit {
    /// A share of the price.
    Percent {
        /// 1 to 100.
        percent: u8,
        /// At most this many won.
        cap_won: Option<u64>,
    },
    /// A sum.
    Amount {
        /// In won.
        won: u64,
        /// Whether what is left of it stays for the next purchase.
        #[serde(default)]
        rest_stays: bool,
    },
    /// A thing.
    Gift {
        /// What it is.
        what: Bilingual,
    },
    /// The cheapest pieces, when so many are bought.
    BuyAndGet {
        /// Pieces to pay for.
        buy: u32,
        /// Pieces free of charge.
        free: u32,
    },
}

/// What a programme is for, as stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StoredProgrammeKind {
    /// Thanks for a survey.
    SurveyThanks,
    /// A discount at the booth.
    Discount,
    /// A thing handed out.
    Gift,
    /// An invitation to come back.
    Revisit,
    /// A present on a birthday.
    Birthday,
    /// Some pieces free when so many are bought.
    BuyAndGet,
}

fn once() -> u32 {
    1
}

/// Where a coupon can be used, as stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StoredPlace {
    /// At the booth.
    Booth,
    /// In the owner's shop.
    Shop,
    /// In the owner's online shop.
    Online,
}

/// What some of a programme's coupons have of their own, as stored. Which coupons follows
/// from their serial numbers ([`coupon::variant_of`]).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct StoredVariant {
    /// Their last day; none: the programme's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_until: Option<NaiveDate>,
    /// What stands on them above the conditions; none: what they give.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wording: Option<Bilingual>,
}

/// `programme.opened`: a rule by which coupons are given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProgrammeOpened {
    /// Its number in tokens, unique within the maker.
    pub number: u16,
    /// Its short name.
    pub name: Bilingual,
    /// The fair that runs it.
    #[serde(default, skip_serializing_if = "Uuid::is_nil")]
    pub fair: Uuid,
    /// What it gives.
    pub benefit: StoredBenefit,
    /// Smallest purchase, in won.
    #[serde(default)]
    pub minimum_purchase_won: u64,
    /// Only for products with one of these tags; empty means all.
    #[serde(default)]
    pub product_tags: Vec<String>,
    /// First day on which it can be used.
    pub valid_from: NaiveDate,
    /// Last day on which it can be used.
    pub valid_until: NaiveDate,
    /// How often one coupon can be used.
    #[serde(default = "once")]
    pub uses_per_coupon: u32,
    /// Where it can be used; empty means at the booth.
    #[serde(default)]
    pub places: Vec<StoredPlace>,
    /// Only for the person it was given to.
    #[serde(default)]
    pub bound_to_person: bool,
    /// Whether it is the thanks for a survey.
    #[serde(default)]
    pub for_survey: bool,
    /// Whether it is the invitation that a follow-up carries.
    #[serde(default)]
    pub for_revisit: bool,
    /// What it is for; records from before kinds were known say it by the two
    /// marks above.
    #[serde(default)]
    pub kind: Option<StoredProgrammeKind>,
    /// Also for these products.
    #[serde(default)]
    pub products: Vec<Uuid>,
    /// Coupons for one person at most.
    #[serde(default)]
    pub per_person: Option<u32>,
    /// Coupons in all at most.
    #[serde(default)]
    pub total: Option<u32>,
    /// Coupons from one laptop at most.
    #[serde(default)]
    pub per_laptop: Option<u32>,
    /// The programme it takes the place of. A change is a new programme, so
    /// that coupons already given keep the terms that were promised.
    #[serde(default, rename = "follows")]
    pub replaces: Option<Uuid>,
    /// What differs by chance between its coupons; empty in records from before there
    /// were variants, and where all are the same.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub variants: Vec<StoredVariant>,
}

impl ProgrammeOpened {
    /// The rules, as the `coupon` crate weighs them.
    pub fn terms(&self) -> Terms {
        let places: BTreeSet<Place> = self
            .places
            .iter()
            .map(|place| match place {
                StoredPlace::Booth => Place::Booth,
                StoredPlace::Shop => Place::Shop,
                StoredPlace::Online => Place::Online,
            })
            .collect();
        Terms {
            benefit: match &self.benefit {
                StoredBenefit::Percent { percent, cap_won } => Benefit::Percent {
                    percent: *percent,
                    cap_won: *cap_won,
                },
                StoredBenefit::Amount { won, rest_stays } => Benefit::Amount {
                    won: *won,
                    rest_stays: *rest_stays,
                },
                StoredBenefit::Gift { what } => Benefit::Gift { what: what.into() },
                StoredBenefit::BuyAndGet { buy, free } => Benefit::BuyAndGet {
                    buy: *buy,
                    free: *free,
                },
            },
            minimum_purchase_won: self.minimum_purchase_won,
            products: Products {
                tags: self.product_tags.iter().cloned().collect(),
                ids: self.products.iter().copied().collect(),
            },
            valid_from: self.valid_from,
            valid_until: self.valid_until,
            uses_per_coupon: self.uses_per_coupon,
            holder: if self.bound_to_person {
                Holder::Person
            } else {
                Holder::Bearer
            },
            places: if places.is_empty() {
                BTreeSet::from([Place::Booth])
            } else {
                places
            },
            offline: OfflinePolicy::Normal,
        }
    }

    /// The variant that the coupon with this serial number is, if there are any.
    pub fn variant(&self, serial: u32) -> Option<&StoredVariant> {
        self.variants
            .get(coupon::variant_of(serial, self.variants.len())?)
    }

    /// The last day of a coupon with this serial number.
    pub fn last_day(&self, serial: u32) -> NaiveDate {
        self.variant(serial)
            .map_or(self.valid_until, |it| self.end_of(it))
    }

    /// The last day of a variant's coupons.
    pub fn end_of(&self, variant: &StoredVariant) -> NaiveDate {
        variant.valid_until.unwrap_or(self.valid_until)
    }

    /// The rules for a coupon with this serial number.
    pub fn terms_of(&self, serial: u32) -> Terms {
        self.terms_ending(self.last_day(serial))
    }

    /// The rules for coupons with this last day.
    pub fn terms_ending(&self, valid_until: NaiveDate) -> Terms {
        Terms {
            valid_until,
            ..self.terms()
        }
    }

    /// What is promised before a coupon is drawn: the last day that every variant which
    /// can still be drawn has.
    pub fn terms_of_any(&self, today: NaiveDate) -> Terms {
        let ends = self.variants.iter().map(|it| self.end_of(it));
        let end = ends.filter(|end| *end >= today).min();
        self.terms_ending(end.unwrap_or(self.valid_until))
    }

    /// What it is for.
    pub fn kind(&self) -> ProgrammeKind {
        match self.kind {
            Some(StoredProgrammeKind::SurveyThanks) => ProgrammeKind::SurveyThanks,
            Some(StoredProgrammeKind::Discount) => ProgrammeKind::Discount,
            Some(StoredProgrammeKind::Gift) => ProgrammeKind::Gift,
            Some(StoredProgrammeKind::Revisit) => ProgrammeKind::Revisit,
            Some(StoredProgrammeKind::Birthday) => ProgrammeKind::Birthday,
            Some(StoredProgrammeKind::BuyAndGet) => ProgrammeKind::BuyAndGet,
            None if self.for_survey => ProgrammeKind::SurveyThanks,
            None if self.for_revisit => ProgrammeKind::Revisit,
            None => ProgrammeKind::Discount,
        }
    }

    /// How many coupons there may be.
    pub fn limits(&self) -> Limits {
        Limits {
            per_person: self.per_person,
            total: self.total,
            per_laptop: self.per_laptop,
        }
    }

    /// The programme as a draft, to be changed.
    pub fn draft(&self) -> ProgrammeDraft {
        let terms = self.terms();
        ProgrammeDraft {
            kind: self.kind(),
            name: (&self.name).into(),
            benefit: terms.benefit,
            minimum_purchase_won: terms.minimum_purchase_won,
            products: terms.products,
            validity: Validity::Dates {
                from: self.valid_from,
                until: self.valid_until,
            },
            uses_per_coupon: terms.uses_per_coupon,
            holder: terms.holder,
            places: terms.places,
            limits: self.limits(),
            variants: self
                .variants
                .iter()
                .map(|variant| VariantDraft {
                    end: variant.valid_until.map(VariantEnd::On),
                    wording: variant.wording.as_ref().map(Into::into),
                })
                .collect(),
        }
    }

    /// What is stored of a draft, as programme `number` in tokens of this fair,
    /// which has these days; `replaces` is the programme it takes the place of.
    pub fn from_draft(
        draft: &ProgrammeDraft,
        fair: Uuid,
        days: FairDays,
        number: u16,
        replaces: Option<Uuid>,
    ) -> Self {
        let terms = draft.terms(days);
        let ends = draft.variant_ends(days).into_iter();
        let variants = ends
            .zip(&draft.variants)
            .map(|(end, variant)| StoredVariant {
                valid_until: (end < terms.valid_until).then_some(end),
                wording: variant.wording.as_ref().map(Bilingual::from),
            });
        let variants = variants.collect();
        Self {
            number,
            name: Bilingual::from(&draft.name),
            fair,
            benefit: match terms.benefit {
                Benefit::Percent { percent, cap_won } => {
                    StoredBenefit::Percent { percent, cap_won }
                }
                Benefit::Amount { won, rest_stays } => StoredBenefit::Amount { won, rest_stays },
                Benefit::Gift { what } => StoredBenefit::Gift {
                    what: Bilingual::from(&what),
                },
                Benefit::BuyAndGet { buy, free } => StoredBenefit::BuyAndGet { buy, free },
            },
            minimum_purchase_won: terms.minimum_purchase_won,
            product_tags: terms.products.tags.into_iter().collect(),
            products: terms.products.ids.into_iter().collect(),
            valid_from: terms.valid_from,
            valid_until: terms.valid_until,
            uses_per_coupon: terms.uses_per_coupon,
            places: terms
                .places
                .into_iter()
                .map(|place| match place {
                    Place::Booth => StoredPlace::Booth,
                    Place::Shop => StoredPlace::Shop,
                    Place::Online => StoredPlace::Online,
                })
                .collect(),
            bound_to_person: terms.holder == Holder::Person,
            for_survey: draft.kind == ProgrammeKind::SurveyThanks,
            for_revisit: draft.kind == ProgrammeKind::Revisit,
            kind: Some(match draft.kind {
                ProgrammeKind::SurveyThanks => StoredProgrammeKind::SurveyThanks,
                ProgrammeKind::Discount => StoredProgrammeKind::Discount,
                ProgrammeKind::Gift => StoredProgrammeKind::Gift,
                ProgrammeKind::Revisit => StoredProgrammeKind::Revisit,
                ProgrammeKind::Birthday => StoredProgrammeKind::Birthday,
                ProgrammeKind::BuyAndGet => StoredProgrammeKind::BuyAndGet,
            }),
            per_person: draft.limits.per_person,
            total: draft.limits.total,
            per_laptop: draft.limits.per_laptop,
            replaces,
            variants,
        }
    }
}

/// `programme.closed`: no more coupons of it are given; those given stay good.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ProgrammeClosed {}

/// `printer.chosen`: the receipt printer of one laptop.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PrinterChosen {
    /// Address and port, or the path of a device; empty when there is none any
    /// more.
    pub destination: String,
    /// Width of its paper in millimetres, 80 or 58.
    pub roll_mm: u8,
}

/// The entity that says which printer a laptop has.
pub fn printer_of(device: Uuid) -> Uuid {
    derived_id("boothloop.printer.v1", device.as_bytes())
}

/// `coupon_key.made`: the key one laptop signed coupons with, until keys stayed
/// on their laptops. Coupons given under it stay good.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CouponKeyMade {
    /// Its 24-bit id, as in tokens.
    pub key_id: u32,
    /// Base64 of its 32 bytes.
    pub secret: String,
}

/// `coupon_key.announced`: the key one laptop signs coupons with. Its secret
/// never leaves the laptop.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CouponKeyAnnounced {
    /// The laptop.
    pub device: Uuid,
    /// The key's 24-bit id, as in tokens.
    pub key_id: u32,
}

/// The entity that says which key a laptop signs with.
pub fn announced_by(device: Uuid) -> Uuid {
    derived_id("boothloop.coupon-key.v1", device.as_bytes())
}

/// `coupon_list.drawn`: the coupons of one programme that one laptop may give
/// next, as far as the other laptops must know them to recognise one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CouponListDrawn {
    /// The 24-bit id of the key.
    pub key_id: u32,
    /// The programme.
    pub programme: Uuid,
    /// Base64 of 12 bytes for each coupon: its serial number (big-endian) and
    /// the fingerprint of its token.
    pub entries: String,
}

/// `coupon_key.revoked`: the laptop with this key was lost.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CouponKeyRevoked {
    /// The key's 24-bit id.
    pub key_id: u32,
    /// The day of the revocation, in the fair's calendar.
    pub revoked_on: NaiveDate,
    /// Coupons on record as given up to this moment (Unix milliseconds) stay
    /// good; none when no coupon of that key is taken any more.
    #[serde(default)]
    pub good_until_ms: Option<i64>,
}

/// `coupon.issued`: a coupon was given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CouponIssued {
    /// By which rule.
    pub programme: Uuid,
    /// To whom, if known.
    pub visitor: Option<Uuid>,
    /// The 49 digits of its token.
    pub digits: String,
    /// The 13 digits to type or say.
    pub short_number: u64,
    /// Serial number under its key, drawn at random.
    pub serial: u32,
    /// The key's id.
    pub key_id: u32,
    /// Last day on which it can be used.
    pub valid_until: NaiveDate,
    /// At which fair.
    #[serde(default, skip_serializing_if = "Uuid::is_nil")]
    pub fair: Uuid,
    /// The coupon in whose stead it was given.
    #[serde(default)]
    pub replaces: Option<Uuid>,
}

/// `coupon.printed`: the same coupon, once more on paper.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct CouponPrinted {}

/// `coupon.voided`: it is not taken any more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CouponVoided {
    /// Why, in words of whoever did it.
    pub reason: String,
    /// The coupon that was given in its stead.
    #[serde(default)]
    pub replaced_by: Option<Uuid>,
}

/// `coupon.redeemed`: a coupon was used.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CouponRedeemed {
    /// The sale it was used in.
    pub sale: Uuid,
    /// What it took off, in won.
    pub discount_won: u64,
    /// By which rule: the record of the coupon's issue may come later than this
    /// one, or never.
    #[serde(default)]
    pub programme: Option<Uuid>,
}

/// `coupon.use_undone`: a use that is taken back; the coupon can be used again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CouponUseUndone {
    /// The record of the use.
    pub redemption: Uuid,
    /// Why, in words of whoever did it.
    pub reason: String,
}
