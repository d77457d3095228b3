//! Who chose what, counted; and how much more often than others, as logarithms.

use crate::crowd::{Block, FOLDS, Person, Places};

/// Levels given by fewer people are not counted: a column with thousands of
/// values says nothing about anybody.
pub const FEWEST: u32 = 10;
/// How many imaginary purchases, spread like everybody's, each product's share
/// is smoothed by.
const SMOOTHING: f64 = 1.0;
/// How many companions of a purchase count in full; four hundred count as much.
const COMPANIONS: f64 = 3.0;

/// What a lift is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// The product itself.
    Product,
    /// The products that share its tags, on average over its tags.
    Tags,
}

/// Each product's share of all purchases, smoothed; they sum to 1.
pub fn shares(people: &[Person], products: usize, without: Option<usize>) -> Vec<f64> {
    let mut chosen = vec![SMOOTHING; products];
    for person in people.iter().filter(|it| Some(it.fold) != without) {
        for (product, weight) in person.bought() {
            chosen[product] += weight;
        }
    }
    let all: f64 = chosen.iter().sum();
    chosen.iter().map(|it| it / all).collect()
}

/// What people with each feature of a block chose, in one part of the data.
#[derive(Debug, Clone)]
struct Part {
    /// Per feature: their purchases.
    all: Vec<f64>,
    /// Per feature and product: their purchases of it.
    of: Vec<f64>,
}

/// What people with each feature of a block chose.
#[derive(Debug, Clone)]
pub struct Counts {
    block: Block,
    products: usize,
    /// Per feature: its row, if enough people have it.
    row: Vec<Option<usize>>,
    folds: Vec<Part>,
}

impl Counts {
    /// Counts.
    pub fn of(block: Block, people: &[Person], places: &Places<'_>) -> Self {
        let products = places.products.len();
        let mut having = vec![0_u32; places.features(block)];
        for person in people {
            for feature in person.features(block) {
                having[*feature] += 1;
            }
        }
        let mut rows = 0;
        let row: Vec<Option<usize>> = having
            .iter()
            .map(|people| {
                (*people >= FEWEST).then(|| {
                    rows += 1;
                    rows - 1
                })
            })
            .collect();
        let none = Part {
            all: vec![0.0; rows],
            of: vec![0.0; rows * products],
        };
        let mut folds = vec![none; FOLDS];
        for person in people {
            let part = &mut folds[person.fold];
            let bought = person.features(Block::Purchases).len();
            let others = (bought.max(1) - 1) as f64;
            let share = match block {
                Block::Answers(_) => 1.0,
                Block::Purchases => (COMPANIONS / others.max(COMPANIONS)).min(1.0),
            };
            for feature in person.features(block) {
                let Some(row) = row[*feature] else { continue };
                for (product, weight) in person.bought() {
                    if block == Block::Purchases && product == *feature {
                        continue;
                    }
                    part.all[row] += share * weight;
                    part.of[row * products + product] += share * weight;
                }
            }
        }
        Self {
            block,
            products,
            row,
            folds,
        }
    }

    /// What it counts by.
    pub fn block(&self) -> Block {
        self.block
    }

    /// Whether too few people have any of its features.
    pub fn is_empty(&self) -> bool {
        self.row.iter().all(Option::is_none)
    }

    /// The logarithms of the lifts, learned from every part but one, shrunk by
    /// so many imaginary purchases that are spread like everybody's.
    pub fn lifts(
        &self,
        target: Target,
        scale: f64,
        shares: &[f64],
        without: Option<usize>,
        places: &Places<'_>,
    ) -> Lifts {
        let products = self.products;
        let parts = || {
            let parts = self.folds.iter().enumerate();
            parts.filter(|(fold, _)| Some(*fold) != without)
        };
        let mut values = Vec::with_capacity(self.folds[0].of.len());
        for (feature, row) in self.row.iter().enumerate() {
            let Some(row) = *row else { continue };
            let all: f64 = parts().map(|(_, part)| part.all[row]).sum();
            let mut of = vec![0.0; products];
            for (_, part) in parts() {
                let chosen = &part.of[row * products..(row + 1) * products];
                for (sum, chosen) in of.iter_mut().zip(chosen) {
                    *sum += chosen;
                }
            }
            // Nobody's companion of a purchase is that purchase.
            let own = (self.block == Block::Purchases).then_some(feature);
            let left = 1.0 - own.map_or(0.0, |own| shares[own]);
            let lift = |chosen: f64, share: f64| {
                ((chosen + scale * share) / (all * share / left + scale * share)).ln()
            };
            match target {
                Target::Product => values.extend((0..products).map(|p| {
                    if Some(p) == own {
                        0.0
                    } else {
                        lift(of[p], shares[p])
                    }
                })),
                Target::Tags => {
                    let mut sums = vec![(0.0, 0.0); places.tags.len()];
                    for p in (0..products).filter(|p| Some(*p) != own) {
                        for tag in &places.tags_of[p] {
                            sums[*tag].0 += of[p];
                            sums[*tag].1 += shares[p];
                        }
                    }
                    let of_tag: Vec<f64> = sums
                        .iter()
                        .map(|(chosen, share)| {
                            if *share > 0.0 {
                                lift(*chosen, *share)
                            } else {
                                0.0
                            }
                        })
                        .collect();
                    values.extend(places.tags_of.iter().map(|tags| {
                        let sum: f64 = tags.iter().map(|tag| of_tag[*tag]).sum();
                        sum / tags.len().max(1) as f64
                    }));
                }
            }
        }
        Lifts {
            products,
            row: self.row.clone(),
            values,
        }
    }
}

/// Per feature and product: the logarithm of how many times as often.
#[derive(Debug, Clone)]
pub struct Lifts {
    products: usize,
    row: Vec<Option<usize>>,
    values: Vec<f64>,
}

impl Lifts {
    /// Those of one feature; none when too few people have it.
    pub fn of(&self, feature: usize) -> Option<&[f64]> {
        let row = self.row[feature]?;
        Some(&self.values[row * self.products..(row + 1) * self.products])
    }
}
