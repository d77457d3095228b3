//! Which column is which?
//!
//! Headers have been written in many ways over the years; the names here are
//! the ones XForms knows (`bind::relevant`), and everything an author may write
//! leads to one of them. Source: pyxform `parsing/sheet_headers.py`, `aliases.py`.

use crate::Problem;
use crate::workbook::{Row, Sheet};
use words::sentence;

/// One column of a sheet.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Column {
    index: u32,
    /// As the author wrote it.
    pub(crate) written: String,
    /// What it is, such as `label` or `bind::relevant`.
    pub(crate) key: String,
    /// Its language, for texts.
    pub(crate) language: Option<String>,
}

impl Column {
    /// The header in the one form every tool reads the same way.
    pub(crate) fn canonical(&self) -> String {
        match &self.language {
            Some(language) => format!("{}::{language}", self.key),
            None => self.key.clone(),
        }
    }

    /// The header as authors usually write it (`constraint_message`, not
    /// `bind::jr:constraintMsg`).
    pub(crate) fn usual(&self) -> String {
        let key = USUAL
            .iter()
            .find(|(key, _)| *key == self.key)
            .map_or(self.key.as_str(), |(_, usual)| usual);
        match &self.language {
            Some(language) => format!("{key}::{language}"),
            None => key.to_owned(),
        }
    }
}

/// What is usually written for a column.
const USUAL: [(&str, &str); 9] = [
    ("bind::readonly", "read_only"),
    ("bind::relevant", "relevant"),
    ("bind::required", "required"),
    ("bind::constraint", "constraint"),
    ("bind::jr:constraintMsg", "constraint_message"),
    ("bind::calculate", "calculation"),
    ("bind::jr:requiredMsg", "required_message"),
    ("control::appearance", "appearance"),
    ("control::jr:count", "repeat_count"),
];

/// One row, by what its columns are.
#[derive(Debug)]
pub(crate) struct Record<'a> {
    /// As Excel counts.
    pub(crate) number: u32,
    pub(crate) cells: Vec<(&'a Column, String)>,
}

impl Record<'_> {
    /// The text in a column, whatever its language.
    pub(crate) fn get(&self, key: &str) -> Option<&str> {
        self.cells
            .iter()
            .find(|(column, _)| column.key == key)
            .map(|(_, text)| text.as_str())
    }

    /// The header over a column, as written.
    pub(crate) fn header(&self, key: &str) -> String {
        let column = self.cells.iter().find(|(column, _)| column.key == key);
        column.map_or_else(|| key.to_owned(), |(column, _)| column.written.clone())
    }
}

/// The names of one sheet's columns.
pub(crate) struct Names {
    /// Names taken as they are.
    pub(crate) known: &'static [&'static [&'static str]],
    /// Other names for a column.
    pub(crate) aliases: &'static [(&'static str, &'static str)],
}

impl Names {
    fn know(&self, column: &str) -> bool {
        self.known.iter().any(|known| known.contains(&column))
    }
}

/// Columns of the survey sheet that are read under their own name.
const READ: &[&str] = &[
    "type",
    "name",
    "label",
    "hint",
    "guidance_hint",
    "default",
    "choice_filter",
    "parameters",
    "trigger",
    "disabled",
];
/// Columns of the survey sheet that are read under a name of pyxform's.
const READ_AS: [&str; 10] = [
    "bind::readonly",
    "bind::relevant",
    "bind::required",
    "bind::constraint",
    "bind::calculate",
    "bind::jr:constraintMsg",
    "bind::jr:requiredMsg",
    "control::appearance",
    "control::jr:count",
    "bind::entities:saveto",
];

pub(crate) const SURVEY: Names = Names {
    known: &[
        READ,
        &[
            "media",
            "bind",
            "control",
            "instance",
            "intent",
            "query",
            "itemset",
            "list_name",
            "sms_field",
        ],
    ],
    aliases: &[
        ("caption", "label"),
        ("command", "type"),
        ("tag", "name"),
        ("value", "name"),
        ("read_only", "bind::readonly"),
        ("readonly", "bind::readonly"),
        ("relevant", "bind::relevant"),
        ("relevance", "bind::relevant"),
        ("required", "bind::required"),
        ("constraint", "bind::constraint"),
        ("constraining_message", "bind::jr:constraintMsg"),
        ("constraint_message", "bind::jr:constraintMsg"),
        ("calculation", "bind::calculate"),
        ("calculate", "bind::calculate"),
        ("requiredmsg", "bind::jr:requiredMsg"),
        ("required_message", "bind::jr:requiredMsg"),
        ("noapperrorstring", "bind::jr:noAppErrorString"),
        ("no_app_error_string", "bind::jr:noAppErrorString"),
        ("save_to", "bind::entities:saveto"),
        ("appearance", "control::appearance"),
        ("count", "control::jr:count"),
        ("repeat_count", "control::jr:count"),
        ("jr:count", "control::jr:count"),
        ("autoplay", "control::autoplay"),
        ("rows", "control::rows"),
        ("body", "control"),
        ("image", "media::image"),
        ("big-image", "media::big-image"),
        ("audio", "media::audio"),
        ("video", "media::video"),
        ("compact_tag", "instance::odk:tag"),
    ],
};

pub(crate) const CHOICES: Names = Names {
    known: &[&["name", "label", "media", "list_name"]],
    aliases: &[
        ("caption", "label"),
        ("value", "name"),
        ("image", "media::image"),
        ("big-image", "media::big-image"),
        ("audio", "media::audio"),
        ("video", "media::video"),
    ],
};

pub(crate) const SETTINGS: Names = Names {
    known: &[&[
        "form_title",
        "form_id",
        "title",
        "id_string",
        "version",
        "default_language",
        "allow_choice_duplicates",
        "instance_name",
        "clean_text_values",
        "public_key",
        "omit_instanceid",
        "name",
        "style",
        "submission_url",
        "auto_send",
        "auto_delete",
        "instance_xmlns",
        "namespaces",
        "prefix",
    ]],
    // `title` and `id_string` are the old names; where both stand, the new win.
    aliases: &[("set_form_title", "form_title"), ("set_form_id", "form_id")],
};

/// Keys whose second part belongs to the name, not to a language.
const COMPOUND: [&str; 4] = ["bind", "control", "media", "instance"];

/// Empty columns after which the rest is somebody's notes.
const MOST_EMPTY_COLUMNS: u32 = 20;
/// Empty rows after which the rest is.
const MOST_EMPTY_ROWS: u32 = 60;

/// Columns of one sheet; a form in ten languages has about a hundred.
const MOST_COLUMNS: usize = 500;

/// Reads the header row.
pub(crate) fn columns(sheet: &Sheet, names: &Names) -> Result<Vec<Column>, Problem> {
    let Some(header) = sheet.rows.first() else {
        return Ok(Vec::new());
    };
    if header.cells.len() > MOST_COLUMNS {
        return Err(too_many_columns(sheet, header));
    }
    let mut written: Vec<(u32, String)> = Vec::new();
    let mut last = 0;
    for (index, text) in &header.cells {
        if *index > last + MOST_EMPTY_COLUMNS + 1 {
            break;
        }
        last = *index;
        let text = text
            .split(' ')
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(" ");
        if written.iter().any(|(_, other)| *other == text) {
            return Err(duplicate_header(sheet, header, &text));
        }
        written.push((*index, text));
    }
    let double = written.iter().any(|(_, text)| text.contains("::"));
    let mut columns: Vec<Column> = Vec::new();
    for (index, text) in written {
        let (key, language) = understand(&text, double, names);
        if let Some(other) = columns
            .iter()
            .find(|c| c.key == key && c.language == language)
        {
            return Err(same_column(sheet, header, &other.written, &text));
        }
        columns.push(Column {
            index,
            written: text,
            key,
            language,
        });
    }
    Ok(columns)
}

fn snake(text: &str) -> String {
    text.split_whitespace()
        .collect::<Vec<_>>()
        .join("_")
        .to_lowercase()
}

fn understand(written: &str, double: bool, names: &Names) -> (String, Option<String>) {
    let alias = |name: &str| {
        names
            .aliases
            .iter()
            .find(|(from, _)| *from == name)
            .map(|(_, to)| *to)
    };
    let whole = snake(written);
    if names.know(&whole) && alias(&whole).is_none() {
        return (whole, None);
    }
    let mut tokens: Vec<String> = if double || written.contains("::") {
        written
            .split("::")
            .map(|token| token.trim().to_owned())
            .collect()
    } else {
        let mut tokens: Vec<String> = written
            .split(':')
            .map(|token| token.trim().to_owned())
            .collect();
        // `jr:count` is one name although the old separator is a colon.
        if let Some(at) = tokens.iter().position(|token| token == "jr")
            && at + 1 < tokens.len()
        {
            let joined = format!("jr:{}", tokens.remove(at + 1));
            tokens[at] = joined;
        }
        tokens
    };
    let first = snake(&tokens[0]);
    match alias(&first) {
        Some(key) => {
            tokens.splice(..1, key.split("::").map(str::to_owned));
        }
        None if names.know(&first) => tokens[0] = first,
        None => return (tokens.join("::"), None),
    }
    let own = if COMPOUND.contains(&tokens[0].as_str()) {
        2
    } else {
        1
    };
    let own = own.min(tokens.len());
    let language = tokens[own..].join("::");
    (
        tokens[..own].join("::"),
        (!language.is_empty()).then_some(language),
    )
}

/// The rows below the header. Runs of blanks become one when `collapse` is set.
pub(crate) fn records<'a>(
    sheet: &'a Sheet,
    columns: &'a [Column],
    collapse: bool,
) -> Vec<Record<'a>> {
    let mut records = Vec::new();
    let mut last = sheet.rows.first().map_or(0, |row| row.number);
    for row in sheet.rows.iter().skip(1) {
        if row.number > last + MOST_EMPTY_ROWS + 1 {
            break;
        }
        last = row.number;
        let cells = row.cells.iter().filter_map(|(index, text)| {
            let column = columns.iter().find(|column| column.index == *index)?;
            Some((
                column,
                if collapse {
                    collapse_blanks(text)
                } else {
                    text.clone()
                },
            ))
        });
        records.push(Record {
            number: row.number,
            cells: cells.collect(),
        });
    }
    records
}

/// Runs of blanks made one blank.
pub(crate) fn collapse_blanks(text: &str) -> String {
    if !text.contains("  ") {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if c != ' ' || !out.ends_with(' ') {
            out.push(c);
        }
    }
    out
}

/// Columns this app makes nothing of, kept for writing the workbook back.
pub(super) fn extra(row: &Record) -> Vec<(String, String)> {
    let is_read = |key: &str| READ.contains(&key) || READ_AS.contains(&key);
    let kept = row.cells.iter().filter(|(column, _)| !is_read(&column.key));
    let mut extra: Vec<(String, String)> = kept
        .map(|(column, text)| (column.canonical(), text.clone()))
        .collect();
    // In one order, so that a questionnaire is the same however its columns
    // stand.
    extra.sort();
    extra
}

fn duplicate_header(sheet: &Sheet, header: &Row, text: &str) -> Problem {
    Problem::error(
        "duplicate_header",
        sentence!("questionnaire-duplicate-header", text = text),
    )
    .on(&sheet.name)
    .row(header.number)
    .column(text)
}

fn same_column(sheet: &Sheet, header: &Row, one: &str, other: &str) -> Problem {
    Problem::error(
        "same_column",
        sentence!("questionnaire-same-column", one = one, other = other),
    )
    .on(&sheet.name)
    .row(header.number)
    .column(other)
}

fn too_many_columns(sheet: &Sheet, header: &Row) -> Problem {
    Problem::error(
        "too_many_columns",
        sentence!("questionnaire-too-many-columns"),
    )
    .on(&sheet.name)
    .row(header.number)
}
