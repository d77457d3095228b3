//! Coupons on paper: labels on A4, or one slip per coupon from a receipt printer.
//!
//! The QR code is the point of the slip, so it is placed first and as large as
//! the paper allows; the words take what is left. It is drawn in lines, a row
//! of squares each: an image could be smoothed by the printer's driver, and
//! squares painted one by one show hairlines between them.

mod arrange;
mod key_sheet;
mod pages;

pub use crate::paper::{Fonts, Printed, Qr};
pub use key_sheet::{KeySheet, key_sheet};
pub use pages::{Block, pages, poster};

use crate::OutreachError;
use crate::paper::{Faces, Sheet, begun, finished, keep_pixels};
use arrange::{Roll, Setting};
use chrono::{DateTime, FixedOffset};
use picture::Pixels;
use printpdf::PdfDocument;

/// What a slip is printed on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Paper {
    /// A4 with 2 × 5 labels of 99.1 × 57 mm (as Avery L7173); on plain paper
    /// the hairlines show where to cut.
    A4Labels,
    /// A4, each slip on a page of its own, where a label has no room for its words.
    A4Sheet,
    /// A receipt roll of 80 mm, of which 72 mm are printed at 8 dots a millimetre (203 dpi).
    Receipt80mm,
    /// A receipt roll of 58 mm, of which 48 mm are printed at 8 dots a millimetre (203 dpi).
    Receipt58mm,
}

/// One coupon as it is to be printed, in the visitor's language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slip {
    /// Who gives it.
    pub maker: String,
    /// The benefit in one sentence.
    pub benefit: String,
    /// The conditions; may be empty.
    pub conditions: String,
    /// The number to type or say, in groups (`4821 7730 5196 8`).
    pub short_number: String,
    /// Until when it is good, as a sentence.
    pub valid_until: String,
    /// The coupon's QR code.
    pub qr: Qr,
    /// The page that shows the coupon again; may be empty.
    pub page_address: String,
    /// A second code with the maker's visiting card ([`crate::vcard`]); printed
    /// on receipts only, a label has no room for it.
    pub maker_card: Option<MakerCard>,
}

/// The maker's visiting card as a QR code with the words under it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MakerCard {
    /// The vCard's QR code.
    pub qr: Qr,
    /// What it is for ("연락처에 담기").
    pub caption: String,
}

/// The characters of a text that no font has, each once, in the order of their
/// code points: those for which [`pdf`] draws `〓`.
///
/// # Errors
/// [`OutreachError::Font`].
pub fn cannot_be_printed(text: &str, fonts: Fonts<'_>) -> Result<Vec<char>, OutreachError> {
    let faces = Faces::for_texts(std::iter::once(text), fonts)?;
    faces.regular().printable(text);
    Ok(faces.replaced.into_inner().into_iter().collect())
}

/// The slips as a PDF, ten to a page on A4, one to a page on a receipt roll.
///
/// Each carries the maker's logo, unless a label's words need its place.
/// `made_at` becomes the document's date. Errors:
/// [`OutreachError::NothingToPrint`], [`OutreachError::Font`],
/// [`OutreachError::QrNotSquare`], [`OutreachError::QrTooDense`],
/// [`OutreachError::TextTooLong`], [`OutreachError::Pdf`].
pub fn pdf(
    slips: &[Slip],
    paper: Paper,
    fonts: Fonts<'_>,
    logo: Option<&Pixels>,
    made_at: DateTime<FixedOffset>,
) -> Result<Printed, OutreachError> {
    let first = slips.first().ok_or(OutreachError::NothingToPrint)?;
    let faces = Faces::for_texts(slips.iter().flat_map(Slip::texts), fonts)?;
    let mut document = begun(&first.maker, made_at)?;
    if let Some(logo) = logo {
        keep_pixels(LOGO, logo, &mut document);
    }
    let setting = Setting {
        faces: &faces,
        logo: logo.map(|logo| (logo.width as f32, logo.height as f32)),
    };
    match paper {
        Paper::A4Labels => label_pages(slips, setting, &mut document)?,
        Paper::A4Sheet => receipt_pages(slips, setting, A4_SHEET, &mut document)?,
        Paper::Receipt80mm => receipt_pages(slips, setting, ROLL_80_MM, &mut document)?,
        Paper::Receipt58mm => receipt_pages(slips, setting, ROLL_58_MM, &mut document)?,
    }
    finished(document, faces)
}

impl Slip {
    fn texts(&self) -> impl Iterator<Item = &str> {
        let card = self.maker_card.as_ref().map(|card| card.caption.as_str());
        [
            &self.maker,
            &self.benefit,
            &self.conditions,
            &self.short_number,
            &self.valid_until,
            &self.page_address,
        ]
        .into_iter()
        .map(String::as_str)
        .chain(card)
    }
}

/// The name under which a document keeps the logo.
const LOGO: &str = "logo";

const ROLL_80_MM: Roll = Roll {
    width_mm: 80.0,
    printed_mm: 72.0,
};

const ROLL_58_MM: Roll = Roll {
    width_mm: 58.0,
    printed_mm: 48.0,
};

/// Left and right of the words most of the sheet stays white.
const A4_SHEET: Roll = Roll {
    width_mm: A4_MM.0,
    printed_mm: 100.0,
};
const A4_MM: (f32, f32) = (210.0, 297.0);

fn label_pages(
    slips: &[Slip],
    setting: Setting<'_>,
    document: &mut PdfDocument,
) -> Result<(), OutreachError> {
    const ACROSS: usize = 2;
    const DOWN: usize = 5;
    const BETWEEN_COLUMNS_MM: f32 = 2.5;
    let (width, height) = arrange::LABEL_MM;
    let left = (A4_MM.0 - ACROSS as f32 * width - BETWEEN_COLUMNS_MM) / 2.0;
    let top = (A4_MM.1 - DOWN as f32 * height) / 2.0;
    for (page, ten) in slips.chunks(ACROSS * DOWN).enumerate() {
        let mut sheet = Sheet::new(A4_MM.0, A4_MM.1);
        for (place, slip) in ten.iter().enumerate() {
            let x = left + (place % ACROSS) as f32 * (width + BETWEEN_COLUMNS_MM);
            let down = top + (place / ACROSS) as f32 * height;
            let label = arrange::label(page * ACROSS * DOWN + place, slip, setting)?;
            sheet.outline(x, down, width, height);
            sheet.slip(x, down, &label);
        }
        sheet.into_document(document);
    }
    Ok(())
}

fn receipt_pages(
    slips: &[Slip],
    setting: Setting<'_>,
    roll: Roll,
    document: &mut PdfDocument,
) -> Result<(), OutreachError> {
    for (index, slip) in slips.iter().enumerate() {
        let (receipt, height) = arrange::receipt(index, slip, setting, roll)?;
        // A roll is cut where the words end; whole millimetres keep the code's place
        // on the printer's grid.
        let least = if roll.width_mm == A4_MM.0 {
            A4_MM.1
        } else {
            0.0
        };
        let mut sheet = Sheet::new(roll.width_mm, height.ceil().max(least));
        sheet.slip(0.0, 0.0, &receipt);
        sheet.into_document(document);
    }
    Ok(())
}
