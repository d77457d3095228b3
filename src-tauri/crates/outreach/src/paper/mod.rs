//! How do words, pictures and codes come onto a page of a PDF?
//!
//! Everything that is printed on paper uses it: slips, sheets, letters, labels.

mod draw;
mod flow;
mod setting;
mod text;

pub(crate) use draw::{
    Bar, Code, Drawn, Line, MM, Module, OFFICE, Placed, Sheet, THERMAL, keep_jpeg, keep_pixels,
};
pub(crate) use flow::{FLOWING, Flow};
pub(crate) use setting::{Area, Words, set};
pub(crate) use text::Typeface;

use crate::OutreachError;
use chrono::{DateTime, FixedOffset};
use printpdf::{OffsetDateTime, PdfDocument, PdfFont, PdfSaveOptions};
use std::cell::RefCell;
use std::collections::BTreeSet;
use text::Face;

/// A QR code: what it says and its squares, row by row from the top left,
/// without quiet zone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Qr {
    /// What the code says. Paper shows the squares; a receipt printer that
    /// draws its codes itself ([`crate::receipt`]) is told this.
    pub content: String,
    /// Squares on a side.
    pub width: usize,
    /// `width * width` squares, `true` for dark.
    pub dark: Vec<bool>,
}

/// The bytes of TrueType fonts: two with Korean glyphs, and others for the
/// characters that those lack. Only the glyphs in use end up in the PDF.
#[derive(Debug, Clone, Copy)]
pub struct Fonts<'a> {
    /// For running text.
    pub regular: &'a [u8],
    /// For the maker, the benefit and the number.
    pub bold: &'a [u8],
    /// For Han, kana, symbols: the first that has a glyph draws it.
    pub others: &'a [&'a [u8]],
}

/// A PDF of slips.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Printed {
    /// The document.
    pub bytes: Vec<u8>,
    /// Characters that no font has; `〓` stands for them on the paper.
    pub replaced: Vec<char>,
}

/// The two fonts of a document, and those that draw what the two lack.
pub(crate) struct Faces {
    pub regular: Face,
    pub bold: Face,
    pub others: Vec<Face>,
    /// Characters that no font has.
    pub replaced: RefCell<BTreeSet<char>>,
}

impl Faces {
    pub(crate) fn regular(&self) -> Typeface<'_> {
        self.with_others(&self.regular)
    }

    pub(crate) fn bold(&self) -> Typeface<'_> {
        self.with_others(&self.bold)
    }

    fn with_others<'a>(&'a self, own: &'a Face) -> Typeface<'a> {
        Typeface {
            own,
            others: &self.others,
            replaced: &self.replaced,
        }
    }
}

/// A document without pages.
pub(crate) fn begun(
    title: &str,
    made_at: DateTime<FixedOffset>,
) -> Result<PdfDocument, OutreachError> {
    let mut document = PdfDocument::new(title);
    let date =
        OffsetDateTime::from_unix_timestamp(made_at.timestamp()).map_err(|_| OutreachError::Pdf)?;
    document.metadata.info.creation_date = date;
    document.metadata.info.modification_date = date;
    Ok(document)
}

/// The document's bytes, with the fonts that its pages use.
pub(crate) fn finished(mut document: PdfDocument, faces: Faces) -> Result<Printed, OutreachError> {
    let replaced = faces.replaced.into_inner().into_iter().collect();
    let used = faces.others.into_iter().filter(|face| face.used.get());
    for face in [faces.regular, faces.bold].into_iter().chain(used) {
        let font = PdfFont::new(face.font);
        document.resources.fonts.map.insert(face.id, font);
    }
    let options = PdfSaveOptions {
        image_optimization: None,
        ..PdfSaveOptions::default()
    };
    let mut warnings = Vec::new();
    let bytes = document.save(&options, &mut warnings);
    // The library's only sign of a font that was not embedded is a warning.
    match warnings.is_empty() {
        true => Ok(Printed { bytes, replaced }),
        false => Err(OutreachError::Pdf),
    }
}

impl Faces {
    /// The fonts for these texts. The other fonts are read only if a text needs
    /// them: that takes longer than printing one.
    pub fn for_texts<'a>(
        mut texts: impl Iterator<Item = &'a str>,
        fonts: Fonts<'_>,
    ) -> Result<Self, OutreachError> {
        // The library makes the font's subset tag of these names, and a tag is
        // six capital letters (ISO 32000-1 section 9.6.4).
        let regular = Face::new("NORMAL", fonts.regular)?;
        let bold = Face::new("STRONG", fonts.bold)?;
        let mut others = Vec::new();
        if texts.any(|text| regular.lacks_any(text)) {
            for (name, bytes) in ["SECOND", "THIRDS"].into_iter().zip(fonts.others) {
                others.push(Face::new(name, bytes)?);
            }
        }
        Ok(Self {
            regular,
            bold,
            others,
            replaced: RefCell::default(),
        })
    }
}
