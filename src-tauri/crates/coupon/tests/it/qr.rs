//! The QR code stays small enough for a webcam and safe enough for a page.

use crate::support::dice;
use coupon::{Token, qr};
use rand::RngExt;

/// A webcam needs 3 pixels a module, so the version is a promise: 2 without an
/// address, 3 with one of 20 characters, 4 with one of 38. For any token, since
/// a version that depends on the digits would surprise at the printer.
#[test]
fn versions_stay_small() {
    let mut dice = dice();
    for _ in 0..50 {
        let token = Token::from_bytes(dice.random());
        for (page, width) in [(None, 25), (Some(20), 29), (Some(38), 33)] {
            let address = page.map(|length| {
                let path = "c".repeat(length - "https://glass.kr/".len() - 1);
                // The character before the digits is the `#`.
                format!("https://glass.kr/{path}")
            });
            let content = qr::content(address.as_deref(), &token);
            let code = qr::encode(&content).expect("it fits");
            assert!(
                code.width() <= width,
                "{content} needs {} modules",
                code.width()
            );
        }
    }
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
    let svg = code.to_svg();
    let side = code.width() + 8;
    assert!(svg.starts_with(&format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {side} {side}\""
    )));
    let path = svg
        .split("d=\"")
        .nth(1)
        .and_then(|rest| rest.split('"').next())
        .expect("one path");
    let mut drawn = vec![0_u8; side * side];
    for run in path.split('z').filter(|run| !run.is_empty()) {
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
