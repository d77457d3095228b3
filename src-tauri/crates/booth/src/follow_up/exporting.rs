//! The files for the owner's tools: whom to write to, and with which coupon.

use super::asking::{Asking, EarlierFiles, FileRequest};
use super::fairs::Saying;
use super::on_paper::Shown;
use super::people::{FollowUp, FollowUpPerson, day_in_words, joined};
use super::promise::MessageOfFile;
use super::protecting::{Opening, Protection, protected};
use crate::coupons::IssuedCoupon;
use crate::facts::Facts;
use crate::files::{Leaving, NewFile, try_folder};
use crate::maker::for_outreach;
use crate::{Booth, BoothError, FairScope, Right};
use chrono::Datelike as _;
use ledger::LedgerError;
use outreach::slip::Paper;
use outreach::targets::Undeliverable;
use outreach::template::DraftKind;
use outreach::{Channel, FollowUpRow, Offered, RevisitCoupon, Withheld};
use picture::Pixels;
use records::Body;
use records::follow_up::{ExportedRow, FollowUpExported};
use std::collections::HashSet;
use std::path::{Path, PathBuf};
use tables::contact as contact_table;
use uuid::Uuid;
use words::{Language, Sentence, sentence};

/// The files that were written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exported {
    /// Their paths.
    pub files: Vec<PathBuf>,
    /// People in them.
    pub rows: u32,
    /// People who are not in them, by reason.
    pub withheld: Vec<Withheld>,
    /// People who are not in them because they were drawn to get no message, or the owner
    /// said so.
    pub held_out: u32,
    /// People who may be written to and whom the tool cannot carry the message to.
    pub undeliverable: Vec<Undeliverable>,
    /// What is not in the files as it should be, and why.
    pub notes: Vec<Sentence>,
    /// Coupons that were given for it.
    pub new_coupons: u32,
    /// What opens the files; none where they are not locked.
    pub opening: Option<Opening>,
    /// Addresses in the list of those who were in earlier files for the tool and may not be
    /// written to any more.
    pub suppressed: u32,
}

impl Exported {
    /// No files, where nobody is written to.
    pub fn of_nobody(withheld: Vec<Withheld>, held_out: u32) -> Self {
        Self {
            files: Vec::new(),
            rows: 0,
            withheld,
            held_out,
            undeliverable: Vec::new(),
            notes: Vec::new(),
            new_coupons: 0,
            opening: None,
            suppressed: 0,
        }
    }
}

impl Booth {
    /// Gives a revisit coupon of this fair to everybody of these fairs who may
    /// be written to, and writes the files: a CSV and an XLSX for the owner's tools, and a PDF of the
    /// coupons. A record says who exported, why, and which permissions allow
    /// it.
    ///
    /// # Errors
    /// Without a reason, with nobody to write to, or when a file cannot be
    /// written; then no file is left. Coupons that were given stay given, and
    /// the next export uses them.
    pub fn export_follow_up(
        &mut self,
        scope: FairScope,
        reason: &str,
        folder: &Path,
        language: Language,
    ) -> Result<Exported, BoothError> {
        let (earlier, open) = (EarlierFiles::Include, Protection::None);
        self.export_follow_up_after(earlier, open, scope, reason, folder, language)
    }

    /// As [`Self::export_follow_up`], which writes to whoever was in an earlier file
    /// once more and locks nothing.
    ///
    /// # Errors
    /// As there, and [`BoothError::ExportedBefore`] where somebody is to be asked;
    /// no coupon was given then.
    pub fn export_follow_up_after(
        &mut self,
        earlier: EarlierFiles,
        protection: Protection,
        scope: FairScope,
        reason: &str,
        folder: &Path,
        language: Language,
    ) -> Result<Exported, BoothError> {
        let reason = &self.reason_to_export(reason, folder)?;
        let asking = &Asking::news(scope, earlier);
        self.reading(|facts| facts.try_messages(asking, reason))?;
        self.draw(asking)?;
        let new_coupons = self.give_revisit_coupons(asking)?;
        let logo = self.logo()?;
        let password = self.password_for(protection);
        let (files, (rows, withheld, held_out, notes, opening)) =
            self.write_and_record(Right::Owner, folder, |facts| {
                let plan = facts.people_of_file(asking)?;
                let coupons = facts.revisit_coupons(&plan.people)?;
                let mut follow_up = facts.outreach_rows(asking, &plan, &coupons, reason)?;
                let slips: Vec<IssuedCoupon> = coupons.iter().flatten().cloned().collect();
                let (pdf, note) = facts.slips_or_why_not(&slips, language, logo.as_ref());
                follow_up.notes.extend(note);
                follow_up.notes.extend(plan.left_out.notes());
                let csv = outreach::follow_up::csv(&follow_up, language)?;
                let xlsx = outreach::follow_up::xlsx(&follow_up, language)?;
                let files = [("csv", Some(csv)), ("xlsx", Some(xlsx)), ("pdf", pdf)];
                let files: Vec<NewFile> = files
                    .into_iter()
                    .filter_map(|(extension, bytes)| {
                        Some(NewFile {
                            stem: follow_up.file_stem(language),
                            extension,
                            bytes: bytes?,
                        })
                    })
                    .collect();
                let stem = follow_up.file_stem(language);
                let leaving = protected(files, stem, false, password.as_ref())?;
                let value = (
                    u32::try_from(plan.people.len()).unwrap_or(u32::MAX),
                    plan.withheld.clone(),
                    plan.left_out.all,
                    follow_up.notes,
                    leaving.opening,
                );
                let reason = reason.to_owned();
                let message = facts.message_of(asking)?;
                let inside = leaving.inside;
                Ok(Leaving {
                    files: leaving.files,
                    people: plan.people.iter().map(|person| person.visitor).collect(),
                    records: Box::new(move |facts, id, names| {
                        let mut body = export_body(facts, &plan, &coupons, reason, names, message);
                        body.inside = inside;
                        let body = Body::FollowUpExported(body);
                        vec![facts.record(id, None, body)]
                    }),
                    value,
                })
            })?;
        Ok(Exported {
            files,
            rows,
            withheld,
            held_out,
            undeliverable: Vec::new(),
            notes,
            new_coupons,
            opening,
            suppressed: 0,
        })
    }

    /// Writes the files for one tool: one for each channel, with whoever allowed exactly
    /// that. Coupons are given to them as [`Self::export_follow_up`] gives them, unless the
    /// tool keeps contacts and carries no message.
    ///
    /// # Errors
    /// As there, and [`BoothError::NotPossible`] for what the tool or the request cannot be.
    pub fn export_for_target(
        &mut self,
        request: &FileRequest,
        reason: &str,
        folder: &Path,
        language: Language,
    ) -> Result<Exported, BoothError> {
        let target = &request.target;
        request.printing.require_fit(target)?;
        let reason = &self.reason_to_export(reason, folder)?;
        let mut asking = self.asking(request)?;
        let sender = self.facts().text_sender(target)?;
        let stationery = self.stationery(target, request.printing)?;
        let carries_messages = target.advertising;
        let password = self.password_for(request.protection);
        let earlier = self.earlier_rows(&target.id)?;
        let mut new_coupons = 0;
        let mut not_carried = Vec::new();
        if carries_messages {
            // Nobody is drawn or given a coupon for a file that she is not in.
            let trial = self.reading(|facts| {
                facts.trial(&asking, target, &stationery, reason, language, None)
            })?;
            let forgets = self.reading(|facts| facts.suppressed(&earlier, target))?;
            not_carried = trial.not_carried;
            let is_for_nobody = trial.carried == 0 && !not_carried.is_empty();
            if is_for_nobody && !forgets.is_listed_for(target) {
                return Ok(Exported {
                    undeliverable: Undeliverable::counted(&not_carried),
                    ..Exported::of_nobody(trial.plan.withheld, trial.plan.left_out.all)
                });
            }
            asking.not_carried = not_carried.iter().map(|(visitor, _)| *visitor).collect();
            if trial.carried > 0 {
                self.draw(&asking)?;
                if request.draft != Some(DraftKind::ExpiringCoupon) {
                    new_coupons = match self.give_revisit_coupons(&asking) {
                        // There may be somebody whom the tool has to forget all the same.
                        Err(BoothError::NobodyToWriteTo { .. }) => 0,
                        given => given?,
                    };
                }
            }
        }
        let asking = &asking;
        let (files, mut exported) = self.write_and_record(Right::Owner, folder, |facts| {
            let mut plan = facts.follow_up(asking, usize::MAX)?;
            let suppressed = facts.suppressed(&earlier, target)?;
            if plan.people.is_empty() && !suppressed.is_listed_for(target) {
                return Err(BoothError::NobodyToWriteTo {
                    withheld: plan.withheld,
                    held_out: plan.left_out.all,
                });
            }
            let mut coupons = match carries_messages {
                true => facts.revisit_coupons(&plan.people)?,
                false => vec![None; plan.people.len()],
            };
            let mut follow_up = facts.outreach_rows(asking, &plan, &coupons, reason)?;
            follow_up.notes.extend(plan.left_out.notes());
            follow_up.notes.extend(sender.as_ref().map(|sender| {
                sentence!(
                    "text-sender-note",
                    caller = &sender.caller_number,
                    certificate = &sender.certificate
                )
            }));
            if carries_messages {
                not_carried.extend(facts.without_its_coupon(asking, &mut follow_up.rows)?);
            }
            let prepared = outreach::targets::prepare(follow_up, target, &stationery, language)?;
            not_carried.extend(prepared.left_out);
            let kept: HashSet<Uuid> = prepared
                .follow_up
                .rows
                .iter()
                .map(|it| it.visitor)
                .collect();
            let mut kept_too = plan.people.iter().map(|it| kept.contains(&it.visitor));
            coupons.retain(|_| kept_too.next().unwrap_or(false));
            plan.people.retain(|person| kept.contains(&person.visitor));
            let files =
                outreach::targets::files(&prepared.follow_up, target, &stationery, language)?;
            let made_at = prepared.follow_up.made_at;
            let (list, notes) = suppressed.told(target, made_at, language)?;
            let refusals = list.as_ref().map(|it| outreach::save::sha256(&it.bytes));
            let is_listed = list.is_some();
            let files = files.into_iter().chain(list).map(|file| NewFile {
                stem: file.stem,
                extension: file.extension,
                bytes: file.bytes,
            });
            let stem = sentence!(
                "protected-file-name",
                day = made_at.format("%Y-%m-%d").to_string(),
                target = &target.name()
            );
            let is_for_a_tool = target.channel.is_some();
            let stem = stem.into_text(language);
            let leaving = protected(files.collect(), stem, is_for_a_tool, password.as_ref())?;
            let value = Exported {
                files: Vec::new(),
                rows: u32::try_from(plan.people.len()).unwrap_or(u32::MAX),
                withheld: plan.withheld.clone(),
                held_out: plan.left_out.all,
                undeliverable: Undeliverable::counted(&not_carried),
                notes: [prepared.follow_up.notes, notes].concat(),
                new_coupons,
                opening: leaving.opening,
                suppressed: match is_listed {
                    true => u32::try_from(suppressed.contacts.len()).unwrap_or(u32::MAX),
                    false => 0,
                },
            };
            let inside = leaving.inside;
            let (reason, id_of_target) = (reason.to_owned(), target.id.clone());
            let falls_back_to_sms = target.falls_back_to_sms;
            let message = facts.message_of(asking)?;
            Ok(Leaving {
                files: leaving.files,
                people: plan
                    .people
                    .iter()
                    .map(|person| person.visitor)
                    .chain(suppressed.visitors.into_iter().filter(|_| is_listed))
                    .collect(),
                records: Box::new(move |facts, id, names| {
                    let mut body = export_body(facts, &plan, &coupons, reason, names, message);
                    body.target = id_of_target;
                    body.contacts_only = !carries_messages;
                    body.comes_as_text = falls_back_to_sms;
                    body.refusals = refusals.unwrap_or_default();
                    body.inside = inside;
                    vec![facts.record(id, None, Body::FollowUpExported(body))]
                }),
                value,
            })
        })?;
        exported.files = files;
        Ok(exported)
    }

    /// Why the data leaves, where the owner may let it leave at all and there is a folder it
    /// can be written to: no coupon is given for a file that is then refused.
    pub(crate) fn reason_to_export(
        &self,
        reason: &str,
        folder: &Path,
    ) -> Result<String, BoothError> {
        let reason = self.export_reason(reason)?;
        try_folder(folder)?;
        self.require(Right::Owner)?;
        if !self.ledger.is_owners()? {
            return Err(LedgerError::OwnersLaptopOnly.into());
        }
        self.refuse_before_requests_are_known()?;
        Ok(reason)
    }
}

impl Facts<'_> {
    /// Whom a file is for; refuses one for nobody.
    fn people_of_file(&self, asking: &Asking) -> Result<FollowUp, BoothError> {
        let plan = self.follow_up(asking, usize::MAX)?;
        match plan.people.is_empty() {
            true => Err(BoothError::NobodyToWriteTo {
                withheld: plan.withheld,
                held_out: plan.left_out.all,
            }),
            false => Ok(plan),
        }
    }

    /// The coupons on paper, and what to tell about them. Coupons that cannot be
    /// printed are in the other files by number, so these are made all the same.
    fn slips_or_why_not(
        &self,
        coupons: &[IssuedCoupon],
        language: Language,
        logo: Option<&Pixels>,
    ) -> (Option<Vec<u8>>, Option<Sentence>) {
        if coupons.is_empty() {
            return (None, None);
        }
        match self.slips(coupons, Paper::A4Labels, language, logo) {
            Ok(printed) if printed.replaced.is_empty() => (Some(printed.bytes), None),
            Ok(printed) => {
                let characters: Vec<String> =
                    printed.replaced.iter().map(char::to_string).collect();
                let characters = characters.join(" ");
                let note = sentence!("follow-up-slips-replaced", characters = characters);
                (Some(printed.bytes), Some(note))
            }
            Err(error) => {
                let note = sentence!("follow-up-without-slips", reason = error.sentence());
                (None, Some(note))
            }
        }
    }

    pub(super) fn outreach_rows(
        &self,
        asking: &Asking,
        plan: &FollowUp,
        coupons: &[Option<IssuedCoupon>],
        reason: &str,
    ) -> Result<outreach::FollowUp, BoothError> {
        let today = self.today();
        let saying = Saying::of(self, asking.scope)?;
        let kind = asking.kind_of_own_words();
        let own = self.drafts_of(kind)?;
        let without_goods = self.topics_without_goods(asking.scope)?;
        let planned_on = self.planned_on(asking)?;
        let waits = asking.carries_message && planned_on.month() != today.month();
        let waits = waits.then(|| sentence!("follow-up-send-from", day = day_in_words(planned_on)));
        let unwritten = self.topics_without_words(asking)?.into_iter().map(|topic| {
            let topic = Sentence::from(&topic.label);
            sentence!("follow-up-topic-unwritten", topic = &topic)
        });
        let by_post = |person: &FollowUpPerson| person.permission.channel == Channel::Post;
        let shown = match plan.people.iter().any(by_post) {
            true => Some(self.shown_in_letters()?),
            false => None,
        };
        let rows = plan
            .people
            .iter()
            .zip(coupons)
            .map(|(person, coupon)| {
                let shown = shown.as_ref();
                let mut row = self.outreach_row(person, coupon.as_ref(), &saying, shown)?;
                let topic = person.permission.topic.as_deref();
                let special = topic.filter(|topic| without_goods.contains(*topic));
                let words = match special {
                    Some(topic) => own.about(topic, row.channel, row.language),
                    None if asking.draft.is_none() => None,
                    None => Some(own.template(topic, row.channel, row.language)),
                };
                if let Some(words) = words {
                    // What was written before a draft had to say it is kept, and not sent.
                    let is_whole = words.require_benefit(kind);
                    is_whole.map_err(BoothError::NotPossible)?;
                    row.own_words = Some(words);
                }
                Ok(row)
            })
            .collect::<Result<_, BoothError>>()?;
        Ok(outreach::FollowUp {
            fair: saying.fair_of_file(asking.scope),
            maker: for_outreach(&self.maker()?),
            group: asking.group.as_ref().map(|(title, _)| title.clone()),
            made_at: self.now().fixed_offset(),
            made_by: self.signed_in()?,
            reason: reason.to_owned(),
            use_until: self.use_until(today, planned_on),
            rows,
            withheld: plan.withheld.clone(),
            notes: waits.into_iter().chain(unwritten).collect(),
        })
    }

    fn outreach_row(
        &self,
        person: &FollowUpPerson,
        coupon: Option<&IssuedCoupon>,
        saying: &Saying,
        shown: Option<&Shown>,
    ) -> Result<FollowUpRow, BoothError> {
        let permission = &person.permission;
        let allowed_at = self.allowed_at(permission)?;
        let offered = person.recommendation.iter().chain(&person.more);
        Ok(FollowUpRow {
            visitor: person.visitor,
            name: person.name.clone(),
            company: self.company_of(person.visitor)?,
            language: self.language_of(person.visitor)?,
            channel: permission.channel,
            contact: permission.contact.clone(),
            topic: match &permission.kind_of_goods {
                Some(kind) => Sentence::of_texts(kind, kind),
                None => saying.topic(permission.topic.as_deref()),
            },
            fair: saying.fair(allowed_at),
            is_of_purchase: permission.kind_of_goods.is_some(),
            answers: joined(&person.about),
            offered: offered
                .map(|found| Offered {
                    product: found.name.clone(),
                    reason_for_owner: Some(found.reason.for_owner()),
                    reason_for_customer: Some(found.reason.for_customer(&found.name)),
                    price: shown.and_then(|it| it.price(found.product)),
                    picture: shown.and_then(|it| it.picture(found.product)),
                })
                .collect(),
            own_words: None,
            reorder: match (shown, coupon) {
                (Some(_), None) => self.reorder_address(person.visitor)?,
                _ => None,
            },
            coupon: coupon.map(|coupon| RevisitCoupon {
                fragment: coupon.fragment().to_owned(),
                short_number: coupon.short_number.clone(),
                benefit: coupon.in_a_message(),
                valid_until: coupon.valid_until,
            }),
            allowed_on: permission
                .granted_at_ms
                .map_or(self.today(), |at| self.session.local(at).date_naive()),
            allowed_by: permission.decision.evidence.clone(),
        })
    }

    fn company_of(&self, visitor: Uuid) -> Result<String, BoothError> {
        let contact = contact_table::of(self.tables, visitor)?;
        Ok(contact.map_or_else(String::new, |contact| contact.particulars.company))
    }
}

/// What the record of an export says: who is in it, and what allowed that.
fn export_body(
    facts: &Facts<'_>,
    plan: &FollowUp,
    coupons: &[Option<IssuedCoupon>],
    reason: String,
    files: Vec<String>,
    message: MessageOfFile,
) -> FollowUpExported {
    let rows = plan
        .people
        .iter()
        .zip(coupons)
        .map(|(person, coupon)| ExportedRow {
            visitor: person.visitor,
            channel: person.permission.channel.code().to_owned(),
            product: person.recommendation.as_ref().map(|found| found.product),
            more_products: person.more.iter().map(|found| found.product).collect(),
            coupon: coupon.as_ref().map(|coupon| coupon.id),
            allowed_by: person.permission.decision.evidence.clone(),
            contact_key: facts
                .contact_keys(&person.permission.contact, "")
                .pop()
                .unwrap_or_default(),
        })
        .collect();
    FollowUpExported {
        reason,
        files,
        rows,
        withheld: plan
            .withheld
            .iter()
            .map(|withheld| (withheld.code.clone(), withheld.count))
            .collect(),
        fair: message.fair,
        target: String::new(),
        contacts_only: false,
        comes_as_text: false,
        planned_on: Some(message.planned_on),
        draft: message.draft,
        topic: message.topic,
        refusals: String::new(),
        inside: Vec::new(),
    }
}
