//! The addresses that a tool has from earlier files and may write to no more.

use super::field::Field;
use super::profile::{Format, Target};
use super::writing::{TargetFile, csv, xlsx};
use crate::OutreachError;
use chrono::{DateTime, FixedOffset};
use permission::Channel;
use words::{Language, sentence};

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
    let is_contact = |field| matches!(field, Field::Contact | Field::Email | Field::Phone);
    let mut columns = target.columns.iter();
    let column = columns.find(|column| column.field.is_some_and(is_contact));
    let (Some(_), Some(column)) = (target.channel, column) else {
        return Ok(None);
    };
    if contacts.is_empty() {
        return Ok(None);
    }
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
