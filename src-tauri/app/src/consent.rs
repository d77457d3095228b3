//! What visitors are shown, what they allow, and their contact details.

use crate::shell::Shell;
use crate::values::{self, Answer};
use booth::consent::{ContactDraft, ContactRow, Permission};
use booth::{Booth, BoothError};
use permission::{Channel, ContactPoint};
use std::collections::BTreeMap;
use uuid::Uuid;
use wire::{
    CheckedContact, ConsentReceipt, ContactStatus, KnownContact, Nothing, Notices, SaveContact,
    VisitorId, WireError, Withdraw,
};
use words::Sentence;

pub(crate) fn get_notices(shell: &Shell, _: Nothing) -> Answer<Notices> {
    shell.with(|booth| notices(booth))
}

pub(crate) fn check_contact(shell: &Shell, request: SaveContact) -> Answer<CheckedContact> {
    let visitor = values::id(&request.visitor)?;
    let draft = draft(request.draft)?;
    shell.with(|booth| {
        let known = booth.known_contact(visitor, &draft)?;
        Ok(CheckedContact {
            known: known.map(|known| KnownContact {
                visitor: known.visitor.to_string(),
                who: values::text(&known.who),
                bought: known.bought.as_ref().map(values::text),
            }),
        })
    })
}

pub(crate) fn save_contact(shell: &Shell, request: SaveContact) -> Answer<ContactStatus> {
    let visitor = values::id(&request.visitor)?;
    let draft = draft(request.draft)?;
    shell.with(|booth| {
        booth.save_contact(visitor, &draft)?;
        show(booth, visitor)
    })
}

pub(crate) fn get_consent_receipt(shell: &Shell, request: VisitorId) -> Answer<ConsentReceipt> {
    let visitor = values::id(&request.visitor)?;
    shell.with(|booth| {
        let Some(receipt) = booth.consent_receipt(visitor)? else {
            return Ok(ConsentReceipt {
                lines: Vec::new(),
                qr_svg: String::new(),
            });
        };
        let code = coupon::qr::encode(&receipt.code).map_err(BoothError::QrCode)?;
        Ok(ConsentReceipt {
            lines: receipt.lines.iter().map(values::text).collect(),
            qr_svg: code.to_svg(),
        })
    })
}

/// A visitor's contact details and permissions, with the ids parsed.
pub(crate) fn draft(typed: wire::ContactDraft) -> Result<ContactDraft, WireError> {
    Ok(ContactDraft {
        name: typed.name,
        email: typed.email,
        phone: typed.phone,
        company: String::new(),
        shown: values::ids(&typed.shown)?,
        granted: values::ids(&typed.granted)?,
        topics: typed.topics,
    })
}

pub(crate) fn withdraw(shell: &Shell, request: Withdraw) -> Answer<ContactStatus> {
    let visitor = values::id(&request.visitor)?;
    shell.with(|booth| {
        booth.withdraw(visitor)?;
        show(booth, visitor)
    })
}

fn show(booth: &Booth, visitor: Uuid) -> Result<ContactStatus, BoothError> {
    let (contact, permissions) = booth.contact_status(visitor)?;
    status(booth, contact, &permissions)
}

/// A visitor's contact details, and what may be sent to them now.
pub(crate) fn status(
    booth: &Booth,
    contact: Option<ContactRow>,
    permissions: &[Permission],
) -> Result<ContactStatus, BoothError> {
    let shut = booth.shut_channels()?;
    Ok(ContactStatus {
        contact: contact.map(|contact| wire::Contact {
            name: contact.name,
            phone: booth::national_phone(&contact.phone),
            email: contact.email,
        }),
        permissions: permissions
            .iter()
            .map(|permission| line(permission, &shut))
            .collect(),
    })
}

pub(crate) fn notices(booth: &Booth) -> Result<wire::Notices, BoothError> {
    let notices = booth.notices()?;
    Ok(wire::Notices {
        notices: notices
            .into_iter()
            .map(|(id, notice)| wire::Notice {
                id: id.to_string(),
                act: wire::Act(notice.act.code()),
                reaches_by: notice.act.channel().map(contact_point),
                title: values::bilingual(&notice.title),
                lines: notice
                    .lines
                    .iter()
                    .map(|line| wire::NoticeLine {
                        text: values::bilingual(&line.text),
                        emphasised: line.emphasised,
                    })
                    .collect(),
            })
            .collect(),
        topics: booth
            .fair()
            .topics
            .iter()
            .map(|topic| wire::Choice {
                name: topic.name.clone(),
                label: values::bilingual(&topic.label),
            })
            .collect(),
    })
}

fn contact_point(channel: Channel) -> wire::ContactPoint {
    match channel.contact_point() {
        ContactPoint::Email => wire::ContactPoint::Email,
        ContactPoint::Phone => wire::ContactPoint::Phone,
        ContactPoint::Address => wire::ContactPoint::Address,
    }
}

/// What she said, and whether anything can be sent on the strength of it.
fn line(permission: &Permission, shut: &BTreeMap<Channel, Sentence>) -> wire::PermissionLine {
    let decision = &permission.decision;
    let shut = shut
        .get(&permission.channel)
        .filter(|_| decision.allowed)
        .cloned();
    wire::PermissionLine {
        channel: values::text(&permission.channel.name()),
        allowed: decision.allowed,
        reason: values::text(&shut.unwrap_or_else(|| decision.reason.sentence())),
    }
}
