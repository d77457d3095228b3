//! Who may be one person?

use super::{buy, person, proposed, say};
use crate::support::{Fair, HOUR, Laptop};
use booth::visitors::{Compared, ComparedVisit};
use records::staff::Role;
use records::visitors::Particulars;
use uuid::Uuid;

/// Somebody of a company.
fn of_company(laptop: &mut Laptop, name: &str, company: &str, email: &str, phone: &str) -> Uuid {
    let visitor = person(laptop, name, email, phone);
    let particulars = Particulars {
        company: company.to_owned(),
        ..Particulars::default()
    };
    laptop
        .booth()
        .correct_particulars(visitor, name, &particulars, "")
        .expect("the texts name the company");
    visitor
}

/// The same number at two laptops is proposed with where and when each came; it names
/// nobody of whom nothing agrees, and only whoever leads the booth sees it.
#[test]
fn the_same_number_at_two_laptops_is_proposed() {
    let mut fair = Fair::with_laptops(2, 1500);
    let (one, other) = fair.pair(0, 1);
    let first = person(one, "김서연", "seoyeon@example.com", "010-1234-5678");
    person(one, "박도윤", "doyun@example.com", "010-2222-3333");
    buy(one, first, 0);
    other.clock.advance(HOUR);
    let second = person(other, "김 서연", "", "010-1234-5678");
    assert_eq!(proposed(one), []);
    one.learn_from(other);

    let proposals = one.booth().proposed_merges(10).expect("a list");
    let [proposal] = proposals.shown.as_slice() else {
        panic!("one pair, not {}", proposals.total);
    };
    assert_eq!(proposal.evidence.ko, "전화번호(010-1234-5678)가 같습니다.");
    let [earlier, later] = &proposal.visits;
    assert_eq!((earlier.visitor, later.visitor), (first, second));
    assert!(earlier.came.ko.contains("10:01"), "{}", earlier.came.ko);
    assert!(later.came.ko.contains("11:01"), "{}", later.came.ko);
    let allowed = |visit: &ComparedVisit| visit.allowed.len();
    assert_eq!(
        (allowed(earlier), allowed(later)),
        (1, 0),
        "e-mail, and nothing"
    );
    assert_eq!((earlier.bought.len(), later.bought.len()), (1, 0));
    let laptop = |visit: &ComparedVisit| visit.laptop.clone().expect("a laptop").ko;
    assert_eq!(laptop(earlier), "이 기기");
    assert_ne!(laptop(later), laptop(earlier));
    let looks = "SELECT count(*) FROM access WHERE act = 'listed'";
    assert!(one.count(looks) > 0, "the look is on record");
}

/// Name and company are evidence as long as no number or address says otherwise; the
/// same number under two names is proposed last, and says so.
#[test]
fn weaker_evidence_says_what_it_is() {
    let mut fair = Fair::with_laptops(1, 1501);
    let laptop = &mut fair.laptops[0];
    let by_phone = of_company(laptop, "이하늘", "주식회사 온빛", "", "010-1111-2222");
    let by_mail = of_company(laptop, "이하늘", "온빛", "haneul@example.com", "");
    of_company(laptop, "한바다", "온빛", "", "010-3333-4444");
    let namesake = of_company(
        laptop,
        "한바다",
        "온빛",
        "bada@example.com",
        "010-5555-6666",
    );
    let clerk = person(laptop, "정노을", "", "02-555-0000");
    let chief = person(laptop, "서가람", "", "02-555-0000");
    let found = proposed(laptop);
    let evidence: Vec<&str> = found.iter().map(|(_, told)| told.as_str()).collect();
    assert_eq!(
        evidence,
        [
            "이름(이하늘)과 회사(주식회사 온빛)가 같고, 서로 다른 연락처가 없습니다.",
            "전화번호(02-555-0000)가 같지만 이름은 다릅니다."
        ]
    );
    assert_eq!(found[0].0, [by_phone, by_mail]);
    assert_eq!(found[1].0, [clerk, chief]);
    assert!(!found.iter().any(|(pair, _)| pair.contains(&namesake)));
}

/// Of very many under one number nobody is left out: as pairs are decided, the others
/// come, until nobody is left to ask about.
#[test]
fn everybody_under_one_number_comes_up() {
    let mut fair = Fair::with_laptops(1, 1502);
    let laptop = &mut fair.laptops[0];
    let visits: Vec<Uuid> = (0..5)
        .map(|_| person(laptop, "", "", "02-555-0000"))
        .collect();
    let proposals = laptop.booth().proposed_merges(1).expect("a list");
    assert_eq!((proposals.shown.len(), proposals.total), (1, 4));
    let mut decided = 0;
    while let Some((pair, _)) = proposed(laptop).first() {
        say(laptop, pair[0], pair[1], Compared::Different);
        decided += 1;
    }
    assert_eq!(decided, 10, "every pair of five was asked about once");
    say(laptop, visits[0], visits[4], Compared::Undecided);
    assert_eq!(proposed(laptop).len(), 1);
}

/// Only whoever leads the booth is asked, and decides.
#[test]
fn who_only_captures_is_not_asked() {
    let mut fair = Fair::with_laptops(1, 1512);
    let laptop = &mut fair.laptops[0];
    let first = person(laptop, "김서연", "seoyeon@example.com", "");
    let second = person(laptop, "김서연", "seoyeon@example.com", "");
    let booth = laptop.booth();
    let owner = booth.staff().expect("staff")[0].0;
    booth.set_staff_pin(owner, "2469").expect("her own PIN");
    for (role, name, pin, may) in [
        (Role::Capture, "이하늘", "8302", false),
        (Role::Manage, "한바다", "7391", true),
    ] {
        booth.sign_in(owner, "2469").expect("the owner");
        let colleague = booth.add_staff(name, role, pin).expect("a colleague");
        booth.sign_in(colleague, pin).expect("she is there");
        assert_eq!(booth.proposed_merges(10).is_ok(), may, "{role:?}");
        let decided = booth.compare_visits(first, second, Compared::Same);
        assert_eq!(decided.is_ok(), may, "{role:?}: {decided:?}");
        let parted = booth.part_visit(first);
        assert_eq!(parted.is_ok(), may, "{role:?}: {parted:?}");
    }
}
