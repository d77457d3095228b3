//! Where words go: broken into lines, one piece under the other.

use super::draw::Line;
use super::text::Typeface;

/// Height of a line relative to its letters; Hangul wants air.
const LEADING: f32 = 1.38;

/// One piece of text before it is broken into lines.
pub(crate) struct Words<'a> {
    face: Typeface<'a>,
    text: String,
    size: f32,
    /// Space above it, in points.
    above: f32,
}

impl<'a> Words<'a> {
    pub fn new(face: Typeface<'a>, text: &str, size: f32, above: f32) -> Self {
        Self {
            face,
            text: face.printable(text),
            // Tenths of a point, so that shrunk labels do not fill the file with digits.
            size: (size * 10.0).round() / 10.0,
            above,
        }
    }
}

/// Sets words in lines from the top of the area and returns how far down they reach.
pub(crate) fn set<'a>(words: Vec<Words<'a>>, area: Area, lines: &mut Vec<Line<'a>>) -> f32 {
    let mut down = area.down;
    for piece in words {
        let texts = piece.face.lines(&piece.text, piece.size, area.width);
        if !texts.is_empty() {
            down += piece.above;
        }
        for text in texts {
            let x = match area.centred {
                true => area.x + (area.width - piece.face.width(&text, piece.size)) / 2.0,
                false => area.x,
            };
            lines.push(Line {
                face: piece.face,
                text,
                size: piece.size,
                x,
                // The baseline sits so that the letters are centred in their line.
                down: down + piece.size * (LEADING / 2.0 + 0.36),
            });
            down += piece.size * LEADING;
        }
    }
    down
}

/// Where words are set, in points from the slip's top left.
#[derive(Clone, Copy)]
pub(crate) struct Area {
    pub x: f32,
    pub down: f32,
    pub width: f32,
    pub centred: bool,
}
