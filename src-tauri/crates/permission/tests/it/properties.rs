//! What must hold for every set of records.

use crate::support::{REACHABLE, USE, at};
use chrono::{DateTime, Months, NaiveDate, Utc};
use permission::{Act, Channel, Event, Kind, Law, Purpose, Question, Scope, decide, needs};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use std::collections::BTreeSet;
use std::sync::Arc;
use uuid::Uuid;

const TOPICS: [&str; 3] = ["유리잔", "접시", "물병"];
const CATEGORIES: [&str; 2] = ["유리", "도자기"];

/// Histories that are compared with the oracle: 20,000, or as many as the
/// variable `BOOTHLOOP_HISTORIES` says; `BOOTHLOOP_HISTORIES=1000000 cargo test
/// --release -p permission` plays a million.
fn histories() -> u32 {
    let wanted = std::env::var("BOOTHLOOP_HISTORIES").ok();
    wanted.map_or(20_000, |count| {
        count.parse().expect("a number of histories")
    })
}

fn id(n: usize) -> Uuid {
    Uuid::from_u128(n as u128 + 1)
}

fn acts() -> impl Strategy<Value = Act> {
    prop_oneof![
        4 => Just(Act::CollectAndUse { purpose: Purpose::Promotion }),
        4 => Just(Act::Advertising { channel: Channel::Sms }),
        2 => Just(Act::Night { channel: Channel::Sms }),
        1 => Just(Act::CollectAndUse { purpose: Purpose::RequestedReply }),
        1 => Just(Act::Advertising { channel: Channel::Email }),
        1 => Just(Act::ThirdParty { recipient: "한빛상사".to_owned() }),
        1 => Just(Act::Overseas),
        1 => Just(Act::Everything),
    ]
}

fn topics() -> impl Strategy<Value = BTreeSet<String>> {
    prop_oneof![
        3 => Just(BTreeSet::new()),
        1 => prop::collection::btree_set(prop::sample::select(&TOPICS[..]).prop_map(str::to_owned), 1..3),
    ]
}

/// Up to 14 records: few notices, few acts, so that they meet; and grants that
/// often know what came before.
fn records() -> impl Strategy<Value = Vec<Event>> {
    let kinds = prop_oneof![
        1 => Just(Kind::Shown),
        8 => Just(Kind::Granted),
        1 => Just(Kind::Declined),
        1 => Just(Kind::Withdrawn),
        2 => Just(Kind::Reconfirmed),
        1 => Just(Kind::Replied),
        1 => Just(Kind::Bought),
    ];
    let one = (
        kinds,
        acts(),
        topics(),
        0_i64..40,
        0_usize..2,
        prop::collection::vec(any::<bool>(), 14),
        any::<bool>(),
        categories(),
        scopes(),
    );
    // Most people were shown both notices to begin with.
    let begun = prop::bool::weighted(0.8);
    (begun, prop::collection::vec(one, 0..14)).prop_map(|(begun, all)| {
        let shown = |n: usize| Event {
            id: id(700 + n),
            at_unix_millis: 0,
            kind: Kind::Shown,
            act: Act::Overseas,
            topics: BTreeSet::new(),
            notice: id(100 + n),
            supersedes: BTreeSet::new(),
            category: None,
            scope: None,
        };
        let beginning = (0..2).filter(|_| begun).map(shown);
        let rest = all.into_iter().enumerate().map(
            |(n, (kind, act, topics, month, notice, known, knows_all, category, scope))| Event {
                id: id(n),
                at_unix_millis: at("2025-01-01T00:00:00Z").timestamp_millis()
                    + month * 30 * 86_400_000,
                kind,
                act: match kind {
                    Kind::Bought => USE,
                    _ => act,
                },
                category: category.filter(|_| kind == Kind::Bought),
                topics,
                notice: id(100 + notice),
                supersedes: (0..14).filter(|m| knows_all || known[*m]).map(id).collect(),
                scope,
            },
        );
        beginning.chain(rest).collect()
    })
}

fn categories() -> impl Strategy<Value = Option<String>> {
    prop::option::weighted(
        0.8,
        prop::sample::select(&CATEGORIES[..]).prop_map(str::to_owned),
    )
}

/// What a yes was given for, or a message uses: mostly nothing that matters, and
/// otherwise few words, so that they meet.
fn scopes() -> impl Strategy<Value = Option<Arc<Scope>>> {
    let few = |words: [&'static str; 2]| {
        let words = prop::sample::subsequence(words.to_vec(), 0..=2);
        words.prop_map(|words| words.into_iter().map(str::to_owned).collect())
    };
    let scope = (
        few(["news", "revisit"]),
        few(["contact", "birthday"]),
        12_u32..14,
        few(["온기유리", "한빛상사"]),
    );
    let scope = scope.prop_map(|(purposes, items, months, recipients)| {
        Arc::new(Scope {
            purposes,
            items,
            months,
            recipients,
        })
    });
    prop::option::weighted(0.5, scope)
}

fn questions() -> impl Strategy<Value = Question> {
    let purpose = prop_oneof![9 => Just(Purpose::Promotion), 1 => Just(Purpose::RequestedReply)];
    let channel = prop_oneof![9 => Just(Channel::Sms), 1 => Just(Channel::Email)];
    let topic = prop::option::weighted(
        0.9,
        prop::sample::select(&TOPICS[..]).prop_map(str::to_owned),
    );
    (
        purpose,
        channel,
        topic,
        0_i64..48 * 30 * 24,
        prop::bool::weighted(0.1),
        prop::bool::weighted(0.1),
        categories(),
        prop_oneof![2 => Just(None), 1 => scopes()],
    )
        .prop_map(
            |(purpose, channel, topic, hours, to_partner, is_overseas, category, scope)| Question {
                purpose,
                channel,
                topic,
                at: at("2025-01-01T00:00:00Z") + chrono::TimeDelta::hours(hours),
                recipient: to_partner.then(|| "한빛상사".to_owned()),
                is_overseas,
                category,
                scope,
            },
        )
}

/// The rules once more, as plain loops over everything, sharing no code with
/// the crate beyond the list of needed acts and the night.
fn oracle(events: &[Event], question: &Question, law: &Law) -> bool {
    let day = |millis: i64| {
        let moment: DateTime<Utc> = DateTime::from_timestamp_millis(millis).expect("small times");
        moment.with_timezone(&law.time_zone).date_naive()
    };
    let asked_on = question.at.with_timezone(&law.time_zone).date_naive();
    'acts: for act in needs(question, law) {
        let mut refusals = Vec::new();
        for other in events {
            let is_no = other.kind == Kind::Declined || other.kind == Kind::Withdrawn;
            let is_about = other.act == act || other.act == Act::Everything;
            let meets_topic = other.topics.is_empty()
                || question.topic.is_none()
                || question
                    .topic
                    .iter()
                    .any(|topic| other.topics.contains(topic));
            if is_no && is_about && meets_topic {
                refusals.push(other.id);
            }
        }
        for sale in events {
            let stands_for = matches!(act, Act::Advertising { .. }) || act == USE;
            let six_months_on = day(sale.at_unix_millis)
                .checked_add_months(Months::new(6))
                .expect("small times");
            if sale.kind == Kind::Bought
                && stands_for
                && refusals.is_empty()
                && sale.category.is_some()
                && sale.category == question.category
                && asked_on < six_months_on
            {
                continue 'acts;
            }
        }
        for grant in events {
            if grant.kind != Kind::Granted || grant.act != act {
                continue;
            }
            if !grant.topics.is_empty() {
                match &question.topic {
                    Some(topic) if grant.topics.contains(topic) => {}
                    _ => continue,
                }
            }
            if refusals.iter().any(|no| !grant.supersedes.contains(no)) {
                continue;
            }
            if let Some(asked) = &question.scope {
                let Some(given) = &grant.scope else { continue };
                let lacks = |given: &BTreeSet<String>, asked: &BTreeSet<String>| {
                    asked.iter().any(|word| !given.contains(word))
                };
                if lacks(&given.purposes, &asked.purposes)
                    || lacks(&given.items, &asked.items)
                    || lacks(&given.recipients, &asked.recipients)
                    || given.months < asked.months
                {
                    continue;
                }
            }
            let mut was_shown = false;
            let mut was_replied = false;
            let mut ends = two_years_after(day(grant.at_unix_millis));
            // As often as there are events: each round may find one that keeps on.
            for _ in events {
                for event in events {
                    let is_later = event.at_unix_millis >= grant.at_unix_millis;
                    let on = day(event.at_unix_millis);
                    if event.kind == Kind::Reconfirmed && event.act == act && is_later && on < ends
                    {
                        ends = ends.max(two_years_after(on));
                    }
                    was_shown |= event.kind == Kind::Shown
                        && event.notice == grant.notice
                        && event.at_unix_millis <= grant.at_unix_millis;
                    was_replied |=
                        event.kind == Kind::Replied && event.supersedes.contains(&grant.id);
                }
            }
            let is_request = act
                == Act::CollectAndUse {
                    purpose: Purpose::RequestedReply,
                };
            let can_lapse = matches!(act, Act::Advertising { .. } | Act::Night { .. });
            if was_shown && !(is_request && was_replied) && (!can_lapse || asked_on < ends) {
                continue 'acts;
            }
        }
        return false;
    }
    true
}

fn two_years_after(day: NaiveDate) -> NaiveDate {
    day.checked_add_months(Months::new(24))
        .expect("small times")
}

/// The generators make both answers, or the properties below would say little.
#[test]
fn the_generators_are_not_vacuous() {
    let mut runner = TestRunner::deterministic();
    let law = Law::korea();
    let mut allowed = 0;
    for _ in 0..2_000 {
        let events = records().new_tree(&mut runner).expect("a tree").current();
        let question = questions().new_tree(&mut runner).expect("a tree").current();
        allowed += u32::from(decide(&events, REACHABLE, &question, &law).allowed);
    }
    assert!(
        (200..1_800).contains(&allowed),
        "{allowed} of 2,000 were allowed"
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(histories()))]

    /// The crate answers like the plain loops.
    #[test]
    fn it_agrees_with_the_oracle(events in records(), question in questions()) {
        let law = Law::korea();
        let decision = decide(&events, REACHABLE, &question, &law);
        prop_assert_eq!(decision.allowed, oracle(&events, &question, &law), "{:?}", decision);
    }

    /// A withdrawal of everything that no grant knows silences for good.
    #[test]
    fn a_withdrawn_person_is_never_contacted(
        events in records(),
        question in questions(),
        when in any::<i64>(),
        position in any::<prop::sample::Index>(),
    ) {
        let stop = Event {
            id: id(500),
            at_unix_millis: when,
            kind: Kind::Withdrawn,
            act: Act::Everything,
            topics: BTreeSet::new(),
            notice: id(501),
            supersedes: BTreeSet::new(),
            category: None,
            scope: None,
        };
        let mut events = events;
        let position = position.index(events.len() + 1);
        events.insert(position, stop);
        prop_assert!(!decide(&events, REACHABLE, &question, &Law::korea()).allowed);
    }

    /// Two years after her last yes nobody is written to on the strength of it,
    /// unless she confirmed it in time.
    #[test]
    fn a_grant_does_not_outlive_its_two_years(events in records(), question in questions()) {
        let law = Law::korea();
        let unconfirmed: Vec<Event> = events
            .into_iter()
            .filter(|event| !matches!(event.kind, Kind::Reconfirmed | Kind::Bought))
            .collect();
        let last = unconfirmed
            .iter()
            .filter(|event| event.kind == Kind::Granted)
            .map(|event| event.at_unix_millis)
            .max()
            .unwrap_or_default();
        let question = Question {
            purpose: Purpose::Promotion,
            at: question.at.max(
                DateTime::from_timestamp_millis(last).expect("small times")
                    + chrono::TimeDelta::days(731),
            ),
            ..question
        };
        prop_assert!(!decide(&unconfirmed, REACHABLE, &question, &law).allowed);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_500))]

    /// Merging is a union of sets: order and duplicates change nothing, not
    /// even the evidence.
    #[test]
    fn order_and_duplicates_do_not_matter(
        (events, mixed) in records().prop_flat_map(|events| {
            let twice: Vec<Event> = events.iter().chain(&events).cloned().collect();
            (Just(events), Just(twice).prop_shuffle())
        }),
        question in questions(),
    ) {
        let law = Law::korea();
        prop_assert_eq!(
            decide(&mixed, REACHABLE, &question, &law),
            decide(&events, REACHABLE, &question, &law)
        );
    }

    /// One more no never makes a yes.
    #[test]
    fn a_refusal_never_permits(
        events in records(),
        refusal in records(),
        question in questions(),
    ) {
        let law = Law::korea();
        let before = decide(&events, REACHABLE, &question, &law).allowed;
        let more = refusal
            .into_iter()
            .filter(|event| matches!(event.kind, Kind::Declined | Kind::Withdrawn))
            .map(|event| Event { id: id(600), ..event });
        let all: Vec<Event> = events.into_iter().chain(more).collect();
        let after = decide(&all, REACHABLE, &question, &law).allowed;
        prop_assert!(before || !after);
    }

    /// The time of a refusal does not matter to whether one may contact.
    #[test]
    fn the_time_of_a_refusal_does_not_matter(
        events in records(),
        question in questions(),
        when in any::<i64>(),
    ) {
        let law = Law::korea();
        let moved: Vec<Event> = events
            .iter()
            .cloned()
            .map(|event| match event.kind {
                Kind::Declined | Kind::Withdrawn => Event { at_unix_millis: when, ..event },
                _ => event,
            })
            .collect();
        prop_assert_eq!(
            decide(&moved, REACHABLE, &question, &law).allowed,
            decide(&events, REACHABLE, &question, &law).allowed
        );
    }

    /// What a yes was given for matters only where it is asked about: whatever was
    /// decided before notices had scopes is decided so still.
    #[test]
    fn without_a_scope_nothing_is_another(events in records(), question in questions()) {
        let law = Law::korea();
        let question = Question { scope: None, ..question };
        let plain: Vec<Event> = events
            .iter()
            .cloned()
            .map(|event| Event { scope: None, ..event })
            .collect();
        prop_assert_eq!(
            decide(&events, REACHABLE, &question, &law),
            decide(&plain, REACHABLE, &question, &law)
        );
    }

    /// Who asks for less gets no no instead of a yes; who asks for more gets no yes
    /// instead of a no.
    #[test]
    fn a_wider_use_is_never_easier(
        events in records(),
        question in questions(),
        asked in scopes(),
        more in scopes(),
    ) {
        let law = Law::korea();
        let question = Question { scope: asked, ..question };
        let mut wider = question.clone();
        if let (Some(scope), Some(more)) = (&mut wider.scope, more) {
            let scope = Arc::make_mut(scope);
            scope.purposes.extend(more.purposes.iter().cloned());
            scope.items.extend(more.items.iter().cloned());
            scope.recipients.extend(more.recipients.iter().cloned());
            scope.months = scope.months.max(more.months);
        }
        let allowed = |question: &Question| decide(&events, REACHABLE, question, &law).allowed;
        prop_assert!(allowed(&question) || !allowed(&wider));
        let unasked = Question { scope: None, ..question.clone() };
        prop_assert!(allowed(&unasked) || !allowed(&question));
    }

    /// The evidence stands alone: the records it names allow the same contact.
    #[test]
    fn the_evidence_carries_a_permission(events in records(), question in questions()) {
        let law = Law::korea();
        let decision = decide(&events, REACHABLE, &question, &law);
        let named: Vec<Event> = events
            .iter()
            .filter(|event| decision.evidence.contains(&event.id))
            .cloned()
            .collect();
        prop_assert_eq!(named.len(), decision.evidence.len(), "evidence names known records");
        if decision.allowed {
            prop_assert!(decide(&named, REACHABLE, &question, &law).allowed);
        }
    }
}

fn request() -> Act {
    Act::CollectAndUse {
        purpose: Purpose::RequestedReply,
    }
}

proptest! {
    /// What was asked for is sent once: whatever permits it is used up by the reply,
    /// and a request never adds a reason to advertise.
    #[test]
    fn a_request_permits_one_message_and_no_advertising(
        events in records(),
        mut question in questions(),
        asked_again in 0_i64..40,
    ) {
        let law = Law::korea();
        let mut events = events;
        // Everybody here asks at least once, after she was shown both notices.
        events.push(Event {
            id: id(900),
            at_unix_millis: at("2025-01-01T00:00:00Z").timestamp_millis() + asked_again * 86_400_000,
            kind: Kind::Granted,
            act: request(),
            topics: BTreeSet::new(),
            notice: id(100),
            supersedes: (0..10).map(id).collect(),
            category: None,
            scope: None,
        });
        question.purpose = Purpose::RequestedReply;
        let before = decide(&events, REACHABLE, &question, &law);
        let used_up = before.evidence.iter().copied().collect();
        let mut replied = events.clone();
        replied.push(Event {
            id: id(901),
            kind: Kind::Replied,
            supersedes: used_up,
            ..events[events.len() - 1].clone()
        });
        prop_assert!(!decide(&replied, REACHABLE, &question, &law).allowed, "{:?}", before);

        question.purpose = Purpose::Promotion;
        let with = decide(&events, REACHABLE, &question, &law);
        events.retain(|event| event.act != request());
        prop_assert_eq!(with.allowed, decide(&events, REACHABLE, &question, &law).allowed);
    }
}
