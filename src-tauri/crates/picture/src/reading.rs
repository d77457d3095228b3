//! From a stranger's file to pixels.

use image::codecs::jpeg::JpegDecoder;
use image::codecs::png::PngDecoder;
use image::codecs::webp::WebPDecoder;
use image::{DynamicImage, ImageDecoder, ImageError, ImageFormat, Limits};
use std::io::Cursor;
use words::{Sentence, sentence};

use crate::{Kind, LARGEST_FILE};

/// The most pixels that are unpacked: a telephone's 48 megapixels fit.
const MOST_PIXELS: u64 = 50_000_000;
/// The longest side that is unpacked, in pixels.
const LONGEST_SIDE: u32 = 20_000;
/// The most memory that unpacking may take, in bytes.
const MOST_MEMORY: u64 = 512 * 1024 * 1024;

/// Why a file is not taken as a picture. Nothing was changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unusable {
    /// The file is larger than [`LARGEST_FILE`].
    #[error("the file is too large")]
    FileTooLarge,
    /// It is neither PNG, JPEG nor WebP, whatever its name says.
    #[error("the file is no PNG, JPEG or WebP picture")]
    NotAPicture,
    /// It is a photograph as an iPhone keeps it.
    #[error("the file is a HEIC picture")]
    Heic,
    /// It moves.
    #[error("the picture is animated")]
    Animated,
    /// It has too many pixels.
    #[error("the picture has too many pixels")]
    TooManyPixels,
    /// It breaks off, or does not say what its kind must say.
    #[error("the picture is damaged")]
    Damaged,
}

impl Unusable {
    /// What happened, what is safe, what to do.
    pub fn sentence(&self) -> Sentence {
        match self {
            Self::FileTooLarge => sentence!("picture-file-too-large"),
            Self::NotAPicture => sentence!("picture-of-no-known-kind"),
            Self::Heic => sentence!("picture-heic"),
            Self::Animated => sentence!("picture-animated"),
            Self::TooManyPixels => sentence!("picture-too-many-pixels"),
            Self::Damaged => sentence!("picture-damaged"),
        }
    }
}

impl From<ImageError> for Unusable {
    fn from(error: ImageError) -> Self {
        match error {
            ImageError::Limits(_) => Self::TooManyPixels,
            _ => Self::Damaged,
        }
    }
}

/// A picture of which only the head was read.
pub(crate) struct Head<'a> {
    format: ImageFormat,
    decoder: Box<dyn ImageDecoder + 'a>,
}

impl<'a> Head<'a> {
    pub(crate) fn of(file: &'a [u8]) -> Result<Self, Unusable> {
        if is_heic(file) {
            return Err(Unusable::Heic);
        }
        let format = image::guess_format(file).map_err(|_| Unusable::NotAPicture)?;
        let bytes = Cursor::new(file);
        let decoder: Box<dyn ImageDecoder + 'a> = match format {
            ImageFormat::Png => {
                let png = PngDecoder::with_limits(bytes, limits())?;
                if png.is_apng()? {
                    return Err(Unusable::Animated);
                }
                Box::new(png)
            }
            ImageFormat::Jpeg => {
                if !jpeg_is_whole(file) {
                    return Err(Unusable::Damaged);
                }
                Box::new(JpegDecoder::new(bytes)?)
            }
            ImageFormat::WebP => {
                let webp = WebPDecoder::new(bytes)?;
                if webp.has_animation() {
                    return Err(Unusable::Animated);
                }
                Box::new(webp)
            }
            _ => return Err(Unusable::NotAPicture),
        };
        Ok(Self { format, decoder })
    }

    /// Pixels across and down.
    pub(crate) fn size(&self) -> (u32, u32) {
        self.decoder.dimensions()
    }

    /// How it is written, when pictures are kept like that.
    pub(crate) fn kind(&self) -> Option<Kind> {
        match self.format {
            ImageFormat::Png => Some(Kind::Png),
            ImageFormat::Jpeg => Some(Kind::Jpeg),
            _ => None,
        }
    }
}

/// Unpacks a file whose head says that it may be, the right way up.
pub(crate) fn read(file: &[u8]) -> Result<DynamicImage, Unusable> {
    if file.len() > LARGEST_FILE {
        return Err(Unusable::FileTooLarge);
    }
    let head = Head::of(file)?;
    let (width, height) = head.size();
    let too_long = width.max(height) > LONGEST_SIDE;
    if too_long || u64::from(width) * u64::from(height) > MOST_PIXELS {
        return Err(Unusable::TooManyPixels);
    }
    let mut decoder = head.decoder;
    decoder.set_limits(limits())?;
    let orientation = decoder.orientation()?;
    let mut picture = DynamicImage::from_decoder(decoder)?;
    picture.apply_orientation(orientation);
    Ok(picture)
}

fn limits() -> Limits {
    let mut limits = Limits::default();
    limits.max_image_width = Some(LONGEST_SIDE);
    limits.max_image_height = Some(LONGEST_SIDE);
    limits.max_alloc = Some(MOST_MEMORY);
    limits
}

/// Whether a file says that it is HEIF or HEIC (ISO/IEC 23008-12): its first box names
/// the brand.
fn is_heic(file: &[u8]) -> bool {
    let brand = file.get(8..12).filter(|_| file.get(4..8) == Some(b"ftyp"));
    let brands: [&[u8]; 6] = [b"heic", b"heix", b"heim", b"hevc", b"mif1", b"msf1"];
    brand.is_some_and(|brand| brands.contains(&brand))
}

/// Whether a JPEG file reaches its end mark. The decoder fills what is missing
/// with grey, and half a photograph would be kept. Bytes behind the end are
/// usual: telephones put a second picture there.
fn jpeg_is_whole(file: &[u8]) -> bool {
    const SCAN: u8 = 0xda;
    const END: u8 = 0xd9;
    // Behind the two bytes that every JPEG begins with.
    let mut rest = file.get(2..).unwrap_or_default();
    loop {
        rest = match rest {
            [0xff, END, ..] => return true,
            // Marks that stand alone: fill bytes, restarts.
            [0xff, 0xff, ..] => &rest[1..],
            [0xff, 0x01 | 0xd0..=0xd7, ..] => &rest[2..],
            [0xff, mark, high, low, ..] => {
                let length = 2 + usize::from(u16::from_be_bytes([*high, *low]));
                let Some(behind) = rest.get(length..) else {
                    return false;
                };
                match *mark == SCAN {
                    true => behind_scan(behind),
                    false => behind,
                }
            }
            _ => return false,
        };
    }
}

/// What follows the pixels of a scan: the next mark that is neither a stuffed
/// byte nor a restart.
fn behind_scan(scan: &[u8]) -> &[u8] {
    let next = scan
        .windows(2)
        .position(|pair| pair[0] == 0xff && !matches!(pair[1], 0x00 | 0xd0..=0xd7));
    next.map_or(&[], |place| &scan[place..])
}
