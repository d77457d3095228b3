//! Who may be written to now, kept for the pages that ask it one after the other.
//!
//! Asking everybody takes seconds among 50,000 people, and the evening's pages each begin
//! with it. So the answer is kept until something is recorded, the day ends, or messages
//! would be sent or counted on another day. No file is made from it: those ask everybody anew, in
//! the transaction that puts them on record.

use super::people::News;
use super::{Asking, EarlierFiles};
use crate::facts::Facts;
use crate::known_groups::MadeFrom;
use crate::{Booth, BoothError, FairScope};
use chrono::NaiveDate;
use std::sync::Arc;

/// What was worked out last for each scope that was asked for, with what from.
#[derive(Default)]
pub(crate) struct KeptNews(Vec<Kept>);

struct Kept {
    scope: FairScope,
    /// The day messages count on, and that on which the law says who allows them: after nine
    /// in the evening it is the next.
    days: [NaiveDate; 2],
    made_from: MadeFrom,
    news: Arc<News>,
}

/// This fair and all fairs; of more, the one asked for longest ago goes.
const MOST_KEPT: usize = 2;

impl Booth {
    /// Who of these fairs may be written to now. Nothing is recorded.
    pub(super) fn news(&self, scope: FairScope) -> Result<Arc<News>, BoothError> {
        let made_from = self.made_from()?;
        let asking = Asking::news(scope, EarlierFiles::Include);
        let days = self.facts().days_of(&asking)?;
        let kept = &mut self.kept_news.borrow_mut().0;
        let is_asked = |it: &Kept| (it.scope, it.days) == (scope, days);
        if let Some(place) = kept.iter().position(is_asked) {
            let mut known = kept.remove(place);
            if self.still_holds(&known.made_from, &made_from)? {
                known.made_from = made_from;
                let news = Arc::clone(&known.news);
                kept.push(known);
                return Ok(news);
            }
        }
        let news = Arc::new(self.reading(|facts| facts.news(&asking))?);
        let too_many = kept.len().saturating_sub(MOST_KEPT - 1);
        kept.drain(..too_many);
        kept.push(Kept {
            scope,
            days,
            made_from,
            news: Arc::clone(&news),
        });
        Ok(news)
    }
}

impl Facts<'_> {
    fn days_of(&self, asking: &Asking) -> Result<[NaiveDate; 2], BoothError> {
        let sending = self.sending_of(asking)?;
        Ok([self.planned_on(asking)?, sending.law().day_of(sending.at())])
    }
}
