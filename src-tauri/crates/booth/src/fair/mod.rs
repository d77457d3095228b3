//! Which fair is this, and whose?

mod idle_lock;
mod opening;
mod sample;
mod set_up;

pub use opening::CreatedBooth;
pub use records::fair::{FairOpened, Topic};
pub use sample::{FairDraft, own_fair, sample_fair};
pub use set_up::SetUp;

pub(crate) use idle_lock::IDLE_LOCK_MINUTES;
pub(crate) use opening::SHORTEST_PASSPHRASE;
