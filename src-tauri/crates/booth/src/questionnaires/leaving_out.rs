//! Asking a question no more, from the next questionnaire on.
//!
//! It is left out of what is being written, never of what is asked: the questionnaire of
//! the next fair is the draft of the one asked now that was edited last, or a new one
//! that is begun from it. Whoever is being asked goes on as she began, and no answer is
//! touched.

use super::drafting::{open, reopen, stored_workbook};
use crate::facts::Facts;
use crate::wording;
use crate::{Booth, BoothError, Right};
use records::questionnaires::{QuestionUse, QuestionnaireDrafted, QuestionnairePublished};
use records::recommendation_rules::{RecommendationRuleSet, RuleIsFor};
use records::responses::QuotaSet;
use std::collections::BTreeMap;
use survey::Draft;
use tables::settings;
use uuid::Uuid;
use words::{Sentence, sentence};

/// What came of leaving a question out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LeavingOut {
    /// The draft of this id does not ask it.
    Done(Uuid),
    /// Something else would change as well, in a sentence each; nothing was written.
    Asks(Vec<Sentence>),
}

/// What happens when something else changes with a question that is left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WhatHangsOnIt {
    /// Nothing is written: somebody is asked.
    Ask,
    /// It changes with it.
    Change,
}

/// The questionnaire that is written for the next time.
pub(crate) struct NextQuestionnaire {
    /// Its draft; none while it is as it is asked now.
    id: Option<Uuid>,
    /// The document.
    pub(crate) draft: Draft,
    uses: BTreeMap<String, QuestionUse>,
    purpose_question: Option<String>,
}

impl Booth {
    /// Leaves a question of the questionnaire asked now out of the next one.
    ///
    /// # Errors
    /// [`BoothError::NoQuestionnaire`]; [`BoothError::Unknown`] when the questionnaire asks
    /// no such question; [`BoothError::Questionnaire`] when the rest could not be asked
    /// without it.
    pub fn leave_question_out(
        &mut self,
        path: &str,
        what_hangs_on_it: WhatHangsOnIt,
    ) -> Result<LeavingOut, BoothError> {
        let begun = self.new_id();
        self.append(Right::Manage, |facts| {
            let asked = facts.require_questionnaire()?;
            let question = asked.questionnaire.question(path);
            let question = question.ok_or(BoothError::Unknown)?;
            let label = wording::label(&asked.questionnaire, question);
            let next = facts.next_questionnaire()?;
            let next = next.ok_or(BoothError::NoQuestionnaire)?;
            let id = next.id.unwrap_or(begun);
            if !next.draft.asks(path) {
                return Ok((Vec::new(), LeavingOut::Done(id)));
            }
            let (left, mut changes) = next.draft.without(path).ok_or_else(|| {
                BoothError::Questionnaire(sentence!("question-not-left-out", question = &label))
            })?;
            if asked.purpose_question.as_deref() == Some(&question.name) {
                changes.push(sentence!("question-says-purpose"));
            }
            let quotas = facts.quotas_of(path)?;
            if quotas > 0 {
                changes.push(sentence!("question-has-quotas", count = quotas));
            }
            let rules = facts.rules_of(path)?;
            if rules > 0 {
                changes.push(sentence!("question-has-rules", count = rules));
            }
            if what_hangs_on_it == WhatHangsOnIt::Ask && !changes.is_empty() {
                return Ok((Vec::new(), LeavingOut::Asks(changes)));
            }
            let left = left.tidy();
            let record = facts.keep_draft(id, Some(&left), next.uses, next.purpose_question)?;
            Ok((vec![record], LeavingOut::Done(id)))
        })
    }

    /// Takes back that a question was left out, as long as that was the last thing done to
    /// the draft: a draft that was begun by it is gone again, another one is as before.
    ///
    /// # Errors
    /// [`BoothError::Questionnaire`] when the draft was edited since.
    pub fn ask_question_again(&mut self, draft: Uuid, path: &str) -> Result<(), BoothError> {
        let mut past = self.questionnaire_draft_history(draft)?;
        let last = past.pop().map(|state| state.draft);
        let before = past.pop().map(|state| state.draft);
        self.append(Right::Manage, |facts| {
            let edited = || BoothError::Questionnaire(sentence!("question-edited-since"));
            let (drafted, _) = facts.drafted(draft)?;
            let now = reopen(&drafted)?;
            let from = match &before {
                Some(before) => before.clone(),
                None => facts.asked_document()?.ok_or_else(edited)?.0,
            };
            let left = from.without(path).map(|(left, _)| left.tidy());
            if now.is_none() || now != last || now != left {
                return Err(edited());
            }
            let (uses, purpose) = (drafted.uses, drafted.purpose_question);
            let record = facts.keep_draft(draft, before.as_ref(), uses, purpose)?;
            Ok((vec![record], ()))
        })
    }
}

impl Facts<'_> {
    /// What the next questionnaire asks so far; none while nothing is asked now.
    pub(crate) fn next_questionnaire(&self) -> Result<Option<NextQuestionnaire>, BoothError> {
        let Some((asked, published)) = self.asked_document()? else {
            return Ok(None);
        };
        let drafts = settings::entries::<QuestionnaireDrafted>(self.tables)?;
        for entry in drafts.into_iter().rev() {
            let Some(draft) = reopen(&entry.setting)? else {
                continue;
            };
            if draft.form_id == asked.form_id {
                return Ok(Some(NextQuestionnaire {
                    id: Some(entry.id),
                    draft,
                    uses: entry.setting.uses,
                    purpose_question: entry.setting.purpose_question,
                }));
            }
        }
        Ok(Some(NextQuestionnaire {
            id: None,
            draft: asked,
            uses: published.uses,
            purpose_question: published.purpose_question,
        }))
    }

    /// What is asked now, as a document.
    fn asked_document(&self) -> Result<Option<(Draft, QuestionnairePublished)>, BoothError> {
        let Some(asked) = self.current_questionnaire()? else {
            return Ok(None);
        };
        let published = settings::get::<QuestionnairePublished>(self.tables, asked.id)?
            .ok_or(BoothError::Unknown)?;
        let draft = open(&stored_workbook(&published.workbook)?)?;
        Ok(Some((draft, published)))
    }

    /// How many quotas this fair has on the choices of a question.
    fn quotas_of(&self, path: &str) -> Result<usize, BoothError> {
        let fair = self.session.current.recorded();
        let set = settings::all::<QuotaSet>(self.tables)?.into_iter();
        let of_it = set.filter(|(_, it)| it.fair == fair && it.path == path);
        Ok(of_it.filter(|(_, it)| it.at_most.is_some()).count())
    }

    /// How many of the owner's rules go by the answer to a question.
    fn rules_of(&self, path: &str) -> Result<usize, BoothError> {
        let set = settings::all::<RecommendationRuleSet>(self.tables)?.into_iter();
        let goes_by = |it: &RecommendationRuleSet| matches!(&it.is_for, RuleIsFor::Answered { question, .. } if question == path);
        Ok(set.filter(|(_, it)| !it.is_removed && goes_by(it)).count())
    }
}
