//! The questionnaire: its versions, the one being written, and how its questions
//! are asked.

use crate::shell::Shell;
use crate::values::{self, Answer};
use crate::work;
use booth::questionnaires::{AskedQuestion, Draft, DraftSource, LeavingOut, WhatHangsOnIt};
use booth::{Booth, BoothError};
use std::collections::BTreeSet;
use survey::{Kind, Place, Severity};
use uuid::Uuid;
use wire::{
    AskQuestionAgain, BeginQuestionnaire, ImportQuestionnaire, ImportedQuestionnaire,
    LeaveQuestionOut, Nothing, PreviewQuestionnaire, QuestionLeftOut, QuestionnaireDraft,
    QuestionnaireHistory, QuestionnaireId, QuestionnairePreview, Questionnaires,
    RestoreQuestionnaire, SaveQuestionnaire, SavedFile, Work, WriteQuestionnaire,
};

/// Earlier states of a draft listed at most; all of them stay in the records.
const LISTED_STATES: usize = 60;

pub(crate) fn get_questionnaires(shell: &Shell, _: Nothing) -> Answer<Questionnaires> {
    shell.with(questionnaires)
}

pub(crate) fn choose_questionnaire(
    shell: &Shell,
    request: QuestionnaireId,
) -> Answer<Questionnaires> {
    let version = values::id(&request.questionnaire)?;
    shell.with(|booth| {
        booth.choose_questionnaire(version)?;
        questionnaires(booth)
    })
}

pub(crate) fn begin_questionnaire(
    shell: &Shell,
    request: BeginQuestionnaire,
) -> Answer<QuestionnaireDraft> {
    let source = match request {
        BeginQuestionnaire::Blank => DraftSource::Blank,
        BeginQuestionnaire::Template { template } => DraftSource::Template(template),
        BeginQuestionnaire::Version { version } => DraftSource::Version(values::id(&version)?),
    };
    shell.with(|booth| {
        let draft = booth.begin_questionnaire(&source)?;
        open(booth, draft)
    })
}

pub(crate) fn import_questionnaire(
    shell: &Shell,
    request: ImportQuestionnaire,
) -> Answer<ImportedQuestionnaire> {
    let bytes = values::file_bytes(&request.content)?;
    // Read before the booth is asked for, so that no other command waits for a
    // large workbook.
    let progress = shell.work().begin(Work::Questionnaire);
    let read = Draft::read_with_progress(&bytes, &request.file_name, &progress);
    work::go_on(&progress)?;
    let (draft, problems, left_out) = match read {
        Ok((draft, problems)) => (Some(draft), problems, Vec::new()),
        Err(problems) => {
            let name = &request.file_name;
            match Draft::read_leaving_out(&bytes, name, &progress) {
                Some((draft, said)) if request.leave_out => (Some(draft), Vec::new(), said),
                Some((_, said)) => (None, problems, said),
                None => (None, problems, Vec::new()),
            }
        }
    };
    let draft = draft
        .map(|draft| shell.with(|booth| booth.import_questionnaire(&draft)))
        .transpose()?;
    Ok(ImportedQuestionnaire {
        draft: draft.map(|id| id.to_string()),
        problems: problems.into_iter().map(problem).collect(),
        left_out: left_out.iter().map(values::text).collect(),
    })
}

pub(crate) fn get_questionnaire_draft(
    shell: &Shell,
    request: QuestionnaireId,
) -> Answer<QuestionnaireDraft> {
    let draft = values::id(&request.questionnaire)?;
    shell.with(|booth| open(booth, draft))
}

pub(crate) fn save_questionnaire_draft(
    shell: &Shell,
    request: SaveQuestionnaire,
) -> Answer<wire::DraftState> {
    let draft = values::id(&request.questionnaire)?;
    let purpose_question = request.document.purpose_question.clone();
    let (document, spoken) = draft_of(request.document);
    shell.with(|booth| {
        booth.save_questionnaire_draft(draft, document, &spoken, purpose_question)?;
        let opened = booth.questionnaire_draft(draft)?;
        Ok(state(booth, &opened))
    })
}

pub(crate) fn preview_questionnaire(
    shell: &Shell,
    request: PreviewQuestionnaire,
) -> Answer<QuestionnairePreview> {
    let draft = values::id(&request.questionnaire)?;
    let answers: Vec<(String, Vec<String>)> = request
        .answers
        .into_iter()
        .map(|answer| (answer.path, answer.value))
        .collect();
    shell.with(|booth| {
        let asked = booth.preview_questionnaire(draft, &request.language, &answers)?;
        Ok(QuestionnairePreview {
            questions: asked.map(questions),
        })
    })
}

pub(crate) fn get_questionnaire_history(
    shell: &Shell,
    request: QuestionnaireId,
) -> Answer<QuestionnaireHistory> {
    let draft = values::id(&request.questionnaire)?;
    shell.with(|booth| {
        let past = booth.questionnaire_draft_history(draft)?;
        let states = past.into_iter().rev().take(LISTED_STATES);
        Ok(QuestionnaireHistory {
            states: states
                .map(|past| wire::PastDraft {
                    record: past.record.to_string(),
                    at: booth.day_and_time(past.at_ms),
                    on_this_laptop: past.on_this_laptop,
                    title: past.draft.title,
                    rows: u32::try_from(past.draft.rows.len()).unwrap_or(u32::MAX),
                })
                .collect(),
        })
    })
}

pub(crate) fn restore_questionnaire_draft(
    shell: &Shell,
    request: RestoreQuestionnaire,
) -> Answer<QuestionnaireDraft> {
    let draft = values::id(&request.questionnaire)?;
    let record = values::id(&request.record)?;
    shell.with(|booth| {
        booth.restore_questionnaire_draft(draft, record)?;
        open(booth, draft)
    })
}

pub(crate) fn discard_questionnaire_draft(
    shell: &Shell,
    request: QuestionnaireId,
) -> Answer<Questionnaires> {
    let draft = values::id(&request.questionnaire)?;
    shell.with(|booth| {
        booth.discard_questionnaire_draft(draft)?;
        questionnaires(booth)
    })
}

pub(crate) fn leave_question_out(
    shell: &Shell,
    request: LeaveQuestionOut,
) -> Answer<QuestionLeftOut> {
    let what_hangs_on_it = match request.with_what_hangs_on_it {
        true => WhatHangsOnIt::Change,
        false => WhatHangsOnIt::Ask,
    };
    shell.with(|booth| {
        let left_out = booth.leave_question_out(&request.path, what_hangs_on_it)?;
        let (questionnaire, changes) = match left_out {
            LeavingOut::Done(draft) => (Some(draft.to_string()), Vec::new()),
            LeavingOut::Asks(changes) => (None, changes),
        };
        Ok(QuestionLeftOut {
            questionnaire,
            changes: changes.iter().map(values::text).collect(),
        })
    })
}

pub(crate) fn ask_question_again(shell: &Shell, request: AskQuestionAgain) -> Answer<Nothing> {
    let draft = values::id(&request.questionnaire)?;
    shell.with(|booth| {
        booth.ask_question_again(draft, &request.path)?;
        Ok(Nothing {})
    })
}

pub(crate) fn publish_questionnaire(
    shell: &Shell,
    request: QuestionnaireId,
) -> Answer<Questionnaires> {
    let draft = values::id(&request.questionnaire)?;
    shell.with(|booth| {
        booth.publish_questionnaire(draft)?;
        questionnaires(booth)
    })
}

pub(crate) fn write_questionnaire(shell: &Shell, request: WriteQuestionnaire) -> Answer<SavedFile> {
    let questionnaire = values::id(&request.questionnaire)?;
    let folder = shell.folder(&request.folder)?;
    shell.with(|booth| {
        let path = booth.write_questionnaire(questionnaire, &folder)?;
        Ok(shell.saved(&path))
    })
}

fn questionnaires(booth: &mut Booth) -> Result<Questionnaires, BoothError> {
    let versions = booth.questionnaire_versions()?;
    let drafts = booth.questionnaire_drafts()?;
    Ok(Questionnaires {
        versions: versions
            .into_iter()
            .map(|version| wire::QuestionnaireVersion {
                published_at: booth.day_and_time(version.published_at_ms),
                id: version.id.to_string(),
                title: version.title,
                questions: version.questions,
                responses: version.responses,
                asked_now: version.asked_now,
            })
            .collect(),
        drafts: drafts
            .into_iter()
            .map(|draft| wire::StartedDraft {
                changed_at: booth.day_and_time(draft.changed_at_ms),
                id: draft.id.to_string(),
                title: draft.title,
            })
            .collect(),
        templates: booth
            .questionnaire_templates()?
            .into_iter()
            .map(|template| wire::QuestionnaireTemplate {
                id: template.id,
                title: values::text(&template.title),
                description: values::text(&template.description),
            })
            .collect(),
        largest_file: u32::try_from(survey::LARGEST_FILE).unwrap_or(u32::MAX),
    })
}

fn open(booth: &mut Booth, id: Uuid) -> Result<QuestionnaireDraft, BoothError> {
    let opened = booth.questionnaire_draft(id)?;
    Ok(QuestionnaireDraft {
        id: id.to_string(),
        document: document(&opened),
        state: state(booth, &opened),
    })
}

fn state(booth: &Booth, opened: &booth::questionnaires::QuestionnaireDraft) -> wire::DraftState {
    wire::DraftState {
        problems: opened
            .problems
            .iter()
            .map(|found| wire::DraftProblem {
                place: place(found.place),
                error: found.problem.severity == Severity::Error,
                message: values::text(&found.problem.sentence),
            })
            .collect(),
        ready: opened.ready,
        changes: opened.changes.iter().map(values::text).collect(),
        saved_at: booth.time_of_day(opened.changed_at_ms),
        fresh_ids: opened.fresh_ids.clone(),
    }
}

fn problem(problem: survey::Problem) -> wire::WorkbookProblem {
    wire::WorkbookProblem {
        error: problem.severity == Severity::Error,
        message: values::text(&problem.sentence),
        sheet: problem.sheet,
        row: problem.row,
        column: problem.column,
    }
}

fn place(place: Place) -> wire::DraftPlace {
    let number = |place: usize| u32::try_from(place).unwrap_or(u32::MAX);
    match place {
        Place::Whole => wire::DraftPlace::Whole,
        Place::Settings => wire::DraftPlace::Settings,
        Place::Row(row) => wire::DraftPlace::Row { row: number(row) },
        Place::Choice { list, choice } => wire::DraftPlace::Choice {
            list: number(list),
            choice: number(choice),
        },
    }
}

fn document(opened: &booth::questionnaires::QuestionnaireDraft) -> wire::DraftDocument {
    let draft = opened.draft.clone();
    let shown: Vec<wire::ShownWhen> = draft
        .rows
        .iter()
        .map(
            |row| match survey::ShownWhen::read(&row.relevant, &opened.draft) {
                survey::ShownWhen::Always => wire::ShownWhen::Always,
                survey::ShownWhen::Chosen { question, choice } => {
                    wire::ShownWhen::Chosen { question, choice }
                }
                survey::ShownWhen::Written(expression) => wire::ShownWhen::Written { expression },
            },
        )
        .collect();
    let rows = draft.rows.into_iter().zip(shown);
    wire::DraftDocument {
        title: draft.title,
        form_id: draft.form_id,
        version: draft.version,
        default_language: draft.default_language,
        languages: draft.languages,
        rows: rows
            .map(|(row, shown)| {
                let (kind, list, written) = kind(row.kind);
                wire::DraftRow {
                    spoken: opened.spoken.contains(&row.id),
                    id: row.id,
                    kind,
                    list,
                    written,
                    label: row.label,
                    hint: row.hint,
                    required: row.required,
                    shown,
                    cells: row.cells,
                }
            })
            .collect(),
        lists: draft
            .lists
            .into_iter()
            .map(|list| wire::DraftList {
                name: list.name,
                choices: list
                    .choices
                    .into_iter()
                    .map(|choice| wire::DraftChoice {
                        id: choice.id,
                        label: choice.label,
                        cells: choice.cells,
                    })
                    .collect(),
            })
            .collect(),
        choice_columns: draft.choice_columns,
        settings: draft.settings,
        purpose_question: opened.purpose_question.clone(),
    }
}

/// The kind, the list's name and the type as the workbook writes it.
fn kind(kind: survey::DraftKind) -> (wire::DraftKind, String, String) {
    use survey::DraftKind as Kind;
    let without_list = |kind| (kind, String::new(), String::new());
    match kind {
        Kind::One(list) => (wire::DraftKind::One, list, String::new()),
        Kind::Many(list) => (wire::DraftKind::Many, list, String::new()),
        Kind::Rank(list) => (wire::DraftKind::Rank, list, String::new()),
        Kind::Text => without_list(wire::DraftKind::Text),
        Kind::Integer => without_list(wire::DraftKind::Integer),
        Kind::Decimal => without_list(wire::DraftKind::Decimal),
        Kind::Date => without_list(wire::DraftKind::Date),
        Kind::Note => without_list(wire::DraftKind::Note),
        Kind::Other(written) => (wire::DraftKind::Other, String::new(), written),
    }
}

/// The document as the booth keeps it, and the questions whose answers a
/// message may mention.
fn draft_of(document: wire::DraftDocument) -> (Draft, BTreeSet<String>) {
    let spoken = document
        .rows
        .iter()
        .filter(|row| row.spoken)
        .map(|row| row.id.clone())
        .collect();
    let draft = Draft {
        title: document.title,
        form_id: document.form_id,
        version: document.version,
        default_language: document.default_language,
        languages: document.languages,
        rows: document.rows.into_iter().map(row_of).collect(),
        lists: document
            .lists
            .into_iter()
            .map(|list| survey::DraftList {
                name: list.name,
                choices: list
                    .choices
                    .into_iter()
                    .map(|choice| survey::DraftChoice {
                        id: choice.id,
                        label: choice.label,
                        cells: choice.cells,
                    })
                    .collect(),
            })
            .collect(),
        choice_columns: document.choice_columns,
        settings: document.settings,
    };
    (draft, spoken)
}

fn row_of(row: wire::DraftRow) -> survey::DraftRow {
    use survey::DraftKind as Kind;
    survey::DraftRow {
        id: row.id,
        kind: match row.kind {
            wire::DraftKind::One => Kind::One(row.list),
            wire::DraftKind::Many => Kind::Many(row.list),
            wire::DraftKind::Rank => Kind::Rank(row.list),
            wire::DraftKind::Text => Kind::Text,
            wire::DraftKind::Integer => Kind::Integer,
            wire::DraftKind::Decimal => Kind::Decimal,
            wire::DraftKind::Date => Kind::Date,
            wire::DraftKind::Note => Kind::Note,
            wire::DraftKind::Other => Kind::Other(row.written),
        },
        label: row.label,
        hint: row.hint,
        required: row.required,
        relevant: match row.shown {
            wire::ShownWhen::Always => survey::ShownWhen::Always,
            wire::ShownWhen::Chosen { question, choice } => {
                survey::ShownWhen::Chosen { question, choice }
            }
            wire::ShownWhen::Written { expression } => survey::ShownWhen::Written(expression),
        }
        .expression(),
        cells: row.cells,
    }
}

pub(crate) fn questions(asked: Vec<AskedQuestion>) -> Vec<wire::Question> {
    asked.into_iter().filter_map(question).collect()
}

fn question(asked: AskedQuestion) -> Option<wire::Question> {
    Some(wire::Question {
        kind: question_kind(&asked.kind)?,
        label: values::text(&asked.label),
        hint: values::text(&asked.hint),
        choices: asked
            .choices
            .into_iter()
            .map(|(name, label)| wire::Choice {
                name,
                label: values::text(&label),
            })
            .collect(),
        full: asked.full.into_iter().map(full_choice).collect(),
        value: asked.value,
        required: asked.required,
        violation: asked.violation.as_ref().map(values::text),
        path: asked.path,
    })
}

/// How a screen asks a question; none for a value that is worked out and not
/// asked.
fn question_kind(kind: &Kind) -> Option<wire::QuestionKind> {
    Some(match kind {
        Kind::SelectOne => wire::QuestionKind::One,
        Kind::SelectMultiple | Kind::Rank => wire::QuestionKind::Many,
        Kind::Text | Kind::Barcode | Kind::Time | Kind::DateTime => wire::QuestionKind::Text,
        Kind::Integer => wire::QuestionKind::Integer,
        Kind::Decimal | Kind::Range(_) => wire::QuestionKind::Decimal,
        Kind::Date => wire::QuestionKind::Date,
        Kind::Note => wire::QuestionKind::Note,
        Kind::Acknowledge => wire::QuestionKind::Acknowledge,
        Kind::Image | Kind::Calculate | Kind::Hidden | Kind::Metadata(_) => return None,
    })
}

pub(crate) fn full_choice(full: booth::questionnaires::FullChoice) -> wire::FullChoice {
    wire::FullChoice {
        choice: full.choice,
        at_most: full.at_most,
        action: quota_action(full.action),
    }
}

pub(crate) fn quota_action(action: booth::responses::QuotaAction) -> wire::QuotaAction {
    match action {
        booth::responses::QuotaAction::Stop => wire::QuotaAction::Stop,
        booth::responses::QuotaAction::Warn => wire::QuotaAction::Warn,
    }
}
