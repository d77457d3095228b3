//! What a text must say before it may be published.

use super::assembling::{LANGUAGES, TEMPLATES};
use super::{ALWAYS_KEPT, Draft, ITEMS, KOREA, NoticeForm, PURPOSES, Point, RECIPIENT_PURPOSES};
use records::consent::NoticeAct;
use records::fair::Maker;
use records::text::Bilingual;
use std::collections::BTreeSet;
use words::{Sentence, sentence};

/// The longest text of one field, in characters.
const LONGEST: usize = 100;
/// The longest time that data are kept, in months.
pub(crate) const MOST_MONTHS: u32 = 60;
/// More messages than one a day promise nothing.
const MOST_PER_MONTH: u32 = 30;

/// Each third party is a question more for whoever leaves a contact.
const MOST_RECIPIENTS: usize = 5;

/// Why the texts of these fields may not be published; nothing when they may.
pub fn problems(form: &NoticeForm, maker: &Maker, drafts: &[Draft]) -> Vec<Sentence> {
    let mut problems = fields(form, maker);
    problems.extend(recipients(form));
    for draft in drafts {
        problems.extend(title(draft));
        problems.extend(points(draft));
    }
    problems
}

fn fields(form: &NoticeForm, maker: &Maker) -> Vec<Sentence> {
    let mut problems = Vec::new();
    if !known(&form.purposes, &PURPOSES) || !known(&form.items, &ITEMS) {
        problems.push(sentence!("notice-problem-unknown"));
    }
    if ALWAYS_KEPT.iter().any(|item| !form.items.contains(*item)) {
        problems.push(sentence!("notice-problem-items"));
    }
    if !(1..=MOST_MONTHS).contains(&form.retention_months) {
        problems.push(sentence!("notice-problem-months", most = MOST_MONTHS));
    }
    if form.promise_per_month > MOST_PER_MONTH {
        problems.push(sentence!("notice-problem-promise", most = MOST_PER_MONTH));
    }
    let typed = [
        &form.sender,
        &form.processor,
        &form.processor_contact,
        &form.responsible,
    ];
    let names = form.recipients.iter().map(|it| &it.name);
    if typed.into_iter().chain(names).any(|it| is_unusable(it)) {
        problems.push(sentence!("notice-problem-field", most = LONGEST as u64));
    }
    if form.country != KOREA && form.processor.trim().is_empty() {
        problems.push(sentence!("notice-problem-processor"));
    }
    let free_call = maker.refusal_phone.is_some();
    if maker.phone.is_empty() && maker.email.is_empty() && !free_call {
        problems.push(sentence!("notice-problem-stop"));
    }
    problems
}

/// A third party gets what the maker keeps, and is one question.
fn recipients(form: &NoticeForm) -> Vec<Sentence> {
    let all = &form.recipients;
    let mut problems = Vec::new();
    if all.len() > MOST_RECIPIENTS {
        let most = MOST_RECIPIENTS as u64;
        problems.push(sentence!("notice-problem-recipients", most = most));
    }
    let named: BTreeSet<&str> = all.iter().map(|it| it.name.as_str()).collect();
    if named.len() < all.len() {
        problems.push(sentence!("notice-problem-recipient-twice"));
    }
    for recipient in all {
        let name = recipient.name.as_str();
        if !known(&recipient.purposes, &RECIPIENT_PURPOSES) {
            problems.push(sentence!("notice-problem-unknown"));
        }
        if !recipient.items.is_subset(&form.items) {
            problems.push(sentence!("notice-problem-recipient-items", name = name));
        }
        if recipient.months > MOST_MONTHS {
            problems.push(sentence!("notice-problem-months", most = MOST_MONTHS));
        }
    }
    problems
}

fn known(words: &BTreeSet<String>, all: &[&str]) -> bool {
    words.iter().all(|word| all.contains(&word.as_str()))
}

fn is_unusable(text: &str) -> bool {
    text.chars().count() > LONGEST
        || text.contains(['*', '{', '}'])
        || text.contains(char::is_control)
}

/// PIPA 17(2), 15(2) and 28-8(2): what each text has to tell.
fn needed(act: NoticeAct) -> &'static [Point] {
    match act {
        NoticeAct::Overseas => &[
            Point::Items,
            Point::Transfer,
            Point::Recipient,
            Point::Use,
            Point::Refusal,
        ],
        NoticeAct::ThirdParty(_) => &[Point::Items, Point::Recipient, Point::Use, Point::Refusal],
        NoticeAct::CollectAndUse
        | NoticeAct::Advertising(_)
        | NoticeAct::Night
        | NoticeAct::AtLeast14 => &[
            Point::Purpose,
            Point::Items,
            Point::Retention,
            Point::Refusal,
        ],
    }
}

fn points(draft: &Draft) -> Vec<Sentence> {
    let missing = needed(draft.act)
        .iter()
        .filter(|point| !draft.points.get(point).is_some_and(is_whole));
    missing
        .map(|point| {
            let title = Sentence::from(&draft.title);
            sentence!("notice-problem-point", title = title, point = point.name())
        })
        .collect()
}

/// Whether a text says something in every language a visitor may read it in.
fn is_whole(text: &Bilingual) -> bool {
    text.ja.is_some()
        && text.zh.is_some()
        && LANGUAGES
            .iter()
            .all(|code| !text.in_language(code).trim().is_empty())
}

fn title(draft: &Draft) -> Option<Sentence> {
    let title = || Sentence::from(&draft.title);
    if !is_whole(&draft.title) {
        return Some(sentence!("notice-problem-no-title"));
    }
    let all = LANGUAGES.map(|code| draft.title.in_language(code).to_lowercase());
    let is_advertising = matches!(draft.act, NoticeAct::Advertising(_) | NoticeAct::Night);
    let titles = &TEMPLATES.titles;
    let is_named = |text: &String| text.contains(&titles.advertising);
    if is_advertising && !all.iter().all(is_named) {
        return Some(sentence!("notice-problem-title", title = title()));
    }
    let mut refused = titles.refused.iter();
    let soft = refused.find(|soft| all.iter().any(|text| text.contains(*soft)))?;
    Some(sentence!(
        "notice-problem-soft-title",
        title = title(),
        soft = soft
    ))
}
