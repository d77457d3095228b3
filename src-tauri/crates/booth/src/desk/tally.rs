//! Conversations that left nothing: one key counts them, so that the rates of the
//! report are divided by everybody staff talked with.

use crate::facts::Facts;
use crate::{Booth, BoothError, Right};
use records::Body;
use records::conversations::{ConversationCounted, ConversationTakenBack};
use tables::conversation as conversation_table;
use words::sentence;

impl Booth {
    /// Counts a conversation that left nothing. How many were counted today, on all
    /// laptops that this one knows of.
    ///
    /// # Errors
    /// [`BoothError::NotSignedIn`], and when it cannot be recorded.
    pub fn count_conversation(&mut self) -> Result<u32, BoothError> {
        let id = self.new_id();
        self.append(Right::Capture, |facts| {
            let fair = facts.session.current.recorded();
            let body = Body::ConversationCounted(ConversationCounted { fair });
            let count = facts.conversations_today()? + 1;
            Ok((vec![facts.record(id, None, body)], count))
        })
    }

    /// Takes back the conversation that this laptop counted last, today. How many are
    /// left.
    ///
    /// # Errors
    /// [`BoothError::NotPossible`] where it counted none today, otherwise as
    /// [`Self::count_conversation`].
    pub fn take_back_conversation(&mut self) -> Result<u32, BoothError> {
        self.append(Right::Capture, |facts| {
            let last = conversation_table::latest_of(
                facts.tables,
                facts.session.current.recorded(),
                facts.session.device,
                facts.midnight(facts.today()),
            )?;
            let last = last.ok_or(BoothError::NotPossible(sentence!(
                "desk-no-conversation-to-take-back"
            )))?;
            let body = Body::ConversationTakenBack(ConversationTakenBack {});
            let count = facts.conversations_today()?.saturating_sub(1);
            Ok((vec![facts.record(last, None, body)], count))
        })
    }
}

impl Facts<'_> {
    /// How many conversations were counted today at this fair.
    pub(super) fn conversations_today(&self) -> Result<u32, BoothError> {
        let fair = self.session.current.recorded();
        let since = self.midnight(self.today());
        Ok(conversation_table::count_since(self.tables, fair, since)?)
    }
}
