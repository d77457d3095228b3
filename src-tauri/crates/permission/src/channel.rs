//! The channels by which a person can be reached.

use words::{Sentence, sentence};

/// By what a person is reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Channel {
    /// E-mail.
    Email,
    /// SMS, LMS and MMS.
    Sms,
    /// KakaoTalk.
    Kakao,
    /// A call.
    Phone,
    /// A letter.
    Post,
}

/// What somebody gives to be reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ContactPoint {
    /// An e-mail address.
    Email,
    /// A phone number.
    Phone,
    /// A postal address.
    Address,
}

impl Channel {
    /// Every channel.
    pub const ALL: [Self; 5] = [Self::Email, Self::Sms, Self::Kakao, Self::Phone, Self::Post];

    /// The channels a visitor is asked about, in the order in which they are
    /// preferred.
    pub const ASKED: [Self; 3] = [Self::Email, Self::Sms, Self::Kakao];

    /// What people call it.
    pub fn name(self) -> Sentence {
        match self {
            Self::Email => sentence!("channel-email"),
            Self::Sms => sentence!("channel-sms"),
            Self::Kakao => sentence!("channel-kakao"),
            Self::Phone => sentence!("channel-phone"),
            Self::Post => sentence!("channel-post"),
        }
    }

    /// What somebody has to have given to be reached by it.
    pub fn contact_point(self) -> ContactPoint {
        match self {
            Self::Email => ContactPoint::Email,
            Self::Sms | Self::Kakao | Self::Phone => ContactPoint::Phone,
            Self::Post => ContactPoint::Address,
        }
    }

    /// A stable word for files.
    pub fn code(self) -> &'static str {
        match self {
            Self::Email => "email",
            Self::Sms => "sms",
            Self::Kakao => "kakao",
            Self::Phone => "phone",
            Self::Post => "post",
        }
    }

    /// The channel of a [`Self::code`].
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|channel| channel.code() == code)
    }
}
