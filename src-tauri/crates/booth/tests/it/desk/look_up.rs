//! Whom does the one field of the desk find?

use crate::random::{is_an_answer, step, take};
use crate::support::{EMAIL, Fair, Laptop, MINUTE, fair};
use booth::BoothError;
use booth::consent::{ContactDraft, Particulars, ScannedContact};
use booth::desk::Found;
use booth::fair::NextFair;
use people::{CardField, MatchQuality, SearchQuery, Searched};
use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization as _;
use uuid::Uuid;

fn somebody(laptop: &mut Laptop, name: &str, email: &str, phone: &str) -> Uuid {
    let visitor = laptop.answered_visit();
    let mut draft = laptop.draft(email, phone, &EMAIL);
    draft.name = name.to_owned();
    laptop
        .booth()
        .save_contact(visitor, &draft)
        .expect("a contact");
    laptop.clock.advance(MINUTE);
    visitor
}

fn found(laptop: &mut Laptop, typed: &str) -> Vec<Uuid> {
    match laptop.booth().look_up(typed).expect("an answer") {
        Found::People(people, _) => people.iter().map(|person| person.visitor).collect(),
        _ => Vec::new(),
    }
}

#[test]
fn a_person_is_found_by_any_part_of_what_is_known_of_her() {
    let mut fair = fair(301);
    let laptop = &mut fair.laptops[0];
    let seoyeon = somebody(laptop, "김서연", "seoyeon@example.com", "010-1234-5678");
    let dohyun = somebody(laptop, "Park Do-hyun", "park@example.org", "");
    for typed in [
        "김서연",
        "ㄱㅅㅇ",
        "ㄳㅇ",
        "ㅅㅇ",
        "서여",
        "seoyeon@",
        "example.com",
        "5678",
        "1234",
        "010-1234",
        "78",
        "+82 10 1234 5678",
    ] {
        assert_eq!(found(laptop, typed), [seoyeon], "typed {typed}");
        let decomposed: String = typed.nfd().collect();
        assert_eq!(found(laptop, &decomposed), [seoyeon], "decomposed {typed}");
    }
    assert_eq!(found(laptop, "DO-HYUN"), [dohyun]);
    assert_eq!(found(laptop, "example"), [dohyun, seoyeon], "newest first");
    for typed in ["ㅅㄱ", "79", "0000", "김서현", "  "] {
        assert!(found(laptop, typed).is_empty(), "typed {typed}");
    }
}

#[test]
fn whoever_fits_best_is_listed_first() {
    let mut fair = fair(302);
    let laptop = &mut fair.laptops[0];
    let whole = somebody(laptop, "서연", "a@example.com", "");
    let start = somebody(laptop, "서연우", "b@example.com", "");
    let inside = somebody(laptop, "김서연", "c@example.com", "");
    let initials = somebody(laptop, "손예진", "d@example.com", "");
    assert_eq!(found(laptop, "서연"), [whole, start, inside]);
    assert_eq!(
        found(laptop, "ㅅㅇ"),
        [initials, start, whole, inside],
        "at the start of a name, then inside; of equals the newest"
    );
}

fn company(name: &str) -> Option<Particulars> {
    Some(Particulars {
        company: name.to_owned(),
        ..Particulars::default()
    })
}

/// Buyers are often known by their company only.
#[test]
fn a_person_is_found_by_her_company() {
    let mut fair = fair(303);
    let laptop = &mut fair.laptops[0];
    let visitor = laptop.answered_visit();
    let draft = ContactDraft {
        particulars: company("  (주)온기 유리\n"),
        ..laptop.draft("seoyeon@example.com", "", &EMAIL)
    };
    let saved = laptop.booth().save_contact(visitor, &draft);
    saved.expect("a contact");
    for typed in ["온기유리", "ㅇㄱㅇㄹ", "온기 유ㄹ", "(주)온기"] {
        assert_eq!(found(laptop, typed), [visitor], "typed {typed}");
    }
    let known = laptop.booth().people().expect("everybody");
    assert_eq!(known[0].particulars.company, "(주)온기 유리", "in one line");
    let too_long = ContactDraft {
        particulars: company(&"가".repeat(101)),
        ..draft
    };
    let refused = laptop.booth().save_contact(visitor, &too_long);
    assert!(matches!(refused, Err(BoothError::ContactUnusable(_))));
    assert_eq!(found(laptop, "온기유리"), [visitor], "as it was");
}

/// Everybody as a plain scan of what is on record ranks them.
fn scanned(laptop: &mut Laptop, typed: &str) -> Vec<Uuid> {
    let query = SearchQuery::new(typed);
    let people = laptop.booth().people().expect("everybody");
    let mut found: Vec<(MatchQuality, Uuid)> = people
        .iter()
        .filter_map(|contact| {
            let searched = Searched {
                name: &contact.name,
                company: &contact.particulars.company,
                email: &contact.email,
                phone: &contact.phone,
            };
            Some((query.match_person(&searched)?, contact.visitor))
        })
        .collect();
    found.sort_by_key(|(quality, _)| *quality);
    found.into_iter().map(|(_, visitor)| visitor).collect()
}

/// Asserts that the search knows neither more nor less than the store does now.
fn assert_current(laptop: &mut Laptop, when: &str) {
    for typed in ["김", "ㅅ", "example", "010", "8", "서연", "이ㄷ"] {
        let expected = scanned(laptop, typed);
        let all = laptop.booth().search_people(typed, usize::MAX);
        let (people, fitting) = all.expect("an answer");
        let people: Vec<Uuid> = people.iter().map(|contact| contact.visitor).collect();
        assert_eq!(people, expected, "{when}, typed {typed}");
        assert_eq!(fitting, expected.len(), "{when}, typed {typed}");
        let (first, fitting) = laptop.booth().search_people(typed, 1).expect("an answer");
        assert_eq!(first.len(), expected.len().min(1), "{when}, typed {typed}");
        assert_eq!(fitting, expected.len(), "what is not listed is counted");
    }
}

/// Whatever writes, the next key finds who is there and nobody who is not:
/// corrections, another laptop's people, a rebuild, a closed store.
#[test]
fn the_search_follows_whatever_happens_to_the_store() {
    let mut fair = Fair::with_laptops(2, 304);
    let [here, there] = &mut fair.laptops[..] else {
        panic!("two laptops");
    };
    let seoyeon = somebody(here, "김서연", "seoyeon@example.com", "010-1234-5678");
    assert_current(here, "a contact");
    let draft = ContactDraft {
        name: "이도현".to_owned(),
        ..here.draft("dohyun@example.com", "", &EMAIL)
    };
    let corrected = here.booth().save_contact(seoyeon, &draft);
    corrected.expect("a contact");
    assert!(found(here, "김서연").is_empty(), "she is called so no more");
    assert_eq!(found(here, "이도ㅎ"), [seoyeon]);
    assert_current(here, "a correction");

    let refused = ContactDraft {
        granted: Vec::new(),
        name: "김서윤".to_owned(),
        ..draft
    };
    let refused = here.booth().save_contact(seoyeon, &refused);
    refused.expect_err("she allowed nothing");
    assert_current(here, "a refusal");

    let elsewhere = somebody(there, "김서연", "there@example.com", "010-2222-5678");
    here.learn_from(there);
    assert_eq!(found(here, "김서연"), [elsewhere]);
    assert_current(here, "a merge");
    here.booth().ledger().verify().expect("a check");
    assert_current(here, "a check, which derives everything and undoes it");
    here.booth().ledger().rebuild().expect("a rebuild");
    assert_current(here, "a rebuild");
    here.close();
    here.open(305);
    assert_current(here, "opening");
    assert_eq!(found(here, "김서연"), [elsewhere]);
}

/// Whoever was destroyed is found by nothing any more, without the store being
/// closed; nor on another laptop once it knows.
#[test]
fn nobody_who_was_destroyed_is_found() {
    let mut fair = Fair::with_laptops(2, 306);
    let [here, there] = &mut fair.laptops[..] else {
        panic!("two laptops");
    };
    let seoyeon = somebody(here, "김서연", "seoyeon@example.com", "010-1234-5678");
    there.learn_from(here);
    for laptop in [&mut *here, &mut *there] {
        assert_eq!(found(laptop, "김서연"), [seoyeon]);
    }
    let booth = here.booth();
    let first = booth.fair_id();
    let day = booth.fair().starts_on;
    let next = booth.open_next_fair(&NextFair {
        name: "다음 박람회".to_owned(),
        starts_on: day,
        ends_on: day,
        with_questionnaire: true,
        with_products: false,
        with_programmes: false,
    });
    next.expect("another fair");
    let newcomer = somebody(here, "이도현", "dohyun@example.com", "");
    assert_current(here, "another fair");
    let destroyed = here.booth().destroy_fair(first, "보유 기간이 끝남");
    destroyed.expect("it is destroyed");
    there.learn_from(here);
    for laptop in [&mut *here, &mut *there] {
        for typed in ["김서연", "ㄱㅅㅇ", "seoyeon", "5678", "01012345678", "ㄱ"] {
            assert!(found(laptop, typed).is_empty(), "typed {typed}");
        }
        assert_eq!(found(laptop, "ㅇ"), [newcomer]);
        assert_current(laptop, "a destruction");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    /// Whatever people do at the booth, and in whatever order.
    #[test]
    fn the_search_is_never_behind_the_store(
        seed: u64,
        steps in proptest::collection::vec((0_usize..2, prop::option::weighted(0.9, step())), 1..25),
    ) {
        let mut fair = Fair::with_laptops(2, seed);
        for (number, step) in &steps {
            let [one, other] = &mut fair.laptops[..] else {
                panic!("two laptops");
            };
            let (here, there) = if *number == 0 { (one, other) } else { (other, one) };
            match step {
                Some(step) => {
                    if let Err(error) = take(here, step) {
                        prop_assert!(is_an_answer(&error), "{step:?}: {error}");
                    }
                }
                None => here.learn_from(there),
            }
            assert_current(here, "after a step");
        }
    }
}

/// A visiting card is whoever left the address or the number on it; of nobody known it is
/// read as at the contact step, and half a card is told.
#[test]
fn a_card_is_who_left_what_stands_on_it_or_somebody_new() {
    let mut fair = fair(340);
    let laptop = &mut fair.laptops[0];
    let seoyeon = somebody(laptop, "김서연", "seoyeon@example.com", "010-1234-5678");
    let card = |name: &str, email: &str, phone: &str| {
        format!(
            "BEGIN:VCARD\nVERSION:3.0\nFN:{name}\nORG:온기유리\nEMAIL:{email}\nTEL:{phone}\nEND:VCARD"
        )
    };
    for hers in [
        card("Kim", "seoyeon@example.com", "010-0000-1111"),
        card("Kim", "other@example.com", "+82 10-1234-5678"),
        "MECARD:N:Kim;TEL:01012345678;;".to_owned(),
    ] {
        assert_eq!(found(laptop, &hers), [seoyeon], "{hers}");
    }
    let new = card("박도현", "park@example.org", "010-7777-8888");
    for text in [new.clone(), new.replace('\n', "\r\n"), format!("]Q1{new}")] {
        let Found::Card(card) = laptop.booth().look_up(&text).expect("an answer") else {
            panic!("{text:?} is a card of nobody known");
        };
        let ScannedContact::Card(card, left_out) = *card else {
            panic!("{text:?} is whole");
        };
        assert_eq!(
            (card.name.as_str(), card.email.as_str()),
            ("박도현", "park@example.org")
        );
        assert!(card.company == "온기유리" || left_out.contains(&CardField::Company));
    }
    let cut_off = new.trim_end_matches("END:VCARD");
    let answer = laptop.booth().look_up(cut_off).expect("an answer");
    let Found::Nothing(why) = answer else {
        panic!("half a card is nobody: {answer:?}");
    };
    assert!(why.ko.contains("끝까지"), "{}", why.ko);
}
