//! Files of another fair than the one the laptop works in are of that fair.

use super::targets::{column, export, nothing_was_sent, reasons, request, visitor};
use crate::support::{DAY, EMAIL, Fair, Laptop, OPENING, fair, first_day};
use booth::FairScope;
use booth::fair::NextFair;
use booth::follow_up::segments::Rule;
use booth::follow_up::{DraftKind, EarlierFiles, FileRequest, Group};
use chrono::Days;
use records::Body;
use records::responses::Interest;
use uuid::Uuid;

/// A fair with one person, then another with one, in which the laptop works now; the two
/// fairs, and who came to the first.
fn two_fairs(seed: u64) -> (Fair, [Uuid; 2], Uuid) {
    let mut fair = fair(seed);
    let laptop = &mut fair.laptops[0];
    let kim = visitor(laptop, "kim@example.com", "", &EMAIL);
    laptop.booth().hold_out(50, 0).expect("chosen at the first");
    let first = laptop.booth().fairs().expect("fairs")[0].id;
    laptop.clock.advance(30 * DAY);
    laptop.booth().confirm_clock().expect("the owner knows");
    let day = first_day() + Days::new(30);
    let next = NextFair {
        name: "부산 리빙페어".to_owned(),
        starts_on: day,
        ends_on: day,
        with_questionnaire: true,
        with_products: true,
        with_programmes: true,
    };
    let second = laptop.booth().open_next_fair(&next).expect("a next fair");
    visitor(laptop, "lee@example.com", "", &EMAIL);
    laptop.clock.set(OPENING + 31 * DAY);
    (fair, [first, second], kim)
}

/// The bodies on record of one kind.
fn bodies(laptop: &mut Laptop, kind: &str) -> Vec<Body> {
    let mut bodies = Vec::new();
    let read = laptop.booth().ledger().each_record_of(kind, |record| {
        let body = record.body.as_deref().expect("a body");
        bodies.extend(Body::decode(
            &record.header.kind,
            record.header.version,
            body,
        ));
    });
    read.expect("the records");
    bodies
}

/// Whoever gets no message of one fair gets none of all fairs either, and the pages count her
/// so: the groups, the one-by-one list and the files say the same number. A draw ends
/// when its year is over, the owner's word when she says otherwise at this fair.
#[test]
fn who_gets_no_message_of_a_fair_is_written_to_again() {
    let (mut fair, [first, _], kim) = two_fairs(151);
    let laptop = &mut fair.laptops[0];
    let all = FileRequest {
        scope: FairScope::All,
        ..request("csv")
    };
    let told = |laptop: &mut Laptop| {
        let groups = laptop.booth().audiences(FairScope::All).expect("groups");
        let listed = laptop.booth().follow_up(FairScope::All).expect("a list");
        let everybody = laptop.booth().people_of_group(&Rule::default(), 0, 5);
        let of = everybody.expect("people").of;
        assert_eq!((groups.sendable, listed.sendable), (of, of));
        of
    };
    assert_eq!(told(laptop), 2);
    let hot = laptop.booth().note_visitor(kim, Some(Interest::Hot), "");
    hot.expect("a note");
    let other = laptop.booth().fair_id();
    laptop.booth().choose_fair(first).expect("the first again");
    let gets_none = laptop.booth().override_hold_out(kim, Group::NoMessage);
    gets_none.expect("the owner says so");
    export(laptop, &request("csv")).expect_err("nobody else came to the first");
    laptop.booth().choose_fair(other).expect("the second again");
    assert_eq!(told(laptop), 1);
    let groups = laptop
        .booth()
        .audiences(FairScope::All)
        .expect("groups")
        .groups;
    let held_out = groups.iter().flat_map(|it| &it.withheld);
    let held_out: Vec<u32> = held_out
        .filter(|it| it.code == "held_out")
        .map(|it| it.count)
        .collect();
    assert!(held_out.contains(&1), "{held_out:?}");
    let (made, _folder) = export(laptop, &all).expect("files");
    assert_eq!(made.rows, 1);
    // The owner's word has no end, as a draw has.
    laptop.clock.advance(366 * DAY);
    laptop.booth().confirm_clock().expect("the owner knows");
    assert_eq!(told(laptop), 1);
    let again = laptop.booth().override_hold_out(kim, Group::Recommendation);
    again.expect("the owner says otherwise here");
    assert_eq!(told(laptop), 2);
}

/// Who is drawn, which earlier files count, what the record says and what the message calls
/// the fair: all as at the fair the file is of.
#[test]
fn a_file_of_an_earlier_fair_is_of_that_fair() {
    let (mut fair, [first, _], _) = two_fairs(150);
    let laptop = &mut fair.laptops[0];
    let of_the_first = FileRequest {
        scope: FairScope::Of(first),
        earlier: EarlierFiles::LeaveOut,
        ..request("csv")
    };
    let (made, _folder) = export(laptop, &of_the_first).expect("files");
    let drawn = bodies(laptop, "hold_out.drawn");
    let [Body::HoldOutDrawn(drawn)] = drawn.as_slice() else {
        panic!("drawn once: {drawn:?}");
    };
    let name = laptop.booth().fair().name.ko.clone();
    assert_eq!(name, "부산 리빙페어", "the laptop works in the second");
    assert_ne!(drawn.fair, laptop.booth().fair_id());
    let csv = std::fs::read_to_string(&made.files[0]).expect("the table");
    assert!(csv.contains("kim@example.com") && !csv.contains("lee@example.com"));
    assert!(!csv.contains(&name), "{csv}");
    let exported = bodies(laptop, "follow_up.exported");
    let [Body::FollowUpExported(exported)] = exported.as_slice() else {
        panic!("made once: {exported:?}");
    };
    assert_eq!(exported.fair, drawn.fair);
    export(laptop, &of_the_first).expect_err("she was in the earlier file");
    // Nobody chose to draw at the second.
    let (made, _folder) = export(laptop, &request("csv")).expect("files");
    let csv = std::fs::read_to_string(&made.files[0]).expect("the table");
    assert!(csv.contains("lee@example.com") && !csv.contains("kim@example.com"));
    assert!(csv.contains(&name), "{csv}");
    assert_eq!(bodies(laptop, "hold_out.drawn").len(), 1);
}

/// A preview names the fair that the message names.
#[test]
fn a_preview_says_what_the_file_says() {
    let (mut fair, _, _) = two_fairs(156);
    let laptop = &mut fair.laptops[0];
    let of_all = FileRequest {
        scope: FairScope::All,
        draft: Some(DraftKind::Thanks),
        ..request("csv")
    };
    let (made, _folder) = export(laptop, &of_all).expect("files");
    let messages = column(&made.files[0], "문안");
    assert_eq!(messages.len(), 2);
    nothing_was_sent(laptop);
    let preview = laptop.booth().preview_draft(&of_all, None);
    let preview = preview.expect("a preview");
    let mut shown = [preview.longest, preview.emptiest].map(|it| it.expect("a message").body);
    shown.sort();
    assert_ne!(shown[0], shown[1], "each names another fair");
    let mut messages = messages;
    messages.sort();
    assert_eq!(messages, shown);
}

/// In a file of all fairs everybody is told of the fair at which she agreed.
#[test]
fn a_file_of_all_fairs_names_the_fair_of_each() {
    let (mut fair, _, _) = two_fairs(151);
    let laptop = &mut fair.laptops[0];
    let all = FileRequest {
        scope: FairScope::All,
        ..request("csv")
    };
    let (made, _folder) = export(laptop, &all).expect("files");
    assert_eq!(made.rows, 2);
    let csv = std::fs::read_to_string(&made.files[0]).expect("the table");
    let second = laptop.booth().fair().name.ko.clone();
    let fairs = laptop.booth().fairs().expect("fairs");
    let first = fairs.iter().find(|it| it.name.ko != second).expect("two");
    let of = |address: &str| {
        let mut rows = csv::Reader::from_reader(csv.trim_start_matches('\u{feff}').as_bytes());
        let rows = rows.records().map(|row| row.expect("a row"));
        let row = rows
            .into_iter()
            .find(|row| row.iter().any(|it| it == address));
        row.expect("her row").iter().collect::<Vec<_>>().join("|")
    };
    assert!(of("kim@example.com").contains(&first.name.ko));
    assert!(!of("kim@example.com").contains(&second));
    assert!(of("lee@example.com").contains(&second));
}

/// Of two fairs that somebody came to each file is a message of its own, also on one day.
#[test]
fn two_fairs_on_one_day_are_two_messages() {
    let (mut fair, [first, _], _) = two_fairs(152);
    let laptop = &mut fair.laptops[0];
    visitor(laptop, "kim@example.com", "", &EMAIL);
    let of_the_first = FileRequest {
        scope: FairScope::Of(first),
        ..request("stibee")
    };
    assert_eq!(export(laptop, &of_the_first).expect("files").0.rows, 1);
    let (made, _folder) = export(laptop, &request("stibee")).expect("files");
    assert_eq!(reasons(&made), [("over_promise", 1)], "only lee@");
}

/// Whoever gets no message of one fair gets none of all fairs.
#[test]
fn a_file_of_all_fairs_leaves_out_who_is_held_at_one() {
    let (mut fair, [first, second], kim) = two_fairs(153);
    let laptop = &mut fair.laptops[0];
    laptop.booth().choose_fair(first).expect("chosen");
    let gets_none = laptop.booth().override_hold_out(kim, Group::NoMessage);
    gets_none.expect("said");
    laptop.booth().choose_fair(second).expect("chosen");
    let all = FileRequest {
        scope: FairScope::All,
        ..request("stibee")
    };
    let (made, _folder) = export(laptop, &all).expect("files");
    assert_eq!((made.rows, made.held_out), (1, 1));
}
