//! What is a visitor asked to agree to, in which words?
//!
//! The owner fills in fields; the words come from templates that ship
//! (`assets/notices/kr.json`), so that every text says what the law asks for in every
//! language a visitor may read. What is published never changes: another text is
//! another edition, and an answer names the text it was given to.

mod assembling;
mod linting;

pub(crate) use assembling::LANGUAGES;
pub use assembling::{Draft, Point, assemble};
pub(crate) use linting::MOST_MONTHS;
pub use linting::problems;
pub use records::notices::{
    ADDRESS, ALWAYS_KEPT, ITEMS, KOREA, NoticeForm, PURPOSES, RECIPIENT_PURPOSES, RETENTION_MONTHS,
    Recipient,
};

use crate::BoothError;
use crate::facts::Facts;
use permission::Scope;
use records::consent::NoticePublished;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;
use tables::settings;
use uuid::Uuid;

/// What each text that was ever published asked for, by its id.
pub(crate) type Scopes = HashMap<Uuid, Arc<Scope>>;

impl Facts<'_> {
    /// Every text that was ever published, the oldest first: what an answer can name.
    pub(crate) fn every_notice(&self) -> Result<Vec<(Uuid, NoticePublished)>, BoothError> {
        Ok(settings::all::<NoticePublished>(self.tables)?)
    }

    /// The texts in use, in the order to show them: the latest edition, and of two
    /// texts about the same act the later one.
    pub(crate) fn notices(&self) -> Result<Vec<(Uuid, NoticePublished)>, BoothError> {
        Ok(in_use(self.every_notice()?))
    }

    /// The fields of the texts in use.
    pub(crate) fn notice_form(&self) -> Result<NoticeForm, BoothError> {
        let notices = self.notices()?;
        Ok(notices
            .first()
            .map(|(_, it)| form_of(it))
            .unwrap_or_default())
    }

    /// What each text asked for.
    pub(crate) fn scopes(&self) -> Result<Scopes, BoothError> {
        let maker = self.maker()?.name.ko;
        let notices = self.every_notice()?.into_iter();
        Ok(notices
            .map(|(id, notice)| (id, Arc::new(scope_of(&notice, &maker))))
            .collect())
    }
}

/// What a yes to a text is a yes to. A third party has purposes, data and a time of its
/// own.
pub(crate) fn scope_of(notice: &NoticePublished, maker: &str) -> Scope {
    let form = form_of(notice);
    let recipient = notice.act.recipient();
    let recipient = recipient.and_then(|id| form.recipient(id));
    recipient.map_or_else(|| form.scope(maker), Recipient::scope)
}

/// The fields of a text. Before there were fields every text asked for the same, except
/// for how long.
pub(crate) fn form_of(notice: &NoticePublished) -> NoticeForm {
    let of_then = || NoticeForm {
        retention_months: notice.retention_months.unwrap_or(RETENTION_MONTHS),
        ..NoticeForm::default()
    };
    notice.form.clone().unwrap_or_else(of_then)
}

fn in_use(all: Vec<(Uuid, NoticePublished)>) -> Vec<(Uuid, NoticePublished)> {
    let latest = all.iter().map(|(_, notice)| notice.edition).max();
    let of_latest = all
        .into_iter()
        .filter(|(_, notice)| Some(notice.edition) == latest);
    let by_act: BTreeMap<String, (Uuid, NoticePublished)> = of_latest
        .map(|(id, notice)| (notice.act.code(), (id, notice)))
        .collect();
    let mut notices: Vec<_> = by_act.into_values().collect();
    notices.sort_by_key(|(_, notice)| notice.position);
    notices
}

/// The texts of these fields as they are published.
pub(crate) fn publish(drafts: &[Draft], form: &NoticeForm, edition: u32) -> Vec<NoticePublished> {
    (1..)
        .zip(drafts)
        .map(|(position, draft)| NoticePublished {
            source: draft.source.clone(),
            act: draft.act,
            title: draft.title.clone(),
            lines: draft.lines(),
            position,
            retention_months: Some(form.retention_months),
            edition,
            form: Some(form.clone()),
        })
        .collect()
}

/// Whether these published texts say just what these drafts say.
pub(crate) fn says_the_same(published: &[(Uuid, NoticePublished)], drafts: &[Draft]) -> bool {
    published.len() == drafts.len()
        && published.iter().zip(drafts).all(|((_, notice), draft)| {
            notice.act == draft.act && notice.title == draft.title && notice.lines == draft.lines()
        })
}

#[cfg(test)]
mod tests {
    use super::{ADDRESS, ALWAYS_KEPT, KOREA, NoticeForm, RECIPIENT_PURPOSES, Recipient, assemble};
    use crate::fair::sample_fair;
    use chrono::NaiveDate;
    use serde_json::{Value, json};
    use std::path::Path;

    /// The screens are measured with the texts that ship, all of them. The file is
    /// committed, and CI fails when it differs.
    #[test]
    fn the_shipped_texts_are_written_for_the_screens() {
        let form = NoticeForm {
            processor: "Mailer Inc.".to_owned(),
            processor_contact: "privacy@mailer.example".to_owned(),
            country: "US".to_owned(),
            night: true,
            items: ALWAYS_KEPT
                .into_iter()
                .chain([ADDRESS])
                .map(str::to_owned)
                .collect(),
            recipients: vec![Recipient {
                name: "한빛유통".to_owned(),
                purposes: RECIPIENT_PURPOSES.map(str::to_owned).into(),
                items: ALWAYS_KEPT.map(str::to_owned).into(),
                months: 6,
            }],
            ..NoticeForm::default()
        };
        assert_ne!(form.country, KOREA, "so that going abroad is asked too");
        let day = NaiveDate::from_ymd_opt(2027, 3, 1).expect("a day");
        let maker = sample_fair(day).expect("the sample reads").maker;
        let notices = assemble(&form, &maker).into_iter().map(|draft| {
            let lines = draft.lines().into_iter();
            let lines = lines.map(|it| json!({ "text": it.text, "emphasised": it.emphasised }));
            json!({
                "id": draft.source,
                "act": draft.act.code(),
                "after": draft.act.asked_after().into_iter().map(|it| it.code()).collect::<Vec<_>>(),
                "title": draft.title,
                "lines": lines.collect::<Vec<Value>>(),
            })
        });
        let notices: Vec<Value> = notices.collect();
        let text = serde_json::to_string_pretty(&notices).expect("texts are JSON");
        let file =
            Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../ui/fake/shipped-notices.json");
        std::fs::write(file, text + "\n").expect("the ui folder can be written in a checkout");
    }
}
