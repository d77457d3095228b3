//! The report as a workbook: a sheet for each section, and one that says what it is.

use super::{FairReport, Section};
use crate::OutreachError;
use crate::cell::{heading_format, text_format};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, Worksheet, XlsxError};
use words::{Language, Sentence, sentence};

/// Characters that a sheet's name can have.
const LONGEST_NAME: usize = 31;

impl FairReport {
    /// The workbook.
    ///
    /// # Errors
    /// [`OutreachError::Workbook`].
    pub fn xlsx(&self, language: Language) -> Result<Vec<u8>, OutreachError> {
        let mut workbook = Workbook::new();
        // Without this the library asks the clock.
        let made = ExcelDateTime::from_timestamp(self.made_at.timestamp())?;
        workbook.set_properties(
            &DocProperties::new()
                .set_title(self.title().text(language))
                .set_company(self.maker.text(language))
                .set_creation_datetime(&made),
        );
        for section in &self.sections {
            figures(workbook.add_worksheet(), section, language)?;
        }
        self.about(workbook.add_worksheet(), language)?;
        Ok(workbook.save_to_buffer()?)
    }

    fn about(&self, sheet: &mut Worksheet, language: Language) -> Result<(), XlsxError> {
        let made = self.made_at.format("%Y-%m-%d %H:%M").to_string();
        let mut lines = vec![
            (sentence!("file-about-fair"), self.fair.clone()),
            (sentence!("fair-report-about-days"), self.days.clone()),
            (sentence!("file-about-sender"), self.maker.clone()),
            (
                sentence!("file-about-made-at"),
                Sentence::of_texts(&made, &made),
            ),
            (sentence!("fair-report-column-window"), self.window()),
            (sentence!("fair-report-about-answer"), self.answer.clone()),
        ];
        let notes = self.notes.iter();
        lines.extend(notes.map(|note| (sentence!("file-about-note"), note.clone())));
        sheet.set_name(sentence!("file-about").text(language))?;
        sheet.set_column_width(0, 18)?;
        sheet.set_column_width(1, 90)?;
        let (heading, text) = (heading_format(), text_format());
        for (line, (label, value)) in (0u32..).zip(&lines) {
            sheet.write_string_with_format(line, 0, label.text(language), &heading)?;
            sheet.write_string_with_format(line, 1, value.text(language), &text)?;
        }
        Ok(())
    }
}

fn figures(sheet: &mut Worksheet, section: &Section, language: Language) -> Result<(), XlsxError> {
    let name: String = section
        .name
        .text(language)
        .chars()
        .take(LONGEST_NAME)
        .collect();
    sheet.set_name(name)?;
    let (heading, text) = (heading_format(), text_format());
    let columns = [
        (sentence!("fair-report-column-figure"), 46.0),
        (sentence!("fair-report-column-in-words"), 34.0),
        (sentence!("fair-report-column-numerator"), 16.0),
        (sentence!("fair-report-column-denominator"), 16.0),
        (sentence!("fair-report-column-value"), 16.0),
        (sentence!("fair-report-column-unit"), 14.0),
        (sentence!("fair-report-column-window"), 14.0),
        (sentence!("fair-report-column-note"), 60.0),
        (sentence!("fair-report-column-id"), 30.0),
    ];
    for (index, (title, width)) in (0u16..).zip(&columns) {
        sheet.set_column_width(index, *width)?;
        sheet.write_string_with_format(0, index, title.text(language), &heading)?;
    }
    for (line, figure) in (1u32..).zip(&section.figures) {
        let said = |sentence: &Sentence| sentence.text(language).to_owned();
        let note = figure.note.as_ref().map(said).unwrap_or_default();
        let texts = [
            (0, said(&figure.title)),
            (1, said(&figure.in_words())),
            (5, said(&figure.unit.in_words())),
            (7, note),
            (8, figure.id.clone()),
        ];
        for (column, words) in texts {
            sheet.write_string_with_format(line, column, words, &text)?;
        }
        let numbers = [
            (2, figure.numerator.map(|it| it as f64)),
            (3, figure.denominator.map(|it| it as f64)),
            (4, figure.value),
            (6, figure.window_days.map(f64::from)),
        ];
        for (column, number) in numbers {
            if let Some(number) = number {
                sheet.write_number(line, column, number)?;
            }
        }
    }
    sheet.set_freeze_panes(1, 1)?;
    Ok(())
}
