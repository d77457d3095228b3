//! What the reports of sending tools say of addresses and numbers: where no message arrives,
//! and where none may be sent until somebody clicked in the mail that asks whether the
//! address is hers.

use crate::BoothError;
use crate::facts::Facts;
use permission::{Channel, ContactPoint};
use std::collections::{BTreeSet, HashMap, HashSet};
use tables::follow_up_report;
use words::{Sentence, sentence};

/// Why an allowed message is not sent somewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotArriving {
    /// A report said that there is no such address or number, and nobody wanted to try again
    /// since.
    Bounced,
    /// The address is to be confirmed by a click, and was not yet.
    Unconfirmed,
}

impl NotArriving {
    /// Its stable word.
    pub fn code(self) -> &'static str {
        match self {
            Self::Bounced => "bounced",
            Self::Unconfirmed => "unconfirmed",
        }
    }

    /// What it means, and what to do.
    pub fn sentence(self) -> Sentence {
        match self {
            Self::Bounced => sentence!("follow-up-bounced"),
            Self::Unconfirmed => sentence!("follow-up-unconfirmed"),
        }
    }
}

/// What reports say, by the keyed hashes of addresses and numbers.
pub(super) struct ReportedOfContacts {
    bounced: HashMap<String, BTreeSet<Channel>>,
    unconfirmed: HashSet<String>,
}

impl ReportedOfContacts {
    /// Why a message by this channel does not arrive there; none where it does.
    pub(super) fn not_arriving(&self, key: &str, channel: Channel) -> Option<NotArriving> {
        let bounced = self.bounced.get(key);
        if bounced.is_some_and(|channels| channels.contains(&channel)) {
            return Some(NotArriving::Bounced);
        }
        let is_mail = channel.contact_point() == ContactPoint::Email;
        let waits = is_mail && self.unconfirmed.contains(key);
        waits.then_some(NotArriving::Unconfirmed)
    }
}

impl Facts<'_> {
    pub(super) fn reported_of_contacts(&self) -> Result<ReportedOfContacts, BoothError> {
        let mut bounced: HashMap<String, BTreeSet<Channel>> = HashMap::new();
        for row in follow_up_report::bounced(self.tables)? {
            if let Some(channel) = Channel::from_code(&row.channel) {
                bounced.entry(row.contact_key).or_default().insert(channel);
            }
        }
        Ok(ReportedOfContacts {
            bounced,
            unconfirmed: follow_up_report::waiting(self.tables)?
                .into_iter()
                .map(|(contact_key, _)| contact_key)
                .collect(),
        })
    }
}
