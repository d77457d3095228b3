//! What is owed to whom, and until when.

use crate::support::{DAY, EMAIL, Fair, HOUR, Laptop, MINUTE, fair};
use booth::BoothError;
use booth::consent::NoticeAct;
use booth::coupons::LostLaptop;
use booth::fair::NextFair;
use booth::notices::NoticeForm;
use booth::rights::Whose;
use booth::staff::Role;
use booth::tasks::{DutyKind, Task};
use booth::visitors::Compared;
use chrono::{Days, NaiveDate};
use permission::Channel;
use uuid::Uuid;
use words::Language;

fn tasks(laptop: &mut Laptop, kind: DutyKind) -> Vec<Task> {
    let tasks = laptop.booth().tasks().expect("the list");
    tasks.into_iter().filter(|task| task.kind == kind).collect()
}

/// The fair's first day, and so many days later.
fn day(later: u64) -> NaiveDate {
    crate::support::first_day() + Days::new(later)
}

fn go_to(laptop: &mut Laptop, days: i64) {
    laptop.clock.advance(days * DAY);
    laptop.booth().confirm_clock().expect("the owner knows");
}

/// The booth has no other laptop any more, but for this one.
fn alone_but_for(laptop: &mut Laptop, other: Option<Uuid>) {
    let own = laptop.booth().ledger().device().0;
    for known in laptop.booth().coupon_laptops().expect("laptops") {
        if known.device != own && Some(known.device) != other {
            let booth = laptop.booth();
            let shut_out = booth.revoke_coupon_key(known.device, LostLaptop::ShutOut);
            shut_out.expect("shut out");
        }
    }
}

/// Everybody who said yes or no is to be told within fourteen days; once the list was
/// sent nothing of it is owed any more, and what is said later is.
#[test]
fn the_result_of_every_choice_is_told_once() {
    let mut fair = fair(800);
    let folder = tempfile::tempdir().expect("a folder");
    let laptop = &mut fair.laptops[0];
    let first = laptop.reachable_visitor("first@example.com");
    laptop.answered_visit();
    let visitor = laptop.answered_visit();
    let draft = laptop.draft(
        "",
        "010-1234-5678",
        &[
            NoticeAct::AtLeast14,
            NoticeAct::CollectAndUse,
            NoticeAct::Advertising(Channel::Sms),
        ],
    );
    laptop.booth().save_contact(visitor, &draft).expect("kept");
    let due = tasks(laptop, DutyKind::ResultNotice);
    assert_eq!(due.len(), 2, "who left nothing is owed nothing: {due:?}");
    assert_eq!((due[0].due, due[0].overdue), (day(14), false));
    assert!(
        laptop
            .booth()
            .duties_sent(DutyKind::ResultNotice, day(0), "솔라피", 2)
            .is_err(),
        "no list yet"
    );

    let listed = laptop
        .booth()
        .list_duties(DutyKind::ResultNotice, folder.path(), Language::Korean)
        .expect("a list");
    assert_eq!(listed.people, 2);
    let text = std::fs::read_to_string(&listed.file).expect("the list");
    assert!(text.contains("010-1234-5678") && text.contains("first@example.com"));
    assert!(text.contains("문자 수신에 동의하셨고"), "{text}");
    assert!(
        text.contains("이메일 수신을 거부하셨고") || text.contains("카카오톡 수신을 거부하셨고"),
        "{text}"
    );
    for word in ["쿠폰", "할인", "신상품", "광고)"] {
        assert!(!text.contains(word), "nothing is promoted: {word}");
    }
    assert_eq!(
        tasks(laptop, DutyKind::ResultNotice).len(),
        2,
        "listed is not sent"
    );
    laptop.clock.advance(MINUTE);
    laptop
        .booth()
        .withdraw(first)
        .expect("she changed her mind");
    assert_eq!(
        laptop
            .booth()
            .unsent_list(DutyKind::ResultNotice)
            .expect("read")
            .map(|it| it.people),
        Some(2)
    );
    for (on, sender) in [
        (day(1), "솔라피"),
        (day(0) - Days::new(1), "솔라피"),
        (day(0), " "),
    ] {
        assert!(
            laptop
                .booth()
                .duties_sent(DutyKind::ResultNotice, on, sender, 2)
                .is_err(),
            "{on} {sender}"
        );
    }
    laptop
        .booth()
        .duties_sent(DutyKind::ResultNotice, day(0), "솔라피", 2)
        .expect("sent");
    let due = tasks(laptop, DutyKind::ResultNotice);
    assert_eq!(due.len(), 1, "her withdrawal came after the list: {due:?}");
    assert_eq!(due[0].visitor, first);
    assert!(
        laptop
            .booth()
            .duties_sent(DutyKind::ResultNotice, day(0), "솔라피", 2)
            .is_err(),
        "once"
    );
    go_to(laptop, 15);
    assert!(tasks(laptop, DutyKind::ResultNotice)[0].overdue);
}

/// Data are listed one month before their time is over; afterwards they are overdue
/// until they are gone. Where they go as the yes lapses, nobody is asked whether she
/// wants to be written to longer: her answer could not be kept.
#[test]
fn what_lapses_is_listed_before_it_does() {
    let mut fair = fair(801);
    let laptop = &mut fair.laptops[0];
    laptop.reachable_visitor("kim@example.com");
    assert_eq!(tasks(laptop, DutyKind::Reconfirmation), []);
    assert_eq!(tasks(laptop, DutyKind::RetentionEnd), []);
    go_to(laptop, 730 - 50);
    assert_eq!(tasks(laptop, DutyKind::Reconfirmation), [], "she goes then");
    assert_eq!(tasks(laptop, DutyKind::RetentionEnd), [], "not yet");
    go_to(laptop, 60);
    let end = tasks(laptop, DutyKind::RetentionEnd);
    assert_eq!((end.len(), end[0].overdue), (1, true), "{end:?}");
    laptop.booth().destroy_people_due().expect("destroyed");
    assert_eq!(laptop.booth().tasks().expect("the list"), []);
}

/// Whoever is due within days is destroyed together, and nobody else.
#[test]
fn whose_time_is_over_is_destroyed_together() {
    let mut fair = fair(804);
    let laptop = &mut fair.laptops[0];
    let refused = laptop.booth().destroy_people_due();
    assert!(matches!(refused, Err(BoothError::NotPossible(_))));
    laptop.reachable_visitor("kim@example.com");
    go_to(laptop, 30);
    laptop.reachable_visitor("lee@example.com");
    let stopped = laptop.reachable_visitor("park@example.com");
    laptop.booth().withdraw(stopped).expect("withdrawn");
    go_to(laptop, 730 - 30 - 3);
    // Kim's and Lee's are listed, Park's have long been due.
    let listed = tasks(laptop, DutyKind::RetentionEnd);
    assert_eq!(listed.len(), 2, "{listed:?}");
    let destroyed = laptop.booth().destroy_people_due().expect("destroyed");
    assert_eq!(destroyed.visits, 2, "Kim within days, and Park");
    go_to(laptop, 30);
    let left = tasks(laptop, DutyKind::RetentionEnd);
    assert_eq!(left.len(), 1, "Lee's time comes a month later: {left:?}");
}

/// Somebody who takes everything back is to be forgotten within days, and one person
/// who came twice is one.
#[test]
fn who_takes_everything_back_is_forgotten_soon() {
    let mut fair = fair(802);
    let laptop = &mut fair.laptops[0];
    laptop.reachable_visitor("kim@example.com");
    laptop.clock.advance(MINUTE);
    let again = laptop.answered_visit();
    let draft = laptop.draft("kim@example.com", "", &EMAIL);
    laptop.booth().save_contact(again, &draft).expect("kept");
    assert_eq!(tasks(laptop, DutyKind::ResultNotice).len(), 1);
    laptop.booth().withdraw(again).expect("withdrawn");
    let end = tasks(laptop, DutyKind::RetentionEnd);
    assert_eq!((end.len(), end[0].due), (1, day(5)));
}

fn told(laptop: &mut Laptop) -> Vec<String> {
    laptop
        .booth()
        .destroy_on_the_day()
        .expect("it is looked after");
    let told = laptop.booth().interrupted_files();
    told.iter().map(|sentence| sentence.ko.clone()).collect()
}

/// On the last day data go by themselves when an owner is there, once, with the files
/// that left with them; not before, not while she paused it, and not for a colleague.
#[test]
fn data_go_by_themselves_on_the_day() {
    let mut fair = fair(805);
    let folder = tempfile::tempdir().expect("a folder");
    let laptop = &mut fair.laptops[0];
    alone_but_for(laptop, None);
    let kim = laptop.reachable_visitor("kim@example.com");
    go_to(laptop, 30);
    laptop.reachable_visitor("lee@example.com");
    let report = laptop
        .booth()
        .save_subject_report(Whose::Visitor(kim), folder.path(), Language::Korean)
        .expect("files");
    go_to(laptop, 730 - 30 - 10);
    let due = tasks(laptop, DutyKind::RetentionEnd);
    assert_eq!(due.len(), 1, "announced: {due:?}");
    let last_day = due[0].due;
    assert_eq!(told(laptop), Vec::<String>::new(), "not before the day");
    while laptop.booth().today() < last_day {
        go_to(laptop, 1);
    }

    let owner = laptop.booth().staff().expect("staff")[0].0;
    laptop.booth().set_staff_pin(owner, "2469").expect("a PIN");
    let colleague = laptop
        .booth()
        .add_staff("이하늘", Role::Manage, "7391")
        .expect("she");
    laptop
        .booth()
        .sign_in(colleague, "7391")
        .expect("a colleague");
    assert_eq!(told(laptop), Vec::<String>::new(), "not for a colleague");
    laptop.booth().sign_in(owner, "2469").expect("the owner");

    assert!(laptop.booth().pause_destruction(Some(" ")).is_err(), "why?");
    laptop
        .booth()
        .pause_destruction(Some("조사가 끝날 때까지"))
        .expect("paused");
    assert_eq!(told(laptop), Vec::<String>::new(), "she paused it");
    let pause = laptop
        .booth()
        .destruction_pause()
        .expect("read")
        .expect("paused");
    assert_eq!(pause.reason, "조사가 끝날 때까지");
    laptop.booth().pause_destruction(None).expect("on again");

    let said = told(laptop);
    assert!(said.len() == 1 && said[0].contains("방문 1건"), "{said:?}");
    assert!(
        report.files.iter().all(|file| !file.exists()),
        "her files go, too"
    );
    assert_eq!(
        tasks(laptop, DutyKind::RetentionEnd).len(),
        1,
        "Lee's time comes later"
    );
    assert_eq!(told(laptop).len(), 1, "once");
    assert!(!laptop.dump().contains("kim@example.com"));
}

/// Nobody goes while she is answering a survey: she came back on the very day, and a
/// moment later she may agree anew.
#[test]
fn whoever_is_answering_is_not_destroyed() {
    let mut fair = fair(806);
    let laptop = &mut fair.laptops[0];
    let kim = laptop.reachable_visitor("kim@example.com");
    let paused = laptop.booth().pause_destruction(Some("조사 중"));
    paused.expect("paused");
    go_to(laptop, 731);
    let today = laptop.booth().expect_visitor().expect("she is back");
    let answer = crate::support::chosen("daily");
    let answered = laptop.booth().answer(today, "cooking", answer);
    answered.expect("an answer");
    laptop.booth().recognise(today, kim).expect("it is she");
    laptop.booth().pause_destruction(None).expect("on again");
    assert_eq!(told(laptop), Vec::<String>::new());
    laptop.clock.advance(13 * HOUR);
    assert_eq!(
        told(laptop).len(),
        1,
        "a survey of yesterday is none of now"
    );
}

/// On a full disk everything stays as it was, it is said why, and the next time it goes.
#[test]
fn a_full_disk_leaves_everything_as_it_was() {
    let mut fair = fair(807);
    let laptop = &mut fair.laptops[0];
    alone_but_for(laptop, None);
    for number in 0..40 {
        laptop.reachable_visitor(&format!("nr{number}@example.com"));
    }
    go_to(laptop, 730 - 20);
    let due = tasks(laptop, DutyKind::RetentionEnd);
    assert_eq!(due.len(), 40);
    while laptop.booth().today() + Days::new(1) < due[0].due {
        go_to(laptop, 1);
    }
    laptop.clock.advance(20 * HOUR);
    assert_eq!(laptop.booth().today(), due[0].due, "it is the day");
    let pages = laptop.count("PRAGMA page_count");
    laptop.count(&format!("PRAGMA max_page_count = {pages}"));
    let before = laptop.dump();
    let said = told(laptop);
    assert!(
        said.len() == 1 && said[0].contains("모두 그대로"),
        "{said:?}"
    );
    assert_eq!(laptop.dump(), before);
    assert_eq!(tasks(laptop, DutyKind::RetentionEnd).len(), 40);

    laptop.count("PRAGMA max_page_count = 1073741823");
    assert_eq!(told(laptop).len(), 2, "done now");
    assert_eq!(tasks(laptop, DutyKind::RetentionEnd), []);
}

/// A visitor of this name who agreed that all of this is kept and used.
fn leaves(laptop: &mut Laptop, name: &str, email: &str, phone: &str) -> Uuid {
    let visitor = laptop.answered_visit();
    let mut draft = laptop.draft(email, phone, &EMAIL);
    draft.name = name.to_owned();
    let saved = laptop.booth().save_contact(visitor, &draft);
    saved.expect("a contact");
    visitor
}

/// She agreed anew at another laptop whose records are not here: nothing goes by itself,
/// the owner is told why, and once the laptops met nobody is due any more.
#[test]
fn a_laptop_that_was_not_heard_since_the_fair_is_waited_for() {
    let mut fair = Fair::with_laptops(2, 815);
    let (owner, other) = fair.pair(0, 1);
    owner.reachable_visitor("kim@example.com");
    owner.reachable_visitor("lee@example.com");
    alone_but_for(owner, Some(other.booth().ledger().device().0));
    go_to(owner, 710);
    let today = owner.booth().today();
    let again = NextFair {
        name: "리빙디자인페어 2028".to_owned(),
        starts_on: today,
        ends_on: today,
        with_questionnaire: true,
        with_products: true,
        with_programmes: true,
    };
    owner.booth().open_next_fair(&again).expect("a fair");
    other.learn_from(owner);
    other.clock.set(owner.clock.now());
    other.reachable_visitor("kim@example.com");
    go_to(owner, 30);
    let said = told(owner);
    assert!(
        said.len() == 1 && said[0].contains("다른 기기 1대"),
        "{said:?}"
    );
    assert_eq!(tasks(owner, DutyKind::RetentionEnd).len(), 2, "listed");
    owner.learn_from(other);
    let said = told(owner);
    assert!(
        said[1].contains("방문 1건"),
        "who did not come again: {said:?}"
    );
    assert_eq!(owner.count("SELECT count(*) FROM contact"), 2);
}

/// Two colleagues left the number of their firm. When one takes everything back the
/// other is silent by that number, but her own data are not due: she said nothing.
#[test]
fn nobody_goes_for_what_another_said_of_a_shared_number() {
    const LINE: &str = "010-1234-5678";
    let mut fair = fair(806);
    let laptop = &mut fair.laptops[0];
    let kim = leaves(laptop, "김서연", "kim@example.com", LINE);
    let lee = leaves(laptop, "이하늘", "lee@example.com", LINE);
    laptop.booth().withdraw(kim).expect("withdrawn");
    let due = tasks(laptop, DutyKind::RetentionEnd);
    let due: Vec<Uuid> = due.iter().map(|task| task.visitor).collect();
    assert_eq!(due, [kim], "and not {lee}");
    laptop.booth().destroy_people_due().expect("Kim's go");
    let left = laptop.booth().contact_status(lee).expect("read").contact;
    assert_eq!(left.expect("Lee's stay").email, "lee@example.com");
}

/// Visits of one person go together, so none goes while she agreed anew in another,
/// also where the two share no address with each other.
#[test]
fn a_newer_yes_keeps_all_her_visits() {
    let mut fair = fair(807);
    let laptop = &mut fair.laptops[0];
    leaves(laptop, "김서연", "kim@example.com", "");
    go_to(laptop, 10);
    leaves(laptop, "김서연", "kim@example.com", "010-1234-5678");
    go_to(laptop, 700);
    leaves(laptop, "김서연", "", "010-1234-5678");
    go_to(laptop, 60);
    assert_eq!(tasks(laptop, DutyKind::RetentionEnd), []);
    assert_eq!(told(laptop), Vec::<String>::new());
    assert!(
        laptop.booth().destroy_people_due().is_err(),
        "nobody is due"
    );
}

/// Her old visit went because its time was over, while another laptop had joined it with
/// one at which she agreed anew: that one stays until its own time is over, and her new
/// address is not silenced. Where she left the same address as then, the silence for it
/// ends that visit days later.
#[test]
fn a_newer_yes_of_another_laptop_outlives_the_old_visit() {
    let mut fair = Fair::with_laptops(2, 814);
    let (owner, other) = fair.pair(0, 1);
    // It was reported lost, and is found after her old visit went.
    alone_but_for(owner, None);
    let old = leaves(owner, "김서연", "kim@example.com", "");
    other.learn_from(owner);
    other.clock.advance(700 * DAY);
    let joined = leaves(other, "김서연", "", "010-1234-5678");
    let same_address = leaves(other, "김서연", "kim@example.com", "");
    let same = other.booth().compare_visits(old, joined, Compared::Same);
    same.expect("decided");
    go_to(owner, 735);
    assert_eq!(told(owner).len(), 1, "her old visit goes");
    owner.learn_from(other);
    let name = |laptop: &mut Laptop, of| laptop.booth().name_of(of).expect("read");
    let go_on = |owner: &mut Laptop| {
        for _ in 0..2 {
            owner.close();
            owner.open(7);
            owner.answered_visit();
        }
    };
    go_on(owner);
    assert_eq!(name(owner, old), "");
    assert_eq!(name(owner, joined), "김서연");
    assert_eq!(name(owner, same_address), "김서연");
    let history = owner.booth().permission_history("010-1234-5678");
    let history = history.expect("known");
    assert!(history.said.iter().all(|said| said.kind != "withdrawn"));
    go_to(owner, 6);
    go_on(owner);
    assert_eq!(name(owner, joined), "김서연");
    assert_eq!(name(owner, same_address), "");
    go_to(owner, 700);
    go_on(owner);
    assert_eq!(name(owner, joined), "", "its own time is over");
}

/// By itself goes only what everybody knew of when she agreed: a time that the owner
/// shortened since and a yes that was taken back wait for her press.
#[test]
fn a_shorter_time_and_a_withdrawal_wait_for_a_press() {
    let mut fair = fair(808);
    let laptop = &mut fair.laptops[0];
    leaves(laptop, "김서연", "kim@example.com", "");
    let lee = leaves(laptop, "이하늘", "lee@example.com", "");
    let shorter = NoticeForm {
        retention_months: 6,
        ..NoticeForm::default()
    };
    laptop.booth().publish_notices(&shorter).expect("published");
    go_to(laptop, 300);
    laptop.booth().withdraw(lee).expect("withdrawn");
    go_to(laptop, 10);
    assert_eq!(tasks(laptop, DutyKind::RetentionEnd).len(), 2);
    assert_eq!(told(laptop), Vec::<String>::new());
    assert_eq!(tasks(laptop, DutyKind::RetentionEnd).len(), 2, "still");
    let gone = laptop.booth().destroy_people_due().expect("with a press");
    assert_eq!(gone.visits, 2);
}

/// While a fair is on, another laptop may hold a newer yes of the same person.
#[test]
fn nothing_goes_by_itself_while_a_fair_is_on() {
    let mut fair = fair(809);
    let laptop = &mut fair.laptops[0];
    leaves(laptop, "김서연", "kim@example.com", "");
    go_to(laptop, 700);
    let today = laptop.booth().today();
    let next = NextFair {
        name: "리빙디자인페어 2028".to_owned(),
        starts_on: today + Days::new(30),
        ends_on: today + Days::new(32),
        with_questionnaire: true,
        with_products: true,
        with_programmes: false,
    };
    laptop.booth().open_next_fair(&next).expect("the next fair");
    go_to(laptop, 32);
    assert_eq!(told(laptop), Vec::<String>::new(), "it is on");
    go_to(laptop, 3);
    assert_eq!(
        told(laptop),
        Vec::<String>::new(),
        "the laptops may not have met"
    );
    go_to(laptop, 1);
    assert_eq!(told(laptop).len(), 1, "now it goes");
}

/// A reason of the program's own names nobody, whatever a visitor is called.
#[test]
fn a_name_within_the_programs_own_reason_blocks_nobody() {
    let mut fair = fair(810);
    let laptop = &mut fair.laptops[0];
    alone_but_for(laptop, None);
    leaves(laptop, "유기", "yugi@example.com", "");
    go_to(laptop, 731);
    assert_eq!(told(laptop).len(), 1);
    assert_eq!(tasks(laptop, DutyKind::RetentionEnd), []);
}
