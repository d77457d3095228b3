//! What left for a follow-up, and who was left out by chance.

use super::*;

/// One body of every kind of it.
pub(super) fn samples() -> Vec<Body> {
    vec![
        Body::FollowUpExported(FollowUpExported {
            reason: "후속 안내".to_owned(),
            files: vec!["후속 안내.csv".to_owned()],
            rows: vec![ExportedRow {
                visitor: id(3),
                channel: "email".to_owned(),
                product: Some(id(9)),
                more_products: vec![id(11)],
                coupon: Some(id(8)),
                allowed_by: vec![id(10)],
                contact_key: "ab".repeat(32),
            }],
            withheld: BTreeMap::from([("declined".to_owned(), 2)]),
            fair: id(1),
            target: "google-contacts".to_owned(),
            contacts_only: true,
            comes_as_text: true,
            planned_on: Some("2026-12-07".parse().expect("a day")),
            draft: "thanks".to_owned(),
            topic: "workshops".to_owned(),
            refusals: "6a".repeat(32),
            inside: vec!["5f".repeat(32)],
        }),
        Body::FollowUpNotSent(FollowUpNotSent {}),
        Body::FollowUpReported(FollowUpReported {
            unconfirmed: vec!["cc".repeat(32)],
            confirmed: vec!["dd".repeat(32)],
            export: id(30),
            rows: vec![
                ReportedRow {
                    visitor: id(12),
                    channel: "email".to_owned(),
                    arrived: true,
                    bounced: String::new(),
                },
                ReportedRow {
                    visitor: id(13),
                    channel: "email".to_owned(),
                    arrived: false,
                    bounced: "bb".repeat(32),
                },
            ],
            refused: 1,
        }),
        Body::BounceTakenBack(BounceTakenBack {
            contact_key: "bb".repeat(32),
            reports: vec![id(31)],
        }),
        Body::ReportColumnsChosen(ReportColumnsChosen {
            address: "받는 사람".to_owned(),
            outcome: "결과".to_owned(),
        }),
        Body::OrderColumnsChosen(OrderColumnsChosen {
            columns: BTreeMap::from([("order".to_owned(), "번호".to_owned())]),
            shop: "우리 가게".to_owned(),
        }),
        Body::OrdersReported(OrdersReported {
            shop: "우리 가게".to_owned(),
            import: id(43),
            orders: vec![OrderReported {
                order: id(41),
                at_ms: Some(1_796_000_000_000),
                parts: vec![PartReported {
                    part: id(42),
                    standing: OrderStanding::Paid,
                    won: 24_000,
                }],
                coupons: vec![CouponInOrder {
                    coupon: id(5),
                    programme: Some(id(6)),
                    discount_won: 3_000,
                }],
            }],
        }),
        Body::OrdersTakenBack(OrdersTakenBack { import: id(43) }),
        Body::OrderLinked(OrderLinked {
            visitor: id(12),
            import: id(43),
        }),
        Body::RecommendationRuleSet(RecommendationRuleSet {
            number: 2,
            is_for: RuleIsFor::Answered {
                question: "use".to_owned(),
                choice: "whisky".to_owned(),
            },
            product: id(9),
            effect: RuleEffect::First,
            is_removed: true,
        }),
        Body::DraftSet(DraftSet {
            draft: "recommendation".to_owned(),
            topic: "new".to_owned(),
            channel: "sms".to_owned(),
            language: "ko".to_owned(),
            text: "{추천1}을/를 권합니다.".to_owned(),
        }),
        Body::DayGoalsSet(DayGoalsSet {
            fair: id(30),
            visitors: Some(200),
            contacts: Some(80),
            sales: Some(40),
        }),
        Body::BoothCostSet(BoothCostSet {
            fair: id(30),
            won: 4_500_000,
        }),
        Body::HoldOutChosen(HoldOutChosen {
            fair: id(30),
            bestsellers: 20,
            no_message: 10,
        }),
        Body::HoldOutDrawn(HoldOutDrawn {
            fair: Uuid::nil(),
            bestsellers: 20,
            no_message: 10,
            drawn: vec![Drawn {
                visitor: id(3),
                group: StoredGroup::NoMessage,
            }],
        }),
        Body::HoldOutOverridden(HoldOutOverridden {
            fair: Uuid::nil(),
            visitor: id(3),
            group: StoredGroup::Recommendation,
        }),
    ]
}
