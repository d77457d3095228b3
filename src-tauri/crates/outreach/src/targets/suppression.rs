//! The addresses that a tool has from earlier files and may write to no more.

use super::field::Field;
use super::profile::{Column, Format, Target};
use super::writing::{TargetFile, csv, xlsx};
use crate::OutreachError;
use chrono::{DateTime, FixedOffset};
use permission::Channel;
use words::{Language, sentence};

/// Whether there is such a list for this tool at all.
pub fn lists_refusals(target: &Target) -> bool {
    contact_column(target).is_some()
}

/// The column that holds the addresses or numbers of a tool that keeps a list itself.
fn contact_column(target: &Target) -> Option<&Column> {
    let is_contact = |field| matches!(field, Field::Contact | Field::Email | Field::Phone);
    let mut columns = target.columns.iter().filter(|_| target.channel.is_some());
    columns.find(|column| column.field.is_some_and(is_contact))
}

/// One column of addresses or numbers, under the heading and in the form that this tool's
/// own list has: for its list of refusals, or to delete them by. None for a tool that keeps
/// no list, and where nobody is in it.
///
/// Errors: [`OutreachError::Csv`], [`OutreachError::Workbook`].
pub fn suppression(
    contacts: &[(Channel, String)],
    target: &Target,
    made_at: DateTime<FixedOffset>,
    language: Language,
) -> Result<Option<TargetFile>, OutreachError> {
    let Some(column) = contact_column(target).filter(|_| !contacts.is_empty()) else {
        return Ok(None);
    };
    let headings = [column.header.as_str()];
    let lines = contacts
        .iter()
        .map(|(channel, contact)| Ok(vec![target.phone.written(*channel, contact)]));
    let (extension, bytes) = match target.format {
        Format::Xlsx => ("xlsx", xlsx(&headings, lines, made_at)?),
        _ => ("csv", csv(&headings, lines, target)?),
    };
    let stem = sentence!(
        "suppression-file-name",
        day = made_at.format("%Y-%m-%d").to_string(),
        target = &target.name(),
        people = contacts.len()
    );
    Ok(Some(TargetFile {
        channel: None,
        stem: stem.into_text(language),
        extension,
        bytes,
    }))
}
