//! What was found, in sentences an owner can say.
//!
//! Rates are told of a thousand people, so that they need no fraction, and ranges are
//! rounded away from certainty.

use super::results::{Answer, HoldOut};
use super::window::Window;
use experiment::{Found, Range};
use words::{Sentence, sentence};

/// What is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Question {
    /// Whether recommending helped.
    Recommending,
    /// Whether writing helped.
    Writing,
}

/// A range in whole numbers: where it lies, and the two ends without their signs.
enum Span {
    More(u64, u64),
    Fewer(u64, u64),
    Either { fewer: u64, more: u64 },
}

impl Span {
    fn of(range: &Range, times: f64) -> Self {
        let whole = |exact: f64| exact.abs() as u64;
        let (low, high) = ((range.low * times).floor(), (range.high * times).ceil());
        if range.low > 0.0 {
            Self::More(whole(low), whole(high))
        } else if range.high < 0.0 {
            Self::Fewer(whole(high), whole(low))
        } else {
            Self::Either {
                fewer: whole(low),
                more: whole(high),
            }
        }
    }
}

fn rate_sentence(rate: &Range, window: Window) -> Sentence {
    let days = window.days();
    match Span::of(rate, 1_000.0) {
        Span::More(low, high) => {
            sentence!("hold-out-rate-more", days = days, low = low, high = high)
        }
        Span::Fewer(low, high) => {
            sentence!("hold-out-rate-fewer", days = days, low = low, high = high)
        }
        Span::Either { fewer, more } => {
            sentence!(
                "hold-out-rate-either",
                days = days,
                fewer = fewer,
                more = more
            )
        }
    }
}

fn won_sentence(won: &Range) -> Sentence {
    match Span::of(won, 1.0) {
        Span::More(low, high) => sentence!("hold-out-won-more", low = low, high = high),
        Span::Fewer(low, high) => sentence!("hold-out-won-fewer", low = low, high = high),
        Span::Either { fewer, more } => {
            sentence!("hold-out-won-either", fewer = fewer, more = more)
        }
    }
}

impl Answer {
    /// What was found, the verdict first.
    pub fn sentences(&self, question: Question, window: Window) -> Vec<Sentence> {
        let found = match (self.verdict.found, question) {
            (Found::Helped, Question::Recommending) => sentence!("hold-out-recommending-helped"),
            (Found::Helped, Question::Writing) => sentence!("hold-out-writing-helped"),
            (Found::Harmed, Question::Recommending) => sentence!("hold-out-recommending-harmed"),
            (Found::Harmed, Question::Writing) => sentence!("hold-out-writing-harmed"),
            (Found::NotKnown { more_people }, _) => {
                sentence!("hold-out-not-known", people = more_people)
            }
        };
        let mut all = vec![found];
        all.extend(
            self.verdict
                .rate
                .as_ref()
                .map(|it| rate_sentence(it, window)),
        );
        all.extend(self.verdict.won.as_ref().map(won_sentence));
        if self.fairs > 0 {
            let (treated, control, fairs) = (self.treated, self.control, self.fairs);
            all.push(sentence!(
                "hold-out-counted",
                fairs = fairs,
                treated = treated,
                control = control
            ));
        }
        if let Some(day) = self.next_on {
            let (people, days) = (self.waiting, window.days());
            let day = super::people::day_in_words(day);
            all.push(sentence!(
                "hold-out-waiting",
                people = people,
                days = days,
                day = day
            ));
        }
        if question == Question::Writing && self.fairs > 0 {
            all.push(sentence!("hold-out-writing-mind"));
        }
        all
    }
}

impl HoldOut {
    /// What could be found with the people at hand, and what follows from that.
    pub fn sentences(&self) -> Vec<Sentence> {
        let of_a_thousand = |share: f64| (share * 1_000.0).round() as u64;
        let reachable = self.reachable;
        let advice = match self.suggestion.percent {
            0 => sentence!(
                "hold-out-too-few",
                reachable = reachable,
                people = self.suggestion.people_needed
            ),
            percent => sentence!(
                "hold-out-suggested",
                reachable = reachable,
                percent = percent,
                difference = of_a_thousand(self.suggestion.half_width)
            ),
        };
        let rate = of_a_thousand(self.base_rate.rate);
        let base = match self.base_rate.is_assumed {
            true => sentence!("hold-out-rate-assumed", rate = rate),
            false => sentence!("hold-out-rate-known", rate = rate),
        };
        vec![advice, base]
    }
}
