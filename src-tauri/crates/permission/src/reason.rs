//! Why, in a stable word and in a sentence.

use words::{Sentence, sentence};

/// Why somebody may or may not be contacted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// Every act that is needed was permitted.
    Permitted,
    /// The person is under the age of consent.
    UnderAge,
    /// There is no address for this channel.
    NoContactPoint,
    /// The person was never asked, or asked and did not answer.
    NeverAsked,
    /// There is a yes, but no record that its notice was shown before.
    NoticeNotShown,
    /// The person said no.
    Declined,
    /// The person took the permission back.
    Withdrawn,
    /// There is a newer yes that did not know of a refusal: for review.
    WithdrawnConflict,
    /// The person permitted other topics.
    TopicNotChosen,
    /// It is night, and the person did not permit the night.
    NightWithoutConsent,
    /// The person did not permit handing the data to this recipient.
    ThirdPartyWithoutConsent,
    /// The tool stands abroad, and the person did not permit that.
    OverseasWithoutConsent,
    /// The permission is too old and was not confirmed.
    Lapsed,
    /// The one reply that was asked for has been sent.
    AlreadyReplied,
    /// The yes was given for less than it would be used for now.
    ScopeChanged,
    /// The number is of a country whose law is not known here.
    AnotherLaw,
}

impl Reason {
    /// Every reason.
    pub const ALL: [Self; 16] = [
        Self::Permitted,
        Self::UnderAge,
        Self::NoContactPoint,
        Self::NeverAsked,
        Self::NoticeNotShown,
        Self::Declined,
        Self::Withdrawn,
        Self::WithdrawnConflict,
        Self::TopicNotChosen,
        Self::NightWithoutConsent,
        Self::ThirdPartyWithoutConsent,
        Self::OverseasWithoutConsent,
        Self::Lapsed,
        Self::AlreadyReplied,
        Self::ScopeChanged,
        Self::AnotherLaw,
    ];

    /// A stable word for counting in files.
    pub fn code(self) -> &'static str {
        match self {
            Self::Permitted => "permitted",
            Self::UnderAge => "under_age",
            Self::NoContactPoint => "no_contact_point",
            Self::NeverAsked => "never_asked",
            Self::NoticeNotShown => "notice_not_shown",
            Self::Declined => "declined",
            Self::Withdrawn => "withdrawn",
            Self::WithdrawnConflict => "withdrawn_conflict",
            Self::TopicNotChosen => "topic_not_chosen",
            Self::NightWithoutConsent => "night_without_consent",
            Self::ThirdPartyWithoutConsent => "third_party_without_consent",
            Self::OverseasWithoutConsent => "overseas_without_consent",
            Self::Lapsed => "lapsed",
            Self::AlreadyReplied => "already_replied",
            Self::ScopeChanged => "scope_changed",
            Self::AnotherLaw => "another_law",
        }
    }

    /// What it means for the owner.
    pub fn sentence(self) -> Sentence {
        match self {
            Self::Permitted => sentence!("permission-permitted"),
            Self::UnderAge => sentence!("permission-under-age"),
            Self::NoContactPoint => sentence!("permission-no-contact-point"),
            Self::NeverAsked => sentence!("permission-never-asked"),
            Self::NoticeNotShown => sentence!("permission-notice-not-shown"),
            Self::Declined => sentence!("permission-declined"),
            Self::Withdrawn => sentence!("permission-withdrawn"),
            Self::WithdrawnConflict => sentence!("permission-withdrawn-conflict"),
            Self::TopicNotChosen => sentence!("permission-topic-not-chosen"),
            Self::NightWithoutConsent => sentence!("permission-night-without-consent"),
            Self::ThirdPartyWithoutConsent => sentence!("permission-third-party-without-consent"),
            Self::OverseasWithoutConsent => sentence!("permission-overseas-without-consent"),
            Self::Lapsed => sentence!("permission-lapsed"),
            Self::AlreadyReplied => sentence!("permission-already-replied"),
            Self::ScopeChanged => sentence!("permission-scope-changed"),
            Self::AnotherLaw => sentence!("permission-another-law"),
        }
    }
}
