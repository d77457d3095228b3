//! The ways of contact that a file can be made for.

use words::{Sentence, sentence};

/// A way to reach a person that needs its own permission.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Channel {
    /// E-mail.
    Email,
    /// Text message, short or long.
    Sms,
    /// KakaoTalk brand message.
    Kakao,
}

impl Channel {
    /// What people call it.
    pub fn name(self) -> Sentence {
        match self {
            Self::Email => sentence!("channel-email"),
            Self::Sms => sentence!("channel-sms"),
            Self::Kakao => sentence!("channel-kakao"),
        }
    }
}
