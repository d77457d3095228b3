//! The ready groups: who is in them, and that their figures add up.

use crate::support::{EMAIL, Fair, Laptop, fair, first_day};
use booth::FairScope;
use booth::coupons::LostLaptop;
use booth::fair::NextFair;
use booth::follow_up::segments::Rule;
use booth::follow_up::{Audience, SavedReach};
use booth::replies::{ReplyDraft, Wanted};
use booth::rights::Whose;
use booth::sales::{BasketLine, SaleRequest};
use chrono::{Datelike as _, Days};
use permission::Channel;
use records::responses::Interest;
use records::visitors::Particulars;
use std::collections::BTreeMap;
use uuid::Uuid;

const DAY: i64 = 24 * 60 * 60 * 1000;

fn audiences(laptop: &mut Laptop, scope: FairScope) -> BTreeMap<&'static str, Audience> {
    let audiences = laptop.booth().audiences(scope).expect("groups");
    let by_id = audiences.groups.into_iter().map(|it| (it.id, it));
    by_id.collect()
}

/// How many people each group has that has any.
fn people(laptop: &mut Laptop, scope: FairScope) -> BTreeMap<&'static str, u32> {
    let counts = audiences(laptop, scope).into_iter();
    let counts = counts.map(|(id, audience)| (id, audience.people));
    counts.filter(|(_, people)| *people > 0).collect()
}

fn buys(laptop: &mut Laptop, visitor: Uuid, coupon: Option<Uuid>) -> Uuid {
    let product = laptop.booth().products().expect("products")[0].0;
    let sold = laptop.booth().record_sale(&SaleRequest {
        visitor: Some(visitor),
        coupon,
        lines: vec![BasketLine {
            product,
            quantity: 3,
        }],
        purpose: None,
    });
    sold.expect("a sale").id
}

/// Everybody is in the groups that her visit puts her in, and leaves them when it does
/// so no longer: a rule is asked anew each time, and no list is kept.
#[test]
fn people_come_and_go_as_the_rules_say() {
    let mut fair = fair(95);
    let laptop = &mut fair.laptops[0];
    assert_eq!(people(laptop, FairScope::Current), BTreeMap::new());

    let visitor = laptop.reachable_visitor("kim@example.com");
    let booth = laptop.booth();
    booth
        .note_visitor(visitor, Some(Interest::Hot), "")
        .expect("a note");
    let request = ReplyDraft {
        wanted: Wanted::Quotation,
        words: "푸른 물병 이백 개".to_owned(),
        channel: Channel::Email,
        by: "한서윤".to_owned(),
        due: first_day() + Days::new(3),
    };
    booth.request_reply(visitor, &request).expect("noted");
    let one = |ids: &[&'static str]| ids.iter().map(|id| (*id, 1)).collect::<BTreeMap<_, _>>();
    assert_eq!(
        people(laptop, FairScope::Current),
        one(&["hot_not_bought", "asked"])
    );

    let thanks = laptop.thanks();
    let coupon = laptop.booth().issue_coupon(Some(visitor), thanks);
    let coupon = coupon.expect("a coupon").id;
    let sale = buys(laptop, visitor, None);
    assert_eq!(
        people(laptop, FairScope::Current),
        one(&["bought", "coupon_unused", "bought_one_of_a_set", "asked"])
    );
    laptop
        .booth()
        .void_sale(sale, "실수")
        .expect("it was a mistake");
    buys(laptop, visitor, Some(coupon));
    assert_eq!(
        people(laptop, FairScope::Current),
        one(&["bought", "bought_one_of_a_set", "asked"])
    );

    laptop
        .booth()
        .withdraw(visitor)
        .expect("she wants nothing any more");
    assert_eq!(
        people(laptop, FairScope::Current),
        one(&["bought", "bought_one_of_a_set"])
    );
}

/// A coupon that is over is nothing to remind anybody of.
#[test]
fn a_coupon_that_is_over_is_not_unused() {
    let mut fair = fair(96);
    let laptop = &mut fair.laptops[0];
    let visitor = laptop.reachable_visitor("kim@example.com");
    let thanks = laptop.thanks();
    laptop
        .booth()
        .issue_coupon(Some(visitor), thanks)
        .expect("a coupon");
    assert_eq!(people(laptop, FairScope::Current)["coupon_unused"], 1);
    laptop.clock.advance(400 * DAY);
    laptop.booth().confirm_clock().expect("the owner knows");
    assert!(!people(laptop, FairScope::Current).contains_key("coupon_unused"));
}

/// A coupon and the one that was given in its stead are used once between them; and no
/// coupon of a laptop that was lost is one to remind of.
#[test]
fn what_would_be_refused_is_not_unused() {
    let mut fair = Fair::with_laptops(2, 94);
    let (one, other) = fair.pair(0, 1);
    let visitor = one.reachable_visitor("kim@example.com");
    let thanks = one.thanks();
    let old = one.booth().issue_coupon(Some(visitor), thanks);
    let old = old.expect("a coupon");
    other.learn_from(one);
    one.booth()
        .reissue_coupon(old.id, "잃어버림")
        .expect("a new one");
    assert_eq!(people(one, FairScope::Current)["coupon_unused"], 1);
    other
        .sell(Some(old.id), 3)
        .expect("the old one is used there");
    one.learn_from(other);
    assert!(!people(one, FairScope::Current).contains_key("coupon_unused"));

    let second = other.reachable_visitor("lee@example.com");
    let issued = other.booth().issue_coupon(Some(second), thanks);
    issued.expect("a coupon");
    one.learn_from(other);
    assert_eq!(people(one, FairScope::Current)["coupon_unused"], 1);
    let device = other.booth().ledger().device().0;
    one.booth()
        .revoke_coupon_key(device, LostLaptop::ShutOut)
        .expect("revoked");
    assert!(!people(one, FairScope::Current).contains_key("coupon_unused"));
}

/// Whoever comes to a second fair came again, under another name of hers as well, and
/// is one person; a first visit is none.
#[test]
fn who_came_to_two_fairs_came_again() {
    let mut fair = fair(97);
    let laptop = &mut fair.laptops[0];
    laptop.reachable_visitor("kim@example.com");
    laptop.clock.advance(30 * DAY);
    laptop.booth().confirm_clock().expect("the owner knows");
    let day = first_day() + Days::new(30);
    let next = NextFair {
        name: "리빙페어 가을".to_owned(),
        starts_on: day,
        ends_on: day,
        with_questionnaire: true,
        with_products: true,
        with_programmes: true,
    };
    laptop.booth().open_next_fair(&next).expect("a next fair");
    laptop.reachable_visitor("lee@example.com");
    assert!(!people(laptop, FairScope::All).contains_key("came_again"));
    laptop.reachable_visitor("kim@example.com");
    let both = audiences(laptop, FairScope::All);
    assert_eq!(both["came_again"].people, 1);
    assert_eq!(both["came_again"].reachable[&Channel::Email], 1);
}

/// In every group whoever may be written to and whoever may not are all its people, and
/// two visits with one address are one person.
#[test]
fn the_figures_add_up() {
    let mut fair = fair(98);
    let laptop = &mut fair.laptops[0];
    let twice = laptop.reachable_visitor("kim@example.com");
    let again = laptop.reachable_visitor("kim@example.com");
    let mut form = laptop.booth().notices_in_use().expect("texts").form;
    form.items.insert("birthday".to_owned());
    laptop.booth().publish_notices(&form).expect("published");
    let born = laptop.answered_visit();
    let draft = booth::consent::ContactDraft {
        particulars: Some(Particulars {
            birthday: first_day().with_year(1990),
            ..Particulars::default()
        }),
        ..laptop.draft("park@example.com", "", &EMAIL[..2])
    };
    laptop.booth().save_contact(born, &draft).expect("kept");
    let nameless = laptop.answered_visit();
    for visitor in [twice, again, born, nameless] {
        buys(laptop, visitor, None);
    }
    let all = audiences(laptop, FairScope::Current);
    let bought = &all["bought"];
    assert_eq!(bought.people, 3, "one of them came twice");
    assert_eq!(bought.reachable[&Channel::Email], 1);
    assert_eq!(bought.reachable[&Channel::Sms], 0);
    let why: BTreeMap<&str, u32> = bought
        .withheld
        .iter()
        .map(|it| (it.code.as_str(), it.count))
        .collect();
    assert_eq!(
        why,
        BTreeMap::from([("declined", 1), ("no_contact_point", 1)])
    );
    assert_eq!(all["birthday_this_month"].people, 1);
    let everybody = laptop.booth().audiences(FairScope::Current).expect("all");
    assert_eq!(
        (everybody.people, everybody.sendable),
        (3, 1),
        "all three bought"
    );
    for audience in all.values() {
        let withheld: u32 = audience.withheld.iter().map(|it| it.count).sum();
        let most = audience.reachable.values().sum::<u32>() + withheld;
        assert!(withheld <= audience.people && audience.people <= most);
    }
}

/// Whoever was deleted is in no group, though her sale and her coupon stay without a name.
#[test]
fn who_was_deleted_is_in_no_group() {
    let mut fair = fair(93);
    let laptop = &mut fair.laptops[0];
    let visitor = laptop.reachable_visitor("kim@example.com");
    buys(laptop, visitor, None);
    assert_eq!(people(laptop, FairScope::All)["bought"], 1);
    laptop
        .booth()
        .destroy_people(&[Whose::Visitor(visitor)], "본인이 요청함", false)
        .expect("destroyed");
    assert_eq!(people(laptop, FairScope::All), BTreeMap::new());
}

/// The reach of everybody as a saved group, where so many can be written to and so many not.
fn saved_reach(seed: u64, reached: usize, withheld: usize) -> SavedReach {
    let mut fair = fair(seed);
    let laptop = &mut fair.laptops[0];
    for number in 0..reached {
        laptop.reachable_visitor(&format!("guest{number}@example.com"));
    }
    for _ in 0..withheld {
        laptop.answered_visit();
    }
    let came_once = Rule {
        conditions: [("visits".to_owned(), ["1".to_owned()].into())].into(),
        ..Rule::default()
    };
    let booth = laptop.booth();
    booth.save_segment(None, "처음", &came_once).expect("saved");
    let saved = booth.saved_audiences().expect("groups");
    saved[0].1.clone().expect("enough people")
}

/// How many of a saved group can be written to is a crossing of it: of three whom a channel
/// reaches, and of three whom none does, no number of the reach is told; of five each is.
#[test]
fn the_reach_of_a_saved_group_tells_of_nobody() {
    for (reached, withheld) in [(9, 3), (3, 9)] {
        let reach = saved_reach(91, reached, withheld);
        assert_eq!((reach.people, reach.hides()), (12, true));
        assert_eq!(reach.reachable[&Channel::Email], None);
        assert_eq!(reach.withheld, None);
    }
    let reach = saved_reach(92, 7, 5);
    assert_eq!((reach.people, reach.hides()), (12, false));
    assert_eq!(reach.reachable[&Channel::Email], Some(7));
    assert_eq!(reach.reachable[&Channel::Sms], Some(0), "that is nobody");
    let withheld = reach.withheld.expect("told").into_iter();
    assert_eq!(withheld.map(|it| it.count).collect::<Vec<_>>(), [5]);
}
