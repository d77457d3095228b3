//! The texts a visitor agrees to, as the owner makes them.

use crate::consent;
use crate::shell::Shell;
use crate::values::{self, Answer};
use booth::notices::{ALWAYS_KEPT, NoticeForm, Recipient};
use booth::{Booth, BoothError};
use wire::{
    AskedRecipient, AskedRecipients, Folder, LawFigure, NewRecipient, Nothing, NoticeCost,
    NoticeItem, NoticePreview, NoticePurpose, NoticeRecipient, NoticesInUse, RecipientItem,
    RecipientPurpose, SavedPolicy, Silence, UnaskedPerson,
};
use words::Language;

/// People shown of one third party at most.
const LISTED_PEOPLE: usize = 20;

pub(crate) fn get_notices_in_use(shell: &Shell, _: Nothing) -> Answer<NoticesInUse> {
    shell.with(|booth| in_use(booth))
}

pub(crate) fn preview_notices(shell: &Shell, request: wire::NoticeForm) -> Answer<NoticePreview> {
    let form = form(request);
    shell.with(|booth| {
        let preview = booth.preview_notices(&form)?;
        let notices = preview.notices.iter();
        Ok(NoticePreview {
            notices: notices
                .map(|notice| consent::notice(String::new(), notice))
                .collect(),
            problems: preview.problems.iter().map(values::text).collect(),
            unchanged: preview.unchanged,
        })
    })
}

pub(crate) fn cost_of_notices(shell: &Shell, request: wire::NoticeForm) -> Answer<NoticeCost> {
    let form = form(request);
    shell.with(|booth| {
        let cost = booth.cost_of_notices(&form)?;
        Ok(NoticeCost {
            people: cost.people,
            lost: cost.lost,
            to_be_told: cost.to_be_told,
            new_recipients: cost
                .new_recipients
                .into_iter()
                .map(|new| NewRecipient {
                    name: new.name,
                    never_asked: new.never_asked,
                })
                .collect(),
        })
    })
}

pub(crate) fn get_asked_recipients(shell: &Shell, _: Nothing) -> Answer<AskedRecipients> {
    let asked = shell.with(|booth| booth.asked_recipients())?;
    let recipients = asked.into_iter().map(|it| AskedRecipient {
        name: it.name,
        agreed: it.agreed,
        not_agreed: it.not_agreed,
        never_asked: u32::try_from(it.never_asked.len()).unwrap_or(u32::MAX),
        people: it
            .never_asked
            .into_iter()
            .take(LISTED_PEOPLE)
            .map(|person| UnaskedPerson {
                visitor: person.visitor.to_string(),
                name: person.name,
            })
            .collect(),
    });
    Ok(AskedRecipients {
        recipients: recipients.collect(),
    })
}

pub(crate) fn publish_notices(shell: &Shell, request: wire::NoticeForm) -> Answer<NoticesInUse> {
    let form = form(request);
    shell.with(|booth| {
        booth.publish_notices(&form)?;
        in_use(booth)
    })
}

pub(crate) fn choose_silence(shell: &Shell, request: Silence) -> Answer<NoticesInUse> {
    shell.with(|booth| {
        booth.choose_silence(request.keeps)?;
        in_use(booth)
    })
}

pub(crate) fn save_policy(shell: &Shell, request: Folder) -> Answer<SavedPolicy> {
    let folder = shell.folder(&request.folder)?;
    shell.with(|booth| {
        let saved = booth.save_policy(&folder, Language::Korean)?;
        Ok(SavedPolicy {
            files: shell.all_saved(&saved.files),
        })
    })
}

fn in_use(booth: &Booth) -> Result<NoticesInUse, BoothError> {
    let in_use = booth.notices_in_use()?;
    let form = in_use.form;
    Ok(NoticesInUse {
        form: wire::NoticeForm {
            purposes: values::all_of(&form.purposes, &PURPOSES),
            items: values::all_of(&form.items, &ITEMS),
            retention_months: form.retention_months,
            sender: form.sender,
            processor: form.processor,
            processor_contact: form.processor_contact,
            country: form.country,
            promise_per_month: form.promise_per_month,
            responsible: form.responsible,
            night: form.night,
            recipients: form.recipients.into_iter().map(show_recipient).collect(),
        },
        maker: values::bilingual(&booth.maker()?.name),
        edition: in_use.edition,
        outdated: in_use.outdated,
        not_asked: in_use.not_asked.as_ref().map(values::text),
        silence_keeps: booth.silence_keeps()?,
        law: permission::korean_figures()
            .into_iter()
            .map(|figure| LawFigure {
                what: values::text(&figure.what),
                source: figure.source,
            })
            .collect(),
        law_checked_on: permission::Law::korea().checked_on.to_string(),
    })
}

const PURPOSES: [(NoticePurpose, &str); 3] = [
    (NoticePurpose::News, "news"),
    (NoticePurpose::Revisit, "revisit"),
    (NoticePurpose::Fit, "fit"),
];
const ITEMS: [(NoticeItem, &str); 6] = [
    (NoticeItem::Company, "company"),
    (NoticeItem::Job, "job"),
    (NoticeItem::Country, "country"),
    (NoticeItem::Birthday, "birthday"),
    (NoticeItem::Card, "card"),
    (NoticeItem::Address, "address"),
];
const RECIPIENT_PURPOSES: [(RecipientPurpose, &str); 4] = [
    (RecipientPurpose::Offers, "offers"),
    (RecipientPurpose::Consultation, "consultation"),
    (RecipientPurpose::Service, "service"),
    (RecipientPurpose::Statistics, "statistics"),
];
const RECIPIENT_ITEMS: [(RecipientItem, &str); 8] = [
    (RecipientItem::Name, "name"),
    (RecipientItem::Contact, "contact"),
    (RecipientItem::Company, "company"),
    (RecipientItem::Job, "job"),
    (RecipientItem::Country, "country"),
    (RecipientItem::Birthday, "birthday"),
    (RecipientItem::Answers, "answers"),
    (RecipientItem::Purchases, "purchases"),
];

/// The words for what was chosen.
fn words_of<T: PartialEq>(chosen: &[T], all: &[(T, &str)]) -> impl Iterator<Item = String> {
    let chosen = all.iter().filter(|(value, _)| chosen.contains(value));
    chosen.map(|(_, word)| (*word).to_owned())
}

fn form(sent: wire::NoticeForm) -> NoticeForm {
    let always = ALWAYS_KEPT.iter().map(|word| (*word).to_owned());
    NoticeForm {
        purposes: words_of(&sent.purposes, &PURPOSES).collect(),
        items: words_of(&sent.items, &ITEMS).chain(always).collect(),
        retention_months: sent.retention_months,
        sender: sent.sender,
        processor: sent.processor,
        processor_contact: sent.processor_contact,
        country: sent.country,
        promise_per_month: sent.promise_per_month,
        responsible: sent.responsible,
        night: sent.night,
        recipients: sent.recipients.into_iter().map(recipient).collect(),
    }
}

fn show_recipient(recipient: Recipient) -> NoticeRecipient {
    NoticeRecipient {
        name: recipient.name,
        purposes: values::all_of(&recipient.purposes, &RECIPIENT_PURPOSES),
        items: values::all_of(&recipient.items, &RECIPIENT_ITEMS),
        months: recipient.months,
    }
}

fn recipient(sent: NoticeRecipient) -> Recipient {
    Recipient {
        name: sent.name,
        purposes: words_of(&sent.purposes, &RECIPIENT_PURPOSES).collect(),
        items: words_of(&sent.items, &RECIPIENT_ITEMS).collect(),
        months: sent.months,
    }
}
