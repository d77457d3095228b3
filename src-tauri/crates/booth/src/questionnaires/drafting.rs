//! Writing a questionnaire: begin, edit, preview, publish.
//!
//! Every edit is one record with the whole workbook, so a laptop that loses
//! power has lost nothing, the last edit wins when two laptops wrote at the
//! same time, and every earlier state stays readable. Recording only the
//! differences was rejected: a questionnaire is a few kilobytes, and the mixed
//! differences of two laptops would be a questionnaire that nobody wrote.

use super::{QuestionnaireTemplate, changes, lost_draft, templates, unwritable};
use crate::facts::Facts;
use crate::wording::{self, AskedQuestion};
use crate::{Booth, BoothError, Right};
use ledger::NewRecord;
use records::derived_id;
use records::questionnaires::{
    QuestionUse, QuestionnaireChosen, QuestionnaireDrafted, QuestionnairePublished,
};
use records::{Body, base64};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use survey::{
    Answer, Context, Draft, DraftChoice, DraftKind, DraftList, DraftProblem, DraftRow, Filling,
    Kind, Questionnaire, Severity, fresh_id,
};
use tables::{response as response_table, settings};
use uuid::Uuid;
use words::{Sentence, sentence};

/// The language of a questionnaire that begins blank; another is chosen by
/// whoever has visitors who need it.
const LANGUAGES: [&str; 1] = ["한국어 (ko)"];
/// Choices that the question of a blank questionnaire begins with.
const FIRST_CHOICES: usize = 2;
/// Unused ids handed out with a draft, for the rows and choices added before
/// the next edit is kept.
const FRESH_IDS: usize = 48;

/// What a questionnaire is begun from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DraftSource {
    /// Nothing.
    Blank,
    /// A template, by its id.
    Template(String),
    /// A published version.
    Version(Uuid),
}

/// A questionnaire that is being written, in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StartedDraft {
    /// Its id.
    pub id: Uuid,
    /// Its title; may be empty.
    pub title: String,
    /// When it was last changed, in Unix milliseconds.
    pub changed_at_ms: i64,
}

/// A questionnaire that is being written, opened.
#[derive(Debug, Clone)]
pub struct QuestionnaireDraft {
    /// Its id.
    pub id: Uuid,
    /// The document.
    pub draft: Draft,
    /// Questions whose answers a message to the visitor may mention.
    pub spoken: BTreeSet<String>,
    /// The question whose choices say what a purchase is for.
    pub purpose_question: Option<String>,
    /// What is wrong with it, and where.
    pub problems: Vec<DraftProblem>,
    /// Whether it can be asked as it stands.
    pub ready: bool,
    /// What publishing it means for the answers collected so far; empty while
    /// it cannot be published.
    pub changes: Vec<Sentence>,
    /// When it was last changed, in Unix milliseconds.
    pub changed_at_ms: i64,
    /// Unused ids, for the rows and choices added next.
    pub fresh_ids: Vec<String>,
}

/// An earlier state of a questionnaire that is being written.
#[derive(Debug, Clone)]
pub struct PastDraft {
    /// The record.
    pub record: Uuid,
    /// When it was written, in Unix milliseconds.
    pub at_ms: i64,
    /// Whether this laptop wrote it.
    pub on_this_laptop: bool,
    /// The document as it stood then.
    pub draft: Draft,
}

impl Booth {
    /// The templates to begin from.
    ///
    /// # Errors
    /// None as shipped.
    pub fn questionnaire_templates(&self) -> Result<Vec<QuestionnaireTemplate>, BoothError> {
        templates::all()
    }

    /// The questionnaires that are being written, the latest first.
    ///
    /// # Errors
    /// [`BoothError::Tables`].
    pub fn questionnaire_drafts(&self) -> Result<Vec<StartedDraft>, BoothError> {
        let mut drafts = Vec::new();
        for entry in settings::entries::<QuestionnaireDrafted>(self.connection())?
            .into_iter()
            .rev()
        {
            if let Some(draft) = reopen(&entry.setting)? {
                drafts.push(StartedDraft {
                    id: entry.id,
                    title: draft.title,
                    changed_at_ms: entry.at_ms,
                });
            }
        }
        Ok(drafts)
    }

    /// Begins a questionnaire.
    ///
    /// # Errors
    /// [`BoothError::Unknown`] for a template or version that does not exist.
    pub fn begin_questionnaire(&mut self, source: &DraftSource) -> Result<Uuid, BoothError> {
        let id = self.new_id();
        let mut ids: Vec<String> = (0..FRESH_IDS).map(|_| fresh_id(self.random())).collect();
        let begun = self.questionnaire_drafts()?.len() + self.questionnaire_versions()?.len();
        self.append(Right::Manage, |facts| {
            let (draft, uses, purpose_question) = match source {
                DraftSource::Blank => (blank(begun + 1, &mut ids), BTreeMap::new(), None),
                DraftSource::Template(id) => {
                    let bytes = templates::workbook(id).ok_or(BoothError::Unknown)?;
                    (open(bytes)?, BTreeMap::new(), None)
                }
                DraftSource::Version(version) => {
                    let published =
                        settings::get::<QuestionnairePublished>(facts.tables, *version)?
                            .ok_or(BoothError::Unknown)?;
                    let draft = open(&stored_workbook(&published.workbook)?)?;
                    (draft, published.uses, published.purpose_question)
                }
            };
            let record = facts.keep_draft(id, Some(&draft), uses, purpose_question)?;
            Ok((vec![record], id))
        })
    }

    /// Begins a questionnaire that was read from a workbook ([`Draft::read`]).
    /// Questions that are also in the version asked now keep how their answers
    /// may be used.
    ///
    /// # Errors
    /// When nothing could be written.
    pub fn import_questionnaire(&mut self, draft: &Draft) -> Result<Uuid, BoothError> {
        let id = self.new_id();
        self.append(Right::Manage, |facts| {
            let is_kept = |id: &String| draft.rows.iter().any(|row| row.id == *id);
            let (uses, purpose_question) = match facts.current_questionnaire()? {
                Some(asked) => (
                    asked.uses.clone(),
                    asked.purpose_question.clone().filter(is_kept),
                ),
                None => (BTreeMap::new(), None),
            };
            let record = facts.keep_draft(id, Some(draft), uses, purpose_question)?;
            Ok((vec![record], id))
        })
    }

    /// Opens a questionnaire that is being written.
    ///
    /// # Errors
    /// When there is none of this id, or it was published or thrown away.
    pub fn questionnaire_draft(&self, id: Uuid) -> Result<QuestionnaireDraft, BoothError> {
        let facts = self.facts();
        let (drafted, changed_at_ms) = facts.drafted(id)?;
        let draft = reopen(&drafted)?.ok_or_else(lost_draft)?;
        let (questionnaire, problems) = draft.check();
        let changes = match &questionnaire {
            Some(next) => facts.changes(&draft, next)?,
            None => Vec::new(),
        };
        let spoken = drafted.uses.into_iter();
        Ok(QuestionnaireDraft {
            id,
            spoken: spoken
                .filter(|(_, uses)| uses.may_be_spoken)
                .map(|(question, _)| question)
                .collect(),
            purpose_question: drafted.purpose_question,
            problems,
            ready: questionnaire.is_some(),
            changes,
            changed_at_ms,
            draft,
            fresh_ids: (0..FRESH_IDS).map(|_| fresh_id(self.random())).collect(),
        })
    }

    /// Keeps an edit: the whole document as it stands now.
    ///
    /// # Errors
    /// When there is no such draft, or a text is too long for a workbook.
    pub fn save_questionnaire_draft(
        &mut self,
        id: Uuid,
        draft: Draft,
        spoken: &BTreeSet<String>,
        purpose_question: Option<String>,
    ) -> Result<(), BoothError> {
        let draft = draft.tidy();
        self.append(Right::Manage, |facts| {
            let (drafted, _) = facts.drafted(id)?;
            let before = reopen(&drafted)?.ok_or_else(lost_draft)?;
            let mut uses = drafted.uses.clone();
            for row in &draft.rows {
                let may_be_spoken = spoken.contains(&row.id);
                if may_be_spoken || uses.contains_key(&row.id) {
                    uses.entry(row.id.clone()).or_default().may_be_spoken = may_be_spoken;
                }
            }
            // Leaving a field without changing it is no edit, and no record.
            if before == draft
                && uses == drafted.uses
                && purpose_question == drafted.purpose_question
            {
                return Ok((Vec::new(), ()));
            }
            let record = facts.keep_draft(id, Some(&draft), uses, purpose_question)?;
            Ok((vec![record], ()))
        })
    }

    /// Throws away a questionnaire that is being written. Its states stay in
    /// the records.
    ///
    /// # Errors
    /// When there is no such draft.
    pub fn discard_questionnaire_draft(&mut self, id: Uuid) -> Result<(), BoothError> {
        self.append(Right::Manage, |facts| {
            let (drafted, _) = facts.drafted(id)?;
            reopen(&drafted)?.ok_or_else(lost_draft)?;
            let record = facts.keep_draft(id, None, drafted.uses, drafted.purpose_question)?;
            Ok((vec![record], ()))
        })
    }

    /// The states of a draft, the oldest first, also those that a later edit on
    /// another laptop replaced.
    ///
    /// # Errors
    /// When the records cannot be read.
    pub fn questionnaire_draft_history(&self, id: Uuid) -> Result<Vec<PastDraft>, BoothError> {
        let device = self.ledger.device();
        let mut past = Vec::new();
        for record in self.ledger.records_of(id)? {
            let header = &record.header;
            let body = record
                .body
                .as_deref()
                .and_then(|bytes| Body::decode(&header.kind, header.version, bytes));
            let Some(Body::QuestionnaireDrafted(drafted)) = body else {
                continue;
            };
            if let Some(draft) = reopen(&drafted)? {
                past.push(PastDraft {
                    record: header.id.0,
                    at_ms: header.hlc.unix_millis(),
                    on_this_laptop: header.device == device,
                    draft,
                });
            }
        }
        Ok(past)
    }

    /// Brings an earlier state of a draft back, as a new edit.
    ///
    /// # Errors
    /// [`BoothError::Unknown`] when the draft has no such state.
    pub fn restore_questionnaire_draft(
        &mut self,
        id: Uuid,
        record: Uuid,
    ) -> Result<(), BoothError> {
        // The states of a draft are records, which nothing changes any more.
        let past = self.questionnaire_draft_history(id)?;
        let past = past.into_iter().find(|past| past.record == record);
        let past = past.ok_or(BoothError::Unknown)?;
        self.append(Right::Manage, |facts| {
            let (now, _) = facts.drafted(id)?;
            let record = facts.keep_draft(id, Some(&past.draft), now.uses, now.purpose_question)?;
            Ok((vec![record], ()))
        })
    }

    /// Publishes a draft: from now on new visitors are asked it, and it never
    /// changes. A question whose kind of answer changed gets a column of its
    /// own.
    ///
    /// # Errors
    /// [`BoothError::Questionnaire`] with the first thing that is wrong with it.
    pub fn publish_questionnaire(&mut self, draft: Uuid) -> Result<Uuid, BoothError> {
        let version = self.new_id();
        let choice = self.new_id();
        let random = self.random();
        self.append(Right::Manage, |facts| {
            let (drafted, _) = facts.drafted(draft)?;
            let mut document = reopen(&drafted)?.ok_or_else(lost_draft)?;
            document.leave_out_empty_choices();
            let earlier = facts.published_questionnaires()?;
            let mut fresh = 0_u64;
            let renamed = document.keep_columns_apart(
                earlier.iter().map(|one| one.questionnaire.as_ref()),
                || {
                    fresh += 1;
                    let seed = [random.to_be_bytes(), fresh.to_be_bytes()].concat();
                    derived_id("boothloop.fresh-question.v1", &seed)
                        .as_u64_pair()
                        .0
                },
            );
            if document.title.is_empty() {
                document.title = new_title(earlier.len() + 1);
            }
            // Versions are told apart in other tools by this, as ODK advises.
            document.version = facts.now().format("%Y%m%d%H%M%S").to_string();
            let questionnaire = match document.check() {
                (Some(questionnaire), _) => questionnaire,
                (None, problems) => return Err(first_error(problems)),
            };
            if questionnaire.questions().next().is_none() {
                let sentence = sentence!("questionnaire-nothing-to-ask");
                return Err(BoothError::Questionnaire(sentence));
            }
            if asks_for_an_identity_number(&questionnaire) {
                let sentence = sentence!("questionnaire-asks-identity-number");
                return Err(BoothError::Questionnaire(sentence));
            }
            let asks = |id: &String| document.rows.iter().any(|row| row.id == *id);
            let uses = drafted
                .uses
                .into_iter()
                .filter(|(id, _)| asks(id))
                .collect();
            let purpose_question = drafted
                .purpose_question
                .map(|id| renamed.get(&id).cloned().unwrap_or(id))
                .filter(asks);
            let workbook = document
                .write_workbook()
                .map_err(|error| unwritable(&error))?;
            let published = QuestionnairePublished {
                workbook: base64::encode(&workbook),
                uses,
                purpose_question,
            };
            let chosen = QuestionnaireChosen {
                questionnaire: version,
                fair: facts.session.current.recorded(),
            };
            let records = vec![
                facts.record(version, None, Body::QuestionnairePublished(published)),
                facts.record(choice, None, Body::QuestionnaireChosen(chosen)),
                facts.keep_draft(draft, None, BTreeMap::new(), None)?,
            ];
            Ok((records, version))
        })
    }

    /// The questions a visitor would see in one language after these answers,
    /// worked out by the engine that asks visitors; none while the draft cannot
    /// be asked. Nothing is recorded. An answer that does not fit is reported
    /// with its question; answers to questions that no longer exist are
    /// ignored.
    ///
    /// # Errors
    /// When there is no such draft.
    pub fn preview_questionnaire(
        &self,
        draft: Uuid,
        language: &str,
        answers: &[(String, Vec<String>)],
    ) -> Result<Option<Vec<AskedQuestion>>, BoothError> {
        let facts = self.facts();
        let (drafted, _) = facts.drafted(draft)?;
        let document = reopen(&drafted)?.ok_or_else(lost_draft)?;
        let Some(questionnaire) = document.check().0 else {
            return Ok(None);
        };
        let context = Context::new(facts.now().fixed_offset(), 0);
        let mut filling = Filling::start(Arc::new(questionnaire), context);
        let mut refused = BTreeMap::new();
        for (path, value) in answers {
            let kind = filling
                .questionnaire()
                .question(path)
                .map(|question| question.kind.clone());
            let Some(kind) = kind else { continue };
            if let Err(error) = filling.answer(path, Some(given(&kind, value))) {
                refused.insert(path.clone(), (value.clone(), error.sentence()));
            }
        }
        let mut asked = wording::asked_in(&filling, language);
        for question in &mut asked {
            if let Some((value, sentence)) = refused.remove(&question.path) {
                question.value = value;
                question.violation = Some(sentence);
            }
        }
        Ok(Some(asked))
    }
}

impl Facts<'_> {
    pub(super) fn drafted(&self, id: Uuid) -> Result<(QuestionnaireDrafted, i64), BoothError> {
        let entry = settings::entry(self.tables, id)?.ok_or_else(lost_draft)?;
        Ok((entry.setting, entry.at_ms))
    }

    /// The record of a draft's next state; without a draft the record ends it.
    pub(super) fn keep_draft(
        &self,
        id: Uuid,
        draft: Option<&Draft>,
        uses: BTreeMap<String, QuestionUse>,
        purpose_question: Option<String>,
    ) -> Result<NewRecord, BoothError> {
        let workbook = draft
            .map(|draft| draft.write_workbook().map(|bytes| base64::encode(&bytes)))
            .transpose()
            .map_err(|error| unwritable(&error))?;
        let drafted = QuestionnaireDrafted {
            workbook,
            uses,
            purpose_question,
        };
        Ok(self.record(id, None, Body::QuestionnaireDrafted(drafted)))
    }

    fn changes(&self, draft: &Draft, next: &Questionnaire) -> Result<Vec<Sentence>, BoothError> {
        let earlier = self.published_questionnaires()?;
        let apart = changes::apart(draft, &earlier);
        let responses = response_table::count(self.tables)?;
        let Some(asked) = self.current_questionnaire()? else {
            return Ok(Vec::new());
        };
        let asked = &asked.questionnaire;
        Ok(changes::sentences(asked, next, &apart, responses))
    }
}

/// The bytes of a workbook that a record keeps as base64.
pub(super) fn stored_workbook(text: &str) -> Result<Vec<u8>, BoothError> {
    base64::decode(text).ok_or(BoothError::StoredUnreadable)
}

fn given(kind: &Kind, value: &[String]) -> Answer {
    match kind {
        Kind::SelectMultiple | Kind::Rank => Answer::Choices(value.to_vec()),
        _ => Answer::Text(value.first().cloned().unwrap_or_default()),
    }
}

/// What a questionnaire is called that nobody gave a name.
fn new_title(number: usize) -> String {
    sentence!("questionnaire-new-title", number = number as u64).ko
}

/// A questionnaire with a name and one question to write. Takes its ids from
/// the unused ones.
fn blank(number: usize, ids: &mut Vec<String>) -> Draft {
    let mut take_id = || ids.pop().unwrap_or_default();
    let mut draft = Draft::blank(&take_id(), &new_title(number), &LANGUAGES);
    let list = take_id();
    draft.rows.push(DraftRow {
        id: take_id(),
        kind: DraftKind::One(list.clone()),
        ..DraftRow::default()
    });
    let choice = |id| DraftChoice {
        id,
        ..DraftChoice::default()
    };
    draft.lists.push(DraftList {
        name: list,
        choices: (0..FIRST_CHOICES).map(|_| choice(take_id())).collect(),
    });
    draft
}

/// Opens a questionnaire that was checked before.
pub(super) fn open(workbook: &[u8]) -> Result<Draft, BoothError> {
    Draft::reopen(workbook).map_err(|problem| BoothError::Questionnaire(problem.sentence))
}

/// The document of a draft; none once it was published or thrown away.
pub(super) fn reopen(drafted: &QuestionnaireDrafted) -> Result<Option<Draft>, BoothError> {
    drafted
        .workbook
        .as_ref()
        .map(|workbook| open(&stored_workbook(workbook)?))
        .transpose()
}

fn first_error(problems: Vec<DraftProblem>) -> BoothError {
    let error = problems
        .into_iter()
        .map(|found| found.problem)
        .find(|problem| problem.severity == Severity::Error);
    BoothError::Questionnaire(error.map_or_else(
        || sentence!("questionnaire-not-published"),
        |problem| problem.sentence,
    ))
}

/// Whether a question asks for a number that a booth may not collect (PIPA articles
/// 24 and 24-2): that of a resident, a foreigner, a passport or a driver.
fn asks_for_an_identity_number(questionnaire: &survey::Questionnaire) -> bool {
    const ASKED_FOR: [&str; 10] = [
        "주민등록번호",
        "주민번호",
        "외국인등록번호",
        "여권번호",
        "운전면허번호",
        "면허증번호",
        "residentregistrationnumber",
        "alienregistrationnumber",
        "passportnumber",
        "driver'slicensenumber",
    ];
    let languages = || {
        let named = questionnaire.languages().iter();
        named.map(|language| Some(language.as_str())).chain([None])
    };
    questionnaire.questions().any(|question| {
        languages().any(|language| {
            let label = questionnaire.label_of(question, language).to_lowercase();
            let label: String = label.split_whitespace().collect();
            ASKED_FOR.iter().any(|asked_for| label.contains(asked_for))
        })
    })
}
