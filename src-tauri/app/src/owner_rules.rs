//! What the owner decides of recommendations.

use crate::shell::Shell;
use crate::values::{self, Answer};
use booth::follow_up::{self, RuleEffect, RuleIsFor};
use wire::{
    MakeOwnerRule, Nothing, OwnerRule, OwnerRuleMade, OwnerRules, RemoveOwnerRule, RuleChoice,
    RuleQuestion,
};
use words::Sentence;

pub(crate) fn get_owner_rules(shell: &Shell, _: Nothing) -> Answer<OwnerRules> {
    shell.with(|booth| Ok(shown(booth.owner_rules()?)))
}

pub(crate) fn make_owner_rule(shell: &Shell, request: MakeOwnerRule) -> Answer<OwnerRuleMade> {
    let product = values::id(&request.product)?;
    let is_for = match request.is_for {
        wire::RuleIsFor::Everybody => RuleIsFor::Everybody,
        wire::RuleIsFor::Answered { question, choice } => RuleIsFor::Answered { question, choice },
        wire::RuleIsFor::Bought { product } => RuleIsFor::Bought(values::id(&product)?),
    };
    let effect = match request.effect {
        wire::RuleEffect::First => RuleEffect::First,
        wire::RuleEffect::More => RuleEffect::More,
        wire::RuleEffect::Never => RuleEffect::Never,
    };
    shell.with(|booth| {
        let (rule, is_new) = booth.make_owner_rule(&is_for, product, effect)?;
        Ok(OwnerRuleMade {
            rule: rule.to_string(),
            again: !is_new,
            rules: shown(booth.owner_rules()?),
        })
    })
}

pub(crate) fn remove_owner_rule(shell: &Shell, request: RemoveOwnerRule) -> Answer<OwnerRules> {
    let rule = values::id(&request.rule)?;
    shell.with(|booth| {
        booth.remove_owner_rule(rule, request.is_removed)?;
        Ok(shown(booth.owner_rules()?))
    })
}

fn shown(rules: follow_up::OwnerRules) -> OwnerRules {
    let choice = |(id, name): (String, Sentence)| RuleChoice {
        id,
        name: values::text(&name),
    };
    OwnerRules {
        rules: rules
            .rules
            .iter()
            .map(|rule| OwnerRule {
                id: rule.id.to_string(),
                number: rule.number,
                words: values::text(&rule.words),
                changes: rule.changes,
            })
            .collect(),
        people: rules.people,
        questions: rules
            .questions
            .into_iter()
            .map(|question| RuleQuestion {
                id: question.id,
                name: values::text(&question.name),
                choices: question.choices.into_iter().map(choice).collect(),
            })
            .collect(),
        products: rules
            .products
            .into_iter()
            .map(|(id, name)| choice((id.to_string(), name)))
            .collect(),
    }
}
