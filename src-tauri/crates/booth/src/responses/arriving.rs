//! Who is here, and since when is that on record?
//!
//! A key that is pressed by mistake is no visitor. Whoever arrives is only
//! remembered, until the first thing is said: the transaction that records an
//! answer, a contact, a coupon or a sale begins with her arrival.

use super::interviewer::LONGEST_NOTE;
use crate::facts::{Arriving, Facts};
use crate::questionnaires::AskedQuestionnaire;
use crate::wording;
use crate::{Booth, BoothError, Right};
use ledger::NewRecord;
use records::Body;
use records::responses::{InterviewerNoted, ResponseDiscarded, ResponseStarted};
use records::sales::SaleLinked;
use records::visitors::{VisitorArrived, VisitorRecognised};
use tables::response::{self as response_table, ResponseRow};
use tables::{
    coupon as coupon_table, interviewer as interviewer_table, order as order_table,
    quote as quote_table, sale as sale_table, visitor as visitor_table,
};
use uuid::Uuid;

impl Booth {
    /// Somebody new is here. Nothing is recorded until she says something.
    ///
    /// # Errors
    /// When the questionnaire cannot be read, or whoever is signed in may not take visits.
    pub fn expect_visitor(&mut self) -> Result<Uuid, BoothError> {
        let visitor = self.new_id();
        self.expect(visitor, None)
    }

    /// A visitor of an earlier fair is here. Nothing is recorded until she says
    /// something. A visitor who came to this fair already goes on where she was.
    ///
    /// # Errors
    /// [`BoothError::Unknown`] for a visitor this laptop does not know.
    pub fn welcome_back(&mut self, visitor: Uuid) -> Result<(), BoothError> {
        self.facts().require_visitor(visitor)?;
        self.expect(visitor, None).map(|_| ())
    }

    /// Whoever is here is a visitor who was here before, at this fair or another: that
    /// visit goes on, with what was given and noted just now, and with the survey of
    /// just now, which takes the place of one she left unfinished. Where she handed one
    /// in at this fair already, what she began since counts for nothing. Whatever counts
    /// for nothing stays readable.
    ///
    /// # Errors
    /// [`BoothError::Unknown`] for a visitor this laptop does not know.
    pub fn recognise(&mut self, now: Uuid, before: Uuid) -> Result<(), BoothError> {
        self.append(Right::Capture, |facts| {
            facts.require_visitor(before)?;
            let mut moved = facts.survey_of_before(now, before)?;
            moved.extend(facts.goods_of_before(now, before)?);
            moved.extend(facts.note_of_before(now, before)?);
            // Orders of shops follow her by the record alone.
            if moved.is_empty() && !order_table::is_any_of(facts.tables, now)? {
                return Ok((moved, ()));
            }
            moved.push(facts.recognised(now, before));
            if !facts.has_arrived(before)? {
                let fair = facts.session.current.recorded();
                let arrived = Body::VisitorArrived(VisitorArrived { fair });
                moved.insert(0, facts.record(before, Some(before), arrived));
            }
            Ok((moved, ()))
        })?;
        self.welcome_back(before)
    }

    /// Remembers that a visitor is here, at the desk, or at the kiosk in a language (BCP 47).
    pub(super) fn expect(
        &mut self,
        visitor: Uuid,
        at_kiosk: Option<&str>,
    ) -> Result<Uuid, BoothError> {
        let response = self.new_id();
        let facts = self.facts();
        facts.require(Right::Capture)?;
        let questionnaire = facts.current_questionnaire()?.map(|asked| asked.id);
        let arriving = Arriving {
            response,
            questionnaire,
            at_kiosk: at_kiosk.map(str::to_owned),
        };
        self.session.arriving.insert(visitor, arriving);
        Ok(visitor)
    }
}

/// The language, if the kiosk offers it.
pub(super) fn offered(asked: &AskedQuestionnaire, language: &str) -> Option<String> {
    wording::languages(&asked.questionnaire)
        .contains(&language)
        .then(|| language.to_owned())
}

impl Facts<'_> {
    /// The records by which the survey that was answered just now is hers: that of this
    /// visit alone, also where it was said before that others are the same person's.
    fn survey_of_before(&self, now: Uuid, before: Uuid) -> Result<Vec<NewRecord>, BoothError> {
        let fair = self.session.current.recorded();
        let at_visit = |visit| -> Result<Vec<ResponseRow>, BoothError> {
            let mut all = response_table::of_visitor(self.tables, visit)?;
            all.retain(|response| response.fair == fair);
            Ok(all)
        };
        let mut hers = Vec::new();
        for visit in self.visits_of(before)? {
            if visit != now {
                hers.extend(at_visit(visit)?);
            }
        }
        let handed_in = hers.iter().any(|response| response.finished);
        let answered = at_visit(now)?;
        let mut records = Vec::new();
        let begun = hers.iter().filter(|it| !it.finished && it.closed.is_none());
        for response in begun.filter(|_| !answered.is_empty() && !handed_in) {
            let discarded = Body::ResponseDiscarded(ResponseDiscarded {});
            records.push(self.record(response.id, Some(response.visitor), discarded));
        }
        for response in answered {
            records.push(self.recognised(response.id, before));
            if handed_in && !response.finished {
                let discarded = Body::ResponseDiscarded(ResponseDiscarded {});
                records.push(self.record(response.id, Some(before), discarded));
            }
        }
        Ok(records)
    }

    /// The records by which the coupons, the quotes and the sales of just now are hers, those
    /// too that are out of use.
    fn goods_of_before(&self, now: Uuid, before: Uuid) -> Result<Vec<NewRecord>, BoothError> {
        let coupons = coupon_table::ids_of_visitor(self.tables, now)?.into_iter();
        let sales = sale_table::ids_of_visitor(self.tables, now)?.into_iter();
        let quotes = quote_table::ids_of_visitor(self.tables, now)?.into_iter();
        let moved = coupons.chain(quotes).map(|id| self.recognised(id, before));
        let linked = SaleLinked {
            visitor: Some(before),
        };
        let sales = sales.map(|id| self.record(id, Some(before), Body::SaleLinked(linked.clone())));
        Ok(moved.chain(sales).collect())
    }

    /// The record by which the note of just now is hers, under what was noted of her at
    /// this fair before; where both together are too long, what was noted last counts.
    fn note_of_before(&self, now: Uuid, before: Uuid) -> Result<Option<NewRecord>, BoothError> {
        let noted = interviewer_table::of(self.tables, now)?;
        if noted == InterviewerNoted::default() {
            return Ok(None);
        }
        let hers = interviewer_table::of(self.tables, before)?;
        let hers = match hers.fair == noted.fair {
            true => hers,
            false => InterviewerNoted::default(),
        };
        let notes = [hers.note, noted.note.clone()];
        let both = notes.join("\n").trim().to_owned();
        let note = match both.chars().count() <= LONGEST_NOTE {
            true => both,
            false => noted.note,
        };
        let interest = noted.interest.or(hers.interest);
        let noted = Body::InterviewerNoted(InterviewerNoted {
            interest,
            note,
            fair: noted.fair,
        });
        Ok(Some(self.record(before, Some(before), noted)))
    }

    fn recognised(&self, entity: Uuid, visitor: Uuid) -> NewRecord {
        let recognised = Body::VisitorRecognised(VisitorRecognised { visitor });
        self.record(entity, Some(visitor), recognised)
    }

    /// Whether a person came to the fair this laptop works in.
    pub(crate) fn is_here(&self, visitor: Uuid) -> Result<bool, BoothError> {
        for visit in self.visits_of(visitor)? {
            if self.has_arrived(visit)? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Whether it is on record for this visit itself, which stays when it is parted.
    fn has_arrived(&self, visit: Uuid) -> Result<bool, BoothError> {
        let fair = self.session.current.recorded();
        Ok(visitor_table::arrived(self.tables, visit, fair)?.is_some())
    }

    /// Refuses a visitor who is not known here.
    pub(crate) fn require_visitor(&self, visitor: Uuid) -> Result<(), BoothError> {
        let known = self.session.arriving.contains_key(&visitor)
            || visitor_table::is_known(self.tables, visitor)?;
        known.then_some(()).ok_or(BoothError::Unknown)
    }

    /// Who is here and of whom nothing is on record yet, at none of her visits: one
    /// survey is hers at a fair.
    fn arriving(&self, visitor: Uuid) -> Result<Option<&Arriving>, BoothError> {
        match self.session.arriving.get(&visitor) {
            Some(arriving) if !self.is_here(visitor)? => Ok(Some(arriving)),
            _ => Ok(None),
        }
    }

    /// Whether somebody of whom nothing is on record yet would be asked anything;
    /// none for anybody else.
    pub(super) fn would_be_asked(&self, visitor: Uuid) -> Result<Option<bool>, BoothError> {
        let arriving = self.arriving(visitor)?;
        Ok(arriving.map(|arriving| arriving.questionnaire.is_some()))
    }

    /// The survey of a visitor who is here and of whom nothing is on record yet.
    pub(super) fn survey_to_begin(&self, visitor: Uuid) -> Result<Option<ResponseRow>, BoothError> {
        let arriving = self.arriving(visitor)?;
        let asked = arriving.and_then(|arriving| Some((arriving, arriving.questionnaire?)));
        Ok(asked.map(|(arriving, questionnaire)| ResponseRow {
            id: arriving.response,
            visitor,
            questionnaire,
            fair: self.session.current.recorded(),
            device: self.session.device,
            at_kiosk: arriving.at_kiosk.is_some(),
            language: arriving.at_kiosk.clone(),
            // After everything that was saved so far.
            started: i64::MAX,
            finished_by: None,
            finished: false,
            closed: None,
        }))
    }

    /// The records that begin with the arrival of whoever is first heard of in
    /// them.
    pub(crate) fn with_arrivals(
        &self,
        records: Vec<NewRecord>,
    ) -> Result<Vec<NewRecord>, BoothError> {
        let arrived = |record: &NewRecord| record.kind == "visitor.arrived";
        let subject = records.iter().find_map(|record| record.subject);
        let Some(subject) = subject.filter(|_| !records.iter().any(arrived)) else {
            return Ok(records);
        };
        let mut all = self.arrival(subject)?;
        all.extend(records);
        Ok(all)
    }

    /// The records of the arrival of a visitor of whom nothing is on record at this
    /// visit yet; none of anybody else.
    pub(crate) fn arrival(&self, visitor: Uuid) -> Result<Vec<NewRecord>, BoothError> {
        if !self.session.arriving.contains_key(&visitor) || self.has_arrived(visitor)? {
            return Ok(Vec::new());
        }
        let fair = self.session.current.recorded();
        let arrived = Body::VisitorArrived(VisitorArrived { fair });
        let mut records = vec![self.record(visitor, Some(visitor), arrived)];
        let Some(row) = self.survey_to_begin(visitor)? else {
            return Ok(records);
        };
        let asked = self.questionnaire(row.questionnaire)?;
        let filling = self.fresh(&asked, row.id, row.device, row.at_kiosk, row.started)?;
        let started = ResponseStarted {
            visitor,
            questionnaire: asked.id,
            fair: row.fair,
            at_kiosk: row.at_kiosk,
            language: row.language.and_then(|language| offered(&asked, &language)),
            prefilled: filling.all_answers(),
        };
        records.push(self.record(row.id, Some(visitor), Body::ResponseStarted(started)));
        Ok(records)
    }
}
