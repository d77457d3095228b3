//! What must be worked out again when an answer changes?
//!
//! Every group, question instance and rule outcome is a [`Cell`]; an edge leads
//! from what an expression reads to what it decides. The edges are found once,
//! when the questionnaire is read. A circle among relevance and calculations
//! has no answer and is an error there. Choice filters and reads that pick an
//! instance of a repeat may form circles that are none at run time (the running
//! total of the instance before), so those edges order nothing and only say
//! what to look at again.

use super::{ChoiceSource, Initial, Questionnaire, Repeat, Rule, What};
use crate::expression::{Axis, Expression, Function, NameTest, Node, Origin, Path};

/// Something that is worked out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Cell {
    /// Whether a group or repeat instance is asked.
    Group(u32),
    /// Whether a question is asked.
    Relevant(u32),
    /// Which choices it offers.
    Choices(u32),
    /// Its value, blank when it is not asked.
    Value(u32),
    /// Required, read-only, constraint.
    Outcome(u32),
}

/// Dependencies between cells.
#[derive(Debug, Clone, Default)]
pub(crate) struct Graph {
    containers: usize,
    /// For each cell, the cells that read it.
    pub(crate) readers: Vec<Vec<u32>>,
    /// The order in which to work cells out; each cell's place in it.
    pub(crate) rank: Vec<u32>,
    /// Cells that read the clock.
    pub(crate) volatile: Vec<u32>,
    /// For each field, the fields whose calculation its change triggers.
    pub(crate) triggers: Vec<Vec<u32>>,
}

/// What the walk through the expressions found wrong.
#[derive(Debug)]
pub(crate) enum GraphError {
    /// Elements that wait for each other.
    Circle(Vec<usize>),
    /// The expressions read more answers than was allowed.
    TooManyReads,
}

impl Graph {
    pub(crate) fn index(&self, cell: Cell) -> usize {
        match cell {
            Cell::Group(id) => id as usize,
            Cell::Relevant(id) => self.containers + 4 * id as usize,
            Cell::Choices(id) => self.containers + 4 * id as usize + 1,
            Cell::Value(id) => self.containers + 4 * id as usize + 2,
            Cell::Outcome(id) => self.containers + 4 * id as usize + 3,
        }
    }

    pub(crate) fn cell(&self, index: usize) -> Cell {
        let Some(rest) = index.checked_sub(self.containers) else {
            return Cell::Group(index as u32);
        };
        let id = (rest / 4) as u32;
        match rest % 4 {
            0 => Cell::Relevant(id),
            1 => Cell::Choices(id),
            2 => Cell::Value(id),
            _ => Cell::Outcome(id),
        }
    }

    pub(crate) fn cells(&self) -> usize {
        self.readers.len()
    }

    /// Finds the dependencies of a questionnaire that is complete but for this,
    /// if all expressions in all repeats read fewer than `most` answers.
    pub(crate) fn new(form: &Questionnaire, most: usize) -> Result<Self, GraphError> {
        let containers = form.layout.containers.len();
        let cells = containers + 4 * form.layout.fields.len();
        let mut graph = Self {
            containers,
            readers: vec![Vec::new(); cells],
            rank: vec![0; cells],
            volatile: Vec::new(),
            triggers: vec![Vec::new(); form.layout.fields.len()],
        };
        let mut builder = Builder {
            form,
            graph: &mut graph,
            strong: vec![Vec::new(); cells],
            reads_left: most,
        };
        builder.groups();
        builder.fields();
        if builder.reads_left == 0 {
            return Err(GraphError::TooManyReads);
        }
        let strong = builder.strong;
        for readers in &mut graph.readers {
            readers.sort_unstable();
            readers.dedup();
        }
        graph.order(form, &strong)?;
        Ok(graph)
    }

    /// Kahn's algorithm over the edges that order.
    fn order(&mut self, form: &Questionnaire, strong: &[Vec<u32>]) -> Result<(), GraphError> {
        let mut waiting = vec![0usize; strong.len()];
        for to in strong.iter().flatten() {
            waiting[*to as usize] += 1;
        }
        let mut ready: Vec<usize> = (0..strong.len())
            .rev()
            .filter(|cell| waiting[*cell] == 0)
            .collect();
        let mut next = 0;
        while let Some(cell) = ready.pop() {
            self.rank[cell] = next;
            next += 1;
            for to in strong[cell].iter().rev() {
                let to = *to as usize;
                waiting[to] -= 1;
                if waiting[to] == 0 {
                    ready.push(to);
                }
            }
        }
        if next as usize == strong.len() {
            return Ok(());
        }
        let mut elements: Vec<usize> = (0..strong.len())
            .filter(|cell| waiting[*cell] > 0 && reaches_itself(*cell, strong, &waiting))
            .map(|cell| match self.cell(cell) {
                Cell::Group(id) => form.layout.containers[id as usize].element,
                Cell::Relevant(id) | Cell::Choices(id) | Cell::Value(id) | Cell::Outcome(id) => {
                    form.layout.fields[id as usize].element
                }
            })
            .collect();
        elements.sort_unstable();
        elements.dedup();
        Err(GraphError::Circle(elements))
    }
}

/// Whether a cell is part of a circle, and not only behind one.
fn reaches_itself(cell: usize, strong: &[Vec<u32>], waiting: &[usize]) -> bool {
    let mut seen = vec![false; strong.len()];
    let mut stack: Vec<usize> = strong[cell].iter().map(|to| *to as usize).collect();
    while let Some(at) = stack.pop() {
        if at == cell {
            return true;
        }
        if waiting[at] > 0 && !std::mem::replace(&mut seen[at], true) {
            stack.extend(strong[at].iter().map(|to| *to as usize));
        }
    }
    false
}

struct Builder<'a> {
    form: &'a Questionnaire,
    graph: &'a mut Graph,
    strong: Vec<Vec<u32>>,
    /// How many more answers expressions may read; 0: too many.
    reads_left: usize,
}

impl Builder<'_> {
    fn edge(&mut self, from: Cell, to: Cell, orders: bool) {
        let (from, to) = (self.graph.index(from), self.graph.index(to));
        self.graph.readers[from].push(to as u32);
        if orders {
            self.strong[from].push(to as u32);
        }
    }

    fn groups(&mut self) {
        let form = self.form;
        for (id, container) in form.layout.containers.iter().enumerate() {
            let id = id as u32;
            let cell = Cell::Group(id);
            if let Some(parent) = container.parent {
                self.edge(Cell::Group(parent), cell, true);
            }
            let What::Group(group) = &form.elements[container.element].what else {
                continue;
            };
            self.rule(group.relevant.as_ref(), Node::Container(id), cell, true);
            if let Some(Repeat::Counted(rule)) = &group.repeat {
                // The count is asked about from outside the repeat.
                let above = container.parent.map_or(Node::Survey, Node::Container);
                self.rule(Some(rule), above, cell, true);
            }
        }
    }

    fn fields(&mut self) {
        let form = self.form;
        for (id, field) in form.layout.fields.iter().enumerate() {
            let id = id as u32;
            let node = Node::Field(id);
            let Some(question) = form.question_at(field.element) else {
                continue;
            };
            if let Some(parent) = field.parent {
                self.edge(Cell::Group(parent), Cell::Relevant(id), true);
            }
            self.edge(Cell::Relevant(id), Cell::Value(id), true);
            self.edge(Cell::Choices(id), Cell::Value(id), true);
            self.edge(Cell::Value(id), Cell::Outcome(id), true);
            let rules = &question.rules;
            self.rule(rules.relevant.as_ref(), node, Cell::Relevant(id), true);
            if rules.trigger.is_empty() {
                self.rule(rules.calculation.as_ref(), node, Cell::Value(id), true);
            }
            for name in &rules.trigger {
                for source in form.named_nodes(name, Some(node)) {
                    if let Node::Field(source) = source {
                        self.graph.triggers[source as usize].push(id);
                    }
                }
            }
            for rule in [&rules.required, &rules.read_only, &rules.constraint] {
                self.rule(rule.as_ref(), node, Cell::Outcome(id), false);
            }
            let mut parent = field.parent;
            while let Some(container) = parent {
                let container = &form.layout.containers[container as usize];
                if let What::Group(group) = &form.elements[container.element].what {
                    self.rule(group.read_only.as_ref(), node, Cell::Outcome(id), false);
                }
                parent = container.parent;
            }
            self.choices(id, question, node);
        }
    }

    fn choices(&mut self, id: u32, question: &super::Question, node: Node) {
        let cell = Cell::Choices(id);
        let here = match &question.choices {
            Some(ChoiceSource::Answers(name)) => {
                let answers = self.form.named_nodes(name, None);
                for answer in &answers {
                    self.read(*answer, cell, false);
                }
                answers
            }
            Some(ChoiceSource::List(list)) => self
                .form
                .child_nodes(Node::ListRoot(*list as u32), &NameTest::Any),
            None => Vec::new(),
        };
        if let Some(rule) = &question.rules.choice_filter {
            self.expression(&rule.tree, &here, node, cell, false);
            if matches!(question.choices, Some(ChoiceSource::Answers(_))) {
                // There, `${x}` is read beside each answer.
                for answer in here {
                    self.expression(&rule.tree, &[answer], answer, cell, false);
                }
            }
        }
        if let Some(super::Seed::Question(name)) = &question.randomize {
            for source in self.form.named_nodes(name, Some(node)) {
                self.read(source, cell, false);
            }
        }
    }

    fn rule(&mut self, rule: Option<&Rule>, node: Node, cell: Cell, orders: bool) {
        if let Some(rule) = rule {
            self.expression(&rule.tree, &[node], node, cell, orders);
        }
    }

    /// Adds an edge from everything the expression reads.
    fn expression(
        &mut self,
        tree: &Expression,
        here: &[Node],
        current: Node,
        cell: Cell,
        orders: bool,
    ) {
        let mut clock = false;
        let mut reads = Vec::new();
        tree.each(false, &mut |part, selective| match part {
            Expression::Path(path) => reads.push((path, selective)),
            Expression::Call(function, arguments) => {
                clock |= function.is_volatile();
                // jr:choice-name names its question in a text.
                if let (Function::ChoiceName, Some(Expression::Path(path))) =
                    (function, arguments.first())
                {
                    reads.push((path, selective));
                }
            }
            _ => {}
        });
        if clock {
            let index = self.graph.index(cell) as u32;
            self.graph.volatile.push(index);
        }
        for (path, selective) in reads {
            // What is given up on need not be searched to its end.
            if self.reads_left == 0 {
                return;
            }
            let reached = self.reached(path, here, current, selective);
            self.reads_left = self.reads_left.saturating_sub(reached.len());
            for node in reached {
                self.read(node, cell, orders && !selective);
            }
        }
    }

    fn reached(&self, path: &Path, here: &[Node], current: Node, selective: bool) -> Vec<Node> {
        let form = self.form;
        let mut nodes = match &path.origin {
            Origin::Root => vec![Node::Document],
            Origin::Here => here.to_vec(),
            Origin::Current => vec![current],
            Origin::Named(name) => form.named_nodes(name, (!selective).then_some(current)),
            // Lists never change.
            Origin::Instance(_) => return Vec::new(),
        };
        for step in &path.steps {
            let mut next: Vec<Node> = Vec::new();
            for node in &nodes {
                match &step.axis {
                    Axis::Same => next.push(*node),
                    Axis::Parent => {
                        next.extend(form.parent_node(*node).filter(|n| !next.contains(n)))
                    }
                    Axis::Child(test) => next.extend(form.child_nodes(*node, test)),
                }
            }
            nodes = next;
        }
        nodes
    }

    fn read(&mut self, node: Node, cell: Cell, orders: bool) {
        match node {
            Node::Field(id) => self.edge(Cell::Value(id), cell, orders),
            // Reading the group one stands in, as `position(..)` does, waits for
            // nothing that is not waited for already.
            Node::Container(id) if self.surrounds(id, cell) => {}
            Node::Container(id) => self.edge(Cell::Group(id), cell, orders),
            _ => {}
        }
    }

    fn surrounds(&self, container: u32, cell: Cell) -> bool {
        let layout = &self.form.layout;
        let mut at = match cell {
            Cell::Group(id) => Some(id),
            Cell::Relevant(id) | Cell::Choices(id) | Cell::Value(id) | Cell::Outcome(id) => {
                layout.fields[id as usize].parent
            }
        };
        while let Some(id) = at {
            if id == container {
                return true;
            }
            at = layout.containers[id as usize].parent;
        }
        false
    }
}

impl super::Rules {
    /// Every rule, with the XForms name of its column.
    pub(crate) fn each(&self) -> impl Iterator<Item = (&'static str, &Rule)> {
        let default = match &self.default {
            Some(Initial::Computed(rule)) => Some(rule),
            _ => None,
        };
        [
            ("bind::relevant", self.relevant.as_ref()),
            ("bind::required", self.required.as_ref()),
            ("bind::readonly", self.read_only.as_ref()),
            ("bind::constraint", self.constraint.as_ref()),
            ("bind::calculate", self.calculation.as_ref()),
            ("choice_filter", self.choice_filter.as_ref()),
            ("default", default),
        ]
        .into_iter()
        .filter_map(|(column, rule)| rule.map(|rule| (column, rule)))
    }
}
