//! How many of an answer are wanted: "at most 50 students".
//!
//! Counted are the finished surveys this laptop knows of; those of another
//! laptop count after it was merged. So a quota is a promise to stop asking,
//! not a lock: apart from each other two laptops may together go beyond it.

use crate::body::{Body, QuotaAction, QuotaSet};
use crate::tables::{catalogue, response as response_table};
use crate::{AskedQuestion, Booth, BoothError, derived_id, questions};
use uuid::Uuid;
use words::Sentence;

/// A choice of which there are enough.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FullChoice {
    /// Its name.
    pub choice: String,
    /// How many were wanted.
    pub at_most: u32,
    /// What happens now.
    pub action: QuotaAction,
}

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
    /// When the tables cannot be read.
    pub fn quotas(&mut self) -> Result<Vec<QuotaQuestion>, BoothError> {
        let asked = self.current_questionnaire()?;
        let set = self.quotas_set()?;
        let mut all = Vec::new();
        for question in asked.questionnaire.questions() {
            let mut choices = Vec::new();
            for (choice, label) in questions::choices(&asked.questionnaire, question) {
                let quota = set
                    .iter()
                    .find(|quota| quota.path == question.path && quota.choice == choice);
                choices.push(ChoiceQuota {
                    at_most: quota.and_then(|quota| quota.at_most),
                    action: quota.map_or(QuotaAction::Warn, |quota| quota.action),
                    counted: response_table::count_finished(
                        self.connection(),
                        &question.path,
                        &choice,
                    )?,
                    choice,
                    label,
                });
            }
            if !choices.is_empty() {
                all.push(QuotaQuestion {
                    path: question.path.clone(),
                    label: questions::label(&asked.questionnaire, question),
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
        let asked = self.current_questionnaire()?;
        let question = asked
            .questionnaire
            .question(path)
            .ok_or(BoothError::Unknown)?;
        if !questions::choices(&asked.questionnaire, question)
            .iter()
            .any(|(name, _)| name == choice)
        {
            return Err(BoothError::Unknown);
        }
        let body = Body::QuotaSet(QuotaSet {
            path: path.to_owned(),
            choice: choice.to_owned(),
            at_most,
            action,
        });
        let record = self.record(quota_id(path, choice), None, &body);
        self.append(|_| Ok((vec![record], ())))
    }

    /// Says of each question which of its choices there are enough of.
    pub(crate) fn mark_full(&self, asked: &mut [AskedQuestion]) -> Result<(), BoothError> {
        for quota in self.quotas_set()? {
            let Some(at_most) = quota.at_most else {
                continue;
            };
            let Some(question) = asked.iter_mut().find(|asked| asked.path == quota.path) else {
                continue;
            };
            let counted =
                response_table::count_finished(self.connection(), &quota.path, &quota.choice)?;
            if counted >= at_most {
                question.full.push(FullChoice {
                    choice: quota.choice,
                    at_most,
                    action: quota.action,
                });
            }
        }
        Ok(())
    }

    fn quotas_set(&self) -> Result<Vec<QuotaSet>, BoothError> {
        let entries = catalogue::all(self.connection(), "quota.set")?;
        Ok(entries
            .into_iter()
            .filter_map(|(_, body)| match body {
                Body::QuotaSet(quota) => Some(quota),
                _ => None,
            })
            .collect())
    }
}

/// A quota's id follows from what it is about, so that laptops that set the
/// same one apart from each other have set one quota, the later of the two.
fn quota_id(path: &str, choice: &str) -> Uuid {
    // No name of a choice holds a zero byte, so no two quotas read alike.
    derived_id(
        "boothloop.quota-id.v1",
        format!("{path}\0{choice}").as_bytes(),
    )
}
