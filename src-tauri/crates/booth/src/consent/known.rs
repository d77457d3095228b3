//! Has somebody left this address or number before?

use super::ContactDraft;
use super::asking::usable;
use crate::facts::Facts;
use crate::visitors::{Compared, agreeing};
use crate::{Booth, BoothError, Right};
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
        // And nobody is asked twice who said that she is somebody else.
        for other in std::mem::take(&mut others) {
            if !facts.are_kept_apart(&hers, &facts.visits_of(other.visitor)?)? {
                others.push(other);
            }
        }
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

impl Booth {
    /// Notes that a visitor who is here is somebody else than who left the same before
    /// ([`Self::known_contact`]), so that nobody proposes the two as one person; or takes
    /// that back.
    ///
    /// # Errors
    /// What is wrong with the contact; [`BoothError::Unknown`] when either is not known,
    /// or not here and nothing that whoever is signed in may say.
    pub fn note_somebody_else(
        &mut self,
        visitor: Uuid,
        known: Uuid,
        draft: &ContactDraft,
        is_somebody_else: bool,
    ) -> Result<(), BoothError> {
        let typed = usable(draft)?;
        self.append(Right::Capture, |facts| {
            let is_here = facts.session.arriving.contains_key(&visitor);
            if visitor == known
                || !facts.is_there(known)?
                || !(is_here || facts.sees_everybody()?)
            {
                return Err(BoothError::Unknown);
            }
            facts.require_visitor(visitor)?;
            let left = contact_table::of(facts.tables, known)?.unwrap_or_default();
            let said = match is_somebody_else {
                true => Compared::Different,
                false => Compared::Undecided,
            };
            let typed = ContactRow {
                name: typed.name,
                email: typed.email,
                phone: typed.phone,
                ..ContactRow::default()
            };
            let evidence = match is_somebody_else {
                true => agreeing(&typed, &left),
                false => Vec::new(),
            };
            let record = facts.comparison([visitor, known], said, evidence)?;
            Ok((record.into_iter().collect(), ()))
        })
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
