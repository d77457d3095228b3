//! Fairs that are played with dice.

use experiment::{Arm, Stratum};
use rand::RngExt;
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::SeedableRng;

/// The same dice in every run.
pub fn dice(seed: u64) -> ChaCha8Rng {
    ChaCha8Rng::seed_from_u64(seed)
}

/// How often the simulations repeat: a thousand times, or `BOOTHLOOP_ROUNDS`.
pub fn rounds() -> u32 {
    let set = std::env::var("BOOTHLOOP_ROUNDS").ok();
    set.and_then(|it| it.parse().ok()).unwrap_or(1_000)
}

/// People who buy with this probability, each for a skewed amount around 40,000 won
/// (log-normal, σ = 1: one in a hundred spends ten times that).
pub fn arm(dice: &mut ChaCha8Rng, people: u32, rate: f64) -> Arm {
    let bought = (0..people).filter(|_| dice.random::<f64>() < rate).count();
    let spent = (0..bought).map(|_| {
        // Twelve even numbers make one that is nearly normal.
        let normal = (0..12).map(|_| dice.random::<f64>()).sum::<f64>() - 6.0;
        (40_000.0 * normal.exp()) as u64
    });
    let spent = spent.collect();
    Arm { people, spent }
}

/// A fair at which `held_out` of all people are drawn for the other group, one by one.
pub fn fair(dice: &mut ChaCha8Rng, people: u32, held_out: f64, rates: [f64; 2]) -> Stratum {
    let control = (0..people).filter(|_| dice.random::<f64>() < held_out);
    let control = control.count() as u32;
    Stratum {
        treated: arm(dice, people - control, rates[0]),
        control: arm(dice, control, rates[1]),
    }
}

/// A group of which so many bought, each for the same.
pub fn group(people: u32, bought: usize) -> Arm {
    Arm {
        people,
        spent: vec![10_000; bought],
    }
}
