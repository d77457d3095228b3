//! Whatever is typed, scanned or sent, the booth answers with a sentence and
//! records nothing.

use crate::support::{EMAIL, Laptop, MINUTE, asking, chosen, fair};
use booth::BoothError;
use booth::consent::{ContactDraft, Particulars};
use booth::desk::Found;
use booth::fair::SetUp;
use booth::responses::{AmendmentReason, Answer};
use booth::sales::{BasketLine, SaleRequest};
use coupon::{Day, ForeignCode, Key, KeyId, Reason, Unreadable, Verdict};
use proptest::prelude::*;
use uuid::Uuid;

/// Asserts that a command is refused with a whole sentence and changes nothing.
fn refused<T: std::fmt::Debug>(
    laptop: &mut Laptop,
    what: &str,
    command: impl FnOnce(&mut Laptop) -> Result<T, BoothError>,
) {
    let before = (
        laptop.dump(),
        laptop.count("SELECT count(*) FROM ledger_records"),
    );
    let error = command(laptop).expect_err(what);
    let sentence = error.sentence();
    assert!(sentence.ko.ends_with('.'), "{what}: {sentence}");
    assert!(sentence.en.ends_with('.'), "{what}: {sentence}");
    let after = (
        laptop.dump(),
        laptop.count("SELECT count(*) FROM ledger_records"),
    );
    assert_eq!(after, before, "{what} was refused and yet recorded");
}

/// The visitor is still there to correct a contact that cannot be used.
#[test]
fn unusable_contacts_are_refused() {
    let mut fair = fair(70);
    let laptop = &mut fair.laptops[0];
    let visitor = laptop.answered_visit();
    let huge = "가".repeat(4 << 20);
    for (email, phone) in [
        ("kim", ""),
        ("kim@", ""),
        ("김@example.com", ""),
        ("kim@example.com\nbcc: everybody@example.com", ""),
        ("", "010-1234"),
        ("", "not a number"),
        ("", "+82 10 1234 5678 ext. 9 9 9 9 9 9 9 9 9 9 9 9 9 9"),
        (huge.as_str(), ""),
        ("", huge.as_str()),
        ("", ""),
        (" ", "\t"),
    ] {
        let what = format!("{email:.20} {phone:.20}");
        let draft = laptop.draft(email, phone, &EMAIL);
        refused(laptop, &what, |laptop| {
            laptop.booth().save_contact(visitor, &draft)
        });
    }
    let draft = laptop.draft("kim@example.com", "", &EMAIL);
    refused(laptop, "a visitor nobody knows", |laptop| {
        laptop.booth().save_contact(Uuid::from_u128(1), &draft)
    });
}

/// People have many kinds of names, so nothing that is typed as one is an
/// error; what cannot belong to a name is cut off.
#[test]
fn a_strange_name_is_kept_clean() {
    let mut fair = fair(71);
    let laptop = &mut fair.laptops[0];
    for (number, (typed, kept)) in [
        ("", "".to_owned()),
        ("  \u{7}김\u{0}서연\r\n", "김서연".to_owned()),
        ("=HYPERLINK(\"x\")", "=HYPERLINK(\"x\")".to_owned()),
        (&"가".repeat(100), "가".repeat(100)),
    ]
    .into_iter()
    .enumerate()
    {
        let visitor = laptop.answered_visit();
        let draft = ContactDraft {
            name: typed.to_owned(),
            ..laptop.draft(&format!("v{number}@example.com"), "", &EMAIL)
        };
        laptop
            .booth()
            .save_contact(visitor, &draft)
            .expect("a contact");
        let contact = laptop
            .booth()
            .visit(visitor)
            .expect("visit")
            .contact
            .contact;
        assert_eq!(contact.expect("hers").name, kept);
    }
    let visitor = laptop.answered_visit();
    let draft = ContactDraft {
        name: "가".repeat(1_000_000),
        ..laptop.draft("long@example.com", "", &EMAIL)
    };
    let refused = laptop.booth().save_contact(visitor, &draft);
    assert!(
        matches!(refused, Err(BoothError::ContactUnusable(_))),
        "a name is not cut without a word"
    );
    let contact = laptop
        .booth()
        .visit(visitor)
        .expect("visit")
        .contact
        .contact;
    assert_eq!(contact, None);
}

/// A slip of the finger must not become a sale.
#[test]
fn impossible_sales_are_refused() {
    let mut fair = fair(72);
    let laptop = &mut fair.laptops[0];
    let product = laptop.booth().products().expect("products")[0].0;
    let line = |product, quantity| SaleRequest {
        lines: vec![BasketLine { product, quantity }],
        ..SaleRequest::default()
    };
    for (what, request) in [
        ("nothing", SaleRequest::default()),
        ("no pieces", line(product, 0)),
        ("too many pieces", line(product, 10_000)),
        ("all pieces there are", line(product, u32::MAX)),
        ("an unknown product", line(Uuid::from_u128(1), 1)),
        (
            "an unknown coupon",
            SaleRequest {
                coupon: Some(Uuid::from_u128(1)),
                ..line(product, 1)
            },
        ),
        (
            "an unknown visitor",
            SaleRequest {
                visitor: Some(Uuid::from_u128(1)),
                ..line(product, 1)
            },
        ),
        (
            "a purpose that is no choice",
            SaleRequest {
                purpose: Some("x".repeat(1 << 20)),
                ..line(product, 1)
            },
        ),
    ] {
        refused(laptop, what, |laptop| laptop.booth().record_sale(&request));
    }
    for (what, name, price) in [
        ("no name", " \u{0}\n", 1_000),
        ("more than a billion", "유리잔", 1_000_000_001),
        ("all the money there is", "유리잔", u64::MAX),
    ] {
        refused(laptop, what, |laptop| {
            laptop.booth().add_product(name, price)
        });
    }
    let thanks = laptop.thanks();
    let coupon = laptop.booth().issue_coupon(None, thanks).expect("a coupon");
    refused(laptop, "a coupon for an empty basket", |laptop| {
        laptop.booth().record_sale(&SaleRequest {
            coupon: Some(coupon.id),
            ..SaleRequest::default()
        })
    });
    refused(laptop, "a till that rings up everything", |laptop| {
        laptop.booth().redeem_coupon(coupon.id, Some(u64::MAX))
    });
    refused(laptop, "a till that rings up nothing", |laptop| {
        laptop.booth().redeem_coupon(coupon.id, Some(0))
    });
    refused(laptop, "a coupon for nobody known", |laptop| {
        laptop
            .booth()
            .issue_coupon(Some(Uuid::from_u128(1)), thanks)
    });
    refused(laptop, "an unknown programme", |laptop| {
        laptop.booth().issue_coupon(None, Uuid::from_u128(1))
    });
}

/// An answer that fits no question must not be stored.
#[test]
fn answers_that_fit_no_question_are_refused() {
    let mut fair = fair(73);
    let laptop = &mut fair.laptops[0];
    let visitor = laptop.booth().expect_visitor().expect("somebody");
    let huge = Some(Answer::Text("가".repeat(4 << 20)));
    for (what, path, answer) in [
        ("no such question", "no/such", chosen("first")),
        ("no such choice", "visit", chosen("ㅁㄴㅇㄹ")),
        ("ten megabytes", "visit", huge),
        ("an empty path", "", None),
    ] {
        refused(laptop, what, |laptop| {
            laptop.booth().answer(visitor, path, answer)
        });
    }
    refused(laptop, "an unfinished survey", |laptop| {
        let stranger = Uuid::from_u128(3);
        laptop.booth().finish_survey(stranger)
    });
    refused(laptop, "a visit that never was", |laptop| {
        laptop.booth().visit(Uuid::nil())
    });
}

/// Nobody's identity number is kept, wherever it was typed: PIPA articles 24 and 24-2.
#[test]
fn identity_numbers_are_refused() {
    const NUMBER: &str = "900101-1234567";
    let mut fair = asking(
        "survey
         | type | name | label
         | text | wish | 바라시는 것
         settings
         | form_id | form_title
         | one     | 하나",
    );
    let laptop = &mut fair.laptops[0];
    let visitor = laptop.booth().expect_visitor().expect("somebody");
    let given = |text: &str| Some(Answer::Text(text.to_owned()));
    laptop
        .booth()
        .answer(visitor, "wish", given("유리잔"))
        .expect("a wish");
    refused(laptop, "an answer", |laptop| {
        laptop.booth().answer(visitor, "wish", given(NUMBER))
    });
    laptop.booth().finish_survey(visitor).expect("handed in");
    refused(laptop, "a changed answer", |laptop| {
        let reason = AmendmentReason::Other("잘못 적음".to_owned());
        laptop.booth().amend(visitor, "wish", given(NUMBER), reason)
    });
    refused(laptop, "a note", |laptop| {
        laptop.booth().note_visitor(visitor, None, NUMBER)
    });
    for (name, company) in [(NUMBER, ""), ("김서연", NUMBER)] {
        let draft = ContactDraft {
            name: name.to_owned(),
            particulars: Some(Particulars {
                company: company.to_owned(),
                ..Particulars::default()
            }),
            ..laptop.draft("kim@example.com", "", &EMAIL)
        };
        refused(laptop, "a name", |laptop| {
            laptop.booth().save_contact(visitor, &draft)
        });
    }
}

/// Visitors hold many codes in front of the scanner that are no coupon.
#[test]
fn codes_and_texts_that_are_no_coupon_are_refused() {
    let mut fair = fair(74);
    let laptop = &mut fair.laptops[0];
    let thanks = laptop.thanks();
    let coupon = laptop.booth().issue_coupon(None, thanks).expect("a coupon");
    let before = laptop.dump();

    let huge = "9".repeat(10 << 20);
    let huge_text = "가나다 ".repeat(1 << 20);
    for (what, text) in [
        ("a Wi-Fi code", "WIFI:T:WPA;S:booth;P:secret;;"),
        ("a web address", "https://example.com/menu"),
        ("a contact card", "BEGIN:VCARD\r\nFN:Kim\r\nEND:VCARD"),
        ("control characters", "\u{0}\u{1}\u{2}\u{1b}[31m"),
        ("ten megabytes of digits", huge.as_str()),
        ("megabytes of text", huge_text.as_str()),
        ("nothing", ""),
        ("blanks", " \u{3000}\t"),
        ("a stranger", "홍길동"),
        ("one wrong digit", &wrong(&coupon.digits)),
    ] {
        match laptop.booth().look_up(text).expect(what) {
            Found::Coupon(checked) => assert!(
                matches!(checked.verdict, Verdict::Refused { .. }),
                "{what}: {:?}",
                checked.verdict
            ),
            Found::People(people, _) => assert_eq!(people, [], "{what}"),
            Found::Product(product) => panic!("{what} is no product: {product}"),
            Found::Card(_) => assert_eq!(what, "a contact card"),
            Found::Stopped(_) => panic!("{what} is no receipt"),
            Found::Tested(_) => panic!("{what} is no test print"),
            Found::Goods(_, sentence) | Found::Nothing(sentence) => {
                assert!(sentence.ko.ends_with('.'), "{what}")
            }
        }
    }
    let Ok(Found::Coupon(wifi)) = laptop.booth().look_up("WIFI:T:WPA;S:booth;;") else {
        panic!("a code of another kind is told apart");
    };
    assert_eq!(
        wifi.verdict,
        Verdict::Refused {
            reason: Reason::ForeignCode(ForeignCode::WiFi)
        }
    );
    assert_eq!(laptop.dump(), before, "looking changes nothing");

    // The Hangul input method makes jamo of the address and leaves the digits.
    for text in [
        format!("ㅗㅅ세ㄴ://ㅐㅜ햬.ㄷㅌ므ㅔㅣㄷ/#{}", coupon.digits),
        format!("]Q1{}", coupon.digits),
        format!("\u{0}{}\r\n", coupon.digits),
        coupon.short_number.clone(),
    ] {
        let Ok(Found::Coupon(checked)) = laptop.booth().look_up(&text) else {
            panic!("this is our coupon: {text}");
        };
        assert_eq!(checked.coupon.expect("found").id, coupon.id, "{text}");
    }
}

/// Staff can only tell a visitor what to do when each kind of code has its own
/// reason, whatever the scanner adds to it; and a damaged coupon must not look
/// like one of them.
#[test]
fn every_foreign_code_has_its_reason() {
    let mut fair = fair(75);
    let laptop = &mut fair.laptops[0];
    let thanks = laptop.thanks();
    let ids = laptop.booth().issue_coupons(&[None, None], thanks);
    let digits: Vec<String> = ids
        .expect("two coupons")
        .into_iter()
        .map(|id| laptop.booth().coupon(id).expect("just issued").digits)
        .collect();
    let (first, second) = (&digits[0], &digits[1]);
    let stranger = Key::new(KeyId::from_bytes([1, 2, 3]), [7; 32]);
    let today = Day::from_date(crate::support::first_day()).expect("a day");
    let another_maker = coupon::sign(&stranger, 1, 1, today).digits();
    let before = (
        laptop.dump(),
        laptop.count("SELECT count(*) FROM ledger_records"),
    );

    use ForeignCode as Foreign;
    let foreign = Reason::ForeignCode;
    let cut = |digits| Reason::Unreadable(Unreadable::Truncated { digits });
    for (text, reason) in [
        ("WIFI:T:WPA;S:booth;P:12345678901234567890;;".to_owned(), foreign(Foreign::WiFi)),
        ("\\000026WIFI:S:booth;;".to_owned(), foreign(Foreign::WiFi)),
        // Merchant-presented EMV codes, as ZeroPay and its like print them.
        ("00020101021126310014kr.or.zeropay0109123456789520400005303410540450005802KR5907GLASSES6005SEOUL63041A2B".to_owned(), foreign(Foreign::Payment)),
        ("00020101021129370016A000000677010111011300660000000005802KR63049999".to_owned(), foreign(Foreign::Payment)),
        ("hQVDUFYwMWETTwegAAAAVVVVUAg=".to_owned(), foreign(Foreign::Payment)),
        ("https://qr.kakaopay.com/281006011000012345678901".to_owned(), foreign(Foreign::Payment)),
        ("otpauth://totp/Fair:kim?secret=JBSWY3DPEHPK3PXP".to_owned(), foreign(Foreign::OneTimePassword)),
        ("SMSTO:01012345678:hello".to_owned(), foreign(Foreign::PhoneOrMail)),
        ("https://fair.example/2026/booth/17".to_owned(), foreign(Foreign::WebAddress)),
        (first[..30].to_owned(), cut(30)),
        (format!("https://ongi.example#{}", &first[..20]), cut(20)),
        (format!("https://ongi.example#{}", &first[..7]), cut(7)),
        (format!("{first}{second}"), Reason::Unreadable(Unreadable::RunTogether)),
        (format!("{first}{}", &second[..20]), Reason::Unreadable(Unreadable::RunTogether)),
        (format!("{first}{first}{first}"), Reason::Unreadable(Unreadable::TooLong)),
        ("9".repeat(49), Reason::Unreadable(Unreadable::NotCanonical)),
        ("4821 7730 5196 2".to_owned(), Reason::Unreadable(Unreadable::CheckDigit)),
        (another_maker, Reason::UnknownKey),
        ("7".repeat(10 << 20), Reason::Unreadable(Unreadable::TooLong)),
    ] {
        for shown in [text.clone(), format!("\u{2}{text}\u{3}\r\n"), format!("\u{feff}{text}\t")] {
            let what: String = shown.chars().take(60).collect();
            match laptop.booth().look_up(&shown) {
                Ok(Found::Coupon(checked)) => assert_eq!(
                    checked.verdict,
                    Verdict::Refused { reason: reason.clone() },
                    "{what:?}"
                ),
                other => panic!("{what:?} has no reason of its own: {other:?}"),
            }
        }
    }
    // A ticket has letters and digits as its seller likes and no mark of its
    // own, so it is answered like an unknown name. The barcode of another
    // maker's goods is answered by the catalogue.
    for ticket in [
        "8801062636358",
        "M1KIM/SEOYEON        EABC123 ICNNRTKE 0713 326Y012A0007 100",
        "=oQA9Tz4kXW1fQ2dDhR0cGZzVHh4d0t5bE9hYmN",
        "TICKET-A12-ROW7",
    ] {
        let found = laptop.booth().look_up(ticket).expect(ticket);
        assert!(matches!(found, Found::Nothing(_)), "{ticket}: {found:?}");
    }
    // A visiting card is somebody, and as a coupon it is refused as what it is.
    for card in [
        "BEGIN:VCARD\r\nVERSION:3.0\r\nTEL:+82-10-1234-5678\r\nEND:VCARD",
        "MECARD:N:Kim;TEL:01012345678;;",
    ] {
        let found = laptop.booth().look_up(card).expect(card);
        assert!(matches!(found, Found::Card(_)), "{card}: {found:?}");
        let checked = laptop.booth().check_scan(card).expect(card);
        let reason = foreign(Foreign::ContactCard);
        assert_eq!(checked.verdict, Verdict::Refused { reason }, "{card}");
    }
    let after = (
        laptop.dump(),
        laptop.count("SELECT count(*) FROM ledger_records"),
    );
    assert_eq!(after, before, "nothing was recorded");
}

fn wrong(digits: &str) -> String {
    let last = if digits.ends_with('7') { '8' } else { '7' };
    format!("{}{last}", &digits[..digits.len() - 1])
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, ..ProptestConfig::default() })]

    /// Nothing that somebody types into the field at the desk may fail or
    /// record anything, but who was shown to her.
    #[test]
    fn any_text_gets_an_answer(texts in proptest::collection::vec(any::<String>(), 1..8), seed: u64) {
        let mut fair = fair(seed);
        let laptop = &mut fair.laptops[0];
        laptop.reachable_visitor("seoyeon@example.com");
        let before = without_looks(&laptop.dump());
        for text in &texts {
            let found = laptop.booth().look_up(text);
            prop_assert!(
                matches!(found, Ok(_) | Err(BoothError::TooManyGuesses)),
                "{:?}: {:?}", text, found
            );
            laptop.clock.advance(MINUTE);
        }
        prop_assert_eq!(without_looks(&laptop.dump()), before);
    }
}

fn without_looks(tables: &str) -> String {
    let tables = tables.split("# ");
    tables
        .filter(|table| !table.starts_with("access\n"))
        .collect()
}

/// A fair that cannot be held is refused before a store is made.
#[test]
fn a_fair_that_cannot_be_held_is_refused() {
    let sample = || booth::fair::sample_fair(crate::support::first_day()).expect("the sample");
    let mut broken: Vec<(&str, SetUp)> = Vec::new();
    let mut with = |what, change: fn(&mut SetUp)| {
        let mut set_up = sample();
        change(&mut set_up);
        broken.push((what, set_up));
    };
    with("no name", |set_up| set_up.name.ko = " ".to_owned());
    with("no maker", |set_up| set_up.maker.name.ko.clear());
    with("ends before it starts", |set_up| {
        std::mem::swap(&mut set_up.starts_on, &mut set_up.ends_on);
    });
    with("no such zone", |set_up| {
        set_up.time_zone = "Asia/Atlantis".to_owned();
    });
    with("nobody works there", |set_up| set_up.staff.clear());
    with("an address with a hash", |set_up| {
        set_up.maker.page_address = Some("https://example.com/#a".to_owned());
    });
    with("no questionnaire", |set_up| {
        set_up.workbook = Some(b"x".to_vec())
    });
    for (what, set_up) in broken {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("fair.db");
        let clock = crate::support::Clock::at(crate::support::OPENING);
        let environment = crate::support::Replay::boxed(&clock, 1);
        let error = booth::Booth::create(&path, "long enough", set_up, environment)
            .err()
            .expect(what);
        assert!(
            matches!(error, BoothError::SetUp(_) | BoothError::Questionnaire(_)),
            "{what}: {error}"
        );
        let files = std::fs::read_dir(folder.path())
            .expect("the folder")
            .count();
        assert_eq!(files, 0, "{what}: no store is left behind");
    }
}
