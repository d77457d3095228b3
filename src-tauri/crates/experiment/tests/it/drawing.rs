//! Who gets what, by chance.

use crate::support::dice;
use experiment::{Group, Shares, TooMany};
use rand::RngExt;

/// Of a hundred thousand people as many as were chosen get what, to one in a hundred.
#[test]
fn as_many_as_chosen_are_drawn() {
    let mut dice = dice(1);
    for (bestsellers, no_message) in [(0, 0), (10, 0), (0, 50), (20, 20), (50, 30), (80, 0)] {
        let shares = Shares::of(bestsellers, no_message).expect("at most 80 together");
        let mut counts = [0_u32; 3];
        for _ in 0..100_000 {
            counts[shares.group(dice.random()) as usize] += 1;
        }
        let rest = 100 - bestsellers - no_message;
        for (count, percent) in counts.iter().zip([rest, bestsellers, no_message]) {
            let expected = u32::from(percent) * 1_000;
            assert!(
                count.abs_diff(expected) < 1_000,
                "{counts:?} for {shares:?}"
            );
            assert!(*count == 0 || percent > 0, "{counts:?} for {shares:?}");
        }
    }
}

/// The first and the last number there is are drawn, too, and somebody always gets a
/// recommendation.
#[test]
fn the_edges_are_drawn() {
    let all = Shares::of(40, 40).expect("80 together");
    assert_eq!(all.group(0), Group::NoMessage);
    assert_eq!(all.group(u64::MAX), Group::Recommendation);
    assert!(Shares::default().is_nobody());
    assert_eq!(Shares::default().group(0), Group::Recommendation);
    assert_eq!(Shares::of(50, 50), Err(TooMany));
    assert_eq!(Shares::of(255, 255), Err(TooMany));
}
