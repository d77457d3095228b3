//! Measuring and breaking words for paper.

use crate::OutreachError;
use printpdf::{FontId, ParsedFont};
use std::cell::{Cell, RefCell};
use std::collections::{BTreeSet, HashMap};
use unicode_normalization::UnicodeNormalization;

/// Printed for a character that no font has (geta, U+3013).
pub(crate) const STANDS_FOR_MISSING: char = '〓';

/// Characters that only tell how others are drawn: joiners, directions,
/// variants of emoji.
fn is_invisible(character: char) -> bool {
    matches!(character, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{fe00}'..='\u{fe0f}')
}

/// A font that can be measured and is known to the document by a name.
pub(crate) struct Face {
    pub id: FontId,
    pub font: ParsedFont,
    /// Advance widths in font units, none for characters without a glyph. The
    /// font's own table is searched anew for every character, which took a
    /// third of the time of a large print run.
    advances: RefCell<HashMap<char, Option<u16>>>,
    /// Whether anything is drawn with it.
    pub used: Cell<bool>,
}

impl Face {
    pub fn new(name: &str, bytes: &[u8]) -> Result<Self, OutreachError> {
        let font = ParsedFont::from_bytes(bytes, 0, &mut Vec::new()).ok_or(OutreachError::Font)?;
        Ok(Self {
            id: FontId(name.into()),
            font,
            advances: RefCell::default(),
            used: Cell::default(),
        })
    }

    /// Width of a character in font units; none if the font has no glyph for it.
    fn advance(&self, character: char) -> Option<u16> {
        *self
            .advances
            .borrow_mut()
            .entry(character)
            .or_insert_with(|| {
                let glyph = self.font.lookup_glyph_index(character.into())?;
                (glyph != 0).then(|| self.font.get_horizontal_advance(glyph))
            })
    }

    /// Whether a character of the text has no glyph here.
    pub fn lacks_any(&self, text: &str) -> bool {
        text.chars()
            .any(|character| self.advance(character).is_none())
    }

    fn points(&self, units: u16, size: f32) -> f32 {
        f32::from(units) * size / f32::from(self.font.font_metrics.units_per_em)
    }
}

/// A face with those that draw what it has no glyphs for.
#[derive(Clone, Copy)]
pub(crate) struct Typeface<'a> {
    pub own: &'a Face,
    pub others: &'a [Face],
    /// Characters that none of them has.
    pub replaced: &'a RefCell<BTreeSet<char>>,
}

impl<'a> Typeface<'a> {
    /// The face that draws a character, and its advance width there.
    fn drawn_by(&self, character: char) -> Option<(&'a Face, u16)> {
        std::iter::once(self.own)
            .chain(self.others)
            .find_map(|face| face.advance(character).map(|advance| (face, advance)))
    }

    /// Width of a text in points.
    pub fn width(&self, text: &str, size: f32) -> f32 {
        text.chars()
            .filter_map(|character| self.drawn_by(character))
            .map(|(face, advance)| face.points(advance, size))
            .sum()
    }

    /// The text in pieces of one face each.
    pub fn runs(&self, text: &str) -> Vec<(&'a Face, String)> {
        let mut runs: Vec<(&Face, String)> = Vec::new();
        for character in text.chars() {
            let face = self.drawn_by(character).map_or(self.own, |(face, _)| face);
            match runs.last_mut() {
                Some((last, run)) if last.id == face.id => run.push(character),
                _ => runs.push((face, character.to_string())),
            }
            face.used.set(true);
        }
        runs
    }

    /// The text as it can be set: composed Hangul (macOS hands out loose jamo,
    /// which the font draws side by side), no control or invisible characters.
    /// A character without a glyph would silently be missing: `〓` stands for it,
    /// as in Korean print, and it is noted.
    pub fn printable(&self, text: &str) -> String {
        let mut clean = String::with_capacity(text.len());
        for character in text.nfc() {
            match character {
                '\n' => clean.push('\n'),
                character if is_invisible(character) => {}
                character if character.is_control() || character.is_whitespace() => clean.push(' '),
                character if self.drawn_by(character).is_some() => clean.push(character),
                character => {
                    self.replaced.borrow_mut().insert(character);
                    clean.push(STANDS_FOR_MISSING);
                }
            }
        }
        clean
    }

    /// The text in lines no wider than `limit` points. Lines break at blanks,
    /// as Korean readers expect; only a word wider than the line is cut.
    pub fn lines(&self, text: &str, size: f32, limit: f32) -> Vec<String> {
        let mut lines = Vec::new();
        for paragraph in text.split('\n') {
            let mut line = String::new();
            for word in paragraph.split_whitespace() {
                let joined = match line.as_str() {
                    "" => word.to_string(),
                    begun => format!("{begun} {word}"),
                };
                if self.width(&joined, size) <= limit {
                    line = joined;
                    continue;
                }
                if !line.is_empty() {
                    lines.push(std::mem::take(&mut line));
                }
                for character in word.chars() {
                    line.push(character);
                    if self.width(&line, size) > limit && line.chars().count() > 1 {
                        line.pop();
                        lines.push(std::mem::replace(&mut line, character.into()));
                    }
                }
            }
            if !line.is_empty() {
                lines.push(line);
            }
        }
        lines
    }
}
