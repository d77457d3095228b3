//! What visitors asked to be sent or told, and whether it was done.

use crate::shell::Shell;
use crate::values::{self, Answer};
use booth::replies::{Channel, Reply, ReplyDraft, ReplyEvidence, ReplyState, Wanted};
use booth::{Booth, BoothError};
use people::readable_contact;
use uuid::Uuid;
use wire::{
    AnswerReply, Nothing, OpenReply, Replies, ReplyForm, ReplyLine, ReplyNoted, ReplyText,
    ReplyWay, RequestReply, TakeBackReply, VisitorId,
};
use words::Language;

pub(crate) fn get_reply_form(shell: &Shell, request: VisitorId) -> Answer<ReplyForm> {
    let visitor = values::id(&request.visitor)?;
    shell.with(|booth| {
        let form = booth.reply_form(visitor)?;
        let ways = form.ways.iter().filter_map(|way| {
            Some(ReplyWay {
                channel: shown(way.channel)?,
                address: readable_contact(&way.address),
            })
        });
        Ok(ReplyForm {
            ways: ways.collect(),
            names: form.names,
            by: form.by,
            due: form.due.to_string(),
        })
    })
}

pub(crate) fn request_reply(shell: &Shell, request: RequestReply) -> Answer<ReplyNoted> {
    let visitor = values::id(&request.visitor)?;
    let draft = ReplyDraft {
        wanted: match request.wanted {
            wire::Wanted::Catalogue => Wanted::Catalogue,
            wire::Wanted::Quotation => Wanted::Quotation,
            wire::Wanted::Call => Wanted::Call,
            wire::Wanted::Other => Wanted::Other,
        },
        words: request.words,
        channel: channel(request.channel),
        by: request.by,
        due: values::date(&request.due)?,
    };
    shell.with(|booth| {
        let reply = booth.request_reply(visitor, &draft)?;
        Ok(ReplyNoted {
            reply: reply.to_string(),
            replies: of_visitor(booth, visitor)?,
        })
    })
}

pub(crate) fn take_back_reply(shell: &Shell, request: TakeBackReply) -> Answer<Nothing> {
    let reply = values::id(&request.reply)?;
    shell.with(|booth| {
        booth.take_back_reply(reply, &request.reason)?;
        Ok(Nothing {})
    })
}

pub(crate) fn get_replies(shell: &Shell, _: Nothing) -> Answer<Replies> {
    shell.with(|booth| open(booth))
}

pub(crate) fn check_reply(shell: &Shell, request: ReplyText) -> Answer<Nothing> {
    shell.with(|booth| {
        booth.check_reply_text(&request.text)?;
        Ok(Nothing {})
    })
}

pub(crate) fn answer_reply(shell: &Shell, request: AnswerReply) -> Answer<Replies> {
    let reply = values::id(&request.reply)?;
    let evidence = ReplyEvidence {
        answered_on: values::date(&request.answered_on)?,
        channel: channel(request.channel),
        sender: request.sender,
        text: request.text,
    };
    shell.with(|booth| {
        booth.answer_reply(reply, &evidence)?;
        open(booth)
    })
}

/// What a visitor asked for, as the card of her visit shows it.
pub(crate) fn of_visitor(booth: &Booth, visitor: Uuid) -> Result<Vec<ReplyLine>, BoothError> {
    let replies = booth.replies_of(visitor)?;
    Ok(replies.iter().filter_map(line).collect())
}

fn open(booth: &Booth) -> Result<Replies, BoothError> {
    let listed = booth.open_replies()?.into_iter().filter_map(|it| {
        Some(OpenReply {
            line: line(&it.reply)?,
            visitor: it.reply.visitor.to_string(),
            name: it.name,
            address: it.address,
            overdue: it.overdue,
            text: values::text(&it.text),
            language: match it.language {
                Language::Korean => "ko",
                Language::English => "en",
            }
            .to_owned(),
        })
    });
    Ok(Replies {
        open: listed.collect(),
        signed_in: booth.signed_in_name()?,
        today: booth.today().to_string(),
    })
}

fn line(reply: &Reply) -> Option<ReplyLine> {
    Some(ReplyLine {
        reply: reply.id.to_string(),
        what: values::text(&reply.what),
        channel: shown(reply.channel)?,
        by: reply.by.clone(),
        due: reply.due.to_string(),
        state: match reply.state {
            ReplyState::Open => wire::ReplyState::Open,
            ReplyState::Answered(_) => wire::ReplyState::Answered,
            ReplyState::TakenBack => wire::ReplyState::TakenBack,
            ReplyState::Stopped => wire::ReplyState::Stopped,
        },
    })
}

/// None for a way that no answer goes.
fn shown(channel: Channel) -> Option<wire::ReplyChannel> {
    match channel {
        Channel::Email => Some(wire::ReplyChannel::Email),
        Channel::Sms => Some(wire::ReplyChannel::Sms),
        Channel::Phone => Some(wire::ReplyChannel::Phone),
        Channel::Kakao | Channel::Post => None,
    }
}

fn channel(channel: wire::ReplyChannel) -> Channel {
    match channel {
        wire::ReplyChannel::Email => Channel::Email,
        wire::ReplyChannel::Sms => Channel::Sms,
        wire::ReplyChannel::Phone => Channel::Phone,
    }
}
