//! A question that is not asked again: only of the next questionnaire, and not without
//! saying what hangs on it.

use super::{asked_now, labels, next_version, row, save};
use crate::support::{Laptop, chosen, fair};
use booth::BoothError;
use booth::follow_up::{RuleEffect, RuleIsFor};
use booth::questionnaires::{Draft, LeavingOut, WhatHangsOnIt};
use records::responses::QuotaAction;
use uuid::Uuid;

fn leave_out(laptop: &mut Laptop, path: &str, what_hangs_on_it: WhatHangsOnIt) -> LeavingOut {
    let booth = laptop.booth();
    let left = booth.leave_question_out(path, what_hangs_on_it);
    left.expect("it can be left out")
}

/// Leaves a question out on which nothing hangs.
fn left_out(laptop: &mut Laptop, path: &str) -> Uuid {
    match leave_out(laptop, path, WhatHangsOnIt::Ask) {
        LeavingOut::Done(draft) => draft,
        LeavingOut::Asks(changes) => panic!("{changes:?}"),
    }
}

fn document(laptop: &mut Laptop, draft: Uuid) -> Draft {
    let opened = laptop.booth().questionnaire_draft(draft);
    opened.expect("it opens").draft
}

/// The next questionnaire does not ask it; whoever is asked now goes on, her answer stays,
/// and a second question goes out of the same draft.
#[test]
fn only_the_next_questionnaire_asks_it_no_more() {
    let mut fair = fair(120);
    let laptop = &mut fair.laptops[0];
    let version = asked_now(laptop);
    let visitor = laptop.booth().expect_visitor().expect("somebody is here");
    let daily = chosen("daily");
    laptop
        .booth()
        .answer(visitor, "cooking", daily)
        .expect("kept");
    let before = laptop.booth().visit(visitor).expect("a visit").survey;

    let draft = left_out(laptop, "cooking");
    let left = document(laptop, draft);
    assert!(!left.asks("cooking") && left.asks("household"));
    assert_eq!(asked_now(laptop), version);
    let now = laptop.booth().visit(visitor).expect("a visit").survey;
    assert_eq!(now.questions, before.questions);

    assert_eq!(left_out(laptop, "household"), draft);
    assert!(!document(laptop, draft).asks("household"));
    let records = laptop.booth().questionnaire_draft_history(draft);
    assert_eq!(records.expect("a history").len(), 2);
    assert_eq!(left_out(laptop, "household"), draft, "it is gone already");
    let records = laptop.booth().questionnaire_draft_history(draft);
    assert_eq!(
        records.expect("a history").len(),
        2,
        "and nothing is written"
    );

    let asked = labels(laptop, visitor).len();
    laptop
        .booth()
        .publish_questionnaire(draft)
        .expect("it is ready");
    let next = laptop.booth().expect_visitor().expect("the next one");
    assert_eq!(labels(laptop, next).len(), asked - 2);
}

/// Taking it back takes back one question: the draft as before, and none where it was
/// begun by it. What was edited since stays.
#[test]
fn it_is_taken_back_unless_the_draft_was_edited() {
    let mut fair = fair(121);
    let laptop = &mut fair.laptops[0];
    let draft = left_out(laptop, "cooking");
    left_out(laptop, "household");
    let booth = laptop.booth();
    assert!(
        matches!(
            booth.ask_question_again(draft, "cooking"),
            Err(BoothError::Questionnaire(_))
        ),
        "it was not the last"
    );
    booth
        .ask_question_again(draft, "household")
        .expect("taken back");
    assert!(
        booth.ask_question_again(draft, "household").is_err(),
        "once"
    );
    assert!(document(laptop, draft).asks("household"));
    assert!(!document(laptop, draft).asks("cooking"));
    laptop
        .booth()
        .discard_questionnaire_draft(draft)
        .expect("gone");

    let draft = left_out(laptop, "cooking");
    laptop
        .booth()
        .ask_question_again(draft, "cooking")
        .expect("taken back");
    assert_eq!(laptop.booth().questionnaire_drafts().expect("drafts"), []);

    let mut opened = next_version(laptop);
    opened.draft.title = "가을 설문".to_owned();
    save(laptop, &opened);
    assert_eq!(
        left_out(laptop, "cooking"),
        opened.id,
        "what is being written"
    );
    let mut edited = laptop.booth().questionnaire_draft(opened.id).expect("open");
    edited.draft.title = "겨울 설문".to_owned();
    save(laptop, &edited);
    assert!(
        laptop
            .booth()
            .ask_question_again(opened.id, "cooking")
            .is_err()
    );
    assert_eq!(document(laptop, opened.id).title, "겨울 설문");
}

/// A condition, a quota and what a purchase is for: nothing is written before somebody
/// was asked, and then what hangs on the question changes with it.
#[test]
fn what_hangs_on_it_is_asked_about() {
    let mut fair = fair(122);
    let laptop = &mut fair.laptops[0];
    let mut opened = next_version(laptop);
    row(&mut opened.draft, "household").relevant = "${cooking} = 'daily'".to_owned();
    save(laptop, &opened);
    laptop
        .booth()
        .set_quota("cooking", "daily", Some(50), QuotaAction::Warn)
        .expect("a quota");
    let LeavingOut::Asks(changes) = leave_out(laptop, "cooking", WhatHangsOnIt::Ask) else {
        panic!("nobody was asked");
    };
    let said: Vec<&str> = changes.iter().map(|it| it.ko.as_str()).collect();
    assert_eq!(said.len(), 2, "{said:?}");
    assert!(said[0].contains("조건 없이 모두에게"), "{said:?}");
    assert!(said[1].contains("답변 인원 제한 1개"), "{said:?}");
    assert!(
        document(laptop, opened.id).asks("cooking"),
        "nothing is written"
    );
    let done = leave_out(laptop, "cooking", WhatHangsOnIt::Change);
    assert_eq!(done, LeavingOut::Done(opened.id));
    let left = &mut document(laptop, opened.id);
    assert_eq!(row(left, "household").relevant, "");
    laptop
        .booth()
        .ask_question_again(opened.id, "cooking")
        .expect("taken back");
    let back = &mut document(laptop, opened.id);
    assert_eq!(row(back, "household").relevant, "${cooking} = 'daily'");

    let whisky = RuleIsFor::Answered {
        question: "use".to_owned(),
        choice: "whisky".to_owned(),
    };
    let booth = laptop.booth();
    let product = booth.products().expect("products")[0].0;
    let rule = booth.make_owner_rule(&whisky, product, RuleEffect::First);
    rule.expect("a rule");
    let LeavingOut::Asks(changes) = leave_out(laptop, "use", WhatHangsOnIt::Ask) else {
        panic!("it says what a purchase is for");
    };
    let said: Vec<&str> = changes.iter().map(|it| it.ko.as_str()).collect();
    assert!(said[0].contains("판매할 때"), "{said:?}");
    assert!(said[1].contains("추천 규칙 1개"), "{said:?}");
}

/// No such question, nothing asked, and the only question there is.
#[test]
fn what_cannot_be_left_out_stays() {
    let mut fair = fair(123);
    let laptop = &mut fair.laptops[0];
    let unknown = laptop
        .booth()
        .leave_question_out("shoes", WhatHangsOnIt::Change);
    assert!(matches!(unknown, Err(BoothError::Unknown)), "{unknown:?}");
    let mut opened = next_version(laptop);
    opened.draft.rows.retain(|row| row.id == "cooking");
    save(laptop, &opened);
    let version = laptop
        .booth()
        .publish_questionnaire(opened.id)
        .expect("one question");
    assert_eq!(asked_now(laptop), version);
    let only = laptop
        .booth()
        .leave_question_out("cooking", WhatHangsOnIt::Change);
    assert!(
        matches!(only, Err(BoothError::Questionnaire(_))),
        "{only:?}"
    );
    assert_eq!(laptop.booth().questionnaire_drafts().expect("drafts"), []);
}
