//! What does the maker know about this person? Everything, for her to read and to
//! take with her: on paper, and as data another program reads.
//!
//! PIPA article 35 and its decree 41(1) name what belongs in it: the data, what they
//! are kept for and how long, whom they were given to, and the fact and content of
//! each consent. Here it is whatever the store holds about her, in plain words.

use crate::slip::{Block, Fonts, Printed, pages};
use crate::{Maker, OutreachError};
use chrono::{DateTime, Datelike as _, FixedOffset, NaiveDate};
use serde::Serialize;
use words::{Language, Sentence, sentence};

/// Everything that is known about one person, in one language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SubjectReport {
    /// Who keeps it.
    pub controller: Controller,
    /// When this was put together, in the fair's time zone.
    pub made_at: DateTime<FixedOffset>,
    /// The e-mail address or phone number that was asked about; none for a visitor
    /// who left neither.
    pub contact: Option<String>,
    /// Her visits, the first one first.
    pub visits: Vec<SubjectVisit>,
    /// What may be sent to her now, by each channel she left an address for.
    pub permissions: Vec<SubjectPermission>,
    /// What she was shown and what she said to it, the oldest first.
    pub consents: Vec<SubjectConsent>,
    /// Files with data of hers that left the store, the oldest first.
    pub files: Vec<SubjectFile>,
}

/// Whoever keeps the data and answers for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Controller {
    /// Her name.
    pub name: String,
    /// Her phone number; may be empty.
    pub phone: String,
    /// Her e-mail address; may be empty.
    pub email: String,
    /// Her postal address; may be empty.
    pub address: String,
}

impl Controller {
    /// The maker, as far as she told who she is.
    pub fn of(maker: &Maker, language: Language) -> Self {
        Self {
            name: maker.name.text(language).to_owned(),
            phone: maker.phone.clone(),
            email: maker.email.clone(),
            address: maker.address.text(language).to_owned(),
        }
    }
}

/// One visit to a fair.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SubjectVisit {
    /// The fair's name.
    pub fair: String,
    /// When she came, `YYYY-MM-DD HH:MM`.
    pub came_at: String,
    /// Name; may be empty.
    pub name: String,
    /// Company; may be empty.
    pub company: String,
    /// What she does there; may be empty.
    pub job: String,
    /// The country she comes from; may be empty.
    pub country: String,
    /// Her birthday, `YYYY-MM-DD`; may be empty.
    pub birthday: String,
    /// Postcode and address; may be empty.
    pub address: String,
    /// What the code of her badge says; may be empty.
    pub badge: String,
    /// E-mail address; may be empty.
    pub email: String,
    /// Phone number; may be empty.
    pub phone: String,
    /// Where name, address and number came from, in words; empty without a contact.
    pub contact_source: String,
    /// Photographs of her visiting cards.
    pub card_photos: Vec<SubjectCardPhoto>,
    /// Questions with her answers.
    pub answers: Vec<SubjectAnswer>,
    /// What staff noted about her, in words.
    pub notes: Vec<String>,
    /// What she asked to be sent or told, and what became of it, in words.
    pub requests: Vec<String>,
    /// What she was offered.
    pub quotes: Vec<SubjectQuote>,
    /// What she bought.
    pub purchases: Vec<SubjectPurchase>,
    /// The coupons she holds.
    pub coupons: Vec<SubjectCoupon>,
}

/// A photograph of a visiting card. On paper it is only named: it is a file beside it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SubjectCardPhoto {
    /// When it was taken, `YYYY-MM-DD HH:MM`.
    pub at: String,
    /// The picture, as a `data:` address.
    pub picture: String,
}

/// One answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SubjectAnswer {
    /// The question.
    pub question: String,
    /// What she answered.
    pub answer: String,
}

/// One quote.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SubjectQuote {
    /// When, `YYYY-MM-DD HH:MM`.
    pub at: String,
    /// The goods, the sum and how far it is, in words.
    pub quote: String,
}

/// One purchase.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SubjectPurchase {
    /// When, `YYYY-MM-DD HH:MM`.
    pub at: String,
    /// What, with the number of pieces.
    pub goods: String,
    /// What she paid, in won.
    pub paid_won: u64,
}

/// One coupon.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SubjectCoupon {
    /// What it gives.
    pub benefit: String,
    /// The number printed on it.
    pub number: String,
    /// Its last day.
    pub valid_until: NaiveDate,
    /// Whether it was used.
    pub used: bool,
}

/// What may be sent by one channel now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SubjectPermission {
    /// The channel's stable word (`email`, `sms`, `kakao`), or that of the night
    /// (`night`) or of a third party.
    pub channel: String,
    /// The channel's name.
    pub channel_name: String,
    /// The address or number it goes to; empty for what is no channel.
    pub contact: String,
    /// Whether it may be used.
    pub allowed: bool,
    /// Why, or why not.
    pub reason: String,
}

/// One thing that was shown or said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SubjectConsent {
    /// When, `YYYY-MM-DD HH:MM`.
    pub at: String,
    /// `shown`, `granted`, `declined`, `withdrawn` or `confirmed`.
    pub kind: String,
    /// The same in words.
    pub kind_name: String,
    /// The text it was said to; none when everything was taken back at once.
    pub notice: Option<SubjectNotice>,
    /// The topics it was about.
    pub topics: Vec<String>,
}

/// The exact text of a notice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SubjectNotice {
    /// Which text in which version.
    pub source: String,
    /// Its title.
    pub title: String,
    /// Its lines.
    pub lines: Vec<String>,
}

/// A file that left the store with data of hers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SubjectFile {
    /// When, `YYYY-MM-DD HH:MM`.
    pub at: String,
    /// What it is called.
    pub name: String,
}

impl SubjectReport {
    /// As data: JSON, indented.
    pub fn json(&self) -> Vec<u8> {
        serde_json::to_vec_pretty(self)
            .expect("a report holds strings, numbers and lists, which JSON can always write")
    }

    /// On paper: A4.
    ///
    /// # Errors
    /// As [`pages`].
    pub fn pdf(&self, language: Language, fonts: Fonts<'_>) -> Result<Printed, OutreachError> {
        let title = sentence!("report-title").into_text(language);
        pages(&title, &self.blocks(language), fonts, self.made_at)
    }

    /// What the pages say.
    fn blocks(&self, language: Language) -> Vec<Block> {
        let say = |sentence: Sentence| sentence.into_text(language);
        let mut blocks = vec![
            Block::Title(say(sentence!("report-title"))),
            Block::Text(say(sentence!("report-intro"))),
        ];
        let pairs = |blocks: &mut Vec<Block>, all: Vec<(Sentence, &str)>| {
            for (name, text) in all {
                if !text.is_empty() {
                    blocks.push(Block::Pair(name.into_text(language), text.to_owned()));
                }
            }
        };
        let made_at = self.made_at.format("%Y-%m-%d %H:%M").to_string();
        pairs(
            &mut blocks,
            vec![
                (
                    sentence!("report-asked"),
                    self.contact.as_deref().unwrap_or_default(),
                ),
                (sentence!("report-made-at"), &made_at),
                (sentence!("report-controller"), &self.controller.name),
                (sentence!("maker-phone"), &self.controller.phone),
                (sentence!("maker-email"), &self.controller.email),
                (sentence!("maker-address"), &self.controller.address),
            ],
        );
        for visit in &self.visits {
            let (fair, at) = (visit.fair.as_str(), visit.came_at.as_str());
            blocks.push(Block::Heading(say(sentence!(
                "report-visit",
                fair = fair,
                at = at
            ))));
            pairs(
                &mut blocks,
                vec![
                    (sentence!("report-name"), &visit.name),
                    (sentence!("report-company"), &visit.company),
                    (sentence!("report-job"), &visit.job),
                    (sentence!("report-country"), &visit.country),
                    (sentence!("report-birthday"), &visit.birthday),
                    (sentence!("report-phone"), &visit.phone),
                    (sentence!("report-email"), &visit.email),
                    (sentence!("report-address"), &visit.address),
                    (sentence!("report-badge"), &visit.badge),
                    (sentence!("report-source"), &visit.contact_source),
                ],
            );
            for (heading, lines) in visit.parts(language) {
                if !lines.is_empty() {
                    blocks.push(Block::Subheading(say(heading)));
                    blocks.extend(lines.into_iter().map(|(name, text)| match name {
                        Some(name) => Block::Pair(name, text),
                        None => Block::Text(text),
                    }));
                }
            }
        }
        blocks.push(Block::Heading(say(sentence!("report-permissions"))));
        if self.permissions.is_empty() {
            blocks.push(Block::Text(say(sentence!("report-no-permissions"))));
        }
        for permission in &self.permissions {
            let text = match permission.contact.as_str() {
                "" => permission.reason.clone(),
                contact => format!("{contact} · {}", permission.reason),
            };
            blocks.push(Block::Pair(permission.channel_name.clone(), text));
        }
        self.consent_blocks(language, &mut blocks);
        blocks.push(Block::Heading(say(sentence!("report-given-to"))));
        blocks.push(Block::Text(say(sentence!("report-given-to-nobody"))));
        for file in &self.files {
            blocks.push(Block::Pair(file.at.clone(), file.name.clone()));
        }
        blocks.push(Block::Heading(say(sentence!("report-rights"))));
        blocks.push(Block::Text(say(sentence!("report-rights-text"))));
        blocks
    }

    /// What was said, each with the number of the text it was said to, and then the
    /// texts, each once. That a text was shown is told by the answer to it.
    fn consent_blocks(&self, language: Language, blocks: &mut Vec<Block>) {
        let say = |sentence: Sentence| sentence.into_text(language);
        blocks.push(Block::Heading(say(sentence!("report-consents"))));
        if self.consents.is_empty() {
            blocks.push(Block::Text(say(sentence!("report-no-consents"))));
        }
        let mut notices: Vec<&SubjectNotice> = Vec::new();
        let answered = self
            .consents
            .iter()
            .filter(|consent| consent.kind != "shown");
        for consent in answered {
            let mut text = consent.kind_name.clone();
            if let Some(notice) = &consent.notice {
                let known = notices.iter().position(|known| *known == notice);
                let number = known.unwrap_or_else(|| {
                    notices.push(notice);
                    notices.len() - 1
                });
                text = format!("{text} — {} [{}]", notice.title, number + 1);
            }
            if !consent.topics.is_empty() {
                text = format!("{text} ({})", consent.topics.join(", "));
            }
            blocks.push(Block::Pair(consent.at.clone(), text));
        }
        if !notices.is_empty() {
            blocks.push(Block::Heading(say(sentence!("report-texts"))));
        }
        for (number, notice) in (1..).zip(notices) {
            blocks.push(Block::Subheading(format!("[{number}] {}", notice.title)));
            blocks.extend(notice.lines.iter().cloned().map(Block::Text));
            blocks.push(Block::Text(notice.source.clone()));
        }
    }
}

/// Lines of a part: with a name beside them, or without one.
type Lines = Vec<(Option<String>, String)>;

impl SubjectVisit {
    fn parts(&self, language: Language) -> [(Sentence, Lines); 7] {
        let purchase = |it: &SubjectPurchase| {
            let goods = it.goods.as_str();
            sentence!("report-purchase", goods = goods, won = it.paid_won).into_text(language)
        };
        let coupon = |it: &SubjectCoupon| {
            let (benefit, until) = (it.benefit.as_str(), it.valid_until);
            let day = words::day(until.year(), until.month(), until.day());
            let line = match it.used {
                true => sentence!("report-coupon-used", benefit = benefit, day = day),
                false => sentence!("report-coupon", benefit = benefit, day = day),
            };
            line.into_text(language)
        };
        let plain = |lines: &[String]| lines.iter().map(|line| (None, line.clone())).collect();
        let beside = sentence!("report-card-photo-beside").into_text(language);
        let cards = self.card_photos.iter();
        let answers = self.answers.iter();
        let quotes = self.quotes.iter();
        let purchases = self.purchases.iter();
        let coupons = self.coupons.iter();
        [
            (
                sentence!("report-card-photos"),
                cards
                    .map(|it| (Some(it.at.clone()), beside.clone()))
                    .collect(),
            ),
            (
                sentence!("report-answers"),
                answers
                    .map(|it| (Some(it.question.clone()), it.answer.clone()))
                    .collect(),
            ),
            (sentence!("report-notes"), plain(&self.notes)),
            (sentence!("report-replies"), plain(&self.requests)),
            (
                sentence!("report-quotes"),
                quotes
                    .map(|it| (Some(it.at.clone()), it.quote.clone()))
                    .collect(),
            ),
            (
                sentence!("report-purchases"),
                purchases
                    .map(|it| (Some(it.at.clone()), purchase(it)))
                    .collect(),
            ),
            (
                sentence!("report-coupons"),
                coupons
                    .map(|it| (Some(it.number.clone()), coupon(it)))
                    .collect(),
            ),
        ]
    }
}
