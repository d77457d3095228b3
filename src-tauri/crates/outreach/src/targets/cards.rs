//! Visiting cards of people, all in one file, as phones and address books import them.

use super::field::{Field, Filled};
use crate::recipient::FollowUpRow;
use crate::vcard::{Version, escaped, folded};
use permission::ContactPoint;

/// One person's card: who she is, how she is reached, where she was met, and about what
/// she may be written to.
pub(super) fn card(row: &FollowUpRow, filled: &Filled<'_>, version: Version) -> String {
    let text = |field| escaped(&filled.text(field));
    let contact = text(Field::Contact);
    // A card without a name is refused by every address book.
    let name = match text(Field::Name) {
        name if name.trim().is_empty() => contact.clone(),
        name => name,
    };
    let mut lines = vec!["BEGIN:VCARD".to_owned(), version.line().to_owned()];
    lines.push(format!("FN:{name}"));
    // The whole name stands in the field of the family name: where one ends and the other
    // begins would be a guess.
    lines.push(format!("N:{name};;;;"));
    let company = text(Field::Company);
    if !company.is_empty() {
        lines.push(format!("ORG:{company}"));
    }
    lines.push(match (row.channel.contact_point(), version) {
        (ContactPoint::Email, Version::V3) => format!("EMAIL;TYPE=INTERNET:{contact}"),
        (ContactPoint::Email, Version::V4) => format!("EMAIL:{contact}"),
        (_, Version::V3) => format!("TEL;TYPE=CELL:{contact}"),
        (_, Version::V4) => format!("TEL;VALUE=uri;TYPE=cell:tel:{contact}"),
    });
    let groups = [Field::Fair, Field::Group, Field::Topic].map(text);
    let groups: Vec<&str> = groups
        .iter()
        .map(String::as_str)
        .filter(|it| !it.is_empty())
        .collect();
    lines.push(format!("CATEGORIES:{}", groups.join(",")));
    lines.push(format!("NOTE:{}", text(Field::Why)));
    lines.push("END:VCARD".to_owned());
    lines.iter().map(|line| folded(line) + "\r\n").collect()
}
