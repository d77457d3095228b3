//! Typing what stands on the cards, in the evening.

use super::{ITEM, gone, refused};
use crate::consent::{in_lines, named};
use crate::facts::Facts;
use crate::{Booth, BoothError, Right};
use chrono::NaiveDate;
use ledger::NewRecord;
use people::{normalise_email, normalise_name, normalise_phone};
use records::Body;
use records::card_photos::{CardPhotoDone, CardPhotoReopened};
use records::visitors::{ContactRecorded, Particulars};
use std::collections::BTreeSet;
use tables::card_photo::{self as card_photo_table, CardPhotoRow};
use tables::contact::{self as contact_table, ContactRow};
use tables::permission_said;
use uuid::Uuid;
use words::sentence;

/// A visitor whose card is to be typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CardToCopy {
    /// The visitor.
    pub visitor: Uuid,
    /// The photographs, the oldest first.
    pub photos: Vec<Uuid>,
    /// On which day the first one was taken: it is typed in the evening.
    pub taken_on: NaiveDate,
    /// Whether that day is over.
    pub overdue: bool,
    /// What is kept of her so far.
    pub contact: ContactRow,
    /// Whether she said something about the number that is kept: then it stays.
    pub phone_stays: bool,
    /// The same of her address.
    pub email_stays: bool,
}

/// What stands on a card, as it was typed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CardText {
    /// Name; may be empty.
    pub name: String,
    /// Phone number; may be empty.
    pub phone: String,
    /// E-mail address; may be empty.
    pub email: String,
    /// Company; may be empty.
    pub company: String,
    /// What she does there; may be empty.
    pub job: String,
}

impl Booth {
    /// Whose cards are to be typed, the first one first: of whoever only captures, those
    /// of today on this laptop. Of who took her yes back nothing is typed any more.
    ///
    /// # Errors
    /// [`BoothError::Tables`].
    pub fn cards_to_copy(&self) -> Result<Vec<CardToCopy>, BoothError> {
        let facts = self.facts();
        let mut cards: Vec<CardToCopy> = Vec::new();
        for row in card_photo_table::to_copy(facts.tables)? {
            if let Some(card) = cards.iter_mut().find(|card| card.visitor == row.visitor) {
                card.photos.push(row.id);
            } else if let Some(card) = facts.card_to_copy(&row)? {
                cards.push(card);
            }
        }
        Ok(cards)
    }

    /// Keeps what stands on a visitor's card with her contact; these photographs of it
    /// are typed then. A number or an address about which she said something stays as it
    /// is, and what is added here allows nothing.
    ///
    /// # Errors
    /// [`BoothError::NotPossible`] when a photograph is not kept any more, was typed
    /// meanwhile, or she took her yes back; when something cannot be kept as it is typed.
    /// Nothing is recorded then.
    pub fn copy_card(&mut self, photos: &[Uuid], typed: &CardText) -> Result<(), BoothError> {
        let name = normalise_name(&typed.name)?;
        let email = normalise_email(&typed.email)?;
        let phone = normalise_phone(&typed.phone)?;
        let typed = in_lines(&Particulars {
            company: typed.company.clone(),
            job: typed.job.clone(),
            ..Particulars::default()
        })?;
        self.append(Right::Manage, |facts| {
            let rows = facts.open_photos(photos)?;
            let kept = contact_table::of(facts.tables, rows[0].visitor)?.ok_or_else(gone)?;
            facts.require_agreed(&kept)?;
            let (phone_stays, email_stays) = facts.what_stays(&kept)?;
            if (phone_stays && phone != kept.phone) || (email_stays && email != kept.email) {
                return Err(refused(sentence!("card-photo-point-stays")));
            }
            for (email, known, phone, other) in [
                (email.as_str(), kept.email.as_str(), "", ""),
                ("", "", phone.as_str(), kept.phone.as_str()),
            ] {
                let is_new =
                    (email, phone) != (known, other) && !(email.is_empty() && phone.is_empty());
                if is_new && facts.is_anything_said_of(email, phone)? {
                    return Err(refused(sentence!("card-photo-point-of-another")));
                }
            }
            let particulars = Particulars {
                company: typed.company.clone(),
                job: typed.job.clone(),
                ..kept.particulars.clone()
            };
            // What stands on a card is what its photograph shows.
            let mut items = facts.agreed_items(&kept)?;
            items.extend(named(&kept.particulars).map(str::to_owned));
            items.extend(["company", "job"].map(str::to_owned));
            facts.keepable(&particulars, &items)?;
            let mut records = Vec::new();
            let is_as_it_was = (&kept.name, &kept.phone, &kept.email, &kept.particulars)
                == (&name, &phone, &email, &particulars);
            if !is_as_it_was {
                let contact = ContactRecorded {
                    name: name.clone(),
                    email: email.clone(),
                    phone: phone.clone(),
                    particulars,
                    badge: kept.badge.clone(),
                    source: kept.source,
                };
                let body = Body::ContactRecorded(contact);
                records.push(facts.record(kept.visitor, Some(kept.visitor), body));
            }
            records.extend(facts.done(&rows, true));
            Ok((records, ()))
        })
    }

    /// Nothing of these photographs is to be typed: nobody can read them, or all of it is
    /// kept already.
    ///
    /// # Errors
    /// [`BoothError::NotPossible`] when one is not kept any more or was typed meanwhile.
    pub fn leave_card(&mut self, photos: &[Uuid]) -> Result<(), BoothError> {
        self.append(Right::Manage, |facts| {
            let rows = facts.open_photos(photos)?;
            Ok((facts.done(&rows, false), ()))
        })
    }

    /// These photographs are to be typed after all. What was typed of them stays with her
    /// contact, to be corrected.
    ///
    /// # Errors
    /// [`BoothError::NotPossible`] when one is not kept any more.
    pub fn reopen_card(&mut self, photos: &[Uuid]) -> Result<(), BoothError> {
        self.append(Right::Manage, |facts| {
            let mut records = Vec::new();
            for photo in photos {
                let row = facts.card_photo(*photo)?;
                if row.copied.is_some() {
                    let body = Body::CardPhotoReopened(CardPhotoReopened {});
                    records.push(facts.record(row.id, Some(row.visitor), body));
                }
            }
            Ok((records, ()))
        })
    }
}

impl Facts<'_> {
    /// Whose card a photograph shows; none where it is not to be typed by whoever is
    /// signed in.
    fn card_to_copy(&self, row: &CardPhotoRow) -> Result<Option<CardToCopy>, BoothError> {
        let Some(contact) = contact_table::of(self.tables, row.visitor)? else {
            return Ok(None);
        };
        if !self.may_see_card_photo(row)? || !self.agreed_items(&contact)?.contains(ITEM) {
            return Ok(None);
        }
        let taken_on = self.session.local(row.kept_ms).date_naive();
        let (phone_stays, email_stays) = self.what_stays(&contact)?;
        Ok(Some(CardToCopy {
            visitor: row.visitor,
            photos: vec![row.id],
            taken_on,
            overdue: taken_on < self.today(),
            contact,
            phone_stays,
            email_stays,
        }))
    }

    /// Whether she said something about the number and the address that are kept: her
    /// consents are known by them.
    fn what_stays(&self, contact: &ContactRow) -> Result<(bool, bool), BoothError> {
        let said = permission_said::contact_keys_of(self.tables, contact.visitor)?;
        let said_about = |email: &str, phone: &str| {
            let keys = self.contact_keys(email, phone);
            keys.iter().any(|key| said.contains(key))
        };
        Ok((
            said_about("", &contact.phone),
            said_about(&contact.email, ""),
        ))
    }

    /// Whether anybody ever said something about this address or number. Consent is known
    /// by it, so keeping it with somebody else would pass on a yes that is not hers.
    fn is_anything_said_of(&self, email: &str, phone: &str) -> Result<bool, BoothError> {
        for key in self.contact_keys(email, phone) {
            if !permission_said::about(self.tables, &key)?.is_empty() {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Photographs of one visitor that are to be typed.
    fn open_photos(&self, photos: &[Uuid]) -> Result<Vec<CardPhotoRow>, BoothError> {
        let mut rows: Vec<CardPhotoRow> = Vec::new();
        for photo in photos.iter().collect::<BTreeSet<_>>() {
            let row = self.card_photo(*photo)?;
            if row.copied.is_some() {
                return Err(refused(sentence!("card-photo-done-already")));
            }
            rows.push(row);
        }
        let is_of_one = rows
            .windows(2)
            .all(|pair| pair[0].visitor == pair[1].visitor);
        match is_of_one && !rows.is_empty() {
            true => Ok(rows),
            false => Err(BoothError::Unknown),
        }
    }

    fn done(&self, rows: &[CardPhotoRow], copied: bool) -> Vec<NewRecord> {
        let done = |row: &CardPhotoRow| {
            let body = Body::CardPhotoDone(CardPhotoDone { copied });
            self.record(row.id, Some(row.visitor), body)
        };
        rows.iter().map(done).collect()
    }
}
