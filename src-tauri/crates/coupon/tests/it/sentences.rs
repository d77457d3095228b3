//! What staff, owners and visitors read.

use crate::support::{day, id, tags, terms};
use coupon::{
    Benefit, Caution, ForeignCode, Holder, Place, Products, Reason, Terms, Unreadable, Use, Verdict,
};
use std::collections::BTreeSet;
use words::Sentence;

fn every_reason() -> Vec<Reason> {
    let last = Use {
        at: day(2026, 11, 20)
            .and_hms_opt(14, 3, 0)
            .expect("14:03 exists"),
        place: words::Sentence::of_texts("2번 노트북", "laptop 2"),
        staff: "김하나".to_owned(),
        won: 3_000,
    };
    let on = day(2026, 11, 22);
    let mut reasons = vec![
        Reason::Forged,
        Reason::UnknownKey,
        Reason::KeyRevoked { on },
        Reason::KeyShutOut { on },
        Reason::AmountSpent { last: last.clone() },
        Reason::TooFewPieces {
            needed: 3,
            found: 1,
        },
        Reason::NotOnRecord,
        Reason::WrongProgramme,
        Reason::WrongPlace {
            places: BTreeSet::from([Place::Booth, Place::Shop]),
        },
        Reason::Voided,
        Reason::Reissued,
        Reason::AlreadyUsed {
            last: last.clone(),
            allowed: 1,
        },
        Reason::AlreadyUsed { last, allowed: 3 },
        Reason::Expired { on },
        Reason::NotYetValid { from: on },
        Reason::ClockSetBack {
            latest_day_seen: on,
        },
        Reason::NotForThisPerson,
        Reason::NotForTheseProducts,
        Reason::MinimumNotMet {
            minimum_won: 30_000,
            eligible_won: 12_000,
        },
        Reason::RecordsTooOld { oldest_minutes: 10 },
        Reason::AmountTooLarge,
    ];
    reasons.extend(
        [
            Unreadable::Empty,
            Unreadable::Truncated { digits: 30 },
            Unreadable::RunTogether,
            Unreadable::TooLong,
            Unreadable::NotCanonical,
            Unreadable::UnknownVersion,
            Unreadable::CheckDigit,
            Unreadable::WrongLength { digits: 11 },
        ]
        .map(Reason::Unreadable),
    );
    reasons.extend(
        [
            ForeignCode::Payment,
            ForeignCode::WiFi,
            ForeignCode::ContactCard,
            ForeignCode::ProductBarcode,
            ForeignCode::OneTimePassword,
            ForeignCode::PhoneOrMail,
            ForeignCode::WebAddress,
            ForeignCode::ReorderCard,
            ForeignCode::Other,
        ]
        .map(Reason::ForeignCode),
    );
    reasons
}

#[track_caller]
fn is_polite(sentence: &Sentence) {
    let is_whole = |text: &str, ends: &[&str]| {
        text.split_inclusive(". ")
            .all(|part| ends.iter().any(|end| part.trim_end().ends_with(end)))
    };
    assert!(
        is_whole(&sentence.ko, &["다.", "요."]),
        "not a whole polite sentence: {}",
        sentence.ko
    );
    assert!(
        sentence.en.ends_with('.'),
        "not a whole sentence: {}",
        sentence.en
    );
    assert!(
        !sentence.en.contains(|c: char| ('가'..='힣').contains(&c))
            || sentence.en.contains("김하나")
    );
}

/// Each cause has its own words and its own advice in both languages.
#[test]
fn every_reason_speaks_for_itself() {
    let mut seen = BTreeSet::new();
    for reason in every_reason() {
        is_polite(&reason.sentence());
        is_polite(&reason.advice());
        assert!(
            seen.insert(reason.sentence().ko),
            "two causes, one text: {reason:?}"
        );
        assert!(!reason.code().contains(' '));
    }
    let at = day(2026, 11, 20)
        .and_hms_opt(9, 5, 0)
        .expect("09:05 exists");
    for caution in [
        Caution::HolderNotChecked,
        Caution::NotOnRecord,
        Caution::RecordsMergedAt { at },
        Caution::RecordsNeverMerged,
    ] {
        let verdict = Verdict::Provisional { reason: caution };
        is_polite(&verdict.sentence());
        is_polite(&verdict.advice());
    }
    is_polite(&Verdict::Ok.sentence());
    is_polite(&Verdict::Ok.advice());
}

/// The sentences that carry facts carry them right.
#[test]
fn facts_are_in_the_sentences() {
    let texts: Vec<String> = every_reason()
        .iter()
        .map(|r| r.sentence().to_string())
        .collect();
    for expected in [
        "이 쿠폰은 11월 20일 14:03에 2번 노트북에서 김하나 직원이 이미 사용했습니다.\nThis coupon was already used on 20 November at 14:03 on laptop 2, taken by 김하나.",
        "이 쿠폰은 3번을 모두 사용했고, 마지막은 11월 20일 14:03에 2번 노트북에서 김하나 직원이 사용했습니다.\nAll 3 uses of this coupon are used up, the last one on 20 November at 14:03 on laptop 2, taken by 김하나.",
        "사용 기간이 2026년 11월 22일에 끝난 쿠폰입니다.\nThis coupon's last day was 22 November 2026.",
        "쿠폰을 쓸 수 있는 상품을 30,000원 이상 사셔야 합니다. 18,000원이 모자랍니다.\nThe products this coupon is for must come to 30,000 won; 18,000 won is missing.",
        "이 쿠폰은 부스와 매장에서만 쓸 수 있습니다.\nThis coupon can only be used at the fair booth or in the shop.",
        "쿠폰이 끝까지 읽히지 않고 49자리 중 30자리만 들어왔습니다.\nThe coupon was not read to its end (30 of 49 digits).",
    ] {
        assert!(
            texts.iter().any(|text| text == expected),
            "missing: {expected}\nin {texts:#?}"
        );
    }
}

/// Until when, where, what, how often, and what else it depends on: a line for
/// somebody who holds a phone in the other hand. On the day it is read, a
/// beginning that has passed says nothing.
#[test]
fn a_holder_reads_in_one_line_what_the_coupon_does() {
    let glasses = Products {
        tags: tags(&["유리잔"]),
        ids: BTreeSet::new(),
    };
    let cases = [
        (
            terms(),
            "11월 25일까지 부스에서 10% 할인 · 1회",
            "10% off at the fair booth until 25 November · once",
            "11月25日まで展示会ブースで10%割引 · 1回",
            "11月25日前（含当天）在展会展位减免10% · 限用1次",
        ),
        (
            Terms {
                benefit: Benefit::Percent {
                    percent: 15,
                    cap_won: Some(5_000),
                },
                minimum_purchase_won: 30_000,
                products: glasses.clone(),
                holder: Holder::Person,
                places: BTreeSet::from([Place::Booth, Place::Shop, Place::Online]),
                uses_per_coupon: 3,
                ..terms()
            },
            "11월 25일까지 부스, 매장과 온라인 매장에서 15% 할인 · 3회 · 최대 5,000원 · ‘유리잔’ 상품 · 3만 원 이상 구매 · 받은 본인만",
            "15% off at the fair booth, in the shop or online until 25 November · 3 times · up to 5,000 won · ‘유리잔’ products · from 30,000 won · for its holder only",
            "11月25日まで展示会ブース、店舗またはオンラインストアで15%割引 · 3回 · 最大5,000ウォン · 「유리잔」の商品 · 30,000ウォン以上のお買い上げ · ご本人限り",
            "11月25日前（含当天）在展会展位、门店或网店减免15% · 限用3次 · 最多5,000韩元 · “유리잔”商品 · 购买满30,000韩元 · 仅限本人",
        ),
        (
            Terms {
                benefit: Benefit::Amount {
                    won: 3_000,
                    rest_stays: false,
                },
                products: Products {
                    ids: BTreeSet::from([id(1), id(2)]),
                    ..glasses
                },
                valid_from: day(2026, 11, 25),
                ..terms()
            },
            "11월 25일 부스에서 3,000원 할인 · 1회 · ‘유리잔’ 상품과 지정 상품 2가지",
            "3,000 won off at the fair booth on 25 November · once · ‘유리잔’ products and chosen ones (2)",
            "11月25日に展示会ブースで3,000ウォン割引 · 1回 · 「유리잔」の商品と指定商品2種類",
            "11月25日在展会展位立减3,000韩元 · 限用1次 · “유리잔”商品和指定商品2种",
        ),
        (
            Terms {
                benefit: Benefit::Gift {
                    what: Sentence::of_texts("에코백", "eco bag"),
                },
                ..terms()
            },
            "11월 25일까지 부스에서 에코백 증정 · 1회",
            "eco bag as a gift at the fair booth until 25 November · once",
            "11月25日まで展示会ブースでeco bagプレゼント · 1回",
            "11月25日前（含当天）在展会展位赠送eco bag · 限用1次",
        ),
    ];
    for (terms, ko, en, ja, zh) in cases {
        let said = terms.preview(day(2026, 11, 20));
        assert_eq!((said.ko.as_str(), said.en.as_str()), (ko, en));
        assert_eq!((said.ja(), said.zh()), (Some(ja), Some(zh)));
    }
}

/// A coupon for later says from when, and another year is named. Whole tens of
/// thousands are said as Koreans say them.
#[test]
fn a_coupon_for_later_says_from_when() {
    let later = Terms {
        benefit: Benefit::Percent {
            percent: 10,
            cap_won: Some(10_000),
        },
        valid_from: day(2026, 12, 1),
        valid_until: day(2027, 1, 31),
        ..terms()
    };
    assert_eq!(
        later.preview(day(2026, 11, 30)).to_string(),
        "12월 1일부터 2027년 1월 31일까지 부스에서 10% 할인 · 1회 · 최대 1만 원\n\
         10% off at the fair booth from 1 December until 31 January 2027 · once · up to 10,000 won"
    );
    assert_eq!(
        later.preview(day(2027, 1, 2)).ko,
        "1월 31일까지 부스에서 10% 할인 · 1회 · 최대 1만 원"
    );
}

/// The benefit in a few words, for the coupon's headline.
#[test]
fn a_benefit_is_told_in_a_few_words() {
    let capped = Benefit::Percent {
        percent: 10,
        cap_won: Some(5_000),
    };
    let said = capped.words();
    assert_eq!(said.ko, "10% 할인(최대 5,000원)");
    assert_eq!(said.en, "10% off (up to 5,000 won)");
    assert_eq!(said.ja(), Some("10%割引（最大5,000ウォン）"));
    assert_eq!(said.zh(), Some("减免10%（最多5,000韩元）"));
    let amount = Benefit::Amount {
        won: 3_000,
        rest_stays: false,
    };
    assert_eq!(amount.words().to_string(), "3,000원 할인\n3,000 won off");
    let pieces = Benefit::BuyAndGet { buy: 2, free: 1 };
    assert_eq!(
        pieces.words().to_string(),
        "2개 사시면 1개 무료\nbuy 2, get 1 free"
    );
}
