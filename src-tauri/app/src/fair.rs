//! The fair and its store: create, open, unlock, lock.

use crate::shell::{self, Shell};
use crate::values::{self, Answer};
use booth::fair::{FairDraft, NextFair};
use booth::{Booth, BoothError, sample};
use ledger::{LedgerError, Secret, SystemEnvironment};
use wire::{
    ArchiveFair, ChangePassphrase, CheckedGroups, CreateFair, DestroyFair, DestroyedFair, FairId,
    FairState, Fairs, Nothing, OpenNextFair, Opened, Preparation, PutPreparationAway,
    RecoveryGroups, RecoverySheet, SavedFile, SetIdleLock, Stage, Unlock, WireError, Work,
};
use words::Language;
use zeroize::Zeroizing;

pub(crate) fn get_stage(shell: &Shell, _: Nothing) -> Answer<Stage> {
    let mut open = shell.lock();
    if open.is_none() {
        if shell.has_store() {
            return Ok(Stage::Locked);
        }
        if !shell.sample_store().exists() {
            return Ok(Stage::FirstRun);
        }
        // Somebody who was looking around goes on looking around.
        open_sample(shell, &mut open)?;
    }
    stage_of(&open, shell)
}

pub(crate) fn open_sample_fair(shell: &Shell, _: Nothing) -> Answer<Stage> {
    let mut open = shell.lock();
    if open.is_some() && !shell.is_in_sample() {
        return Err(values::error(&LedgerError::Exists.into()));
    }
    if open.is_none() {
        let store = shell.sample_store();
        if !store.exists() {
            let now = chrono::Utc::now().with_timezone(&sample::TIME_ZONE);
            shell.make_store_at(&store, |path| sample::make(path, now))?;
        }
        open_sample(shell, &mut open)?;
    }
    stage_of(&open, shell)
}

pub(crate) fn end_sample(shell: &Shell, _: Nothing) -> Answer<Stage> {
    let mut open = shell.lock();
    if shell.is_in_sample() {
        *open = None;
    }
    shell.delete_sample()?;
    drop(open);
    get_stage(shell, Nothing {})
}

fn open_sample(shell: &Shell, open: &mut Option<Booth>) -> Result<(), WireError> {
    let booth = Booth::open(
        &shell.sample_store(),
        Secret::Passphrase(sample::PASSPHRASE),
        Box::new(SystemEnvironment),
    );
    let booth = booth.map_err(|error| values::error(&error))?;
    shell.enter(open, booth, true);
    Ok(())
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
        refusal_phone: request.refusal_phone,
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
    shell.enter(&mut open, booth, false);
    // Whoever has a fair of her own looked around enough. What could not be
    // deleted is never opened again: the own store goes first.
    let _ = shell.delete_sample();
    Ok(Opened {
        recovery_key,
        stage: stage_of(&open, shell)?,
    })
}

pub(crate) fn unlock(shell: &Shell, request: Unlock) -> Answer<Stage> {
    let typed = Zeroizing::new(request.secret);
    let progress = shell.work().begin(Work::Opening);
    let mut open = shell.lock();
    if open.is_none() {
        let secret = secret(&typed, request.recovery);
        let environment = Box::new(SystemEnvironment);
        let opened = Booth::open_watched(&shell.store(), secret, environment, &progress);
        let mut booth = shell.noting_damage(opened)?;
        ask_who(&mut booth, request.recovery)?;
        on_the_day(&mut booth)?;
        shell.enter(&mut open, booth, false);
    }
    stage_of(&open, shell)
}

/// Data whose last day has come go as soon as an owner is there.
pub(crate) fn on_the_day(booth: &mut Booth) -> Result<(), WireError> {
    booth
        .destroy_on_the_day()
        .map_err(|error| values::error(&error))
}

/// Asks who is there, where several people work: all of them may know the
/// passphrase. The recovery key is the owner's alone and opens as her, also when
/// she forgot her PIN.
pub(crate) fn ask_who(booth: &mut Booth, recovery: bool) -> Result<(), WireError> {
    match recovery {
        true => Ok(()),
        false => booth.sign_out().map_err(|error| values::error(&error)),
    }
}

/// What a person typed to open a store.
pub(crate) fn secret(typed: &str, recovery: bool) -> Secret<'_> {
    match recovery {
        true => Secret::Recovery(typed),
        false => Secret::Passphrase(typed),
    }
}

pub(crate) fn check_recovery_groups(_: &Shell, request: RecoveryGroups) -> Answer<CheckedGroups> {
    let key = Zeroizing::new(request.recovery_key);
    let groups: Vec<&str> = key.split('-').collect();
    let is_right = |(asked, typed): (&u32, &String)| {
        let group = usize::try_from(*asked)
            .ok()
            .and_then(|asked| groups.get(asked));
        group.is_some_and(|group| booth::fair::is_group_of_recovery_key(group, typed))
    };
    let asked = request.asked.iter().zip(&request.typed);
    Ok(CheckedGroups {
        right: asked.map(is_right).collect(),
    })
}

pub(crate) fn change_passphrase(shell: &Shell, request: ChangePassphrase) -> Answer<Nothing> {
    let (typed, new) = (
        Zeroizing::new(request.secret),
        Zeroizing::new(request.passphrase),
    );
    shell.with(|booth| booth.change_passphrase(secret(&typed, request.recovery), &new))?;
    Ok(Nothing {})
}

pub(crate) fn save_recovery_sheet(shell: &Shell, request: RecoverySheet) -> Answer<SavedFile> {
    let key = Zeroizing::new(request.recovery_key);
    let folder = shell.folder(&request.folder)?;
    shell.with(|booth| {
        let path = booth.save_recovery_sheet(&key, &folder, Language::Korean)?;
        Ok(shell.saved(&path))
    })
}

pub(crate) fn confirm_clock(shell: &Shell, _: Nothing) -> Answer<Stage> {
    let mut open = shell.lock();
    let booth = open.as_mut().ok_or_else(shell::locked)?;
    booth
        .confirm_clock()
        .map_err(|failure| values::error(&failure))?;
    on_the_day(booth)?;
    stage(booth, shell)
}

/// Closes the store, and with it every name and key that the booth holds. What
/// a screen showed is the window's to forget. The sample has nothing to protect
/// and no passphrase anybody knows: it is left for the first screen.
pub(crate) fn lock(shell: &Shell, _: Nothing) -> Answer<Stage> {
    *shell.lock() = None;
    Ok(match shell.is_in_sample() {
        true => Stage::FirstRun,
        false => Stage::Locked,
    })
}

pub(crate) fn get_preparation(shell: &Shell, _: Nothing) -> Answer<Preparation> {
    shell.with(|booth| preparation(booth))
}

pub(crate) fn put_preparation_away(
    shell: &Shell,
    request: PutPreparationAway,
) -> Answer<Preparation> {
    shell.with(|booth| {
        booth.put_preparation_away(request.away)?;
        preparation(booth)
    })
}

fn preparation(booth: &Booth) -> Result<Preparation, BoothError> {
    let ready = booth.preparation()?;
    Ok(Preparation {
        done: ready.is_done(),
        questionnaire: ready.questionnaire,
        products: ready.products,
        coupons: ready.coupons,
        missing_details: ready.missing_details.iter().map(values::text).collect(),
        not_possible: ready.not_possible.iter().map(values::text).collect(),
        notices_outdated: ready.notices_outdated,
        printed: ready.printed,
        scanned: ready.scanned,
        put_away: ready.put_away,
    })
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
        with_questionnaire: request.with_questionnaire,
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
    shell.with_counted(Work::DestroyingFair, |booth, _| {
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

pub(crate) fn stage_of(open: &Option<Booth>, shell: &Shell) -> Answer<Stage> {
    stage(open.as_ref().ok_or_else(shell::locked)?, shell)
}

fn stage(booth: &Booth, shell: &Shell) -> Result<wire::Stage, WireError> {
    let who = booth
        .who_can_sign_in()
        .map_err(|failure| values::error(&failure))?;
    if let Some(staff) = who {
        let staff = staff.into_iter().map(|(id, name)| wire::StaffName {
            id: id.to_string(),
            name,
        });
        return Ok(wire::Stage::SignIn {
            staff: staff.collect(),
        });
    }
    let fair = booth.fair();
    let programmes = booth
        .open_programmes()
        .map_err(|failure| values::error(&failure))?;
    let fairs = booth
        .fair_count()
        .map_err(|failure| values::error(&failure))?;
    let question = booth
        .clock_question()
        .map_err(|failure| values::error(&failure))?;
    let signed_in = booth
        .signed_in()
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
            leaves_no_trace: shell.is_in_sample(),
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
                    preview: values::text(
                        &programme.terms_of_any(booth.today()).preview(booth.today()),
                    ),
                    for_survey: programme.for_survey,
                })
                .collect(),
            fairs: u32::try_from(fairs).unwrap_or(u32::MAX),
            signed_in: signed_in.map(|(_, member)| wire::SignedIn {
                name: member.name,
                role: values::role(member.role),
            }),
        }),
    })
}
