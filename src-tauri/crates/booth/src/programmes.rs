//! Programmes are opened, changed and closed.
//!
//! A coupon keeps the terms that were promised when it was given. So a change
//! is a new programme with its own number, which takes the place of the old one
//! ([`ProgrammeOpened::follows`]); the old one is closed to giving, and its
//! coupons stay good. Limits count over a programme and all whose place it
//! took, or else a change would fill the quota again.

use crate::body::{
    Bilingual, Body, ProgrammeClosed, ProgrammeOpened, StoredBenefit, StoredPlace,
    StoredProgrammeKind,
};
use crate::contact_point::normalise_name;
use crate::coupons::key_number;
use crate::tables::coupon::ProgrammeCount;
use crate::tables::{catalogue, coupon as coupon_table, programme_closing};
use crate::{Booth, BoothError};
use coupon::{
    Benefit, FairDays, Holder, Limits, OfflinePolicy, Place, Problem, Products, ProgrammeDraft,
    ProgrammeKind, Terms, Validity,
};
use rusqlite::Connection;
use std::collections::BTreeSet;
use uuid::Uuid;
use words::Sentence;

/// A programme as its owner looks at it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProgrammeState {
    /// Its id.
    pub id: Uuid,
    /// What was recorded.
    pub programme: ProgrammeOpened,
    /// What it does, in one sentence.
    pub preview: Sentence,
    /// When it was closed, in Unix milliseconds.
    pub closed_at_ms: Option<i64>,
    /// Coupons given and not taken out of use, as far as is known here.
    pub given: u32,
    /// Coupons used at least once, as far as is known here.
    pub used: u32,
    /// How many can still be given on this laptop; none without a limit.
    pub left: Option<u32>,
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

    /// Whether its coupons belong to this fair. What can be used in the shop or
    /// online is meant to outlive it.
    pub(crate) fn is_for_the_fair(&self) -> bool {
        !self.for_revisit && self.places.iter().all(|place| *place == StoredPlace::Booth)
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
        }
    }
}

fn stored(
    draft: &ProgrammeDraft,
    fair: FairDays,
    number: u16,
    follows: Option<Uuid>,
) -> ProgrammeOpened {
    let terms = draft.terms(fair);
    let bilingual = |text: &Sentence| Bilingual {
        ko: normalise_name(&text.ko),
        en: normalise_name(&text.en),
    };
    ProgrammeOpened {
        number,
        name: bilingual(&draft.name),
        benefit: match terms.benefit {
            Benefit::Percent { percent, cap_won } => StoredBenefit::Percent { percent, cap_won },
            Benefit::Amount { won, rest_stays } => StoredBenefit::Amount { won, rest_stays },
            Benefit::Gift { what } => StoredBenefit::Gift {
                what: bilingual(&what),
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
        follows,
    }
}

/// All programmes, oldest first.
pub(crate) fn programmes(
    connection: &Connection,
) -> Result<Vec<(Uuid, ProgrammeOpened)>, BoothError> {
    Ok(catalogue::all(connection, "programme.opened")?
        .into_iter()
        .filter_map(|(id, body)| match body {
            Body::ProgrammeOpened(programme) => Some((id, programme)),
            _ => None,
        })
        .collect())
}

/// One programme.
pub(crate) fn programme(connection: &Connection, id: Uuid) -> Result<ProgrammeOpened, BoothError> {
    match catalogue::get(connection, id)? {
        Some(Body::ProgrammeOpened(programme)) => Ok(programme),
        _ => Err(BoothError::Unknown),
    }
}

/// A programme and all whose place it took.
pub(crate) fn lineage(connection: &Connection, id: Uuid) -> Result<BTreeSet<Uuid>, BoothError> {
    let mut lineage = BTreeSet::new();
    let mut next = Some(id);
    while let Some(id) = next
        && lineage.insert(id)
    {
        next = match catalogue::get(connection, id)? {
            Some(Body::ProgrammeOpened(programme)) => programme.follows,
            _ => None,
        };
    }
    Ok(lineage)
}

/// How many coupons of these programmes there are, in all and under one key.
pub(crate) fn count(
    connection: &Connection,
    programmes: &BTreeSet<Uuid>,
    key_id: u32,
) -> Result<ProgrammeCount, BoothError> {
    let mut sum = ProgrammeCount::default();
    for programme in programmes {
        let counted = coupon_table::count_of_programme(connection, *programme, key_id)?;
        sum.given += counted.given;
        sum.given_here += counted.given_here;
        sum.used += counted.used;
    }
    Ok(sum)
}

/// How many coupons can still be given on this laptop; none without a limit.
pub(crate) fn left(limits: Limits, counted: ProgrammeCount) -> Option<u32> {
    let in_all = limits
        .total
        .map(|total| total.saturating_sub(counted.given));
    let here = limits
        .per_laptop
        .map(|per_laptop| per_laptop.saturating_sub(counted.given_here));
    [in_all, here].into_iter().flatten().min()
}

impl Booth {
    /// All programmes, oldest first, also those that give no more coupons.
    ///
    /// # Errors
    /// When the tables cannot be read.
    pub fn programmes(&self) -> Result<Vec<(Uuid, ProgrammeOpened)>, BoothError> {
        programmes(self.connection())
    }

    /// The programmes of which coupons can be given, oldest first.
    ///
    /// # Errors
    /// When the tables cannot be read.
    pub fn open_programmes(&self) -> Result<Vec<(Uuid, ProgrammeOpened)>, BoothError> {
        let closed = programme_closing::all(self.connection())?;
        let mut open = self.programmes()?;
        open.retain(|(id, _)| !closed.contains_key(id));
        Ok(open)
    }

    /// The programme that thanks for a survey: of several open ones the newest.
    ///
    /// # Errors
    /// When the tables cannot be read.
    pub fn survey_programme(&self) -> Result<Option<(Uuid, ProgrammeOpened)>, BoothError> {
        let open = self.open_programmes()?.into_iter();
        Ok(open.rev().find(|(_, programme)| programme.for_survey))
    }

    /// The days of the fair.
    pub fn fair_days(&self) -> FairDays {
        FairDays {
            first: self.fair.starts_on,
            last: self.fair.ends_on,
        }
    }

    /// All programmes with what became of their coupons, newest first, the open
    /// ones before the closed ones. What a change replaced is counted with what
    /// replaced it and not listed by itself.
    ///
    /// # Errors
    /// When the tables cannot be read.
    pub fn programme_states(&self) -> Result<Vec<ProgrammeState>, BoothError> {
        let closed = programme_closing::all(self.connection())?;
        let all = self.programmes()?;
        let replaced: BTreeSet<Uuid> = all
            .iter()
            .filter_map(|(_, programme)| programme.follows)
            .collect();
        let key_id = key_number(self.coupon_key.id());
        let mut states = Vec::new();
        for (id, programme) in all.into_iter().rev() {
            let closed_at_ms = closed.get(&id).copied();
            // Replaced on one laptop and still open is impossible; both are
            // asked for because a record may lack its body.
            if replaced.contains(&id) && closed_at_ms.is_some() {
                continue;
            }
            let counted = count(self.connection(), &lineage(self.connection(), id)?, key_id)?;
            states.push(ProgrammeState {
                id,
                preview: programme
                    .terms()
                    .programme_preview(programme.kind(), &programme.limits()),
                closed_at_ms,
                given: counted.given,
                used: counted.used,
                left: left(programme.limits(), counted),
                programme,
            });
        }
        states.sort_by_key(|state| state.closed_at_ms.is_some());
        Ok(states)
    }

    /// What is wrong with a draft, what stops it first.
    pub fn programme_problems(&mut self, draft: &ProgrammeDraft) -> Vec<Problem> {
        let today = self.today();
        draft.problems(self.fair_days(), today)
    }

    /// Opens a programme, and closes the one whose place it takes, if it takes
    /// one.
    ///
    /// # Errors
    /// [`BoothError::NotPossible`] with the first problem that stops it, or when
    /// the one it would replace is closed or replaced already.
    pub fn open_programme(
        &mut self,
        draft: &ProgrammeDraft,
        follows: Option<Uuid>,
    ) -> Result<Uuid, BoothError> {
        if let Some(problem) = self
            .programme_problems(draft)
            .into_iter()
            .find(Problem::is_blocking)
        {
            return Err(BoothError::NotPossible(problem.sentence()));
        }
        let fair = self.fair_days();
        let mut drawn = [0; 2];
        self.environment.fill_random(&mut drawn);
        let id = self.new_id();
        let staff = self.staff;
        self.append(|connection| {
            let mut records = Vec::new();
            if let Some(replaced) = follows {
                programme(connection, replaced)?;
                if programme_closing::all(connection)?.contains_key(&replaced) {
                    return Err(closed_already());
                }
                let closed = Body::ProgrammeClosed(ProgrammeClosed {});
                records.push(crate::new_record(replaced, None, staff, &closed));
            }
            let number = free_number(connection, u16::from_be_bytes(drawn))?;
            let opened = Body::ProgrammeOpened(stored(draft, fair, number, follows));
            records.push(crate::new_record(id, None, staff, &opened));
            Ok((records, id))
        })
    }

    /// Gives no more coupons of a programme; those given stay good.
    ///
    /// # Errors
    /// [`BoothError::NotPossible`] when it is closed already.
    pub fn close_programme(&mut self, id: Uuid) -> Result<(), BoothError> {
        let staff = self.staff;
        self.append(|connection| {
            programme(connection, id)?;
            if programme_closing::all(connection)?.contains_key(&id) {
                return Err(closed_already());
            }
            let closed = Body::ProgrammeClosed(ProgrammeClosed {});
            let record = crate::new_record(id, None, staff, &closed);
            Ok((vec![record], ()))
        })
    }
}

fn closed_already() -> BoothError {
    BoothError::NotPossible(Sentence::new(
        "이미 끝난 쿠폰 행사입니다. 바뀐 것은 없습니다. 목록에서 지금 진행하는 행사를 고르세요.",
        "This programme is closed already. Nothing was changed. Choose one from the list that is running.",
    ))
}

/// A number no programme here has, from the drawn one on. Drawn, because
/// laptops apart would otherwise both take the next one; if they draw the same
/// one all the same, a coupon of either is good once its record is here.
fn free_number(connection: &Connection, drawn: u16) -> Result<u16, BoothError> {
    let taken: BTreeSet<u16> = programmes(connection)?
        .iter()
        .map(|(_, programme)| programme.number)
        .collect();
    (drawn..=u16::MAX)
        .chain(1..drawn)
        .find(|number| *number > 0 && !taken.contains(number))
        .ok_or(BoothError::AmountUnusable)
}
