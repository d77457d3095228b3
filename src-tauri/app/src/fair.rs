//! The fair and its store: create, open, unlock, lock.

use crate::shell::{self, Shell};
use crate::values::{self, Answer};
use booth::fair::{FairDraft, NextFair};
use booth::{Booth, BoothError};
use ledger::{Secret, SystemEnvironment};
use wire::{
    ArchiveFair, CreateFair, DestroyFair, DestroyedFair, FairId, FairState, Fairs, Nothing,
    OpenNextFair, OpenSampleFair, Opened, SetIdleLock, Stage, Unlock, WireError,
};
use zeroize::Zeroizing;

pub(crate) fn get_stage(shell: &Shell, _: Nothing) -> Answer<Stage> {
    let booth = shell.lock();
    Ok(match booth.as_ref() {
        Some(booth) => stage(booth, shell)?,
        None if shell.has_store() => Stage::Locked,
        None => Stage::FirstRun,
    })
}

pub(crate) fn open_sample_fair(shell: &Shell, request: OpenSampleFair) -> Answer<Opened> {
    let today = chrono::Local::now().date_naive();
    let set_up = booth::fair::sample_fair(today).map_err(|error| values::error(&error))?;
    create(shell, &Zeroizing::new(request.passphrase), set_up)
}

pub(crate) fn create_fair(shell: &Shell, request: CreateFair) -> Answer<Opened> {
    let draft = FairDraft {
        starts_on: values::date(&request.starts_on)?,
        ends_on: values::date(&request.ends_on)?,
        fair_name: request.fair_name,
        maker_name: request.maker_name,
        maker_phone: request.maker_phone,
        maker_email: request.maker_email,
        maker_address: request.maker_address,
        page_address: request.page_address,
        owner_name: request.owner_name,
    };
    let set_up = booth::fair::own_fair(&draft).map_err(|error| values::error(&error))?;
    create(shell, &Zeroizing::new(request.passphrase), set_up)
}

fn create(shell: &Shell, passphrase: &str, set_up: booth::fair::SetUp) -> Answer<Opened> {
    let mut open = shell.lock();
    let (recovery_key, keychain_key) = shell.make_store(|path| {
        let created = Booth::create(path, passphrase, set_up, Box::new(SystemEnvironment))?;
        Ok((created.recovery_key, created.keychain_key))
    })?;
    let booth = Booth::open(
        &shell.store(),
        Secret::Keychain(&keychain_key),
        Box::new(SystemEnvironment),
    )
    .map_err(|error| values::error(&error))?;
    let stage = stage(&booth, shell)?;
    *open = Some(booth);
    Ok(Opened {
        recovery_key,
        stage,
    })
}

pub(crate) fn unlock(shell: &Shell, request: Unlock) -> Answer<Stage> {
    let typed = Zeroizing::new(request.secret);
    let mut open = shell.lock();
    if open.is_none() {
        let secret = if request.recovery {
            Secret::Recovery(&typed)
        } else {
            Secret::Passphrase(&typed)
        };
        let booth = Booth::open(&shell.store(), secret, Box::new(SystemEnvironment))
            .map_err(|error| values::error(&error))?;
        *open = Some(booth);
    }
    let booth = open.as_ref().ok_or_else(shell::locked)?;
    stage(booth, shell)
}

pub(crate) fn confirm_clock(shell: &Shell, _: Nothing) -> Answer<Stage> {
    let mut open = shell.lock();
    let booth = open.as_mut().ok_or_else(shell::locked)?;
    booth
        .confirm_clock()
        .map_err(|failure| values::error(&failure))?;
    stage(booth, shell)
}

/// Closes the store, and with it every name and key that the booth holds. What
/// a screen showed is the window's to forget.
pub(crate) fn lock(shell: &Shell, _: Nothing) -> Answer<Stage> {
    *shell.lock() = None;
    Ok(Stage::Locked)
}

pub(crate) fn get_fairs(shell: &Shell, _: Nothing) -> Answer<Fairs> {
    shell.with(|booth| fairs(booth))
}

pub(crate) fn choose_fair(shell: &Shell, request: FairId) -> Answer<Stage> {
    let fair = values::id(&request.fair)?;
    shell.with(|booth| booth.choose_fair(fair))?;
    get_stage(shell, Nothing {})
}

pub(crate) fn open_next_fair(shell: &Shell, request: OpenNextFair) -> Answer<Stage> {
    let next = NextFair {
        starts_on: values::date(&request.starts_on)?,
        ends_on: values::date(&request.ends_on)?,
        name: request.name,
        with_products: request.with_products,
        with_programmes: request.with_programmes,
    };
    shell.with(|booth| booth.open_next_fair(&next))?;
    get_stage(shell, Nothing {})
}

pub(crate) fn archive_fair(shell: &Shell, request: ArchiveFair) -> Answer<Fairs> {
    let fair = values::id(&request.fair)?;
    shell.with(|booth| {
        booth.archive_fair(fair, request.archived)?;
        fairs(booth)
    })
}

pub(crate) fn destroy_fair(shell: &Shell, request: DestroyFair) -> Answer<DestroyedFair> {
    let fair = values::id(&request.fair)?;
    shell.with(|booth| {
        let destroyed = booth.destroy_fair(fair, &request.reason)?;
        Ok(DestroyedFair {
            visitors: destroyed.visitors,
            forgotten: destroyed.forgotten,
            fairs: fairs(booth)?,
        })
    })
}

fn fairs(booth: &Booth) -> Result<Fairs, BoothError> {
    let fairs = booth.fairs()?.into_iter().map(|fair| FairState {
        id: fair.id.to_string(),
        name: values::bilingual(&fair.name),
        starts_on: fair.starts_on.to_string(),
        ends_on: fair.ends_on.to_string(),
        visitors: fair.visitors,
        current: fair.current,
        archived: fair.archived,
        destroyed: fair.destroyed,
    });
    Ok(Fairs {
        fairs: fairs.collect(),
    })
}

pub(crate) fn set_idle_lock(shell: &Shell, request: SetIdleLock) -> Answer<Stage> {
    let mut open = shell.lock();
    let booth = open.as_mut().ok_or_else(shell::locked)?;
    booth
        .set_idle_lock(request.minutes)
        .map_err(|failure| values::error(&failure))?;
    stage(booth, shell)
}

fn stage(booth: &Booth, shell: &Shell) -> Result<wire::Stage, WireError> {
    let fair = booth.fair();
    let programmes = booth
        .open_programmes()
        .map_err(|failure| values::error(&failure))?;
    let fairs = booth.fairs().map_err(|failure| values::error(&failure))?;
    let question = booth
        .clock_question()
        .map_err(|failure| values::error(&failure))?;
    Ok(wire::Stage::Open {
        clock: question.map(|question| wire::ClockQuestion {
            last: booth.day_and_time(question.last_unix_millis),
            now: booth.day_and_time(question.now_unix_millis),
        }),
        fair: Box::new(wire::Fair {
            name: values::bilingual(&fair.name),
            maker: values::bilingual(&fair.maker.name),
            starts_on: fair.starts_on.to_string(),
            ends_on: fair.ends_on.to_string(),
            sample: fair.sample,
            export_folder: shell.export_folder().display().to_string(),
            interrupted: booth.interrupted_files().iter().map(values::text).collect(),
            idle_lock_minutes: booth
                .idle_lock_minutes()
                .map_err(|failure| values::error(&failure))?,
            // The newest first: of two programmes for the same purpose, the
            // newer one is meant.
            programmes: programmes
                .iter()
                .rev()
                .map(|(id, programme)| wire::Programme {
                    id: id.to_string(),
                    name: values::bilingual(&programme.name),
                    preview: values::text(&programme.terms().preview(booth.today())),
                    for_survey: programme.for_survey,
                })
                .collect(),
            fairs: u32::try_from(fairs.len()).unwrap_or(u32::MAX),
        }),
    })
}
