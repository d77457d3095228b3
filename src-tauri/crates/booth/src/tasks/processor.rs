//! Who has to be told that another company sends the messages (PIPA 26(3))?

use crate::BoothError;
use crate::facts::Facts;
use crate::notices;
use records::consent::NoticePublished;
use std::collections::BTreeMap;
use tables::settings;
use uuid::Uuid;

/// Who sends for the maker, and what each text said of it.
pub(super) struct Processor {
    /// Its name; empty when the maker sends herself.
    pub(super) name: String,
    /// Since when, in Unix milliseconds: the texts have named it without a break.
    pub(super) since_ms: i64,
    /// The name in each text that was ever published.
    pub(super) named_by: BTreeMap<Uuid, String>,
}

impl Facts<'_> {
    pub(super) fn processor(&self) -> Result<Processor, BoothError> {
        let mut texts = settings::entries::<NoticePublished>(self.tables)?;
        texts.sort_by_key(|text| (text.setting.edition, text.at_ms));
        let mut now = Processor {
            name: String::new(),
            since_ms: 0,
            named_by: BTreeMap::new(),
        };
        for text in texts {
            let name = notices::form_of(&text.setting).processor;
            if now.named_by.is_empty() || name != now.name {
                now.name.clone_from(&name);
                now.since_ms = text.at_ms;
            }
            now.named_by.insert(text.id, name);
        }
        Ok(now)
    }
}
