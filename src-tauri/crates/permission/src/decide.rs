//! The question and its answer.

use crate::channel::Channel;
use crate::event::{Act, Event, Kind, Purpose};
use crate::law::Law;
use crate::reason::Reason;
use crate::scope::Scope;
use chrono::{DateTime, NaiveDate, Utc};
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;
use uuid::Uuid;

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
    /// The kind of goods that the message is about.
    pub category: Option<String>,
    /// What the data are used for, which, how long and by whom; none asks for no
    /// more than each grant was given for.
    pub scope: Option<Arc<Scope>>,
}

/// The answer, with the records that carry it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// Whether the person may be contacted.
    pub allowed: bool,
    /// If allowed, the grants, the notices shown, the confirmations and the
    /// purchases; if not, the records that forbid it. Sorted, without duplicates.
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

/// Whether one act is permitted by itself, whatever else a contact would need: handing
/// data to a third party is no message, and its yes was given for a scope of its own,
/// which the question names then.
pub fn decide_act(events: &[Event], act: &Act, question: &Question, law: &Law) -> Decision {
    let (allowed, reason, records) = match permit(events, act, question, law) {
        Ok(records) => (true, Reason::Permitted, records),
        Err((reason, records)) => (false, reason, records),
    };
    Decision {
        allowed,
        evidence: records.into_iter().collect(),
        reason,
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
    // A refusal of some topics does not touch the others, but it does touch a
    // message that names no topic.
    let touches = |event: &Event| match &question.topic {
        Some(topic) => event.topics.is_empty() || event.topics.contains(topic),
        None => true,
    };
    let removals: Vec<&Event> = of_kind(events, Kind::Declined)
        .chain(of_kind(events, Kind::Withdrawn))
        .filter(|removal| removal.act.covers(act) && touches(removal))
        .collect();
    let granted = granted(events, act, &removals, question, law);
    let purchases = purchases(events, act, question);
    let in_time: Vec<&Event> = purchases
        .iter()
        .copied()
        .filter(|purchase| {
            let over = |on| law.transaction_before(on);
            removals.is_empty() && is_before(purchase, over, question, law)
        })
        .collect();
    match granted {
        Ok(records) => Ok(records.into_iter().chain(ids(in_time)).collect()),
        Err(_) if !in_time.is_empty() => Ok(ids(in_time)),
        Err((Reason::NeverAsked, _)) if !purchases.is_empty() => {
            Err((Reason::Lapsed, ids(purchases)))
        }
        Err(refused) => Err(refused),
    }
}

fn of_kind(events: &[Event], kind: Kind) -> impl Iterator<Item = &Event> {
    events.iter().filter(move |event| event.kind == kind)
}

/// The purchases that can stand for this act, in time or not.
fn purchases<'a>(events: &'a [Event], act: &Act, question: &Question) -> Vec<&'a Event> {
    let stands_for_it = matches!(
        act,
        Act::Advertising { .. }
            | Act::CollectAndUse {
                purpose: Purpose::Promotion
            }
    );
    let promotion = Act::CollectAndUse {
        purpose: Purpose::Promotion,
    };
    of_kind(events, Kind::Bought)
        .filter(|purchase| purchase.act == promotion)
        .filter(|purchase| {
            stands_for_it && question.category.is_some() && purchase.category == question.category
        })
        .collect()
}

/// Whether the question is about a day before the one that `end` gives for the
/// day of the event. A time that no calendar has is long over.
fn is_before(
    event: &Event,
    end: impl Fn(NaiveDate) -> NaiveDate,
    question: &Question,
    law: &Law,
) -> bool {
    DateTime::from_timestamp_millis(event.at_unix_millis)
        .is_some_and(|at| law.day_of(question.at) < end(law.day_of(at)))
}

/// Whether grants permit an act that these records refuse.
fn granted(
    events: &[Event],
    act: &Act,
    removals: &[&Event],
    question: &Question,
    law: &Law,
) -> Result<Records, (Reason, Records)> {
    let grants: Vec<&Event> = of_kind(events, Kind::Granted)
        .filter(|grant| grant.act == *act)
        .collect();
    let first_shown = first_shown(events);
    let shown = |grant: &Event| {
        let first = first_shown.get(&grant.notice).copied();
        first.filter(|shown| shown.at_unix_millis <= grant.at_unix_millis)
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
        return Err(why_not(act, &grants, &on_topic, &informed, removals));
    }
    if let Some(asked) = &question.scope {
        let given = ids(valid.iter().copied());
        valid.retain(|grant| {
            grant
                .scope
                .as_ref()
                .is_some_and(|scope| scope.covers(asked))
        });
        if valid.is_empty() {
            return Err((Reason::ScopeChanged, given));
        }
    }
    if let Act::CollectAndUse {
        purpose: Purpose::RequestedReply,
    } = act
    {
        let replies: Vec<&Event> = of_kind(events, Kind::Replied).collect();
        let used_up: BTreeSet<&Uuid> = replies.iter().flat_map(|it| &it.supersedes).collect();
        valid.retain(|request| !used_up.contains(&request.id));
        if valid.is_empty() {
            return Err((Reason::AlreadyReplied, ids(replies)));
        }
    }
    let mut confirmations: Vec<&Event> = of_kind(events, Kind::Reconfirmed)
        .filter(|confirmation| confirmation.act == *act)
        .collect();
    confirmations.sort_by_key(|confirmation| (confirmation.at_unix_millis, confirmation.id));
    let mut permitting = Records::new();
    for grant in &valid {
        let confirmations = in_time(&confirmations, grant, law);
        let lapses = matches!(act, Act::Advertising { .. } | Act::Night { .. });
        let latest = confirmations.last().copied().unwrap_or(grant);
        let end = |on| law.reconfirm_before(on);
        if !lapses || is_before(latest, end, question, law) {
            permitting.insert(grant.id);
            permitting.extend(shown(grant).map(|shown| shown.id));
            permitting.extend(ids(confirmations));
        }
    }
    match permitting.is_empty() {
        true => Err((Reason::Lapsed, ids(valid))),
        false => Ok(permitting),
    }
}

/// When each notice was first on the screen.
fn first_shown(events: &[Event]) -> HashMap<Uuid, &Event> {
    let mut first: HashMap<Uuid, &Event> = HashMap::new();
    for shown in of_kind(events, Kind::Shown).filter(|shown| !shown.notice.is_nil()) {
        let earliest = first.entry(shown.notice).or_insert(shown);
        if (shown.at_unix_millis, shown.id) < (earliest.at_unix_millis, earliest.id) {
            *earliest = shown;
        }
    }
    first
}

/// Of the confirmations of its act, from the first to the last, those that kept
/// this grant from lapsing: each came before the one before it, or the grant,
/// was too old.
fn in_time<'a>(confirmations: &[&'a Event], grant: &Event, law: &Law) -> Vec<&'a Event> {
    let kept_until = |event: &Event| {
        let at = DateTime::from_timestamp_millis(event.at_unix_millis)?;
        let day = law.day_of(at);
        Some((day, law.reconfirm_before(day)))
    };
    let mut until = kept_until(grant).map(|(_, until)| until);
    let later = confirmations.partition_point(|it| it.at_unix_millis < grant.at_unix_millis);
    confirmations[later..]
        .iter()
        .copied()
        .take_while(|confirmation| {
            let next = kept_until(confirmation);
            let is_in_time = next.zip(until).is_some_and(|((day, _), until)| day < until);
            until = next.map(|(_, until)| until);
            is_in_time
        })
        .collect()
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
