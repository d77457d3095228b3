//! What an expression comes to: operators, and walks through the questionnaire.

use std::cell::Cell;

use chrono::FixedOffset;

use super::node::Node;
use super::tree::{Axis, Expression, NameTest, Operator, Origin, Path};
use super::{Computed, Context, ExpressionError, Value};

/// Nodes one evaluation may look at. Looking one product up among thousands, or
/// comparing some hundreds with each other, stays below it; an expression built
/// to freeze the booth does not.
const MOST_VISITS: u32 = 300_000;

/// Nodes that all evaluations after one answer may look at together.
const MOST_VISITS_AT_ONCE: u32 = 1_000_000;

/// Bytes of text that take about as long to read as a node.
const BYTES_A_VISIT: usize = 32;

/// Bytes of a compiled pattern that take about as long to make as a node.
pub(super) const PATTERN_BYTES_A_VISIT: usize = 16;

/// What an expression may ask of the questionnaire it stands in.
pub(crate) trait Form {
    fn name(&self, node: Node) -> &str;
    fn parent(&self, node: Node) -> Option<Node>;
    /// The relevant children that pass the test, in order.
    fn children(&self, node: Node, test: &NameTest) -> Vec<Node>;
    /// What `${name}` means at a node: inside the same repeat the one in the
    /// same instance, otherwise every relevant one.
    fn named(&self, name: &str, from: Option<Node>) -> Vec<Node>;
    /// The list of that name.
    fn list(&self, name: &str) -> Option<Node>;
    /// The value, as its question's type understands it; blank when hidden.
    fn value(&self, node: Node) -> Computed;
    /// The value kept for a question, hidden or not, for `once()`.
    fn kept(&self, node: Node) -> Computed;
    /// Whether it is a question of which one choice is the answer.
    fn takes_one_choice(&self, node: Node) -> bool;
    /// Which instance of its repeat this is, from 1.
    fn place(&self, node: Node) -> usize;
    /// The label of a choice of that question.
    fn choice_label(&self, question: Node, value: &str) -> Option<String>;
    /// The label a list's `itextId` stands for.
    fn itext(&self, id: &str) -> Option<String>;
    fn version(&self) -> &str;
}

/// Counts what must not be endless, and which random number comes next.
#[derive(Debug, Default)]
pub(crate) struct Meter {
    draws: Cell<u64>,
    visits: Cell<u32>,
    /// Where `visits` must stop.
    most: Option<u32>,
}

impl Meter {
    /// A meter whose random numbers go on after so many were drawn.
    pub(crate) fn after(draws: u64) -> Self {
        Self {
            draws: Cell::new(draws),
            visits: Cell::new(0),
            most: None,
        }
    }

    /// The same, where the evaluations before it already visited so many nodes
    /// of those that one answer may cost.
    pub(crate) fn sharing(draws: u64, spent: u32) -> Self {
        Self {
            most: Some(MOST_VISITS.min(MOST_VISITS_AT_ONCE.saturating_sub(spent))),
            ..Self::after(draws)
        }
    }

    /// How many nodes were visited.
    pub(crate) fn visits(&self) -> u32 {
        self.visits.get()
    }

    /// How many random numbers were drawn.
    pub(crate) fn draws(&self) -> u64 {
        self.draws.get()
    }

    pub(super) fn draw(&self) -> u64 {
        let draw = self.draws.get();
        self.draws.set(draw.wrapping_add(1));
        draw
    }

    pub(super) fn visit(&self, nodes: usize) -> Result<(), ExpressionError> {
        let visits = self
            .visits
            .get()
            .saturating_add(u32::try_from(nodes).unwrap_or(u32::MAX));
        self.visits.set(visits);
        if visits > self.most.unwrap_or(MOST_VISITS) {
            Err(ExpressionError::TooLarge)
        } else {
            Ok(())
        }
    }
}

/// Where an expression is evaluated.
#[derive(Clone, Copy)]
pub(crate) struct Scope<'a> {
    pub(super) context: &'a Context,
    pub(super) form: Option<&'a dyn Form>,
    /// The node `.` means.
    pub(super) here: Option<Node>,
    /// The node the expression belongs to.
    pub(super) current: Option<Node>,
    /// The position among siblings, inside a condition.
    pub(super) place: Option<usize>,
    pub(super) meter: &'a Meter,
}

impl<'a> Scope<'a> {
    /// No questionnaire at all.
    pub(crate) fn without_form(context: &'a Context, meter: &'a Meter) -> Self {
        Self {
            context,
            form: None,
            here: None,
            current: None,
            place: None,
            meter,
        }
    }

    /// At a node of a questionnaire.
    pub(crate) fn at(
        context: &'a Context,
        form: &'a dyn Form,
        node: Node,
        meter: &'a Meter,
    ) -> Self {
        Self {
            context,
            form: Some(form),
            here: Some(node),
            current: Some(node),
            place: None,
            meter,
        }
    }

    /// The same, looking at a row of a choice list for its `choice_filter`.
    pub(crate) fn with_item(self, item: Node, place: usize) -> Self {
        Self {
            here: Some(item),
            place: Some(place),
            ..self
        }
    }

    /// The same, looking at an earlier answer offered as a choice: names mean
    /// the questions beside that answer.
    pub(crate) fn with_answer(self, answer: Node, place: usize) -> Self {
        Self {
            here: self.form.and_then(|form| form.parent(answer)),
            current: Some(answer),
            place: Some(place),
            ..self
        }
    }

    pub(super) fn zone(&self) -> FixedOffset {
        *self.context.now.offset()
    }

    pub(super) fn form(&self) -> Result<&'a dyn Form, ExpressionError> {
        self.form.ok_or(ExpressionError::NoForm)
    }

    /// Evaluates the expression here.
    pub(crate) fn evaluate(&self, expression: &Expression) -> Result<Computed, ExpressionError> {
        match expression {
            Expression::Number(number) => Ok(Computed::Number(*number)),
            Expression::Text(text) => Ok(Computed::Text(text.clone())),
            Expression::LastSaved(name) => {
                let saved = self.context.last_saved.get(name);
                Ok(Computed::Text(saved.cloned().unwrap_or_default()))
            }
            Expression::Path(path) => self.walk(path).map(Computed::Nodes),
            Expression::Call(function, arguments) => self.call(*function, arguments),
            Expression::Matches(subject, pattern) => {
                Ok(Computed::Boolean(pattern.is_match(&self.text(subject)?)))
            }
            Expression::Negate(inner) => Ok(Computed::Number(-self.number(inner)?)),
            Expression::Binary(operator, left, right) => self.binary(*operator, left, right),
        }
    }

    /// Evaluates, and takes the value of the first node of a set.
    pub(crate) fn single(&self, expression: &Expression) -> Result<Computed, ExpressionError> {
        let computed = self.evaluate(expression)?;
        Ok(self.unpack(computed))
    }

    pub(super) fn unpack(&self, computed: Computed) -> Computed {
        match (computed, self.form) {
            (Computed::Nodes(nodes), Some(form)) => nodes
                .first()
                .map_or_else(|| Computed::Text(String::new()), |node| form.value(*node)),
            (computed, _) => computed,
        }
    }

    pub(super) fn text(&self, expression: &Expression) -> Result<String, ExpressionError> {
        let text = self.single(expression)?.to_text();
        self.meter.visit(text.len() / BYTES_A_VISIT)?;
        Ok(text)
    }

    pub(super) fn number(&self, expression: &Expression) -> Result<f64, ExpressionError> {
        Ok(self.single(expression)?.to_number(self.zone()))
    }

    /// Evaluates to true or false.
    pub(crate) fn truth(&self, expression: &Expression) -> Result<bool, ExpressionError> {
        Ok(self.single(expression)?.to_boolean())
    }

    /// What is handed to those outside: dates become text.
    pub(crate) fn public_value(&self, computed: Computed) -> Value {
        match self.unpack(computed) {
            Computed::Number(number) => Value::Number(number),
            Computed::Boolean(boolean) => Value::Boolean(boolean),
            other => Value::String(other.to_text()),
        }
    }

    fn binary(
        &self,
        operator: Operator,
        left: &Expression,
        right: &Expression,
    ) -> Result<Computed, ExpressionError> {
        match operator {
            Operator::Or => return Ok(Computed::Boolean(self.truth(left)? || self.truth(right)?)),
            Operator::And => return Ok(Computed::Boolean(self.truth(left)? && self.truth(right)?)),
            Operator::Equal => return Ok(Computed::Boolean(self.equal(left, right)?)),
            Operator::NotEqual => return Ok(Computed::Boolean(!self.equal(left, right)?)),
            _ => {}
        }
        let (a, b) = (self.number(left)?, self.number(right)?);
        Ok(match operator {
            Operator::Less => Computed::Boolean(a < b),
            Operator::LessOrEqual => Computed::Boolean(a <= b),
            Operator::Greater => Computed::Boolean(a > b),
            Operator::GreaterOrEqual => Computed::Boolean(a >= b),
            Operator::Add => Computed::Number(a + b),
            Operator::Subtract => Computed::Number(a - b),
            Operator::Multiply => Computed::Number(a * b),
            Operator::Divide => Computed::Number(a / b),
            _ => Computed::Number(a % b),
        })
    }

    /// A boolean on either side compares truths, a number numbers (with a
    /// tolerance, so that 6.1-7.8 = -1.7), anything else texts; JavaRosa's
    /// `XPathEqExpr`.
    fn equal(&self, left: &Expression, right: &Expression) -> Result<bool, ExpressionError> {
        let (a, b) = (self.single(left)?, self.single(right)?);
        Ok(match (&a, &b) {
            (Computed::Boolean(_), _) | (_, Computed::Boolean(_)) => {
                a.to_boolean() == b.to_boolean()
            }
            (Computed::Number(_), _) | (_, Computed::Number(_)) => {
                let (a, b) = (a.to_number(self.zone()), b.to_number(self.zone()));
                a == b || (a - b).abs() < 1e-12
            }
            _ => a.to_text() == b.to_text(),
        })
    }

    /// Where a path leads, in order.
    pub(super) fn walk(&self, path: &Path) -> Result<Vec<Node>, ExpressionError> {
        let form = self.form()?;
        let here = || self.here.into_iter().collect();
        let origin = match &path.origin {
            Origin::Root => vec![Node::Document],
            Origin::Here => here(),
            Origin::Current => self.current.into_iter().collect(),
            Origin::Named(name) => form.named(name, self.current),
            Origin::Instance(name) => form.list(name).into_iter().collect(),
        };
        let mut nodes = self.choose(origin, &path.conditions)?;
        for step in &path.steps {
            let mut reached: Vec<Node> = Vec::new();
            for node in nodes {
                let next = match &step.axis {
                    Axis::Same => vec![node],
                    Axis::Parent => form.parent(node).into_iter().collect(),
                    Axis::Child(test) => form.children(node, test),
                };
                let chosen = self.choose(next, &step.conditions)?;
                if matches!(step.axis, Axis::Parent) {
                    reached.extend(
                        chosen
                            .into_iter()
                            .filter(|n| !reached.contains(n))
                            .collect::<Vec<_>>(),
                    );
                } else {
                    reached.extend(chosen);
                }
            }
            self.meter.visit(reached.len())?;
            nodes = reached;
        }
        Ok(nodes)
    }

    fn choose(
        &self,
        mut nodes: Vec<Node>,
        conditions: &[Expression],
    ) -> Result<Vec<Node>, ExpressionError> {
        for condition in conditions {
            self.meter.visit(nodes.len())?;
            let mut chosen = Vec::new();
            for (index, node) in nodes.into_iter().enumerate() {
                let scope = Self {
                    here: Some(node),
                    place: Some(index + 1),
                    ..*self
                };
                let holds = match scope.single(condition)? {
                    Computed::Number(number) => number == (index + 1) as f64,
                    other => other.to_boolean(),
                };
                if holds {
                    chosen.push(node);
                }
            }
            nodes = chosen;
        }
        Ok(nodes)
    }

    /// The name the last part of a path is about, for functions that take a
    /// question or repeat rather than its value.
    pub(super) fn subject<'e>(&self, expression: &'e Expression) -> Option<&'e str> {
        let Expression::Path(path) = expression else {
            return None;
        };
        match (path.steps.last().map(|step| &step.axis), &path.origin) {
            (Some(Axis::Child(NameTest::Named(name))), _) => Some(name),
            (None, Origin::Named(name)) => Some(name),
            _ => None,
        }
    }
}
