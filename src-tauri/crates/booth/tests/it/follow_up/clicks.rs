//! Where a tool asks by mail whether an address is hers, it gets nothing else before a click.

use super::reporting::{of, sent, try_import};
use super::targets::{by, export, reasons, request, visitor};
use crate::support::{DAY, EMAIL, Laptop, OPENING, fair};
use permission::Channel;

/// Where a tool confirms addresses by a click, an address gets nothing else before it, by no
/// tool; text messages go on. A click counts for ever, whichever report
/// comes in first.
#[test]
fn an_address_gets_nothing_before_it_is_confirmed() {
    for clicked_first in [false, true] {
        let mut fair = fair(2_200);
        let laptop = &mut fair.laptops[0];
        visitor(laptop, "kim@example.com", "", &EMAIL);
        visitor(laptop, "lee@example.com", "", &EMAIL);
        let both = by(&[Channel::Email, Channel::Sms]);
        visitor(laptop, "park@example.com", "010-1111-1111", &both);
        laptop.clock.set(OPENING + 4 * DAY);
        let file = sent(laptop, "stibee");
        let list = "email,status\nkim@example.com,unconfirmed\nlee@example.com,confirmed\n\
                    park@example.com,unconfirmed\n";
        let told = try_import(laptop, list, &of(file)).expect("taken in");
        assert_eq!((told.unconfirmed, told.sent, told.failed), (2, 0, 0));
        let said = told.sentences();
        assert!(
            said.iter()
                .any(|it| it.ko.contains("2명은 주소를 확인하는 메일"))
        );
        laptop.booth().note_not_sent(file).expect("noted");

        laptop.clock.set(OPENING + 5 * DAY);
        let (made, _folder) = export(laptop, &request("stibee")).expect("files");
        assert_eq!((made.rows, reasons(&made)), (1, vec![("unconfirmed", 2)]));
        last_was_not_sent(laptop);
        let (by_text, _folder) = export(laptop, &request("naver-sens")).expect("files");
        assert_eq!(by_text.rows, 1, "her number needs no click");
        last_was_not_sent(laptop);

        let clicked = "email,status\nkim@example.com,confirmed\n";
        let late = "email,status\nkim@example.com,unconfirmed\n";
        let reports = match clicked_first {
            true => vec![clicked, late],
            false => vec![clicked],
        };
        for report in reports {
            try_import(laptop, report, &of(file)).expect("taken in");
        }
        let (made, _folder) = export(laptop, &request("stibee")).expect("files");
        assert_eq!((made.rows, reasons(&made)), (2, vec![("unconfirmed", 1)]));
    }
}

/// A list that asks nobody for a click calls everybody unconfirmed. That silences nobody: it
/// takes one click in the list to know that it asks.
#[test]
fn a_list_that_tells_of_no_click_silences_nobody() {
    let mut fair = fair(2_201);
    let laptop = &mut fair.laptops[0];
    for email in ["kim@example.com", "lee@example.com"] {
        visitor(laptop, email, "", &EMAIL);
    }
    laptop.clock.set(OPENING + 4 * DAY);
    let file = sent(laptop, "stibee");
    let list = "email,status\nkim@example.com,unconfirmed\nlee@example.com,unconfirmed\n";
    let told = try_import(laptop, list, &of(file)).expect("taken in");
    assert_eq!((told.unconfirmed, told.click_unsure), (0, 2));
    assert!(
        told.sentences()
            .iter()
            .any(|it| it.ko.contains("막지 않았습니다"))
    );
    laptop.booth().note_not_sent(file).expect("noted");
    laptop.clock.set(OPENING + 5 * DAY);
    let (made, _folder) = export(laptop, &request("stibee")).expect("files");
    assert_eq!((made.rows, reasons(&made)), (2, vec![]));
}

/// Whether somebody clicked may stand beside what became of her message, and in a list of
/// more people than the export; the owner may try an address again all the same.
#[test]
fn a_click_is_read_beside_what_became_of_the_message_and_of_everybody_known() {
    let mut fair = fair(2_202);
    let laptop = &mut fair.laptops[0];
    visitor(laptop, "kim@example.com", "", &EMAIL);
    visitor(laptop, "lee@example.com", "", &EMAIL);
    laptop.clock.set(OPENING + 4 * DAY);
    let file = sent(laptop, "stibee");
    visitor(laptop, "late@example.com", "", &EMAIL);
    let list = "email,delivery,subscription\nkim@example.com,delivered,confirmed\n\
                lee@example.com,delivered,unconfirmed\nlate@example.com,delivered,unconfirmed\n\
                stranger@example.com,delivered,unconfirmed\n";
    let told = try_import(laptop, list, &of(file)).expect("taken in");
    assert_eq!(
        (told.sent, told.unconfirmed),
        (2, 2),
        "the message, and who waits"
    );
    laptop.booth().note_not_sent(file).expect("noted");
    // What was delivered counts for its month.
    laptop.clock.set(OPENING + 40 * DAY);
    let (made, _folder) = export(laptop, &request("stibee")).expect("files");
    assert_eq!(reasons(&made), vec![("unconfirmed", 2)], "late, too");
    last_was_not_sent(laptop);
    laptop
        .booth()
        .take_back_bounce("late@example.com")
        .expect("tried again");
    let (made, _folder) = export(laptop, &request("stibee")).expect("files");
    assert_eq!(reasons(&made), vec![("unconfirmed", 1)]);
}

fn last_was_not_sent(laptop: &mut Laptop) {
    let last = laptop.booth().files_made().expect("files")[0].id;
    laptop.booth().note_not_sent(last).expect("noted");
}
