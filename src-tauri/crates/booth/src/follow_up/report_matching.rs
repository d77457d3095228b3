//! Which export is a report of, and which of its columns are read?
//!
//! Everybody of the report whom any export holds has to be in the one it is of, so a report
//! of another tool, file or fair is told by its people. Nothing is guessed.

use crate::facts::Facts;
use crate::{Booth, BoothError};
use outreach::{Channel, PointKind, ReportColumns, ReportFile};
use people::contact_key;
use permission::ContactPoint;
use records::follow_up::{FollowUpExported, ReportColumnsChosen, report_columns_of};
use std::collections::{BTreeMap, BTreeSet};
use tables::{contact as contact_table, follow_up_export, settings};
use uuid::Uuid;
use words::{Sentence, sentence};

/// Files that a sentence names at most.
const NAMED_FILES: usize = 5;

/// Which export a report is of, and how it is read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ReportRequest {
    /// The export; looked for unless said.
    pub export: Option<Uuid>,
    /// The columns that are read. What is said is kept for the tool's next report.
    pub columns: ReportColumns,
}

impl Booth {
    /// Every export of messages, with the people in it by the keyed hash of the address or
    /// number it was for.
    pub(super) fn messages_sent(&self) -> Result<Vec<Sent>, BoothError> {
        let mut exports = Vec::new();
        self.each_export(|id, exported| {
            if !exported.contacts_only {
                exports.push((id, exported));
            }
        })?;
        let facts = self.facts();
        let sent = exports.into_iter().map(|(id, exported)| {
            let mut people: BTreeMap<String, Vec<(Uuid, Channel)>> = BTreeMap::new();
            for row in &exported.rows {
                let Some(channel) = Channel::from_code(&row.channel) else {
                    continue;
                };
                let key = match row.contact_key.is_empty() {
                    true => facts.key_of_now(row.visitor, channel)?,
                    false => Some(row.contact_key.clone()),
                };
                if let Some(key) = key {
                    people.entry(key).or_default().push((row.visitor, channel));
                }
            }
            Ok(Sent {
                id,
                exported,
                people,
            })
        });
        sent.collect()
    }
}

/// An export of messages.
pub(super) struct Sent {
    pub(super) id: Uuid,
    pub(super) exported: FollowUpExported,
    pub(super) people: BTreeMap<String, Vec<(Uuid, Channel)>>,
}

impl Sent {
    pub(super) fn file(&self) -> String {
        let file = self.exported.files.first();
        file.cloned().unwrap_or_else(|| self.id.to_string())
    }

    /// What its people are named by.
    fn kinds(&self) -> Vec<PointKind> {
        let people = self.people.values().flatten();
        let kinds: Vec<PointKind> = people.map(|(_, channel)| kind_of(*channel)).collect();
        let mut all = vec![PointKind::Email, PointKind::Phone];
        all.retain(|kind| kinds.contains(kind));
        all
    }
}

/// The export that a report is of, and what the report names its people by.
#[derive(Clone, Copy)]
pub(super) struct Of<'a> {
    pub(super) sent: &'a Sent,
    pub(super) kind: PointKind,
}

/// The columns that somebody named, and with those that were named for the tool before.
pub(super) struct Columns {
    asked: ReportColumns,
    with_kept: ReportColumns,
}

impl Columns {
    /// Reads by what was kept; where the tool's table is another now, as if nothing was.
    pub(super) fn read<T>(
        &self,
        read: impl Fn(&ReportColumns) -> Result<T, Sentence>,
    ) -> Result<T, Sentence> {
        match read(&self.with_kept) {
            Err(_) if self.with_kept != self.asked => read(&self.asked),
            outcome => outcome,
        }
    }
}

/// How many people of a report one export holds.
struct Match<'a> {
    of: Of<'a>,
    people: usize,
    /// How many the report names.
    of_report: usize,
}

impl<'a> Match<'a> {
    /// The export, unless most of the report's people are strangers: it is about messages
    /// that were sent elsewhere then, to some of the same people.
    fn unless_of_strangers(&self) -> Result<Of<'a>, BoothError> {
        match self.people * 2 < self.of_report {
            true => Err(BoothError::NotPossible(sentence!(
                "report-mostly-strangers",
                people = self.of_report - self.people,
                all = self.of_report
            ))),
            false => Ok(self.of),
        }
    }
}

/// Which exports hold people of a report.
#[derive(Default)]
struct Matches<'a> {
    found: Vec<Match<'a>>,
    /// How many people of the report are in any of them.
    known: usize,
    /// Why nobody of it could be told.
    why_not: Option<Sentence>,
}

impl Facts<'_> {
    /// The export that a report is of: everybody of the report whom any export holds has to
    /// be in it.
    pub(super) fn export_of_report<'a>(
        &self,
        sent: &'a [Sent],
        file: &ReportFile,
        request: &ReportRequest,
    ) -> Result<Of<'a>, BoothError> {
        let refused = |sentence| Err(BoothError::NotPossible(sentence));
        let chosen = match request.export {
            None => None,
            Some(id) => match sent.iter().find(|it| it.id == id) {
                None => {
                    let id = id.to_string();
                    return refused(sentence!("report-export-unknown", export = id));
                }
                found => found,
            },
        };
        let Matches {
            found,
            known,
            why_not,
        } = self.matches(sent, chosen, file, request)?;
        let Some(most) = found.iter().map(|it| it.people).max() else {
            return match (why_not, chosen) {
                (Some(why_not), _) => Err(BoothError::ReportColumns(why_not)),
                (None, Some(_)) => refused(sentence!("report-of-nobody-here")),
                (None, None) => refused(sentence!("report-of-nobody")),
            };
        };
        let fullest: Vec<&Match<'a>> = found.iter().filter(|it| it.people == most).collect();
        if let Some(chosen) = chosen {
            let of_chosen = fullest.iter().find(|it| it.of.sent.id == chosen.id);
            return match of_chosen {
                Some(found) => found.unless_of_strangers(),
                None => {
                    let files = named(fullest.into_iter());
                    refused(sentence!("report-of-another-file", files = files))
                }
            };
        }
        match fullest.as_slice() {
            [only] if most == known => only.unless_of_strangers(),
            _ => {
                let files = named(found.iter());
                refused(sentence!("report-of-several-files", files = files))
            }
        }
    }

    /// The exports that hold people of a report; of those that were sent to nobody only the
    /// one that was chosen.
    fn matches<'a>(
        &self,
        sent: &'a [Sent],
        chosen: Option<&Sent>,
        file: &ReportFile,
        request: &ReportRequest,
    ) -> Result<Matches<'a>, BoothError> {
        let (columns, kinds) = match chosen {
            Some(chosen) => (self.columns_for(chosen, request)?, chosen.kinds()),
            None => (
                Columns {
                    asked: request.columns.clone(),
                    with_kept: request.columns.clone(),
                },
                vec![PointKind::Email, PointKind::Phone],
            ),
        };
        let mut candidates = Vec::new();
        for sent in sent {
            let is_not_sent = follow_up_export::is_not_sent(self.tables, sent.id)?;
            if request.export == Some(sent.id) || is_not_sent == Some(false) {
                candidates.push(sent);
            }
        }
        let secret = &self.session.current.contact_key_secret;
        let mut matches = Matches::default();
        let mut is_read = false;
        for kind in &kinds {
            let points = match columns.read(|columns| file.people(*kind, columns)) {
                Ok(points) => points,
                Err(why_not) => {
                    matches.why_not = Some(why_not);
                    continue;
                }
            };
            is_read = true;
            let keys: BTreeSet<String> = points.iter().map(|it| contact_key(secret, it)).collect();
            let mut of_any = BTreeSet::new();
            for sent in &candidates {
                let here = keys.iter().filter(|key| sent.people.contains_key(*key));
                let here: Vec<&String> = here.collect();
                if !here.is_empty() {
                    matches.found.push(Match {
                        of: Of { sent, kind: *kind },
                        people: here.len(),
                        of_report: keys.len(),
                    });
                }
                of_any.extend(here);
            }
            matches.known = matches.known.max(of_any.len());
        }
        if is_read {
            matches.why_not = None;
        } else if kinds.len() > 1 && request.columns.address.is_none() {
            let columns = file.headings();
            matches.why_not = Some(sentence!("report-no-contacts", columns = columns));
        }
        Ok(matches)
    }

    /// The columns of the reports on one export's messages.
    pub(super) fn columns_for(
        &self,
        sent: &Sent,
        request: &ReportRequest,
    ) -> Result<Columns, BoothError> {
        let kept = self.kept_columns(&sent.exported.target)?;
        let asked = request.columns.clone();
        let or_kept = |asked: &Option<String>, kept: String| {
            asked.clone().or(Some(kept).filter(|it| !it.is_empty()))
        };
        Ok(Columns {
            with_kept: ReportColumns {
                address: or_kept(&asked.address, kept.address),
                outcome: or_kept(&asked.outcome, kept.outcome),
            },
            asked,
        })
    }

    fn kept_columns(&self, target: &str) -> Result<ReportColumnsChosen, BoothError> {
        let kept = settings::get(self.tables, report_columns_of(target))?;
        Ok(kept.unwrap_or_default())
    }

    /// The columns of a tool's reports after somebody named some; none where they are kept
    /// already.
    pub(super) fn columns_to_keep(
        &self,
        target: &str,
        columns: &ReportColumns,
    ) -> Result<Option<ReportColumnsChosen>, BoothError> {
        let kept = self.kept_columns(target)?;
        let or_kept =
            |asked: &Option<String>, kept: &str| asked.clone().unwrap_or_else(|| kept.to_owned());
        let chosen = ReportColumnsChosen {
            address: or_kept(&columns.address, &kept.address),
            outcome: or_kept(&columns.outcome, &kept.outcome),
        };
        Ok((chosen != kept).then_some(chosen))
    }

    /// The keyed hash of somebody's address or number as it is now, for exports from before
    /// theirs was kept.
    fn key_of_now(&self, visitor: Uuid, channel: Channel) -> Result<Option<String>, BoothError> {
        let Some(contact) = contact_table::of(self.tables, visitor)? else {
            return Ok(None);
        };
        let point = match kind_of(channel) {
            PointKind::Email => contact.email,
            PointKind::Phone => contact.phone,
        };
        Ok(self.contact_keys(&point, "").pop())
    }
}

pub(super) fn kind_of(channel: Channel) -> PointKind {
    match channel.contact_point() {
        ContactPoint::Email => PointKind::Email,
        // Nobody is asked for a postal address, so no file is for one.
        ContactPoint::Phone | ContactPoint::Address => PointKind::Phone,
    }
}

fn named<'a, 'b: 'a>(matches: impl Iterator<Item = &'a Match<'b>>) -> String {
    let files = matches.take(NAMED_FILES);
    let files: Vec<String> = files.map(|it| format!("‘{}’", it.of.sent.file())).collect();
    files.join(", ")
}
