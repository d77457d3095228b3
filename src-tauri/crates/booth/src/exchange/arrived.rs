//! What a bundle brought, in sentences.

use super::bundles::{Arrived, LeftAside};
use crate::Booth;
use chrono::Datelike as _;
use words::{Sentence, sentence};

impl Arrived {
    /// What it brought, in one sentence.
    pub fn sentence(&self) -> Sentence {
        let (counts, laptop) = (self.counts, &self.from);
        match self.merged.new {
            0 => sentence!("bundle-arrived-known", laptop = laptop),
            new => sentence!(
                "bundle-arrived",
                laptop = laptop,
                new = new,
                known = self.merged.known,
                visitors = counts.visitors,
                contacts = counts.contacts,
                withdrawals = counts.withdrawals,
                coupons = counts.coupons,
                redemptions = counts.redemptions,
                sales = counts.sales
            ),
        }
    }
}

impl LeftAside {
    /// How many records are kept aside, why, and what to do.
    pub fn sentence(&self) -> Sentence {
        let (laptop, records) = (&self.name, self.records);
        match self.may_be_admitted {
            true => sentence!("bundle-left-aside", laptop = laptop, records = records),
            false => sentence!("bundle-not-allowed", laptop = laptop, records = records),
        }
    }
}

impl Booth {
    /// What somebody has to look at after a bundle: coupons that were used too often,
    /// and records that do not count.
    pub fn notes_on(&self, arrived: &Arrived) -> Vec<Sentence> {
        let over = arrived.over_redeemed.iter().map(|over| {
            let at = self.session.local(over.at_ms);
            sentence!(
                "bundle-over-redeemed",
                number = over.short_number.as_str(),
                benefit = &over.benefit,
                laptop = &over.laptop,
                day = &words::day(at.year(), at.month(), at.day()),
                time = at.format("%H:%M").to_string(),
                won = over.won
            )
        });
        let aside = arrived.left_aside.iter().map(LeftAside::sentence);
        over.chain(aside).collect()
    }
}
