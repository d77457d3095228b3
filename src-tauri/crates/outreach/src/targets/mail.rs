//! Mail drafts, one for each person, which a mail program opens ready to be sent.

use super::field::{Field, Filled};
use crate::FollowUp;
use crate::OutreachError;
use crate::recipient::FollowUpRow;
use mail_builder::MessageBuilder;
use mail_builder::headers::raw::Raw;
use words::Language;

/// One draft. `X-Unsent: 1` is what Outlook and Thunderbird open in a window for writing.
pub(super) fn draft(
    row: &FollowUpRow,
    filled: &Filled<'_>,
    follow_up: &FollowUp,
) -> Result<Vec<u8>, OutreachError> {
    let maker = &follow_up.maker;
    let name = filled.text(Field::Name);
    let to = filled.text(Field::Contact);
    let from = (
        maker.name.text(row.language).to_owned(),
        maker.email.clone(),
    );
    let refusal = format!("<mailto:{}?subject=unsubscribe>", maker.email);
    let (_, domain) = maker.email.rsplit_once('@').unwrap_or_default();
    let message = MessageBuilder::new()
        .header("X-Unsent", Raw::new("1"))
        .header("List-Unsubscribe", Raw::new(refusal))
        .from(from)
        .subject(filled.text(Field::Subject))
        .text_body(filled.text(Field::Message))
        // Both would otherwise be made from the clock and the machine's name.
        .date(follow_up.made_at.timestamp())
        .message_id(format!("{}@{domain}", row.visitor));
    let message = match name.trim() {
        "" => message.to(to),
        name => message.to((name.to_owned(), to)),
    };
    message.write_to_vec().map_err(OutreachError::Save)
}

/// What a draft's file is called in the ZIP: counted, because two people can have one
/// name, and names can hold what no file system takes.
pub(super) fn file_name(number: usize, language: Language) -> String {
    let stem = words::sentence!("target-draft-file-name", number = format!("{number:04}"));
    crate::save::safe_stem(&stem.into_text(language)) + ".eml"
}
