//! What one person is offered, and why.

use experiment::Group;
use recommend::{Effect, Model, Reason, Recommendation, Request, Rule, Visitor, When};

/// Fewer buyers than this make no bestseller in a message.
const LEAST_BUYERS: u32 = 3;

/// What to offer to a visitor; none when there is no good reason for any product. A
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
    let offers = match gets {
        // To somebody of whom nothing is known the model says what most people bought.
        Group::Bestsellers => {
            // What the owner recommends is left out, what she excludes for this visitor is not.
            let excluded = rules
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
                    count: 1 + visitor.bought.len(),
                    rules: &excluded,
                    ..request
                },
            );
            offers.retain(|offer| !visitor.bought.contains_key(&offer.product));
            offers
        }
        Group::Recommendation | Group::NoMessage => model.recommend(visitor, &request),
    };
    offers.into_iter().find(|found| can_be_told(&found.reason))
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
