//! Can this picture be shown, and which colours are in it?
//!
//! A stranger's file becomes a small picture of known size and kind. How large
//! it is when unpacked is read from its head and judged before anything is
//! unpacked; what is kept is drawn anew, so that nothing but the picture itself
//! stays: no place, no camera, no hidden second file.

pub mod accent;
mod colour;
mod reading;
mod writing;

pub use colour::Colour;
pub use reading::Unusable;

use image::DynamicImage;

/// The largest file that is read, in bytes: a photograph of a telephone fits.
pub const LARGEST_FILE: usize = 20 * 1024 * 1024;

/// The largest picture that is kept, in bytes: one that small letters are read from.
pub const LARGEST_PICTURE: usize = 250_000;

/// The longest side of any picture that is kept, in pixels.
pub const LONGEST_SIDE: u32 = 1600;

/// How large a picture may be kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Room {
    /// Its longer side, in pixels: at most [`LONGEST_SIDE`].
    pub longest_side: u32,
    /// Its bytes: at most [`LARGEST_PICTURE`].
    pub most_bytes: usize,
}

/// How a picture is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Line art, and whatever has see-through parts.
    Png,
    /// Photographs.
    Jpeg,
}

impl Kind {
    /// The end of the name of such a file.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Png => "png",
            Self::Jpeg => "jpg",
        }
    }

    /// Its media type.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Png => "image/png",
            Self::Jpeg => "image/jpeg",
        }
    }
}

/// A picture as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// How it is written.
    pub kind: Kind,
    /// Its bytes: at most [`LARGEST_PICTURE`].
    pub bytes: Vec<u8>,
}

/// A picture for paper: red, green and blue of every pixel, row by row, on white.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pixels {
    /// Pixels across.
    pub width: u32,
    /// Pixels down.
    pub height: u32,
    /// Three bytes a pixel.
    pub rgb: Vec<u8>,
}

/// A photograph for paper, in red, green and blue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Jpeg {
    /// Pixels across.
    pub width: u32,
    /// Pixels down.
    pub height: u32,
    /// The JPEG file.
    pub bytes: Vec<u8>,
}

/// Reads a stranger's file and makes a picture of it that fits. The same file always
/// becomes the same bytes.
///
/// # Errors
/// Why the file cannot be shown.
pub fn take_in(file: &[u8], room: Room) -> Result<Picture, Unusable> {
    let picture = reading::read(file)?;
    writing::write(picture, room).ok_or(Unusable::Damaged)
}

/// A kept picture again, of at most so many bytes; none when it cannot be read.
pub fn smaller(picture: &[u8], most_bytes: usize) -> Option<Picture> {
    let room = Room {
        longest_side: LONGEST_SIDE,
        most_bytes,
    };
    writing::write(kept(picture)?, room)
}

/// How a kept picture is written; none when it is none, or larger than any that
/// is kept. Nothing is unpacked.
pub fn kind(picture: &[u8]) -> Option<Kind> {
    if picture.len() > LARGEST_PICTURE {
        return None;
    }
    let head = reading::Head::of(picture).ok()?;
    let (width, height) = head.size();
    (width.max(height) <= LONGEST_SIDE).then(|| head.kind())?
}

/// A kept picture's pixels on white; none when it cannot be read.
pub fn on_white(picture: &[u8]) -> Option<Pixels> {
    let rgb = writing::over_white(kept(picture)?);
    let (width, height) = rgb.dimensions();
    let rgb = rgb.into_raw();
    Some(Pixels { width, height, rgb })
}

/// A kept picture as a photograph for paper: on white, no side longer than so many
/// pixels; none when it cannot be read.
pub fn for_paper(picture: &[u8], longest_side: u32) -> Option<Jpeg> {
    writing::jpeg_on_white(kept(picture)?, longest_side)
}

fn kept(picture: &[u8]) -> Option<DynamicImage> {
    kind(picture)?;
    reading::read(picture).ok()
}

#[cfg(test)]
mod tests;
