//! Published versions, and which of them new visitors are asked.
//!
//! A published version never changes; a response stays on the version it was
//! begun on, whatever is published meanwhile. Which version new visitors are
//! asked is a record of its own, so that an owner can go back to an earlier one.

use super::drafting::stored_workbook;
use super::unwritable;
use crate::facts::{AskedQuestionnaire, Facts};
use crate::wording;
use crate::{Booth, BoothError, Right};
use ledger::NewRecord;
use records::Body;
use records::fair::FIRST;
use records::questionnaires::{QuestionnaireChosen, QuestionnaireDrafted, QuestionnairePublished};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use survey::{Questionnaire, Reading};
use tables::{response as response_table, settings};
use uuid::Uuid;
use words::{Sentence, sentence};

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
    /// [`BoothError::Tables`].
    pub fn questionnaire_versions(&self) -> Result<Vec<QuestionnaireVersion>, BoothError> {
        let facts = self.facts();
        let published = settings::entries::<QuestionnairePublished>(facts.tables)?;
        let responses = response_table::count_by_version(facts.tables)?;
        let asked_now = facts.asked_version()?;
        let mut versions = Vec::new();
        for entry in published.into_iter().rev() {
            let asked = facts.questionnaire(entry.id)?;
            let visible = asked.questionnaire.questions();
            let visible = visible.filter(|question| question.kind.is_visible());
            versions.push(QuestionnaireVersion {
                id: entry.id,
                title: asked.questionnaire.title().to_owned(),
                published_at_ms: entry.at_ms,
                questions: u32::try_from(visible.count()).unwrap_or(u32::MAX),
                responses: responses.get(&entry.id).copied().unwrap_or_default(),
                asked_now: Some(entry.id) == asked_now,
            });
        }
        Ok(versions)
    }

    /// From now on new visitors are asked this version. A visitor who is
    /// answering another version goes on with it.
    ///
    /// # Errors
    /// [`BoothError::Unknown`] for a version that is not in this store.
    pub fn choose_questionnaire(&mut self, version: Uuid) -> Result<(), BoothError> {
        let choice = self.new_id();
        self.append(Right::Manage, |facts| {
            // Reading it first: a version that cannot be read must not be asked.
            facts.questionnaire(version)?;
            let chosen = QuestionnaireChosen {
                questionnaire: version,
                fair: facts.session.current.recorded(),
            };
            let record = facts.record(choice, None, Body::QuestionnaireChosen(chosen));
            Ok((vec![record], ()))
        })
    }

    /// Writes a published version or a draft as an XLSForm workbook, which ODK
    /// and similar tools open.
    ///
    /// # Errors
    /// When there is no such questionnaire, or the file cannot be written.
    pub fn write_questionnaire(&self, id: Uuid, folder: &Path) -> Result<PathBuf, BoothError> {
        let facts = self.facts();
        let published = settings::get::<QuestionnairePublished>(facts.tables, id)?;
        let drafted = settings::get::<QuestionnaireDrafted>(facts.tables, id)?;
        let (title, workbook) = match (published, drafted) {
            (Some(published), _) => (
                facts.questionnaire(id)?.questionnaire.title().to_owned(),
                stored_workbook(&published.workbook)?,
            ),
            (None, Some(_)) => {
                let draft = self.questionnaire_draft(id)?.draft;
                let workbook = draft.write_workbook().map_err(|error| unwritable(&error))?;
                (draft.title, workbook)
            }
            (None, None) => return Err(BoothError::Unknown),
        };
        Ok(outreach::save::save(folder, &title, "xlsx", &workbook)?)
    }

    /// What a purchase can be for: the choices of the questionnaire's purpose
    /// question.
    ///
    /// # Errors
    /// [`BoothError::Tables`].
    pub fn purposes(&self) -> Result<Vec<(String, Sentence)>, BoothError> {
        self.facts().purposes()
    }

    /// A number that nobody can guess.
    pub(super) fn random(&self) -> u64 {
        let mut bytes = [0; 8];
        self.environment.borrow_mut().fill_random(&mut bytes);
        u64::from_be_bytes(bytes)
    }
}

impl Facts<'_> {
    /// A published version, read once and kept.
    pub(crate) fn questionnaire(&self, id: Uuid) -> Result<Arc<AskedQuestionnaire>, BoothError> {
        let known = self
            .session
            .questionnaires
            .borrow()
            .get(&id)
            .map(Arc::clone);
        if let Some(asked) = known {
            return Ok(asked);
        }
        let published =
            settings::get::<QuestionnairePublished>(self.tables, id)?.ok_or(BoothError::Unknown)?;
        let asked = Arc::new(AskedQuestionnaire {
            id,
            questionnaire: readable(survey::reread_workbook(&stored_workbook(
                &published.workbook,
            )?))?,
            uses: published.uses,
            purpose_question: published.purpose_question,
        });
        let mut kept = self.session.questionnaires.borrow_mut();
        kept.insert(id, Arc::clone(&asked));
        Ok(asked)
    }

    /// The version that new visitors are asked; none while nothing is asked.
    pub(crate) fn current_questionnaire(
        &self,
    ) -> Result<Option<Arc<AskedQuestionnaire>>, BoothError> {
        let version = self.asked_version()?;
        version
            .map(|version| self.questionnaire(version))
            .transpose()
    }

    /// As [`Self::current_questionnaire`], for what cannot be done without one.
    pub(crate) fn require_questionnaire(&self) -> Result<Arc<AskedQuestionnaire>, BoothError> {
        self.current_questionnaire()?
            .ok_or(BoothError::NoQuestionnaire)
    }

    /// The version that was chosen for this fair.
    fn asked_version(&self) -> Result<Option<Uuid>, BoothError> {
        let published = settings::ids::<QuestionnairePublished>(self.tables)?;
        let fair = self.session.current.recorded();
        // A choice may have come from another laptop before the version did.
        let chosen = settings::all::<QuestionnaireChosen>(self.tables)?
            .into_iter()
            .rev()
            .filter(|(_, chosen)| chosen.fair == fair)
            .map(|(_, chosen)| chosen.questionnaire)
            .find(|version| published.contains(version));
        // Stores written before versions could be chosen ask the one published
        // last; they held one fair only.
        let last = published.last().copied().filter(|_| fair == FIRST);
        Ok(chosen.or(last))
    }

    /// What a purchase can be for: the choices of the purpose question.
    pub(crate) fn purposes(&self) -> Result<Vec<(String, Sentence)>, BoothError> {
        let Some(asked) = self.current_questionnaire()? else {
            return Ok(Vec::new());
        };
        let question = asked
            .purpose_question
            .as_ref()
            .and_then(|name| asked.questionnaire.question(name));
        Ok(question.map_or_else(Vec::new, |question| {
            wording::choices(&asked.questionnaire, question)
        }))
    }

    /// The version asked here, as the next fair begins with.
    pub(crate) fn questionnaire_of_next_fair(
        &self,
        choice: Uuid,
        next: Uuid,
    ) -> Result<Option<NewRecord>, BoothError> {
        Ok(self.asked_version()?.map(|questionnaire| {
            let chosen = QuestionnaireChosen {
                questionnaire,
                fair: next,
            };
            self.record(choice, None, Body::QuestionnaireChosen(chosen))
        }))
    }

    /// Every published version, first the one asked now, then the later before
    /// the earlier. Answers collected with any of them count, and the latest
    /// words are used.
    pub(crate) fn questionnaires_latest_first(
        &self,
    ) -> Result<Vec<Arc<AskedQuestionnaire>>, BoothError> {
        let asked = self.asked_version()?;
        let mut versions = self.published_questionnaires()?;
        versions.reverse();
        versions.sort_by_key(|version| Some(version.id) != asked);
        Ok(versions)
    }

    /// Every version that was published, oldest first.
    pub(crate) fn published_questionnaires(
        &self,
    ) -> Result<Vec<Arc<AskedQuestionnaire>>, BoothError> {
        settings::ids::<QuestionnairePublished>(self.tables)?
            .into_iter()
            .map(|id| self.questionnaire(id))
            .collect()
    }
}

/// The questionnaire of a reading, or the first thing that is wrong with it.
pub(crate) fn readable(reading: Reading) -> Result<Arc<Questionnaire>, BoothError> {
    if let Some(questionnaire) = reading.questionnaire {
        return Ok(Arc::new(questionnaire));
    }
    let error = reading
        .problems
        .into_iter()
        .find(|problem| problem.severity == survey::Severity::Error);
    Err(BoothError::Questionnaire(error.map_or_else(
        || sentence!("questionnaire-unreadable"),
        |problem| problem.sentence,
    )))
}
