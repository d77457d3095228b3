//! Bundles: what other laptops lack, in one file that only they and the owner read.

use crate::coupons::OverRedeemed;
use crate::{Booth, BoothError, Right};
use bundle::{BundleError, Contents, Family, Key, Lock};
use ledger::{Delta, DeviceId, Finding, LedgerError, Merged};
use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::{self, BufWriter, Take, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use uuid::Uuid;
use words::Sentence;

/// For whom a bundle is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// For every other laptop: what at least one of them may lack.
    Everybody,
    /// For one laptop: what it did not say it has.
    One(Uuid),
}

/// A bundle that was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BundleWritten {
    /// Where it lies.
    pub file: PathBuf,
    /// How many records are in it.
    pub records: u64,
}

/// What came of a bundle.
#[derive(Debug)]
pub struct MergedBundle {
    /// The file, as it was named.
    pub file: PathBuf,
    /// What it brought, or why nothing of it was taken in.
    pub arrived: Result<Arrived, BoothError>,
}

/// What a bundle brought.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Arrived {
    /// What staff call the laptop that wrote it.
    pub from: Sentence,
    /// Records that were not here before, and those that were.
    pub merged: Merged,
    /// What the new ones are about.
    pub counts: KindCounts,
    /// Uses of coupons beyond what was allowed, which are known only now.
    pub over_redeemed: Vec<OverRedeemed>,
    /// New records that are kept and do not count.
    pub left_aside: Vec<LeftAside>,
}

/// How many new records of the kinds that people ask about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct KindCounts {
    /// Visitors who came.
    pub visitors: u64,
    /// Contacts that were written down.
    pub contacts: u64,
    /// Withdrawals and refusals.
    pub withdrawals: u64,
    /// Coupons that were given.
    pub coupons: u64,
    /// Coupons that were used.
    pub redemptions: u64,
    /// Sales.
    pub sales: u64,
}

/// A laptop whose records do not count here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftAside {
    /// Its device.
    pub device: Uuid,
    /// What staff call it.
    pub name: Sentence,
    /// How many of its records are kept aside.
    pub records: u64,
    /// Whether it does not belong, and the owner may say that it does.
    pub may_be_admitted: bool,
}

impl Booth {
    /// Writes a bundle.
    ///
    /// # Errors
    /// [`BoothError::Unknown`] for a laptop that has no records here or is on record as
    /// lost, [`BundleError::Exists`] when there is such a file, and what hinders
    /// writing.
    pub fn write_bundle(&mut self, file: &Path, reach: Reach) -> Result<BundleWritten, BoothError> {
        self.facts().require(Right::Capture)?;
        refuse_existing(file)?;
        let from = self.known_to(reach)?;
        let delta = self.carry(&from)?;
        let now_ms = self.facts().now_ms;
        let contents = Contents {
            receipt: self.ledger.receipt(now_ms)?,
            invitation: None,
            delta,
        };
        let readers = self.ledger.readers(&self.lost_devices()?)?;
        let family = Family::of(self.ledger.owner()?);
        let progress = self.session.progress.as_ref();
        save(file, |out| {
            bundle::write(out, family, Lock::Readers(&readers), &contents, progress)
        })?;
        Ok(BundleWritten {
            file: file.to_owned(),
            records: contents.delta.records.len() as u64,
        })
    }

    /// Takes bundles in, each whole or not at all. One that needs another of them first
    /// waits for it, so their order makes no difference.
    pub fn merge_bundles(&mut self, files: &[PathBuf]) -> Vec<MergedBundle> {
        let mut merged = BTreeMap::new();
        let mut waiting: Vec<usize> = (0..files.len()).collect();
        while !waiting.is_empty() {
            let before = waiting.len();
            let mut refused = Vec::new();
            for number in waiting {
                let arrived = self.merge_bundle(&files[number]);
                if lacks_earlier_records(&arrived) {
                    refused.push(number);
                }
                merged.insert(number, arrived);
            }
            waiting = refused;
            if waiting.len() == before {
                break;
            }
        }
        let files = files.iter().cloned().zip(merged.into_values());
        files
            .map(|(file, arrived)| MergedBundle { file, arrived })
            .collect()
    }

    fn merge_bundle(&mut self, file: &Path) -> Result<Arrived, BoothError> {
        self.facts().require(Right::Capture)?;
        let family = Family::of(self.ledger.owner()?);
        let secrets = self.ledger.reading_secrets()?;
        let progress = Arc::clone(&self.session.progress);
        let input = opened_at(file)?;
        progress.begin(input.limit());
        let key = Key::Secrets(&secrets);
        let contents = bundle::read(input, Some(family), key, &progress)?;
        let known = self.ledger.vector()?;
        let counts = counted(&contents.delta, &known);
        let before: BTreeSet<_> = uses(&self.over_redeemed()?).collect();
        let aside_before = self.left_aside()?;
        let merged = self.ledger().merge_watched(contents.delta, &progress)?;
        self.ledger.keep_receipt(&contents.receipt)?;
        let mut over_redeemed = self.over_redeemed()?;
        over_redeemed.retain(|over| !before.contains(&(over.sale, over.coupon)));
        let mut left_aside = self.left_aside()?;
        for aside in &mut left_aside {
            let earlier = aside_before.iter().find(|it| it.device == aside.device);
            aside.records -= earlier.map_or(0, |it| it.records).min(aside.records);
        }
        left_aside.retain(|aside| aside.records > 0);
        Ok(Arrived {
            from: self.laptop_name(contents.receipt.holder().0),
            merged,
            counts,
            over_redeemed,
            left_aside,
        })
    }

    /// The laptops whose records are kept here and do not count.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn left_aside(&self) -> Result<Vec<LeftAside>, BoothError> {
        let admitted = self.ledger.admitted()?;
        let mut counts: BTreeMap<DeviceId, u64> = BTreeMap::new();
        for ((device, _), records) in self.ledger.quarantined()? {
            *counts.entry(device).or_default() += records;
        }
        let laptops = counts.into_iter().map(|(device, records)| LeftAside {
            device: device.0,
            name: self.laptop_name(device.0),
            records,
            may_be_admitted: !admitted.contains_key(&device),
        });
        Ok(laptops.collect())
    }

    /// How far those for whom a bundle is written have every device's records for
    /// certain. What is left out here has to be there, or the bundle is refused.
    fn known_to(&self, reach: Reach) -> Result<BTreeMap<DeviceId, u64>, BoothError> {
        let (gone, lost) = (self.gone_laptops()?, self.lost_devices()?);
        let mut held = self.ledger.held_elsewhere()?;
        let own = self.ledger.device();
        let others = self.ledger.known_until()?.into_keys();
        let mut others: BTreeSet<DeviceId> = others
            .filter(|device| *device != own && !gone.contains(device))
            .collect();
        match reach {
            Reach::One(device) if others.contains(&DeviceId(device)) => {
                let held = held.remove(&DeviceId(device)).unwrap_or_default();
                return Ok(held.ends);
            }
            Reach::One(_) => return Err(BoothError::Unknown),
            Reach::Everybody => {}
        }
        // Invitations hold what their pack brought: laptops were made of them that
        // nobody here has heard of.
        others.extend(held.keys().filter(|holder| !lost.contains(*holder)));
        let ends_of = |holder| held.get(holder).map(|held| &held.ends);
        let Some(first) = others.first() else {
            return Ok(BTreeMap::new());
        };
        let mut least = ends_of(first).cloned().unwrap_or_default();
        for holder in &others {
            let ends = ends_of(holder);
            least.retain(|device, seq| {
                let there = ends.and_then(|ends| ends.get(device)).copied();
                *seq = (*seq).min(there.unwrap_or(0));
                *seq > 0
            });
        }
        Ok(least)
    }
}

/// Whether a bundle begins after records that are not here, which another may bring.
fn lacks_earlier_records(arrived: &Result<Arrived, BoothError>) -> bool {
    let Err(BoothError::Ledger(LedgerError::DeltaRefused(problem))) = arrived else {
        return false;
    };
    matches!(problem.finding, Finding::Missing { .. })
}

fn uses(over: &[OverRedeemed]) -> impl Iterator<Item = (Uuid, Uuid)> {
    over.iter().map(|over| (over.sale, over.coupon))
}

fn counted(delta: &Delta, known: &BTreeMap<DeviceId, u64>) -> KindCounts {
    let mut counts = KindCounts::default();
    for record in &delta.records {
        let header = &record.header;
        if header.seq <= known.get(&header.device).copied().unwrap_or(0) {
            continue;
        }
        match header.kind.as_str() {
            "visitor.arrived" => counts.visitors += 1,
            "contact.recorded" => counts.contacts += 1,
            "permission.withdrawn" => counts.withdrawals += 1,
            "coupon.issued" => counts.coupons += 1,
            "coupon.redeemed" => counts.redemptions += 1,
            "sale.recorded" => counts.sales += 1,
            _ => {}
        }
    }
    counts
}

/// A file that staff named, as long as it is one.
pub(super) fn opened_at(file: &Path) -> Result<Take<File>, BundleError> {
    private_files::open_plain(file).map_err(BundleError::File)
}

/// A file that lies at the place already is somebody's.
pub(super) fn refuse_existing(file: &Path) -> Result<(), BundleError> {
    match file.try_exists().map_err(BundleError::File)? {
        true => Err(BundleError::Exists),
        false => Ok(()),
    }
}

/// Writes a file whole or not at all, for nobody else of this computer to read.
pub(super) fn save(
    file: &Path,
    write: impl FnOnce(&mut dyn Write) -> Result<(), BundleError>,
) -> Result<(), BoothError> {
    let mut unfinished = file.as_os_str().to_owned();
    unfinished.push(".part");
    let unfinished = PathBuf::from(unfinished);
    let written = written(&unfinished, file, write);
    if written.is_err() {
        // The error to report is the one that stopped the writing.
        let _ = std::fs::remove_file(&unfinished);
    }
    Ok(written?)
}

fn written(
    unfinished: &Path,
    file: &Path,
    write: impl FnOnce(&mut dyn Write) -> Result<(), BundleError>,
) -> Result<(), BundleError> {
    let failed = |error: io::Error| BundleError::File(error);
    let mut out = BufWriter::new(private_files::create(unfinished).map_err(failed)?);
    write(&mut out)?;
    let out = out
        .into_inner()
        .map_err(|error| failed(error.into_error()))?;
    out.sync_all().map_err(failed)?;
    std::fs::rename(unfinished, file).map_err(failed)
}
