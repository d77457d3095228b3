//! Which sales and orders of shops after a fair are known to be of its visitors, and by what.

use std::collections::{HashMap, HashSet};
use tables::contact::ContactRow;
use tables::same_person::Persons;
use uuid::Uuid;

/// By what a sale is known to be of a visitor of the fair.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Way {
    /// A coupon that was given at the fair was used in it.
    Coupon,
    /// It was written to the visit of somebody who was there.
    Visit,
    /// To another visit at which the same phone number was left.
    Phone,
    /// To another visit at which the same e-mail address was left.
    Email,
    /// It is an order of a shop, whose buyer's number or address is hers.
    Order,
}

impl Way {
    pub(super) const ALL: [Self; 5] = [
        Self::Coupon,
        Self::Visit,
        Self::Phone,
        Self::Email,
        Self::Order,
    ];
}

/// What links sales to the visitors of a fair.
pub(super) struct Links<'a> {
    coupons: HashSet<Uuid>,
    people: HashSet<Uuid>,
    persons: &'a Persons,
    contacts: HashMap<Uuid, &'a ContactRow>,
    /// By number or address, the visits of people who were there.
    holders: HashMap<&'a str, Vec<Uuid>>,
}

impl<'a> Links<'a> {
    /// Of these coupons that were given there, and people who were there.
    pub(super) fn of(
        coupons: HashSet<Uuid>,
        people: HashSet<Uuid>,
        persons: &'a Persons,
        contacts: &'a [ContactRow],
    ) -> Self {
        let mut holders: HashMap<&str, Vec<Uuid>> = HashMap::new();
        for contact in contacts {
            if people.contains(&persons.of(contact.visitor)) {
                for point in [&contact.phone, &contact.email] {
                    if !point.is_empty() {
                        holders.entry(point).or_default().push(contact.visitor);
                    }
                }
            }
        }
        Self {
            coupons,
            people,
            persons,
            contacts: contacts.iter().map(|it| (it.visitor, it)).collect(),
            holders,
        }
    }

    /// How an order of a shop is linked: by a coupon, or else as an order, by whatever its
    /// buyer is known.
    pub(super) fn way_of_order(&self, coupons: &[Uuid], buyer: Option<Uuid>) -> Option<Way> {
        match self.way(coupons, buyer)? {
            Way::Coupon => Some(Way::Coupon),
            _ => Some(Way::Order),
        }
    }

    /// The first of the ways that holds, by the coupons that were used and who bought; none
    /// where it is not known to be of any visitor of the fair.
    pub(super) fn way(&self, coupons: &[Uuid], buyer: Option<Uuid>) -> Option<Way> {
        if coupons.iter().any(|it| self.coupons.contains(it)) {
            return Some(Way::Coupon);
        }
        let buyer = buyer?;
        if self.people.contains(&self.persons.of(buyer)) {
            return Some(Way::Visit);
        }
        let visits = self.persons.visits(buyer);
        let left = |point: fn(&ContactRow) -> &str| {
            let contacts = visits.iter().filter_map(|visit| self.contacts.get(visit));
            contacts
                .flat_map(|contact| self.holders.get(point(contact)))
                .flatten()
                // Somebody said that these are two people with one number.
                .any(|holder| !self.persons.are_apart(buyer, *holder))
        };
        match () {
            () if left(|it| &it.phone) => Some(Way::Phone),
            () if left(|it| &it.email) => Some(Way::Email),
            () => None,
        }
    }
}
