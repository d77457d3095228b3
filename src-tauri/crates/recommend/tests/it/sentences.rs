//! What owners and customers read.

use crate::support::{id, named};
use recommend::{Evidence, Named, Reason};
use words::Sentence;

fn evidence() -> Evidence {
    Evidence {
        n: 214,
        k: 66,
        base_n: 1_000,
        base_k: 180,
        lower_bound: 0.2416,
    }
}

fn purpose() -> Named {
    Named {
        id: "purpose".to_owned(),
        name: Sentence::of_texts("용도", "Purpose"),
    }
}

fn gift() -> Named {
    Named {
        id: "gift".to_owned(),
        name: Sentence::of_texts("선물", "a gift"),
    }
}

fn answer(may_be_spoken: bool) -> Reason {
    Reason::Answer {
        question: purpose(),
        level: gift(),
        may_be_spoken,
        evidence: evidence(),
    }
}

fn tag(may_be_spoken: bool) -> Reason {
    Reason::Tag {
        tag: "위스키".to_owned(),
        question: purpose(),
        level: gift(),
        may_be_spoken,
        evidence: evidence(),
    }
}

fn every_reason() -> Vec<Reason> {
    vec![
        Reason::OwnerRule { rule: 3 },
        Reason::BoughtBefore,
        Reason::BoughtTogether {
            product: id(1),
            name: Sentence::of_texts("디캔터", "Decanter"),
            evidence: evidence(),
        },
        answer(true),
        answer(false),
        tag(true),
        tag(false),
        Reason::Bestseller {
            rank: 1,
            buyers: 90,
            visitors: 300,
            for_all: true,
        },
        Reason::Bestseller {
            rank: 2,
            buyers: 80,
            visitors: 300,
            for_all: false,
        },
        Reason::Unproven {
            buyers: 2,
            visitors: 300,
        },
    ]
}

/// The customer's sentences, word by word, with the particles of the names.
#[test]
fn customers_read_whole_sentences() {
    let glass = Sentence::of_texts("위스키잔", "Whisky glass");
    let texts: Vec<String> = every_reason()
        .iter()
        .map(|reason| reason.for_customer(&glass).ko)
        .collect();
    assert_eq!(
        texts,
        [
            "저희가 직접 고른 ‘위스키잔’을 소개합니다.",
            "지난번에 고르신 ‘위스키잔’, 하나가 깨졌거나 더 필요하시면 다시 살펴봐 주세요.",
            "‘디캔터’를 구매해 주셔서, 같은 상품을 고르신 분들이 더 많이 고르신 ‘위스키잔’을 소개합니다.",
            "‘선물’로 답해 주셔서, 같은 답을 하신 분들이 더 많이 고르신 ‘위스키잔’을 소개합니다.",
            "이번에는 ‘위스키잔’을 소개합니다.",
            "‘선물’로 답해 주셔서, 같은 답을 하신 분들이 더 많이 고르신 상품과 비슷한 ‘위스키잔’을 소개합니다.",
            "이번에는 ‘위스키잔’을 소개합니다.",
            "저희 부스에서 가장 많이 선택된 ‘위스키잔’을 소개합니다.",
            "저희 부스에서 많이 선택된 ‘위스키잔’을 소개합니다.",
            "이번에는 ‘위스키잔’을 소개합니다.",
        ]
    );
}

/// The owner's sentences carry every number that can be recounted.
#[test]
fn owners_read_the_numbers() {
    assert_eq!(
        answer(true).for_owner(),
        Sentence::of_texts(
            "‘용도: 선물’ 답을 주신 214명 중 66명(31%)이 선택했습니다. 전체는 18%입니다.",
            "Of those who answered ‘Purpose: a gift’, 66 of 214 (31%) chose it. Among all it is 18%.",
        )
    );
    assert_eq!(
        answer(true).for_owner(),
        answer(false).for_owner(),
        "the owner sees all"
    );
}

/// That answers make no difference is said only where they make none to anybody.
#[test]
fn a_bestseller_says_what_is_known_of_answers() {
    let bestseller = |for_all| Reason::Bestseller {
        rank: 2,
        buyers: 80,
        visitors: 300,
        for_all,
    };
    let personal = bestseller(false).for_owner();
    assert_eq!(
        personal,
        Sentence::of_texts(
            "방문객 300명 중 80명이 선택한 인기 2위 상품입니다.",
            "Number 2 by popularity, chosen by 80 of 300 visitors.",
        )
    );
    assert_eq!(
        bestseller(true).for_owner(),
        Sentence::of_texts(
            format!("{} 답에 따른 차이는 확인되지 않았습니다.", personal.ko),
            format!("{} No difference between answers is proven.", personal.en),
        )
    );
}

/// The counts are of all fairs there were, so nobody is told that something was
/// chosen at this one.
#[test]
fn no_sentence_speaks_of_one_fair() {
    let glass = Sentence::of_texts("위스키잔", "Whisky glass");
    for reason in every_reason() {
        for said in [reason.for_customer(&glass), reason.for_owner()] {
            assert!(!said.ko.contains("박람회"), "{}", said.ko);
            assert!(!said.en.contains("fair"), "{}", said.en);
        }
    }
}

/// What is proven of those who chose the same is "more often", which may be few.
#[test]
fn nobody_is_told_that_many_chose_it() {
    let few = Evidence {
        n: 1_328,
        k: 147,
        base_n: 10_000,
        base_k: 880,
        lower_bound: 0.092,
    };
    let together = Reason::BoughtTogether {
        product: id(1),
        name: Sentence::of_texts("Cooking", "Cooking"),
        evidence: few,
    };
    assert_eq!(
        together.for_customer(&Sentence::of_texts("Knitting", "Knitting")),
        Sentence::of_texts(
            "‘Cooking’을 구매해 주셔서, 같은 상품을 고르신 분들이 더 많이 고르신 ‘Knitting’을 소개합니다.",
            "You bought ‘Cooking’: those who chose it chose ‘Knitting’ more often.",
        )
    );
}

/// No number reaches the customer, and nothing of an unspoken question: neither
/// the question, nor the answer, nor the tag it pointed to.
#[test]
fn customers_are_told_nothing_unspoken() {
    let glass = Sentence::of_texts("위스키잔", "Whisky glass");
    for reason in every_reason() {
        let sentence = reason.for_customer(&glass);
        for text in [&sentence.ko, &sentence.en] {
            assert!(
                !text.contains(|c: char| c.is_ascii_digit()),
                "a number in {text}"
            );
            assert!(text.ends_with('.'), "{text}");
        }
    }
    let plain = Sentence::of_texts("잔", "Glass");
    for reason in [answer(false), tag(false)] {
        let text = reason.for_customer(&plain).to_string();
        for secret in ["용도", "선물", "위스키", "답", "Purpose", "gift"] {
            assert!(!text.contains(secret), "{secret} in {text}");
        }
        assert_eq!(
            reason.for_customer(&plain),
            Reason::Unproven {
                buyers: 0,
                visitors: 9
            }
            .for_customer(&plain),
            "an unspoken reason reads like no reason"
        );
    }
}

/// Particles follow the names, whatever they are.
#[test]
fn particles_follow_names() {
    let together = |name: &str| Reason::BoughtTogether {
        product: id(1),
        name: Sentence::of_texts(name, name),
        evidence: evidence(),
    };
    let glass = Sentence::of_texts("잔", "Glass");
    assert!(
        together("위스키잔")
            .for_customer(&glass)
            .ko
            .starts_with("‘위스키잔’을 구매해 주셔서")
    );
    assert!(
        together("위스키잔")
            .for_owner()
            .ko
            .contains("‘위스키잔’을 고르신")
    );
    let home = Reason::Answer {
        question: purpose(),
        level: named("집"),
        may_be_spoken: true,
        evidence: evidence(),
    };
    assert!(home.for_customer(&glass).ko.starts_with("‘집’으로 답해"));
}
