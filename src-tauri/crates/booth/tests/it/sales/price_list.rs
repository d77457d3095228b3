//! Price lists as owners have them.

use crate::random::BARCODES;
use crate::support::{Laptop, fair};
use booth::BoothError;
use booth::sales::{ProductImport, RowOutcome, read_price_list};
use progress::Progress;
use proptest::prelude::*;
use rust_xlsxwriter::{Formula, Workbook};

/// What a file would do, one line for each row.
fn in_words(import: &ProductImport) -> String {
    let mut lines: Vec<String> = import
        .notes
        .iter()
        .map(|note| format!("note: {}", note.ko))
        .collect();
    for row in &import.rows {
        let outcome = match &row.outcome {
            RowOutcome::Added => "added".to_owned(),
            RowOutcome::Unchanged => "unchanged".to_owned(),
            RowOutcome::Changed(how) => {
                let how: Vec<&str> = how.iter().map(|it| it.ko.as_str()).collect();
                format!("changed ({})", how.join(" / "))
            }
            RowOutcome::Refused(reason) => format!("refused: {}", reason.ko),
        };
        let price = row.price_won.map(|won| won.to_string());
        lines.push(format!(
            "{} {:?} {} {outcome}",
            row.number,
            row.name,
            price.as_deref().unwrap_or("-"),
        ));
        lines.extend(row.notes.iter().map(|note| format!("   {}", note.ko)));
    }
    lines.join("\n")
}

/// Previews, checks that nothing was stored, then imports, and checks that the
/// import did what the preview said.
fn take_in(laptop: &mut Laptop, bytes: &[u8], name: &str) -> ProductImport {
    let before = laptop.dump();
    let list = read_price_list(bytes, name, &Progress::default()).expect("a price list");
    let preview = laptop.booth().preview_products(&list).expect("a preview");
    assert_eq!(laptop.dump(), before, "a preview stores nothing");
    let import = laptop
        .booth()
        .import_products(&list)
        .expect("the same price list");
    assert_eq!(import, preview, "what was said is what was done");
    let again = laptop.booth().preview_products(&list).expect("once more");
    let changes = |import: &ProductImport| {
        import.count(|it| matches!(it, RowOutcome::Added | RowOutcome::Changed(_)))
    };
    assert_eq!(changes(&again), 0, "the same list twice changes nothing");
    import
}

/// A name that looks like the label of an advertisement is left out with its row, and the
/// others are taken in.
#[test]
fn a_row_that_looks_like_the_label_is_left_out() {
    let mut fair = fair(1_608);
    let csv = "상품명,영문명,가격,분류\n[광고] 잔,,1000,\n꽃병,(AD) vase,2000,\n\
        접시,,3000,(광 고)\n광고 촬영 소품,,4000,소품\n";
    let import = take_in(&mut fair.laptops[0], csv.as_bytes(), "가격표.csv");
    let refused = import.rows.iter().filter_map(|row| match &row.outcome {
        RowOutcome::Refused(why) => Some((row.number, why.ko.contains("광고 표시처럼"))),
        _ => None,
    });
    let refused: Vec<_> = refused.collect();
    assert_eq!(refused, [(2, true), (3, true), (4, true)]);
    assert_eq!(import.count(|it| matches!(it, RowOutcome::Added)), 1);
}

const MESSY: &str = "온기유리 행사 가격표,,,,,,\r\n\
    \r\n\
    No,상품 명,영문명,정가(원),판매가(원),분류,바코드,재고 수량,사진\r\n\
    1,\"온더락 잔\n(선물 상자)\",Rocks glass,\"40,000\",\"₩32,000\",\"위스키, 선물\",8801234567893,12개,a.jpg\r\n\
    2,물병,,18000,15000.0,물,96385074,3,\r\n\
    \r\n\
    3,와인잔,,,28000원,,8.80E+12,많음,\r\n\
    4,비싼 잔,,,-3000,,,,\r\n\
    5,반값 잔,,,1500.5,,,,\r\n\
    6,물병,,,15000,,,,\r\n\
    7,다른 잔,,,9000,,8801234567893,,\r\n\
    8,,,,7000,,,,\r\n\
    9,맥주잔,,,문의,,,,\r\n\
    ,합계,,,,,,,\r\n";

/// A real list has a title, two price columns, line breaks in names, blank
/// lines and a total. Rows that can be read are imported; every other row is
/// reported.
#[test]
fn a_real_price_list_is_understood_row_by_row() {
    let mut fair = fair(111);
    let laptop = &mut fair.laptops[0];
    let import = take_in(laptop, MESSY.as_bytes(), "가격표.csv");
    insta::assert_snapshot!("messy", in_words(&import));
    let products = laptop.booth().products().expect("the catalogue");
    let (_, glass) = products
        .iter()
        .find(|(_, product)| product.barcode == BARCODES[0])
        .expect("by its barcode");
    assert_eq!(glass.name.ko, "온더락 잔 (선물 상자)", "in one line");
    assert_eq!(glass.name.en, "Rocks glass");
    assert_eq!(glass.price_won, 32_000, "what it is sold for");
    assert_eq!(glass.tags, ["위스키", "선물"]);
    assert_eq!(glass.stock, Some(12));
}

/// The next list must change the products instead of adding them twice. They
/// are found by barcode or by the exact name; an empty cell changes nothing.
#[test]
fn a_second_list_changes_and_does_not_double() {
    let mut fair = fair(112);
    let laptop = &mut fair.laptops[0];
    take_in(laptop, MESSY.as_bytes(), "가격표.csv");
    let count = laptop.booth().catalogue().expect("products").len();
    let bottle = laptop.booth().products().expect("products");
    let bottle = bottle
        .iter()
        .find(|(_, product)| product.name.ko == "물병")
        .expect("it is there")
        .0;
    laptop.booth().retire_product(bottle, true).expect("out");
    let import = take_in(
        laptop,
        "name;price;barcode;stock\n\
         온더락 잔 큰 것;33000;8801234567893;\n\
         물병;15000;;8\n\
         와인잔;28000;4006381333931;\n"
            .as_bytes(),
        "list.csv",
    );
    insta::assert_snapshot!("second", in_words(&import));
    let after = laptop.booth().catalogue().expect("products");
    assert_eq!(after.len(), count, "nothing is doubled");
}

/// The same sheet in every encoding and file kind that a Korean office
/// produces.
#[test]
fn every_encoding_and_file_kind_says_the_same() {
    let text = "상품명,가격,재고\n유리똠방 \"각\",12000,3\n";
    let quoted = "상품명,가격,재고\n\"유리똠방 \"\"각\"\"\",12000,3\n";
    let (cp949, _, lossy) = encoding_rs::EUC_KR.encode(quoted);
    assert!(!lossy, "code page 949 has these letters");
    assert_ne!(text, quoted);
    let mut utf16 = vec![0xff, 0xfe];
    utf16.extend(
        quoted
            .replace(',', "\t")
            .encode_utf16()
            .flat_map(u16::to_le_bytes),
    );
    let mut workbook = Workbook::new();
    workbook
        .add_worksheet()
        .set_name("메모")
        .and_then(|sheet| sheet.write_string(0, 0, "아무 말"))
        .expect("a sheet before it");
    let sheet = workbook.add_worksheet();
    sheet.set_name("상품 목록").expect("a name");
    for (column, header) in (0..).zip(["상품명", "가격", "재고"]) {
        sheet.write_string(0, column, header).expect("a header");
    }
    sheet.write_string(1, 0, "유리똠방 \"각\"").expect("a name");
    sheet
        .write_formula(1, 1, Formula::new("=24000/2").set_result("12000"))
        .expect("a formula with the value it had");
    sheet.write_number(1, 2, 3.0).expect("a number");
    let xlsx = workbook.save_to_buffer().expect("a workbook");
    let files: [(&str, Vec<u8>); 5] = [
        ("utf-8.csv", quoted.as_bytes().to_vec()),
        ("bom.csv", [b"\xef\xbb\xbf", quoted.as_bytes()].concat()),
        ("cp949.csv", cp949.into_owned()),
        ("utf-16.txt", utf16),
        ("wrong-name.csv", xlsx),
    ];
    for (name, bytes) in files {
        let mut fair = fair(113);
        let laptop = &mut fair.laptops[0];
        let import = take_in(laptop, &bytes, name);
        assert_eq!(
            in_words(&import),
            "2 \"유리똠방 \\\"각\\\"\" 12000 added",
            "{name}"
        );
    }
}

/// A file that is no price list, or is too large, is refused with a sentence.
#[test]
fn a_file_that_is_no_price_list_is_refused() {
    let mut fair = fair(114);
    let laptop = &mut fair.laptops[0];
    let rows = |count: usize| {
        let mut text = "상품명,가격\n".to_owned();
        for number in 0..count {
            text.push_str(&format!("잔 {number},1000\n"));
        }
        text.into_bytes()
    };
    for (what, bytes, word) in [
        ("nothing", Vec::new(), "비어"),
        (
            "a picture",
            b"\x89PNG\r\n\x1a\n\0\0\0".to_vec(),
            "표로 읽을 수",
        ),
        (
            "a letter",
            "안녕하세요\n잘 지내시죠\n".into(),
            "상품명과 가격",
        ),
        ("names alone", "상품명,재고\n잔,1\n".into(), "가격 열"),
        ("too many rows", rows(10_001), "나누어"),
        ("200,000 rows", rows(200_000), "20만"),
        ("ten megabytes", vec![b'a'; 11 << 20], "10MB"),
    ] {
        let refused = read_price_list(&bytes, "목록.csv", &Progress::default());
        let Err(BoothError::ProductFile(sentence)) = refused else {
            panic!("{what} must not be taken in");
        };
        assert!(sentence.ko.contains(word), "{what}: {sentence}");
    }
    let import = take_in(laptop, &rows(10_000), "목록.csv");
    assert_eq!(
        import.count(|it| *it == RowOutcome::Added),
        10_000,
        "a catalogue may be as large as that"
    );
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    /// Any bytes are a price list or are refused with a sentence, and the
    /// import does what the preview said.
    #[test]
    fn any_file_is_imported_or_refused(
        bytes in prop_oneof![
            proptest::collection::vec(any::<u8>(), 0..300),
            "(상품명|이름|name|가격|price|바코드|[,;\t\n\"0-9가-힣])*".prop_map(String::into_bytes),
        ],
    ) {
        let mut fair = fair(115);
        let laptop = &mut fair.laptops[0];
        match read_price_list(&bytes, "a.csv", &Progress::default()) {
            Ok(list) => {
                let preview = laptop.booth().preview_products(&list).expect("a preview");
                let import = laptop.booth().import_products(&list).expect("an import");
                prop_assert_eq!(preview, import);
            }
            Err(error) => prop_assert!(matches!(error, BoothError::ProductFile(_))),
        }
    }
}
