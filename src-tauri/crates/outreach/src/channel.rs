//! The ways of contact that a file can be made for.

use words::Sentence;

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
            Self::Email => Sentence::new("이메일", "E-mail"),
            Self::Sms => Sentence::new("문자", "Text message"),
            Self::Kakao => Sentence::new("카카오톡", "KakaoTalk"),
        }
    }
}
