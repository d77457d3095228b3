//! Takes back a table of orders that was taken in by mistake.

use super::shop_name;
use crate::facts::Facts;
use crate::{Booth, BoothError, Right};
use records::Body;
use records::orders::OrdersTakenBack;
use tables::order::{self as order_table, ImportRow};
use uuid::Uuid;
use words::{Sentence, sentence};

/// A table of orders that counts for nothing any more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TakenBackOrders {
    /// The import.
    pub id: Uuid,
    /// The shop.
    pub shop: Sentence,
    /// Of how many orders it had told anything new.
    pub orders: usize,
}

impl TakenBackOrders {
    /// What was done, in words.
    pub fn sentence(&self) -> Sentence {
        let (shop, orders) = (&self.shop, self.orders);
        sentence!("orders-taken-back", shop = shop, orders = orders)
    }
}

impl Booth {
    /// Takes back an import of orders, the latest unless one is named, as if its table had
    /// never been taken in. Of one shop the latest goes first: a table tells only what
    /// those before it did not.
    ///
    /// # Errors
    /// [`BoothError::NotPossible`] for one that is not known, was taken back already, or is
    /// not the latest of its shop, and for anybody but the owner; when nothing could be
    /// written.
    pub fn take_back_orders(
        &mut self,
        import: Option<Uuid>,
    ) -> Result<TakenBackOrders, BoothError> {
        self.append(Right::Owner, |facts| {
            let row = facts.import_to_take_back(import)?;
            let taken = OrdersTakenBack { import: row.import };
            let record = facts.record(row.shop, None, Body::OrdersTakenBack(taken));
            let taken = TakenBackOrders {
                id: row.import,
                shop: shop_name(&row.name),
                orders: row.orders,
            };
            Ok((vec![record], taken))
        })
    }
}

impl Facts<'_> {
    fn import_to_take_back(&self, import: Option<Uuid>) -> Result<ImportRow, BoothError> {
        let refused = |why| Err(BoothError::NotPossible(why));
        let all = order_table::imports(self.tables)?;
        let mut standing = all.iter().filter(|row| !row.is_taken_back);
        let found = match import {
            None => standing.clone().next(),
            Some(import) => all.iter().find(|row| row.import == import),
        };
        let Some(found) = found else {
            return refused(sentence!("orders-import-unknown"));
        };
        if found.is_taken_back {
            return refused(sentence!("orders-import-taken-back"));
        }
        match standing.find(|row| row.shop == found.shop) {
            Some(latest) if latest != found => {
                let latest = latest.import.to_string();
                refused(sentence!("orders-import-not-latest", latest = latest))
            }
            _ => Ok(found.clone()),
        }
    }
}
