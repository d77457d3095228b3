//! The life of a questionnaire: which versions there are, and which is asked.
//!
//! A published version never changes; a response stays on the version it was
//! begun on, whatever is published meanwhile.

use crate::tables::{catalogue, response as response_table};
use crate::{Booth, BoothError};
use uuid::Uuid;

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
        let asked_now = self.current_questionnaire()?.id;
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
}
