//! The columns of the follow-up files, as text table and as workbook.

use super::FollowUp;
use crate::OutreachError;
use crate::cell::{csv_writer, fitting, harmless, heading_format, text_format};
use crate::message;
use crate::recipient::{FollowUpRow, Offered};
use permission::ContactPoint;
use phonenumber::Mode;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, Worksheet, XlsxError};
use words::{Language, Sentence, sentence};

/// One column: its heading and its width in the workbook (in characters of the
/// standard font, a Hangul syllable being about two).
struct Column {
    heading: Sentence,
    width: f64,
}

const COLUMNS: usize = 22;

fn columns() -> [Column; COLUMNS] {
    let column = |heading, width| Column { heading, width };
    [
        column(sentence!("follow-up-column-name"), 12.0),
        column(sentence!("follow-up-column-channel"), 10.0),
        column(sentence!("follow-up-column-contact"), 26.0),
        column(sentence!("follow-up-column-topic"), 14.0),
        column(sentence!("follow-up-column-answers"), 40.0),
        column(sentence!("follow-up-column-product"), 24.0),
        column(sentence!("follow-up-column-reason-for-customer"), 36.0),
        column(sentence!("follow-up-column-reason-for-owner"), 36.0),
        column(sentence!("follow-up-column-benefit"), 32.0),
        column(sentence!("follow-up-column-good-until"), 14.0),
        column(sentence!("follow-up-column-coupon-number"), 20.0),
        column(sentence!("follow-up-column-coupon-address"), 30.0),
        column(sentence!("follow-up-column-subject"), 34.0),
        column(sentence!("follow-up-column-message"), 60.0),
        column(sentence!("follow-up-column-size"), 14.0),
        column(sentence!("follow-up-column-permissions"), 20.0),
        column(sentence!("follow-up-column-visitor"), 20.0),
        // Whoever reads the older columns by their place finds them where they were.
        column(sentence!("follow-up-column-product-2"), 24.0),
        column(sentence!("follow-up-column-reason-2"), 36.0),
        column(sentence!("follow-up-column-product-3"), 24.0),
        column(sentence!("follow-up-column-reason-3"), 36.0),
        column(sentence!("follow-up-column-use-until"), 14.0),
    ]
}

/// The text table: UTF-8 with byte order mark and CRLF, as Excel opens it.
///
/// Cells that a spreadsheet would run as a formula are neutralised with an
/// apostrophe (OWASP "CSV injection"). Errors: [`OutreachError::NoReason`],
/// [`OutreachError::MakerIncomplete`], [`OutreachError::Csv`].
pub fn csv(follow_up: &FollowUp, language: Language) -> Result<Vec<u8>, OutreachError> {
    let rows = cells(follow_up, language)?;
    let mut writer = csv_writer();
    writer.write_record(columns().iter().map(|column| column.heading.text(language)))?;
    for row in &rows {
        writer.write_record(row.iter().map(|cell| harmless(cell).into_owned()))?;
    }
    writer
        .into_inner()
        .map_err(|error| OutreachError::Csv(error.into_error().into()))
}

/// The workbook: people, counts of those withheld, and what this file is.
///
/// Every cell is typed as text, so numbers keep their zeros and nothing runs.
/// Errors: [`OutreachError::NoReason`], [`OutreachError::MakerIncomplete`],
/// [`OutreachError::Workbook`].
pub fn xlsx(follow_up: &FollowUp, language: Language) -> Result<Vec<u8>, OutreachError> {
    let rows = cells(follow_up, language)?;
    let mut workbook = Workbook::new();
    // Without this the library asks the clock.
    let made = ExcelDateTime::from_timestamp(follow_up.made_at.timestamp())?;
    workbook.set_properties(
        &DocProperties::new()
            .set_title(follow_up.file_stem(language))
            .set_author(&follow_up.made_by)
            .set_company(follow_up.maker.name.text(language))
            .set_creation_datetime(&made),
    );
    people(workbook.add_worksheet(), &rows, language)?;
    withheld(workbook.add_worksheet(), follow_up, language)?;
    about(workbook.add_worksheet(), follow_up, language)?;
    Ok(workbook.save_to_buffer()?)
}

fn people(
    sheet: &mut Worksheet,
    rows: &[[String; COLUMNS]],
    language: Language,
) -> Result<(), XlsxError> {
    sheet.set_name(sentence!("follow-up-people").text(language))?;
    let (heading, text) = (heading_format(), text_format());
    for (index, column) in (0u16..).zip(&columns()) {
        sheet.set_column_width(index, column.width)?;
        sheet.write_string_with_format(0, index, column.heading.text(language), &heading)?;
    }
    let mut last = 0;
    for (line, row) in (1u32..).zip(rows) {
        last = line;
        // A whole message would make one person fill the screen.
        sheet.set_row_height(line, 66)?;
        for (index, cell) in (0u16..).zip(row) {
            sheet.write_string_with_format(line, index, fitting(cell), &text)?;
        }
    }
    sheet.set_freeze_panes(1, 1)?;
    sheet.autofilter(0, 0, last, COLUMNS as u16 - 1)?;
    Ok(())
}

fn withheld(
    sheet: &mut Worksheet,
    follow_up: &FollowUp,
    language: Language,
) -> Result<(), XlsxError> {
    sheet.set_name(sentence!("follow-up-not-sent-to").text(language))?;
    sheet.set_column_width(0, 70)?;
    sheet.set_column_width(1, 12)?;
    sheet.set_column_width(2, 22)?;
    let (heading, text) = (heading_format(), text_format());
    let titles = [
        sentence!("follow-up-withheld-reason"),
        sentence!("follow-up-withheld-people"),
        sentence!("follow-up-withheld-code"),
    ];
    for (index, title) in (0u16..).zip(titles) {
        sheet.write_string_with_format(0, index, title.text(language), &heading)?;
    }
    let mut line = 1;
    for group in &follow_up.withheld {
        sheet.write_string_with_format(line, 0, group.reason.text(language), &text)?;
        sheet.write_number(line, 1, group.count)?;
        sheet.write_string_with_format(line, 2, &group.code, &text)?;
        line += 1;
    }
    let total = sentence!("follow-up-withheld-total");
    sheet.write_string_with_format(line, 0, total.text(language), &heading)?;
    sheet.write_number_with_format(line, 1, withheld_total(follow_up) as f64, &heading)?;
    sheet.set_freeze_panes(1, 0)?;
    Ok(())
}

fn withheld_total(follow_up: &FollowUp) -> u64 {
    follow_up
        .withheld
        .iter()
        .map(|group| u64::from(group.count))
        .sum()
}

fn about(sheet: &mut Worksheet, follow_up: &FollowUp, language: Language) -> Result<(), XlsxError> {
    let made = follow_up.made_at.format("%Y-%m-%d %H:%M").to_string();
    let data = |text: &str| Sentence::of_texts(text, text);
    let until = message::day(follow_up.use_until);
    let people = follow_up.rows.len();
    let mut lines = vec![
        (sentence!("file-about-sender"), follow_up.maker.name.clone()),
        (sentence!("file-about-fair"), follow_up.fair.clone()),
        (sentence!("file-about-made-by"), data(&follow_up.made_by)),
        (sentence!("file-about-reason"), data(&follow_up.reason)),
        (sentence!("file-about-made-at"), data(&made)),
        (
            sentence!("file-about-use-until"),
            sentence!("follow-up-use-until", day = until),
        ),
        (
            sentence!("follow-up-people"),
            sentence!("follow-up-count", people = people),
        ),
        (
            sentence!("follow-up-not-sent-to"),
            sentence!("follow-up-count", people = withheld_total(follow_up)),
        ),
        (sentence!("file-about-mind"), sentence!("follow-up-mind")),
    ];
    let notes = follow_up.notes.iter();
    lines.extend(notes.map(|note| (sentence!("file-about-note"), note.clone())));
    sheet.set_name(sentence!("file-about").text(language))?;
    sheet.set_column_width(0, 18)?;
    sheet.set_column_width(1, 80)?;
    let (heading, text) = (heading_format(), text_format());
    for (line, (label, value)) in (0u32..).zip(&lines) {
        sheet.write_string_with_format(line, 0, label.text(language), &heading)?;
        sheet.write_string_with_format(line, 1, fitting(value.text(language)), &text)?;
    }
    Ok(())
}

fn cells(
    follow_up: &FollowUp,
    language: Language,
) -> Result<Vec<[String; COLUMNS]>, OutreachError> {
    if follow_up.reason.trim().is_empty() {
        return Err(OutreachError::NoReason);
    }
    follow_up
        .rows
        .iter()
        .map(|row| row_cells(row, follow_up, language))
        .collect()
}

fn row_cells(
    row: &FollowUpRow,
    follow_up: &FollowUp,
    language: Language,
) -> Result<[String; COLUMNS], OutreachError> {
    let draft = message::draft(row, &follow_up.maker, &row.fair)?;
    let offered = |place: usize, language, said: fn(&Offered) -> Option<Sentence>| {
        let said = row.offered.get(place).and_then(said);
        said.map(|it| it.into_text(language)).unwrap_or_default()
    };
    let product = |place| offered(place, row.language, |it| Some(it.product.clone()));
    let reason = |place| offered(place, row.language, Offered::said_reason);
    let size = match row.channel.contact_point() {
        ContactPoint::Email => String::new(),
        ContactPoint::Phone | ContactPoint::Address => {
            message::size_in_words(&draft.body, language)
        }
    };
    let coupon = row.coupon.as_ref();
    let records: Vec<String> = row.allowed_by.iter().map(ToString::to_string).collect();
    // What she will read is in her language; what the owner reads, in the owner's.
    Ok([
        row.name.clone(),
        row.channel.name().text(language).to_string(),
        contact(row),
        row.topic.text(language).to_string(),
        row.answers.text(language).to_string(),
        product(0),
        reason(0),
        offered(0, language, |it| it.reason_for_owner.clone()),
        coupon.map_or_else(String::new, |it| it.benefit.text(row.language).to_string()),
        coupon.map_or_else(String::new, |it| it.valid_until.to_string()),
        coupon.map_or_else(String::new, |it| it.short_number.clone()),
        coupon
            .and_then(|it| follow_up.maker.coupon_address(&it.fragment))
            .unwrap_or_default(),
        draft.subject.unwrap_or_default(),
        draft.body,
        size,
        records.join(" "),
        row.visitor.to_string(),
        product(1),
        reason(1),
        product(2),
        reason(2),
        follow_up.use_until.to_string(),
    ])
}

/// The contact as people and spreadsheets keep it: Korean numbers in national
/// form (`010-1234-5678`; as `+82…` or bare digits Excel makes a number of
/// them), foreign ones as `tel:+1-…` (RFC 3966), e-mail as it is.
fn contact(row: &FollowUpRow) -> String {
    if row.channel.contact_point() == ContactPoint::Email {
        return row.contact.clone();
    }
    match phonenumber::parse(None, &row.contact) {
        Ok(number) if number.code().value() == 82 => {
            number.format().mode(Mode::National).to_string()
        }
        Ok(number) => number.format().mode(Mode::Rfc3966).to_string(),
        Err(_) => row.contact.clone(),
    }
}
