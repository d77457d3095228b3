//! How numbers are written; the same in Korean and in English.

/// A whole number with a comma every three digits.
pub fn thousands(number: u64) -> String {
    let digits = number.to_string();
    let mut written = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            written.push(',');
        }
        written.push(digit);
    }
    written
}

/// A number in plain decimal digits, as XPath's `string()` writes it and as
/// people expect it in a cell: `5`, `0.5`, `8801234567893`, never an exponent;
/// `NaN`, `-Infinity`.
pub fn plain(number: f64) -> String {
    if number.is_nan() {
        "NaN".to_owned()
    } else if number.is_infinite() {
        if number < 0.0 {
            "-Infinity"
        } else {
            "Infinity"
        }
        .to_owned()
    } else if number.abs() < 1e-12 {
        "0".to_owned()
    } else if (number - number.trunc()).abs() < 1e-12 {
        format!("{number:.0}")
    } else {
        format!("{number}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Money with a comma in the wrong place is misread by a factor of ten.
    #[test]
    fn thousands_are_grouped() {
        for (number, written) in [
            (0, "0"),
            (999, "999"),
            (1_000, "1,000"),
            (30_000, "30,000"),
            (1_234_567, "1,234,567"),
        ] {
            assert_eq!(thousands(number), written);
        }
    }
}
