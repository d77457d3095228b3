//! What people said in their own words: of nobody and of no few, and on record that it was
//! shown.

use crate::support::{EMAIL, Fair, Laptop, asking};
use booth::follow_up::{InOwnWords, Mood, Said, Told};
use booth::responses::Answer;
use booth::rights::Whose;
use uuid::Uuid;

const WISH: &str = "survey\ntype|name|label\ntext|wish|바라시는 것을 적어 주세요";

/// Somebody types an answer and hands the survey in.
fn types(laptop: &mut Laptop, question: &str, text: &str) -> Uuid {
    let booth = laptop.booth();
    let visitor = booth.expect_visitor().expect("somebody is here");
    let answer = Some(Answer::Text(text.to_owned()));
    booth.answer(visitor, question, answer).expect("kept");
    booth.finish_survey(visitor).expect("handed in");
    visitor
}

fn said(laptop: &mut Laptop) -> Vec<InOwnWords> {
    laptop.booth().in_own_words(None).expect("it can be read")
}

fn told(laptop: &mut Laptop) -> Told {
    match said(laptop).remove(0).said {
        Said::Words(told) => told,
        other => panic!("{other:?}"),
    }
}

fn counted(told: &Told) -> Vec<(&str, usize)> {
    let keywords = told.keywords.iter();
    keywords.map(|(it, of)| (it.as_str(), of.people)).collect()
}

/// Five said one thing, five another.
fn glasses() -> Fair {
    let mut fair = asking(WISH);
    let laptop = &mut fair.laptops[0];
    for number in 0..5 {
        types(laptop, "wish", &format!("색이 예뻐요 {number}"));
        types(laptop, "wish", "가격을 알고 싶어요");
    }
    fair
}

#[test]
fn words_are_counted_by_people_and_quoted() {
    let mut fair = glasses();
    let laptop = &mut fair.laptops[0];
    let told = told(laptop);
    assert_eq!(counted(&told), [("가격", 5), ("색", 5), ("예쁘다", 5)]);
    assert_eq!(told.keywords[0].1.quotes, ["가격을 알고 싶어요"]);
    assert_eq!(told.keywords[1].1.quotes.len(), 5);
    assert_eq!(told.mood(Mood::Good).map(|it| it.people), Some(5));
    assert_eq!(told.mood(Mood::Bad), None);
}

/// Whoever comes again and says something else is counted for what she said last.
#[test]
fn somebody_who_says_it_twice_is_one_person() {
    let mut fair = glasses();
    let laptop = &mut fair.laptops[0];
    for _ in 0..2 {
        let visitor = types(laptop, "wish", "색이 예뻐요");
        let draft = laptop.draft("kim@example.com", "", &EMAIL);
        laptop.booth().save_contact(visitor, &draft).expect("kept");
    }
    assert_eq!(counted(&told(laptop))[0], ("색", 6));
}

/// The answer of somebody who was destroyed is gone, and with it the fifth.
#[test]
fn whoever_is_destroyed_said_nothing() {
    let mut fair = glasses();
    let laptop = &mut fair.laptops[0];
    let visitor = types(laptop, "wish", "포장이 튼튼해요");
    for _ in 0..4 {
        types(laptop, "wish", "포장이 튼튼해요");
    }
    let words = |laptop: &mut Laptop| {
        let told = told(laptop);
        told.keywords.iter().any(|(it, _)| it == "포장")
    };
    assert!(words(laptop));
    let whose = [Whose::Visitor(visitor)];
    let gone = laptop
        .booth()
        .destroy_people(&whose, "본인이 요청함", false);
    gone.expect("destroyed");
    assert!(!words(laptop));
}

/// A text that names somebody on record or says how to reach anybody is counted only.
#[test]
fn nobody_is_quoted_by_name_or_address() {
    let mut fair = glasses();
    let laptop = &mut fair.laptops[0];
    let named = types(laptop, "wish", "색이 예뻐요, 김서연 드림");
    let draft = laptop.draft("kim@example.com", "", &EMAIL);
    laptop.booth().save_contact(named, &draft).expect("kept");
    for text in [
        "색이 예뻐요 lee@example.com",
        "색이 예뻐요 010-1234-5678",
        "색이 예뻐요 @glass.lover",
    ] {
        types(laptop, "wish", text);
    }
    let told = told(laptop);
    let (_, behind) = told.keywords.iter().find(|(it, _)| it == "색").expect("it");
    assert_eq!(behind.people, 9);
    assert_eq!(behind.quotes.len(), 5, "{:?}", behind.quotes);
    assert!(
        behind
            .quotes
            .iter()
            .all(|it| it.starts_with("색이 예뻐요 "))
    );
}

/// A name that many people say is no keyword.
#[test]
fn a_name_on_record_is_no_keyword() {
    let mut fair = glasses();
    let laptop = &mut fair.laptops[0];
    let mut visitor = None;
    for _ in 0..6 {
        visitor = Some(types(laptop, "wish", "김서연 소개로 왔어요"));
    }
    let draft = laptop.draft("kim@example.com", "", &EMAIL);
    let visitor = visitor.expect("six");
    laptop.booth().save_contact(visitor, &draft).expect("kept");
    let told = told(laptop);
    let words: Vec<&str> = counted(&told).into_iter().map(|(it, _)| it).collect();
    assert!(
        words.contains(&"소개") && !words.contains(&"김서연"),
        "{words:?}"
    );
}

#[test]
fn who_somebody_is_and_what_is_sensitive_is_not_read() {
    let mut fair = asking(
        "survey
         type|name|label
         text|insta|인스타 아이디를 알려 주세요
         text|name|성함을 적어 주세요
         text|illness|앓고 계신 질환이 있나요?
         text|wish|바라시는 것을 적어 주세요",
    );
    let laptop = &mut fair.laptops[0];
    for number in 0..6 {
        for question in ["insta", "name", "illness", "wish"] {
            if question != "insta" || number < 4 {
                types(laptop, question, "색이 예뻐요");
            }
        }
    }
    let of = |laptop: &mut Laptop| {
        let said = said(laptop).into_iter();
        let said = said.map(|it| (it.path, matches!(it.said, Said::Handles(false))));
        said.collect::<Vec<_>>()
    };
    let expected = [("insta".to_owned(), true), ("wish".to_owned(), false)];
    assert_eq!(of(laptop), expected, "four gave a handle");
    types(laptop, "insta", "색이 예뻐요");
    assert_eq!(said(laptop)[0].said, Said::Handles(true));
}

/// Reading is on record, once an hour like every list.
#[test]
fn that_it_was_read_is_on_record() {
    let mut fair = glasses();
    let laptop = &mut fair.laptops[0];
    let lists = |laptop: &mut Laptop| {
        let review = laptop.booth().access_review(None).expect("the review");
        review.staff.iter().map(|it| it.lists).sum::<u32>()
    };
    let before = lists(laptop);
    said(laptop);
    said(laptop);
    assert_eq!(lists(laptop), before + 1);
}
