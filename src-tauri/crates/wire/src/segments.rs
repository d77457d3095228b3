//! Groups of people: by which variables, and what may be told of them.

use crate::{FollowUpPerson, Text};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What people can be told apart by.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct Variables {
    /// Answers first, in the order they are asked, then what people did.
    pub variables: Vec<Variable>,
    /// Questions that make none.
    pub refused: Vec<RefusedVariable>,
    /// The ready groups that a rule can begin with.
    pub audiences: Vec<SegmentLevel>,
    /// How many conditions a rule can have, ready groups among them.
    pub most_conditions: u32,
    /// Fewer people than this are never told of.
    pub smallest: u32,
}

/// Where a variable comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "wire.ts")]
pub enum VariableOrigin {
    /// From an answer.
    Answer,
    /// From what somebody bought, and from her coupons.
    Purchase,
    /// From coming, and from what was sent since.
    Visit,
    /// From what staff noted.
    Note,
}

/// Whether the consent texts in use tell of a variable.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "wire.ts")]
pub enum VariableCovered {
    /// They do.
    Yes,
    /// They do not name the purpose.
    NoPurpose,
    /// They do not name these data.
    NoItem,
}

/// An answer or a behaviour, with a few levels.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct Variable {
    /// Its stable id.
    pub id: String,
    /// Its name.
    pub name: Text,
    /// Where it comes from.
    pub origin: VariableOrigin,
    /// Its levels.
    pub levels: Vec<SegmentLevel>,
    /// Whether a message may say to a customer what is known of her.
    pub may_be_spoken: bool,
    /// Whether the consent texts in use tell of it.
    pub covered: VariableCovered,
    /// What the owner can make levels of.
    pub source: VariableSource,
    /// Whether its levels are the owner's, and not those that are proposed.
    pub own_levels: bool,
}

/// What the levels of a variable are made of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "source", rename_all = "snake_case")]
#[ts(export, export_to = "wire.ts")]
pub enum VariableSource {
    /// They are what they are.
    Fixed,
    /// Numbers.
    Numbers {
        /// Where each level but the lowest begins.
        #[ts(type = "Array<number>")]
        cuts: Vec<i64>,
    },
    /// Choices.
    Choices {
        /// All of them.
        choices: Vec<SegmentLevel>,
        /// What each level is made of, in their order; the others are made of the rest.
        held: Vec<MergedLevel>,
    },
}

/// Says which levels a variable takes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct SetVariableLevels {
    /// The variable's id.
    pub variable: String,
    /// Its levels.
    pub levels: VariableLevels,
}

/// The levels of a variable.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "levels", rename_all = "snake_case")]
#[ts(export, export_to = "wire.ts")]
pub enum VariableLevels {
    /// Those that are proposed.
    Proposed,
    /// Numbers.
    Cuts {
        /// Where each level but the lowest begins.
        #[ts(type = "Array<number>")]
        cuts: Vec<i64>,
    },
    /// Choices.
    Merged {
        /// The levels; whatever is in none is the level of the others.
        merged: Vec<MergedLevel>,
    },
}

/// A level that is made of choices.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct MergedLevel {
    /// Its name; none: those of its choices.
    pub name: Option<Text>,
    /// The ids of its choices.
    pub choices: Vec<String>,
}

/// One of the few values of a variable, or a ready group.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct SegmentLevel {
    /// Its stable id.
    pub id: String,
    /// Its name.
    pub name: Text,
}

/// A question that makes no variable.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct RefusedVariable {
    /// What it asks.
    pub name: Text,
    /// Why it makes none.
    pub why: Text,
}

/// Who belongs to a group: whoever has one of the chosen levels in each of these
/// variables, and is in each of these ready groups.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct SegmentRule {
    /// The conditions, each variable at most once.
    pub conditions: Vec<SegmentCondition>,
    /// The ids of ready groups.
    pub audiences: Vec<String>,
}

/// Some levels of a variable.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct SegmentCondition {
    /// The variable's id.
    pub variable: String,
    /// The ids of the levels, at least one.
    pub levels: Vec<String>,
}

/// Counts a group.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct CountSegment {
    /// Who belongs to it.
    pub rule: SegmentRule,
}

/// Asks for some of the people of a group who may be written to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct AskSegmentPeople {
    /// Who belongs to it.
    pub rule: SegmentRule,
    /// How many are passed over.
    pub from: u32,
}

/// Some of the people of a group who may be written to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct SegmentPeople {
    /// How many people of the group may be written to.
    pub of: u32,
    /// The next of them, at most 50, in an order that stays.
    pub people: Vec<SegmentPerson>,
}

/// One of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct SegmentPerson {
    /// The visit at which she left the contact to use.
    pub visitor: String,
    /// What of the rule is true of her.
    pub why: Vec<Text>,
    /// Her answers in words.
    pub about: Vec<Text>,
    /// What she answers and buys otherwise than at the fair before.
    pub changed: Vec<Text>,
    /// How to write to her, and what to offer.
    pub person: FollowUpPerson,
}

/// The numbers of a group. A number that is none is hidden: it, or what is left when it
/// is subtracted from another, tells of one to four people.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct SegmentCounts {
    /// The rule in words.
    pub words: Text,
    /// People.
    pub people: Option<u32>,
    /// How they are spread over each variable, in the order of [`Variables`].
    pub variables: Vec<VariableCounts>,
    /// What they bought, the most frequent first: only products whose number is shown
    /// and is not zero.
    pub products: Vec<ProductCount>,
}

/// How people are spread over the levels of a variable. Of a variable that the rule
/// names: how many there would be with each level in place of the chosen ones.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct VariableCounts {
    /// The variable's id.
    pub variable: String,
    /// In the order of its levels; none is hidden.
    pub levels: Vec<Option<u32>>,
    /// Of how many it is not known; none is hidden.
    pub unknown: Option<u32>,
}

/// How many people bought a product.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct ProductCount {
    /// Its id.
    pub product: String,
    /// Its name.
    pub name: Text,
    /// People of the group.
    pub people: u32,
    /// People of all; none is hidden.
    pub of_all: Option<u32>,
}

/// The groups that were saved under a name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct SavedSegments {
    /// The oldest first.
    pub segments: Vec<SavedSegment>,
}

/// A group under a name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct SavedSegment {
    /// Its id.
    pub id: String,
    /// What it is called where a rule names a ready group.
    pub audience: String,
    /// Its name.
    pub name: String,
    /// Who belongs to it.
    pub rule: SegmentRule,
    /// The rule in words; or, where it cannot be counted any more, why, and what to do.
    pub words: Text,
    /// Whether it can be counted.
    pub can_be_counted: bool,
    /// People now; none where the number is hidden or cannot be counted.
    pub people: Option<u32>,
}

/// Saves a group under a name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct SaveSegment {
    /// The group to change; none for a new one.
    pub id: Option<String>,
    /// Its name.
    pub name: String,
    /// Who belongs to it.
    pub rule: SegmentRule,
}

/// Removes a saved group, or takes that back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct RemoveSegment {
    /// The group.
    pub id: String,
    /// Whether it is removed from now on.
    pub removed: bool,
}

/// The groups that tell most.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct Personas {
    /// The most telling first, at most five; empty where nobody stands out.
    pub personas: Vec<Persona>,
}

/// A group of which clearly more people than of all chose one product.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct Persona {
    /// All of it in one sentence.
    pub sentence: Text,
    /// Who belongs to it.
    pub rule: SegmentRule,
    /// Its people.
    pub people: u32,
    /// What they chose.
    pub product: Text,
    /// How many of them chose it.
    pub bought: u32,
    /// All people.
    pub all: u32,
    /// How many of all chose it.
    pub all_bought: u32,
}
