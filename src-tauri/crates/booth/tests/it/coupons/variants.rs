//! Coupons that teach: what differs between them by chance, and what can be said of it.

use super::*;
use crate::fairs::next_fair;
use crate::support::{DAY, Fair, HOUR, OPENING, first_day};
use booth::coupons::{IssuedCoupon, VariantTest};
use booth::follow_up::Found;
use chrono::{Days, NaiveDate};
use coupon::{Place, Validity, VariantDraft, VariantEnd};
use std::collections::BTreeSet;
use words::{Language, Sentence};

fn day(after: u64) -> NaiveDate {
    first_day() + Days::new(after)
}

fn wording() -> Sentence {
    Sentence::of_texts("한 잔 더, 저희가 낼게요", "One more glass is on us")
}

/// A programme of ten days: the first variant ends on the third day and says what it
/// gives, the second has a wording of its own.
fn two_variants(draft: &mut ProgrammeDraft) {
    draft.validity = Validity::Dates {
        from: day(0),
        until: day(9),
    };
    draft.places = BTreeSet::from([Place::Booth, Place::Shop]);
    draft.minimum_purchase_won = 0;
    draft.variants = vec![
        VariantDraft {
            end: Some(VariantEnd::On(day(2))),
            wording: None,
        },
        VariantDraft {
            end: None,
            wording: Some(wording()),
        },
    ];
}

fn give(laptop: &mut Laptop, programme: Uuid, number: usize) -> Vec<IssuedCoupon> {
    let ids = laptop
        .booth()
        .issue_coupons(&vec![None; number], programme)
        .expect("coupons");
    let coupons = ids.into_iter().map(|id| laptop.booth().coupon(id));
    coupons.collect::<Result<_, _>>().expect("they are known")
}

fn is_second(coupon: &IssuedCoupon) -> bool {
    coupon.wording.is_some()
}

fn only_test(laptop: &mut Laptop) -> VariantTest {
    let mut tests = laptop.booth().variant_tests().expect("tests");
    assert_eq!(tests.len(), 1);
    tests.remove(0)
}

fn is_known(test: &VariantTest) -> bool {
    !matches!(test.pairs[0].found, Found::NotKnown { .. })
}

/// Every laptop knows which variant a coupon is, also before it has the record of its
/// giving: until when it is good, and what stands on it.
#[test]
fn every_laptop_knows_the_variant_it_is_shown() {
    let mut fair = Fair::with_laptops(2, 2_101);
    let (one, other) = fair.pair(0, 1);
    let programme = one.opens(ProgrammeKind::Discount, two_variants);
    other.learn_from(one);
    let coupons = give(one, programme, 40);
    let seconds = coupons.iter().filter(|it| is_second(it)).count();
    assert!((8..=32).contains(&seconds), "{seconds} of 40");
    for laptop in [&mut *one, &mut *other] {
        laptop.clock.set(OPENING + 2 * DAY);
        for coupon in &coupons {
            laptop.accepts(&coupon.digits);
            let known = laptop.booth().coupon(coupon.id).expect("seen");
            assert_eq!(known.wording, coupon.wording);
            assert_eq!(known.valid_until, coupon.valid_until);
            assert_eq!(known.conditions, coupon.conditions);
            let until = if is_second(coupon) { day(9) } else { day(2) };
            assert_eq!(coupon.valid_until, until);
        }
        laptop.clock.set(OPENING + 3 * DAY);
    }
    for merged in [false, true] {
        if merged {
            other.learn_from(one);
        }
        for coupon in &coupons {
            if is_second(coupon) {
                other.accepts(&coupon.digits);
            } else {
                assert_eq!(
                    other.refuses(&coupon.digits),
                    Reason::Expired { on: day(2) },
                    "merged: {merged}"
                );
            }
        }
    }
    for coupon in &coupons {
        match is_second(coupon) {
            true => other.accepts(&coupon.short_number),
            false => {
                assert_eq!(
                    other.refuses(&coupon.short_number),
                    Reason::Expired { on: day(2) }
                );
            }
        }
    }
    // What a slip shows large, what the desk and a message say, and the page.
    let second = coupons.iter().find(|it| is_second(it)).expect("one");
    assert_eq!(second.headline(), &wording());
    assert_eq!(
        second.told().ko,
        "한 잔 더, 저희가 낼게요 (10% 할인(최대 10,000원))"
    );
    assert!(second.conditions.ko.contains("10% 할인"));
    let page = fair.laptops[0]
        .booth()
        .coupon_page(fair.folder.path())
        .expect("a page");
    let html = std::fs::read_to_string(page.path).expect("text");
    assert!(html.contains("한 잔 더, 저희가 낼게요"));
}

/// What a message to a customer says is what stands on her coupon.
#[test]
fn the_files_say_what_stands_on_each_coupon() {
    let mut fair = Fair::with_laptops(1, 2_102);
    let laptop = &mut fair.laptops[0];
    laptop.opens(ProgrammeKind::Revisit, |draft| {
        draft.variants = vec![
            VariantDraft {
                end: Some(VariantEnd::AfterFair { days: 14 }),
                wording: None,
            },
            VariantDraft {
                end: None,
                wording: Some(wording()),
            },
        ];
    });
    for number in 0..12 {
        laptop.reachable_visitor(&format!("v{number}@example.com"));
    }
    laptop.clock.set(OPENING + 5 * DAY);
    let exported = laptop.booth().export_follow_up(
        booth::FairScope::Current,
        "후속 안내",
        fair.folder.path(),
        Language::Korean,
    );
    let files = exported.expect("files").files;
    let table = files
        .iter()
        .find(|file| file.extension().is_some_and(|it| it == "csv"));
    let rows = std::fs::read_to_string(table.expect("a table")).expect("text");
    let short = (laptop.booth().fair_days().last + Days::new(14)).to_string();
    let long = (laptop.booth().fair_days().last + Days::new(30)).to_string();
    let (mut shorts, mut worded) = (0, 0);
    for row in csv::Reader::from_reader(rows.trim_start_matches('\u{feff}').as_bytes()).records() {
        let row = row.expect("a row");
        let has = |text: &str| row.iter().any(|cell| cell.contains(text));
        assert_ne!(has(&short), has("한 잔 더"), "{row:?}");
        assert_eq!(has(&long), has("한 잔 더"), "{row:?}");
        shorts += u32::from(has(&short));
        worded += u32::from(has("한 잔 더"));
    }
    assert_eq!(shorts + worded, 12);
    assert!(shorts > 0 && worded > 0, "{shorts} and {worded}");
}

/// A coupon in place of another keeps its promise, and counts for it.
#[test]
fn a_new_coupon_is_of_the_old_ones_variant() {
    let mut fair = Fair::with_laptops(1, 2_103);
    let laptop = &mut fair.laptops[0];
    let programme = laptop.opens(ProgrammeKind::Discount, two_variants);
    let coupons = give(laptop, programme, 12);
    let before = only_test(laptop);
    for coupon in coupons {
        let anew = laptop.booth().reissue_coupon(coupon.id, "젖었습니다");
        let anew = anew.expect("anew");
        assert_eq!(anew.wording, coupon.wording);
        assert_eq!(anew.valid_until, coupon.valid_until);
        laptop.sells(anew.id, &[(0, 1)]).expect("used");
    }
    let after = only_test(laptop);
    for (after, before) in after.variants.iter().zip(&before.variants) {
        assert_eq!((after.given, after.used), (before.given, before.given));
    }
}

/// Nobody gets a coupon that is over; what is given then was not drawn, and is compared
/// with nothing.
#[test]
fn a_variant_that_is_over_is_given_no_more() {
    let mut fair = Fair::with_laptops(2, 2_104);
    let (laptop, other) = fair.pair(0, 1);
    let programme = laptop.opens(ProgrammeKind::Discount, two_variants);
    give(laptop, programme, 10);
    laptop.clock.set(OPENING + 3 * DAY);
    let later = give(laptop, programme, 1_500);
    assert!(later.iter().all(is_second));
    let test = only_test(laptop);
    assert_eq!(test.not_compared, 1_500);
    let drawn: u32 = test.variants.iter().map(|it| it.given).sum();
    assert_eq!(drawn, 10);
    let said = test.sentences();
    let told = said
        .iter()
        .any(|it| it.ko.contains("1,500장은 견줄 것이 없어"));
    assert!(told, "{said:?}");
    // Those that were drawn then are known to the others too.
    other.learn_from(laptop);
    other.clock.set(OPENING + 3 * DAY);
    other.accepts(&later[1_499].digits);
}

/// Whoever asks again is given the coupon she has, and never one whose variant is over:
/// the desk would refuse it.
#[test]
fn a_coupon_that_is_over_is_not_given_again() {
    let mut fair = Fair::with_laptops(1, 2_107);
    let laptop = &mut fair.laptops[0];
    let programme = laptop.opens(ProgrammeKind::Discount, two_variants);
    let mut were_over = 0;
    for _ in 0..12 {
        laptop.clock.set(OPENING);
        let visitor = laptop.answered_visit();
        let first = laptop.booth().issue_coupon(Some(visitor), programme);
        let first = first.expect("a coupon");
        laptop.clock.set(OPENING + 4 * DAY);
        let again = laptop.booth().issue_coupon(Some(visitor), programme);
        if is_second(&first) {
            assert_eq!(again.expect("hers").id, first.id);
        } else {
            assert!(
                matches!(again, Err(BoothError::NotIssued(_))),
                "one a person"
            );
            were_over += 1;
        }
    }
    assert!(were_over > 0, "some had the first variant");
}

/// Looking every evening changes nothing. When all coupons are over the better variant is
/// named; a use that was undone and a coupon that was taken back count nowhere.
#[test]
fn nothing_is_told_before_the_coupons_are_over() {
    let mut fair = Fair::with_laptops(1, 2_105);
    let laptop = &mut fair.laptops[0];
    let programme = laptop.opens(ProgrammeKind::Discount, two_variants);
    let coupons = give(laptop, programme, 160);
    let before = only_test(laptop);
    assert_eq!(before.next_on, Some(day(10)));
    assert!(before.sentences()[0].ko.contains("아직 알 수 없습니다"));
    let (seconds, firsts): (Vec<_>, Vec<_>) = coupons.iter().partition(|it| is_second(it));
    for coupon in &seconds[..seconds.len() - 2] {
        laptop.sells(coupon.id, &[(0, 1)]).expect("used");
        assert_eq!(only_test(laptop).pairs, before.pairs);
    }
    let sale = laptop.sells(firsts[0].id, &[(0, 1)]).expect("used").id;
    laptop.booth().void_sale(sale, "반품").expect("undone");
    laptop
        .booth()
        .void_coupon(firsts[1].id, "잘못 드렸습니다")
        .expect("taken back");
    laptop.clock.set(OPENING + 10 * DAY);
    let after = only_test(laptop);
    assert_eq!(after.next_on, None);
    assert_eq!(after.variants[0].given as usize, firsts.len() - 1);
    assert_eq!(after.variants[0].used, 0);
    assert_eq!(after.variants[1].used as usize, seconds.len() - 2);
    assert_eq!(after.pairs[0].found, Found::Harmed, "the second is better");
    let rate = after.pairs[0].rate.expect("enough coupons");
    assert!(rate.high < -0.5, "{rate:?}");
    let said = &after.sentences()[0].ko;
    let better = "2번 갈래의 쿠폰이 1번 갈래보다 더 많이 쓰였습니다.";
    assert!(said.starts_with(better), "{said}");
}

/// However clear they look, few coupons make no verdict; and where nothing was used
/// nothing is known.
#[test]
fn few_coupons_make_no_verdict() {
    for (seed, number, use_them) in [(2_106, 24, true), (2_107, 200, false), (2_108, 0, false)] {
        let mut fair = Fair::with_laptops(1, seed);
        let laptop = &mut fair.laptops[0];
        let programme = laptop.opens(ProgrammeKind::Discount, two_variants);
        if number > 0 {
            for coupon in give(laptop, programme, number)
                .iter()
                .filter(|it| is_second(it))
            {
                if use_them {
                    laptop.sells(coupon.id, &[(0, 1)]).expect("used");
                }
            }
        }
        laptop.clock.set(OPENING + 10 * DAY);
        let test = only_test(laptop);
        assert!(!is_known(&test), "{number}: {:?}", test.pairs);
        assert!(matches!(test.pairs[0].found, Found::NotKnown { more_people } if more_people > 0));
        assert!(test.sentences()[0].ko.contains("더 필요합니다"));
    }
}

/// The next fair's copy draws from the same variants on days of its own, and what it
/// learns counts together with what the first one learned.
#[test]
fn the_next_fair_goes_on_learning() {
    let mut fair = Fair::with_laptops(1, 2_109);
    let laptop = &mut fair.laptops[0];
    let programme = laptop.opens(ProgrammeKind::Discount, two_variants);
    give(laptop, programme, 10);
    next_fair(laptop, "리빙페어 봄", true);
    laptop.clock.advance(HOUR);
    let open = laptop.booth().open_programmes().expect("programmes");
    let (copy, opened) = open
        .into_iter()
        .find(|(_, it)| !it.variants.is_empty())
        .expect("the variants came along");
    assert_ne!(copy, programme);
    let days = laptop.booth().fair_days();
    let first = opened.end_of(&opened.variants[0]);
    assert_eq!(opened.valid_until - first, chrono::TimeDelta::days(7));
    assert!(first >= days.first);
    laptop.clock.advance(DAY);
    give(laptop, copy, 6);
    let test = only_test(laptop);
    let given: u32 = test.variants.iter().map(|it| it.given).sum();
    assert_eq!(given, 16);
}
