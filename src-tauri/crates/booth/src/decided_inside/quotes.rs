//! What became of a quote, or of what it offers, meanwhile.

use super::*;
use crate::quotes::{Currency, Goods, QuoteDraft, QuoteLine, QuoteStage};
use records::quotes::QuoteVoided;

fn draft(goods: Goods) -> QuoteDraft {
    QuoteDraft {
        lines: vec![QuoteLine {
            goods,
            quantity: 2,
            unit_price: 30_000,
            currency: Currency::Won,
        }],
        stage: QuoteStage::Concluded,
    }
}

#[test]
fn a_quote_that_was_voided_a_moment_ago_is_not_said_anew() {
    let mut fair = fair();
    let visitor = fair.reachable();
    let draft = draft(Goods::Named("로고 새기기".to_owned()));
    let quote = fair.booth.note_quote(visitor, &draft).expect("noted");
    let mut changed = draft.clone();
    changed.stage = QuoteStage::Negotiating;
    let voided = Body::QuoteVoided(QuoteVoided {});
    fair.meanwhile(quote, Some(visitor), voided);
    assert!(fair.booth.change_quote(quote, &changed).is_err());
    assert_eq!(fair.count("quote.set"), 1);
    assert!(fair.booth.void_quote(quote).is_err());
    assert_eq!(fair.count("quote.voided"), 1);
}

#[test]
fn a_product_that_was_retired_a_moment_ago_is_not_offered() {
    let mut fair = fair();
    let visitor = fair.reachable();
    let product = fair.booth.products().expect("products")[0].0;
    let retired = Body::ProductRetired(ProductRetired {});
    fair.meanwhile(product, None, retired);
    let draft = draft(Goods::Product(product));
    assert!(fair.booth.note_quote(visitor, &draft).is_err());
    assert_eq!(fair.count("quote.set"), 0);
}
