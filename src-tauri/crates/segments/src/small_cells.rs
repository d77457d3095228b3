//! Which numbers may be shown: none that tells of one to four people.
//!
//! Every number that is shown is the size of a *cell*: the people who have one of
//! the chosen codes in each dimension. What the page can show besides are cells
//! too: with conditions dropped, codes added, one condition more. A cell `S` is
//! hidden when
//!
//! 1. it has 1 to 4 people, or
//! 2. some wider cell `R ⊃ S` has 1 to 4 people more, or
//! 3. a *sibling*, the cell with another code in one of its dimensions, has people
//!    and is hidden by 1 or 2: from the two of them together, or from the whole
//!    table, the sibling would be known by subtracting.
//!
//! All three look at the people and the cell alone, never at what was shown before,
//! so no order of clicking undoes them. Rule 2 need not try every `R`. Each person
//! outside of `S` has a pattern: in each dimension "as in S", or her code. Whoever is
//! in `R` brings in everybody whose pattern lies *below* hers (in each dimension as in
//! S or as she), so the smallest `R` around one person is her pattern with all below
//! it, and if any `R` adds 1 to 4 people, so does that of a person in it with nobody
//! properly below her. Her `R` adds only those of exactly her pattern. So rule 2 says:
//! there is a pattern of 1 to 4 people that has no other person below it.
//!
//! An empty cell is hidden by rule 3 only. Subtracted from a shown cell it leaves that
//! cell, and one that adds 1 to 4 people to nobody is itself hidden by rule 1.
//!
//! Rule 3 keeps rule 2 whole against two subtractions. Let `R` and `Y ⊂ R` differ in
//! one dimension; then `R − Y` is the cell with the codes of `R` that `Y` lacks. Were
//! it hidden by 1 or 2, so would be one of those codes by itself (if it is small, all
//! its parts are; if a pattern adds 1 to 4 to it, the same pattern, or the one that
//! also takes the part's own way out of it, adds no more to a part with people), and
//! that is a sibling of `Y`: `Y` would be hidden. The same holds for the sum of
//! several shown levels.

use std::collections::HashMap;

/// Fewer people than this are never told of.
pub const SMALLEST: u32 = 5;

/// Most dimensions: the conditions of a rule, what they imply, and one more with what it
/// implies.
pub(crate) const MOST_DIMENSIONS: usize = 16;

/// Most codes of one dimension.
pub(crate) const MOST_CODES: usize = 32;

/// For each dimension of a grid the chosen codes, as bits.
pub(crate) type Cell = [u32; MOST_DIMENSIONS];

/// People by their codes in a few dimensions.
pub(crate) struct Grid {
    radices: Vec<usize>,
    /// How many people have each combination of codes that anybody has.
    points: Vec<(Point, u32)>,
    /// People of each combination, when a cell is looked at.
    scratch: Vec<u32>,
    known: HashMap<Cell, Size>,
}

/// A combination of codes.
pub(crate) type Point = [u8; MOST_DIMENSIONS];

/// How many people a cell has, and whether a wider one has 1 to 4 more.
#[derive(Clone, Copy)]
struct Size {
    people: u32,
    is_nearly_wider: bool,
}

impl Size {
    /// Whether the cell has people, and rule 1 or 2 hides it.
    fn is_telling(self) -> bool {
        is_small(self.people) || self.people > 0 && self.is_nearly_wider
    }
}

fn is_small(people: u32) -> bool {
    (1..SMALLEST).contains(&people)
}

impl Grid {
    /// A grid of dimensions with so many codes each, and the people of every combination
    /// that anybody has.
    pub(crate) fn new(radices: &[usize], points: Vec<(Point, u32)>) -> Self {
        Self {
            scratch: vec![0; radices.iter().product()],
            radices: radices.to_vec(),
            points,
            known: HashMap::new(),
        }
    }

    /// The size of a cell; none where it must not be told.
    pub(crate) fn shown(&mut self, cell: &Cell) -> Option<u32> {
        let size = self.size(cell);
        let is_hidden = size.is_telling() || self.has_telling_sibling(cell);
        (!is_hidden).then_some(size.people)
    }

    /// Rule 3.
    fn has_telling_sibling(&mut self, cell: &Cell) -> bool {
        (0..self.radices.len()).any(|dimension| {
            (0..self.radices[dimension])
                .map(|code| 1 << code)
                .filter(|code| cell[dimension] & code == 0)
                .any(|code| {
                    let mut sibling = *cell;
                    sibling[dimension] = code;
                    self.size(&sibling).is_telling()
                })
        })
    }

    fn size(&mut self, cell: &Cell) -> Size {
        if let Some(size) = self.known.get(cell) {
            return *size;
        }
        let size = self.measure(cell);
        self.known.insert(*cell, size);
        size
    }

    /// Rules 1 and 2.
    fn measure(&mut self, cell: &Cell) -> Size {
        // Every code as it counts in this cell: those that are chosen are all one.
        let dimensions = self.radices.len();
        let mut places = [[0; MOST_CODES]; MOST_DIMENSIONS];
        let mut stride = 1;
        let mut inside = 0;
        let mut inside_of = [0; MOST_DIMENSIONS];
        for dimension in (0..dimensions).rev() {
            let chosen = cell[dimension];
            let first = chosen.trailing_zeros() as usize;
            let places = places[dimension].iter_mut().take(self.radices[dimension]);
            for (code, place) in places.enumerate() {
                let is_chosen = chosen & (1 << code) != 0;
                *place = stride * if is_chosen { first } else { code };
            }
            inside_of[dimension] = stride * first;
            inside += stride * first;
            stride *= self.radices[dimension];
        }
        let mut patterns: Vec<(usize, &Point)> = Vec::new();
        for (codes, people) in &self.points {
            let place = (0..dimensions)
                .map(|it| places[it][usize::from(codes[it])])
                .sum();
            if self.scratch[place] == 0 {
                patterns.push((place, codes));
            }
            self.scratch[place] += people;
        }
        let people = self.scratch[inside];
        let is_nearly_wider = patterns.iter().any(|(place, codes)| {
            if *place == inside || !is_small(self.scratch[*place]) {
                return false;
            }
            // The ways from this pattern towards the cell, one a dimension.
            let mut steps = [0; MOST_DIMENSIONS];
            let mut count = 0;
            for it in 0..dimensions {
                let here = places[it][usize::from(codes[it])];
                if here != inside_of[it] {
                    steps[count] = inside_of[it].wrapping_sub(here);
                    count += 1;
                }
            }
            let all = (1_usize << count) - 1;
            (1..all).all(|taken| {
                let below = (0..count)
                    .filter(|step| taken & (1 << step) != 0)
                    .fold(*place, |place, step| place.wrapping_add(steps[step]));
                self.scratch[below] == 0
            })
        });
        for (place, _) in patterns {
            self.scratch[place] = 0;
        }
        Size {
            people,
            is_nearly_wider,
        }
    }
}

#[cfg(test)]
mod tests;
