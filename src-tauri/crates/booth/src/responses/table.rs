//! The answers of all visitors as files for the owner.
//!
//! The versions of one questionnaire (those with the same `form_id`) come into
//! one table; questionnaires that have nothing to do with each other come into
//! files of their own, because ‘budget’ means something else in each.

use crate::facts::Facts;
use crate::files::{Leaving, NewFile};
use crate::questionnaires::AskedQuestionnaire;
use crate::wording;
use crate::{Booth, BoothError, FairScope, Right};
use outreach::answers::{
    AnswerChoice, AnswerForm, AnswerKind, AnswerQuestion, AnsweredResponse, Answers, GivenAnswer,
};
use records::Body;
use records::responses::AnswersExported;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use survey::{Kind, Metadata, Questionnaire};
use tables::response as response_table;
use uuid::Uuid;
use words::{Language, sentence};

/// The files of answers that were written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExportedAnswers {
    /// Their paths: a CSV and an XLSX for each questionnaire.
    pub files: Vec<PathBuf>,
    /// Responses in them.
    pub responses: u32,
    /// Of them, how many were not handed in.
    pub unfinished: u32,
}

impl Booth {
    /// Writes the answers of all finished responses of these fairs, and of the unfinished ones
    /// when asked for, as a CSV and an XLSX. The export and its reason are
    /// recorded. Visitors are in the files by number only.
    ///
    /// # Errors
    /// Without a reason, without any response, or when a file cannot be
    /// written; then no file is left.
    pub fn export_answers(
        &mut self,
        reason: &str,
        scope: FairScope,
        form: AnswerForm,
        with_unfinished: bool,
        folder: &Path,
        language: Language,
    ) -> Result<ExportedAnswers, BoothError> {
        let reason = &self.export_reason(reason)?;
        self.refuse_before_requests_are_known()?;
        let (files, (responses, unfinished)) =
            self.write_and_record(Right::Owner, folder, |facts| {
                let (mut responses, mut unfinished) = (0, 0);
                let mut files = Vec::new();
                let mut people = Vec::new();
                for versions in facts.questionnaire_families()? {
                    let answered = facts.answered(&versions, scope, with_unfinished)?;
                    let Some(latest) = versions.last().filter(|_| !answered.is_empty()) else {
                        continue;
                    };
                    responses += answered.len();
                    people.extend(answered.iter().map(|one| one.visitor));
                    unfinished += answered.iter().filter(|one| !one.finished).count();
                    let answers = Answers {
                        fair: (&facts.session.current.fair.name).into(),
                        title: latest.questionnaire.title().to_owned(),
                        made_at: facts.now().fixed_offset(),
                        made_by: facts.signed_in()?,
                        reason: reason.to_owned(),
                        form,
                        questions: merged(&versions, language),
                        responses: answered,
                    };
                    let csv = outreach::answers::csv(&answers, language)?;
                    let xlsx = outreach::answers::xlsx(&answers, language)?;
                    for (extension, bytes) in [("csv", csv), ("xlsx", xlsx)] {
                        files.push(NewFile {
                            stem: answers.file_stem(language),
                            extension,
                            bytes,
                        });
                    }
                }
                if files.is_empty() {
                    return Err(BoothError::NotPossible(sentence!("answers-none-to-export")));
                }
                let count = |number| u32::try_from(number).unwrap_or(u32::MAX);
                let (responses, unfinished) = (count(responses), count(unfinished));
                let reason = reason.to_owned();
                Ok(Leaving {
                    files,
                    people,
                    records: Box::new(move |facts, id, files| {
                        let body = Body::AnswersExported(AnswersExported {
                            reason,
                            files,
                            responses,
                            unfinished,
                        });
                        vec![facts.record(id, None, body)]
                    }),
                    value: (responses, unfinished),
                })
            })?;
        Ok(ExportedAnswers {
            files,
            responses,
            unfinished,
        })
    }
}

impl Facts<'_> {
    /// The published versions of each questionnaire, oldest first.
    fn questionnaire_families(&self) -> Result<Vec<Vec<Arc<AskedQuestionnaire>>>, BoothError> {
        let mut families: Vec<Vec<Arc<AskedQuestionnaire>>> = Vec::new();
        for version in self.published_questionnaires()? {
            let is_kin = |family: &&mut Vec<Arc<AskedQuestionnaire>>| {
                family.first().is_some_and(|first| {
                    first.questionnaire.form_id() == version.questionnaire.form_id()
                })
            };
            match families.iter_mut().find(is_kin) {
                Some(family) => family.push(version),
                None => families.push(vec![version]),
            }
        }
        Ok(families)
    }

    fn answered(
        &self,
        versions: &[Arc<AskedQuestionnaire>],
        scope: FairScope,
        with_unfinished: bool,
    ) -> Result<Vec<AnsweredResponse>, BoothError> {
        let ids: BTreeSet<Uuid> = versions.iter().map(|version| version.id).collect();
        let mut answered = Vec::new();
        let rows = response_table::all(self.tables, self.session.current.in_scope(scope))?;
        let progress = &self.session.progress;
        progress.begin(rows.len() as u64);
        for row in rows {
            progress.advance(1)?;
            if !ids.contains(&row.questionnaire) || !(row.finished || with_unfinished) {
                continue;
            }
            let asked = self.questionnaire(row.questionnaire)?;
            answered.push(AnsweredResponse {
                id: row.id,
                visitor: row.visitor,
                version: row.questionnaire,
                started: self.session.local(row.started_ms()).fixed_offset(),
                finished: row.finished,
                answers: given(&asked.questionnaire, self.counted_answers(&row)?),
            });
        }
        Ok(answered)
    }
}

/// Answers with the choices they consist of in this version.
fn given(
    questionnaire: &Questionnaire,
    answers: BTreeMap<String, String>,
) -> BTreeMap<String, GivenAnswer> {
    let answers = answers.into_iter().map(|(path, kept)| {
        let chosen = questionnaire.chosen(&path, &kept);
        let chosen = chosen.into_iter().map(str::to_owned).collect();
        (path, GivenAnswer { kept, chosen })
    });
    answers.collect()
}

/// What all versions ask: in the order it was first published, in the words of
/// the latest version that asks it.
fn merged(versions: &[Arc<AskedQuestionnaire>], language: Language) -> Vec<AnswerQuestion> {
    let mut all: Vec<AnswerQuestion> = Vec::new();
    for version in versions {
        let questionnaire = &version.questionnaire;
        for question in questionnaire.questions() {
            let Some(kind) = cell_kind(&question.kind) else {
                continue;
            };
            let label = wording::label(questionnaire, question)
                .text(language)
                .to_owned();
            let at = all.iter().position(|known| known.path == question.path);
            let at = at.unwrap_or_else(|| {
                all.push(AnswerQuestion {
                    path: question.path.clone(),
                    label: String::new(),
                    kind,
                    choices: Vec::new(),
                });
                all.len() - 1
            });
            (all[at].label, all[at].kind) = (label, kind);
            for (name, label) in wording::choices(questionnaire, question) {
                let label = label.text(language).to_owned();
                merge_choice(&mut all[at].choices, name, label, version.id);
            }
        }
    }
    all
}

fn merge_choice(choices: &mut Vec<AnswerChoice>, name: String, label: String, version: Uuid) {
    match choices.iter_mut().find(|choice| choice.name == name) {
        Some(choice) => {
            choice.label = label;
            choice.versions.insert(version);
        }
        None => choices.push(AnswerChoice {
            name,
            label,
            versions: BTreeSet::from([version]),
        }),
    }
}

/// The kind of cell that a question's answers need; none for a question without
/// an answer.
fn cell_kind(kind: &Kind) -> Option<AnswerKind> {
    Some(match kind {
        Kind::Integer | Kind::Decimal | Kind::Range(_) => AnswerKind::Number,
        Kind::Date | Kind::Metadata(Metadata::Today) => AnswerKind::Date,
        Kind::DateTime | Kind::Metadata(Metadata::Start | Metadata::End) => AnswerKind::Moment,
        Kind::SelectOne => AnswerKind::One,
        Kind::SelectMultiple => AnswerKind::Several,
        Kind::Rank => AnswerKind::Ranking,
        Kind::Note | Kind::Metadata(Metadata::Unknown) => return None,
        Kind::Text
        | Kind::Time
        | Kind::Acknowledge
        | Kind::Barcode
        | Kind::Image
        | Kind::Calculate
        | Kind::Hidden
        | Kind::Metadata(Metadata::DeviceId | Metadata::Username) => AnswerKind::Text,
    })
}
