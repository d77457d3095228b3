//! Which of a programme's variants brings more of its coupons back.
//!
//! Worked out when it is asked for, from how many coupons of each variant were given and
//! used; whose they are plays no part. What is told does not move while coupons can still
//! be used: a programme is looked at once, when its last day is over. Programmes of one
//! kind with the same variants, which the next fair's copy of one has, are judged together.

use crate::current_fair::is_destroyed;
use crate::facts::Facts;
use crate::{Booth, BoothError};
use chrono::{Datelike, NaiveDate};
use coupon::{ProgrammeKind, variant_of};
use experiment::{Arm, Found, Range, Stratum};
use records::coupons::ProgrammeOpened;
use records::text::Bilingual;
use std::collections::BTreeSet;
use tables::coupon as coupon_table;
use words::{Sentence, sentence};

/// Fewer coupons of a variant than this make no verdict, as fewer people make no reason.
const FEWEST: u32 = 30;

/// How the variants of one programme, and of those that are alike at other fairs, did.
#[derive(Debug, Clone, PartialEq)]
pub struct VariantTest {
    /// The newest programme's name.
    pub name: Sentence,
    /// The variants, in the order they were written.
    pub variants: Vec<VariantCount>,
    /// Every two of them, by their places, with what can be said.
    pub pairs: Vec<VariantPair>,
    /// The first day on which more can be said; none when no coupon is waited for.
    pub next_on: Option<NaiveDate>,
    /// Coupons given when a variant was over already; they are compared with nothing.
    pub not_compared: u32,
}

/// One variant's coupons.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VariantCount {
    /// What stands on them, and until when.
    pub name: Sentence,
    /// Given while every variant could be drawn, and not taken back.
    pub given: u32,
    /// Of these, used at least once so far.
    pub used: u32,
}

/// Two variants compared.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct VariantPair {
    /// The first one's place.
    pub one: usize,
    /// The second one's place.
    pub other: usize,
    /// Whether the first one's coupons were used more or less, in complete programmes. Of
    /// the coupons that are needed, those that are waited for are taken off.
    pub found: Found,
    /// How many more of a coupon were used, -1 to 1; none while nothing can be compared.
    pub rate: Option<Range>,
}

/// What makes two programmes one test: what it is for, and of each variant how many days
/// before the programme it ends, and its wording.
type Alike = (ProgrammeKind, Vec<(i64, Option<Bilingual>)>);

/// The programmes of one test, newest last.
struct Test {
    alike: Alike,
    newest: ProgrammeOpened,
    rounds: Vec<Round>,
    not_compared: u32,
}

/// The coupons of one programme.
struct Round {
    valid_until: NaiveDate,
    /// Given and used, by variant.
    counts: Vec<(u32, u32)>,
}

impl Booth {
    /// How the variants of coupon programmes did, over all fairs of the maker, the newest
    /// first.
    ///
    /// # Errors
    /// [`BoothError::Tables`].
    pub fn variant_tests(&self) -> Result<Vec<VariantTest>, BoothError> {
        self.facts().variant_tests()
    }
}

impl Facts<'_> {
    fn variant_tests(&self) -> Result<Vec<VariantTest>, BoothError> {
        let mut tests: Vec<Test> = Vec::new();
        for (id, programme) in self.programmes()? {
            // What was sold at a destroyed fair is gone, and would count as never used.
            let fair = self.session.current.id_of(programme.fair);
            if programme.variants.is_empty() || is_destroyed(self.tables, fair)? {
                continue;
            }
            let (round, late) = self.round(id, &programme)?;
            let alike = alike(&programme);
            match tests.iter_mut().find(|test| test.alike == alike) {
                Some(test) => {
                    test.newest = programme;
                    test.rounds.push(round);
                    test.not_compared += late;
                }
                None => tests.push(Test {
                    alike,
                    newest: programme,
                    rounds: vec![round],
                    not_compared: late,
                }),
            }
        }
        tests.reverse();
        let today = self.today();
        Ok(tests.into_iter().map(|test| test.judged(today)).collect())
    }

    /// The variants of one programme with its own coupons; none where it has no variants.
    pub(crate) fn variants_of(
        &self,
        id: uuid::Uuid,
        programme: &ProgrammeOpened,
    ) -> Result<Vec<VariantCount>, BoothError> {
        if programme.variants.is_empty() {
            return Ok(Vec::new());
        }
        let (round, _) = self.round(id, programme)?;
        Ok(counted(programme, &[round], self.today()))
    }

    /// The coupons of one programme that were drawn from all variants, and how many were
    /// not.
    fn round(
        &self,
        id: uuid::Uuid,
        programme: &ProgrammeOpened,
    ) -> Result<(Round, u32), BoothError> {
        let variants = programme.variants.len();
        let ends = programme.variants.iter().map(|it| programme.end_of(it));
        let first_end = ends.min().unwrap_or(programme.valid_until);
        let mut counts = vec![(0, 0); variants];
        let mut late = 0;
        for coupon in coupon_table::drawn(self.tables, id)? {
            let given_on = self.session.local(coupon.issued_ms).date_naive();
            match variant_of(coupon.serial, variants) {
                Some(variant) if given_on <= first_end => {
                    counts[variant].0 += 1;
                    counts[variant].1 += u32::from(coupon.is_used);
                }
                _ => late += 1,
            }
        }
        let round = Round {
            valid_until: programme.valid_until,
            counts,
        };
        Ok((round, late))
    }
}

/// The variants of a programme with their coupons of all rounds.
fn counted(programme: &ProgrammeOpened, rounds: &[Round], today: NaiveDate) -> Vec<VariantCount> {
    let variants = programme.variants.iter().enumerate();
    variants
        .map(|(place, variant)| {
            let benefit = programme.terms().benefit.words();
            let headline = variant.wording.as_ref().map_or(benefit, Sentence::from);
            let until = coupon::near_day(programme.end_of(variant), today);
            let counts = rounds.iter().map(|round| round.counts[place]);
            let (given, used) = counts.fold((0, 0), |sum, it| (sum.0 + it.0, sum.1 + it.1));
            VariantCount {
                name: sentence!("coupon-variant", headline = headline, until = until),
                given,
                used,
            }
        })
        .collect()
}

fn alike(programme: &ProgrammeOpened) -> Alike {
    let variants = programme.variants.iter().map(|variant| {
        let before = programme.valid_until - programme.end_of(variant);
        (before.num_days(), variant.wording.clone())
    });
    (programme.kind(), variants.collect())
}

impl Test {
    fn judged(self, today: NaiveDate) -> VariantTest {
        let programme = &self.newest;
        let variants = counted(programme, &self.rounds, today);
        let (over, waiting): (Vec<&Round>, Vec<&Round>) = self
            .rounds
            .iter()
            .partition(|round| round.valid_until < today);
        let given = |round: &&Round| round.counts.iter().map(|it| it.0).sum::<u32>();
        let waited_for: u32 = waiting.iter().map(given).sum();
        let number = variants.len();
        let places = (0..number).flat_map(|one| (one + 1..number).map(move |it| (one, it)));
        let pairs = places.map(|(one, other)| pair(&over, one, other, number, waited_for));
        let next = waiting.iter().filter(|round| given(round) > 0);
        VariantTest {
            name: Sentence::from(&programme.name),
            pairs: pairs.collect(),
            next_on: next.filter_map(|round| round.valid_until.succ_opt()).min(),
            not_compared: self.not_compared,
            variants,
        }
    }
}

fn pair(
    over: &[&Round],
    one: usize,
    other: usize,
    variants: usize,
    waited_for: u32,
) -> VariantPair {
    let arm = |(given, used): (u32, u32)| Arm {
        people: given,
        // What was spent is not asked.
        spent: vec![0; used as usize],
    };
    let strata: Vec<Stratum> = over
        .iter()
        .map(|round| Stratum {
            treated: arm(round.counts[one]),
            control: arm(round.counts[other]),
        })
        .filter(|it| it.treated.people > 0 && it.control.people > 0)
        .collect();
    let looks: BTreeSet<NaiveDate> = over.iter().map(|round| round.valid_until).collect();
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    let variants = count(variants);
    let pairs = variants * (variants - 1) / 2;
    let verdict = experiment::difference(&strata, count(looks.len()), pairs);
    let sum = |arm: fn(&Stratum) -> &Arm| strata.iter().map(|it| arm(it).people).sum::<u32>();
    let fewest = sum(|it| &it.treated).min(sum(|it| &it.control));
    let found = match verdict.found {
        // Needed for two of them; every coupon may become one of any variant.
        Found::NotKnown { more_people } => Found::NotKnown {
            more_people: (more_people.saturating_mul(variants) / 2).saturating_sub(waited_for),
        },
        _ if fewest < FEWEST => Found::NotKnown {
            more_people: ((FEWEST - fewest) * variants).saturating_sub(waited_for),
        },
        known => known,
    };
    VariantPair {
        one,
        other,
        found,
        rate: verdict.rate.filter(|_| fewest >= FEWEST),
    }
}

impl VariantTest {
    /// What can be said, a sentence for every two variants first.
    pub fn sentences(&self) -> Vec<Sentence> {
        let mut all: Vec<Sentence> = self.pairs.iter().map(VariantPair::sentence).collect();
        if let Some(day) = self.next_on {
            all.push(sentence!(
                "coupon-variants-waiting",
                day = words::day(day.year(), day.month(), day.day())
            ));
        }
        if self.not_compared > 0 {
            all.push(sentence!(
                "coupon-variants-not-compared",
                coupons = self.not_compared
            ));
        }
        all
    }
}

impl VariantPair {
    fn sentence(&self) -> Sentence {
        let (one, other) = (self.one as u64 + 1, self.other as u64 + 1);
        let points = |range: Range| {
            let ends = [range.low.abs() * 100.0, range.high.abs() * 100.0];
            let least = ends[0].min(ends[1]).floor() as u64;
            (least, ends[0].max(ends[1]).ceil() as u64)
        };
        let (least, most) = self.rate.map_or((0, 0), points);
        let more = |one: u64, other: u64| {
            sentence!(
                "coupon-variants-more",
                one = one,
                other = other,
                least = least,
                most = most
            )
        };
        match self.found {
            Found::Helped => more(one, other),
            Found::Harmed => more(other, one),
            Found::NotKnown { more_people: 0 } => {
                sentence!("coupon-variants-not-known-yet", one = one, other = other)
            }
            Found::NotKnown { more_people } => sentence!(
                "coupon-variants-not-known",
                one = one,
                other = other,
                coupons = more_people
            ),
        }
    }
}
