//! What is wrong with a draft, and where in it.

use super::Draft;
use crate::Problem;
use crate::questionnaire::Questionnaire;
use crate::reading::read_sheets;

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
    /// everything its author should know. A draft that is not
    /// [`tidy`](Draft::tidy) is read as if it were.
    pub fn check(&self) -> (Option<Questionnaire>, Vec<DraftProblem>) {
        let tables = self.tables();
        let reading = read_sheets(&tables.workbook(), "");
        let place = |problem: &Problem| tables.place(problem.sheet.as_deref(), problem.row);
        let problems = reading
            .problems
            .into_iter()
            .map(|problem| DraftProblem {
                place: place(&problem),
                problem,
            })
            .collect();
        (reading.questionnaire, problems)
    }
}
