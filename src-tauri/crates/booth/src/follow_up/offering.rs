//! What one person is offered, and why.

use experiment::Group;
use recommend::{Effect, Model, Reason, Recommendation, Request, Rule, Visitor, When};
use std::f64::consts::LN_2;
use words::Sentence;

/// Fewer buyers than this make no bestseller in a message.
const LEAST_BUYERS: u32 = 3;

/// How many products one message offers at most.
const MOST_OFFERED: usize = 3;

/// Of these so many, those are chosen that a message may name.
const LOOKED_AT: usize = 8;

/// How many products one message offers with the same words.
const MOST_ALIKE: usize = 2;

/// What to offer to a visitor, [`MOST_OFFERED`] products at most: first what [`offer`]
/// says, then what is not of the same kind and has a reason that may be told. No sentence
/// is said three times, and no three products are offered because many chose them.
pub(super) fn offers(
    model: &Model<'_>,
    visitor: &Visitor,
    kind_of_goods: Option<&str>,
    gets: Group,
    rules: &[Rule],
) -> Vec<Recommendation> {
    let Some(first) = offer(model, visitor, kind_of_goods, gets, rules) else {
        return Vec::new();
    };
    let varied = Request {
        tag: kind_of_goods,
        rules,
        variety: LN_2,
        ..Request::best(LOOKED_AT)
    };
    let others = ranked(model, visitor, gets, &varied).into_iter();
    let others = others.filter(|it| it.product != first.product && can_be_told(&it.reason));
    let mut offered = vec![first.clone()];
    for other in others {
        if offered.len() == MOST_OFFERED {
            break;
        }
        let alike = offered.iter().filter(|it| sounds_alike(it, &other)).count();
        if alike < MOST_ALIKE {
            offered.push(other);
        }
    }
    offered
}

/// Whether the reasons of two products are told in the same words.
fn sounds_alike(one: &Recommendation, other: &Recommendation) -> bool {
    let words = |it: &Recommendation| it.reason.for_customer(&Sentence::default());
    let is_bestseller = |it: &Recommendation| matches!(it.reason, Reason::Bestseller { .. });
    words(one) == words(other) || is_bestseller(one) && is_bestseller(other)
}

/// What to offer to a visitor first; none when there is no good reason for any product. A
/// recommendation without a proven reason is a guess, and no offer is better than a guess.
/// Whom only a purchase lets us write to is offered its kind of goods.
pub(super) fn offer(
    model: &Model<'_>,
    visitor: &Visitor,
    kind_of_goods: Option<&str>,
    gets: Group,
    rules: &[Rule],
) -> Option<Recommendation> {
    let request = Request {
        tag: kind_of_goods,
        rules,
        ..Request::best(1)
    };
    let offers = ranked(model, visitor, gets, &request).into_iter();
    let mut told = offers.filter(|found| can_be_told(&found.reason));
    told.next()
}

/// What fits a visitor best, or for whom the bestsellers were drawn, these.
fn ranked(
    model: &Model<'_>,
    visitor: &Visitor,
    gets: Group,
    request: &Request<'_>,
) -> Vec<Recommendation> {
    match gets {
        // To somebody of whom nothing is known the model says what most people bought.
        Group::Bestsellers => {
            // What the owner recommends is left out, what she excludes for this visitor is not.
            let excluded = request
                .rules
                .iter()
                .filter(|rule| rule.effect == Effect::Block && rule.is_for(visitor));
            let excluded: Vec<Rule> = excluded
                .map(|rule| Rule {
                    when: When::Always,
                    ..rule.clone()
                })
                .collect();
            let mut offers = model.recommend(
                &Visitor::default(),
                &Request {
                    count: request.count + visitor.bought.len(),
                    rules: &excluded,
                    ..request.clone()
                },
            );
            offers.retain(|offer| !visitor.bought.contains_key(&offer.product));
            offers
        }
        Group::Recommendation | Group::NoMessage => model.recommend(visitor, request),
    }
}

/// Whether a message may say this. That most people chose something is no news when
/// hardly anybody chose anything.
fn can_be_told(reason: &Reason) -> bool {
    match reason {
        Reason::Unproven { .. } => false,
        Reason::Bestseller { buyers, .. } => *buyers >= LEAST_BUYERS,
        _ => true,
    }
}
