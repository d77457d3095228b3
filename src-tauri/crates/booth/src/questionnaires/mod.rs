//! What are visitors asked?
//!
//! A questionnaire is written, published and chosen. What is being written is
//! kept after every edit.

mod changes;
mod drafting;
mod templates;
mod versions;
pub(crate) mod wording;

pub use drafting::{
    DraftSource, ImportedQuestionnaire, PastDraft, QuestionnaireDraft, StartedDraft,
};
pub use records::questionnaires::QuestionUse;
pub use survey::Draft;
pub use templates::QuestionnaireTemplate;
pub use versions::QuestionnaireVersion;
pub use wording::{AskedQuestion, FullChoice, Wording};

pub(crate) use versions::{AskedQuestionnaire, read_workbook};

use crate::BoothError;
use survey::WritingError;
use words::Sentence;

fn unwritable(error: &WritingError) -> BoothError {
    BoothError::Questionnaire(error.sentence())
}

/// The error for a draft that is gone.
fn lost_draft() -> BoothError {
    BoothError::Questionnaire(Sentence::new(
        "쓰고 있던 설문지를 찾지 못했습니다. 발행했거나 지운 설문지일 수 있습니다. 발행한 설문지와 응답은 그대로 있습니다.",
        "The questionnaire being written was not found; it may have been published or thrown away. Published ones and answers are untouched.",
    ))
}
