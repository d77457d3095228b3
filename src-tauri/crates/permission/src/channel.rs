//! The channels by which a person can be reached.

use strum::{EnumString, IntoStaticStr, VariantArray};
use words::{Sentence, sentence};

/// By what a person is reached.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    EnumString,
    IntoStaticStr,
    VariantArray,
)]
#[strum(serialize_all = "snake_case")]
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
    /// Every channel, as the compiler knows them.
    pub const ALL: &'static [Self] = <Self as VariantArray>::VARIANTS;

    /// The channels every visitor is asked about, in the order in which they are
    /// preferred.
    pub const ASKED: [Self; 3] = [Self::Email, Self::Sms, Self::Kakao];

    /// The channels that a message can go by, in the same order. About the post only
    /// those are asked whose address the maker wants.
    pub const SENT: [Self; 4] = [Self::Email, Self::Sms, Self::Kakao, Self::Post];

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

    /// A stable word for files and records: the variant's name in small letters.
    pub fn code(self) -> &'static str {
        self.into()
    }

    /// The channel of a [`Self::code`].
    pub fn from_code(code: &str) -> Option<Self> {
        code.parse().ok()
    }
}

#[cfg(test)]
mod tests {
    use super::Channel;

    /// Records hold the codes: a refusal whose code cannot be read is lost.
    #[test]
    fn every_code_is_read_back_and_never_changes() {
        let codes: Vec<&str> = Channel::ALL.iter().map(|channel| channel.code()).collect();
        assert_eq!(codes, ["email", "sms", "kakao", "phone", "post"]);
        for channel in Channel::ALL {
            assert_eq!(Channel::from_code(channel.code()), Some(*channel));
        }
        assert_eq!(Channel::from_code("Email"), None);
    }
}
