//! The coupons to come back that files carry: from which programme, and for whom.

use super::asking::Asking;
use super::people::{FollowUpPerson, News};
use crate::consent::Permission;
use crate::coupons::{IssuedCoupon, PersonLimit};
use crate::facts::Facts;
use crate::{Booth, BoothError, FairScope};
use records::coupons::ProgrammeOpened;
use uuid::Uuid;

impl Booth {
    /// How many coupons the next export of these fairs gives before it writes them into
    /// its files, at most: whom it leaves out is drawn only then. Nothing is recorded.
    ///
    /// # Errors
    /// [`BoothError::Tables`].
    pub fn coupons_to_come(&self, scope: FairScope) -> Result<u32, BoothError> {
        let Some(programme) = self.facts().revisit_programme()? else {
            return Ok(0);
        };
        let news = self.news(scope)?;
        self.reading(|facts| {
            let (asked, _, _) = facts.written_to(news.asked.clone(), scope, &news.persons)?;
            facts.new_coupons(&carriers(asked.sendable), programme)
        })
    }

    /// Gives a revisit coupon to everybody who may be written to, where a
    /// programme gives any; how many were new.
    pub(super) fn give_revisit_coupons(&mut self, asking: &Asking) -> Result<u32, BoothError> {
        let facts = self.facts();
        let Some(programme) = facts.revisit_programme()? else {
            return Ok(0);
        };
        let News { persons, asked } = facts.news(asking)?;
        let (asked, _, left_out) = facts.written_to(asked, asking.scope, &persons)?;
        if asked.sendable.is_empty() {
            return Err(BoothError::NobodyToWriteTo {
                withheld: asked.withheld,
                held_out: left_out.all,
            });
        }
        let visitors = carriers(asked.sendable);
        let new = facts.new_coupons(&visitors, programme)?;
        let visitors: Vec<Option<Uuid>> = visitors.into_iter().map(Some).collect();
        // Somebody who already had all coupons one person may have is still
        // written to.
        self.give(&visitors, programme, PersonLimit::Skip)?;
        Ok(new)
    }
}

/// Of those who may be written to, those whose message may carry a coupon.
fn carriers(sendable: Vec<(Uuid, Permission)>) -> Vec<Uuid> {
    let carrying = sendable.into_iter();
    let carrying = carrying.filter(|(_, permission)| permission.may_carry_a_coupon());
    carrying.map(|(visitor, _)| visitor).collect()
}

impl Facts<'_> {
    /// The programme that revisit coupons come from: of several open ones the
    /// newest whose last day is not over.
    fn revisit_programme(&self) -> Result<Option<Uuid>, BoothError> {
        Ok(self.newest_for_revisit()?.map(|(id, _)| id))
    }

    pub(super) fn newest_for_revisit(&self) -> Result<Option<(Uuid, ProgrammeOpened)>, BoothError> {
        Ok(self.for_revisit()?.pop())
    }

    /// The programmes that invite to come back and can still be used, oldest first.
    pub(super) fn for_revisit(&self) -> Result<Vec<(Uuid, ProgrammeOpened)>, BoothError> {
        let mut open = self.open_programmes()?;
        open.retain(|(_, it)| it.for_revisit && it.valid_until >= self.today());
        Ok(open)
    }

    /// The revisit coupon of each of these visitors; none for one who already
    /// used up the coupons one person may have, and none where no programme
    /// gives any.
    pub(super) fn revisit_coupons(
        &self,
        people: &[FollowUpPerson],
    ) -> Result<Vec<Option<IssuedCoupon>>, BoothError> {
        let Some(programme) = self.revisit_programme()? else {
            return Ok(vec![None; people.len()]);
        };
        let maker = self.maker()?;
        people
            .iter()
            .map(|person| match person.permission.may_carry_a_coupon() {
                true => self.unused_coupon(person.visitor, programme, &maker),
                false => Ok(None),
            })
            .collect()
    }
}
