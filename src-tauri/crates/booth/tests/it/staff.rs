//! Who works here, who is signed in, and who looked at whom.

use crate::support::{DAY, Fair, HOUR, Laptop, MINUTE, OPENING, Replay, fair};
use booth::desk::Found;
use booth::staff::{RightsChanged, Role, Unusual};
use booth::{BoothError, FairScope, Right};
use ledger::LedgerError;
use uuid::Uuid;

const OWNERS_PIN: &str = "2469";
const PIN: &str = "7391";

fn owner_of(laptop: &mut Laptop) -> Uuid {
    laptop.booth().staff().expect("staff")[0].0
}

/// The owner and a colleague, both with a PIN; the owner is signed in.
fn shared(laptop: &mut Laptop, role: Role) -> (Uuid, Uuid) {
    let owner = owner_of(laptop);
    let booth = laptop.booth();
    booth.set_staff_pin(owner, OWNERS_PIN).expect("her own PIN");
    let colleague = booth.add_staff("이하늘", role, PIN).expect("a colleague");
    (owner, colleague)
}

fn found(laptop: &mut Laptop, text: &str) -> Vec<Uuid> {
    match laptop.booth().look_up(text).expect("a look-up") {
        Found::People(people, fitting) => {
            assert_eq!(fitting, people.len());
            people.into_iter().map(|person| person.visitor).collect()
        }
        Found::Nothing(_) => Vec::new(),
        other => panic!("no search for people: {other:?}"),
    }
}

fn try_pin(laptop: &mut Laptop, staff: Uuid, pin: &str) -> Result<(), BoothError> {
    laptop.booth().sign_in(staff, pin)
}

/// Whoever works alone is asked for no PIN, whatever is set; the sample's second
/// person, who has none, changes nothing.
#[test]
fn a_store_of_one_person_asks_nobody() {
    let mut fair = fair(401);
    let laptop = &mut fair.laptops[0];
    let owner = owner_of(laptop);
    let asks = |laptop: &mut Laptop| {
        let booth = laptop.booth();
        booth.sign_out().expect("read");
        assert_eq!(booth.signed_in().expect("read"), None);
        booth.who_can_sign_in().expect("read").is_some()
    };
    assert!(!asks(laptop));
    laptop.booth().set_staff_pin(owner, PIN).expect("a PIN");
    assert!(!asks(laptop), "a PIN alone asks nobody");
    laptop.booth().require(Right::Owner).expect("the owner");
    let (_, colleague) = shared(laptop, Role::Capture);
    assert!(asks(laptop), "two people");
    try_pin(laptop, owner, OWNERS_PIN).expect("the owner's PIN");
    let booth = laptop.booth();
    booth
        .change_staff(colleague, Role::Capture, true)
        .expect("ended");
    assert!(!asks(laptop), "one again");
}

/// A colleague signs in with her PIN, may do what her role may, and what she does
/// carries her name; her role does not outlast a change of it.
#[test]
fn a_colleague_signs_in_and_her_records_carry_her() {
    let mut fair = fair(402);
    let laptop = &mut fair.laptops[0];
    let (owner, colleague) = shared(laptop, Role::Capture);
    laptop.booth().sign_out().expect("out");
    let nobody = laptop.booth().add_product("접시", 10_000);
    assert!(matches!(nobody, Err(BoothError::NotSignedIn)), "{nobody:?}");
    let names = laptop.booth().who_can_sign_in().expect("read");
    let names: Vec<Uuid> = names
        .expect("asked")
        .into_iter()
        .map(|(id, _)| id)
        .collect();
    assert_eq!(names, [owner, colleague], "the owner has the first digit");
    let wrong = try_pin(laptop, colleague, OWNERS_PIN);
    assert!(matches!(wrong, Err(BoothError::WrongPin)), "{wrong:?}");
    try_pin(laptop, colleague, PIN).expect("her PIN");
    let (id, member) = laptop.booth().signed_in().expect("read").expect("she");
    assert_eq!((id, member.role), (colleague, Role::Capture));

    let visitor = laptop.answered_visit();
    let said = laptop.booth().ledger().records_of(visitor).expect("read");
    assert!(
        said.iter()
            .all(|record| record.header.staff == Some(colleague))
    );
    let refused = laptop.booth().add_product("접시", 10_000);
    assert!(matches!(
        refused,
        Err(BoothError::NotAllowed(Right::Manage))
    ));
    let refused = laptop.booth().search_people("김", 9);
    assert!(matches!(refused, Err(BoothError::NotAllowed(Right::Owner))));
    let folder = tempfile::tempdir().expect("a folder");
    let korean = words::Language::Korean;
    let refused =
        laptop
            .booth()
            .export_follow_up(FairScope::Current, "안내", folder.path(), korean);
    assert!(matches!(refused, Err(BoothError::NotAllowed(Right::Owner))));

    laptop.booth().sign_out().expect("out");
    try_pin(laptop, owner, OWNERS_PIN).expect("the owner");
    let booth = laptop.booth();
    booth
        .change_staff(colleague, Role::Manage, false)
        .expect("changed");
    booth.sign_out().expect("out");
    try_pin(laptop, colleague, PIN).expect("the same PIN");
    laptop.booth().add_product("접시", 10_000).expect("she may");
}

/// Guessing is slow, for each person alone and after a restart too. What another
/// laptop recorded slows nobody down here, and a new PIN forgives.
#[test]
fn wrong_pins_bring_pauses_that_outlast_a_restart() {
    let mut fair = Fair::with_laptops(2, 403);
    let (laptop, other) = fair.pair(0, 1);
    let (owner, colleague) = shared(laptop, Role::Capture);
    laptop.booth().sign_out().expect("out");
    for guess in ["1357", "1358", "1359", "1367"] {
        let refused = try_pin(laptop, colleague, guess);
        assert!(matches!(refused, Err(BoothError::WrongPin)), "{refused:?}");
    }
    let paused = |minutes, refused: Result<(), BoothError>| {
        assert!(
            matches!(refused, Err(BoothError::PinPaused { minutes: is }) if is == minutes),
            "{minutes}: {refused:?}"
        );
    };
    paused(1, try_pin(laptop, colleague, "1368"));
    paused(1, try_pin(laptop, colleague, PIN));
    try_pin(laptop, owner, OWNERS_PIN).expect("others are not kept waiting");
    laptop.close();
    laptop.clock.advance(MINUTE - 1);
    laptop.open(5);
    laptop.booth().sign_out().expect("out");
    paused(1, try_pin(laptop, colleague, PIN));
    laptop.clock.advance(1);
    paused(2, try_pin(laptop, colleague, "1378"));
    laptop.clock.advance(2 * MINUTE);
    paused(4, try_pin(laptop, colleague, "1379"));
    laptop.clock.advance(3 * MINUTE);
    paused(1, try_pin(laptop, colleague, PIN));

    try_pin(laptop, owner, OWNERS_PIN).expect("the owner");
    other.clock.set(laptop.clock.now());
    other.learn_from(laptop);
    try_pin(other, colleague, PIN).expect("nobody guessed here");

    laptop
        .booth()
        .set_staff_pin(colleague, "8642")
        .expect("a new PIN");
    laptop.booth().sign_out().expect("out");
    let old = try_pin(laptop, colleague, PIN);
    assert!(
        matches!(old, Err(BoothError::WrongPin)),
        "counted anew: {old:?}"
    );
    try_pin(laptop, colleague, "8642").expect("the new one");
}

/// Only the owner lets people in, on her laptop, after she can sign in herself;
/// and the last owner stays.
#[test]
fn only_the_owner_lets_people_in_and_one_owner_stays() {
    let mut fair = Fair::with_laptops(2, 404);
    let (laptop, member) = fair.pair(0, 1);
    let owner = owner_of(laptop);
    let too_soon = laptop.booth().add_staff("이하늘", Role::Capture, PIN);
    assert!(
        matches!(too_soon, Err(BoothError::NotPossible(_))),
        "{too_soon:?}"
    );
    let (_, colleague) = shared(laptop, Role::Manage);
    for (name, pin) in [
        ("", PIN),
        ("이하늘", PIN),
        ("정우진", "1234"),
        ("정우진", "12a4"),
    ] {
        let refused = laptop.booth().add_staff(name, Role::Capture, pin);
        assert!(
            matches!(refused, Err(BoothError::Setting(_))),
            "{name} {pin}"
        );
    }
    for (role, ended) in [(Role::Manage, false), (Role::Owner, true)] {
        let refused = laptop.booth().change_staff(owner, role, ended);
        assert!(
            matches!(refused, Err(BoothError::NotPossible(_))),
            "{refused:?}"
        );
    }
    laptop.booth().sign_out().expect("out");
    try_pin(laptop, colleague, PIN).expect("a manager");
    let refused = laptop.booth().set_staff_pin(owner, PIN);
    assert!(matches!(refused, Err(BoothError::NotAllowed(Right::Owner))));
    let refused = laptop.booth().rights_changes();
    assert!(matches!(refused, Err(BoothError::NotAllowed(Right::Owner))));

    member.learn_from(laptop);
    member.booth().sign_out().expect("out");
    try_pin(member, owner, OWNERS_PIN).expect("her PIN came along");
    let refused = member.booth().add_staff("정우진", Role::Capture, PIN);
    assert!(matches!(
        refused,
        Err(BoothError::Ledger(LedgerError::OwnersLaptopOnly))
    ));

    laptop.booth().sign_out().expect("out");
    try_pin(laptop, owner, OWNERS_PIN).expect("the owner");
    let booth = laptop.booth();
    booth
        .change_staff(colleague, Role::Owner, false)
        .expect("a second owner");
    booth
        .change_staff(owner, Role::Manage, false)
        .expect("the first may go");
    let gone = booth.add_staff("정우진", Role::Capture, PIN);
    assert!(
        matches!(gone, Err(BoothError::NotAllowed(Right::Owner))),
        "at once"
    );
}

/// Who was given which right by whom, and when, is listed, and cannot be destroyed.
#[test]
fn every_change_of_rights_is_listed() {
    let mut fair = fair(405);
    let laptop = &mut fair.laptops[0];
    let (owner, colleague) = shared(laptop, Role::Capture);
    for (role, ended) in [
        (Role::Manage, false),
        (Role::Manage, true),
        (Role::Capture, false),
    ] {
        laptop.clock.advance(MINUTE);
        let booth = laptop.booth();
        booth.change_staff(colleague, role, ended).expect("changed");
        booth
            .change_staff(colleague, role, ended)
            .expect("nothing new");
    }
    laptop.clock.advance(MINUTE);
    laptop
        .booth()
        .set_staff_pin(colleague, "8642")
        .expect("reset");
    let changes = laptop.booth().rights_changes().expect("a list");
    let of_her: Vec<_> = changes.iter().filter(|it| it.whom == "이하늘").collect();
    let what: Vec<_> = of_her.iter().map(|it| it.what).collect();
    assert_eq!(
        what[..4],
        [
            RightsChanged::Pin,
            RightsChanged::Back(Role::Capture),
            RightsChanged::Ended,
            RightsChanged::Role(Role::Manage),
        ],
        "the latest first"
    );
    assert!(what.contains(&RightsChanged::Added(Role::Capture)));
    let by = laptop.booth().staff().expect("staff")[0].1.name.clone();
    assert!(of_her.iter().all(|it| it.by == by), "{of_her:?}");
    assert_eq!(of_her[0].at_ms, OPENING + 4 * MINUTE);
    for entity in [owner, colleague] {
        let records = laptop.booth().ledger().records_of(entity).expect("read");
        let mut environment = Replay::boxed(&laptop.clock, 6);
        let ids: Vec<_> = records.iter().map(|record| record.header.id).collect();
        let refused = laptop
            .booth()
            .ledger()
            .destroy(environment.as_mut(), &ids, None);
        assert!(matches!(refused, Err(LedgerError::NotDestroyable)));
    }
}

/// Staff who only take surveys see who came to this laptop today, and anybody whose
/// whole number or address they were told; no part of it, and nobody's list.
#[test]
fn capture_sees_this_desk_s_day_and_complete_addresses_only() {
    let mut fair = Fair::with_laptops(2, 406);
    let (laptop, other) = fair.pair(0, 1);
    let yesterday = laptop.reachable_visitor("yesterday@example.com");
    laptop.clock.advance(DAY);
    other.clock.set(laptop.clock.now());
    let elsewhere = other.reachable_visitor("elsewhere@example.com");
    laptop.learn_from(other);
    let here = laptop.reachable_visitor("here@example.com");
    let (owner, colleague) = shared(laptop, Role::Capture);
    let all = [here, elsewhere, yesterday];
    for visitor in all {
        assert!(
            found(laptop, "김서연").contains(&visitor),
            "the owner finds all"
        );
    }
    assert_eq!(laptop.booth().visits_today().expect("a list").len(), 2);

    laptop.booth().sign_out().expect("out");
    try_pin(laptop, colleague, PIN).expect("she");
    assert_eq!(
        found(laptop, "김서연"),
        [here],
        "by name: this laptop, today"
    );
    assert_eq!(found(laptop, "ㄱㅅㅇ"), [here]);
    assert_eq!(found(laptop, "example.com"), [here], "a part is no address");
    assert_eq!(found(laptop, "elsewhere@example.com"), [elsewhere]);
    assert_eq!(found(laptop, "Yesterday@Example.com"), [yesterday]);
    let today = laptop.booth().visits_today().expect("a list");
    assert_eq!(
        today.iter().map(|it| it.visitor).collect::<Vec<_>>(),
        [here]
    );
    let desk = laptop.booth().desk().expect("a desk");
    assert_eq!(
        desk.recent.iter().map(|it| it.visitor).collect::<Vec<_>>(),
        [here]
    );
    assert_eq!(desk.visitors_today, 2, "how many came is no secret");

    laptop.booth().sign_out().expect("out");
    try_pin(laptop, owner, OWNERS_PIN).expect("the owner");
    laptop
        .booth()
        .change_staff(colleague, Role::Manage, false)
        .expect("changed");
    laptop.booth().sign_out().expect("out");
    try_pin(laptop, colleague, PIN).expect("a manager");
    assert_eq!(found(laptop, "김서연").len(), 3);
}

/// Who looked at whom, when, on which laptop and how: once an hour for each
/// person, in a record that nobody destroys.
#[test]
fn every_look_at_a_person_is_on_record_once_an_hour() {
    let mut fair = fair(407);
    let laptop = &mut fair.laptops[0];
    let visitor = laptop.reachable_visitor("seoyeon@example.com");
    let nameless = laptop.answered_visit();
    let (_, colleague) = shared(laptop, Role::Manage);
    laptop.booth().sign_out().expect("out");
    try_pin(laptop, colleague, PIN).expect("she");
    const NOTED: &str = "SELECT count(*) FROM ledger_records WHERE kind = 'access.noted'";
    let before = laptop.count(NOTED);
    for _ in 0..3 {
        laptop.booth().open_visit(visitor).expect("her card");
        laptop.booth().open_visit(nameless).expect("nobody known");
        found(laptop, "김서연");
        found(laptop, "김서");
    }
    assert_eq!(laptop.count(NOTED) - before, 2, "one card, one search");
    laptop.clock.advance(HOUR);
    laptop.booth().open_visit(visitor).expect("her card");
    assert_eq!(laptop.count(NOTED) - before, 3, "another hour");
    let device = laptop.booth().ledger().device();
    let mut looks = Vec::new();
    laptop
        .booth()
        .ledger()
        .each_record_of("access.noted", |record| looks.push(record))
        .expect("read");
    looks.sort_by_key(|record| record.header.hlc);
    let last = looks.last().expect("a look");
    assert_eq!(last.header.staff, Some(colleague), "who");
    assert_eq!(last.header.device, device, "on which laptop");
    assert_eq!(last.header.hlc.unix_millis(), OPENING + HOUR, "when");
    let said = String::from_utf8(last.body.clone().expect("a body")).expect("text");
    assert!(
        said.contains("card_opened") && said.contains(&visitor.to_string()),
        "{said}"
    );
    let mut environment = Replay::boxed(&laptop.clock, 6);
    let id = [last.header.id];
    let refused = laptop
        .booth()
        .ledger()
        .destroy(environment.as_mut(), &id, None);
    assert!(matches!(refused, Err(LedgerError::NotDestroyable)));
}

/// The owner goes through a month once it is over: counts by colleague, what is
/// unusual first.
#[test]
fn the_owner_goes_through_a_month_that_is_over() {
    let mut fair = fair(408);
    let laptop = &mut fair.laptops[0];
    let visitor = laptop.reachable_visitor("seoyeon@example.com");
    let (owner, colleague) = shared(laptop, Role::Manage);
    let folder = tempfile::tempdir().expect("a folder");
    let korean = words::Language::Korean;
    laptop
        .booth()
        .export_follow_up(FairScope::Current, "안내", folder.path(), korean)
        .expect("a file");
    laptop.booth().open_visit(visitor).expect("her card");
    laptop.booth().sign_out().expect("out");
    for guess in ["1357", "1358", "1359", "1367", "1368"] {
        try_pin(laptop, colleague, guess).expect_err("wrong");
    }
    laptop.clock.advance(13 * HOUR);
    try_pin(laptop, colleague, PIN).expect("at 23 o'clock");
    laptop.booth().open_visit(visitor).expect("her card");
    let refused = laptop.booth().access_review(None);
    assert!(matches!(refused, Err(BoothError::NotAllowed(Right::Owner))));

    laptop.booth().sign_out().expect("out");
    laptop.clock.advance(10 * HOUR);
    try_pin(laptop, owner, OWNERS_PIN).expect("the owner, next morning");
    let now = laptop
        .booth()
        .access_review(None)
        .expect("the present month");
    assert_eq!((now.month.as_str(), now.is_over), ("2026-11", false));
    let too_soon = laptop.booth().note_access_reviewed("2026-11");
    assert!(matches!(too_soon, Err(BoothError::NotPossible(_))));
    laptop.clock.advance(20 * DAY);
    let due = laptop.booth().access_review(None).expect("the last month");
    assert_eq!((due.month.as_str(), due.is_over), ("2026-11", true));
    let [first, second] = &due.staff[..] else {
        panic!("two people: {:?}", due.staff);
    };
    assert_eq!(first.name, "이하늘", "the more unusual first");
    assert_eq!(first.unusual, [Unusual::AtNight(2), Unusual::WrongPins(5)]);
    assert_eq!((first.cards, first.sign_ins, first.people), (1, 1, 1));
    assert_eq!(
        (second.files, second.people_in_files, second.cards),
        (1, 1, 1)
    );
    assert!(second.unusual.contains(&Unusual::Files(1)), "{second:?}");
    laptop
        .booth()
        .note_access_reviewed("2026-11")
        .expect("gone through");
    let done = laptop.booth().access_review(Some("2026-11")).expect("it");
    assert_eq!(done.reviewed_ms, Some(laptop.clock.now()));
    let next = laptop.booth().access_review(None).expect("the present one");
    assert_eq!(next.month, "2026-12");
}

/// A colleague changes her own PIN with the one she has; nobody gets one that anybody
/// would guess or that somebody else has, and no refusal says whose it is.
#[test]
fn a_colleague_changes_her_own_pin() {
    let mut fair = Fair::with_laptops(2, 421);
    let laptop = &mut fair.laptops[0];
    let (owner, colleague) = shared(laptop, Role::Capture);
    try_pin(laptop, colleague, PIN).expect("she");
    let change =
        |laptop: &mut Laptop, present: &str, pin: &str| laptop.booth().change_own_pin(present, pin);
    for pin in ["2580", "1111", "4321", "1987", "2026", OWNERS_PIN] {
        let refused = change(laptop, PIN, pin).expect_err(pin).sentence();
        assert!(
            !refused.ko.contains("한서윤") && !refused.en.contains("한서윤"),
            "{}",
            refused.ko
        );
    }
    let wrong = change(laptop, "9071", "8264");
    assert!(matches!(wrong, Err(BoothError::WrongPin)), "{wrong:?}");
    change(laptop, PIN, "8264").expect("another PIN");
    let old = try_pin(laptop, colleague, PIN);
    assert!(matches!(old, Err(BoothError::WrongPin)), "{old:?}");
    try_pin(laptop, colleague, "8264").expect("the new one");
    for _ in 0..4 {
        assert!(change(laptop, "9071", "7193").is_err());
    }
    let paused = change(laptop, "9071", "7193");
    assert!(
        matches!(paused, Err(BoothError::PinPaused { .. })),
        "{paused:?}"
    );

    try_pin(laptop, owner, OWNERS_PIN).expect("the owner");
    let booth = laptop.booth();
    assert!(
        booth.set_staff_pin(owner, "8264").is_err(),
        "the colleague's"
    );
    assert!(
        booth
            .add_staff("정우진", Role::Capture, OWNERS_PIN)
            .is_err()
    );
    booth
        .set_staff_pin(colleague, "8264")
        .expect("her own again");

    let (owners, other) = fair.pair(0, 1);
    other.learn_from(owners);
    try_pin(other, colleague, "8264").expect("her PIN holds there, too");
    let refused = change(other, "8264", "7193");
    let only = matches!(
        refused,
        Err(BoothError::Ledger(LedgerError::OwnersLaptopOnly))
    );
    assert!(only, "{refused:?}");
}

/// Lists are on record once an hour, however often they are shown and whoever stands in
/// them; over the command line it says so. Two people at one laptop leave at most 20
/// records in ten hours.
#[test]
fn a_list_is_one_look_an_hour() {
    let mut fair = fair(422);
    let laptop = &mut fair.laptops[0];
    let (owner, colleague) = shared(laptop, Role::Capture);
    let looks = "SELECT count(*) FROM access WHERE act IN ('day_listed', 'all_listed')";
    laptop.booth().visits_today().expect("nobody came yet");
    assert_eq!(laptop.count(looks), 0, "a list of nobody is no look");
    for hour in 0..10 {
        for (who, pin) in [(owner, OWNERS_PIN), (colleague, PIN)] {
            try_pin(laptop, who, pin).expect("she");
            laptop.reachable_visitor(&format!("{hour}{pin}@example.com"));
            for _ in 0..25 {
                laptop.booth().visits_today().expect("a list");
                let desk = laptop.booth().desk().expect("a desk");
                laptop.booth().note_day_list(&desk.recent).expect("noted");
                laptop.clock.advance(MINUTE);
            }
        }
        laptop.clock.set(OPENING + (hour + 1) * HOUR);
    }
    assert_eq!(laptop.count(looks), 20);

    try_pin(laptop, owner, OWNERS_PIN).expect("the owner");
    let people = laptop.booth().people().expect("everybody");
    laptop.booth().over_the_command_line();
    for _ in 0..3 {
        laptop.booth().note_everybody(people.len()).expect("noted");
        laptop.booth().note_search(&people).expect("noted");
        laptop.booth().note_search(&people).expect("noted");
    }
    assert_eq!(
        laptop.count(looks),
        21,
        "one record for all {}",
        people.len()
    );
    let typed = "SELECT count(DISTINCT id) FROM access WHERE command_line = 1";
    assert_eq!(laptop.count(typed), 2);
    let review = laptop.booth().access_review(None).expect("the review");
    let hers = review
        .staff
        .iter()
        .find(|it| it.name == "한서윤")
        .expect("the owner");
    assert_eq!(hers.lists, 11);
    assert!(hers.unusual.contains(&Unusual::CommandLine(2)), "{hers:?}");
}

/// That a PIN is refused says that somebody has it. Whoever tries one after the other
/// is slowed down as if she guessed at the door.
#[test]
fn trying_for_the_pins_of_others_is_slowed_down() {
    let mut fair = Fair::with_laptops(1, 422);
    let laptop = &mut fair.laptops[0];
    let (_, colleague) = shared(laptop, Role::Capture);
    try_pin(laptop, colleague, PIN).expect("she");
    for _ in 0..5 {
        let refused = laptop.booth().change_own_pin(PIN, OWNERS_PIN);
        assert!(
            matches!(refused, Err(BoothError::Setting(_))),
            "{refused:?}"
        );
    }
    let paused = laptop.booth().change_own_pin(PIN, OWNERS_PIN);
    assert!(
        matches!(paused, Err(BoothError::PinPaused { .. })),
        "{paused:?}"
    );
}
