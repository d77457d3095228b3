//! The commands that prepare a questionnaire: parse, call, convert.

use crate::shell::Shell;
use booth::{Booth, BoothError};
use wire::{Nothing, Questionnaires, WireError};

pub(crate) fn get_questionnaires(shell: &Shell, _: Nothing) -> Result<Questionnaires, WireError> {
    shell.with(questionnaires)
}

fn questionnaires(booth: &mut Booth) -> Result<Questionnaires, BoothError> {
    let versions = booth.questionnaire_versions()?;
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
    })
}
