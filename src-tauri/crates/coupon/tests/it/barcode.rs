//! Product barcodes and coupons share one field.

use coupon::{Barcode, NotABarcode, Scan, ShortNumber, read_scan};
use proptest::prelude::*;

/// Numbers from the packages of every kind, and what becomes of them when a
/// digit is wrong, lost or one too many.
#[test]
fn real_numbers_are_read_and_wrong_ones_named() {
    for (written, shown) in [
        ("8801234567893", "8801234567893"),
        ("880-1234-56789-3", "8801234567893"),
        ("８８０１２３４５６７８９３\r\n", "8801234567893"),
        ("96385074", "96385074"),
        ("012345678905", "0012345678905"),
        ("0012345678905", "0012345678905"),
        ("18801234567890", "18801234567890"),
    ] {
        let barcode = Barcode::from_scan(written).map(|it| it.to_string());
        assert_eq!(barcode.as_deref(), Ok(shown), "{written}");
    }
    assert_eq!(
        Barcode::from_scan("12345678905"),
        Err(NotABarcode::Length(11)),
        "a scanner loses no zeros"
    );
    assert_eq!(
        Barcode::from_table("12345678905"),
        Barcode::from_scan("012345678905"),
        "a spreadsheet does"
    );
    for (text, why) in [
        ("8801234567890", NotABarcode::CheckDigit),
        ("00000000", NotABarcode::CheckDigit),
        ("8.80123E+12", NotABarcode::NotDigits),
        ("GL-001", NotABarcode::NotDigits),
        ("", NotABarcode::Length(0)),
        ("123456789012345", NotABarcode::Length(15)),
    ] {
        assert_eq!(Barcode::from_table(text), Err(why), "{text}");
    }
}

proptest! {
    /// No short number can be scanned as a product, and no product as a coupon.
    #[test]
    fn no_number_is_both(bytes: [u8; 8], product in 0_u64..1_000_000_000_000) {
        if let Some(number) = ShortNumber::from_random_bytes(bytes) {
            prop_assert_eq!(Barcode::from_scan(&number.to_string()), Err(NotABarcode::CheckDigit));
        }
        for check in 0..10 {
            let digits = format!("{product:012}{check}");
            if Barcode::from_scan(&digits).is_ok() {
                prop_assert!(matches!(read_scan(&digits), Scan::NotACoupon(_)), "{digits}");
            }
        }
    }

    /// What is shown is read back, and any text is read without harm.
    #[test]
    fn what_is_shown_reads_back(value in 1_u64..100_000_000_000_000, noise: String) {
        if let Ok(barcode) = Barcode::from_table(&format!("{value:08}")) {
            prop_assert_eq!(Barcode::from_scan(&barcode.to_string()), Ok(barcode));
        }
        if let Ok(barcode) = Barcode::from_table(&noise) {
            prop_assert_eq!(Barcode::from_table(&barcode.to_string()), Ok(barcode));
        }
    }
}
