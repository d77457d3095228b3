//! The fair that ships with the app, and how an own fair begins.
//!
//! The data lies in `assets/`: the sample fair (a maker of glassware), its
//! questionnaire as an XLSForm workbook, and the Korean consent texts.

use super::set_up::SetUp;
use crate::BoothError;
use chrono::{NaiveDate, TimeDelta};
use people::{normalise_email, normalise_name};
use permission::Channel;
use records::consent::{NoticeAct, NoticePublished, NoticeText};
use records::coupons::{ProgrammeOpened, StoredBenefit, StoredPlace, StoredProgrammeKind};
use records::fair::{FIRST, Maker, Topic};
use records::questionnaires::QuestionUse;
use records::sales::ProductAdded;
use records::staff::{Role, StaffAdded};
use records::text::Bilingual;
use serde::Deserialize;
use std::collections::BTreeMap;
use words::{Sentence, sentence};

const FAIR: &str = include_str!("../../../../../assets/sample-fair/fair.json");
const NOTICES: &str = include_str!("../../../../../assets/notices/kr.json");
const WORKBOOK: &[u8] = include_bytes!("../../../../../assets/sample-fair/survey.xlsx");

/// How long a contact is kept, in months; the law asks to confirm a consent
/// every two years (Network Act art. 50(8)), so longer would promise nothing.
pub(crate) const RETENTION_MONTHS: u32 = 24;
/// The most messages a month that the notices promise.
const PROMISE_PER_MONTH: u32 = 1;
/// The sample's topics that any maker can write about.
const ANYBODYS_TOPICS: [&str; 2] = ["new_products", "offers"];

/// What an owner fills in to create her own fair.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FairDraft {
    /// The fair's name.
    pub fair_name: String,
    /// The exhibitor's name.
    pub maker_name: String,
    /// The exhibitor's telephone number; may be empty.
    pub maker_phone: String,
    /// The exhibitor's e-mail address; may be empty.
    pub maker_email: String,
    /// The exhibitor's postal address; may be empty.
    pub maker_address: String,
    /// The number to call, free of charge, to refuse messages (`080-…`); may be
    /// empty.
    pub refusal_phone: String,
    /// The exhibitor's page for coupons; may be empty.
    pub page_address: String,
    /// First day.
    pub starts_on: NaiveDate,
    /// Last day.
    pub ends_on: NaiveDate,
    /// The owner's name.
    pub owner_name: String,
}

#[derive(Deserialize)]
struct FairFile {
    fair: FairPart,
    maker: MakerPart,
    staff: Vec<StaffPart>,
    products: Vec<ProductPart>,
    programmes: Vec<ProgrammePart>,
    topics: Vec<NamedPart>,
    questions: BTreeMap<String, QuestionPart>,
    in_words: BTreeMap<String, BTreeMap<String, Bilingual>>,
    purpose_question: String,
    answer_tags: BTreeMap<String, BTreeMap<String, Vec<String>>>,
}

#[derive(Deserialize)]
struct FairPart {
    name: Bilingual,
    starts_on: NaiveDate,
    ends_on: NaiveDate,
    time_zone: String,
}

#[derive(Deserialize)]
struct MakerPart {
    name: Bilingual,
    phone: String,
    email: String,
    address: Bilingual,
    page: String,
    shop: String,
    refusal_phone: String,
}

#[derive(Deserialize)]
struct StaffPart {
    name: Bilingual,
    role: Role,
}

#[derive(Deserialize)]
struct ProductPart {
    name: Bilingual,
    price_won: u64,
    tags: Vec<String>,
}

#[derive(Deserialize)]
struct ProgrammePart {
    name: Bilingual,
    percent: u8,
    cap_won: Option<u64>,
    uses: u32,
    for_survey: bool,
    bound_to_person: bool,
    starts_on: NaiveDate,
    ends_on: NaiveDate,
    places: Vec<PlacePart>,
}

#[derive(Deserialize)]
struct PlacePart {
    place: StoredPlace,
}

#[derive(Deserialize)]
struct NamedPart {
    id: String,
    name: Bilingual,
}

#[derive(Deserialize)]
struct QuestionPart {
    speak: bool,
}

#[derive(Deserialize)]
struct NoticesFile {
    processor_none: Bilingual,
    notices: Vec<NoticePart>,
}

#[derive(Deserialize)]
struct NoticePart {
    id: String,
    version: u32,
    act: String,
    channel: Option<String>,
    shown: bool,
    title: Bilingual,
    items: NoticeItems,
}

#[derive(Deserialize)]
struct NoticeItems {
    purpose: Bilingual,
    items: Bilingual,
    retention: Bilingual,
    refusal: Bilingual,
}

/// The sample fair, with its first day moved to `today`, so that somebody who
/// tries the app sees coupons that are good now.
///
/// # Errors
/// None as shipped; a test reads the files.
pub fn sample_fair(today: NaiveDate) -> Result<SetUp, BoothError> {
    let file = fair_file()?;
    let moved = today - file.fair.starts_on;
    Ok(SetUp {
        name: file.fair.name.clone(),
        maker: Maker {
            name: file.maker.name.clone(),
            phone: file.maker.phone.clone(),
            email: file.maker.email.clone(),
            address: file.maker.address.clone(),
            page_address: Some(file.maker.page.clone()),
            shop_link: file.maker.shop.clone(),
            refusal_phone: Some(file.maker.refusal_phone.clone()),
            map_link: String::new(),
        },
        starts_on: today,
        ends_on: file.fair.ends_on + moved,
        time_zone: file.fair.time_zone.clone(),
        sample: true,
        staff: file
            .staff
            .iter()
            .map(|staff| StaffAdded {
                name: staff.name.ko.clone(),
                role: staff.role,
                ended: false,
            })
            .collect(),
        notices: notices(&file.maker.name)?,
        programmes: programmes(&file, moved),
        products: products(&file),
        topics: topics(&file),
        workbook: Some(WORKBOOK.to_vec()),
        uses: uses(&file),
        purpose_question: Some(file.purpose_question),
    })
}

/// The owner's own fair: the names and dates of the draft and the consent texts
/// that the law asks for. Nothing runs yet: what is asked, sold and given is
/// the owner's to make.
///
/// # Errors
/// [`BoothError::ContactUnusable`] for a name that is too long or an e-mail
/// address that is none; the rest of what
/// the owner filled in is checked by [`SetUp::check`].
pub fn own_fair(draft: &FairDraft) -> Result<SetUp, BoothError> {
    let file = fair_file()?;
    let maker_name = Bilingual::same(&normalise_name(&draft.maker_name)?);
    let refusal_phone = draft.refusal_phone.trim();
    let page = draft.page_address.trim().trim_end_matches('/');
    Ok(SetUp {
        name: Bilingual::same(&normalise_name(&draft.fair_name)?),
        notices: notices(&maker_name)?,
        maker: Maker {
            name: maker_name,
            phone: draft.maker_phone.trim().to_owned(),
            email: normalise_email(&draft.maker_email)?,
            address: Bilingual::same(draft.maker_address.trim()),
            page_address: (!page.is_empty()).then(|| page.to_owned()),
            shop_link: String::new(),
            refusal_phone: (!refusal_phone.is_empty()).then(|| refusal_phone.to_owned()),
            map_link: String::new(),
        },
        starts_on: draft.starts_on,
        ends_on: draft.ends_on,
        time_zone: file.fair.time_zone.clone(),
        sample: false,
        staff: vec![StaffAdded {
            name: normalise_name(&draft.owner_name)?,
            role: Role::Owner,
            ended: false,
        }],
        programmes: Vec::new(),
        products: Vec::new(),
        topics: topics(&file)
            .into_iter()
            .filter(|topic| ANYBODYS_TOPICS.contains(&topic.name.as_str()))
            .collect(),
        workbook: None,
        uses: BTreeMap::new(),
        purpose_question: None,
    })
}

fn broken(error: &serde_json::Error) -> BoothError {
    BoothError::SetUp(sentence!(
        "fair-sample-unreadable",
        error = error.to_string()
    ))
}

fn fair_file() -> Result<FairFile, BoothError> {
    serde_json::from_str(FAIR).map_err(|error| broken(&error))
}

fn programmes(file: &FairFile, moved: TimeDelta) -> Vec<ProgrammeOpened> {
    (1..)
        .zip(&file.programmes)
        .map(|(number, programme)| ProgrammeOpened {
            number,
            name: programme.name.clone(),
            fair: FIRST,
            benefit: StoredBenefit::Percent {
                percent: programme.percent,
                cap_won: programme.cap_won,
            },
            minimum_purchase_won: 0,
            product_tags: Vec::new(),
            valid_from: programme.starts_on + moved,
            valid_until: programme.ends_on + moved,
            uses_per_coupon: programme.uses,
            places: programme.places.iter().map(|place| place.place).collect(),
            bound_to_person: programme.bound_to_person,
            for_survey: programme.for_survey,
            for_revisit: !programme.for_survey,
            kind: Some(if programme.for_survey {
                StoredProgrammeKind::SurveyThanks
            } else {
                StoredProgrammeKind::Revisit
            }),
            products: Vec::new(),
            per_person: None,
            total: None,
            per_laptop: None,
            replaces: None,
        })
        .collect()
}

fn products(file: &FairFile) -> Vec<ProductAdded> {
    (1..)
        .zip(&file.products)
        .map(|(position, product)| ProductAdded {
            name: product.name.clone(),
            price_won: product.price_won,
            tags: product.tags.clone(),
            position,
            barcode: None,
            stock: None,
            fair: FIRST,
        })
        .collect()
}

fn topics(file: &FairFile) -> Vec<Topic> {
    file.topics
        .iter()
        .map(|topic| Topic {
            name: topic.id.clone(),
            label: topic.name.clone(),
        })
        .collect()
}

fn uses(file: &FairFile) -> BTreeMap<String, QuestionUse> {
    file.questions
        .iter()
        .map(|(name, question)| {
            let tags = file.answer_tags.get(name).into_iter().flatten();
            let use_ = QuestionUse {
                may_be_spoken: question.speak,
                tag_of_choice: tags
                    .filter_map(|(choice, tags)| Some((choice.clone(), tags.first()?.clone())))
                    .collect(),
                in_words: file.in_words.get(name).cloned().unwrap_or_default(),
            };
            (name.clone(), use_)
        })
        .collect()
}

/// The notices that are shown, with their placeholders filled in. What is
/// published is the finished text, because that is what a visitor says yes to.
fn notices(maker: &Bilingual) -> Result<Vec<NoticePublished>, BoothError> {
    let file: NoticesFile = serde_json::from_str(NOTICES).map_err(|error| broken(&error))?;
    let fill = |text: &Bilingual| fill(text, maker, &file.processor_none);
    let shown = file.notices.iter().filter(|notice| notice.shown);
    Ok((1..)
        .zip(shown)
        .filter_map(|(position, notice)| {
            let channel = notice.channel.as_deref().and_then(Channel::from_code);
            let act = match (notice.act.as_str(), channel) {
                ("collect_and_use", _) => NoticeAct::CollectAndUse,
                ("receive_advertising", Some(channel)) => NoticeAct::Advertising(channel),
                ("age_statement", _) => NoticeAct::AtLeast14,
                _ => return None,
            };
            let items = &notice.items;
            Some(NoticePublished {
                source: format!("kr/{}/{}", notice.id, notice.version),
                act,
                title: fill(&notice.title).map(without_marks),
                lines: [
                    (sentence!("notice-purpose"), &items.purpose),
                    (sentence!("notice-items"), &items.items),
                    (sentence!("notice-retention"), &items.retention),
                    (sentence!("notice-refusal"), &items.refusal),
                ]
                .into_iter()
                .map(|(item, text)| line(&item, &fill(text)))
                .collect(),
                position,
                retention_months: Some(RETENTION_MONTHS),
            })
        })
        .collect())
}

/// A text with its placeholders filled in, in every language it is written in.
/// A maker without a name in a visitor's language is called by the Latin one.
fn fill(text: &Bilingual, maker: &Bilingual, processor: &Bilingual) -> Bilingual {
    let fill = |text: &str, maker: &str, processor: &str| {
        text.replace("{maker}", maker)
            .replace("{retention_months}", &RETENTION_MONTHS.to_string())
            .replace("{processor}", processor)
            .replace("{promise_per_month}", &PROMISE_PER_MONTH.to_string())
    };
    let further = |text: &Option<String>, maker_name: &Option<String>, nobody: &Option<String>| {
        let maker_name = maker_name.as_ref().unwrap_or(&maker.en);
        let nobody = nobody.as_ref().unwrap_or(&processor.en);
        text.as_ref().map(|text| fill(text, maker_name, nobody))
    };
    Bilingual {
        ko: fill(&text.ko, &maker.ko, &processor.ko),
        en: fill(&text.en, &maker.en, &processor.en),
        ja: further(&text.ja, &maker.ja, &processor.ja),
        zh: further(&text.zh, &maker.zh, &processor.zh),
    }
}

const EMPHASIS: &str = "**";

fn without_marks(text: &str) -> String {
    text.replace(EMPHASIS, "")
}

/// One item of a consent text as a line. If the law wants a part of it to stand
/// out, the whole line does: the law sets only a minimum.
fn line(item: &Sentence, text: &Bilingual) -> NoticeText {
    let plain = text.map(without_marks);
    let named = |item: &str, text: &str| format!("{item}: {text}");
    NoticeText {
        emphasised: text.ko.contains(EMPHASIS),
        text: Bilingual {
            ko: named(&item.ko, &plain.ko),
            en: named(&item.en, &plain.en),
            ja: item
                .ja()
                .zip(plain.ja.as_deref())
                .map(|(item, text)| named(item, text)),
            zh: item
                .zh()
                .zip(plain.zh.as_deref())
                .map(|(item, text)| named(item, text)),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A mistake in a shipped file would otherwise show only when somebody
    /// opens her first fair.
    #[test]
    fn what_ships_is_complete() {
        let today = NaiveDate::from_ymd_opt(2027, 3, 1).expect("a day");
        let sample = sample_fair(today).expect("the sample reads");
        sample.check().expect("the sample can be worked with");
        assert_eq!(sample.products.len(), 24, "the catalogue");
        assert_eq!(
            sample.starts_on, today,
            "the sample begins when it is opened"
        );
        assert_eq!(
            sample.notices.len(),
            Channel::ASKED.len() + 2,
            "each way of advertising, use and age"
        );
        assert!(
            sample
                .programmes
                .iter()
                .all(|programme| programme.terms().problems().is_empty()),
            "every programme can be published"
        );
        for notice in &sample.notices {
            let lines = notice.lines.iter().map(|line| &line.text);
            for text in std::iter::once(&notice.title).chain(lines) {
                let (Some(ja), Some(zh)) = (&text.ja, &text.zh) else {
                    panic!(
                        "a visitor who reads Japanese or Chinese reads it too: {}",
                        text.en
                    );
                };
                let text = format!("{} {} {ja} {zh}", text.ko, text.en);
                assert!(!text.contains('{'), "placeholders are filled in: {text}");
                assert!(!text.contains(EMPHASIS), "marks are not shown: {text}");
            }
        }
    }
}
