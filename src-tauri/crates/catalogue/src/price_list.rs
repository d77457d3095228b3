//! Where does the table stand in this file, and what does each row say?

use crate::cells::{price, stock, without_barcode};
use crate::columns::{Column, header, is_too_wide, visible_sheets};
use crate::headings::{is_total, other_unit};
use crate::limits::{LONGEST_NAME, MOST_COLUMNS, MOST_ROWS};
use crate::price_column::{NoPrice, price_column};
use crate::product::{clean_name, clean_tags};
use coupon::Barcode;
use spreadsheet::{Row, Sheet, Source};
use std::collections::BTreeMap;
use words::{Sentence, sentence};

/// A price list: its columns, and the rows below the header.
pub struct PriceList {
    pub(crate) columns: BTreeMap<Column, u32>,
    pub(crate) rows: Vec<Row>,
    /// What is to be known of the file as a whole.
    pub(crate) notes: Vec<Sentence>,
    /// The sheet's name; empty for a text file.
    sheet: String,
    /// What the header calls each column.
    headings: BTreeMap<u32, String>,
    /// The numbers of the header's rows.
    header_rows: Vec<u32>,
    /// How a text file is split; none for a workbook, whose cells are certain.
    split: Option<Split>,
}

/// How a text file is split into cells.
struct Split {
    delimiter: char,
    /// How many fields the header has, empty ones too.
    fields: u32,
}

/// Why a sheet gives no price list.
enum NoList {
    /// There is none in it.
    Absent(Sentence),
    /// There is one, and what it says of money is doubtful.
    Doubtful(Sentence),
}

impl NoList {
    fn sentence(self) -> Sentence {
        match self {
            Self::Absent(why) | Self::Doubtful(why) => why,
        }
    }
}

/// What one row says.
pub(crate) struct RowDraft {
    pub(crate) name: String,
    pub(crate) english_name: String,
    pub(crate) price_won: u64,
    pub(crate) tags: Vec<String>,
    pub(crate) barcode: Option<String>,
    pub(crate) stock: Option<u32>,
}

impl PriceList {
    /// Reads a workbook or a CSV file; the name says what a file is that cannot
    /// be read. Of a workbook the first visible sheet with a list is taken.
    ///
    /// # Errors
    /// A sentence, when the file is no price list or too long for one, or when
    /// it is not clear which column is the price.
    pub fn read(bytes: &[u8], file_name: &str) -> Result<Self, Sentence> {
        if !spreadsheet::is_workbook(bytes) && !file_name.starts_with("~$") {
            let table = spreadsheet::read_csv(bytes, |rows| header(rows).is_some())
                .map_err(|refusal| refusal.sentence)?;
            let mut list = Self::of(table.sheet).map_err(NoList::sentence)?;
            let fields = list
                .header_rows
                .iter()
                .filter_map(|row| table.fields.get(row));
            list.split = Some(Split {
                delimiter: table.delimiter,
                fields: fields.copied().max().unwrap_or_default(),
            });
            return Ok(list);
        }
        let workbook =
            spreadsheet::read_workbook(bytes, file_name, Source::Stranger, visible_sheets)
                .map_err(|refusal| refusal.sentence)?;
        let mut absent = sentence!("price-list-without-header");
        let mut lists = Vec::new();
        for sheet in workbook.sheets {
            let name = sheet.name.clone();
            match Self::of(sheet) {
                Ok(list) => lists.push((name, Ok(list))),
                Err(NoList::Doubtful(why)) => lists.push((name, Err(why))),
                Err(NoList::Absent(why)) => absent = why,
            }
        }
        let others: Vec<String> = lists.iter().skip(1).map(|(name, _)| name.clone()).collect();
        let (sheet, first) = lists.into_iter().next().ok_or(absent)?;
        let mut list = first?;
        if !others.is_empty() {
            list.notes.push(sentence!(
                "price-list-sheet-taken",
                sheet = sheet,
                left = others.join(", ")
            ));
        }
        Ok(list)
    }

    fn of(sheet: Sheet) -> Result<Self, NoList> {
        let mut rows = sheet.rows;
        if is_too_wide(&rows) {
            return Err(NoList::Absent(sentence!(
                "price-list-too-wide",
                most = MOST_COLUMNS
            )));
        }
        let Some(header) = header(&rows) else {
            return Err(NoList::Absent(sentence!("price-list-without-header")));
        };
        let (at, taken) = price_column(&header).map_err(|why| match why {
            NoPrice::None(why) => NoList::Absent(why),
            NoPrice::Several(why) => NoList::Doubtful(why),
        })?;
        // The header's last row is judged column by column.
        let above = rows.drain(..header.rows).rev().skip(1);
        let mut texts = above.flat_map(|row| row.cells);
        if let Some(unit) = texts.find_map(|(_, text)| other_unit(&text)) {
            return Err(NoList::Doubtful(sentence!(
                "price-list-in-another-unit",
                unit = unit
            )));
        }
        drop(texts);
        if rows.len() > MOST_ROWS {
            return Err(NoList::Doubtful(sentence!(
                "price-list-too-long",
                rows = rows.len(),
                most = MOST_ROWS
            )));
        }
        let mut columns = header.columns;
        columns.insert(Column::Price, at);
        let mut notes: Vec<Sentence> = taken.into_iter().collect();
        if columns.contains_key(&Column::Picture) {
            notes.push(sentence!("price-list-without-pictures"));
        }
        Ok(Self {
            columns,
            rows,
            notes,
            sheet: sheet.name,
            headings: header.texts,
            split: None,
            header_rows: header.numbers,
        })
    }

    /// The sheet that was taken; none for a text file.
    pub fn sheet(&self) -> Option<&str> {
        Some(self.sheet.as_str()).filter(|name| !name.is_empty())
    }

    /// What the header calls the columns that are read, by what they hold:
    /// `name`, `name_en`, `price`, `tags`, `barcode`, `stock`.
    pub fn headings(&self) -> BTreeMap<&'static str, &str> {
        let read = self.columns.iter().filter_map(|(column, at)| {
            let heading = self.headings.get(at)?;
            Some((column.code()?, heading.as_str()))
        });
        read.collect()
    }

    /// How many rows stand below the header.
    pub fn row_count(&self) -> usize {
        self.rows.len()
    }

    pub(crate) fn text<'a>(&self, row: &'a Row, column: Column) -> &'a str {
        let index = self.columns.get(&column);
        row.cells
            .iter()
            .find(|(at, _)| Some(at) == index)
            .map_or("", |(_, text)| text)
    }

    /// Refuses a row of a text file whose cells may stand in the wrong columns,
    /// because a thousand was written with the comma that splits the row.
    fn check_structure(&self, row: &Row) -> Result<(), Sentence> {
        let Some(split) = &self.split else {
            return Ok(());
        };
        if row.cells.last().is_some_and(|(at, _)| *at >= split.fields) {
            return Err(sentence!("row-longer-than-the-header"));
        }
        let digits = |at: Option<u32>| {
            let text = row.cells.iter().find(|(column, _)| Some(*column) == at);
            let text = text.map_or("", |(_, text)| text.as_str());
            match text.bytes().all(|byte| byte.is_ascii_digit()) {
                true => text.len(),
                false => 0,
            }
        };
        let at = self.columns.get(&Column::Price).copied();
        let (before, price) = (at.and_then(|at| at.checked_sub(1)), digits(at));
        let after = at.map(|at| at + 1);
        let splits = |first: usize, second: usize| (1..=3).contains(&first) && second == 3;
        let is_split = splits(price, digits(after)) || splits(digits(before), price);
        match split.delimiter == ',' && is_split {
            true => Err(sentence!("row-price-split")),
            false => Ok(()),
        }
    }

    /// What a row says, with a note for each thing that was left out of it.
    pub(crate) fn draft(&self, row: &Row, notes: &mut Vec<Sentence>) -> Result<RowDraft, Sentence> {
        if row.cells.iter().any(|(_, text)| is_total(text)) {
            return Err(sentence!("row-of-totals"));
        }
        self.check_structure(row)?;
        let written = self.text(row, Column::Name);
        let name = clean_name(written);
        if name.is_empty() {
            return Err(sentence!("row-name-empty"));
        }
        if written.chars().count() > LONGEST_NAME {
            return Err(sentence!("row-name-too-long"));
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
                    notes.push(sentence!("row-stock-unreadable"));
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
