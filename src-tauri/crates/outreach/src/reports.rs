//! What became of the messages, as the tool that sent them reports it?
//!
//! Each tool writes its own table. One column names the people, found by what stands in
//! it; another says how each message ended, found by its heading and its words. The words
//! are data (`assets/reports.json`). Nothing is guessed: a word that stands in no list is
//! counted and shown, and where the columns cannot be told somebody names them.

use crate::columns::{is_called, letters, named, plain};
use crate::contact_table::{self, PointKind, is_somebody_s, names_somebody};
use progress::Progress;
use serde::Deserialize;
use spreadsheet::{Refusal, Row, Sheet};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::LazyLock;
use words::{Sentence, sentence};

/// Rows by which columns are told apart: all of a long table says no more.
const ROWS_LOOKED_AT: usize = 1_000;
/// Of a column's cells, the share that has to be understood, as 1 in so many.
const UNDERSTOOD: usize = 2;

/// The table of a report, not yet understood.
#[derive(Debug)]
pub struct ReportFile {
    sheets: Vec<Sheet>,
}

/// The headings of the two columns that are read; where a table has none, the letters that
/// Excel gives its columns.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ReportColumns {
    /// The one with the addresses or numbers; found by what it holds where it is not said.
    pub address: Option<String>,
    /// The one that says what became of the message; found where it is not said.
    pub outcome: Option<String>,
}

/// What a report says of one address or number; nothing where its words say nothing of
/// this, or are not understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Outcome {
    /// A message arrived.
    pub sent: bool,
    /// A message did not arrive.
    pub failed: bool,
    /// None ever will: there is no such address or number.
    pub bounced: bool,
    /// Its owner unsubscribed or complained.
    pub refused: bool,
    /// Its owner was asked by mail whether it is hers, and did not click yet.
    pub unconfirmed: bool,
    /// She did.
    pub confirmed: bool,
}

/// A report, person by person.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Report {
    /// Rows that name somebody.
    pub rows: usize,
    /// What is said of each address or number, normalised.
    pub outcomes: BTreeMap<String, Outcome>,
    /// Rows below the headings that name nobody who could be read, as Excel counts, and why.
    pub unreadable: Vec<(u32, Sentence)>,
    /// The headings of the columns that said what became of the messages.
    pub read_from: Vec<String>,
    /// Words that are in no list, each with how many rows have it.
    pub not_understood: BTreeMap<String, usize>,
}

impl ReportFile {
    /// Reads a workbook or a table of text.
    ///
    /// # Errors
    /// When the file is no table, too large, or the reading was stopped.
    pub fn read(bytes: &[u8], file_name: &str, progress: &Progress) -> Result<Self, Refusal> {
        let sheets = contact_table::sheets(bytes, file_name, names_somebody, progress)?;
        Ok(Self { sheets })
    }

    /// The addresses or numbers it names, normalised. Sheets without any are passed over.
    ///
    /// # Errors
    /// What is wrong with the columns, in words.
    pub fn people(
        &self,
        kind: PointKind,
        columns: &ReportColumns,
    ) -> Result<BTreeSet<String>, Sentence> {
        let mut people = BTreeSet::new();
        for table in self.tables(kind, columns)? {
            for row in table.rows {
                people.extend(table.point(row));
            }
        }
        Ok(people)
    }

    /// What it says of everybody it names.
    ///
    /// # Errors
    /// What is wrong with the columns, in words; also where not one word is understood.
    pub fn understood(&self, kind: PointKind, columns: &ReportColumns) -> Result<Report, Sentence> {
        let mut report = Report::default();
        let mut is_understood = false;
        let mut headings = Vec::new();
        for table in self.tables(kind, columns)? {
            let outcome = table.outcome_column(columns.outcome.as_deref())?;
            headings.push(table.heading(outcome));
            let (beside, alike) = table.columns_beside(outcome);
            for row in table.rows {
                let Some(point) = table.point(row) else {
                    let read = kind.read(contact_table::cell(row, table.address));
                    let why = contact_table::why_not(row, Some(table.address), read);
                    report.unreadable.push((row.number, why));
                    continue;
                };
                report.rows += 1;
                let of_hers = report.outcomes.entry(point).or_default();
                for (column, text) in &row.cells {
                    let meaning = VOCABULARY.meaning(text.trim());
                    let is_beside = beside.contains(column);
                    if is_beside {
                        let is_refusal = table.is_of_refusals(*column) && says_yes(text.trim());
                        of_hers.refused |= is_refusal;
                    }
                    let says = |it: &Meaning| match it {
                        Meaning::Refused | Meaning::Bounced => is_beside,
                        Meaning::Confirmed | Meaning::Unconfirmed => {
                            is_beside || alike.contains(column)
                        }
                        _ => false,
                    };
                    if let Some(meaning) = meaning.filter(says) {
                        meaning.adds_to(of_hers);
                    }
                }
                let said = contact_table::cell(row, outcome).trim();
                match VOCABULARY.meaning(said) {
                    Some(meaning) => {
                        is_understood = true;
                        meaning.adds_to(of_hers);
                    }
                    None => *report.not_understood.entry(said.to_owned()).or_default() += 1,
                }
            }
        }
        if is_understood {
            report.read_from = headings;
            return Ok(report);
        }
        Err(sentence!(
            "report-nothing-understood",
            column = headings.join(", "),
            words = named(report.not_understood.keys().map(String::as_str))
        ))
    }

    /// The first row, as Excel counts, of which one cell holds other people's rows: a
    /// quotation mark that nothing closes takes in all that follows, refusals too.
    fn swallowed(&self, kind: PointKind) -> Option<u32> {
        let names_others = |text: &str| {
            let later = text.lines().skip(1);
            let mut cells = later.flat_map(|line| line.split([',', ';', '\t']));
            cells.any(|cell| {
                kind.read(cell.trim())
                    .is_ok_and(|point| is_somebody_s(&point))
            })
        };
        let mut rows = self.sheets.iter().flat_map(|sheet| &sheet.rows);
        let found = rows.find(|row| row.cells.iter().any(|(_, text)| names_others(text)));
        found.map(|row| row.number)
    }

    /// What stands in the first row of each sheet: the headings, where it has any.
    pub fn headings(&self) -> String {
        let first = self.sheets.iter().filter_map(|sheet| sheet.rows.first());
        named(first.flat_map(|row| row.cells.iter().map(|(_, text)| text.as_str())))
    }

    /// Of each sheet that names people, the rows that do.
    fn tables(&self, kind: PointKind, columns: &ReportColumns) -> Result<Vec<Table<'_>>, Sentence> {
        if let Some(row) = self.swallowed(kind) {
            return Err(sentence!("report-rows-in-one-cell", row = row));
        }
        let mut tables = Vec::new();
        let mut is_named = columns.address.is_none();
        for sheet in &self.sheets {
            let chosen = match &columns.address {
                Some(wanted) => {
                    let chosen = named_column(&sheet.rows, wanted);
                    is_named |= chosen.is_some();
                    let Some(column) = chosen else { continue };
                    Some(column)
                }
                None => None,
            };
            tables.extend(Table::of(&sheet.rows, kind, chosen));
        }
        if !tables.is_empty() {
            return Ok(tables);
        }
        let found = self.headings();
        Err(match (&columns.address, is_named) {
            (Some(column), false) => {
                sentence!("report-column-unknown", column = column, columns = found)
            }
            _ => match kind {
                PointKind::Email => sentence!("report-no-addresses", columns = found),
                PointKind::Phone => sentence!("report-no-numbers", columns = found),
            },
        })
    }
}

/// The rows of a sheet that name people, and the headings above them.
struct Table<'a> {
    kind: PointKind,
    header: Option<&'a Row>,
    rows: &'a [Row],
    address: u32,
}

impl<'a> Table<'a> {
    /// The table below its headings; none where nobody is named.
    fn of(rows: &'a [Row], kind: PointKind, chosen: Option<u32>) -> Option<Self> {
        let few = &rows[..rows.len().min(ROWS_LOOKED_AT)];
        let address = chosen.or_else(|| contact_table::column(few, kind))?;
        let mut table = Self {
            kind,
            header: None,
            rows,
            address,
        };
        let first = rows.iter().position(|row| table.point(row).is_some())?;
        // Whoever cannot be read may stand in the first row below the headings.
        let is_heading = |row: &Row| {
            let mut texts = row.cells.iter().map(|(_, text)| text);
            !texts.any(|text| contact_table::may_be_meant(text))
        };
        if let Some(header) = rows[..first].iter().rposition(is_heading) {
            table.header = Some(&rows[header]);
            table.rows = &rows[header + 1..];
        }
        Some(table)
    }

    fn point(&self, row: &Row) -> Option<String> {
        let read = self.kind.read(contact_table::cell(row, self.address));
        read.ok().filter(|point| is_somebody_s(point))
    }

    /// What a column is called: its heading, or its letters.
    fn heading(&self, column: u32) -> String {
        let heading = self
            .header
            .map_or("", |row| contact_table::cell(row, column));
        match heading.trim() {
            "" => letters(column),
            heading => heading.to_owned(),
        }
    }

    /// The column that says what became of the message.
    fn outcome_column(&self, chosen: Option<&str>) -> Result<u32, Sentence> {
        let columns: BTreeSet<u32> = self
            .header
            .into_iter()
            .chain(self.few())
            .flat_map(|row| row.cells.iter().map(|(column, _)| *column))
            .filter(|column| *column != self.address)
            .collect();
        let all = || {
            let headings: Vec<String> = columns.iter().map(|it| self.heading(*it)).collect();
            named(headings.iter().map(String::as_str))
        };
        if let Some(wanted) = chosen {
            let is_it = |column: &&u32| is_called(&self.heading(**column), **column, wanted);
            let found = columns.iter().find(is_it);
            return found.copied().ok_or_else(|| {
                sentence!("report-column-unknown", column = wanted, columns = all())
            });
        }
        let mut telling: Vec<u32> = columns
            .iter()
            .copied()
            .filter(|column| self.tells(*column, |it| it != Meaning::SaysNothing))
            .collect();
        // Whether somebody clicked stands beside what became of her message, with who
        // unsubscribed among the states. A refusal alone says nothing of messages: a link to
        // unsubscribe stands in every row.
        let ended = |it| matches!(it, Meaning::Sent | Meaning::Failed | Meaning::Bounced);
        let clicked = |it| matches!(it, Meaning::Confirmed | Meaning::Unconfirmed);
        if telling.iter().any(|column| self.tells(*column, ended)) {
            telling.retain(|column| self.tells(*column, ended) || !self.tells(*column, clicked));
        }
        let is_titled = |column: &&u32| {
            let heading = plain(&self.heading(**column));
            VOCABULARY.headings.contains(&heading)
        };
        let titled: Vec<u32> = telling.iter().filter(is_titled).copied().collect();
        match (telling.as_slice(), titled.as_slice()) {
            ([column], _) | (_, [column]) => Ok(*column),
            ([], _) => Err(sentence!("report-no-outcome", columns = all())),
            (several, _) => {
                let headings: Vec<String> = several.iter().map(|it| self.heading(*it)).collect();
                let columns = named(headings.iter().map(String::as_str));
                Err(sentence!("report-several-outcomes", columns = columns))
            }
        }
    }

    /// Whether a column is headed as one that says yes, or when, of whoever refused.
    fn is_of_refusals(&self, column: u32) -> bool {
        VOCABULARY.refusals.contains(&plain(&self.heading(column)))
    }

    /// The other columns, which may say of some that they refused, that nothing arrives or
    /// that they clicked (a reason of failure, a state of subscription), and apart from them
    /// those that say the same of everybody: that is no refusal, because a link to
    /// unsubscribe stands in every row.
    fn columns_beside(&self, outcome: u32) -> (BTreeSet<u32>, BTreeSet<u32>) {
        let columns = self.rows.iter().flat_map(|row| &row.cells);
        let columns: BTreeSet<u32> = columns.map(|(column, _)| *column).collect();
        let tells_apart = |column: &u32| {
            let said = self
                .rows
                .iter()
                .map(|row| contact_table::cell(row, *column));
            let said: BTreeSet<&str> = said.map(str::trim).collect();
            said.len() > 1 || self.rows.len() == 1 || self.is_of_refusals(*column)
        };
        let others = columns.into_iter();
        others
            .filter(|it| *it != self.address && *it != outcome)
            .partition(tells_apart)
    }

    /// Whether a column says something of this sort, and whose words are mostly understood.
    fn tells(&self, column: u32, something: impl Fn(Meaning) -> bool) -> bool {
        let cells = self
            .few()
            .map(|row| contact_table::cell(row, column).trim());
        let cells: Vec<&str> = cells.filter(|text| !text.is_empty()).collect();
        let meanings: Vec<Meaning> = cells
            .iter()
            .filter_map(|it| VOCABULARY.meaning(it))
            .collect();
        let says = meanings.iter().any(|it| something(*it));
        says && meanings.len() * UNDERSTOOD >= cells.len()
    }

    fn few(&self) -> impl Iterator<Item = &'a Row> {
        self.rows.iter().take(ROWS_LOOKED_AT)
    }
}

/// A column as somebody named it: by its heading in one of the first rows, or its letters.
fn named_column(rows: &[Row], wanted: &str) -> Option<u32> {
    let mut cells = rows.iter().take(ROWS_LOOKED_AT).flat_map(|row| &row.cells);
    let titled = cells.find(|(_, text)| text.trim().eq_ignore_ascii_case(wanted.trim()));
    titled.map(|(column, _)| *column).or_else(|| {
        let columns = rows.iter().flat_map(|row| &row.cells).map(|(it, _)| *it);
        let columns: BTreeSet<u32> = columns.collect();
        columns
            .into_iter()
            .find(|it| letters(*it).eq_ignore_ascii_case(wanted.trim()))
    })
}

/// What a word means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Meaning {
    SaysNothing,
    Confirmed,
    Unconfirmed,
    Sent,
    Failed,
    Bounced,
    Refused,
}

impl Meaning {
    fn adds_to(self, outcome: &mut Outcome) {
        match self {
            Self::Sent => outcome.sent = true,
            Self::Failed => outcome.failed = true,
            Self::Bounced => {
                outcome.failed = true;
                outcome.bounced = true;
            }
            Self::Refused => outcome.refused = true,
            Self::Unconfirmed => outcome.unconfirmed = true,
            Self::Confirmed => outcome.confirmed = true,
            Self::SaysNothing => {}
        }
    }
}

/// The words that reports use.
struct Vocabulary {
    headings: BTreeSet<String>,
    /// Headings of columns that say yes, or when, of whoever refused.
    refusals: BTreeSet<String>,
    yes: BTreeSet<String>,
    meanings: HashMap<String, Meaning>,
}

impl Vocabulary {
    /// What a word means, or several between brackets (`발송실패(하드바운스)`) where each is
    /// known and none says the contrary: then the one that says most.
    fn meaning(&self, text: &str) -> Option<Meaning> {
        let known = |word: &str| self.meanings.get(&plain(word)).copied();
        if let Some(meaning) = known(text) {
            return Some(meaning);
        }
        let parts = text.split(['(', ')', '[', ']', '（', '）']).map(str::trim);
        let parts = parts.filter(|part| !part.is_empty()).map(known);
        let meanings: Vec<Meaning> = parts.collect::<Option<_>>()?;
        let arrived = meanings.contains(&Meaning::Sent);
        let failed = meanings
            .iter()
            .any(|it| matches!(it, Meaning::Failed | Meaning::Bounced));
        meanings.into_iter().max().filter(|_| !(arrived && failed))
    }
}

static VOCABULARY: LazyLock<Vocabulary> = LazyLock::new(|| {
    let shipped: Shipped = serde_json::from_str(SHIPPED).expect("a test reads it");
    let words = shipped.words;
    let of = |words: Vec<String>, meaning| words.into_iter().map(move |it| (plain(&it), meaning));
    Vocabulary {
        headings: shipped
            .outcome_headings
            .iter()
            .map(|it| plain(it))
            .collect(),
        refusals: shipped
            .refusal_headings
            .iter()
            .map(|it| plain(it))
            .collect(),
        yes: shipped.yes.iter().map(|it| plain(it)).collect(),
        meanings: of(words.sent, Meaning::Sent)
            .chain(of(words.failed, Meaning::Failed))
            .chain(of(words.bounced, Meaning::Bounced))
            .chain(of(words.refused, Meaning::Refused))
            .chain(of(words.unconfirmed, Meaning::Unconfirmed))
            .chain(of(words.confirmed, Meaning::Confirmed))
            .chain(of(words.says_nothing, Meaning::SaysNothing))
            .collect(),
    }
});

const SHIPPED: &str = include_str!("../../../../assets/reports.json");

/// The part of the file that is read; the rest says where it is from.
#[derive(Deserialize)]
struct Shipped {
    refusal_headings: Vec<String>,
    yes: Vec<String>,
    outcome_headings: Vec<String>,
    words: Words,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    sent: Vec<String>,
    failed: Vec<String>,
    bounced: Vec<String>,
    refused: Vec<String>,
    unconfirmed: Vec<String>,
    confirmed: Vec<String>,
    says_nothing: Vec<String>,
}

/// Whether a cell says yes, or on which day: a link that stands there says neither.
fn says_yes(text: &str) -> bool {
    let day = text.get(..10).unwrap_or_default().replace(['.', '/'], "-");
    VOCABULARY.yes.contains(&plain(text)) || day.parse::<chrono::NaiveDate>().is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A word in two lists would mean whichever was read last.
    #[test]
    fn every_word_has_one_meaning() {
        let shipped: Shipped = serde_json::from_str(SHIPPED).expect("the file");
        let words = shipped.words;
        let lists = [
            words.sent,
            words.failed,
            words.bounced,
            words.refused,
            words.unconfirmed,
            words.confirmed,
            words.says_nothing,
        ];
        let mut seen = BTreeSet::new();
        for word in lists.iter().flatten() {
            assert_eq!(*word, plain(word), "written as it is compared");
            assert!(seen.insert(word.clone()), "{word} stands there twice");
        }
    }
}
