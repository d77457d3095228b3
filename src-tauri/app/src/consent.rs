//! What visitors are shown, what they allow, and their contact details.

use crate::responses;
use crate::shell::Shell;
use crate::values::{self, Answer};
use booth::consent::{ContactDraft, NoticeAct};
use booth::{Booth, BoothError};
use permission::Channel;
use wire::{Nothing, Notices, SaveContact, Text, Visit, Withdraw};
use words::Sentence;

pub(crate) fn get_notices(shell: &Shell, _: Nothing) -> Answer<Notices> {
    shell.with(|booth| notices(booth))
}

pub(crate) fn save_contact(shell: &Shell, request: SaveContact) -> Answer<Visit> {
    let visitor = values::id(&request.visitor)?;
    let draft = ContactDraft {
        name: request.name,
        email: request.email,
        phone: request.phone,
        shown: values::ids(&request.shown)?,
        granted: values::ids(&request.granted)?,
        topics: request.topics,
    };
    shell.with(|booth| {
        booth.save_contact(visitor, &draft)?;
        responses::show(booth, visitor)
    })
}

pub(crate) fn withdraw(shell: &Shell, request: Withdraw) -> Answer<Visit> {
    let visitor = values::id(&request.visitor)?;
    shell.with(|booth| {
        booth.withdraw(visitor)?;
        responses::show(booth, visitor)
    })
}

pub(crate) fn notices(booth: &Booth) -> Result<wire::Notices, BoothError> {
    let notices = booth.notices()?;
    Ok(wire::Notices {
        notices: notices
            .into_iter()
            .map(|(id, notice)| wire::Notice {
                id: id.to_string(),
                act: act(notice.act),
                title: values::bilingual(&notice.title),
                lines: notice
                    .lines
                    .iter()
                    .map(|line| wire::NoticeLine {
                        text: values::bilingual(&line.text),
                        emphasised: line.emphasised,
                    })
                    .collect(),
            })
            .collect(),
        topics: booth
            .fair()
            .topics
            .iter()
            .map(|topic| wire::Choice {
                name: topic.name.clone(),
                label: values::bilingual(&topic.label),
            })
            .collect(),
    })
}

fn act(act: NoticeAct) -> wire::Act {
    match act {
        NoticeAct::CollectAndUse => wire::Act::CollectAndUse,
        NoticeAct::AdvertisingEmail => wire::Act::AdvertisingEmail,
        NoticeAct::AdvertisingSms => wire::Act::AdvertisingSms,
        NoticeAct::AdvertisingKakao => wire::Act::AdvertisingKakao,
        NoticeAct::AtLeast14 => wire::Act::AtLeast14,
    }
}

pub(crate) fn permission(permission: &booth::consent::Permission) -> wire::PermissionLine {
    wire::PermissionLine {
        channel: channel(permission.channel),
        allowed: permission.decision.allowed,
        reason: values::text(&permission.decision.reason.sentence()),
    }
}

pub(crate) fn channel(channel: Channel) -> Text {
    let (ko, en) = match channel {
        Channel::Email => ("이메일", "E-mail"),
        Channel::Sms => ("문자", "Text message"),
        Channel::Kakao => ("카카오톡", "KakaoTalk"),
        Channel::Phone => ("전화", "Phone"),
        Channel::Post => ("우편", "Post"),
    };
    values::text(&Sentence::new(ko, en))
}
