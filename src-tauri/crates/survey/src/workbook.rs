//! The sheets of a workbook that a questionnaire can be made of.

use crate::Problem;
use progress::Progress;
pub use spreadsheet::LARGEST_FILE;
pub(crate) use spreadsheet::{Row, Sheet, Source, clean};
use std::collections::BTreeMap;
use words::sentence;

/// A workbook as far as it is a questionnaire.
#[derive(Debug, Default)]
pub(crate) struct Workbook {
    /// The names of all sheets, as written and in order.
    pub(crate) sheet_names: Vec<String>,
    /// The sheets read, by name in lower case.
    pub(crate) sheets: BTreeMap<String, Sheet>,
}

/// The sheets an XLSForm workbook may have.
const SHEETS: [&str; 6] = [
    "survey",
    "choices",
    "settings",
    "external_choices",
    "osm",
    "entities",
];

/// Bytes of text in the sheets of a questionnaire that is handed in. Labels and
/// rules are kept many times over when they are understood.
const MOST_TEXT: usize = 4 * 1024 * 1024;

/// Reads a workbook from the bytes of a file. A workbook's only sheet is the
/// survey, whatever it is called.
pub(crate) fn read(
    bytes: &[u8],
    file_name: &str,
    source: Source,
    progress: &Progress,
) -> Result<Workbook, Problem> {
    let workbook = spreadsheet::read_workbook(
        bytes,
        file_name,
        source,
        |names| {
            let is_only = names.len() == 1;
            let names = names.iter().map(|sheet| &sheet.name);
            let wanted = names.filter(|name| is_only || is_known(name));
            wanted.cloned().collect()
        },
        progress,
    )
    .map_err(|refusal| Problem::error(refusal.code, refusal.sentence))?;
    let rows = workbook.sheets.iter().flat_map(|sheet| &sheet.rows);
    let texts = rows.flat_map(|row| &row.cells);
    let bytes: usize = texts.map(|(_, text)| text.len()).sum();
    if source == Source::Stranger && bytes > MOST_TEXT {
        return Err(Problem::error(
            "too_much_text",
            sentence!("questionnaire-too-much-text"),
        ));
    }
    let key = |sheet: &Sheet| match is_known(&sheet.name) {
        true => sheet.name.to_lowercase(),
        false => "survey".to_owned(),
    };
    Ok(Workbook {
        sheet_names: workbook.sheet_names,
        sheets: workbook
            .sheets
            .into_iter()
            .map(|sheet| (key(&sheet), sheet))
            .collect(),
    })
}

fn is_known(name: &str) -> bool {
    SHEETS.contains(&name.to_lowercase().as_str())
}
