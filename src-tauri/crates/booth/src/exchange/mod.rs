//! Bringing the laptops of one maker together, by files that somebody carries.
//!
//! A *fair pack* makes a new laptop one of this maker's (`packs.rs`); a *bundle*
//! brings what other laptops lack (`bundles.rs`). Which laptop knows how much is
//! learnt from the bundles it writes: each says what its writer has
//! (`laptops.rs`).

mod arrived;
mod bundles;
mod laptops;
mod packs;

pub use bundle::{BUNDLE_EXTENSION, PACK_EXTENSION};
pub use bundles::{Arrived, BundleWritten, KindCounts, LeftAside, MergedBundle, Reach};
pub use laptops::{BoothLaptop, NotElsewhere};
pub use packs::{PackWritten, open_pack};
