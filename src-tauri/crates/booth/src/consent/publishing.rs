//! Another edition of the consent texts, and what it costs.

use super::NewRecipient;
use crate::facts::Facts;
use crate::notices::{self, Draft, NoticeForm, assemble, problems};
use crate::{Booth, BoothError, Right};
use records::consent::NoticePublished;
use records::{Body, derived_id};
use std::slice;
use words::Sentence;

/// The consent texts as they are shown today.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoticesInUse {
    /// The fields they were made from.
    pub form: NoticeForm,
    /// Which edition they are, from 1.
    pub edition: u32,
    /// Whether the same fields give other words today: the maker is reached otherwise,
    /// or the program's own words were improved.
    pub outdated: bool,
    /// Which channels no visitor is asked about, and why; none when all are.
    pub not_asked: Option<Sentence>,
}

/// Texts of other fields, before they are published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoticePreview {
    /// The texts, in the order to show them.
    pub notices: Vec<NoticePublished>,
    /// Why they may not be published; nothing when they may.
    pub problems: Vec<Sentence>,
    /// Whether they are the ones in use, to the letter.
    pub unchanged: bool,
}

/// What publishing texts of other fields would cost.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoticeCost {
    /// How many people may be written to today.
    pub people: u32,
    /// How many of them could not until they are asked again: what they agreed to is
    /// less than these texts ask for.
    pub lost: u32,
    /// How many of the others have to be told that somebody else sends (PIPA 26(3)).
    pub to_be_told: u32,
    /// The third parties that are asked about for the first time.
    pub new_recipients: Vec<NewRecipient>,
}

impl Booth {
    /// The consent texts in use.
    ///
    /// # Errors
    /// [`BoothError::Tables`].
    pub fn notices_in_use(&self) -> Result<NoticesInUse, BoothError> {
        self.facts().notices_in_use()
    }

    /// What texts of these fields would say.
    ///
    /// # Errors
    /// [`BoothError::Tables`].
    pub fn preview_notices(&self, form: &NoticeForm) -> Result<NoticePreview, BoothError> {
        let facts = self.facts();
        let maker = facts.maker()?;
        let drafts = assemble(form, &maker);
        let edition = facts.notices_in_use()?.edition + 1;
        Ok(NoticePreview {
            notices: notices::publish(&drafts, form, edition),
            problems: problems(form, &maker, &drafts),
            unchanged: facts.is_published(form, &drafts)?,
        })
    }

    /// What publishing texts of these fields would cost; asks about everybody.
    ///
    /// # Errors
    /// [`BoothError::Tables`].
    pub fn cost_of_notices(&self, form: &NoticeForm) -> Result<NoticeCost, BoothError> {
        let facts = self.facts();
        let (people, lost) = facts.covered(form)?;
        let other_sender = form.processor.trim() != facts.notice_form()?.processor;
        Ok(NoticeCost {
            people,
            lost,
            to_be_told: if other_sender { people - lost } else { 0 },
            new_recipients: facts.new_recipients(form)?,
        })
    }

    /// Publishes texts of these fields as another edition. What was published before
    /// stays as it is, with every answer that was given to it. The same texts once more
    /// are no other edition.
    ///
    /// # Errors
    /// [`BoothError::Setting`] with what is missing in them.
    pub fn publish_notices(&mut self, form: &NoticeForm) -> Result<(), BoothError> {
        let mut form = form.clone();
        let names = form.recipients.iter_mut().map(|it| &mut it.name);
        let typed = [
            &mut form.sender,
            &mut form.processor,
            &mut form.processor_contact,
            &mut form.responsible,
        ];
        for text in typed.into_iter().chain(names) {
            *text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        }
        self.append(Right::Owner, |facts| {
            let maker = facts.maker()?;
            let drafts = assemble(&form, &maker);
            if let Some(problem) = problems(&form, &maker, &drafts).into_iter().next() {
                return Err(BoothError::Setting(problem));
            }
            if facts.is_published(&form, &drafts)? {
                return Ok((Vec::new(), ()));
            }
            let edition = facts.notices_in_use()?.edition + 1;
            let notices = notices::publish(&drafts, &form, edition).into_iter();
            let records = notices.map(|notice| {
                let body = Body::NoticePublished(notice);
                // The id stands for these very words.
                let id = derived_id("boothloop.notice.v1", &body.encode());
                facts.record(id, None, body)
            });
            Ok((records.collect(), ()))
        })
    }
}

impl Facts<'_> {
    pub(crate) fn notices_in_use(&self) -> Result<NoticesInUse, BoothError> {
        let notices = self.notices()?;
        let form = self.notice_form()?;
        let drafts = assemble(&form, &self.maker()?);
        Ok(NoticesInUse {
            edition: notices.first().map_or(0, |(_, notice)| notice.edition),
            outdated: !notices::says_the_same(&notices, &drafts),
            not_asked: self.told_not_asked()?,
            form,
        })
    }

    fn is_published(&self, form: &NoticeForm, drafts: &[Draft]) -> Result<bool, BoothError> {
        let in_use = self.notices()?;
        let same_form = in_use.iter().all(|(_, it)| it.form.as_ref() == Some(form));
        Ok(same_form && notices::says_the_same(&in_use, drafts))
    }

    /// How many people may be written to today, and how many of them could not under
    /// texts of these fields.
    fn covered(&self, form: &NoticeForm) -> Result<(u32, u32), BoothError> {
        let (today, then) = (self.sending()?, self.sending_under(form)?);
        let (mut people, mut lost) = (0, 0);
        for contact in self.contacts_once()? {
            let allowed = |sending| -> Result<bool, BoothError> {
                let permissions =
                    self.permissions_of_contact(sending, &contact, slice::from_ref(&contact))?;
                Ok(permissions.iter().any(|it| it.decision.allowed))
            };
            if allowed(&today)? {
                people += 1;
                lost += u32::from(!allowed(&then)?);
            }
        }
        Ok((people, lost))
    }
}
