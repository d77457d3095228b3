//! Text that goes on over as many pages as it needs.

use super::draw::{Drawn, Line};
use super::text::Typeface;

/// Height of a line of running text relative to its letters; Hangul wants air.
pub(crate) const FLOWING: f32 = 1.5;

/// The pages so far, and how far down the last one is full, in points.
pub(crate) struct Flow<'a> {
    pub pages: Vec<Drawn<'a>>,
    pub down: f32,
    /// Where further pages begin, and where every page ends.
    top: f32,
    bottom: f32,
}

impl<'a> Flow<'a> {
    /// Text that begins at `first`, and on further pages at `top`.
    pub fn new(first: f32, top: f32, bottom: f32) -> Self {
        Self {
            pages: vec![Drawn::default()],
            down: first,
            top,
            bottom,
        }
    }

    /// The page that is being filled.
    pub fn page(&mut self) -> &mut Drawn<'a> {
        self.pages.last_mut().expect("there is always a page")
    }

    /// Begins a new page where so much does not fit on this one any more.
    pub fn make_room(&mut self, height: f32) {
        if self.down + height > self.bottom {
            self.pages.push(Drawn::default());
            self.down = self.top;
        }
    }

    /// Sets lines one under the other, on the next page where this one is full.
    pub fn lines(&mut self, face: Typeface<'a>, lines: Vec<String>, size: f32, x: f32) {
        for text in lines {
            self.make_room(size * FLOWING);
            let line = Line {
                face,
                text,
                size,
                x,
                // The baseline sits so that the letters are centred in their line.
                down: self.down + size * (FLOWING / 2.0 + 0.36),
            };
            self.down += size * FLOWING;
            self.page().lines.push(line);
        }
    }
}
