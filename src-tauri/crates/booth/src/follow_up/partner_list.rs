//! A list for a third party: whoever agreed that it gets her data, with the data that its
//! text names and no others.

use super::asking::DAYS_OF_USE;
use super::exporting::Exported;
use super::people::joined;
use super::protecting::{Protection, protected};
use crate::consent::once_each;
use crate::facts::Facts;
use crate::files::{Leaving, NewFile};
use crate::{Booth, BoothError, FairScope, Right};
use chrono::Days;
use outreach::Withheld;
use people::national_phone;
use records::Body;
use records::follow_up::{ExportedRow, FollowUpExported};
use records::notices::Recipient;
use std::collections::BTreeMap;
use std::path::Path;
use tables::contact::ContactRow;
use uuid::Uuid;
use words::{Language, Sentence, sentence};

impl Booth {
    /// Writes the list for the third party of this name, as a workbook. A record says who
    /// is in it, why it left, and which yes allowed each row; nobody counts as written to.
    ///
    /// # Errors
    /// [`BoothError::NotPossible`] for somebody whom the texts in use do not name, and
    /// [`BoothError::NobodyToWriteTo`] where nobody agreed; as for other exports where the
    /// reason or the folder is missing. No file is left then.
    pub fn export_for_recipient(
        &mut self,
        name: &str,
        protection: Protection,
        reason: &str,
        folder: &Path,
        language: Language,
    ) -> Result<Exported, BoothError> {
        let reason = self.reason_to_export(reason, folder)?;
        let password = self.password_for(protection);
        let (files, mut exported) = self.write_and_record(Right::Owner, folder, |facts| {
            let (act, recipient) = facts.recipient_named(name)?;
            let mut agreed = Vec::new();
            let mut withheld: BTreeMap<&str, Withheld> = BTreeMap::new();
            let said = facts.said_of_recipient(act)?;
            for (contact, said) in once_each(said, Result::is_err) {
                match said {
                    Ok(allowed_by) => agreed.push((contact, allowed_by)),
                    Err((code, reason)) => {
                        let counted = withheld.entry(code).or_insert_with(|| Withheld {
                            code: code.to_owned(),
                            reason,
                            count: 0,
                        });
                        counted.count += 1;
                    }
                }
            }
            let withheld: Vec<Withheld> = withheld.into_values().collect();
            if agreed.is_empty() {
                return Err(BoothError::NobodyToWriteTo {
                    withheld,
                    held_out: 0,
                });
            }
            let columns = columns(&recipient);
            let headings: Vec<&str> = columns.iter().map(|it| it.name.text(language)).collect();
            let mut lines = Vec::new();
            for (contact, _) in &agreed {
                let cells = columns.iter().map(|it| (it.cell)(facts, contact, language));
                lines.push(cells.collect::<Result<Vec<_>, _>>()?);
            }
            let made_at = facts.now().fixed_offset();
            let bytes = outreach::targets::workbook(&headings, lines, made_at)?;
            let day = facts.today().to_string();
            let stem = sentence!(
                "partner-file-name",
                day = day,
                recipient = recipient.name.as_str(),
                people = agreed.len()
            );
            let file = NewFile {
                stem: stem.into_text(language),
                extension: "xlsx",
                bytes,
            };
            let leaving = protected(vec![file], String::new(), false, password.as_ref())?;
            let not_in_it = ["purchases", "card"].iter();
            let not_in_it = not_in_it.filter(|it| recipient.items.contains(**it));
            let value = Exported {
                rows: u32::try_from(agreed.len()).unwrap_or(u32::MAX),
                notes: not_in_it
                    .map(|_| sentence!("partner-not-in-it"))
                    .take(1)
                    .collect(),
                opening: leaving.opening,
                ..Exported::of_nobody(withheld.clone(), 0)
            };
            let people: Vec<Uuid> = agreed.iter().map(|(it, _)| it.visitor).collect();
            let inside = leaving.inside;
            Ok(Leaving {
                files: leaving.files,
                people,
                records: Box::new(move |facts, id, names| {
                    let rows = agreed.into_iter().map(|(contact, allowed_by)| ExportedRow {
                        visitor: contact.visitor,
                        channel: act.code(),
                        product: None,
                        more_products: Vec::new(),
                        coupon: None,
                        allowed_by,
                        contact_key: facts
                            .contact_keys(&contact.email, &contact.phone)
                            .swap_remove(0),
                    });
                    let counted = withheld.into_iter().map(|it| (it.code, it.count));
                    let body = Body::FollowUpExported(FollowUpExported {
                        reason,
                        files: names,
                        rows: rows.collect(),
                        withheld: counted.collect(),
                        fair: facts.session.current.of_file(FairScope::All),
                        target: act.code(),
                        contacts_only: true,
                        comes_as_text: false,
                        planned_on: None,
                        draft: String::new(),
                        topic: String::new(),
                        refusals: String::new(),
                        inside,
                    });
                    vec![facts.record(id, None, body)]
                }),
                value,
            })
        })?;
        exported.files = files;
        Ok(exported)
    }
}

/// A column of the list.
struct Column {
    name: Sentence,
    cell: fn(&Facts<'_>, &ContactRow, Language) -> Result<String, BoothError>,
}

/// The columns that hold what the text of this third party names, and until when the list
/// may be handed over.
fn columns(recipient: &Recipient) -> Vec<Column> {
    let mut columns = Vec::new();
    let mut add = |item: &str, column: Column| {
        if recipient.items.contains(item) {
            columns.push(column);
        }
    };
    add(
        "name",
        Column {
            name: sentence!("partner-column-name"),
            cell: |_, it, _| Ok(it.name.clone()),
        },
    );
    add(
        "contact",
        Column {
            name: sentence!("partner-column-email"),
            cell: |_, it, _| Ok(it.email.clone()),
        },
    );
    add(
        "contact",
        Column {
            name: sentence!("partner-column-phone"),
            cell: |_, it, _| Ok(national_phone(&it.phone)),
        },
    );
    add(
        "company",
        Column {
            name: sentence!("partner-column-company"),
            cell: |_, it, _| Ok(it.particulars.company.clone()),
        },
    );
    add(
        "job",
        Column {
            name: sentence!("partner-column-job"),
            cell: |_, it, _| Ok(it.particulars.job.clone()),
        },
    );
    add(
        "country",
        Column {
            name: sentence!("partner-column-country"),
            cell: |_, it, _| Ok(it.particulars.country.clone()),
        },
    );
    add(
        "birthday",
        Column {
            name: sentence!("partner-column-birthday"),
            cell: |_, it, _| {
                let day = it.particulars.birthday;
                Ok(day.map(|day| day.to_string()).unwrap_or_default())
            },
        },
    );
    add(
        "answers",
        Column {
            name: sentence!("partner-column-answers"),
            cell: |facts, it, language| {
                let answers = joined(&facts.about(it.visitor)?);
                Ok(answers.into_text(language))
            },
        },
    );
    columns.push(Column {
        name: sentence!("partner-column-until"),
        cell: |facts, _, _| {
            let today = facts.today();
            let until = today.checked_add_days(Days::new(DAYS_OF_USE));
            Ok(until.unwrap_or(today).to_string())
        },
    });
    columns
}
