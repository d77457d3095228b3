//! Values, and how each kind turns into another.

use chrono::FixedOffset;

use super::ExpressionError;
use super::clock::{self, Moment};
use super::node::Node;
use super::number::{number_text, parse_number};

/// What an expression comes to, for whoever asked from outside.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// A number; NaN where the answer is no number.
    Number(f64),
    /// A text; dates are written in ISO 8601.
    String(String),
    /// True or false.
    Boolean(bool),
}

/// What a part of an expression comes to.
#[derive(Debug, Clone)]
pub(crate) enum Computed {
    Number(f64),
    Text(String),
    Boolean(bool),
    Day(chrono::NaiveDate),
    Time(chrono::DateTime<FixedOffset>),
    /// Questions, groups or rows of a list.
    Nodes(Vec<Node>),
}

impl Computed {
    /// A text read as the date or moment it writes; None when it is none.
    pub(crate) fn read_moment(text: &str, zone: FixedOffset) -> Option<Self> {
        Some(match clock::read(text, zone)? {
            Moment::Day(day) => Self::Day(day),
            Moment::Time(time) => Self::Time(time),
        })
    }

    pub(super) fn moment(&self) -> Option<Moment> {
        match self {
            Self::Day(day) => Some(Moment::Day(*day)),
            Self::Time(time) => Some(Moment::Time(*time)),
            _ => None,
        }
    }

    /// XPath `boolean()`: the text "false" is true, as in every text with a
    /// letter in it.
    pub(super) fn to_boolean(&self) -> bool {
        match self {
            Self::Boolean(b) => *b,
            Self::Number(n) => n.abs() > 1e-12,
            Self::Text(text) => !text.is_empty(),
            Self::Day(_) | Self::Time(_) => true,
            Self::Nodes(nodes) => !nodes.is_empty(),
        }
    }

    /// XPath `number()`; a text that is an ISO date counts as its day number,
    /// so that dates stored as text compare and subtract.
    pub(crate) fn to_number(&self, zone: FixedOffset) -> f64 {
        match self {
            Self::Boolean(b) => f64::from(u8::from(*b)),
            Self::Number(n) => *n,
            Self::Text(text) => {
                let number = parse_number(text);
                let date_like = number.is_nan() && text.len() >= 8 && text.contains('-');
                match date_like.then(|| clock::read(text, zone)).flatten() {
                    Some(moment) => moment.days(),
                    None => number,
                }
            }
            Self::Day(day) => Moment::Day(*day).days(),
            Self::Time(time) => Moment::Time(*time).days(),
            Self::Nodes(_) => f64::NAN,
        }
    }

    /// XPath `string()`.
    pub(crate) fn to_text(&self) -> String {
        match self {
            Self::Boolean(b) => b.to_string(),
            Self::Number(n) => number_text(*n),
            Self::Text(text) => text.clone(),
            Self::Day(_) | Self::Time(_) => self.moment().map_or_else(String::new, Moment::text),
            Self::Nodes(_) => String::new(),
        }
    }

    /// Nothing: an empty text or no number.
    pub(super) fn is_blank(&self) -> bool {
        match self {
            Self::Text(text) => text.is_empty(),
            Self::Number(n) => n.is_nan(),
            Self::Nodes(nodes) => nodes.is_empty(),
            _ => false,
        }
    }

    /// What becomes of it when it is kept as an answer: no number is blank.
    pub(crate) fn stored(&self) -> String {
        if self.is_blank() {
            String::new()
        } else {
            self.to_text()
        }
    }

    /// As a date or moment; None for blank.
    pub(crate) fn to_moment(
        &self,
        keep_time: bool,
        zone: FixedOffset,
        function: &'static str,
    ) -> Result<Option<Moment>, ExpressionError> {
        let wrong = || ExpressionError::WrongValue { function };
        let moment = match self {
            _ if self.is_blank() => return Ok(None),
            Self::Day(_) | Self::Time(_) => self.moment(),
            Self::Number(n) if keep_time => clock::moment_from_number(*n, zone).map(Moment::Time),
            Self::Number(n) => clock::day_from_number(*n).map(Moment::Day),
            Self::Text(text) => clock::read(text, zone),
            Self::Boolean(_) | Self::Nodes(_) => None,
        };
        let moment = moment.ok_or_else(wrong)?;
        Ok(Some(if keep_time {
            moment
        } else {
            Moment::Day(moment.day())
        }))
    }
}
