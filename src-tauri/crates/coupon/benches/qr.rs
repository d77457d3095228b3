//! Which library draws a coupon's code: `cargo bench -p coupon`.
//!
//! `qrcode`, which we use, beside `fast_qr`, which is here for nothing else.
//! Speed is one question; the other is how large the squares are on the same
//! glass, because that decides whether a webcam reads them.

use fast_qr::{ECL, QRBuilder};
use std::hint::black_box;
use std::io::Write as _;
use std::time::Instant;

const CODES: u32 = 2_000;
/// The second of the token specification's test vectors.
const DIGITS: &str = "0005731466761446526727543153432516809329806770246";

fn micros(mut draw: impl FnMut() -> usize) -> f64 {
    let mut times: Vec<f64> = (0..CODES)
        .map(|_| {
            let began = Instant::now();
            black_box(draw());
            began.elapsed().as_secs_f64() * 1e6
        })
        .collect();
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}

fn by_qrcode(content: &str) -> usize {
    coupon::qr::encode(content).map_or(0, |qr| qr.width())
}

fn by_fast_qr(content: &str) -> usize {
    QRBuilder::new(content)
        .ecl(ECL::M)
        .build()
        .map_or(0, |qr| qr.size)
}

fn main() -> std::io::Result<()> {
    let mut out = std::io::stdout();
    for content in [
        DIGITS.to_owned(),
        format!("https://ongi.example#{DIGITS}"),
        format!("https://www.ongi.example/coupon#{DIGITS}"),
    ] {
        writeln!(out, "{content}")?;
        for (name, draw) in [
            ("qrcode", by_qrcode as fn(&str) -> usize),
            ("fast_qr", by_fast_qr),
        ] {
            let content = content.as_str();
            let modules = draw(content);
            let time = micros(|| draw(black_box(content)));
            writeln!(out, "  {name:8} {modules} squares a side, {time:.0} µs")?;
        }
    }
    Ok(())
}
