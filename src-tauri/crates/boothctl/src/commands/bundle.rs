//! `bundle` and `digest`: carrying records between laptops, and whether they agree.

use crate::output::{Failure, Report};
use crate::store::Store;
use booth::Booth;
use booth::exchange::{Arrived, MergedBundle, Reach};
use ledger::DeviceId;
use serde_json::{Map, Value, json};
use sha2::{Digest as _, Sha256};
use std::path::PathBuf;
use uuid::Uuid;
use words::sentence;

/// Bundles: carry records between laptops.
#[derive(clap::Subcommand)]
pub enum Bundle {
    /// Writes what the other laptops lack, for them and the owner alone to read.
    Write(Write),
    /// Takes bundles in, each whole or not at all, in whatever order they are named.
    Merge(Merge),
    /// The laptops whose records are kept here and do not count.
    Quarantined(Store),
    /// Says that a laptop belongs: its records count from now on.
    Accept(Accept),
}

/// What to write.
#[derive(clap::Args)]
pub struct Write {
    /// The bundle, usually `*.boothbundle`; must not exist.
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
    /// Only what this laptop lacks, by its id (`device list`); else what any may lack.
    #[arg(long = "for", value_name = "DEVICE")]
    reach: Option<Uuid>,
    #[command(flatten)]
    store: Store,
}

/// What to take in.
#[derive(clap::Args)]
pub struct Merge {
    /// The bundles.
    #[arg(required = true)]
    files: Vec<PathBuf>,
    #[command(flatten)]
    store: Store,
}

/// Which laptop.
#[derive(clap::Args)]
pub struct Accept {
    /// Its id, as `bundle quarantined` shows it.
    device: Uuid,
    #[command(flatten)]
    store: Store,
}

impl Bundle {
    /// Runs the command.
    pub fn run(self) -> Result<Report, Failure> {
        match self {
            Self::Write(write) => write.run(),
            Self::Merge(merge) => merge.run(),
            Self::Quarantined(store) => quarantined(&store),
            Self::Accept(accept) => accept.run(),
        }
    }
}

impl Accept {
    /// Says that it belongs.
    pub fn run(self) -> Result<Report, Failure> {
        let mut booth = self.store.open()?;
        booth.admit(DeviceId(self.device))?;
        let name = booth.laptop_name(self.device);
        let said = sentence!("laptop-admitted", laptop = &name).to_string();
        Ok(Report::done(json!({ "device": self.device }), said))
    }
}

impl Write {
    fn run(self) -> Result<Report, Failure> {
        let mut booth = self.store.open()?;
        let reach = self.reach.map_or(Reach::Everybody, Reach::One);
        let bundle = booth.write_bundle(&self.out, reach)?;
        let file = bundle.file.display().to_string();
        let said = match bundle.records {
            0 => sentence!("bundle-written-empty", file = file),
            records => sentence!("bundle-written", records = records, file = file),
        };
        Ok(Report::done(
            json!({ "new": bundle.records, "known": 0, "conflicts": [], "file": bundle.file }),
            said.to_string(),
        ))
    }
}

impl Merge {
    fn run(self) -> Result<Report, Failure> {
        let mut booth = self.store.open()?;
        let merged = booth.merge_bundles(&self.files);
        let (mut new, mut known, mut conflicts) = (0, 0, Vec::new());
        let (mut files, mut words) = (Vec::new(), Vec::new());
        let mut refused = false;
        for MergedBundle { file, arrived } in merged {
            match arrived {
                Ok(arrived) => {
                    new += arrived.merged.new;
                    known += arrived.merged.known;
                    conflicts.extend(conflicts_of(&booth, &arrived));
                    let notes = booth.notes_on(&arrived);
                    words.push(arrived.sentence().to_string());
                    words.extend(notes.iter().map(ToString::to_string));
                    files.push(json!({
                        "file": file, "from": arrived.from.ko, "new": arrived.merged.new,
                        "known": arrived.merged.known, "refused": null,
                        "quarantined": arrived.merged.quarantined,
                        "visitors": arrived.counts.visitors, "contacts": arrived.counts.contacts,
                        "withdrawals": arrived.counts.withdrawals,
                        "coupons": arrived.counts.coupons,
                        "redemptions": arrived.counts.redemptions, "sales": arrived.counts.sales,
                    }));
                }
                Err(error) => {
                    refused = true;
                    let why = error.sentence();
                    words.push(format!("{}: {why}", file.display()));
                    files.push(json!({
                        "file": file, "new": 0, "known": 0, "refused": why.ko, "code": error.code(),
                    }));
                }
            }
        }
        let json = json!({ "new": new, "known": known, "conflicts": conflicts, "files": files });
        match refused {
            true => Ok(Report::refused(json, words.join("\n"))),
            false => Ok(Report::done(json, words.join("\n"))),
        }
    }
}

fn conflicts_of(booth: &Booth, arrived: &Arrived) -> Vec<Value> {
    let over = arrived.over_redeemed.iter();
    over.map(|over| {
        json!({
            "kind": "over_redeemed", "coupon": over.coupon, "number": over.short_number,
            "laptop": over.laptop.ko, "staff": over.staff, "at": booth.day_and_time(over.at_ms),
            "won": over.won, "sale": over.sale,
        })
    })
    .collect()
}

fn quarantined(store: &Store) -> Result<Report, Failure> {
    let booth = store.open()?;
    let (mut json, mut words) = (Vec::new(), Vec::new());
    for aside in booth.left_aside()? {
        words.push(aside.sentence().to_string());
        json.push(json!({
            "device": aside.device, "name": aside.name.ko, "records": aside.records,
            "may_be_accepted": aside.may_be_admitted,
        }));
    }
    Ok(Report::done(json!(json), words.join("\n")))
}

/// One hash over every read table: equal on two laptops exactly when they agree.
pub fn digest(store: &Store) -> Result<Report, Failure> {
    let mut booth = store.open()?;
    let records = booth.records();
    let digests = booth.ledger().digests()?;
    let mut all = Sha256::new();
    let mut tables = Map::new();
    for (table, digest) in digests {
        all.update(table.as_bytes());
        all.update(digest);
        tables.insert(table, json!(hex(&digest)));
    }
    let digest = hex(&all.finalize());
    Ok(Report::done(
        json!({ "digest": digest, "records": records, "tables": tables }),
        digest,
    ))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
