//! Where is the header, and which column below it is what?
//!
//! A header has one row or two: a heading over several columns (가격) may have
//! its own ones below (정가, 행사가). Which column is the price is decided in
//! [`crate::price_column`].

use crate::cells::price;
use crate::headings::{LONGEST_HEADING, Money, compact, is_money, money, plain};
use crate::limits::MOST_COLUMNS;
use spreadsheet::Row;
use std::collections::{BTreeMap, BTreeSet};

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Column {
    Name,
    EnglishName,
    Price,
    Tags,
    Barcode,
    Stock,
    OneOfASet,
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
            Self::OneOfASet => Some("one_of_a_set"),
            Self::Picture => None,
        }
    }
}

/// The header stands within the first rows, below a title at most.
const HEADER_WITHIN: usize = 20;

/// What a column other than the price can be, with the headers people give it, best first.
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
        Column::OneOfASet,
        &[
            "낱개재구매",
            "낱개로다시구매",
            "낱개로다시사는상품",
            "재구매",
            "oneofaset",
            "boughtsinglyagain",
            "boughtagain",
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
        .map(|index| header_at(rows, index))
        .filter(|header| header.is_one())
        .collect();
    let best = headers.iter().position(Header::has_money);
    headers.into_iter().nth(best.unwrap_or_default())
}

/// The first header of another table below this one. A header that is repeated
/// on every page begins none.
pub(crate) fn next_header(rows: &[Row], this: &Header) -> Option<u32> {
    let others = (0..rows.len()).filter(|index| {
        let is_heading = |(_, text): &&(u32, String)| is_money(text) || column(text).is_some();
        let known = rows[*index].cells.iter().filter(is_heading).count();
        // A product may be called like a heading.
        known > 1 && {
            let header = header_at(rows, *index);
            header.is_one() && !this.is_same(&header)
        }
    });
    others.map(|index| rows[index].number).next()
}

impl Header {
    fn is_one(&self) -> bool {
        let has_name = self.columns.contains_key(&Column::Name);
        has_name && (self.has_money() || self.columns.len() > 1)
    }

    fn has_money(&self) -> bool {
        self.texts.values().any(|text| is_money(text))
    }

    fn is_same(&self, other: &Self) -> bool {
        let money = |header: &Self| -> Vec<(u32, String)> {
            let texts = header.texts.iter().filter(|(_, text)| is_money(text));
            texts.map(|(at, text)| (*at, compact(text))).collect()
        };
        self.columns == other.columns && money(self) == money(other)
    }

    /// The cells of the header that are notes and not headings: nothing stands
    /// below them, or they name nothing that is known here.
    pub(crate) fn notes(&self, below: &[Row]) -> impl Iterator<Item = &str> {
        let cells = below.iter().flat_map(|row| &row.cells);
        let used: BTreeSet<u32> = cells.map(|(at, _)| *at).collect();
        let is_known = |text: &str| is_money(text) || column(text).is_some();
        let notes = self.texts.iter();
        let notes = notes.filter(move |(at, text)| !used.contains(at) || !is_known(text));
        notes.map(|(_, text)| text.as_str())
    }
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
    if header.goes_on_in(&below) {
        let below = below.into_iter();
        let below: Vec<_> = below
            .map(|(at, text)| (at, header.heading(at, text)))
            .collect();
        header.texts.extend(below);
        header.columns = columns(&header.texts);
        header.rows += 1;
        header.numbers.push(rows[index + 1].number);
    }
    header
}

impl Header {
    /// Whether the row below has headings of its own.
    fn goes_on_in(&self, below: &BTreeMap<u32, String>) -> bool {
        let is_heading = |text: &String| is_money(text) || column(text).is_some();
        let name = self.columns.get(&Column::Name);
        let below_name = name.and_then(|at| below.get(at));
        let known = below.values().filter(|text| is_heading(text)).count();
        // A product may be called like a heading, but not its price too.
        let are_headings = known * 2 > below.len()
            && below_name.is_none_or(is_heading)
            && below.values().any(|text| is_money(text));
        // Below 가격 stand 도매 and 소매, (천원) or USD, but no number; what they
        // say of the price has to be understood.
        let mut of_money = below
            .iter()
            .filter(|(at, _)| self.money_above(**at).is_some());
        let names = |text: &str| {
            let is_letter = |c: char| c.is_alphabetic() || "$€£¥₩%".contains(c);
            text.contains(is_letter) && price(text).is_err()
        };
        let is_divided = below_name.is_none()
            && of_money.clone().count() > 0
            && of_money.all(|(_, text)| names(text));
        // What stands above a whole header is a title.
        name.is_some() && (are_headings || is_divided)
    }

    /// The heading of money that stands above a column, or further left if it
    /// reaches over several.
    fn money_above(&self, at: u32) -> Option<&str> {
        let (_, above) = self.texts.range(..=at).next_back()?;
        is_money(above).then_some(above.as_str())
    }

    /// The heading of a column whose lower half is this.
    fn heading(&self, at: u32, text: String) -> String {
        let is_price = |text: &str| money(text).is_some_and(|money| money != Money::Other);
        match self.money_above(at) {
            Some(above) if !is_price(above) || !is_price(&text) => format!("{above} {text}"),
            _ => text,
        }
    }
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
