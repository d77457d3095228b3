//! What kind of answer a question takes.

/// The kind of a question, as a screen needs to know it.
#[derive(Debug, Clone, PartialEq)]
pub enum Kind {
    /// Free text.
    Text,
    /// A whole number.
    Integer,
    /// A number with decimals.
    Decimal,
    /// A day, `2026-11-01`.
    Date,
    /// A time of day, `10:20`.
    Time,
    /// A day and time, `2026-11-01T10:20:00.000+09:00`.
    DateTime,
    /// One of the choices.
    SelectOne,
    /// Any of the choices, kept in the order of the list.
    SelectMultiple,
    /// All choices in the order the visitor likes them.
    Rank,
    /// A number on a scale.
    Range(Scale),
    /// A text to read; takes no answer.
    Note,
    /// A tick; its answer is `OK`.
    Acknowledge,
    /// The content of a scanned code.
    Barcode,
    /// The name of a picture kept elsewhere.
    Image,
    /// Worked out, never shown.
    Calculate,
    /// Never shown; keeps its default.
    Hidden,
    /// Filled in by the app.
    Metadata(Metadata),
}

/// The scale of a range question; all numbers as the author wrote them.
#[derive(Debug, Clone, PartialEq)]
pub struct Scale {
    /// The first value.
    pub start: f64,
    /// The last value; smaller than `start` on a scale that runs down.
    pub end: f64,
    /// The distance between values, above 0.
    pub step: f64,
    /// Whether any of them has decimals.
    pub decimal: bool,
}

/// What the app fills in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Metadata {
    /// When the questionnaire was opened.
    Start,
    /// When it was finished.
    End,
    /// The day it was opened.
    Today,
    /// The machine.
    DeviceId,
    /// The person at the booth.
    Username,
    /// Something only telephones know (number, SIM, e-mail); always blank here.
    Unknown,
}

/// Where the choices of a question come from.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum ChoiceSource {
    /// A list, by its place in the questionnaire.
    List(usize),
    /// The answers of a repeated question (`select_one ${name}`).
    Answers(String),
}

impl Kind {
    /// Whether the question has a place on the screen.
    pub fn is_visible(&self) -> bool {
        !matches!(self, Self::Calculate | Self::Hidden | Self::Metadata(_))
    }

    /// Whether a visitor can answer it.
    pub fn is_answerable(&self) -> bool {
        self.is_visible() && !matches!(self, Self::Note)
    }

    /// Whether it offers choices.
    pub fn has_choices(&self) -> bool {
        matches!(self, Self::SelectOne | Self::SelectMultiple | Self::Rank)
    }

    /// The names of the choices that an answer consists of. Only where several
    /// may be chosen they are kept in one text with blanks between (XLSForm);
    /// anywhere else a blank is part of the one name, or of the text.
    pub fn chosen<'a>(&self, answer: &'a str) -> Vec<&'a str> {
        match self {
            Self::SelectMultiple | Self::Rank => answer.split_whitespace().collect(),
            _ if answer.is_empty() => Vec::new(),
            _ => vec![answer],
        }
    }

    /// The word for it in the `type` column.
    pub fn type_name(&self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Integer => "integer",
            Self::Decimal => "decimal",
            Self::Date => "date",
            Self::Time => "time",
            Self::DateTime => "dateTime",
            Self::SelectOne => "select_one",
            Self::SelectMultiple => "select_multiple",
            Self::Rank => "rank",
            Self::Range(_) => "range",
            Self::Note => "note",
            Self::Acknowledge => "acknowledge",
            Self::Barcode => "barcode",
            Self::Image => "image",
            Self::Calculate => "calculate",
            Self::Hidden => "hidden",
            Self::Metadata(Metadata::Start) => "start",
            Self::Metadata(Metadata::End) => "end",
            Self::Metadata(Metadata::Today) => "today",
            Self::Metadata(Metadata::DeviceId) => "deviceid",
            Self::Metadata(Metadata::Username) => "username",
            Self::Metadata(Metadata::Unknown) => "phonenumber",
        }
    }
}

impl Scale {
    /// Whether a number lies on the scale and on one of its steps.
    pub fn contains(&self, number: f64) -> bool {
        let (low, high) = (self.start.min(self.end), self.start.max(self.end));
        let steps = (number - self.start) / self.step;
        number >= low - 1e-9 && number <= high + 1e-9 && (steps - steps.round()).abs() < 1e-6
    }
}
