//! One visitor's way through the whole booth.

use crate::support::{ANSWERS, DAY, EMAIL, HOUR, MINUTE, OPENING, chosen, fair};
use booth::BoothError;
use booth::desk::Found;
use booth::follow_up::FollowUp;
use booth::responses::SurveyState;
use calamine::Reader as _;
use coupon::Verdict;
use words::Language;

/// The main use of the product: a visitor answers, allows e-mail, buys two
/// glasses with the coupon, and is in the follow-up file with a reason and a
/// new coupon.
#[test]
fn from_the_first_question_to_the_follow_up_file() {
    let mut fair = fair(7);
    let laptop = &mut fair.laptops[0];
    let thanks = laptop.thanks();

    let visitor = laptop.answered_visit();
    let unfinished = laptop.booth().desk().expect("the desk");
    assert!(
        unfinished.recent[0].unfinished,
        "the survey was not handed in yet"
    );
    laptop
        .booth()
        .finish_survey(visitor)
        .expect("every question is answered");

    let draft = laptop.draft("Seoyeon@Example.com", "010-1234-5678", &EMAIL);
    laptop
        .booth()
        .save_contact(visitor, &draft)
        .expect("a usable contact");
    let coupon = laptop
        .booth()
        .issue_coupon(Some(visitor), thanks)
        .expect("a coupon");
    let again = laptop
        .booth()
        .issue_coupon(Some(visitor), thanks)
        .expect("the same coupon");
    assert_eq!(again, coupon, "pressing twice is not a second coupon");

    laptop.clock.advance(3 * MINUTE);
    let Found::Coupon(checked) = laptop
        .booth()
        .look_up(&coupon.qr_content)
        .expect("the scan is read")
    else {
        panic!("what our QR says is a coupon");
    };
    assert!(
        !matches!(checked.verdict, Verdict::Refused { .. }),
        "a fresh coupon is good: {:?}",
        checked.verdict
    );
    let sold = laptop
        .sell(Some(coupon.id), 2)
        .expect("two glasses with the coupon");
    assert_eq!(sold.quote.subtotal_won, 64_000, "two glasses at 32,000 won");
    assert_eq!(sold.quote.discount_won, 3_200, "5 % off");
    assert_eq!(
        laptop.booth().sales_of(visitor).expect("her sales").len(),
        1,
        "whoever shows her coupon is her"
    );

    laptop.clock.advance(MINUTE);
    let Err(BoothError::Coupon { reason, advice }) = laptop.sell(Some(coupon.id), 1) else {
        panic!("a coupon is used once");
    };
    insta::assert_snapshot!("second_use", format!("{reason}\n{advice}"));

    laptop.clock.set(OPENING + 5 * DAY);
    let follow_up = laptop
        .booth()
        .follow_up(booth::FairScope::Current)
        .expect("the follow-up");
    insta::assert_snapshot!("follow_up", in_words(&follow_up));

    let exports = fair.folder.path().join("exports");
    std::fs::create_dir(&exports).expect("a folder");
    let exported = laptop
        .booth()
        .export_follow_up(
            booth::FairScope::Current,
            "재방문 안내",
            &exports,
            Language::Korean,
        )
        .expect("the files");
    let names: Vec<_> = exported
        .files
        .iter()
        .map(|file| file.extension().expect("a kind").to_owned())
        .collect();
    assert_eq!(names, ["csv", "xlsx", "pdf"]);

    let csv = std::fs::read_to_string(&exported.files[0]).expect("UTF-8");
    assert!(csv.contains("seoyeon@example.com"), "she is in the file");
    let coupons = laptop.booth().coupons_of(visitor).expect("her coupons");
    assert_eq!(coupons.len(), 2, "the thanks and the revisit coupon");
    assert!(
        csv.contains(&coupons[0].digits),
        "the revisit coupon is in the file"
    );
    let mut workbook: calamine::Xlsx<_> =
        calamine::open_workbook(&exported.files[1]).expect("a workbook");
    let sheet = workbook
        .worksheet_range_at(0)
        .expect("a sheet")
        .expect("rows");
    assert!(
        sheet.cells().any(|(_, _, cell)| *cell == "김서연"),
        "Korean arrives whole"
    );
    let pdf = std::fs::read(&exported.files[2]).expect("bytes");
    assert!(pdf.starts_with(b"%PDF-"), "a PDF");

    let verification = laptop.booth().ledger().verify().expect("it can be checked");
    assert_eq!(verification.problems, [], "everything is whole");
}

fn in_words(follow_up: &FollowUp) -> String {
    let mut lines = vec![format!(
        "{} visitors, {} allow",
        follow_up.visitors, follow_up.allowed
    )];
    for person in &follow_up.people {
        lines.push(format!(
            "{} <{}> by {} on {}",
            person.name,
            person.permission.contact,
            person.permission.channel.code(),
            person.permission.topic.as_deref().unwrap_or("-"),
        ));
        lines.extend(
            person
                .about
                .iter()
                .map(|about| format!("  {about}").replace('\n', " / ")),
        );
        if let Some(found) = &person.recommendation {
            let (owner, customer) = (
                found.reason.for_owner(),
                found.reason.for_customer(&found.name),
            );
            for sentence in [&found.name, &owner, &customer] {
                lines.push(format!("  -> {sentence}").replace('\n', " / "));
            }
        }
    }
    for withheld in &follow_up.withheld {
        lines.push(format!("{}: {}", withheld.code, withheld.count));
    }
    lines.join("\n")
}

/// The survey and the coupon must not depend on contact details.
#[test]
fn a_visitor_without_a_name_gets_everything_but_mail() {
    let mut fair = fair(8);
    let laptop = &mut fair.laptops[0];
    let thanks = laptop.thanks();
    let visitor = laptop.answered_visit();
    laptop.booth().finish_survey(visitor).expect("finished");
    let coupon = laptop
        .booth()
        .issue_coupon(Some(visitor), thanks)
        .expect("a coupon without a name");
    laptop.sell(Some(coupon.id), 1).expect("it can be used");
    assert_eq!(laptop.count("SELECT count(*) FROM contact"), 0);
    assert_eq!(laptop.count("SELECT count(*) FROM permission_said"), 0);
    let visit = laptop.booth().visit(visitor).expect("her visit");
    assert_eq!(visit.survey.state, SurveyState::Finished);
    assert_eq!(visit.contact.contact, None);
    let follow_up = laptop
        .booth()
        .follow_up(booth::FairScope::Current)
        .expect("the follow-up");
    assert_eq!(follow_up.people, [], "nobody can be written to");
    assert_eq!(follow_up.withheld[0].code, "no_contact_point");
}

/// Closing and opening the laptop in the middle of a survey must lose nothing.
#[test]
fn a_half_answered_survey_survives_a_restart() {
    let mut fair = fair(10);
    let laptop = &mut fair.laptops[0];
    let visitor = laptop.booth().expect_visitor().expect("somebody");
    for (question, choice) in &ANSWERS[..3] {
        laptop
            .booth()
            .answer(visitor, question, chosen(choice))
            .expect("an answer");
    }
    let before = laptop.booth().visit(visitor).expect("visit");
    laptop.close();
    laptop.open(11);
    assert_eq!(laptop.booth().visit(visitor).expect("visit"), before);
}

/// The same clock and the same seed give the same fair, down to every id, so
/// that what happened at a booth can be replayed.
#[test]
fn the_same_seed_plays_the_same_fair() {
    let play = || {
        let mut fair = fair(12);
        let laptop = &mut fair.laptops[0];
        let thanks = laptop.thanks();
        for number in 0..3 {
            let visitor = laptop.reachable_visitor(&format!("v{number}@example.com"));
            let coupon = laptop
                .booth()
                .issue_coupon(Some(visitor), thanks)
                .expect("a coupon");
            laptop.clock.advance(HOUR);
            laptop.sell(Some(coupon.id), 1).expect("a sale");
        }
        laptop.dump()
    };
    assert_eq!(play(), play());
}
