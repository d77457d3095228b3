//! Random actions of people at a booth, and what must hold whatever they do.

mod steps;
mod taking;

pub use steps::*;
pub use taking::*;

use crate::support::Fair;
use proptest::prelude::*;

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    /// The read tables are a cache: derived anew from the records they must be
    /// the same bytes. And whatever is refused has changed nothing.
    #[test]
    fn a_rebuild_gives_the_same_tables(seed: u64, steps in proptest::collection::vec(step(), 1..40)) {
        let mut fair = Fair::with_laptops(1, seed);
        let laptop = &mut fair.laptops[0];
        for step in &steps {
            let before = laptop.dump();
            if let Err(error) = take(laptop, step) {
                prop_assert!(is_an_answer(&error), "{step:?}: {error}");
                prop_assert_eq!(&laptop.dump(), &before, "{:?} was refused and yet changed something", step);
            }
        }
        // With one laptop there is nothing unknown: it never accepts a use that
        // is not allowed and never gives more than its own limit.
        prop_assert_eq!(laptop.booth().over_redeemed().expect("the list"), vec![]);
        for state in laptop.booth().programme_states().expect("the programmes") {
            for limit in [state.programme.total, state.programme.per_laptop].into_iter().flatten() {
                prop_assert!(
                    state.given <= limit || state.programme.replaces.is_some(),
                    "{} given of {limit}", state.given
                );
            }
        }
        let incremental = laptop.dump();
        laptop.booth().ledger().rebuild().expect("a rebuild");
        prop_assert_eq!(&laptop.dump(), &incremental);
        prop_assert_eq!(laptop.booth().ledger().verify().expect("a check").problems, vec![]);
    }
}
