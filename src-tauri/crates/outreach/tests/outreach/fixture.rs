//! One small follow-up that all tests look at from their own side.

use chrono::{DateTime, FixedOffset, NaiveDate};
use outreach::letter::Stationery;
use outreach::slip::Qr;
use outreach::{Channel, FollowUp, FollowUpRow, Maker, Offered, RevisitCoupon, Withheld};
use std::collections::BTreeMap;
use uuid::Uuid;
use words::{Language, Sentence};

pub fn maker() -> Maker {
    Maker {
        name: Sentence::of_texts("온기유리", "Ongi Glass"),
        phone: "02-000-0000".into(),
        email: "hello@ongi.example".into(),
        address: Sentence::of_texts(
            "서울특별시 예시구 온기로 12, 3층",
            "3F, 12 Ongi-ro, Yesi-gu, Seoul",
        ),
        page: Some("https://ongi.example".into()),
        shop: Some("https://shop.ongi.example".into()),
        refusal_phone: Some("080-000-0000".into()),
        has_text_sender: true,
    }
}

pub fn fair() -> Sentence {
    Sentence::of_texts("리빙디자인페어 2026", "Living Design Fair 2026")
}

pub fn made_at() -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339("2026-11-30T10:15:00+09:00").expect("a valid time")
}

pub fn day(text: &str) -> NaiveDate {
    text.parse().expect("a valid day")
}

/// 49 digits, as a real token has.
pub const DIGITS: &str = "4821773051962048217730519620482177305196204821773";

pub fn row(channel: Channel, contact: &str, language: Language) -> FollowUpRow {
    FollowUpRow {
        visitor: Uuid::from_u128(7),
        name: match language {
            Language::Korean => "김하늘".into(),
            Language::English => "Sam Carter".into(),
        },
        company: String::new(),
        language,
        channel,
        contact: contact.into(),
        is_of_purchase: false,
        topic: Sentence::of_texts("새 제품", "new products"),
        answers: Sentence::of_texts("처음 오심, 위스키를 즐김", "first visit, enjoys whisky"),
        offered: vec![Offered {
            product: Sentence::of_texts("온도 온더락잔", "Ondo rocks glass"),
            reason_for_owner: Some(Sentence::of_texts(
                "위스키라고 답한 41명 중 17명이 샀습니다.",
                "17 of 41 who answered whisky bought it.",
            )),
            reason_for_customer: Some(Sentence::of_texts(
                "위스키를 즐기신다고 하셔서 ‘온도 온더락잔’을 소개합니다.",
                "You told us you enjoy whisky, so here is our “Ondo rocks glass”.",
            )),
            price: None,
            picture: None,
        }],
        own_words: None,
        coupon: Some(RevisitCoupon {
            fragment: DIGITS.into(),
            short_number: "4821 7730 5196 8".into(),
            benefit: Sentence::of_texts(
                "2027년 1월 28일까지 유리잔 10% 할인, 최대 20,000원",
                "10% off glassware until 28 January 2027, up to 20,000 won",
            ),
            valid_until: day("2027-01-28"),
        }),
        reorder: None,
        fair: fair(),
        allowed_on: day("2026-11-26"),
        allowed_by: vec![Uuid::from_u128(1), Uuid::from_u128(2)],
    }
}

/// Two more products for somebody, the second with a reason.
pub fn two_more() -> [Offered; 2] {
    let plainly = Offered {
        product: Sentence::of_texts("하루 물병", "Haru bottle"),
        reason_for_owner: None,
        reason_for_customer: None,
        price: None,
        picture: None,
    };
    let with_reason = Offered {
        product: Sentence::of_texts("이중 유리 머그", "double-wall mug"),
        reason_for_owner: None,
        reason_for_customer: Some(Sentence::of_texts(
            "저희 부스에서 많이 선택된 ‘이중 유리 머그’를 소개합니다.",
            "Many at our booth chose the “double-wall mug”.",
        )),
        price: None,
        picture: None,
    };
    [plainly, with_reason]
}

pub fn follow_up(rows: Vec<FollowUpRow>) -> FollowUp {
    FollowUp {
        fair: fair(),
        maker: maker(),
        group: None,
        made_at: made_at(),
        made_by: "한서윤".into(),
        reason: "박람회 뒤 첫 감사 인사".into(),
        use_until: day("2026-12-07"),
        rows,
        notes: Vec::new(),
        withheld: vec![
            Withheld {
                code: "no_permission".into(),
                reason: Sentence::of_texts("동의하지 않으셨습니다.", "They did not allow news."),
                count: 61,
            },
            Withheld {
                code: "withdrawn".into(),
                reason: Sentence::of_texts(
                    "동의를 거두셨습니다.",
                    "They withdrew their permission.",
                ),
                count: 3,
            },
        ],
    }
}

pub fn both() -> FollowUp {
    follow_up(vec![
        row(Channel::Email, "haneul@visitor.example", Language::Korean),
        row(Channel::Sms, "+821012345678", Language::Korean),
        row(Channel::Kakao, "+12025550123", Language::English),
    ])
}

/// What letters need besides: no pictures.
pub fn stationery() -> Stationery<'static> {
    Stationery {
        fonts: crate::slip::FONTS,
        maker: None,
        products: BTreeMap::new(),
        code: |text| Some(qr(text, qrcode::EcLevel::M)),
        is_one_each: false,
        used_labels: 0,
    }
}

/// The squares of a QR code over a text, made by the library the app uses.
pub fn qr(text: &str, level: qrcode::EcLevel) -> Qr {
    let code = qrcode::QrCode::with_error_correction_level(text, level).expect("the text fits");
    Qr {
        content: text.into(),
        width: code.width(),
        dark: code
            .to_colors()
            .into_iter()
            .map(|color| color == qrcode::Color::Dark)
            .collect(),
    }
}
