//! The files of one export for one target.

use super::cards;
use super::field::{Field, Filled};
use super::mail;
use super::profile::{Column, Encoding, Format, LineEnd, Piece, Target, Template, pieces};
use crate::cell::{LONGEST_EXCEL_CELL, harmless, heading_format, text_format};
use crate::letter::{Stationery, labels, letters, misfits};
use crate::message::{self, TextKind};
use crate::vcard::Version;
use crate::{FollowUp, FollowUpRow, OutreachError};
use chrono::{DateTime, FixedOffset};
use encoding_rs::EUC_KR;
use permission::Channel;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook};
use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Write as _};
use unicode_normalization::UnicodeNormalization as _;
use uuid::Uuid;
use words::{Language, Sentence, sentence};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// A file that was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TargetFile {
    /// The channel of the people in it; none for the file that says what to do.
    pub channel: Option<Channel>,
    /// Its name without the extension.
    pub stem: String,
    /// Its extension.
    pub extension: &'static str,
    /// What is in it.
    pub bytes: Vec<u8>,
}

/// Why a target cannot carry a message to somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Obstacle {
    /// Something of hers is longer than the tool takes.
    TooLong,
    /// Her number is of a country that the tool cannot be told of.
    ForeignNumber,
    /// The message is about a coupon, and she has none.
    NoCoupon,
}

/// People whom this target cannot carry a message to, for one reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Undeliverable {
    /// The reason's stable word.
    pub code: &'static str,
    /// The reason, and what to do.
    pub reason: Sentence,
    /// How many people.
    pub count: u32,
}

impl Undeliverable {
    /// How many people were left out for what.
    pub fn counted(left_out: &[(Uuid, Obstacle)]) -> Vec<Self> {
        let of = |obstacle: Obstacle| {
            let people = left_out.iter().filter(|(_, it)| *it == obstacle).count();
            let count = u32::try_from(people).unwrap_or(u32::MAX);
            let (code, reason) = match obstacle {
                Obstacle::TooLong => ("too_long", sentence!("target-too-long", people = count)),
                Obstacle::ForeignNumber => (
                    "foreign_number",
                    sentence!("target-foreign-number", people = count),
                ),
                Obstacle::NoCoupon => ("no_coupon", sentence!("target-no-coupon", people = count)),
            };
            let found = Self {
                code,
                reason,
                count,
            };
            (count > 0).then_some(found)
        };
        let all = [
            Obstacle::TooLong,
            Obstacle::ForeignNumber,
            Obstacle::NoCoupon,
        ];
        all.into_iter().filter_map(of).collect()
    }
}

/// A follow-up without those whom the target cannot carry a message to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prepared {
    /// Everybody else, with notes on what is written otherwise.
    pub follow_up: FollowUp,
    /// Who was left out, and why.
    pub left_out: Vec<(Uuid, Obstacle)>,
}

/// Leaves out whoever this target cannot carry a message to, and notes the characters that
/// are written otherwise in its file.
///
/// Errors: [`OutreachError::MakerIncomplete`], [`OutreachError::Font`].
pub fn prepare(
    mut follow_up: FollowUp,
    target: &Target,
    stationery: &Stationery<'_>,
    language: Language,
) -> Result<Prepared, OutreachError> {
    if target.format == Format::Pdf {
        return prepare_paper(follow_up, target, stationery);
    }
    let mut replaced: BTreeMap<char, String> = BTreeMap::new();
    let (mut short, mut long) = (0, 0);
    let mut left_out = Vec::new();
    let mut kept = Vec::new();
    for row in &follow_up.rows {
        let filled = Filled::new(row, &follow_up, target.phone, language)?;
        let mut fits = true;
        for field in target.columns.iter().filter_map(|column| column.field) {
            let text = filled.text(field);
            let written = target.written(&text, &mut replaced);
            let bytes = target.cell_bytes_at_most.unwrap_or(usize::MAX);
            fits &= written.len() <= bytes && written.encode_utf16().count() <= LONGEST_EXCEL_CELL;
        }
        if let Some(limits) = target.text_message {
            let message = target.written(&filled.text(Field::Message), &mut replaced);
            fits &= message::size(&message).bytes <= limits.bytes.unwrap_or(usize::MAX);
            fits &= message.chars().count() <= limits.characters.unwrap_or(usize::MAX);
        }
        if filled.is_foreign_in_digits() {
            left_out.push((row.visitor, Obstacle::ForeignNumber));
        } else if !fits {
            left_out.push((row.visitor, Obstacle::TooLong));
        } else {
            if row.channel == Channel::Sms {
                let message = target.written(&filled.text(Field::Message), &mut replaced);
                let is_short = message::size(&message).kind() == TextKind::Short;
                short += u32::from(is_short);
                long += u32::from(!is_short);
            }
            kept.push(row.clone());
        }
    }
    follow_up.rows = kept;
    if !replaced.is_empty() {
        let list: Vec<String> = replaced
            .iter()
            .map(|(from, to)| match to.as_str() {
                "" => from.to_string(),
                to => format!("{from}→{to}"),
            })
            .collect();
        let note = sentence!("target-replaced", characters = list.join(" "));
        follow_up.notes.push(note);
    }
    if !target.is_documented && matches!(target.format, Format::Csv | Format::Xlsx) {
        let note = sentence!("target-not-documented", target = &target.name());
        follow_up.notes.push(note);
    }
    if target.advertising && short + long > 0 {
        let note = sentence!("target-sizes", short = short, long = long);
        follow_up.notes.push(note);
    }
    Ok(Prepared {
        follow_up,
        left_out,
    })
}

/// The same for what is printed.
fn prepare_paper(
    mut follow_up: FollowUp,
    target: &Target,
    stationery: &Stationery<'_>,
) -> Result<Prepared, OutreachError> {
    let misfits = misfits(&follow_up, target.labels.as_ref(), stationery.fonts)?;
    let too_long = |row: &mut FollowUpRow| misfits.too_long.contains(&row.visitor);
    let left_out = follow_up.rows.extract_if(.., too_long);
    let left_out = left_out.map(|row| (row.visitor, Obstacle::TooLong));
    let left_out = left_out.collect();
    if !misfits.replaced.is_empty() {
        let characters: Vec<String> = misfits.replaced.iter().map(char::to_string).collect();
        let characters = characters.join(" ");
        let note = sentence!("letters-replaced", characters = characters);
        follow_up.notes.push(note);
    }
    Ok(Prepared {
        follow_up,
        left_out,
    })
}

/// The files for one target: one for each channel, and for a tool that puts the message
/// together itself the message to paste into it.
///
/// Errors: [`OutreachError::NoReason`], [`OutreachError::MakerIncomplete`],
/// [`OutreachError::Csv`], [`OutreachError::Workbook`], [`OutreachError::Save`]; of what is
/// printed as [`letters`].
pub fn files(
    follow_up: &FollowUp,
    target: &Target,
    stationery: &Stationery<'_>,
    language: Language,
) -> Result<Vec<TargetFile>, OutreachError> {
    if follow_up.reason.trim().is_empty() {
        return Err(OutreachError::NoReason);
    }
    let channels: BTreeSet<Channel> = follow_up.rows.iter().map(|row| row.channel).collect();
    let mut files = Vec::new();
    for channel in channels {
        let rows: Vec<&FollowUpRow> = follow_up
            .rows
            .iter()
            .filter(|row| row.channel == channel)
            .collect();
        let stem = sentence!(
            "target-file-name",
            day = follow_up.made_at.format("%Y-%m-%d").to_string(),
            target = &target.name(),
            channel = &channel.name(),
            people = rows.len()
        );
        let columns = target.columns.iter().filter(|it| it.is_for(channel));
        let columns: Vec<&Column> = columns.collect();
        let headings: Vec<&str> = columns.iter().map(|it| it.header.as_str()).collect();
        let lines = rows
            .iter()
            .map(|row| target.cells(&columns, row, follow_up, language));
        let (extension, bytes) = match target.format {
            Format::Csv => ("csv", csv(&headings, lines, target)?),
            Format::Xlsx => ("xlsx", xlsx(&headings, lines, follow_up.made_at)?),
            Format::Vcf => ("vcf", vcf(&rows, follow_up, target, language)?),
            Format::Eml => ("zip", drafts(&rows, follow_up, target, language)?),
            Format::Pdf => paper(&rows, follow_up, target, stationery, language)?,
        };
        files.push(TargetFile {
            channel: Some(channel),
            stem: stem.into_text(language),
            extension,
            bytes,
        });
    }
    if !files.is_empty()
        && let Some(template) = &target.template
    {
        let stem = sentence!("target-template-file-name", target = &target.name());
        files.push(TargetFile {
            channel: None,
            stem: stem.into_text(language),
            extension: "txt",
            bytes: to_paste(template, target, language),
        });
    }
    Ok(files)
}

impl Target {
    /// A text as this target's file can hold it. What a text sender's character set lacks is
    /// written as the nearest that it has, and put into `replaced`.
    fn written(&self, text: &str, replaced: &mut BTreeMap<char, String>) -> String {
        let is_of_texts = self
            .text_message
            .is_some_and(|limits| limits.bytes.is_some());
        if self.encoding != Encoding::Cp949 && !is_of_texts {
            return text.to_owned();
        }
        let mut written = String::with_capacity(text.len());
        for character in text.chars() {
            if is_in_cp949(character) {
                written.push(character);
                continue;
            }
            let nearest = message::replacement(character).map(str::to_owned);
            let nearest = nearest.unwrap_or_else(|| without_marks(character));
            written.push_str(&nearest);
            replaced.insert(character, nearest);
        }
        written
    }

    fn cells(
        &self,
        columns: &[&Column],
        row: &FollowUpRow,
        follow_up: &FollowUp,
        language: Language,
    ) -> Result<Vec<String>, OutreachError> {
        let filled = Filled::new(row, follow_up, self.phone, language)?;
        // They were told when it was prepared.
        let mut told = BTreeMap::new();
        let cell = |column: &&Column| match column.field {
            Some(field) => self.written(&filled.text(field), &mut told),
            None => column.text.clone(),
        };
        Ok(columns.iter().map(cell).collect())
    }
}

fn is_in_cp949(character: char) -> bool {
    let mut buffer = [0; 4];
    let (_, _, cannot) = EUC_KR.encode(character.encode_utf8(&mut buffer));
    !cannot
}

/// The letter without its accents (`é` → `e`); nothing for a picture, and `?` for a letter
/// that has no plainer form, as the senders themselves write it.
fn without_marks(character: char) -> String {
    let plain: String = character.nfkd().filter(|it| is_in_cp949(*it)).collect();
    match plain.is_empty() && character.is_alphanumeric() {
        true => "?".to_owned(),
        false => plain,
    }
}

/// A text table in a target's own letters.
pub(super) fn csv(
    headings: &[&str],
    lines: impl Iterator<Item = Result<Vec<String>, OutreachError>>,
    target: &Target,
) -> Result<Vec<u8>, OutreachError> {
    let mut writer = ::csv::WriterBuilder::new()
        .terminator(match target.line_end {
            LineEnd::Crlf => ::csv::Terminator::CRLF,
            LineEnd::Lf => ::csv::Terminator::Any(b'\n'),
        })
        .from_writer(Vec::new());
    writer.write_record(headings)?;
    for cells in lines {
        writer.write_record(cells?.iter().map(|cell| harmless(cell).into_owned()))?;
    }
    let bytes = writer
        .into_inner()
        .map_err(|error| OutreachError::Csv(error.into_error().into()))?;
    Ok(match target.encoding {
        Encoding::Utf8 => bytes,
        Encoding::Utf8Bom => [b"\xef\xbb\xbf", bytes.as_slice()].concat(),
        Encoding::Cp949 => {
            let text = String::from_utf8_lossy(&bytes);
            EUC_KR.encode(&text).0.into_owned()
        }
    })
}

/// A workbook with one sheet of these headings and lines, every cell of which is text.
///
/// Errors: [`OutreachError::Workbook`].
pub fn workbook(
    headings: &[&str],
    lines: Vec<Vec<String>>,
    made_at: DateTime<FixedOffset>,
) -> Result<Vec<u8>, OutreachError> {
    xlsx(headings, lines.into_iter().map(Ok), made_at)
}

/// A workbook with one sheet, every cell of which is text.
pub(super) fn xlsx(
    headings: &[&str],
    lines: impl Iterator<Item = Result<Vec<String>, OutreachError>>,
    made_at: DateTime<FixedOffset>,
) -> Result<Vec<u8>, OutreachError> {
    let mut workbook = Workbook::new();
    // Without this the library asks the clock.
    let made = ExcelDateTime::from_timestamp(made_at.timestamp())?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&made));
    let sheet = workbook.add_worksheet();
    let (heading, text) = (heading_format(), text_format());
    for (index, name) in (0u16..).zip(headings) {
        sheet.set_column_width(index, 20)?;
        sheet.write_string_with_format(0, index, *name, &heading)?;
    }
    for (line, cells) in (1u32..).zip(lines) {
        for (index, cell) in (0u16..).zip(&cells?) {
            sheet.write_string_with_format(line, index, cell, &text)?;
        }
    }
    sheet.set_freeze_panes(1, 0)?;
    Ok(workbook.save_to_buffer()?)
}

fn vcf(
    rows: &[&FollowUpRow],
    follow_up: &FollowUp,
    target: &Target,
    language: Language,
) -> Result<Vec<u8>, OutreachError> {
    let version = match target.is_newer_card {
        true => Version::V4,
        false => Version::V3,
    };
    let mut cards = String::new();
    for row in rows {
        let filled = Filled::new(row, follow_up, target.phone, language)?;
        cards.push_str(&cards::card(row, &filled, version));
    }
    Ok(cards.into_bytes())
}

fn drafts(
    rows: &[&FollowUpRow],
    follow_up: &FollowUp,
    target: &Target,
    language: Language,
) -> Result<Vec<u8>, OutreachError> {
    let drafts = (1..).zip(rows).map(|(number, row)| {
        let filled = Filled::new(row, follow_up, target.phone, language)?;
        let draft = mail::draft(row, &filled, follow_up)?;
        Ok((mail::file_name(number, language), draft))
    });
    archive(drafts)
}

/// Labels, or letters: in one document, or each in its own and all in one ZIP.
fn paper(
    rows: &[&FollowUpRow],
    follow_up: &FollowUp,
    target: &Target,
    stationery: &Stationery<'_>,
    language: Language,
) -> Result<(&'static str, Vec<u8>), OutreachError> {
    if let Some(sheet) = &target.labels {
        let (used, fonts) = (stationery.used_labels, stationery.fonts);
        let printed = labels(rows, follow_up, sheet, used, fonts)?;
        return Ok(("pdf", printed.bytes));
    }
    if !stationery.is_one_each {
        return Ok(("pdf", letters(rows, follow_up, stationery)?.bytes));
    }
    let each = (1..).zip(rows).map(|(number, row)| {
        let stem = sentence!("letter-file-name", number = format!("{number:04}"));
        let name = crate::save::safe_stem(&stem.into_text(language)) + ".pdf";
        let printed = letters(&[row], follow_up, stationery)?;
        Ok((name, printed.bytes))
    });
    Ok(("zip", archive(each)?))
}

/// Named files in one ZIP.
fn archive(
    files: impl Iterator<Item = Result<(String, Vec<u8>), OutreachError>>,
) -> Result<Vec<u8>, OutreachError> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for file in files {
        let (name, bytes) = file?;
        archive
            .start_file(name, SimpleFileOptions::DEFAULT)
            .map_err(std::io::Error::from)?;
        archive.write_all(&bytes)?;
    }
    let archive = archive.finish().map_err(std::io::Error::from)?;
    Ok(archive.into_inner())
}

/// The message to paste into the tool, in its own variables, below what to do.
fn to_paste(template: &Template, target: &Target, language: Language) -> Vec<u8> {
    let compiled = |line: &String| -> String {
        let piece = |piece: Piece<'_>| match piece {
            Piece::Text(text) => text.to_owned(),
            Piece::Field(word) => target.named_variable(word).unwrap_or_default(),
        };
        pieces(line).into_iter().map(piece).collect()
    };
    let steps = target.steps(language).iter().enumerate();
    let steps = steps.map(|(number, step)| format!("{}. {step}", number + 1));
    let mut lines: Vec<String> = vec![sentence!("target-now").into_text(language)];
    lines.extend(steps);
    if let Some(subject) = &template.subject {
        lines.push(String::new());
        lines.push(sentence!("target-subject-to-paste").into_text(language));
        lines.push(compiled(subject));
    }
    lines.push(String::new());
    lines.push(sentence!("target-message-to-paste").into_text(language));
    lines.extend(template.body.iter().map(compiled));
    // Notepad and Word read Korean only with the byte order mark.
    ("\u{feff}".to_owned() + &lines.join("\r\n") + "\r\n").into_bytes()
}
