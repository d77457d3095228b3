//! What visitors are shown, what they allow, and their contact details.

use crate::coupons;
use crate::shell::Shell;
use crate::values::{self, Answer};
use crate::work;
use booth::consent::{
    self, ContactDraft, ContactSource, NoticePublished, OptOutSource, Particulars, Permission,
    read_opt_outs,
};
use booth::{Booth, BoothError};
use permission::Channel;
use std::collections::BTreeMap;
use uuid::Uuid;
use wire::{
    CardField, CheckedContact, ConsentReceipt, ContactCode, ContactStatus, CorrectParticulars,
    KnownContact, LatestOptOuts, Nothing, Notices, OptOutImport, OptOutList, OptOutLists, Printed,
    SaveConsentSlip, SaveContact, SavedFile, ScannedContact, SomebodyElse, UnreadableOptOut,
    UsableContact, VisitorId, WireError, Withdraw, Work,
};
use words::{Language, Sentence, sentence};

pub(crate) fn get_notices(shell: &Shell, _: Nothing) -> Answer<Notices> {
    shell.with(|booth| notices(booth))
}

pub(crate) fn check_contact(shell: &Shell, request: SaveContact) -> Answer<CheckedContact> {
    let visitor = values::id(&request.visitor)?;
    let draft = draft(request.draft)?;
    shell.with(|booth| {
        let usable = booth.check_contact(&draft)?;
        let known = booth.known_contact(visitor, &draft)?;
        Ok(CheckedContact {
            not_asked: usable.told_not_asked().as_ref().map(values::text),
            usable: self::usable(usable),
            known: known.map(|known| KnownContact {
                visitor: known.visitor.to_string(),
                who: values::text(&known.who),
                bought: known.bought.as_ref().map(values::text),
            }),
        })
    })
}

pub(crate) fn note_somebody_else(shell: &Shell, request: SomebodyElse) -> Answer<Nothing> {
    let (visitor, known) = (values::id(&request.visitor)?, values::id(&request.known)?);
    let draft = draft(request.contact)?;
    shell.with(|booth| {
        booth.note_somebody_else(visitor, known, &draft, request.is_somebody_else)?;
        Ok(Nothing {})
    })
}

/// What is asked about contact details.
pub(crate) fn usable(usable: consent::UsableContact) -> UsableContact {
    UsableContact {
        nearly: usable.nearly,
        asked: usable.asked.iter().map(Uuid::to_string).collect(),
    }
}

pub(crate) fn read_contact_code(shell: &Shell, request: ContactCode) -> Answer<ScannedContact> {
    let scanned = shell.with(|booth| booth.read_contact_code(&request.text))?;
    Ok(self::scanned(scanned))
}

/// What a scanned code says, as the screens show it.
pub(crate) fn scanned(scanned: consent::ScannedContact) -> ScannedContact {
    match scanned {
        consent::ScannedContact::Card(card, left_out) => ScannedContact::Card {
            name: card.name,
            email: card.email,
            phone: booth::national_phone(&card.phone),
            particulars: self::shown(Particulars {
                company: card.company,
                job: card.job,
                country: card.country,
                birthday: card.birthday,
                // Cards tell where somebody works, which is not where she wants letters.
                ..Particulars::default()
            }),
            unsure: card.unsure.into_iter().map(card_field).collect(),
            left_out: left_out.into_iter().map(card_field).collect(),
        },
        consent::ScannedContact::Badge(badge) => ScannedContact::Badge { badge },
        consent::ScannedContact::Unreadable(message) => ScannedContact::Unreadable {
            message: values::text(&message),
        },
    }
}

fn card_field(field: people::CardField) -> CardField {
    match field {
        people::CardField::Name => CardField::Name,
        people::CardField::Email => CardField::Email,
        people::CardField::Phone => CardField::Phone,
        people::CardField::Company => CardField::Company,
        people::CardField::Job => CardField::Job,
        people::CardField::Country => CardField::Country,
        people::CardField::Birthday => CardField::Birthday,
    }
}

pub(crate) fn save_contact(shell: &Shell, request: SaveContact) -> Answer<ContactStatus> {
    let visitor = values::id(&request.visitor)?;
    let draft = draft(request.draft)?;
    shell.with(|booth| {
        booth.save_contact(visitor, &draft)?;
        show(booth, visitor)
    })
}

/// Rows that could not be read, shown at most.
const UNREADABLE_SHOWN: usize = 20;

pub(crate) fn get_opt_out_lists(shell: &Shell, _: Nothing) -> Answer<OptOutLists> {
    shell.with(|booth| opt_out_lists(booth))
}

pub(crate) fn import_opt_outs(shell: &Shell, request: OptOutList) -> Answer<OptOutImport> {
    let source = match request.source {
        wire::OptOutSource::FreeCall => OptOutSource::FreeCall,
        wire::OptOutSource::MailTool => OptOutSource::MailTool,
        wire::OptOutSource::KakaoTalk => OptOutSource::KakaoTalk,
    };
    let bytes = values::file_bytes(&request.content)?;
    let progress = shell.work().begin(Work::OptOutList);
    let list = read_opt_outs(&bytes, &request.file_name, source, &progress);
    work::go_on(&progress)?;
    let list = list.map_err(|error| values::error(&error))?;
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    shell.with(|booth| {
        let import = booth.import_opt_outs(&list, source)?;
        let shown = import.unreadable.iter().take(UNREADABLE_SHOWN);
        Ok(OptOutImport {
            withdrawn: count(import.withdrawn),
            known: count(import.known),
            unknown_kept: count(import.unknown_kept),
            unreadable: count(import.unreadable.len()),
            unreadable_rows: shown
                .map(|(row, why)| UnreadableOptOut {
                    row: *row,
                    why: values::text(why),
                })
                .collect(),
            lists: opt_out_lists(booth)?,
        })
    })
}

fn opt_out_lists(booth: &Booth) -> Result<OptOutLists, BoothError> {
    let lists = booth.opt_out_lists()?;
    let sources = lists.latest.into_iter().map(|(source, on)| LatestOptOuts {
        source: match source {
            OptOutSource::FreeCall => wire::OptOutSource::FreeCall,
            OptOutSource::MailTool => wire::OptOutSource::MailTool,
            OptOutSource::KakaoTalk => wire::OptOutSource::KakaoTalk,
        },
        on: on.map(|day| day.to_string()),
    });
    Ok(OptOutLists {
        sources: sources.collect(),
        due_today: lists.due_today,
    })
}

pub(crate) fn get_consent_receipt(shell: &Shell, request: VisitorId) -> Answer<ConsentReceipt> {
    let visitor = values::id(&request.visitor)?;
    shell.with(|booth| receipt(booth.consent_receipt(visitor)?))
}

pub(crate) fn save_consent_slip(shell: &Shell, request: SaveConsentSlip) -> Answer<SavedFile> {
    let visitor = values::id(&request.visitor)?;
    let paper = coupons::paper(request.paper);
    let folder = shell.folder("")?;
    shell.with(|booth| {
        let path = booth.save_consent_slip(visitor, paper, Language::Korean, &folder)?;
        Ok(shell.saved(&path))
    })
}

pub(crate) fn print_consent_slip(shell: &Shell, request: VisitorId) -> Answer<Printed> {
    let visitor = values::id(&request.visitor)?;
    coupons::print(&shell.with(|booth| booth.print_consent_slip(visitor))?)
}

/// A receipt as the window shows it; without a line when there is none.
pub(crate) fn receipt(
    receipt: Option<consent::ConsentReceipt>,
) -> Result<ConsentReceipt, BoothError> {
    let Some(receipt) = receipt else {
        return Ok(ConsentReceipt {
            lines: Vec::new(),
            qr_svg: String::new(),
        });
    };
    let code = coupon::qr::encode(&receipt.code).map_err(BoothError::QrCode)?;
    Ok(ConsentReceipt {
        lines: receipt
            .lines
            .iter()
            .chain(&receipt.stop)
            .map(values::text)
            .collect(),
        qr_svg: code.to_svg(),
    })
}

/// A visitor's contact details and permissions, with the ids parsed.
pub(crate) fn draft(typed: wire::ContactDraft) -> Result<ContactDraft, WireError> {
    Ok(ContactDraft {
        name: typed.name,
        email: typed.email,
        phone: typed.phone,
        particulars: typed.particulars.map(particulars).transpose()?,
        badge: typed.badge,
        source: match typed.source {
            wire::ContactSource::Typed => ContactSource::Staff,
            wire::ContactSource::Card => ContactSource::Card,
            wire::ContactSource::Badge => ContactSource::Badge,
        },
        language: typed.language,
        shown: values::ids(&typed.shown)?,
        granted: values::ids(&typed.granted)?,
        topics: typed.topics,
    })
}

/// What she says of herself, with the birthday read.
fn particulars(typed: wire::Particulars) -> Result<Particulars, WireError> {
    let birthday = match typed.birthday.as_str() {
        "" => None,
        day => Some(values::date(day)?),
    };
    Ok(Particulars {
        company: typed.company,
        job: typed.job,
        country: typed.country,
        birthday,
        postcode: typed.postcode,
        address: typed.address,
    })
}

/// What she says of herself, as the screens show it.
fn shown(said: Particulars) -> wire::Particulars {
    wire::Particulars {
        company: said.company,
        job: said.job,
        country: said.country,
        birthday: said
            .birthday
            .map_or_else(String::new, |day| day.to_string()),
        postcode: said.postcode,
        address: said.address,
    }
}

pub(crate) fn correct_particulars(
    shell: &Shell,
    request: CorrectParticulars,
) -> Answer<ContactStatus> {
    let visitor = values::id(&request.visitor)?;
    let particulars = particulars(request.particulars)?;
    shell.with(|booth| {
        booth.correct_particulars(visitor, &request.name, &particulars, &request.badge)?;
        show(booth, visitor)
    })
}

pub(crate) fn withdraw(shell: &Shell, request: Withdraw) -> Answer<ContactStatus> {
    let visitor = values::id(&request.visitor)?;
    shell.with(|booth| {
        booth.withdraw(visitor)?;
        show(booth, visitor)
    })
}

fn show(booth: &Booth, visitor: Uuid) -> Result<ContactStatus, BoothError> {
    status(booth, booth.contact_status(visitor)?)
}

/// A visitor's contact details, and what she allows with them now.
pub(crate) fn status(
    booth: &Booth,
    status: consent::ContactStatus,
) -> Result<ContactStatus, BoothError> {
    let shut = booth.shut_channels()?;
    let channels = status.permissions.iter();
    let channels = channels.map(|it| match status.could_not_ask(it) {
        true => wire::PermissionLine {
            channel: values::text(&status.name_of(it)),
            allowed: false,
            not_asked: true,
            reason: values::text(&sentence!("consent-no-free-number")),
        },
        false => line(&status.name_of(it), it, &shut),
    });
    let further = status.further.iter().map(|it| wire::PermissionLine {
        channel: values::text(&it.what),
        allowed: it.decision.allowed,
        not_asked: false,
        reason: values::text(&it.why()),
    });
    let permissions = channels.chain(further).collect();
    let contact = status.contact.map(|contact| -> Result<_, BoothError> {
        let keepable = booth.keepable_particulars(&contact)?;
        Ok(wire::Contact {
            name: contact.name,
            phone: booth::national_phone(&contact.phone),
            email: contact.email,
            particulars: shown(contact.particulars),
            keepable: values::all_of(&keepable, &values::PARTICULARS),
            takes_card_photo: keepable.contains("card"),
            badge: contact.badge,
            source: values::text(&consent::told_source(contact.source)),
        })
    });
    Ok(ContactStatus {
        contact: contact.transpose()?,
        permissions,
    })
}

pub(crate) fn notices(booth: &Booth) -> Result<wire::Notices, BoothError> {
    let notices = booth.notices()?;
    Ok(wire::Notices {
        notices: notices
            .into_iter()
            .map(|(id, it)| notice(id.to_string(), &it))
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
        particulars: values::all_of(&booth.asked_particulars()?, &values::PARTICULARS),
    })
}

/// A consent text, under the id of its recorded version.
pub(crate) fn notice(id: String, notice: &NoticePublished) -> wire::Notice {
    let lines = notice.lines.iter();
    wire::Notice {
        id,
        act: wire::Act(notice.act.code()),
        after: notice
            .act
            .asked_after()
            .into_iter()
            .map(|act| wire::Act(act.code()))
            .collect(),
        title: values::bilingual(&notice.title),
        lines: lines
            .map(|line| wire::NoticeLine {
                text: values::bilingual(&line.text),
                emphasised: line.emphasised,
            })
            .collect(),
    }
}

/// What she said, and whether anything can be sent on the strength of it.
fn line(
    name: &Sentence,
    permission: &Permission,
    shut: &BTreeMap<Channel, Sentence>,
) -> wire::PermissionLine {
    let decision = &permission.decision;
    let shut = shut
        .get(&permission.channel)
        .filter(|_| decision.allowed)
        .cloned();
    wire::PermissionLine {
        channel: values::text(name),
        allowed: decision.allowed,
        not_asked: false,
        reason: values::text(&shut.unwrap_or_else(|| permission.why())),
    }
}
