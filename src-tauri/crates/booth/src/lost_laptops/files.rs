//! The files of a loss: the owner's report, and the letters.

use super::LaptopLost;
use super::on_it::field_name;
use crate::coupons::FONTS;
use crate::files::{Leaving, NewFile};
use crate::maker::for_outreach;
use crate::{Booth, BoothError, Right};
use outreach::lost_laptop::{Certainty, Loss, Told};
use permission::Channel;
use records::lost_laptops::LOST_FIELDS;
use std::path::{Path, PathBuf};
use tables::settings;
use uuid::Uuid;
use words::{Language, sentence};

impl Booth {
    /// Writes the report of a loss and the letters to everybody who can be reached,
    /// both for a certain and for a possible breach, in Korean and English. Whom the
    /// laptop knew is looked up anew, so that whoever was forgotten since is in none.
    ///
    /// # Errors
    /// [`BoothError::Unknown`], [`BoothError::NotPossible`] while nothing says whom
    /// to ask, and when a file cannot be written; none is left then.
    pub fn save_loss_files(
        &mut self,
        loss: Uuid,
        folder: &Path,
    ) -> Result<Vec<PathBuf>, BoothError> {
        self.refuse_before_requests_are_known()?;
        let lost = settings::get::<LaptopLost>(self.connection(), loss)?;
        let lost = lost.ok_or(BoothError::Unknown)?;
        let seen = self.on_it(lost.device)?;
        let coupons = self.coupon_laptops()?;
        let coupons_stopped = coupons
            .iter()
            .any(|laptop| laptop.device == lost.device && laptop.revoked_on.is_some());
        let (files, ()) = self.write_and_record(Right::Owner, folder, |facts| {
            let maker = for_outreach(&facts.maker()?);
            if maker.phone.trim().is_empty() && maker.email.trim().is_empty() {
                return Err(BoothError::NotPossible(sentence!("loss-contact-missing")));
            }
            let mut people = Vec::new();
            let mut told = Vec::new();
            for person in &seen.people {
                people.extend(person.visitors.iter().copied());
                let contact = &person.contact;
                let (channel, point) = match contact.phone.is_empty() {
                    true => (Channel::Email, &contact.email),
                    false => (Channel::Sms, &contact.phone),
                };
                if !point.is_empty() {
                    let hers = LOST_FIELDS.iter().filter(|it| person.fields.contains(*it));
                    told.push(Told {
                        name: contact.name.clone(),
                        channel,
                        contact: point.clone(),
                        fields: hers.map(|field| field_name(field)).collect(),
                    });
                }
            }
            let now = facts.loss(loss, lost.clone())?;
            let local = |ms| facts.session.local(ms).fixed_offset();
            let unreachable = seen.people.len() - told.len();
            let fields = seen.fields().into_iter();
            let report = Loss {
                laptop: now.name,
                since: local(lost.since_ms),
                last_seen: local(seen.last_seen_ms),
                due: now.due.fixed_offset(),
                people: seen.count(),
                recorded_there: seen.recorded_there(),
                unreachable: u32::try_from(unreachable).unwrap_or(u32::MAX),
                forgotten_since: seen.forgotten_since,
                fields: fields
                    .map(|(field, count)| (field_name(&field), count))
                    .collect(),
                coupons_stopped,
                made_at: facts.now().fixed_offset(),
            };
            let day = facts.today().format("%Y-%m-%d").to_string();
            let mut files = Vec::new();
            for language in [Language::Korean, Language::English] {
                let stem = sentence!("loss-file-name", day = &day).into_text(language);
                let bytes = report.pdf(&maker, language, FONTS)?.bytes;
                files.push(NewFile {
                    stem,
                    extension: "pdf",
                    bytes,
                });
                for certainty in [Certainty::Certain, Certainty::Possible] {
                    let stem = match certainty {
                        Certainty::Certain => sentence!("loss-letters-certain-name", day = &day),
                        Certainty::Possible => sentence!("loss-letters-possible-name", day = &day),
                    };
                    let bytes = report.letters(&told, certainty, &maker, language)?;
                    let stem = stem.into_text(language);
                    files.push(NewFile {
                        stem,
                        extension: "csv",
                        bytes,
                    });
                }
            }
            Ok(Leaving {
                files,
                people,
                records: Box::new(|_, _, _| Vec::new()),
                value: (),
            })
        })?;
        Ok(files)
    }
}
