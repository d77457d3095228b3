//! Whoever subtracts what is shown never learns of one to four people.

use super::{Cell, Grid, MOST_DIMENSIONS, is_small};
use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::{Config, TestRunner};

/// Which parts of the rule hold.
#[derive(Clone, Copy)]
struct Parts {
    small: bool,
    wider: bool,
    siblings: bool,
}

const ALL: Parts = Parts {
    small: true,
    wider: true,
    siblings: true,
};

/// What the rule shows of a cell when only some of its parts hold.
fn shown(grid: &mut Grid, cell: &Cell, parts: Parts) -> Option<u32> {
    let mut is_telling = |cell: &Cell| {
        let size = grid.size(cell);
        let wider = size.people > 0 && size.is_nearly_wider;
        parts.small && is_small(size.people) || parts.wider && wider
    };
    let is_hidden = is_telling(cell) || parts.siblings && siblings(cell).iter().any(is_telling);
    (!is_hidden).then(|| grid.size(cell).people)
}

/// How many codes each dimension has.
const RADICES: [usize; 3] = [3, 3, 2];

/// A grid of the people of every combination, the last code counting fastest.
fn grid(counts: &[u32]) -> Grid {
    let points = counts.iter().enumerate().filter(|(_, people)| **people > 0);
    let points = points.map(|(place, people)| {
        let mut point = [0; MOST_DIMENSIONS];
        let mut rest = place;
        for (code, radix) in point[..RADICES.len()].iter_mut().zip(RADICES).rev() {
            *code = u8::try_from(rest % radix).expect("few codes");
            rest /= radix;
        }
        (point, *people)
    });
    Grid::new(&RADICES, points.collect())
}

fn siblings(cell: &Cell) -> Vec<Cell> {
    let mut siblings = Vec::new();
    for (dimension, radix) in RADICES.into_iter().enumerate() {
        for code in (0..radix).map(|code| 1 << code) {
            if cell[dimension] & code == 0 {
                let mut sibling = *cell;
                sibling[dimension] = code;
                siblings.push(sibling);
            }
        }
    }
    siblings
}

/// Every cell there is: a choice of codes in each dimension.
fn cells() -> Vec<Cell> {
    let choices = RADICES.map(|radix| 1..(1_u32 << radix));
    let mut cells = Vec::new();
    for a in choices[0].clone() {
        for b in choices[1].clone() {
            for c in choices[2].clone() {
                let mut cell = [0; MOST_DIMENSIONS];
                cell[..3].copy_from_slice(&[a, b, c]);
                cells.push(cell);
            }
        }
    }
    cells
}

fn is_within(inner: &Cell, outer: &Cell) -> bool {
    inner
        .iter()
        .zip(outer)
        .all(|(inner, outer)| inner & !outer == 0)
}

/// What is left of a cell without one within it, if that is a cell too.
fn rest(outer: &Cell, inner: &Cell) -> Option<Cell> {
    let differing: Vec<usize> = (0..MOST_DIMENSIONS)
        .filter(|it| outer[*it] != inner[*it])
        .collect();
    let [dimension] = differing[..] else {
        return None;
    };
    let mut rest = *outer;
    rest[dimension] &= !inner[dimension];
    Some(rest)
}

/// One who takes every shown number, every difference of two, the sums of what one
/// table shows, and subtracts all that from each other: the first number of one to
/// four people that he learns.
fn learned(counts: &[u32], parts: Parts) -> Option<String> {
    let mut grid = self::grid(counts);
    let all = cells();
    let known: Vec<(Cell, u32)> = all
        .iter()
        .filter_map(|cell| Some((*cell, shown(&mut grid, cell, parts)?)))
        .collect();
    // What one subtraction or sum within one table tells.
    let mut derived: Vec<(Cell, u32)> = known.clone();
    for (outer, most) in &known {
        for (inner, fewer) in &known {
            if is_within(inner, outer) && inner != outer {
                let difference = most - fewer;
                if is_small(difference) {
                    return Some(format!("{outer:?} − {inner:?} = {difference}"));
                }
                if let Some(rest) = rest(outer, inner) {
                    // A third number of the same table.
                    for (third, people) in &known {
                        if is_within(third, &rest) && third != &rest {
                            let difference = difference - people;
                            if is_small(difference) {
                                return Some(format!(
                                    "{outer:?} − {inner:?} − {third:?} = {difference}"
                                ));
                            }
                        }
                    }
                    derived.push((rest, difference));
                }
            }
        }
    }
    for (cell, people) in &derived {
        if is_small(*people) {
            return Some(format!("{cell:?} = {people}"));
        }
        for (outer, most) in &known {
            if is_within(cell, outer) && is_small(most - people) {
                return Some(format!("{outer:?} − derived {cell:?} = {}", most - people));
            }
        }
    }
    None
}

/// Fairs with many people, few people, and in between, where a crossing is empty,
/// small or neither with other odds each time.
fn fair() -> impl Strategy<Value = Vec<u32>> {
    (0_u32..=40, 0_u32..=300).prop_flat_map(|(small, empty)| {
        let combinations = RADICES.iter().product::<usize>();
        let people = prop_oneof![
            small => 1_u32..5,
            empty => Just(0_u32),
            60 => 5_u32..60,
        ];
        prop::collection::vec(people, combinations)
    })
}

proptest! {
    #![proptest_config(Config::with_cases(48))]

    /// No pair of numbers and no table tells of one to four people.
    #[test]
    fn nothing_is_learned_by_subtracting(counts in fair()) {
        prop_assert_eq!(learned(&counts, ALL), None);
    }

    /// The test above looks at what is really shown.
    #[test]
    fn the_parts_together_are_the_rule(counts in fair()) {
        let mut grid = self::grid(&counts);
        for cell in cells() {
            prop_assert_eq!(grid.shown(&cell), shown(&mut grid, &cell, ALL));
        }
    }

    /// The pattern that is looked for is there exactly when some wider cell has one to
    /// four people more, tried one by one.
    #[test]
    fn one_pattern_stands_for_all_wider_cells(counts in fair()) {
        let mut grid = self::grid(&counts);
        let all = cells();
        for cell in &all {
            let size = grid.size(cell);
            let nearly = all.iter().filter(|outer| is_within(cell, outer))
                .any(|outer| is_small(grid.size(outer).people - size.people));
            prop_assert_eq!(size.is_nearly_wider, nearly, "{:?}", cell);
        }
    }
}

/// Without any one of its parts the rule is undone, and the attack above finds it. Of
/// 200 fairs: without the first part in 13, without the second in 134, without the
/// third in 131; with all of them in none.
#[test]
fn without_each_part_something_is_learned() {
    let mut runner = TestRunner::deterministic();
    let fairs: Vec<Vec<u32>> = (0..200)
        .map(|_| {
            let tree = fair().new_tree(&mut runner).expect("every fair is one");
            tree.current()
        })
        .collect();
    let undone = |parts| {
        let fairs = fairs.iter();
        fairs.filter(|fair| learned(fair, parts).is_some()).count()
    };
    let without = [
        Parts {
            small: false,
            ..ALL
        },
        Parts {
            wider: false,
            ..ALL
        },
        Parts {
            siblings: false,
            ..ALL
        },
    ];
    let counts = [
        undone(ALL),
        undone(without[0]),
        undone(without[1]),
        undone(without[2]),
    ];
    assert_eq!(
        counts,
        [0, 13, 134, 131],
        "fairs in which something is learned"
    );
    let told = fairs.iter().map(|fair| {
        let mut grid = self::grid(fair);
        let shown = cells().into_iter().filter_map(|cell| grid.shown(&cell));
        shown.filter(|people| *people > 0).count()
    });
    assert_eq!(
        told.sum::<usize>(),
        10_902,
        "of 29,400 cells so many are told, and have people"
    );
}
