//! What was recorded about one person's permission.

use crate::channel::Channel;
use crate::scope::Scope;
use std::collections::BTreeSet;
use std::sync::Arc;
use uuid::Uuid;

/// What somebody's data may be used for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Purpose {
    /// Advertising: anything that somebody who refused would not have to get.
    Promotion,
    /// The one answer that the person asked for (a quotation, a catalogue),
    /// without any advertising in it; no consent to advertising is needed
    /// (PIPA 15(1)4) and it can be used once.
    RequestedReply,
}

/// What a person permits or refuses; each is asked and answered on its own
/// (PIPA 17, 22(1), 28-8; Network Act 50(1)(3)).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Act {
    /// Collecting and using personal data for a purpose.
    CollectAndUse {
        /// For what.
        purpose: Purpose,
    },
    /// Receiving advertising.
    Advertising {
        /// By what.
        channel: Channel,
    },
    /// Receiving advertising at night.
    Night {
        /// By what.
        channel: Channel,
    },
    /// Handing the data to a third party.
    ThirdParty {
        /// To whom, as named in the notice.
        recipient: String,
    },
    /// Processing the data abroad.
    Overseas,
    /// All of the above, for "stop everything". Only refusing and withdrawing
    /// can be meant so widely: a grant of everything counts for nothing.
    Everything,
}

impl Act {
    /// Whether refusing this refuses `act` too.
    pub(crate) fn covers(&self, act: &Self) -> bool {
        self == act || *self == Self::Everything
    }
}

/// What happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A notice was on the screen. Only its `notice` matters.
    Shown,
    /// The person said yes.
    Granted,
    /// The person said no.
    Declined,
    /// The person took back a yes.
    Withdrawn,
    /// The person confirmed an earlier yes to the same act, whatever the topics.
    /// Keeps a grant from lapsing; it can not bring one back.
    Reconfirmed,
    /// The person bought something and gave the contact herself. It stands for
    /// using the data and for advertising on every channel, about goods of the
    /// same category, until [`Law::transaction_months`](crate::Law) are over
    /// (Network Act 50(1)1, decree 61(1)). Neither a free coupon nor a survey is
    /// a purchase. Its act is the use of the data for promotion; besides, only its
    /// time and its category matter.
    Bought,
    /// The requested reply was sent. Its `supersedes` names the requests (the
    /// grants) that it used up.
    Replied,
}

/// One record about one person's permission.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// The record.
    pub id: Uuid,
    /// When, in milliseconds since 1970 UTC by the laptop's clock.
    pub at_unix_millis: i64,
    /// What happened.
    pub kind: Kind,
    /// To which act.
    pub act: Act,
    /// For which topics; empty means for every topic.
    pub topics: BTreeSet<String>,
    /// The version of the notice that was shown or answered; nil for none, which
    /// nobody was shown.
    pub notice: Uuid,
    /// For a grant: every refusal and withdrawal that was known when it was
    /// given. For a reply: the requests that it used up.
    pub supersedes: BTreeSet<Uuid>,
    /// For a purchase: the kind of goods. A purchase of nothing known stands for
    /// nothing.
    pub category: Option<String>,
    /// For a grant: what its notice asked for; none where that is not known.
    pub scope: Option<Arc<Scope>>,
}
