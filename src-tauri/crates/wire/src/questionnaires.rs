//! Preparing the questionnaire: its versions, and the one being written.

use crate::Text;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;

/// One question of the survey.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct Question {
    /// Its path in the questionnaire, to answer by.
    pub path: String,
    /// What to ask.
    pub label: Text,
    /// A word of help; may be empty.
    pub hint: Text,
    /// How it is answered.
    pub kind: QuestionKind,
    /// The choices, for the kinds that have them.
    pub choices: Vec<Choice>,
    /// The answer so far: the chosen names, or the one typed text. Empty when not answered.
    pub value: Vec<String>,
    /// Whether it has to be answered.
    pub required: bool,
    /// What is wrong with the answer, if anything.
    pub violation: Option<Text>,
    /// The choices whose quota is full.
    pub full: Vec<FullChoice>,
}

/// A choice whose quota is full.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct FullChoice {
    /// Its name.
    pub choice: String,
    /// The quota: how many were wanted.
    pub at_most: u32,
    /// What happens now.
    pub action: QuotaAction,
}

/// What happens when a quota is full.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "wire.ts")]
pub enum QuotaAction {
    /// The survey ends there.
    Stop,
    /// A warning is shown; another answer can be chosen.
    Warn,
}

/// How a question is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "wire.ts")]
pub enum QuestionKind {
    /// One of the choices.
    One,
    /// Any of the choices.
    Many,
    /// Free text.
    Text,
    /// A whole number.
    Integer,
    /// A number.
    Decimal,
    /// A day, `YYYY-MM-DD`.
    Date,
    /// Nothing to answer, a text to read.
    Note,
    /// A tick that says "seen".
    Acknowledge,
}

/// One choice of a question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct Choice {
    /// Its stable name.
    pub name: String,
    /// What it says.
    pub label: Text,
}

/// The questionnaires: published, being written, and templates.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct Questionnaires {
    /// The published versions, the latest first.
    pub versions: Vec<QuestionnaireVersion>,
    /// The drafts, the latest first.
    pub drafts: Vec<StartedDraft>,
    /// The templates to begin from.
    pub templates: Vec<QuestionnaireTemplate>,
    /// The largest workbook file that is read, in bytes.
    pub largest_file: u32,
}

/// One published version, which never changes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct QuestionnaireVersion {
    /// Its id (UUID).
    pub id: String,
    /// Its title.
    pub title: String,
    /// When it was published, local `YYYY-MM-DD HH:MM`.
    pub published_at: String,
    /// Questions a visitor may see.
    pub questions: u32,
    /// Responses begun or handed in.
    pub responses: u32,
    /// Whether new visitors are asked this version.
    pub asked_now: bool,
}

/// A questionnaire being written, in the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct StartedDraft {
    /// Its id (UUID).
    pub id: String,
    /// Its title; may be empty.
    pub title: String,
    /// When it was last changed, local `YYYY-MM-DD HH:MM`.
    pub changed_at: String,
}

/// A questionnaire to begin from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct QuestionnaireTemplate {
    /// Its stable id.
    pub id: String,
    /// What it is.
    pub title: Text,
    /// For whom it is, and what it asks.
    pub description: Text,
}

/// What a questionnaire is begun from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "from", rename_all = "snake_case")]
#[ts(export, export_to = "wire.ts")]
pub enum BeginQuestionnaire {
    /// Nothing.
    Blank,
    /// A template.
    Template {
        /// Its id.
        template: String,
    },
    /// A published version.
    Version {
        /// Its id (UUID).
        version: String,
    },
}

/// Names a questionnaire: a version or a draft.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct QuestionnaireId {
    /// The version or draft (UUID).
    pub questionnaire: String,
}

/// Opens a workbook that somebody dropped or chose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct ImportQuestionnaire {
    /// The file's name, without its folder.
    pub file_name: String,
    /// Base64 of its bytes. The window reads the file itself: it may open what
    /// a person hands it and nothing else.
    pub content: String,
    /// Whether questions that cannot be asked here are left out.
    pub leave_out: bool,
}

/// The result of opening a workbook.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct ImportedQuestionnaire {
    /// The draft (UUID) it became; none when visitors cannot be asked this
    /// questionnaire; nothing was stored then.
    pub draft: Option<String>,
    /// What its author should know.
    pub problems: Vec<WorkbookProblem>,
    /// What leaving out the questions that cannot be asked here changes, or
    /// has changed; empty when that is no way out.
    pub left_out: Vec<Text>,
}

/// A problem with its place in a workbook.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct WorkbookProblem {
    /// Whether it must be mended before the workbook can be used.
    pub error: bool,
    /// The sheet.
    pub sheet: Option<String>,
    /// The row as Excel counts it.
    pub row: Option<u32>,
    /// The header of the column.
    pub column: Option<String>,
    /// What is wrong and what to do.
    pub message: Text,
}

/// A questionnaire being written, opened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct QuestionnaireDraft {
    /// Its id (UUID).
    pub id: String,
    /// The document.
    pub document: DraftDocument,
    /// What the booth finds in it.
    pub state: DraftState,
}

/// What the booth finds in a document that was just saved or opened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct DraftState {
    /// What is wrong with it, and where.
    pub problems: Vec<DraftProblem>,
    /// Whether it can be asked as it stands.
    pub ready: bool,
    /// What publishing it means for the answers collected so far.
    pub changes: Vec<Text>,
    /// When it was saved, local `HH:MM`.
    pub saved_at: String,
    /// Unused ids, for the rows and choices added next.
    pub fresh_ids: Vec<String>,
}

/// A problem with its place in a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct DraftProblem {
    /// Where it is.
    pub place: DraftPlace,
    /// Whether it has to be mended before publishing.
    pub error: bool,
    /// What is wrong and what to do.
    pub message: Text,
}

/// A place in a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "place", rename_all = "snake_case")]
#[ts(export, export_to = "wire.ts")]
pub enum DraftPlace {
    /// The document as a whole.
    Whole,
    /// Its title or another setting.
    Settings,
    /// A row, by its place.
    Row {
        /// From 0.
        row: u32,
    },
    /// A choice.
    Choice {
        /// The list, from 0.
        list: u32,
        /// The choice in it, from 0.
        choice: u32,
    },
}

/// A questionnaire as a builder edits it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct DraftDocument {
    /// The title, which visitors see.
    pub title: String,
    /// The id that all versions of this form share; not edited.
    pub form_id: String,
    /// The author's name for the version; not edited.
    pub version: String,
    /// The language shown first; may be empty.
    pub default_language: String,
    /// The languages of the texts as headers name them (`한국어 (ko)`), in order.
    pub languages: Vec<String>,
    /// Questions, notes, groups and hidden values, in order.
    pub rows: Vec<DraftRow>,
    /// The choice lists.
    pub lists: Vec<DraftList>,
    /// Headers of the choices' other cells; not edited.
    pub choice_columns: Vec<String>,
    /// The other settings; not edited.
    pub settings: BTreeMap<String, String>,
    /// The question whose choices say what a purchase is for.
    pub purpose_question: Option<String>,
}

/// A row of a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct DraftRow {
    /// Its stable id, given once.
    pub id: String,
    /// What it is.
    pub kind: DraftKind,
    /// The name of its choice list; empty for kinds without choices.
    pub list: String,
    /// The type as the workbook says it, for the kind `other`; empty otherwise.
    pub written: String,
    /// What is asked, by language.
    pub label: BTreeMap<String, String>,
    /// A word of help, by language.
    pub hint: BTreeMap<String, String>,
    /// Whether it must be answered: empty, `yes`, or an expression.
    pub required: String,
    /// When it is asked.
    pub shown: ShownWhen,
    /// Whether a message to the visitor may mention its answer.
    pub spoken: bool,
    /// Every other cell, by header; not edited.
    pub cells: BTreeMap<String, String>,
}

/// What a row of a document is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "wire.ts")]
pub enum DraftKind {
    /// One of the choices.
    One,
    /// Any of the choices.
    Many,
    /// All choices in an order.
    Rank,
    /// Free text.
    Text,
    /// A whole number.
    Integer,
    /// A number.
    Decimal,
    /// A day.
    Date,
    /// A text to read.
    Note,
    /// Any other type, which the editor does not change.
    Other,
}

/// When a row is asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "when", rename_all = "snake_case")]
#[ts(export, export_to = "wire.ts")]
pub enum ShownWhen {
    /// Always.
    Always,
    /// Only when a question's answer is, or contains, a choice.
    Chosen {
        /// The question's id.
        question: String,
        /// The choice's id.
        choice: String,
    },
    /// When an expression is true that the other two cannot say.
    Written {
        /// The expression.
        expression: String,
    },
}

/// A choice list of a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct DraftList {
    /// Its name.
    pub name: String,
    /// Its choices.
    pub choices: Vec<DraftChoice>,
}

/// A choice of a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct DraftChoice {
    /// Its stable id, given once.
    pub id: String,
    /// What it says, by language.
    pub label: BTreeMap<String, String>,
    /// Every other cell, by header; not edited.
    pub cells: BTreeMap<String, String>,
}

/// Keeps an edit: the whole document as it stands now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct SaveQuestionnaire {
    /// The draft (UUID).
    pub questionnaire: String,
    /// The document.
    pub document: DraftDocument,
}

/// The states a draft went through.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct QuestionnaireHistory {
    /// The latest first.
    pub states: Vec<PastDraft>,
}

/// An earlier state of a draft, also one that a later edit on another laptop
/// replaced.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct PastDraft {
    /// Its record (UUID).
    pub record: String,
    /// When it was written, local `YYYY-MM-DD HH:MM`.
    pub at: String,
    /// Whether this laptop wrote it.
    pub on_this_laptop: bool,
    /// Its title; may be empty.
    pub title: String,
    /// How many rows it had.
    pub rows: u32,
}

/// Brings an earlier state of a draft back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct RestoreQuestionnaire {
    /// The draft (UUID).
    pub questionnaire: String,
    /// The state's record (UUID).
    pub record: String,
}

/// Asks what a visitor would see.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct PreviewQuestionnaire {
    /// The draft (UUID).
    pub questionnaire: String,
    /// The language, as the document names it.
    pub language: String,
    /// What was answered so far.
    pub answers: Vec<PreviewAnswer>,
}

/// An answer in a preview; it is recorded nowhere.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct PreviewAnswer {
    /// The question's path.
    pub path: String,
    /// The chosen names, or one typed text.
    pub value: Vec<String>,
}

/// What a visitor would see.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct QuestionnairePreview {
    /// The questions that apply, in the language asked for; none while the
    /// document cannot be asked.
    pub questions: Option<Vec<Question>>,
}

/// Writes a questionnaire as an XLSForm workbook.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct WriteQuestionnaire {
    /// The version or draft (UUID).
    pub questionnaire: String,
    /// The folder; empty for the usual one.
    pub folder: String,
}

/// Leaves a question out of the next questionnaire.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct LeaveQuestionOut {
    /// The question's path.
    pub path: String,
    /// Whether what hangs on it changes with it; else it is told and nothing is written.
    pub with_what_hangs_on_it: bool,
}

/// What came of leaving a question out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct QuestionLeftOut {
    /// The draft (UUID) that does not ask it; none when nothing was written.
    pub questionnaire: Option<String>,
    /// What else would change, a sentence each.
    pub changes: Vec<Text>,
}

/// Takes back that a question was left out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct AskQuestionAgain {
    /// The draft (UUID).
    pub questionnaire: String,
    /// The question's path.
    pub path: String,
}
