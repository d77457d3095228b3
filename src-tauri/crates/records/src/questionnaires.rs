//! Questionnaires: being written, published, chosen.

use crate::text::Bilingual;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use uuid::Uuid;

/// How the answers to one question may be used.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct QuestionUse {
    /// Whether the answer may be spoken to the customer in a message; buying
    /// power, age and household may rank, they are not spoken.
    pub may_be_spoken: bool,
    /// Which product tag an answer points to, by choice name.
    #[serde(default)]
    pub tag_of_choice: BTreeMap<String, String>,
    /// An answer told of the visitor ("처음 오심"), by choice name; where there
    /// is none, the choice's own label is used.
    #[serde(default)]
    pub in_words: BTreeMap<String, Bilingual>,
}

/// `questionnaire.published`: a version of a questionnaire, for ever.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuestionnairePublished {
    /// Base64 of the XLSForm workbook: the source itself is kept, because what
    /// was asked must be provable, and a better reader may come.
    pub workbook: String,
    /// How its answers may be used, by question name.
    pub uses: BTreeMap<String, QuestionUse>,
    /// The question whose choices say what a purchase is for.
    #[serde(default)]
    pub purpose_question: Option<String>,
}

/// `questionnaire.drafted`: a questionnaire being written, as it stands after
/// an edit. The whole of it is kept each time: the last edit wins, and every
/// earlier state can be read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuestionnaireDrafted {
    /// Base64 of the XLSForm workbook, right or wrong; none once it was
    /// published or thrown away.
    pub workbook: Option<String>,
    /// How the answers may be used, by question name; may name questions that
    /// are gone, so that putting one back brings its use back.
    #[serde(default)]
    pub uses: BTreeMap<String, QuestionUse>,
    /// The question whose choices say what a purchase is for.
    #[serde(default)]
    pub purpose_question: Option<String>,
}

/// `questionnaire.chosen`: new visitors are asked this version from now on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuestionnaireChosen {
    /// The version.
    pub questionnaire: Uuid,
    /// At which fair.
    #[serde(default, skip_serializing_if = "Uuid::is_nil")]
    pub fair: Uuid,
}
