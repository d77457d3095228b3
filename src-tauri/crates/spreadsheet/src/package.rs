//! Measures an `.xlsx` file before calamine opens it.
//!
//! calamine keeps relations, styles, names and shared texts whole, and some of
//! them again for every mention; what a file costs follows from what is in it
//! and not from its size. So each part is unpacked and read once with the XML
//! parser that calamine uses, counted, and forgotten. A part that is no XML (a
//! picture) stops that parser where it would stop calamine's.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::io::{BufReader, Cursor, Read};
use std::rc::Rc;

use progress::Progress;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::hidden::Hidden;
use crate::limits::{self, MOST_SHEETS};
use crate::{Refusal, Source};

const LARGEST_UNPACKED: u64 = 100 * 1024 * 1024;
const MOST_ENTRIES: usize = 2_000;
/// Tags and texts in all parts, and in all sheets read: under a second.
const MOST_EVENTS: usize = 4_000_000;
/// Shared texts.
const MOST_TEXTS: u64 = 1_000_000;
/// Bytes of one tag, comment or text, of which calamine has several copies.
const LARGEST_EVENT: usize = 8 * 1024 * 1024;
/// Elements that calamine keeps, other than cells and texts; Excel takes
/// 65,490 cell formats.
const MOST_KEPT: usize = 250_000;
/// Bytes of tags that calamine copies for every format and sheet.
const MOST_COPIED: usize = 64 * 1024 * 1024;

/// What a workbook holds; of one from the booth's own store nothing is known.
#[derive(Debug, Default)]
pub(super) struct Measured {
    /// In tags and texts.
    largest_part: usize,
    /// By their names.
    parts: BTreeMap<String, Part>,
    /// The parts of the sheets, in the workbook's order.
    sheets: Vec<String>,
}

/// What one part says of its rows and cells.
#[derive(Debug, Default)]
struct Part {
    /// The last row met, from 1.
    row: u32,
    cells: u64,
    hidden: Hidden,
}

impl Measured {
    /// Refuses to read so many sheets. Two sheets may be one and the same part.
    pub(super) fn check(&self, sheets: usize) -> Result<(), Refusal> {
        match self.largest_part.saturating_mul(sheets) > MOST_EVENTS {
            true => Err(limits::too_much_inside()),
            false => Ok(()),
        }
    }

    /// What is hidden in the sheet of this place, from 0.
    pub(super) fn hidden(&self, sheet: usize) -> Hidden {
        self.part(sheet)
            .map(|part| part.hidden.clone())
            .unwrap_or_default()
    }

    /// How many cells the sheet of this place has, empty ones too.
    pub(super) fn cells(&self, sheet: usize) -> u64 {
        self.part(sheet).map_or(0, |part| part.cells)
    }

    fn part(&self, sheet: usize) -> Option<&Part> {
        self.parts.get(self.sheets.get(sheet)?)
    }
}

/// Measures a zip file: first what it says of itself, then what it really
/// unpacks to, because the sizes a zip file declares can be lies.
pub(super) fn check(
    bytes: &[u8],
    source: Source,
    progress: &Progress,
) -> Result<Measured, Refusal> {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| limits::unreadable())?;
    if zip.len() > MOST_ENTRIES {
        return Err(limits::too_large_unpacked());
    }
    let mut declared = 0u64;
    let mut is_workbook = false;
    for index in 0..zip.len() {
        let entry = zip.by_index_raw(index).map_err(|_| limits::unreadable())?;
        declared = declared.saturating_add(entry.size());
        is_workbook |= entry
            .name()
            .is_ok_and(|name| name.to_lowercase().ends_with("workbook.xml"));
    }
    if declared > LARGEST_UNPACKED {
        return Err(limits::too_large_unpacked());
    }
    if !is_workbook {
        return Err(limits::not_a_workbook());
    }
    progress.begin(declared);
    let mut counts = Counts::default();
    let mut measured = Measured::default();
    let mut unpacked = 0u64;
    for index in 0..zip.len() {
        let entry = zip.by_index(index).map_err(|_| limits::unreadable())?;
        let name = entry.name().map(plain_name).unwrap_or_default();
        let mut part = Watched {
            inner: entry.take(LARGEST_UNPACKED - unpacked + 1),
            progress,
        };
        if source == Source::Stranger {
            let before = counts.events;
            counts.name.clone_from(&name);
            counts.count(&mut part)?;
            measured.largest_part = measured.largest_part.max(counts.events - before);
            let counted = std::mem::take(&mut counts.part);
            measured.parts.insert(name, counted);
        }
        let rest = std::io::copy(&mut part, &mut std::io::sink());
        progress.check()?;
        rest.map_err(|_| limits::unreadable())?;
        unpacked = LARGEST_UNPACKED + 1 - part.inner.limit();
        if unpacked > LARGEST_UNPACKED {
            return Err(limits::too_large_unpacked());
        }
    }
    let file_at = counts.workbook.rfind('/').map_or(0, |slash| slash + 1);
    let folder = &counts.workbook[..file_at];
    let part = |id: &String| match counts.targets.get(id) {
        Some(target) => match target.strip_prefix('/') {
            Some(target) => target.to_owned(),
            None => format!("{folder}{target}"),
        },
        None => String::new(),
    };
    measured.sheets = counts.sheet_ids.iter().map(part).collect();
    Ok(measured)
}

/// As calamine compares the names of parts.
fn plain_name(name: impl AsRef<str>) -> String {
    name.as_ref().replace('\\', "/").to_lowercase()
}

/// What the parts hold, over the whole file.
#[derive(Default)]
struct Counts {
    /// Tags, texts, comments, …
    events: usize,
    sheets: usize,
    kept: usize,
    /// Elements for which tags of others are copied.
    copies: usize,
    /// The longest tag that is copied, in bytes.
    longest_copied: usize,
    /// The part being read, and its name.
    part: Part,
    name: String,
    /// The name of the part that lists the sheets.
    workbook: String,
    /// The relation of each sheet to its part.
    sheet_ids: Vec<String>,
    /// The parts that relations of the workbook name.
    targets: BTreeMap<String, String>,
}

impl Counts {
    fn count(&mut self, part: &mut impl Read) -> Result<(), Refusal> {
        let left = Rc::new(Cell::new(LARGEST_EVENT));
        let rationed = Rationed {
            inner: part,
            left: Rc::clone(&left),
        };
        let mut xml = Reader::from_reader(BufReader::new(rationed));
        // As calamine sets it.
        let config = xml.config_mut();
        config.check_end_names = false;
        config.trim_text(false);
        config.check_comments = false;
        config.expand_empty_elements = true;
        let mut buffer = Vec::new();
        loop {
            buffer.clear();
            left.set(LARGEST_EVENT);
            match xml.read_event_into(&mut buffer) {
                Ok(Event::Eof) => return Ok(()),
                Ok(Event::Start(tag)) => self.tag(&tag)?,
                Ok(_) => {}
                Err(_) if left.get() == 0 => return Err(limits::too_much_inside()),
                Err(_) => return Ok(()),
            }
            self.events += 1;
            if self.events > MOST_EVENTS {
                return Err(limits::too_much_inside());
            }
        }
    }

    fn tag(&mut self, tag: &BytesStart) -> Result<(), Refusal> {
        match tag.local_name().as_ref() {
            "sheet" => {
                self.sheets += 1;
                self.copies += 1;
                if self.name.ends_with("workbook.xml") {
                    self.workbook.clone_from(&self.name);
                    let id = tag
                        .attributes()
                        .flatten()
                        .find(|attribute| attribute.key.local_name().as_ref() == "id");
                    self.sheet_ids
                        .push(id.map(|id| id.value.into_owned()).unwrap_or_default());
                }
            }
            "xf" => {
                self.kept += 1;
                self.copies += 1;
            }
            "Relationship" | "numFmt" => {
                self.kept += 1;
                self.longest_copied = self.longest_copied.max(tag.len());
                if self.name.ends_with("workbook.xml.rels")
                    && let (Some(id), Some(target)) = (value(tag, "Id"), value(tag, "Target"))
                {
                    self.targets.insert(id, plain_name(target));
                }
            }
            "name" => self.longest_copied = self.longest_copied.max(tag.len()),
            "definedName" | "font" | "fill" | "border" => self.kept += 1,
            "c" => {
                self.part.cells += 1;
                return Ok(());
            }
            "row" => {
                let row = value(tag, "r").and_then(|row| row.parse().ok());
                self.part.row = row.unwrap_or(self.part.row.saturating_add(1));
                if is_hidden(tag, "ht") {
                    self.part.hidden.rows.add(self.part.row, self.part.row);
                }
                return Ok(());
            }
            "col" => {
                let number = |name| value(tag, name)?.parse::<u32>().ok()?.checked_sub(1);
                if let (true, Some(first), Some(last)) =
                    (is_hidden(tag, "width"), number("min"), number("max"))
                {
                    self.part.hidden.columns.add(first, last);
                }
                return Ok(());
            }
            // calamine makes room for as many texts as the table says it has.
            "sst" if has_number_above(tag, MOST_TEXTS) => return Err(limits::too_much_inside()),
            _ => return Ok(()),
        }
        // Sheets of charts and macros count as well; nobody has a thousand.
        if self.sheets > 20 * MOST_SHEETS {
            return Err(limits::too_many_sheets(self.sheets));
        }
        let copied = self.copies.saturating_mul(self.longest_copied);
        match self.kept > MOST_KEPT || copied > MOST_COPIED {
            true => Err(limits::too_much_inside()),
            false => Ok(()),
        }
    }
}

/// An attribute as it is written.
fn value(tag: &BytesStart, name: &str) -> Option<String> {
    let attribute = tag.try_get_attribute(name).ok().flatten()?;
    Some(attribute.value.into_owned())
}

/// Whether a row or column is not shown; `size` is its height or width.
fn is_hidden(tag: &BytesStart, size: &str) -> bool {
    let hidden = value(tag, "hidden");
    let size = value(tag, size).and_then(|size| size.parse::<f64>().ok());
    hidden.is_some_and(|hidden| hidden == "1" || hidden == "true") || size == Some(0.0)
}

fn has_number_above(tag: &str, most: u64) -> bool {
    tag.split(|c: char| !c.is_ascii_digit())
        .filter(|digits| !digits.is_empty())
        .any(|digits| digits.parse::<u64>().map_or(true, |number| number > most))
}

/// Counts what is read, and ends when the work is stopped.
struct Watched<'a, R> {
    inner: R,
    progress: &'a Progress,
}

impl<R: Read> Read for Watched<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let read = self.inner.read(buffer)?;
        let counted = self.progress.advance(read as u64);
        counted.map_err(|_| std::io::ErrorKind::Other)?;
        Ok(read)
    }
}

/// Hands on so many bytes at most, until it is given more.
struct Rationed<R> {
    inner: R,
    left: Rc<Cell<usize>>,
}

impl<R: Read> Read for Rationed<R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let most = buffer.len().min(self.left.get());
        if most == 0 {
            return Err(std::io::ErrorKind::QuotaExceeded.into());
        }
        let read = self.inner.read(&mut buffer[..most])?;
        self.left.set(self.left.get() - read);
        Ok(read)
    }
}
