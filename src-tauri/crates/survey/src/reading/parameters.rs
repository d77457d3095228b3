//! The `parameters` column, and scales.

use std::collections::BTreeMap;

use super::Reader;
use super::headers::Record;
use crate::Problem;
use crate::questionnaire::{ChoiceList, Kind, Scale, Seed, reference_at};
use words::{Sentence, sentence};

/// `name=value` pairs by name in lower case.
pub(super) type Parameters = BTreeMap<String, String>;

/// Reads the column; None when it is not made of `name=value` pairs.
pub(super) fn parse(written: &str) -> Option<Parameters> {
    let mut parameters = Parameters::new();
    // Blanks around `=` belong to nothing.
    let spaced = written.replace([',', ';'], " ");
    let mut words = Vec::new();
    for word in spaced.split_whitespace() {
        let mut parts = word.split('=').peekable();
        while let Some(part) = parts.next() {
            if !part.is_empty() {
                words.push(part);
            }
            if parts.peek().is_some() {
                words.push("=");
            }
        }
    }
    for pair in words.chunks(3) {
        let [name, "=", value] = pair else {
            return None;
        };
        if *name == "=" || *value == "=" {
            return None;
        }
        let value = if value.starts_with("${") {
            (*value).to_owned()
        } else {
            value.to_lowercase()
        };
        parameters.insert(name.to_lowercase(), value);
    }
    Some(parameters)
}

impl Reader {
    pub(super) fn parameters(&mut self, row: &Record) -> Parameters {
        let written = row.get("parameters").unwrap_or_default();
        parse(written).unwrap_or_else(|| {
            self.report(self.at(
                row,
                "parameters",
                Problem::error(
                    "parameters",
                    sentence!("questionnaire-parameters", written = written),
                ),
            ));
            Parameters::new()
        })
    }

    /// Reports parameters this type does not take.
    pub(super) fn accept_only(&mut self, row: &Record, parameters: &Parameters, accepted: &[&str]) {
        for name in parameters
            .keys()
            .filter(|name| !accepted.contains(&name.as_str()))
        {
            self.report(self.at(
                row,
                "parameters",
                Problem::error(
                    "unknown_parameter",
                    sentence!(
                        "questionnaire-unknown-parameter",
                        name = name,
                        accepted = accepted.join(", ")
                    ),
                ),
            ));
        }
    }

    /// `randomize` and `seed`.
    pub(super) fn seed(&mut self, row: &Record, parameters: &Parameters) -> Option<Seed> {
        let seed = parameters.get("seed");
        let wrong = |sentence: Sentence| Problem::error("randomize", sentence);
        match parameters.get("randomize").map(String::as_str) {
            None if seed.is_some() => {
                self.report(self.at(
                    row,
                    "parameters",
                    wrong(sentence!("questionnaire-seed-without-randomize")),
                ));
                None
            }
            None | Some("false") => None,
            Some("true") => match seed {
                None => Some(Seed::Any),
                Some(seed) if seed.parse::<f64>().is_ok() => Some(Seed::Number(seed.clone())),
                Some(seed) => match reference_at(seed) {
                    Some((name, length)) if length == seed.len() => {
                        Some(Seed::Question(name.to_owned()))
                    }
                    _ => {
                        self.report(self.at(
                            row,
                            "parameters",
                            wrong(sentence!("questionnaire-seed")),
                        ));
                        None
                    }
                },
            },
            Some(_) => {
                self.report(self.at(
                    row,
                    "parameters",
                    wrong(sentence!("questionnaire-randomize")),
                ));
                None
            }
        }
    }

    /// A range question's scale. Without parameters it runs from 1 to 10 by 1,
    /// as pyxform has it; xlsform.org says 0 to 10, so the author is warned.
    pub(super) fn scale(
        &mut self,
        row: &Record,
        parameters: &Parameters,
        lists: &[ChoiceList],
    ) -> Kind {
        self.accept_only(
            row,
            parameters,
            &[
                "start",
                "end",
                "step",
                "placeholder",
                "tick_interval",
                "tick_labelset",
            ],
        );
        let fallback = Scale {
            start: 1.0,
            end: 10.0,
            step: 1.0,
            decimal: false,
        };
        match self.checked_scale(row, parameters, lists) {
            Ok(scale) => Kind::Range(scale),
            Err(problem) => {
                self.report(self.at(row, "parameters", problem));
                Kind::Range(fallback)
            }
        }
    }

    fn checked_scale(
        &mut self,
        row: &Record,
        parameters: &Parameters,
        lists: &[ChoiceList],
    ) -> Result<Scale, Problem> {
        let number = |name: &str| -> Result<Option<f64>, Problem> {
            match parameters.get(name) {
                None => Ok(None),
                Some(text) => match text.parse::<f64>() {
                    Ok(number) if number.is_finite() => Ok(Some(number)),
                    _ => Err(Problem::error(
                        "range_not_a_number",
                        sentence!("questionnaire-range-not-a-number", name = name),
                    )),
                },
            }
        };
        let (start, end, step) = (number("start")?, number("end")?, number("step")?);
        if start.is_none() || end.is_none() {
            self.report(self.at(
                row,
                "parameters",
                Problem::warning("range_default", sentence!("questionnaire-range-default")),
            ));
        }
        let scale = Scale {
            start: start.unwrap_or(1.0),
            end: end.unwrap_or(10.0),
            step: step.unwrap_or(1.0),
            decimal: false,
        };
        let width = (scale.end - scale.start).abs();
        let on = |value: f64, unit: f64| ((value / unit) - (value / unit).round()).abs() < 1e-9;
        let spacing = |name: &str, value: f64| -> Result<(), Problem> {
            if value > 0.0 && value <= width {
                return Ok(());
            }
            Err(Problem::error(
                "range_step",
                sentence!("questionnaire-range-step", name = name),
            ))
        };
        spacing("step", scale.step)?;
        let interval = number("tick_interval")?;
        if let Some(interval) = interval {
            spacing("tick_interval", interval)?;
            if !on(interval, scale.step) {
                return Err(Problem::error(
                    "range_interval",
                    sentence!("questionnaire-range-interval"),
                ));
            }
        }
        let placeholder = number("placeholder")?;
        if placeholder.is_some_and(|value| !scale.contains(value)) {
            return Err(Problem::error(
                "range_placeholder",
                sentence!("questionnaire-range-placeholder"),
            ));
        }
        let appearance = row.get("control::appearance").unwrap_or_default();
        let extra = ["tick_interval", "placeholder", "tick_labelset"];
        if !appearance.is_empty()
            && !appearance.contains("vertical")
            && !appearance.contains("no-ticks")
            && extra.iter().any(|name| parameters.contains_key(*name))
        {
            return Err(Problem::error(
                "range_appearance",
                sentence!("questionnaire-range-appearance"),
            ));
        }
        if let Some(name) = parameters.get("tick_labelset") {
            tick_labels(
                name,
                lists,
                &scale,
                interval,
                appearance.contains("no-ticks"),
            )?;
        }
        let whole = |number: Option<f64>| number.is_none_or(|number| number.fract() == 0.0);
        let decimal = ![start, end, step, interval, placeholder]
            .into_iter()
            .all(whole);
        Ok(Scale { decimal, ..scale })
    }
}

fn tick_labels(
    name: &str,
    lists: &[ChoiceList],
    scale: &Scale,
    interval: Option<f64>,
    no_ticks: bool,
) -> Result<(), Problem> {
    let wrong = |sentence: Sentence| Problem::error("range_labels", sentence);
    let Some(list) = lists
        .iter()
        .find(|list| list.name.eq_ignore_ascii_case(name))
    else {
        return Err(wrong(sentence!("questionnaire-tick-list-missing")));
    };
    let ticks = Scale {
        step: interval.unwrap_or(scale.step),
        ..scale.clone()
    };
    let mut values = Vec::new();
    for choice in &list.choices {
        let value = choice.name.parse::<f64>().unwrap_or(f64::NAN);
        if !scale.contains(value) || !ticks.contains(value) {
            return Err(wrong(sentence!("questionnaire-tick-names")));
        }
        if !values.contains(&value) {
            values.push(value);
        }
    }
    let ends = [scale.start, scale.end];
    if no_ticks && !(values.len() == 2 && ends.iter().all(|end| values.contains(end))) {
        return Err(wrong(sentence!("questionnaire-tick-ends")));
    }
    Ok(())
}
