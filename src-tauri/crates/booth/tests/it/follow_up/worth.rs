//! What each question was worth: held against learning anew without it, and never a
//! figure about one to four people.

use crate::support::{EMAIL, Fair, Laptop, asking, asking_for, chosen, fair};
use booth::FairScope;
use booth::follow_up::{QuestionWorth, QuestionsWorth, RuleEffect, RuleIsFor, Worth};
use booth::responses::Answer;
use recommend::{Model, Named, Product, Question, Reason, Request, Visitor};
use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;
use uuid::Uuid;
use words::Sentence;

fn worth(laptop: &mut Laptop) -> QuestionsWorth {
    let read = laptop.booth().questions_to_weigh(FairScope::Current);
    read.expect("it can be read").weigh()
}

fn of<'w>(worth: &'w QuestionsWorth, path: &str) -> &'w QuestionWorth {
    let found = worth.questions.iter().find(|it| it.path == path);
    found.unwrap_or_else(|| panic!("{path} is told of: {worth:?}"))
}

/// Somebody answers in six seconds each and hands her survey in.
fn survey(laptop: &mut Laptop, answers: &[(&str, &str)]) -> Uuid {
    let booth = laptop.booth();
    let visitor = booth.expect_visitor().expect("somebody is here");
    for (path, choice) in answers {
        let took = Some(Duration::from_secs(6));
        let answer = booth.answer_after(visitor, path, chosen(choice), took);
        answer.expect("a choice of the sample");
    }
    booth.finish_survey(visitor).expect("handed in");
    visitor
}

/// Half of those who drink whisky buy one thing, half of those who drink wine another;
/// whether they cook is not what they buy, and all live alone. Two in ten leave an e-mail
/// address; the last three say nothing of cooking.
fn glasses(seed: u64, people: usize) -> (Fair, Vec<Visitor>) {
    let mut fair = fair(seed);
    let laptop = &mut fair.laptops[0];
    let products = laptop.booth().products().expect("products");
    let mut visitors = Vec::new();
    for number in 0..people {
        let drinks = ["whisky", "wine"][number % 2];
        let cooks = ["daily", "weekend", "rarely"][number % 3];
        let mut answers = vec![("household", "alone"), ("use", drinks)];
        if number + 3 < people {
            answers.push(("cooking", cooks));
        }
        let id = survey(laptop, &answers);
        let mut bought = BTreeMap::new();
        if number % 4 < 2 {
            let product = products[number % 2].0;
            laptop.buy(id, product);
            bought.insert(product, 1.0);
        }
        if number % 5 == 0 {
            let draft = laptop.draft(&format!("guest{number}@example.com"), "", &EMAIL);
            laptop.booth().save_contact(id, &draft).expect("kept");
        }
        let answers = answers.into_iter();
        let answers = answers.map(|(path, choice)| (path.to_owned(), [choice.to_owned()].into()));
        visitors.push(Visitor {
            id: id.to_string(),
            answers: answers.collect(),
            bought,
            ..Visitor::default()
        });
    }
    (fair, visitors)
}

fn named(id: &str) -> Named {
    Named {
        id: id.to_owned(),
        name: Sentence::of_texts(id, id),
    }
}

/// For how many of these people another product is recommended, or none, when the model
/// learns without a question: by learning twice.
fn by_brute_force(laptop: &mut Laptop, visitors: &[Visitor], path: &str) -> u32 {
    let on_sale = laptop.booth().products().expect("products").into_iter();
    let products: Vec<Product> = on_sale
        .map(|(id, product)| Product {
            id,
            name: (&product.name).into(),
            tags: product.tags.into_iter().collect(),
            price_won: Some(product.price_won),
            is_sold_out: false,
            months: BTreeSet::new(),
        })
        .collect();
    let quotas = laptop.booth().quotas().expect("questions with choices");
    let mut questions: Vec<Question> = quotas
        .iter()
        .map(|it| Question {
            what: named(&it.path),
            levels: it.choices.iter().map(|one| named(&one.choice)).collect(),
            may_be_spoken: true,
        })
        .collect();
    let all = questions.clone();
    questions.retain(|it| it.what.id != path);
    let with = Model::fit(&all, &products, visitors);
    let without = Model::fit(&questions, &products, visitors);
    let offered = |model: &Model<'_>, visitor: &Visitor| {
        let first = model.recommend(visitor, &Request::best(1)).pop();
        let is_told = |reason: &Reason| match reason {
            Reason::Unproven { .. } => false,
            Reason::Bestseller { buyers, .. } => *buyers >= 3,
            _ => true,
        };
        first.filter(|it| is_told(&it.reason)).map(|it| it.product)
    };
    let changed = visitors.iter();
    let changed = changed.filter(|it| offered(&with, it) != offered(&without, it));
    u32::try_from(changed.count()).expect("a few people")
}

/// The question that carries a signal changed what learning twice says it did, its time is
/// told, it makes the groups, and it stands first; one that was answered at random and one
/// that all answered alike changed nothing.
#[test]
fn a_question_is_worth_what_would_be_otherwise() {
    let (mut fair, visitors) = glasses(1_201, 160);
    let laptop = &mut fair.laptops[0];
    let worth = worth(laptop);
    assert_eq!((worth.people, worth.written_to), (160, 32));

    let uses = of(&worth, "use");
    let changed = by_brute_force(laptop, &visitors, "use");
    assert!((40..=155).contains(&changed), "{changed}");
    assert_eq!(uses.worth, Worth::Recommendations(changed));
    assert_eq!(uses.recommendations, Some(changed));
    assert!(uses.reasons.is_some_and(|it| it >= 40), "{uses:?}");
    assert_eq!((uses.asked, uses.skipped), (Some(160), Some(0)));
    assert_eq!(
        (uses.median_ms, uses.total_ms),
        (Some(6_000), Some(960_000))
    );
    assert_eq!(
        uses.sentence(worth.people).ko,
        format!("이 질문은 160명 중 {changed}명의 추천을 바꿨습니다.")
    );
    assert_eq!(uses.cost().ko, "한 분에 6초, 모두 16분이 걸렸습니다.");
    let follow_up = laptop.booth().follow_up(FairScope::Current).expect("it");
    let in_groups: u32 = follow_up.groups.iter().map(|it| it.count).sum();
    assert_eq!(uses.groups, Some(in_groups));
    let names_it = follow_up.people.iter().filter(|person| {
        let reason = person.recommendation.as_ref().map(|it| &it.reason);
        reason.and_then(|it| it.question()) == Some("use")
    });
    let drafts = uses.drafts.expect("more than four");
    assert!(drafts as usize >= names_it.count().min(5), "{uses:?}");
    assert_eq!(worth.questions[0].path, "use");

    for path in ["cooking", "household"] {
        let other = of(&worth, path);
        assert_eq!(by_brute_force(laptop, &visitors, path), 0, "{path}");
        assert_eq!(other.worth, Worth::Nothing, "{path}");
        assert_eq!(other.sentence(160).ko, "이 질문이 바꾼 것은 없습니다.");
        assert_eq!(
            (
                other.recommendations,
                other.reasons,
                other.groups,
                other.drafts
            ),
            (Some(0), Some(0), Some(0), Some(0)),
            "{path}"
        );
    }
    assert_eq!(of(&worth, "cooking").skipped, None, "three people");
}

/// An owner's rule that goes by an answer is nothing without the question, whatever the
/// data say of it.
#[test]
fn a_rule_of_the_owner_makes_a_question_worth_something() {
    let (mut fair, _) = glasses(1_204, 20);
    let laptop = &mut fair.laptops[0];
    let before = worth(laptop);
    assert_eq!(of(&before, "cooking").recommendations, Some(0));
    let booth = laptop.booth();
    let last = booth.products().expect("products").last().expect("one").0;
    let daily = RuleIsFor::Answered {
        question: "cooking".to_owned(),
        choice: "daily".to_owned(),
    };
    booth
        .make_owner_rule(&daily, last, RuleEffect::First)
        .expect("a rule");
    let after = worth(laptop);
    let cooking = of(&after, "cooking");
    assert_eq!(
        cooking.worth,
        Worth::Recommendations(6),
        "every third of 17"
    );
    assert_eq!(of(&after, "use").worth, of(&before, "use").worth);
}

/// With a few people nothing is known yet, and nobody is told of.
#[test]
fn a_few_people_tell_nothing() {
    let (mut fair, _) = glasses(1_202, 12);
    let laptop = &mut fair.laptops[0];
    let told = worth(laptop);
    let uses = of(&told, "use");
    assert_eq!(uses.worth, Worth::Unknown);
    assert!(uses.sentence(12).ko.starts_with("아직 알 수 없습니다"));
    assert_eq!((uses.groups, uses.recommendations), (Some(0), Some(0)));
    assert_eq!(uses.median_ms, Some(6_000));

    let mut fair = crate::support::fair(1_203);
    assert_eq!(worth(&mut fair.laptops[0]).questions, [], "nobody answered");
    let laptop = &mut fair.laptops[0];
    survey(laptop, &[("use", "whisky")]);
    let told = worth(laptop);
    let uses = of(&told, "use");
    assert_eq!((uses.asked, uses.median_ms), (None, None));
    assert_eq!(of(&told, "cooking").skipped, None);
}

/// Who was not asked did not skip: a question under a condition, one answered in words,
/// and one that is not asked any more.
#[test]
fn only_who_was_asked_can_skip() {
    let mut fair = asking(
        "survey
         type|name|label|relevant
         select_one yes|cooks|요리하세요?|
         select_one yes|often|자주 하세요?|${cooks} = 'yes'
         text|dish|무엇을 만드세요?|
         choices
         list_name|name|label
         yes|yes|네
         yes|no|아니요",
    );
    let laptop = &mut fair.laptops[0];
    for number in 0..24 {
        let cooks = if number < 16 { "yes" } else { "no" };
        let mut answers = vec![("cooks", cooks)];
        if number < 10 {
            answers.push(("often", "yes"));
        }
        let visitor = survey(laptop, &answers);
        assert!(laptop.booth().visit(visitor).is_ok());
    }
    let told = worth(laptop);
    let figures = |path| (of(&told, path).asked, of(&told, path).skipped);
    assert_eq!(figures("cooks"), (Some(24), Some(0)));
    assert_eq!(
        figures("often"),
        (Some(16), Some(6)),
        "eight were not asked"
    );
    assert_eq!(figures("dish"), (Some(24), Some(24)));
    assert_eq!(of(&told, "dish").worth, Worth::OwnWords);
    assert!(of(&told, "dish").is_asked_now && of(&told, "dish").is_asked_next);

    let left = laptop
        .booth()
        .leave_question_out("dish", booth::questionnaires::WhatHangsOnIt::Ask);
    let booth::questionnaires::LeavingOut::Done(draft) = left.expect("left out") else {
        panic!("nothing hangs on it");
    };
    let told = worth(laptop);
    assert!(of(&told, "dish").is_asked_now && !of(&told, "dish").is_asked_next);
    laptop.booth().publish_questionnaire(draft).expect("asked");
    let told = worth(laptop);
    assert!(
        !of(&told, "dish").is_asked_now,
        "and is told of all the same"
    );
    assert_eq!(
        (of(&told, "dish").asked, of(&told, "cooks").asked),
        (Some(24), Some(24))
    );
}

/// Three who skip a question are told of nowhere, and neither are all but three.
#[test]
fn one_to_four_people_are_told_nowhere() {
    for (skip, told) in [
        (0, Some(0)),
        (3, None),
        (5, Some(5)),
        (9, None),
        (12, Some(12)),
    ] {
        let mut fair = crate::support::fair(1_210 + skip as u64);
        let laptop = &mut fair.laptops[0];
        for number in 0..12 {
            let answers = [("cooking", "daily"), ("use", "whisky")];
            survey(
                laptop,
                if number < skip {
                    &answers[1..]
                } else {
                    &answers
                },
            );
        }
        assert_eq!(of(&worth(laptop), "cooking").skipped, told, "{skip} of 12");
    }
}

/// Where a question changed what all but a few are recommended, that is said and the few
/// are not counted out.
#[test]
fn nearly_everybody_is_no_number() {
    for (with_rule, expected) in [(12, Worth::Recommendations(12)), (9, Worth::NearlyAll(12))] {
        let mut fair = crate::support::fair(1_230 + with_rule as u64);
        let laptop = &mut fair.laptops[0];
        for number in 0..12 {
            let cooks = ["rarely", "daily"][usize::from(number < with_rule)];
            survey(laptop, &[("cooking", cooks)]);
        }
        let booth = laptop.booth();
        let last = booth.products().expect("products").last().expect("one").0;
        let daily = RuleIsFor::Answered {
            question: "cooking".to_owned(),
            choice: "daily".to_owned(),
        };
        let rule = booth.make_owner_rule(&daily, last, RuleEffect::First);
        rule.expect("a rule");
        let told = worth(laptop);
        assert_eq!(of(&told, "cooking").worth, expected);
        let count = of(&told, "cooking").recommendations;
        assert_eq!(count, (with_rule == 12).then_some(12));
    }
}

/// An answer in words is kept apart from the choices.
#[test]
fn words_change_nothing_here() {
    let mut fair = asking("survey\ntype|name|label\ntext|dish|무엇을 만드세요?");
    let laptop = &mut fair.laptops[0];
    for _ in 0..40 {
        let booth = laptop.booth();
        let visitor = booth.expect_visitor().expect("somebody is here");
        let answer = Some(Answer::Text("전골".to_owned()));
        booth.answer(visitor, "dish", answer).expect("kept");
        booth.finish_survey(visitor).expect("handed in");
    }
    let told = worth(laptop);
    assert_eq!(told.questions.len(), 1, "one question");
    assert_eq!(told.questions[0].worth, Worth::OwnWords);
    assert_eq!(
        told.questions[0].cost().en,
        "Fewer than ten answers were timed, so it is not known yet how long it takes."
    );
}

/// The question that makes the groups may stand in a group of the form.
#[test]
fn the_question_that_makes_groups_may_stand_in_a_group() {
    let mut fair = asking_for(
        "survey
         type|name|label
         begin_group|home|집
         select_one use|use|어디에 쓰세요?
         end_group||
         choices
         list_name|name|label
         use|gift|선물용
         use|own|집에서",
        "use",
    );
    let laptop = &mut fair.laptops[0];
    for number in 0..14 {
        let use_for = ["gift", "own"][number % 2];
        let id = survey(laptop, &[("home/use", use_for)]);
        let draft = laptop.draft(&format!("guest{number}@example.com"), "", &EMAIL);
        laptop.booth().save_contact(id, &draft).expect("kept");
    }
    let worth = worth(laptop);
    assert_eq!(of(&worth, "home/use").groups, Some(14));
    let follow_up = laptop.booth().follow_up(FairScope::Current);
    let groups = follow_up.expect("people").groups;
    assert_eq!(groups.iter().map(|it| it.count).collect::<Vec<_>>(), [7, 7]);
}
