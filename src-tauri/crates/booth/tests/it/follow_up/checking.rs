//! What a file that left may be sent for still, after people changed their minds or addresses.

use super::targets::{by, export, request, visitor};
use crate::support::{DAY, EMAIL, Fair, HOUR, Laptop, OPENING, fair};
use booth::BoothError;
use booth::follow_up::{FileCheck, FileRequest};
use chrono::DateTime;
use ledger::LedgerError;
use permission::Channel;
use std::path::Path;

fn check(laptop: &mut Laptop, file: &Path) -> FileCheck {
    laptop.booth().check_follow_up_file(file).expect("a check")
}

/// A file counts in one month, so it is not sent in the next one, nor after somebody noted
/// that it was not sent: then the same people may have had another.
#[test]
fn a_file_is_sent_in_its_month_and_while_it_counts() {
    let mut fair = fair(160);
    let laptop = &mut fair.laptops[0];
    visitor(laptop, "kim@example.com", "", &EMAIL);
    laptop.clock.set(OPENING + 4 * DAY);
    let (made, _folder) = export(laptop, &request("stibee")).expect("files");
    let file = &made.files[0];
    assert_eq!(check(laptop, file).why, None);
    laptop.clock.set(OPENING + 6 * DAY);
    let why = check(laptop, file).why.expect("it is December");
    assert!(why.en.contains("another month"), "{why}");

    let (made, _folder) = export(laptop, &request("stibee")).expect("files");
    let file = &made.files[0];
    assert_eq!(check(laptop, file).why, None);
    laptop.booth().note_file_not_sent(file).expect("noted");
    let why = check(laptop, file).why.expect("noted as not sent");
    assert!(why.en.contains("not sent"), "{why}");
}

/// In the last night of a month text messages wait for the morning, so the file counts in
/// the month that begins.
#[test]
fn a_file_of_the_last_night_counts_in_the_month_that_begins() {
    let mut fair = fair(161);
    let laptop = &mut fair.laptops[0];
    visitor(laptop, "", "010-1111-1111", &by(&[Channel::Sms]));
    // 30 November, 22:00 in Seoul.
    laptop.clock.set(OPENING + 5 * DAY + 12 * HOUR);
    let (made, _folder) = export(laptop, &request("solapi")).expect("files");
    laptop.clock.set(OPENING + 7 * DAY);
    assert_eq!(check(laptop, &made.files[0]).why, None);
    let listed = laptop.booth().files_made().expect("files");
    assert_eq!(listed[0].planned_on.to_string(), "2026-12-01");
}

/// E-mail waits for no morning: in the last night of a month its file counts in that month,
/// while one for text messages says from when on it may be sent.
#[test]
fn in_the_last_night_only_text_messages_wait() {
    let mut fair = fair(164);
    let laptop = &mut fair.laptops[0];
    visitor(laptop, "kim@example.com", "", &EMAIL);
    visitor(laptop, "", "010-1111-1111", &by(&[Channel::Sms]));
    laptop.clock.set(OPENING + 4 * DAY);
    export(laptop, &request("stibee")).expect("files");
    // 30 November, 21:05 in Seoul.
    laptop.clock.set(OPENING + 5 * DAY + 11 * HOUR + HOUR / 12);
    let second = export(laptop, &request("stibee")).expect_err("her November is spent");
    assert!(
        matches!(second, BoothError::NobodyToWriteTo { .. }),
        "{second}"
    );
    let (made, _folder) = export(laptop, &request("solapi")).expect("files");
    let waits = made
        .notes
        .iter()
        .filter(|it| it.en.contains("Send it from"));
    assert_eq!(waits.count(), 1, "{:?}", made.notes);
    let why = check(laptop, &made.files[0]).why.expect("too early");
    assert!(why.en.contains("from 1 December 2026 on"), "{why}");
    laptop.clock.set(OPENING + 6 * DAY);
    assert_eq!(check(laptop, &made.files[0]).why, None);
}

/// A file is made in the week it is sent in: one for later would be too old on its day.
#[test]
fn no_file_is_made_for_a_day_it_may_not_be_sent_on() {
    let mut fair = fair(165);
    let laptop = &mut fair.laptops[0];
    visitor(laptop, "kim@example.com", "", &EMAIL);
    let on = |days: i64| FileRequest {
        at: DateTime::from_timestamp_millis(OPENING + days * DAY),
        ..request("stibee")
    };
    laptop.clock.set(OPENING);
    let refused = export(laptop, &on(7)).expect_err("a week ahead");
    assert!(refused.sentence().ko.contains("7일"), "{refused}");
    assert_eq!(laptop.booth().files_made().expect("files").len(), 0);
    let (made, _folder) = export(laptop, &on(6)).expect("files");
    laptop.clock.set(OPENING + 6 * DAY);
    let why = check(laptop, &made.files[0]).why;
    assert_eq!(why, None, "it is of the month it is sent in");
}

/// Who may be written to by KakaoTalk but not by text message is taken off a tool that turns
/// one into the other.
#[test]
fn a_no_to_text_messages_is_told_to_a_tool_that_falls_back_to_them() {
    let mut fair = fair(166);
    let laptop = &mut fair.laptops[0];
    let both = by(&[Channel::Sms, Channel::Kakao]);
    for number in ["010-1111-1111", "010-2222-2222"] {
        visitor(laptop, "", number, &both);
    }
    laptop.clock.set(OPENING + 3 * DAY);
    export(laptop, &request("solapi-kakao")).expect("files");
    let no = laptop
        .booth()
        .withdraw_channel("010-1111-1111", Channel::Sms);
    no.expect("withdrawn");
    let (made, _folder) = export(laptop, &request("solapi-kakao")).expect("files");
    assert_eq!((made.rows, made.suppressed), (1, 1));
}

/// Files of nobody are none: no password and no record, also where somebody withdrew whom no
/// list can name.
#[test]
fn no_file_leaves_where_there_is_nobody_to_write_to() {
    let mut fair = fair(167);
    let laptop = &mut fair.laptops[0];
    let kim = visitor(laptop, "kim@example.com", "", &EMAIL);
    laptop.clock.set(OPENING + 3 * DAY);
    for target in ["csv", "eml"] {
        export(laptop, &request(target)).expect("files");
    }
    let made = laptop.booth().files_made().expect("files").len();
    laptop.booth().withdraw(kim).expect("withdrawn");
    for target in ["csv", "eml"] {
        let refused = export(laptop, &request(target)).expect_err("nobody");
        assert!(
            matches!(refused, BoothError::NobodyToWriteTo { .. }),
            "{refused}"
        );
    }
    assert_eq!(laptop.booth().files_made().expect("files").len(), made);
}

/// What KakaoTalk does not deliver comes as a text message, so a no to those makes the file
/// stale, too.
#[test]
fn a_no_to_text_messages_makes_a_file_for_kakaotalk_stale() {
    let mut fair = fair(162);
    let laptop = &mut fair.laptops[0];
    let both = by(&[Channel::Sms, Channel::Kakao]);
    visitor(laptop, "", "010-1111-1111", &both);
    laptop.clock.set(OPENING + 3 * DAY);
    let (made, _folder) = export(laptop, &request("solapi-kakao")).expect("files");
    let file = &made.files[0];
    assert_eq!(check(laptop, file).withdrawn, 0);
    let no = laptop
        .booth()
        .withdraw_channel("010-1111-1111", Channel::Sms);
    no.expect("withdrawn");
    assert_eq!(check(laptop, file).withdrawn, 1);
}

/// The list of those who must not be written to is never a file to send with.
#[test]
fn the_list_of_refusals_is_no_file_to_send_with() {
    let mut fair = fair(163);
    let laptop = &mut fair.laptops[0];
    let kim = visitor(laptop, "kim@example.com", "", &EMAIL);
    visitor(laptop, "lee@example.com", "", &EMAIL);
    laptop.clock.set(OPENING + 3 * DAY);
    export(laptop, &request("stibee")).expect("files");
    laptop.booth().withdraw(kim).expect("withdrawn");
    let (made, _folder) = export(laptop, &request("stibee")).expect("files");
    assert_eq!(made.suppressed, 1);
    assert_eq!(check(laptop, &made.files[0]).why, None);
    let list = made.files.last().expect("the list");
    let why = check(laptop, list).why.expect("not to be sent with");
    assert!(why.en.contains("must not be written to"), "{why}");
}

/// A tool is told of the address it has, and not of the one somebody has now; the file with
/// the old address is stale once the old address is nobody's who allows it.
#[test]
fn a_tool_never_gets_the_new_address_of_who_took_her_yes_back() {
    let mut fair = fair(164);
    let laptop = &mut fair.laptops[0];
    let kim = visitor(laptop, "old@example.com", "", &EMAIL);
    visitor(laptop, "lee@example.com", "", &EMAIL);
    laptop.clock.set(OPENING + 3 * DAY);
    let (made, _first) = export(laptop, &request("stibee")).expect("files");
    let file = &made.files[0];
    let corrected = laptop.draft("new@example.com", "", &EMAIL);
    laptop.clock.advance(1_000);
    let saved = laptop.booth().save_contact(kim, &corrected);
    saved.expect("corrected");
    assert_eq!(check(laptop, file).withdrawn, 1, "the old one is nobody's");
    laptop.booth().withdraw(kim).expect("withdrawn");
    let (made, _second) = export(laptop, &request("stibee")).expect("files");
    assert_eq!(made.suppressed, 0);
    for file in &made.files {
        let text = std::fs::read_to_string(file).expect("text");
        assert!(!text.contains("new@example.com"), "{text}");
    }
    let told = made
        .notes
        .iter()
        .any(|it| it.en.contains("another address"));
    assert!(told, "{:?}", made.notes);
}

/// On a laptop that is not the owner's nothing is given for a file that is then refused.
#[test]
fn no_coupon_is_given_where_files_cannot_be_made() {
    let mut fair = Fair::with_laptops(2, 165);
    let (owner, other) = fair.pair(0, 1);
    visitor(owner, "kim@example.com", "", &EMAIL);
    owner.clock.set(OPENING + 3 * DAY);
    other.clock.set(OPENING + 3 * DAY);
    other.learn_from(owner);
    let before = other.dump();
    let refused = export(other, &request("stibee")).expect_err("not here");
    assert!(
        matches!(refused, BoothError::Ledger(LedgerError::OwnersLaptopOnly)),
        "{refused}"
    );
    assert_eq!(other.dump(), before, "not even a coupon");
}
