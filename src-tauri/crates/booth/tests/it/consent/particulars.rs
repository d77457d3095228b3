//! What a person says of herself, where it came from, and that it is not lost.

use crate::support::{DAY, EMAIL, Laptop, fair};
use booth::BoothError;
use booth::consent::{ContactDraft, ContactRow, ContactSource, Particulars, ScannedContact};
use booth::desk::Found;
use booth::rights::Whose;
use booth::staff::Role;
use chrono::NaiveDate;
use people::CardField;
use serde_json::Value;
use uuid::Uuid;
use words::Language;

const ADDRESS: &str = "seoyeon@example.com";

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("a day")
}

fn of_a_card() -> Particulars {
    Particulars {
        company: "온기유리".to_owned(),
        job: "구매 담당".to_owned(),
        country: "대한민국".to_owned(),
        birthday: None,
        ..Particulars::default()
    }
}

/// A visitor who gave a card and a badge.
fn with_card(laptop: &mut Laptop) -> Uuid {
    let visitor = laptop.answered_visit();
    let draft = ContactDraft {
        particulars: Some(of_a_card()),
        badge: Some("b-20417".to_owned()),
        source: ContactSource::Card,
        ..laptop.draft(ADDRESS, "", &EMAIL)
    };
    let saved = laptop.booth().save_contact(visitor, &draft);
    saved.expect("a contact");
    visitor
}

fn contact(laptop: &mut Laptop, visitor: Uuid) -> ContactRow {
    let status = laptop.booth().contact_status(visitor).expect("a status");
    status.contact.expect("a contact")
}

/// The wrong code was scanned: the badge goes, with her contact or in a correction, and
/// is put back in the same way.
#[test]
fn a_badge_can_be_taken_out() {
    let mut fair = fair(809);
    let laptop = &mut fair.laptops[0];
    let visitor = with_card(laptop);
    let without = ContactDraft {
        badge: Some(String::new()),
        ..laptop.draft(ADDRESS, "", &EMAIL)
    };
    let saved = laptop.booth().save_contact(visitor, &without);
    saved.expect("a contact");
    let kept = contact(laptop, visitor);
    assert_eq!((kept.badge.as_str(), kept.particulars), ("", of_a_card()));
    for (badge, stays) in [("ㅠ-20417", "B-20417"), ("", "")] {
        let booth = laptop.booth();
        let corrected = booth.correct_particulars(visitor, "김서연", &of_a_card(), badge);
        corrected.expect("corrected");
        assert_eq!(contact(laptop, visitor).badge, stays, "{badge:?}");
    }
}

/// Whoever gives another number later, or is asked once more by somebody who types
/// a number only, has not changed her company.
#[test]
fn a_contact_that_is_saved_again_loses_nothing() {
    let mut fair = fair(801);
    let laptop = &mut fair.laptops[0];
    let visitor = with_card(laptop);
    let again = laptop.draft(ADDRESS, "010-1234-5678", &EMAIL);
    let saved = laptop.booth().save_contact(visitor, &again);
    saved.expect("a contact");
    let kept = contact(laptop, visitor);
    assert_eq!(kept.phone, "+821012345678");
    assert_eq!(kept.particulars, of_a_card());
    assert_eq!(kept.badge, "B-20417", "as it is compared");

    // Emptied on purpose it is gone.
    let emptied = ContactDraft {
        particulars: Some(Particulars::default()),
        ..again
    };
    let saved = laptop.booth().save_contact(visitor, &emptied);
    saved.expect("a contact");
    let kept = contact(laptop, visitor);
    assert_eq!(kept.particulars, Particulars::default());
}

/// A correction asks her nothing, and changes neither how she is reached nor what she
/// allowed.
#[test]
fn what_she_says_of_herself_is_corrected_alone() {
    let mut fair = fair(802);
    let laptop = &mut fair.laptops[0];
    let visitor = with_card(laptop);
    let before = laptop.booth().contact_status(visitor).expect("a status");
    let corrected = Particulars {
        company: " 온기 유리\n공방 ".to_owned(),
        country: String::new(),
        ..of_a_card()
    };
    let booth = laptop.booth();
    let done = booth.correct_particulars(visitor, "김서윤", &corrected, "B-20417");
    done.expect("corrected");
    let status = booth.contact_status(visitor).expect("a status");
    let (kept, allowed) = (status.contact, status.permissions);
    let kept = kept.expect("a contact");
    let row = before.contact.expect("a contact");
    assert_eq!(
        kept,
        ContactRow {
            name: "김서윤".to_owned(),
            particulars: Particulars {
                company: "온기 유리 공방".to_owned(),
                ..corrected
            },
            ..row
        }
    );
    assert_eq!(allowed, before.permissions);
    let nobody = laptop.answered_visit();
    let booth = laptop.booth();
    let refused = booth.correct_particulars(nobody, "김서윤", &of_a_card(), "B-20417");
    assert!(matches!(refused, Err(BoothError::Unknown)), "no contact");
}

/// PIPA 15(2)2: data that the text does not name were not agreed to. The owner asks
/// for birthdays by naming them; who agreed before was not asked.
#[test]
fn what_the_texts_do_not_name_is_not_kept() {
    let mut fair = fair(803);
    let laptop = &mut fair.laptops[0];
    let visitor = with_card(laptop);
    let born = |birthday| Particulars {
        birthday: Some(birthday),
        ..of_a_card()
    };
    let named_nowhere = ContactDraft {
        particulars: Some(born(day(1990, 4, 12))),
        ..laptop.draft(ADDRESS, "", &EMAIL)
    };
    let booth = laptop.booth();
    assert!(
        !booth
            .asked_particulars()
            .expect("items")
            .contains("birthday")
    );
    let refused = booth.save_contact(visitor, &named_nowhere);
    assert!(matches!(refused, Err(BoothError::NotPossible(_))));

    let mut form = booth.notices_in_use().expect("texts").form;
    form.items.insert("birthday".to_owned());
    booth.publish_notices(&form).expect("published");
    assert!(
        booth
            .asked_particulars()
            .expect("items")
            .contains("birthday")
    );
    let refused = booth.correct_particulars(visitor, "김서연", &born(day(1990, 4, 12)), "B-20417");
    assert!(
        matches!(refused, Err(BoothError::NotPossible(_))),
        "she agreed to the text before"
    );
    assert_eq!(contact(laptop, visitor).particulars, of_a_card());

    let asked = |laptop: &mut Laptop, birthday| {
        let draft = ContactDraft {
            particulars: Some(born(birthday)),
            ..laptop.draft(ADDRESS, "", &EMAIL)
        };
        laptop.booth().save_contact(visitor, &draft)
    };
    asked(laptop, day(1990, 4, 12)).expect("named and agreed to");
    let refused = asked(laptop, day(2090, 4, 12));
    assert!(matches!(refused, Err(BoothError::NotPossible(_))), "ahead");
    let refused = asked(laptop, day(2020, 4, 12));
    assert!(matches!(refused, Err(BoothError::Under14)), "a child");
    let corrected = born(day(1991, 4, 12));
    let booth = laptop.booth();
    let done = booth.correct_particulars(visitor, "김서연", &corrected, "B-20417");
    done.expect("she agreed to it");

    // Who took everything back agreed to nothing; what is wrong is still corrected.
    booth.withdraw(visitor).expect("taken back");
    let fewer = Particulars {
        country: String::new(),
        ..corrected.clone()
    };
    let done = booth.correct_particulars(visitor, "김서연", &fewer, "B-20417");
    done.expect("less is kept");
    let refused = booth.correct_particulars(visitor, "김서연", &corrected, "B-20417");
    assert!(matches!(refused, Err(BoothError::NotPossible(_))));
}

/// PIPA 20: whoever asks is told where her data came from.
#[test]
fn a_contact_says_where_it_came_from() {
    let mut fair = fair(804);
    let folder = tempfile::tempdir().expect("a folder");
    let laptop = &mut fair.laptops[0];
    let visitor = with_card(laptop);
    assert_eq!(contact(laptop, visitor).source, ContactSource::Card);
    let booth = laptop.booth();
    let whose = Whose::Contact(ADDRESS);
    let saved = booth.save_subject_report(whose, folder.path(), Language::Korean);
    let json = std::fs::read(&saved.expect("a report").files[1]).expect("the data");
    let json: Value = serde_json::from_slice(&json).expect("JSON");
    let visit = &json["visits"][0];
    for (field, says) in [
        ("company", "온기유리"),
        ("job", "구매 담당"),
        ("country", "대한민국"),
        ("birthday", ""),
        ("badge", "B-20417"),
        ("contact_source", "명함이나 휴대전화의 QR"),
    ] {
        assert_eq!(visit[field], says, "{field}");
    }

    // At the kiosk nobody else typed it, whatever the window says.
    let alone = laptop.answered_visit();
    let draft = ContactDraft {
        source: ContactSource::Card,
        ..laptop.draft("jiwoo@example.com", "", &EMAIL)
    };
    let saved = laptop.booth().kiosk_contact(alone, &draft);
    saved.expect("a contact");
    assert_eq!(contact(laptop, alone).source, ContactSource::Herself);
}

/// A code gives no permission: who says yes to nothing else is written to by nobody.
#[test]
fn a_card_permits_nothing() {
    let mut fair = fair(805);
    let laptop = &mut fair.laptops[0];
    let needed = [
        booth::consent::NoticeAct::AtLeast14,
        booth::consent::NoticeAct::CollectAndUse,
    ];
    for source in [ContactSource::Card, ContactSource::Badge] {
        let visitor = laptop.answered_visit();
        let draft = ContactDraft {
            particulars: Some(of_a_card()),
            source,
            ..laptop.draft(
                &format!("{}@example.com", source.code()),
                "010-1234-5678",
                &needed,
            )
        };
        let saved = laptop.booth().save_contact(visitor, &draft);
        saved.expect("a contact");
        let status = laptop.booth().contact_status(visitor).expect("a status");
        let permissions = status.permissions;
        assert!(!permissions.is_empty());
        assert!(permissions.iter().all(|it| !it.decision.allowed));
        // Nor without the yes to keep it.
        let draft = ContactDraft {
            granted: Vec::new(),
            ..draft
        };
        let refused = laptop.booth().save_contact(visitor, &draft);
        assert!(matches!(refused, Err(BoothError::Under14)));
    }
}

/// Only what the texts name is filled in; what stands on the card besides is told.
#[test]
fn a_card_fills_what_the_texts_name() {
    let mut fair = fair(806);
    let laptop = &mut fair.laptops[0];
    let card = "BEGIN:VCARD\nVERSION:3.0\nFN:김서연\nORG:온기유리\nTITLE:구매 담당\n\
        EMAIL:seoyeon@example.com\nBDAY:1990-04-12\nEND:VCARD";
    let read = |laptop: &mut Laptop, text: &str| {
        let read = laptop.booth().read_contact_code(text);
        read.expect("read")
    };
    let ScannedContact::Card(whole, left_out) = read(laptop, card) else {
        panic!("a card");
    };
    assert_eq!(whole.company, "온기유리");
    assert_eq!(
        whole.birthday, None,
        "nobody asks for it, and nobody is told"
    );
    assert!(whole.unsure.is_empty() && left_out.is_empty());

    let mut form = laptop.booth().notices_in_use().expect("texts").form;
    form.items.remove("job");
    laptop.booth().publish_notices(&form).expect("published");
    let ScannedContact::Card(fewer, left_out) = read(laptop, card) else {
        panic!("a card");
    };
    assert_eq!(
        (fewer.job.as_str(), fewer.company.as_str()),
        ("", "온기유리")
    );
    assert_eq!(left_out, [CardField::Job].into());

    for text in ["B-20417", "ㅠ-20417", "https://fair.example/badge/20417"] {
        let scanned = read(laptop, text);
        assert!(
            matches!(scanned, ScannedContact::Badge(_)),
            "{text}: {scanned:?}"
        );
    }
    let thanks = laptop.thanks();
    let coupon = laptop.booth().issue_coupon(None, thanks).expect("a coupon");
    for text in [
        "BEGIN:VCARD\nFN:Kim",
        "8801234567893",
        "WIFI:T:WPA;S:booth;;",
        &coupon.digits,
    ] {
        let scanned = read(laptop, text);
        assert!(
            matches!(scanned, ScannedContact::Unreadable(_)),
            "{text}: {scanned:?}"
        );
    }
}

/// The badge finds her again, whatever the keyboard was set to, also for staff who see
/// their own desk only; and whoever wears it is asked about.
#[test]
fn a_badge_that_is_scanned_again_finds_her() {
    let mut fair = fair(807);
    let laptop = &mut fair.laptops[0];
    let visitor = with_card(laptop);
    for text in ["B-20417", "ㅠ-20417", "b-20417\r"] {
        let found = laptop.booth().look_up(text).expect("looked up");
        let Found::People(people, 1) = found else {
            panic!("{text}: {found:?}");
        };
        assert_eq!(people[0].visitor, visitor);
        assert_eq!(people[0].company, "온기유리");
    }
    let found = laptop.booth().look_up("B-2041").expect("looked up");
    assert!(
        matches!(found, Found::Nothing(_)),
        "half a number: {found:?}"
    );

    let again = laptop.answered_visit();
    let draft = ContactDraft {
        badge: Some("B-20417".to_owned()),
        ..laptop.draft("", "010-8765-4321", &EMAIL)
    };
    let known = laptop.booth().known_contact(again, &draft).expect("asked");
    assert_eq!(known.expect("she is known").visitor, visitor);

    laptop
        .booth()
        .destroy_people(&[Whose::Visitor(visitor)], "본인이 요청함", false)
        .expect("forgotten");
    let found = laptop.booth().look_up("B-20417").expect("looked up");
    assert!(matches!(found, Found::Nothing(_)), "{found:?}");
}

/// Whom the number of the badge finds for whoever signs in.
fn wearer(laptop: &mut Laptop, who: Uuid, pin: &str) -> Option<Uuid> {
    laptop.booth().sign_in(who, pin).expect("signed in");
    match laptop.booth().look_up("B-20417").expect("looked up") {
        Found::People(people, _) => people.first().map(|person| person.visitor),
        _ => None,
    }
}

/// Fairs number badges in turn: a colleague who typed 0001, 0002 … must not read
/// everybody's name. She finds who was at this laptop today, the owner finds anybody.
#[test]
fn a_badge_opens_nobody_whom_a_colleague_may_not_see() {
    let mut fair = fair(811);
    let laptop = &mut fair.laptops[0];
    let visitor = with_card(laptop);
    let owner = laptop.booth().staff().expect("staff")[0].0;
    laptop.booth().set_staff_pin(owner, "8352").expect("a PIN");
    let colleague = laptop.booth().add_staff("이하늘", Role::Capture, "7391");
    let colleague = colleague.expect("a colleague");
    assert_eq!(wearer(laptop, colleague, "7391"), Some(visitor), "of today");
    laptop.clock.advance(DAY);
    laptop.booth().sign_in(owner, "8352").expect("the owner");
    laptop.booth().confirm_clock().expect("the owner knows");
    assert_eq!(wearer(laptop, colleague, "7391"), None, "of yesterday");
    assert_eq!(wearer(laptop, owner, "8352"), Some(visitor));
}
