//! What may be asked next?
//!
//! A [`Filling`] is one questionnaire being answered once. It keeps every
//! answer, also of questions that are hidden at the moment, and works out after
//! each change what is asked, required, offered and wrong. The meaning of each
//! rule follows ODK Collect and the ODK XForms specification, section
//! "Bindings"; the choices where they differ are in `docs/survey-differences.md`.

mod answer;
mod engine;
mod state;
mod view;

pub(crate) use answer::understand_default;
pub use answer::{Answer, AnswerError, LONGEST_ANSWER};
pub use state::{AskedQuestion, Changed, FieldState, OfferedChoice, Violation};

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::{DateTime, FixedOffset};

use crate::expression::{Context, Meter, Node, Scope};
use crate::questionnaire::{Initial, Kind, Metadata, Question, Questionnaire};
use view::View;

/// One questionnaire being answered.
#[derive(Debug, Clone)]
pub struct Filling {
    form: Arc<Questionnaire>,
    context: Context,
    language: Option<String>,
    fields: Vec<Slot>,
    /// Whether each group or repeat instance is asked.
    groups: Vec<bool>,
    /// Random numbers drawn so far.
    draws: u64,
    /// Nodes looked at since the last answer.
    visits: u32,
    /// Bytes of the texts that are worked out.
    computed: usize,
}

/// What is known of one question instance.
#[derive(Debug, Clone, Default)]
struct Slot {
    /// What was answered or worked out, kept while the question is hidden.
    kept: String,
    /// What other expressions read: blank while hidden, without choices that
    /// are not offered.
    value: String,
    relevant: bool,
    required: bool,
    read_only: bool,
    /// Whether the constraint holds.
    holds: bool,
    /// Whether its calculation came to more text than can be kept.
    too_long: bool,
    /// Whether it stays blank for that, or for having read such a text.
    is_cut: bool,
    /// Bytes of the text its calculation came to last.
    computed: usize,
    /// The choices offered, where they are not simply the whole list.
    offered: Option<Vec<String>>,
}

impl Filling {
    /// Opens a questionnaire: defaults are set, everything is worked out.
    pub fn start(form: Arc<Questionnaire>, context: Context) -> Self {
        let language = form.first_language().map(str::to_owned);
        let slots = form.layout.fields.len();
        let groups = form.layout.containers.len();
        let mut filling = Self {
            form,
            context,
            language,
            fields: vec![Slot::default(); slots],
            groups: vec![false; groups],
            draws: 0,
            visits: 0,
            computed: 0,
        };
        filling.fill_in();
        filling.settle_all();
        filling.compute_defaults();
        filling
    }

    /// The questionnaire being answered.
    pub fn questionnaire(&self) -> &Arc<Questionnaire> {
        &self.form
    }

    /// The language of labels and choice names, as written in the headers.
    pub fn language(&self) -> Option<&str> {
        self.language.as_deref()
    }

    /// Changes the language; unknown languages fall back to the default.
    pub fn set_language(&mut self, language: Option<&str>) {
        self.language = language.map(str::to_owned);
        self.visits = 0;
        self.settle_all();
    }

    /// Puts back the answers of [`all_answers`](Self::all_answers), for a draft
    /// that is opened again. Answers to questions that no longer exist are left
    /// out; everything that is worked out is worked out anew.
    pub fn restore(&mut self, answers: &BTreeMap<String, String>) {
        self.visits = 0;
        let form = Arc::clone(&self.form);
        for (field, slot) in form.layout.fields.iter().zip(&mut self.fields) {
            let kind = form
                .question_at(field.element)
                .map(|question| &question.kind);
            if matches!(kind, Some(Kind::Metadata(_))) && !answers.contains_key(&field.path) {
                continue;
            }
            slot.kept = answers.get(&field.path).cloned().unwrap_or_default();
        }
        self.settle_all();
    }

    /// Answers a question, or clears it with None.
    ///
    /// The question is named by its path (`visitor/name`, `products[2]/liked`),
    /// or by its name alone where that is unambiguous; in a repeat a name alone
    /// means the first instance. Whether the answer satisfies `constraint` is
    /// not asked here: it is kept and shows up as a violation.
    ///
    /// # Errors
    /// When there is no such question, it takes no answer, or the value is of
    /// the wrong kind; nothing has changed then.
    pub fn answer(
        &mut self,
        path_or_name: &str,
        value: Option<Answer>,
    ) -> Result<Changed, AnswerError> {
        self.visits = 0;
        let id = self.find(path_or_name)?;
        let form = Arc::clone(&self.form);
        let question = form
            .question_at(form.layout.fields[id as usize].element)
            .ok_or(AnswerError::UnknownQuestion)?;
        let slot = &self.fields[id as usize];
        if !question.kind.is_answerable() {
            return Err(AnswerError::NotAnswerable);
        }
        if slot.read_only {
            return Err(AnswerError::ReadOnly);
        }
        let offered = self.offered_names(id);
        let kept = match value {
            None => String::new(),
            Some(value) => {
                answer::understand(&question.kind, value, &offered, *self.context.now.offset())?
            }
        };
        let mut changed = BTreeSet::new();
        if slot.kept != kept {
            let before = slot.value.clone();
            self.fields[id as usize].kept = kept;
            self.settle_answer(id, &mut changed);
            if self.fields[id as usize].value != before {
                self.run_triggers(id, &mut changed);
            }
        }
        Ok(self.changed(&changed))
    }

    /// Finishes at a moment: fills in `end`, and works out once more what
    /// depends on the clock.
    pub fn finish(&mut self, now: DateTime<FixedOffset>) -> Changed {
        self.context.now = now;
        self.visits = 0;
        let mut changed = BTreeSet::new();
        let form = Arc::clone(&self.form);
        for (id, field) in form.layout.fields.iter().enumerate() {
            let kind = form
                .question_at(field.element)
                .map(|question| &question.kind);
            if matches!(kind, Some(Kind::Metadata(Metadata::End))) {
                self.fields[id].kept = moment_text(now);
                self.settle_answer(id as u32, &mut changed);
            }
        }
        let volatile = form.graph.volatile.clone();
        self.settle(volatile.into_iter().map(|cell| cell as usize), &mut changed);
        self.changed(&changed)
    }

    /// The paths of the questions that stay blank because what is worked out
    /// for them is too long a text.
    pub fn too_long(&self) -> Vec<&str> {
        let slots = self.form.layout.fields.iter().zip(&self.fields);
        slots
            .filter(|(_, slot)| slot.too_long)
            .map(|(field, _)| field.path.as_str())
            .collect()
    }

    /// What is submitted: relevant, non-empty values by path.
    pub fn answers(&self) -> BTreeMap<String, String> {
        self.collect(|slot| &slot.value)
    }

    /// What a draft needs: every value kept, hidden ones too, by path.
    pub fn all_answers(&self) -> BTreeMap<String, String> {
        self.collect(|slot| &slot.kept)
    }

    /// The name of this record by the `instance_name` setting; None without one.
    pub fn instance_name(&self) -> Option<String> {
        let rule = self.form.settings.instance_name.as_ref()?;
        let meter = Meter::after(self.draws);
        let view = View {
            filling: self,
            language: self.language(),
            has_read_cut: false.into(),
        };
        let scope = Scope::at(&self.context, &view, Node::Survey, &meter);
        scope
            .single(&rule.tree)
            .ok()
            .map(|computed| computed.stored())
    }

    fn collect(&self, text: impl Fn(&Slot) -> &String) -> BTreeMap<String, String> {
        let slots = self.form.layout.fields.iter().zip(&self.fields);
        let filled = slots.filter(|(_, slot)| !text(slot).is_empty());
        filled
            .map(|(field, slot)| (field.path.clone(), text(slot).clone()))
            .collect()
    }

    fn changed(&self, fields: &BTreeSet<u32>) -> Changed {
        let path = |id: &u32| self.form.layout.fields[*id as usize].path.clone();
        Changed {
            paths: fields.iter().map(path).collect(),
        }
    }

    /// Answers every text question with a text, whatever its rules say, to see
    /// what the calculations make of it.
    pub(crate) fn fill_texts(&mut self, text: &str) {
        let form = Arc::clone(&self.form);
        for (field, slot) in form.layout.fields.iter().zip(&mut self.fields) {
            let question = form.question_at(field.element);
            if question.is_some_and(|question| question.kind == Kind::Text) {
                text.clone_into(&mut slot.kept);
            }
        }
        self.visits = 0;
        self.settle_all();
    }

    /// The field a path or name means.
    fn find(&self, path_or_name: &str) -> Result<u32, AnswerError> {
        let layout = &self.form.layout;
        if let Some(id) = layout.by_path.get(path_or_name) {
            return Ok(*id);
        }
        let suffix = format!("/{path_or_name}");
        let mut found: Option<(usize, u32)> = None;
        for (element, instances) in layout.instances.iter().enumerate() {
            let Some(question) = self.form.question_at(element) else {
                continue;
            };
            if question.path != path_or_name && !question.path.ends_with(&suffix) {
                continue;
            }
            let Some(crate::questionnaire::Child::Field(first)) = instances.first() else {
                continue;
            };
            if found.is_some_and(|(other, _)| other != element) {
                return Err(AnswerError::AmbiguousQuestion);
            }
            found = Some((element, *first));
        }
        found.map(|(_, id)| id).ok_or(AnswerError::UnknownQuestion)
    }

    fn question(&self, id: u32) -> Option<&Question> {
        self.form
            .question_at(self.form.layout.fields[id as usize].element)
    }

    /// Literal defaults and what the app knows.
    fn fill_in(&mut self) {
        let form = Arc::clone(&self.form);
        let zone = *self.context.now.offset();
        for (field, slot) in form.layout.fields.iter().zip(&mut self.fields) {
            let Some(question) = form.question_at(field.element) else {
                continue;
            };
            if let Some(Initial::Literal(text)) = &question.rules.default {
                slot.kept = understand_default(&question.kind, text, zone).unwrap_or_default();
            }
            if let Kind::Metadata(metadata) = question.kind {
                slot.kept = match metadata {
                    Metadata::Start => moment_text(self.context.now),
                    Metadata::Today => self.context.now.date_naive().to_string(),
                    Metadata::DeviceId => self.context.device_id.clone(),
                    Metadata::Username => self.context.username.clone(),
                    Metadata::End | Metadata::Unknown => String::new(),
                };
            }
        }
    }

    /// Defaults that are expressions, in order, each able to use those before.
    fn compute_defaults(&mut self) {
        let form = Arc::clone(&self.form);
        for (id, field) in form.layout.fields.iter().enumerate() {
            let Some(question) = form.question_at(field.element) else {
                continue;
            };
            if let Some(Initial::Computed(rule)) = &question.rules.default {
                let id = id as u32;
                self.fields[id as usize].kept = self.work_out(id, &rule.tree, &question.kind);
                self.settle_answer(id, &mut BTreeSet::new());
            }
        }
    }
}

fn moment_text(moment: DateTime<FixedOffset>) -> String {
    crate::expression::Moment::Time(moment).text()
}
