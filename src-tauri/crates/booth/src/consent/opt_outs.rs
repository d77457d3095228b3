//! Opt-out lists: what the relay, the mail tool and KakaoTalk were told.

use crate::facts::Facts;
use crate::{Booth, BoothError, Right};
use chrono::{Days, NaiveDate};
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
        let acts: Vec<NoticeAct> = source
            .channels()
            .iter()
            .copied()
            .map(NoticeAct::Advertising)
            .collect();
        // At most every row is a record of its own; which are is decided inside
        // the transaction.
        let mut ids: Vec<Uuid> = list.named.iter().map(|_| self.new_id()).collect();
        self.append(Right::Manage, |facts| {
            let visitor_of = facts.visitor_of_key()?;
            let mut import = OptOutImport {
                rows: list.rows(),
                withdrawn: 0,
                known: 0,
                unknown_kept: 0,
                unreadable: list.unreadable.clone(),
            };
            let mut said: BTreeSet<String> = BTreeSet::new();
            let mut records = Vec::new();
            let mut unknown = Vec::new();
            let gone = |contact_keys| {
                let acts = acts.clone();
                Body::PermissionWithdrawn(PermissionWithdrawn { contact_keys, acts })
            };
            for (_, point) in &list.named {
                let key = contact_key(&facts.session.current.contact_key_secret, point);
                if said.contains(&key) || facts.has_refused(&key, &acts)? {
                    import.known += 1;
                } else if let Some(visitor) = visitor_of.get(&key) {
                    import.withdrawn += 1;
                    records.push(facts.record(*visitor, Some(*visitor), gone(vec![key.clone()])));
                } else {
                    import.unknown_kept += 1;
                    unknown.push(key.clone());
                }
                said.insert(key);
            }
            let taken_in = OptOutsImported {
                source: source.code().to_owned(),
                rows: u32::try_from(list.rows()).unwrap_or(u32::MAX),
            };
            // A file of which no row could be read was no list, and another is due.
            if !list.named.is_empty() || list.unreadable.is_empty() {
                let entity = opt_outs_from(source.code());
                records.push(facts.record(entity, None, Body::OptOutsImported(taken_in)));
            }
            for keys in unknown.chunks(KEYS_OF_A_RECORD) {
                let id = ids.pop().expect("there are no more chunks than rows");
                records.push(facts.record(id, None, gone(keys.to_vec())));
            }
            Ok((records, import))
        })
    }
}

impl Facts<'_> {
    /// Who gave which contact point, by its keyed hash.
    fn visitor_of_key(&self) -> Result<BTreeMap<String, Uuid>, BoothError> {
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
            .filter_map(|row| match &row.said {
                Said::Granted(granted) => Some(&granted.supersedes),
                _ => None,
            })
            .flatten()
            .copied()
            .collect();
        let refused = |act: &NoticeAct| {
            rows.iter().any(|row| match &row.said {
                Said::Withdrawn(gone) => {
                    !known.contains(&row.record) && (gone.is_empty() || gone.contains(act))
                }
                _ => false,
            })
        };
        Ok(acts.iter().all(refused))
    }
}
