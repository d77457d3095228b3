//! Sheets of labels with an address each.

use super::addressee::Addressee;
use super::arrange::A4_MM;
use crate::OutreachError;
use crate::follow_up::FollowUp;
use crate::paper::{Drawn, Faces, Fonts, Printed, Sheet, begun, finished};
use crate::recipient::FollowUpRow;
use serde::Deserialize;
use words::Language;

/// Between the edge of a label and its words: printers draw sheets in a millimetre or two
/// beside where they should.
const EDGE_MM: f32 = 4.0;

/// Where the labels of a sheet of A4 are, in millimetres.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LabelSheet {
    /// Labels in a row.
    pub across: usize,
    /// Rows.
    pub down: usize,
    /// Width of a label.
    pub width_mm: f32,
    /// Height of a label.
    pub height_mm: f32,
    /// From the sheet's left edge to the first label.
    pub left_mm: f32,
    /// From the sheet's upper edge to the first label.
    pub top_mm: f32,
    /// White between two labels of a row.
    #[serde(default)]
    pub between_columns_mm: f32,
    /// White between two rows.
    #[serde(default)]
    pub between_rows_mm: f32,
}

impl LabelSheet {
    /// Labels on a sheet.
    pub fn labels(&self) -> usize {
        self.across * self.down
    }

    /// Whether there is a label, each has room for an address, and all lie on the sheet.
    pub(crate) fn is_usable(&self) -> bool {
        let reach = |first: f32, count: usize, size: f32, between: f32| {
            first + count as f32 * size + (count.max(1) - 1) as f32 * between
        };
        let right = reach(
            self.left_mm,
            self.across,
            self.width_mm,
            self.between_columns_mm,
        );
        let bottom = reach(self.top_mm, self.down, self.height_mm, self.between_rows_mm);
        let (width, height) = self.room_mm();
        let is_there = (1..=100).contains(&self.across) && (1..=100).contains(&self.down);
        let measures = [
            self.left_mm,
            self.top_mm,
            self.between_columns_mm,
            self.between_rows_mm,
        ];
        is_there
            && measures.into_iter().all(|it| it >= 0.0)
            && width >= 25.0
            && height >= 15.0
            && right <= A4_MM.0
            && bottom <= A4_MM.1
    }

    /// The room for words on a label, in millimetres.
    pub(crate) fn room_mm(&self) -> (f32, f32) {
        (
            self.width_mm - 2.0 * EDGE_MM,
            self.height_mm - 2.0 * EDGE_MM,
        )
    }

    /// The top left of a label, counted row by row from 0, in millimetres.
    fn place_mm(&self, label: usize) -> (f32, f32) {
        let (column, row) = (label % self.across, label / self.across);
        (
            self.left_mm + column as f32 * (self.width_mm + self.between_columns_mm),
            self.top_mm + row as f32 * (self.height_mm + self.between_rows_mm),
        )
    }
}

/// An address on each label of such sheets, beginning behind those of the first sheet that
/// are `used` up.
///
/// # Errors
/// [`OutreachError::NothingToPrint`], [`OutreachError::Font`],
/// [`OutreachError::TextTooLong`], [`OutreachError::Pdf`].
pub fn labels(
    rows: &[&FollowUpRow],
    follow_up: &FollowUp,
    sheet: &LabelSheet,
    used: usize,
    fonts: Fonts<'_>,
) -> Result<Printed, OutreachError> {
    if rows.is_empty() {
        return Err(OutreachError::NothingToPrint);
    }
    let all: Vec<Addressee> = rows.iter().map(|row| Addressee::of(row)).collect();
    let texts = all
        .iter()
        .flat_map(|it| it.lines.iter().map(String::as_str));
    let faces = Faces::for_texts(texts, fonts)?;
    let title = follow_up.maker.name.text(Language::Korean);
    let mut document = begun(title, follow_up.made_at)?;
    let used = used % sheet.labels();
    let mut page = Sheet::new(A4_MM.0, A4_MM.1);
    for (index, addressee) in all.iter().enumerate() {
        let label = (used + index) % sheet.labels();
        if label == 0 && index > 0 {
            page.into_document(&mut document);
            page = Sheet::new(A4_MM.0, A4_MM.1);
        }
        let (left, top) = sheet.place_mm(label);
        let lines = addressee
            .set(&faces, (EDGE_MM, EDGE_MM), sheet.room_mm())
            .ok_or(OutreachError::TextTooLong { slip: index })?;
        let drawn = Drawn {
            lines,
            ..Drawn::default()
        };
        page.slip(left, top, &drawn);
    }
    page.into_document(&mut document);
    finished(document, faces)
}
