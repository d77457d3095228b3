//! A catalogue out of somebody's spreadsheet.
//!
//! What owners have is a price list: a title above it, a header in their own
//! words, prices with commas and won signs, totals at the bottom. Every row
//! either becomes something that is said beforehand, or is refused with a
//! reason and its number; a guess about money is never made. Nothing is stored
//! until the owner has seen the whole plan.

use super::products::{
    HIGHEST_PRICE_WON, MOST_STOCK, Product, catalogue, clean_name, clean_tags, renamed,
    unreadable_barcode,
};
use crate::{Booth, BoothError, Right};
use coupon::Barcode;
use records::Body;
use records::sales::{ProductAdded, ProductChanged, ProductReturned, StoredStock};
use records::text::Bilingual;
use spreadsheet::{Row, Sheet};
use std::collections::BTreeMap;
use tables::product as product_table;
use unicode_normalization::UnicodeNormalization as _;
use uuid::Uuid;
use words::Sentence;
use words::number::thousands;

/// Rows of one file at most; a booth with more products needs no booth app.
const MOST_ROWS: usize = 10_000;
/// The header stands within the first rows, below a title at most.
const HEADER_WITHIN: usize = 20;

/// What a file would do to the catalogue, or did.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ProductImport {
    /// Every row with something in it, in the file's order.
    pub rows: Vec<ImportedRow>,
    /// What is to be known of the file as a whole.
    pub notes: Vec<Sentence>,
}

/// One row of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportedRow {
    /// Its number, as Excel counts.
    pub number: u32,
    /// The product's name as it will be; may be empty when it was refused.
    pub name: String,
    /// Its price in won, when it could be read.
    pub price_won: Option<u64>,
    /// What happens to it.
    pub outcome: RowOutcome,
    /// What was left out of it.
    pub notes: Vec<Sentence>,
}

/// What happens to a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RowOutcome {
    /// It becomes a product.
    Added,
    /// It changes a product, so.
    Changed(Vec<Sentence>),
    /// The catalogue says so already.
    Unchanged,
    /// It is left out, because.
    Refused(Sentence),
}

impl ProductImport {
    /// How many rows have this fate.
    pub fn count(&self, is: fn(&RowOutcome) -> bool) -> usize {
        self.rows.iter().filter(|row| is(&row.outcome)).count()
    }
}

impl Booth {
    /// What a price list would do to the catalogue. Nothing is stored.
    ///
    /// # Errors
    /// [`BoothError::ProductFile`] when the file is no price list.
    pub fn preview_products(
        &self,
        bytes: &[u8],
        file_name: &str,
    ) -> Result<ProductImport, BoothError> {
        let list = PriceList::read(bytes, file_name).map_err(BoothError::ProductFile)?;
        Ok(list.plan(&catalogue(self.connection())?).0)
    }

    /// Does to the catalogue what the preview of the same file said, in one
    /// transaction.
    ///
    /// # Errors
    /// As [`Self::preview_products`].
    pub fn import_products(
        &mut self,
        bytes: &[u8],
        file_name: &str,
    ) -> Result<ProductImport, BoothError> {
        let list = PriceList::read(bytes, file_name).map_err(BoothError::ProductFile)?;
        // At most every row is a new product; which are is decided inside.
        let mut ids: Vec<Uuid> = list.rows.iter().map(|_| self.new_id()).collect();
        self.append(Right::Manage, |facts| {
            let (import, steps) = list.plan(&catalogue(facts.tables)?);
            let mut position = product_table::next_position(facts.tables)?;
            let mut records = Vec::new();
            for step in steps {
                match step {
                    Step::Add(added) => {
                        let id = ids
                            .pop()
                            .expect("no more products are added than rows read");
                        let body = Body::ProductAdded(ProductAdded { position, ..added });
                        records.push(facts.record(id, None, body));
                        position = position.saturating_add(1);
                    }
                    Step::Change {
                        id,
                        changed,
                        returns,
                    } => {
                        let returned = returns.then_some(Body::ProductReturned(ProductReturned {}));
                        let changed = (changed != ProductChanged::default())
                            .then_some(Body::ProductChanged(changed));
                        for body in returned.into_iter().chain(changed) {
                            records.push(facts.record(id, None, body));
                        }
                    }
                }
            }
            Ok((records, import))
        })
    }
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

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Column {
    Name,
    EnglishName,
    Price,
    Tags,
    Barcode,
    Stock,
    Picture,
}

/// A price list: its columns, and the rows below the header.
struct PriceList {
    columns: BTreeMap<Column, u32>,
    rows: Vec<Row>,
}

/// What one row does to the catalogue.
enum Step {
    Add(ProductAdded),
    Change {
        id: Uuid,
        changed: ProductChanged,
        returns: bool,
    },
}

impl PriceList {
    fn read(bytes: &[u8], file_name: &str) -> Result<Self, Sentence> {
        let sheet = match spreadsheet::is_workbook(bytes) || file_name.starts_with("~$") {
            true => {
                let workbook = spreadsheet::read_workbook(bytes, file_name, likely_sheet)
                    .map_err(|refusal| refusal.sentence)?;
                workbook.sheets.into_iter().next().unwrap_or_default()
            }
            false => spreadsheet::read_csv(bytes).map_err(|refusal| refusal.sentence)?,
        };
        Self::of(sheet)
    }

    fn of(sheet: Sheet) -> Result<Self, Sentence> {
        let mut rows = sheet.rows;
        let headers = rows.iter().take(HEADER_WITHIN).map(columns);
        let is_header =
            |found: &BTreeMap<Column, u32>| found.contains_key(&Column::Name) && found.len() > 1;
        let found = headers.enumerate().find(|(_, found)| is_header(found));
        let Some((index, columns)) = found else {
            return Err(Sentence::new(
                "상품명과 가격이 있는 줄을 찾지 못해 아무것도 넣지 않았습니다. 표의 첫 줄에 ‘상품명’과 ‘가격’이라고 적어 주세요.",
                "Nothing was taken in because no row with a product name and a price was found. Write ‘name’ and ‘price’ in the first row of the table.",
            ));
        };
        if !columns.contains_key(&Column::Price) {
            return Err(Sentence::new(
                "가격 열을 찾지 못해 아무것도 넣지 않았습니다. 값이 있는 열의 첫 줄에 ‘가격’이라고 적어 주세요.",
                "Nothing was taken in because the column with the prices was not found. Write ‘price’ above it.",
            ));
        }
        rows.drain(..=index);
        if rows.len() > MOST_ROWS {
            return Err(Sentence::new(
                format!(
                    "상품이 {}줄이라 아무것도 넣지 않았습니다. 한 번에 {}줄까지 넣을 수 있으니 나누어 넣어 주세요.",
                    thousands(rows.len() as u64),
                    thousands(MOST_ROWS as u64)
                ),
                format!(
                    "Nothing was taken in because there are {} rows. Split the list: {} rows can be taken in at a time.",
                    thousands(rows.len() as u64),
                    thousands(MOST_ROWS as u64)
                ),
            ));
        }
        Ok(Self { columns, rows })
    }

    fn text<'a>(&self, row: &'a Row, column: Column) -> &'a str {
        let index = self.columns.get(&column);
        row.cells
            .iter()
            .find(|(at, _)| Some(at) == index)
            .map_or("", |(_, text)| text)
    }

    /// What each row does, and what is to be recorded.
    fn plan(&self, catalogue: &[(Uuid, Product)]) -> (ProductImport, Vec<Step>) {
        let mut import = ProductImport::default();
        if self.columns.contains_key(&Column::Picture) {
            import.notes.push(Sentence::new(
                "사진은 아직 넣지 않습니다. 다른 열은 모두 읽었습니다.",
                "Pictures are not taken in yet. All other columns were read.",
            ));
        }
        let known = Known::of(catalogue);
        let mut steps = Vec::new();
        let mut seen = Seen::default();
        for row in &self.rows {
            let mut notes = Vec::new();
            let read = self.draft(row, &mut notes).and_then(|draft| {
                seen.check(row.number, &draft)?;
                Ok((known.find(&draft, &mut notes)?, draft))
            });
            let (outcome, name, price_won) = match read {
                Err(reason) => {
                    let name = clean_name(self.text(row, Column::Name));
                    (RowOutcome::Refused(reason), name, None)
                }
                Ok((found, draft)) => {
                    let (name, price_won) = (draft.name.clone(), Some(draft.price_won));
                    let outcome = match found {
                        None => {
                            steps.push(Step::Add(draft.added()));
                            RowOutcome::Added
                        }
                        Some((id, old)) => draft.changes(id, old, &mut steps),
                    };
                    (outcome, name, price_won)
                }
            };
            import.rows.push(ImportedRow {
                number: row.number,
                name,
                price_won,
                outcome,
                notes,
            });
        }
        (import, steps)
    }

    fn draft(&self, row: &Row, notes: &mut Vec<Sentence>) -> Result<RowDraft, Sentence> {
        let written = self.text(row, Column::Name);
        let name = clean_name(written);
        if name.is_empty() {
            return Err(Sentence::new(
                "상품 이름이 비어 있습니다.",
                "The name of the product is empty.",
            ));
        }
        if written.chars().count() > 100 {
            return Err(Sentence::new(
                "상품 이름이 100자보다 깁니다.",
                "The name of the product is longer than 100 characters.",
            ));
        }
        let price_won = price(self.text(row, Column::Price))?;
        let barcode = match self.text(row, Column::Barcode) {
            "" => None,
            text => match Barcode::from_table(text) {
                Ok(barcode) => Some(barcode.to_string()),
                Err(_) => {
                    notes.push(without_barcode(text));
                    None
                }
            },
        };
        let stock = match self.text(row, Column::Stock) {
            "" => None,
            text => {
                let stock = stock(text);
                if stock.is_none() {
                    notes.push(Sentence::new(
                        "재고를 숫자로 읽을 수 없어 재고 없이 넣습니다.",
                        "The stock is no number, so the product goes in without one.",
                    ));
                }
                stock
            }
        };
        let tags = self.text(row, Column::Tags);
        Ok(RowDraft {
            name,
            english_name: clean_name(self.text(row, Column::EnglishName)),
            price_won,
            tags: clean_tags(tags.split([',', ';', '/', '|', '#', '\n', '、', '，'])),
            barcode,
            stock,
        })
    }
}

/// The sheet called after products, or else the first.
fn likely_sheet(names: &[String]) -> Vec<String> {
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
fn columns(row: &Row) -> BTreeMap<Column, u32> {
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
    let outside = header.split(['(', '[', '（', '\n']).next();
    outside
        .unwrap_or_default()
        .nfc()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

/// A price in whole won. What could be meant in two ways is refused.
fn price(written: &str) -> Result<u64, Sentence> {
    let text: String = written.nfkc().filter(|c| !c.is_whitespace()).collect();
    let lower = text.to_lowercase();
    if lower.is_empty() {
        return Err(Sentence::new("값이 비어 있습니다.", "The price is empty."));
    }
    // Korean fonts draw the backslash of code page 949 as a won sign.
    let signs = ["₩", "\\", "krw", "원", "won"];
    let mut bare = lower.as_str();
    while let Some(rest) = signs
        .iter()
        .find_map(|sign| bare.strip_prefix(sign).or(bare.strip_suffix(sign)))
    {
        bare = rest;
    }
    let is_negative = bare.starts_with(['-', '−', '△', '▲', '(']);
    if is_negative && bare.contains(|c: char| c.is_ascii_digit()) {
        return Err(Sentence::new(
            "값이 0원보다 작습니다.",
            "The price is below zero.",
        ));
    }
    let unreadable = || {
        Sentence::new(
            format!(
                "값 ‘{}’을 원 단위 숫자로 읽을 수 없습니다. 12000처럼 적어 주세요.",
                shown(written)
            ),
            format!(
                "The price ‘{}’ is no number of won. Write it like 12000.",
                shown(written)
            ),
        )
    };
    let (whole, fraction) = bare.split_once('.').unwrap_or((bare, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let mut groups = whole.split(',');
    let first = groups.next().unwrap_or_default();
    let is_grouped = groups.clone().count() > 0;
    let fits = !first.is_empty()
        && digits(first)
        && (!is_grouped || first.len() <= 3)
        && groups.all(|group| group.len() == 3 && digits(group))
        && digits(fraction);
    // 12.000 is twelve to one reader and twelve thousand to another.
    if !fits || (fraction.len() == 3 && first.len() <= 3 && !is_grouped) {
        return Err(unreadable());
    }
    if fraction.bytes().any(|byte| byte != b'0') {
        return Err(Sentence::new(
            "값에 1원보다 작은 수가 있습니다. 원 단위로 적어 주세요.",
            "The price has a fraction of a won. Write whole won.",
        ));
    }
    let won: String = whole.chars().filter(|c| *c != ',').collect();
    won.parse()
        .ok()
        .filter(|won| *won <= HIGHEST_PRICE_WON)
        .ok_or_else(|| {
            Sentence::new(
                format!("값이 {}원보다 큽니다.", thousands(HIGHEST_PRICE_WON)),
                format!("The price is above {} won.", thousands(HIGHEST_PRICE_WON)),
            )
        })
}

fn stock(written: &str) -> Option<u32> {
    let text: String = written.nfkc().filter(|c| !c.is_whitespace()).collect();
    let bare = text.strip_suffix('개').unwrap_or(&text);
    let bare = bare.strip_suffix(".0").unwrap_or(bare);
    let digits: String = bare.chars().filter(|c| *c != ',').collect();
    digits.parse().ok().filter(|pieces| *pieces <= MOST_STOCK)
}

/// What somebody wrote, short enough for a sentence.
fn shown(written: &str) -> String {
    written
        .chars()
        .filter(|c| !c.is_control())
        .take(30)
        .collect()
}

fn without_barcode(written: &str) -> Sentence {
    let reason = unreadable_barcode();
    Sentence::new(
        format!("바코드 ‘{}’ 없이 넣습니다. {}", shown(written), reason.ko),
        format!(
            "It goes in without the barcode ‘{}’. {}",
            shown(written),
            reason.en
        ),
    )
}

/// What one row says.
struct RowDraft {
    name: String,
    english_name: String,
    price_won: u64,
    tags: Vec<String>,
    barcode: Option<String>,
    stock: Option<u32>,
}

impl RowDraft {
    fn added(self) -> ProductAdded {
        let en = match self.english_name.is_empty() {
            true => self.name.clone(),
            false => self.english_name,
        };
        ProductAdded {
            name: Bilingual { ko: self.name, en },
            price_won: self.price_won,
            tags: self.tags,
            position: 0,
            barcode: self.barcode,
            stock: self.stock,
        }
    }

    /// What it changes of a product; an empty cell changes nothing.
    fn changes(self, id: Uuid, old: &Product, steps: &mut Vec<Step>) -> RowOutcome {
        let mut words = Vec::new();
        if old.retired {
            words.push(Sentence::new("다시 팝니다.", "It is sold again."));
        }
        let mut name = renamed(&old.name, &self.name);
        if !self.english_name.is_empty() && self.english_name != old.name.en {
            name = Some(Bilingual {
                ko: self.name,
                en: self.english_name,
            });
        }
        if let Some(name) = &name {
            words.push(Sentence::new(
                format!("이름: {} → {}", old.name.ko, name.ko),
                format!("Name: {} → {}", old.name.en, name.en),
            ));
        }
        let price_won = (old.price_won != self.price_won).then_some(self.price_won);
        if let Some(new) = price_won {
            let (old, new) = (thousands(old.price_won), thousands(new));
            words.push(Sentence::new(
                format!("값: {old}원 → {new}원"),
                format!("Price: {old} won → {new} won"),
            ));
        }
        let tags = (!self.tags.is_empty() && old.tags != self.tags).then_some(self.tags);
        if let Some(tags) = &tags {
            let (old, new) = (old.tags.join(", "), tags.join(", "));
            words.push(Sentence::new(
                format!("태그: {old} → {new}"),
                format!("Tags: {old} → {new}"),
            ));
        }
        let barcode = self.barcode.filter(|barcode| *barcode != old.barcode);
        if let Some(barcode) = &barcode {
            words.push(Sentence::new(
                format!("바코드: {barcode}"),
                format!("Barcode: {barcode}"),
            ));
        }
        let counted = self
            .stock
            .filter(|stock| old.stock != Some(i64::from(*stock)));
        if let Some(stock) = counted {
            words.push(match old.stock {
                Some(old) => Sentence::new(
                    format!("재고: {old}개 → {stock}개"),
                    format!("Stock: {old} → {stock}"),
                ),
                None => Sentence::new(format!("재고: {stock}개"), format!("Stock: {stock}")),
            });
        }
        if words.is_empty() {
            return RowOutcome::Unchanged;
        }
        steps.push(Step::Change {
            id,
            changed: ProductChanged {
                name,
                price_won,
                tags,
                barcode,
                stock: counted.map(StoredStock::Counted),
            },
            returns: old.retired,
        });
        RowOutcome::Changed(words)
    }
}

/// The catalogue, to find a row's product in. What is on sale is found before
/// what is not.
struct Known<'a> {
    by_barcode: BTreeMap<&'a str, (Uuid, &'a Product)>,
    by_name: BTreeMap<&'a str, Vec<(Uuid, &'a Product)>>,
}

impl<'a> Known<'a> {
    fn of(catalogue: &'a [(Uuid, Product)]) -> Self {
        let mut known = Self {
            by_barcode: BTreeMap::new(),
            by_name: BTreeMap::new(),
        };
        let (on_sale, retired): (Vec<_>, Vec<_>) =
            catalogue.iter().partition(|(_, product)| !product.retired);
        for (id, product) in on_sale.into_iter().chain(retired) {
            if !product.barcode.is_empty() {
                known
                    .by_barcode
                    .entry(&product.barcode)
                    .or_insert((*id, product));
            }
            let namesakes = known.by_name.entry(&product.name.ko).or_default();
            // A retired namesake is found only when there is no other.
            if !product.retired || namesakes.is_empty() {
                namesakes.push((*id, product));
            }
        }
        known
    }

    fn find(
        &self,
        draft: &RowDraft,
        notes: &mut Vec<Sentence>,
    ) -> Result<Option<(Uuid, &'a Product)>, Sentence> {
        let by_barcode = draft
            .barcode
            .as_deref()
            .and_then(|barcode| self.by_barcode.get(barcode));
        if let Some(found) = by_barcode {
            return Ok(Some(*found));
        }
        match self.by_name.get(draft.name.as_str()).map(Vec::as_slice) {
            None | Some([]) => Ok(None),
            // The same name under another barcode is another size or colour.
            Some(namesakes)
                if draft.barcode.is_some()
                    && namesakes
                        .iter()
                        .all(|(_, product)| !product.barcode.is_empty()) =>
            {
                notes.push(Sentence::new(
                    "이름이 같고 바코드가 다른 상품이 이미 있습니다.",
                    "There is a product of the same name with another barcode.",
                ));
                Ok(None)
            }
            Some([found]) => Ok(Some(*found)),
            Some(_) => Err(Sentence::new(
                "이름이 같은 상품이 둘 이상 있어 어느 것인지 알 수 없습니다. 바코드를 함께 적어 주세요.",
                "Several products have this name, so it is not clear which is meant. Give the barcode too.",
            )),
        }
    }
}

/// Rows that were read, to find those that say the same thing twice.
#[derive(Default)]
struct Seen {
    barcodes: BTreeMap<String, u32>,
    /// By name; a product with a barcode is told apart by that.
    names: BTreeMap<String, (u32, bool)>,
}

impl Seen {
    fn check(&mut self, row: u32, draft: &RowDraft) -> Result<(), Sentence> {
        let has_barcode = draft.barcode.is_some();
        let by_barcode = draft.barcode.as_ref().and_then(|it| self.barcodes.get(it));
        if let Some(earlier) = by_barcode {
            return Err(Sentence::new(
                format!("{earlier}행과 바코드가 같습니다."),
                format!("Row {earlier} has the same barcode."),
            ));
        }
        if let Some((earlier, other_has)) = self.names.get(&draft.name)
            && !(has_barcode && *other_has)
        {
            return Err(Sentence::new(
                format!("{earlier}행과 이름이 같습니다."),
                format!("Row {earlier} has the same name."),
            ));
        }
        if let Some(barcode) = &draft.barcode {
            self.barcodes.insert(barcode.clone(), row);
        }
        self.names.insert(draft.name.clone(), (row, has_barcode));
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The ways real price lists write twelve thousand won, and what must not
    /// be taken for it.
    #[test]
    fn prices_are_read_as_people_write_them() {
        for written in [
            "12000",
            "12,000",
            "12,000원",
            "₩12,000",
            "￦12,000",
            "\\12,000",
            "12000.0",
            "12000.00",
            "12,000.00",
            " 12 000 ",
            "１２，０００원",
            "KRW 12,000",
            "12,000 won",
        ] {
            assert_eq!(price(written), Ok(12_000), "{written}");
        }
        assert_eq!(price("0"), Ok(0), "a gift has a price too");
        for (written, word) in [
            ("", "비어"),
            ("-12,000", "0원보다"),
            ("(12,000)", "0원보다"),
            ("▲12,000", "0원보다"),
            ("12000.5", "1원보다"),
            ("12.000", "읽을 수"),
            ("1,2000", "읽을 수"),
            ("12,00", "읽을 수"),
            ("1.2만원", "읽을 수"),
            ("별도 문의", "읽을 수"),
            ("#N/A", "읽을 수"),
            ("12,000~15,000", "읽을 수"),
            ("1000000001", "보다 큽니다"),
            ("99999999999999999999999", "보다 큽니다"),
        ] {
            let reason = price(written).expect_err("this is no price");
            assert!(reason.ko.contains(word), "{written}: {reason}");
        }
    }

    proptest! {
        /// Any text is a price or a reason; and whole won come back.
        #[test]
        fn any_text_is_answered(text: String, won in 0_u64..=HIGHEST_PRICE_WON) {
            let _ = price(&text);
            prop_assert_eq!(price(&format!("{}원", thousands(won))), Ok(won));
            prop_assert_eq!(price(&words::number::plain(won as f64)), Ok(won));
        }
    }
}
