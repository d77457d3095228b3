//! Why people were not in a file, in words.

use crate::consent::NotArriving;
use words::{Sentence, sentence};

/// The reason, by the code in the record of a file.
pub(crate) fn withheld_reason(code: &str) -> Sentence {
    let known = permission::Reason::ALL.into_iter();
    if let Some(reason) = known.into_iter().find(|reason| reason.code() == code) {
        return reason.sentence();
    }
    match code {
        "bounced" => NotArriving::Bounced.sentence(),
        "unconfirmed" => NotArriving::Unconfirmed.sentence(),
        "outside_sending_hours" => sentence!("follow-up-sender-is-closed"),
        "would_come_as_text" => sentence!("follow-up-would-come-as-text"),
        "channel_not_asked" => sentence!("follow-up-channel-not-asked"),
        "exported_before" => sentence!("follow-up-left-out"),
        "maker_incomplete" => sentence!("fair-report-maker-incomplete"),
        "over_promise" => sentence!("follow-up-over-promise"),
        "request_open" => sentence!("follow-up-request-open"),
        "same_person" => sentence!("follow-up-same-contact"),
        // A later version may know more.
        _ => sentence!("fair-report-other-reason"),
    }
}
