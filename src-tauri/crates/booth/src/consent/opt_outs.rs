//! Opt-out lists: what the relay, the mail tool and KakaoTalk were told.

use crate::facts::Facts;
use crate::{Booth, BoothError, Right};
use chrono::{Days, NaiveDate};
use ledger::NewRecord;
use outreach::{OptOutSource, OptOuts};
use people::contact_key;
use progress::Progress;
use records::Body;
use records::consent::{NoticeAct, OptOutsImported, PermissionWithdrawn, opt_outs_from};
use std::collections::{BTreeMap, BTreeSet};
use tables::contact as contact_table;
use tables::permission_said::{self, Said};
use tables::{follow_up_export, settings};
use uuid::Uuid;
use words::Sentence;

/// Contact points that nobody here gave, in one record: a list names thousands.
const KEYS_OF_A_RECORD: usize = 500;

/// What a list of refusals did. Every row is counted once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OptOutImport {
    /// Rows of the list, without its header.
    pub rows: usize,
    /// Rows about somebody here who had not refused yet.
    pub withdrawn: usize,
    /// Rows about a refusal that was known already.
    pub known: usize,
    /// Rows about a contact point that nobody here gave; it is kept, as a keyed
    /// hash, for whoever gives it later or on another laptop.
    pub unknown_kept: usize,
    /// Rows that could not be read, as Excel counts them, and why.
    pub unreadable: Vec<(u32, Sentence)>,
}

/// When lists of refusals were taken in last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OptOutLists {
    /// The day of the latest list from each source; none while there was none.
    pub latest: Vec<(OptOutSource, Option<NaiveDate>)>,
    /// Whether messages may be going out and no list was taken in today.
    pub due_today: bool,
}

/// For so many days after files for messages were made, somebody may refuse any day.
const MESSAGES_GO_OUT: Days = Days::new(14);

/// Reads an opt-out list. It needs no open store, so that nobody has to wait for
/// a large file.
///
/// # Errors
/// [`BoothError::OptOutFile`] when the file is no table, or the reading was
/// stopped.
pub fn read_opt_outs(
    bytes: &[u8],
    file_name: &str,
    source: OptOutSource,
    progress: &Progress,
) -> Result<OptOuts, BoothError> {
    OptOuts::read(bytes, file_name, source, progress)
        .map_err(|refusal| BoothError::OptOutFile(refusal.sentence))
}

impl Booth {
    /// When lists of refusals were taken in last, and whether one is due today.
    ///
    /// # Errors
    /// [`BoothError::Tables`].
    pub fn opt_out_lists(&self) -> Result<OptOutLists, BoothError> {
        let facts = self.facts();
        let day = |at_ms| facts.session.local(at_ms).date_naive();
        let latest_of = |source: OptOutSource| -> Result<_, BoothError> {
            let entity = opt_outs_from(source.code());
            let entry = settings::entry::<OptOutsImported>(facts.tables, entity)?;
            Ok((source, entry.map(|entry| day(entry.at_ms))))
        };
        let latest: Vec<_> = OptOutSource::ALL
            .into_iter()
            .map(latest_of)
            .collect::<Result<_, _>>()?;
        let today = facts.today();
        let exported = follow_up_export::latest(facts.tables)?.map(day);
        let may_be_refused = exported
            .and_then(|day| day.checked_add_days(MESSAGES_GO_OUT))
            .is_some_and(|until| today <= until);
        let taken_in_today = latest.iter().any(|(_, day)| *day == Some(today));
        Ok(OptOutLists {
            latest,
            due_today: may_be_refused && !taken_in_today,
        })
    }

    /// Takes in a list of refusals, all of it or nothing. It counts on every
    /// laptop and over every older state that is merged later.
    ///
    /// # Errors
    /// When nothing could be written.
    pub fn import_opt_outs(
        &mut self,
        list: &OptOuts,
        source: OptOutSource,
    ) -> Result<OptOutImport, BoothError> {
        let ids = self.ids_of_refusals(list.named.len());
        self.append(Right::Manage, |facts| {
            let secret = &facts.session.current.contact_key_secret;
            let points = list.named.iter();
            let keys = points.map(|(_, point)| contact_key(secret, point));
            let (mut records, refused) = facts.refusals(keys, source, ids)?;
            let import = OptOutImport {
                rows: list.rows(),
                withdrawn: refused.withdrawn,
                known: refused.known,
                unknown_kept: refused.unknown_kept,
                unreadable: list.unreadable.clone(),
            };
            let taken_in = OptOutsImported {
                source: source.code().to_owned(),
                rows: u32::try_from(list.rows()).unwrap_or(u32::MAX),
            };
            // A file of which no row could be read was no list, and another is due.
            if !list.named.is_empty() || list.unreadable.is_empty() {
                let entity = opt_outs_from(source.code());
                records.push(facts.record(entity, None, Body::OptOutsImported(taken_in)));
            }
            Ok((records, import))
        })
    }

    /// Ids for the records of refusals whose contact points nobody here gave, as many as
    /// there can be.
    pub(crate) fn ids_of_refusals(&self, points: usize) -> Vec<Uuid> {
        let records = points.div_ceil(KEYS_OF_A_RECORD);
        (0..records).map(|_| self.new_id()).collect()
    }
}

/// What refusals did, each contact point that was given counted once.
pub(crate) struct Refused {
    /// Of somebody here who had not refused yet.
    withdrawn: usize,
    /// Known already.
    known: usize,
    /// Of a contact point that nobody here gave.
    unknown_kept: usize,
}

impl Facts<'_> {
    /// The records by which contact points refuse what a list from this source stands for.
    /// Those that nobody here gave are kept, too, under the ids.
    pub(crate) fn refusals(
        &self,
        contact_keys: impl Iterator<Item = String>,
        source: OptOutSource,
        ids: Vec<Uuid>,
    ) -> Result<(Vec<NewRecord>, Refused), BoothError> {
        let channels = source.channels().iter().copied();
        let acts: Vec<NoticeAct> = channels.map(NoticeAct::Advertising).collect();
        let visitor_of = self.visitor_of_key()?;
        let mut refused = Refused {
            withdrawn: 0,
            known: 0,
            unknown_kept: 0,
        };
        let mut said: BTreeSet<String> = BTreeSet::new();
        let mut records = Vec::new();
        let mut unknown = Vec::new();
        let gone = |contact_keys| {
            let acts = acts.clone();
            Body::PermissionWithdrawn(PermissionWithdrawn { contact_keys, acts })
        };
        for key in contact_keys {
            if said.contains(&key) || self.has_refused(&key, &acts)? {
                refused.known += 1;
            } else if let Some(visitor) = visitor_of.get(&key) {
                refused.withdrawn += 1;
                records.push(self.record(*visitor, Some(*visitor), gone(vec![key.clone()])));
            } else {
                refused.unknown_kept += 1;
                unknown.push(key.clone());
            }
            said.insert(key);
        }
        for (keys, id) in unknown.chunks(KEYS_OF_A_RECORD).zip(ids) {
            records.push(self.record(id, None, gone(keys.to_vec())));
        }
        Ok((records, refused))
    }

    /// Who gave which contact point, by its keyed hash.
    pub(crate) fn visitor_of_key(&self) -> Result<BTreeMap<String, Uuid>, BoothError> {
        let mut visitor_of = BTreeMap::new();
        for contact in contact_table::all(self.tables)? {
            for key in self.contact_keys(&contact.email, &contact.phone) {
                visitor_of.entry(key).or_insert(contact.visitor);
            }
        }
        Ok(visitor_of)
    }

    /// Whether all of this is withdrawn for a contact point, by a record that no
    /// later yes knew of.
    fn has_refused(&self, key: &str, acts: &[NoticeAct]) -> Result<bool, BoothError> {
        let rows = permission_said::about(self.tables, key)?;
        let known: BTreeSet<Uuid> = rows
            .iter()
            .filter_map(|row| match &*row.said {
                Said::Granted(granted) => Some(&granted.supersedes),
                _ => None,
            })
            .flatten()
            .copied()
            .collect();
        let refused = |act: &NoticeAct| {
            rows.iter().any(|row| match &*row.said {
                Said::Withdrawn(gone) => {
                    !known.contains(&row.record) && (gone.is_empty() || gone.contains(act))
                }
                _ => false,
            })
        };
        Ok(acts.iter().all(refused))
    }
}
