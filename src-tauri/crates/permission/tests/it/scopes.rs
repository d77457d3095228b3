//! A yes reaches as far as what it was given for.

use crate::support::{LATER, Records, consenting, is, sms};
use permission::{Event, Kind, Question, Reason, Scope};
use std::collections::BTreeSet;
use std::sync::Arc;

fn words(words: &[&str]) -> BTreeSet<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}

/// What the fair's notice asked for.
fn asked_then() -> Scope {
    Scope {
        purposes: words(&["news", "revisit"]),
        items: words(&["contact", "name"]),
        months: 12,
        recipients: words(&["온기유리"]),
    }
}

/// Somebody who said yes to that.
fn consenting_then() -> Records {
    let mut records = consenting();
    for event in &mut records.0 {
        event.scope = Some(Arc::new(asked_then()));
    }
    records
}

fn under(scope: Scope) -> Question {
    Question {
        scope: Some(Arc::new(scope)),
        ..sms(LATER)
    }
}

/// PIPA 15(2): a change of purpose, data, time or recipient needs another yes. The
/// old use stays allowed.
#[test]
fn an_old_yes_does_not_stretch_to_a_new_scope() {
    let records = consenting_then();
    let then = asked_then();
    is(&records, &under(then.clone()), Reason::Permitted);
    let grown = [
        Scope {
            purposes: words(&["news", "revisit", "fit"]),
            ..then.clone()
        },
        Scope {
            items: words(&["contact", "name", "birthday"]),
            ..then.clone()
        },
        Scope {
            months: 13,
            ..then.clone()
        },
        Scope {
            recipients: words(&["한빛상사"]),
            ..then.clone()
        },
    ];
    for scope in grown {
        let question = under(scope);
        is(&records, &question, Reason::ScopeChanged);
        let evidence = records.decide(&question).evidence;
        assert_eq!(evidence, [records.0[1].id], "the yes that falls short");
        is(&records, &under(then.clone()), Reason::Permitted);
    }
}

/// Less of anything is inside what she said yes to.
#[test]
fn less_needs_no_other_yes() {
    let narrower = Scope {
        purposes: words(&["news"]),
        items: words(&["contact"]),
        months: 6,
        recipients: words(&["온기유리"]),
    };
    is(&consenting_then(), &under(narrower), Reason::Permitted);
}

/// A yes of which nobody knows what it was given for covers no use that is named,
/// and everything where none is named, as before.
#[test]
fn an_unknown_scope_covers_nothing_that_is_named() {
    let records = consenting();
    is(&records, &under(Scope::default()), Reason::ScopeChanged);
    is(&records, &sms(LATER), Reason::Permitted);
}

/// Asked again, she said yes to the new scope, and it counts; what she refuses
/// stays refused whatever the scope.
#[test]
fn asked_again_her_answer_counts() {
    let mut records = consenting_then();
    let wider = Scope {
        months: 24,
        ..asked_then()
    };
    let again: Vec<Event> = records.0[1..].to_vec();
    for (n, event) in (50_u128..).zip(again) {
        records.0.push(Event {
            id: uuid::Uuid::from_u128(n),
            scope: Some(Arc::new(wider.clone())),
            ..event
        });
    }
    is(&records, &under(wider.clone()), Reason::Permitted);
    records.add(Kind::Withdrawn, &permission::Act::Everything, LATER);
    is(&records, &under(wider), Reason::Withdrawn);
}
