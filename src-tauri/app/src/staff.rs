//! Who may call a command, who signs in, and who looked at whom. One check for
//! each word of the list's rights.

use crate::fair;
use crate::shell::{self, Shell};
use crate::values::{self, Answer};
use booth::staff::{RightsChanged, Unusual};
use booth::{Booth, BoothError, Right};
use wire::{
    AccessMonth, AccessReview, AccessReviewed, AddStaff, AskAccess, ChangeOwnPin, ChangeStaff,
    Nothing, RightsChange, SetStaffPin, SignIn, Staff, StaffAccess, StaffMember, Stage, Text,
};
use words::{Sentence, sentence};
use zeroize::Zeroizing;

/// Nothing is checked: the command works without an open store, or a visitor at
/// the kiosk calls it.
pub(crate) fn anybody(_: &Shell) -> Answer<()> {
    Ok(())
}

pub(crate) fn capture(shell: &Shell) -> Answer<()> {
    shell.with(|booth| booth.require(Right::Capture))
}

pub(crate) fn manage(shell: &Shell) -> Answer<()> {
    shell.with(|booth| booth.require(Right::Manage))
}

pub(crate) fn owner(shell: &Shell) -> Answer<()> {
    shell.with(|booth| booth.require(Right::Owner))
}

pub(crate) fn sign_in(shell: &Shell, request: SignIn) -> Answer<Stage> {
    let pin = Zeroizing::new(request.pin);
    let staff = values::id(&request.staff)?;
    let mut open = shell.lock();
    let booth = open.as_mut().ok_or_else(shell::locked)?;
    booth
        .sign_in(staff, &pin)
        .map_err(|refused| values::error(&refused))?;
    fair::on_the_day(booth)?;
    fair::stage_of(&open, shell)
}

/// For somebody else at the same laptop; the store stays open. Where none is open,
/// nobody is signed in.
pub(crate) fn sign_out(shell: &Shell, nothing: Nothing) -> Answer<Stage> {
    if let Some(booth) = shell.lock().as_mut() {
        booth
            .sign_out()
            .map_err(|refused| values::error(&refused))?;
    }
    fair::get_stage(shell, nothing)
}

pub(crate) fn get_staff(shell: &Shell, _: Nothing) -> Answer<Staff> {
    shell.with(|booth| staff(booth))
}

pub(crate) fn add_staff(shell: &Shell, request: AddStaff) -> Answer<Staff> {
    let pin = Zeroizing::new(request.pin);
    shell.with(|booth| {
        booth.add_staff(&request.name, role_of(request.role), &pin)?;
        staff(booth)
    })
}

pub(crate) fn change_staff(shell: &Shell, request: ChangeStaff) -> Answer<Staff> {
    let whom = values::id(&request.staff)?;
    shell.with(|booth| {
        booth.change_staff(whom, role_of(request.role), request.ended)?;
        staff(booth)
    })
}

pub(crate) fn set_staff_pin(shell: &Shell, request: SetStaffPin) -> Answer<Staff> {
    let pin = Zeroizing::new(request.pin);
    let whom = values::id(&request.staff)?;
    shell.with(|booth| {
        booth.set_staff_pin(whom, &pin)?;
        staff(booth)
    })
}

pub(crate) fn change_own_pin(shell: &Shell, request: ChangeOwnPin) -> Answer<Nothing> {
    let (present, pin) = (Zeroizing::new(request.present), Zeroizing::new(request.pin));
    shell.with(|booth| booth.change_own_pin(&present, &pin))?;
    Ok(Nothing {})
}

pub(crate) fn get_access(shell: &Shell, request: AskAccess) -> Answer<AccessReview> {
    shell.with(|booth| review(booth, request.month.as_deref()))
}

pub(crate) fn note_access_reviewed(shell: &Shell, request: AccessReviewed) -> Answer<AccessReview> {
    shell.with(|booth| {
        booth.note_access_reviewed(&request.month)?;
        review(booth, Some(&request.month))
    })
}

fn staff(booth: &Booth) -> Result<Staff, BoothError> {
    let mut members = Vec::new();
    for (id, member) in booth.staff()? {
        members.push(StaffMember {
            id: id.to_string(),
            name: member.name,
            role: values::role(member.role),
            has_pin: booth.has_pin(id)?,
            ended: member.ended,
            oneself: booth.is_oneself(id),
        });
    }
    members.sort_by_key(|member| member.ended);
    let changes = booth.rights_changes()?.into_iter();
    Ok(Staff {
        members,
        changes: changes.map(|change| told(booth, &change)).collect(),
    })
}

fn told(booth: &Booth, change: &booth::staff::RightsChange) -> RightsChange {
    let whom = change.whom.as_str();
    let what = match change.what {
        RightsChanged::Added(role) => {
            sentence!("rights-added", whom = whom, role = &role_name(role))
        }
        RightsChanged::Role(role) => sentence!("rights-role", whom = whom, role = &role_name(role)),
        RightsChanged::Ended => sentence!("rights-ended", whom = whom),
        RightsChanged::Back(role) => sentence!("rights-back", whom = whom, role = &role_name(role)),
        RightsChanged::Pin => sentence!("rights-pin", whom = whom),
    };
    let said = match change.by.as_str() {
        "" => what,
        by => sentence!("rights-by", what = &what, by = by),
    };
    RightsChange {
        at: booth.day_and_time(change.at_ms),
        what: values::text(&said),
    }
}

fn role_name(role: booth::staff::Role) -> Sentence {
    match role {
        booth::staff::Role::Capture => sentence!("role-capture"),
        booth::staff::Role::Manage => sentence!("role-manage"),
        booth::staff::Role::Owner => sentence!("role-owner"),
    }
}

fn review(booth: &Booth, month: Option<&str>) -> Result<AccessReview, BoothError> {
    let review = booth.access_review(month)?;
    let months = review.months.into_iter();
    Ok(AccessReview {
        month: review.month,
        months: months
            .map(|(month, reviewed)| AccessMonth { month, reviewed })
            .collect(),
        is_over: review.is_over,
        reviewed: review.reviewed_ms.map(|at| booth.day_and_time(at)),
        staff: review
            .staff
            .into_iter()
            .map(|of| StaffAccess {
                name: of.name,
                sign_ins: of.sign_ins,
                cards: of.cards,
                searches: of.searches,
                lists: of.lists,
                files: of.files,
                people_in_files: of.people_in_files,
                people: of.people,
                last: booth.day_and_time(of.last_ms),
                unusual: of.unusual.into_iter().map(unusual).collect(),
            })
            .collect(),
    })
}

fn unusual(what: Unusual) -> Text {
    values::text(&match what {
        Unusual::AtNight(times) => sentence!("access-at-night", times = times),
        Unusual::WrongPins(times) => sentence!("access-wrong-pins", times = times),
        Unusual::ManyPeople => sentence!("access-many-people"),
        Unusual::CommandLine(times) => sentence!("access-command-line", times = times),
        Unusual::Files(files) => sentence!("access-files", files = files),
    })
}

fn role_of(role: wire::Role) -> booth::staff::Role {
    match role {
        wire::Role::Capture => booth::staff::Role::Capture,
        wire::Role::Manage => booth::staff::Role::Manage,
        wire::Role::Owner => booth::staff::Role::Owner,
    }
}
