//! Which fairs are there, and which one is this?

mod destruction;
mod idle_lock;
mod next;
mod opening;
mod passphrase;
mod preparation;
mod sample;
mod secrets;
mod set_up;

pub use destruction::DestroyedFair;
pub use next::{FairState, NextFair};
pub use opening::CreatedBooth;
pub use preparation::Preparation;
pub use records::fair::{FairOpened, Topic};
pub use sample::{FairDraft, own_fair, sample_fair};
pub use secrets::is_group_of_recovery_key;
pub use set_up::SetUp;

pub(crate) use idle_lock::IDLE_LOCK_MINUTES;
pub(crate) use passphrase::SHORTEST_PASSPHRASE;
