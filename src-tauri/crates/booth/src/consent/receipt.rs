//! What a visitor takes home of what she allowed, and the code on it that stops it.

use super::deciding::ways;
use super::status::what;
use super::{ContactDraft, Permission};
use crate::facts::Facts;
use crate::{Booth, BoothError, Right};
use chrono::Datelike as _;
use people::{masked_email, masked_phone, stop_code};
use permission::Channel;
use records::Body;
use records::consent::{NoticeAct, PermissionWithdrawn};
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
    /// The receipt of a visitor who left a contact, for staff to hand to her: what may be
    /// sent now, whenever she allowed it. None for anybody else.
    ///
    /// # Errors
    /// [`BoothError::Tables`].
    pub fn consent_receipt(&self, visitor: Uuid) -> Result<Option<ConsentReceipt>, BoothError> {
        let facts = self.facts();
        let status = facts.contact_status(visitor)?;
        // What she only bought, she did not say yes to.
        let said_yes = |it: &&Permission| it.decision.allowed && it.kind_of_goods.is_none();
        let allowed = status.permissions.iter().filter(said_yes);
        let further = status.further.iter().filter(|it| it.decision.allowed);
        let lines = allowed
            .map(|it| facts.receipt_line(it.channel, &it.contact, it.granted_at_ms))
            .chain(further.map(|it| facts.further_line(it.what.clone(), it.granted_at_ms)))
            .collect();
        facts.receipt(visitor, lines)
    }

    /// The receipt of whoever left a contact at the kiosk a moment ago: what she said yes
    /// to there and nothing else, because nobody knows whether the number is her own and
    /// what its owner said before is not for a stranger's eyes.
    ///
    /// # Errors
    /// [`BoothError::Tables`].
    pub fn kiosk_receipt(
        &self,
        visitor: Uuid,
        said: &ContactDraft,
    ) -> Result<Option<ConsentReceipt>, BoothError> {
        let facts = self.facts();
        let Some(contact) = contact_table::of(facts.tables, visitor)? else {
            return Ok(None);
        };
        let mut lines = Vec::new();
        for (id, notice) in facts.notices()? {
            if !said.granted.contains(&id) {
                continue;
            }
            match notice.act {
                NoticeAct::Advertising(channel) => {
                    let point = ways(&contact.email, &contact.phone).find(|it| it.0 == channel);
                    let line = point.map(|(_, point)| facts.receipt_line(channel, point, None));
                    lines.extend(line);
                }
                NoticeAct::Night | NoticeAct::ThirdParty(_) => {
                    lines.push(facts.further_line(what(&notice), None));
                }
                NoticeAct::CollectAndUse | NoticeAct::Overseas | NoticeAct::AtLeast14 => {}
            }
        }
        facts.receipt(visitor, lines)
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
    /// A receipt with these lines; none for who left no contact.
    fn receipt(
        &self,
        visitor: Uuid,
        allowed: Vec<Sentence>,
    ) -> Result<Option<ConsentReceipt>, BoothError> {
        let Some(contact) = contact_table::of(self.tables, visitor)? else {
            return Ok(None);
        };
        let Some(code) = stop_code(&self.contact_keys(&contact.email, &contact.phone)) else {
            return Ok(None);
        };
        let maker = self.maker()?;
        let mut lines = vec![sentence!(
            "receipt-maker",
            maker = Sentence::from(&maker.name)
        )];
        match allowed.is_empty() {
            true => lines.push(sentence!("receipt-nothing")),
            false => lines.extend(allowed),
        }
        lines.push(match maker.phone.trim() {
            "" => sentence!("receipt-stop"),
            phone => sentence!("receipt-stop-or-call", phone = phone),
        });
        Ok(Some(ConsentReceipt { lines, code }))
    }

    fn receipt_line(&self, channel: Channel, point: &str, since_ms: Option<i64>) -> Sentence {
        let contact = match point.starts_with('+') {
            true => masked_phone(point),
            false => masked_email(point),
        };
        sentence!(
            "receipt-line",
            channel = channel.name(),
            contact = contact,
            day = self.day_said(since_ms)
        )
    }

    fn further_line(&self, what: Sentence, since_ms: Option<i64>) -> Sentence {
        sentence!(
            "receipt-further",
            what = what,
            day = self.day_said(since_ms)
        )
    }

    /// The day on which something was said, in words.
    fn day_said(&self, at_ms: Option<i64>) -> Sentence {
        let day = self.session.local(at_ms.unwrap_or(self.now_ms));
        words::day(day.year(), day.month(), day.day())
    }
}
