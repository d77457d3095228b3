//! The events, the question and the answer.

use crate::law::Law;
use crate::reason::Reason;
use chrono::{DateTime, Utc};
use std::collections::BTreeSet;
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

/// By what a person is reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Channel {
    /// E-mail.
    Email,
    /// SMS, LMS and MMS.
    Sms,
    /// KakaoTalk.
    Kakao,
    /// A call.
    Phone,
    /// A letter.
    Post,
}

impl Channel {
    /// Every channel.
    pub const ALL: [Self; 5] = [Self::Email, Self::Sms, Self::Kakao, Self::Phone, Self::Post];

    /// A stable word for files.
    pub fn code(self) -> &'static str {
        match self {
            Self::Email => "email",
            Self::Sms => "sms",
            Self::Kakao => "kakao",
            Self::Phone => "phone",
            Self::Post => "post",
        }
    }

    /// The channel of a [`Self::code`].
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|channel| channel.code() == code)
    }
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
    fn covers(&self, act: &Self) -> bool {
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
    /// The person confirmed an earlier yes. Keeps a grant from lapsing; it can
    /// not bring one back.
    Reconfirmed,
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
    /// The version of the notice that was shown or answered.
    pub notice: Uuid,
    /// For a grant: every refusal and withdrawal that was known when it was
    /// given. For a reply: the requests that it used up.
    pub supersedes: BTreeSet<Uuid>,
}

/// What must be known of a person besides the events.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Person {
    /// Whether there is an address for the channel in question.
    pub has_contact_point: bool,
    /// Whether the person is known to be under [`Law::age_of_consent`].
    pub is_under_age: bool,
}

/// What is about to be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// What for.
    pub purpose: Purpose,
    /// By what.
    pub channel: Channel,
    /// On what. A message without a topic needs a permission for every topic.
    pub topic: Option<String>,
    /// When it will arrive.
    pub at: DateTime<Utc>,
    /// To whom the data are handed, if not only to the sender.
    pub recipient: Option<String>,
    /// Whether the sending tool stands abroad.
    pub is_overseas: bool,
}

/// The answer, with the records that carry it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// Whether the person may be contacted.
    pub allowed: bool,
    /// If allowed, the grants, the notices shown and the confirmations; if not,
    /// the records that forbid it. Sorted, without duplicates.
    pub evidence: Vec<Uuid>,
    /// Why.
    pub reason: Reason,
}

/// The acts that must be permitted for this contact, each on its own.
pub fn needs(question: &Question, law: &Law) -> Vec<Act> {
    let mut needs = vec![Act::CollectAndUse {
        purpose: question.purpose,
    }];
    if question.purpose == Purpose::Promotion {
        needs.push(Act::Advertising {
            channel: question.channel,
        });
        if law.is_night(question.channel, question.at) {
            needs.push(Act::Night {
                channel: question.channel,
            });
        }
    }
    if let Some(recipient) = &question.recipient {
        needs.push(Act::ThirdParty {
            recipient: recipient.clone(),
        });
    }
    if question.is_overseas {
        needs.push(Act::Overseas);
    }
    needs
}

/// Answers the question from all events of one person, in any order, with or
/// without duplicates.
pub fn decide(events: &[Event], person: Person, question: &Question, law: &Law) -> Decision {
    let refuse = |reason, evidence| Decision {
        allowed: false,
        evidence,
        reason,
    };
    if person.is_under_age {
        return refuse(Reason::UnderAge, Vec::new());
    }
    if !person.has_contact_point {
        return refuse(Reason::NoContactPoint, Vec::new());
    }
    let mut evidence = BTreeSet::new();
    for act in needs(question, law) {
        match permit(events, &act, question, law) {
            Ok(records) => evidence.extend(records),
            Err((reason, records)) => return refuse(reason, records.into_iter().collect()),
        }
    }
    Decision {
        allowed: true,
        evidence: evidence.into_iter().collect(),
        reason: Reason::Permitted,
    }
}

type Records = BTreeSet<Uuid>;

fn ids<'a>(events: impl IntoIterator<Item = &'a Event>) -> Records {
    events.into_iter().map(|event| event.id).collect()
}

/// Whether one act is permitted: the records that permit it, or why not and
/// the records that say so.
fn permit(
    events: &[Event],
    act: &Act,
    question: &Question,
    law: &Law,
) -> Result<Records, (Reason, Records)> {
    let of_kind = |kind| events.iter().filter(move |event| event.kind == kind);
    let grants: Vec<&Event> = of_kind(Kind::Granted)
        .filter(|grant| grant.act == *act)
        .collect();
    // A refusal of some topics does not touch the others, but it does touch a
    // message that names no topic.
    let touches = |event: &Event| match &question.topic {
        Some(topic) => event.topics.is_empty() || event.topics.contains(topic),
        None => true,
    };
    let removals: Vec<&Event> = of_kind(Kind::Declined)
        .chain(of_kind(Kind::Withdrawn))
        .filter(|removal| removal.act.covers(act) && touches(removal))
        .collect();
    let shown = |grant: &Event| {
        of_kind(Kind::Shown)
            .filter(|shown| {
                shown.notice == grant.notice && shown.at_unix_millis <= grant.at_unix_millis
            })
            .min_by_key(|shown| (shown.at_unix_millis, shown.id))
    };
    let permits_topic = |grant: &Event| {
        grant.topics.is_empty()
            || question
                .topic
                .as_ref()
                .is_some_and(|topic| grant.topics.contains(topic))
    };

    let on_topic: Vec<&Event> = grants
        .iter()
        .copied()
        .filter(|grant| permits_topic(grant))
        .collect();
    let informed: Vec<&Event> = on_topic
        .iter()
        .copied()
        .filter(|grant| shown(grant).is_some())
        .collect();
    let mut valid: Vec<&Event> = informed
        .iter()
        .copied()
        .filter(|grant| {
            removals
                .iter()
                .all(|removal| grant.supersedes.contains(&removal.id))
        })
        .collect();
    if valid.is_empty() {
        return Err(why_not(act, &grants, &on_topic, &informed, &removals));
    }
    if let Act::CollectAndUse {
        purpose: Purpose::RequestedReply,
    } = act
    {
        let replies: Vec<&Event> = of_kind(Kind::Replied).collect();
        valid.retain(|request| {
            !replies
                .iter()
                .any(|reply| reply.supersedes.contains(&request.id))
        });
        if valid.is_empty() {
            return Err((Reason::AlreadyReplied, ids(replies)));
        }
    }
    let confirmations: Vec<&Event> = of_kind(Kind::Reconfirmed)
        .filter(|confirmation| confirmation.act == *act)
        .collect();
    if matches!(act, Act::Advertising { .. } | Act::Night { .. }) {
        let latest = valid
            .iter()
            .chain(&confirmations)
            .map(|event| event.at_unix_millis)
            .max()
            .and_then(DateTime::from_timestamp_millis);
        let is_fresh = latest.is_some_and(|latest| {
            law.day_of(question.at) < law.reconfirm_before(law.day_of(latest))
        });
        if !is_fresh {
            return Err((Reason::Lapsed, ids(valid)));
        }
    }
    let notices = valid.iter().filter_map(|grant| shown(grant));
    Ok(ids(valid
        .iter()
        .copied()
        .chain(notices)
        .chain(confirmations)))
}

/// The reason that tells most: a conflict wants a person's eye, a withdrawal
/// outweighs a refusal, a refusal outweighs silence.
fn why_not(
    act: &Act,
    grants: &[&Event],
    on_topic: &[&Event],
    informed: &[&Event],
    removals: &[&Event],
) -> (Reason, Records) {
    let without_consent = |otherwise| match act {
        Act::Night { .. } => Reason::NightWithoutConsent,
        Act::ThirdParty { .. } => Reason::ThirdPartyWithoutConsent,
        Act::Overseas => Reason::OverseasWithoutConsent,
        _ => otherwise,
    };
    if let Some(last_removal) = removals.iter().map(|removal| removal.at_unix_millis).max() {
        // Clocks may label the silence, they may not end it: a grant that seems
        // newer than every refusal, but does not know one of them, is for review.
        let seems_newer = |grant: &&Event| grant.at_unix_millis > last_removal;
        if informed.iter().any(seems_newer) {
            let both = informed.iter().chain(removals).copied();
            return (Reason::WithdrawnConflict, ids(both));
        }
        let is_withdrawn = removals
            .iter()
            .any(|removal| removal.kind == Kind::Withdrawn);
        let reason = if is_withdrawn {
            Reason::Withdrawn
        } else {
            without_consent(Reason::Declined)
        };
        return (reason, ids(removals.iter().copied()));
    }
    if grants.is_empty() {
        (without_consent(Reason::NeverAsked), Records::new())
    } else if on_topic.is_empty() {
        (Reason::TopicNotChosen, ids(grants.iter().copied()))
    } else {
        (Reason::NoticeNotShown, ids(on_topic.iter().copied()))
    }
}
