//! A text on as many A4 pages as it takes: what a person is told about herself.

use super::arrange::Faces;
use super::draw::{Bar, Drawn, Line, MM, Sheet};
use super::text::Typeface;
use super::{Fonts, Printed, begun, finished};
use crate::OutreachError;
use chrono::{DateTime, FixedOffset};

/// One piece of a text, from top to bottom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// What the whole text is.
    Title(String),
    /// What a part of it is about.
    Heading(String),
    /// What a part of a part is about.
    Subheading(String),
    /// Running text.
    Text(String),
    /// Running text that stands out.
    Strong(String),
    /// What something is, and the thing itself beside it.
    Pair(String, String),
    /// How much something is: its name, a bar, and the number in words behind the bar.
    Bar {
        /// Whose bar it is.
        name: String,
        /// How much of the room for bars it takes, in thousandths.
        thousandths: u16,
        /// What it stands for.
        text: String,
    },
}

const PAGE_MM: (f32, f32) = (210.0, 297.0);
const EDGE_MM: f32 = 22.0;
/// Room for the names of pairs.
const NAMES_MM: f32 = 44.0;
/// Between a name and the thing itself.
const GAP_MM: f32 = 4.0;
/// Height of a line relative to its letters; Hangul wants air.
const LEADING: f32 = 1.5;
const TEXT_SIZE: f32 = 10.0;
/// Letters beside bars, of which many stand under one another.
const BAR_SIZE: f32 = 8.5;
/// Room for the names of bars, and for the longest bar; what is left is its number's.
const BAR_NAMES_MM: f32 = 56.0;
const BARS_MM: f32 = 60.0;
const NUMBER_SIZE: f32 = 8.0;
/// How many times as large the letters of a poster can be, in tenths.
const POSTER_TENTHS: std::ops::RangeInclusive<u8> = 10..=26;

/// The text as a PDF, its pages numbered.
///
/// # Errors
/// [`OutreachError::Font`], [`OutreachError::Pdf`].
pub fn pages(
    title: &str,
    blocks: &[Block],
    fonts: Fonts<'_>,
    made_at: DateTime<FixedOffset>,
) -> Result<Printed, OutreachError> {
    let faces = Faces::for_texts(blocks.iter().flat_map(Block::texts), fonts)?;
    let set = set(blocks, &faces, 1.0);
    let mut document = begun(title, made_at)?;
    let count = set.len();
    for (number, mut drawn) in (1..).zip(set) {
        drawn.lines.push(page_number(number, count, &faces));
        let mut sheet = Sheet::new(PAGE_MM.0, PAGE_MM.1);
        sheet.slip(0.0, 0.0, &drawn);
        sheet.into_document(&mut document);
    }
    finished(document, faces)
}

/// The text on one page, in letters as large as fit on it; what is too long for one
/// page even in those of [`pages`] takes more.
///
/// # Errors
/// As [`pages`].
pub fn poster(
    title: &str,
    blocks: &[Block],
    fonts: Fonts<'_>,
    made_at: DateTime<FixedOffset>,
) -> Result<Printed, OutreachError> {
    let faces = Faces::for_texts(blocks.iter().flat_map(Block::texts), fonts)?;
    let one_page = POSTER_TENTHS
        .rev()
        .map(|tenths| set(blocks, &faces, f32::from(tenths) / 10.0))
        .find(|pages| pages.len() == 1);
    let mut document = begun(title, made_at)?;
    for drawn in one_page.unwrap_or_else(|| set(blocks, &faces, 1.0)) {
        let mut sheet = Sheet::new(PAGE_MM.0, PAGE_MM.1);
        sheet.slip(0.0, 0.0, &drawn);
        sheet.into_document(&mut document);
    }
    finished(document, faces)
}

/// The blocks on pages, in letters so many times as large.
fn set<'a>(blocks: &[Block], faces: &'a Faces, scale: f32) -> Vec<Drawn<'a>> {
    let mut setting = Setting {
        pages: vec![Drawn::default()],
        down: EDGE_MM * MM,
        scale,
    };
    for block in blocks {
        setting.block(block, faces);
    }
    setting.pages
}

impl Block {
    fn texts(&self) -> impl Iterator<Item = &str> {
        let (first, second) = match self {
            Self::Title(text)
            | Self::Heading(text)
            | Self::Subheading(text)
            | Self::Text(text)
            | Self::Strong(text) => (text, None),
            Self::Pair(name, text) | Self::Bar { name, text, .. } => (name, Some(text)),
        };
        std::iter::once(first).chain(second).map(String::as_str)
    }
}

fn page_number<'a>(number: usize, count: usize, faces: &'a Faces) -> Line<'a> {
    let face = faces.regular();
    let text = format!("{number} / {count}");
    Line {
        x: (PAGE_MM.0 * MM - face.width(&text, NUMBER_SIZE)) / 2.0,
        down: (PAGE_MM.1 - EDGE_MM / 2.0) * MM,
        size: NUMBER_SIZE,
        face,
        text,
    }
}

/// The pages so far, how far down the last one is full, in points, and how many times
/// as large the letters are.
struct Setting<'a> {
    pages: Vec<Drawn<'a>>,
    down: f32,
    scale: f32,
}

impl<'a> Setting<'a> {
    fn block(&mut self, block: &Block, faces: &'a Faces) {
        let (regular, bold) = (faces.regular(), faces.bold());
        let size = |points: f32| points * self.scale;
        match block {
            Block::Title(text) => self.heading(bold, text, size(20.0), 0.0),
            Block::Heading(text) => self.heading(bold, text, size(14.0), 16.0),
            Block::Subheading(text) => self.heading(bold, text, size(11.0), 9.0),
            Block::Text(text) => self.words(regular, text, size(TEXT_SIZE), 2.0),
            // A fifth larger and bold, as what matters most has to be printed.
            Block::Strong(text) => self.words(bold, text, size(TEXT_SIZE * 1.2), 2.0),
            Block::Pair(name, text) => self.pair(regular, bold, name, text),
            Block::Bar {
                name,
                thousandths,
                text,
            } => self.bar(regular, bold, name, *thousandths, text),
        }
    }

    /// A heading stands on the page of the first lines under it.
    fn heading(&mut self, face: Typeface<'a>, text: &str, size: f32, above: f32) {
        let lines = face.lines(&face.printable(text), size, text_width());
        let height = lines.len() as f32 * size * LEADING + above;
        self.make_room(height + 3.0 * TEXT_SIZE * LEADING);
        self.down += above;
        self.lines(face, lines, size, EDGE_MM * MM);
        self.down += 2.0;
    }

    fn words(&mut self, face: Typeface<'a>, text: &str, size: f32, above: f32) {
        self.down += above;
        let lines = face.lines(&face.printable(text), size, text_width());
        self.lines(face, lines, size, EDGE_MM * MM);
    }

    /// Name and thing begin on one line; the thing may go on over the next pages.
    fn pair(&mut self, regular: Typeface<'a>, bold: Typeface<'a>, name: &str, text: &str) {
        let size = TEXT_SIZE * self.scale;
        let names = regular.lines(&regular.printable(name), size, NAMES_MM * MM);
        let beside = (NAMES_MM + GAP_MM) * MM;
        let texts = bold.lines(&bold.printable(text), size, text_width() - beside);
        self.down += 3.0;
        self.make_room(names.len().max(1) as f32 * size * LEADING);
        let (page, top) = (self.pages.len(), self.down);
        self.lines(regular, names, size, EDGE_MM * MM);
        let under_the_name = self.down;
        self.down = top;
        self.lines(bold, texts, size, EDGE_MM * MM + beside);
        if self.pages.len() == page {
            self.down = self.down.max(under_the_name);
        }
    }

    /// The number stands right behind its bar, so that nobody looks for it.
    fn bar(
        &mut self,
        regular: Typeface<'a>,
        bold: Typeface<'a>,
        name: &str,
        thousandths: u16,
        text: &str,
    ) {
        let size = BAR_SIZE * self.scale;
        let names = regular.lines(&regular.printable(name), size, BAR_NAMES_MM * MM);
        let height = names.len().max(1) as f32 * size * LEADING;
        self.make_room(height);
        let top = self.down;
        let x = (EDGE_MM + BAR_NAMES_MM + GAP_MM) * MM;
        let width = f32::from(thousandths.min(1_000)) / 1_000.0 * BARS_MM * MM;
        if width > 0.0 {
            let page = self.pages.last_mut();
            let page = page.expect("there is always a page");
            page.bars.push(Bar {
                x,
                down: top + size * LEADING * 0.15,
                width: width.max(1.0),
                height: size * LEADING * 0.7,
            });
        }
        let behind = if width > 0.0 {
            width.max(1.0) + 4.0
        } else {
            0.0
        };
        let text = bold.printable(text);
        self.lines(bold, vec![text], size, x + behind);
        self.down = top;
        self.lines(regular, names, size, EDGE_MM * MM);
        self.down = top + height;
    }

    fn lines(&mut self, face: Typeface<'a>, lines: Vec<String>, size: f32, x: f32) {
        for text in lines {
            self.make_room(size * LEADING);
            let line = Line {
                face,
                text,
                size,
                x,
                // The baseline sits so that the letters are centred in their line.
                down: self.down + size * (LEADING / 2.0 + 0.36),
            };
            self.down += size * LEADING;
            let page = self.pages.last_mut();
            page.expect("there is always a page").lines.push(line);
        }
    }

    /// Begins a new page where so much does not fit on this one any more.
    fn make_room(&mut self, height: f32) {
        if self.down + height > (PAGE_MM.1 - EDGE_MM) * MM {
            self.pages.push(Drawn::default());
            self.down = EDGE_MM * MM;
        }
    }
}

fn text_width() -> f32 {
    (PAGE_MM.0 - 2.0 * EDGE_MM) * MM
}
