//! How many people are in a group, of each level, and bought each product.

use crate::rule::{Rule, RuleError};
use crate::small_cells::{Cell, Grid, MOST_DIMENSIONS};
use crate::table::{Condition, Table};

/// The numbers of one group; none wherever a number would tell of one to four people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counts {
    /// Its people.
    pub people: Option<u32>,
    /// For each variable how many of them have each level, after those of whom it is
    /// not known. Of a variable that the rule names, how many there would be with each
    /// level in place of the chosen ones.
    pub variables: Vec<Vec<Option<u32>>>,
    /// For each product how many of them bought it.
    pub products: Vec<Option<u32>>,
}

/// The place of each person in the grid of some conditions.
struct Places {
    radices: Vec<usize>,
    cell: Cell,
    of: Vec<u32>,
}

impl Places {
    fn new(people: usize, conditions: &[Condition<'_>]) -> Self {
        let mut of = vec![0; people];
        let mut cell = [0; MOST_DIMENSIONS];
        for (condition, chosen) in conditions.iter().zip(&mut cell) {
            let radix = u32::try_from(condition.radix).unwrap_or(u32::MAX);
            for (place, code) in of.iter_mut().zip(condition.codes) {
                *place = *place * radix + u32::from(*code);
            }
            *chosen = condition.chosen;
        }
        Self {
            radices: conditions.iter().map(|it| it.radix).collect(),
            cell,
            of,
        }
    }

    fn combinations(&self) -> usize {
        self.radices.iter().product()
    }

    /// The people of each combination.
    fn counts(&self) -> Vec<u32> {
        let mut counts = vec![0; self.combinations()];
        for place in &self.of {
            counts[*place as usize] += 1;
        }
        counts
    }

    /// The grid with one dimension more.
    fn with(&self, radix: usize, counts: &[u32]) -> Grid {
        let mut radices = self.radices.clone();
        radices.push(radix);
        Grid::new(&radices, counts)
    }

    /// The cell with a code in the further dimension.
    fn cell_with(&self, code: usize) -> Cell {
        let mut cell = self.cell;
        cell[self.radices.len()] = 1 << code;
        cell
    }

    /// How many of the group have each level of a variable.
    fn by_level(&self, codes: &[u8], radix: usize) -> Vec<Option<u32>> {
        let mut counts = vec![0; self.combinations() * radix];
        for (place, code) in self.of.iter().zip(codes) {
            counts[*place as usize * radix + usize::from(*code)] += 1;
        }
        let mut grid = self.with(radix, &counts);
        (0..radix)
            .map(|code| grid.shown(&self.cell_with(code)))
            .collect()
    }

    /// How many of the group are among the buyers of a product; `all` are the people
    /// of each combination.
    fn bought(&self, buyers: &[u32], all: &[u32]) -> Option<u32> {
        let mut counts = vec![0; all.len() * 2];
        for (pair, all) in counts.chunks_exact_mut(2).zip(all) {
            pair[0] = *all;
        }
        for buyer in buyers {
            let place = self.of[*buyer as usize] as usize * 2;
            counts[place] -= 1;
            counts[place + 1] += 1;
        }
        self.with(2, &counts).shown(&self.cell_with(1))
    }
}

impl Table {
    /// The numbers of the group of a rule.
    ///
    /// # Errors
    /// [`RuleError`].
    pub fn count(&self, rule: &Rule) -> Result<Counts, RuleError> {
        let named = self.conditions(rule)?;
        let places = |without: Option<usize>| {
            let conditions: Vec<Condition<'_>> = named
                .iter()
                .filter(|(place, _)| without.is_none() || *place != without)
                .map(|(_, condition)| *condition)
                .collect();
            Places::new(self.people(), &conditions)
        };
        let group = places(None);
        let all = group.counts();
        let variables = self.variables.iter().zip(&self.codes).enumerate();
        let variables = variables.map(|(place, (variable, codes))| {
            let radix = variable.levels.len() + 1;
            if named.iter().any(|(it, _)| *it == Some(place)) {
                return places(Some(place)).by_level(codes, radix);
            }
            group.by_level(codes, radix)
        });
        Ok(Counts {
            people: Grid::new(&group.radices, &all).shown(&group.cell),
            variables: variables.collect(),
            products: self
                .buyers
                .iter()
                .map(|buyers| group.bought(buyers, &all))
                .collect(),
        })
    }
}
