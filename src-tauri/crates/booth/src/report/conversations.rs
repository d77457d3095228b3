//! Out of how many conversations? The rates by everybody staff talked with: whoever left
//! something, and the conversations that staff counted because they left nothing.

use super::reading::Known;
use super::sections::{allowed, local, qualified, said_if_noted};
use chrono::Timelike as _;
use outreach::fair_report::{Figure, Section, Shown, Unit};
use std::collections::{BTreeMap, HashSet};
use uuid::Uuid;
use words::{Sentence, sentence};

/// All conversations, and what came of them. Where nobody counted, how many there were is
/// not known, and no rate is told.
pub(super) fn figures(known: &Known) -> Vec<Figure> {
    let counted = known.counted_at.len() as u64;
    let all = (counted > 0).then(|| counted + known.visited_at.len() as u64);
    let conversations = Figure::of(
        "conversations",
        sentence!("fair-report-conversations"),
        Unit::Conversations,
        all,
        None,
    );
    let Some(all) = all else {
        return vec![conversations.said(sentence!("fair-report-conversations-uncounted"))];
    };
    let buyers: HashSet<Uuid> = known.sold_there.iter().filter_map(|it| it.buyer).collect();
    let buyers = known.came.keys().filter(|it| buyers.contains(it)).count();
    let rate = |id: &str, title: Sentence, part: usize| {
        Figure::share(format!("{id}_per_conversation"), title, part as u64, all)
    };
    vec![
        conversations,
        Figure::count(
            "conversations_not_captured",
            sentence!("fair-report-conversations-not-captured"),
            Unit::Conversations,
            counted,
        ),
        Figure::share(
            "surveys_per_conversation",
            sentence!("fair-report-per-conversation-surveys"),
            known.surveys_handed_in,
            all,
        ),
        rate(
            "contacts",
            sentence!("fair-report-per-conversation-contacts"),
            known.contacts.len(),
        ),
        rate(
            "allowed",
            sentence!("fair-report-per-conversation-allowed"),
            allowed(known).len(),
        ),
        said_if_noted(Figure::of(
            "qualified_per_conversation",
            sentence!("fair-report-per-conversation-qualified"),
            Unit::Share,
            qualified(known),
            Some(all),
        )),
        rate(
            "buyers",
            sentence!("fair-report-per-conversation-buyers"),
            buyers,
        ),
    ]
}

/// Of the conversations of each hour of the day, those that left something; none where
/// nobody counted.
pub(super) fn by_hour(known: &Known) -> Option<Section> {
    if known.counted_at.is_empty() {
        return None;
    }
    let mut hours: BTreeMap<u32, (u64, u64)> = BTreeMap::new();
    for (moments, is_captured) in [(&known.visited_at, true), (&known.counted_at, false)] {
        for ms in moments {
            let (captured, all) = hours.entry(local(known.zone, *ms).hour()).or_default();
            *captured += u64::from(is_captured);
            *all += 1;
        }
    }
    let (captured, all) = hours
        .values()
        .fold((0, 0), |sum, it| (sum.0 + it.0, sum.1 + it.1));
    let figures = hours.into_iter().map(|(hour, (captured, all))| {
        let title = sentence!("fair-report-hour", hour = hour);
        Figure::share(format!("captured.{hour:02}"), title, captured, all)
    });
    Some(Section {
        id: "conversation_hours",
        name: sentence!("fair-report-captured-by-hour"),
        answer: sentence!(
            "fair-report-captured-answer",
            all = all,
            captured = captured
        ),
        figures: figures.collect(),
        shown: Shown::Bars,
    })
}
