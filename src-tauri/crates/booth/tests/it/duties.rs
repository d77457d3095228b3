//! A yes is confirmed before two years are over, one that did not know of a no is asked
//! again, and another sender is told: each as a list, and closed by evidence.

use crate::support::{DAY, EMAIL, Fair, Laptop, MINUTE, fair};
use booth::BoothError;
use booth::consent::NoticeAct;
use booth::notices::NoticeForm;
use booth::rights::Whose;
use booth::tasks::{DutyKind, Task};
use chrono::{Days, NaiveDate};
use permission::{Channel, Reason};
use std::path::Path;
use uuid::Uuid;
use words::Language;

const KIM: &str = "kim@example.com";
/// Fifty days before two years are over.
const SOON: i64 = 730 - 50;

fn tasks(laptop: &mut Laptop, kind: DutyKind) -> Vec<Task> {
    let tasks = laptop.booth().tasks().expect("the list");
    tasks.into_iter().filter(|task| task.kind == kind).collect()
}

fn go_to(laptop: &mut Laptop, days: i64) {
    laptop.clock.advance(days * DAY);
    laptop.booth().confirm_clock().expect("the owner knows");
}

fn today(laptop: &mut Laptop) -> NaiveDate {
    laptop.booth().today()
}

fn list(laptop: &mut Laptop, kind: DutyKind, folder: &Path) -> String {
    let listed = laptop
        .booth()
        .list_duties(kind, folder, Language::Korean)
        .expect("a list");
    std::fs::read_to_string(listed.file).expect("the list")
}

fn sent(laptop: &mut Laptop, kind: DutyKind) {
    let day = today(laptop);
    let sent = laptop.booth().duties_sent(kind, day, "솔라피", 1);
    sent.expect("sent");
}

fn reason(laptop: &mut Laptop, contact: &str) -> Reason {
    let history = laptop.booth().permission_history(contact).expect("hers");
    history.now[0].decision.reason
}

/// Texts that keep the data longer than two years, so that there is something to
/// confirm then.
fn kept_for_years(laptop: &mut Laptop) {
    let form = NoticeForm {
        retention_months: 60,
        ..NoticeForm::default()
    };
    laptop.booth().publish_notices(&form).expect("published");
}

/// Network Act 50(8): who is due is listed with the message; the list closes on the day
/// and the sender, not on a click; her "keep" carries the yes over two years more, and
/// without it the yes lapses.
#[test]
fn a_yes_is_asked_about_before_two_years_and_kept_by_her_answer() {
    let mut fair = fair(820);
    let folder = tempfile::tempdir().expect("a folder");
    let laptop = &mut fair.laptops[0];
    kept_for_years(laptop);
    let kim = laptop.reachable_visitor(KIM);
    laptop.reachable_visitor("lee@example.com");
    let early =
        laptop
            .booth()
            .list_duties(DutyKind::Reconfirmation, folder.path(), Language::Korean);
    assert!(matches!(early, Err(BoothError::NotPossible(_))), "not yet");
    go_to(laptop, SOON);
    let due = tasks(laptop, DutyKind::Reconfirmation);
    assert_eq!(due.len(), 2);
    let text = list(laptop, DutyKind::Reconfirmation, folder.path());
    for said in [
        "온기유리",
        "2026년 11월 25일 이메일 수신에 동의하셨습니다",
        "‘계속’",
        "‘그만’",
        "답이 없으시면 2028년 11월 24일",
    ] {
        assert!(text.contains(said), "{said} in {text}");
    }
    assert_eq!(tasks(laptop, DutyKind::Reconfirmation).len(), 2, "not sent");
    sent(laptop, DutyKind::Reconfirmation);
    assert_eq!(tasks(laptop, DutyKind::Reconfirmation), []);
    let waiting = tasks(laptop, DutyKind::Answer);
    assert_eq!((waiting.len(), waiting[0].due), (2, due[0].due));

    laptop
        .booth()
        .confirm_permission(kim)
        .expect("she keeps it");
    let waiting = tasks(laptop, DutyKind::Answer);
    assert_eq!(waiting.len(), 1, "{waiting:?}");
    go_to(laptop, 60);
    assert_eq!(reason(laptop, KIM), Reason::Permitted);
    assert_eq!(reason(laptop, "lee@example.com"), Reason::Lapsed);
    assert_eq!(tasks(laptop, DutyKind::Answer), [], "silence was an answer");

    let lee = waiting[0].visitor;
    let late = laptop.booth().confirm_permission(lee);
    assert!(matches!(late, Err(BoothError::NotPossible(_))), "{late:?}");
    assert_eq!(reason(laptop, "lee@example.com"), Reason::Lapsed);
    go_to(laptop, SOON - 60);
    assert_eq!(
        tasks(laptop, DutyKind::Reconfirmation).len(),
        1,
        "in two years"
    );
}

/// The law lets a yes go on in silence, and the owner may choose that: the message says
/// so, and what it said is what counts. A stop ends it all the same.
#[test]
fn what_silence_means_is_the_owner_s_choice() {
    let mut fair = fair(821);
    let folder = tempfile::tempdir().expect("a folder");
    let laptop = &mut fair.laptops[0];
    kept_for_years(laptop);
    let kim = laptop.reachable_visitor(KIM);
    laptop.reachable_visitor("lee@example.com");
    assert!(
        !laptop.booth().silence_keeps().expect("read"),
        "unless she chooses"
    );
    laptop.booth().choose_silence(true).expect("chosen");
    go_to(laptop, SOON);
    let text = list(laptop, DutyKind::Reconfirmation, folder.path());
    assert!(text.contains("동의가 그대로 이어집니다"), "{text}");
    laptop
        .booth()
        .choose_silence(false)
        .expect("chosen too late");
    sent(laptop, DutyKind::Reconfirmation);
    assert_eq!(tasks(laptop, DutyKind::Answer), []);
    go_to(laptop, 60);
    for contact in [KIM, "lee@example.com"] {
        assert_eq!(reason(laptop, contact), Reason::Permitted, "{contact}");
    }
    laptop.booth().withdraw(kim).expect("she stops it");
    assert_eq!(reason(laptop, KIM), Reason::Withdrawn);
    let history = laptop.booth().permission_history(KIM).expect("hers");
    assert!(history.said.iter().any(|said| said.kind == "confirmed"));
}

/// A confirmation needs a yes that holds: it brings back nothing that was taken back,
/// and it is of her who left a contact.
#[test]
fn a_confirmation_brings_nothing_back() {
    let mut fair = fair(822);
    let laptop = &mut fair.laptops[0];
    let kim = laptop.reachable_visitor(KIM);
    laptop.booth().withdraw(kim).expect("stopped");
    let refused = laptop.booth().confirm_permission(kim);
    assert!(matches!(refused, Err(BoothError::NotPossible(_))));
    assert_eq!(reason(laptop, KIM), Reason::Withdrawn);
    let nobody = laptop.answered_visit();
    let refused = laptop.booth().confirm_permission(nobody);
    assert!(matches!(refused, Err(BoothError::Unknown)), "{refused:?}");
}

/// A yes at the kiosk that did not know of a no: it permits nothing, she is listed with
/// the reason, and only a yes at the desk, which knows the no, settles it.
#[test]
fn whom_to_ask_again_is_listed_until_the_desk_asked() {
    let mut fair = fair(823);
    let laptop = &mut fair.laptops[0];
    let first = laptop.reachable_visitor(KIM);
    laptop.clock.advance(MINUTE);
    laptop.booth().withdraw(first).expect("stopped");
    assert_eq!(tasks(laptop, DutyKind::Review), [], "a no is no question");
    go_to(laptop, 1);
    let kiosk = |laptop: &mut Laptop| -> Uuid {
        let visitor = laptop.answered_visit();
        let draft = laptop.draft(KIM, "", &EMAIL);
        laptop.booth().kiosk_contact(visitor, &draft).expect("kept");
        visitor
    };
    let again = kiosk(laptop);
    assert_eq!(reason(laptop, KIM), Reason::WithdrawnConflict);
    let review = tasks(laptop, DutyKind::Review);
    assert_eq!(review.len(), 1, "one person: {review:?}");
    let first_day = crate::support::first_day();
    assert_eq!(
        review[0].due,
        first_day + Days::new(15),
        "14 days after the yes"
    );
    let why = review[0].why.as_ref().expect("why").ko.as_str();
    assert!(why.contains("2026년 11월 25일에 거두신"), "{why}");
    assert!(why.contains("2026년 11월 26일에 ‘예’"), "{why}");

    laptop.clock.advance(MINUTE);
    kiosk(laptop);
    assert_eq!(reason(laptop, KIM), Reason::WithdrawnConflict);
    assert_eq!(
        tasks(laptop, DutyKind::Review).len(),
        1,
        "never at the kiosk"
    );
    laptop.clock.advance(MINUTE);
    let draft = laptop.draft(KIM, "", &EMAIL);
    laptop.booth().save_contact(again, &draft).expect("asked");
    assert_eq!(reason(laptop, KIM), Reason::Permitted);
    assert_eq!(tasks(laptop, DutyKind::Review), []);
}

/// A yes at a laptop that had not heard of the no, also of one that came with her being
/// forgotten: after they met she hears nothing on either, whatever the clocks say, and
/// both list her; asked once more by somebody who knows the no, she is written to.
#[test]
fn a_yes_elsewhere_is_silent_and_listed_until_she_is_asked() {
    for is_forgotten in [false, true] {
        let mut fair = Fair::with_laptops(2, 826);
        let (owner, second) = fair.pair(0, 1);
        let before = owner.reachable_visitor(KIM);
        second.learn_from(owner);
        owner.clock.advance(MINUTE);
        match is_forgotten {
            false => owner.booth().withdraw(before).expect("stopped"),
            true => {
                let hers = [Whose::Contact(KIM)];
                let gone = owner.booth().destroy_people(&hers, "본인이 요청함", false);
                gone.map(|_| ()).expect("the owner may");
            }
        }
        second.clock.set(owner.clock.now() + DAY);
        let fresh = second.reachable_visitor(KIM);
        owner.clock.set(second.clock.now());
        assert_eq!(reason(second, KIM), Reason::Permitted, "it knows no better");
        owner.learn_from(second);
        second.learn_from(owner);
        for laptop in [&mut *owner, &mut *second] {
            assert_eq!(reason(laptop, KIM), Reason::WithdrawnConflict);
            assert_eq!(tasks(laptop, DutyKind::Review).len(), 1, "{is_forgotten}");
        }
        let draft = owner.draft(KIM, "", &EMAIL);
        owner.clock.advance(MINUTE);
        owner.booth().save_contact(fresh, &draft).expect("asked");
        second.learn_from(owner);
        for laptop in [owner, second] {
            assert_eq!(reason(laptop, KIM), Reason::Permitted);
            assert_eq!(tasks(laptop, DutyKind::Review), []);
        }
    }
}

/// A no to what she is asked again settles it as well.
#[test]
fn a_no_settles_what_is_asked_again() {
    let mut fair = fair(824);
    let laptop = &mut fair.laptops[0];
    laptop
        .booth()
        .withdraw_contact(KIM, None)
        .expect("from a list");
    laptop.clock.advance(MINUTE);
    let visitor = laptop.answered_visit();
    let draft = laptop.draft(KIM, "", &EMAIL);
    laptop.booth().kiosk_contact(visitor, &draft).expect("kept");
    assert_eq!(tasks(laptop, DutyKind::Review).len(), 1);
    laptop.clock.advance(MINUTE);
    laptop.booth().withdraw(visitor).expect("she said no");
    assert_eq!(tasks(laptop, DutyKind::Review), []);
}

/// PIPA 26(3): once another company sends, everybody who agreed to the old text and may
/// be written to is told; who agreed to the new one is not, and another change is told
/// again.
#[test]
fn another_sender_is_told_to_whoever_agreed_before() {
    let mut fair = fair(825);
    let folder = tempfile::tempdir().expect("a folder");
    let laptop = &mut fair.laptops[0];
    let kim = laptop.reachable_visitor(KIM);
    let silent = laptop.answered_visit();
    let keeps = [NoticeAct::AtLeast14, NoticeAct::CollectAndUse];
    let draft = laptop.draft("quiet@example.com", "", &keeps);
    laptop.booth().save_contact(silent, &draft).expect("kept");
    assert_eq!(tasks(laptop, DutyKind::ProcessorNotice), []);
    let sent_by = |name: &str| NoticeForm {
        processor: name.to_owned(),
        ..NoticeForm::default()
    };
    go_to(laptop, 3);
    let cost = laptop.booth().cost_of_notices(&sent_by("한빛문자"));
    assert_eq!(cost.expect("its cost").to_be_told, 1, "as was said before");
    laptop
        .booth()
        .publish_notices(&sent_by("한빛문자"))
        .expect("published");
    laptop.clock.advance(MINUTE);
    laptop.reachable_visitor("new@example.com");
    let due = tasks(laptop, DutyKind::ProcessorNotice);
    assert_eq!((due.len(), due[0].visitor), (1, kim), "{due:?}");
    assert_eq!(due[0].due, today(laptop) + Days::new(14));

    let text = list(laptop, DutyKind::ProcessorNotice, folder.path());
    for said in [KIM, "2026년 11월 28일부터: 한빛문자", "동의하신 글의 발송"] {
        assert!(text.contains(said), "{said} in {text}");
    }
    assert!(!text.contains("quiet@") && !text.contains("new@"), "{text}");
    assert_eq!(
        tasks(laptop, DutyKind::ProcessorNotice).len(),
        1,
        "not sent"
    );
    sent(laptop, DutyKind::ProcessorNotice);
    assert_eq!(tasks(laptop, DutyKind::ProcessorNotice), []);

    // Texts that change something else tell nobody; the next company is told to both.
    laptop.clock.advance(MINUTE);
    let other = NoticeForm {
        promise_per_month: 2,
        ..sent_by("한빛문자")
    };
    laptop.booth().publish_notices(&other).expect("published");
    assert_eq!(tasks(laptop, DutyKind::ProcessorNotice), []);
    laptop.clock.advance(MINUTE);
    laptop
        .booth()
        .publish_notices(&sent_by(""))
        .expect("published");
    assert_eq!(tasks(laptop, DutyKind::ProcessorNotice).len(), 2);
    let text = list(laptop, DutyKind::ProcessorNotice, folder.path());
    assert!(text.contains("직접 보냅니다"), "{text}");
}

/// The night is confirmed with its channel, and named in the message.
#[test]
fn the_night_is_confirmed_with_its_channel() {
    let mut fair = fair(826);
    let folder = tempfile::tempdir().expect("a folder");
    let laptop = &mut fair.laptops[0];
    let form = NoticeForm {
        night: true,
        retention_months: 60,
        ..NoticeForm::default()
    };
    laptop.booth().publish_notices(&form).expect("published");
    let visitor = laptop.answered_visit();
    let sms = NoticeAct::Advertising(Channel::Sms);
    let all = [
        NoticeAct::AtLeast14,
        NoticeAct::CollectAndUse,
        sms,
        NoticeAct::Night,
    ];
    let draft = laptop.draft("", "010-1234-5678", &all);
    laptop.booth().save_contact(visitor, &draft).expect("kept");
    let night = |laptop: &mut Laptop| {
        let status = laptop.booth().contact_status(visitor).expect("read");
        status.further[0].decision.reason
    };
    go_to(laptop, SOON);
    let text = list(laptop, DutyKind::Reconfirmation, folder.path());
    assert_eq!(
        text.matches("밤 시간(21시~08시) 수신에 동의하셨습니다")
            .count(),
        1,
        "{text}"
    );
    laptop.booth().confirm_permission(visitor).expect("kept");
    go_to(laptop, 60);
    assert_eq!(night(laptop), Reason::Permitted);
    go_to(laptop, 730);
    assert_eq!(night(laptop), Reason::Lapsed);
}
