//! Whom does the one field of the desk find?

use crate::support::{EMAIL, Laptop, MINUTE, fair};
use booth::desk::Found;
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
        "+82 10 1234 5678",
    ] {
        assert_eq!(found(laptop, typed), [seoyeon], "typed {typed}");
        let decomposed: String = typed.nfd().collect();
        assert_eq!(found(laptop, &decomposed), [seoyeon], "decomposed {typed}");
    }
    assert_eq!(found(laptop, "DO-HYUN"), [dohyun]);
    assert_eq!(found(laptop, "example"), [dohyun, seoyeon], "newest first");
    for typed in ["ㅅㄱ", "78", "0000", "김서현", "  "] {
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
