//! `followup variables` and `followup segment`: what people can be told apart by, and
//! how many are in a group.

use crate::output::{Failure, Report};
use crate::store::Store;
use booth::follow_up::segments::{self, Covered, Level, Origin, Rule, SegmentTable};
use serde_json::{Value, json};
use words::{Sentence, sentence};

/// `followup levels`: numbers with `--cut`, answers with `--merge`, or what is proposed.
#[derive(clap::Args)]
pub struct Levels {
    /// The variable's id, as `followup variables` has it.
    #[arg(long, value_name = "ID")]
    variable: String,
    /// Where a level begins; several times for more.
    #[arg(
        long,
        value_name = "NUMBER",
        allow_negative_numbers = true,
        conflicts_with_all = ["merge", "proposed"],
        required_unless_present_any = ["merge", "proposed"]
    )]
    cut: Vec<i64>,
    /// A level of several answers, and its name if it has one: `혼자=alone` or `two,family`;
    /// several times for more.
    #[arg(long, value_name = "NAME=ID,ID", conflicts_with = "proposed")]
    merge: Vec<String>,
    /// The levels that are proposed from the data, as before.
    #[arg(long)]
    proposed: bool,
    #[command(flatten)]
    store: Store,
}

impl Levels {
    /// Runs the command; answers with the variables as they are then.
    pub fn run(self) -> Result<Report, Failure> {
        let levels = if self.proposed {
            segments::Levels::Proposed
        } else if self.merge.is_empty() {
            segments::Levels::Cuts(self.cut)
        } else {
            let merged = self.merge.iter().map(|typed| {
                let (name, choices) = match typed.split_once('=') {
                    Some((name, choices)) => (Some(Sentence::of_texts(name, name)), choices),
                    None => (None, typed.as_str()),
                };
                let choices = choices.split(',').map(|it| it.trim().to_owned());
                (name, choices.collect())
            });
            segments::Levels::Merged(merged.collect())
        };
        let mut booth = self.store.open()?;
        booth.set_levels(&self.variable, &levels)?;
        Ok(variables(&*booth.segment_table()?))
    }
}

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
            "own_levels": note.are_owners,
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
