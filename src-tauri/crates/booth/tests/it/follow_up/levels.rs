//! Levels that an owner gives to a variable.

use super::segments::{QUESTIONS, asks_from_now_on, counts, rule, visited};
use crate::support::{Laptop, MINUTE};
use booth::BoothError;
use booth::follow_up::segments::{Levels, Rule, SegmentTable};
use std::collections::BTreeSet;
use std::sync::Arc;
use words::Sentence;

fn table(laptop: &mut Laptop) -> Arc<SegmentTable> {
    laptop.booth().segment_table().expect("a table")
}

fn merged(levels: &[(Option<&str>, &[&str])]) -> Levels {
    let levels = levels.iter().map(|(name, choices)| {
        let choices: BTreeSet<String> = choices.iter().map(|it| (*it).to_owned()).collect();
        (name.map(|it| Sentence::of_texts(it, it)), choices)
    });
    Levels::Merged(levels.collect())
}

fn levels_of(table: &SegmentTable, variable: &str) -> Vec<(String, String)> {
    let (found, _) = table
        .variables()
        .find(|(it, _)| it.id == variable)
        .expect("the variable is there");
    let levels = found.levels.iter();
    levels
        .map(|level| (level.id.clone(), level.name.ko.clone()))
        .collect()
}

fn both(id: &str, name: &str) -> (String, String) {
    (id.to_owned(), name.to_owned())
}

/// Numbers begin a level where she says, choices are put together under a name, and all
/// groups are counted by that; with what is proposed again, all is as it was. A later
/// version of the questionnaire and another laptop keep her levels.
#[test]
fn an_owner_makes_levels_of_numbers_and_choices() {
    let mut fair = visited(60);
    let laptop = &mut fair.laptops[0];
    let proposed = counts(&table(laptop), &Rule::default());
    let set = |laptop: &mut Laptop, variable: &str, levels: &Levels| {
        let set = laptop.booth().set_levels(variable, levels);
        set.expect("levels");
    };
    set(laptop, "answer:people", &Levels::Cuts(vec![6, 2]));
    let towns = merged(&[(Some("가까운 곳"), &["a", "b"]), (None, &["c", "d"])]);
    set(laptop, "answer:town", &towns);
    let is_hers = |laptop: &mut Laptop| {
        let table = table(laptop);
        assert_eq!(
            levels_of(&table, "answer:people"),
            [
                both("below:2", "2 미만"),
                both("2:6", "2 이상 6 미만"),
                both("from:6", "6 이상"),
            ]
        );
        assert_eq!(
            levels_of(&table, "answer:town"),
            [
                both("a+b", "가까운 곳"),
                both("c+d", "다, 라"),
                both("~other", "그 밖"),
            ]
        );
        let all = counts(&table, &Rule::default());
        assert_eq!(
            all["answer:people"],
            [Some(0), Some(14), Some(28), Some(18)]
        );
        assert_eq!(all["answer:town"], [Some(0), Some(24), Some(24), Some(12)]);
        let near = rule(&[("answer:town", &["a+b"])]);
        assert_eq!(table.count(&near).expect("counted").people, Some(24));
    };
    is_hers(laptop);
    let without = QUESTIONS.replace("    integer | people | 몇 분이 쓰시나요?\n", "");
    asks_from_now_on(laptop, &without);
    is_hers(laptop);
    for variable in ["answer:people", "answer:town"] {
        set(laptop, variable, &Levels::Proposed);
    }
    assert_eq!(counts(&table(laptop), &Rule::default()), proposed);
}

/// What somebody spent is divided where she says; who bought nothing stays by herself, and
/// whether somebody bought is still said by it.
#[test]
fn money_is_divided_where_she_says() {
    let mut fair = visited(60);
    let laptop = &mut fair.laptops[0];
    let bought = counts(&table(laptop), &Rule::default())["bought"].clone();
    let set = laptop
        .booth()
        .set_levels("spent", &Levels::Cuts(vec![1, 1_000_000]));
    set.expect("levels");
    let all = counts(&table(laptop), &Rule::default());
    assert_eq!(
        all["spent"],
        [Some(0), Some(45), Some(0), Some(15), Some(0)],
        "nothing, below 1, below a million, more"
    );
    assert_eq!(all["bought"], bought);
}

/// A saved group that names a level which is gone is told as such, and never counted as
/// something else; one whose level is still there goes on.
#[test]
fn a_saved_group_is_told_when_its_level_is_gone() {
    let mut fair = visited(60);
    let laptop = &mut fair.laptops[0];
    for (name, condition) in [
        ("많이 쓰는 분", ("answer:people", &["3"][..])),
        ("가에서 오신 분", ("answer:town", &["a"][..])),
    ] {
        let saved = laptop.booth().save_segment(None, name, &rule(&[condition]));
        saved.expect("saved");
        // Groups stand in the order of the moments at which they were saved.
        laptop.clock.advance(MINUTE);
    }
    let set = laptop
        .booth()
        .set_levels("answer:people", &Levels::Cuts(vec![5]));
    set.expect("levels");
    let towns = merged(&[(None, &["a"]), (Some("다른 데"), &["b", "c", "d"])]);
    laptop
        .booth()
        .set_levels("answer:town", &towns)
        .expect("levels");
    let counted = laptop.booth().counted_segments().expect("groups");
    let why = counted[0]
        .1
        .as_ref()
        .expect_err("the level is gone")
        .sentence();
    assert!(why.ko.contains("‘3’"), "{why}");
    let (_, people) = counted[1].1.as_ref().expect("still there");
    assert_eq!(*people, Some(12));
}

/// Levels that nothing can be divided by, and those by which two numbers would tell of a
/// few people, are refused in words; the present ones stay.
#[test]
fn levels_that_cannot_be_are_refused() {
    let mut fair = visited(60);
    let laptop = &mut fair.laptops[0];
    let before = levels_of(&table(laptop), "answer:people");
    let cuts = |cuts: &[i64]| Levels::Cuts(cuts.to_vec());
    let many: Vec<(Option<&str>, &[&str])> = vec![(None, &["a"]); 6];
    for (variable, levels, says) in [
        ("answer:people", cuts(&[]), "경계는"),
        ("answer:people", cuts(&[1, 2, 3, 4, 5]), "경계는"),
        ("answer:people", cuts(&[3, 3]), "경계는"),
        ("answer:town", cuts(&[3]), "고르는 답은"),
        ("answer:people", merged(&[(None, &["a"])]), "숫자는 경계로"),
        ("answer:town", merged(&[(None, &["a", "b"])]), "둘에서"),
        ("answer:town", merged(&many), "둘에서"),
        (
            "answer:town",
            merged(&[(None, &["a"]), (None, &[])]),
            "답이 하나는",
        ),
        (
            "answer:town",
            merged(&[(None, &["a"]), (None, &["a", "b"])]),
            "한 단계에만",
        ),
        (
            "answer:town",
            merged(&[(None, &["a"]), (None, &["moon"])]),
            "답이 하나는",
        ),
        (
            "answer:town",
            merged(&[(Some(" "), &["a"]), (None, &["b"])]),
            "이름은",
        ),
        (
            "answer:town",
            merged(&[(Some("010-1234-5678"), &["a"]), (None, &["b"])]),
            "연락처",
        ),
        ("answer:drink:tea", cuts(&[3]), "바꿀 수 없습니다"),
        ("visits", Levels::Proposed, "바꿀 수 없습니다"),
    ] {
        let refused = laptop.booth().set_levels(variable, &levels);
        match refused.expect_err("no such levels") {
            BoothError::NotPossible(why) => assert!(why.ko.contains(says), "{why}"),
            other => panic!("{other}"),
        }
    }
    let unknown = laptop.booth().set_levels("answer:gone", &cuts(&[3]));
    assert!(matches!(unknown, Err(BoothError::Segment(_))));
    assert_eq!(levels_of(&table(laptop), "answer:people"), before);
}

/// Moving a border past fewer than five people would tell of them by subtracting.
#[test]
fn a_border_is_not_moved_past_a_few_people() {
    // Three people say 8, as every other number is said by three or four.
    let mut fair = visited(30);
    let laptop = &mut fair.laptops[0];
    let set = |laptop: &mut Laptop, cut| {
        let levels = Levels::Cuts(vec![cut]);
        laptop.booth().set_levels("answer:people", &levels)
    };
    set(laptop, 4).expect("levels");
    let refused = set(laptop, 5).expect_err("one number further");
    assert!(refused.sentence().ko.contains("5명보다 적은"), "{refused}");
    set(laptop, 6).expect("two numbers further are enough people");
}
