//! The fair that ships with the app, and how an own fair begins.
//!
//! The data lies in `assets/`: the sample fair (a maker of glassware), its
//! questionnaire as an XLSForm workbook, and the Korean consent texts.

use super::set_up::SetUp;
use crate::BoothError;
use crate::notices::{NoticeForm, assemble, publish};
use chrono::{NaiveDate, TimeDelta};
use people::{normalise_email, normalise_name};
use records::consent::{FIRST_EDITION, NoticePublished};
use records::coupons::{ProgrammeOpened, StoredBenefit, StoredPlace, StoredProgrammeKind};
use records::fair::{FIRST, Maker, TextSender, Topic};
use records::questionnaires::QuestionUse;
use records::sales::ProductAdded;
use records::staff::{Role, StaffAdded};
use records::text::Bilingual;
use serde::Deserialize;
use std::collections::BTreeMap;
use words::sentence;

const FAIR: &str = include_str!("../../../../../assets/sample-fair/fair.json");
const WORKBOOK: &[u8] = include_bytes!("../../../../../assets/sample-fair/survey.xlsx");

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
    text_sender: TextSender,
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
    #[serde(default)]
    is_one_of_a_set: bool,
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

/// The sample fair, with its first day moved to `today`, so that somebody who
/// tries the app sees coupons that are good now.
///
/// # Errors
/// None as shipped; a test reads the files.
pub fn sample_fair(today: NaiveDate) -> Result<SetUp, BoothError> {
    let file = fair_file()?;
    let moved = today - file.fair.starts_on;
    let maker = Maker {
        name: file.maker.name.clone(),
        phone: file.maker.phone.clone(),
        email: file.maker.email.clone(),
        address: file.maker.address.clone(),
        page_address: Some(file.maker.page.clone()),
        shop_link: file.maker.shop.clone(),
        refusal_phone: Some(file.maker.refusal_phone.clone()),
        map_link: String::new(),
        text_senders: text_senders(&file.maker.text_sender),
    };
    // Some of its visitors come for their company, and some want letters.
    let mut form = NoticeForm::default();
    let further = ["company", "job", "country", "card", "address"].map(str::to_owned);
    form.items.extend(further);
    Ok(SetUp {
        name: file.fair.name.clone(),
        notices: notices(&maker, &form),
        maker,
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
    let owner = normalise_name(&draft.owner_name)?;
    let refusal_phone = draft.refusal_phone.trim();
    let page = draft.page_address.trim().trim_end_matches('/');
    let maker = Maker {
        name: maker_name,
        phone: draft.maker_phone.trim().to_owned(),
        email: normalise_email(&draft.maker_email)?,
        address: Bilingual::same(draft.maker_address.trim()),
        page_address: (!page.is_empty()).then(|| page.to_owned()),
        shop_link: String::new(),
        refusal_phone: (!refusal_phone.is_empty()).then(|| refusal_phone.to_owned()),
        map_link: String::new(),
        text_senders: BTreeMap::new(),
    };
    Ok(SetUp {
        name: Bilingual::same(&normalise_name(&draft.fair_name)?),
        // Whoever is in charge answers for personal data until she names somebody else.
        notices: notices(
            &maker,
            &NoticeForm {
                responsible: owner.clone(),
                ..NoticeForm::default()
            },
        ),
        maker,
        starts_on: draft.starts_on,
        ends_on: draft.ends_on,
        time_zone: file.fair.time_zone.clone(),
        sample: false,
        staff: vec![StaffAdded {
            name: owner,
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
            variants: Vec::new(),
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
            is_one_of_a_set: product.is_one_of_a_set,
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

/// The sample's sender, for every tool that ships, so that each can be tried.
fn text_senders(sender: &TextSender) -> BTreeMap<String, TextSender> {
    let tools = outreach::targets::shipped().iter();
    let tools = tools.filter(|target| target.sends_texts());
    tools
        .map(|target| (target.id.clone(), sender.clone()))
        .collect()
}

/// The texts that a fair begins with.
fn notices(maker: &Maker, form: &NoticeForm) -> Vec<NoticePublished> {
    publish(&assemble(form, maker), form, FIRST_EDITION)
}

#[cfg(test)]
mod tests {
    use super::*;
    use permission::Channel;

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
            Channel::ASKED.len() + 3,
            "each way of advertising, letters, use and age"
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
                assert!(!text.contains("**"), "marks are not shown: {text}");
            }
        }
    }
}
