//! What is written to somebody who is owed a message.

use super::processor::Processor;
use super::{DutyKind, Owed};
use crate::BoothError;
use crate::facts::Facts;
use chrono::{DateTime, NaiveDate};
use outreach::Maker;
use outreach::duty_messages::{
    Choice, ChosenAbout, DutyMessage, confirmation, processor_change, result,
};
use permission::{Act, Channel, Event, Kind, Law};
use std::collections::BTreeSet;

impl Facts<'_> {
    /// The message of a kind to somebody, in the language she spoke; none when there is
    /// nothing to say.
    pub(super) fn message(
        &self,
        owed: &Owed,
        kind: DutyKind,
        maker: &Maker,
        silence_keeps: bool,
        processor: &Processor,
    ) -> Result<Option<DutyMessage>, BoothError> {
        let language = self.language_of(owed.contact.visitor)?;
        let law = Law::korea();
        let text = match kind {
            DutyKind::ResultNotice => {
                let choices = owed.choices(&law);
                (!choices.is_empty()).then(|| result(&choices, maker, language))
            }
            DutyKind::Reconfirmation => {
                let yeses = owed.yeses(&law);
                let until = owed.due(kind).filter(|_| !silence_keeps);
                (!yeses.is_empty()).then(|| confirmation(&yeses, until, maker, language))
            }
            DutyKind::ProcessorNotice => {
                let since = self.session.local(processor.since_ms).date_naive();
                Some(processor_change(&processor.name, since, maker, language))
            }
            DutyKind::Answer | DutyKind::Review | DutyKind::RetentionEnd => None,
        };
        let contact = &owed.contact;
        let (channel, point) = match contact.phone.is_empty() {
            true => (Channel::Email, &contact.email),
            false => (Channel::Sms, &contact.phone),
        };
        Ok(text.map(|text| DutyMessage {
            name: contact.name.clone(),
            channel,
            contact: point.clone(),
            text,
        }))
    }
}

impl Owed {
    /// What she chose and is to be told the result of, in the order of the clock.
    fn choices(&self, law: &Law) -> Vec<Choice> {
        let open = self.about_of(DutyKind::ResultNotice);
        let mut told = BTreeSet::new();
        let chosen = open.iter().filter(|record| told.insert(**record));
        chosen
            .filter_map(|record| {
                let event = self.events.iter().find(|event| event.id == *record)?;
                choice(event, law)
            })
            .collect()
    }

    /// What she agreed to and is asked about again, each with the day she last did.
    fn yeses(&self, law: &Law) -> Vec<Choice> {
        let asked = self.about_of(DutyKind::Reconfirmation);
        let asked = self.about.iter().filter(|it| asked.contains(&it.id));
        let acts: BTreeSet<&Act> = asked.map(|event| &event.act).collect();
        let mut yeses: Vec<Choice> = Vec::new();
        for act in acts {
            let agreed = self.about.iter().filter(|it| it.kind == Kind::Granted);
            let agreed = agreed.filter(|it| it.act == *act);
            let latest = agreed.max_by_key(|it| (it.at_unix_millis, it.id));
            let yes = latest.and_then(|it| choice(it, law));
            // The night is one yes, about several channels.
            yeses.extend(yes.filter(|yes| !yeses.contains(yes)));
        }
        yeses
    }

    fn due(&self, kind: DutyKind) -> Option<NaiveDate> {
        let duty = self.duties.iter().find(|duty| duty.kind == kind);
        duty.map(|duty| duty.due)
    }
}

fn choice(event: &Event, law: &Law) -> Option<Choice> {
    let at = DateTime::from_timestamp_millis(event.at_unix_millis)?;
    Some(Choice {
        day: law.day_of(at),
        about: match event.act {
            Act::Advertising { channel } => ChosenAbout::Channel(channel),
            Act::Night { .. } => ChosenAbout::Night,
            _ => ChosenAbout::Everything,
        },
        agreed: event.kind == Kind::Granted,
    })
}
