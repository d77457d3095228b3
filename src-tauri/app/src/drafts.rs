//! What the owner writes in messages, in her own words.

use crate::shell::Shell;
use crate::values::{self, Answer};
use booth::follow_up::{
    self, DraftKind, DraftPlace, EarlierFiles, FileRequest, Printing, Protection,
};
use booth::{BoothError, FairScope};
use wire::{
    DraftLanguage, MessageDraft, MessageDrafts, MessagePreview, Nothing, PreviewMessageDraft,
    PreviewedMessage, SetMessageDraft,
};
use words::Language;

pub(crate) fn get_message_drafts(shell: &Shell, _: Nothing) -> Answer<MessageDrafts> {
    shell.with(|booth| {
        let kinds = DraftKind::ALL.iter().filter(|kind| kind.is_advertising());
        let drafts = kinds.map(|kind| Ok(shown(booth.draft(&everywhere(*kind))?)));
        Ok(MessageDrafts {
            drafts: drafts.collect::<Result<_, BoothError>>()?,
        })
    })
}

pub(crate) fn set_message_draft(shell: &Shell, request: SetMessageDraft) -> Answer<MessageDraft> {
    let language = spoken(request.language);
    shell.with(|booth| {
        let place = everywhere(kind(&request.draft)?);
        let draft = booth.set_draft(&place, language, request.text.as_deref())?;
        Ok(shown(draft))
    })
}

pub(crate) fn preview_message_draft(
    shell: &Shell,
    request: PreviewMessageDraft,
) -> Answer<MessagePreview> {
    let words = (spoken(request.language), request.text.as_str());
    let scope = match request.all_fairs {
        true => FairScope::All,
        false => FairScope::Current,
    };
    shell.with(|booth| {
        let file = FileRequest {
            scope,
            earlier: EarlierFiles::Include,
            target: follow_up::target(&request.target)?,
            audience: request.audience.clone(),
            topic: request.topic.clone(),
            at: None,
            draft: Some(kind(&request.draft)?),
            protection: Protection::None,
            printing: Printing::default(),
        };
        let preview = booth.preview_draft(&file, Some(words))?;
        Ok(MessagePreview {
            people: preview.people,
            longest: preview.longest.map(previewed),
            emptiest: preview.emptiest.map(previewed),
            notes: preview.notes.iter().map(values::text).collect(),
        })
    })
}

/// The kind of draft of this word.
pub(crate) fn kind(word: &str) -> Result<DraftKind, BoothError> {
    word.parse().map_err(|_| BoothError::Unknown)
}

fn everywhere(kind: DraftKind) -> DraftPlace {
    DraftPlace {
        kind,
        topic: None,
        channel: None,
    }
}

pub(crate) fn spoken(language: DraftLanguage) -> Language {
    match language {
        DraftLanguage::Ko => Language::Korean,
        DraftLanguage::En => Language::English,
    }
}

fn shown(draft: follow_up::OwnDraft) -> MessageDraft {
    let kind = draft.place.kind;
    let fields = kind.fields().iter();
    MessageDraft {
        id: kind.code().to_owned(),
        name: values::text(&kind.name()),
        ko: draft.ko,
        en: draft.en,
        is_shipped: draft.is_shipped,
        fields: fields.map(|field| values::text(&field.name())).collect(),
    }
}

fn previewed(message: follow_up::PreviewedMessage) -> PreviewedMessage {
    PreviewedMessage {
        subject: message.subject,
        body: message.body,
        size: message.size.map(|size| values::text(&size.in_words())),
    }
}
