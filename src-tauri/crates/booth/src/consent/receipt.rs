//! What a visitor takes home of what she allowed, and the code on it that stops it.

use super::by_post::address_of;
use super::deciding::ways;
use super::status::{masked, what};
use super::{ContactDraft, Permission};
use crate::facts::Facts;
use crate::notices::{LANGUAGES, form_of};
use crate::{Booth, BoothError, Right};
use chrono::Datelike as _;
use people::{MOST_STOPPED, stop_code};
use permission::{Channel, Law};
use records::Body;
use records::consent::{NoticeAct, NoticePublished, PermissionSaid, PermissionWithdrawn};
use records::derived_id;
use records::notices::RETENTION_MONTHS;
use tables::contact::{self as contact_table, ContactRow};
use tables::permission_said::{self, Said};
use tables::visitor as visitor_table;
use uuid::Uuid;
use words::{Sentence, sentence};

/// A receipt of what was allowed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConsentReceipt {
    /// Whom she allowed it, what, since when and for how long, a line each.
    pub lines: Vec<Sentence>,
    /// How to stop it, a line each.
    pub stop: Vec<Sentence>,
    /// What its QR code says: scanned at any laptop of the maker it stops
    /// everything, without a name.
    pub code: String,
}

/// One yes: what she read, what she chose, and when.
struct Yes<'a> {
    notice: Option<&'a NoticePublished>,
    /// None of them is every topic.
    topics: &'a [String],
    at_ms: i64,
}

impl Booth {
    /// The receipt of a visitor who left a contact, for staff to hand to her: what may be
    /// sent now, whenever she allowed it, to what she left at any of her visits. None for
    /// anybody else.
    ///
    /// # Errors
    /// [`BoothError::Tables`].
    pub fn consent_receipt(&self, visitor: Uuid) -> Result<Option<ConsentReceipt>, BoothError> {
        self.facts().receipt_of(visitor)
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
        let mut said_yes = Allowed::default();
        for (id, notice) in facts.notices()? {
            if !said.granted.contains(&id) {
                continue;
            }
            let yes = Yes {
                notice: Some(&notice),
                topics: &said.topics,
                at_ms: facts.now_ms,
            };
            match notice.act {
                NoticeAct::Advertising(channel) => {
                    let address = address_of(&contact);
                    let by_post = (!address.is_empty()).then_some((Channel::Post, &*address));
                    let point = ways(&contact.email, &contact.phone)
                        .chain(by_post)
                        .find(|it| it.0 == channel);
                    let line = point.map(|(_, point)| facts.channel_line(channel, point, &yes));
                    said_yes.news.extend(line);
                }
                NoticeAct::Night => said_yes.news.push(facts.night_line(what(&notice), &yes)),
                NoticeAct::ThirdParty(_) => {
                    said_yes
                        .recipients
                        .push(facts.recipient_line(what(&notice), &yes));
                }
                NoticeAct::CollectAndUse | NoticeAct::Overseas | NoticeAct::AtLeast14 => {}
            }
        }
        facts.receipt(&[contact], said_yes)
    }

    /// Stops everything for the contact points of a receipt, whose code was scanned.
    /// They need not be known here.
    ///
    /// # Errors
    /// When nothing could be written.
    pub fn stop_by_receipt(&mut self, contact_keys: Vec<String>) -> Result<(), BoothError> {
        self.append(Right::Capture, |facts| {
            // Each visit's no is its own: what one left says nothing of another.
            let mut stopped: Vec<(Option<Uuid>, Vec<String>)> = Vec::new();
            for key in contact_keys {
                let mut left_at = Vec::new();
                for row in permission_said::about(facts.tables, &key)? {
                    if visitor_table::is_known(facts.tables, row.visitor)? {
                        left_at.push(row.visitor);
                    }
                }
                let last = left_at.last().copied();
                let is_hers = |hers: &Option<Uuid>| match hers {
                    Some(hers) => left_at.contains(hers),
                    None => last.is_none(),
                };
                match stopped.iter_mut().find(|(hers, _)| is_hers(hers)) {
                    Some((_, keys)) => keys.push(key),
                    None => stopped.push((last, vec![key])),
                }
            }
            let records = stopped.into_iter().map(|(hers, contact_keys)| {
                // Two laptops that scan the same receipt of a stranger mean one entity.
                let keys = contact_keys.concat();
                let nobodys = derived_id("boothloop.receipt.v1", keys.as_bytes());
                let gone = Body::PermissionWithdrawn(PermissionWithdrawn {
                    contact_keys,
                    acts: Vec::new(),
                });
                facts.record(hers.unwrap_or(nobodys), hers, gone)
            });
            Ok((records.collect(), ()))
        })
    }
}

/// What may be done, in lines: the maker's news and giving her data to others, to which
/// she said yes, and what the law allows without a yes because she bought.
#[derive(Default)]
struct Allowed {
    news: Vec<Sentence>,
    bought: Vec<Sentence>,
    recipients: Vec<Sentence>,
}

impl Facts<'_> {
    /// What may be sent to a visitor now, whenever she allowed it.
    pub(super) fn receipt_of(&self, visitor: Uuid) -> Result<Option<ConsentReceipt>, BoothError> {
        let status = self.contact_status(visitor)?;
        let mut contacts = self.contacts_of(visitor)?;
        let granted = self.granted(&self.keys_of_all(&contacts))?;
        let notices = self.every_notice()?;
        let yes = |act: NoticeAct, evidence: &[Uuid], at_ms: Option<i64>| {
            let mut latest_first = granted.iter().rev();
            let said = latest_first.find(|(id, said)| said.act == act && evidence.contains(id));
            let said = said.map(|(_, said)| said);
            let mut notices = notices.iter();
            let notice = said.and_then(|said| notices.find(|(id, _)| *id == said.notice));
            Yes {
                notice: notice.map(|(_, notice)| notice),
                topics: said.map_or(&[], |said| said.topics.as_slice()),
                at_ms: at_ms.unwrap_or(self.now_ms),
            }
        };
        let mut allowed = Allowed::default();
        for it in status.permissions.iter().filter(|it| it.decision.allowed) {
            if let Some(kind) = &it.kind_of_goods {
                allowed.bought.push(self.bought_line(it, kind));
                continue;
            }
            let act = NoticeAct::Advertising(it.channel);
            let yes = yes(act, &it.decision.evidence, it.granted_at_ms);
            let line = self.channel_line(it.channel, &it.contact, &yes);
            allowed.news.push(line);
        }
        for it in status.further.iter().filter(|it| it.decision.allowed) {
            let yes = yes(it.act, &it.decision.evidence, it.granted_at_ms);
            let what = it.what.clone();
            match it.act.recipient() {
                Some(_) => allowed.recipients.push(self.recipient_line(what, &yes)),
                None => allowed.news.push(self.night_line(what, &yes)),
            }
        }
        // What is written to can be stopped, should the code have no room for all.
        contacts.sort_by_key(|contact| {
            let mut allowed = status.permissions.iter().filter(|it| it.decision.allowed);
            !allowed.any(|it| it.contact == contact.email || it.contact == contact.phone)
        });
        self.receipt(&contacts, allowed)
    }

    /// In which language she read what she was asked: `ko`, `en`, `ja` or `zh`.
    pub(super) fn language_read(&self, visitor: Uuid) -> Result<String, BoothError> {
        let keys = self.keys_of_all(&self.contacts_of(visitor)?);
        let granted = self.granted(&keys)?.into_iter().rev();
        let mut languages = granted.map(|(_, said)| said.language);
        let read = languages.find(|it| LANGUAGES.contains(&it.as_str()));
        Ok(read.unwrap_or_else(|| LANGUAGES[0].to_owned()))
    }

    /// Every yes that was said about these contact points, the oldest first.
    fn granted(&self, contact_keys: &[String]) -> Result<Vec<(Uuid, PermissionSaid)>, BoothError> {
        let mut rows = Vec::new();
        for key in contact_keys {
            rows.extend(permission_said::about(self.tables, key)?);
        }
        rows.sort_by_key(|row| (row.at_ms, row.record));
        let granted = rows.into_iter().filter_map(|row| match &*row.said {
            Said::Granted(said) => Some((row.record, said.clone())),
            _ => None,
        });
        Ok(granted.collect())
    }

    /// The keyed hashes of all these addresses and numbers, each once.
    fn keys_of_all(&self, contacts: &[ContactRow]) -> Vec<String> {
        let mut keys = Vec::new();
        for contact in contacts {
            for key in self.contact_keys(&contact.email, &contact.phone) {
                if !keys.contains(&key) {
                    keys.push(key);
                }
            }
        }
        keys
    }

    /// A receipt with these lines for these contacts; none for none.
    fn receipt(
        &self,
        contacts: &[ContactRow],
        allowed: Allowed,
    ) -> Result<Option<ConsentReceipt>, BoothError> {
        let mut keys = self.keys_of_all(contacts);
        keys.truncate(MOST_STOPPED);
        let Some(code) = stop_code(&keys) else {
            return Ok(None);
        };
        let maker = self.maker()?;
        let name = Sentence::from(&maker.name);
        let mut lines = Vec::new();
        if allowed.news.is_empty() && allowed.bought.is_empty() {
            lines.push(sentence!("receipt-nothing", maker = &name));
        }
        if !allowed.news.is_empty() {
            lines.push(sentence!("receipt-maker", maker = &name));
            lines.extend(allowed.news);
        }
        if !allowed.bought.is_empty() {
            lines.push(sentence!("receipt-bought", maker = &name));
            lines.extend(allowed.bought);
        }
        if !allowed.recipients.is_empty() {
            lines.push(sentence!("receipt-recipients", maker = &name));
            lines.extend(allowed.recipients);
        }
        // A way that is not there is not told.
        let free_call = maker.refusal_phone.as_deref().unwrap_or_default().trim();
        let mut reached = [&maker.phone, &maker.email].into_iter();
        let contact = reached.find(|it| !it.trim().is_empty());
        let afterwards = match free_call {
            "" => contact.map(|it| sentence!("receipt-stop-afterwards", contact = it.trim())),
            phone => Some(sentence!("receipt-stop-free-call", phone = phone)),
        };
        let stop = std::iter::once(sentence!("receipt-stop")).chain(afterwards);
        Ok(Some(ConsentReceipt {
            lines,
            stop: stop.collect(),
            code,
        }))
    }

    fn channel_line(&self, channel: Channel, point: &str, yes: &Yes<'_>) -> Sentence {
        let form = yes.notice.map(form_of).unwrap_or_default();
        sentence!(
            "receipt-line",
            channel = channel.name(),
            contact = masked(point),
            topics = self.topics_said(yes.topics),
            promise = form.promise_per_month,
            time = self.time_said(yes, form.retention_months)
        )
    }

    /// What only a purchase allows.
    fn bought_line(&self, permission: &Permission, kind: &str) -> Sentence {
        let bought = self
            .session
            .local(permission.granted_at_ms.unwrap_or(self.now_ms));
        sentence!(
            "receipt-bought-line",
            channel = permission.channel.name(),
            contact = masked(&permission.contact),
            kind = kind,
            day = words::day(bought.year(), bought.month(), bought.day()),
            months = Law::korea().transaction_months
        )
    }

    fn night_line(&self, what: Sentence, yes: &Yes<'_>) -> Sentence {
        let form = yes.notice.map(form_of).unwrap_or_default();
        let time = self.time_said(yes, form.retention_months);
        sentence!("receipt-further", what = what, time = time)
    }

    fn recipient_line(&self, what: Sentence, yes: &Yes<'_>) -> Sentence {
        let form = yes.notice.map(form_of).unwrap_or_default();
        let recipient = yes.notice.and_then(|it| it.act.recipient());
        let recipient = recipient.and_then(|id| form.recipient(id));
        let months = recipient.map_or(RETENTION_MONTHS, |it| it.months);
        let time = self.time_said(yes, months);
        sentence!("receipt-further", what = what, time = time)
    }

    /// From which day for how long.
    fn time_said(&self, yes: &Yes<'_>, months: u32) -> Sentence {
        let day = self.session.local(yes.at_ms);
        let day = words::day(day.year(), day.month(), day.day());
        sentence!("receipt-time", day = day, months = months)
    }

    /// The topics in words; one of another fair is called by its name.
    fn topics_said(&self, topics: &[String]) -> Sentence {
        let named = topics.iter().map(|name| {
            let label = self.topic_label(name);
            label.unwrap_or_else(|| Sentence::of_texts(name, name))
        });
        let more = |before: &Sentence, next: &Sentence| {
            sentence!("receipt-topics", before = before, next = next)
        };
        match topics.is_empty() {
            true => sentence!("receipt-every-topic"),
            false => words::list(named.collect(), more, more),
        }
    }
}
