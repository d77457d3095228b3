//! Surveys that were answered, handed in or changed meanwhile.

use super::*;

#[test]
fn an_answer_to_a_survey_that_was_handed_in_meanwhile_is_refused() {
    let mut fair = fair();
    let visitor = fair.answered();
    fair.meanwhile(fair.response(visitor), Some(visitor), handed_in());
    let refused = fair.booth.answer(visitor, "use", chosen("whisky"));
    assert!(matches!(refused, Err(BoothError::Finished)));
}

#[test]
fn what_is_handed_in_is_what_was_answered_last() {
    let mut fair = fair();
    let visitor = fair.answered();
    let changed = Body::ResponseAnswered(ResponseAnswered {
        path: "use".to_owned(),
        value: Some("gift".to_owned()),
        took_ms: None,
    });
    fair.meanwhile(fair.response(visitor), Some(visitor), changed);
    fair.booth.finish_survey(visitor).expect("handed in");
    let answers = tables::response::answers(fair.booth.connection(), fair.response(visitor));
    assert_eq!(answers.expect("answers")["use"], "gift");
}

#[test]
fn a_survey_handed_in_meanwhile_is_neither_discarded_nor_stopped() {
    let mut fair = fair();
    for stop in [false, true] {
        let visitor = fair.answered();
        fair.meanwhile(fair.response(visitor), Some(visitor), handed_in());
        let refused = if stop {
            fair.booth.stop_survey(visitor, "use")
        } else {
            fair.booth.discard_survey(visitor)
        };
        assert!(matches!(refused, Err(BoothError::Finished)));
    }
}

#[test]
fn a_change_that_somebody_else_made_already_is_not_made_twice() {
    let mut fair = fair();
    let visitor = fair.finished();
    let body = Body::ResponseAmended(records::responses::ResponseAmended {
        path: "use".to_owned(),
        value: Some("gift".to_owned()),
        also: BTreeMap::new(),
        corrects: Uuid::nil(),
        reason: AmendmentReason::Mistaken,
    });
    fair.meanwhile(fair.response(visitor), Some(visitor), body);
    fair.booth
        .amend(visitor, "use", chosen("gift"), AmendmentReason::Mistaken)
        .expect("it says so already");
    assert_eq!(fair.count("response.amended"), 1);
}

#[test]
fn a_note_that_somebody_else_wrote_already_is_not_written_twice() {
    let mut fair = fair();
    let visitor = fair.visitor();
    let noted = InterviewerNoted {
        fair: Uuid::nil(),
        interest: Some(Interest::Hot),
        note: "견적서".to_owned(),
    };
    fair.meanwhile(visitor, Some(visitor), Body::InterviewerNoted(noted));
    fair.booth
        .note_visitor(visitor, Some(Interest::Hot), "견적서")
        .expect("it says so already");
    assert_eq!(fair.count("interviewer.noted"), 1);
}

#[test]
fn a_visitor_answers_the_version_that_is_on_the_screen() {
    let mut fair = fair();
    let second = fair.second_version();
    let visitor = fair.visitor();
    fair.meanwhile(Uuid::from_u128(7), None, chosen_version(second));
    fair.booth
        .answer(visitor, "visit", chosen("first"))
        .expect("the first thing she says");
    let asked = |fair: &Fair, visitor| {
        let (row, _) = fair.booth.facts().latest_response(visitor)?;
        Ok::<_, BoothError>(row.questionnaire)
    };
    assert_ne!(asked(&fair, visitor).expect("a survey"), second);
    let next = fair.visitor();
    assert_eq!(asked(&fair, next).expect("a survey"), second);
}

#[test]
fn a_quota_needs_a_choice_of_the_version_asked_now() {
    let mut fair = fair();
    let second = fair.second_version();
    fair.meanwhile(Uuid::from_u128(7), None, chosen_version(second));
    let refused = fair
        .booth
        .set_quota("use", "whisky", Some(5), QuotaAction::Warn);
    assert!(matches!(refused, Err(BoothError::Unknown)));
}

#[test]
fn the_kiosk_takes_no_answer_that_is_full_by_now() {
    let mut fair = fair();
    let visitor = fair.booth.kiosk_start("ko").expect("a visitor");
    let quota = QuotaSet {
        fair: Uuid::nil(),
        path: "use".to_owned(),
        choice: "whisky".to_owned(),
        at_most: Some(0),
        action: QuotaAction::Warn,
    };
    fair.meanwhile(Uuid::from_u128(8), None, Body::QuotaSet(quota));
    let answered = fair
        .booth
        .kiosk_answer(visitor, "use", chosen("whisky"), None)
        .expect("it is said");
    assert!(answered.full.is_some());
    assert_eq!(fair.count("response.answered"), 0);
}

#[test]
fn the_kiosk_keeps_what_was_handed_in_before_its_visitor_left() {
    let mut fair = fair();
    let settings = KioskSet {
        idle_seconds: 45,
        half_answered: HalfAnswered::Discard,
    };
    fair.booth.open_kiosk(&settings).expect("open");
    let visitor = fair.booth.kiosk_start("ko").expect("a visitor");
    fair.meanwhile(fair.response(visitor), Some(visitor), handed_in());
    fair.booth.kiosk_abandon(visitor).expect("gone");
    assert_eq!(fair.count("response.discarded"), 0);
}

#[test]
fn opening_the_kiosk_discards_nothing_twice() {
    let mut fair = fair();
    let visitor = fair.booth.kiosk_start("ko").expect("a visitor");
    let discarded = Body::ResponseDiscarded(ResponseDiscarded {});
    fair.meanwhile(fair.response(visitor), Some(visitor), discarded);
    let settings = KioskSet {
        idle_seconds: 45,
        half_answered: HalfAnswered::Discard,
    };
    fair.booth.open_kiosk(&settings).expect("open");
    assert_eq!(fair.count("response.discarded"), 1);
}

#[test]
fn exported_answers_are_those_of_the_moment_they_are_written() {
    let mut fair = fair();
    let visitor = fair.answered();
    fair.meanwhile(fair.response(visitor), Some(visitor), handed_in());
    let form = AnswerForm {
        choices: ChoicesAs::Labels,
        several: SeveralAs::Joined,
    };
    let folder = fair.folder.path().to_owned();
    let exported = fair
        .booth
        .export_answers(
            "보고서",
            crate::FairScope::Current,
            form,
            false,
            &folder,
            Language::Korean,
        )
        .expect("the survey was handed in before the files were written");
    assert_eq!((exported.responses, exported.unfinished), (1, 0));
}
