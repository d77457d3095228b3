//! What was sold, and how that compares with what the booth cost.

use super::reading::{Known, Sold};
use words::{Sentence, sentence};

/// What was sold at the fair, and after it to its visitors.
pub(super) struct Turnover {
    pub(super) there: Amount,
    pub(super) after: Amount,
}

/// Sales of which it is known what they came to.
#[derive(Clone, Copy, Default)]
pub(super) struct Amount {
    pub(super) sales: u64,
    pub(super) won: u64,
}

impl Amount {
    pub(super) fn of<'a>(sold: impl Iterator<Item = &'a Sold>) -> Self {
        sold.filter_map(|it| it.won)
            .fold(Self::default(), |sum, won| Self {
                sales: sum.sales + 1,
                won: sum.won.saturating_add(won),
            })
    }
}

impl Turnover {
    pub(super) fn of(known: &Known) -> Self {
        let linked = known.sold_after.iter().filter(|(_, way)| way.is_some());
        Self {
            there: Amount::of(known.sold_there.iter()),
            after: Amount::of(linked.map(|(sold, _)| sold)),
        }
    }

    pub(super) fn sales(&self) -> u64 {
        self.there.sales + self.after.sales
    }

    pub(super) fn won(&self) -> u64 {
        self.there.won.saturating_add(self.after.won)
    }

    /// Whether it paid, as far as that is known.
    pub(super) fn answer(&self, cost_won: Option<u64>) -> Sentence {
        let won = self.won();
        match cost_won {
            None => sentence!("fair-report-answer-no-cost", won = won),
            Some(cost) if won >= cost => sentence!(
                "fair-report-answer-more",
                won = won,
                cost = cost,
                more = won - cost
            ),
            Some(cost) => sentence!(
                "fair-report-answer-less",
                won = won,
                cost = cost,
                less = cost - won
            ),
        }
    }
}
