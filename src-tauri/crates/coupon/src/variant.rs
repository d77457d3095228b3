//! Variants: what differs by chance between the coupons of one programme.
//!
//! An owner who wants to know whether a short time or another wording brings more people
//! back writes two to four variants. Which one a coupon is follows from its serial number,
//! which is drawn at random when nobody knows yet who will hold it. So the draw is fair,
//! asks for nobody's consent, and every laptop and the coupon page know it from the token.

use crate::problem::Problem;
use chrono::NaiveDate;
use words::Sentence;

/// More would need more coupons than a booth gives to tell them apart.
pub const MOST_VARIANTS: usize = 4;

/// The last day of one variant, as its owner writes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum VariantEnd {
    /// This day.
    On(NaiveDate),
    /// So many days from the day after the fair, the first included.
    AfterFair {
        /// Days.
        days: u32,
    },
}

/// One variant while its owner thinks about it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct VariantDraft {
    /// Its last day; none: the programme's.
    pub end: Option<VariantEnd>,
    /// What stands on its coupons above the conditions; none: what it gives.
    pub wording: Option<Sentence>,
}

/// Which of so many variants the coupon with this serial number is; none where there are
/// none.
pub fn variant_of(serial: u32, variants: usize) -> Option<usize> {
    let variants = u32::try_from(variants).ok().filter(|it| *it > 0)?;
    // Of 2^32 numbers each variant has as many as every other, but for one.
    Some((serial % variants) as usize)
}

/// What is wrong with the variants of a programme with this first and last day; `ends` are
/// their last days.
pub(crate) fn variant_problems(
    variants: &[VariantDraft],
    ends: &[NaiveDate],
    (begins, programme_ends): (NaiveDate, NaiveDate),
    today: NaiveDate,
) -> Vec<Problem> {
    match variants.len() {
        0 => return Vec::new(),
        1 => return vec![Problem::VariantAlone],
        many if many > MOST_VARIANTS => {
            return vec![Problem::TooManyVariants {
                most: MOST_VARIANTS,
            }];
        }
        _ => {}
    }
    let seen: Vec<_> = variants.iter().zip(ends).collect();
    let mut problems = Vec::new();
    for (index, (variant, end)) in seen.iter().enumerate() {
        let number = index + 1;
        let words = |it: &VariantDraft| {
            let wording = it.wording.as_ref();
            wording.map(|it| (it.ko.trim().to_owned(), it.en.trim().to_owned()))
        };
        let wording = words(variant);
        if wording
            .iter()
            .any(|(ko, en)| ko.is_empty() || en.is_empty())
        {
            problems.push(Problem::VariantWording { variant: number });
        }
        if **end > programme_ends {
            problems.push(Problem::VariantTooLong {
                variant: number,
                programme_ends,
            });
        } else if **end < begins {
            problems.push(Problem::VariantTooShort {
                variant: number,
                programme_begins: begins,
            });
        } else if **end < today {
            problems.push(Problem::VariantOver {
                variant: number,
                on: **end,
            });
        }
        let same = |(other, its_end): &(&VariantDraft, &NaiveDate)| {
            its_end == end && words(other) == wording
        };
        if let Some(before) = seen[..index].iter().position(same) {
            problems.push(Problem::VariantsAlike {
                one: before + 1,
                other: number,
            });
        }
    }
    problems
}
