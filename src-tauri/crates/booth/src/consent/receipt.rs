//! What a visitor takes home of what she allowed, and the code on it that stops it.

use super::Permission;
use crate::facts::Facts;
use crate::{Booth, BoothError, Right};
use chrono::Datelike as _;
use people::{masked_email, masked_phone, stop_code};
use records::Body;
use records::consent::PermissionWithdrawn;
use records::derived_id;
use tables::{contact as contact_table, permission_said, visitor as visitor_table};
use uuid::Uuid;
use words::{Sentence, sentence};

/// A receipt of what was allowed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConsentReceipt {
    /// Whom she allowed it, what, since when, and how to stop it, a line each.
    pub lines: Vec<Sentence>,
    /// What its QR code says: scanned at any laptop of the maker it stops
    /// everything, without a name.
    pub code: String,
}

impl Booth {
    /// The receipt of a visitor who left a contact; none for anybody else.
    ///
    /// # Errors
    /// [`BoothError::Tables`].
    pub fn consent_receipt(&self, visitor: Uuid) -> Result<Option<ConsentReceipt>, BoothError> {
        let facts = self.facts();
        let Some(contact) = contact_table::of(facts.tables, visitor)? else {
            return Ok(None);
        };
        let keys = facts.contact_keys(&contact.email, &contact.phone);
        let Some(code) = stop_code(&keys) else {
            return Ok(None);
        };
        let maker = facts.maker()?;
        let name = Sentence::from(&maker.name);
        let mut lines = vec![sentence!("receipt-maker", maker = name)];
        let status = facts.contact_status(visitor)?;
        // What she only bought, she did not say yes to.
        let said_yes = |it: &&Permission| it.decision.allowed && it.kind_of_goods.is_none();
        let allowed = status.permissions.iter().filter(said_yes);
        lines.extend(allowed.map(|permission| facts.receipt_line(permission)));
        let further = status.further.iter().filter(|it| it.decision.allowed);
        lines.extend(further.map(|it| {
            let (what, since) = (it.what.clone(), facts.day_said(it.granted_at_ms));
            sentence!("receipt-further", what = what, day = since)
        }));
        if lines.len() == 1 {
            lines.push(sentence!("receipt-nothing"));
        }
        let phone = maker.phone.trim();
        lines.push(match phone {
            "" => sentence!("receipt-stop"),
            phone => sentence!("receipt-stop-or-call", phone = phone),
        });
        Ok(Some(ConsentReceipt { lines, code }))
    }

    /// Stops everything for the contact points of a receipt, whose code was scanned.
    /// They need not be known here.
    ///
    /// # Errors
    /// When nothing could be written.
    pub fn stop_by_receipt(&mut self, contact_keys: Vec<String>) -> Result<(), BoothError> {
        self.append(Right::Capture, |facts| {
            let mut hers = None;
            for key in &contact_keys {
                for row in permission_said::about(facts.tables, key)? {
                    if visitor_table::is_known(facts.tables, row.visitor)? {
                        hers = Some(row.visitor);
                    }
                }
            }
            // Two laptops that scan the same receipt of a stranger mean one entity.
            let nobodys = derived_id("boothloop.receipt.v1", contact_keys.concat().as_bytes());
            let gone = Body::PermissionWithdrawn(PermissionWithdrawn {
                contact_keys,
                acts: Vec::new(),
            });
            Ok((vec![facts.record(hers.unwrap_or(nobodys), hers, gone)], ()))
        })
    }
}

impl Facts<'_> {
    fn receipt_line(&self, permission: &Permission) -> Sentence {
        let contact = match permission.contact.starts_with('+') {
            true => masked_phone(&permission.contact),
            false => masked_email(&permission.contact),
        };
        sentence!(
            "receipt-line",
            channel = permission.channel.name(),
            contact = contact,
            day = self.day_said(permission.granted_at_ms)
        )
    }

    /// The day on which something was said, in words.
    fn day_said(&self, at_ms: Option<i64>) -> Sentence {
        let day = self.session.local(at_ms.unwrap_or(self.now_ms));
        words::day(day.year(), day.month(), day.day())
    }
}
