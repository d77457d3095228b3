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

/// The same product is found whichever scanner reads it, and however that one
/// is set.
#[test]
fn a_scanner_s_prefix_changes_nothing_of_the_number() {
    for (scanned, shown) in [
        ("]E08801234567893", "8801234567893"),
        ("]ㄸ08801234567893\r\n", "8801234567893"),
        ("]e08801234567893", "8801234567893"),
        ("\u{feff}］Ｅ０８８０１２３４５６７８９３", "8801234567893"),
        ("]E3880123456789312", "8801234567893"),
        ("]E3880123456789351299", "8801234567893"),
        ("]I108801234567893", "8801234567893"),
        ("]C10108801234567893", "8801234567893"),
        ("]C10108801234567893\u{1d}1726113010LOT7", "8801234567893"),
        ("]e00108801234567893", "8801234567893"),
        ("]d20108801234567893", "8801234567893"),
        ("]E496385074", "96385074"),
        ("]E0012345678905", "0012345678905"),
        ("]E00012345678905", "0012345678905"),
        // A UPC-E of each form, and the UPC-A that it stands for.
        ("]E004252614", "0042100005264"),
        ("042100005264", "0042100005264"),
        ("04252614", "0042100005264"),
        ("]E0425261", "0042100005264"),
        ("]E001234531", "0012300000451"),
        ("012300000451", "0012300000451"),
        // Its check digit makes it an EAN-8 where the scanner does not say more.
        ("01234565", "01234565"),
        ("]E001234565", "0012345000065"),
    ] {
        let barcode = Barcode::from_scan(scanned).map(|it| it.to_string());
        assert_eq!(barcode.as_deref(), Ok(shown), "{scanned:?}");
    }
    for (scanned, why) in [
        ("]E08801234567890", NotABarcode::CheckDigit),
        ("]E496385075", NotABarcode::CheckDigit),
        ("]E004252615", NotABarcode::CheckDigit),
        ("]E0123", NotABarcode::Length(3)),
        ("]Q1https://glass.kr", NotABarcode::NotDigits),
        ("]E", NotABarcode::NotDigits),
        ("]E0425 261", NotABarcode::Length(6)),
        ("425261", NotABarcode::Length(6)),
        ("04252615", NotABarcode::CheckDigit),
        ("(01)08801234567890", NotABarcode::CheckDigit),
        ("(01)0880123", NotABarcode::NotDigits),
        ("8801234567893 123", NotABarcode::Length(15)),
        ("8801234567893 4006381333931", NotABarcode::Length(15)),
        ("0000000000000", NotABarcode::CheckDigit),
        ("00000000000000", NotABarcode::CheckDigit),
        ("(01)00000000000000", NotABarcode::CheckDigit),
    ] {
        assert_eq!(Barcode::from_scan(scanned), Err(why), "{scanned:?}");
    }
}

proptest! {
    /// Eight, twelve, thirteen and fourteen digits of one number are one
    /// product, with the identifier of each symbology and without.
    #[test]
    fn every_length_of_a_number_is_the_same_product(number in 1_u64..10_000_000) {
        let numbers = (0..10).map(|check| number * 10 + check);
        let barcodes = numbers.filter_map(|number| Barcode::from_table(&format!("{number:08}")).ok());
        let known: Vec<Barcode> = barcodes.collect();
        prop_assert_eq!(known.len(), 1, "one check digit fits");
        let value: u64 = known[0].to_string().parse().expect("digits");
        for scanned in [
            format!("{value:012}"),
            format!("{value:013}"),
            format!("{value:014}"),
            format!("]E4{value:08}"),
            format!("]E0{value:013}"),
            format!("]I1{value:014}"),
            format!("]C101{value:014}"),
        ] {
            prop_assert_eq!(Barcode::from_scan(&scanned), Ok(known[0]), "{}", scanned);
        }
    }

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
