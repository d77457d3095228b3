//! What is still missing before the first visitor of a fair?
//!
//! Everything is worked out from what is on record; only that a code was scanned
//! (which reads and changes nothing) and that the list was put away are noted.

use crate::facts::Facts;
use crate::maker::named;
use crate::{Booth, BoothError, Right};
use ledger::NewRecord;
use outreach::MakerField;
use permission::Channel;
use records::Body;
use records::fair::{PreparationNote, PreparationNoted, preparation_of};
use std::collections::BTreeMap;
use tables::{coupon as coupon_table, settings};
use words::{Sentence, sentence};

/// How far a fair is prepared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preparation {
    /// Whether visitors are asked something.
    pub questionnaire: bool,
    /// Whether something is on sale.
    pub products: bool,
    /// Whether a programme gives coupons.
    pub coupons: bool,
    /// What messages must say of the maker and cannot yet, by name; none once
    /// whoever agrees can be written to on one channel.
    pub missing_details: Vec<Sentence>,
    /// What stays closed although e-mails can be sent, and which channels no visitor
    /// is asked about because there is no number to refuse free of charge.
    pub not_possible: Vec<Sentence>,
    /// Whether the consent texts say something else than they would today.
    pub notices_outdated: bool,
    /// Whether a coupon was printed, or the code of a test print was scanned.
    pub printed: bool,
    /// Whether a code was scanned and known.
    pub scanned: bool,
    /// Whether somebody put the list away.
    pub put_away: bool,
}

impl Preparation {
    /// Whether nothing is missing.
    pub fn is_done(&self) -> bool {
        self.questionnaire
            && self.products
            && self.coupons
            && self.missing_details.is_empty()
            && self.not_possible.is_empty()
            && !self.notices_outdated
            && self.printed
            && self.scanned
    }
}

impl Booth {
    /// How far the fair this laptop works in is prepared.
    ///
    /// # Errors
    /// [`BoothError::Tables`].
    pub fn preparation(&self) -> Result<Preparation, BoothError> {
        let facts = self.facts();
        let fair = facts.session.current.recorded();
        let (missing_details, not_possible) = facts.reach()?;
        Ok(Preparation {
            questionnaire: facts.current_questionnaire()?.is_some(),
            products: !facts.on_sale()?.is_empty(),
            coupons: !facts.open_programmes()?.is_empty(),
            missing_details,
            not_possible,
            notices_outdated: facts.notices_in_use()?.outdated,
            printed: facts.is_test_print_scanned()?
                || coupon_table::any_printed(facts.tables, fair)?,
            scanned: facts.is_noted(PreparationNote::Scanned)?,
            put_away: facts.is_noted(PreparationNote::PutAway)?,
        })
    }

    /// Why a channel sends nothing even to those who agreed: what messages must
    /// say of the maker is missing. A channel that lacks nothing is not named.
    ///
    /// # Errors
    /// [`BoothError::Tables`].
    pub fn shut_channels(&self) -> Result<BTreeMap<Channel, Sentence>, BoothError> {
        let lacking = self.facts().lacking_fields()?.into_iter();
        Ok(lacking
            .filter(|(_, fields)| !fields.is_empty())
            .map(|(channel, fields)| (channel, not_possible(fields, vec![channel])))
            .collect())
    }

    /// Puts the list of what to prepare away, or takes it out again.
    ///
    /// # Errors
    /// When nothing could be written.
    pub fn put_preparation_away(&mut self, away: bool) -> Result<(), BoothError> {
        self.note(Right::Manage, PreparationNote::PutAway, away)
    }

    /// Notes that a code was scanned and known: once for a fair.
    pub(crate) fn note_scan(&mut self) -> Result<(), BoothError> {
        if self.facts().is_noted(PreparationNote::Scanned)? {
            return Ok(());
        }
        self.note(Right::Capture, PreparationNote::Scanned, true)
    }

    /// Notes that the code of a test print was scanned: once for a fair.
    pub(crate) fn note_test_scan(&mut self) -> Result<(), BoothError> {
        self.append(Right::Capture, |facts| {
            let is_known = facts.is_test_print_scanned()?;
            let records = match is_known {
                true => Vec::new(),
                false => vec![facts.preparation_note(PreparationNote::Scanned, true, true)],
            };
            Ok((records, ()))
        })
    }

    fn note(&mut self, right: Right, what: PreparationNote, done: bool) -> Result<(), BoothError> {
        self.append(right, |facts| {
            let records = match facts.is_noted(what)? == done {
                true => Vec::new(),
                false => vec![facts.preparation_note(what, done, false)],
            };
            Ok((records, ()))
        })
    }
}

impl Facts<'_> {
    fn note_of(&self, what: PreparationNote) -> Result<Option<PreparationNoted>, BoothError> {
        let entity = preparation_of(self.session.current.id, what);
        Ok(settings::get(self.tables, entity)?)
    }

    fn is_noted(&self, what: PreparationNote) -> Result<bool, BoothError> {
        Ok(self.note_of(what)?.is_some_and(|noted| noted.done))
    }

    fn is_test_print_scanned(&self) -> Result<bool, BoothError> {
        let scan = self.note_of(PreparationNote::Scanned)?;
        Ok(scan.is_some_and(|scan| scan.of_test_print))
    }

    fn preparation_note(
        &self,
        what: PreparationNote,
        done: bool,
        of_test_print: bool,
    ) -> NewRecord {
        let fair = self.session.current.id;
        let body = Body::PreparationNoted(PreparationNoted {
            fair,
            what,
            done,
            of_test_print,
        });
        self.record(preparation_of(fair, what), None, body)
    }

    /// What the maker must still give before anybody who agrees can be written
    /// to; and what stays closed for want of something.
    fn reach(&self) -> Result<(Vec<Sentence>, Vec<Sentence>), BoothError> {
        let mut shut: Vec<Sentence> = self.told_not_asked()?.into_iter().collect();
        let mut lacking: BTreeMap<Vec<MakerField>, Vec<Channel>> = BTreeMap::new();
        for (channel, fields) in self.lacking_fields()? {
            lacking.entry(fields).or_default().push(channel);
        }
        if lacking.remove(&Vec::new()).is_some() {
            // What wants the free number is told already.
            lacking.retain(|fields, _| !fields.contains(&MakerField::RefusalPhone));
            shut.extend(
                lacking
                    .into_iter()
                    .map(|(fields, channels)| not_possible(fields, channels)),
            );
            return Ok((Vec::new(), shut));
        }
        // The first is e-mail, which costs her nothing more.
        let [first, ..] = Channel::ASKED;
        let fields = lacking.into_iter().find(|(_, of)| of.contains(&first));
        let fields = fields.map(|(fields, _)| fields).unwrap_or_default();
        Ok((fields.into_iter().map(MakerField::name).collect(), shut))
    }
}

fn not_possible(fields: Vec<MakerField>, channels: Vec<Channel>) -> Sentence {
    sentence!(
        "preparation-not-possible",
        fields = named(fields.into_iter().map(MakerField::name)),
        channels = named(channels.into_iter().map(Channel::name)),
    )
}
