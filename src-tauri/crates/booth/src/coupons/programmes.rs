//! Opening, changing and closing programmes.
//!
//! A coupon keeps the terms that were promised when it was given. So a change
//! is a new programme with its own number that replaces the old one
//! ([`ProgrammeOpened::replaces`]); the old one gives no more coupons, and
//! those it gave stay good. Limits count over a programme and all that it
//! replaced; otherwise a change would fill the quota again.

use super::keys::laptop_keys;
use crate::facts::Facts;
use crate::own_names::refuse_label;
use crate::{Booth, BoothError, Right};
use chrono::NaiveDate;
use coupon::{Benefit, FairDays, Limits, Problem, ProgrammeDraft};
use people::normalise_name;
use records::Body;
use records::coupons::{ProgrammeClosed, ProgrammeOpened, StoredVariant};
use std::collections::BTreeSet;
use tables::{coupon as coupon_table, programme_closing, settings};
use uuid::Uuid;
use words::{Sentence, sentence};

/// A programme as its owner looks at it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProgrammeState {
    /// Its id.
    pub id: Uuid,
    /// What was recorded.
    pub programme: ProgrammeOpened,
    /// What its coupons give, in one sentence.
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

/// Coupons of a programme and of those it replaced.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct CouponCount {
    /// Given and not taken out of use.
    pub(super) given: u32,
    /// Of them given on this laptop.
    pub(super) given_here: u32,
    /// Of all, those that were used at least once.
    pub(super) used: u32,
}

impl Facts<'_> {
    /// The programmes of all fairs, oldest first: a coupon of any of them may
    /// be shown here.
    pub(crate) fn programmes(&self) -> Result<Vec<(Uuid, ProgrammeOpened)>, BoothError> {
        Ok(settings::all(self.tables)?)
    }

    /// The programmes of this fair of which coupons can be given, oldest first.
    pub(crate) fn open_programmes(&self) -> Result<Vec<(Uuid, ProgrammeOpened)>, BoothError> {
        let closed = programme_closing::all(self.tables)?;
        let fair = self.session.current.recorded();
        let mut open = self.programmes()?;
        open.retain(|(id, programme)| programme.fair == fair && !closed.contains_key(id));
        Ok(open)
    }

    /// One programme.
    pub(super) fn programme(&self, id: Uuid) -> Result<ProgrammeOpened, BoothError> {
        settings::get(self.tables, id)?.ok_or(BoothError::Unknown)
    }

    /// A programme and all that it replaced.
    pub(super) fn lineage(&self, id: Uuid) -> Result<BTreeSet<Uuid>, BoothError> {
        let mut lineage = BTreeSet::new();
        let mut next = Some(id);
        while let Some(id) = next
            && lineage.insert(id)
        {
            let programme = settings::get::<ProgrammeOpened>(self.tables, id)?;
            next = programme.and_then(|programme| programme.replaces);
        }
        Ok(lineage)
    }

    /// How many coupons of these programmes there are, in all and given on this
    /// laptop.
    pub(super) fn count_coupons(
        &self,
        programmes: &BTreeSet<Uuid>,
    ) -> Result<CouponCount, BoothError> {
        let here: Vec<u32> = laptop_keys(self.tables)?
            .into_iter()
            .filter(|key| key.device == self.session.device)
            .map(|key| key.key_id)
            .collect();
        let mut sum = CouponCount::default();
        for programme in programmes {
            let counted = coupon_table::count_of_programme(self.tables, *programme)?;
            sum.given += counted.given;
            sum.used += counted.used;
            for key_id in &here {
                sum.given_here += coupon_table::given_under_key(self.tables, *programme, *key_id)?;
            }
        }
        Ok(sum)
    }

    pub(crate) fn fair_days(&self) -> FairDays {
        FairDays {
            first: self.session.current.fair.starts_on,
            last: self.session.current.fair.ends_on,
        }
    }

    fn refuse_closed(&self, programme: Uuid) -> Result<(), BoothError> {
        self.programme(programme)?;
        if programme_closing::all(self.tables)?.contains_key(&programme) {
            return Err(closed_already());
        }
        Ok(())
    }
}

/// How many coupons can still be given on this laptop; none without a limit.
pub(super) fn left(limits: Limits, counted: CouponCount) -> Option<u32> {
    let in_all = limits
        .total
        .map(|total| total.saturating_sub(counted.given));
    let here = limits
        .per_laptop
        .map(|per_laptop| per_laptop.saturating_sub(counted.given_here));
    [in_all, here].into_iter().flatten().min()
}

impl Booth {
    /// The programmes of all fairs, oldest first, also those that give no more
    /// coupons.
    ///
    /// # Errors
    /// [`BoothError::Tables`].
    pub fn programmes(&self) -> Result<Vec<(Uuid, ProgrammeOpened)>, BoothError> {
        self.facts().programmes()
    }

    /// The programmes of this fair of which coupons can be given, oldest first.
    ///
    /// # Errors
    /// [`BoothError::Tables`].
    pub fn open_programmes(&self) -> Result<Vec<(Uuid, ProgrammeOpened)>, BoothError> {
        self.facts().open_programmes()
    }

    /// The programme that thanks for a survey: of several open ones the newest.
    ///
    /// # Errors
    /// [`BoothError::Tables`].
    pub fn survey_programme(&self) -> Result<Option<(Uuid, ProgrammeOpened)>, BoothError> {
        let open = self.open_programmes()?.into_iter();
        Ok(open.rev().find(|(_, programme)| programme.for_survey))
    }

    /// What the kiosk promises for answering, in a few words; nothing while no
    /// such coupon can be given: none runs, its days are not now, or none is left.
    ///
    /// # Errors
    /// [`BoothError::Tables`].
    pub fn survey_benefit(&self) -> Result<Option<Sentence>, BoothError> {
        let Some((id, programme)) = self.survey_programme()? else {
            return Ok(None);
        };
        let facts = self.facts();
        let terms = programme.terms();
        let runs = (terms.valid_from..=terms.valid_until).contains(&facts.today());
        let limits = programme.limits();
        let some_left = match (limits.total, limits.per_laptop) {
            (None, None) => true,
            _ => left(limits, facts.count_coupons(&facts.lineage(id)?)?) != Some(0),
        };
        Ok((runs && some_left).then(|| terms.benefit.in_brief()))
    }

    /// The days of the fair.
    pub fn fair_days(&self) -> FairDays {
        self.facts().fair_days()
    }

    /// The programmes of this fair with how many of their coupons were given and used,
    /// newest first, the open ones before the closed ones. A replaced programme
    /// is not listed; its coupons count for the programme that replaced it.
    ///
    /// # Errors
    /// [`BoothError::Tables`].
    pub fn programme_states(&self) -> Result<Vec<ProgrammeState>, BoothError> {
        let facts = self.facts();
        let closed = programme_closing::all(facts.tables)?;
        let fair = facts.session.current.recorded();
        let mut all = facts.programmes()?;
        all.retain(|(_, programme)| programme.fair == fair);
        let replaced: BTreeSet<Uuid> = all
            .iter()
            .filter_map(|(_, programme)| programme.replaces)
            .collect();
        let mut states = Vec::new();
        for (id, programme) in all.into_iter().rev() {
            let closed_at_ms = closed.get(&id).copied();
            // A programme that was replaced is always closed too. Both are
            // checked because a record may have arrived without its body.
            if replaced.contains(&id) && closed_at_ms.is_some() {
                continue;
            }
            let counted = facts.count_coupons(&facts.lineage(id)?)?;
            states.push(ProgrammeState {
                id,
                preview: programme.terms().programme_preview(
                    programme.kind(),
                    &programme.limits(),
                    programme.variants.len(),
                ),
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

    /// What is wrong with a draft; problems that stop it from being opened come
    /// first.
    pub fn programme_problems(&self, draft: &ProgrammeDraft) -> Vec<Problem> {
        let facts = self.facts();
        draft.problems(facts.fair_days(), facts.today())
    }

    /// Opens a programme. The one it replaces, if any, is closed.
    ///
    /// # Errors
    /// [`BoothError::NotPossible`] with the first problem that stops it, or when
    /// the one it would replace is closed or replaced already.
    pub fn open_programme(
        &mut self,
        draft: &ProgrammeDraft,
        replaces: Option<Uuid>,
    ) -> Result<Uuid, BoothError> {
        let mut drawn = [0; 2];
        self.environment.borrow_mut().fill_random(&mut drawn);
        let id = self.new_id();
        self.append(Right::Manage, |facts| {
            let problems = draft.problems(facts.fair_days(), facts.today());
            if let Some(problem) = problems.into_iter().find(Problem::is_blocking) {
                return Err(BoothError::NotPossible(problem.sentence()));
            }
            let mut records = Vec::new();
            if let Some(replaced) = replaces {
                facts.refuse_closed(replaced)?;
                let closed = Body::ProgrammeClosed(ProgrammeClosed {});
                records.push(facts.record(replaced, None, closed));
            }
            let number = facts
                .free_numbers(u16::from_be_bytes(drawn))?
                .next()
                .ok_or_else(no_number_left)?;
            let mut draft = draft.clone();
            draft.name = clean(&draft.name)?;
            if let Benefit::Gift { what } = &mut draft.benefit {
                *what = clean(what)?;
            }
            for variant in &mut draft.variants {
                variant.wording = variant.wording.as_ref().map(clean).transpose()?;
            }
            let fair = facts.session.current.recorded();
            let days = facts.fair_days();
            let opened = ProgrammeOpened::from_draft(&draft, fair, days, number, replaces);
            records.push(facts.record(id, None, Body::ProgrammeOpened(opened)));
            Ok((records, id))
        })
    }

    /// Gives no more coupons of a programme; those given stay good.
    ///
    /// # Errors
    /// [`BoothError::NotPossible`] when it is closed already.
    pub fn close_programme(&mut self, id: Uuid) -> Result<(), BoothError> {
        self.append(Right::Manage, |facts| {
            facts.refuse_closed(id)?;
            let closed = Body::ProgrammeClosed(ProgrammeClosed {});
            Ok((vec![facts.record(id, None, closed)], ()))
        })
    }
}

fn clean(text: &Sentence) -> Result<Sentence, BoothError> {
    let (ko, en) = (normalise_name(&text.ko)?, normalise_name(&text.en)?);
    refuse_label([ko.as_str(), en.as_str()])?;
    Ok(Sentence::of_texts(ko, en))
}

fn closed_already() -> BoothError {
    BoothError::NotPossible(sentence!("programme-closed-already"))
}

/// A programme as the next fair runs it: the same rules on days that stand to
/// that fair as the old ones stood to this one.
pub(crate) fn programme_of_next_fair(
    old: ProgrammeOpened,
    before: FairDays,
    next: FairDays,
    fair: Uuid,
    number: u16,
) -> ProgrammeOpened {
    let valid_from = if old.valid_from > before.last {
        old.valid_from + (next.last - before.last)
    } else {
        old.valid_from + (next.first - before.first)
    };
    // A programme that ended before its fair did must not end before it begins.
    let until = |old: NaiveDate| (old + (next.last - before.last)).max(valid_from);
    let variants = old.variants.into_iter().map(|variant| StoredVariant {
        valid_until: variant.valid_until.map(until),
        ..variant
    });
    ProgrammeOpened {
        number,
        fair,
        valid_from,
        valid_until: until(old.valid_until),
        replaces: None,
        variants: variants.collect(),
        ..old
    }
}

pub(crate) fn no_number_left() -> BoothError {
    BoothError::NotPossible(sentence!("programme-no-number-left"))
}

impl Facts<'_> {
    /// The free programme numbers from a random one on. Random, because two
    /// laptops that have not met would otherwise both take the next number. If
    /// they pick the same one all the same, a coupon of either is good once its
    /// record is here.
    pub(crate) fn free_numbers(
        &self,
        drawn: u16,
    ) -> Result<impl Iterator<Item = u16> + use<>, BoothError> {
        let taken: BTreeSet<u16> = self
            .programmes()?
            .iter()
            .map(|(_, programme)| programme.number)
            .collect();
        Ok((drawn..=u16::MAX)
            .chain(1..drawn)
            .filter(move |number| *number > 0 && !taken.contains(number)))
    }
}
