//! Who is left out by chance, and what can be said of it later.

use crate::support::{DAY, Fair, Laptop, OPENING, Replay, fair};
use booth::follow_up::{Exported, Group, Shares, Window};
use booth::replies::{Channel, ReplyDraft, Wanted};
use booth::visitors::Compared;
use booth::{Booth, BoothError, FairScope};
use ledger::Secret;
use std::collections::BTreeMap;
use uuid::Uuid;
use words::Language;

/// A fair after its last day, with so many people who may be written to.
pub fn after_the_fair(seed: u64, people: u32) -> (Fair, Vec<Uuid>) {
    let mut fair = fair(seed);
    let laptop = &mut fair.laptops[0];
    let people = (0..people).map(|number| laptop.reachable_visitor(&email(number)));
    let people = people.collect();
    laptop.clock.set(OPENING + 5 * DAY);
    (fair, people)
}

pub fn email(number: u32) -> String {
    format!("v{number}@example.com")
}

pub fn export(fair: &mut Fair) -> Result<Exported, BoothError> {
    let folder = fair.folder.path().to_owned();
    export_into(&mut fair.laptops[0], &folder)
}

pub fn export_into(laptop: &mut Laptop, folder: &std::path::Path) -> Result<Exported, BoothError> {
    let booth = laptop.booth();
    booth.export_follow_up(FairScope::Current, "후속 안내", folder, Language::Korean)
}

/// Every draw on record, the earliest first.
pub fn draws(laptop: &mut Laptop) -> Vec<(Uuid, String)> {
    let booth = laptop.booth();
    let connection = booth.ledger().connection();
    let mut statement = connection
        .prepare("SELECT visitor, gets FROM hold_out ORDER BY drawn, draw, visitor")
        .expect("a statement");
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)));
    rows.expect("rows")
        .collect::<Result<_, _>>()
        .expect("draws")
}

pub fn drawn_for(laptop: &mut Laptop, group: &str) -> Vec<Uuid> {
    let all = draws(laptop).into_iter();
    all.filter(|(_, gets)| gets == group)
        .map(|(visitor, _)| visitor)
        .collect()
}

fn plan(laptop: &mut Laptop) -> booth::follow_up::HoldOut {
    laptop
        .booth()
        .hold_out_plan(Window::Days30)
        .expect("a plan")
}

pub fn buy(laptop: &mut Laptop, visitor: Uuid) -> Uuid {
    let product = laptop.booth().products().expect("products")[0].0;
    laptop.buy(visitor, product)
}

fn table(exported: &Exported) -> String {
    std::fs::read_to_string(&exported.files[0]).expect("the table")
}

/// Unless the owner chose so nobody is drawn, and everybody is written to.
#[test]
fn nobody_is_left_out_unless_the_owner_chose_so() {
    let (mut fair, _) = after_the_fair(1_001, 6);
    let exported = export(&mut fair).expect("files");
    assert_eq!((exported.rows, exported.held_out), (6, 0));
    assert_eq!(draws(&mut fair.laptops[0]), []);
    // Who was written to before is not drawn afterwards: she had her message.
    let laptop = &mut fair.laptops[0];
    laptop.booth().hold_out(40, 40).expect("chosen");
    laptop.reachable_visitor("late@example.com");
    let _ = export(&mut fair);
    assert_eq!(draws(&mut fair.laptops[0]).len(), 1, "only the new one");
}

/// Everybody is drawn once; who gets no message is in no row, gets no coupon, and is
/// counted and told; the same files once more draw nobody anew.
#[test]
fn who_gets_no_message_is_in_no_file_and_counted() {
    let (mut fair, people) = after_the_fair(1_002, 40);
    let laptop = &mut fair.laptops[0];
    laptop.booth().hold_out(20, 30).expect("chosen");
    let exported = export(&mut fair).expect("files");
    let laptop = &mut fair.laptops[0];
    let first = draws(laptop);
    let silent = drawn_for(laptop, "no_message");
    assert_eq!(first.len(), 40);
    assert!(
        silent.len() > 4 && silent.len() < 24,
        "{} of 40",
        silent.len()
    );
    assert_eq!(exported.held_out as usize, silent.len());
    assert_eq!(exported.rows as usize, 40 - silent.len());
    let csv = table(&exported);
    for (number, visitor) in (0..).zip(&people) {
        let is_in = csv.contains(&email(number));
        assert_eq!(is_in, !silent.contains(visitor), "person {number}");
        let coupons = format!(
            "SELECT count(*) FROM coupon WHERE visitor = x'{}'",
            visitor.simple()
        );
        assert!(
            is_in || laptop.count(&coupons) == 0,
            "no coupon without a message"
        );
    }
    let told = format!("{}명은 무작위로 뽑아 이 파일에서 뺐습니다", silent.len());
    assert!(
        exported.notes.iter().any(|note| note.ko.contains(&told)),
        "{:?}",
        exported.notes
    );
    let shown = laptop
        .booth()
        .follow_up(FairScope::Current)
        .expect("people");
    assert_eq!(
        (shown.sendable, shown.left_out.all),
        (exported.rows, exported.held_out)
    );
    let again = export(&mut fair).expect("files");
    assert_eq!(
        (again.rows, again.held_out),
        (exported.rows, exported.held_out)
    );
    assert_eq!(draws(&mut fair.laptops[0]), first, "nobody is drawn anew");
}

/// Who is drawn for the bestsellers gets what most people bought, with that reason, and
/// never what she has.
#[test]
fn the_bestsellers_are_offered_with_their_reason() {
    let (mut fair, people) = after_the_fair(1_003, 12);
    let laptop = &mut fair.laptops[0];
    for visitor in &people[..6] {
        buy(laptop, *visitor);
    }
    for visitor in &people {
        let booth = laptop.booth();
        booth
            .override_hold_out(*visitor, Group::Bestsellers)
            .expect("said");
    }
    let follow_up = laptop
        .booth()
        .follow_up(FairScope::Current)
        .expect("people");
    let offered: BTreeMap<Uuid, String> = follow_up
        .people
        .iter()
        .filter_map(|it| {
            Some((
                it.visitor,
                it.recommendation.as_ref()?.reason.for_owner().ko,
            ))
        })
        .collect();
    assert_eq!(
        offered.len(),
        6,
        "those who have it are offered nothing: {offered:?}"
    );
    for visitor in &people[6..] {
        assert!(
            offered[visitor].contains("인기 1위"),
            "{}",
            offered[visitor]
        );
    }
}

/// Whoever waits for something she asked for is not drawn, and is always written to.
#[test]
fn who_asked_for_something_is_not_drawn() {
    let (mut fair, people) = after_the_fair(1_004, 10);
    let laptop = &mut fair.laptops[0];
    for visitor in &people[..5] {
        let wanted = ReplyDraft {
            wanted: Wanted::Quotation,
            words: "푸른 물병 이백 개".to_owned(),
            channel: Channel::Email,
            by: "한서윤".to_owned(),
            due: crate::support::first_day() + chrono::Days::new(9),
        };
        laptop
            .booth()
            .request_reply(*visitor, &wanted)
            .expect("noted");
    }
    laptop.booth().hold_out(0, 80).expect("chosen");
    let exported = export(&mut fair).expect("files");
    let drawn = draws(&mut fair.laptops[0]);
    assert_eq!(drawn.len(), 5);
    let csv = table(&exported);
    for (number, visitor) in (0..5).zip(&people) {
        assert!(drawn.iter().all(|(it, _)| it != visitor));
        assert!(csv.contains(&email(number)));
    }
}

/// The owner may say what one person gets; she is counted nowhere then. Where all were
/// drawn to get no message, the refusal says so.
#[test]
fn the_owner_may_say_otherwise() {
    let (mut fair, people) = after_the_fair(1_005, 1);
    let laptop = &mut fair.laptops[0];
    laptop.booth().hold_out(0, 80).expect("chosen");
    let booth = laptop.booth();
    booth
        .override_hold_out(people[0], Group::NoMessage)
        .expect("said");
    let refused = export(&mut fair).expect_err("nobody is left");
    assert!(
        refused.sentence().ko.contains("보낼 수 있는 1명이 모두"),
        "{refused}"
    );
    let booth = fair.laptops[0].booth();
    booth
        .override_hold_out(people[0], Group::Recommendation)
        .expect("said");
    assert_eq!(export(&mut fair).expect("files").rows, 1);
    let laptop = &mut fair.laptops[0];
    assert_eq!(plan(laptop).overridden, 1);
    assert!(plan(laptop).drawn.is_empty(), "{:?}", plan(laptop));
    let unknown = laptop
        .booth()
        .override_hold_out(Uuid::from_u128(7), Group::NoMessage);
    assert!(matches!(unknown, Err(BoothError::Unknown)));
}

/// Whom the owner left out was not drawn, and the files do not say so; the list of those
/// who are left out says how many they are, however few are named.
#[test]
fn whom_the_owner_left_out_was_not_drawn() {
    let (mut fair, people) = after_the_fair(1_008, 12);
    for visitor in &people[..3] {
        let booth = fair.laptops[0].booth();
        booth
            .override_hold_out(*visitor, Group::NoMessage)
            .expect("said");
    }
    let exported = export(&mut fair).expect("files");
    assert_eq!((exported.rows, exported.held_out), (9, 3));
    let notes: Vec<&str> = exported.notes.iter().map(|it| it.ko.as_str()).collect();
    assert!(
        notes.iter().any(|it| it.contains("직접 정하신 3명")),
        "{notes:?}"
    );
    assert!(notes.iter().all(|it| !it.contains("무작위")), "{notes:?}");
    let held = fair.laptops[0].booth().held_people(2).expect("people");
    assert_eq!((held.of, held.people.len()), (3, 2));
}

/// Two in ten get a recommendation at least, whatever is chosen.
#[test]
fn too_many_are_refused_in_a_sentence() {
    let mut fair = fair(1_006);
    let booth = fair.laptops[0].booth();
    for (bestsellers, no_message) in [(50, 50), (81, 0), (255, 255)] {
        let refused = booth
            .hold_out(bestsellers, no_message)
            .expect_err("too many");
        assert!(refused.sentence().ko.contains("80%"), "{refused}");
    }
    assert_eq!(booth.held_out().expect("shares"), Shares::default());
}

/// A person is all her visits: one draw, and where two people turn out to be one, the
/// earlier draw says what she gets; two that differ count nowhere.
#[test]
fn two_people_who_are_one_get_what_was_drawn_first() {
    let (mut fair, people) = after_the_fair(1_007, 20);
    let laptop = &mut fair.laptops[0];
    laptop.reachable_visitor(&email(0));
    laptop.booth().hold_out(0, 50).expect("chosen");
    export(&mut fair).expect("files");
    let laptop = &mut fair.laptops[0];
    assert_eq!(
        draws(laptop).len(),
        20,
        "two visits with one address are one person"
    );
    let (silent, spoken) = (
        drawn_for(laptop, "no_message"),
        drawn_for(laptop, "recommendation"),
    );
    let counted = |laptop: &mut Laptop| plan(laptop).drawn.values().sum::<u32>();
    assert_eq!(counted(laptop), 20);
    let booth = laptop.booth();
    booth
        .compare_visits(silent[0], spoken[0], Compared::Same)
        .expect("one person");
    assert_eq!(
        counted(laptop),
        18,
        "drawn for two things, she tells nothing"
    );
    let booth = laptop.booth();
    booth
        .compare_visits(spoken[1], spoken[2], Compared::Same)
        .expect("one person");
    assert_eq!(
        counted(laptop),
        17,
        "drawn twice for one thing, she is one person"
    );
    let follow_up = laptop
        .booth()
        .follow_up(FairScope::Current)
        .expect("people");
    // Of one draw, the visit with the earlier id comes first.
    let is_silent = silent[0] < spoken[0];
    let held_out = silent.len() as u32 - u32::from(!is_silent);
    assert_eq!(follow_up.left_out.all, held_out);
    assert_eq!(
        follow_up.sendable,
        18 - held_out,
        "two of twenty are joined"
    );
    assert_eq!(people.len(), 20);
}

/// Two laptops of the owner drew the same people apart: after they met, both say the
/// same, and who was drawn for two things counts nowhere.
#[test]
fn two_laptops_that_drew_apart_agree() {
    let (mut fair, _) = after_the_fair(1_008, 30);
    let laptop = &mut fair.laptops[0];
    laptop.booth().hold_out(0, 50).expect("chosen");
    let backup = fair.folder.path().join("backup.db");
    laptop.booth().ledger().backup(&backup).expect("a copy");
    let path = fair.folder.path().join("other.db");
    let keychain = Secret::Keychain(&laptop.key);
    let restored = Booth::restore(&backup, &path, keychain, Replay::boxed(&laptop.clock, 4));
    let mut restored = restored.expect("restored");
    restored
        .confirm_requests_since_backup()
        .expect("the owner may");
    drop(restored);
    let mut other = Laptop::opened(&path, laptop, 5);
    export(&mut fair).expect("files");
    let folder = fair.folder.path().to_owned();
    export_into(&mut other, &folder).expect("files");
    let laptop = &mut fair.laptops[0];
    let first = draws(laptop);
    assert_ne!(first, draws(&mut other), "they drew apart");
    laptop.learn_from(&mut other);
    other.learn_from(laptop);
    assert_eq!(draws(laptop), draws(&mut other));
    assert_eq!(draws(laptop).len(), 60);
    let (one, two) = (plan(laptop), plan(&mut other));
    assert_eq!(one, two);
    let counted = one.drawn.values().sum::<u32>();
    assert!(counted > 5 && counted < 25, "{counted} were drawn alike");
    let [one, two] = [laptop, &mut other].map(|laptop| {
        let booth = laptop.booth();
        booth
            .follow_up(FairScope::Current)
            .expect("people")
            .left_out
    });
    assert_eq!(one, two);
}

/// Whoever has her message already is never drawn, so nothing is promised of her.
#[test]
fn the_plan_speaks_of_who_can_still_be_drawn() {
    let (mut fair, _) = after_the_fair(1_020, 12);
    assert_eq!(plan(&mut fair.laptops[0]).reachable, 12);
    export(&mut fair).expect("files");
    let laptop = &mut fair.laptops[0];
    laptop.reachable_visitor("late@example.com");
    assert_eq!(plan(laptop).reachable, 1, "the one who came since");
}

/// Joined visits may be parted again: the draw stays with the one that the files name.
#[test]
fn a_draw_stays_with_the_visit_that_is_written_to() {
    let (mut fair, people) = after_the_fair(1_021, 1);
    let laptop = &mut fair.laptops[0];
    let silent = laptop.answered_visit();
    let booth = laptop.booth();
    booth
        .compare_visits(silent, people[0], Compared::Same)
        .expect("one person");
    booth.hold_out(0, 80).expect("chosen");
    let _ = export(&mut fair);
    let drawn = draws(&mut fair.laptops[0]);
    let drawn: Vec<Uuid> = drawn.into_iter().map(|(visitor, _)| visitor).collect();
    assert_eq!(drawn, [people[0]]);
}
