//! One question: its texts, rules and default.

use chrono::{Offset as _, Utc};

use super::headers::{Record, extra};
use super::survey::Walk;
use crate::expression::parse;
use crate::filling::understand_default;
use crate::questionnaire::{Initial, Kind, Metadata, Question, Rules, Texts, What, reference_at};
use words::sentence;

/// Questions in one questionnaire.
const MOST_QUESTIONS: usize = 2_000;

impl Walk<'_> {
    pub(super) fn ask(&mut self, row: &Record, kind: Kind) {
        let parameters = self.reader.parameters(row);
        let whole = |name: &str| {
            let value = parameters.get(name);
            value.is_none_or(|value| value.parse::<i64>().is_ok())
        };
        match kind {
            Kind::Text => {
                self.reader.accept_only(row, &parameters, &["rows"]);
                if !whole("rows") {
                    self.error(row, "parameters", "rows", sentence!("questionnaire-rows"));
                }
            }
            Kind::Image => {
                self.reader
                    .accept_only(row, &parameters, &["app", "max-pixels"]);
                if !whole("max-pixels") {
                    self.error(
                        row,
                        "parameters",
                        "max_pixels",
                        sentence!("questionnaire-max-pixels"),
                    );
                }
                self.warn(
                    row,
                    "type",
                    "image_question",
                    sentence!("questionnaire-image-question"),
                );
            }
            Kind::Metadata(Metadata::Unknown) => self.warn(
                row,
                "type",
                "blank_metadata",
                sentence!("questionnaire-blank-metadata"),
            ),
            _ => {}
        }
        self.question(row, kind);
    }

    /// Adds a question; returns its place.
    pub(super) fn question(&mut self, row: &Record, kind: Kind) -> Option<usize> {
        let name = self.name(row)?;
        self.questions += 1;
        if self.questions > MOST_QUESTIONS {
            if self.questions == MOST_QUESTIONS + 1 {
                self.error(
                    row,
                    "type",
                    "too_many_questions",
                    sentence!("questionnaire-too-many-questions"),
                );
            }
            return None;
        }
        if row.get("bind::entities:saveto").is_some() {
            self.error(
                row,
                "bind::entities:saveto",
                "entities",
                sentence!("questionnaire-save-to"),
            );
        }
        let texts = Texts {
            label: self.reader.text(row, "label"),
            hint: self.reader.text(row, "hint"),
            guidance_hint: self.reader.text(row, "guidance_hint"),
            constraint_message: self.reader.text(row, "bind::jr:constraintMsg"),
            required_message: self.reader.text(row, "bind::jr:requiredMsg"),
        };
        let rules = Rules {
            relevant: self.reader.rule(row, "bind::relevant"),
            required: self
                .reader
                .rule(row, "bind::required")
                .filter(|rule| rule.source != "false()"),
            read_only: self
                .reader
                .rule(row, "bind::readonly")
                .filter(|rule| rule.source != "false()"),
            constraint: self.reader.rule(row, "bind::constraint"),
            calculation: self.reader.rule(row, "bind::calculate"),
            choice_filter: self.reader.rule(row, "choice_filter"),
            default: self.default(row, &kind),
            trigger: self.trigger(row),
        };
        let computed_default = matches!(rules.default, Some(Initial::Computed(_)));
        if kind == Kind::Calculate && row.get("bind::calculate").is_none() && !computed_default {
            self.error(
                row,
                "bind::calculate",
                "no_calculation",
                sentence!("questionnaire-no-calculation"),
            );
        }
        self.check_label(row, &kind, &texts, &rules);
        let appearance = row.get("control::appearance").map(str::to_owned);
        if appearance.as_deref().is_some_and(|a| a.contains("search(")) {
            self.warn(
                row,
                "control::appearance",
                "external_file",
                sentence!("questionnaire-search"),
            );
        }
        let parameters =
            super::parameters::parse(row.get("parameters").unwrap_or_default()).unwrap_or_default();
        let question = Question {
            path: self.path(&name),
            name,
            kind,
            appearance,
            parameters,
            texts,
            rules,
            choices: None,
            randomize: None,
            extra: extra(row),
        };
        Some(self.push(row.number, What::Question(question)))
    }

    fn check_label(&mut self, row: &Record, kind: &Kind, texts: &Texts, rules: &Rules) {
        let media = |key: &str| row.cells.iter().any(|(column, _)| column.key == key);
        if media("media::big-image") && !media("media::image") {
            self.error(
                row,
                "media::big-image",
                "big_image",
                sentence!("questionnaire-big-image"),
            );
        }
        let shown = !texts.label.is_empty() || !texts.hint.is_empty();
        let has_media = ["media::image", "media::audio", "media::video"]
            .into_iter()
            .any(media);
        let worked_out = rules.calculation.is_some() || !rules.trigger.is_empty();
        let hidden = !kind.is_visible() || (worked_out && !shown);
        if !hidden && !shown && !has_media && row.get("bind::calculate").is_none() {
            let name = row.get("name").unwrap_or_default();
            self.error(
                row,
                "label",
                "no_label",
                sentence!("questionnaire-no-label", name = name),
            );
        }
    }

    fn trigger(&mut self, row: &Record) -> Vec<String> {
        let Some(written) = row.get("trigger") else {
            return Vec::new();
        };
        let mut names = Vec::new();
        let pieces = written.split(',').map(str::trim);
        for piece in pieces.filter(|piece| !piece.is_empty() || !written.contains("${")) {
            match reference_at(piece) {
                Some((name, length)) if length == piece.len() => names.push(name.to_owned()),
                _ => {
                    self.error(
                        row,
                        "trigger",
                        "trigger",
                        sentence!("questionnaire-trigger"),
                    );
                    return Vec::new();
                }
            }
        }
        names
    }

    fn default(&mut self, row: &Record, kind: &Kind) -> Option<Initial> {
        let written = row.get("default")?;
        if !is_dynamic(written, kind) {
            if understand_default(kind, written, Utc.fix()).is_none() {
                self.warn(
                    row,
                    "default",
                    "default_type",
                    sentence!("questionnaire-default-type", written = written),
                );
            }
            return Some(Initial::Literal(written.to_owned()));
        }
        match parse(written) {
            Ok(_) => self
                .reader
                .parse_rule(row, "default", written)
                .map(Initial::Computed),
            // `C++` and `TV (42)` look like expressions and are none.
            Err(_) if !written.contains("${") => {
                self.warn(
                    row,
                    "default",
                    "default_as_text",
                    sentence!("questionnaire-default-as-text", written = written),
                );
                Some(Initial::Literal(written.to_owned()))
            }
            Err(error) => {
                let problem = self
                    .reader
                    .at(row, "default", super::expression_problem(&error));
                self.reader.report(problem);
                None
            }
        }
    }
}

/// Whether a default is an expression: it has an operator, a call or a `${}`.
/// A `-` in a date is none, nor is one inside a word or a number.
fn is_dynamic(written: &str, kind: &Kind) -> bool {
    if written.contains("${") {
        return true;
    }
    let characters: Vec<char> = written.chars().collect();
    let mut quote = None;
    let mut word = String::new();
    for (at, &c) in characters.iter().enumerate() {
        if let Some(open) = quote {
            if c == open {
                quote = None;
            }
            continue;
        }
        let next = characters.get(at + 1).copied();
        match c {
            '\'' | '"' if characters[at + 1..].contains(&c) => quote = Some(c),
            '(' if crate::expression::is_name(word.rsplit(':').next().unwrap_or_default()) => {
                return true;
            }
            '*' | '+' | '|' => return true,
            '-' if word.is_empty()
                && !next.is_some_and(|next| next.is_ascii_digit() || next == '.') =>
            {
                return !matches!(kind, Kind::Date | Kind::DateTime);
            }
            _ => {}
        }
        if c.is_whitespace() {
            if matches!(word.as_str(), "mod" | "div") && next.is_some() {
                return true;
            }
            word.clear();
        } else if c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | ':') {
            word.push(c);
        } else {
            word.clear();
        }
    }
    false
}
