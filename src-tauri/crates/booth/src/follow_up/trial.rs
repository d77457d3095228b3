//! What a file would be, before anybody is drawn or given a coupon for it.

use super::asking::Asking;
use super::exporting::may_carry_a_coupon;
use super::people::FollowUp;
use crate::BoothError;
use crate::facts::Facts;
use outreach::RevisitCoupon;
use outreach::targets::{Obstacle, Target};
use outreach::template::{DraftKind, Template};
use std::sync::Arc;
use uuid::Uuid;
use words::{Language, Sentence, sentence};

/// A token is written in so many digits (`docs/coupons.md`).
const TOKEN_DIGITS: usize = 49;

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
    /// where there are any. Whoever has no coupon yet is written to as if she had one of
    /// the longest.
    pub(super) fn trial(
        &self,
        asking: &Asking,
        target: &Target,
        reason: &str,
        language: Language,
        tried: Option<&Tried>,
    ) -> Result<Trial, BoothError> {
        let plan = self.follow_up(asking, usize::MAX)?;
        let coupons = self.revisit_coupons(&plan.people)?;
        let mut follow_up = self.outreach_rows(asking, &plan, &coupons, reason)?;
        // Who is told that her coupon is soon over is not given another one.
        let specimen = match asking.draft {
            Some(DraftKind::ExpiringCoupon) => None,
            _ => self.specimen()?,
        };
        for row in &mut follow_up.rows {
            if let Some((_, words)) = tried.filter(|(language, _)| *language == row.language) {
                row.own_words = Some(Arc::clone(words));
            }
        }
        for (row, person) in follow_up.rows.iter_mut().zip(&plan.people) {
            if row.coupon.is_none() && may_carry_a_coupon(&person.permission) {
                row.coupon.clone_from(&specimen);
            }
        }
        let mut not_carried = Vec::new();
        if asking.draft.is_some_and(DraftKind::is_about_a_coupon) {
            let without = follow_up.rows.extract_if(.., |row| row.coupon.is_none());
            not_carried.extend(without.map(|row| (row.visitor, Obstacle::NoCoupon)));
        }
        let prepared = outreach::targets::prepare(follow_up, target, language)?;
        not_carried.extend(prepared.left_out);
        Ok(Trial {
            carried: prepared.follow_up.rows.len(),
            follow_up: prepared.follow_up,
            not_carried,
            plan,
        })
    }

    /// A coupon of the programme that revisit coupons come from, as long as any of them.
    fn specimen(&self) -> Result<Option<RevisitCoupon>, BoothError> {
        let Some((_, programme)) = self.newest_for_revisit()? else {
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
        Ok(Some(RevisitCoupon {
            digits: "8".repeat(TOKEN_DIGITS),
            short_number: "8888 8888 8888 8".to_owned(),
            benefit: longest.unwrap_or(conditions),
            valid_until: programme.valid_until,
        }))
    }
}
