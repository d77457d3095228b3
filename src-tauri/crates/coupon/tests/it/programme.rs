//! Programmes while they are being written.

use crate::support::{day, tags};
use chrono::NaiveDate;
use coupon::{
    Benefit, Day, FairDays, Holder, Limits, Place, Problem, Products, ProgrammeDraft,
    ProgrammeKind, Validity, VariantDraft, VariantEnd, variant_of,
};
use proptest::prelude::*;
use std::collections::BTreeSet;
use words::Sentence;

fn fair() -> FairDays {
    FairDays {
        first: day(2026, 11, 25),
        last: day(2026, 11, 29),
    }
}

fn draft(kind: ProgrammeKind) -> ProgrammeDraft {
    ProgrammeDraft::proposal(kind, fair())
}

/// An owner who changes nothing gets a programme without a single objection.
#[test]
fn every_proposal_can_be_published_as_it_is() {
    for kind in ProgrammeKind::ALL {
        let draft = draft(kind);
        assert_eq!(draft.problems(fair(), fair().first), [], "{kind:?}");
        assert_eq!(ProgrammeKind::from_code(kind.code()), Some(kind));
        assert!(
            draft.limits.per_person.is_some(),
            "nobody is given two by mistake: {kind:?}"
        );
    }
    assert_eq!(ProgrammeKind::from_code("raffle"), None);
}

/// What each kind proposes, in the words an owner checks it by.
#[test]
fn each_kind_proposes_what_an_owner_would_check() {
    let said: Vec<String> = ProgrammeKind::ALL
        .into_iter()
        .map(|kind| draft(kind).preview(fair()).to_string())
        .collect();
    assert_eq!(
        said,
        [
            "설문을 마치신 분께 2026년 11월 25일부터 2026년 11월 29일까지 부스에서 상품을 사시면 한 번 10%를 할인해 드리는(최대 10,000원) 쿠폰을 한 분에 1장씩 드립니다.\n\
             For visitors who finish the survey: from 25 November 2026 to 29 November 2026, at the fair booth, buying goods gives 10% off (up to 10,000 won), usable once; one coupon per person.",
            "부스에 오신 분께 2026년 11월 25일부터 2026년 11월 29일까지 부스에서 상품을 30,000원 이상 사시면 한 번 10%를 할인해 드리는(최대 10,000원) 쿠폰을 한 분에 1장씩 드립니다.\n\
             For visitors of the booth: from 25 November 2026 to 29 November 2026, at the fair booth, buying goods for 30,000 won or more gives 10% off (up to 10,000 won), usable once; one coupon per person.",
            "부스에 오신 분께 2026년 11월 25일부터 2026년 11월 29일까지 부스에서 쿠폰을 보여 주시면 한 번 ‘사은품’을 드리는 쿠폰을 한 분에 1장씩, 모두 100장까지 드립니다.\n\
             For visitors of the booth: from 25 November 2026 to 29 November 2026, at the fair booth, showing this coupon gives ‘a small gift’ as a gift, usable once; one coupon per person and at most 100 in all.",
            "다시 모실 분께 2026년 11월 30일부터 2026년 12월 29일까지 매장과 온라인 매장에서 상품을 사시면 한 번 10%를 할인해 드리는(최대 10,000원) 쿠폰을 한 분에 1장씩 드립니다.\n\
             For people invited to come back: from 30 November 2026 to 29 December 2026, in the shop or online, buying goods gives 10% off (up to 10,000 won), usable once; one coupon per person.",
            "생일을 맞으신 분께 2026년 11월 30일부터 2027년 11월 29일까지 매장과 온라인 매장에서 상품을 20,000원 이상 사시면 쿠폰을 받은 본인에게 한 번 5,000원을 할인해 드리는 쿠폰을 한 분에 1장씩 드립니다.\n\
             For people whose birthday it is: from 30 November 2026 to 29 November 2027, in the shop or online, buying goods for 20,000 won or more gives 5,000 won off, usable once by the person it was issued to; one coupon per person.",
            "부스에 오신 분께 2026년 11월 25일부터 2026년 11월 29일까지 부스에서 상품을 3개 이상 사시면 한 번 그중 가장 싼 1개를 무료로 드리는 쿠폰을 한 분에 1장씩 드립니다.\n\
             For visitors of the booth: from 25 November 2026 to 29 November 2026, at the fair booth, buying 3 pieces or more of goods gives the cheapest 1 of them free, usable once; one coupon per person.",
        ]
    );
}

/// Every condition an owner can set is in the sentence.
#[test]
fn a_preview_leaves_nothing_out() {
    let full = ProgrammeDraft {
        benefit: Benefit::Amount {
            won: 20_000,
            rest_stays: true,
        },
        minimum_purchase_won: 30_000,
        products: Products {
            tags: tags(&["유리잔"]),
            ids: BTreeSet::new(),
        },
        holder: Holder::Person,
        places: BTreeSet::from([Place::Booth, Place::Shop]),
        limits: Limits {
            per_person: Some(2),
            total: Some(1_500),
            per_laptop: Some(50),
        },
        ..draft(ProgrammeKind::Discount)
    };
    assert_eq!(
        full.preview(fair()),
        Sentence::of_texts(
            "부스에 오신 분께 2026년 11월 25일부터 2026년 11월 29일까지 부스와 매장에서 ‘유리잔’ 상품을 30,000원 이상 사시면 쿠폰을 받은 본인에게 금액을 다 쓸 때까지 여러 번 20,000원을 할인해 드리는 쿠폰을 한 분에 2장씩, 모두 1,500장까지, 노트북 한 대에서 50장까지 드립니다.",
            "For visitors of the booth: from 25 November 2026 to 29 November 2026, at the fair booth or in the shop, buying ‘유리잔’ products for 30,000 won or more gives 20,000 won off, usable until the amount is spent by the person it was issued to; 2 coupons per person, at most 1,500 in all and at most 50 from one laptop.",
        )
    );
    let free = ProgrammeDraft {
        limits: Limits::default(),
        ..draft(ProgrammeKind::Gift)
    };
    let said = free.preview(fair());
    assert!(
        said.ko.ends_with("쿠폰을 장수 제한 없이 드립니다."),
        "{said}"
    );
    assert!(said.en.ends_with("; any number of coupons."), "{said}");
}

/// What cannot be meant stops a programme; what may not be meant is said.
#[test]
fn what_cannot_be_meant_stops_a_programme() {
    let today = fair().first;
    let base = || draft(ProgrammeKind::Discount);
    let percent = |percent, cap_won| ProgrammeDraft {
        benefit: Benefit::Percent { percent, cap_won },
        ..base()
    };
    let dates = |from, until| ProgrammeDraft {
        validity: Validity::Dates { from, until },
        ..base()
    };
    let limits = |total, per_laptop| ProgrammeDraft {
        limits: Limits {
            total,
            per_laptop,
            per_person: None,
        },
        ..base()
    };
    let amount = |won, minimum_purchase_won| ProgrammeDraft {
        benefit: Benefit::Amount {
            won,
            rest_stays: false,
        },
        minimum_purchase_won,
        ..base()
    };
    let gift = |ko: &str| ProgrammeDraft {
        benefit: Benefit::Gift {
            what: Sentence::of_texts(ko, "bag"),
        },
        ..base()
    };
    let cases = [
        (
            ProgrammeDraft {
                name: Sentence::of_texts(" ", "x"),
                ..base()
            },
            Problem::Name,
        ),
        (percent(0, None), Problem::Percent),
        (percent(101, None), Problem::Percent),
        (percent(10, Some(0)), Problem::Cap),
        (percent(100, None), Problem::AllFree),
        (
            percent(10, Some(3_000)),
            Problem::CapAlwaysReached {
                cap_won: 3_000,
                least_won: 3_000,
            },
        ),
        (amount(0, 0), Problem::Amount),
        (
            amount(5_000, 4_000),
            Problem::SmallestPurchaseFree {
                won: 5_000,
                minimum_won: 4_000,
            },
        ),
        (gift(" "), Problem::Gift),
        (
            ProgrammeDraft {
                benefit: Benefit::BuyAndGet { buy: 2, free: 0 },
                ..base()
            },
            Problem::Pieces,
        ),
        (
            dates(day(2026, 11, 29), day(2026, 11, 25)),
            Problem::DaysReversed,
        ),
        (
            dates(day(2026, 11, 1), day(2026, 11, 24)),
            Problem::Over {
                on: day(2026, 11, 24),
            },
        ),
        (
            dates(day(2026, 11, 25), day(2300, 1, 1)),
            Problem::BeyondTokens,
        ),
        (
            ProgrammeDraft {
                validity: Validity::AfterFair { days: 0 },
                places: BTreeSet::from([Place::Shop]),
                ..base()
            },
            Problem::DaysAfterFair,
        ),
        (
            ProgrammeDraft {
                validity: Validity::AfterFair { days: 30 },
                ..base()
            },
            Problem::BoothIsGone {
                fair_ends: fair().last,
            },
        ),
        (
            ProgrammeDraft {
                uses_per_coupon: 0,
                ..base()
            },
            Problem::Uses,
        ),
        (
            ProgrammeDraft {
                places: BTreeSet::new(),
                ..base()
            },
            Problem::Places,
        ),
        (limits(Some(0), None), Problem::NoneAtAll),
        (limits(Some(10), Some(20)), Problem::LaptopBeyondTotal),
    ];
    let mut said = BTreeSet::new();
    for (draft, problem) in cases {
        let found = draft.problems(fair(), today);
        assert!(found.contains(&problem), "{problem:?} not in {found:?}");
        let first_advice = found
            .iter()
            .position(|problem| !problem.is_blocking())
            .unwrap_or(found.len());
        assert!(
            found[first_advice..]
                .iter()
                .all(|problem| !problem.is_blocking()),
            "what stops it comes first: {found:?}"
        );
        let sentence = problem.sentence();
        assert!(
            sentence.ko.ends_with("주세요.") && sentence.en.ends_with('.'),
            "what to do: {sentence}"
        );
        assert!(!problem.field().contains(' '));
        said.insert(sentence.ko);
    }
    assert_eq!(said.len(), 18, "each problem has its own words");
}

/// The days after the fair are counted from the day after it, the first included.
#[test]
fn days_after_the_fair_are_counted_from_the_day_after_it() {
    let days = |days| Validity::AfterFair { days }.days(fair());
    assert_eq!(days(1), (day(2026, 11, 30), day(2026, 11, 30)));
    assert_eq!(days(30), (day(2026, 11, 30), day(2026, 12, 29)));
    assert_eq!(
        days(u32::MAX).1,
        NaiveDate::MAX,
        "an absurd number is a problem, not a panic"
    );
}

proptest! {
    /// Whatever is typed into a draft: no panic, whole sentences, and a draft
    /// without a blocking problem can be carried by a token.
    #[test]
    fn any_draft_is_answered(
        kind in prop::sample::select(ProgrammeKind::ALL.to_vec()),
        percent: u8,
        won: u64,
        minimum_purchase_won: u64,
        uses_per_coupon: u32,
        days: u32,
        total: Option<u32>,
        buy_and_get in any::<Option<(u32, u32)>>(),
    ) {
        let mut draft = draft(kind);
        draft.benefit = match buy_and_get {
            Some((buy, free)) => Benefit::BuyAndGet { buy, free },
            None if percent % 2 == 0 => Benefit::Percent { percent, cap_won: Some(won) },
            None => Benefit::Amount { won, rest_stays: percent % 3 == 0 },
        };
        draft.minimum_purchase_won = minimum_purchase_won;
        draft.uses_per_coupon = uses_per_coupon;
        draft.validity = Validity::AfterFair { days };
        draft.limits.total = total;
        let preview = draft.preview(fair());
        prop_assert!(preview.ko.ends_with("드립니다.") && preview.en.ends_with('.'));
        let problems = draft.problems(fair(), fair().first);
        if problems.iter().all(|problem| !problem.is_blocking()) {
            let terms = draft.terms(fair());
            prop_assert!(terms.valid_from <= terms.valid_until);
            prop_assert!(Day::from_date(terms.valid_until).is_some());
        }
    }
}

fn ends_on(date: NaiveDate) -> VariantDraft {
    VariantDraft {
        end: Some(VariantEnd::On(date)),
        wording: None,
    }
}

fn says(ko: &str, en: &str) -> VariantDraft {
    VariantDraft {
        end: None,
        wording: Some(Sentence::of_texts(ko, en)),
    }
}

fn with_variants(variants: Vec<VariantDraft>) -> ProgrammeDraft {
    ProgrammeDraft {
        variants,
        ..draft(ProgrammeKind::Revisit)
    }
}

/// Variants that teach nothing, or promise what the programme does not keep, stop it, each
/// with a sentence about which one and what to do.
#[test]
fn variants_that_teach_nothing_stop_a_programme() {
    // Coupons can be used from 30 November to 29 December.
    let today = day(2026, 12, 5);
    let own = VariantDraft::default;
    let cases = [
        (vec![own()], Problem::VariantAlone),
        (
            (10..60)
                .map(|days| VariantDraft {
                    end: Some(VariantEnd::AfterFair { days }),
                    wording: None,
                })
                .collect(),
            Problem::TooManyVariants { most: 4 },
        ),
        (
            vec![
                own(),
                ends_on(day(2026, 12, 20)),
                ends_on(day(2026, 12, 29)),
            ],
            Problem::VariantsAlike { one: 1, other: 3 },
        ),
        (
            vec![says("한 잔 더", "one more"), says(" 한 잔 더", "one more ")],
            Problem::VariantsAlike { one: 1, other: 2 },
        ),
        (
            vec![own(), says("  ", "one more")],
            Problem::VariantWording { variant: 2 },
        ),
        (
            vec![own(), ends_on(day(2026, 12, 30))],
            Problem::VariantTooLong {
                variant: 2,
                programme_ends: day(2026, 12, 29),
            },
        ),
        (
            vec![ends_on(day(2026, 11, 29)), own()],
            Problem::VariantTooShort {
                variant: 1,
                programme_begins: day(2026, 11, 30),
            },
        ),
        (
            vec![ends_on(day(2026, 12, 4)), own()],
            Problem::VariantOver {
                variant: 1,
                on: day(2026, 12, 4),
            },
        ),
    ];
    for (variants, problem) in cases {
        let found = with_variants(variants).problems(fair(), today);
        assert!(found.contains(&problem), "{problem:?} in {found:?}");
        assert!(problem.is_blocking() && problem.field() == "variants");
        assert!(
            problem.sentence().ko.ends_with("주세요."),
            "{}",
            problem.sentence()
        );
    }
    let good = with_variants(vec![
        own(),
        ends_on(day(2026, 12, 12)),
        says("한 잔 더", "one more"),
    ]);
    assert_eq!(good.problems(fair(), today), []);
}

/// What all coupons may be used for ends with the variant that ends last, and the owner
/// reads that the rest is chance.
#[test]
fn a_programme_ends_with_its_last_variant() {
    let two = with_variants(vec![ends_on(day(2026, 12, 12)), ends_on(day(2026, 12, 20))]);
    assert_eq!(two.terms(fair()).valid_until, day(2026, 12, 20));
    let said = two.preview(fair());
    assert!(
        said.ko
            .ends_with("쿠폰마다 2갈래 가운데 하나를 무작위로 정합니다."),
        "{said}"
    );
    assert!(
        said.en
            .ends_with("Each coupon is one of 2 variants, drawn at random."),
        "{said}"
    );
}

proptest! {
    /// Every serial number has one variant, and each has its share of any numbers in a row.
    #[test]
    fn each_variant_has_its_share(first: u32, variants in 1_usize..=4) {
        let mut shares = vec![0; variants];
        for serial in 0..1_200_u32 {
            let variant = variant_of(first.wrapping_add(serial), variants).expect("one of them");
            shares[variant] += 1;
        }
        let share = 1_200 / variants;
        // Numbers that begin again at 0 may cut one row short.
        prop_assert!(shares.iter().all(|it| (share - 1..=share + 1).contains(it)), "{shares:?}");
        prop_assert_eq!(variant_of(first, 0), None);
    }
}
