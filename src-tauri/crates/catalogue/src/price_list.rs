//! Where does the table stand in this file, and what does each row say?

use crate::cells::{price, stock, without_barcode};
use crate::columns::{Column, columns, likely_sheet};
use crate::limits::{LONGEST_NAME, MOST_ROWS};
use crate::product::{clean_name, clean_tags};
use coupon::Barcode;
use spreadsheet::{Row, Sheet, Source};
use std::collections::BTreeMap;
use words::{Sentence, sentence};

/// The header stands within the first rows, below a title at most.
const HEADER_WITHIN: usize = 20;

/// A price list: its columns, and the rows below the header.
pub struct PriceList {
    pub(crate) columns: BTreeMap<Column, u32>,
    pub(crate) rows: Vec<Row>,
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
    /// be read.
    ///
    /// # Errors
    /// A sentence, when the file is no price list or too long for one.
    pub fn read(bytes: &[u8], file_name: &str) -> Result<Self, Sentence> {
        let sheet = match spreadsheet::is_workbook(bytes) || file_name.starts_with("~$") {
            true => {
                let workbook =
                    spreadsheet::read_workbook(bytes, file_name, Source::Stranger, likely_sheet)
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
            return Err(sentence!("price-list-without-header"));
        };
        if !columns.contains_key(&Column::Price) {
            return Err(sentence!("price-list-without-prices"));
        }
        rows.drain(..=index);
        if rows.len() > MOST_ROWS {
            return Err(sentence!(
                "price-list-too-long",
                rows = rows.len(),
                most = MOST_ROWS
            ));
        }
        Ok(Self { columns, rows })
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

    /// What a row says, with a note for each thing that was left out of it.
    pub(crate) fn draft(&self, row: &Row, notes: &mut Vec<Sentence>) -> Result<RowDraft, Sentence> {
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
