//! What the owner names stands in advertisements, and may not look like their label.

use crate::BoothError;
use outreach::template::looks_like_a_label;
use words::sentence;

/// Refuses a name that is made to look like the label of an advertisement: the program
/// writes the one label (Network Act decree, annex 6).
pub(crate) fn refuse_label<'n>(names: impl IntoIterator<Item = &'n str>) -> Result<(), BoothError> {
    let mut names = names.into_iter();
    match names.find(|name| looks_like_a_label(name)) {
        Some(name) => Err(BoothError::Setting(sentence!(
            "name-like-a-label",
            name = name.chars().take(60).collect::<String>()
        ))),
        None => Ok(()),
    }
}
