//! A message holds what its topic is about, and nothing else: who asked for workshops is not
//! sold a glass.

use super::targets::{column, export, reasons, request};
use crate::support::{DAY, EMAIL, Laptop, OPENING, fair};
use booth::BoothError;
use booth::consent::ContactDraft;
use booth::follow_up::{DraftKind, DraftPlace};
use permission::Channel;
use uuid::Uuid;
use words::Language;

/// Somebody who allows e-mail and wants to hear about this only.
fn wants(laptop: &mut Laptop, email: &str, topic: &str) -> Uuid {
    let visitor = laptop.answered_visit();
    let draft = ContactDraft {
        topics: vec![topic.to_owned()],
        ..laptop.draft(email, "", &EMAIL)
    };
    laptop.booth().save_contact(visitor, &draft).expect("kept");
    visitor
}

fn workshop(kind: DraftKind) -> DraftPlace {
    DraftPlace {
        kind,
        topic: Some("workshop".to_owned()),
        channel: None,
    }
}

/// The owner's words about workshops are sent to who asked for them, whichever draft of
/// goods the others get, and no goods are in their row.
#[test]
fn who_asked_for_workshops_is_not_sold_a_glass() {
    let mut fair = fair(2_100);
    let laptop = &mut fair.laptops[0];
    wants(laptop, "workshop@example.com", "workshop");
    wants(laptop, "goods@example.com", "new_products");
    // What others bought is what goods can be recommended by.
    let product = laptop.booth().products().expect("products")[0].0;
    for _ in 0..40 {
        let visitor = laptop.answered_visit();
        laptop.buy(visitor, product);
    }
    laptop.clock.set(OPENING + 5 * DAY);

    let (made, _folder) = export(laptop, &request("csv")).expect("files");
    assert_eq!(made.rows, 2);
    let file = &made.files[0];
    let products = laptop.booth().products().expect("products");
    let products: Vec<String> = products.into_iter().map(|(_, it)| it.name.ko).collect();
    let emails = column(file, "연락처");
    let rows = emails.iter().zip(column(file, "문안")).zip(
        column(file, "추천 제품")
            .into_iter()
            .zip(column(file, "손님께 드릴 이유")),
    );
    for ((email, text), (product, reason)) in rows {
        let is_of_goods = email == "goods@example.com";
        assert_eq!(!product.is_empty(), is_of_goods, "{product}");
        assert_eq!(!reason.is_empty(), is_of_goods, "{reason}");
        let named = products.iter().any(|name| text.contains(name.as_str()));
        assert_eq!(named, is_of_goods, "{text}");
        assert_eq!(
            text.contains("유리를 직접 불어 보는"),
            !is_of_goods,
            "{text}"
        );
    }
}

/// Where the owner wrote nothing about workshops, nobody gets a message about glasses
/// instead: they are counted, she is told why, and asking for that topic says what to do.
#[test]
fn a_topic_without_words_waits_for_the_owner() {
    let mut fair = fair(2_101);
    let laptop = &mut fair.laptops[0];
    wants(laptop, "workshop@example.com", "workshop");
    wants(laptop, "goods@example.com", "new_products");
    laptop.clock.set(OPENING + 5 * DAY);
    for language in [Language::Korean, Language::English] {
        let place = workshop(DraftKind::Recommendation);
        laptop
            .booth()
            .set_draft(&place, language, None)
            .expect("reset");
    }

    let (made, _folder) = export(laptop, &request("csv")).expect("files");
    assert_eq!(column(&made.files[0], "연락처"), ["goods@example.com"]);
    assert_eq!(reasons(&made), [("topic_not_chosen", 1)]);
    let told = made.notes.iter().filter(|it| it.ko.contains("공방 체험"));
    assert_eq!(told.count(), 1, "{:?}", made.notes);

    let mut about_workshops = request("csv");
    about_workshops.topic = Some("workshop".to_owned());
    let refused = export(laptop, &about_workshops);
    let Err(BoothError::NotPossible(why)) = refused else {
        panic!("{refused:?}");
    };
    assert!(why.ko.contains("문안"), "{}", why.ko);

    // A tool that keeps contacts and carries no message holds them all the same.
    let (kept, _folder) = export(laptop, &request("vcard-4")).expect("contacts");
    assert_eq!(kept.rows, 2);
}

/// An owner who wrote in one language only is quoted in that one.
#[test]
fn words_in_one_language_are_sent_to_everybody() {
    let mut fair = fair(2_102);
    let laptop = &mut fair.laptops[0];
    let visitor = laptop.answered_visit();
    let draft = ContactDraft {
        topics: vec!["workshop".to_owned()],
        language: "en".to_owned(),
        ..laptop.draft("kim@example.com", "", &EMAIL)
    };
    laptop.booth().save_contact(visitor, &draft).expect("kept");
    laptop.clock.set(OPENING + 5 * DAY);
    let place = DraftPlace {
        channel: Some(Channel::Sms),
        ..workshop(DraftKind::Thanks)
    };
    let mut thanks = request("csv");
    thanks.draft = Some(DraftKind::Thanks);
    let text = "{브랜드}의 공방에서 뵙겠습니다.\n혜택: 먼저 신청하실 수 있습니다.";
    let set = |laptop: &mut Laptop, place: &DraftPlace| {
        let language = Language::Korean;
        laptop
            .booth()
            .set_draft(place, language, Some(text))
            .expect("written");
    };
    set(laptop, &place);
    let refused = export(laptop, &thanks);
    assert!(
        matches!(refused, Err(BoothError::NobodyToWriteTo { .. })),
        "words for text messages are none for e-mail: {refused:?}"
    );
    set(laptop, &workshop(DraftKind::Thanks));
    let (made, _folder) = export(laptop, &thanks).expect("files");
    assert!(column(&made.files[0], "문안")[0].contains("공방에서 뵙겠습니다"));
}
