//! Working out what an answer changes, and no more.
//!
//! Cells wait in a queue ordered by their rank in the graph, so that a cell is
//! worked out after what it reads; when it comes out different, its readers
//! join the queue. Reads that form a harmless circle (a choice filter looking
//! at later questions) may bring a cell back, so every cell may run only so
//! often.

use std::cmp::Reverse;
use std::collections::{BTreeSet, BinaryHeap};
use std::sync::Arc;

use super::view::View;
use super::{Filling, Slot};
use crate::expression::{
    Computed, Expression, ExpressionError, LONGEST_TEXT, Meter, NameTest, Node, Scope,
    parse_number, shuffle,
};
use crate::questionnaire::{Cell, ChoiceSource, Kind, Question, Repeat, Rule, Seed, What};

/// How often one cell may be worked out for one answer.
const MOST_ROUNDS: u8 = 40;

/// The most text the calculations of one filling may come to together, in bytes.
const LARGEST_TEXTS: usize = 8 << 20;

impl Filling {
    /// Works out everything.
    pub(super) fn settle_all(&mut self) {
        let cells = self.form.graph.cells();
        self.settle(0..cells, &mut BTreeSet::new());
    }

    /// Works out what a new kept value of a field changes. Its own calculation
    /// does not run: it would take the answer back.
    pub(super) fn settle_answer(&mut self, id: u32, changed: &mut BTreeSet<u32>) {
        let form = Arc::clone(&self.form);
        let value = self.effective(id);
        let slot = &mut self.fields[id as usize];
        changed.insert(id);
        if slot.value != value {
            slot.value = value;
            let cell = form.graph.index(Cell::Value(id));
            let readers: Vec<usize> = form.graph.readers[cell]
                .iter()
                .map(|reader| *reader as usize)
                .collect();
            self.settle(readers.into_iter(), changed);
        }
    }

    /// Works out the cells, and all that follows from them.
    pub(super) fn settle(
        &mut self,
        cells: impl Iterator<Item = usize>,
        changed: &mut BTreeSet<u32>,
    ) {
        let form = Arc::clone(&self.form);
        let graph = &form.graph;
        let mut rounds = vec![0u8; graph.cells()];
        let mut waiting = vec![false; graph.cells()];
        let mut queue = BinaryHeap::new();
        for cell in cells {
            if !std::mem::replace(&mut waiting[cell], true) {
                queue.push(Reverse((graph.rank[cell], cell)));
            }
        }
        while let Some(Reverse((_, index))) = queue.pop() {
            waiting[index] = false;
            rounds[index] += 1;
            if !self.work_out_cell(graph.cell(index), changed) {
                continue;
            }
            for reader in &graph.readers[index] {
                let reader = *reader as usize;
                if rounds[reader] < MOST_ROUNDS && !std::mem::replace(&mut waiting[reader], true) {
                    queue.push(Reverse((graph.rank[reader], reader)));
                }
            }
        }
    }

    /// Works out one cell; true when it came out different.
    fn work_out_cell(&mut self, cell: Cell, changed: &mut BTreeSet<u32>) -> bool {
        let (id, differs) = match cell {
            Cell::Group(id) => {
                let asked = self.group_relevant(id);
                return std::mem::replace(&mut self.groups[id as usize], asked) != asked;
            }
            Cell::Relevant(id) => {
                let asked = self.field_relevant(id);
                (
                    id,
                    std::mem::replace(&mut self.fields[id as usize].relevant, asked) != asked,
                )
            }
            Cell::Choices(id) => {
                let offered = self.offer(id);
                let slot = &mut self.fields[id as usize];
                let differs = slot.offered != offered;
                slot.offered = offered;
                (id, differs)
            }
            Cell::Value(id) => (id, self.work_out_value(id)),
            Cell::Outcome(id) => (id, self.work_out_outcome(id)),
        };
        if differs {
            changed.insert(id);
        }
        differs
    }

    /// Evaluates at a node. An expression that fails at run time (a date that is
    /// no date) is blank: the visitor's answers must not stop the booth.
    fn at<T>(&mut self, node: Node, evaluate: impl FnOnce(&Scope) -> T) -> T {
        self.at_noting(node, evaluate).0
    }

    /// The same, and whether a text was read that was too long to keep.
    fn at_noting<T>(&mut self, node: Node, evaluate: impl FnOnce(&Scope) -> T) -> (T, bool) {
        let meter = Meter::sharing(self.draws, self.visits);
        let outcome = {
            let view = View {
                filling: self,
                language: self.language(),
                has_read_cut: false.into(),
            };
            let value = evaluate(&Scope::at(&self.context, &view, node, &meter));
            (value, view.has_read_cut.get())
        };
        self.draws = meter.draws();
        self.visits = self.visits.saturating_add(meter.visits());
        outcome
    }

    fn truth(&mut self, rule: Option<&Rule>, node: Node, without: bool) -> bool {
        rule.map_or(without, |rule| {
            self.at(node, |scope| scope.truth(&rule.tree))
                .unwrap_or(false)
        })
    }

    fn group_relevant(&mut self, id: u32) -> bool {
        let form = Arc::clone(&self.form);
        let container = &form.layout.containers[id as usize];
        if container
            .parent
            .is_some_and(|parent| !self.groups[parent as usize])
        {
            return false;
        }
        let What::Group(group) = &form.elements[container.element].what else {
            return true;
        };
        if let Some(Repeat::Counted(rule)) = &group.repeat {
            let above = container.parent.map_or(Node::Survey, Node::Container);
            let count = self.at(above, |scope| scope.single(&rule.tree));
            let zone = *self.context.now.offset();
            let count = count.map_or(f64::NAN, |count| count.to_number(zone));
            // No number at all repeats nothing.
            if count.is_nan() || (container.place as f64) > count {
                return false;
            }
        }
        // Asked of the container as if it were there, so that its own position
        // can be part of the question.
        self.truth(group.relevant.as_ref(), Node::Container(id), true)
    }

    fn field_relevant(&mut self, id: u32) -> bool {
        let form = Arc::clone(&self.form);
        let field = &form.layout.fields[id as usize];
        if field
            .parent
            .is_some_and(|parent| !self.groups[parent as usize])
        {
            return false;
        }
        let rule = form
            .question_at(field.element)
            .and_then(|question| question.rules.relevant.as_ref());
        self.truth(rule, Node::Field(id), true)
    }

    fn work_out_value(&mut self, id: u32) -> bool {
        let was_cut = self.fields[id as usize].is_cut;
        let form = Arc::clone(&self.form);
        let question = form.question_at(form.layout.fields[id as usize].element);
        if let Some(question) = question
            && let Some(rule) = &question.rules.calculation
            && question.rules.trigger.is_empty()
        {
            self.fields[id as usize].kept = self.work_out(id, &rule.tree, &question.kind);
        }
        let value = self.effective(id);
        let slot = &mut self.fields[id as usize];
        std::mem::replace(&mut slot.value, value) != slot.value || was_cut != slot.is_cut
    }

    fn work_out_outcome(&mut self, id: u32) -> bool {
        let form = Arc::clone(&self.form);
        let field = &form.layout.fields[id as usize];
        let Some(question) = form.question_at(field.element) else {
            return false;
        };
        let node = Node::Field(id);
        let required = self.truth(question.rules.required.as_ref(), node, false);
        let is_note = question.kind == Kind::Note;
        let mut read_only = is_note || self.truth(question.rules.read_only.as_ref(), node, false);
        let mut parent = field.parent;
        while let (false, Some(container)) = (read_only, parent) {
            let container = &form.layout.containers[container as usize];
            if let What::Group(group) = &form.elements[container.element].what {
                read_only = self.truth(group.read_only.as_ref(), node, false);
            }
            parent = container.parent;
        }
        // A constraint is about an answer; without one there is nothing to ask.
        let empty = self.fields[id as usize].value.is_empty();
        let holds = empty || self.truth(question.rules.constraint.as_ref(), node, true);
        let slot = &mut self.fields[id as usize];
        let before = (slot.required, slot.read_only, slot.holds);
        (slot.required, slot.read_only, slot.holds) = (required, read_only, holds);
        before != (required, read_only, holds)
    }

    /// The value of an expression, as a question of that kind keeps it.
    pub(super) fn work_out(&mut self, id: u32, tree: &Expression, kind: &Kind) -> String {
        let (result, has_read_cut) = self.at_noting(Node::Field(id), |scope| scope.single(tree));
        let is_cut = matches!(result, Err(ExpressionError::TextTooLong));
        let text = result.map_or_else(|_| String::new(), |computed| self.kept_as(computed, kind));
        // A text takes its room once: what it took before is free again.
        let slot = &mut self.fields[id as usize];
        let others = self.computed - std::mem::take(&mut slot.computed);
        slot.too_long = is_cut || text.len() > LONGEST_TEXT || others + text.len() > LARGEST_TEXTS;
        // What is made of half a text would be wrong without anybody noticing.
        slot.is_cut = slot.too_long || has_read_cut;
        let text = if slot.is_cut { String::new() } else { text };
        slot.computed = text.len();
        self.computed = others + text.len();
        text
    }

    /// A value, as a question of that kind keeps it.
    fn kept_as(&self, computed: Computed, kind: &Kind) -> String {
        let zone = *self.context.now.offset();
        let number = || Computed::Number(computed.to_number(zone)).stored();
        let moment = |keep_time| computed.to_moment(keep_time, zone, "date").ok().flatten();
        match kind {
            Kind::Integer => {
                let number = computed.to_number(zone);
                Computed::Number(number.trunc()).stored()
            }
            Kind::Decimal | Kind::Range(_) => number(),
            Kind::Date => moment(false).map_or_else(String::new, |moment| moment.text()),
            Kind::DateTime => moment(true)
                .and_then(|moment| moment.at(zone))
                .map_or_else(String::new, |at| crate::expression::Moment::Time(at).text()),
            _ => computed.stored(),
        }
    }

    /// What other expressions read of a field.
    fn effective(&self, id: u32) -> String {
        let slot = &self.fields[id as usize];
        if !slot.relevant || slot.kept.is_empty() {
            return String::new();
        }
        match self.question(id) {
            Some(question) if question.kind.has_choices() => self.still_offered(id, question, slot),
            _ => slot.kept.clone(),
        }
    }

    /// The chosen values that are on offer; several in the order of the list.
    fn still_offered(&self, id: u32, question: &Question, slot: &Slot) -> String {
        let offered = self.offered_names(id);
        match question.kind {
            Kind::SelectOne => {
                let on_offer = offered.contains(&slot.kept);
                if on_offer {
                    slot.kept.clone()
                } else {
                    String::new()
                }
            }
            Kind::SelectMultiple => {
                let chosen: Vec<&str> = question.kind.chosen(&slot.kept);
                let order = match question.choices {
                    Some(ChoiceSource::List(list)) => self.form.lists[list]
                        .choices
                        .iter()
                        .map(|choice| choice.name.clone())
                        .collect(),
                    _ => offered.clone(),
                };
                let kept = order
                    .iter()
                    .filter(|name| chosen.contains(&name.as_str()) && offered.contains(name));
                kept.map(String::as_str).collect::<Vec<_>>().join(" ")
            }
            _ => {
                let mut ranked = question.kind.chosen(&slot.kept);
                ranked.retain(|name| offered.iter().any(|o| o == name));
                ranked.join(" ")
            }
        }
    }

    /// The names on offer now, in the order to show them.
    pub(super) fn offered_names(&self, id: u32) -> Vec<String> {
        if let Some(offered) = &self.fields[id as usize].offered {
            return offered.clone();
        }
        match self
            .question(id)
            .and_then(|question| question.choices.as_ref())
        {
            Some(ChoiceSource::List(list)) => self.form.lists[*list]
                .choices
                .iter()
                .map(|choice| choice.name.clone())
                .collect(),
            _ => Vec::new(),
        }
    }

    /// Works out what is offered; None for simply the whole list.
    fn offer(&mut self, id: u32) -> Option<Vec<String>> {
        let form = Arc::clone(&self.form);
        let question = form.question_at(form.layout.fields[id as usize].element)?;
        let filter = question.rules.choice_filter.as_ref();
        let mut names: Vec<String> = match question.choices.as_ref()? {
            ChoiceSource::List(_) if filter.is_none() && question.randomize.is_none() => {
                return None;
            }
            ChoiceSource::List(list) => {
                let choices = &form.lists[*list].choices;
                let items = form.child_nodes(Node::ListRoot(*list as u32), &NameTest::Any);
                let kept: Vec<bool> = self.at(Node::Field(id), |scope| {
                    let offers = |(place, item): (usize, &Node)| {
                        filter.is_none_or(|rule| {
                            scope
                                .with_item(*item, place + 1)
                                .truth(&rule.tree)
                                .unwrap_or(false)
                        })
                    };
                    items.iter().enumerate().map(offers).collect()
                });
                choices
                    .iter()
                    .zip(kept)
                    .filter(|(_, kept)| *kept)
                    .map(|(choice, _)| choice.name.clone())
                    .collect()
            }
            ChoiceSource::Answers(name) => self.answers_offered(id, name, filter),
        };
        if let Some(seed) = &question.randomize {
            let seed = match seed {
                Seed::Any => {
                    (self.context.seed ^ u64::from(id).wrapping_mul(0x9e37_79b9)) as i64
                        & i64::from(i32::MAX)
                }
                Seed::Number(number) => parse_number(number) as i64,
                Seed::Question(name) => {
                    let nodes = form.named_nodes(name, Some(Node::Field(id)));
                    let text = match nodes.first() {
                        Some(Node::Field(field)) => self.fields[*field as usize].value.as_str(),
                        _ => "",
                    };
                    parse_number(text) as i64
                }
            };
            shuffle(&mut names, seed);
        }
        Some(names)
    }

    /// Earlier answers to a repeated question, each once.
    fn answers_offered(&mut self, id: u32, name: &str, filter: Option<&Rule>) -> Vec<String> {
        let nodes = self.form.named_nodes(name, None);
        let offers: Vec<bool> = self.at(Node::Field(id), |scope| {
            let offers = |(place, node): (usize, &Node)| {
                filter.is_none_or(|rule| {
                    scope
                        .with_answer(*node, place + 1)
                        .truth(&rule.tree)
                        .unwrap_or(false)
                })
            };
            nodes.iter().enumerate().map(offers).collect()
        });
        let mut names: Vec<String> = Vec::new();
        for (node, _) in nodes.into_iter().zip(offers).filter(|(_, offers)| *offers) {
            if let Node::Field(field) = node {
                let value = &self.fields[field as usize].value;
                if !value.is_empty() && !names.contains(value) {
                    names.push(value.clone());
                }
            }
        }
        names
    }

    /// Runs the calculations a visitor's answer triggers.
    pub(super) fn run_triggers(&mut self, id: u32, changed: &mut BTreeSet<u32>) {
        let form = Arc::clone(&self.form);
        for target in &form.graph.triggers[id as usize] {
            let Some(question) = form.question_at(form.layout.fields[*target as usize].element)
            else {
                continue;
            };
            let kept = match &question.rules.calculation {
                Some(rule) => self.work_out(*target, &rule.tree, &question.kind),
                None => String::new(),
            };
            self.fields[*target as usize].kept = kept;
            self.settle_answer(*target, changed);
        }
    }
}
