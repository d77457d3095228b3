//! Where is the header, and which column below it is what?
//!
//! A header has one row or two: a heading over several columns (가격) may have
//! its own ones below (정가, 행사가). Which column is the price is decided in
//! [`crate::price_column`].

use crate::headings::{LONGEST_HEADING, is_money, plain};
use crate::limits::MOST_COLUMNS;
use spreadsheet::{Row, SheetName};
use std::collections::BTreeMap;

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

impl Column {
    /// A stable name for programs; none for what is not read.
    pub(crate) fn code(self) -> Option<&'static str> {
        match self {
            Self::Name => Some("name"),
            Self::EnglishName => Some("name_en"),
            Self::Price => Some("price"),
            Self::Tags => Some("tags"),
            Self::Barcode => Some("barcode"),
            Self::Stock => Some("stock"),
            Self::Picture => None,
        }
    }
}

/// The header stands within the first rows, below a title at most.
const HEADER_WITHIN: usize = 20;

/// What a column other than the price can be, with the headers people give it, best first.
const COLUMNS: [(Column, &[&str]); 6] = [
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

/// The header of a table.
pub(crate) struct Header {
    /// What each column is called, by its place.
    pub(crate) texts: BTreeMap<u32, String>,
    /// Which column is where; the price is chosen later.
    pub(crate) columns: BTreeMap<Column, u32>,
    /// How many rows of the sheet end with the header.
    pub(crate) rows: usize,
    /// The numbers of its own rows, one or two.
    pub(crate) numbers: Vec<u32>,
}

/// The sheets that whoever opens the workbook sees, those called after products
/// first.
pub(crate) fn visible_sheets(names: &[SheetName]) -> Vec<String> {
    let is_likely = |name: &str| {
        let name = plain(name);
        ["상품", "제품", "품목", "product", "catalog", "price"]
            .iter()
            .any(|word| name.contains(word))
    };
    let visible = names.iter().filter(|sheet| sheet.is_visible);
    let mut names: Vec<String> = visible.map(|sheet| sheet.name.clone()).collect();
    names.sort_by_key(|name| !is_likely(name));
    names
}

/// Whether a row in which a header may stand has more cells than a price list.
pub(crate) fn is_too_wide(rows: &[Row]) -> bool {
    let mut rows = rows.iter().take(HEADER_WITHIN + 1);
    rows.any(|row| row.cells.len() > MOST_COLUMNS)
}

/// The first header with names and money; else the first with names and
/// anything else.
pub(crate) fn header(rows: &[Row]) -> Option<Header> {
    if is_too_wide(rows) {
        return None;
    }
    let places = 0..rows.len().min(HEADER_WITHIN);
    let headers: Vec<Header> = places
        .filter_map(|index| {
            let header = header_at(rows, index);
            let has_money = header.texts.values().any(|text| is_money(text));
            let is_header = header.columns.contains_key(&Column::Name)
                && (has_money || header.columns.len() > 1);
            is_header.then_some(header)
        })
        .collect();
    let has_money = |header: &Header| header.texts.values().any(|text| is_money(text));
    let best = headers.iter().position(has_money).unwrap_or_default();
    headers.into_iter().nth(best)
}

/// What the row would be as a header, together with the next one if that
/// belongs to it.
fn header_at(rows: &[Row], index: usize) -> Header {
    let texts = |row: &Row| -> BTreeMap<u32, String> { row.cells.iter().cloned().collect() };
    let mut header = Header {
        texts: texts(&rows[index]),
        columns: columns(&texts(&rows[index])),
        rows: index + 1,
        numbers: vec![rows[index].number],
    };
    let Some(below) = rows.get(index + 1).map(texts) else {
        return header;
    };
    let is_heading = |text: &String| is_money(text) || column(text).is_some();
    let known = below.values().filter(|text| is_heading(text)).count();
    let is_below_name = |at: &u32| header.columns.get(&Column::Name) == Some(at);
    // A product may be called like a heading, but not its price too.
    let belongs = known * 2 > below.len()
        && below
            .iter()
            .all(|(at, text)| !is_below_name(at) || is_heading(text))
        && below.values().any(|text| is_money(text));
    if belongs {
        header.texts.extend(below);
        header.columns = columns(&header.texts);
        header.rows += 1;
        header.numbers.push(rows[index + 1].number);
    }
    header
}

/// Which column is where. Of several for the same thing (상품명 and 품목) the
/// better heading wins, of equals the first.
fn columns(texts: &BTreeMap<u32, String>) -> BTreeMap<Column, u32> {
    let mut best: BTreeMap<Column, (usize, u32)> = BTreeMap::new();
    for (index, text) in texts {
        if let Some((column, rank)) = column(text) {
            let found = (rank, *index);
            let kept = best.entry(column).or_insert(found);
            *kept = found.min(*kept);
        }
    }
    let places = best.into_iter();
    places.map(|(column, (_, index))| (column, index)).collect()
}

/// What a heading says, and how well it says it (0 is best).
fn column(text: &str) -> Option<(Column, usize)> {
    if text.len() > LONGEST_HEADING {
        return None;
    }
    let text = plain(text);
    COLUMNS.iter().find_map(|(column, headings)| {
        let rank = headings.iter().position(|heading| *heading == text)?;
        Some((*column, rank))
    })
}
