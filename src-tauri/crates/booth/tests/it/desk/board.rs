//! How the day goes, in numbers that tell nobody what somebody allowed.

use crate::support::{DAY, Fair, HOUR, Laptop, MINUTE, fair};
use booth::BoothError;
use booth::desk::{Board, DayGoals, HIGHEST_DAY_GOAL};

fn board(laptop: &mut Laptop) -> Board {
    laptop.booth().board().expect("the day")
}

#[test]
fn a_day_is_counted_and_ends_at_midnight() {
    let mut fair = fair(3_201);
    let laptop = &mut fair.laptops[0];
    let empty = board(laptop);
    assert_eq!((empty.visitors, empty.by_hour.len()), (0, 0));
    assert_eq!(empty.conversations, None, "nobody counts");
    // Two at ten, nobody at eleven, one at twelve.
    let first = laptop.answered_visit();
    laptop.booth().finish_survey(first).expect("handed in");
    laptop.answered_visit();
    laptop.clock.advance(2 * HOUR);
    laptop.answered_visit();
    laptop.booth().count_conversation().expect("counted");
    laptop.sell(None, 2).expect("a sale");
    let voided = laptop.sell(None, 1).expect("a sale").id;
    laptop.booth().void_sale(voided, "반품").expect("voided");
    let told = board(laptop);
    assert_eq!(told.day, Some(1));
    assert_eq!((told.visitors, told.surveys, told.sales), (3, 1, 1));
    assert_eq!(told.by_hour, [(10, 2), (11, 0), (12, 1)]);
    assert_eq!(told.conversations, Some(4));
    assert!(told.won > 0);
    laptop.clock.advance(DAY);
    let next = board(laptop);
    assert_eq!(
        (next.visitors, next.surveys, next.sales, next.won),
        (0, 0, 0, 0)
    );
    assert_eq!((next.by_hour.len(), next.conversations), (0, None));
}

/// Four who allowed are not told, nine are told as five, nobody who says yes changes the
/// number before the quarter of an hour is over, and nothing is told where four or fewer did
/// not allow it.
#[test]
fn no_number_changes_as_somebody_allows() {
    let mut fair = fair(3_202);
    let laptop = &mut fair.laptops[0];
    let mut come = 0;
    let mut allow = |laptop: &mut Laptop, people: u32| {
        for _ in 0..people {
            come += 1;
            laptop.reachable_visitor(&format!("visitor{come}@example.com"));
        }
    };
    allow(laptop, 4);
    assert_eq!(board(laptop).reachable, None);
    allow(laptop, 1);
    assert_eq!(board(laptop).reachable, None, "it stands");
    for _ in 0..4 {
        laptop.answered_visit();
    }
    laptop.clock.advance(15 * MINUTE);
    assert_eq!(board(laptop).reachable, None, "four did not allow it");
    laptop.answered_visit();
    laptop.clock.advance(15 * MINUTE);
    assert_eq!(board(laptop).reachable, Some(5));
    allow(laptop, 4);
    laptop.clock.advance(14 * MINUTE);
    assert_eq!(board(laptop).reachable, Some(5), "it stands");
    laptop.clock.advance(MINUTE);
    assert_eq!(board(laptop).reachable, Some(5), "nine are told as five");
    allow(laptop, 1);
    laptop.clock.advance(15 * MINUTE);
    assert_eq!(board(laptop).reachable, Some(10));
    assert_eq!(board(laptop).visitors, 15, "who came is seen anyway");
}

/// The owner sets goals, the other laptops learn them, and each fair has its own.
#[test]
fn the_owner_sets_the_goals_of_a_day() {
    let mut fair = Fair::with_laptops(2, 3_203);
    let (one, other) = fair.pair(0, 1);
    let goals = DayGoals {
        visitors: Some(200),
        contacts: None,
        sales: Some(40),
    };
    for _ in 0..2 {
        one.booth().set_day_goals(goals).expect("the owner may");
    }
    let recorded = one.count("SELECT count(*) FROM ledger_records WHERE kind = 'day_goals.set'");
    assert_eq!(recorded, 1, "saying the same again changes nothing");
    for wrong in [0, HIGHEST_DAY_GOAL + 1] {
        let sales = Some(wrong);
        let refused = one.booth().set_day_goals(DayGoals { sales, ..goals });
        assert!(matches!(refused, Err(BoothError::Setting(_))), "{wrong}");
    }
    let refused = other.booth().set_day_goals(goals);
    let refused = refused.expect_err("the owner's laptop only");
    assert_eq!(refused.code(), Some("owners_laptop_only"), "{refused:?}");
    other.learn_from(one);
    assert_eq!(board(other).goals, goals);
    crate::fairs::next_fair(one, "리빙페어 봄", true);
    assert_eq!(board(one).goals, DayGoals::default());
}
