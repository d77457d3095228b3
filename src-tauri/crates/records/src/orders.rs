//! What shops and tills sold, as their own tables say.
//!
//! Of a buyer nothing stands in an order; whose it is says a record of its own, which is
//! destroyed with her.

use crate::derived_id;
use serde::{Deserialize, Serialize};
use std::cmp::Ordering;
use std::collections::BTreeMap;
use uuid::Uuid;

/// `order.reported`: what a table of a shop says of orders. Its entity is
/// [`orders_of`] the shop. The same part of an order may be reported again: the later
/// [`OrderStanding`] counts, and of two amounts the smaller, in whichever order they came.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrdersReported {
    /// The shop, as the owner calls it, or by the id of a known one.
    pub shop: String,
    /// The import, of which this may be one of several records; nil in those of before
    /// imports could be taken back.
    #[serde(default, skip_serializing_if = "Uuid::is_nil")]
    pub import: Uuid,
    /// Its orders.
    pub orders: Vec<OrderReported>,
}

/// What a table says of one order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrderReported {
    /// [`order_of`] the shop and its number.
    pub order: Uuid,
    /// When it was paid, in Unix milliseconds; none of one that nobody paid.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at_ms: Option<i64>,
    /// What it came to.
    pub parts: Vec<PartReported>,
    /// The coupons of ours that were used in it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub coupons: Vec<CouponInOrder>,
}

/// A part of an order: a line with a number, what was paid back, or all of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct PartReported {
    /// Which part; nil for all of the order.
    #[serde(default, skip_serializing_if = "Uuid::is_nil")]
    pub part: Uuid,
    /// Whether it counts.
    pub standing: OrderStanding,
    /// In won; below zero for what was paid back.
    pub won: i64,
}

impl PartReported {
    /// What two tables say of the same part, whichever was read first: the later standing
    /// counts, and of two amounts the smaller, because goods only go back.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        match self.standing.cmp(&other.standing) {
            Ordering::Less => other,
            Ordering::Greater => self,
            Ordering::Equal => Self {
                won: self.won.min(other.won),
                ..self
            },
        }
    }
}

/// Whether a part of an order counts; of several the last in this list does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OrderStanding {
    /// It is not paid yet.
    Waiting,
    /// It was paid.
    Paid,
    /// It was cancelled, or the goods went back.
    TakenBack,
}

/// Whether an order of these parts counts, and what it came to, in won. All of it counts only
/// where none of its lines is known. What was paid back may stand in a row of its own as well
/// as at the line, so the greater of both comes off.
pub fn whole_order(parts: &[PartReported]) -> (OrderStanding, u64) {
    let has_lines = parts.iter().any(|it| !it.part.is_nil() && it.won >= 0);
    let counting = parts.iter().filter(|it| !has_lines || !it.part.is_nil());
    let (mut paid, mut taken_back, mut refunded) = (0_i64, 0_i64, 0_i64);
    let mut latest = OrderStanding::Waiting;
    let mut is_paid = false;
    for part in counting {
        latest = latest.max(part.standing);
        is_paid |= part.standing == OrderStanding::Paid && part.won >= 0;
        match part.standing {
            _ if part.won < 0 => refunded = refunded.saturating_sub(part.won),
            OrderStanding::Waiting => {}
            OrderStanding::Paid => paid = paid.saturating_add(part.won),
            OrderStanding::TakenBack => {
                paid = paid.saturating_add(part.won);
                taken_back = taken_back.saturating_add(part.won);
            }
        }
    }
    let back = taken_back.max(refunded);
    let won = u64::try_from(paid.saturating_sub(back)).unwrap_or_default();
    match (is_paid && (won > 0 || back == 0), back > 0) {
        (true, _) => (OrderStanding::Paid, won),
        (false, true) => (OrderStanding::TakenBack, 0),
        (false, false) => (latest, 0),
    }
}

/// A coupon of ours that was used in an order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct CouponInOrder {
    /// The coupon.
    pub coupon: Uuid,
    /// The rule it was given by; none while its record is not here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub programme: Option<Uuid>,
    /// What counts as taken off, in won: the shop does not say. For an amount whose rest
    /// stays, all that was left; otherwise nothing.
    pub discount_won: u64,
}

/// `order.linked`: an order is this visitor's, who agreed that her purchases are kept. Its
/// entity is the order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrderLinked {
    /// The visitor.
    pub visitor: Uuid,
    /// The import that said so; it is taken back with it.
    #[serde(default, skip_serializing_if = "Uuid::is_nil")]
    pub import: Uuid,
}

/// `order.taken_back`: an import of orders counts for nothing, as if its table had not been
/// taken in. Its entity is [`orders_of`] the shop.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrdersTakenBack {
    /// The import.
    pub import: Uuid,
}

/// `order_columns.chosen`: which columns of a table of orders are read. The entity is
/// [`order_columns_of`] its headings.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct OrderColumnsChosen {
    /// By what a column says, its heading.
    pub columns: BTreeMap<String, String>,
    /// The shop, where somebody named it; empty otherwise.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub shop: String,
}

/// The entity of the orders of a shop.
pub fn orders_of(shop: &str) -> Uuid {
    derived_id("boothloop.orders-of.v1", shop.as_bytes())
}

/// The id of an order, by its shop and its number there: what is kept of the number.
pub fn order_of(shop: &str, number: &str) -> Uuid {
    let mut about = orders_of(shop).as_bytes().to_vec();
    about.extend_from_slice(number.as_bytes());
    derived_id("boothloop.order.v1", &about)
}

/// The id of a part of an order, by what tells it from the others.
pub fn order_part(order: Uuid, part: &str) -> Uuid {
    let mut about = order.as_bytes().to_vec();
    about.extend_from_slice(part.as_bytes());
    derived_id("boothloop.order-part.v1", &about)
}

/// The entity of the columns of tables with these headings.
pub fn order_columns_of(headings: &str) -> Uuid {
    derived_id("boothloop.order-columns.v1", headings.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;
    use OrderStanding::{Paid, TakenBack, Waiting};
    use proptest::prelude::*;

    fn parts(parts: &[(u128, OrderStanding, i64)]) -> Vec<PartReported> {
        let parts = parts.iter();
        parts
            .map(|(part, standing, won)| PartReported {
                part: Uuid::from_u128(*part),
                standing: *standing,
                won: *won,
            })
            .collect()
    }

    #[test]
    fn an_order_comes_to_what_was_not_taken_back() {
        for (told, whole) in [
            (vec![(0, Paid, 9_000)], (Paid, 9_000)),
            (vec![(0, Paid, 0)], (Paid, 0)),
            (vec![(0, Waiting, 9_000)], (Waiting, 0)),
            (vec![(0, TakenBack, 9_000)], (TakenBack, 0)),
            (vec![(1, Paid, 9_000), (2, TakenBack, 4_000)], (Paid, 9_000)),
            // The lines say more than the whole.
            (vec![(0, Paid, 13_000), (1, Paid, 9_000)], (Paid, 9_000)),
            // Paid back in a row of its own, and said at the line as well.
            (vec![(0, Paid, 9_000), (7, Paid, -9_000)], (TakenBack, 0)),
            (vec![(0, Paid, 9_000), (7, Paid, -2_000)], (Paid, 7_000)),
            (
                vec![(1, Paid, 9_000), (2, TakenBack, 4_000), (7, Paid, -4_000)],
                (Paid, 9_000),
            ),
            (vec![(7, Paid, -2_000)], (TakenBack, 0)),
            (vec![], (Waiting, 0)),
        ] {
            assert_eq!(whole_order(&parts(&told)), whole, "{told:?}");
        }
    }

    fn any_part() -> impl Strategy<Value = PartReported> {
        let standing = prop_oneof![Just(Waiting), Just(Paid), Just(TakenBack)];
        (standing, -3_i64..3).prop_map(|(standing, won)| PartReported {
            part: Uuid::nil(),
            standing,
            won,
        })
    }

    proptest! {
        /// It does not matter which table was read first, nor how often.
        #[test]
        fn reports_of_one_part_come_to_the_same(
            one in any_part(), other in any_part(), third in any_part()
        ) {
            prop_assert_eq!(one.and(other), other.and(one));
            prop_assert_eq!(one.and(one), one);
            prop_assert_eq!(one.and(other).and(third), one.and(other.and(third)));
        }
    }
}
