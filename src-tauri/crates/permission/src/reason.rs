//! Why, in a stable word and in a sentence.

use words::Sentence;

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
}

impl Reason {
    /// Every reason.
    pub const ALL: [Self; 14] = [
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
        }
    }

    /// What it means for the owner.
    pub fn sentence(self) -> Sentence {
        let (ko, en) = match self {
            Self::Permitted => ("연락해도 됩니다.", "This person may be contacted."),
            Self::UnderAge => (
                "만 14세 미만이라 연락할 수 없습니다.",
                "This person is under 14 and cannot be contacted.",
            ),
            Self::NoContactPoint => (
                "이 방법으로 연락할 주소나 번호가 없습니다.",
                "There is no address or number for this channel.",
            ),
            Self::NeverAsked => (
                "동의를 받은 적이 없습니다.",
                "This person never gave consent.",
            ),
            Self::NoticeNotShown => (
                "동의는 있지만 안내문을 먼저 보여 드린 기록이 없습니다.",
                "There is a consent, but no record that its notice was shown first.",
            ),
            Self::Declined => ("동의하지 않으셨습니다.", "This person declined."),
            Self::Withdrawn => (
                "동의를 철회하셨습니다.",
                "This person withdrew the consent.",
            ),
            Self::WithdrawnConflict => (
                "거부나 철회를 모르고 받은 동의입니다. 확인하기 전에는 연락하지 마세요.",
                "This consent was taken without knowing of a refusal. Do not contact before it is reviewed.",
            ),
            Self::TopicNotChosen => (
                "이 주제는 받겠다고 하지 않으셨습니다.",
                "This person did not choose this topic.",
            ),
            Self::NightWithoutConsent => (
                "밤 시간(21시~08시) 수신에는 동의하지 않으셨습니다.",
                "This person did not consent to messages at night (21:00 to 08:00).",
            ),
            Self::ThirdPartyWithoutConsent => (
                "이 받는 곳에 정보를 드리는 데 동의하지 않으셨습니다.",
                "This person did not consent to handing the data to this recipient.",
            ),
            Self::OverseasWithoutConsent => (
                "국외 도구를 쓰는 데 동의하지 않으셨습니다.",
                "This person did not consent to a tool abroad.",
            ),
            Self::Lapsed => (
                "동의하신 지 2년이 되도록 다시 확인받지 않았습니다.",
                "The consent was not confirmed within two years.",
            ),
            Self::AlreadyReplied => (
                "요청하신 자료를 이미 보내 드렸습니다.",
                "What this person asked for was already sent.",
            ),
        };
        Sentence::new(ko, en)
    }
}
