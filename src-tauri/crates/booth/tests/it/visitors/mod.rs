//! Two visits that may be one person's: who is proposed, what a decision joins, and what
//! taking it back leaves.

mod deciding;
mod destroying;
mod permitting;
mod proposing;

use crate::support::{DAY, EMAIL, Laptop, MINUTE};
use booth::consent::NoticeAct;
use booth::fair::NextFair;
use booth::sales::{BasketLine, SaleRequest};
use booth::visitors::Compared;
use uuid::Uuid;

/// Somebody with a name, an address and a number, either of which may be empty.
fn left(laptop: &mut Laptop, name: &str, email: &str, phone: &str, acts: &[NoticeAct]) -> Uuid {
    laptop.clock.advance(MINUTE);
    let visitor = laptop.answered_visit();
    let mut draft = laptop.draft(email, phone, acts);
    draft.name = name.to_owned();
    laptop.booth().save_contact(visitor, &draft).expect("kept");
    visitor
}

fn person(laptop: &mut Laptop, name: &str, email: &str, phone: &str) -> Uuid {
    left(laptop, name, email, phone, &EMAIL)
}

fn proposed(laptop: &mut Laptop) -> Vec<([Uuid; 2], String)> {
    let proposals = laptop.booth().proposed_merges(100).expect("a list");
    assert_eq!(proposals.total, proposals.shown.len(), "nothing is cut");
    let shown = proposals.shown.into_iter();
    shown
        .map(|it| (it.visits.map(|visit| visit.visitor), it.evidence.ko))
        .collect()
}

fn say(laptop: &mut Laptop, one: Uuid, other: Uuid, said: Compared) {
    let booth = laptop.booth();
    booth.compare_visits(one, other, said).expect("decided");
}

fn buy(laptop: &mut Laptop, visitor: Uuid, product: usize) {
    let product = laptop.booth().products().expect("products")[product].0;
    let sale = SaleRequest {
        visitor: Some(visitor),
        lines: vec![BasketLine {
            product,
            quantity: 1,
        }],
        ..SaleRequest::default()
    };
    laptop.booth().record_sale(&sale).expect("a sale");
}

fn next_fair(laptop: &mut Laptop) {
    let ends_on = laptop.booth().fair().ends_on;
    let next = NextFair {
        name: "다음 박람회".to_owned(),
        starts_on: ends_on + chrono::Days::new(1),
        ends_on: ends_on + chrono::Days::new(3),
        with_products: true,
        with_questionnaire: true,
        with_programmes: true,
    };
    laptop.clock.advance(5 * DAY);
    laptop.booth().confirm_clock().expect("the owner knows");
    laptop.booth().open_next_fair(&next).expect("opened");
}
