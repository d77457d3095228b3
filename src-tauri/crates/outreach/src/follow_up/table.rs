//! The columns of the follow-up files, as text table and as workbook.

use super::FollowUp;
use crate::OutreachError;
use crate::cell::{csv_writer, harmless, heading_format, text_format};
use crate::channel::Channel;
use crate::message::{self, TextKind};
use crate::recipient::FollowUpRow;
use phonenumber::Mode;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, Worksheet, XlsxError};
use words::Language;

/// One column: its heading in both languages and its width in the workbook
/// (in characters of the standard font, a Hangul syllable being about two).
struct Column {
    ko: &'static str,
    en: &'static str,
    width: f64,
}

const COLUMNS: [Column; 17] = [
    column("이름", "Name", 12.0),
    column("보낼 방법", "Channel", 10.0),
    column("연락처", "Contact", 26.0),
    column("주제", "Topic", 14.0),
    column("답변", "Answers", 40.0),
    column("추천 제품", "Recommended", 24.0),
    column("손님께 드릴 이유", "Reason for the customer", 36.0),
    column("내부용 이유", "Reason for the owner", 36.0),
    column("재방문 혜택", "Revisit benefit", 32.0),
    column("사용 기한", "Good until", 14.0),
    column("쿠폰 번호", "Coupon number", 20.0),
    column("쿠폰 주소", "Coupon address", 30.0),
    column("제목", "Subject", 34.0),
    column("문안", "Message", 60.0),
    column("문안 길이", "Message size", 14.0),
    column("동의 기록", "Permission records", 20.0),
    column("방문객 기록", "Visitor record", 20.0),
];

const fn column(ko: &'static str, en: &'static str, width: f64) -> Column {
    Column { ko, en, width }
}

impl Column {
    fn heading(&self, language: Language) -> &'static str {
        match language {
            Language::Korean => self.ko,
            Language::English => self.en,
        }
    }
}

/// The text table: UTF-8 with byte order mark and CRLF, as Excel opens it.
///
/// Cells that a spreadsheet would run as a formula are neutralised with an
/// apostrophe (OWASP "CSV injection"). Errors: [`OutreachError::NoReason`],
/// [`OutreachError::MakerIncomplete`], [`OutreachError::Csv`].
pub fn csv(follow_up: &FollowUp, language: Language) -> Result<Vec<u8>, OutreachError> {
    let rows = cells(follow_up, language)?;
    let mut writer = csv_writer();
    writer.write_record(COLUMNS.iter().map(|column| column.heading(language)))?;
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
    rows: &[[String; COLUMNS.len()]],
    language: Language,
) -> Result<(), XlsxError> {
    sheet.set_name(match language {
        Language::Korean => "보낼 분",
        Language::English => "Send to",
    })?;
    let (heading, text) = (heading_format(), text_format());
    for (index, column) in (0u16..).zip(&COLUMNS) {
        sheet.set_column_width(index, column.width)?;
        sheet.write_string_with_format(0, index, column.heading(language), &heading)?;
    }
    let mut last = 0;
    for (line, row) in (1u32..).zip(rows) {
        last = line;
        // A whole message would make one person fill the screen.
        sheet.set_row_height(line, 66)?;
        for (index, cell) in (0u16..).zip(row) {
            sheet.write_string_with_format(line, index, cell, &text)?;
        }
    }
    sheet.set_freeze_panes(1, 1)?;
    sheet.autofilter(0, 0, last, COLUMNS.len() as u16 - 1)?;
    Ok(())
}

fn withheld(
    sheet: &mut Worksheet,
    follow_up: &FollowUp,
    language: Language,
) -> Result<(), XlsxError> {
    let (name, reason, count, code, total) = match language {
        Language::Korean => ("보내지 않는 분", "까닭", "사람 수", "구분", "모두"),
        Language::English => ("Not sent to", "Reason", "People", "Code", "Total"),
    };
    sheet.set_name(name)?;
    sheet.set_column_width(0, 70)?;
    sheet.set_column_width(1, 12)?;
    sheet.set_column_width(2, 22)?;
    let (heading, text) = (heading_format(), text_format());
    for (index, title) in (0u16..).zip([reason, count, code]) {
        sheet.write_string_with_format(0, index, title, &heading)?;
    }
    let mut line = 1;
    for group in &follow_up.withheld {
        sheet.write_string_with_format(line, 0, group.reason.text(language), &text)?;
        sheet.write_number(line, 1, group.count)?;
        sheet.write_string_with_format(line, 2, &group.code, &text)?;
        line += 1;
    }
    sheet.write_string_with_format(line, 0, total, &heading)?;
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
    let until = message::day(follow_up.use_until, language);
    let people = follow_up.rows.len();
    let not_sent = withheld_total(follow_up);
    let fair = follow_up.fair.text(language).to_string();
    let maker = follow_up.maker.name.text(language).to_string();
    let (by, reason) = (follow_up.made_by.clone(), follow_up.reason.clone());
    let (name, lines) = match language {
        Language::Korean => (
            "이 파일은",
            [
                ("보내는 곳", maker),
                ("박람회", fair),
                ("만든 사람", by),
                ("까닭", reason),
                ("만든 때", made),
                ("쓸 수 있는 날", format!("{until}까지 쓰고 지우세요. 그 뒤에는 새로 만드세요.")),
                ("보낼 분", format!("{people}명")),
                ("보내지 않는 분", format!("{not_sent}명")),
                ("지킬 것", "동의를 거두신 분이 생기면 이 파일 대신 새 파일을 쓰세요. 다른 일에 쓰거나 남에게 넘기지 마세요.".into()),
            ],
        ),
        Language::English => (
            "About this file",
            [
                ("Sender", maker),
                ("Fair", fair),
                ("Made by", by),
                ("Reason", reason),
                ("Made at", made),
                ("Use until", format!("{until}. Delete it then and make a new one.")),
                ("Send to", format!("{people} people")),
                ("Not sent to", format!("{not_sent} people")),
                ("Please mind", "When somebody withdraws her permission, use a new file in place of this one. Do not use it for anything else and do not pass it on.".into()),
            ],
        ),
    };
    sheet.set_name(name)?;
    sheet.set_column_width(0, 18)?;
    sheet.set_column_width(1, 80)?;
    let (heading, text) = (heading_format(), text_format());
    for (line, (label, value)) in (0u32..).zip(&lines) {
        sheet.write_string_with_format(line, 0, *label, &heading)?;
        sheet.write_string_with_format(line, 1, value, &text)?;
    }
    Ok(())
}

fn cells(
    follow_up: &FollowUp,
    language: Language,
) -> Result<Vec<[String; COLUMNS.len()]>, OutreachError> {
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
) -> Result<[String; COLUMNS.len()], OutreachError> {
    let draft = message::draft(row, &follow_up.maker, &follow_up.fair)?;
    let said = |sentence: &Option<words::Sentence>, language| {
        sentence
            .as_ref()
            .map(|sentence| sentence.text(language).to_string())
            .unwrap_or_default()
    };
    let size = match row.channel {
        Channel::Email => String::new(),
        Channel::Sms | Channel::Kakao => size_in_words(&draft.body, language),
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
        said(&row.product, row.language),
        said(&row.reason_for_customer, row.language),
        said(&row.reason_for_owner, language),
        coupon.map_or_else(String::new, |it| it.benefit.text(row.language).to_string()),
        coupon.map_or_else(String::new, |it| it.valid_until.to_string()),
        coupon.map_or_else(String::new, |it| it.short_number.clone()),
        coupon
            .and_then(|it| follow_up.maker.coupon_address(&it.digits))
            .unwrap_or_default(),
        draft.subject.unwrap_or_default(),
        draft.body,
        size,
        records.join(" "),
        row.visitor.to_string(),
    ])
}

fn size_in_words(body: &str, language: Language) -> String {
    let size = message::size(body);
    let kind = match (size.kind(), language) {
        (TextKind::Short, _) => "SMS",
        (TextKind::Long, _) => "LMS",
        (TextKind::TooLong, Language::Korean) => "너무 김",
        (TextKind::TooLong, Language::English) => "too long",
    };
    let mut text = match language {
        Language::Korean => format!("{kind} {}바이트", size.bytes),
        Language::English => format!("{kind} {} bytes", size.bytes),
    };
    if !size.unencodable.is_empty() {
        let list: Vec<String> = size
            .unencodable
            .iter()
            .map(|it| match it.replacement {
                Some(replacement) => format!("{}→{replacement}", it.character),
                None => it.character.to_string(),
            })
            .collect();
        let list = list.join(" ");
        text += &match language {
            Language::Korean => format!(", 보낼 수 없는 글자: {list}"),
            Language::English => format!(", cannot be sent: {list}"),
        };
    }
    text
}

/// The contact as people and spreadsheets keep it: Korean numbers in national
/// form (`010-1234-5678`; as `+82…` or bare digits Excel makes a number of
/// them), foreign ones as `tel:+1-…` (RFC 3966), e-mail as it is.
fn contact(row: &FollowUpRow) -> String {
    if row.channel == Channel::Email {
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
