//! What somebody types as a reason stays for good, so nobody's details may stand in it.

use crate::support::{Fair, Laptop, chosen, fair};
use booth::fair::NextFair;
use booth::responses::{AmendmentReason, AnswerForm};
use booth::{BoothError, FairScope, LIMITS};
use chrono::Days;
use std::path::Path;
use uuid::Uuid;
use words::Language;

const NAME: &str = "남궁하늘";

fn known(laptop: &mut Laptop) -> Uuid {
    let visitor = laptop.reachable_visitor("haneul@example.com");
    let mut draft = laptop.draft("haneul@example.com", "", &crate::support::EMAIL);
    draft.name = NAME.to_owned();
    laptop.booth().save_contact(visitor, &draft).expect("kept");
    laptop.booth().finish_survey(visitor).expect("handed in");
    visitor
}

/// Everything that takes a reason for something that is nobody's in particular.
fn nobodys(
    laptop: &mut Laptop,
    fair: Uuid,
    folder: &Path,
    reason: &str,
) -> [Option<BoothError>; 4] {
    let booth = laptop.booth();
    let follow_up = booth.export_follow_up(FairScope::Current, reason, folder, Language::Korean);
    let answers = booth.export_answers(
        reason,
        FairScope::Current,
        AnswerForm::default(),
        false,
        folder,
        Language::Korean,
    );
    [
        booth.pause_destruction(Some(reason)).err(),
        follow_up.err(),
        answers.err(),
        booth.destroy_fair(fair, reason).err(),
    ]
}

/// A fair before the one the laptop works in.
fn earlier_fair(laptop: &mut Laptop) -> Uuid {
    let earlier = laptop.booth().fair_id();
    let ends_on = laptop.booth().fair().ends_on;
    let next = NextFair {
        name: "다음 박람회".to_owned(),
        starts_on: ends_on + Days::new(1),
        ends_on: ends_on + Days::new(3),
        with_products: true,
        with_questionnaire: true,
        with_programmes: true,
    };
    laptop.clock.advance(5 * crate::support::DAY);
    laptop.booth().confirm_clock().expect("the owner knows");
    laptop.booth().open_next_fair(&next).expect("opened");
    earlier
}

/// Names, numbers, addresses and a page of text are refused everywhere, in words that say
/// what to leave out; the same reason without them is taken.
#[test]
fn no_reason_says_who_somebody_is() {
    let mut fair: Fair = fair(890);
    let folder = fair.folder.path().to_owned();
    let laptop = &mut fair.laptops[0];
    let earlier = earlier_fair(laptop);
    known(laptop);
    let longest = LIMITS.longest_reason;
    for (reason, said) in [
        ("남궁하늘 님 소송".to_owned(), "이름"),
        ("남궁 하늘님 건".to_owned(), "이름"),
        ("010-9182-7364 확인".to_owned(), "연락처"),
        ("누구@example.com과 kim@example.com".to_owned(), "연락처"),
        ("900101-1234567".to_owned(), "연락처"),
        ("가".repeat(longest + 1), "200자"),
        ("가".repeat(5_000), "200자"),
        ("소송\n대비".to_owned(), "한 줄로"),
        ("소송\u{1b}[31m 대비".to_owned(), "한 줄로"),
        ("소송\u{2028}대비".to_owned(), "한 줄로"),
    ] {
        for (at, refused) in nobodys(laptop, earlier, &folder, &reason)
            .iter()
            .enumerate()
        {
            let refused = refused.as_ref().map(|it| it.sentence().ko);
            let refused = refused.unwrap_or_default();
            assert!(refused.contains(said), "{at}, {reason}: {refused}");
        }
    }
    let plain = nobodys(laptop, earlier, &folder, "새 상품 안내와 소송 대비");
    assert!(plain.iter().all(Option::is_none), "{plain:?}");
    assert!(!laptop.dump().contains("소송 건"), "nothing else was kept");
}

/// Why an answer was changed goes with her, and holds no number all the same: it is another
/// way to reach her that she never allowed. Why a coupon was taken back stays when she is
/// destroyed, so it names nobody.
#[test]
fn a_changed_answer_and_a_coupon_take_no_number() {
    let mut fair = fair(891);
    let laptop = &mut fair.laptops[0];
    let visitor = known(laptop);
    let thanks = laptop.thanks();
    let coupon = laptop
        .booth()
        .issue_coupon(Some(visitor), thanks)
        .expect("given");
    let coupon = coupon.id;
    for number in ["전화 010-5555-1234", "lee@example.com"] {
        let reason = AmendmentReason::Other(number.to_owned());
        let amended = laptop
            .booth()
            .amend(visitor, "cooking", chosen("daily"), reason);
        assert!(amended.is_err(), "{number}");
        assert!(
            laptop.booth().void_coupon(coupon, number).is_err(),
            "{number}"
        );
    }
    let voided = laptop.booth().void_coupon(coupon, "남궁하늘 님이 잃어버림");
    assert!(voided.is_err(), "it would outlive her");
    let voided = laptop.booth().void_coupon(coupon, "잃어버리심");
    voided.expect("names nobody");
}
