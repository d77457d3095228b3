//! Noting what a visitor asks for, and that she asks no more.

use super::{Channel, Wanted, address, refuse, refuse_unsendable};
use crate::facts::Facts;
use crate::reason::given_reason;
use crate::{Booth, BoothError, Right};
use chrono::{Datelike as _, Days, NaiveDate, Weekday};
use permission::{Act, Kind, Purpose};
use records::Body;
use records::replies::{ReplyRequested, ReplyTakenBack};
use tables::{contact as contact_table, reply as reply_table};
use uuid::Uuid;
use words::sentence;
use words::typed::prose;

/// Most characters of what she asked for.
pub(crate) const LONGEST_WORDS: usize = 200;
/// Most characters of the name of whoever promised it.
pub(crate) const LONGEST_BY: usize = 40;
/// Working days in which a promise is kept unless somebody says otherwise. Holidays
/// are not known here.
const USUAL_WORKING_DAYS: u32 = 3;
/// Days from today that a promise may reach: later than that, nobody remembers.
const MOST_DAYS: u64 = 60;

/// What a visitor asks for, as entered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReplyDraft {
    /// What.
    pub wanted: Wanted,
    /// The same more exactly, in her words; may be empty unless it is something else.
    pub words: String,
    /// How it reaches her.
    pub channel: Channel,
    /// Who promises it; may be empty.
    pub by: String,
    /// By which day.
    pub due: NaiveDate,
}

/// What can be chosen when a request is noted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReplyForm {
    /// The ways she can be reached by; none while she left no contact.
    pub ways: Vec<ReplyWay>,
    /// Who may promise it: the staff, and whoever promised something before.
    pub names: Vec<String>,
    /// Who promises it unless somebody else is chosen; may be empty.
    pub by: String,
    /// By which day, unless another one is chosen.
    pub due: NaiveDate,
}

/// A way to answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReplyWay {
    /// The way.
    pub channel: Channel,
    /// The address or number that it leads to, normalised.
    pub address: String,
}

/// The ways an answer can go, the usual one first.
const WAYS: [Channel; 3] = [Channel::Email, Channel::Sms, Channel::Phone];

impl Booth {
    /// What can be chosen when a request of this visitor is noted.
    ///
    /// # Errors
    /// [`BoothError::Tables`].
    pub fn reply_form(&self, visitor: Uuid) -> Result<ReplyForm, BoothError> {
        let facts = self.facts();
        let contact = facts.contact_shown(visitor)?;
        let ways = WAYS.into_iter().filter_map(|channel| {
            let address = address(contact.as_ref()?, channel);
            (!address.is_empty()).then(|| ReplyWay {
                channel,
                address: address.to_owned(),
            })
        });
        let mut names: Vec<String> = facts.staff_names()?.into_values().collect();
        for name in reply_table::promisers(facts.tables)? {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        Ok(ReplyForm {
            ways: ways.collect(),
            names,
            by: facts.signed_in()?,
            due: after_working_days(facts.today(), USUAL_WORKING_DAYS),
        })
    }

    /// Notes what a visitor asks for, and gives its id. It permits one message.
    ///
    /// # Errors
    /// [`BoothError::NotPossible`] when she left no contact for that way, stopped every
    /// message, or something in the draft cannot be kept: also what would promise
    /// advertising.
    pub fn request_reply(&mut self, visitor: Uuid, draft: &ReplyDraft) -> Result<Uuid, BoothError> {
        let id = self.new_id();
        let (words, by) = usable(draft)?;
        self.append(Right::Capture, |facts| {
            facts.require_visitor(visitor)?;
            let Some(contact) = facts.contact_shown(visitor)? else {
                return refuse(sentence!("reply-no-contact"));
            };
            let is_answer = WAYS.contains(&draft.channel);
            if !is_answer || address(&contact, draft.channel).is_empty() {
                return refuse(sentence!("reply-no-way"));
            }
            let today = facts.today();
            if draft.due < today || draft.due > today + Days::new(MOST_DAYS) {
                return refuse(sentence!("reply-due", most = MOST_DAYS));
            }
            // It is a promise to the contact, which she may have left at another visit.
            let visitor = contact.visitor;
            let Some((notice, supersedes)) = facts.kept_on(visitor)? else {
                return refuse(sentence!("reply-stopped"));
            };
            let body = Body::ReplyRequested(ReplyRequested {
                wanted: draft.wanted.code().to_owned(),
                words,
                channel: draft.channel.code().to_owned(),
                by,
                due: draft.due,
                notice,
                supersedes,
                fair: facts.session.current.recorded(),
            });
            Ok((vec![facts.record(id, Some(visitor), body)], id))
        })
    }

    /// She asks no more, or a hand slipped. What was answered stays answered.
    ///
    /// # Errors
    /// [`BoothError::Unknown`], and [`BoothError::NotPossible`] when it is over or the
    /// reason is too long.
    pub fn take_back_reply(&mut self, reply: Uuid, reason: &str) -> Result<(), BoothError> {
        let reason = match reason.trim() {
            "" => String::new(),
            reason => given_reason(reason)?,
        };
        self.append(Right::Capture, |facts| {
            let row = reply_table::get(facts.tables, reply)?.ok_or(BoothError::Unknown)?;
            if row.end.is_some() {
                return refuse(sentence!("reply-over"));
            }
            let body = Body::ReplyTakenBack(ReplyTakenBack { reason });
            Ok((vec![facts.record(reply, Some(row.visitor), body)], ()))
        })
    }
}

/// What she asked for and who promised it, as they are stored.
fn usable(draft: &ReplyDraft) -> Result<(String, String), BoothError> {
    let words = prose(&draft.words).trim().to_owned();
    let by = prose(&draft.by).trim().to_owned();
    if draft.wanted == Wanted::Other && words.is_empty() {
        return refuse(sentence!("reply-words-missing"));
    }
    if words.chars().count() > LONGEST_WORDS {
        return refuse(sentence!("reply-words-too-long", most = LONGEST_WORDS));
    }
    if by.chars().count() > LONGEST_BY {
        return refuse(sentence!("reply-by-too-long", most = LONGEST_BY));
    }
    // Told while she is here, and not in the evening.
    refuse_unsendable(&words)?;
    // Where she is reached stands in her contact, which she may correct or take back.
    if people::holds_contact_point(&words) || people::holds_contact_point(&by) {
        return refuse(sentence!("reply-holds-contact"));
    }
    Ok((words, by))
}

/// So many working days later, Monday to Friday.
fn after_working_days(day: NaiveDate, working_days: u32) -> NaiveDate {
    let is_working = |day: &NaiveDate| !matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
    let later = day.iter_days().skip(1).filter(is_working);
    later.take(working_days as usize).last().unwrap_or(day)
}

impl Facts<'_> {
    /// The latest yes to keep a visitor's contact that no refusal undoes: the text it
    /// was said to, and the refusals that it knew of.
    pub(crate) fn kept_on(&self, visitor: Uuid) -> Result<Option<(Uuid, Vec<Uuid>)>, BoothError> {
        let contact = contact_table::of(self.tables, visitor)?;
        let said = self.said_by(visitor, contact.as_ref())?;
        let keeping = Act::CollectAndUse {
            purpose: Purpose::Promotion,
        };
        let refusals = said.iter().filter(|event| {
            matches!(event.kind, Kind::Declined | Kind::Withdrawn)
                && (event.act == keeping || event.act == Act::Everything)
        });
        let refusals: Vec<Uuid> = refusals.map(|event| event.id).collect();
        let standing = said.iter().filter(|event| {
            event.kind == Kind::Granted
                && event.act == keeping
                && refusals.iter().all(|no| event.supersedes.contains(no))
        });
        let latest = standing.max_by_key(|event| (event.at_unix_millis, event.id));
        Ok(latest.map(|yes| (yes.notice, yes.supersedes.iter().copied().collect())))
    }
}

#[cfg(test)]
mod tests {
    use super::after_working_days;
    use chrono::NaiveDate;

    /// A promise of a Thursday is kept by Tuesday: nobody works at the week-end.
    #[test]
    fn a_week_end_is_no_working_day() {
        let day = |day| NaiveDate::from_ymd_opt(2026, 11, day).expect("a day");
        assert_eq!(after_working_days(day(23), 3), day(26), "from a Monday");
        assert_eq!(
            after_working_days(day(26), 3),
            NaiveDate::from_ymd_opt(2026, 12, 1).expect("a day")
        );
        assert_eq!(
            after_working_days(day(28), 3),
            NaiveDate::from_ymd_opt(2026, 12, 2).expect("a day")
        );
    }
}
