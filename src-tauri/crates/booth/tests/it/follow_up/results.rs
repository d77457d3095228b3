//! Whether it helped: what is told of what people bought, and when.

use super::hold_out::{after_the_fair, buy, drawn_for, draws, export, export_into};
use crate::support::{DAY, Fair, HOUR, Laptop};
use booth::follow_up::{Answer, FollowUpResults, Found, Window};
use booth::visitors::Compared;
use uuid::Uuid;

fn results(laptop: &mut Laptop, window: Window) -> FollowUpResults {
    laptop.booth().follow_up_results(window).expect("results")
}

fn writing(laptop: &mut Laptop) -> Answer {
    results(laptop, Window::Days30).writing
}

fn is_known(answer: &Answer) -> bool {
    !matches!(answer.verdict.found, Found::NotKnown { .. })
}

/// So many people, half of them drawn to get no message, and the files made.
fn written(seed: u64, people: u32) -> (Fair, Vec<Uuid>, Vec<Uuid>) {
    let (mut fair, _) = after_the_fair(seed, people);
    fair.laptops[0].booth().hold_out(0, 50).expect("chosen");
    export(&mut fair).expect("files");
    let laptop = &mut fair.laptops[0];
    let (spoken, silent) = (
        drawn_for(laptop, "recommendation"),
        drawn_for(laptop, "no_message"),
    );
    laptop.clock.advance(HOUR);
    (fair, spoken, silent)
}

/// She looks every evening, and each day one more of those who were written to buys: what
/// is shown does not move until the thirty days are over, and then it says that writing
/// helped.
#[test]
fn nothing_is_told_before_the_days_are_over() {
    let (mut fair, spoken, silent) = written(1_101, 50);
    let laptop = &mut fair.laptops[0];
    let before = writing(laptop);
    assert_eq!((before.fairs, before.waiting), (0, 50));
    let day = chrono::NaiveDate::from_ymd_opt(2026, 12, 30);
    assert_eq!(before.next_on, day, "thirty days after the files");
    for evening in 0..29 {
        buy(laptop, spoken[evening % spoken.len()]);
        assert_eq!(writing(laptop), before, "evening {evening}");
        laptop.clock.advance(DAY);
    }
    laptop.clock.advance(2 * DAY);
    let after = writing(laptop);
    assert_eq!(
        (after.treated as usize, after.control as usize),
        (spoken.len(), silent.len())
    );
    assert_eq!((after.fairs, after.waiting, after.next_on), (1, 0, None));
    assert_eq!(after.verdict.found, Found::Helped);
    let won = after.verdict.won.expect("enough people");
    assert!(
        won.low > 0.0 && won.low < won.seen && won.seen < won.high,
        "{won:?}"
    );
    // The dial: after 30 days nothing is known of 90.
    assert_eq!(results(laptop, Window::Days90).writing.waiting, 50);
    // Nobody was drawn for the other question.
    let recommending = results(laptop, Window::Days30).recommending;
    assert_eq!((recommending.treated, recommending.waiting), (0, 0));
    assert!(!is_known(&recommending));
}

/// Where those without a message buy, writing harmed.
#[test]
fn harm_is_told_too() {
    let (mut fair, _, silent) = written(1_102, 50);
    let laptop = &mut fair.laptops[0];
    for visitor in &silent {
        buy(laptop, *visitor);
    }
    laptop.clock.advance(31 * DAY);
    assert_eq!(writing(laptop).verdict.found, Found::Harmed);
}

/// What was bought before the files, after the days, or was taken back counts nowhere;
/// what was bought by another visit of hers does, and by a coupon of hers, too.
#[test]
fn only_what_was_bought_in_these_days_counts() {
    let (mut fair, people) = after_the_fair(1_103, 40);
    let laptop = &mut fair.laptops[0];
    laptop.booth().hold_out(0, 50).expect("chosen");
    for visitor in &people {
        buy(laptop, *visitor);
    }
    laptop.clock.advance(HOUR);
    export(&mut fair).expect("files");
    let laptop = &mut fair.laptops[0];
    let spoken = drawn_for(laptop, "recommendation");
    laptop.clock.advance(HOUR);
    for visitor in &spoken[..5] {
        let taken_back = buy(laptop, *visitor);
        let void = laptop.booth().void_sale(taken_back, "반품");
        void.expect("taken back");
    }
    for later in &spoken[5..] {
        let visit = laptop.answered_visit();
        let booth = laptop.booth();
        booth
            .compare_visits(visit, *later, Compared::Same)
            .expect("one person");
        buy(laptop, visit);
    }
    laptop.clock.advance(31 * DAY);
    for visitor in &people {
        buy(laptop, *visitor);
    }
    let answer = writing(laptop);
    let rate = answer.verdict.rate.expect("enough people");
    let bought = (spoken.len() - 5) as f64 / spoken.len() as f64;
    assert!(
        (rate.seen - bought).abs() < 1e-9,
        "{rate:?}, {} people",
        spoken.len()
    );
}

/// A sale that a laptop recorded with a coupon it did not know is hers whom the coupon was
/// given to.
#[test]
fn a_coupon_says_whose_sale_it_is() {
    let (mut fair, spoken, _) = written(1_104, 40);
    let laptop = &mut fair.laptops[0];
    let thanks = laptop.thanks();
    for visitor in &spoken {
        let booth = laptop.booth();
        let coupon = booth
            .issue_coupon(Some(*visitor), thanks)
            .expect("a coupon");
        laptop.sell(Some(coupon.id), 1).expect("a sale");
    }
    laptop.clock.advance(31 * DAY);
    assert_eq!(writing(laptop).verdict.found, Found::Helped);
}

/// A draw whose files were never made says nothing: nobody was written to.
#[test]
fn a_draw_without_files_counts_nowhere() {
    let (mut fair, people) = after_the_fair(1_105, 20);
    let laptop = &mut fair.laptops[0];
    laptop.booth().hold_out(0, 50).expect("chosen");
    let folder = fair.folder.path().join("files");
    std::fs::create_dir(&folder).expect("a folder");
    let laptop = &mut fair.laptops[0];
    // Nothing can be written where files wait for their place.
    let waiting = laptop.path.with_extension("db.leaving");
    std::fs::write(&waiting, b"").expect("a file in its way");
    export_into(laptop, &folder).expect_err("no file can be written");
    std::fs::remove_file(&waiting).expect("out of its way");
    assert_eq!(draws(laptop).len(), 20);
    for visitor in &people {
        buy(laptop, *visitor);
    }
    laptop.clock.advance(31 * DAY);
    let answer = writing(laptop);
    assert_eq!((answer.treated, answer.control, answer.waiting), (0, 0, 0));
    // Once they are made, the days begin, and nobody is drawn anew.
    export(&mut fair).expect("files");
    let laptop = &mut fair.laptops[0];
    assert_eq!(draws(laptop).len(), 20);
    assert_eq!(writing(laptop).waiting, 20);
}

/// A clock that is set back takes no days away, and gives none.
#[test]
fn a_clock_set_back_changes_nothing() {
    let (mut fair, spoken, _) = written(1_106, 40);
    let laptop = &mut fair.laptops[0];
    laptop.clock.advance(29 * DAY);
    let today = laptop.clock.now();
    buy(laptop, spoken[0]);
    let known = writing(laptop);
    laptop.clock.set(today - 200 * DAY);
    assert_eq!(writing(laptop), known);
    for visitor in &spoken {
        buy(laptop, *visitor);
    }
    laptop.clock.set(today + 2 * DAY);
    assert_eq!(writing(laptop).verdict.found, Found::Helped);
}

/// Nobody, one person, everybody drawn for one thing: not known yet, and no range that
/// would tell of fewer than five people.
#[test]
fn few_people_tell_nothing_of_each_other() {
    for people in [1, 2, 7] {
        let (mut fair, _) = after_the_fair(1_107, people);
        fair.laptops[0].booth().hold_out(0, 10).expect("chosen");
        let _ = export(&mut fair);
        let laptop = &mut fair.laptops[0];
        for visitor in drawn_for(laptop, "recommendation") {
            buy(laptop, visitor);
        }
        laptop.clock.advance(400 * DAY);
        for window in Window::ALL {
            let answer = results(laptop, window).writing;
            assert!(!is_known(&answer), "{people} people: {answer:?}");
            assert!(answer.verdict.rate.is_none() && answer.verdict.won.is_none());
        }
    }
    let mut fair = crate::support::fair(1_108);
    let laptop = &mut fair.laptops[0];
    assert_eq!(results(laptop, Window::Days365).not_judged, 0);
    let plan = laptop
        .booth()
        .hold_out_plan(Window::Days90)
        .expect("a plan");
    assert_eq!((plan.reachable, plan.suggestion.percent), (0, 0));
    assert!(plan.base_rate.is_assumed);
}

/// How many buy again is read from those who were written to, once their days are over.
#[test]
fn the_base_rate_is_read_from_earlier_files() {
    let (mut fair, people) = after_the_fair(1_109, 40);
    export(&mut fair).expect("files");
    let laptop = &mut fair.laptops[0];
    laptop.clock.advance(HOUR);
    for visitor in &people[..8] {
        buy(laptop, *visitor);
    }
    let rate = |laptop: &mut Laptop| {
        let plan = laptop.booth().hold_out_plan(Window::Days30);
        plan.expect("a plan").base_rate
    };
    assert!(rate(laptop).is_assumed, "the days are not over");
    laptop.clock.advance(31 * DAY);
    let known = rate(laptop);
    assert!(
        !known.is_assumed && (known.rate - 0.2).abs() < 1e-9,
        "{known:?}"
    );
}

/// What was bought at a destroyed fair is gone with it; its files say nothing of how many
/// buy after a message.
#[test]
fn a_destroyed_fair_tells_no_rate() {
    let (mut fair, people) = after_the_fair(1_120, 40);
    export(&mut fair).expect("files");
    let laptop = &mut fair.laptops[0];
    laptop.clock.advance(HOUR);
    for visitor in &people[..10] {
        buy(laptop, *visitor);
    }
    let first = laptop.booth().fair_id();
    crate::fairs::next_fair(laptop, "리빙페어 봄", true);
    let rate = |laptop: &mut Laptop| {
        let plan = laptop.booth().hold_out_plan(Window::Days30);
        plan.expect("a plan").base_rate
    };
    let known = rate(laptop);
    assert_eq!((known.rate, known.is_assumed), (0.25, false));
    let booth = laptop.booth();
    booth
        .destroy_fair(first, "보관 기간이 끝남")
        .expect("destroyed");
    assert!(rate(laptop).is_assumed, "nothing is known any more");
}

/// What people bought at a second fair, days after the files of the first, is gone once
/// that is destroyed: the first says nothing any more, instead of that hardly anybody
/// bought.
#[test]
fn a_destroyed_fair_takes_the_answers_of_those_before_it() {
    let (mut fair, spoken, _) = written(1_121, 80);
    let laptop = &mut fair.laptops[0];
    let second = crate::fairs::next_fair(laptop, "리빙페어 봄", true);
    for visitor in &spoken[..8] {
        buy(laptop, *visitor);
    }
    crate::fairs::next_fair(laptop, "리빙페어 가을", true);
    let known = |laptop: &mut Laptop| {
        let results = results(laptop, Window::Days365);
        let plan = laptop.booth().hold_out_plan(Window::Days365);
        (
            results.writing.fairs,
            plan.expect("a plan").base_rate.is_assumed,
        )
    };
    laptop.clock.advance(365 * DAY);
    laptop.booth().confirm_clock().expect("the owner knows");
    assert_eq!(known(laptop), (1, false));
    let booth = laptop.booth();
    booth
        .destroy_fair(second, "보관 기간이 끝남")
        .expect("destroyed");
    assert_eq!(known(laptop), (0, true));
}
