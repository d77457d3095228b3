//! Taking one answer, while the survey is asked and when it is changed later.

use crate::BoothError;
use survey::{Answer, Filling};
use words::sentence;

/// Takes an answer into a filling; one with an identity number is refused.
pub(super) fn answer_in(
    filling: &mut Filling,
    path: &str,
    answer: Option<Answer>,
) -> Result<(), BoothError> {
    if let Some(Answer::Text(text)) = &answer
        && people::holds_identity_number(text)
    {
        return Err(BoothError::Answer(sentence!("identity-number-refused")));
    }
    filling
        .answer(path, answer)
        .map_err(|error| BoothError::Answer(error.sentence()))?;
    Ok(())
}
