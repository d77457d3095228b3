//! Laptops that are missing, and whether the people on them were told.

use crate::shell::Shell;
use crate::values::{self, Answer};
use booth::coupons::LostLaptop;
use booth::lost_laptops::{Loss, REPORTED_FROM, field_name};
use booth::{Booth, BoothError};
use uuid::Uuid;
use wire::{
    LaptopLoss, LossField, LossFiles, LossTold, LostLaptops, Nothing, OtherLaptop,
    ReportLostLaptop, SaveLossFiles,
};

pub(crate) fn get_lost_laptops(shell: &Shell, _: Nothing) -> Answer<LostLaptops> {
    shell.with(|booth| show(booth))
}

pub(crate) fn report_lost_laptop(shell: &Shell, request: ReportLostLaptop) -> Answer<LossFiles> {
    let device = values::id(&request.device)?;
    let since = values::moment(&request.since)?;
    let loss = shell.with(|booth| {
        let others = booth.other_laptops()?;
        let seen = others.iter().find(|it| it.device == device);
        let coupons = seen
            .filter(|_| request.keep_known)
            .map_or(LostLaptop::ShutOut, |it| {
                LostLaptop::GoodUntil(it.last_seen_ms)
            });
        Ok(booth.report_lost_laptop(device, since, coupons)?.id)
    })?;
    // The loss is on record whatever becomes of the files: they can be written again.
    files(shell, loss, &request.folder)
}

pub(crate) fn save_loss_files(shell: &Shell, request: SaveLossFiles) -> Answer<LossFiles> {
    files(shell, values::id(&request.loss)?, &request.folder)
}

pub(crate) fn note_loss_told(shell: &Shell, request: LossTold) -> Answer<LostLaptops> {
    let loss = values::id(&request.loss)?;
    let sent_on = values::date(&request.sent_on)?;
    shell.with(|booth| {
        booth.loss_told(loss, sent_on, &request.sender, request.count)?;
        show(booth)
    })
}

fn files(shell: &Shell, loss: Uuid, folder: &str) -> Answer<LossFiles> {
    let folder = shell.folder(folder)?;
    let files = shell.with(|booth| booth.save_loss_files(loss, &folder))?;
    Ok(LossFiles {
        files: shell.all_saved(&files),
    })
}

fn show(booth: &Booth) -> Result<LostLaptops, BoothError> {
    let others = booth.other_laptops()?.into_iter();
    let losses = booth.losses()?.into_iter();
    Ok(LostLaptops {
        others: others
            .map(|it| OtherLaptop {
                device: it.device.to_string(),
                name: values::text(&it.name),
                last_seen: booth.day_and_time(it.last_seen_ms),
            })
            .collect(),
        losses: losses.map(|loss| told(booth, &loss)).collect(),
        now: booth.now().format("%Y-%m-%d %H:%M").to_string(),
    })
}

fn told(booth: &Booth, loss: &Loss) -> LaptopLoss {
    let lost = &loss.lost;
    let fields = lost.fields.iter().map(|(field, count)| LossField {
        name: values::text(&field_name(field)),
        count: *count,
    });
    LaptopLoss {
        loss: loss.id.to_string(),
        name: values::text(&loss.name),
        since: booth.day_and_time(lost.since_ms),
        due: loss.due.format("%Y-%m-%d %H:%M").to_string(),
        overdue: loss.overdue,
        people: lost.people,
        recorded_there: lost.recorded_there,
        forgotten_since: lost.forgotten_since,
        to_report: lost.people >= REPORTED_FROM,
        fields: fields.collect(),
        last_seen: booth.day_and_time(lost.last_seen_ms),
        told_on: loss.told.as_ref().map(|told| told.sent_on.to_string()),
    }
}
