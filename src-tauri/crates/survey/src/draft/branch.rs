//! "Ask this only when …": the one condition a builder can offer.
//!
//! It covers what booths need, one choice of an earlier question; any other
//! expression is shown as it is written and stays as it is.

use std::sync::LazyLock;

use regex::Regex;

use super::{Draft, DraftKind};

/// When a question is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ShownWhen {
    /// Always.
    Always,
    /// Only when a question's answer is, or contains, a choice.
    Chosen {
        /// The question's id.
        question: String,
        /// The choice's id.
        choice: String,
    },
    /// As an expression says that cannot be put more simply.
    Written(String),
}

/// `${question} = 'choice'`.
static EQUALS: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r#"^\$\{([^{}]+)\}\s*=\s*(?:'([^']*)'|"([^"]*)")$"#).ok());
/// `selected(${question}, 'choice')`.
static SELECTED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r#"^selected\(\s*\$\{([^{}]+)\}\s*,\s*(?:'([^']*)'|"([^"]*)")\s*\)$"#).ok()
});

impl ShownWhen {
    /// Understands the `relevant` column of a row of this draft.
    pub fn read(relevant: &str, draft: &Draft) -> Self {
        let relevant = relevant.trim();
        if relevant.is_empty() {
            return Self::Always;
        }
        let parts = |pattern: &Option<Regex>| {
            let found = pattern.as_ref()?.captures(relevant)?;
            let question = found.get(1)?.as_str();
            let choice = found.get(2).or_else(|| found.get(3))?.as_str();
            Some((question.to_owned(), choice.to_owned()))
        };
        let kind = |id: &str| {
            draft
                .rows
                .iter()
                .find(|row| row.id == id)
                .map(|row| &row.kind)
        };
        // `=` with several choices means "these and no others", which is
        // another condition.
        let equals = parts(&EQUALS)
            .filter(|(question, _)| matches!(kind(question), Some(DraftKind::One(_))));
        let selected = parts(&SELECTED).filter(|(question, _)| {
            matches!(kind(question), Some(DraftKind::One(_) | DraftKind::Many(_)))
        });
        match equals.or(selected) {
            Some((question, choice)) => Self::Chosen { question, choice },
            None => Self::Written(relevant.to_owned()),
        }
    }

    /// The `relevant` column. `selected()` is right for one choice and for
    /// several, so that changing the kind of the other question later does not
    /// change what is meant.
    pub fn expression(&self) -> String {
        match self {
            Self::Always => String::new(),
            Self::Chosen { question, choice } => format!("selected(${{{question}}}, '{choice}')"),
            Self::Written(expression) => expression.clone(),
        }
    }
}
