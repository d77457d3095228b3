//! How likely somebody is to use a coupon: learned over fairs, and every number counted
//! again from the tables, without the code that counted them first.

use super::every_reason::{Counted, assert_told};
use crate::fairs::next_fair;
use crate::support::{ANSWERS, DAY, EMAIL, HOUR, Laptop, OPENING, chosen, fair, first_day};
use booth::FairScope;
use booth::follow_up::{CouponAhead, FollowUpPerson};
use chrono::Days;
use coupon::{Benefit, Limits, Place, ProgrammeDraft, ProgrammeKind, Validity};
use recommend::{CouponUse, Estimate, Outcome, Visitor};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;
use words::Sentence;

const GUESTS: u32 = 160;
/// The last day of the coupons, counted from the fair's first.
const LAST_DAY: u64 = 20;

/// An invitation to come back that is good from the first day on, for the booth too.
fn invitation(laptop: &mut Laptop, name: &str, percent: u8, per_person: Option<u32>) -> Uuid {
    laptop.opens(ProgrammeKind::Revisit, |draft: &mut ProgrammeDraft| {
        draft.name = Sentence::of_texts(name, name);
        draft.benefit = Benefit::Percent {
            percent,
            cap_won: None,
        };
        draft.minimum_purchase_won = 0;
        draft.places = BTreeSet::from([Place::Booth, Place::Shop]);
        draft.limits = Limits {
            per_person,
            ..Limits::default()
        };
        draft.validity = Validity::Dates {
            from: first_day(),
            until: first_day() + Days::new(LAST_DAY),
        };
    })
}

/// Somebody who answered, and whom e-mail may reach.
fn guest(laptop: &mut Laptop, email: &str, uses: &str) -> Uuid {
    let visitor = laptop.booth().expect_visitor().expect("somebody is here");
    for (question, choice) in ANSWERS {
        let choice = if question == "use" { uses } else { choice };
        let booth = laptop.booth();
        booth
            .answer(visitor, question, chosen(choice))
            .expect("a choice of the sample");
    }
    let draft = laptop.draft(email, "", &EMAIL);
    let booth = laptop.booth();
    booth.save_contact(visitor, &draft).expect("a contact");
    visitor
}

fn give(laptop: &mut Laptop, visitor: Uuid, programme: Uuid) -> Uuid {
    let coupon = laptop.booth().issue_coupon(Some(visitor), programme);
    coupon.expect("a coupon").id
}

/// Whisky drinkers use the first coupon and wine drinkers the second, mostly. Besides
/// there is one of each that has to be counted with care.
fn play(laptop: &mut Laptop, coupons: [Uuid; 2]) {
    for from in (0..GUESTS).step_by(40) {
        for n in from..from + 40 {
            let uses = ["whisky", "wine"][n as usize % 2];
            let visitor = guest(laptop, &format!("v{n}@example.com"), uses);
            for (place, programme) in coupons.into_iter().enumerate() {
                let coupon = give(laptop, visitor, programme);
                let likes = place == n as usize % 2;
                if n / 2 % 10 < if likes { 6 } else { 1 } {
                    laptop.sell(Some(coupon), 1).expect("a sale");
                }
            }
        }
    }
    let [first, _] = coupons;
    // Taken back: nowhere.
    let visitor = guest(laptop, "taken-back@example.com", "whisky");
    let coupon = give(laptop, visitor, first);
    let voided = laptop.booth().void_coupon(coupon, "잘못 드림");
    voided.expect("it is out of use");
    // Given anew and used: used once.
    let visitor = guest(laptop, "anew@example.com", "whisky");
    let coupon = give(laptop, visitor, first);
    let anew = laptop.booth().reissue_coupon(coupon, "찢어짐");
    laptop
        .sell(Some(anew.expect("another").id), 1)
        .expect("a sale");
    // A use that was undone: none.
    let visitor = guest(laptop, "undone@example.com", "whisky");
    let coupon = give(laptop, visitor, first);
    laptop.sell(Some(coupon), 1).expect("a sale");
    let undone = laptop.booth().undo_last_use(coupon, "잘못 찍음");
    undone.expect("undone");
    // Two visits of one person, one of them with a use: one person, who used it.
    let visitor = guest(laptop, "v0@example.com", "whisky");
    give(laptop, visitor, first);
}

fn listed(laptop: &mut Laptop) -> Vec<FollowUpPerson> {
    let follow_up = laptop.booth().follow_up(FairScope::Current);
    follow_up.expect("people").people
}

/// The coupon with this name among those that are said of somebody.
fn named<'p>(person: &'p FollowUpPerson, name: &str) -> &'p CouponAhead {
    let mut all = person.coupons.coupons.iter();
    all.find(|it| it.name.ko == name).expect("it can be given")
}

/// What the tables tell of the coupons of one programme: of each person whether she used
/// one, and what she answered at this fair.
fn outcomes(laptop: &mut Laptop, counted: &Counted, programme: Uuid) -> Vec<Outcome> {
    let tables = laptop.booth().ledger().connection();
    let mut statement = tables
        .prepare(
            "SELECT coupon.visitor, EXISTS (
                 SELECT 1 FROM redemption WHERE redemption.coupon = coupon.id
                 AND record NOT IN (SELECT redemption FROM redemption_undone))
             FROM coupon WHERE programme = ?1 AND id NOT IN (SELECT coupon FROM coupon_void)",
        )
        .expect("SQL");
    let rows = statement.query_map([programme], |row| Ok((row.get(0)?, row.get(1)?)));
    let mut used: BTreeMap<Uuid, bool> = BTreeMap::new();
    for row in rows.expect("rows") {
        let (visitor, is_used): (Uuid, bool) = row.expect("a row");
        *used.entry(counted.person_of[&visitor]).or_default() |= is_used;
    }
    let mut answers: BTreeMap<Uuid, Visitor> = BTreeMap::new();
    let mut statement = tables
        .prepare(
            "SELECT response.visitor, path, value FROM answer
             JOIN response ON response.id = response WHERE response.fair =
             (SELECT fair FROM coupon WHERE programme = ?1 LIMIT 1)",
        )
        .expect("SQL");
    let rows = statement.query_map([programme], |it| Ok((it.get(0)?, it.get(1)?, it.get(2)?)));
    for row in rows.expect("rows") {
        let (visitor, path, value): (Uuid, String, String) = row.expect("a row");
        let person = answers.entry(counted.person_of[&visitor]).or_default();
        let chosen = value.split_whitespace().map(str::to_owned).collect();
        person.answers.insert(path, chosen);
    }
    let outcome = |(person, was_used): (Uuid, bool)| Outcome {
        programme: programme.to_string(),
        holder: Visitor {
            id: person.to_string(),
            ..answers[&person].clone()
        },
        was_used,
        weight: 0.5,
    };
    used.into_iter().map(outcome).collect()
}

/// Of how many with an answer, or of all, how many used one.
fn count(outcomes: &[Outcome], answer: Option<(&str, &str)>) -> [f64; 2] {
    let has = |it: &&Outcome| {
        answer.is_none_or(|(question, level)| {
            let chosen = it.holder.answers.get(question);
            chosen.is_some_and(|chosen| chosen.contains(level))
        })
    };
    let group: Vec<&Outcome> = outcomes.iter().filter(has).collect();
    let used = group.iter().filter(|it| it.was_used).count();
    [group.len() as f64, used as f64]
}

#[test]
fn every_number_is_true_of_the_tables() {
    let mut fair = fair(1_401);
    let laptop = &mut fair.laptops[0];
    let coupons =
        [("한 잔 더", 10), ("두 잔 더", 30)].map(|(name, it)| invitation(laptop, name, it, None));
    play(laptop, coupons);
    // While they are good, those that will not be used are not known yet.
    laptop.clock.set(OPENING + 6 * DAY);
    laptop.booth().confirm_clock().expect("the owner knows");
    for person in listed(laptop) {
        for coupon in &person.coupons.coupons {
            assert_eq!(coupon.estimate, Estimate::NotKnown { more_holders: 30 });
        }
        let compared = person.coupons.compared().expect("there are several");
        assert!(compared.ko.contains("비교하지 않았습니다"), "{compared}");
    }

    next_fair(laptop, "다음 박람회", true);
    // One comes again and answers otherwise: that says nothing of her first coupons.
    let again = guest(laptop, "v2@example.com", "wine");
    for n in 0..10 {
        guest(
            laptop,
            &format!("new{n}@example.com"),
            ["whisky", "wine"][n % 2],
        );
    }
    laptop.clock.advance(4 * DAY + HOUR);
    let counted = Counted::of(laptop);
    let past = coupons.map(|it| outcomes(laptop, &counted, it));
    assert_eq!(count(&past[0], None)[0], f64::from(GUESTS) + 2.0);
    let model = CouponUse::fit(&counted.questions, &past.concat());
    let people = listed(laptop);
    assert_eq!(people.len(), 11);
    let mut reasons = 0;
    for person in &people {
        let said = &counted.people[&counted.person_of[&person.visitor]];
        for (name, past) in ["한 잔 더", "두 잔 더"].iter().zip(&past) {
            let coupon = named(person, name);
            let Estimate::Known(known) = &coupon.estimate else {
                panic!("{coupon:?}");
            };
            // The same from the tables, and lower without the answer that is named.
            let score = |visitor: &Visitor| match model.estimate(&past[0].programme, visitor) {
                Estimate::Known(known) => known.score,
                other => panic!("{other:?}"),
            };
            let all = count(past, None);
            assert_eq!([known.holders, known.users].map(f64::from), all);
            assert!((known.score - score(said)).abs() < 1e-9, "{coupon:?}");
            let told = coupon.estimate.for_owner();
            let rate = |[n, k]: [f64; 2]| 100.0 * k / n;
            match &known.reason {
                Some(reason) => {
                    reasons += 1;
                    let named = (reason.question.id.as_str(), reason.level.id.as_str());
                    let group = count(past, Some(named));
                    let rates = [rate(group), rate(all)];
                    assert_told(&told.ko, &[group.as_slice(), &rates].concat());
                    let [n, k] = group;
                    assert_told(&told.en, &[[k, n].as_slice(), &rates].concat());
                    let mut without = said.clone();
                    let given = without.answers.remove(named.0).expect("she said it");
                    assert!(given.contains(named.1), "{told}");
                    assert!(score(&without) < score(said), "{told}");
                }
                None => {
                    let [n, k] = all;
                    assert_told(&told.ko, &[n, k, rate(all)]);
                    assert_told(&told.en, &[k, n, rate(all)]);
                }
            }
        }
    }
    assert_eq!(reasons, people.len(), "each likes one of the two");

    // The sample's own invitation was given to nobody, so that nothing is compared.
    let of = |it: Uuid| people.iter().find(|person| person.visitor == it);
    let hers = &of(again).expect("listed").coupons;
    assert_eq!(hers.coupons.len(), 3);
    let unknown = hers.compared().expect("three of them");
    assert!(unknown.ko.contains("비교하지 않았습니다"), "{unknown}");
    // Without it she is likelier to use what wine drinkers use.
    let programmes = laptop.booth().open_programmes().expect("programmes");
    let others = ["한 잔 더", "두 잔 더"];
    for (id, programme) in programmes {
        if programme.for_revisit && !others.contains(&programme.name.ko.as_str()) {
            laptop.booth().close_programme(id).expect("closed");
        }
    }
    let people = listed(laptop);
    let hers = people.iter().find(|person| person.visitor == again);
    let compared = hers.expect("listed").coupons.compared();
    let compared = compared.expect("two of them");
    assert!(compared.ko.starts_with("‘두 잔 더’"), "{compared}");
}

/// Whoever used all that one person may have is told of with no other coupon of it.
#[test]
fn who_used_hers_up_gets_no_other() {
    let mut fair = fair(1_402);
    let laptop = &mut fair.laptops[0];
    let once = invitation(laptop, "한 번만", 10, Some(1));
    let again = invitation(laptop, "몇 번이든", 20, None);
    let [used, unused] = ["one@example.com", "two@example.com"].map(|it| guest(laptop, it, "wine"));
    for visitor in [used, unused] {
        for programme in [once, again] {
            let coupon = give(laptop, visitor, programme);
            if visitor == used {
                laptop.sell(Some(coupon), 1).expect("a sale");
            }
        }
    }
    laptop.clock.set(OPENING + 6 * DAY);
    laptop.booth().confirm_clock().expect("the owner knows");
    let people = listed(laptop);
    let programmes = |visitor: Uuid| -> BTreeSet<Uuid> {
        let person = people.iter().find(|it| it.visitor == visitor);
        let coupons = person.expect("she is listed").coupons.coupons.iter();
        coupons.map(|it| it.programme).collect()
    };
    assert!(programmes(unused).contains(&once));
    assert!(!programmes(used).contains(&once));
    assert!(programmes(used).contains(&again));
}
