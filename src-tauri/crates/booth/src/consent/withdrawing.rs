//! Withdrawing a permission.

use crate::facts::Facts;
use crate::{Booth, BoothError, Right};
use people::{normalise_email, normalise_phone};
use permission::{Channel, ContactPoint};
use records::Body;
use records::consent::{NoticeAct, PermissionWithdrawn};
use std::collections::BTreeSet;
use tables::{contact as contact_table, permission_said};
use uuid::Uuid;
use words::sentence;

impl Booth {
    /// Withdraws every permission: no more messages by any channel to any
    /// contact point this person ever gave, also where others gave it too. What she
    /// gave at each of her visits is withdrawn there, so that it is nobody else's
    /// number once two visits are parted again.
    ///
    /// # Errors
    /// [`BoothError::Unknown`] when the visitor gave no contact.
    pub fn withdraw(&mut self, visitor: Uuid) -> Result<(), BoothError> {
        self.append(Right::Capture, |facts| {
            if facts.contacts_of(visitor)?.is_empty() {
                return Err(BoothError::Unknown);
            }
            let mut visits = facts.visits_of(visitor)?;
            visits.sort_by_key(|visit| *visit != visitor);
            let mut withdrawn = BTreeSet::new();
            let mut records = Vec::new();
            for visit in visits {
                let mut keys = permission_said::contact_keys_of(facts.tables, visit)?;
                if let Some(contact) = contact_table::of(facts.tables, visit)? {
                    keys.extend(facts.contact_keys(&contact.email, &contact.phone));
                }
                keys.retain(|key| withdrawn.insert(key.clone()));
                if !keys.is_empty() {
                    let body = Body::PermissionWithdrawn(PermissionWithdrawn {
                        contact_keys: keys,
                        acts: Vec::new(),
                    });
                    records.push(facts.record(visit, Some(visit), body));
                }
            }
            Ok((records, ()))
        })
    }

    /// Withdraws the permission for a contact point as somebody typed it. It
    /// need not be known here: a refusal by phone must count even before the
    /// laptop that knows the visitor is merged. Without `channel` every
    /// permission is withdrawn.
    ///
    /// # Errors
    /// When the text is neither an e-mail address nor a phone number.
    pub fn withdraw_contact(
        &mut self,
        contact: &str,
        channel: Option<Channel>,
    ) -> Result<(), BoothError> {
        let point = super::contact_point(contact)?;
        self.withdraw_points(&[point], channel)
    }

    /// Withdraws every permission of the one person who left this contact point, as at
    /// the desk: by her other points, too. Whether she is known; of a point that nobody
    /// left, or people of several names, it is withdrawn for this point alone.
    ///
    /// # Errors
    /// As [`Booth::withdraw_contact`].
    pub fn withdraw_whoever_left(&mut self, contact: &str) -> Result<bool, BoothError> {
        match self.latest_visit_of(contact) {
            Ok(visit) => {
                self.withdraw(visit)?;
                Ok(true)
            }
            Err(BoothError::Unknown | BoothError::NotPossible(_)) => {
                self.withdraw_contact(contact, None)?;
                Ok(false)
            }
            Err(error) => Err(error),
        }
    }

    /// Withdraws one channel for a contact point that it leads to.
    ///
    /// # Errors
    /// [`BoothError::NotPossible`] for an e-mail address and a channel that goes to a
    /// phone, or the other way round: nothing would change. As
    /// [`Booth::withdraw_contact`].
    pub fn withdraw_channel(&mut self, contact: &str, channel: Channel) -> Result<(), BoothError> {
        let (email, _) = super::contact_point(contact)?;
        let leads_there = match channel.contact_point() {
            ContactPoint::Email => !email.is_empty(),
            ContactPoint::Phone => email.is_empty(),
            ContactPoint::Address => true,
        };
        if !leads_there {
            return Err(BoothError::NotPossible(sentence!(
                "consent-channel-elsewhere",
                channel = channel.name()
            )));
        }
        self.withdraw_contact(contact, Some(channel))
    }

    /// Withdraws every permission for the phone number and for the e-mail address
    /// that somebody typed, each where it was asked for; one of them may be empty.
    ///
    /// # Errors
    /// When one of them cannot be used, or both are empty; then none is withdrawn.
    pub fn withdraw_typed(&mut self, phone: &str, email: &str) -> Result<(), BoothError> {
        let (phone, email) = (normalise_phone(phone)?, normalise_email(email)?);
        let points = [(String::new(), phone), (email, String::new())];
        let given: Vec<_> = points
            .into_iter()
            .filter(|(email, phone)| !email.is_empty() || !phone.is_empty())
            .collect();
        if given.is_empty() {
            return Err(BoothError::ContactNotTyped);
        }
        self.withdraw_points(&given, None)
    }

    fn withdraw_points(
        &mut self,
        points: &[(String, String)],
        channel: Option<Channel>,
    ) -> Result<(), BoothError> {
        let unknown: Vec<Uuid> = points.iter().map(|_| self.new_id()).collect();
        self.append(Right::Capture, |facts| {
            // Some channels are never asked about, and letters only by some makers.
            // Whoever names one that was not wants no more messages at all.
            let notices = facts.every_notice()?;
            let was_asked = |act: &NoticeAct| notices.iter().any(|(_, it)| it.act == *act);
            let acts = channel.map(NoticeAct::Advertising).filter(was_asked);
            let withdrawn = points.iter().zip(unknown).map(|((email, phone), unknown)| {
                let visitor = facts.visitor_with(email, phone)?;
                let body = Body::PermissionWithdrawn(PermissionWithdrawn {
                    contact_keys: facts.contact_keys(email, phone),
                    acts: acts.into_iter().collect(),
                });
                Ok(facts.record(visitor.unwrap_or(unknown), visitor, body))
            });
            Ok((withdrawn.collect::<Result<_, BoothError>>()?, ()))
        })
    }
}

impl Facts<'_> {
    fn visitor_with(&self, email: &str, phone: &str) -> Result<Option<Uuid>, BoothError> {
        Ok(contact_table::all(self.tables)?
            .into_iter()
            .find(|contact| {
                (!email.is_empty() && contact.email == email)
                    || (!phone.is_empty() && contact.phone == phone)
            })
            .map(|contact| contact.visitor))
    }
}
