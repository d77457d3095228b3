//! What are visitors asked?
//!
//! A questionnaire is written, published and chosen. While it is written, every
//! edit is kept.

mod changes;
mod drafting;
mod leaving_out;
mod templates;
mod versions;

pub use crate::wording::{AskedQuestion, FullChoice};
pub use drafting::{DraftSource, PastDraft, QuestionnaireDraft, StartedDraft};
pub use leaving_out::{LeavingOut, WhatHangsOnIt};
pub use records::questionnaires::QuestionUse;
pub use survey::Draft;
pub use templates::QuestionnaireTemplate;
pub use versions::QuestionnaireVersion;

pub(crate) use crate::facts::AskedQuestionnaire;
pub(crate) use versions::readable;

use crate::BoothError;
use survey::WritingError;
use words::sentence;

fn unwritable(error: &WritingError) -> BoothError {
    BoothError::Questionnaire(error.sentence())
}

/// The error for a draft that is gone.
fn lost_draft() -> BoothError {
    BoothError::Questionnaire(sentence!("questionnaire-draft-lost"))
}
