//! Who belongs together, and what may be told of them?
//!
//! A [`Table`] holds people by [`Variable`]s, each with a few levels, and what
//! they bought. A [`Rule`] chooses levels of some variables, and everybody with
//! one of the chosen levels in each of them is its group. [`Table::count`] says
//! how many people that are, how they are spread over every variable, and what
//! they bought, as far as no number tells of one to four people: neither by
//! itself, nor subtracted from another (`small_cells`). `docs/segments.md` has
//! the rule, why it is enough, and how it is measured.

mod counting;
mod levels;
mod personas;
mod rule;
mod small_cells;
mod table;

pub use counting::Counts;
pub use levels::{MOST_PROPOSED, level_among, of_choices, thirds};
pub use personas::Persona;
pub use rule::{MOST_CONDITIONS, Rule, RuleError};
pub use small_cells::SMALLEST;
pub use table::{Level, Product, Table, Variable};
