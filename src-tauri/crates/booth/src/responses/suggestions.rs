//! Answers that were typed before on this laptop, to pick instead of typing.
//!
//! For words that many visitors share: a company, a country, a job. Names and
//! contact details of a single person are never offered, and the kiosk gets no
//! suggestions at all.

use crate::{Booth, BoothError};
use survey::{Kind, Question};
use tables::response as response_table;
use uuid::Uuid;

/// The longest answer that is offered, in characters; longer ones are remarks.
const LONGEST: u32 = 40;
/// The most answers offered.
const MOST: u32 = 200;
/// An answer with this many digits or more may be a phone number.
const PHONE_DIGITS: usize = 7;

impl Booth {
    /// The answers visitors gave to a text question of this name on this
    /// laptop, the most frequent first. Empty for questions that ask who
    /// somebody is.
    ///
    /// # Errors
    /// [`BoothError::Unknown`] when there is no such visitor or question.
    pub fn suggestions(&self, visitor: Uuid, path: &str) -> Result<Vec<String>, BoothError> {
        let facts = self.facts();
        let (row, asked) = facts.latest_response(visitor)?;
        let question = asked
            .questionnaire
            .question(path)
            .ok_or(BoothError::Unknown)?;
        let labels = asked
            .questionnaire
            .languages()
            .iter()
            .map(|language| asked.questionnaire.label_of(question, Some(language)));
        if row.at_kiosk || !is_shared(question, labels) {
            return Ok(Vec::new());
        }
        let device = facts.session.device;
        let answers =
            response_table::frequent_answers(facts.tables, &question.name, device, LONGEST, MOST)?;
        Ok(answers
            .into_iter()
            .filter(|answer| !reaches_somebody(answer))
            .collect())
    }
}

/// Words in a question that asks who somebody is, or for contact details.
const OF_ONE_PERSON: [&str; 24] = [
    "phone",
    "mobile",
    "tel",
    "fax",
    "email",
    "e-mail",
    "mail",
    "contact",
    "address",
    "birth",
    "passport",
    "kakao",
    "instagram",
    "전화",
    "휴대",
    "핸드폰",
    "연락",
    "메일",
    "주소",
    "생년",
    "생일",
    "여권",
    "카카오",
    "인스타",
];
/// Words for names, which belong to one person unless the question is about
/// something that has a name too.
const NAMES: [&str; 5] = ["name", "이름", "성함", "성명", "名"];
const NAMED_THINGS: [&str; 18] = [
    "company",
    "business",
    "organisation",
    "organization",
    "firm",
    "brand",
    "shop",
    "store",
    "school",
    "product",
    "회사",
    "업체",
    "기관",
    "상호",
    "브랜드",
    "가게",
    "학교",
    "상품",
];

/// Whether the answers to a question are words that visitors share.
fn is_shared(question: &Question, labels: impl Iterator<Item = String>) -> bool {
    if question.kind != Kind::Text {
        return false;
    }
    std::iter::once(question.name.clone())
        .chain(labels)
        .all(|text| {
            let text = text.to_lowercase();
            let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
            !has(&OF_ONE_PERSON) && (!has(&NAMES) || has(&NAMED_THINGS))
        })
}

/// Whether an answer looks like a phone number or an e-mail address.
fn reaches_somebody(answer: &str) -> bool {
    answer.contains('@') || answer.chars().filter(char::is_ascii_digit).count() >= PHONE_DIGITS
}
