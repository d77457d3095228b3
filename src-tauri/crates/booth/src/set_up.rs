//! What a fair consists of before its first visitor.

use crate::BoothError;
use crate::body::{
    Bilingual, Maker, NoticePublished, ProductAdded, ProgrammeOpened, QuestionUse, StaffAdded,
    Topic,
};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use chrono::NaiveDate;
use std::collections::BTreeMap;
use std::sync::Arc;
use survey::Questionnaire;
use words::Sentence;

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
    /// The people at the booth, the owner first.
    pub staff: Vec<StaffAdded>,
    /// The questionnaire, an XLSForm workbook.
    pub workbook: Vec<u8>,
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
    /// Refuses what could not be worked with at the fair.
    ///
    /// # Errors
    /// [`BoothError::SetUp`] with the sentence to show.
    pub fn check(&self) -> Result<(), BoothError> {
        let refuse = |ko: &str, en: &str| Err(BoothError::SetUp(Sentence::new(ko, en)));
        if self.name.ko.trim().is_empty() || self.maker.name.ko.trim().is_empty() {
            return refuse(
                "박람회 이름과 회사 이름을 적어 주세요.",
                "Enter the name of the fair and of your company.",
            );
        }
        if self.ends_on < self.starts_on {
            return refuse(
                "박람회가 끝나는 날이 시작하는 날보다 앞섭니다. 날짜를 다시 확인해 주세요.",
                "The fair ends before it starts. Check the dates.",
            );
        }
        if self.time_zone.parse::<chrono_tz::Tz>().is_err() {
            return refuse(
                "시간대 이름을 알 수 없습니다. ‘Asia/Seoul’처럼 적어 주세요.",
                "The time zone is not known. Write it like Asia/Seoul.",
            );
        }
        if self.staff.is_empty() || self.staff.iter().any(|staff| staff.name.trim().is_empty()) {
            return refuse(
                "부스 책임자의 이름을 적어 주세요.",
                "Enter the name of the person in charge of the booth.",
            );
        }
        if let Some(page) = &self.maker.page_address
            && !is_page_address(page)
        {
            return Err(BoothError::SetUp(page_address_refused()));
        }
        read_questionnaire(&self.workbook)?;
        Ok(())
    }
}

pub(crate) fn page_address_refused() -> Sentence {
    Sentence::new(
        "쿠폰 페이지 주소는 https:// 로 시작하고 # 없이 적어 주세요.",
        "Write the address of the coupon page starting with https:// and without #.",
    )
}

pub(crate) fn is_page_address(address: &str) -> bool {
    address.starts_with("https://")
        && address.len() <= 200
        && address.len() > "https://".len()
        && address.chars().all(|c| c.is_ascii_graphic() && c != '#')
}

/// Reads a questionnaire that was checked when it was published.
pub(crate) fn read_questionnaire(workbook: &[u8]) -> Result<Arc<Questionnaire>, BoothError> {
    let reading = survey::read_workbook(workbook, "survey.xlsx");
    match reading.questionnaire {
        Some(questionnaire) => Ok(Arc::new(questionnaire)),
        None => Err(BoothError::SetUp(
            reading
                .problems
                .into_iter()
                .find(|problem| problem.severity == survey::Severity::Error)
                .map_or_else(
                    || {
                        Sentence::new(
                            "설문지를 읽지 못했습니다.",
                            "The questionnaire could not be read.",
                        )
                    },
                    |problem| problem.sentence,
                ),
        )),
    }
}

pub(crate) fn to_base64(bytes: &[u8]) -> String {
    STANDARD.encode(bytes)
}

pub(crate) fn from_base64(text: &str) -> Result<Vec<u8>, BoothError> {
    STANDARD.decode(text).map_err(|_| {
        BoothError::SetUp(Sentence::new(
            "저장된 설정 하나를 읽지 못했습니다. 다른 기록은 그대로 있습니다. 백업에서 되살리세요.",
            "A stored setting could not be read. The other records are intact. Restore from a backup.",
        ))
    })
}

/// Reads a 32-byte secret.
pub(crate) fn secret_from_base64(text: &str) -> Result<[u8; 32], BoothError> {
    <[u8; 32]>::try_from(from_base64(text)?.as_slice()).map_err(|_| BoothError::NoFair)
}
