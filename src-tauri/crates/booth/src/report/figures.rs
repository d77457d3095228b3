//! The figures of a fair, worked out from what is known of it. No store, no clock.

use super::conversations;
use super::reading::Known;
use super::sections;
use super::turnover::{Amount, Turnover};
use crate::follow_up::{Answer, FollowUpResults, Question, day_in_words};
use outreach::fair_report::{FairReport, Figure, Section, Shown, Unit};
use words::{Sentence, sentence};

/// The report of a fair.
pub(super) fn report(known: &Known, results: &FollowUpResults) -> FairReport {
    let window_days = known.window.days();
    let turnover = Turnover::of(known);
    let mut all = vec![
        at_a_glance(known, &turnover, results),
        sections::revisits(known),
    ];
    all.extend(sections::quotes(known));
    all.push(sections::permission(known));
    all.push(sections::coupons(known));
    all.extend(sections::variants(known));
    all.extend(sections::channels(known));
    all.extend(sections::interest(known));
    all.extend(sections::by_time(known));
    all.extend(conversations::by_hour(known));
    all.push(sections::questions(known));
    all.push(sections::withheld(known));
    let fair = &known.fair;
    FairReport {
        fair: Sentence::from(&fair.name),
        days: sentence!(
            "fair-report-days",
            first = day_in_words(fair.starts_on),
            last = day_in_words(fair.ends_on)
        ),
        maker: Sentence::from(&fair.maker.name),
        made_at: known.made_at,
        window_days,
        answer: turnover.answer(known.cost_won),
        sections: all,
        notes: (!known.is_over)
            .then(|| sentence!("fair-report-note-not-over", days = window_days))
            .into_iter()
            .chain([
                sentence!("fair-report-note-turnover"),
                sentence!("fair-report-note-linked"),
                sentence!("fair-report-note-hidden"),
            ])
            .collect(),
    }
}

fn at_a_glance(known: &Known, turnover: &Turnover, results: &FollowUpResults) -> Section {
    let days = known.window.days();
    let visitors = known.came.len() as u64;
    let used = known.coupons.iter().filter(|it| it.is_used).count() as u64;
    let contacts = known.contacts.len() as u64;
    let qualified = sections::qualified(known);
    let (there, after) = (turnover.there, turnover.after);
    let unlinked = known.sold_after.iter().filter(|(_, way)| way.is_none());
    let unlinked = Amount::of(unlinked.map(|(sold, _)| sold));
    let orders = known.orders_not_linked.as_ref();
    let orders = orders.map(|it| Amount::of(it.iter()));
    let of_orders = |id: &str, title, unit, value: Option<u64>| {
        let figure = Figure::of(id, title, unit, value, None).within(days);
        match value {
            Some(_) => figure,
            None => figure.said(sentence!("fair-report-orders-missing")),
        }
    };
    let all = known.sold_there.iter();
    let unknown = all.filter(|sold| sold.won.is_none()).count() as u64;
    let cost = |id: &str, title, by: Option<u64>| {
        let figure = Figure::of(id, title, Unit::Won, known.cost_won, by);
        match known.cost_won {
            Some(_) => figure,
            None => figure.said(sentence!("fair-report-cost-missing")),
        }
    };
    let mut return_on_cost = Figure::of(
        "return_on_cost",
        sentence!("fair-report-return"),
        Unit::Times,
        Some(turnover.won()),
        known.cost_won,
    )
    .within(days);
    if known.cost_won.is_none() {
        return_on_cost.value = None;
        return_on_cost.note = Some(sentence!("fair-report-cost-missing"));
    }
    let count = Figure::count;
    let share = Figure::share;
    let mut figures = vec![
        cost("cost", sentence!("fair-report-cost"), None),
        count(
            "won_at_fair",
            sentence!("fair-report-won-there"),
            Unit::Won,
            there.won,
        ),
        count(
            "won_after",
            sentence!("fair-report-won-after"),
            Unit::Won,
            after.won,
        )
        .within(days),
        return_on_cost,
        cost(
            "cost_per_contact",
            sentence!("fair-report-cost-per-contact"),
            Some(contacts),
        ),
        cost(
            "cost_per_qualified_contact",
            sentence!("fair-report-cost-per-qualified"),
            Some(qualified.unwrap_or_default()),
        ),
        cost(
            "cost_per_sale",
            sentence!("fair-report-cost-per-sale"),
            Some(turnover.sales()),
        )
        .within(days),
        Figure::of(
            "average_sale",
            sentence!("fair-report-average-sale"),
            Unit::Won,
            Some(turnover.won()),
            Some(turnover.sales()),
        )
        .within(days),
        count(
            "sales_at_fair",
            sentence!("fair-report-sales-there"),
            Unit::Sales,
            there.sales,
        ),
        count(
            "sales_after",
            sentence!("fair-report-sales-after"),
            Unit::Sales,
            after.sales,
        )
        .within(days),
        count(
            "sales_not_linked",
            sentence!("fair-report-sales-not-linked"),
            Unit::Sales,
            unlinked.sales,
        )
        .within(days),
        count(
            "won_not_linked",
            sentence!("fair-report-won-not-linked"),
            Unit::Won,
            unlinked.won,
        )
        .within(days),
        of_orders(
            "orders_not_linked",
            sentence!("fair-report-orders-not-linked"),
            Unit::Sales,
            orders.map(|it| it.sales),
        ),
        of_orders(
            "won_of_orders_not_linked",
            sentence!("fair-report-won-of-orders-not-linked"),
            Unit::Won,
            orders.map(|it| it.won),
        ),
        count(
            "sales_voided",
            sentence!("fair-report-sales-voided"),
            Unit::Sales,
            known.voided,
        ),
        count(
            "sales_without_amount",
            sentence!("fair-report-sales-without-amount"),
            Unit::Sales,
            unknown,
        ),
        count(
            "visitors",
            sentence!("fair-report-visitors"),
            Unit::People,
            visitors,
        ),
        count(
            "visitors_destroyed",
            sentence!("fair-report-destroyed"),
            Unit::People,
            known.destroyed.len() as u64,
        ),
        count(
            "surveys_begun",
            sentence!("fair-report-surveys-begun"),
            Unit::Surveys,
            known.surveys_begun,
        ),
        share(
            "surveys_handed_in",
            sentence!("fair-report-surveys-handed-in"),
            known.surveys_handed_in,
            known.surveys_begun,
        ),
        share(
            "contacts",
            sentence!("fair-report-contacts"),
            contacts,
            visitors,
        ),
        sections::said_if_noted(Figure::of(
            "qualified_contacts",
            sentence!("fair-report-qualified"),
            Unit::Share,
            qualified,
            Some(visitors),
        )),
        count(
            "coupons_given",
            sentence!("fair-report-coupons-given"),
            Unit::Coupons,
            known.coupons.len() as u64,
        ),
        share(
            "coupons_used",
            sentence!("fair-report-coupons-used"),
            used,
            known.coupons.len() as u64,
        ),
        count(
            "messages",
            sentence!("fair-report-messages-in-files"),
            Unit::Messages,
            known.messages,
        ),
        sections::in_no_file(known),
        Figure::of(
            "withdrawals_per_thousand_messages",
            sentence!("fair-report-withdrawals"),
            Unit::PerThousand,
            Some(known.withdrew),
            Some(known.messages),
        ),
        verdict(
            "recommending",
            sentence!("hold-out-recommending"),
            &results.recommending,
            Question::Recommending,
            results,
        ),
        verdict(
            "writing",
            sentence!("hold-out-writing"),
            &results.writing,
            Question::Writing,
            results,
        ),
    ];
    figures.extend(conversations::figures(known));
    Section {
        id: "figures",
        name: sentence!("fair-report-figures"),
        answer: sentence!("fair-report-at-a-glance"),
        figures,
        shown: Shown::List,
    }
}

/// What the comparison groups say, over all fairs of the maker. The figure is the seen
/// difference of the rates, where it may be told.
fn verdict(
    id: &str,
    title: Sentence,
    answer: &Answer,
    question: Question,
    results: &FollowUpResults,
) -> Figure {
    let sentences = answer.sentences(question, results.window);
    let all = |text: fn(&Sentence) -> &str| {
        let texts: Vec<&str> = sentences.iter().map(text).collect();
        texts.join(" ")
    };
    let said = Sentence::of_texts(all(|it| &it.ko), all(|it| &it.en));
    let mut figure = Figure::of(id, title, Unit::Points, None, None);
    figure.value = answer.verdict.rate.as_ref().map(|rate| rate.seen * 100.0);
    figure.within(results.window.days()).said(said)
}
