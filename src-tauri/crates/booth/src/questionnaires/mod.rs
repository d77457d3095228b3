//! The life of a questionnaire: written, published, asked.
//!
//! What is being written is kept after every edit ([`drafting`]). A published
//! version never changes; a response stays on the version it was begun on,
//! whatever is published meanwhile. Which version new visitors are asked is a
//! record of its own, so that an owner can go back to an earlier one.

mod changes;
mod drafting;
mod templates;

pub use drafting::{
    DraftSource, ImportedQuestionnaire, PastDraft, QuestionnaireDraft, StartedDraft,
};
pub use templates::QuestionnaireTemplate;

use crate::body::{Body, QuestionnaireChosen};
use crate::tables::{catalogue, response as response_table};
use crate::{AskedQuestionnaire, Booth, BoothError};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use survey::WritingError;
use uuid::Uuid;
use words::Sentence;

/// One published version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuestionnaireVersion {
    /// Its id.
    pub id: Uuid,
    /// Its title.
    pub title: String,
    /// When it was published, in Unix milliseconds.
    pub published_at_ms: i64,
    /// Questions a visitor may see.
    pub questions: u32,
    /// Responses begun or handed in.
    pub responses: u32,
    /// Whether new visitors are asked this version.
    pub asked_now: bool,
}

impl Booth {
    /// The published versions, the latest first.
    ///
    /// # Errors
    /// When the tables cannot be read.
    pub fn questionnaire_versions(&mut self) -> Result<Vec<QuestionnaireVersion>, BoothError> {
        let published = catalogue::entries(self.connection(), "questionnaire.published")?;
        let responses = response_table::count_by_version(self.connection())?;
        let asked_now = self.asked_version()?;
        let mut versions = Vec::new();
        for entry in published.into_iter().rev() {
            let asked = self.questionnaire(entry.id)?;
            let visible = asked.questionnaire.questions();
            let visible = visible.filter(|question| question.kind.is_visible());
            versions.push(QuestionnaireVersion {
                id: entry.id,
                title: asked.questionnaire.title().to_owned(),
                published_at_ms: entry.at_ms,
                questions: u32::try_from(visible.count()).unwrap_or(u32::MAX),
                responses: responses.get(&entry.id).copied().unwrap_or_default(),
                asked_now: entry.id == asked_now,
            });
        }
        Ok(versions)
    }

    /// From now on new visitors are asked this version. Who is being asked
    /// another one goes on with it.
    ///
    /// # Errors
    /// [`BoothError::Unknown`] for a version that is not in this store.
    pub fn choose_questionnaire(&mut self, version: Uuid) -> Result<(), BoothError> {
        // Reading it first: a version that cannot be read must not be asked.
        self.questionnaire(version)?;
        let choice = self.new_id();
        let record = self.record(
            choice,
            None,
            &Body::QuestionnaireChosen(QuestionnaireChosen {
                questionnaire: version,
            }),
        );
        self.append(|_| Ok((vec![record], ())))
    }

    /// Writes a published version or what is being written as an XLSForm
    /// workbook, which ODK and its kin open.
    ///
    /// # Errors
    /// When there is no such questionnaire, or the folder does not take the file.
    pub fn write_questionnaire(&mut self, id: Uuid, folder: &Path) -> Result<PathBuf, BoothError> {
        let (title, workbook) = match catalogue::get(self.connection(), id)? {
            Some(Body::QuestionnairePublished(published)) => (
                self.questionnaire(id)?.questionnaire.title().to_owned(),
                crate::set_up::from_base64(&published.workbook)?,
            ),
            Some(Body::QuestionnaireDrafted(_)) => {
                let draft = self.questionnaire_draft(id)?.draft;
                let workbook = draft.write_workbook().map_err(|error| unwritable(&error))?;
                (draft.title, workbook)
            }
            _ => return Err(BoothError::Unknown),
        };
        Ok(outreach::save::save(folder, &title, "xlsx", &workbook)?)
    }

    /// The version that was chosen or published last.
    pub(crate) fn asked_version(&self) -> Result<Uuid, BoothError> {
        let published = catalogue::all(self.connection(), "questionnaire.published")?;
        let is_known = |wanted: Uuid| published.iter().any(|(id, _)| *id == wanted);
        // A choice may have come from another laptop before the version did.
        let chosen = catalogue::all(self.connection(), "questionnaire.chosen")?
            .into_iter()
            .rev()
            .find_map(|(_, body)| match body {
                Body::QuestionnaireChosen(chosen) if is_known(chosen.questionnaire) => {
                    Some(chosen.questionnaire)
                }
                _ => None,
            });
        // A store from before there was a choice asks what it published last.
        chosen
            .or_else(|| published.last().map(|(id, _)| *id))
            .ok_or(BoothError::NoFair)
    }

    /// Every version that was published, the one asked now first and then the
    /// later before the earlier: what was collected with any of them counts,
    /// and the latest words are used.
    pub(crate) fn questionnaires_latest_first(
        &mut self,
    ) -> Result<Vec<Arc<AskedQuestionnaire>>, BoothError> {
        let asked = self.asked_version()?;
        let mut versions = self.published_questionnaires()?;
        versions.reverse();
        versions.sort_by_key(|version| version.id != asked);
        Ok(versions)
    }

    fn published_questionnaires(&mut self) -> Result<Vec<Arc<AskedQuestionnaire>>, BoothError> {
        let published = catalogue::all(self.connection(), "questionnaire.published")?;
        published
            .into_iter()
            .map(|(id, _)| self.questionnaire(id))
            .collect()
    }

    fn random(&mut self) -> u64 {
        let mut bytes = [0; 8];
        self.environment.fill_random(&mut bytes);
        u64::from_be_bytes(bytes)
    }
}

fn unwritable(error: &WritingError) -> BoothError {
    BoothError::Questionnaire(error.sentence())
}

/// What nobody can make something of any more.
fn lost_draft() -> BoothError {
    BoothError::Questionnaire(Sentence::new(
        "쓰고 있던 설문지를 찾지 못했습니다. 발행했거나 지운 설문지일 수 있습니다. 발행한 설문지와 응답은 그대로 있습니다.",
        "The questionnaire being written was not found; it may have been published or thrown away. Published ones and answers are untouched.",
    ))
}
