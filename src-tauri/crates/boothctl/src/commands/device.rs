//! `device`: the laptops of a booth, and what to do when one is lost.

use crate::commands::bundle::Accept;
use crate::files::OutFolder;
use crate::output::{Failure, Report};
use crate::store::Store;
use booth::coupons::LostLaptop;
use booth::lost_laptops::{REPORTED_FROM, moment};
use chrono::NaiveDate;
use serde_json::{Value, json};
use std::path::PathBuf;
use uuid::Uuid;
use words::sentence;

/// Laptops: which there are, who belongs, and what to do when one is lost.
#[derive(clap::Subcommand)]
pub enum Device {
    /// The other laptops that have records in this store, and those on record as lost.
    List(Store),
    /// Says that a laptop belongs: its records count from now on.
    Admit(Accept),
    /// Records that a laptop is lost: revokes its coupon keys, and writes the report and the letters to the people whose data were on it.
    Revoke(Revoke),
    /// Records that the people of a lost laptop were told.
    Told(Told),
}

/// Which laptop is lost.
#[derive(clap::Args)]
pub struct Revoke {
    /// Its id, as `device list` shows it.
    device: Uuid,
    /// Since when, local day and time: "2026-11-28 18:00".
    #[arg(long, value_name = "TIME")]
    since: String,
    /// The folder to write to; made when it is missing.
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// Coupons of it that are on record here stay good.
    #[arg(long)]
    keep_known: bool,
    #[command(flatten)]
    store: Store,
}

/// Who was told.
#[derive(clap::Args)]
pub struct Told {
    /// The loss, as `device list` shows it.
    loss: Uuid,
    /// On which day, `2026-11-29`.
    #[arg(long, value_name = "DAY")]
    on: NaiveDate,
    /// With which tool or by which company.
    #[arg(long)]
    sender: String,
    /// How many people.
    #[arg(long)]
    count: u32,
    #[command(flatten)]
    store: Store,
}

impl Device {
    /// Runs the command.
    pub fn run(self) -> Result<Report, Failure> {
        match self {
            Self::List(store) => list(&store),
            Self::Admit(accept) => accept.run(),
            Self::Revoke(revoke) => revoke.run(),
            Self::Told(told) => {
                let mut booth = told.store.open()?;
                booth.loss_told(told.loss, told.on, &told.sender, told.count)?;
                let said = sentence!("loss-told").to_string();
                Ok(Report::done(json!({ "told": told.count }), said))
            }
        }
    }
}

fn list(store: &Store) -> Result<Report, Failure> {
    let booth = store.open()?;
    let mut lines = Vec::new();
    let mut json: Vec<Value> = Vec::new();
    let known = booth.booth_laptops()?;
    for laptop in booth.other_laptops()? {
        let last_seen = booth.day_and_time(laptop.last_seen_ms);
        // An earlier key of this laptop is listed, because it may be one that was lost,
        // and says nothing more.
        let known = known.iter().find(|it| it.device == laptop.device);
        let heard = known.and_then(|it| it.heard_ms);
        let heard = heard.map(|at| booth.day_and_time(at));
        let mut line = format!("{} · {} · {last_seen}", laptop.device, laptop.name);
        if let Some(known) = known {
            let knows = match &heard {
                Some(heard) => {
                    sentence!("laptop-lacks", heard = heard.as_str(), lacks = known.lacks)
                }
                None => sentence!("laptop-never-heard"),
            };
            line.push_str(&format!(" · {knows}"));
        }
        lines.push(line);
        json.push(json!({
            "device": laptop.device, "name": laptop.name.ko, "last_seen": last_seen, "loss": null,
            "belongs": known.is_none_or(|it| it.belongs), "heard": heard,
            "lacks": known.map(|it| it.lacks),
        }));
    }
    for loss in booth.losses()? {
        let last_seen = booth.day_and_time(loss.lost.last_seen_ms);
        let people = loss.lost.people;
        let what = sentence!("loss-task", laptop = loss.name.clone(), people = people);
        lines.push(format!("{} · {} · {what}", loss.lost.device, loss.id));
        json.push(json!({
            "device": loss.lost.device, "name": loss.name.ko, "last_seen": last_seen,
            "loss": loss.id, "since": booth.day_and_time(loss.lost.since_ms),
            "due": loss.due.to_rfc3339(), "overdue": loss.overdue, "people": people,
            "told_on": loss.told.map(|told| told.sent_on),
        }));
    }
    lines.push(match booth.not_elsewhere()?.records {
        0 => sentence!("nothing-only-here").to_string(),
        records => sentence!("only-here", records = records).to_string(),
    });
    Ok(Report::done(json!(json), lines.join("\n")))
}

impl Revoke {
    fn run(self) -> Result<Report, Failure> {
        let mut booth = self.store.open()?;
        let since = moment(&self.since)?;
        let out = OutFolder::at(&self.out)?;
        let seen = booth.other_laptops()?;
        let seen = seen
            .iter()
            .find(|it| it.device == self.device && self.keep_known);
        let coupons = seen.map_or(LostLaptop::ShutOut, |it| {
            LostLaptop::GoodUntil(it.last_seen_ms)
        });
        let loss = booth.report_lost_laptop(self.device, since, coupons)?;
        let files = booth.save_loss_files(loss.id, &out)?;
        let lost = &loss.lost;
        let due = loss.due.format("%Y-%m-%d %H:%M").to_string();
        let said = sentence!(
            "loss-reported",
            laptop = loss.name.clone(),
            people = lost.people,
            due = due
        );
        let written = files.iter().map(|file| file.display().to_string());
        let words: Vec<String> = std::iter::once(said.to_string()).chain(written).collect();
        Ok(Report::done(
            json!({
                "loss": loss.id,
                "device": lost.device,
                "people": lost.people,
                "recorded_there": lost.recorded_there,
                "forgotten_since": lost.forgotten_since,
                "to_report": lost.people >= REPORTED_FROM,
                "fields": lost.fields.iter().cloned().collect::<std::collections::BTreeMap<_, _>>(),
                "due": loss.due.to_rfc3339(),
                "files": files,
            }),
            words.join("\n"),
        ))
    }
}
