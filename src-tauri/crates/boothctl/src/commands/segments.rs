//! `followup variables` and `followup segment`: what people can be told apart by, and
//! how many are in a group.

use crate::output::{Failure, Report};
use booth::follow_up::segments::{Covered, Level, Origin, Rule, SegmentTable};
use serde_json::{Value, json};
use words::{Sentence, sentence};

fn both(text: &Sentence) -> Value {
    json!({ "ko": text.ko, "en": text.en })
}

fn levels<'a>(levels: impl Iterator<Item = &'a Level>) -> Value {
    levels
        .map(|level| json!({ "id": level.id, "name": both(&level.name) }))
        .collect()
}

/// The variables of a store.
pub fn variables(table: &SegmentTable) -> Report {
    let variables = table.variables().map(|(variable, note)| {
        json!({
            "id": variable.id,
            "name": both(&variable.name),
            "origin": match note.origin {
                Origin::Answer => "answer",
                Origin::Purchase => "purchase",
                Origin::Visit => "visit",
                Origin::Note => "note",
            },
            "levels": levels(variable.levels.iter()),
            "may_be_spoken": note.may_be_spoken,
            "covered": match note.covered {
                Covered::Yes => "yes",
                Covered::NoPurpose => "no_purpose",
                Covered::NoItem => "no_item",
            },
        })
    });
    let refused = table
        .refused()
        .iter()
        .map(|refused| json!({ "name": both(&refused.name), "why": both(&refused.why) }));
    let lines = table.variables().map(|(variable, _)| {
        let levels = variable.levels.iter().map(|level| level.name.ko.as_str());
        let levels: Vec<&str> = levels.collect();
        format!(
            "{}\t{}\t{}",
            variable.id,
            variable.name.ko,
            levels.join(" · ")
        )
    });
    let lines: Vec<String> = lines.collect();
    Report::done(
        json!({
            "variables": variables.collect::<Vec<_>>(),
            "refused": refused.collect::<Vec<_>>(),
            "audiences": levels(table.audiences()),
        }),
        lines.join("\n"),
    )
}

/// The groups that tell most.
pub fn personas(table: &SegmentTable) -> Result<Report, Failure> {
    let personas = table.personas()?;
    let json = personas.iter().map(|persona| {
        let product = &table.products()[persona.product];
        json!({
            "sentence": both(&persona.sentence),
            "rule": persona.rule,
            "people": persona.people,
            "product": product.id,
            "bought": persona.bought,
            "all": persona.all,
            "all_bought": persona.all_bought,
        })
    });
    let lines: Vec<String> = personas.iter().map(|it| it.sentence.to_string()).collect();
    let words = match lines.is_empty() {
        true => sentence!("segment-no-persona").to_string(),
        false => lines.join("\n"),
    };
    Ok(Report::done(json.collect(), words))
}

/// A rule as it is typed.
pub fn rule(typed: &str) -> Result<Rule, Failure> {
    // A list would be read as the fields in their order.
    let is_object = typed.trim_start().starts_with('{');
    let read = serde_json::from_str(typed).ok().filter(|_| is_object);
    read.ok_or_else(|| Failure::new(sentence!("segment-rule-unreadable")))
}

/// The numbers of a group.
pub fn count(table: &SegmentTable, rule: &Rule) -> Result<Report, Failure> {
    let words = table.in_words(rule)?;
    let counts = table.count(rule)?;
    let variables = table.variables().zip(&counts.variables);
    let variables = variables.map(|((variable, _), people)| {
        let levels = variable.levels.iter().zip(&people[1..]);
        let levels = levels.map(|(level, people)| json!({ "id": level.id, "people": people }));
        json!({
            "id": variable.id,
            "levels": levels.collect::<Vec<_>>(),
            "unknown": people[0],
        })
    });
    let products = table.products().iter().zip(&counts.products);
    let products = products.map(|(product, people)| {
        json!({ "id": product.id, "name": both(&product.name), "people": people })
    });
    let people = counts.people.map_or_else(
        || sentence!("segment-people-hidden"),
        |people| sentence!("segment-people", people = people),
    );
    Ok(Report::done(
        json!({
            "rule": rule,
            "words": both(&words),
            "people": counts.people,
            "variables": variables.collect::<Vec<_>>(),
            "products": products.collect::<Vec<_>>(),
        }),
        format!("{words}\n{people}"),
    ))
}
