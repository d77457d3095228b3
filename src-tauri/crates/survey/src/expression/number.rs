//! Numbers as text, and text as numbers.

/// Reads a number the way answers and XPath write it: no exponent, no
/// `Infinity`, blanks around it allowed, NaN for anything else.
///
/// A single comma is a decimal comma (`14,6`), as JavaRosa reads it, unless
/// exactly three digits follow: `1,000` means a thousand to one reader and one
/// to another, so it is no number at all.
pub(crate) fn parse_number(text: &str) -> f64 {
    let text = text.trim();
    let plain = |t: &str| t.bytes().all(|b| matches!(b, b'0'..=b'9' | b'-' | b'.'));
    match text.split_once(',') {
        Some((whole, fraction)) => {
            let ambiguous = fraction.len() == 3;
            if ambiguous || !plain(whole) || !plain(fraction) || whole.contains('.') {
                return f64::NAN;
            }
            format!("{whole}.{fraction}").parse().unwrap_or(f64::NAN)
        }
        None if plain(text) => text.parse().unwrap_or(f64::NAN),
        None => f64::NAN,
    }
}

/// How XPath's `string()` writes a number, and a table its cells.
pub(crate) use words::number::plain as number_text;

/// Rounds to so many decimal places the way spreadsheets do: on the decimal
/// digits as written (12345.15 → 12345.2), halves up for positive and towards
/// zero for negative numbers (JavaRosa `XPathFuncExpr.round`).
pub(super) fn round(number: f64, places: f64) -> f64 {
    if !number.is_finite() {
        return number;
    }
    if places.is_nan() || places.abs() > 30.0 {
        return f64::NAN;
    }
    let places = places.trunc() as i32;
    if places < 0 {
        let scale = 10f64.powi(-places);
        return (number / scale + 0.5).trunc() * scale;
    }
    let negative = number.is_sign_negative();
    let digits = format!("{}", number.abs());
    let (whole, fraction) = digits.split_once('.').unwrap_or((&digits, ""));
    let places = places as usize;
    if fraction.len() <= places {
        return number;
    }
    let kept = format!("{whole}{}", &fraction[..places]);
    let dropped = &fraction[places..];
    let first = dropped.as_bytes().first().copied().unwrap_or(b'0');
    let exactly_half = first == b'5' && dropped.bytes().skip(1).all(|b| b == b'0');
    let up = if exactly_half {
        !negative
    } else {
        first >= b'5'
    };
    let mut units: Vec<u8> = kept.into_bytes();
    if up {
        increment(&mut units);
    }
    let split = units.len() - places;
    let mut text = String::from_utf8_lossy(&units).into_owned();
    text.insert(split, '.');
    let rounded: f64 = text.parse().unwrap_or(f64::NAN);
    if negative { -rounded } else { rounded }
}

/// Adds one to a row of decimal digits.
fn increment(digits: &mut Vec<u8>) {
    for digit in digits.iter_mut().rev() {
        if *digit == b'9' {
            *digit = b'0';
        } else {
            *digit += 1;
            return;
        }
    }
    digits.insert(0, b'1');
}
