//! What is wrong with a draft, and where in it.

use super::{Draft, DraftKind};
use crate::questionnaire::Questionnaire;
use crate::reading::read_sheets;
use crate::{Problem, Severity};
use words::sentence;

/// A place in a draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// The draft as a whole.
    Whole,
    /// Its title or another setting.
    Settings,
    /// A row, by its place.
    Row(usize),
    /// A choice, by the places of its list and itself.
    Choice {
        /// The list.
        list: usize,
        /// The choice.
        choice: usize,
    },
}

/// A problem with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftProblem {
    /// Where to jump to.
    pub place: Place,
    /// What is wrong.
    pub problem: Problem,
}

impl Draft {
    /// Reads the draft as a stranger's workbook would be read: the
    /// questionnaire it makes, unless something has to be mended first, and
    /// everything its author should know, said to somebody who never saw a
    /// sheet of it. A draft that is not [`tidy`](Draft::tidy) is read as if it
    /// were; of choices that say nothing, see
    /// [`leave_out_empty_choices`](Draft::leave_out_empty_choices).
    pub fn check(&self) -> (Option<Questionnaire>, Vec<DraftProblem>) {
        let tables = self.tables_to_ask();
        let reading = read_sheets(&tables.workbook(), "");
        let problems: Vec<DraftProblem> = reading
            .problems
            .into_iter()
            .map(|problem| {
                let place = tables.place(problem.sheet.as_deref(), problem.row);
                let problem = self.told(problem, place);
                DraftProblem { place, problem }
            })
            .collect();
        let wrong = |found: &DraftProblem| found.problem.severity == Severity::Error;
        let is_wrong = problems.iter().any(wrong);
        (reading.questionnaire.filter(|_| !is_wrong), problems)
    }

    /// The problem in the words of somebody who writes questions, where she
    /// can have caused it without knowing what XLSForm is.
    fn told(&self, problem: Problem, place: Place) -> Problem {
        let row = match place {
            Place::Row(row) => self.rows.get(row),
            _ => None,
        };
        let (severity, sentence) = match (problem.code, row, place) {
            ("no_label", Some(row), _) if row.kind == DraftKind::Note => {
                (problem.severity, sentence!("draft-note-empty"))
            }
            ("no_label", Some(_), _) => (problem.severity, sentence!("draft-question-empty")),
            ("list_not_found", Some(_), _) => (problem.severity, sentence!("draft-no-choices")),
            ("unknown_name", Some(_), _) if problem.column.as_deref() == Some("relevant") => {
                (problem.severity, sentence!("draft-condition-gone"))
            }
            ("no_questions", ..) => (problem.severity, sentence!("draft-no-questions")),
            ("choice_without_label", _, Place::Choice { list, choice })
                if self.lists[list].choices[choice].is_begun() =>
            {
                (Severity::Error, sentence!("draft-choice-empty"))
            }
            _ => return problem,
        };
        Problem {
            severity,
            sentence,
            ..problem
        }
    }
}
