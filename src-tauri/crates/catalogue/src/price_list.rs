//! Where does the table stand in this file, and what does each row say?

use crate::cells::{price, stock, without_barcode, yes_or_no};
use crate::columns::{Column, Header, header, is_too_wide, next_header};
use crate::headings::is_money;
use crate::limits::{LONGEST_NAME, MOST_COLUMNS, MOST_ROWS};
use crate::price_column::{NoPrice, price_column};
use crate::product::{clean_name, clean_tags};
use crate::table::{Split, Table};
use crate::units::is_other_money;
use coupon::Barcode;
use progress::Progress;
use spreadsheet::{Row, Sheet, Source};
use std::collections::BTreeMap;
use words::typed::one_line;
use words::{Sentence, sentence};

/// A price list: its columns, and the rows below the header.
pub struct PriceList {
    table: Table,
    pub(crate) rows: Vec<Row>,
    /// What is to be known of the file as a whole.
    pub(crate) notes: Vec<Sentence>,
    /// The sheet's name; empty for a text file.
    sheet: String,
    /// The numbers of the header's rows.
    header_rows: Vec<u32>,
}

/// Why a sheet gives no price list.
enum NoList {
    /// There is none in it.
    Absent(Sentence),
    /// There is one without anything that is known to be a price.
    Unknown(Sentence),
    /// There is one, and what it says of money is doubtful.
    Doubtful(Sentence),
}

impl NoList {
    fn sentence(self) -> Sentence {
        match self {
            Self::Absent(why) | Self::Unknown(why) | Self::Doubtful(why) => why,
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
    /// Whether it is one of a set, if the row says so.
    pub(crate) is_one_of_a_set: Option<bool>,
}

impl PriceList {
    /// Reads a workbook or a CSV file; the name says what a file is that cannot
    /// be read. Of a workbook the first visible sheet with a list is taken.
    ///
    /// # Errors
    /// A sentence, when the file is no price list or too long for one, or when
    /// it is not clear which column is the price.
    pub fn read(bytes: &[u8], file_name: &str) -> Result<Self, Sentence> {
        Self::read_with_progress(bytes, file_name, &Progress::default())
    }

    /// As [`PriceList::read`], for somebody who waits for it.
    ///
    /// # Errors
    /// Also when the reading was stopped.
    pub fn read_with_progress(
        bytes: &[u8],
        file_name: &str,
        progress: &Progress,
    ) -> Result<Self, Sentence> {
        if !spreadsheet::is_workbook(bytes) && !file_name.starts_with("~$") {
            let table = spreadsheet::read_csv(bytes, |rows| header(rows).is_some(), progress)
                .map_err(|refusal| refusal.sentence)?;
            let mut list = Self::of(table.sheet).map_err(NoList::sentence)?;
            let fields = list.header_rows.iter();
            let fields = fields.filter_map(|row| table.fields.get(row)).copied();
            list.table.split = Some(Split {
                delimiter: table.delimiter,
                header_fields: fields.max().unwrap_or_default(),
                fields: table.fields,
            });
            return Ok(list);
        }
        let workbook = spreadsheet::read_workbook(
            bytes,
            file_name,
            Source::Stranger,
            spreadsheet::visible_sheets,
            progress,
        )
        .map_err(|refusal| refusal.sentence)?;
        let mut none = sentence!("price-list-without-header");
        let mut lists: Vec<(String, Result<Self, Sentence>)> = Vec::new();
        let mut left = Vec::new();
        for sheet in workbook.sheets {
            let name = sheet.name.clone();
            match Self::of(sheet) {
                Ok(list) => lists.push((name, Ok(list))),
                Err(NoList::Doubtful(why)) => lists.push((name, Err(why))),
                Err(NoList::Unknown(why)) => {
                    none = why;
                    left.push(name);
                }
                Err(NoList::Absent(why)) if left.is_empty() => none = why,
                Err(NoList::Absent(_)) => {}
            }
        }
        if lists.is_empty() {
            return Err(none);
        }
        let (sheet, first) = lists.remove(0);
        let mut list = first?;
        left.extend(lists.into_iter().map(|(name, _)| name));
        if !left.is_empty() {
            list.notes.push(sentence!(
                "price-list-sheet-taken",
                sheet = sheet,
                left = left.join(", ")
            ));
        }
        Ok(list)
    }

    fn of(mut sheet: Sheet) -> Result<Self, NoList> {
        let hidden = sheet.leave_out_hidden();
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
        let price = price_column(&header).map_err(|why| match why {
            NoPrice::Absent(why) => NoList::Absent(why),
            NoPrice::Unknown(why) => NoList::Unknown(why),
            NoPrice::Several(why) => NoList::Doubtful(why),
        })?;
        let below = rows.split_off(header.rows);
        if below.is_empty() {
            return Err(NoList::Absent(sentence!("price-list-empty")));
        }
        if below.len() > MOST_ROWS {
            return Err(NoList::Doubtful(sentence!(
                "price-list-too-long",
                rows = below.len(),
                most = MOST_ROWS
            )));
        }
        let mut columns = header.columns.clone();
        columns.insert(Column::Price, price.at);
        let mut notes: Vec<Sentence> = price.note.into_iter().collect();
        if columns.contains_key(&Column::Picture) {
            notes.push(sentence!("price-list-without-pictures"));
        }
        if hidden.rows > 0 {
            notes.push(sentence!("price-list-rows-hidden", count = hidden.rows));
        }
        if hidden.columns > 0 {
            notes.push(sentence!(
                "price-list-columns-hidden",
                count = hidden.columns
            ));
        }
        let list = Self {
            table: Table {
                columns,
                headings: header.texts.clone(),
                left: price.left,
                next_table: next_header(&below, &header),
                number_formats: sheet.number_formats,
                split: None,
            },
            rows: below,
            notes,
            sheet: sheet.name,
            header_rows: header.numbers.clone(),
        };
        match list.doubt(&rows, &header) {
            Some(why) => Err(NoList::Doubtful(why)),
            None => Ok(list),
        }
    }

    /// What stands around the table and says that its prices are not won for
    /// one piece.
    fn doubt(&self, above: &[Row], header: &Header) -> Option<Sentence> {
        if is_other_money(&self.sheet) {
            return Some(sentence!(
                "price-list-of-other-money",
                sheet = self.sheet.as_str()
            ));
        }
        let below = self.rows.iter().filter(|row| self.is_note(row));
        let notes = above.iter().chain(below).flat_map(|row| {
            // The header's columns of money are judged one by one.
            let is_header = header.numbers.contains(&row.number);
            let is_judged = |at: &u32| header.texts.get(at).is_some_and(|text| is_money(text));
            let texts = row.cells.iter();
            let texts = texts.filter(|(at, text)| !is_header || !is_money(text) && !is_judged(at));
            let texts: Vec<String> = texts.map(|(_, text)| text.clone()).collect();
            // 단위 may stand in one cell and 천원 in the next.
            let whole = texts.join(": ");
            let texts = texts.into_iter().chain([whole]);
            texts.map(|text| (row.number, text))
        });
        let number = header.numbers.last().copied().unwrap_or_default();
        let headings = header
            .notes(&self.rows)
            .map(|text| (number, text.to_owned()));
        let (row, text) = notes
            .chain(headings)
            .find(|(_, text)| is_other_money(text))?;
        Some(sentence!(
            "price-list-in-other-money",
            row = row,
            text = one_line(&text, 40)
        ))
    }

    /// Whether a row below the header is no product: it has no name or no price.
    fn is_note(&self, row: &Row) -> bool {
        let price = self.text(row, Column::Price);
        let has_price = price.contains(|c: char| c.is_ascii_digit());
        let is_header = self.table.next_table == Some(row.number);
        !is_header && (self.text(row, Column::Name).is_empty() || !has_price)
    }

    /// The sheet that was taken; none for a text file.
    pub fn sheet(&self) -> Option<&str> {
        Some(self.sheet.as_str()).filter(|name| !name.is_empty())
    }

    /// What the header calls the columns that are read, by what they hold:
    /// `name`, `name_en`, `price`, `tags`, `barcode`, `stock`, `one_of_a_set`.
    pub fn headings(&self) -> BTreeMap<&'static str, &str> {
        let read = self.table.columns.iter().filter_map(|(column, at)| {
            let heading = self.table.headings.get(at)?;
            Some((column.code()?, heading.as_str()))
        });
        read.collect()
    }

    /// How many rows stand below the header.
    pub fn row_count(&self) -> usize {
        self.rows.len()
    }

    pub(crate) fn text<'a>(&self, row: &'a Row, column: Column) -> &'a str {
        self.table.text(row, column)
    }

    /// What a row says, with a note for each thing that was left out of it.
    pub(crate) fn draft(&self, row: &Row, notes: &mut Vec<Sentence>) -> Result<RowDraft, Sentence> {
        self.table.check_structure(row)?;
        let written = self.text(row, Column::Name);
        let name = clean_name(written);
        if name.is_empty() {
            return Err(sentence!("row-name-empty"));
        }
        if written.chars().count() > LONGEST_NAME {
            return Err(sentence!("row-name-too-long"));
        }
        let price_won = price(self.text(row, Column::Price))?;
        self.table.check_price(row, price_won)?;
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
        let is_one_of_a_set = match self.text(row, Column::OneOfASet) {
            "" => None,
            text => {
                let said = yes_or_no(text);
                if said.is_none() {
                    notes.push(sentence!("row-one-of-a-set-unreadable"));
                }
                said
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
            is_one_of_a_set,
        })
    }
}
