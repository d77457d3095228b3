//! Lists of messages that are owed: a file to send, and that it was sent.

use super::{DutyKind, Owed};
use crate::facts::Facts;
use crate::files::{Leaving, NewFile};
use crate::maker::for_outreach;
use crate::reason::given_line;
use crate::{Booth, BoothError, Right};
use chrono::NaiveDate;
use ledger::NewRecord;
use outreach::duty_messages::csv;
use records::Body;
use records::consent::{DutiesDone, DutiesListed, PermissionConfirmed};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use tables::duty_list;
use uuid::Uuid;
use words::{Language, sentence};

/// The list that was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedDuties {
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
    /// Writes everybody who is owed a message of a kind, with the message in her
    /// language, as a text table for a sending tool. They are owed it until somebody
    /// says that the list was sent.
    ///
    /// # Errors
    /// [`BoothError::NotPossible`] when nobody is owed such a message, or the maker's
    /// phone number is not known, and when the file cannot be written.
    pub fn list_duties(
        &mut self,
        kind: DutyKind,
        folder: &Path,
        language: Language,
    ) -> Result<ListedDuties, BoothError> {
        self.refuse_before_requests_are_known()?;
        let (mut files, people) = self.write_and_record(Right::Owner, folder, |facts| {
            let maker = for_outreach(&facts.maker()?);
            if maker.phone.trim().is_empty() {
                return Err(BoothError::NotPossible(sentence!("duty-list-no-phone")));
            }
            let silence_keeps = kind == DutyKind::Reconfirmation && facts.silence_keeps()?;
            let processor = facts.processor()?;
            let today = facts.today();
            let owed = facts.owed()?;
            let owed = owed.iter().filter(|it| it.owes(kind, today));
            let mut messages = Vec::new();
            let mut visitors = Vec::new();
            let mut about = BTreeSet::new();
            for owed in owed {
                if let Some(message) =
                    facts.message(owed, kind, &maker, silence_keeps, &processor)?
                {
                    visitors.push(owed.contact.visitor);
                    about.extend(owed.about_of(kind));
                    messages.push(message);
                }
            }
            if messages.is_empty() {
                return Err(BoothError::NotPossible(sentence!("duty-list-nobody")));
            }
            let people = u32::try_from(messages.len()).unwrap_or(u32::MAX);
            let day = today.format("%Y-%m-%d").to_string();
            let stem = match kind {
                DutyKind::Reconfirmation => {
                    sentence!("confirmation-file-name", day = day, people = people)
                }
                DutyKind::ProcessorNotice => {
                    sentence!("processor-notice-file-name", day = day, people = people)
                }
                _ => sentence!("result-notice-file-name", day = day, people = people),
            };
            let listed = DutiesListed {
                kind: kind.code().to_owned(),
                through_ms: facts.now_ms,
                people,
                // What was said up to the moment says which results are in it.
                about: match kind {
                    DutyKind::ResultNotice => Vec::new(),
                    _ => about.into_iter().collect(),
                },
                silence_keeps,
            };
            Ok(Leaving {
                files: vec![NewFile {
                    stem: stem.into_text(language),
                    extension: "csv",
                    bytes: csv(&messages, language)?,
                }],
                people: visitors,
                records: Box::new(move |facts: &Facts<'_>, id, _| {
                    vec![facts.record(id, None, Body::DutiesListed(listed))]
                }),
                value: people,
            })
        })?;
        Ok(ListedDuties {
            file: files.remove(0),
            people,
        })
    }

    /// The latest list of a kind of which nobody said yet that it was sent.
    ///
    /// # Errors
    /// [`BoothError::Tables`].
    pub fn unsent_list(&self, kind: DutyKind) -> Result<Option<UnsentList>, BoothError> {
        let row = duty_list::unsent(self.connection(), kind.code())?;
        Ok(row.map(|row| UnsentList { people: row.people }))
    }

    /// Somebody says that the latest list of a kind was sent: on which day, with what,
    /// and how many messages. Whoever is in it is owed nothing of it any more. Who was
    /// told that silence keeps her yes has confirmed it, until she says otherwise.
    ///
    /// # Errors
    /// [`BoothError::NotPossible`] when there is no such list, the day is not between
    /// the list's and today, or nothing says with what it was sent.
    pub fn duties_sent(
        &mut self,
        kind: DutyKind,
        sent_on: NaiveDate,
        sender: &str,
        count: u32,
    ) -> Result<(), BoothError> {
        let sender = given_line(sender)?;
        self.append(Right::Owner, |facts| {
            let refused = |sentence| BoothError::NotPossible(sentence);
            let list = duty_list::unsent(facts.tables, kind.code())?
                .ok_or_else(|| refused(sentence!("duty-list-none")))?;
            let listed_on = facts.session.local(list.through_ms).date_naive();
            if sent_on < listed_on || sent_on > facts.today() {
                return Err(refused(sentence!("duty-list-day")));
            }
            let mut records = Vec::new();
            if list.silence_keeps {
                let asked = duty_list::about(facts.tables, list.id)?;
                records = facts.silent_confirmations(&asked)?;
            }
            let body = Body::DutiesDone(DutiesDone {
                sent_on,
                sender,
                count,
            });
            records.push(facts.record(list.id, None, body));
            Ok((records, ()))
        })
    }
}

impl Facts<'_> {
    /// A confirmation of each yes that a list asked about and that still holds.
    fn silent_confirmations(&self, asked: &BTreeSet<Uuid>) -> Result<Vec<NewRecord>, BoothError> {
        let mut records = Vec::new();
        for owed in self.owed()? {
            let about = owed.about_of(DutyKind::Reconfirmation);
            let acts = owed.acts_of(|record| about.contains(record) && asked.contains(record));
            if !acts.is_empty() {
                let visitor = owed.contact.visitor;
                let body = Body::PermissionConfirmed(PermissionConfirmed {
                    contact_keys: owed.keys.clone(),
                    acts,
                    silent: true,
                });
                records.push(self.record(visitor, Some(visitor), body));
            }
        }
        Ok(records)
    }
}

impl Owed {
    /// Whether she is owed a message of this kind, and soon.
    fn owes(&self, kind: DutyKind, today: NaiveDate) -> bool {
        let mut duties = self.duties.iter();
        duties.any(|duty| duty.kind == kind && super::is_listed(duty, today))
    }
}
