//! A text on as many A4 pages as it takes: what a person is told about herself.

use super::{Fonts, Printed};
use crate::OutreachError;
use crate::paper::{Bar, Drawn, FLOWING, Faces, Flow, Line, MM, Sheet, Typeface, begun, finished};
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
    let (from, to) = (EDGE_MM * MM, (PAGE_MM.1 - EDGE_MM) * MM);
    let mut setting = Setting {
        flow: Flow::new(from, from, to),
        scale,
    };
    for block in blocks {
        setting.block(block, faces);
    }
    setting.flow.pages
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

/// The pages so far, and how many times as large the letters are.
struct Setting<'a> {
    flow: Flow<'a>,
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
        let height = lines.len() as f32 * size * FLOWING + above;
        self.flow.make_room(height + 3.0 * TEXT_SIZE * FLOWING);
        self.flow.down += above;
        self.flow.lines(face, lines, size, EDGE_MM * MM);
        self.flow.down += 2.0;
    }

    fn words(&mut self, face: Typeface<'a>, text: &str, size: f32, above: f32) {
        self.flow.down += above;
        let lines = face.lines(&face.printable(text), size, text_width());
        self.flow.lines(face, lines, size, EDGE_MM * MM);
    }

    /// Name and thing begin on one line; the thing may go on over the next pages.
    fn pair(&mut self, regular: Typeface<'a>, bold: Typeface<'a>, name: &str, text: &str) {
        let size = TEXT_SIZE * self.scale;
        let names = regular.lines(&regular.printable(name), size, NAMES_MM * MM);
        let beside = (NAMES_MM + GAP_MM) * MM;
        let texts = bold.lines(&bold.printable(text), size, text_width() - beside);
        self.flow.down += 3.0;
        self.flow
            .make_room(names.len().max(1) as f32 * size * FLOWING);
        let (page, top) = (self.flow.pages.len(), self.flow.down);
        self.flow.lines(regular, names, size, EDGE_MM * MM);
        let under_the_name = self.flow.down;
        self.flow.down = top;
        self.flow.lines(bold, texts, size, EDGE_MM * MM + beside);
        if self.flow.pages.len() == page {
            self.flow.down = self.flow.down.max(under_the_name);
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
        let height = names.len().max(1) as f32 * size * FLOWING;
        self.flow.make_room(height);
        let top = self.flow.down;
        let x = (EDGE_MM + BAR_NAMES_MM + GAP_MM) * MM;
        let width = f32::from(thousandths.min(1_000)) / 1_000.0 * BARS_MM * MM;
        if width > 0.0 {
            self.flow.page().bars.push(Bar {
                x,
                down: top + size * FLOWING * 0.15,
                width: width.max(1.0),
                height: size * FLOWING * 0.7,
            });
        }
        let behind = if width > 0.0 {
            width.max(1.0) + 4.0
        } else {
            0.0
        };
        let text = bold.printable(text);
        self.flow.lines(bold, vec![text], size, x + behind);
        self.flow.down = top;
        self.flow.lines(regular, names, size, EDGE_MM * MM);
        self.flow.down = top + height;
    }
}

fn text_width() -> f32 {
    (PAGE_MM.0 - 2.0 * EDGE_MM) * MM
}
