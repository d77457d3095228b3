//! By which of her channels somebody is written to, and why by none.

use crate::consent::Permission;
use outreach::{Channel, MakerField, OutreachError};
use std::collections::{BTreeSet, HashSet};
use tables::contact::ContactRow;
use uuid::Uuid;
use words::{Sentence, sentence};

/// Whether one of these contacts has one of these numbers or e-mail addresses.
pub(super) fn has_any_of(contacts: &[ContactRow], points: &HashSet<String>) -> bool {
    let mut contacts = contacts.iter();
    contacts.any(|it| points.contains(&it.email) || points.contains(&it.phone))
}

/// Whom a message would reach: whoever holds the number or the e-mail address, and of the
/// people who live at an address the one whose letter it is.
pub(super) fn whom_it_reaches(permission: &Permission, person: Uuid) -> String {
    match permission.channel {
        Channel::Post => format!("{person} {}", permission.contact),
        _ => permission.contact.clone(),
    }
}

/// The first channel that may be used and for which a lawful message can be
/// drafted, or the reason why there is none. What the maker did not give is
/// added to `missing`.
pub(super) fn choose(
    permissions: Vec<Permission>,
    maker: &outreach::Maker,
    not_asked: &[Channel],
    is_reached: impl Fn(&Permission) -> bool,
    missing: &mut BTreeSet<MakerField>,
) -> Result<Permission, (&'static str, Sentence)> {
    let mut why_not = None;
    for permission in permissions {
        if !permission.decision.allowed {
            let reason = permission.decision.reason;
            why_not.get_or_insert(match permission.is_in_vain(not_asked) {
                true => (
                    "channel_not_asked",
                    sentence!("follow-up-channel-not-asked"),
                ),
                false => (reason.code(), reason.sentence()),
            });
            continue;
        }
        if permission.has_bounced {
            why_not = Some(("bounced", sentence!("follow-up-bounced")));
            continue;
        }
        if is_reached(&permission) {
            return Err(("same_person", sentence!("follow-up-same-contact")));
        }
        match outreach::message::can_draft(maker, permission.channel) {
            Ok(()) => return Ok(permission),
            // What is missing in the maker's details is reported rather than
            // what the visitor declined, because the owner can add it.
            Err(error) => {
                why_not = Some((error.code(), error.sentence()));
                if let OutreachError::MakerIncomplete { missing: fields } = error {
                    missing.extend(fields);
                }
            }
        }
    }
    Err(why_not.unwrap_or_else(|| {
        let reason = permission::Reason::NoContactPoint;
        (reason.code(), reason.sentence())
    }))
}
