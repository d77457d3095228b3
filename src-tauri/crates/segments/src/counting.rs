//! How many people are in a group, of each level, and bought each product.

use crate::rule::{Rule, RuleError};
use crate::small_cells::{Cell, Grid, MOST_CODES, MOST_DIMENSIONS, Point};
use crate::table::{Codes, Conditions, Place, Table};

/// Most combinations of codes of the conditions of one rule; more would take longer than
/// a click.
const MOST_COMBINATIONS: usize = 1 << 17;

/// Most combinations of these and of one variable more.
const MOST_COMBINATIONS_READ: usize = 1 << 21;

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

/// Everybody by the codes of some conditions.
struct Spread<'a> {
    table: &'a Table,
    places: Vec<Place>,
    radices: Vec<usize>,
    /// The codes that the conditions choose.
    cell: Cell,
    /// The combinations that anybody has.
    points: Vec<Point>,
    /// For each person, which of them is hers.
    of: Vec<u32>,
    /// How many people each has.
    people: Vec<u32>,
}

impl<'a> Spread<'a> {
    fn new(table: &'a Table, conditions: &Conditions) -> Result<Self, RuleError> {
        let columns: Vec<(&[u8], usize)> = conditions.keys().map(|it| table.column(*it)).collect();
        let radices: Vec<usize> = columns.iter().map(|(_, radix)| *radix).collect();
        let combinations: usize = radices.iter().product();
        if combinations > MOST_COMBINATIONS || radices.len() >= MOST_DIMENSIONS {
            return Err(RuleError::TooFine);
        }
        let mut number_of = vec![u32::MAX; combinations];
        let mut spread = Self {
            table,
            places: conditions.keys().copied().collect(),
            radices,
            cell: [0; MOST_DIMENSIONS],
            points: Vec::new(),
            of: Vec::with_capacity(table.people()),
            people: Vec::new(),
        };
        for (chosen, codes) in spread.cell.iter_mut().zip(conditions.values()) {
            *chosen = *codes;
        }
        for person in 0..table.people() {
            let mut point = [0; MOST_DIMENSIONS];
            let mut combination = 0;
            for ((codes, radix), code) in columns.iter().zip(&mut point) {
                *code = codes[person];
                combination = combination * radix + usize::from(*code);
            }
            let number = &mut number_of[combination];
            if *number == u32::MAX {
                *number = u32::try_from(spread.points.len()).unwrap_or(u32::MAX);
                spread.points.push(point);
                spread.people.push(0);
            }
            spread.people[*number as usize] += 1;
            spread.of.push(*number);
        }
        Ok(spread)
    }

    /// How many the group has. How many there are in all tells nothing of anybody.
    fn size(&self) -> Option<u32> {
        if self.places.is_empty() {
            return u32::try_from(self.of.len()).ok();
        }
        let points = self.points.iter().copied().zip(self.people.iter().copied());
        Grid::new(&self.radices, points.collect()).shown(&self.cell)
    }

    /// How many of the group have each level of a variable. Of how many it is not known is
    /// told only where it is told of how many it is known: the one is what the other
    /// leaves.
    fn by_level(&self, variable: usize) -> Vec<Option<u32>> {
        let (of, levels) = self.table.read_from(variable);
        let known = levels[1..].iter().fold(0, |all, codes| all | codes);
        let cells = levels.iter().chain([&known]);
        let cells: Vec<Option<Conditions>> = cells
            .map(|codes| self.also([(Place::Variable(of), *codes)]))
            .collect();
        let Some(further) = self.further(cells.iter().flatten()) else {
            return vec![None; levels.len()];
        };
        let mut grid = self.grid(&further, self.counts(&further));
        let mut shown: Vec<Option<u32>> = cells
            .iter()
            .map(|cell| match cell {
                Some(cell) => grid.shown(&self.cell_of(&further, cell)),
                None => Some(0),
            })
            .collect();
        if shown.pop().flatten().is_none() {
            shown[0] = None;
        }
        shown
    }

    /// How many of the group bought each product.
    fn bought(&self) -> Vec<Option<u32>> {
        let products = 0..self.table.buyers.len();
        let cells = products.map(|product| self.also(self.table.told_by_buying(product)));
        let cells: Vec<Option<Conditions>> = cells.collect();
        let Some(mut further) = self.further(cells.iter().flatten()) else {
            return vec![None; cells.len()];
        };
        let all = self.counts(&further);
        let columns = further.columns(self.table);
        further.radices.push(2);
        let bought = self.places.len() + further.radices.len() - 1;
        let products = self.table.buyers.iter().zip(&cells).map(|(buyers, cell)| {
            let Some(cell) = cell else {
                return Some(0);
            };
            let mut cell = self.cell_of(&further, cell);
            let mut counts: Vec<u32> = all.iter().flat_map(|all| [*all, 0]).collect();
            for buyer in buyers {
                let buyer = *buyer as usize;
                let mut at = self.of[buyer] as usize;
                for (codes, radix) in columns.iter().zip(&further.radices) {
                    at = at * radix + usize::from(codes[buyer]);
                }
                counts[at * 2] -= 1;
                counts[at * 2 + 1] += 1;
            }
            cell[bought] = 0b10;
            self.grid(&further, counts).shown(&cell)
        });
        products.collect()
    }

    /// The conditions of the group with some more, and what follows from all of them; none
    /// where nobody can have them.
    fn also(&self, more: impl IntoIterator<Item = (Place, Codes)>) -> Option<Conditions> {
        let mut conditions: Conditions = self.places.iter().copied().zip(self.cell).collect();
        for (place, codes) in more {
            *conditions.entry(place).or_insert(Codes::MAX) &= codes;
        }
        self.table.closed(conditions)
    }

    /// What some conditions are read from beside the group's own; none where that would be
    /// too much to look at.
    fn further<'c>(&self, all: impl Iterator<Item = &'c Conditions>) -> Option<Further> {
        let mut further = Further::default();
        for place in all.flat_map(Conditions::keys) {
            if !self.places.contains(place) && !further.places.contains(place) {
                further.places.push(*place);
                further.radices.push(self.table.column(*place).1);
            }
        }
        let combinations = self.radices.iter().product::<usize>() * further.combinations();
        let dimensions = self.radices.len() + further.radices.len();
        (combinations <= MOST_COMBINATIONS_READ && dimensions < MOST_DIMENSIONS).then_some(further)
    }

    /// The cell of some conditions, which name all of the group's own.
    fn cell_of(&self, further: &Further, conditions: &Conditions) -> Cell {
        let mut cell = self.cell;
        let dimensions = self.places.iter().chain(&further.places);
        let radices = self.radices.iter().chain(&further.radices);
        for ((codes, place), radix) in cell.iter_mut().zip(dimensions).zip(radices) {
            let every = (1 << radix) - 1;
            *codes = conditions.get(place).map_or(every, |chosen| chosen & every);
        }
        cell
    }

    /// How many people have each combination of these codes beside those of the
    /// conditions, the last one counting fastest.
    fn counts(&self, further: &Further) -> Vec<u32> {
        let columns = further.columns(self.table);
        let mut counts = vec![0; self.points.len() * further.combinations()];
        for (person, number) in self.of.iter().enumerate() {
            let mut at = *number as usize;
            for (codes, radix) in columns.iter().zip(&further.radices) {
                at = at * radix + usize::from(codes[person]);
            }
            counts[at] += 1;
        }
        counts
    }

    fn grid(&self, further: &Further, counts: Vec<u32>) -> Grid {
        let below = further.combinations();
        let own = self.places.len();
        let points = counts
            .into_iter()
            .enumerate()
            .filter(|(_, people)| *people > 0);
        let points = points.map(|(at, people)| {
            let mut point = self.points[at / below];
            let mut rest = at % below;
            let codes = point[own..own + further.radices.len()]
                .iter_mut()
                .zip(&further.radices);
            for (code, radix) in codes.rev() {
                *code = u8::try_from(rest % radix).unwrap_or(u8::MAX);
                rest /= radix;
            }
            (point, people)
        });
        let points = points.collect();
        let radices: Vec<usize> = self
            .radices
            .iter()
            .chain(&further.radices)
            .copied()
            .collect();
        Grid::new(&radices, points)
    }
}

/// Dimensions beside those of the conditions.
#[derive(Default)]
struct Further {
    places: Vec<Place>,
    radices: Vec<usize>,
}

impl Further {
    fn columns<'a>(&self, table: &'a Table) -> Vec<&'a [u8]> {
        let places = self.places.iter();
        places.map(|it| table.column(*it).0).collect()
    }

    fn combinations(&self) -> usize {
        self.radices.iter().product()
    }
}

impl Table {
    /// How many people are in the group of a rule; none where that would tell of one to
    /// four of them.
    ///
    /// # Errors
    /// [`RuleError`].
    pub fn size(&self, rule: &Rule) -> Result<Option<u32>, RuleError> {
        Ok(Spread::new(self, &self.conditions(rule)?)?.size())
    }

    /// How many people of the group of a rule are in each part of all people; each person
    /// is in one. None where that would tell of one to four of them.
    ///
    /// # Errors
    /// [`RuleError`].
    ///
    /// # Panics
    /// When a person is in no part, or there are more than 32.
    pub fn by_part(&self, rule: &Rule, part_of: &[u8]) -> Result<Vec<Option<u32>>, RuleError> {
        let group = Spread::new(self, &self.conditions(rule)?)?;
        assert_eq!(part_of.len(), self.people(), "a part for each person");
        let parts = part_of
            .iter()
            .max()
            .map_or(1, |last| usize::from(*last) + 1);
        assert!(parts <= MOST_CODES, "few parts");
        let mut counts = vec![0; group.points.len() * parts];
        for (combination, part) in group.of.iter().zip(part_of) {
            counts[*combination as usize * parts + usize::from(*part)] += 1;
        }
        let further = Further {
            places: Vec::new(),
            radices: vec![parts],
        };
        let mut grid = group.grid(&further, counts);
        let mut cell = group.cell;
        let shown = (0..parts).map(|part| {
            cell[group.places.len()] = 1 << part;
            grid.shown(&cell)
        });
        Ok(shown.collect())
    }

    /// The numbers of the group of a rule.
    ///
    /// # Errors
    /// [`RuleError`].
    pub fn count(&self, rule: &Rule) -> Result<Counts, RuleError> {
        let group = Spread::new(self, &self.conditions(rule)?)?;
        let mut variables = Vec::new();
        for (place, variable) in self.variables().iter().enumerate() {
            variables.push(if rule.conditions.contains_key(&variable.id) {
                let mut others = rule.clone();
                others.conditions.remove(&variable.id);
                Spread::new(self, &self.conditions(&others)?)?.by_level(place)
            } else {
                group.by_level(place)
            });
        }
        Ok(Counts {
            people: group.size(),
            variables,
            products: group.bought(),
        })
    }
}

#[cfg(test)]
mod tests;
