//! How visitors reach the exhibitor, and the printer of a laptop.

mod brand;

use crate::support::{Fair, MINUTE, fair};
use booth::BoothError;
use booth::coupons::{Paper, Printer, Roll};
use booth::maker::MakerDraft;
use std::io::Read as _;
use std::net::TcpListener;
use words::Language;

pub(crate) fn written() -> MakerDraft {
    MakerDraft {
        phone: " 02-123-4567 ".to_owned(),
        email: "Hello@Ongi.Example".to_owned(),
        address: "서울 종로구\n창덕궁길 1".to_owned(),
        page_address: "https://ongi.example/c".to_owned(),
        shop_link: "https://shop.ongi.example".to_owned(),
        map_link: "https://map.example/온기유리".to_owned(),
        refusal_phone: "080-123-4567".to_owned(),
    }
}

/// When the owner corrects a detail during the fair, it must be right on the
/// next coupon, in the next message and on the page, on every laptop.
#[test]
fn a_change_reaches_every_laptop_and_everything_that_is_made() {
    let mut fair = Fair::with_laptops(2, 121);
    let (one, other) = fair.pair(0, 1);
    one.clock.advance(MINUTE);
    one.booth().change_maker(&written()).expect("a change");
    one.booth()
        .change_maker(&written())
        .expect("the same again");
    assert_eq!(
        one.count("SELECT count(*) FROM ledger_records WHERE kind = 'maker.changed'"),
        1,
        "the same again is no change"
    );
    other.learn_from(one);
    let folder = tempfile::tempdir().expect("a folder");
    for laptop in [one, other] {
        let maker = laptop.booth().maker().expect("the maker");
        assert_eq!(maker.name.ko, "온기유리", "her name stays");
        assert_eq!(maker.address.ko, "서울 종로구 창덕궁길 1");
        assert_eq!(maker.email, "hello@ongi.example");
        let thanks = laptop.thanks();
        let coupon = laptop.booth().issue_coupon(None, thanks).expect("a coupon");
        assert!(
            coupon.qr_content.starts_with("https://ongi.example/c#"),
            "{}",
            coupon.qr_content
        );
        let page = laptop.booth().coupon_page(folder.path()).expect("a page");
        let html = std::fs::read_to_string(page.path).expect("a file");
        for part in ["https://map.example/온기유리", "02-123-4567"] {
            assert!(html.contains(part), "the page says {part}");
        }
    }
}

/// Whoever saves is told what that switched on or off, and nothing where it switched
/// nothing.
#[test]
fn a_change_says_what_it_switches() {
    let mut fair = fair(129);
    let laptop = &mut fair.laptops[0];
    let mut told = |draft: &MakerDraft| -> Vec<String> {
        let told = laptop.booth().change_maker(draft).expect("a change");
        told.into_iter().map(|it| it.ko).collect()
    };
    let outdated = "방문객이 읽는 동의 안내문이 예전 내용이 되었습니다.";
    told(&written());
    let mut without = written();
    without.refusal_phone = String::new();
    let lost = told(&without);
    assert_eq!(lost.len(), 3, "{lost:?}");
    assert!(lost[0].ends_with("이제 문자, 카카오톡 동의를 여쭙지 않습니다."));
    assert!(lost[1].ends_with("이제 문자, 카카오톡으로 소식을 보낼 수 없습니다."));
    assert!(lost[2].starts_with(outdated), "{lost:?}");
    without.shop_link = String::new();
    let shop = told(&without);
    assert!(shop.len() == 1 && shop[0].starts_with(outdated), "{shop:?}");
    let back = told(&written());
    assert_eq!(back[0], "이제 방문객에게 문자, 카카오톡 동의를 여쭙니다.");
    assert_eq!(back[1], "이제 문자, 카카오톡으로 소식을 보낼 수 있습니다.");
    let form = laptop.booth().notices_in_use().expect("texts").form;
    laptop.booth().publish_notices(&form).expect("published");
    let same = laptop.booth().change_maker(&written()).expect("no change");
    assert_eq!(same, []);
}

/// Details that cannot be right are refused with the sentence of their field.
#[test]
fn impossible_details_are_refused() {
    let mut fair = fair(122);
    let laptop = &mut fair.laptops[0];
    let before = laptop.dump();
    for (what, wrong) in [
        (
            "words for a phone number",
            MakerDraft {
                phone: "사무실".to_owned(),
                ..written()
            },
        ),
        (
            "a paid number to refuse by",
            MakerDraft {
                refusal_phone: "02-123-4567".to_owned(),
                ..written()
            },
        ),
        (
            "a page without https",
            MakerDraft {
                page_address: "ongi.example".to_owned(),
                ..written()
            },
        ),
        (
            "a script for a shop",
            MakerDraft {
                shop_link: "javascript:alert(1)".to_owned(),
                ..written()
            },
        ),
        (
            "half an e-mail address",
            MakerDraft {
                email: "hello".to_owned(),
                ..written()
            },
        ),
        (
            "a novel",
            MakerDraft {
                address: "가".repeat(10_000),
                ..written()
            },
        ),
    ] {
        laptop.booth().change_maker(&wrong).expect_err(what);
        assert_eq!(laptop.dump(), before, "{what}");
    }
    laptop
        .booth()
        .change_maker(&MakerDraft::default())
        .expect("nothing at all is allowed");
    assert_eq!(
        laptop.booth().maker_card().expect("a look"),
        None,
        "a card with a name alone helps nobody"
    );
}

/// A phone must be able to read the visiting card off a small screen.
#[test]
fn the_card_is_not_too_dense() {
    let mut fair = fair(123);
    let laptop = &mut fair.laptops[0];
    for address in ["", "서울 종로구 창덕궁길 1", &"아주 긴 주소 ".repeat(25)] {
        let draft = MakerDraft {
            address: address.to_owned(),
            page_address: String::new(),
            ..written()
        };
        laptop.booth().change_maker(&draft).expect("a change");
        let svg = laptop.booth().maker_card().expect("read").expect("a card");
        let side: usize = svg
            .split("viewBox=\"0 0 ")
            .nth(1)
            .and_then(|rest| rest.split(' ').next())
            .and_then(|side| side.parse().ok())
            .expect("a code has a side");
        assert!(side <= 69 + 8, "{side} modules with {address:?}");
    }
}

/// A slip for the wrong paper comes out of the printer cut off.
#[test]
fn a_slip_comes_in_three_sizes() {
    let mut fair = fair(124);
    let laptop = &mut fair.laptops[0];
    let thanks = laptop.thanks();
    let coupon = laptop.booth().issue_coupon(None, thanks).expect("a coupon");
    let folder = tempfile::tempdir().expect("a folder");
    let mut sizes = std::collections::BTreeSet::new();
    for paper in [Paper::A4Labels, Paper::Receipt80mm, Paper::Receipt58mm] {
        let path = laptop
            .booth()
            .print_slip(coupon.id, paper, Language::Korean, folder.path())
            .expect("a slip");
        let bytes = std::fs::read(path).expect("a file");
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let page = text.split("/MediaBox").nth(1).expect("a page has a size");
        sizes.insert(page.chars().take(40).collect::<String>());
    }
    assert_eq!(sizes.len(), 3, "three papers: {sizes:?}");
}

/// Each laptop has its own printer, and the bytes it is sent are the coupon.
#[test]
fn a_laptop_prints_on_its_own_printer() {
    let mut fair = Fair::with_laptops(2, 125);
    let (one, other) = fair.pair(0, 1);
    let thanks = one.thanks();
    let coupon = one.booth().issue_coupon(None, thanks).expect("a coupon");
    assert!(
        matches!(
            one.booth().receipt(coupon.id, Language::Korean),
            Err(BoothError::NoPrinter)
        ),
        "there is none yet"
    );
    let socket = TcpListener::bind("127.0.0.1:0").expect("a port");
    let printer = Printer {
        destination: socket.local_addr().expect("bound").to_string(),
        roll: Roll::Mm80,
    };
    one.booth()
        .choose_printer(Some(&printer))
        .expect("an address");
    other.learn_from(one);
    assert_eq!(
        other.booth().printer().expect("read"),
        None,
        "the other laptop stands elsewhere"
    );
    let paper = std::thread::spawn(move || {
        let mut slips = Vec::new();
        for _ in 0..2 {
            let (mut from, _) = socket.accept().expect("somebody prints");
            let mut bytes = Vec::new();
            from.read_to_end(&mut bytes).expect("whole");
            slips.push(bytes);
        }
        slips
    });
    let job = one
        .booth()
        .receipt(coupon.id, Language::Korean)
        .expect("a slip");
    job.send().expect("printed");
    one.booth()
        .test_page(Language::Korean)
        .expect("a page")
        .send()
        .expect("printed");
    let slips = paper.join().expect("the printer ends");
    let holds = |slip: &[u8], part: &[u8]| slip.windows(part.len()).any(|it| it == part);
    assert!(
        holds(&slips[0], coupon.qr_content.as_bytes()),
        "the code's content"
    );
    let (maker, _, _) = encoding_rs::EUC_KR.encode("온기유리");
    assert!(holds(&slips[0], &maker), "the maker in Korean");
    let (test, _, _) = encoding_rs::EUC_KR.encode("시험 인쇄");
    assert!(holds(&slips[1], &test), "the test page says what it is");
    for wrong in ["", "printer", "192.168.0.50:99999", "계약서.docx"] {
        one.booth()
            .choose_printer(Some(&Printer {
                destination: wrong.to_owned(),
                roll: Roll::Mm58,
            }))
            .expect_err(wrong);
    }
    one.booth().choose_printer(None).expect("none any more");
    assert_eq!(one.booth().printer().expect("read"), None);
}
