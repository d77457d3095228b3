//! The questionnaire as expressions see it while it is being answered.

use std::cell::Cell;

use super::Filling;
use crate::expression::{Computed, Form, NameTest, Node, parse_number, uuid};
use crate::questionnaire::{ChoiceSource, Kind, Metadata, Text};

/// A filling, in a language.
pub(super) struct View<'a> {
    pub(super) filling: &'a Filling,
    pub(super) language: Option<&'a str>,
    /// Whether a text was read that was too long to keep.
    pub(super) has_read_cut: Cell<bool>,
}

impl View<'_> {
    fn is_relevant(&self, node: Node) -> bool {
        match node {
            Node::Field(id) => self.filling.fields[id as usize].relevant,
            Node::Container(id) => self.filling.groups[id as usize],
            _ => true,
        }
    }

    fn text(&self, text: &Text) -> Option<String> {
        text.written(self.language, self.filling.form.default_language())
            .map(str::to_owned)
    }

    /// A kept text as its question's type understands it.
    fn typed(&self, id: u32, text: &str) -> Computed {
        let plain = || Computed::Text(text.to_owned());
        if text.is_empty() {
            return plain();
        }
        let zone = *self.filling.context.now.offset();
        match self.filling.question(id).map(|question| &question.kind) {
            Some(Kind::Integer | Kind::Decimal | Kind::Range(_)) => {
                Computed::Number(parse_number(text))
            }
            Some(
                Kind::Date
                | Kind::DateTime
                | Kind::Metadata(Metadata::Start | Metadata::End | Metadata::Today),
            ) => Computed::read_moment(text, zone).unwrap_or_else(plain),
            _ => plain(),
        }
    }
}

impl Form for View<'_> {
    fn name(&self, node: Node) -> &str {
        self.filling.form.node_name(node)
    }

    fn parent(&self, node: Node) -> Option<Node> {
        self.filling.form.parent_node(node)
    }

    fn children(&self, node: Node, test: &NameTest) -> Vec<Node> {
        let mut nodes = self.filling.form.child_nodes(node, test);
        nodes.retain(|node| self.is_relevant(*node));
        nodes
    }

    fn named(&self, name: &str, from: Option<Node>) -> Vec<Node> {
        let mut nodes = self.filling.form.named_nodes(name, from);
        nodes.retain(|node| self.is_relevant(*node));
        nodes
    }

    fn list(&self, name: &str) -> Option<Node> {
        self.filling.form.list_node(name)
    }

    fn value(&self, node: Node) -> Computed {
        match node {
            Node::Field(id) => {
                let slot = &self.filling.fields[id as usize];
                if slot.is_cut {
                    self.has_read_cut.set(true);
                }
                self.typed(id, &slot.value)
            }
            Node::InstanceId => Computed::Text(format!(
                "uuid:{}",
                uuid(self.filling.context.seed, u64::MAX)
            )),
            Node::Cell(list, item, column) => {
                let list = &self.filling.form.lists[list as usize];
                let choice = &list.choices[item as usize];
                Computed::Text(match column {
                    0 => choice.name.clone(),
                    1 => self.text(&choice.label).unwrap_or_default(),
                    2 => format!("{}-{item}", list.name),
                    own => choice
                        .values
                        .get(usize::from(own) - 3)
                        .cloned()
                        .unwrap_or_default(),
                })
            }
            _ => Computed::Text(String::new()),
        }
    }

    fn kept(&self, node: Node) -> Computed {
        match node {
            Node::Field(id) => self.typed(id, &self.filling.fields[id as usize].kept),
            other => self.value(other),
        }
    }

    fn takes_one_choice(&self, node: Node) -> bool {
        let Node::Field(id) = node else {
            return false;
        };
        let question = self.filling.question(id);
        question.is_some_and(|question| question.kind == Kind::SelectOne)
    }

    fn place(&self, node: Node) -> usize {
        self.filling.form.place_of(node)
    }

    fn choice_label(&self, question: Node, value: &str) -> Option<String> {
        let Node::Field(id) = question else {
            return None;
        };
        let Some(ChoiceSource::List(list)) = self.filling.question(id)?.choices else {
            return None;
        };
        let list = &self.filling.form.lists[list];
        let choice = &list.choices[list.position(value)?];
        Some(
            self.text(&choice.label)
                .unwrap_or_else(|| choice.name.clone()),
        )
    }

    fn itext(&self, id: &str) -> Option<String> {
        let (list, item) = id.rsplit_once('-')?;
        let Some(Node::List(list)) = self.list(list) else {
            return None;
        };
        let choice = self.filling.form.lists[list as usize]
            .choices
            .get(item.parse::<usize>().ok()?)?;
        self.text(&choice.label)
    }

    fn version(&self) -> &str {
        self.filling.form.version()
    }
}
