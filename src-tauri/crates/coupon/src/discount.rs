//! How many won come off, and off which line.

use crate::reason::Reason;
use crate::terms::{Benefit, Terms};
use std::collections::BTreeSet;
use uuid::Uuid;
use words::Sentence;

/// One line of a basket.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The product.
    pub product: Uuid,
    /// Its tags in the catalogue.
    pub tags: BTreeSet<String>,
    /// Its price, in won.
    pub unit_price_won: u64,
    /// How many pieces.
    pub quantity: u32,
}

/// What a coupon takes off a basket.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Discount {
    /// Won off the whole basket; never more than the eligible lines come to.
    pub won: u64,
    /// The same won, line by line in the basket's order, so that a receipt and
    /// a refund of one line are exact.
    pub per_line_won: Vec<u64>,
    /// The thing to hand out, for a gift.
    pub gift: Option<Sentence>,
}

/// What these rules take off this basket.
///
/// Whole won throughout; a fraction of a won stays with the owner. Refusals:
/// [`Reason::NotForTheseProducts`], [`Reason::MinimumNotMet`],
/// [`Reason::TooFewPieces`], [`Reason::AmountTooLarge`].
pub fn discount(terms: &Terms, basket: &[Line]) -> Result<Discount, Reason> {
    let is_eligible = |line: &Line| terms.products.includes(line.product, &line.tags);
    let mut eligible_won = Vec::with_capacity(basket.len());
    let mut total: u64 = 0;
    let mut pieces: u64 = 0;
    for line in basket {
        let won = if is_eligible(line) {
            pieces = pieces.saturating_add(u64::from(line.quantity));
            line.unit_price_won
                .checked_mul(u64::from(line.quantity))
                .ok_or(Reason::AmountTooLarge)?
        } else {
            0
        };
        total = total.checked_add(won).ok_or(Reason::AmountTooLarge)?;
        eligible_won.push(won);
    }
    if pieces == 0 && !terms.needs_no_purchase() {
        return Err(Reason::NotForTheseProducts);
    }
    if total < terms.minimum_purchase_won {
        return Err(Reason::MinimumNotMet {
            minimum_won: terms.minimum_purchase_won,
            eligible_won: total,
        });
    }
    let (won, gift) = match &terms.benefit {
        Benefit::Percent { percent, cap_won } => {
            let share = share(total, u64::from((*percent).min(100)), 100).0;
            (share.min(cap_won.unwrap_or(u64::MAX)), None)
        }
        Benefit::Amount { won, .. } => ((*won).min(total), None),
        Benefit::Gift { what } => (0, Some(what.clone())),
        Benefit::BuyAndGet { buy, free } => {
            let needed = u64::from(*buy) + u64::from(*free);
            if pieces < needed {
                return Err(Reason::TooFewPieces {
                    needed,
                    found: pieces,
                });
            }
            let per_line_won = free_pieces(*free, basket, is_eligible);
            return Ok(Discount {
                won: per_line_won.iter().sum(),
                per_line_won,
                gift: None,
            });
        }
    };
    Ok(Discount {
        won,
        per_line_won: spread(won, &eligible_won, total),
        gift,
    })
}

/// What each line comes down by when the so many cheapest eligible pieces are
/// free (of lines at one price the earlier one). The cheapest, because that is
/// what Korean shops mean by 2+1, and because an owner can then say beforehand
/// what a coupon may cost her: once per use, and never her dearest piece.
/// Giving a free piece for every so many in the basket was left out for the
/// same reason.
fn free_pieces(free: u32, basket: &[Line], is_eligible: impl Fn(&Line) -> bool) -> Vec<u64> {
    let mut cheapest: Vec<usize> = (0..basket.len())
        .filter(|index| is_eligible(&basket[*index]))
        .collect();
    cheapest.sort_by_key(|index| basket[*index].unit_price_won);
    let mut per_line_won = vec![0; basket.len()];
    let mut left = free;
    for index in cheapest {
        let line = &basket[index];
        let taken = line.quantity.min(left);
        left -= taken;
        // At most the line's own price, which was found to fit.
        per_line_won[index] = line.unit_price_won.saturating_mul(u64::from(taken));
    }
    per_line_won
}

/// `amount × part / whole`, rounded down, and the remainder of the division.
/// `part` is at most `whole`, so the result is at most `amount`.
fn share(amount: u64, part: u64, whole: u64) -> (u64, u128) {
    let product = u128::from(amount) * u128::from(part);
    let quotient = product / u128::from(whole);
    (
        u64::try_from(quotient).expect("part is at most whole, so the share is at most the amount"),
        product % u128::from(whole),
    )
}

/// Spreads won over lines in proportion to what they come to (largest
/// remainder; of equal ones the earlier line), so that the sum is exact and no
/// line goes below 0.
fn spread(won: u64, lines: &[u64], total: u64) -> Vec<u64> {
    if total == 0 {
        return vec![0; lines.len()];
    }
    let shares: Vec<(u64, u128)> = lines.iter().map(|line| share(won, *line, total)).collect();
    let mut spread: Vec<u64> = shares.iter().map(|(share, _)| *share).collect();
    let mut by_remainder: Vec<usize> = (0..lines.len()).collect();
    by_remainder.sort_by_key(|index| std::cmp::Reverse(shares[*index].1));
    let given: u64 = spread.iter().sum();
    for index in by_remainder
        .into_iter()
        .take(usize::try_from(won - given).unwrap_or(usize::MAX))
    {
        spread[index] += 1;
    }
    spread
}
