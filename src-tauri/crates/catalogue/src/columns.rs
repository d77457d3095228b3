//! Which column of a table is what, by the header above it.

use spreadsheet::Row;
use std::collections::BTreeMap;
use words::typed::cleaned;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Column {
    Name,
    EnglishName,
    Price,
    Tags,
    Barcode,
    Stock,
    Picture,
}

/// What a column can be, with the headers people give it, best first.
const COLUMNS: [(Column, &[&str]); 7] = [
    (
        Column::Name,
        &[
            "상품명",
            "제품명",
            "품명",
            "상품이름",
            "제품이름",
            "이름",
            "품목명",
            "품목",
            "상품",
            "제품",
            "name",
            "productname",
            "product",
            "itemname",
            "item",
            "title",
        ],
    ),
    (
        Column::EnglishName,
        &[
            "영문상품명",
            "영문제품명",
            "영문명",
            "영문이름",
            "영어이름",
            "nameen",
            "englishname",
        ],
    ),
    (
        Column::Price,
        &[
            "박람회가",
            "행사가",
            "판매가",
            "판매가격",
            "판매금액",
            "가격",
            "단가",
            "값",
            "정가",
            "소비자가",
            "소비자가격",
            "금액",
            "price",
            "sellingprice",
            "saleprice",
            "unitprice",
            "retailprice",
            "pricewon",
            "pricekrw",
        ],
    ),
    (
        Column::Tags,
        &[
            "태그",
            "분류",
            "카테고리",
            "상품분류",
            "종류",
            "tags",
            "tag",
            "category",
            "categories",
        ],
    ),
    (
        Column::Barcode,
        &[
            "바코드",
            "바코드번호",
            "상품바코드",
            "barcode",
            "ean",
            "ean13",
            "gtin",
            "upc",
            "jan",
        ],
    ),
    (
        Column::Stock,
        &[
            "재고",
            "재고수량",
            "현재고",
            "수량",
            "stock",
            "quantity",
            "qty",
            "inventory",
        ],
    ),
    (
        Column::Picture,
        &[
            "사진",
            "이미지",
            "사진파일",
            "이미지파일",
            "그림",
            "picture",
            "image",
            "photo",
        ],
    ),
];

/// The sheet called after products, or else the first.
pub(crate) fn likely_sheet(names: &[String]) -> Vec<String> {
    let is_likely = |name: &&String| {
        let name = plain(name);
        ["상품", "제품", "품목", "product", "catalog", "price"]
            .iter()
            .any(|word| name.contains(word))
    };
    let sheet = names.iter().find(is_likely).or(names.first());
    sheet.cloned().into_iter().collect()
}

/// Which column is where, if this row is a header. Of several for the same
/// thing (정가 and 판매가) the better header wins, of equals the first.
pub(crate) fn columns(row: &Row) -> BTreeMap<Column, u32> {
    let mut found = BTreeMap::new();
    for (column, headers) in COLUMNS {
        let rank = |text: &str| headers.iter().position(|header| *header == plain(text));
        let best = row
            .cells
            .iter()
            .filter_map(|(index, text)| Some((rank(text)?, *index)))
            .min();
        if let Some((_, index)) = best {
            found.insert(column, index);
        }
    }
    found
}

/// A header as it is compared: without what stands in brackets (`가격(원)`),
/// spaces, marks and capitals.
fn plain(header: &str) -> String {
    let header = cleaned(header);
    let outside = header.split(['(', '[', '\n']).next();
    outside
        .unwrap_or_default()
        .chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}
