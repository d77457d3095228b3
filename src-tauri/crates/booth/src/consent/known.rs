//! Has somebody left this address or number before?

use super::ContactDraft;
use super::asking::usable;
use crate::facts::Facts;
use crate::{Booth, BoothError};
use tables::contact::{self as contact_table, ContactRow};
use tables::visitor as visitor_table;
use uuid::Uuid;
use words::{Sentence, sentence};

/// Somebody who left the same address or number at another visit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownContact {
    /// Her latest such visit.
    pub visitor: Uuid,
    /// Who she is and when she came, as staff ask whether it is she.
    pub who: Sentence,
    /// What she bought then; none when she bought nothing.
    pub bought: Option<Sentence>,
}

impl Booth {
    /// Who left the same address or number, or wore the same badge, at a visit that is
    /// not known to be the same person's: the latest of today or, if there is none, of
    /// any fair. For staff only, who can ask whether it is she.
    ///
    /// # Errors
    /// What is wrong with the contact, as [`Self::check_contact`].
    pub fn known_contact(
        &self,
        visitor: Uuid,
        draft: &ContactDraft,
    ) -> Result<Option<KnownContact>, BoothError> {
        let contact = usable(draft)?;
        let facts = self.facts();
        let mut others = contact_table::with_point(facts.tables, &contact.email, &contact.phone)?;
        others.extend(contact_table::with_badge(facts.tables, &contact.badge)?);
        let mut latest: Option<(i64, Uuid, ContactRow)> = None;
        // Nobody is asked whether she is herself.
        let hers = facts.visits_of(visitor)?;
        others.retain(|other| !hers.contains(&other.visitor));
        for other in others {
            for fair in visitor_table::fairs_of(facts.tables, other.visitor)? {
                let came = visitor_table::arrived(facts.tables, other.visitor, fair)?;
                let came = came.unwrap_or_default();
                if latest.as_ref().is_none_or(|(latest, ..)| came > *latest) {
                    latest = Some((came, fair, other.clone()));
                }
            }
        }
        latest
            .map(|(came, fair, contact)| facts.greeted(came, fair, &contact))
            .transpose()
    }
}

impl Facts<'_> {
    fn greeted(
        &self,
        came: i64,
        fair: Uuid,
        contact: &ContactRow,
    ) -> Result<KnownContact, BoothError> {
        let name = match contact.name.as_str() {
            "" => sentence!("contact-known-nameless"),
            name => sentence!("contact-known-name", name = name),
        };
        let local = self.session.local(came);
        let who = if local.date_naive() == self.today() {
            let time = local.format("%H:%M").to_string();
            sentence!("contact-known-today", time = time, name = name)
        } else {
            let fair = self.fair_name(fair)?;
            let fair = fair.map_or_else(|| sentence!("contact-known-fair"), |it| (&it).into());
            sentence!("contact-known-before", fair = fair, name = name)
        };
        let sales = self.sales_of(contact.visitor)?;
        let goods: Vec<Sentence> = sales.iter().rev().map(|sale| sale.sold.goods()).collect();
        let joined = |text: fn(&Sentence) -> &String| {
            let goods: Vec<&str> = goods.iter().map(|goods| text(goods).as_str()).collect();
            goods.join(" · ")
        };
        let bought = (!goods.is_empty()).then(|| {
            let goods = Sentence::of_texts(joined(|it| &it.ko), joined(|it| &it.en));
            sentence!("contact-known-bought", goods = goods)
        });
        Ok(KnownContact {
            visitor: contact.visitor,
            who,
            bought,
        })
    }
}
