//! Strangers' files, and what is made of them.

use super::*;
use image::codecs::webp::WebPEncoder;
use image::{ExtendedColorType, ImageEncoder as _, Rgb, RgbImage, Rgba, RgbaImage};

/// What is made of a file for which there is room up to a side.
fn take_in(file: &[u8], longest_side: u32) -> Result<Picture, Unusable> {
    let room = Room {
        longest_side,
        most_bytes: LARGEST_PICTURE,
    };
    super::take_in(file, room)
}

/// A photograph: no two pixels alike.
fn photograph(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, y| {
        let grain = (x * 7919 + y * 104_729) % 61;
        let shade = |base: u32| u8::try_from((base + grain) % 256).expect("below 256");
        Rgb([shade(x / 8), shade(y / 8), shade((x + y) / 16)])
    })
}

fn jpeg(picture: &RgbImage, exif: Option<Vec<u8>>) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = image::codecs::jpeg::JpegEncoder::new_with_quality(&mut bytes, 90);
    if let Some(exif) = exif {
        encoder.set_exif_metadata(exif).expect("room for it");
    }
    let (width, height) = picture.dimensions();
    encoder
        .write_image(picture, width, height, ExtendedColorType::Rgb8)
        .expect("a JPEG");
    bytes
}

fn png(picture: &DynamicImage) -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    picture
        .write_to(&mut bytes, image::ImageFormat::Png)
        .expect("a PNG");
    bytes.into_inner()
}

/// A camera's note: turned by a quarter, taken by somebody.
fn exif_turned() -> Vec<u8> {
    let mut exif = b"II*\0\x08\0\0\0\x02\0".to_vec();
    exif.extend(b"\x12\x01\x03\0\x01\0\0\0\x06\0\0\0"); // Orientation: 6
    exif.extend(b"\x3b\x01\x02\0\x10\0\0\0\x26\0\0\0"); // Artist
    exif.extend(b"\0\0\0\0KIM-SEOYEON-HOME\0");
    exif
}

fn size(picture: &Picture) -> (u32, u32) {
    let pixels = on_white(&picture.bytes).expect("what was kept can be shown");
    (pixels.width, pixels.height)
}

fn has(bytes: &[u8], text: &[u8]) -> bool {
    bytes.windows(text.len()).any(|window| window == text)
}

#[test]
fn a_photograph_is_kept_small_and_upright_and_without_its_camera_s_notes() {
    let file = jpeg(&photograph(1600, 1200), Some(exif_turned()));
    assert!(has(&file, b"KIM-SEOYEON-HOME"), "it is in the file");
    let kept = take_in(&file, 1024).expect("a picture");
    assert_eq!(kept.kind, Kind::Jpeg);
    assert!(kept.bytes.len() <= LARGEST_PICTURE);
    let (width, height) = size(&kept);
    assert!(height > width, "upright: {width} × {height}");
    assert!(height <= 1024);
    assert!(!has(&kept.bytes, b"KIM-SEOYEON-HOME") && !has(&kept.bytes, b"Exif"));
}

#[test]
fn a_logo_keeps_its_edges_and_what_is_seen_through_it() {
    let logo = RgbaImage::from_fn(2000, 400, |x, _| match x < 1000 {
        true => Rgba([200, 30, 40, 255]),
        false => Rgba([0, 0, 0, 0]),
    });
    let kept = take_in(&png(&DynamicImage::ImageRgba8(logo)), 1024).expect("a logo");
    assert_eq!((kept.kind, size(&kept)), (Kind::Png, (1024, 205)));
    let pixels = on_white(&kept.bytes).expect("pixels");
    assert_eq!(pixels.rgb.first_chunk(), Some(&[200, 30, 40]));
    assert_eq!(pixels.rgb.last_chunk(), Some(&[255, 255, 255]));
}

#[test]
fn a_picture_that_cannot_be_squeezed_is_made_smaller_until_it_fits() {
    let noise = RgbaImage::from_fn(1024, 1024, |x, y| {
        let mixed = (x.wrapping_mul(2_654_435_761) ^ y.wrapping_mul(2_246_822_519)).to_le_bytes();
        Rgba([mixed[1], mixed[2], mixed[3], 128])
    });
    let kept = take_in(&png(&DynamicImage::ImageRgba8(noise)), 1024).expect("a picture");
    assert!(kept.bytes.len() <= LARGEST_PICTURE);
    let smaller = smaller(&kept.bytes, 20_000).expect("smaller still");
    assert!(smaller.bytes.len() <= 20_000);
}

#[test]
fn the_same_file_becomes_the_same_bytes() {
    let file = jpeg(&photograph(900, 700), None);
    assert_eq!(take_in(&file, 512), take_in(&file, 512));
}

#[test]
fn webp_is_read() {
    let picture = photograph(40, 30);
    let mut file = Vec::new();
    WebPEncoder::new_lossless(&mut file)
        .write_image(&picture, 40, 30, ExtendedColorType::Rgb8)
        .expect("a WebP");
    assert_eq!(size(&take_in(&file, 512).expect("a picture")), (40, 30));
}

/// A PNG whose head says a size, with next to nothing behind it.
fn png_that_says(width: u32, height: u32) -> Vec<u8> {
    let mut file = png(&DynamicImage::ImageRgb8(photograph(1, 1)));
    file[16..20].copy_from_slice(&width.to_be_bytes());
    file[20..24].copy_from_slice(&height.to_be_bytes());
    let sum = crc32(&file[12..29]);
    file[29..33].copy_from_slice(&sum.to_be_bytes());
    file
}

fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| {
            (sum >> 1) ^ (0xedb8_8320 & 0_u32.wrapping_sub(sum & 1))
        })
    })
}

#[test]
fn a_picture_that_would_fill_the_memory_is_refused_before_it_is_unpacked() {
    for (width, height) in [
        (50_000, 50_000),
        (19_000, 19_000),
        (12_000, 12_000),
        (9_000, 6_700),
        (100_000, 1),
        (u32::MAX >> 1, 1),
    ] {
        let refused = take_in(&png_that_says(width, height), 1024);
        assert_eq!(refused, Err(Unusable::TooManyPixels), "{width} × {height}");
    }
}

#[test]
fn what_is_no_picture_is_refused_whatever_its_name() {
    let gif =
        b"GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xff\xff\xff,\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0;";
    let svg = b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>";
    for file in [&gif[..], svg, b"", b"\x89PNG", b"%PDF-1.7"] {
        assert_eq!(take_in(file, 1024), Err(Unusable::NotAPicture));
    }
    for brand in [b"heic", b"mif1"] {
        let file = [&b"\0\0\0\x18ftyp"[..], brand, b"\0\0\0\0mif1heic"].concat();
        assert_eq!(take_in(&file, 1024), Err(Unusable::Heic));
    }
    assert_eq!(
        take_in(&vec![0; LARGEST_FILE + 1], 1024),
        Err(Unusable::FileTooLarge)
    );
}

#[test]
fn what_moves_is_refused() {
    let mut apng = png(&DynamicImage::ImageRgb8(photograph(4, 4)));
    let mut control = b"acTL\0\0\0\x02\0\0\0\0".to_vec();
    control.extend(crc32(&control).to_be_bytes());
    control.splice(0..0, 8_u32.to_be_bytes());
    apng.splice(33..33, control);
    assert_eq!(take_in(&apng, 1024), Err(Unusable::Animated));

    // A WebP whose extended head says that it moves (bit 1 of its flags).
    let mut webp = b"RIFF\x2e\0\0\0WEBPVP8X\x0a\0\0\0\x02\0\0\0\x03\0\0\x03\0\0".to_vec();
    webp.extend(b"ANIM\x06\0\0\0\0\0\0\0\0\0ANMF\0\0\0\0");
    assert!(take_in(&webp, 1024).is_err());
}

#[test]
fn half_a_picture_is_refused_and_what_telephones_add_behind_it_is_not() {
    let file = jpeg(&photograph(300, 200), None);
    for length in [file.len() / 4, file.len() / 2, file.len() - 2] {
        assert_eq!(
            take_in(&file[..length], 1024),
            Err(Unusable::Damaged),
            "{length}"
        );
    }
    let mut followed = file.clone();
    followed.extend(b"\0\0\0\0MPF and a second picture");
    assert_eq!(take_in(&followed, 1024), take_in(&file, 1024));
    let whole = png(&DynamicImage::ImageRgb8(photograph(300, 200)));
    assert_eq!(
        take_in(&whole[..whole.len() / 2], 1024),
        Err(Unusable::Damaged)
    );
}

#[test]
fn a_changed_byte_makes_no_picture_panic() {
    let files = [
        jpeg(&photograph(24, 16), Some(exif_turned())),
        png(&DynamicImage::ImageRgb8(photograph(24, 16))),
    ];
    for mut file in files {
        for place in 0..file.len() {
            file[place] ^= 0x5a;
            let _ = take_in(&file, 64);
            file[place] ^= 0x5a;
        }
    }
}

#[test]
fn what_is_kept_is_judged_by_its_head_before_it_is_shown() {
    let kept = take_in(&jpeg(&photograph(600, 400), None), 512).expect("a picture");
    assert_eq!(kind(&kept.bytes), Some(kept.kind));
    assert_eq!(
        kind(&png_that_says(5000, 5000)),
        None,
        "a changed program's record"
    );
    assert_eq!(kind(b"<svg/>"), None);
    assert_eq!(kind(&vec![0xff; LARGEST_PICTURE + 1]), None);
}

#[test]
fn the_colour_of_a_logo_is_the_one_it_is_remembered_by() {
    let logo = RgbaImage::from_fn(200, 100, |x, y| match (x, y) {
        (0..=9, _) => Rgba([40, 60, 220, 255]),
        (60..=160, 20..=80) => Rgba([178, 34, 52, 255]),
        (161.., _) => Rgba([20, 20, 20, 255]),
        _ => Rgba([255, 255, 255, 0]),
    });
    let kept = take_in(&png(&DynamicImage::ImageRgba8(logo)), 1024).expect("a logo");
    assert_eq!(accent::of_logo(&kept.bytes), Some(Colour([178, 34, 52])));

    let black = RgbImage::from_fn(64, 64, |x, _| Rgb([if x < 32 { 10 } else { 250 }; 3]));
    let kept = take_in(&png(&DynamicImage::ImageRgb8(black)), 1024).expect("a logo");
    assert_eq!(accent::of_logo(&kept.bytes), None);
}
