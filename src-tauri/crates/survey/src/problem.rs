//! What is wrong with a workbook, and where.

use words::Sentence;

/// Whether a problem keeps a questionnaire from being used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The questionnaire cannot be used until this is mended.
    Error,
    /// The questionnaire works; the author should know this.
    Warning,
}

/// One thing the author should know, with its place in the workbook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Error or warning.
    pub severity: Severity,
    /// The sheet, as the workbook names it.
    pub sheet: Option<String>,
    /// The row as Excel counts it: the header is row 1.
    pub row: Option<u32>,
    /// The header of the column, as written.
    pub column: Option<String>,
    /// A stable name for this kind of problem, for programs.
    pub code: &'static str,
    /// What to tell the author.
    pub sentence: Sentence,
}

impl Problem {
    pub(crate) fn error(code: &'static str, sentence: Sentence) -> Self {
        Self {
            severity: Severity::Error,
            sheet: None,
            row: None,
            column: None,
            code,
            sentence,
        }
    }

    pub(crate) fn warning(code: &'static str, sentence: Sentence) -> Self {
        Self {
            severity: Severity::Warning,
            ..Self::error(code, sentence)
        }
    }

    pub(crate) fn on(mut self, sheet: &str) -> Self {
        self.sheet = Some(sheet.to_owned());
        self
    }

    pub(crate) fn row(mut self, row: u32) -> Self {
        self.row = Some(row);
        self
    }

    pub(crate) fn column(mut self, column: &str) -> Self {
        self.column = Some(column.to_owned());
        self
    }
}
