//! What a fair consists of before its first visitor.

use crate::BoothError;
use crate::maker::check_details;
use crate::own_names::refuse_label;
use crate::questionnaires::readable;
use chrono::NaiveDate;
use records::consent::NoticePublished;
use records::coupons::ProgrammeOpened;
use records::drafts::DraftSet;
use records::fair::{Maker, Topic};
use records::questionnaires::QuestionUse;
use records::sales::ProductAdded;
use records::staff::StaffAdded;
use records::text::Bilingual;
use std::collections::BTreeMap;
use words::{Sentence, sentence};

/// Everything the owner decides before the fair.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetUp {
    /// The fair's name.
    pub name: Bilingual,
    /// The exhibitor.
    pub maker: Maker,
    /// First day.
    pub starts_on: NaiveDate,
    /// Last day.
    pub ends_on: NaiveDate,
    /// IANA name of the time zone.
    pub time_zone: String,
    /// Whether it is the sample fair.
    pub sample: bool,
    /// Topics a visitor may choose.
    pub topics: Vec<Topic>,
    /// What the owner wrote for her messages before the fair.
    pub drafts: Vec<DraftSet>,
    /// The people at the booth, the owner first.
    pub staff: Vec<StaffAdded>,
    /// The questionnaire, an XLSForm workbook; none while nothing is asked yet.
    pub workbook: Option<Vec<u8>>,
    /// How its answers may be used, by question name.
    pub uses: BTreeMap<String, QuestionUse>,
    /// The question whose choices say what a purchase is for.
    pub purpose_question: Option<String>,
    /// The consent texts, with every placeholder filled in.
    pub notices: Vec<NoticePublished>,
    /// The coupon programmes.
    pub programmes: Vec<ProgrammeOpened>,
    /// The catalogue.
    pub products: Vec<ProductAdded>,
}

impl SetUp {
    /// Checks that a fair can be held with this set-up.
    ///
    /// # Errors
    /// [`BoothError::SetUp`] with the sentence to show.
    pub fn check(&self) -> Result<(), BoothError> {
        let refuse = |sentence: Sentence| Err(BoothError::SetUp(sentence));
        if self.name.ko.trim().is_empty() || self.maker.name.ko.trim().is_empty() {
            return refuse(sentence!("fair-names-missing"));
        }
        if self.ends_on < self.starts_on {
            return refuse(sentence!("fair-days-reversed"));
        }
        if self.time_zone.parse::<chrono_tz::Tz>().is_err() {
            return refuse(sentence!("fair-time-zone-unknown"));
        }
        if self.staff.is_empty() || self.staff.iter().any(|staff| staff.name.trim().is_empty()) {
            return refuse(sentence!("fair-person-in-charge-missing"));
        }
        check_details(&self.maker).map_err(BoothError::SetUp)?;
        let topics = self.topics.iter().map(|topic| &topic.label);
        let named = [&self.name, &self.maker.name].into_iter().chain(topics);
        refuse_label(named.flat_map(|it| [it.ko.as_str(), it.en.as_str()]))?;
        if let Some(workbook) = &self.workbook {
            readable(survey::read_workbook(workbook, "survey.xlsx"))?;
        }
        Ok(())
    }
}
