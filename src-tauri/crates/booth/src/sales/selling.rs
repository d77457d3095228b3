//! Sales: what is bought, and what a coupon takes off.

use crate::coupons::{CheckedCoupon, taken_off_unseen};
use crate::facts::Facts;
use crate::reason::given_reason;
use crate::{Booth, BoothError, Right};
use catalogue::limits::{HIGHEST_PRICE_WON, MOST_PIECES_IN_A_SALE};
use coupon::{Line, Verdict};
use records::Body;
use records::coupons::CouponRedeemed;
use records::sales::{SaleLinked, SaleRecorded, SoldLine};
use tables::product::{self as product_table, ProductRow};
use tables::sale::{self as sale_table, SaleRow};
use uuid::Uuid;
use words::{Sentence, sentence};

/// Sales listed to be linked to a visitor.
const RECENT_SALES: u32 = 30;

/// A sale about to be made.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SaleRequest {
    /// Who buys, if known.
    pub visitor: Option<Uuid>,
    /// The coupon to use, if any.
    pub coupon: Option<Uuid>,
    /// What is bought.
    pub lines: Vec<BasketLine>,
    /// What the purchase is for, if said.
    pub purpose: Option<String>,
}

/// Some pieces of one product.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BasketLine {
    /// The product.
    pub product: Uuid,
    /// How many.
    pub quantity: u32,
}

/// The price of a sale.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quote {
    /// Before the coupon, in won.
    pub subtotal_won: u64,
    /// What the coupon takes off, in won.
    pub discount_won: u64,
    /// Whether the coupon can be used, when one was named.
    pub coupon: Option<CheckedCoupon>,
}

impl Quote {
    /// What is to be paid, in won.
    pub fn total_won(&self) -> u64 {
        self.subtotal_won - self.discount_won
    }
}

/// A sale that was recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SoldSale {
    /// Its id.
    pub id: Uuid,
    /// Its price.
    pub quote: Quote,
    /// The receipt line.
    pub receipt: Sentence,
}

/// Goods that are sold on another till.
#[derive(Debug, Clone, Copy)]
struct Elsewhere {
    amount_won: Option<u64>,
}

/// The goods of a sale, priced.
struct Basket {
    products: Vec<ProductRow>,
    lines: Vec<Line>,
    subtotal_won: u64,
}

impl Basket {
    fn of(facts: &Facts<'_>, lines: &[BasketLine]) -> Result<Self, BoothError> {
        let mut basket = Self {
            products: Vec::new(),
            lines: Vec::new(),
            subtotal_won: 0,
        };
        for line in lines {
            let product = product_table::get(facts.tables, line.product)?
                .filter(|product| !product.retired)
                .ok_or(BoothError::Unknown)?;
            if line.quantity == 0 || line.quantity > MOST_PIECES_IN_A_SALE {
                return Err(BoothError::AmountUnusable);
            }
            // A catalogue entry may have come from elsewhere with any price.
            basket.subtotal_won = product
                .price_won
                .checked_mul(u64::from(line.quantity))
                .and_then(|won| basket.subtotal_won.checked_add(won))
                .ok_or(BoothError::AmountUnusable)?;
            basket.lines.push(Line {
                product: line.product,
                tags: product.tags.iter().cloned().collect(),
                unit_price_won: product.price_won,
                quantity: line.quantity,
            });
            basket.products.push(product);
        }
        Ok(basket)
    }

    fn sold_lines(&self, discounts: &[u64]) -> Vec<SoldLine> {
        self.products
            .iter()
            .zip(&self.lines)
            .enumerate()
            .map(|(index, (product, line))| SoldLine {
                product: product.id,
                name: product.name.clone(),
                quantity: line.quantity,
                unit_price_won: line.unit_price_won,
                discount_won: discounts.get(index).copied().unwrap_or(0),
            })
            .collect()
    }
}

impl Booth {
    /// The price of a sale. Nothing is recorded.
    ///
    /// # Errors
    /// When a product or the coupon is not known, or a quantity is out of range.
    pub fn quote_sale(&self, request: &SaleRequest) -> Result<Quote, BoothError> {
        let facts = self.facts();
        let basket = Basket::of(&facts, &request.lines)?;
        let coupon = request
            .coupon
            .map(|id| self.check_coupon(id, Some(&basket.lines)))
            .transpose()?;
        let discount_won = match (&coupon, request.coupon) {
            (Some(checked), Some(id)) if !matches!(checked.verdict, Verdict::Refused { .. }) => {
                let shown = facts.shown(id)?.ok_or(BoothError::Unknown)?;
                let terms = facts.terms_left(&shown)?;
                coupon::discount(&terms, &basket.lines).map_or(0, |discount| discount.won)
            }
            _ => 0,
        };
        Ok(Quote {
            subtotal_won: basket.subtotal_won,
            discount_won,
            coupon,
        })
    }

    /// Records a sale, and with it the use of its coupon, in one transaction:
    /// whether the coupon is still good is decided inside it, so the same
    /// coupon cannot be used twice on this laptop however fast two hands are.
    ///
    /// # Errors
    /// [`BoothError::Coupon`] when the coupon is refused; then nothing is
    /// recorded, and the goods can be sold without it.
    pub fn record_sale(&mut self, request: &SaleRequest) -> Result<SoldSale, BoothError> {
        if request.lines.is_empty() && request.coupon.is_none() {
            return Err(BoothError::EmptySale);
        }
        self.sell(request, None)
    }

    /// Uses a coupon for goods that are sold on another till. With the amount
    /// on that till the discount is worked out; without it only the use is
    /// recorded.
    ///
    /// # Errors
    /// As [`Self::record_sale`].
    pub fn redeem_coupon(
        &mut self,
        coupon: Uuid,
        amount_won: Option<u64>,
    ) -> Result<SoldSale, BoothError> {
        // Nothing was sold for nothing: the coupon would be used up.
        if amount_won.is_some_and(|won| won == 0 || won > HIGHEST_PRICE_WON) {
            return Err(BoothError::AmountUnusable);
        }
        let request = SaleRequest {
            coupon: Some(coupon),
            ..SaleRequest::default()
        };
        self.sell(&request, Some(Elsewhere { amount_won }))
    }

    fn sell(
        &mut self,
        request: &SaleRequest,
        elsewhere: Option<Elsewhere>,
    ) -> Result<SoldSale, BoothError> {
        let sale = self.new_id();
        let (sold, verdict, gift) = self.append(Right::Capture, |facts| {
            let (sold, used) = decide(facts, request, elsewhere)?;
            let body = Body::SaleRecorded(sold.clone());
            let mut records = vec![facts.record(sale, sold.visitor, body)];
            if facts.maker()?.page_address.is_some() {
                // She takes the numbers of her goods home.
                records.extend(facts.numbers_for(sold.lines.iter().map(|line| line.product))?);
            }
            let mut verdict = None;
            let mut gift = None;
            if let Some(used) = used {
                let redeemed = Body::CouponRedeemed(CouponRedeemed {
                    sale,
                    discount_won: used.won,
                    programme: Some(used.programme),
                });
                records.push(facts.record(used.coupon, sold.visitor, redeemed));
                verdict = Some(used.verdict);
                gift = used.gift;
            }
            Ok((records, (sold, verdict, gift)))
        })?;
        let coupon = request.coupon.map(|id| self.coupon(id)).transpose()?;
        let receipt = receipt(&sold, gift.as_ref());
        Ok(SoldSale {
            id: sale,
            quote: Quote {
                subtotal_won: sold.subtotal_won,
                discount_won: sold.discount_won,
                coupon: verdict.map(|verdict| CheckedCoupon { verdict, coupon }),
            },
            receipt,
        })
    }

    /// A visitor's sales, newest first.
    ///
    /// # Errors
    /// [`BoothError::Tables`].
    pub fn sales_of(&self, visitor: Uuid) -> Result<Vec<SaleRow>, BoothError> {
        self.facts().sales_of(visitor)
    }

    /// The latest sales at this fair, whoever bought, newest first.
    ///
    /// # Errors
    /// [`BoothError::Tables`].
    pub fn recent_sales(&self) -> Result<Vec<SaleRow>, BoothError> {
        let fair = self.session.current.recorded();
        Ok(sale_table::latest(self.connection(), fair, RECENT_SALES)?)
    }

    /// Voids a sale, and takes back the use of its coupon.
    ///
    /// # Errors
    /// [`BoothError::NotPossible`] when no such sale stands, or no reason is
    /// given.
    pub fn void_sale(&mut self, sale: Uuid, reason: &str) -> Result<(), BoothError> {
        let reason = given_reason(reason)?;
        self.append(Right::Capture, |facts| {
            facts.refuse_names(&reason)?;
            if sale_table::get(facts.tables, sale)?.is_none() {
                return Err(BoothError::NotPossible(sentence!("sale-not-to-be-voided")));
            }
            Ok((facts.void_sale(sale, &reason)?, ()))
        })
    }

    /// Links a sale to a visitor, when the buyer turns out to be a visitor we
    /// know; `None` removes the link. The latest link counts, and the earlier
    /// ones stay in the records.
    ///
    /// # Errors
    /// When the sale or the visitor is not known.
    pub fn link_sale(&mut self, sale: Uuid, visitor: Option<Uuid>) -> Result<(), BoothError> {
        self.append(Right::Capture, |facts| {
            let row = sale_table::get(facts.tables, sale)?.ok_or(BoothError::Unknown)?;
            if let Some(visitor) = visitor {
                facts.require_visitor(visitor)?;
            }
            // The record belongs to the visitor it concerns, also when it says
            // that she was not the buyer.
            let subject = visitor.or(row.sold.visitor);
            let body = Body::SaleLinked(SaleLinked { visitor });
            let record = (row.sold.visitor != visitor).then(|| facts.record(sale, subject, body));
            Ok((record.into_iter().collect(), ()))
        })
    }
}

/// The use of a coupon in a sale.
struct Used {
    coupon: Uuid,
    programme: Uuid,
    verdict: Verdict,
    won: u64,
    gift: Option<Sentence>,
}

fn decide(
    facts: &Facts<'_>,
    request: &SaleRequest,
    elsewhere: Option<Elsewhere>,
) -> Result<(SaleRecorded, Option<Used>), BoothError> {
    if let Some(purpose) = &request.purpose
        && !facts.purposes()?.iter().any(|(name, _)| name == purpose)
    {
        return Err(BoothError::Unknown);
    }
    if let Some(visitor) = request.visitor {
        facts.require_visitor(visitor)?;
    }
    let basket = Basket::of(facts, &request.lines)?;
    let mut sold = SaleRecorded {
        visitor: request.visitor,
        coupon: request.coupon,
        lines: basket.sold_lines(&[]),
        purpose: request.purpose.clone(),
        subtotal_won: basket.subtotal_won,
        discount_won: 0,
        fair: facts.session.current.recorded(),
    };
    let Some(id) = request.coupon else {
        return Ok((sold, None));
    };
    let shown = facts.shown(id)?.ok_or(BoothError::Unknown)?;
    let terms = facts.terms_left(&shown)?;
    let lines = match elsewhere {
        None => Some(basket.lines.clone()),
        // Staff at the other till see the goods and answer for what is
        // eligible.
        Some(Elsewhere { amount_won }) => amount_won.map(|won| {
            vec![Line {
                product: Uuid::nil(),
                tags: terms.products.tags.clone(),
                unit_price_won: won,
                quantity: 1,
            }]
        }),
    };
    let verdict = facts.assess(&shown, lines.as_deref())?;
    if matches!(verdict, Verdict::Refused { .. }) {
        return Err(BoothError::Coupon {
            reason: verdict.sentence(),
            advice: verdict.advice(),
        });
    }
    let mut gift = None;
    let won = if let Some(lines) = &lines {
        let discount = coupon::discount(&terms, lines).map_err(|reason| BoothError::Coupon {
            reason: reason.sentence(),
            advice: reason.advice(),
        })?;
        sold.lines = basket.sold_lines(&discount.per_line_won);
        sold.discount_won = discount.won;
        gift = discount.gift;
        discount.won
    } else {
        taken_off_unseen(&terms)
    };
    sold.subtotal_won += elsewhere
        .and_then(|elsewhere| elsewhere.amount_won)
        .unwrap_or(0);
    // Whoever shows a coupon that was given to a known visitor is that visitor.
    sold.visitor = sold.visitor.or(shown.row.visitor);
    let used = Used {
        coupon: id,
        programme: shown.row.programme,
        verdict,
        won,
        gift,
    };
    Ok((sold, Some(used)))
}

fn receipt(sold: &SaleRecorded, gift: Option<&Sentence>) -> Sentence {
    let said = receipt_of_goods(sold);
    let Some(gift) = gift else {
        return said;
    };
    let hand_out = sentence!("sale-hand-out-gift", gift = gift);
    if sold.lines.is_empty() {
        return hand_out;
    }
    sentence!("sale-taken-and-gift", said = said, hand_out = hand_out)
}

fn receipt_of_goods(sold: &SaleRecorded) -> Sentence {
    let goods = sold.goods();
    let (total, discount) = (sold.total_won(), sold.discount_won);
    match (sold.lines.is_empty(), sold.discount_won) {
        (true, _) => sentence!("sale-coupon-used"),
        (false, 0) => sentence!("sale-take-payment", goods = &goods, total = total),
        (false, _) => sentence!(
            "sale-take-payment-less-coupon",
            goods = &goods,
            discount = discount,
            total = total
        ),
    }
}
