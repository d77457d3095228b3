//! Who fits best, without sorting everybody who fits.

use crate::search::MatchQuality;
use uuid::Uuid;

/// How many ways there are to fit ([`MatchQuality`]).
const QUALITIES: usize = MatchQuality::UnfinishedInside as usize + 1;

/// Whom a search found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Hits {
    /// The best, at most as many as were asked for.
    pub best: Vec<Uuid>,
    /// How many fit in all.
    pub fitting: usize,
}

/// The best so far. Everybody comes in the order in which equals stand, so the
/// first of a quality are its best and nothing is ever sorted.
pub(super) struct Ranking {
    most: usize,
    best: [Vec<Uuid>; QUALITIES],
    fitting: usize,
}

impl Ranking {
    pub(super) fn new(most: usize) -> Self {
        Self {
            most,
            best: Default::default(),
            fitting: 0,
        }
    }

    pub(super) fn take(&mut self, id: Uuid, quality: MatchQuality) {
        self.fitting += 1;
        let equals = &mut self.best[quality as usize];
        if equals.len() < self.most {
            equals.push(id);
        }
    }

    pub(super) fn hits(self) -> Hits {
        let best = self.best.into_iter().flatten().take(self.most).collect();
        Hits {
            best,
            fitting: self.fitting,
        }
    }
}
