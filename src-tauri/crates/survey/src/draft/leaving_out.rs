//! What is left of a questionnaire without some of its questions?
//!
//! One question for a place on a map should not keep twenty others from being
//! asked, and one that was worth nothing need not be asked again. What reads the answer to a question that is left out is left out
//! with it, unless it is only a condition or a check: that is dropped, and said.

use super::{Draft, DraftKind, DraftRow};
use crate::reading::{Reader, RowType, understand};
use crate::workbook::{self, Source};
use progress::Progress;
use std::collections::BTreeSet;
use words::{Sentence, sentence};

impl Draft {
    /// Opens a workbook that [`Draft::read`] refuses, without the questions
    /// that cannot be asked, and says in a sentence each what that changes.
    /// None when nothing was in the way, or when what remains could not be
    /// asked or would mean something else.
    pub fn read_leaving_out(
        bytes: &[u8],
        file_name: &str,
        progress: &Progress,
    ) -> Option<(Self, Vec<Sentence>)> {
        let workbook = workbook::read(bytes, file_name, Source::Stranger, progress).ok()?;
        let mut draft = Reader::new(Source::Stranger).draft(&workbook, file_name);
        let mut said = Vec::new();
        let gone = draft.leave_out(BTreeSet::new(), &mut said)?;
        if gone.is_empty() {
            return None;
        }
        draft.forget(&gone, &mut said)?;
        let asks = draft.check().0?.questions().next().is_some();
        asks.then_some((draft, said))
    }

    /// The draft without the question at a path such as `visitor/age`, and in a
    /// sentence each what else changes. None when it asks no such question, or
    /// when what remains could not be asked or would mean something else.
    pub fn without(&self, path: &str) -> Option<(Self, Vec<Sentence>)> {
        let mut draft = self.clone();
        let row = draft.rows.remove(draft.question_at(path)?);
        let mut said = Vec::new();
        let gone = draft.leave_out(BTreeSet::from([row.id]), &mut said)?;
        draft.forget(&gone, &mut said)?;
        draft.leave_out_empty_groups();
        let questionnaire = draft.check().0?;
        let asks = questionnaire.questions().any(|it| it.kind.is_answerable());
        asks.then_some((draft, said))
    }

    /// Whether it asks the question at a path.
    pub fn asks(&self, path: &str) -> bool {
        self.question_at(path).is_some()
    }

    /// Where the question at a path stands among the rows.
    fn question_at(&self, path: &str) -> Option<usize> {
        let (groups, name) = match path.rsplit_once('/') {
            Some((groups, name)) => (groups, name),
            None => ("", path),
        };
        let mut around: Vec<&str> = Vec::new();
        for (at, row) in self.rows.iter().enumerate() {
            let written = row.kind.written();
            if written.starts_with("begin") {
                around.push(&row.id);
            } else if written.starts_with("end") {
                around.pop();
            } else if row.id == name && around.join("/") == groups {
                return Some(at);
            }
        }
        None
    }

    /// A group that nothing is left of is no group.
    fn leave_out_empty_groups(&mut self) {
        let empty = |pair: &[DraftRow]| {
            pair[0].kind.written().starts_with("begin") && pair[1].kind.written().starts_with("end")
        };
        while let Some(at) = self.rows.windows(2).position(empty) {
            self.rows.drain(at..at + 2);
        }
    }

    /// Takes away what cannot be asked, and what is made of its answer or of one that
    /// is gone; returns the ids.
    fn leave_out(
        &mut self,
        mut gone: BTreeSet<String>,
        said: &mut Vec<Sentence>,
    ) -> Option<BTreeSet<String>> {
        loop {
            let of_gone = |row: &DraftRow| row.is_made_of(&gone);
            let at = self
                .rows
                .iter()
                .position(|row| !row.is_askable() || of_gone(row));
            let Some(at) = at else { return Some(gone) };
            // Without its beginning or end, what stands in a group stands elsewhere.
            if self.rows[at].is_edge_of_group() {
                return None;
            }
            let row = self.rows.remove(at);
            let question = self.shown(&row);
            said.push(if row.is_askable() {
                sentence!("questionnaire-left-out-too", question = &question)
            } else {
                let kind = row.kind.written();
                sentence!("questionnaire-left-out", question = &question, kind = &kind)
            });
            gone.insert(row.id);
        }
    }

    /// Drops the conditions and checks that read an answer nobody is asked for.
    fn forget(&mut self, gone: &BTreeSet<String>, said: &mut Vec<Sentence>) -> Option<()> {
        let choices = self.lists.iter().flat_map(|list| &list.choices);
        if choices
            .flat_map(|choice| choice.label.values())
            .any(|text| reads(text, gone))
        {
            return None;
        }
        let names: Vec<String> = self.rows.iter().map(|row| self.shown(row)).collect();
        for (row, question) in self.rows.iter_mut().zip(&names) {
            if reads(&row.relevant, gone) {
                row.relevant.clear();
                said.push(sentence!("questionnaire-asked-always", question = question));
            }
            if reads(&row.required, gone) {
                row.required.clear();
                said.push(sentence!(
                    "questionnaire-may-be-skipped",
                    question = question
                ));
            }
            let before = row.cells.len();
            row.cells
                .retain(|header, text| !(is_check(header) && reads(text, gone)));
            if row.cells.len() < before {
                said.push(sentence!("questionnaire-not-checked", question = question));
            }
        }
        self.settings.retain(|header, text| {
            let stays = !reads(text, gone);
            if !stays {
                said.push(sentence!(
                    "questionnaire-setting-left-out",
                    setting = header
                ));
            }
            stays
        });
        Some(())
    }

    /// What a row is called in front of its author.
    fn shown(&self, row: &DraftRow) -> String {
        let label = row.label.get(&self.default_language);
        label
            .or_else(|| row.label.values().next())
            .unwrap_or(&row.id)
            .clone()
    }
}

impl DraftRow {
    fn is_askable(&self) -> bool {
        let DraftKind::Other(written) = &self.kind else {
            return true;
        };
        !matches!(understand(written), RowType::NotHere | RowType::Unknown) || written.is_empty()
    }

    fn is_edge_of_group(&self) -> bool {
        let written = self.kind.written();
        written.starts_with("begin") || written.starts_with("end")
    }

    /// Whether it would say or work out something else without these answers.
    fn is_made_of(&self, gone: &BTreeSet<String>) -> bool {
        let cells = self.cells.iter().filter(|(header, _)| !is_check(header));
        let texts = self.label.values().chain(self.hint.values());
        texts
            .chain(cells.map(|(_, text)| text))
            .any(|text| reads(text, gone))
            || reads(&self.kind.written(), gone)
    }
}

/// Whether a column only limits an answer.
fn is_check(header: &str) -> bool {
    ["constraint", "required_message", "read_only"]
        .iter()
        .any(|check| header.starts_with(check))
}

fn reads(text: &str, gone: &BTreeSet<String>) -> bool {
    text.contains("${") && gone.iter().any(|id| text.contains(&format!("${{{id}}}")))
}
