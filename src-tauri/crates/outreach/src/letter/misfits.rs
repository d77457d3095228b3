//! What cannot be printed, before anything is.

use super::addressee::Addressee;
use super::writing::Letter;
use super::{LabelSheet, arrange};
use crate::OutreachError;
use crate::follow_up::FollowUp;
use crate::paper::{Faces, Fonts};
use std::collections::BTreeSet;
use uuid::Uuid;

/// Whose address does not fit, and what has no letters.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Misfits {
    /// Whose address is too long for its place.
    pub too_long: BTreeSet<Uuid>,
    /// Characters that no font has; `〓` would stand for them.
    pub replaced: BTreeSet<char>,
}

/// Whose address is too long for a letter, or for a label of such a sheet, and which
/// characters of the texts cannot be printed.
pub(crate) fn misfits(
    follow_up: &FollowUp,
    sheet: Option<&LabelSheet>,
    fonts: Fonts<'_>,
) -> Result<Misfits, OutreachError> {
    let mut texts: Vec<(Addressee, Vec<String>)> = Vec::new();
    for row in &follow_up.rows {
        texts.push(match sheet {
            Some(_) => (Addressee::of(row), Vec::new()),
            None => {
                let letter = Letter::of(row, follow_up)?;
                let said = letter.texts().map(str::to_owned).collect();
                (letter.addressee, said)
            }
        });
    }
    let all = texts
        .iter()
        .flat_map(|(to, said)| to.lines.iter().chain(said).map(String::as_str));
    let faces = Faces::for_texts(all, fonts)?;
    let room = sheet.map_or(arrange::WINDOW_MM, LabelSheet::room_mm);
    let mut too_long = BTreeSet::new();
    for (row, (to, said)) in follow_up.rows.iter().zip(&texts) {
        if to.set(&faces, (0.0, 0.0), room).is_none() {
            too_long.insert(row.visitor);
        }
        for text in said {
            faces.regular().printable(text);
        }
    }
    Ok(Misfits {
        too_long,
        replaced: faces.replaced.into_inner(),
    })
}
