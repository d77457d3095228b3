//! The `parameters` column, and scales.

use std::collections::BTreeMap;

use super::Reader;
use super::headers::Record;
use crate::Problem;
use crate::questionnaire::{ChoiceList, Kind, Scale, Seed, reference_at};

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
            self.report(self.at(row, "parameters", Problem::error(
                "parameters",
                format!("parameters 칸의 ‘{written}’ 내용을 읽을 수 없습니다. ‘이름=값’을 빈칸이나 쉼표로 나누어 적어 주세요."),
                format!("The parameters ‘{written}’ cannot be read. Write ‘name=value’ pairs separated by blanks or commas."),
            )));
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
                    format!(
                        "이 질문 유형에는 ‘{name}’ 설정이 없습니다. 쓸 수 있는 설정은 {}입니다.",
                        accepted.join(", ")
                    ),
                    format!(
                        "This type of question has no parameter ‘{name}’. It takes: {}.",
                        accepted.join(", ")
                    ),
                ),
            ));
        }
    }

    /// `randomize` and `seed`.
    pub(super) fn seed(&mut self, row: &Record, parameters: &Parameters) -> Option<Seed> {
        let seed = parameters.get("seed");
        let wrong = |ko: &str, en: &str| Problem::error("randomize", ko, en);
        match parameters.get("randomize").map(String::as_str) {
            None if seed.is_some() => {
                self.report(self.at(
                    row,
                    "parameters",
                    wrong(
                        "seed를 쓰려면 randomize=true도 적어야 합니다.",
                        "To use a seed, add randomize=true.",
                    ),
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
                        self.report(self.at(row, "parameters", wrong(
                            "seed에는 숫자나 ${질문이름} 하나만 적을 수 있습니다.",
                            "A seed must be a number or a reference to one question, like ${question}.",
                        )));
                        None
                    }
                },
            },
            Some(_) => {
                self.report(self.at(
                    row,
                    "parameters",
                    wrong(
                        "randomize에는 true나 false만 적을 수 있습니다.",
                        "randomize must be true or false.",
                    ),
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
                        format!("range 질문의 ‘{name}’에는 숫자를 적어 주세요."),
                        format!("The range parameter ‘{name}’ must be a number."),
                    )),
                },
            }
        };
        let (start, end, step) = (number("start")?, number("end")?, number("step")?);
        if start.is_none() || end.is_none() {
            self.report(self.at(row, "parameters", Problem::warning(
                "range_default",
                "range 질문의 처음이나 끝을 적지 않으면 1에서 10까지로 봅니다. 0부터 묻고 싶으면 start=0 end=10이라고 적어 주세요.",
                "A range without start or end runs from 1 to 10. To ask from 0, write start=0 end=10.",
            )));
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
                format!(
                    "range 질문의 ‘{name}’ 값은 0보다 크고 처음과 끝의 차이보다 작거나 같아야 합니다."
                ),
                format!(
                    "The range parameter ‘{name}’ must be above 0 and no larger than the distance from start to end."
                ),
            ))
        };
        spacing("step", scale.step)?;
        let interval = number("tick_interval")?;
        if let Some(interval) = interval {
            spacing("tick_interval", interval)?;
            if !on(interval, scale.step) {
                return Err(Problem::error(
                    "range_interval",
                    "range 질문의 tick_interval은 step의 배수여야 합니다.",
                    "The range parameter tick_interval must be a multiple of step.",
                ));
            }
        }
        let placeholder = number("placeholder")?;
        if placeholder.is_some_and(|value| !scale.contains(value)) {
            return Err(Problem::error(
                "range_placeholder",
                "range 질문의 placeholder는 눈금 위의 값이어야 합니다.",
                "The range parameter placeholder must be a value on the scale.",
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
                "tick_interval, placeholder, tick_labelset은 appearance가 비었거나 vertical, no-ticks일 때만 쓸 수 있습니다.",
                "tick_interval, placeholder and tick_labelset work only without appearance, or with vertical or no-ticks.",
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
    let wrong = |ko: &str, en: &str| Problem::error("range_labels", ko, en);
    let Some(list) = lists
        .iter()
        .find(|list| list.name.eq_ignore_ascii_case(name))
    else {
        return Err(wrong(
            "tick_labelset이 가리키는 선택 목록이 choices 시트에 없습니다.",
            "The list named by tick_labelset is not on the choices sheet.",
        ));
    };
    let ticks = Scale {
        step: interval.unwrap_or(scale.step),
        ..scale.clone()
    };
    let mut values = Vec::new();
    for choice in &list.choices {
        let value = choice.name.parse::<f64>().unwrap_or(f64::NAN);
        if !scale.contains(value) || !ticks.contains(value) {
            return Err(wrong(
                "tick_labelset 목록의 이름은 모두 눈금 위의 숫자여야 합니다.",
                "The names in the tick_labelset list must all be numbers on the scale.",
            ));
        }
        if !values.contains(&value) {
            values.push(value);
        }
    }
    let ends = [scale.start, scale.end];
    if no_ticks && !(values.len() == 2 && ends.iter().all(|end| values.contains(end))) {
        return Err(wrong(
            "no-ticks 모양에서는 tick_labelset 목록에 처음 값과 끝 값 두 개만 있어야 합니다.",
            "With no-ticks, the tick_labelset list must hold exactly the first and the last value.",
        ));
    }
    Ok(())
}
