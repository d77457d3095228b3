//! How long is waited for a photograph that was chosen: `cargo bench -p picture`.
//!
//! A card is photographed while its visitor stands there. The baseline is unpacking the
//! file, which whoever shows a picture must do; what is above it goes into making it
//! smaller and writing it anew.

use image::codecs::jpeg::JpegEncoder;
use image::{ExtendedColorType, ImageEncoder as _, Rgb, RgbImage};
use picture::{LARGEST_PICTURE, LONGEST_SIDE, Room};
use std::hint::black_box;
use std::io::Write as _;
use std::time::Instant;

/// How often each is done; the shortest counts: whatever else the machine does makes it
/// longer.
const TIMES: usize = 15;

/// A card on a table under a lamp: paper of slowly changing shade with the noise of a
/// camera, and dark strokes as fine as small letters.
fn card(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, y| {
        let mixed = (x.wrapping_mul(2_654_435_761) ^ y.wrapping_mul(2_246_822_519)).to_le_bytes();
        let noise = mixed[2] % 9;
        let is_ink = (y / 14) % 5 == 0 && (x * 31 + y / 14 * 17) % 23 < 9;
        let paper = 200 + u8::try_from((x + y) * 40 / (width + height)).unwrap_or(40);
        let shade = if is_ink { 40 } else { paper };
        Rgb([shade + noise, shade + noise / 2, shade])
    })
}

fn jpeg(picture: &RgbImage) -> Vec<u8> {
    let mut file = Vec::new();
    JpegEncoder::new_with_quality(&mut file, 92)
        .write_image(
            picture,
            picture.width(),
            picture.height(),
            ExtendedColorType::Rgb8,
        )
        .expect("a JPEG");
    file
}

fn millis(mut doing: impl FnMut()) -> f64 {
    let once = |_| {
        let began = Instant::now();
        doing();
        began.elapsed().as_secs_f64() * 1e3
    };
    (0..TIMES).map(once).fold(f64::INFINITY, f64::min)
}

fn main() -> std::io::Result<()> {
    let mut out = std::io::stdout();
    let room = Room {
        longest_side: LONGEST_SIDE,
        most_bytes: LARGEST_PICTURE,
    };
    for (width, height) in [(1600, 1200), (4000, 3000)] {
        let file = jpeg(&card(width, height));
        let unpacked = millis(|| drop(black_box(image::load_from_memory(&file))));
        let kept = picture::take_in(&file, room).expect("a picture");
        let taken_in = millis(|| drop(black_box(picture::take_in(&file, room))));
        writeln!(
            out,
            "{width} × {height}, {} kB: kept as {:?} of {} kB in {taken_in:.0} ms, \
             beside {unpacked:.0} ms for unpacking it",
            file.len() / 1000,
            kept.kind,
            kept.bytes.len() / 1000,
        )?;
    }
    Ok(())
}
