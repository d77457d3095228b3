//! The report of one fair: its figures, as a workbook and on paper.
//!
//! A figure says what it counts, by what it was divided, and for which days. Whoever hands
//! the figures in worked them out; here they are only written.

mod paper;
mod table;

use chrono::{DateTime, FixedOffset};
use words::{Language, Sentence, sentence};

/// The report of one fair.
#[derive(Debug, Clone, PartialEq)]
pub struct FairReport {
    /// The fair's name.
    pub fair: Sentence,
    /// Its first and last day.
    pub days: Sentence,
    /// Who was there.
    pub maker: Sentence,
    /// When the report is made, in the fair's time zone.
    pub made_at: DateTime<FixedOffset>,
    /// How many days after the fair a purchase counts.
    pub window_days: u32,
    /// Whether it paid, as far as is known.
    pub answer: Sentence,
    /// The figures; the first section holds those that everybody asks for.
    pub sections: Vec<Section>,
    /// What has to be known to read them.
    pub notes: Vec<Sentence>,
}

/// Figures that answer one question together.
#[derive(Debug, Clone, PartialEq)]
pub struct Section {
    /// A stable word.
    pub id: &'static str,
    /// What it is about, in a few words.
    pub name: Sentence,
    /// The answer, in a sentence.
    pub answer: Sentence,
    /// The figures.
    pub figures: Vec<Figure>,
    /// How they are shown.
    pub shown: Shown,
}

/// How the figures of a section are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shown {
    /// Each by itself.
    List,
    /// As bars, which compare them.
    Bars,
    /// In the workbook only.
    Table,
}

/// One figure.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// A stable word, unique in the report.
    pub id: String,
    /// What it says.
    pub title: Sentence,
    /// What it counts in.
    pub unit: Unit,
    /// What was counted; none where it is not known or must not be told.
    pub numerator: Option<u64>,
    /// Of how many, or by what it was divided; none for a plain count.
    pub denominator: Option<u64>,
    /// The figure: a count, a sum in won, or the one divided by the other; a share from 0
    /// to 1. None where it is not known or must not be told.
    pub value: Option<f64>,
    /// How many days after the fair count; none where the days make no difference.
    pub window_days: Option<u32>,
    /// Whether it must not be told, because it would tell of one to four people.
    pub is_hidden: bool,
    /// What has to be known of it.
    pub note: Option<Sentence>,
}

/// What a figure counts in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// People.
    People,
    /// Surveys.
    Surveys,
    /// Coupons.
    Coupons,
    /// Sales.
    Sales,
    /// Messages.
    Messages,
    /// Conversations.
    Conversations,
    /// Won.
    Won,
    /// A part of all, from 0 to 1.
    Share,
    /// So many of a thousand.
    PerThousand,
    /// So many times as much.
    Times,
    /// By how many points of a hundred one part is larger than another.
    Points,
}

impl Unit {
    /// A stable word.
    pub fn code(self) -> &'static str {
        match self {
            Self::People => "people",
            Self::Surveys => "surveys",
            Self::Coupons => "coupons",
            Self::Sales => "sales",
            Self::Messages => "messages",
            Self::Conversations => "conversations",
            Self::Won => "won",
            Self::Share => "share",
            Self::PerThousand => "per_thousand",
            Self::Times => "times",
            Self::Points => "points",
        }
    }

    fn in_words(self) -> Sentence {
        match self {
            Self::People => sentence!("fair-report-unit-people"),
            Self::Surveys => sentence!("fair-report-unit-surveys"),
            Self::Coupons => sentence!("fair-report-unit-coupons"),
            Self::Sales => sentence!("fair-report-unit-sales"),
            Self::Messages => sentence!("fair-report-unit-messages"),
            Self::Conversations => sentence!("fair-report-unit-conversations"),
            Self::Won => sentence!("fair-report-unit-won"),
            Self::Share => sentence!("fair-report-unit-share"),
            Self::PerThousand => sentence!("fair-report-unit-per-thousand"),
            Self::Times => sentence!("fair-report-unit-times"),
            Self::Points => sentence!("fair-report-unit-points"),
        }
    }
}

impl Figure {
    /// So many.
    pub fn count(id: impl Into<String>, title: Sentence, unit: Unit, number: u64) -> Self {
        Self::of(id, title, unit, Some(number), None)
    }

    /// So many of all.
    pub fn share(id: impl Into<String>, title: Sentence, part: u64, all: u64) -> Self {
        Self::of(id, title, Unit::Share, Some(part), Some(all))
    }

    /// One thing by another; without a value where there is nothing to divide by.
    pub fn of(
        id: impl Into<String>,
        title: Sentence,
        unit: Unit,
        numerator: Option<u64>,
        denominator: Option<u64>,
    ) -> Self {
        let times = match unit {
            Unit::PerThousand => 1_000.0,
            _ => 1.0,
        };
        let value = match (numerator, denominator) {
            (None, _) | (_, Some(0)) => None,
            (Some(number), None) => Some(number as f64),
            (Some(part), Some(all)) => Some(part as f64 * times / all as f64),
        };
        Self {
            id: id.into(),
            title,
            unit,
            numerator,
            denominator,
            value,
            window_days: None,
            is_hidden: false,
            note: None,
        }
    }

    /// The same where the number would tell of one to four people.
    pub fn hidden_where_none(self) -> Self {
        Self {
            is_hidden: self.numerator.is_none(),
            ..self
        }
    }

    /// The same, which counts so many days after the fair.
    pub fn within(self, window_days: u32) -> Self {
        Self {
            window_days: Some(window_days),
            ..self
        }
    }

    /// The same with what has to be known of it.
    pub fn said(self, note: Sentence) -> Self {
        Self {
            note: Some(note),
            ..self
        }
    }

    /// The figure in words, with what it was worked out from.
    pub fn in_words(&self) -> Sentence {
        if self.is_hidden {
            return sentence!("fair-report-hidden");
        }
        if let (Unit::Points, Some(verdict)) = (self.unit, &self.note) {
            return verdict.clone();
        }
        let Some(value) = self.value else {
            return sentence!("fair-report-unknown");
        };
        let whole = value.round() as u64;
        let numerator = self.numerator.unwrap_or_default();
        let denominator = self.denominator.unwrap_or_default();
        let of = sentence!("fair-report-of", part = numerator, all = denominator);
        match self.unit {
            Unit::People => sentence!("fair-report-people", count = whole),
            Unit::Surveys => sentence!("fair-report-surveys", count = whole),
            Unit::Coupons => sentence!("fair-report-coupons", count = whole),
            Unit::Sales => sentence!("fair-report-sales", count = whole),
            Unit::Messages => sentence!("fair-report-messages", count = whole),
            Unit::Conversations => sentence!("fair-report-conversations-number", count = whole),
            Unit::Won if self.denominator.is_none() => sentence!("fair-report-won", won = whole),
            Unit::Won => sentence!("fair-report-won-by", won = whole, of = of),
            Unit::Share => {
                let percent = format!("{:.1}", value * 100.0);
                sentence!("fair-report-share", percent = percent, of = of)
            }
            Unit::PerThousand => {
                sentence!("fair-report-by", value = format!("{value:.1}"), of = of)
            }
            Unit::Times => sentence!("fair-report-times", value = format!("{value:.2}"), of = of),
            Unit::Points => sentence!("fair-report-points", value = format!("{value:+.1}")),
        }
    }
}

impl Section {
    /// The figures that are compared, each with the length of its bar in thousandths. A share
    /// is a part of the whole; of counts the largest takes all of it. What counts in
    /// something else than the first figure is compared with none of them.
    pub fn bars(&self) -> impl Iterator<Item = (&Figure, u16)> {
        let unit = self.figures.first().map(|it| it.unit);
        let figures = self.figures.iter().filter(move |it| Some(it.unit) == unit);
        let values = figures.clone().filter_map(|it| it.value);
        let all = match unit {
            Some(Unit::Share) => 1.0,
            _ => values.fold(0.0, f64::max),
        };
        figures.map(move |figure| {
            let value = figure.value.filter(|_| all > 0.0);
            let part = value.map_or(0.0, |value| value / all);
            (figure, (part * 1_000.0) as u16)
        })
    }
}

impl FairReport {
    /// All figures, each with the section it stands in.
    pub fn figures(&self) -> impl Iterator<Item = (&Section, &Figure)> {
        let sections = self.sections.iter();
        sections.flat_map(|section| section.figures.iter().map(move |it| (section, it)))
    }

    /// What the files are called, without extension.
    pub fn file_stem(&self, language: Language) -> String {
        let day = self.made_at.format("%Y-%m-%d").to_string();
        sentence!("fair-report-file-name", day = day, fair = &self.fair).into_text(language)
    }

    fn title(&self) -> Sentence {
        sentence!("fair-report-title", fair = &self.fair)
    }

    fn window(&self) -> Sentence {
        sentence!("fair-report-window", days = self.window_days)
    }
}
