//! How many of an answer are wanted: "at most 50 students".
//!
//! A quota counts the finished surveys this laptop knows of; those of another
//! laptop count after it was merged. So two laptops that have not met may
//! together go beyond it: a quota is a promise to stop asking, not a lock.

use crate::facts::Facts;
use crate::questionnaires::{AskedQuestion, FullChoice};
use crate::wording;
use crate::{Booth, BoothError, Right};
use ledger::NewRecord;
use records::Body;
use records::derived_id;
use records::fair::FIRST;
use records::responses::{QuotaAction, QuotaSet};
use std::collections::BTreeMap;
use tables::{response as response_table, settings};
use uuid::Uuid;
use words::Sentence;

/// A choice as the owner sets its quota.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChoiceQuota {
    /// Its name.
    pub choice: String,
    /// What it says.
    pub label: Sentence,
    /// How many are wanted at most; none without a quota.
    pub at_most: Option<u32>,
    /// What happens then.
    pub action: QuotaAction,
    /// How many finished surveys have it.
    pub counted: u32,
}

/// A question with choices, and their quotas.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuotaQuestion {
    /// Its path.
    pub path: String,
    /// What it asks.
    pub label: Sentence,
    /// Its choices.
    pub choices: Vec<ChoiceQuota>,
}

impl Booth {
    /// The questions of the questionnaire in use that can have a quota.
    ///
    /// # Errors
    /// [`BoothError::Tables`].
    pub fn quotas(&self) -> Result<Vec<QuotaQuestion>, BoothError> {
        let facts = self.facts();
        let Some(asked) = facts.current_questionnaire()? else {
            return Ok(Vec::new());
        };
        let set = facts.quotas_set()?;
        let mut all = Vec::new();
        for question in asked.questionnaire.questions() {
            let mut choices = Vec::new();
            let counted = facts.count_choices(&question.path)?;
            for (choice, label) in wording::choices(&asked.questionnaire, question) {
                let quota = set
                    .iter()
                    .find(|quota| quota.path == question.path && quota.choice == choice);
                choices.push(ChoiceQuota {
                    at_most: quota.and_then(|quota| quota.at_most),
                    action: quota.map_or(QuotaAction::Warn, |quota| quota.action),
                    counted: counted.get(&choice).copied().unwrap_or_default(),
                    choice,
                    label,
                });
            }
            if !choices.is_empty() {
                all.push(QuotaQuestion {
                    path: question.path.clone(),
                    label: wording::label(&asked.questionnaire, question),
                    choices,
                });
            }
        }
        Ok(all)
    }

    /// Sets, changes or lifts (`at_most` none) the quota of one choice.
    ///
    /// # Errors
    /// [`BoothError::Unknown`] when the questionnaire in use has no such choice.
    pub fn set_quota(
        &mut self,
        path: &str,
        choice: &str,
        at_most: Option<u32>,
        action: QuotaAction,
    ) -> Result<(), BoothError> {
        self.append(Right::Manage, |facts| {
            let asked = facts.require_questionnaire()?;
            let question = asked
                .questionnaire
                .question(path)
                .ok_or(BoothError::Unknown)?;
            if !wording::choices(&asked.questionnaire, question)
                .iter()
                .any(|(name, _)| name == choice)
            {
                return Err(BoothError::Unknown);
            }
            let fair = facts.session.current.recorded();
            let body = Body::QuotaSet(QuotaSet {
                fair,
                path: path.to_owned(),
                choice: choice.to_owned(),
                at_most,
                action,
            });
            let entity = quota_id(fair, path, choice);
            Ok((vec![facts.record(entity, None, body)], ()))
        })
    }
}

impl Facts<'_> {
    /// Marks in each question the choices whose quota is full.
    pub(super) fn mark_full(&self, asked: &mut [AskedQuestion]) -> Result<(), BoothError> {
        for quota in self.quotas_set()? {
            let Some(at_most) = quota.at_most else {
                continue;
            };
            let Some(question) = asked.iter_mut().find(|asked| asked.path == quota.path) else {
                continue;
            };
            let counted = self.count_choices(&quota.path)?;
            if counted.get(&quota.choice).copied().unwrap_or_default() >= at_most {
                question.full.push(FullChoice {
                    choice: quota.choice,
                    at_most,
                    action: quota.action,
                });
            }
        }
        Ok(())
    }

    /// How many finished responses chose each choice of a question, each read
    /// as the version it answered asks the question.
    fn count_choices(&self, path: &str) -> Result<BTreeMap<String, u32>, BoothError> {
        let mut counted: BTreeMap<String, u32> = BTreeMap::new();
        let fair = self.session.current.recorded();
        for (version, answer, count) in response_table::count_finished(self.tables, fair, path)? {
            let asked = self.questionnaire(version)?;
            for choice in asked.questionnaire.chosen(path, &answer) {
                *counted.entry(choice.to_owned()).or_default() += count;
            }
        }
        Ok(counted)
    }

    fn quotas_set(&self) -> Result<Vec<QuotaSet>, BoothError> {
        let quotas = settings::all::<QuotaSet>(self.tables)?;
        let fair = self.session.current.recorded();
        Ok(quotas
            .into_iter()
            .map(|(_, quota)| quota)
            .filter(|quota| quota.fair == fair)
            .collect())
    }

    /// The quotas of this fair, as the next one begins with.
    pub(crate) fn quotas_of_next_fair(&self, next: Uuid) -> Result<Vec<NewRecord>, BoothError> {
        let quotas = self.quotas_set()?.into_iter().map(|quota| {
            let entity = quota_id(next, &quota.path, &quota.choice);
            let quota = QuotaSet {
                fair: next,
                ..quota
            };
            self.record(entity, None, Body::QuotaSet(quota))
        });
        Ok(quotas.collect())
    }
}

fn quota_id(fair: Uuid, path: &str, choice: &str) -> Uuid {
    // No name of a choice holds a zero byte, so no two quotas get the same id.
    let mut name = format!("{path}\0{choice}").into_bytes();
    // Quotas of the first fair were named before there were several.
    if fair != FIRST {
        name.push(0);
        name.extend(fair.as_bytes());
    }
    derived_id("boothloop.quota-id.v1", &name)
}
