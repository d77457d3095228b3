//! A table of text whose first line names its columns.

use crate::files;
use crate::output::Failure;
use csv::{ReaderBuilder, StringRecord};
use std::collections::BTreeSet;
use std::path::Path;
use words::sentence;

/// No table of a fair is larger.
const LARGEST: usize = 256 * 1024 * 1024;

/// A table that was read.
pub struct Table {
    /// The file's name, for sentences.
    pub file: String,
    /// The columns' names.
    pub columns: Vec<String>,
    /// The rows, with the line each begins in.
    pub rows: Vec<(u64, StringRecord)>,
}

impl Table {
    /// Reads a table in UTF-8 or code page 949, with or without a byte order
    /// mark.
    pub fn read(path: &Path) -> Result<Self, Failure> {
        let bytes = files::read_start(path, LARGEST + 1)?;
        let file = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        if bytes.len() > LARGEST {
            let kib = LARGEST / 1024;
            return Err(Failure::new(sentence!(
                "file-too-long",
                file = file,
                kib = kib
            )));
        }
        let text = spreadsheet::decoded(&bytes).map_err(|refusal| {
            Failure::new(sentence!(
                "table-unreadable",
                file = &file,
                why = refusal.sentence
            ))
        })?;
        let mut reader = ReaderBuilder::new().from_reader(text.as_bytes());
        let broken = |error: csv::Error| {
            let line = error.position().map_or(1, csv::Position::line);
            Failure::new(sentence!("table-row-broken", file = &file, line = line))
        };
        let header = reader.headers().map_err(broken)?;
        let columns: Vec<String> = header.iter().map(|it| it.trim().to_owned()).collect();
        let mut seen = BTreeSet::new();
        for column in columns.iter().filter(|column| !column.is_empty()) {
            if !seen.insert(column) {
                return Err(Failure::new(sentence!(
                    "table-column-twice",
                    file = &file,
                    column = column
                )));
            }
        }
        let mut rows = Vec::new();
        for record in reader.records() {
            let record = record.map_err(broken)?;
            let line = record.position().map_or(0, csv::Position::line);
            rows.push((line, record));
        }
        Ok(Self {
            file,
            columns,
            rows,
        })
    }

    /// Where a column stands that may be missing.
    pub fn column(&self, name: &str) -> Option<usize> {
        self.columns.iter().position(|column| column == name)
    }

    /// Where a column stands.
    pub fn needed(&self, name: &str) -> Result<usize, Failure> {
        let is_cut_otherwise = self.columns.len() == 1 && self.columns[0].contains([';', '\t']);
        self.column(name).ok_or_else(|| {
            if is_cut_otherwise {
                return Failure::new(sentence!("table-cut-otherwise", file = &self.file));
            }
            Failure::new(sentence!(
                "table-column-missing",
                file = &self.file,
                column = name
            ))
        })
    }

    /// The ids in a column, row by row; none is empty.
    pub fn ids(&self, name: &str) -> Result<Vec<&str>, Failure> {
        let at = self.needed(name)?;
        let id = |(line, row): &'_ (u64, StringRecord)| match row[at].trim() {
            "" => Err(Failure::new(sentence!(
                "table-id-empty",
                file = &self.file,
                line = line,
                column = name
            ))),
            _ => Ok(()),
        };
        self.rows.iter().try_for_each(id)?;
        Ok(self.rows.iter().map(|(_, row)| row[at].trim()).collect())
    }

    /// The same, where none may stand twice.
    pub fn unique_ids(&self, name: &str) -> Result<Vec<&str>, Failure> {
        let ids = self.ids(name)?;
        let mut seen = BTreeSet::new();
        match ids.iter().find(|id| !seen.insert(**id)) {
            None => Ok(ids),
            Some(id) => Err(Failure::new(sentence!(
                "table-id-twice",
                file = &self.file,
                id = id,
                column = name
            ))),
        }
    }
}
