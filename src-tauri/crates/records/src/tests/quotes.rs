//! What visitors were offered.

use super::*;

/// One body of every kind of it.
pub(super) fn samples() -> Vec<Body> {
    vec![
        Body::QuoteSet(QuoteSet {
            stage: QuoteStage::Concluded,
            lines: vec![
                QuotedLine {
                    product: Some(id(17)),
                    name: both("위스키잔", "Whisky glass"),
                    list_price_won: Some(38_000),
                    quantity: 200,
                    unit_price: 2_150,
                    currency: Currency::Dollars,
                },
                QuotedLine {
                    product: None,
                    name: Bilingual::default(),
                    list_price_won: None,
                    quantity: 1,
                    unit_price: 500_000,
                    currency: Currency::Won,
                },
            ],
            won_per_dollar: Some(1_380),
            names: Some(id(44)),
            fair: id(30),
        }),
        Body::QuoteVoided(QuoteVoided {}),
        Body::QuoteGoodsNamed(QuoteGoodsNamed {
            names: id(44),
            goods: vec!["로고 새기기".to_owned()],
        }),
        Body::DollarRateSet(DollarRateSet {
            fair: id(30),
            won_per_dollar: 1_380,
        }),
        Body::QuotesExported(QuotesExported {
            reason: "주최 측 실적 보고".to_owned(),
            files: vec!["상담일지.xlsx".to_owned()],
            fair: id(30),
            quotes: 12,
            named: 9,
        }),
    ]
}
