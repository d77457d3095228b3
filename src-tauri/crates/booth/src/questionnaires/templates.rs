//! The questionnaires an owner can start from.
//!
//! They lie in `assets/questionnaires/`: `templates.json` says what they are,
//! and the workbook of the same name is the questionnaire.

use crate::BoothError;
use records::text::Bilingual;
use serde::Deserialize;
use words::{Sentence, sentence};

const LIST: &str = include_str!("../../../../../assets/questionnaires/templates.json");

macro_rules! workbooks {
    ($($id:literal,)+) => {
        const WORKBOOKS: &[(&str, &[u8])] = &[
            $(($id, include_bytes!(concat!(
                "../../../../../assets/questionnaires/", $id, ".xlsx"
            ))),)+
        ];
    };
}

workbooks!(
    "consumer-goods",
    "food",
    "b2b-machinery",
    "b2b-consultation",
    "education",
    "art-and-craft",
);

/// A questionnaire to start from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuestionnaireTemplate {
    /// Its stable id.
    pub id: String,
    /// What it is.
    pub title: Sentence,
    /// For whom it is, and what it asks.
    pub description: Sentence,
}

#[derive(Deserialize)]
struct TemplatesFile {
    templates: Vec<TemplatePart>,
}

#[derive(Deserialize)]
struct TemplatePart {
    id: String,
    title: Bilingual,
    description: Bilingual,
}

/// The templates that ship with the app.
///
/// # Errors
/// None as shipped; a test reads the files.
pub fn all() -> Result<Vec<QuestionnaireTemplate>, BoothError> {
    let file: TemplatesFile = serde_json::from_str(LIST)
        .map_err(|_| BoothError::Questionnaire(sentence!("questionnaire-templates-unreadable")))?;
    Ok(file
        .templates
        .into_iter()
        .map(|template| QuestionnaireTemplate {
            id: template.id,
            title: Sentence::from(&template.title),
            description: Sentence::from(&template.description),
        })
        .collect())
}

/// The workbook of a template.
pub fn workbook(id: &str) -> Option<&'static [u8]> {
    WORKBOOKS
        .iter()
        .find(|(known, _)| *known == id)
        .map(|(_, bytes)| *bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A template in the list without a workbook would fail in the owner's
    /// hands, and a workbook that is not in the list could not be chosen.
    #[test]
    fn the_list_and_the_workbooks_are_the_same() {
        let listed: Vec<String> = all()
            .expect("the list reads")
            .into_iter()
            .map(|template| template.id)
            .collect();
        let shipped: Vec<&str> = WORKBOOKS.iter().map(|(id, _)| *id).collect();
        assert_eq!(listed, shipped);
        for id in shipped {
            let bytes = workbook(id).expect("it ships");
            assert!(survey::Draft::read(bytes, id).is_ok(), "{id} opens");
        }
    }
}
