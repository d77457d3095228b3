//! Who was joined is forgotten whole, and is handed everything.

use super::{person, say};
use crate::support::{Fair, HOUR, Laptop};
use booth::BoothError;
use booth::coupons::LostLaptop;
use booth::rights::Whose;
use booth::visitors::Compared;
use words::Language;

/// Who was joined is forgotten whole, by whichever visit or number she asks; who was
/// said to be somebody else stays, also under the same name.
#[test]
fn she_is_forgotten_whole() {
    for by_contact in [false, true] {
        let mut fair = Fair::with_laptops(1, 1506);
        let laptop = &mut fair.laptops[0];
        let first = person(laptop, "김서연", "seoyeon@example.com", "");
        let second = person(laptop, "Seoyeon Kim", "", "010-1234-5678");
        let mother = person(laptop, "김서연", "seoyeon@example.com", "");
        say(laptop, first, second, Compared::Same);
        say(laptop, first, mother, Compared::Different);
        let whose = match by_contact {
            true => Whose::Contact("010-1234-5678"),
            false => Whose::Visitor(second),
        };
        let booth = laptop.booth();
        let destroyed = booth.destroy_people(&[whose], "요청하셔서", false);
        assert_eq!(destroyed.expect("forgotten").visits, 2);
        let names = "SELECT count(*) FROM contact";
        assert_eq!(laptop.count(names), 1);
        assert_eq!(laptop.booth().name_of(mother).expect("hers"), "김서연");
        let refused = laptop.booth().compare_visits(first, mother, Compared::Same);
        assert!(matches!(refused, Err(BoothError::Unknown)), "{refused:?}");
    }
}

/// Who was said to be somebody else stays with all her visits, also with one under no
/// name at which she left the same number; nothing of hers is in the other's report.
#[test]
fn who_was_kept_apart_stays_with_all_her_visits() {
    let mut fair = Fair::with_laptops(1, 1515);
    let folder = tempfile::tempdir().expect("a folder");
    let laptop = &mut fair.laptops[0];
    let phone = "02-555-0000";
    let kim = person(laptop, "김서연", "", phone);
    let nameless = person(laptop, "", "", phone);
    let lee = person(laptop, "이하늘", "haneul@example.com", phone);
    let namesake = person(laptop, "김서연", "", "010-7777-8888");
    say(laptop, nameless, lee, Compared::Same);
    say(laptop, kim, lee, Compared::Different);
    // Kept apart by what was said of another visit only: her name is the same.
    let unsigned = person(laptop, "", "", phone);
    say(laptop, unsigned, namesake, Compared::Same);
    say(laptop, kim, namesake, Compared::Different);
    let booth = laptop.booth();
    let report = booth.save_subject_report(Whose::Visitor(kim), folder.path(), Language::Korean);
    let report = std::fs::read_to_string(&report.expect("a report").files[1]).expect("JSON");
    assert!(report.contains("김서연"), "{report}");
    for hers in ["이하늘", "haneul@example.com", "7777"] {
        assert!(!report.contains(hers), "{hers}: {report}");
    }
    let destroyed = booth.destroy_people(&[Whose::Visitor(kim)], "요청하셔서", false);
    let destroyed = destroyed.expect("forgotten");
    assert_eq!((destroyed.visits, destroyed.kept_hashes), (1, 1));
    laptop.close();
    laptop.open(7);
    laptop.answered_visit();
    for (visit, name) in [(lee, "이하늘"), (namesake, "김서연")] {
        assert_eq!(laptop.booth().name_of(visit).expect("read"), name);
    }
    for visit in [nameless, unsigned] {
        let contact = laptop.booth().contact_status(visit).expect("read").contact;
        assert!(contact.is_some_and(|it| it.name.is_empty()), "she stays");
    }
    let history = laptop.booth().permission_history("haneul@example.com");
    let history = history.expect("known");
    assert!(history.said.iter().all(|said| said.kind != "withdrawn"));
}

/// Two people were taken for one, one of them stopped everything, and they were parted
/// again: each number is its own owner's, whichever of the two is destroyed, by her visit
/// or by her address. The stop itself stays, for both.
#[test]
fn a_stop_at_a_joined_visit_leaves_each_her_own_number() {
    for by_contact in [false, true] {
        let mut fair = Fair::with_laptops(1, 1516);
        let laptop = &mut fair.laptops[0];
        let texted = person(laptop, "김서연", "", "010-1234-5678");
        let mailed = person(laptop, "김서연", "seoyeon@example.com", "");
        say(laptop, texted, mailed, Compared::Same);
        laptop.booth().withdraw(texted).expect("she stops it");
        say(laptop, texted, mailed, Compared::Different);
        for point in ["010-1234-5678", "seoyeon@example.com"] {
            let history = laptop.booth().permission_history(point).expect("known");
            let mut now = history.now.iter();
            assert!(now.all(|it| !it.decision.allowed), "{point} stays silent");
        }
        let (whose, gone, stays) = match by_contact {
            true => (Whose::Contact("seoyeon@example.com"), mailed, texted),
            false => (Whose::Visitor(texted), texted, mailed),
        };
        let destroyed = laptop.booth().destroy_people(&[whose], "요청하셔서", false);
        assert_eq!(destroyed.expect("forgotten").visits, 1);
        laptop.close();
        laptop.open(7);
        laptop.answered_visit();
        assert_eq!(laptop.booth().name_of(gone).expect("read"), "");
        assert_eq!(laptop.booth().name_of(stays).expect("read"), "김서연");
    }
}

/// Another laptop joins two visits without knowing that one of them was forgotten: the
/// other goes as well, with its address, on every laptop. Who came afterwards stays.
#[test]
fn who_was_joined_with_somebody_forgotten_is_forgotten() {
    let mut fair = Fair::with_laptops(2, 1507);
    let (owner, other) = fair.pair(0, 1);
    let first = person(owner, "김서연", "seoyeon@example.com", "");
    let second = person(owner, "Seoyeon Kim", "", "010-1234-5678");
    other.learn_from(owner);
    owner.clock.advance(HOUR);
    owner
        .booth()
        .destroy_people(&[Whose::Visitor(first)], "요청하셔서", false)
        .expect("forgotten");
    say(other, first, second, Compared::Same);
    other.clock.advance(2 * HOUR);
    let later = person(other, "김서연", "", "010-9999-0000");
    say(other, first, later, Compared::Same);
    owner.learn_from(other);
    person(owner, "박도윤", "doyun@example.com", "");
    other.learn_from(owner);
    // Whatever is recorded and met afterwards, she is somebody new.
    owner.learn_from(other);
    for _ in 0..2 {
        owner.close();
        owner.open(7);
        owner.answered_visit();
    }
    other.learn_from(owner);
    for laptop in [owner, other] {
        assert_eq!(laptop.booth().name_of(second).expect("read"), "");
        assert_eq!(laptop.booth().name_of(later).expect("read"), "김서연");
        let said = |laptop: &mut Laptop, point: &str| {
            let history = laptop.booth().permission_history(point).expect("known");
            let mut said = history.said.iter();
            said.any(|said| said.kind == "withdrawn")
        };
        assert!(said(laptop, "010-1234-5678"));
        assert!(!said(laptop, "010-9999-0000"), "her new yes counts");
        assert_eq!(laptop.booth().other_visits(later).expect("none"), []);
    }
}

/// An old visit of hers that arrives after she came again ends alone: not her new visit,
/// nor a colleague's with the same number, however much is recorded afterwards.
#[test]
fn an_old_visit_that_arrives_late_takes_nobody_along() {
    const LINE: &str = "02-555-0000";
    let mut fair = Fair::with_laptops(2, 1518);
    let (owner, other) = fair.pair(0, 1);
    let hers = person(owner, "김서연", "", LINE);
    let late = person(other, "김서연", "", LINE);
    let colleague = person(other, "최유나", "", LINE);
    owner.clock.advance(HOUR);
    owner
        .booth()
        .destroy_people(&[Whose::Visitor(hers)], "요청하셔서", false)
        .expect("forgotten");
    let again = person(owner, "김서연", "", LINE);
    let chief = person(owner, "서가람", "", LINE);
    owner.clock.advance(HOUR);
    owner.learn_from(other);
    for _ in 0..3 {
        owner.answered_visit();
        owner.clock.advance(HOUR);
        owner.close();
        owner.open(7);
    }
    other.learn_from(owner);
    for laptop in [&mut *owner, &mut *other] {
        let name = |of| laptop.booth().name_of(of).expect("read");
        assert_eq!(
            [late, again, colleague, chief].map(name),
            ["", "김서연", "최유나", "서가람"]
        );
    }
    assert_eq!(owner.dump(), other.dump());
}

/// What is handed to her says everything of all her visits, each thing once.
#[test]
fn her_report_holds_all_her_visits() {
    let mut fair = Fair::with_laptops(1, 1510);
    let laptop = &mut fair.laptops[0];
    let first = person(laptop, "김서연", "seoyeon@example.com", "");
    let second = person(laptop, "Seoyeon Kim", "", "010-1234-5678");
    let thanks = laptop.thanks();
    let booth = laptop.booth();
    booth.issue_coupon(Some(second), thanks).expect("a coupon");
    super::buy(laptop, first, 0);
    say(laptop, first, second, Compared::Same);
    let folder = tempfile::tempdir().expect("a folder");
    let saved = laptop
        .booth()
        .save_subject_report(Whose::Visitor(first), folder.path(), Language::Korean)
        .expect("a report");
    let json = saved
        .files
        .iter()
        .find(|it| it.extension().is_some_and(|it| it == "json"));
    let json = std::fs::read_to_string(json.expect("a JSON file")).expect("readable");
    let json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    let visits = json["visits"].as_array().expect("visits");
    assert_eq!(visits.len(), 2);
    let count = |of: &str| -> usize {
        let lists = visits.iter().filter_map(|visit| visit[of].as_array());
        lists.map(Vec::len).sum()
    };
    assert_eq!((count("purchases"), count("coupons")), (1, 1));
    let text = json.to_string();
    assert!(text.contains("seoyeon@example.com") && text.contains("010-1234-5678"));
}

/// Who is named by two of her visits is forgotten once, and counts once among those
/// whom a lost laptop may have known.
#[test]
fn who_is_forgotten_counts_once_for_a_lost_laptop() {
    let mut fair = Fair::with_laptops(2, 1511);
    let (owner, lost) = fair.pair(0, 1);
    let first = person(owner, "김서연", "seoyeon@example.com", "");
    let second = person(owner, "Seoyeon Kim", "", "010-1234-5678");
    person(lost, "황보들", "", "010-9182-7364");
    owner.learn_from(lost);
    say(owner, first, second, Compared::Same);
    let device = lost.booth().ledger().device().0;
    owner.clock.advance(HOUR);
    let both = [Whose::Visitor(first), Whose::Visitor(second)];
    let booth = owner.booth();
    booth
        .destroy_people(&both, "요청하셔서", false)
        .expect("forgotten");
    let since = booth.now().naive_local();
    let loss = booth
        .report_lost_laptop(device, since, LostLaptop::ShutOut)
        .expect("on record");
    assert_eq!(loss.lost.forgotten_since, 1);
}
