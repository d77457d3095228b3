//! Measuring and breaking words for paper.

use crate::OutreachError;
use printpdf::{FontId, ParsedFont};
use std::cell::RefCell;
use std::collections::HashMap;
use unicode_normalization::UnicodeNormalization;

/// A font that can be measured and is known to the document by a name.
pub(super) struct Face {
    pub id: FontId,
    pub font: ParsedFont,
    /// Advance widths in font units, none for characters without a glyph. The
    /// font's own table is searched anew for every character, which took a
    /// third of the time of a large print run.
    advances: RefCell<HashMap<char, Option<u16>>>,
}

impl Face {
    pub fn new(name: &str, bytes: &[u8]) -> Result<Self, OutreachError> {
        let font = ParsedFont::from_bytes(bytes, 0, &mut Vec::new()).ok_or(OutreachError::Font)?;
        Ok(Self {
            id: FontId(name.into()),
            font,
            advances: RefCell::default(),
        })
    }

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

    /// Width of a text in points.
    pub fn width(&self, text: &str, size: f32) -> f32 {
        let units: u32 = text
            .chars()
            .filter_map(|character| self.advance(character))
            .map(u32::from)
            .sum();
        units as f32 * size / f32::from(self.font.font_metrics.units_per_em)
    }

    /// The text as it can be set: composed Hangul (macOS hands out loose jamo,
    /// which the font draws side by side), no control or invisible characters.
    /// A character without a glyph is an error: it would silently be missing.
    pub fn printable(&self, text: &str) -> Result<String, OutreachError> {
        let mut clean = String::with_capacity(text.len());
        for character in text.nfc() {
            match character {
                '\u{200b}'..='\u{200f}' | '\u{feff}' | '\u{fe00}'..='\u{fe0f}' => {}
                '\n' => clean.push('\n'),
                character if character.is_control() || character.is_whitespace() => clean.push(' '),
                character if self.advance(character).is_some() => clean.push(character),
                character => return Err(OutreachError::NotPrintable { character }),
            }
        }
        Ok(clean)
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
