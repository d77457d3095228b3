//! What a file would be, before anybody is drawn or given a coupon for it.

use super::asking::Asking;
use super::people::FollowUp;
use crate::BoothError;
use crate::facts::Facts;
use chrono::Days;
use outreach::letter::Stationery;
use outreach::targets::{Obstacle, Target};
use outreach::template::{DraftKind, Template};
use outreach::{FollowUpRow, RevisitCoupon};
use std::collections::HashSet;
use std::sync::Arc;
use uuid::Uuid;
use words::{Language, Sentence, sentence};

/// At most so many characters stand behind `#` of a coupon's address: twelve products,
/// a full stop and a token (`docs/coupon-token.md`).
const LONGEST_FRAGMENT: usize = 12 * 3 + 1 + 49;

/// A coupon that ends within so many days of the message is soon over; `target-no-coupon`
/// says the number, too.
const SOON_OVER: Days = Days::new(30);

/// The file as it would be now.
pub(super) struct Trial {
    /// Who would be asked to be in it.
    pub(super) plan: FollowUp,
    /// What its tool would be handed: the people that it can carry a message to.
    pub(super) follow_up: outreach::FollowUp,
    /// How many people would be in it.
    pub(super) carried: usize,
    /// Who would not, and why.
    pub(super) not_carried: Vec<(Uuid, Obstacle)>,
}

/// Words that are not kept yet, for whoever reads this language.
pub(super) type Tried = (Language, Arc<Template>);

impl Facts<'_> {
    /// Writes the file for its tool without keeping it, in the words that are being tried
    /// where there are any.
    pub(super) fn trial(
        &self,
        asking: &Asking,
        target: &Target,
        stationery: &Stationery<'_>,
        reason: &str,
        language: Language,
        tried: Option<&Tried>,
    ) -> Result<Trial, BoothError> {
        let (plan, mut follow_up) = self.as_if_given(asking, reason)?;
        for row in &mut follow_up.rows {
            if let Some((_, words)) = tried.filter(|(language, _)| *language == row.language) {
                row.own_words = Some(Arc::clone(words));
            }
        }
        let mut not_carried = self.without_its_coupon(asking, &mut follow_up.rows)?;
        let prepared = outreach::targets::prepare(follow_up, target, stationery, language)?;
        not_carried.extend(prepared.left_out);
        Ok(Trial {
            carried: prepared.follow_up.rows.len(),
            follow_up: prepared.follow_up,
            not_carried,
            plan,
        })
    }

    /// Writes every message that a file for no tool would hold, so that nobody is drawn or
    /// given a coupon for one that is then refused.
    pub(super) fn try_messages(&self, asking: &Asking, reason: &str) -> Result<(), BoothError> {
        let (_, follow_up) = self.as_if_given(asking, reason)?;
        for row in &follow_up.rows {
            outreach::message::draft(row, &follow_up.maker, &row.fair)?;
        }
        Ok(())
    }

    /// Everybody who is asked to be in a file. Whoever would be given a coupon for it has one
    /// of the longest.
    fn as_if_given(
        &self,
        asking: &Asking,
        reason: &str,
    ) -> Result<(FollowUp, outreach::FollowUp), BoothError> {
        let plan = self.follow_up(asking, usize::MAX)?;
        let coupons = self.revisit_coupons(&plan.people)?;
        let mut follow_up = self.outreach_rows(asking, &plan, &coupons, reason)?;
        // Who is told that her coupon is soon over is not given another one.
        let specimen = match asking.draft {
            Some(DraftKind::ExpiringCoupon) => None,
            _ => self.specimen()?,
        };
        if let Some((programme, specimen)) = specimen {
            let people = plan.people.iter();
            let carriers = people.filter(|person| person.permission.may_carry_a_coupon());
            let carriers: Vec<Uuid> = carriers.map(|person| person.visitor).collect();
            let given: HashSet<Uuid> = self.given_anew(&carriers, programme)?.into_iter().collect();
            let rows = follow_up.rows.iter_mut();
            for row in rows.filter(|row| given.contains(&row.visitor)) {
                row.coupon = Some(specimen.clone());
            }
        }
        Ok((plan, follow_up))
    }

    /// Takes out whoever a message about a coupon says nothing to: who has none, and where
    /// it says that the coupon is soon over, whose coupon is over before the message comes or
    /// good for longer.
    pub(super) fn without_its_coupon(
        &self,
        asking: &Asking,
        rows: &mut Vec<FollowUpRow>,
    ) -> Result<Vec<(Uuid, Obstacle)>, BoothError> {
        let Some(draft) = asking.draft.filter(|it| it.is_about_a_coupon()) else {
            return Ok(Vec::new());
        };
        let from = self.planned_on(asking)?;
        let until = from.checked_add_days(SOON_OVER).unwrap_or(from);
        let fits = |coupon: &RevisitCoupon| {
            draft != DraftKind::ExpiringCoupon || (from..=until).contains(&coupon.valid_until)
        };
        let without = rows.extract_if(.., |row| !row.coupon.as_ref().is_some_and(fits));
        Ok(without
            .map(|row| (row.visitor, Obstacle::NoCoupon))
            .collect())
    }

    /// The programme that revisit coupons come from, and a coupon of it as long as any.
    fn specimen(&self) -> Result<Option<(Uuid, RevisitCoupon)>, BoothError> {
        let Some((id, programme)) = self.newest_for_revisit()? else {
            return Ok(None);
        };
        let conditions = programme.terms().preview(self.today());
        let wordings = programme.variants.iter();
        let wordings = wordings.filter_map(|it| it.wording.as_ref());
        let worded = wordings.map(|wording| {
            sentence!(
                "terms-short-more",
                before = Sentence::from(wording),
                next = &conditions
            )
        });
        let longest = worded.max_by_key(|it| it.ko.len().max(it.en.len()));
        let coupon = RevisitCoupon {
            fragment: "8".repeat(LONGEST_FRAGMENT),
            short_number: "8888 8888 8888 8".to_owned(),
            benefit: longest.unwrap_or(conditions),
            valid_until: programme.valid_until,
        };
        Ok(Some((id, coupon)))
    }
}
