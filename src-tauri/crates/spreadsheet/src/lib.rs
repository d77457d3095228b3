//! Which cells does this file hold?
//!
//! A workbook comes from an e-mail, a chat or a USB stick. It is recognised by
//! its content and never by its name, measured before it is unpacked, and read
//! into nothing but rows of cleaned text ([`Workbook`]). What is no workbook
//! can be read as a table of comma-separated values ([`read_csv`]).
//!
//! Whoever asks says which sheets are of use to her; nothing here knows what
//! the cells mean.

mod cell;
mod comma;
mod compound;
mod formats;
mod hidden;
mod limits;
mod old_formats;
mod package;
mod panics;

use std::collections::{BTreeMap, BTreeSet};
use std::io::Cursor;
use std::sync::Arc;

use calamine::{Data, DataRef, Reader, SheetType, SheetVisible, Xls, Xlsx};
use progress::{Progress, Stopped};
use words::{Sentence, sentence};

pub use cell::clean;
use cell::{Contents, cell_text};
pub use comma::{TextTable, decoded, read_csv};
use formats::Formats;
pub use hidden::{Hidden, LeftOut};
pub use limits::LARGEST_FILE;
use old_formats::OldFormats;

/// Why a file is not opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// A stable name for this kind of trouble, for programs.
    pub code: &'static str,
    /// What happened and what to do.
    pub sentence: Sentence,
}

impl Refusal {
    fn new(code: &'static str, sentence: Sentence) -> Self {
        Self { code, sentence }
    }
}

impl From<Stopped> for Refusal {
    fn from(_: Stopped) -> Self {
        Self::new("stopped", sentence!("workbook-reading-stopped"))
    }
}

/// Where a workbook comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// From anywhere: what it would cost to read is bounded.
    Stranger,
    /// From the booth's own store, where it was accepted before: it must open
    /// again whatever today's bounds are.
    Store,
}

/// The sheets of a workbook that somebody asked for.
#[derive(Debug, Default)]
pub struct Workbook {
    /// The names of all sheets, as written and in order.
    pub sheet_names: Vec<String>,
    /// The sheets read, in the workbook's order.
    pub sheets: Vec<Sheet>,
}

/// A sheet that can be asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetName {
    /// As written.
    pub name: String,
    /// Whether whoever opens the workbook sees cells under this name: it is not
    /// hidden, and no chart.
    pub is_visible: bool,
}

/// One sheet.
#[derive(Debug, Default)]
pub struct Sheet {
    /// The name as written; empty for a CSV file.
    pub name: String,
    /// Rows with text in them, in order; hidden ones too, until they are left out
    /// ([`Sheet::leave_out_hidden`]).
    pub rows: Vec<Row>,
    /// How a cell would show a number, by its row's number and its column: the
    /// format code of [ECMA-376] 18.8.31. None for what is shown as it is.
    pub number_formats: BTreeMap<(u32, u32), Arc<str>>,
    /// Which rows and columns are hidden.
    pub hidden: Hidden,
}

/// One row.
#[derive(Debug)]
pub struct Row {
    /// As Excel counts, from 1.
    pub number: u32,
    /// Column (from 0) and text, in order; never empty text.
    pub cells: Vec<(u32, String)>,
}

/// Whether the bytes begin like a workbook, whatever the file's name says.
pub fn is_workbook(bytes: &[u8]) -> bool {
    limits::kind(bytes).is_some()
}

/// Reads the sheets that `wanted` picks by their names from the bytes of an
/// `.xlsx` or `.xls` file. Formulas are read as the value they had when the
/// file was saved. Counted are the bytes unpacked, then the cells.
///
/// # Errors
/// With the sentence to show, when the file is no workbook, damaged, protected,
/// or larger than anybody's own tables are; or when the reading was stopped.
pub fn read_workbook(
    bytes: &[u8],
    file_name: &str,
    source: Source,
    wanted: fn(&[SheetName]) -> Vec<String>,
    progress: &Progress,
) -> Result<Workbook, Refusal> {
    limits::check_size(bytes)?;
    let kind = limits::recognise(bytes, file_name)?;
    // calamine is a large parser fed with a stranger's bytes. Should it ever
    // panic, the booth must go on and the file must be refused like any other
    // that cannot be read.
    let outcome = panics::caught_silently(|| match kind {
        limits::Kind::Xlsx => {
            let measured = package::check(bytes, source, progress)?;
            read_xlsx(bytes, &measured, wanted, progress)
        }
        limits::Kind::Xls => {
            let hidden = match source {
                Source::Stranger => compound::check(bytes)?,
                Source::Store => Vec::new(),
            };
            read_xls(bytes, hidden, wanted, progress)
        }
    });
    outcome.unwrap_or_else(|| Err(limits::unreadable()))
}

fn read_xlsx(
    bytes: &[u8],
    measured: &package::Measured,
    wanted: fn(&[SheetName]) -> Vec<String>,
    progress: &Progress,
) -> Result<Workbook, Refusal> {
    let mut file: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|_| limits::unreadable())?;
    let names = counted(file.sheets_metadata())?;
    let wanted = once_each(wanted(&names));
    measured.check(wanted.len())?;
    let sheets = wanted.iter().map(|name| place(&names, name));
    progress.begin(sheets.map(|sheet| measured.cells(sheet)).sum());
    let mut collector = Collector::default();
    let mut sheets = Vec::new();
    for name in wanted {
        let mut cells = BTreeMap::new();
        let mut formats = Formats::default();
        // Cells are streamed: calamine's own table would need memory for the
        // whole rectangle between the first and the last cell.
        let mut reader = file
            .worksheet_cells_reader(&name)
            .map_err(|_| limits::unreadable())?;
        while let Some((cell, style)) = reader
            .next_cell_with_style_id()
            .map_err(|_| limits::unreadable())?
        {
            progress.advance(1)?;
            let contents = match cell.get_value() {
                DataRef::Empty => continue,
                DataRef::Int(number) => Contents::Whole(*number),
                DataRef::Float(number) => Contents::Number(*number),
                DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => {
                    Contents::Text(text)
                }
                DataRef::SharedString(text) => Contents::Text(text),
                DataRef::Bool(truth) => Contents::Truth(*truth),
                DataRef::DateTime(date) => Contents::Date(*date),
                DataRef::Error(error) => Contents::Error(error),
            };
            collector.collect(&mut cells, cell.get_position(), &contents)?;
            if let Contents::Whole(_) | Contents::Number(_) = contents {
                let styles = reader.styles().get(style);
                let format = styles.and_then(|style| style.number_format.as_ref());
                let code = format.map_or("", |format| &format.format_code);
                formats.keep(cell.get_position(), style, code);
            }
        }
        let hidden = measured.hidden(place(&names, &name));
        sheets.push(Sheet {
            number_formats: formats.of_cells,
            ..into_sheet(name, cells, hidden)
        });
    }
    Ok(Workbook {
        sheet_names: names.into_iter().map(|sheet| sheet.name).collect(),
        sheets,
    })
}

fn read_xls(
    bytes: &[u8],
    mut hidden: Vec<Hidden>,
    wanted: fn(&[SheetName]) -> Vec<String>,
    progress: &Progress,
) -> Result<Workbook, Refusal> {
    let mut file: Xls<_> = Xls::new(Cursor::new(bytes)).map_err(|error| match error {
        calamine::XlsError::Password => limits::password(),
        _ => limits::unreadable(),
    })?;
    let names = counted(file.sheets_metadata())?;
    let formats = OldFormats::of(bytes);
    let mut collector = Collector::default();
    let mut sheets = Vec::new();
    for name in once_each(wanted(&names)) {
        let range = file
            .worksheet_range(&name)
            .map_err(|_| limits::unreadable())?;
        let (first_row, first_column) = range.start().unwrap_or_default();
        let mut cells = BTreeMap::new();
        progress.begin(range.used_cells().count() as u64);
        for (row, column, data) in range.used_cells() {
            progress.advance(1)?;
            let contents = match data {
                Data::Empty => continue,
                Data::Int(number) => Contents::Whole(*number),
                Data::Float(number) => Contents::Number(*number),
                Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => {
                    Contents::Text(text)
                }
                Data::Bool(truth) => Contents::Truth(*truth),
                Data::DateTime(date) => Contents::Date(*date),
                Data::Error(error) => Contents::Error(error),
            };
            let place = (first_row + row as u32, first_column + column as u32);
            collector.collect(&mut cells, place, &contents)?;
        }
        let place = place(&names, &name);
        let hidden = hidden.get_mut(place).map(std::mem::take);
        sheets.push(Sheet {
            number_formats: formats.of_sheet(place).of_cells,
            ..into_sheet(name, cells, hidden.unwrap_or_default())
        });
    }
    Ok(Workbook {
        sheet_names: names.into_iter().map(|sheet| sheet.name).collect(),
        sheets,
    })
}

/// The sheets that whoever opens the workbook sees, in its order.
pub fn visible_sheets(names: &[SheetName]) -> Vec<String> {
    let visible = names.iter().filter(|sheet| sheet.is_visible);
    visible.map(|sheet| sheet.name.clone()).collect()
}

fn counted(sheets: &[calamine::Sheet]) -> Result<Vec<SheetName>, Refusal> {
    if sheets.len() > limits::MOST_SHEETS {
        return Err(limits::too_many_sheets(sheets.len()));
    }
    let name = |sheet: &calamine::Sheet| SheetName {
        name: sheet.name.clone(),
        is_visible: sheet.visible == SheetVisible::Visible && sheet.typ == SheetType::WorkSheet,
    };
    Ok(sheets.iter().map(name).collect())
}

fn once_each(mut names: Vec<String>) -> Vec<String> {
    let mut met = BTreeSet::new();
    names.retain(|name| met.insert(name.clone()));
    names
}

/// Which of all sheets has this name. Excel gives no name twice; of a file that
/// does, the first is read.
fn place(names: &[SheetName], name: &str) -> usize {
    let at = names.iter().position(|sheet| sheet.name == name);
    at.unwrap_or(names.len())
}

/// Cells by row and column.
type Cells = BTreeMap<(u32, u32), String>;

/// Counts cells and text over the whole workbook.
#[derive(Default)]
struct Collector {
    cells: usize,
    bytes: usize,
}

impl Collector {
    fn collect(
        &mut self,
        cells: &mut Cells,
        place: (u32, u32),
        contents: &Contents,
    ) -> Result<(), Refusal> {
        // Before it is cleaned, which takes its time for blanks as well.
        if let Contents::Text(text) = contents {
            self.bytes += text.len();
        }
        if self.bytes > limits::MOST_TEXT {
            return Err(limits::too_much_text());
        }
        let text = cell_text(contents);
        if text.is_empty() {
            return Ok(());
        }
        self.cells += 1;
        if self.cells > limits::MOST_CELLS {
            return Err(limits::too_many_cells());
        }
        cells.insert(place, text);
        Ok(())
    }
}

fn into_sheet(name: String, cells: Cells, hidden: Hidden) -> Sheet {
    let mut rows: Vec<Row> = Vec::new();
    for ((row, column), text) in cells {
        let number = row.saturating_add(1);
        match rows.last_mut() {
            Some(last) if last.number == number => last.cells.push((column, text)),
            _ => rows.push(Row {
                number,
                cells: vec![(column, text)],
            }),
        }
    }
    Sheet {
        name,
        rows,
        hidden: hidden.sorted(),
        ..Sheet::default()
    }
}
