//! What does she find in her letter box? Personal letters on A4, and labels with addresses.
//!
//! The address stands where an envelope with a window shows it: DIN 5008 form B, on a sheet
//! that is folded twice and put into an envelope of 220 × 110 mm (DIN 680). What is printed
//! there follows what Korea Post asks of printed addresses. `docs/letters.md` has the
//! measures and where they are from.

mod addressee;
mod arrange;
mod labels;
mod misfits;
mod writing;

pub use labels::{LabelSheet, labels};
pub(crate) use misfits::misfits;

use crate::OutreachError;
use crate::follow_up::FollowUp;
use crate::paper::{Faces, Fonts, Printed, Qr, Sheet, begun, finished, keep_jpeg};
use crate::recipient::FollowUpRow;
use picture::Jpeg;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;
use writing::Letter;

/// What goes onto paper besides the words of a follow-up.
#[derive(Debug, Clone)]
pub struct Stationery<'a> {
    /// The fonts.
    pub fonts: Fonts<'a>,
    /// The maker's sign or photograph; her name stands there without one.
    pub maker: Option<Jpeg>,
    /// The pictures of products, by [`Offered::picture`](crate::Offered::picture).
    pub products: BTreeMap<Uuid, Jpeg>,
    /// The squares of a QR code that says this; none for what no code can hold.
    pub code: fn(&str) -> Option<Qr>,
    /// Whether each letter is a file of its own.
    pub is_one_each: bool,
    /// How many labels of the first sheet are used up.
    pub used_labels: usize,
}

/// Letters on A4, one after the other, as one document.
///
/// # Errors
/// [`OutreachError::NothingToPrint`], [`OutreachError::MakerIncomplete`],
/// [`OutreachError::SecondLabel`], [`OutreachError::Font`], [`OutreachError::QrTooDense`],
/// [`OutreachError::TextTooLong`] for an address, [`OutreachError::Pdf`].
pub fn letters(
    rows: &[&FollowUpRow],
    follow_up: &FollowUp,
    stationery: &Stationery<'_>,
) -> Result<Printed, OutreachError> {
    if rows.is_empty() {
        return Err(OutreachError::NothingToPrint);
    }
    let letters = rows.iter().map(|row| Letter::of(row, follow_up));
    let letters: Vec<Letter> = letters.collect::<Result<_, _>>()?;
    let faces = Faces::for_texts(letters.iter().flat_map(Letter::texts), stationery.fonts)?;
    let mut document = begun(&letters[0].maker, follow_up.made_at)?;
    if let Some(maker) = &stationery.maker {
        keep_jpeg(arrange::MAKER, maker, &mut document);
    }
    let shown: BTreeSet<Uuid> = letters.iter().flat_map(Letter::pictures).collect();
    for (id, picture) in &stationery.products {
        if shown.contains(id) {
            keep_jpeg(&id.to_string(), picture, &mut document);
        }
    }
    for (index, letter) in letters.iter().enumerate() {
        let code = letter.code.as_ref();
        let qr = code.map(|code| (stationery.code)(&code.content));
        let qr = match qr {
            Some(None) => return Err(OutreachError::QrTooDense { slip: index }),
            qr => qr.flatten(),
        };
        for page in arrange::pages(letter, index, qr.as_ref(), &faces, stationery)? {
            let mut sheet = Sheet::new(arrange::A4_MM.0, arrange::A4_MM.1);
            sheet.slip(0.0, 0.0, &page);
            sheet.into_document(&mut document);
        }
    }
    finished(document, faces)
}
