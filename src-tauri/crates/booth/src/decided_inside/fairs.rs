//! Fairs, when somebody else records meanwhile.

use super::*;
use crate::fair::NextFair;

fn next() -> NextFair {
    let day = NaiveDate::from_ymd_opt(2027, 3, 3).expect("a day");
    NextFair {
        name: "봄 리빙페어".to_owned(),
        starts_on: day,
        ends_on: day,
        with_questionnaire: true,
        with_products: true,
        with_programmes: true,
    }
}

#[test]
fn a_programme_that_was_opened_meanwhile_comes_along() {
    let mut fair = fair();
    let open = fair.booth.open_programmes().expect("programmes");
    let (_, mut another) = open[0].clone();
    another.number = 4_711;
    let entity = Uuid::from_u128(7);
    fair.meanwhile(entity, None, Body::ProgrammeOpened(another));
    fair.booth.open_next_fair(&next()).expect("a next fair");
    let here = fair.booth.open_programmes().expect("programmes");
    assert_eq!(here.len(), open.len() + 1);
}

#[test]
fn a_visitor_who_was_welcomed_meanwhile_gets_one_survey() {
    let mut fair = fair();
    let visitor = fair.answered();
    let id = fair.booth.open_next_fair(&next()).expect("a next fair");
    let arrived = Body::VisitorArrived(VisitorArrived { fair: id });
    fair.meanwhile(visitor, Some(visitor), arrived);
    fair.booth.welcome_back(visitor).expect("she is here");
    fair.booth
        .note_visitor(visitor, Some(Interest::Hot), "")
        .expect("the first thing that is heard of her here");
    assert_eq!(fair.count("visitor.arrived"), 2, "once at each fair");
    assert_eq!(fair.count("response.started"), 1);
}

#[test]
fn a_fair_that_was_put_away_meanwhile_is_not_chosen() {
    let mut fair = fair();
    let first = fair.booth.fair_id();
    let now = fair.booth.open_next_fair(&next()).expect("a next fair");
    let away = records::fair::FairArchived {
        fair: first,
        archived: true,
    };
    let entity = records::fair::archive_of(first);
    fair.meanwhile(entity, None, Body::FairArchived(away));
    let refused = fair.booth.choose_fair(first);
    assert!(matches!(refused, Err(BoothError::NotPossible(_))));
    assert_eq!(fair.booth.fair_id(), now);
}
