//! Requests to see, correct, stop using or delete data: each has ten days from the day
//! it came (PIPA articles 35 to 37, decree 41 to 44), ends on evidence, and all but the
//! first end in a letter with the result.

use crate::coupons::FONTS;
use crate::facts::Facts;
use crate::files::{Leaving, NewFile};
use crate::maker::for_outreach;
use crate::{Booth, BoothError, Right};
use chrono::{Datelike as _, Days, NaiveDate};
use outreach::request_letter::{RequestLetter, Result as LetterResult};
use outreach::subject_report::Controller;
use records::Body;
use records::fair::FairOpened;
use records::requests::{AnswerWay, AskedRight, RequestClosed, RequestReceived, answer_to};
use std::collections::HashSet;
use std::path::{Path, PathBuf};
use tables::{contact as contact_table, destroyed_person, settings};
use uuid::Uuid;
use words::{Language, sentence};

/// How many days the law gives to answer.
const DAYS: u64 = 10;
/// Days before the maker's first fair on which a request may have come: visitors sign up
/// before a fair opens. Further back nobody was known here.
const DAYS_BEFORE_THE_FIRST_FAIR: u64 = 60;

/// A request that is still to be answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenRequest {
    /// The request.
    pub id: Uuid,
    /// Whose it is.
    pub visitor: Uuid,
    /// Her name; empty when she left none, and once she is destroyed.
    pub name: String,
    /// Whether her data are destroyed.
    pub is_gone: bool,
    /// What she asks for.
    pub right: AskedRight,
    /// On which day it came.
    pub received_on: NaiveDate,
    /// The last day on which it is answered in time.
    pub due: NaiveDate,
    /// Whether that day is over.
    pub overdue: bool,
}

fn refused<T>(sentence: words::Sentence) -> Result<T, BoothError> {
    Err(BoothError::NotPossible(sentence))
}

impl Booth {
    /// Notes that a visitor asks for something the law gives her, and on which day it
    /// came: anybody at the booth may be asked.
    ///
    /// # Errors
    /// [`BoothError::Unknown`] for a stranger, [`BoothError::NotPossible`] for a day to
    /// come, for one long before the maker's first fair, and while the same is open
    /// already.
    pub fn note_request(
        &mut self,
        visitor: Uuid,
        right: AskedRight,
        received_on: NaiveDate,
    ) -> Result<Uuid, BoothError> {
        let id = self.new_id();
        self.append(Right::Capture, |facts| {
            facts.require_visitor(visitor)?;
            if received_on > facts.today() {
                return refused(sentence!("request-day-to-come"));
            }
            let earliest = facts.earliest_request_day()?;
            if received_on < earliest {
                let day = words::day(earliest.year(), earliest.month(), earliest.day());
                return refused(sentence!("request-day-too-early", day = day));
            }
            let hers = facts.visits_of(visitor)?;
            let same = |open: &OpenRequest| hers.contains(&open.visitor) && open.right == right;
            if facts.open_requests()?.iter().any(same) {
                return refused(sentence!("request-open-already"));
            }
            let body = Body::RequestReceived(RequestReceived {
                visitor,
                right,
                received_on,
            });
            // The request has no subject, so that it stays when she is deleted: who just
            // came is put on record first, or nobody would find her to answer it.
            let mut records = facts.arrival(visitor)?;
            records.push(facts.record(id, None, body));
            Ok((records, id))
        })
    }

    /// The requests that are still to be answered, the most urgent first.
    ///
    /// # Errors
    /// [`BoothError::Tables`].
    pub fn open_requests(&self) -> Result<Vec<OpenRequest>, BoothError> {
        self.facts().open_requests()
    }

    /// Writes the letter with the result of a request, in Korean and English. After a
    /// deletion nothing in it says whose it is.
    ///
    /// # Errors
    /// [`BoothError::NotPossible`] while what she asked for is not done, and for a
    /// request to look, whose answer is the report; and when a file cannot be written.
    pub fn save_request_letter(
        &mut self,
        request: Uuid,
        folder: &Path,
    ) -> Result<Vec<PathBuf>, BoothError> {
        let (files, ()) = self.write_and_record(Right::Owner, folder, |facts| {
            let open = facts.open_request(request)?;
            facts.require_done(&open)?;
            let maker = for_outreach(&facts.maker()?);
            let contact = facts.contact_of(open.visitor)?;
            let result = match (open.right, contact) {
                (AskedRight::Look, _) => return refused(sentence!("request-look-is-report")),
                (AskedRight::Stop, _) => LetterResult::Stopped,
                (AskedRight::Delete, _) => LetterResult::Deleted,
                (AskedRight::Correct, contact) => {
                    LetterResult::Corrected(contact.map_or_else(Vec::new, |contact| {
                        let phone = people::national_phone(&contact.phone);
                        let said = contact.particulars;
                        let address = people::postal_point(&said.postcode, &said.address);
                        let birthday = said.birthday.map(|day| day.to_string());
                        vec![
                            (sentence!("report-name"), contact.name),
                            (sentence!("report-company"), said.company),
                            (sentence!("report-job"), said.job),
                            (sentence!("report-country"), said.country),
                            (sentence!("report-birthday"), birthday.unwrap_or_default()),
                            (sentence!("report-phone"), phone),
                            (sentence!("report-email"), contact.email),
                            (sentence!("report-address"), address),
                        ]
                    }))
                }
            };
            let day = facts.today().format("%Y-%m-%d").to_string();
            let mut files = Vec::new();
            for language in [Language::Korean, Language::English] {
                let letter = RequestLetter {
                    controller: Controller::of(&maker, language),
                    received_on: open.received_on,
                    result: result.clone(),
                    made_at: facts.now().fixed_offset(),
                };
                let stem = sentence!("request-letter-file-name", day = &day);
                files.push(NewFile {
                    stem: stem.into_text(language),
                    extension: "pdf",
                    bytes: letter.pdf(language, FONTS)?.bytes,
                });
            }
            Ok(Leaving {
                files,
                people: if open.is_gone {
                    Vec::new()
                } else {
                    vec![open.visitor]
                },
                records: Box::new(|_, _, _| Vec::new()),
                value: (),
            })
        })?;
        Ok(files)
    }

    /// Somebody says that a request was answered: on which day, and how.
    ///
    /// # Errors
    /// [`BoothError::Unknown`] when it is over or was never made,
    /// [`BoothError::NotPossible`] while what she asked for is not done, and for a day
    /// that does not lie between the request and today.
    pub fn close_request(
        &mut self,
        request: Uuid,
        answered_on: NaiveDate,
        way: AnswerWay,
    ) -> Result<(), BoothError> {
        self.append(Right::Owner, |facts| {
            let open = facts.open_request(request)?;
            facts.require_done(&open)?;
            if answered_on < open.received_on || answered_on > facts.today() {
                return refused(sentence!("request-answered-day"));
            }
            let body = Body::RequestClosed(RequestClosed {
                request,
                answered_on,
                way,
            });
            Ok((vec![facts.record(answer_to(request), None, body)], ()))
        })
    }
}

impl Facts<'_> {
    /// The first day on which a request can have come.
    fn earliest_request_day(&self) -> Result<NaiveDate, BoothError> {
        let fairs = settings::all::<FairOpened>(self.tables)?;
        let fairs = fairs.into_iter().map(|(_, fair)| fair.starts_on);
        let first = fairs.fold(self.today(), NaiveDate::min);
        let earliest = first.checked_sub_days(Days::new(DAYS_BEFORE_THE_FIRST_FAIR));
        Ok(earliest.unwrap_or(NaiveDate::MIN))
    }

    fn open_requests(&self) -> Result<Vec<OpenRequest>, BoothError> {
        let today = self.today();
        let mut open = Vec::new();
        for (id, received) in settings::all::<RequestReceived>(self.tables)? {
            if settings::get::<RequestClosed>(self.tables, answer_to(id))?.is_some() {
                continue;
            }
            let visitor = received.visitor;
            let contact = contact_table::of(self.tables, visitor)?;
            let due = received.received_on + Days::new(DAYS);
            open.push(OpenRequest {
                id,
                visitor,
                name: contact.map(|contact| contact.name).unwrap_or_default(),
                is_gone: destroyed_person::is_destroyed(self.tables, visitor)?,
                right: received.right,
                received_on: received.received_on,
                due,
                overdue: due < today,
            });
        }
        open.sort_by_key(|request| (request.due, request.id));
        Ok(open)
    }

    /// The addresses and numbers of everybody who asked that her data are used no more or
    /// deleted, and has no answer yet: nobody writes to her meanwhile.
    pub(crate) fn points_of_who_asked_to_stop(&self) -> Result<HashSet<String>, BoothError> {
        let mut points = HashSet::new();
        for request in self.open_requests()? {
            if matches!(request.right, AskedRight::Stop | AskedRight::Delete) {
                for contact in self.contacts_of(request.visitor)? {
                    points.extend([contact.email, contact.phone]);
                }
            }
        }
        points.remove("");
        Ok(points)
    }

    fn open_request(&self, request: Uuid) -> Result<OpenRequest, BoothError> {
        let open = self.open_requests()?;
        let found = open.into_iter().find(|open| open.id == request);
        found.ok_or(BoothError::Unknown)
    }

    /// Refuses while what she asked for can be seen not to be done.
    fn require_done(&self, open: &OpenRequest) -> Result<(), BoothError> {
        match open.right {
            AskedRight::Delete if !open.is_gone => refused(sentence!("request-not-deleted")),
            AskedRight::Stop if self.may_be_written_to(open.visitor)? => {
                refused(sentence!("request-not-stopped"))
            }
            _ => Ok(()),
        }
    }

    fn may_be_written_to(&self, visitor: Uuid) -> Result<bool, BoothError> {
        let permissions = self.permissions(&self.sending()?, visitor)?;
        Ok(permissions.iter().any(|it| it.decision.allowed))
    }
}
