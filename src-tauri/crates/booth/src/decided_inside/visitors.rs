//! What became of two visits meanwhile.

use super::*;
use crate::visitors::Compared;
use records::visitors::{PersonDestroyed, VisitsCompared, pair_of};

#[test]
fn who_was_forgotten_a_moment_ago_is_joined_with_nobody() {
    let mut fair = fair();
    let (one, other) = (fair.reachable(), fair.reachable());
    let destroyed = Body::PersonDestroyed(PersonDestroyed {
        visitors: vec![other],
        contact_keys: Vec::new(),
        name_keys: Vec::new(),
        spared: Vec::new(),
        reason: "요청하셔서".to_owned(),
        as_of: None,
        was_due: false,
    });
    fair.meanwhile(Uuid::from_u128(77), None, destroyed);
    let joined = fair.booth.compare_visits(one, other, Compared::Same);
    assert!(matches!(joined, Err(BoothError::Unknown)), "{joined:?}");
    assert_eq!(fair.count("visitor.merged"), 0);
}

#[test]
fn who_was_kept_apart_a_moment_ago_is_not_joined_by_a_third() {
    let mut fair = fair();
    let (one, other, third) = (fair.reachable(), fair.reachable(), fair.reachable());
    let same = fair.booth.compare_visits(one, other, Compared::Same);
    same.expect("decided");
    let apart = Body::VisitsKeptApart(VisitsCompared {
        visitors: [one, third],
        evidence: Vec::new(),
    });
    fair.meanwhile(pair_of(one, third), None, apart);
    let joined = fair.booth.compare_visits(other, third, Compared::Same);
    assert!(
        matches!(joined, Err(BoothError::NotPossible(_))),
        "{joined:?}"
    );
    assert_eq!(fair.count("visitor.merged"), 1);
}

/// A coupon is for a person: the one she got at her other visit a moment ago counts.
#[test]
fn a_coupon_of_her_other_visit_is_given_again() {
    let mut fair = fair();
    let (one, other) = (fair.reachable(), fair.reachable());
    let coupon = fair.coupon(one);
    let programme = fair.programme();
    let same = Body::VisitsMerged(VisitsCompared {
        visitors: [one, other],
        evidence: Vec::new(),
    });
    fair.meanwhile(pair_of(one, other), None, same);
    let again = fair.booth.issue_coupon(Some(other), programme);
    assert_eq!(again.expect("hers").id, coupon);
    assert_eq!(fair.count("coupon.issued"), 1);
}
