//! Telling people the result of their choices: a list to send, and that it was sent.

use super::{DutyKind, Owed};
use crate::coupons::given_reason;
use crate::facts::Facts;
use crate::files::{Leaving, NewFile};
use crate::maker::for_outreach;
use crate::{Booth, BoothError, Right};
use chrono::{DateTime, NaiveDate};
use outreach::result_notices::{Choice, ChosenAbout, ResultNotice, csv};
use permission::{Act, Channel, Kind, Law};
use records::Body;
use records::consent::{DutiesDone, DutiesListed};
use std::path::{Path, PathBuf};
use tables::duty_list;
use words::{Language, sentence};

/// The list that was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ResultNoticesListed {
    /// The file.
    pub file: PathBuf,
    /// People in it.
    pub people: u32,
}

/// A list of which nobody said yet that it was sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnsentList {
    /// People in it.
    pub people: u32,
}

impl Booth {
    /// Writes everybody who is to be told the result of a choice, with the message,
    /// as a text table for a sending tool. They are owed it until somebody says that
    /// the list was sent.
    ///
    /// # Errors
    /// [`BoothError::NotPossible`] when nobody is to be told anything, or the maker's
    /// phone number is not known, and when the file cannot be written.
    pub fn list_result_notices(
        &mut self,
        folder: &Path,
        language: Language,
    ) -> Result<ResultNoticesListed, BoothError> {
        self.refuse_before_requests_are_known()?;
        let (mut files, people) = self.write_and_record(Right::Owner, folder, |facts| {
            let maker = for_outreach(&facts.maker()?);
            if maker.phone.trim().is_empty() {
                return Err(BoothError::NotPossible(sentence!("result-notice-no-phone")));
            }
            let law = Law::korea();
            let mut notices = Vec::new();
            let mut visitors = Vec::new();
            for owed in facts.owed()? {
                if let Some(notice) = owed.result_notice(&law) {
                    visitors.push(owed.contact.visitor);
                    notices.push(notice);
                }
            }
            if notices.is_empty() {
                return Err(BoothError::NotPossible(sentence!("result-notice-nobody")));
            }
            let people = u32::try_from(notices.len()).unwrap_or(u32::MAX);
            let listed = DutiesListed {
                kind: DutyKind::ResultNotice.code().to_owned(),
                through_ms: facts.now_ms,
                people,
            };
            let day = facts.today().format("%Y-%m-%d").to_string();
            let stem = sentence!("result-notice-file-name", day = day, people = people);
            Ok(Leaving {
                files: vec![NewFile {
                    stem: stem.into_text(language),
                    extension: "csv",
                    bytes: csv(&notices, &maker, language)?,
                }],
                people: visitors,
                records: Box::new(move |facts: &Facts<'_>, id, _| {
                    vec![facts.record(id, None, Body::DutiesListed(listed))]
                }),
                value: people,
            })
        })?;
        Ok(ResultNoticesListed {
            file: files.remove(0),
            people,
        })
    }

    /// The latest list of results of which nobody said yet that it was sent.
    ///
    /// # Errors
    /// [`BoothError::Tables`].
    pub fn unsent_result_notices(&self) -> Result<Option<UnsentList>, BoothError> {
        let row = duty_list::unsent(self.connection(), DutyKind::ResultNotice.code())?;
        Ok(row.map(|row| UnsentList { people: row.people }))
    }

    /// Somebody says that the latest list of results was sent: on which day, with
    /// what, and how many messages. Whoever is in it is owed nothing of it any more.
    ///
    /// # Errors
    /// [`BoothError::NotPossible`] when there is no such list, the day is not between
    /// the list's and today, or nothing says with what it was sent.
    pub fn result_notices_sent(
        &mut self,
        sent_on: NaiveDate,
        sender: &str,
        count: u32,
    ) -> Result<(), BoothError> {
        let sender = given_reason(sender)?;
        self.append(Right::Owner, |facts| {
            let refused = |sentence| BoothError::NotPossible(sentence);
            let list = duty_list::unsent(facts.tables, DutyKind::ResultNotice.code())?
                .ok_or_else(|| refused(sentence!("result-notice-no-list")))?;
            let listed_on = facts.session.local(list.through_ms).date_naive();
            if sent_on < listed_on || sent_on > facts.today() {
                return Err(refused(sentence!("result-notice-day")));
            }
            let body = Body::DutiesDone(DutiesDone {
                sent_on,
                sender,
                count,
            });
            Ok((vec![facts.record(list.id, None, body)], ()))
        })
    }
}

impl Owed {
    /// What she is to be told about her choices; none when nothing is open.
    fn result_notice(&self, law: &Law) -> Option<ResultNotice> {
        let open = self.duties.iter();
        let open: Vec<_> = open
            .filter(|duty| duty.kind == DutyKind::ResultNotice)
            .flat_map(|duty| &duty.events)
            .collect();
        let mut choices = Vec::new();
        for id in open {
            let event = self.events.iter().find(|event| event.id == *id)?;
            let at = DateTime::from_timestamp_millis(event.at_unix_millis)?;
            choices.push(Choice {
                day: law.day_of(at),
                about: match event.act {
                    Act::Advertising { channel } => ChosenAbout::Channel(channel),
                    Act::Night { .. } => ChosenAbout::Night,
                    _ => ChosenAbout::Everything,
                },
                agreed: event.kind == Kind::Granted,
            });
        }
        let contact = &self.contact;
        let (channel, point) = match contact.phone.is_empty() {
            true => (Channel::Email, &contact.email),
            false => (Channel::Sms, &contact.phone),
        };
        (!choices.is_empty()).then(|| ResultNotice {
            name: contact.name.clone(),
            channel,
            contact: point.clone(),
            choices,
        })
    }
}
