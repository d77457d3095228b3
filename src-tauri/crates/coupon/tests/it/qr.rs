//! The QR code stays small enough for a webcam and safe enough for a page.

use crate::support::dice;
use coupon::{Token, qr};
use rand::RngExt;
use std::io::Write;
use std::process::Command;

/// A webcam needs 3 pixels a module, so the version is a promise: 2 without an
/// address, 3 with up to 20 characters of address and `#`, 4 with up to 40. For
/// any token, since a version that depends on the digits would surprise at the
/// printer.
#[test]
fn versions_stay_small() {
    let mut dice = dice();
    for _ in 0..50 {
        let token = Token::from_bytes(dice.random());
        let bare = qr::encode(&qr::content(None, &token)).expect("it fits");
        assert_eq!(bare.width(), 25, "version 2 for {token:?}");
        for (length, width) in [(18, 29), (20, 29), (21, 33), (40, 33), (41, 37)] {
            let start = "https://glass.kr/";
            let address = format!("{start}{}", "c".repeat(length - 1 - start.len()));
            let content = qr::content(Some(&address), &token);
            let code = qr::encode(&content).expect("it fits");
            assert_eq!(code.width(), width, "{length} characters before {token:?}");
        }
    }
}

/// Another program's decoder reads our drawing, on a picture of 3 pixels a module.
#[test]
fn zbar_reads_the_svg() {
    if skipped::without(&["zbarimg"]) {
        return;
    }
    let token = Token::from_bytes([0xa5; 20]);
    for page in [None, Some("https://glass.kr/c")] {
        let content = qr::content(page, &token);
        let svg = qr::encode(&content).expect("it fits").to_svg();
        let (side, drawn) = drawn(&svg);
        let scale = 3;
        let mut picture = format!("P5 {0} {0} 255\n", side * scale).into_bytes();
        for y in 0..side * scale {
            for x in 0..side * scale {
                let is_dark = drawn[(y / scale) * side + x / scale] > 0;
                picture.push(if is_dark { 0 } else { 255 });
            }
        }
        let mut file = tempfile::Builder::new()
            .suffix(".pgm")
            .tempfile()
            .expect("a temp file");
        file.write_all(&picture)
            .expect("a temp file can be written");
        let output = Command::new("zbarimg")
            .args(["--quiet", "--raw"])
            .arg(file.path())
            .output()
            .expect("zbarimg starts");
        let read = String::from_utf8_lossy(&output.stdout);
        assert_eq!(
            read.trim_end(),
            content,
            "{}",
            String::from_utf8_lossy(&output.stderr)
        );
    }
}

/// How often the path of an SVG covers each module of the whole square, and the
/// square's side.
fn drawn(svg: &str) -> (usize, Vec<u8>) {
    let between = |start: &str, end: &str| {
        let rest = svg.split(start).nth(1).expect("the SVG has this part");
        rest.split(end)
            .next()
            .expect("split gives one part")
            .to_owned()
    };
    let side: usize = between("viewBox=\"0 0 ", " ")
        .parse()
        .expect("a whole number");
    let mut drawn = vec![0_u8; side * side];
    for run in between("d=\"", "\"")
        .split('z')
        .filter(|run| !run.is_empty())
    {
        let numbers: Vec<usize> = run
            .split(|c: char| !c.is_ascii_digit())
            .filter(|number| !number.is_empty())
            .map(|number| number.parse().expect("the path has whole numbers"))
            .collect();
        let [x, y, length, 1, back] = numbers[..] else {
            panic!("unexpected run {run}");
        };
        assert_eq!(length, back, "the run {run} closes");
        for column in x..x + length {
            drawn[y * side + column] += 1;
        }
    }
    (side, drawn)
}

/// An address that already has a fragment gets ours in its stead.
#[test]
fn an_old_fragment_gives_way() {
    let token = Token::from_bytes([7; 20]);
    let content = qr::content(Some("https://glass.kr/c#old"), &token);
    assert_eq!(content, format!("https://glass.kr/c#{}", token.digits()));
}

/// An address may not push the code beyond what exists.
#[test]
fn too_long_an_address_is_an_error() {
    let token = Token::from_bytes([7; 20]);
    let page = format!("https://glass.kr/{}", "x".repeat(3_000));
    assert_eq!(
        qr::encode(&qr::content(Some(&page), &token)),
        Err(qr::QrError::TooLong)
    );
}

/// The drawing is the code: every dark module is covered once, no light one is,
/// and the quiet zone is empty.
#[test]
fn the_svg_draws_exactly_the_modules() {
    let token = Token::from_bytes([0xa5; 20]);
    let code = qr::encode(&qr::content(None, &token)).expect("it fits");
    let (side, drawn) = drawn(&code.to_svg());
    assert_eq!(side, code.width() + 2 * qr::QUIET_ZONE);
    for (index, times) in drawn.iter().enumerate() {
        let (x, y) = (index % side, index / side);
        let inside = (4..side - 4).contains(&x) && (4..side - 4).contains(&y);
        let is_dark = inside && code.modules()[(y - 4) * code.width() + (x - 4)];
        assert_eq!(*times, u8::from(is_dark), "module at {x}, {y}");
    }
}

/// Inlined in a page under a strict policy: no style, no script, no reference,
/// no declaration, no line break, and black stays on white.
#[test]
fn the_svg_is_safe_to_inline() {
    let code = qr::encode("1234567890").expect("it fits");
    let svg = code.to_svg();
    for forbidden in ["style", "script", "href", "<?xml", "url(", "on", "\n"] {
        assert!(!svg.contains(forbidden), "the SVG contains {forbidden:?}");
    }
    assert_eq!(svg.matches("<path").count(), 1);
    assert!(
        svg.contains("fill=\"#fff\"/><path fill=\"#000\""),
        "black on white"
    );
    assert!(svg.contains("shape-rendering=\"crispEdges\""));
}
