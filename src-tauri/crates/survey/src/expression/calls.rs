//! What each function does.
//!
//! Source: the ODK XForms specification, "XPath functions", and where it leaves
//! room, JavaRosa's `XPathFuncExpr`.

use super::evaluator::{PATTERN_BYTES_A_VISIT, Scope};
use super::node::Node;
use super::pattern::{LARGEST_PROGRAM, Pattern};
use super::text::{LONGEST_TEXT, joined};
use super::tree::Expression;
use super::{Computed, ExpressionError, Function, chance, clock, number};

/// The most text a function may gather from its arguments, in bytes.
const LONGEST_VALUES: usize = 1 << 20;

impl Scope<'_> {
    pub(super) fn call(
        &self,
        function: Function,
        arguments: &[Expression],
    ) -> Result<Computed, ExpressionError> {
        use Function as F;
        match function {
            F::True => Ok(Computed::Boolean(true)),
            F::False => Ok(Computed::Boolean(false)),
            F::Now => Ok(Computed::Time(self.context.now)),
            F::Today => Ok(Computed::Day(self.context.now.date_naive())),
            F::Pi => Ok(Computed::Number(std::f64::consts::PI)),
            F::Random => Ok(Computed::Number(chance::fraction(
                self.context.seed,
                self.meter.draw(),
            ))),
            F::Version => Ok(Computed::Text(
                self.form
                    .map(|f| f.version().to_owned())
                    .unwrap_or_default(),
            )),
            F::Uuid => self.uuid(arguments),
            F::If => {
                let [condition, yes, no] = arguments else {
                    return Err(wrong("if"));
                };
                self.single(if self.truth(condition)? { yes } else { no })
            }
            F::Coalesce => self.coalesce(arguments),
            F::Once => self.once(arguments),
            F::Concat
            | F::Join
            | F::Min
            | F::Max
            | F::Sum
            | F::Count
            | F::CountNonEmpty
            | F::Checklist
            | F::WeightedChecklist
            | F::Randomize => self.call_on_sets(function, arguments),
            F::Position => self.position(arguments),
            F::IndexedRepeat => self.indexed_repeat(arguments),
            F::ChoiceName => self.choice_name(arguments),
            F::Itext => {
                let id = self.argument_text(arguments, 0)?;
                let label = self.form.and_then(|form| form.itext(&id));
                Ok(Computed::Text(label.unwrap_or_default()))
            }
            // A file that the workbook does not carry has no rows, so nothing
            // is found in it; import warns of it.
            F::Pulldata => Ok(Computed::Text(String::new())),
            F::Property => self.property(arguments),
            F::Date
            | F::DateTime
            | F::DecimalDateTime
            | F::DecimalTime
            | F::FormatDate
            | F::FormatDateTime => self.call_on_dates(function, arguments),
            F::Abs
            | F::Acos
            | F::Asin
            | F::Atan
            | F::Atan2
            | F::Cos
            | F::Exp
            | F::Exp10
            | F::Int
            | F::Log
            | F::Log10
            | F::Number
            | F::Pow
            | F::Round
            | F::Sin
            | F::Sqrt
            | F::Tan => self
                .call_on_numbers(function, arguments)
                .map(Computed::Number),
            F::Boolean
            | F::Not
            | F::BooleanFromString
            | F::Contains
            | F::StartsWith
            | F::EndsWith
            | F::Selected
            | F::Regex => self
                .call_for_truth(function, arguments)
                .map(Computed::Boolean),
            F::CountSelected | F::StringLength => {
                let text = self.own_text(arguments)?;
                Ok(Computed::Number(match function {
                    F::CountSelected => self.chosen(arguments, &text)?.len() as f64,
                    // UTF-16 units, as both reference engines count.
                    _ => text.encode_utf16().count() as f64,
                }))
            }
            F::NormalizeSpace
            | F::SelectedAt
            | F::String
            | F::Substr
            | F::SubstringAfter
            | F::SubstringBefore
            | F::Translate => self.call_on_text(function, arguments).map(Computed::Text),
        }
    }

    pub(super) fn argument_text(
        &self,
        arguments: &[Expression],
        index: usize,
    ) -> Result<String, ExpressionError> {
        arguments
            .get(index)
            .map_or(Ok(String::new()), |argument| self.text(argument))
    }

    /// The names of the choices in the answer that is the first argument. Blanks
    /// part names where several may be chosen; the one choice of a `select_one`
    /// may have blanks in its name.
    pub(super) fn chosen<'t>(
        &self,
        arguments: &[Expression],
        text: &'t str,
    ) -> Result<Vec<&'t str>, ExpressionError> {
        let one = text.trim();
        Ok(match self.is_one_choice(arguments)? && !one.is_empty() {
            true => vec![one],
            false => text.split_whitespace().collect(),
        })
    }

    fn is_one_choice(&self, arguments: &[Expression]) -> Result<bool, ExpressionError> {
        let Some(answer @ Expression::Path(_)) = arguments.first() else {
            return Ok(false);
        };
        let nodes = self.nodes(Some(answer), "selected")?;
        let form = self.form()?;
        Ok(nodes
            .first()
            .is_some_and(|node| form.takes_one_choice(*node)))
    }

    pub(super) fn argument_number(
        &self,
        arguments: &[Expression],
        index: usize,
    ) -> Result<f64, ExpressionError> {
        arguments
            .get(index)
            .map_or(Ok(f64::NAN), |argument| self.number(argument))
    }

    /// The argument, or without one the value of the question at hand.
    pub(super) fn own_text(&self, arguments: &[Expression]) -> Result<String, ExpressionError> {
        match (arguments.first(), self.here) {
            (Some(argument), _) => self.text(argument),
            (None, Some(node)) => Ok(self.form()?.value(node).to_text()),
            (None, None) => Err(ExpressionError::NoForm),
        }
    }

    fn uuid(&self, arguments: &[Expression]) -> Result<Computed, ExpressionError> {
        let draw = self.meter.draw();
        if arguments.is_empty() {
            return Ok(Computed::Text(chance::uuid(self.context.seed, draw)));
        }
        let length = self.argument_number(arguments, 0)?;
        if !(0.0..=1000.0).contains(&length) {
            return Err(wrong("uuid"));
        }
        Ok(Computed::Text(chance::letters(
            self.context.seed,
            draw,
            length as usize,
        )))
    }

    fn coalesce(&self, arguments: &[Expression]) -> Result<Computed, ExpressionError> {
        let mut last = Computed::Text(String::new());
        for argument in arguments {
            last = self.single(argument)?;
            if !last.is_blank() {
                break;
            }
        }
        Ok(last)
    }

    fn once(&self, arguments: &[Expression]) -> Result<Computed, ExpressionError> {
        if let (Some(form), Some(node)) = (self.form, self.current) {
            let kept = form.kept(node);
            if !kept.is_blank() {
                return Ok(kept);
            }
        }
        arguments
            .first()
            .map_or(Err(wrong("once")), |argument| self.single(argument))
    }

    /// The arguments from one on, a lone set of nodes spread into its values.
    fn spread(&self, arguments: &[Expression]) -> Result<Vec<Computed>, ExpressionError> {
        let mut values = Vec::new();
        let mut length = 0;
        let mut keep = |value: Computed| {
            if let Computed::Text(text) = &value {
                length += text.len();
            }
            values.push(value);
            if length > LONGEST_VALUES {
                return Err(ExpressionError::TextTooLong);
            }
            self.meter.visit(1)
        };
        for argument in arguments {
            match self.evaluate(argument)? {
                Computed::Nodes(nodes) if arguments.len() == 1 => {
                    let form = self.form()?;
                    for node in nodes {
                        keep(form.value(node))?;
                    }
                }
                other => keep(self.unpack(other))?,
            }
        }
        Ok(values)
    }

    fn nodes(
        &self,
        argument: Option<&Expression>,
        function: &'static str,
    ) -> Result<Vec<Node>, ExpressionError> {
        match argument
            .map(|argument| self.evaluate(argument))
            .transpose()?
        {
            Some(Computed::Nodes(nodes)) => Ok(nodes),
            _ => Err(wrong(function)),
        }
    }

    fn call_on_sets(
        &self,
        function: Function,
        arguments: &[Expression],
    ) -> Result<Computed, ExpressionError> {
        use Function as F;
        let zone = self.zone();
        let rest = arguments.get(1..).unwrap_or_default();
        Ok(match function {
            F::Concat => Computed::Text(joined(&self.spread(arguments)?, "")?),
            F::Join => {
                let separator = self.argument_text(arguments, 0)?;
                Computed::Text(joined(&self.spread(rest)?, &separator)?)
            }
            F::Min | F::Max => {
                let values = self.spread(arguments)?;
                let numbers = values
                    .iter()
                    .map(|value| value.to_number(zone))
                    .filter(|n| !n.is_nan());
                let choose = if function == F::Min {
                    f64::min
                } else {
                    f64::max
                };
                Computed::Number(numbers.reduce(choose).unwrap_or(f64::NAN))
            }
            F::Sum => {
                let form = self.form()?;
                let nodes = self.nodes(arguments.first(), "sum")?;
                let values: Vec<f64> = nodes
                    .iter()
                    .map(|n| form.value(*n).to_number(zone))
                    .collect();
                let nothing = !values.is_empty() && values.iter().all(|n| n.is_nan());
                let sum: f64 = values.iter().filter(|n| !n.is_nan()).sum();
                // Nothing answered is blank, not 0, as the Web Forms engine
                // shows it; a half-answered set is the sum of what is there.
                Computed::Number(if nothing { f64::NAN } else { sum })
            }
            F::Count => Computed::Number(self.nodes(arguments.first(), "count")?.len() as f64),
            F::CountNonEmpty => {
                let form = self.form()?;
                let nodes = self.nodes(arguments.first(), "count-non-empty")?;
                Computed::Number(nodes.iter().filter(|n| !form.value(**n).is_blank()).count() as f64)
            }
            F::Checklist => {
                let factors = self.spread(arguments.get(2..).unwrap_or_default())?;
                let count = factors.iter().filter(|factor| factor.to_boolean()).count() as f64;
                let (least, most) = (
                    self.argument_number(arguments, 0)?,
                    self.argument_number(arguments, 1)?,
                );
                Computed::Boolean((least < 0.0 || count >= least) && (most < 0.0 || count <= most))
            }
            F::WeightedChecklist => {
                let mut total = 0.0;
                for pair in arguments.get(2..).unwrap_or_default().chunks(2) {
                    let [flag, weight] = pair else {
                        return Err(wrong("weighted-checklist"));
                    };
                    if self.truth(flag)? {
                        total += self.number(weight)?;
                    }
                }
                let (least, most) = (
                    self.argument_number(arguments, 0)?,
                    self.argument_number(arguments, 1)?,
                );
                Computed::Boolean(total >= least && total <= most)
            }
            _ => {
                let mut nodes = self.nodes(arguments.first(), "randomize")?;
                let seed = match rest.first() {
                    Some(argument) => self.number(argument)? as i64,
                    None => (chance::fraction(self.context.seed, self.meter.draw()) * 2e9) as i64,
                };
                chance::shuffle(&mut nodes, seed);
                Computed::Nodes(nodes)
            }
        })
    }

    fn position(&self, arguments: &[Expression]) -> Result<Computed, ExpressionError> {
        let form = self.form()?;
        let place = match arguments.first() {
            Some(argument) => {
                let nodes = self.nodes(Some(argument), "position")?;
                nodes.first().map_or(0, |node| form.place(*node))
            }
            None => match (self.place, self.current) {
                (Some(place), _) => place,
                (None, Some(node)) => form.place(node),
                (None, None) => return Err(ExpressionError::NoForm),
            },
        };
        Ok(Computed::Number(place as f64))
    }

    /// `indexed-repeat(${question}, ${repeat}, n, …)`: the question in the n-th
    /// instance of its repeat. An index below 1 means 1, as in JavaRosa.
    fn indexed_repeat(&self, arguments: &[Expression]) -> Result<Computed, ExpressionError> {
        let form = self.form()?;
        let name = arguments
            .first()
            .and_then(|a| self.subject(a))
            .ok_or(wrong("indexed-repeat"))?;
        let mut nodes = form.named(name, None);
        let pairs = arguments.get(1..).unwrap_or_default().chunks(2);
        for pair in pairs {
            let [repeat, index] = pair else {
                return Err(wrong("indexed-repeat"));
            };
            let repeat = self.subject(repeat).ok_or(wrong("indexed-repeat"))?;
            let index = self.number(index)?;
            let index = if index >= 1.0 {
                index.trunc() as usize
            } else {
                1
            };
            nodes.retain(|node| {
                let mut above = form.parent(*node);
                while let Some(container) = above {
                    if form.name(container) == repeat {
                        return form.place(container) == index;
                    }
                    above = form.parent(container);
                }
                false
            });
        }
        Ok(Computed::Nodes(nodes))
    }

    /// `jr:choice-name(value, '${question}')`: the label of each chosen value.
    fn choice_name(&self, arguments: &[Expression]) -> Result<Computed, ExpressionError> {
        let form = self.form()?;
        let value = self.argument_text(arguments, 0)?;
        let question = match arguments.get(1) {
            Some(Expression::Text(written)) => {
                let name = written
                    .trim()
                    .trim_start_matches("${")
                    .trim_end_matches('}');
                let name = name.rsplit('/').next().unwrap_or(name).trim();
                form.named(name, self.current)
            }
            other => self.nodes(other, "jr:choice-name")?,
        };
        let Some(question) = question.first() else {
            return Ok(Computed::Text(String::new()));
        };
        let label = |value: &str| {
            form.choice_label(*question, value)
                .unwrap_or_else(|| value.to_owned())
        };
        if let Some(whole) = form.choice_label(*question, &value) {
            return Ok(Computed::Text(whole));
        }
        let mut labels = String::new();
        for name in value.split_whitespace() {
            if !labels.is_empty() {
                labels.push_str(", ");
            }
            labels.push_str(&label(name));
            if labels.len() > LONGEST_TEXT {
                return Err(ExpressionError::TextTooLong);
            }
        }
        Ok(Computed::Text(labels))
    }

    fn property(&self, arguments: &[Expression]) -> Result<Computed, ExpressionError> {
        Ok(Computed::Text(
            match self.argument_text(arguments, 0)?.as_str() {
                "deviceid" => self.context.device_id.clone(),
                "username" => self.context.username.clone(),
                _ => String::new(),
            },
        ))
    }

    fn call_on_dates(
        &self,
        function: Function,
        arguments: &[Expression],
    ) -> Result<Computed, ExpressionError> {
        use Function as F;
        let zone = self.zone();
        let argument = arguments
            .first()
            .map_or(Err(wrong("date")), |argument| self.single(argument))?;
        Ok(match function {
            F::Date | F::DateTime => {
                let keep_time = function == F::DateTime;
                match argument.to_moment(
                    keep_time,
                    zone,
                    if keep_time { "date-time" } else { "date" },
                )? {
                    None => argument,
                    Some(clock::Moment::Day(day)) => Computed::Day(day),
                    Some(clock::Moment::Time(time)) => Computed::Time(time),
                }
            }
            F::DecimalDateTime | F::DecimalTime => {
                let days = match &argument {
                    Computed::Number(number) => *number,
                    // A bare time of day, as a `time` question keeps it.
                    Computed::Text(text) if function == F::DecimalTime && !text.contains('T') => {
                        let time =
                            clock::split_offset(text).and_then(|(time, _)| clock::read_time(time));
                        match (time, text.is_empty()) {
                            (Some(time), _) => clock::Moment::Time(self.context.now)
                                .day()
                                .and_time(time)
                                .and_local_timezone(zone)
                                .single()
                                .map_or(f64::NAN, |at| clock::Moment::Time(at).days()),
                            (None, true) => return Ok(argument),
                            (None, false) => return Err(wrong("decimal-time")),
                        }
                    }
                    other => match other.to_moment(true, zone, "decimal-date-time")? {
                        None => return Ok(argument),
                        Some(moment) if function == F::DecimalTime => moment.days(),
                        Some(moment) => moment.days_in_utc(zone),
                    },
                };
                Computed::Number(if function == F::DecimalTime {
                    days - days.floor()
                } else {
                    days
                })
            }
            _ => {
                let format = self.argument_text(arguments, 1)?;
                match argument.to_moment(true, zone, "format-date")? {
                    None => Computed::Text(String::new()),
                    Some(moment) => {
                        let at = moment.at(zone).ok_or(wrong("format-date"))?;
                        Computed::Text(clock::format(at, &format).ok_or(wrong("format-date"))?)
                    }
                }
            }
        })
    }

    fn call_on_numbers(
        &self,
        function: Function,
        arguments: &[Expression],
    ) -> Result<f64, ExpressionError> {
        use Function as F;
        let x = self.argument_number(arguments, 0)?;
        Ok(match function {
            F::Abs => x.abs(),
            F::Acos => x.acos(),
            F::Asin => x.asin(),
            F::Atan => x.atan(),
            F::Atan2 => x.atan2(self.argument_number(arguments, 1)?),
            F::Cos => x.cos(),
            F::Exp => x.exp(),
            F::Exp10 => 10f64.powf(x),
            F::Int => x.trunc(),
            F::Log => x.ln(),
            F::Log10 => x.log10(),
            F::Pow => x.powf(self.argument_number(arguments, 1)?),
            F::Round if arguments.len() == 1 => number::round(x, 0.0),
            F::Round => number::round(x, self.argument_number(arguments, 1)?),
            F::Sin => x.sin(),
            F::Sqrt => x.sqrt(),
            F::Tan => x.tan(),
            _ => x,
        })
    }

    fn call_for_truth(
        &self,
        function: Function,
        arguments: &[Expression],
    ) -> Result<bool, ExpressionError> {
        use Function as F;
        match function {
            F::Boolean | F::Not => {
                let truth = arguments
                    .first()
                    .map_or(Ok(false), |argument| self.truth(argument))?;
                return Ok(truth == (function == F::Boolean));
            }
            _ => {}
        }
        let text = self.argument_text(arguments, 0)?;
        let other = self.argument_text(arguments, 1)?;
        Ok(match function {
            F::BooleanFromString => text.eq_ignore_ascii_case("true") || text == "1",
            F::Contains => text.contains(&other),
            F::StartsWith => text.starts_with(&other),
            F::EndsWith => text.ends_with(&other),
            F::Selected if self.is_one_choice(arguments)? => text.trim() == other.trim(),
            F::Selected => {
                let wanted = other.trim();
                format!(" {text} ").contains(&format!(" {wanted} "))
            }
            _ => {
                let pattern = Pattern::new(&other);
                let size = pattern.as_ref().map_or(LARGEST_PROGRAM, Pattern::size);
                self.meter.visit(size / PATTERN_BYTES_A_VISIT)?;
                pattern?.is_match(&text)
            }
        })
    }
}

fn wrong(function: &'static str) -> ExpressionError {
    ExpressionError::WrongValue { function }
}
