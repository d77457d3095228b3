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
        "이 쿠폰은 박람회 부스와 매장에서만 쓸 수 있습니다.\nThis coupon can only be used at the fair booth or in the shop.",
        "쿠폰이 끝까지 읽히지 않고 49자리 중 30자리만 들어왔습니다.\nThe coupon was not read to its end (30 of 49 digits).",
    ] {
        assert!(
            texts.iter().any(|text| text == expected),
            "missing: {expected}\nin {texts:#?}"
        );
    }
}

/// The preview says in one sentence what the programme does.
#[test]
fn a_preview_says_in_one_sentence_what_the_programme_does() {
    let glasses = Products {
        tags: tags(&["유리잔"]),
        ids: BTreeSet::new(),
    };
    let cases = [
        (
            terms(),
            "2026년 11월 19일부터 2026년 11월 25일까지 박람회 부스에서 상품을 사시면 한 번 10%를 할인해 드립니다.",
            "From 19 November 2026 to 25 November 2026, at the fair booth, buying goods gives 10% off, usable once.",
            "2026年11月19日から2026年11月25日まで、展示会ブースで商品をお買い上げいただくと、1回限り、10%割引します。",
            "2026年11月19日至2026年11月25日，在展会展位购买商品，减免10%，限用1次。",
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
            "2026년 11월 19일부터 2026년 11월 25일까지 박람회 부스, 매장과 온라인 매장에서 ‘유리잔’ 상품을 30,000원 이상 사시면 쿠폰을 받은 본인에게 3번까지 15%를 할인해 드립니다(최대 5,000원).",
            "From 19 November 2026 to 25 November 2026, at the fair booth, in the shop or online, buying ‘유리잔’ products for 30,000 won or more gives 15% off (up to 5,000 won), usable up to 3 times by the person it was issued to.",
            "2026年11月19日から2026年11月25日まで、展示会ブース、店舗またはオンラインストアで「유리잔」の商品を30,000ウォン以上お買い上げいただくと、クーポンを受け取ったご本人に限り、3回まで、15%割引します（最大5,000ウォン）。",
            "2026年11月19日至2026年11月25日，在展会展位、门店或网店购买“유리잔”商品满30,000韩元，仅限领取者本人，减免15%（最多5,000韩元），最多可用3次。",
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
            "2026년 11월 25일에 박람회 부스에서 ‘유리잔’ 상품이나 지정 상품(2가지)을 사시면 한 번 3,000원을 할인해 드립니다.",
            "On 25 November 2026, at the fair booth, buying ‘유리잔’ products or chosen products (2) gives 3,000 won off, usable once.",
            "2026年11月25日に、展示会ブースで「유리잔」の商品または指定商品（2種類）をお買い上げいただくと、1回限り、3,000ウォン割引します。",
            "2026年11月25日，在展会展位购买“유리잔”商品或指定商品（2种），立减3,000韩元，限用1次。",
        ),
        (
            Terms {
                benefit: Benefit::Gift {
                    what: Sentence::of_texts("에코백", "eco bag"),
                },
                ..terms()
            },
            "2026년 11월 19일부터 2026년 11월 25일까지 박람회 부스에서 쿠폰을 보여 주시면 한 번 ‘에코백’을 드립니다.",
            "From 19 November 2026 to 25 November 2026, at the fair booth, showing this coupon gives ‘eco bag’ as a gift, usable once.",
            "2026年11月19日から2026年11月25日まで、展示会ブースでこのクーポンをご提示いただくと、1回限り、「eco bag」を差し上げます。",
            "2026年11月19日至2026年11月25日，在展会展位出示此优惠券，赠送“eco bag”，限用1次。",
        ),
    ];
    for (terms, ko, en, ja, zh) in cases {
        let said = terms.preview();
        assert_eq!((said.ko.as_str(), said.en.as_str()), (ko, en));
        assert_eq!((said.ja(), said.zh()), (Some(ja), Some(zh)));
    }
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
