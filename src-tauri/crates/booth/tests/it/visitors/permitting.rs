//! What a person's card, her receipt and the file say of her addresses, once two of her
//! visits are joined.

use super::{left, next_fair, person, say};
use crate::support::{Fair, Laptop};
use booth::consent::NoticeAct;
use booth::coupons::Paper;
use booth::desk::Found;
use booth::replies::{ReplyDraft, Wanted};
use booth::rights::AskedRight;
use booth::visitors::Compared;
use booth::{BoothError, FairScope};
use permission::Channel;
use std::process::Command;
use uuid::Uuid;
use words::Language;

const KEPT: [NoticeAct; 2] = [NoticeAct::CollectAndUse, NoticeAct::AtLeast14];

/// She allowed her address at an earlier fair and declined another one at this fair.
fn two_addresses(laptop: &mut Laptop) -> (Uuid, Uuid) {
    let before = person(laptop, "김서연", "seoyeon@example.com", "010-1234-5678");
    next_fair(laptop);
    let now = left(laptop, "김서연", "kim@example.com", "010-9876-5432", &KEPT);
    (before, now)
}

fn by_email(laptop: &mut Laptop, visitor: Uuid) -> Vec<(String, bool)> {
    let status = laptop.booth().contact_status(visitor).expect("a status");
    let by_email = status.permissions.iter();
    by_email
        .filter(|it| it.channel == Channel::Email)
        .map(|it| (status.name_of(it).ko, it.decision.allowed))
        .collect()
}

/// Card, receipt and file say the same of each address: the one she declined is not
/// written to, the one she allowed is, and she is told of it.
#[test]
fn card_receipt_and_file_agree_on_each_address() {
    let mut fair = Fair::with_laptops(1, 1521);
    let laptop = &mut fair.laptops[0];
    let (before, now) = two_addresses(laptop);
    assert_eq!(by_email(laptop, now), [("이메일".to_owned(), false)]);
    say(laptop, before, now, Compared::Same);
    let hers = by_email(laptop, now);
    assert_eq!(hers.len(), 2, "{hers:?}");
    assert!(hers[0].0.contains("ki••") && !hers[0].1, "{hers:?}");
    assert!(hers[1].0.contains("se••") && hers[1].1, "{hers:?}");
    let receipt = laptop.booth().consent_receipt(now).expect("read");
    let lines = receipt.expect("a receipt").lines;
    let [_, line] = lines.as_slice() else {
        panic!("one yes, not {lines:?}");
    };
    assert!(line.ko.contains("se••"), "{line:?}");
    let follow_up = laptop.booth().follow_up(FairScope::Current).expect("read");
    let people = follow_up.people.iter();
    let written_to: Vec<&str> = people.map(|it| it.permission.contact.as_str()).collect();
    assert_eq!(written_to, ["seoyeon@example.com"]);
}

/// The code of her receipt stops all that she left, on a laptop that never heard of her
/// too, and each visit's no is its own.
#[test]
fn her_receipt_stops_what_she_left_at_both_visits() {
    let mut fair = Fair::with_laptops(2, 1522);
    let (one, other) = fair.pair(0, 1);
    let (before, now) = two_addresses(one);
    say(one, before, now, Compared::Same);
    let receipt = one.booth().consent_receipt(now).expect("read");
    let code = receipt.expect("a receipt").code;
    let withdrawn = "SELECT count(*) FROM ledger_records WHERE kind = 'permission.withdrawn'";
    for (laptop, records) in [(&mut *other, 1), (&mut *one, 2)] {
        let found = laptop.booth().look_up(&code).expect("a scan");
        assert!(matches!(found, Found::Stopped(_)), "{found:?}");
        assert_eq!(laptop.count(withdrawn), records);
    }
    assert!(by_email(one, now).iter().all(|(_, allowed)| !allowed));
    let keys = "SELECT count(*) FROM permission_said WHERE kind = 'permission.withdrawn'
         AND contact_key IN (SELECT contact_key FROM permission_said AS granted
             WHERE granted.visitor <> permission_said.visitor AND kind = 'permission.granted')";
    assert_eq!(one.count(keys), 0, "no visit says no for the other");
}

/// A visit at which she left nothing is served with what she left at the other one: her
/// receipt, a promise, and the letter that lists what was corrected.
#[test]
fn a_visit_without_a_contact_is_served_with_hers() {
    if skipped::without(&["pdftotext"]) {
        return;
    }
    let mut fair = Fair::with_laptops(1, 1523);
    let folder = tempfile::tempdir().expect("a folder");
    let laptop = &mut fair.laptops[0];
    let before = person(laptop, "김서연", "seoyeon@example.com", "");
    let now = laptop.answered_visit();
    say(laptop, before, now, Compared::Same);
    let booth = laptop.booth();
    let slip = booth.save_consent_slip(now, Paper::Receipt58mm, Language::Korean, folder.path());
    assert!(slip.is_ok(), "{slip:?}");
    assert_eq!(booth.reply_form(now).expect("a form").ways.len(), 1);
    let asked = ReplyDraft {
        wanted: Wanted::Catalogue,
        words: String::new(),
        channel: Channel::Email,
        by: String::new(),
        due: booth.today(),
    };
    booth.request_reply(now, &asked).expect("promised");
    let promised = booth.open_replies().expect("a list");
    assert_eq!(promised[0].reply.visitor, before, "where it can be kept");
    assert_eq!(promised[0].address, "seoyeon@example.com");
    let today = booth.today();
    let request = booth.note_request(now, AskedRight::Correct, today);
    let request = request.expect("noted");
    let letters = booth.save_request_letter(request, folder.path());
    for letter in letters.expect("letters") {
        let text = Command::new("pdftotext").arg(&letter).arg("-").output();
        let text = String::from_utf8(text.expect("it is installed").stdout);
        let text = text.expect("UTF-8");
        assert!(text.contains("seoyeon@example.com"), "{text}");
    }
}

/// A number leads to the latest visit at which it was left itself, and to nobody where
/// people of two names left it.
#[test]
fn a_number_leads_to_a_visit_at_which_it_was_left() {
    let mut fair = Fair::with_laptops(1, 1524);
    let laptop = &mut fair.laptops[0];
    let called = person(laptop, "김서연", "", "010-1234-5678");
    let mailed = person(laptop, "김서연", "seoyeon@example.com", "");
    say(laptop, called, mailed, Compared::Same);
    laptop.booth().withdraw(mailed).expect("she wants no more");
    let latest = |laptop: &mut Laptop| laptop.booth().latest_visit_of("010-1234-5678");
    assert_eq!(latest(laptop).expect("hers"), called);
    person(laptop, "이하늘", "", "010-1234-5678");
    assert!(matches!(latest(laptop), Err(BoothError::NotPossible(_))));
}
