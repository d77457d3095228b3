//! Measures an `.xlsx` file before calamine opens it.
//!
//! calamine keeps relations, styles, names and shared texts whole, and some of
//! them again for every mention; what a file costs follows from what is in it
//! and not from its size. So each part is unpacked and read once with the XML
//! parser that calamine uses, counted, and forgotten. A part that is no XML (a
//! picture) stops that parser where it would stop calamine's.

use std::cell::Cell;
use std::io::{BufReader, Cursor, Read};
use std::rc::Rc;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

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

/// What reading costs, in tags and texts.
#[derive(Debug, Default)]
pub(super) struct Cost {
    largest_part: usize,
}

impl Cost {
    /// Refuses to read so many sheets. Two sheets may be one and the same part.
    pub(super) fn check(&self, sheets: usize) -> Result<(), Refusal> {
        match self.largest_part.saturating_mul(sheets) > MOST_EVENTS {
            true => Err(limits::too_much_inside()),
            false => Ok(()),
        }
    }
}

/// Measures a zip file: first what it says of itself, then what it really
/// unpacks to, because the sizes a zip file declares can be lies.
pub(super) fn check(bytes: &[u8], source: Source) -> Result<Cost, Refusal> {
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
    let mut counts = Counts::default();
    let mut cost = Cost::default();
    let mut unpacked = 0u64;
    for index in 0..zip.len() {
        let entry = zip.by_index(index).map_err(|_| limits::unreadable())?;
        let mut part = entry.take(LARGEST_UNPACKED - unpacked + 1);
        if source == Source::Stranger {
            let before = counts.events;
            counts.count(&mut part)?;
            cost.largest_part = cost.largest_part.max(counts.events - before);
        }
        std::io::copy(&mut part, &mut std::io::sink()).map_err(|_| limits::unreadable())?;
        unpacked = LARGEST_UNPACKED + 1 - part.limit();
        if unpacked > LARGEST_UNPACKED {
            return Err(limits::too_large_unpacked());
        }
    }
    Ok(cost)
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
            }
            "xf" => {
                self.kept += 1;
                self.copies += 1;
            }
            "Relationship" | "numFmt" => {
                self.kept += 1;
                self.longest_copied = self.longest_copied.max(tag.len());
            }
            "name" => self.longest_copied = self.longest_copied.max(tag.len()),
            "definedName" | "font" | "fill" | "border" => self.kept += 1,
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

fn has_number_above(tag: &str, most: u64) -> bool {
    tag.split(|c: char| !c.is_ascii_digit())
        .filter(|digits| !digits.is_empty())
        .any(|digits| digits.parse::<u64>().map_or(true, |number| number > most))
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
