//! Of which fair a message speaks, which is not always the one the laptop works in.

use crate::consent::Permission;
use crate::facts::Facts;
use crate::{BoothError, FairScope};
use records::fair::{FairOpened, Topic};
use std::collections::{HashMap, HashSet};
use tables::permission_said::{self, Said};
use tables::{sale, settings};
use uuid::Uuid;
use words::{Sentence, sentence};

/// What the messages of one file call fairs and topics.
pub(super) struct Saying {
    fairs: HashMap<Uuid, Sentence>,
    topics: Vec<Topic>,
    /// The fair the file is of.
    file: Uuid,
}

impl Saying {
    /// In a file of these fairs.
    pub(super) fn of(facts: &Facts<'_>, scope: FairScope) -> Result<Self, BoothError> {
        Ok(Self {
            fairs: facts.fair_names()?,
            topics: facts.topics_in(scope)?,
            file: facts.session.current.of_file(scope),
        })
    }

    /// A fair by what records say of it; where none is known, the file's.
    pub(super) fn fair(&self, recorded: Option<Uuid>) -> Sentence {
        let name = recorded.and_then(|fair| self.fairs.get(&fair));
        let name = name.or_else(|| self.fairs.get(&self.file));
        name.cloned().unwrap_or_else(|| sentence!("every-fair"))
    }

    /// What the file as a whole is of.
    pub(super) fn fair_of_file(&self, scope: FairScope) -> Sentence {
        match scope {
            FairScope::All => sentence!("every-fair"),
            FairScope::Current | FairScope::Of(_) => self.fair(Some(self.file)),
        }
    }

    /// A topic by its name; news in general without one.
    pub(super) fn topic(&self, name: Option<&str>) -> Sentence {
        let topic = name.and_then(|name| self.topics.iter().find(|topic| topic.name == name));
        topic.map_or_else(
            || sentence!("follow-up-news"),
            |topic| (&topic.label).into(),
        )
    }
}

impl Facts<'_> {
    /// What messages to visitors of these fairs may be about. Of a topic that several
    /// fairs have, the name at the fair the laptop works in counts, then the latest.
    pub(super) fn topics_in(&self, scope: FairScope) -> Result<Vec<Topic>, BoothError> {
        let current = &self.session.current;
        let of = current.in_scope(scope).map(|fair| current.id_of(fair));
        let mut topics: Vec<Topic> = Vec::new();
        let mut fairs = settings::all::<FairOpened>(self.tables)?;
        fairs.reverse();
        fairs.sort_by_key(|(id, _)| *id != current.id);
        let meant = fairs
            .into_iter()
            .filter(|(id, _)| of.is_none_or(|fair| fair == *id));
        for topic in meant.flat_map(|(_, fair)| fair.topics) {
            if topics.iter().all(|known| known.name != topic.name) {
                topics.push(topic);
            }
        }
        Ok(topics)
    }

    /// The topics whose news recommends no goods, by name.
    pub(super) fn topics_without_goods(
        &self,
        scope: FairScope,
    ) -> Result<HashSet<String>, BoothError> {
        let topics = self.topics_in(scope)?.into_iter();
        let without = topics.filter(|topic| topic.is_not_of_goods);
        Ok(without.map(|topic| topic.name).collect())
    }

    /// The names of the maker's fairs, by what records say of each.
    fn fair_names(&self) -> Result<HashMap<Uuid, Sentence>, BoothError> {
        let fairs = settings::all::<FairOpened>(self.tables)?.into_iter();
        Ok(fairs
            .map(|(id, fair)| (self.session.current.recorded_as(id), (&fair.name).into()))
            .collect())
    }

    /// At which fair she said the yes, or bought, that allows this; nowhere when it is not
    /// allowed.
    pub(super) fn allowed_at(&self, permission: &Permission) -> Result<Option<Uuid>, BoothError> {
        let evidence = &permission.decision.evidence;
        let Some(at_ms) = permission.granted_at_ms else {
            return Ok(None);
        };
        for key in &permission.said_under {
            for row in permission_said::about(self.tables, key)? {
                if let Said::Granted(said) = &*row.said
                    && row.at_ms == at_ms
                    && evidence.contains(&row.record)
                {
                    return Ok(Some(said.fair));
                }
            }
        }
        for id in evidence {
            if let Some(sale) = sale::get(self.tables, *id)?
                && sale.at_ms == at_ms
            {
                return Ok(Some(sale.sold.fair));
            }
        }
        Ok(None)
    }
}
