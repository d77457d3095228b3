//! From pixels to the bytes that are kept.

use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::imageops::FilterType as Scaling;
use image::{DynamicImage, ImageEncoder, Rgb, RgbImage};

use crate::{Jpeg, Kind, Picture, Room};

/// How well photographs are written, best first.
const QUALITIES: [u8; 3] = [85, 75, 65];

/// A picture that is so many times too large when it is packed quickly does not fit when
/// it is packed carefully either: drawings become two or three times smaller, photographs
/// hardly. Packing a photograph of 1600 pixels carefully takes a second, in vain.
const MOST_GAIN: usize = 4;

/// Writes a picture as large as there is room: as PNG when it fits, because edges and
/// see-through parts stay as they are, else a photograph as JPEG, else smaller. None
/// when nothing fits.
pub(crate) fn write(picture: DynamicImage, room: Room) -> Option<Picture> {
    let mut picture = scaled(picture, room.longest_side);
    loop {
        if let Some(bytes) = fitting(&picture, room.most_bytes) {
            return Some(bytes);
        }
        let side = picture.width().max(picture.height()) * 4 / 5;
        if side == 0 {
            return None;
        }
        picture = scaled(picture, side);
    }
}

/// The picture as a photograph on white, no side longer than so many pixels.
pub(crate) fn jpeg_on_white(picture: DynamicImage, longest_side: u32) -> Option<Jpeg> {
    let pixels = over_white(scaled(picture, longest_side));
    let (width, height) = pixels.dimensions();
    let bytes = jpeg(&pixels.into(), QUALITIES[0])?;
    Some(Jpeg {
        width,
        height,
        bytes,
    })
}

/// What is seen of the picture on white paper.
pub(crate) fn over_white(picture: DynamicImage) -> RgbImage {
    let mixed = |channel: u8, alpha: u8| {
        let alpha = u16::from(alpha);
        let mixed = (u16::from(channel) * alpha + 255 * (255 - alpha)) / 255;
        u8::try_from(mixed).unwrap_or(u8::MAX)
    };
    let rgba = picture.into_rgba8();
    RgbImage::from_fn(rgba.width(), rgba.height(), |x, y| {
        let [red, green, blue, alpha] = rgba.get_pixel(x, y).0;
        Rgb([red, green, blue].map(|channel| mixed(channel, alpha)))
    })
}

fn scaled(picture: DynamicImage, longest_side: u32) -> DynamicImage {
    let now = picture.width().max(picture.height());
    if now <= longest_side {
        return picture;
    }
    // A photograph of 48 megapixels takes seconds the careful way alone.
    let rough = longest_side.saturating_mul(2);
    let picture = match now > rough {
        true => picture.thumbnail(rough, rough),
        false => picture,
    };
    picture.resize(longest_side, longest_side, Scaling::Lanczos3)
}

fn fitting(picture: &DynamicImage, most_bytes: usize) -> Option<Picture> {
    let fits =
        |kind, bytes: Vec<u8>| (bytes.len() <= most_bytes).then_some(Picture { kind, bytes });
    let rgba = picture.to_rgba8();
    let see_through = rgba.pixels().any(|pixel| pixel.0[3] < u8::MAX);
    let pixels = match see_through {
        true => DynamicImage::ImageRgba8(rgba),
        false => DynamicImage::ImageRgb8(picture.to_rgb8()),
    };
    let quickly = png(&pixels, CompressionType::Fast)?;
    let png = match quickly.len() / MOST_GAIN <= most_bytes {
        true => fits(Kind::Png, png(&pixels, CompressionType::Best)?),
        false => None,
    };
    if png.is_some() || see_through {
        return png;
    }
    QUALITIES
        .into_iter()
        .find_map(|quality| fits(Kind::Jpeg, jpeg(&pixels, quality)?))
}

fn png(pixels: &DynamicImage, packed: CompressionType) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let encoder = PngEncoder::new_with_quality(&mut bytes, packed, FilterType::Adaptive);
    written(encoder, pixels)?;
    Some(bytes)
}

fn jpeg(pixels: &DynamicImage, quality: u8) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    written(JpegEncoder::new_with_quality(&mut bytes, quality), pixels)?;
    Some(bytes)
}

fn written(encoder: impl ImageEncoder, pixels: &DynamicImage) -> Option<()> {
    let (width, height) = (pixels.width(), pixels.height());
    encoder
        .write_image(pixels.as_bytes(), width, height, pixels.color().into())
        .ok()
}
