//! Everything that is known about one person, as files for her.

use super::person::{KnownPerson, Whose};
use crate::consent::told_source;
use crate::coupons::FONTS;
use crate::facts::Facts;
use crate::files::{Leaving, NewFile};
use crate::maker::for_outreach;
use crate::orders::shop_name;
use crate::pictures::{Picture, data_address};
use crate::{Booth, BoothError, Right, wording};
use chrono::Datelike as _;
use outreach::subject_report::{
    Controller, SubjectAnswer, SubjectCardPhoto, SubjectConsent, SubjectCoupon, SubjectFile,
    SubjectNotice, SubjectPermission, SubjectPurchase, SubjectQuote, SubjectReport, SubjectVisit,
};
use people::readable_contact;
use records::consent::NoticeText;
use records::responses::Interest;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use tables::card_photo::{self as card_photo_table, CardPhotoRow};
use tables::order::OrderRow;
use tables::{
    contact as contact_table, interviewer as interviewer_table, order as order_table,
    response as response_table, sale as sale_table, visitor as visitor_table,
};
use uuid::Uuid;
use words::{Language, Sentence, sentence};

/// What a person is given of herself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SavedReport {
    /// A PDF to read and a JSON file to take elsewhere, and the photographs of her cards.
    pub files: Vec<PathBuf>,
    /// Records about her.
    pub records: u32,
    /// Characters that no font has; `〓` stands for them in the PDF.
    pub replaced: Vec<char>,
}

impl Booth {
    /// Writes everything that is known about a person into a folder. That it left is
    /// on record.
    ///
    /// # Errors
    /// [`BoothError::NotPossible`] when nothing is known about her, and when a file
    /// cannot be written; none is left then.
    pub fn save_subject_report(
        &mut self,
        whose: Whose<'_>,
        folder: &Path,
        language: Language,
    ) -> Result<SavedReport, BoothError> {
        let person = self.facts().person(whose)?;
        let mut records = 0;
        self.ledger
            .each_record_about(&person.visitors, |_| records += 1)?;
        let mut left = Vec::new();
        for files in self.left_with(&person.visitors)? {
            let at = self.day_and_time(files.at_ms);
            left.extend(files.names.into_iter().map(|name| SubjectFile {
                at: at.clone(),
                name,
            }));
        }
        let consents = self.facts().consents(&person, language)?;
        let cards = self.cards_of(&person)?;
        let (files, replaced) = self.write_and_record(Right::Owner, folder, |facts| {
            if person.visitors.is_empty() && consents.is_empty() {
                return Err(BoothError::NotPossible(sentence!("report-nobody")));
            }
            let report = facts.report(&person, whose, (consents, left, &cards), language)?;
            let printed = report.pdf(language, FONTS)?;
            let today = facts.today();
            let day = words::day(today.year(), today.month(), today.day());
            let stem = sentence!("report-file-name", day = day.clone()).into_text(language);
            let file = |extension, bytes| NewFile {
                stem: stem.clone(),
                extension,
                bytes,
            };
            let mut files = vec![file("pdf", printed.bytes), file("json", report.json())];
            let card = sentence!("report-card-file-name", day = day).into_text(language);
            files.extend(cards.iter().map(|(_, card_of)| NewFile {
                stem: card.clone(),
                extension: card_of.kind.extension(),
                bytes: card_of.bytes.clone(),
            }));
            Ok(Leaving {
                files,
                people: person.visitors.iter().copied().collect(),
                records: Box::new(|_, _, _| Vec::new()),
                value: printed.replaced,
            })
        })?;
        Ok(SavedReport {
            files,
            records,
            replaced,
        })
    }
}

/// A photograph of a card with its picture.
type Card = (CardPhotoRow, Picture);

impl Booth {
    /// The photographs of a person's cards.
    fn cards_of(&self, person: &KnownPerson) -> Result<Vec<Card>, BoothError> {
        let mut cards = Vec::new();
        for visitor in &person.visitors {
            for photo in card_photo_table::of_visitor(self.connection(), *visitor)? {
                let picture = self.picture_of_card(photo.picture)?;
                cards.extend(picture.map(|picture| (photo, picture)));
            }
        }
        Ok(cards)
    }
}

impl Facts<'_> {
    fn report(
        &self,
        person: &KnownPerson,
        whose: Whose<'_>,
        (consents, files, cards): (Vec<SubjectConsent>, Vec<SubjectFile>, &[Card]),
        language: Language,
    ) -> Result<SubjectReport, BoothError> {
        let mut visits = Vec::new();
        for visitor in &person.visitors {
            let fairs = visitor_table::fairs_of(self.tables, *visitor)?;
            for fair in fairs.iter().copied() {
                let came = visitor_table::arrived(self.tables, *visitor, fair)?.unwrap_or_default();
                let mut visit = self.visit_of(*visitor, fair, language)?;
                // A card may have been taken at a fair of another visit that is joined.
                let taken = cards.iter().filter(|(photo, _)| {
                    let is_elsewhere = !fairs.contains(&photo.fair) && fairs.last() == Some(&fair);
                    photo.visitor == *visitor && (photo.fair == fair || is_elsewhere)
                });
                visit.card_photos = taken
                    .map(|(photo, picture)| SubjectCardPhoto {
                        at: self.minute(photo.kept_ms),
                        picture: data_address(picture),
                    })
                    .collect();
                visits.push((came, visit));
            }
        }
        visits.sort_by_key(|(came, _)| *came);
        let contact = match whose {
            Whose::Contact(contact) => Some(contact.trim().to_owned()),
            Whose::Visitor(visitor) => contact_table::of(self.tables, visitor)?
                .map(|contact| [contact.phone, contact.email])
                .and_then(|points| points.into_iter().find(|point| !point.is_empty()))
                .map(|point| readable_contact(&point)),
        };
        Ok(SubjectReport {
            controller: Controller::of(&for_outreach(&self.maker()?), language),
            made_at: self.now().fixed_offset(),
            contact,
            visits: visits.into_iter().map(|(_, visit)| visit).collect(),
            permissions: self.permissions_of(person, language)?,
            consents,
            files,
        })
    }

    /// What is known of a visitor from one fair.
    fn visit_of(
        &self,
        visitor: Uuid,
        fair: Uuid,
        language: Language,
    ) -> Result<SubjectVisit, BoothError> {
        let came = visitor_table::arrived(self.tables, visitor, fair)?.unwrap_or_default();
        let contact = contact_table::of(self.tables, visitor)?;
        let text = |sentence: Sentence| sentence.into_text(language);
        let contact_source = contact
            .as_ref()
            .map_or_else(String::new, |contact| text(told_source(contact.source)));
        let contact = contact.unwrap_or_default();
        let said = contact.particulars;
        let fair_name = self.fair_name(fair)?;
        let purchases = sale_table::of_visitor(self.tables, visitor)?
            .into_iter()
            .filter(|sale| sale.sold.fair == fair)
            .map(|sale| SubjectPurchase {
                at: self.minute(sale.at_ms),
                goods: text(sale.sold.goods()),
                paid_won: sale.sold.total_won(),
            });
        // A coupon or an order of a shop says nothing of a fair, so each is listed with the
        // visitor's first.
        let first = visitor_table::fairs_of(self.tables, visitor)?.pop() == Some(fair);
        let orders = match first {
            true => order_table::of_visitor(self.tables, visitor)?,
            false => Vec::new(),
        };
        let orders = orders.into_iter().map(|order| SubjectPurchase {
            at: self.minute(order.at_ms),
            goods: text(told_order(&order)),
            paid_won: order.won,
        });
        let coupons = match first {
            true => self.coupons_of_visit(visitor)?,
            false => Vec::new(),
        };
        Ok(SubjectVisit {
            fair: fair_name.map_or_else(String::new, |name| text((&name).into())),
            came_at: self.minute(came),
            name: contact.name,
            company: said.company,
            job: said.job,
            country: said.country,
            birthday: said
                .birthday
                .map_or_else(String::new, |day| day.to_string()),
            address: people::postal_point(&said.postcode, &said.address),
            badge: contact.badge,
            email: contact.email,
            phone: people::national_phone(&contact.phone),
            contact_source,
            card_photos: Vec::new(),
            answers: self.answers_of(visitor, fair, language)?,
            notes: self.notes_of(visitor, fair, language)?,
            purchases: purchases.chain(orders).collect(),
            quotes: self
                .told_quotes(visitor, fair)?
                .into_iter()
                .map(|(at, told)| SubjectQuote {
                    at: self.minute(at),
                    quote: text(told),
                })
                .collect(),
            requests: self
                .told_replies(visitor, fair)?
                .into_iter()
                .map(text)
                .collect(),
            coupons: coupons
                .into_iter()
                .map(|coupon| SubjectCoupon {
                    benefit: text(coupon.told()),
                    number: coupon.short_number,
                    valid_until: coupon.valid_until,
                    used: coupon.used,
                })
                .collect(),
        })
    }

    fn answers_of(
        &self,
        visitor: Uuid,
        fair: Uuid,
        language: Language,
    ) -> Result<Vec<SubjectAnswer>, BoothError> {
        let mut answers = Vec::new();
        let responses = response_table::of_visitor(self.tables, visitor)?;
        for response in responses
            .into_iter()
            .filter(|response| response.fair == fair)
        {
            let asked = self.questionnaire(response.questionnaire)?;
            let given = response_table::answers(self.tables, response.id)?;
            for question in asked.questionnaire.questions() {
                if let Some(value) = given.get(&question.path) {
                    let label = wording::label(&asked.questionnaire, question);
                    let answer = wording::in_words(&asked.questionnaire, question, value);
                    answers.push(SubjectAnswer {
                        question: label.into_text(language),
                        answer: answer.into_text(language),
                    });
                }
            }
        }
        Ok(answers)
    }

    fn notes_of(
        &self,
        visitor: Uuid,
        fair: Uuid,
        language: Language,
    ) -> Result<Vec<String>, BoothError> {
        let noted = interviewer_table::of(self.tables, visitor)?;
        if noted.fair != fair {
            return Ok(Vec::new());
        }
        let interest = noted.interest.map(|interest| match interest {
            Interest::Hot => sentence!("report-interest-hot"),
            Interest::Warm => sentence!("report-interest-warm"),
            Interest::Cold => sentence!("report-interest-cold"),
        });
        let interest = interest
            .map(|interest| sentence!("report-interest", interest = interest).into_text(language));
        let note = Some(noted.note).filter(|note| !note.is_empty());
        Ok(interest.into_iter().chain(note).collect())
    }

    fn permissions_of(
        &self,
        person: &KnownPerson,
        language: Language,
    ) -> Result<Vec<SubjectPermission>, BoothError> {
        let sending = self.sending()?;
        let mut permissions: Vec<SubjectPermission> = Vec::new();
        for contact in &person.contacts {
            for permission in self.permissions_of_contact(&sending, contact, &person.contacts)? {
                let known = |it: &SubjectPermission| {
                    it.channel == permission.channel.code()
                        && it.contact == readable_contact(&permission.contact)
                };
                let decision = &permission.decision;
                let known = permissions.iter().position(known);
                // What she allowed anew at another visit holds.
                let is_news = known.is_none_or(|it| decision.allowed && !permissions[it].allowed);
                if is_news {
                    known.map(|it| permissions.remove(it));
                    let reason = match (decision.allowed, &permission.kind_of_goods) {
                        (true, None) => sentence!("report-allowed"),
                        _ => permission.why(),
                    };
                    permissions.push(SubjectPermission {
                        channel: permission.channel.code().to_owned(),
                        channel_name: permission.channel.name().into_text(language),
                        contact: readable_contact(&permission.contact),
                        allowed: decision.allowed,
                        reason: reason.into_text(language),
                    });
                }
            }
            for further in self.further(&sending, contact, &person.contacts)? {
                let code = further.act.code();
                if !permissions.iter().any(|it| it.channel == code) {
                    let decision = &further.decision;
                    let reason = match decision.allowed {
                        true => sentence!("report-allowed"),
                        false => decision.reason.sentence(),
                    };
                    permissions.push(SubjectPermission {
                        channel: code,
                        channel_name: further.what.into_text(language),
                        contact: String::new(),
                        allowed: decision.allowed,
                        reason: reason.into_text(language),
                    });
                }
            }
        }
        Ok(permissions)
    }

    /// What she said, and refusals for her contact points from elsewhere, the oldest
    /// first.
    fn consents(
        &self,
        person: &KnownPerson,
        language: Language,
    ) -> Result<Vec<SubjectConsent>, BoothError> {
        // One record speaks of every contact point that was left with it.
        let mut known = BTreeSet::new();
        let mut said = Vec::new();
        for key in &person.contact_keys {
            for one in self.said_about(key)? {
                // Not what others said who left the same, or she before she was forgotten.
                let is_hers = person.visitors.contains(&one.visitor)
                    || !visitor_table::is_known(self.tables, one.visitor)?;
                if is_hers && known.insert(one.record) {
                    said.push(one);
                }
            }
        }
        said.sort_by_key(|one| one.at_ms);
        let text = |sentence: Sentence| sentence.into_text(language);
        let said = said.into_iter().map(|said| {
            let kind_name = match said.kind {
                "granted" => sentence!("report-granted"),
                "declined" => sentence!("report-declined"),
                "withdrawn" => sentence!("report-withdrawn"),
                "confirmed" => sentence!("report-confirmed"),
                _ => sentence!("report-shown"),
            };
            // In the language she read it in, where that was kept.
            let code = match (said.language.as_str(), language) {
                ("", Language::Korean) => "ko",
                ("", Language::English) => "en",
                (code, _) => code,
            };
            let line = |line: &NoticeText| line.text.in_language(code).to_owned();
            let notice = said.notice.map(|notice| SubjectNotice {
                title: notice.title.in_language(code).to_owned(),
                lines: notice.lines.iter().map(line).collect(),
                source: match said.sha256.as_str() {
                    "" => notice.source,
                    hash => format!("{} · {code} · SHA-256 {hash}", notice.source),
                },
            });
            let topic = |name: &String| {
                let label = self.topic_label(name).map(text);
                label.unwrap_or_else(|| name.clone())
            };
            SubjectConsent {
                at: self.minute(said.at_ms),
                kind: said.kind.to_owned(),
                kind_name: text(kind_name),
                notice,
                topics: said.topics.iter().map(topic).collect(),
            }
        });
        Ok(said.collect())
    }

    /// A local day and time, `YYYY-MM-DD HH:MM`.
    fn minute(&self, unix_millis: i64) -> String {
        let local = self.session.local(unix_millis);
        local.format("%Y-%m-%d %H:%M").to_string()
    }
}

/// An order of a shop; of one that was taken back that is said.
fn told_order(order: &OrderRow) -> Sentence {
    let shop = shop_name(&order.shop);
    match order.counts {
        true => sentence!("orders-purchase-in-shop", shop = shop),
        false => sentence!("orders-purchase-taken-back", shop = shop),
    }
}
