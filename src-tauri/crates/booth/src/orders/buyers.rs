//! Whose order is it, as far as that may be known?

use crate::BoothError;
use crate::facts::Facts;
use outreach::orders::OrderRead;
use records::notices::PURCHASES;
use std::collections::{BTreeSet, HashMap};
use tables::contact::{self as contact_table, ContactRow};
use uuid::Uuid;

/// Visits at which one number or address was left, at most: one that stands at more is made
/// up, or the booth's own.
const MOST_VISITS: usize = 20;

/// Everybody who left a number or an address.
pub(super) struct Buyers {
    /// By number, address or visitor.
    contacts: HashMap<String, Vec<ContactRow>>,
    /// By the same, as far as somebody asked: the visits at which she agreed that her
    /// purchases are kept, with since when, in Unix milliseconds, the earliest visit first.
    agreed: HashMap<String, Vec<(Uuid, i64)>>,
}

impl Buyers {
    pub(super) fn read(facts: &Facts<'_>) -> Result<Self, BoothError> {
        let mut all = contact_table::all(facts.tables)?;
        all.sort_by_key(|contact| contact.visitor);
        let mut contacts: HashMap<String, Vec<ContactRow>> = HashMap::new();
        for contact in all {
            let visitor = contact.visitor.to_string();
            for point in [contact.phone.clone(), contact.email.clone(), visitor] {
                if !point.is_empty() {
                    contacts.entry(point).or_default().push(contact.clone());
                }
            }
        }
        Ok(Self {
            contacts,
            agreed: HashMap::new(),
        })
    }

    /// Whose an order is that was paid at a moment: by the buyer's number, her address, or,
    /// where the order names no buyer, whom its coupon was given to; the first that somebody
    /// here left decides. Nobody's where that may be one of several people, or she had not
    /// agreed by then that her purchases are kept.
    pub(super) fn whose(
        &mut self,
        facts: &Facts<'_>,
        order: &OrderRead,
        at_ms: i64,
        holder: Option<Uuid>,
    ) -> Result<Option<Uuid>, BoothError> {
        let holder = holder.filter(|_| !order.names_a_buyer);
        let holder = holder.map_or_else(String::new, |visitor| visitor.to_string());
        let points = [&order.phone, &order.email, &holder].into_iter();
        let mut known = points.filter(|point| self.contacts.contains_key(*point));
        let Some(point) = known.next() else {
            return Ok(None);
        };
        if !self.agreed.contains_key(point) {
            let agreed = agreed(facts, &self.contacts[point])?;
            self.agreed.insert(point.clone(), agreed);
        }
        let mut agreed = self.agreed[point].iter();
        let hers = agreed.find(|(_, since_ms)| *since_ms <= at_ms);
        Ok(hers.map(|(visitor, _)| *visitor))
    }
}

/// Those of these visits at which she agreed that her purchases are kept, and since when;
/// none where they may be of several people.
fn agreed(facts: &Facts<'_>, left: &[ContactRow]) -> Result<Vec<(Uuid, i64)>, BoothError> {
    if left.len() > MOST_VISITS {
        return Ok(Vec::new());
    }
    let visits: BTreeSet<Uuid> = left.iter().map(|contact| contact.visitor).collect();
    let mut agreed = Vec::new();
    for contact in left {
        if !facts
            .under_other_names(contact.visitor, &visits)?
            .is_empty()
        {
            return Ok(Vec::new());
        }
        let since = facts.agreed_since(contact, PURCHASES)?;
        agreed.extend(since.map(|since| (contact.visitor, since)));
    }
    Ok(agreed)
}
