//! What a person says of herself besides how she is reached.
//!
//! Only what the consent texts name is asked and kept (PIPA art. 15(2)2): the owner
//! chooses it with the texts, a birthday too, and nothing of it is there unless she
//! does.

use crate::facts::Facts;
use crate::notices::{ADDRESS, form_of};
use crate::{Booth, BoothError, Right};
use chrono::Months;
use people::{
    UnusableContactPoint, badge_key, normalise_address, normalise_company, normalise_country,
    normalise_job, normalise_name, normalise_postcode,
};
use records::Body;
use records::consent::NoticeAct;
use records::visitors::{ContactRecorded, ContactSource, Particulars};
use std::collections::BTreeSet;
use tables::contact::ContactRow;
use tables::permission_said::{self, Said};
use uuid::Uuid;
use words::{Sentence, sentence};

/// From which age on a visitor decides herself (PIPA art. 22-2), in months.
const OF_AGE: Months = Months::new(14 * 12);

impl Booth {
    /// What is asked of a visitor besides how she is reached, by the words of
    /// [`ITEMS`](crate::notices::ITEMS): what the texts in use name.
    ///
    /// # Errors
    /// [`BoothError::Tables`].
    pub fn asked_particulars(&self) -> Result<BTreeSet<String>, BoothError> {
        Ok(self.facts().notice_form()?.items)
    }

    /// What of a visitor may be kept besides how she is reached, by the same words:
    /// what the text that she agreed to last names, and what is kept of her already.
    ///
    /// # Errors
    /// [`BoothError::Tables`].
    pub fn keepable_particulars(
        &self,
        contact: &ContactRow,
    ) -> Result<BTreeSet<String>, BoothError> {
        self.facts().correctable(contact)
    }

    /// Corrects what a visitor said of herself, and the badge she wears; an empty one
    /// is taken out. How she is reached stays, and she is asked nothing.
    ///
    /// # Errors
    /// [`BoothError::Unknown`] when she left no contact; when something cannot be kept
    /// as it is typed, or she agreed to no text that names it.
    pub fn correct_particulars(
        &mut self,
        visitor: Uuid,
        name: &str,
        particulars: &Particulars,
        badge: &str,
    ) -> Result<(), BoothError> {
        let name = normalise_name(name)?;
        let particulars = in_lines(particulars)?;
        let badge = badge_key(badge).unwrap_or_default();
        self.append(Right::Capture, |facts| {
            let kept = facts.contact_shown(visitor)?.ok_or(BoothError::Unknown)?;
            let visitor = kept.visitor;
            let items = facts.correctable(&kept)?;
            facts.keepable(&particulars, &items)?;
            let contact = ContactRecorded {
                name: name.clone(),
                email: kept.email,
                phone: kept.phone,
                particulars: particulars.clone(),
                badge: badge.clone(),
                source: kept.source,
            };
            let body = Body::ContactRecorded(contact);
            Ok((vec![facts.record(visitor, Some(visitor), body)], ()))
        })
    }
}

impl Facts<'_> {
    /// Refuses what these items do not name, and a birthday that cannot be.
    pub(crate) fn keepable(
        &self,
        particulars: &Particulars,
        items: &BTreeSet<String>,
    ) -> Result<(), BoothError> {
        if named(particulars).any(|item| !items.contains(item)) {
            return Err(BoothError::NotPossible(sentence!("contact-not-in-texts")));
        }
        let Some(birthday) = particulars.birthday else {
            return Ok(());
        };
        if birthday > self.today() {
            return Err(BoothError::NotPossible(sentence!("contact-birthday-ahead")));
        }
        let of_age = birthday.checked_add_months(OF_AGE);
        match of_age.is_some_and(|of_age| of_age <= self.today()) {
            true => Ok(()),
            false => Err(BoothError::Under14),
        }
    }

    /// What of a visitor may be corrected: what she agreed to, and what is kept already. An
    /// address is not added there, because it is asked for with a yes to letters.
    fn correctable(&self, contact: &ContactRow) -> Result<BTreeSet<String>, BoothError> {
        let mut items = self.agreed_items(contact)?;
        items.remove(ADDRESS);
        items.extend(named(&contact.particulars).map(str::to_owned));
        Ok(items)
    }

    /// What the text names that this visitor agreed to last; nothing once she took it
    /// back.
    pub(crate) fn agreed_items(
        &self,
        contact: &ContactRow,
    ) -> Result<BTreeSet<String>, BoothError> {
        let said = self.said_of_keeping(contact)?;
        Ok(said.into_iter().last().unwrap_or_default().1)
    }

    /// Since when, in Unix milliseconds, this visitor agrees without a break that an item is
    /// kept; none where she does not.
    pub(crate) fn agreed_since(
        &self,
        contact: &ContactRow,
        item: &str,
    ) -> Result<Option<i64>, BoothError> {
        let said = self.said_of_keeping(contact)?.into_iter().rev();
        let agreed = said.take_while(|(_, items)| items.contains(item));
        Ok(agreed.last().map(|(at_ms, _)| at_ms))
    }

    /// What the texts name that this visitor was asked to have kept, as she answered, the
    /// oldest answer first: when, in Unix milliseconds, and to which items she agreed; to
    /// none where she said no or took it back.
    fn said_of_keeping(
        &self,
        contact: &ContactRow,
    ) -> Result<Vec<(i64, BTreeSet<String>)>, BoothError> {
        let mut said = Vec::new();
        for key in self.contact_keys(&contact.email, &contact.phone) {
            for row in permission_said::about(self.tables, &key)? {
                let notice = match &*row.said {
                    Said::Granted(said) if row.visitor == contact.visitor => {
                        (said.act == NoticeAct::CollectAndUse).then_some(Some(said.notice))
                    }
                    Said::Declined(said) => (said.act == NoticeAct::CollectAndUse).then_some(None),
                    Said::Withdrawn(acts) => acts.is_empty().then_some(None),
                    _ => None,
                };
                // Of two that were said in one millisecond the no counts.
                said.extend(notice.map(|notice| (row.at_ms, notice.is_none(), notice)));
            }
        }
        said.sort_unstable();
        let notices = self.every_notice()?;
        let items = |notice: Uuid| {
            let notice = notices.iter().find(|(id, _)| *id == notice);
            notice.map_or_else(BTreeSet::new, |(_, notice)| form_of(notice).items)
        };
        let said = said.into_iter();
        Ok(said
            .map(|(at_ms, _, notice)| (at_ms, notice.map_or_else(BTreeSet::new, items)))
            .collect())
    }
}

/// Each text in one line.
///
/// # Errors
/// When one is too long, or has an identity number in it, or an address has no postcode.
pub(crate) fn in_lines(particulars: &Particulars) -> Result<Particulars, BoothError> {
    let postcode = normalise_postcode(&particulars.postcode)?;
    let address = normalise_address(&particulars.address)?;
    if postcode.is_empty() != address.is_empty() {
        return Err(UnusableContactPoint::AddressIncomplete.into());
    }
    Ok(Particulars {
        postcode,
        address,
        company: normalise_company(&particulars.company)?,
        job: normalise_job(&particulars.job)?,
        country: normalise_country(&particulars.country)?,
        birthday: particulars.birthday,
    })
}

/// What is said in them, by the words of [`ITEMS`](crate::notices::ITEMS).
pub(crate) fn named(particulars: &Particulars) -> impl Iterator<Item = &'static str> {
    let said = [
        ("company", !particulars.company.is_empty()),
        ("job", !particulars.job.is_empty()),
        ("country", !particulars.country.is_empty()),
        ("birthday", particulars.birthday.is_some()),
        (ADDRESS, !particulars.address.is_empty()),
    ];
    said.into_iter()
        .filter_map(|(item, is_said)| is_said.then_some(item))
}

/// Where a contact came from, in words.
pub fn told_source(source: ContactSource) -> Sentence {
    match source {
        ContactSource::Unknown => sentence!("contact-source-unknown"),
        ContactSource::Staff => sentence!("contact-source-staff"),
        ContactSource::Herself => sentence!("contact-source-herself"),
        ContactSource::Card => sentence!("contact-source-card"),
        ContactSource::Badge => sentence!("contact-source-badge"),
    }
}
