//! Walking the tree of groups, instances, questions and lists.
//!
//! Nothing here knows answers: hidden questions are walked like shown ones.

use super::layout::Child;
use super::{ChoiceList, Questionnaire, Repeat, What};
use crate::expression::{NameTest, Node};

/// The first columns every list has; its own follow.
pub(crate) const OWN_COLUMNS: [&str; 3] = ["name", "label", "itextId"];

impl From<Child> for Node {
    fn from(child: Child) -> Self {
        match child {
            Child::Container(id) => Self::Container(id),
            Child::Field(id) => Self::Field(id),
        }
    }
}

impl Questionnaire {
    pub(crate) fn node_name(&self, node: Node) -> &str {
        let element = |index: usize| self.elements[index].name();
        match node {
            Node::Document => "",
            Node::Survey => "data",
            Node::Meta => "meta",
            Node::InstanceId => "instanceID",
            Node::Container(id) => element(self.layout.containers[id as usize].element),
            Node::Field(id) => element(self.layout.fields[id as usize].element),
            Node::List(list) => &self.lists[list as usize].name,
            Node::ListRoot(_) => "root",
            Node::Item(..) => "item",
            Node::Cell(list, _, column) => column_name(&self.lists[list as usize], column),
        }
    }

    pub(crate) fn parent_node(&self, node: Node) -> Option<Node> {
        let above = |parent: Option<u32>| Some(parent.map_or(Node::Survey, Node::Container));
        match node {
            Node::Document | Node::List(_) => None,
            Node::Survey => Some(Node::Document),
            Node::Meta => Some(Node::Survey),
            Node::InstanceId => Some(Node::Meta),
            Node::Container(id) => above(self.layout.containers[id as usize].parent),
            Node::Field(id) => above(self.layout.fields[id as usize].parent),
            Node::ListRoot(list) => Some(Node::List(list)),
            Node::Item(list, _) => Some(Node::ListRoot(list)),
            Node::Cell(list, item, _) => Some(Node::Item(list, item)),
        }
    }

    /// The children that pass the test, in order.
    pub(crate) fn child_nodes(&self, node: Node, test: &NameTest) -> Vec<Node> {
        let passes = |node: &Node| match test {
            NameTest::Any => true,
            NameTest::Named(name) => self.node_name(*node) == name,
        };
        let of = |children: &[Child]| {
            children
                .iter()
                .map(|child| Node::from(*child))
                .filter(passes)
                .collect()
        };
        match node {
            // The root element carries the form's name, which authors write as
            // `data` whatever it is.
            Node::Document => vec![Node::Survey],
            Node::Survey => {
                let mut nodes: Vec<Node> = of(&self.layout.top);
                if passes(&Node::Meta) {
                    nodes.push(Node::Meta);
                }
                nodes
            }
            Node::Meta => [Node::InstanceId].into_iter().filter(passes).collect(),
            Node::Container(id) => of(&self.layout.containers[id as usize].children),
            Node::List(list) => [Node::ListRoot(list)].into_iter().filter(passes).collect(),
            Node::ListRoot(list) => {
                let count =
                    u32::try_from(self.lists[list as usize].choices.len()).unwrap_or(u32::MAX);
                (0..count)
                    .map(|item| Node::Item(list, item))
                    .filter(passes)
                    .collect()
            }
            Node::Item(list, item) => {
                let columns = OWN_COLUMNS.len() + self.lists[list as usize].columns.len();
                let columns = u16::try_from(columns).unwrap_or(u16::MAX);
                (0..columns)
                    .map(|column| Node::Cell(list, item, column))
                    .filter(passes)
                    .collect()
            }
            Node::InstanceId | Node::Field(_) | Node::Cell(..) => Vec::new(),
        }
    }

    /// What `${name}` means at a node: inside a repeat they share, the one in
    /// the same instance; otherwise every instance.
    pub(crate) fn named_nodes(&self, name: &str, from: Option<Node>) -> Vec<Node> {
        let Some(element) = self
            .layout
            .by_name
            .get(name)
            .and_then(|elements| elements.first())
        else {
            let own = name == "instanceID" && !self.settings.omit_instance_id;
            return if own {
                vec![Node::InstanceId]
            } else {
                Vec::new()
            };
        };
        let instances = &self.layout.instances[*element];
        if let [only] = instances.as_slice() {
            return vec![Node::from(*only)];
        }
        let theirs = self.elements_around(*element);
        let around = from.map_or_else(Vec::new, |node| self.containers_around(node));
        let shared = around.into_iter().find_map(|ours| {
            let ours = &self.layout.containers[ours as usize];
            theirs.contains(&ours.element).then_some(ours)
        });
        let within = match shared {
            // Thousands of instances may stand side by side.
            Some(ours) => {
                let start = instances.partition_point(|child| ours.compare(*child).is_lt());
                let end = instances.partition_point(|child| ours.compare(*child).is_le());
                &instances[start..end]
            }
            None => instances,
        };
        within.iter().map(|child| Node::from(*child)).collect()
    }

    /// The element itself and those around it.
    fn elements_around(&self, element: usize) -> Vec<usize> {
        let above = |element: &usize| self.elements[*element].parent;
        std::iter::successors(Some(element), above).collect()
    }

    /// The container itself, if it is one, and those around it.
    fn containers_around(&self, node: Node) -> Vec<u32> {
        let mut around = Vec::new();
        let mut at = Some(node);
        while let Some(node) = at {
            if let Node::Container(id) = node {
                around.push(id);
            }
            at = self.parent_node(node);
        }
        around
    }

    pub(crate) fn list_node(&self, name: &str) -> Option<Node> {
        let at = self.lists.iter().position(|list| list.name == name)?;
        u32::try_from(at).ok().map(Node::List)
    }

    /// Which instance of its repeat, from 1.
    pub(crate) fn place_of(&self, node: Node) -> usize {
        match node {
            Node::Container(id) => self.layout.containers[id as usize].place,
            Node::Item(_, item) => item as usize + 1,
            // A question's own position is that of the repeat around it.
            Node::Field(_) => {
                let around = self.containers_around(node);
                let repeat = around.into_iter().find(|id| self.repeat_of(*id).is_some());
                repeat.map_or(1, |id| self.layout.containers[id as usize].place)
            }
            _ => 1,
        }
    }

    /// How a container is repeated, if it is.
    pub(crate) fn repeat_of(&self, container: u32) -> Option<&Repeat> {
        match &self.elements[self.layout.containers[container as usize].element].what {
            What::Group(group) => group.repeat.as_ref(),
            What::Question(_) => None,
        }
    }
}

fn column_name(list: &ChoiceList, column: u16) -> &str {
    let column = usize::from(column);
    match OWN_COLUMNS.get(column) {
        Some(own) => own,
        None => list
            .columns
            .get(column - OWN_COLUMNS.len())
            .map_or("", String::as_str),
    }
}
