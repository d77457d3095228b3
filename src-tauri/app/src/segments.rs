//! Groups of people by variables. The people are read under the lock, once; counting
//! goes on without it, so that a visit beside it never waits.

use crate::follow_up::person;
use crate::shell::Shell;
use crate::values::{self, Answer};
use booth::follow_up::segments::{
    Covered, Level, Levels, MOST_CONDITIONS, Origin, Rule, SMALLEST, SegmentTable, Source,
};
use booth::{Booth, BoothError};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use wire::{
    AskSegmentPeople, CountSegment, Nothing, Personas, RemoveSegment, SaveSegment, SavedSegments,
    SegmentCounts, SegmentPeople, SetVariableLevels, VariableLevels, Variables,
};

/// People that are fetched at once; the window shows one after the other.
const PEOPLE_AT_ONCE: usize = 50;

fn table(shell: &Shell) -> Answer<Arc<SegmentTable>> {
    shell.with(|booth| booth.segment_table())
}

pub(crate) fn get_variables(shell: &Shell, _: Nothing) -> Answer<Variables> {
    let table = table(shell)?;
    Ok(Variables {
        variables: table
            .variables()
            .map(|(variable, note)| wire::Variable {
                id: variable.id.clone(),
                name: values::text(&variable.name),
                origin: match note.origin {
                    Origin::Answer => wire::VariableOrigin::Answer,
                    Origin::Purchase => wire::VariableOrigin::Purchase,
                    Origin::Visit => wire::VariableOrigin::Visit,
                    Origin::Note => wire::VariableOrigin::Note,
                },
                levels: variable.levels.iter().map(level).collect(),
                may_be_spoken: note.may_be_spoken,
                covered: match note.covered {
                    Covered::Yes => wire::VariableCovered::Yes,
                    Covered::NoPurpose => wire::VariableCovered::NoPurpose,
                    Covered::NoItem => wire::VariableCovered::NoItem,
                },
                source: match &note.source {
                    Source::Fixed => wire::VariableSource::Fixed,
                    Source::Numbers { cuts } => {
                        wire::VariableSource::Numbers { cuts: cuts.clone() }
                    }
                    Source::Choices { choices, held } => wire::VariableSource::Choices {
                        choices: choices.iter().map(level).collect(),
                        held: held
                            .iter()
                            .map(|level| wire::MergedLevel {
                                name: level.name.as_ref().map(|name| values::text(&name.into())),
                                choices: level.choices.iter().cloned().collect(),
                            })
                            .collect(),
                    },
                },
                own_levels: note.are_owners,
            })
            .collect(),
        refused: table
            .refused()
            .iter()
            .map(|refused| wire::RefusedVariable {
                name: values::text(&refused.name),
                why: values::text(&refused.why),
            })
            .collect(),
        audiences: table.audiences().map(level).collect(),
        most_conditions: u32::try_from(MOST_CONDITIONS).unwrap_or(u32::MAX),
        smallest: SMALLEST,
    })
}

pub(crate) fn set_variable_levels(shell: &Shell, request: SetVariableLevels) -> Answer<Nothing> {
    let levels = match request.levels {
        VariableLevels::Proposed => Levels::Proposed,
        VariableLevels::Cuts { cuts } => Levels::Cuts(cuts),
        VariableLevels::Merged { merged } => {
            let merged = merged.into_iter().map(|level| {
                let name = level.name.map(values::sentence);
                (name, level.choices.into_iter().collect())
            });
            Levels::Merged(merged.collect())
        }
    };
    shell.with(|booth| {
        booth.set_levels(&request.variable, &levels)?;
        Ok(Nothing {})
    })
}

pub(crate) fn count_segment(shell: &Shell, request: CountSegment) -> Answer<SegmentCounts> {
    let rule = rule(&request.rule);
    let (table, rule) = shell.with(|booth| booth.segment_table_for(&rule))?;
    let refused = |error| values::error(&error);
    let counts = table.count(&rule).map_err(refused)?;
    let all = table.count(&Rule::default()).map_err(refused)?;
    let variables = table.variables().zip(&counts.variables);
    let products = table
        .products()
        .iter()
        .zip(&counts.products)
        .zip(&all.products);
    let mut products: Vec<wire::ProductCount> = products
        .filter_map(|((product, people), of_all)| {
            Some(wire::ProductCount {
                product: product.id.to_string(),
                name: values::text(&product.name),
                people: people.filter(|people| *people > 0)?,
                of_all: *of_all,
            })
        })
        .collect();
    products.sort_by_key(|product| std::cmp::Reverse(product.people));
    Ok(SegmentCounts {
        words: values::text(&table.in_words(&rule).map_err(refused)?),
        people: counts.people,
        variables: variables
            .map(|((variable, _), by_level)| wire::VariableCounts {
                variable: variable.id.clone(),
                levels: by_level[1..].to_vec(),
                unknown: by_level[0],
            })
            .collect(),
        products,
    })
}

pub(crate) fn get_segment_people(
    shell: &Shell,
    request: AskSegmentPeople,
) -> Answer<SegmentPeople> {
    let from = usize::try_from(request.from).unwrap_or(usize::MAX);
    let rule = rule(&request.rule);
    shell.with(|booth| {
        let found = booth.people_of_group(&rule, from, PEOPLE_AT_ONCE)?;
        let people = found.people.iter().map(|found| wire::SegmentPerson {
            visitor: found.person.visitor.to_string(),
            why: found.why.iter().map(values::text).collect(),
            about: found.person.about.iter().map(values::text).collect(),
            changed: found.changed.iter().map(values::text).collect(),
            person: person(&found.person),
        });
        Ok(SegmentPeople {
            of: found.of,
            people: people.collect(),
        })
    })
}

pub(crate) fn get_personas(shell: &Shell, _: Nothing) -> Answer<Personas> {
    let table = table(shell)?;
    let personas = table.personas().map_err(|error| values::error(&error))?;
    let personas = personas.iter().map(|persona| wire::Persona {
        sentence: values::text(&persona.sentence),
        rule: on_the_wire(&persona.rule),
        people: persona.people,
        product: values::text(&table.products()[persona.product].name),
        bought: persona.bought,
        all: persona.all,
        all_bought: persona.all_bought,
    });
    Ok(Personas {
        personas: personas.collect(),
    })
}

pub(crate) fn get_segments(shell: &Shell, _: Nothing) -> Answer<SavedSegments> {
    shell.with(saved)
}

pub(crate) fn save_segment(shell: &Shell, request: SaveSegment) -> Answer<SavedSegments> {
    let id = request.id.as_deref().map(values::id).transpose()?;
    shell.with(|booth| {
        booth.save_segment(id, &request.name, &rule(&request.rule))?;
        saved(booth)
    })
}

pub(crate) fn remove_segment(shell: &Shell, request: RemoveSegment) -> Answer<SavedSegments> {
    let id = values::id(&request.id)?;
    shell.with(|booth| {
        booth.remove_segment(id, request.removed)?;
        saved(booth)
    })
}

fn saved(booth: &mut Booth) -> Result<SavedSegments, BoothError> {
    let counted = booth.counted_segments()?.into_iter();
    let segments = counted.map(|(saved, counted)| {
        let (words, people) = match &counted {
            Ok((words, people)) => (values::text(words), *people),
            Err(why) => (values::text(&why.sentence()), None),
        };
        wire::SavedSegment {
            id: saved.id.to_string(),
            audience: saved.audience(),
            name: saved.name,
            rule: on_the_wire(&saved.rule),
            words,
            can_be_counted: counted.is_ok(),
            people,
        }
    });
    Ok(SavedSegments {
        segments: segments.collect(),
    })
}

fn on_the_wire(rule: &Rule) -> wire::SegmentRule {
    wire::SegmentRule {
        conditions: rule
            .conditions
            .iter()
            .map(|(variable, levels)| wire::SegmentCondition {
                variable: variable.clone(),
                levels: levels.iter().cloned().collect(),
            })
            .collect(),
        audiences: rule.audiences.iter().cloned().collect(),
    }
}

fn level(level: &Level) -> wire::SegmentLevel {
    wire::SegmentLevel {
        id: level.id.clone(),
        name: values::text(&level.name),
    }
}

/// A rule as a window sends it; levels of a variable that is named twice add up.
fn rule(rule: &wire::SegmentRule) -> Rule {
    let mut conditions: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for condition in &rule.conditions {
        let levels = conditions.entry(condition.variable.clone()).or_default();
        levels.extend(condition.levels.iter().cloned());
    }
    Rule {
        conditions,
        audiences: rule.audiences.iter().cloned().collect(),
    }
}
