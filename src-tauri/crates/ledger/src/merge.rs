//! Records from other laptops: what to give, and how to take.
//!
//! Merging is a set union. In which order deltas arrive, how often, and through
//! whom makes no difference. A delta is taken whole or refused whole, and a
//! refusal names the place. Nothing is refused for its time: a laptop with a
//! wrong clock still recorded what happened.
//!
//! That records are whole and that the device named really signed them is proven
//! first. Whether that device belongs to the store and may say such a thing
//! decides whether a record counts (`quarantine.rs`); it is taken in either way,
//! because the records after it follow it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use progress::Progress;
use rusqlite::Connection;
use rusqlite::params;
use uuid::Uuid;

use crate::chain::{Head, SignedHead, check_link};
use crate::clock::Hlc;
use crate::clock_answers;
use crate::destroyed;
use crate::device_id::DeviceId;
use crate::devices_table;
use crate::error::LedgerError;
use crate::ledger::Ledger;
use crate::owner::{self, Circle};
use crate::problem::{Finding, Problem};
use crate::quarantine;
use crate::read_tables::{self, ReadTables};
use crate::record::{CarriedRecord, Content, DESTROYED, Header, RecordId};
use crate::records_table;
use crate::self_table;
use crate::withheld::Withheld;

/// Records on their way to another laptop, and the signed ends of their chains.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Delta {
    /// One head per device that has records here.
    pub heads: Vec<SignedHead>,
    /// The records; of each device without a gap up to its head.
    pub records: Vec<CarriedRecord>,
}

/// What a merge took in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Merged {
    /// Records that were not here before.
    pub new: u64,
    /// Records that were.
    pub known: u64,
    /// Bodies removed because the delta ordered it.
    pub destroyed: u64,
    /// Of the new ones, those that do not count ([`crate::Withheld`]).
    pub quarantined: u64,
}

/// A delta that has been checked against what is stored.
#[derive(Default)]
struct Checked {
    /// In chain order.
    new: Vec<CarriedRecord>,
    /// Intact bodies of stored records that have none.
    bodies: Vec<(Header, Content)>,
    known: u64,
    /// The heads that move.
    heads: Vec<SignedHead>,
}

/// As [`Ledger::known_until`], for whoever decides inside [`Ledger::append`].
pub fn known_until(connection: &Connection) -> Result<BTreeMap<DeviceId, (u64, i64)>, LedgerError> {
    // An invitation's device never writes.
    Ok(devices_table::all(connection)?
        .into_iter()
        .filter(|(_, (head, _))| head.seq > 0)
        .map(|(device, (head, latest))| (device, (head.seq, latest.unix_millis())))
        .collect())
}

impl Ledger {
    /// How far this ledger knows each device's records.
    pub fn vector(&self) -> Result<BTreeMap<DeviceId, u64>, LedgerError> {
        devices_table::ends(self.connection())
    }

    /// How far this ledger knows each device's records: the number and the time
    /// (Unix milliseconds, by that device's clock) of the latest one here. What
    /// a device did afterwards is unknown here, whenever the two last met.
    pub fn known_until(&self) -> Result<BTreeMap<DeviceId, (u64, i64)>, LedgerError> {
        known_until(self.connection())
    }

    /// How many records of each kind a device wrote after a number of its chain.
    pub fn kinds_after(
        &self,
        device: DeviceId,
        seq: u64,
    ) -> Result<BTreeMap<String, u64>, LedgerError> {
        let mut statement = self.connection().prepare(
            "SELECT kind, count(*) FROM ledger_chains WHERE device = ?1 AND seq > ?2 GROUP BY kind",
        )?;
        let kinds = statement.query_map(params![device.0.as_bytes(), seq], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })?;
        Ok(kinds.collect::<rusqlite::Result<_>>()?)
    }

    /// What somebody lacks who has each device's records up to the number in
    /// `from` (see [`Ledger::vector`]; a device not in it is wanted from the start).
    pub fn carry(&self, from: &BTreeMap<DeviceId, u64>) -> Result<Delta, LedgerError> {
        let mut delta = Delta::default();
        for (device, (head, _)) in devices_table::all(self.connection())? {
            let known = from.get(&device).copied().unwrap_or(0);
            if head.seq <= known {
                continue;
            }
            records_table::each_in(
                self.connection(),
                "ledger_chains",
                "WHERE device = ?1 AND seq > ?2 ORDER BY seq",
                params![device.0.as_bytes(), known],
                |record| {
                    delta.records.push(record);
                    Ok(())
                },
            )?;
            delta.heads.push(head);
        }
        Ok(delta)
    }

    /// How many records are kept here and do not count, by device and reason.
    pub fn quarantined(&self) -> Result<BTreeMap<(DeviceId, Withheld), u64>, LedgerError> {
        quarantine::counts(self.connection())
    }

    /// Lets records that were kept aside take their place, once their device is
    /// admitted.
    pub(crate) fn release(&mut self) -> Result<(), LedgerError> {
        let released = self.store.transaction(|transaction| {
            let tables = self.tables.as_ref();
            let circle = Circle::read(transaction)?;
            let released = quarantine::take_released(transaction, &circle, tables)?;
            raise_clocks(transaction, &released, self.tip.trusted)?;
            count(transaction, tables, released, BTreeSet::new())
        });
        released.map_err(|error| self.noting(error))?;
        self.learn_the_time()
    }

    /// Every record that counts raises the clock, as far as its time is trusted.
    fn learn_the_time(&mut self) -> Result<(), LedgerError> {
        self.tip.trusted = devices_table::trusted(self.connection())?;
        self.tip.floor = self.tip.floor.max(self.tip.trusted);
        Ok(())
    }

    /// Takes in records from another laptop: all of the delta or nothing of it.
    pub fn merge(&mut self, delta: Delta) -> Result<Merged, LedgerError> {
        self.merge_watched(delta, &Arc::default())
    }

    /// As [`Ledger::merge`], for somebody who waits and may stop it.
    ///
    /// # Errors
    /// [`LedgerError::Stopped`], too; nothing was taken in then.
    pub fn merge_watched(
        &mut self,
        delta: Delta,
        progress: &Arc<Progress>,
    ) -> Result<Merged, LedgerError> {
        self.refuse_if_reopen_needed()?;
        let merged = self.store.stopped_by(progress, || {
            self.store.transaction(|transaction| {
                let checked = check(transaction, delta)?;
                take_in(transaction, self, checked)
            })
        });
        let merged = merged.map_err(|error| self.noting(error))?;
        self.standing = None;
        // Our own records can come back from elsewhere after a loss.
        if let Some(head) = devices_table::head_of(self.connection(), self.device())? {
            self.tip.head = Head {
                seq: head.seq,
                hash: head.hash,
            };
        }
        self.learn_the_time()?;
        let ends = devices_table::ends(self.connection())?;
        self.mark.raise(ends);
        self.mark.write(self.last_seen);
        if merged.destroyed > 0 {
            self.store
                .checkpoint()
                .map_err(|error| self.noting(error))?;
        }
        Ok(merged)
    }
}

fn refuse(device: DeviceId, seq: u64, finding: Finding) -> LedgerError {
    LedgerError::DeltaRefused(Problem::at(device, seq, finding))
}

/// Whether everything in the delta is whole, signed, and continues what is stored.
fn check(connection: &Connection, delta: Delta) -> Result<Checked, LedgerError> {
    let stored = devices_table::all(connection)?;
    let stored_head = |device: DeviceId| {
        stored.get(&device).map_or(Head::START, |(head, _)| Head {
            seq: head.seq,
            hash: head.hash,
        })
    };

    let mut heads: BTreeMap<DeviceId, SignedHead> = BTreeMap::new();
    for head in delta.heads {
        let (device, seq) = (head.device(), head.seq);
        if !head.is_genuine() {
            return Err(refuse(device, seq, Finding::BadSignature));
        }
        if heads.insert(device, head).is_some() {
            return Err(refuse(device, seq, Finding::Malformed));
        }
    }

    let mut records = delta.records;
    // A record may be there twice, once destroyed; the intact one comes first
    // and the other is dropped.
    records.sort_by_key(|record| {
        let header = &record.header;
        (
            header.device,
            header.seq,
            header.hash,
            record.content.is_none(),
        )
    });
    records.dedup_by(|later, earlier| {
        later.header == earlier.header && (later.content.is_none() || later == earlier)
    });

    let mut checked = Checked::default();
    let mut ends: BTreeMap<DeviceId, Head> = BTreeMap::new();
    for record in records {
        let header = &record.header;
        let (device, seq) = (header.device, header.seq);
        let refused = |finding| refuse(device, seq, finding);
        if seq == 0 || header.hlc > Hlc::LATEST {
            return Err(refused(Finding::Malformed));
        }
        if heads.get(&device).is_none_or(|head| seq > head.seq) {
            return Err(refused(Finding::Unsigned));
        }
        let known = stored_head(device);
        let end = ends.entry(device).or_insert(known);
        if seq <= known.seq {
            check_link(None, &record).map_err(refused)?;
            let Some(ours) = records_table::by_place(connection, device, seq)? else {
                return Err(refused(Finding::Missing { through: seq }));
            };
            if ours.header.hash != header.hash {
                return Err(refused(Finding::Fork));
            }
            checked.known += 1;
            if let (None, Some(content)) = (ours.content, record.content) {
                checked.bodies.push((ours.header, content));
            }
            continue;
        }
        if seq <= end.seq {
            return Err(refused(Finding::Fork));
        }
        if seq > end.seq + 1 {
            let missing = Finding::Missing { through: seq - 1 };
            return Err(refuse(device, end.seq + 1, missing));
        }
        check_link(Some(*end), &record).map_err(refused)?;
        *end = Head {
            seq,
            hash: header.hash,
        };
        checked.new.push(record);
    }

    for (device, head) in heads {
        let known = stored_head(device);
        let end = ends.get(&device).copied().unwrap_or(known);
        if head.seq > end.seq {
            let cut = Finding::CutAtEnd { through: head.seq };
            return Err(refuse(device, end.seq + 1, cut));
        }
        let hash = match head.seq {
            0 => Some(Head::START.hash),
            seq if seq == end.seq => Some(end.hash),
            seq => {
                records_table::by_place(connection, device, seq)?.map(|record| record.header.hash)
            }
        };
        // What makes the records before it the device's own words.
        if hash != Some(head.hash) {
            let finding = match head.seq <= known.seq {
                true => Finding::Fork,
                false => Finding::HeadDiffers,
            };
            return Err(refuse(device, head.seq, finding));
        }
        if head.seq > known.seq {
            checked.heads.push(head);
        }
    }
    Ok(checked)
}

/// Writes a checked delta and brings the read tables up to date.
fn take_in(
    transaction: &Connection,
    ledger: &Ledger,
    checked: Checked,
) -> Result<Merged, LedgerError> {
    let tables = ledger.tables.as_ref();
    let mut merged = Merged {
        new: checked.new.len() as u64,
        known: checked.known,
        ..Merged::default()
    };
    if self_table::owner(transaction)?.0.is_none() {
        adopt_owner(transaction, &checked.new)?;
    }
    let mut circle = Circle::read(transaction)?;
    for record in &checked.new {
        circle.learn(record);
    }
    circle.learn_successions(&checked.new);

    let mut counting = quarantine::take_released(transaction, &circle, tables)?;
    let mut to_derive: BTreeSet<Uuid> = BTreeSet::new();
    let mut ids: BTreeSet<RecordId> = counting.iter().map(|record| record.header.id).collect();
    for mut record in checked.new {
        let why = match quarantine::judge(&record, &circle, tables) {
            Some(why) => Some(why),
            None => id_is_taken(transaction, &record, &mut ids, &mut to_derive)?
                .then_some(Withheld::IdTaken),
        };
        match why {
            None => counting.push(record),
            Some(why) => {
                if destroyed::is_of_an_ended_subject(transaction, tables, &record.header)? {
                    record.content = None;
                }
                quarantine::keep(transaction, &record, why)?;
                merged.quarantined += 1;
            }
        }
    }
    for (header, content) in &checked.bodies {
        if !destroyed::is_ordered(transaction, tables, header)? {
            records_table::restore_content(transaction, header.id, content)?;
            to_derive.insert(header.entity);
        }
    }
    for head in &checked.heads {
        devices_table::put(transaction, head, Hlc(0), Hlc(0))?;
    }
    raise_clocks(transaction, &counting, ledger.tip.trusted)?;
    merged.destroyed = count(transaction, tables, counting, to_derive)?;
    Ok(merged)
}

/// Notes how far records that count bring their devices' clocks. A time far after
/// all that is trusted here is not trusted: one wrong clock must not spread from
/// laptop to laptop.
fn raise_clocks(
    transaction: &Connection,
    records: &[CarriedRecord],
    mut trusted: Hlc,
) -> Result<(), LedgerError> {
    let mut clocks: Vec<(Hlc, DeviceId)> = records
        .iter()
        .map(|record| (record.header.hlc, record.header.device))
        .collect();
    clocks.sort();
    let mut latest: BTreeMap<DeviceId, (Hlc, Hlc)> = BTreeMap::new();
    for (clock, device) in clocks {
        let latest = latest.entry(device).or_default();
        latest.0 = clock;
        if clock_answers::is_plausible(clock, trusted) {
            trusted = trusted.max(clock);
            latest.1 = clock;
        }
    }
    for (device, (clock, trusted)) in latest {
        devices_table::raise_clock(transaction, device, clock, trusted)?;
    }
    Ok(())
}

/// A store that knows no owner takes the one whom its founder names.
fn adopt_owner(transaction: &Connection, new: &[CarriedRecord]) -> Result<(), LedgerError> {
    let headers = new.iter().map(|record| &record.header);
    let Some(founder) = owner::founder(transaction, headers)? else {
        return Ok(());
    };
    let mut firsts = records_table::firsts(transaction)?;
    firsts.extend(new.iter().filter(|record| record.header.seq == 1).cloned());
    let founders = owner::successors(founder, &firsts);
    let mut named = new
        .iter()
        .filter(|record| founders.contains(&record.header.device));
    if let Some(owner) = named.find_map(owner::named_in) {
        self_table::set_owner(transaction, &owner, None)?;
    }
    Ok(())
}

/// Whether another record has this one's id and the better right to it. Ids
/// follow from the place in the chain; one that does not was made by an earlier
/// version, or to keep another laptop's record out.
fn id_is_taken(
    transaction: &Connection,
    record: &CarriedRecord,
    ids: &mut BTreeSet<RecordId>,
    to_derive: &mut BTreeSet<Uuid>,
) -> Result<bool, LedgerError> {
    let header = &record.header;
    if !ids.insert(header.id) {
        return Ok(true);
    }
    let Some(stored) = records_table::by_id(transaction, header.id)? else {
        return Ok(false);
    };
    if !header.id_follows_from_place() {
        return Ok(true);
    }
    records_table::remove(transaction, stored.header.device, stored.header.seq)?;
    to_derive.insert(stored.header.entity);
    quarantine::keep(transaction, &stored, Withheld::IdTaken)?;
    Ok(false)
}

/// Puts records that count in their place. Gives how many bodies were removed.
fn count(
    transaction: &Connection,
    tables: &dyn ReadTables,
    mut new: Vec<CarriedRecord>,
    mut to_derive: BTreeSet<Uuid>,
) -> Result<u64, LedgerError> {
    let mut destroyed = 0;
    // Orders to destroy come first, so that they also meet what arrives with them.
    for record in new.iter().filter(|record| record.header.kind == DESTROYED) {
        let header = &record.header;
        let body = record
            .content
            .as_ref()
            .map(|content| content.body.as_slice());
        let Some(target) = destroyed::target_of(body) else {
            return Err(refuse(header.device, header.seq, Finding::Malformed));
        };
        destroyed::remember(transaction, target.0)?;
        if let Some(known) = records_table::by_id(transaction, target)?
            && destroyed::is_destroyable(&known.header.kind, tables)
            && known.content.is_some()
        {
            records_table::remove_content(transaction, target)?;
            to_derive.insert(known.header.entity);
            destroyed += 1;
        }
    }

    // An entity whose new records all come after its old ones is brought up to
    // date; any other is derived anew.
    new.sort_by_key(|record| record.header.order());
    let mut seen = BTreeSet::new();
    for record in &new {
        let header = &record.header;
        if seen.insert(header.entity)
            && let Some(latest) = records_table::latest_order_of(transaction, header.entity)?
            && latest > header.order()
        {
            to_derive.insert(header.entity);
        }
    }
    for mut record in new {
        if destroyed::is_ordered(transaction, tables, &record.header)? {
            record.content = None;
        }
        records_table::insert(transaction, &record)?;
        if !to_derive.contains(&record.header.entity) {
            tables.apply(transaction, &record.into_record())?;
        }
    }
    to_derive.extend(clock_answers::apply_all(transaction)?);
    for entity in to_derive {
        read_tables::derive_entity(transaction, tables, entity)?;
    }
    destroyed += destroyed::enforce_endings(transaction, tables)?;
    Ok(destroyed)
}
