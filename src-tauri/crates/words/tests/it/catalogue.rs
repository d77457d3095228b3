//! What the message files hold.

use fluent_syntax::ast::{
    CallArguments, Entry, Expression, InlineExpression, Pattern, PatternElement,
};
use fluent_syntax::parser;
use std::collections::{BTreeMap, BTreeSet};
use words::catalogue::{FILES, Language};

/// The functions a message may call.
const FUNCTIONS: [&str; 9] = [
    "NUMBER", "OBJECT", "SUBJECT", "TOPIC", "AND", "BY", "MAN", "ASKED", "CAPITAL",
];

/// One message or term.
#[derive(Debug, Default)]
pub struct Message {
    /// Where it stands, for a reader.
    pub place: String,
    /// The variables it names itself.
    variables: BTreeSet<String>,
    /// The messages it stands on.
    references: BTreeSet<String>,
    /// Its letters, without what is filled in.
    pub text: String,
}

/// The messages of one language by key; terms begin with `-`.
#[derive(Debug, Default)]
pub struct Messages {
    messages: BTreeMap<String, Message>,
    /// What cannot be read, or stands twice, or calls what is not there.
    pub faults: Vec<String>,
}

impl Messages {
    /// Everything that ships in one language.
    pub fn shipped(language: Language) -> Self {
        let mut messages = Self::default();
        for file in FILES.iter().filter(|file| file.language == language) {
            messages.add(file.path, file.text);
        }
        messages
    }

    /// What one file holds.
    pub fn add(&mut self, path: &str, text: &str) {
        let resource = parser::parse(text).unwrap_or_else(|(readable, errors)| {
            for error in errors {
                let line = text[..error.pos.start].lines().count().max(1);
                let fault = format!("{path}:{line} cannot be read: {error}");
                self.faults.push(fault);
            }
            readable
        });
        for entry in resource.body {
            let (key, pattern, has_attributes) = match entry {
                Entry::Message(message) => (
                    message.id.name.to_owned(),
                    message.value,
                    !message.attributes.is_empty(),
                ),
                Entry::Term(term) => (
                    format!("-{}", term.id.name),
                    Some(term.value),
                    !term.attributes.is_empty(),
                ),
                _ => continue,
            };
            let mut message = Message {
                place: format!("`{key}` in {path}"),
                ..Message::default()
            };
            if has_attributes || pattern.is_none() {
                let place = &message.place;
                self.faults
                    .push(format!("{place} has attributes or no text"));
            }
            if let Some(pattern) = pattern {
                message.pattern(&pattern, &mut self.faults);
            }
            let place = message.place.clone();
            if let Some(other) = self.messages.insert(key, message) {
                self.faults
                    .push(format!("{place} stands also as {}", other.place));
            }
        }
    }

    /// The messages by key, without the terms.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Message)> {
        self.messages
            .iter()
            .map(|(key, message)| (key.as_str(), message))
            .filter(|(key, _)| !key.starts_with('-'))
    }

    /// Whether the message is there.
    pub fn has(&self, key: &str) -> bool {
        self.messages.contains_key(key)
    }

    /// The variables a message needs, with those of what it stands on.
    pub fn variables(&self, key: &str) -> BTreeSet<String> {
        let mut needed = BTreeSet::new();
        for key in self.reached_from([key]) {
            needed.extend(self.messages[&key].variables.iter().cloned());
        }
        needed
    }

    /// These messages and all they stand on.
    pub fn reached_from<'a>(&self, keys: impl IntoIterator<Item = &'a str>) -> BTreeSet<String> {
        let mut reached = BTreeSet::new();
        let mut open: Vec<String> = keys.into_iter().map(str::to_owned).collect();
        while let Some(key) = open.pop() {
            if let Some(message) = self.messages.get(&key)
                && reached.insert(key)
            {
                open.extend(message.references.iter().cloned());
            }
        }
        reached
    }

    /// Messages that stand on others that are not there.
    pub fn broken_references(&self) -> Vec<String> {
        let mut broken = Vec::new();
        for message in self.messages.values() {
            for missing in message.references.iter().filter(|key| !self.has(key)) {
                broken.push(format!(
                    "{} stands on `{missing}`, which is missing",
                    message.place
                ));
            }
        }
        broken
    }
}

impl Message {
    fn pattern(&mut self, pattern: &Pattern<&str>, faults: &mut Vec<String>) {
        for element in &pattern.elements {
            match element {
                PatternElement::TextElement { value } => self.text.push_str(value),
                PatternElement::Placeable { expression } => self.expression(expression, faults),
            }
        }
    }

    fn expression(&mut self, expression: &Expression<&str>, faults: &mut Vec<String>) {
        match expression {
            Expression::Inline(inline) => self.inline(inline, faults),
            Expression::Select { selector, variants } => {
                self.inline(selector, faults);
                for variant in variants {
                    self.pattern(&variant.value, faults);
                }
            }
        }
    }

    fn inline(&mut self, inline: &InlineExpression<&str>, faults: &mut Vec<String>) {
        match inline {
            InlineExpression::VariableReference { id } => {
                self.variables.insert(id.name.to_owned());
            }
            InlineExpression::MessageReference { id, .. } => {
                self.references.insert(id.name.to_owned());
            }
            InlineExpression::TermReference { id, arguments, .. } => {
                self.references.insert(format!("-{}", id.name));
                if let Some(arguments) = arguments {
                    self.call(arguments, faults);
                }
            }
            InlineExpression::FunctionReference { id, arguments } => {
                if !FUNCTIONS.contains(&id.name) {
                    let place = &self.place;
                    faults.push(format!("{place} calls {}(), which is not there", id.name));
                }
                self.call(arguments, faults);
            }
            InlineExpression::Placeable { expression } => self.expression(expression, faults),
            InlineExpression::StringLiteral { value }
            | InlineExpression::NumberLiteral { value } => self.text.push_str(value),
        }
    }

    fn call(&mut self, arguments: &CallArguments<&str>, faults: &mut Vec<String>) {
        // A named argument is a setting of the function, not a text.
        for inline in &arguments.positional {
            self.inline(inline, faults);
        }
    }
}
