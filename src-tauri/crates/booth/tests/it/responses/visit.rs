//! Everything beside the answers themselves: notes, changes with their reason,
//! unfinished surveys, quotas, and how long answering took.

use crate::support::{ANSWERS, Fair, MINUTE, asking, chosen, fair};
use booth::BoothError;
use booth::responses::{
    AmendmentReason, Answer, Interest, InterviewerNoted, QuotaAction, SurveyState,
};
use std::time::Duration;
use uuid::Uuid;

fn text(words: &str) -> Option<Answer> {
    Some(Answer::Text(words.to_owned()))
}

fn value(fair: &mut Fair, visitor: Uuid, path: &str) -> Vec<String> {
    let visit = fair.laptops[0].booth().visit(visitor).expect("her visit");
    visit
        .survey
        .questions
        .into_iter()
        .find(|question| question.path == path)
        .map_or_else(Vec::new, |question| question.value)
}

/// A finished survey is what the visitor said: a change needs a reason, and who
/// made it stays readable.
#[test]
fn a_finished_survey_changes_with_a_reason_and_a_history() {
    let mut fair = fair(80);
    let visitor = fair.laptops[0].answered_visit();
    let booth = fair.laptops[0].booth();
    let early = booth.amend(visitor, "use", chosen("gift"), AmendmentReason::Mistaken);
    assert!(
        matches!(early, Err(BoothError::NotFinished)),
        "before it is handed in an answer is simply changed: {early:?}"
    );
    booth
        .finish_survey(visitor)
        .expect("everything is answered");
    let passing = booth.answer(visitor, "use", chosen("gift"));
    assert!(
        matches!(passing, Err(BoothError::Finished)),
        "not without a reason: {passing:?}"
    );
    for words in ["", "   "] {
        let reason = AmendmentReason::Other(words.to_owned());
        let refused = booth.amend(visitor, "use", chosen("gift"), reason);
        assert!(
            matches!(refused, Err(BoothError::NoAmendmentReason)),
            "`{words}` is no reason: {refused:?}"
        );
    }
    let long = AmendmentReason::Other("가".repeat(201));
    let refused = booth.amend(visitor, "use", chosen("gift"), long);
    assert!(
        matches!(&refused, Err(BoothError::NotPossible(it)) if it.ko.contains("200자")),
        "{refused:?}"
    );
    let reason = AmendmentReason::Other("다시 여쭤보니 선물이라고 하심".to_owned());
    booth
        .amend(visitor, "use", chosen("gift"), reason.clone())
        .expect("a change with a reason");
    booth
        .amend(visitor, "use", chosen("gift"), AmendmentReason::Mistaken)
        .expect("the same again");
    booth
        .amend(
            visitor,
            "topic",
            None,
            AmendmentReason::VisitorSaidOtherwise,
        )
        .expect("taken back");

    let visit = booth.visit(visitor).expect("her visit");
    assert_eq!(
        visit.survey.state,
        SurveyState::Finished,
        "it stays handed in"
    );
    let [first, second] = visit.amendments.as_slice() else {
        panic!("two changes, and none that changes nothing: {visit:?}");
    };
    assert_eq!(first.reason, reason, "why");
    assert!(!first.staff.is_empty(), "who");
    assert_eq!(first.before.ko, "위스키를 즐길 때", "what it was");
    assert_ne!(first.after, first.before, "what it is");
    assert!(!first.overtaken && !second.overtaken, "both count");
    assert_eq!(second.after.ko, "", "taken back");
    assert_eq!(
        value(&mut fair, visitor, "use"),
        ["gift"],
        "the tables say the new one"
    );
    assert!(
        value(&mut fair, visitor, "topic").is_empty(),
        "and the empty one"
    );
}

/// Answers that no longer apply after a change are removed in the same record.
#[test]
fn what_no_longer_applies_goes_with_the_change() {
    let mut fair = asking(
        "survey
         type | name | label | relevant
         select_one yn | buys | 사시나요? |
         text | how_many | 몇 개요? | ${buys} = 'yes'
         choices
         list_name | name | label
         yn | yes | 네
         yn | no | 아니요",
    );
    let booth = fair.laptops[0].booth();
    let visitor = booth.expect_visitor().expect("somebody");
    booth.answer(visitor, "buys", chosen("yes")).expect("yes");
    booth.answer(visitor, "how_many", text("열")).expect("ten");
    booth.finish_survey(visitor).expect("done");
    booth
        .amend(visitor, "buys", chosen("no"), AmendmentReason::Mistaken)
        .expect("a change");
    let rows = fair.laptops[0].count("SELECT count(*) FROM answer");
    assert_eq!(rows, 1, "only the amended answer counts");
}

/// Two laptops change the same answer before they meet: the later change counts
/// on both, and the other one stays readable.
#[test]
fn changes_made_apart_are_settled_in_the_open() {
    let mut fair = Fair::with_laptops(2, 81);
    let (one, other) = fair.pair(0, 1);
    let visitor = one.answered_visit();
    one.booth().finish_survey(visitor).expect("done");
    other.learn_from(one);
    one.clock.advance(MINUTE);
    other.clock.advance(2 * MINUTE);
    let because = AmendmentReason::VisitorSaidOtherwise;
    one.booth()
        .amend(visitor, "use", chosen("gift"), because.clone())
        .expect("an early change");
    one.booth()
        .amend(visitor, "budget", None, because.clone())
        .expect("and another, which nobody else touches");
    other
        .booth()
        .amend(visitor, "use", None, because)
        .expect("a late change");
    one.learn_from(other);
    other.learn_from(one);
    assert_eq!(one.dump(), other.dump(), "both know the same");
    let visit = one.booth().visit(visitor).expect("visit");
    let question = visit
        .survey
        .questions
        .iter()
        .find(|asked| asked.path == "use");
    assert!(
        question.expect("it is asked").value.is_empty(),
        "the later change counts"
    );
    let overtaken: Vec<bool> = visit
        .amendments
        .iter()
        .map(|change| change.overtaken)
        .collect();
    assert_eq!(
        overtaken,
        [true, false, false],
        "the earlier change of that answer is marked, and there"
    );
}

/// How likely a visitor is to buy is the interviewer's opinion, so it is kept
/// beside the answers. The latest counts, and the same note again records
/// nothing.
#[test]
fn the_interviewer_notes_beside_the_answers() {
    let mut fair = fair(82);
    let booth = fair.laptops[0].booth();
    let visitor = booth.expect_visitor().expect("somebody");
    assert_eq!(
        booth.visit(visitor).expect("visit").interviewer,
        InterviewerNoted::default()
    );
    for (interest, note) in [
        (Some(Interest::Warm), ""),
        (Some(Interest::Hot), " 견적서 보내기 "),
        (Some(Interest::Hot), "견적서 보내기"),
    ] {
        booth.note_visitor(visitor, interest, note).expect("noted");
    }
    let noted = booth.visit(visitor).expect("visit").interviewer;
    assert_eq!(noted.interest, Some(Interest::Hot));
    assert_eq!(noted.note, "견적서 보내기");
    let huge = booth.note_visitor(visitor, None, &"가".repeat(2_001));
    assert!(matches!(huge, Err(BoothError::Setting(_))), "{huge:?}");
    let stranger = booth.note_visitor(Uuid::nil(), None, "누구");
    assert!(matches!(stranger, Err(BoothError::Unknown)), "{stranger:?}");
    let records = fair.laptops[0]
        .count("SELECT count(*) FROM ledger_records WHERE kind = 'interviewer.noted'");
    assert_eq!(records, 2, "what says the same is not said again");
}

const WORDS: &str = "survey
    type | name | label::한국어 (ko) | label::English (en)
    text | company | 회사 이름 | Company name
    text | nickname | 뭐라고 불러 드릴까요? 성함 | Your name
    text | work_phone | 회사 번호 | Work number
    text | country | 나라 | Country
    integer | people | 몇 분이세요? | How many";

/// Companies and countries need to be typed only once; who somebody is must
/// never be offered.
#[test]
fn answers_typed_before_are_offered_the_frequent_first() {
    let mut fair = asking(WORDS);
    let laptop = &mut fair.laptops[0];
    for (company, country) in [
        ("한빛상사", "대한민국"),
        ("온 세상", "日本"),
        ("한빛상사", "대한민국"),
        ("온세상", "대한민국"),
        ("한빛상사", "02-123-4567"),
        (&*"가".repeat(41), "me@example.com"),
    ] {
        laptop.clock.advance(MINUTE);
        let booth = laptop.booth();
        let visitor = booth.expect_visitor().expect("somebody");
        for (path, answer) in [
            ("company", company),
            ("nickname", "김서연"),
            ("work_phone", "한빛"),
            ("country", country),
            ("people", "2"),
        ] {
            booth.answer(visitor, path, text(answer)).expect("typed");
        }
        booth.finish_survey(visitor).expect("done");
    }
    let booth = laptop.booth();
    let draft = booth
        .expect_visitor()
        .expect("somebody who is still typing");
    booth
        .answer(draft, "company", text("미완성"))
        .expect("typed");
    let offered =
        |booth: &mut booth::Booth, path: &str| booth.suggestions(draft, path).expect("a list");
    assert_eq!(
        offered(booth, "company"),
        ["한빛상사", "온세상"],
        "the latest spelling"
    );
    assert_eq!(offered(booth, "country"), ["대한민국", "日本"]);
    for private in ["nickname", "work_phone", "people"] {
        assert!(
            offered(booth, private).is_empty(),
            "{private} is one person's"
        );
    }
    let at_kiosk = booth.kiosk_start("ko").expect("a visitor alone");
    assert!(
        booth
            .suggestions(at_kiosk, "company")
            .expect("a list")
            .is_empty(),
        "nothing of others at the kiosk"
    );
}

const STAND: &str = "survey
    type | name | label | default | calculation
    text | stand | 부스 번호 | ${last-saved#stand} |
    text | remark | 하실 말씀 | |
    calculate | before | | | ${last-saved#remark}
    username | who | | |
    start | begun | | |";

/// The stand's number is typed once a day. The answers that a survey began with
/// do not change while it is answered, and the kiosk gets none of other
/// visitors.
#[test]
fn last_saved_answers_are_the_next_surveys_defaults() {
    let mut fair = asking(STAND);
    let first = fair.laptops[0].booth().expect_visitor().expect("the first");
    assert!(
        value(&mut fair, first, "stand").is_empty(),
        "nothing was saved yet"
    );
    let booth = fair.laptops[0].booth();
    for (path, answer) in [("stand", "A-12"), ("remark", "비밀")] {
        booth.answer(first, path, text(answer)).expect("typed");
    }
    booth.finish_survey(first).expect("done");
    fair.laptops[0].clock.advance(MINUTE);
    let second = fair.laptops[0]
        .booth()
        .expect_visitor()
        .expect("the second");
    assert_eq!(value(&mut fair, second, "stand"), ["A-12"], "typed once");
    fair.laptops[0]
        .booth()
        .answer(second, "remark", text("또 올게요"))
        .expect("the first thing she says");
    fair.laptops[0].clock.advance(MINUTE);
    let third = fair.laptops[0].booth().expect_visitor().expect("the third");
    let booth = fair.laptops[0].booth();
    booth.answer(third, "stand", text("B-7")).expect("moved");
    booth.finish_survey(third).expect("done");
    assert_eq!(
        value(&mut fair, second, "stand"),
        ["A-12"],
        "hers does not move"
    );
    let booth = fair.laptops[0].booth();
    booth.finish_survey(second).expect("done");
    let of = |fair: &mut Fair, sql: &str| fair.laptops[0].count(sql);
    assert_eq!(
        of(
            &mut fair,
            "SELECT count(*) FROM answer WHERE path = 'who' AND value <> ''"
        ),
        3,
        "who asked is known"
    );
    assert_eq!(
        of(
            &mut fair,
            "SELECT count(*) FROM answer WHERE path = 'before' AND value = '비밀'"
        ),
        2,
        "both that began after the first know it"
    );
    let booth = fair.laptops[0].booth();
    let kiosk = booth.kiosk_start("ko").expect("a visitor alone");
    booth
        .kiosk_answer(kiosk, "remark", text("네"), None)
        .expect("typed");
    booth.kiosk_hand_in(kiosk, "ko").expect("done");
    assert_eq!(
        of(
            &mut fair,
            "SELECT count(*) FROM answer JOIN response ON id = response
            WHERE at_kiosk = 1 AND path IN ('before', 'stand')"
        ),
        0,
        "nothing of another visitor"
    );
}

/// At closing time every unfinished survey is listed with how far it got, and
/// is continued or discarded. Discarding deletes nothing.
#[test]
fn unfinished_surveys_are_listed_until_they_are_continued_or_discarded() {
    let mut fair = fair(83);
    let laptop = &mut fair.laptops[0];
    let done = laptop.answered_visit();
    laptop.booth().finish_survey(done).expect("done");
    laptop
        .booth()
        .expect_visitor()
        .expect("a key pressed in vain");
    let half = laptop.booth().expect_visitor().expect("somebody");
    for (question, choice) in &ANSWERS[..2] {
        laptop
            .booth()
            .answer(half, question, chosen(choice))
            .expect("an answer");
    }
    laptop.close();
    laptop.open(84);
    let listed = laptop.booth().unfinished().expect("the list");
    let [line] = listed.as_slice() else {
        panic!("one was left half answered: {listed:?}");
    };
    assert_eq!((line.visitor, line.answered, line.questions), (half, 2, 6));
    assert!(!line.about.is_empty() && !line.at_kiosk);

    let booth = laptop.booth();
    let late = booth.discard_survey(done);
    assert!(matches!(late, Err(BoothError::Finished)), "{late:?}");
    booth.discard_survey(half).expect("discarded");
    assert_eq!(booth.unfinished().expect("the list"), []);
    let visit = booth.visit(half).expect("visit");
    assert_eq!(visit.survey.state, SurveyState::Discarded);
    assert_eq!(visit.survey.about.len(), 2, "what she said is still there");
    assert!(!booth.desk().expect("the desk").recent[0].unfinished);
    assert_eq!(
        booth
            .follow_up(booth::FairScope::Current)
            .expect("the follow-up")
            .visitors,
        2,
        "a key pressed in vain is nobody"
    );
    booth
        .answer(half, "cooking", chosen("daily"))
        .expect("again");
    assert_eq!(
        booth.unfinished().expect("the list").len(),
        1,
        "taken up again"
    );
}

/// "At most two gifts": at the third, staff are told, and they decide whether
/// to go on.
#[test]
fn a_quota_is_counted_over_finished_surveys() {
    let mut fair = fair(85);
    let laptop = &mut fair.laptops[0];
    laptop
        .booth()
        .set_quota("use", "whisky", Some(2), QuotaAction::Stop)
        .expect("a quota");
    let full = |laptop: &mut crate::support::Laptop, visitor| {
        let visit = laptop.booth().visit(visitor).expect("visit");
        let question = visit
            .survey
            .questions
            .into_iter()
            .find(|asked| asked.path == "use");
        question.expect("it is asked").full
    };
    let half = laptop.answered_visit();
    for _ in 0..2 {
        assert!(full(laptop, half).is_empty(), "not yet");
        let visitor = laptop.answered_visit();
        laptop.booth().finish_survey(visitor).expect("done");
    }
    let reached = full(laptop, half);
    assert_eq!(reached.len(), 1, "enough");
    assert_eq!(
        (reached[0].choice.as_str(), reached[0].at_most),
        ("whisky", 2)
    );
    let quotas = laptop.booth().quotas().expect("the quotas");
    let whisky = quotas
        .iter()
        .flat_map(|question| &question.choices)
        .find(|choice| choice.choice == "whisky")
        .expect("the choice");
    assert_eq!((whisky.at_most, whisky.counted), (Some(2), 2));

    let booth = laptop.booth();
    booth.stop_survey(half, "use").expect("ended there");
    assert_eq!(
        booth.visit(half).expect("visit").survey.state,
        SurveyState::Stopped
    );
    assert_eq!(
        booth.unfinished().expect("the list"),
        [],
        "it is not unfinished"
    );
    booth
        .set_quota("use", "whisky", None, QuotaAction::Stop)
        .expect("lifted");
    assert!(full(laptop, half).is_empty(), "asked again");
    let unknown = laptop
        .booth()
        .set_quota("use", "ㅁㄴㅇㄹ", Some(1), QuotaAction::Warn);
    assert!(matches!(unknown, Err(BoothError::Unknown)), "{unknown:?}");
}

/// Somebody who answers in less than a third of the usual time has not read the
/// questions. The survey is counted and flagged; below ten surveys nobody knows
/// what is usual.
#[test]
fn too_fast_surveys_are_flagged_and_kept() {
    let mut fair = fair(86);
    let laptop = &mut fair.laptops[0];
    let survey = |laptop: &mut crate::support::Laptop, seconds: u64| {
        let booth = laptop.booth();
        let visitor = booth.expect_visitor().expect("somebody");
        for (question, choice) in ANSWERS {
            let took = Some(Duration::from_secs(seconds));
            booth
                .answer_after(visitor, question, chosen(choice), took)
                .expect("an answer");
        }
        booth.finish_survey(visitor).expect("done");
    };
    for _ in 0..8 {
        survey(laptop, 6);
    }
    survey(laptop, 1);
    let early = laptop.booth().timing().expect("times");
    assert_eq!((early.timed, early.median_ms, early.too_fast), (9, None, 0));
    survey(laptop, 2);
    // Interrupted for a day: at most ten minutes are recorded for a question.
    survey(laptop, 86_400);
    let timing = laptop.booth().timing().expect("times");
    assert_eq!(
        timing.median_ms,
        Some(36_000),
        "six questions of six seconds"
    );
    assert_eq!(timing.too_fast, 1, "a third itself is not under a third");
    assert_eq!(timing.questions.len(), 6);
    assert!(
        timing
            .questions
            .iter()
            .all(|time| time.median_ms == 6_000 && time.answers == 11)
    );
    let longest = laptop.count("SELECT max(took_ms) FROM answer_time");
    assert_eq!(longest, 600_000, "bounded");
    let finished = laptop.count("SELECT count(*) FROM response WHERE finished IS NOT NULL");
    assert_eq!(finished, 11, "nobody is left out");
}
