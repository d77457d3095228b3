//! The tree an expression is read into.

use std::sync::Arc;

use super::Function;
use super::pattern::Pattern;

/// One expression.
#[derive(Debug, Clone)]
pub(crate) enum Expression {
    /// A number as written.
    Number(f64),
    /// A text between quotation marks.
    Text(String),
    /// `${name}`, `.`, `../x`, `/data/x`, `instance('l')/root/item[…]/c`.
    Path(Path),
    /// `${last-saved#name}`.
    LastSaved(String),
    /// A function and its arguments.
    Call(Function, Vec<Expression>),
    /// `regex(x, 'literal')`: the pattern is compiled once, here.
    Matches(Box<Expression>, Arc<Pattern>),
    /// `-x`.
    Negate(Box<Expression>),
    /// `x + y` and the like.
    Binary(Operator, Box<Expression>, Box<Expression>),
}

/// Operators with two sides, weakest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Operator {
    Or,
    And,
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Add,
    Subtract,
    Multiply,
    Divide,
    Remainder,
}

impl Operator {
    /// How tightly it binds; all operators are left associative.
    pub(crate) fn strength(self) -> u8 {
        match self {
            Self::Or => 1,
            Self::And => 2,
            Self::Equal | Self::NotEqual => 3,
            Self::Less | Self::LessOrEqual | Self::Greater | Self::GreaterOrEqual => 4,
            Self::Add | Self::Subtract => 5,
            Self::Multiply | Self::Divide | Self::Remainder => 6,
        }
    }
}

/// A walk through the questionnaire, or through a choice list.
#[derive(Debug, Clone)]
pub(crate) struct Path {
    /// Where the walk begins.
    pub(crate) origin: Origin,
    /// Conditions on the origin itself, as in `${repeat}[1]/name`.
    pub(crate) conditions: Vec<Expression>,
    /// The steps from there.
    pub(crate) steps: Vec<Step>,
}

/// Where a path begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Origin {
    /// `/…`
    Root,
    /// `.`, `..` and bare names: the node at hand.
    Here,
    /// `current()`: the node the expression belongs to.
    Current,
    /// `${name}`.
    Named(String),
    /// `instance('name')`: the list of that name.
    Instance(String),
}

/// One step of a path.
#[derive(Debug, Clone)]
pub(crate) struct Step {
    /// Which way.
    pub(crate) axis: Axis,
    /// `[…]` conditions.
    pub(crate) conditions: Vec<Expression>,
}

/// Which way a step goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Axis {
    /// Down to the children that pass the test.
    Child(NameTest),
    /// `..`
    Parent,
    /// `.`
    Same,
}

/// Which children.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum NameTest {
    /// `*`
    Any,
    /// A name.
    Named(String),
}

impl Expression {
    /// Calls `visit` on this expression and every part of it, with whether the
    /// part picks among the instances of a repeat (inside `indexed-repeat()`, or
    /// in a path with a condition); what such a part reads is known only when it
    /// is evaluated. What is handed to `pulldata()` is left out: without its file
    /// it decides nothing.
    pub(crate) fn each<'a>(
        &'a self,
        selective: bool,
        visit: &mut impl FnMut(&'a Expression, bool),
    ) {
        let selective = selective
            || match self {
                Self::Path(path) => {
                    !path.conditions.is_empty()
                        || path.steps.iter().any(|step| !step.conditions.is_empty())
                }
                Self::Call(function, _) => *function == Function::IndexedRepeat,
                _ => false,
            };
        visit(self, selective);
        match self {
            Self::Number(_)
            | Self::Text(_)
            | Self::LastSaved(_)
            | Self::Call(Function::Pulldata, _) => {}
            Self::Path(path) => {
                let on_steps = path.steps.iter().flat_map(|step| &step.conditions);
                for condition in path.conditions.iter().chain(on_steps) {
                    condition.each(selective, visit);
                }
            }
            Self::Call(_, arguments) => {
                for argument in arguments {
                    argument.each(selective, visit);
                }
            }
            Self::Matches(inner, _) | Self::Negate(inner) => inner.each(selective, visit),
            Self::Binary(_, left, right) => {
                left.each(selective, visit);
                right.each(selective, visit);
            }
        }
    }

    /// Whether the expression is nothing but one `${name}`.
    pub(crate) fn as_reference(&self) -> Option<&str> {
        match self {
            Self::Path(Path {
                origin: Origin::Named(name),
                conditions,
                steps,
            }) if conditions.is_empty() && steps.is_empty() => Some(name),
            _ => None,
        }
    }
}
