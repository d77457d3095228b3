//! Saying that a promise was kept.

use super::{Channel, LONGEST_BY, refuse, refuse_unsendable};
use crate::{Booth, BoothError, Right};
use chrono::NaiveDate;
use records::Body;
use records::replies::ReplyAnswered;
use tables::reply as reply_table;
use uuid::Uuid;
use words::sentence;
use words::typed::prose;

/// Most characters of the words that were sent.
pub(crate) const LONGEST_TEXT: usize = 2_000;

/// How a request was answered, as somebody types it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReplyEvidence {
    /// On which day.
    pub answered_on: NaiveDate,
    /// By which way.
    pub channel: Channel,
    /// Who wrote or called.
    pub sender: String,
    /// The words that were sent; may be empty for a call.
    pub text: String,
}

impl Booth {
    /// Notes that a request was answered, with the evidence. It is over then.
    ///
    /// # Errors
    /// [`BoothError::NotPossible`] when it is over already, she stopped every message,
    /// the day does not lie between the request and today, nobody is named, or the
    /// words are missing or advertise.
    pub fn answer_reply(&mut self, reply: Uuid, how: &ReplyEvidence) -> Result<(), BoothError> {
        let sender = prose(&how.sender).trim().to_owned();
        let text = prose(&how.text).trim().to_owned();
        if sender.is_empty() {
            return refuse(sentence!("reply-sender-missing"));
        }
        if sender.chars().count() > LONGEST_BY {
            return refuse(sentence!("reply-by-too-long", most = LONGEST_BY));
        }
        if text.is_empty() && how.channel != Channel::Phone {
            return refuse(sentence!("reply-text-missing"));
        }
        if text.chars().count() > LONGEST_TEXT {
            return refuse(sentence!("reply-text-too-long", most = LONGEST_TEXT));
        }
        refuse_unsendable(&text)?;
        self.append(Right::Capture, |facts| {
            let row = reply_table::get(facts.tables, reply)?.ok_or(BoothError::Unknown)?;
            if row.end.is_some() {
                return refuse(sentence!("reply-over"));
            }
            if !facts.may_answer(&row)?.allowed {
                return refuse(sentence!("reply-stopped"));
            }
            let asked_on = facts.session.local(row.asked_ms).date_naive();
            if how.answered_on < asked_on || how.answered_on > facts.today() {
                return refuse(sentence!("reply-answered-day"));
            }
            let body = Body::ReplyAnswered(ReplyAnswered {
                answered_on: how.answered_on,
                channel: how.channel.code().to_owned(),
                sender,
                text,
            });
            Ok((vec![facts.record(reply, Some(row.visitor), body)], ()))
        })
    }
}
