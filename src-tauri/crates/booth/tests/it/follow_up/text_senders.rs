//! Text messages in bulk go only through a certified sender, from a registered number.

use super::targets::{by, export, nothing_was_sent, reasons, request, visitor};
use crate::support::{DAY, EMAIL, Laptop, OPENING, fair};
use booth::BoothError;
use booth::follow_up::{shipped_targets, target};
use permission::Channel;

const CERTIFICATE: &str = "제2026-77호";
const CALLER: &str = "02-777-7777";

fn say(laptop: &mut Laptop, id: &str, certificate: &str, caller: &str) -> Result<(), BoothError> {
    let tool = target(id).expect("it ships");
    let told = laptop.booth().set_text_sender(&tool, certificate, caller);
    told.map(|_| ())
}

/// As in a store from before anybody asked for them.
fn without_senders(laptop: &mut Laptop) {
    let texting = shipped_targets().iter().filter(|it| it.sends_texts());
    for tool in texting {
        say(laptop, &tool.id, "", "").expect("taken back");
    }
    let maker = laptop.booth().maker().expect("the maker");
    assert_eq!(maker.text_senders, Default::default());
}

/// Who may be written to by text message only is in no file before a sender is known, not
/// even in a plain table, where the others stay; and each tool needs a sender of its own.
#[test]
fn a_text_message_needs_a_certified_sender_and_a_registered_number() {
    let mut fair = fair(171);
    let laptop = &mut fair.laptops[0];
    visitor(laptop, "kim@example.com", "", &EMAIL);
    let both = by(&[Channel::Sms, Channel::Kakao]);
    visitor(laptop, "", "010-1111-1111", &by(&[Channel::Sms]));
    visitor(laptop, "", "010-2222-2222", &both);
    laptop.clock.set(OPENING + 5 * DAY);
    without_senders(laptop);

    let coupons = "SELECT count(*) FROM coupon";
    let before = laptop.count(coupons);
    for tool in shipped_targets().iter().filter(|it| it.sends_texts()) {
        let refused = export(laptop, &request(&tool.id)).expect_err("no sender is known");
        let BoothError::NotPossible(why) = refused else {
            panic!("{}: {refused}", tool.id);
        };
        assert!(why.ko.starts_with(&tool.name().ko), "{why}");
        for said in ["전송자격인증 번호", "발신번호", "‘브랜드와 프린터’"] {
            assert!(why.ko.contains(said), "{said}: {why}");
        }
    }
    assert_eq!(laptop.count(coupons), before, "nobody is given one in vain");
    assert_eq!(laptop.booth().files_made().expect("files"), []);
    let (plain, _folder) = export(laptop, &request("csv")).expect("files");
    assert_eq!(plain.rows, 2, "an e-mail, and KakaoTalk");
    assert!(
        reasons(&plain).contains(&("maker_incomplete", 1)),
        "{plain:?}"
    );
    nothing_was_sent(laptop);

    say(laptop, "solapi", CERTIFICATE, CALLER).expect("usable");
    let (made, _folder) = export(laptop, &request("solapi")).expect("files");
    assert_eq!(made.rows, 2);
    let notes: Vec<&str> = made.notes.iter().map(|it| it.ko.as_str()).collect();
    let says = |words: &str| notes.iter().any(|note| note.contains(words));
    assert!(says(CERTIFICATE) && says(CALLER), "{notes:?}");
    nothing_was_sent(laptop);
    let refused = export(laptop, &request("aligo")).expect_err("another company");
    assert!(matches!(refused, BoothError::NotPossible(_)), "{refused}");
    assert_eq!(export(laptop, &request("csv")).expect("files").0.rows, 3);
}

/// What cannot be a certificate or a registered number is refused with the sentence of its
/// field, and changes nothing.
#[test]
fn an_impossible_sender_is_refused() {
    let mut fair = fair(172);
    let laptop = &mut fair.laptops[0];
    let before = laptop.dump();
    let long = "1".repeat(41);
    for (tool, certificate, caller, said) in [
        ("solapi", "", CALLER, "전송자격인증 번호"),
        ("solapi", "있습니다", CALLER, "전송자격인증 번호"),
        ("solapi", long.as_str(), CALLER, "전송자격인증 번호"),
        ("solapi", CERTIFICATE, "", "발신번호"),
        ("solapi", CERTIFICATE, "+81 90 1234 5678", "발신번호"),
        ("solapi", CERTIFICATE, "사무실", "발신번호"),
        ("stibee", CERTIFICATE, CALLER, "문자를 보내지 않아"),
    ] {
        let refused = say(laptop, tool, certificate, caller).expect_err("impossible");
        let BoothError::Setting(why) = refused else {
            panic!("{refused}");
        };
        assert!(why.ko.contains(said), "{why}");
    }
    assert_eq!(laptop.dump(), before);
    for caller in ["1588-0000", "010-1234-5678", "070-1234-5678"] {
        say(laptop, "solapi", CERTIFICATE, caller).expect(caller);
    }
}
