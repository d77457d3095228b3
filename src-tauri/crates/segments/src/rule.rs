//! A group as a rule: levels of some variables, all of them together.

use serde::de::{Error as _, MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use words::{Sentence, sentence};

/// Most conditions of one rule, ready groups among them. More than this many
/// leave hardly anybody, and what may be told is worked out over every crossing
/// of their levels.
pub const MOST_CONDITIONS: usize = 5;

/// Who belongs to a group: whoever has one of the chosen levels in each of these
/// variables, and is in each of these ready groups. An empty one is everybody's.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// By the variable's id, the ids of the chosen levels.
    #[serde(default, deserialize_with = "once_each")]
    pub conditions: BTreeMap<String, BTreeSet<String>>,
    /// The ids of ready groups.
    #[serde(default)]
    pub audiences: BTreeSet<String>,
}

impl Rule {
    /// The rule with every saved group that it names written out, by the id of each:
    /// whoever is in it is in all of them.
    ///
    /// # Errors
    /// [`RuleError::InItself`] for a group that asks for itself, also through others, and
    /// [`RuleError::Nobody`] where the groups have no level of a variable in common.
    pub fn written_out(&self, saved: &BTreeMap<String, Self>) -> Result<Self, RuleError> {
        let mut out = Self::default();
        self.write_into(&mut out, saved, &mut Vec::new(), &mut BTreeSet::new())?;
        Ok(out)
    }

    fn write_into<'a>(
        &'a self,
        out: &mut Self,
        saved: &'a BTreeMap<String, Self>,
        within: &mut Vec<&'a str>,
        written: &mut BTreeSet<&'a str>,
    ) -> Result<(), RuleError> {
        for (variable, levels) in &self.conditions {
            let known = out.conditions.entry(variable.clone());
            let known = known.or_insert_with(|| levels.clone());
            *known = &*known & levels;
            if known.is_empty() && !levels.is_empty() {
                return Err(RuleError::Nobody);
            }
        }
        for id in &self.audiences {
            match saved.get(id) {
                Some(_) if within.contains(&id.as_str()) => return Err(RuleError::InItself),
                // A group that stands in several others adds nothing the second time.
                Some(group) if written.insert(id) => {
                    within.push(id);
                    group.write_into(out, saved, within, written)?;
                    within.pop();
                }
                Some(_) => {}
                None => _ = out.audiences.insert(id.clone()),
            }
        }
        Ok(())
    }

    /// Whether it speaks of nothing that people answered, did or bought.
    pub fn is_everybody(&self) -> bool {
        self.conditions.is_empty() && self.audiences.is_empty()
    }
}

/// Reads the conditions; a variable that is named twice is refused, because only one of
/// the two would count.
fn once_each<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<BTreeMap<String, BTreeSet<String>>, D::Error> {
    struct OnceEach;
    impl<'de> Visitor<'de> for OnceEach {
        type Value = BTreeMap<String, BTreeSet<String>>;

        fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
            formatter.write_str("variables with their levels")
        }

        fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
            let mut conditions = BTreeMap::new();
            while let Some((variable, levels)) = map.next_entry::<String, _>()? {
                if conditions.insert(variable, levels).is_some() {
                    return Err(A::Error::custom("a variable is named twice"));
                }
            }
            Ok(conditions)
        }
    }
    deserializer.deserialize_map(OnceEach)
}

/// The longest id that is repeated in a sentence, in characters.
const LONGEST_ID: usize = 60;

/// An id as it stands in a sentence.
fn shortened(id: &str) -> String {
    match id.char_indices().nth(LONGEST_ID) {
        Some((end, _)) => format!("{}…", &id[..end]),
        None => id.to_owned(),
    }
}

/// Why a rule cannot be counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RuleError {
    /// It names a variable that is not there.
    UnknownVariable(String),
    /// It names a level that a variable does not have.
    UnknownLevel {
        /// The variable.
        variable: Sentence,
        /// The level's id.
        level: String,
    },
    /// It names a variable and none of its levels.
    NoLevel(Sentence),
    /// It names a ready group that is not there.
    UnknownAudience(String),
    /// It has too many conditions.
    TooManyConditions,
    /// Its conditions have so many levels together that hardly anybody would share them.
    TooFine,
    /// It lies in itself.
    InItself,
    /// It lies in groups that have nobody in common.
    Nobody,
}

impl RuleError {
    /// What is wrong, what is safe, and what to do.
    pub fn sentence(&self) -> Sentence {
        match self {
            Self::UnknownVariable(id) => sentence!("segment-variable-unknown", id = shortened(id)),
            Self::UnknownLevel { variable, level } => sentence!(
                "segment-level-unknown",
                variable = variable,
                level = shortened(level)
            ),
            Self::NoLevel(variable) => sentence!("segment-level-missing", variable = variable),
            Self::UnknownAudience(id) => sentence!("segment-audience-unknown", id = shortened(id)),
            Self::TooManyConditions => {
                sentence!("segment-too-many-conditions", most = MOST_CONDITIONS)
            }
            Self::TooFine => sentence!("segment-too-fine"),
            Self::InItself => sentence!("segment-in-itself"),
            Self::Nobody => sentence!("segment-of-nobody"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rule(conditions: &[(&str, &[&str])], audiences: &[&str]) -> Rule {
        let texts = |texts: &[&str]| texts.iter().map(|it| (*it).to_owned()).collect();
        Rule {
            conditions: conditions
                .iter()
                .map(|(variable, levels)| ((*variable).to_owned(), texts(levels)))
                .collect(),
            audiences: texts(audiences),
        }
    }

    fn saved(groups: &[(&str, Rule)]) -> BTreeMap<String, Rule> {
        let groups = groups.iter();
        groups
            .map(|(id, rule)| ((*id).to_owned(), rule.clone()))
            .collect()
    }

    #[test]
    fn a_variable_that_is_named_twice_is_refused() {
        let read = |text: &str| serde_json::from_str::<Rule>(text);
        assert!(read(r#"{"conditions":{"age":["1"]}}"#).is_ok());
        assert!(read(r#"{"conditions":{"age":["1"],"age":["2"]}}"#).is_err());
    }

    #[test]
    fn a_sentence_repeats_the_beginning_of_a_long_id_only() {
        let unknown = RuleError::UnknownVariable("가".repeat(100_000)).sentence();
        assert!(unknown.ko.chars().count() < 250, "{}", unknown.ko.len());
    }

    #[test]
    fn a_saved_group_is_written_out_as_its_conditions() {
        let saved = saved(&[
            ("young", rule(&[("age", &["1", "2"])], &["bought"])),
            (
                "tea",
                rule(&[("age", &["2", "3"]), ("drink", &["tea"])], &[]),
            ),
        ]);
        let both = rule(&[], &["young", "tea", "asked"]);
        let expected = rule(
            &[("age", &["2"]), ("drink", &["tea"])],
            &["bought", "asked"],
        );
        assert_eq!(both.written_out(&saved), Ok(expected));
        let old = rule(&[("age", &["3"])], &["young"]);
        assert_eq!(old.written_out(&saved), Err(RuleError::Nobody));
    }

    /// Each of forty layers names both groups of the one below: two to the forty ways lead
    /// to the bottom, and one is enough.
    #[test]
    fn groups_in_groups_are_written_out_once() {
        let mut layers = vec![
            ("a0".to_owned(), rule(&[], &["bought"])),
            ("b0".to_owned(), rule(&[], &["asked"])),
        ];
        for layer in 1..40 {
            let below = [format!("a{}", layer - 1), format!("b{}", layer - 1)];
            let both = rule(&[], &[&below[0], &below[1]]);
            layers.push((format!("a{layer}"), both.clone()));
            layers.push((format!("b{layer}"), both));
        }
        let layers: BTreeMap<String, Rule> = layers.into_iter().collect();
        let asked = rule(&[], &["a39"]).written_out(&layers);
        assert_eq!(asked, Ok(rule(&[], &["asked", "bought"])));
    }

    #[test]
    fn a_group_that_asks_for_itself_is_refused() {
        let circle = saved(&[
            ("one", rule(&[], &["two"])),
            ("two", rule(&[], &["three", "bought"])),
            ("three", rule(&[], &["one"])),
        ]);
        for id in ["one", "two", "three"] {
            let asked = rule(&[], &[id]).written_out(&circle);
            assert_eq!(asked, Err(RuleError::InItself));
        }
        let twice = saved(&[
            ("one", rule(&[], &["bought"])),
            ("two", rule(&[], &["one"])),
        ]);
        let asked = rule(&[], &["one", "two"]).written_out(&twice);
        assert_eq!(asked, Ok(rule(&[], &["bought"])), "twice is no circle");
    }
}
