//! The recovery key on one A4 sheet, for a drawer far from the laptop.

use super::arrange::{Receipt, Roll};
use super::{Fonts, Printed, Qr};
use crate::OutreachError;
use crate::paper::{Faces, Sheet, Words, begun, finished};
use chrono::{DateTime, FixedOffset};

/// What stands on the sheet, from top to bottom.
pub struct KeySheet {
    /// Whose key it is.
    pub maker: String,
    /// What it is.
    pub title: String,
    /// What it is for, and what became of it when.
    pub text: String,
    /// The key in lines of groups.
    pub key: Vec<String>,
    /// The key as a code.
    pub qr: Qr,
    /// How to keep it.
    pub advice: String,
}

/// Left and right of the words a third of the sheet stays white, to be folded.
const PAGE: Roll = Roll {
    width_mm: 210.0,
    printed_mm: 140.0,
};
const HEIGHT_MM: f32 = 297.0;
const TOP_MM: f32 = 30.0;
const CODE_ROOM_MM: f32 = 60.0;

/// The sheet as a PDF.
///
/// # Errors
/// As [`super::pdf`].
pub fn key_sheet(
    sheet: &KeySheet,
    fonts: Fonts<'_>,
    made_at: DateTime<FixedOffset>,
) -> Result<Printed, OutreachError> {
    let texts = [&sheet.maker, &sheet.title, &sheet.text, &sheet.advice];
    let faces = Faces::for_texts(texts.into_iter().map(String::as_str), fonts)?;
    let (regular, bold) = (faces.regular(), faces.bold());
    let mut page = Receipt::new(PAGE, TOP_MM);
    page.words(vec![
        Words::new(regular, &sheet.maker, 12.0, 0.0),
        Words::new(bold, &sheet.title, 24.0, 6.0),
        Words::new(regular, &sheet.text, 12.0, 10.0),
    ]);
    let mut key = Vec::new();
    for (index, line) in sheet.key.iter().enumerate() {
        let above = if index == 0 { 24.0 } else { 6.0 };
        key.push(Words::new(bold, line, 24.0, above));
    }
    page.words(key);
    page.code(0, &sheet.qr, CODE_ROOM_MM)?;
    page.words(vec![Words::new(regular, &sheet.advice, 12.0, 10.0)]);
    let mut paper = Sheet::new(PAGE.width_mm, HEIGHT_MM);
    paper.slip(0.0, 0.0, &page.drawn);
    let mut document = begun(&sheet.title, made_at)?;
    paper.into_document(&mut document);
    finished(document, faces)
}
