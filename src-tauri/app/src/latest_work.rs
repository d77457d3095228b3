//! The long work that the windows may wait for.

use progress::Progress;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use wire::Work;

/// The latest work of each kind.
#[derive(Default)]
pub(crate) struct LatestWork(Mutex<BTreeMap<Work, Arc<Progress>>>);

impl LatestWork {
    /// Begins work. What was under way of its kind is stopped, because the window
    /// waits for one answer only.
    pub(crate) fn begin(&self, work: Work) -> Arc<Progress> {
        let progress = Arc::<Progress>::default();
        let former = self.latest().insert(work, Arc::clone(&progress));
        if let Some(former) = former {
            former.stop();
        }
        progress
    }

    /// The latest of each kind, done or not.
    pub(crate) fn latest(&self) -> MutexGuard<'_, BTreeMap<Work, Arc<Progress>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
