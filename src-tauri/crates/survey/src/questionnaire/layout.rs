//! Which answers are there room for?
//!
//! A questionnaire is written once and its repeats are asked several times. The
//! layout lays every instance out side by side when the questionnaire is read:
//! a repeat with a fixed count gets so many, one counted by an expression gets
//! [`Layout::MOST_REPEATS`], of which those beyond the count are hidden. A
//! growing and shrinking tree was the road not taken: at a booth repeats are
//! few and small, and a fixed layout lets the dependencies be worked out once.

use std::cmp::Ordering;
use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use super::{Element, Group, Repeat, What};

/// One group, or one instance of a repeat.
#[derive(Debug, Clone)]
pub(crate) struct Container {
    pub(crate) element: usize,
    pub(crate) parent: Option<u32>,
    /// Which instance, from 1; 1 for a group that is not repeated.
    pub(crate) place: usize,
    /// Children in order: containers and fields.
    pub(crate) children: Vec<Child>,
    /// It and the containers within, which stand one after the other.
    containers: Range<u32>,
    /// The fields within, at any depth.
    fields: Range<u32>,
}

/// Room for one answer.
#[derive(Debug, Clone)]
pub(crate) struct Field {
    pub(crate) element: usize,
    pub(crate) parent: Option<u32>,
    /// Names joined by `/`, repeats with their number: `products[2]/liked`.
    pub(crate) path: String,
}

/// A child of a container.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Child {
    Container(u32),
    Field(u32),
}

/// All containers and fields.
#[derive(Debug, Clone, Default)]
pub(crate) struct Layout {
    pub(crate) containers: Vec<Container>,
    pub(crate) fields: Vec<Field>,
    /// The children of the survey itself.
    pub(crate) top: Vec<Child>,
    /// Every instance of an element, in order.
    pub(crate) instances: Vec<Vec<Child>>,
    /// Elements by name.
    pub(crate) by_name: BTreeMap<String, Vec<usize>>,
    pub(crate) by_path: HashMap<String, u32>,
}

impl Layout {
    /// How often a repeat may be asked.
    pub(crate) const MOST_REPEATS: u32 = 30;
    /// Room for answers in one questionnaire, over all repeats.
    const MOST_FIELDS: usize = 20_000;

    /// Lays the elements out; None when the repeats multiply to too many.
    pub(crate) fn new(elements: &[Element]) -> Option<Self> {
        let mut children: Vec<Vec<usize>> = vec![Vec::new(); elements.len()];
        let mut top = Vec::new();
        let mut layout = Self {
            instances: vec![Vec::new(); elements.len()],
            ..Self::default()
        };
        for (index, element) in elements.iter().enumerate() {
            layout
                .by_name
                .entry(element.name().to_owned())
                .or_default()
                .push(index);
            match element.parent {
                Some(parent) => children[parent].push(index),
                None => top.push(index),
            }
        }
        layout.top = layout.place(elements, &children, &top, None, "")?;
        Some(layout)
    }

    fn place(
        &mut self,
        elements: &[Element],
        children: &[Vec<usize>],
        here: &[usize],
        parent: Option<u32>,
        prefix: &str,
    ) -> Option<Vec<Child>> {
        let mut placed = Vec::new();
        for &element in here {
            let name = elements[element].name();
            match &elements[element].what {
                What::Question(_) => {
                    let id = u32::try_from(self.fields.len()).ok()?;
                    let path = format!("{prefix}{name}");
                    if self.fields.len() >= Self::MOST_FIELDS {
                        return None;
                    }
                    self.by_path.insert(path.clone(), id);
                    self.fields.push(Field {
                        element,
                        parent,
                        path,
                    });
                    placed.push(Child::Field(id));
                    self.instances[element].push(Child::Field(id));
                }
                What::Group(group) => {
                    for place in 1..=capacity(group) {
                        let id = u32::try_from(self.containers.len()).ok()?;
                        if self.containers.len() >= Self::MOST_FIELDS {
                            return None;
                        }
                        self.containers.push(Container {
                            element,
                            parent,
                            place: place as usize,
                            children: Vec::new(),
                            containers: id..id,
                            fields: 0..0,
                        });
                        let first_field = self.fields.len() as u32;
                        placed.push(Child::Container(id));
                        self.instances[element].push(Child::Container(id));
                        let inner = match group.repeat {
                            Some(_) => format!("{prefix}{name}[{place}]/"),
                            None => format!("{prefix}{name}/"),
                        };
                        let inside =
                            self.place(elements, children, &children[element], Some(id), &inner)?;
                        let (containers, fields) = (self.containers.len(), self.fields.len());
                        let container = &mut self.containers[id as usize];
                        container.children = inside;
                        container.containers.end = containers as u32;
                        container.fields = first_field..fields as u32;
                    }
                }
            }
        }
        Some(placed)
    }
}

impl Container {
    /// Whether a child stands before it (less), within it (equal; it is within
    /// itself) or after it.
    pub(crate) fn compare(&self, child: Child) -> Ordering {
        let (within, id) = match child {
            Child::Container(id) => (&self.containers, id),
            Child::Field(id) => (&self.fields, id),
        };
        match id {
            _ if id < within.start => Ordering::Less,
            _ if id < within.end => Ordering::Equal,
            _ => Ordering::Greater,
        }
    }
}

fn capacity(group: &Group) -> u32 {
    match &group.repeat {
        None | Some(Repeat::Open) => 1,
        Some(Repeat::Fixed(count)) => (*count).min(Layout::MOST_REPEATS),
        Some(Repeat::Counted(_)) => Layout::MOST_REPEATS,
    }
}
