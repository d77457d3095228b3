//! Requests to see, correct, stop using or delete data: ten days, evidence, a letter.

use crate::support::{DAY, EMAIL, Laptop, fair, first_day};
use booth::rights::{AnswerWay, AskedRight, Whose};
use booth::{BoothError, FairScope};
use chrono::{Days, NaiveDate};
use uuid::Uuid;

fn known(laptop: &mut Laptop) -> Uuid {
    let visitor = laptop.answered_visit();
    let mut draft = laptop.draft("haneul@example.com", "010-9182-7364", &EMAIL);
    draft.name = "남궁하늘".to_owned();
    laptop.booth().save_contact(visitor, &draft).expect("kept");
    visitor
}

fn ask(laptop: &mut Laptop, visitor: Uuid, right: AskedRight) -> Uuid {
    let today = laptop.booth().today();
    laptop
        .booth()
        .note_request(visitor, right, today)
        .expect("noted")
}

/// Ten days from the day it came, whenever that was typed; once the same at a time; over
/// on a day and a way, and nothing else.
#[test]
fn a_request_has_ten_days_and_ends_on_evidence() {
    let mut fair = fair(820);
    let folder = tempfile::tempdir().expect("a folder");
    let laptop = &mut fair.laptops[0];
    let visitor = known(laptop);
    let (today, day) = (first_day(), Days::new(1));
    let note = |laptop: &mut Laptop, right, on| laptop.booth().note_request(visitor, right, on);
    assert!(
        note(laptop, AskedRight::Correct, today + day).is_err(),
        "to come"
    );
    for wrong in [NaiveDate::MIN, today - Days::new(61)] {
        let refused = note(laptop, AskedRight::Correct, wrong).expect_err("nobody was known");
        let day = words::day(2026, 9, 26);
        assert!(
            refused.sentence().ko.contains(&day.ko),
            "{}",
            refused.sentence()
        );
    }
    assert!(
        laptop
            .booth()
            .note_request(Uuid::nil(), AskedRight::Look, today)
            .is_err()
    );
    let correct = note(laptop, AskedRight::Correct, today - day).expect("yesterday");
    assert!(
        note(laptop, AskedRight::Correct, today).is_err(),
        "open already"
    );
    let look = note(laptop, AskedRight::Look, today).expect("another one");
    let open = laptop.booth().open_requests().expect("read");
    assert_eq!(
        open.iter().map(|it| it.id).collect::<Vec<_>>(),
        [correct, look]
    );
    assert_eq!(
        (open[0].due, open[0].overdue),
        (today + Days::new(9), false)
    );
    assert_eq!(open[0].name, "남궁하늘");

    laptop.clock.advance(10 * DAY);
    laptop.booth().confirm_clock().expect("the owner knows");
    let open = laptop.booth().open_requests().expect("read");
    assert_eq!((open[0].overdue, open[1].overdue), (true, false));

    let letter = laptop.booth().save_request_letter(look, folder.path());
    assert!(letter.is_err(), "its answer is the report");
    let files = laptop
        .booth()
        .save_request_letter(correct, folder.path())
        .expect("a letter");
    assert_eq!(files.len(), 2, "in two languages");
    for file in &files {
        let bytes = std::fs::read(file).expect("a file");
        assert!(bytes.starts_with(b"%PDF"));
    }
    let now = laptop.booth().today();
    for wrong in [today - Days::new(2), now + day] {
        assert!(
            laptop
                .booth()
                .close_request(correct, wrong, AnswerWay::Email)
                .is_err()
        );
    }
    laptop
        .booth()
        .close_request(correct, now, AnswerWay::Email)
        .expect("over");
    laptop
        .booth()
        .close_request(look, now, AnswerWay::InPerson)
        .expect("over");
    assert_eq!(laptop.booth().open_requests().expect("read"), []);
    let again = laptop.booth().close_request(look, now, AnswerWay::InPerson);
    assert!(matches!(again, Err(BoothError::Unknown)), "{again:?}");
    note(laptop, AskedRight::Correct, now).expect("she may ask again");
}

/// A deletion is answered once it is done. The duty outlives her data and knows nothing
/// of them; neither does the letter.
#[test]
fn the_duty_of_a_deleted_person_knows_nothing_of_her() {
    let mut fair = fair(821);
    let folder = tempfile::tempdir().expect("a folder");
    let laptop = &mut fair.laptops[0];
    let visitor = known(laptop);
    let request = ask(laptop, visitor, AskedRight::Delete);
    let today = laptop.booth().today();
    assert!(
        laptop
            .booth()
            .save_request_letter(request, folder.path())
            .is_err()
    );
    assert!(
        laptop
            .booth()
            .close_request(request, today, AnswerWay::Post)
            .is_err()
    );
    laptop
        .booth()
        .destroy_people(&[Whose::Visitor(visitor)], "본인 요청", true)
        .expect("destroyed");
    let open = laptop.booth().open_requests().expect("read");
    assert_eq!(
        (open.len(), open[0].is_gone, open[0].name.as_str()),
        (1, true, "")
    );
    let files = laptop
        .booth()
        .save_request_letter(request, folder.path())
        .expect("a letter");
    let named = |text: &str| {
        ["남궁", "haneul@", "91827364"]
            .iter()
            .any(|it| text.contains(it))
    };
    let of_it = |laptop: &mut Laptop| {
        let said = laptop
            .booth()
            .ledger()
            .records_of(request)
            .expect("records");
        let bodies = said.into_iter().filter_map(|record| record.body);
        bodies
            .map(|body| String::from_utf8(body).expect("JSON"))
            .collect::<String>()
    };
    assert!(of_it(laptop).contains("delete"), "the duty itself stays");
    assert!(!named(&of_it(laptop)) && !named(&laptop.dump()));
    assert!(files.iter().all(|file| !named(&file.to_string_lossy())));
    laptop
        .booth()
        .close_request(request, today, AnswerWay::Post)
        .expect("over");
    assert_eq!(laptop.booth().open_requests().expect("read"), []);
    assert!(
        laptop
            .booth()
            .ledger()
            .verify()
            .expect("a check")
            .problems
            .is_empty()
    );
}

/// Nobody is told that her data are used no more while she may still be written to.
#[test]
fn a_stop_is_answered_once_it_is_true() {
    let mut fair = fair(822);
    let folder = tempfile::tempdir().expect("a folder");
    let laptop = &mut fair.laptops[0];
    let visitor = known(laptop);
    let request = ask(laptop, visitor, AskedRight::Stop);
    let today = laptop.booth().today();
    assert!(
        laptop
            .booth()
            .save_request_letter(request, folder.path())
            .is_err()
    );
    assert!(
        laptop
            .booth()
            .close_request(request, today, AnswerWay::Sms)
            .is_err()
    );
    laptop.booth().withdraw(visitor).expect("withdrawn");
    laptop
        .booth()
        .save_request_letter(request, folder.path())
        .expect("a letter");
    laptop
        .booth()
        .close_request(request, today, AnswerWay::Sms)
        .expect("over");
}

/// Somebody who just came and said nothing else may ask, too: she is put on record with
/// it, so that her request can be answered.
#[test]
fn who_only_came_to_ask_is_found_again() {
    let mut fair = fair(823);
    let laptop = &mut fair.laptops[0];
    let visitor = laptop.booth().expect_visitor().expect("somebody is here");
    let request = ask(laptop, visitor, AskedRight::Look);
    laptop.close();
    laptop.open(823);
    let open = laptop.booth().open_requests().expect("read");
    assert_eq!((open[0].id, open[0].visitor), (request, visitor));
    laptop.booth().visit(visitor).expect("she is on record");
    let today = laptop.booth().today();
    laptop
        .booth()
        .close_request(request, today, AnswerWay::InPerson)
        .expect("answered");
    assert_eq!(laptop.booth().open_requests().expect("read"), []);
}

/// From the moment she asks that her data are used no more, or deleted, nobody writes to
/// her, at no visit where she left the same address.
#[test]
fn nobody_writes_to_who_asked_to_stop() {
    for right in [AskedRight::Stop, AskedRight::Delete] {
        let mut fair = fair(824);
        let laptop = &mut fair.laptops[0];
        let visitor = known(laptop);
        laptop.reachable_visitor("haneul@example.com");
        laptop.reachable_visitor("kim@example.com");
        let follow_up = |laptop: &mut Laptop| {
            let follow_up = laptop.booth().follow_up(FairScope::All);
            follow_up.expect("people")
        };
        ask(laptop, visitor, AskedRight::Look);
        assert_eq!(
            follow_up(laptop).sendable,
            2,
            "who only wants to see goes on"
        );
        ask(laptop, visitor, right);
        let after = follow_up(laptop);
        assert_eq!(after.sendable, 1);
        let codes: Vec<_> = after.withheld.iter().map(|it| it.code.as_str()).collect();
        assert_eq!(codes, ["request_open"]);
        assert_eq!(after.withheld[0].count, 2);
    }
}
