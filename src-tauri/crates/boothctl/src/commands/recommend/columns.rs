//! Columns of answers as questions with a few levels.

use recommend::{Named, Question};
use std::collections::{BTreeMap, BTreeSet};
use words::Sentence;

/// A column of numbers with more different ones is cut into bands.
const MOST_NUMBERS: usize = 10;
/// A column is one of numbers with at most one word among so many values.
const WORDS_AMONG: usize = 20;
/// How many bands, with about as many people in each.
const BANDS: usize = 5;

/// A column of answers, as it was when it was learned from.
pub struct Column {
    /// Its name.
    pub name: String,
    /// Where each band of numbers ends, and its words; none for words.
    bands: Vec<(f64, String)>,
    levels: BTreeSet<String>,
}

impl Column {
    /// Learns what answers there are. Several answers in one field stand between
    /// `;` or `|`; an empty field is no answer.
    pub fn of<'t>(name: &str, fields: impl Iterator<Item = &'t str>) -> Self {
        let values: Vec<&str> = fields.flat_map(answers).collect();
        let bands = bands(&values);
        let words = || values.iter().map(|value| (*value).to_owned());
        Self {
            levels: match bands.is_empty() {
                true => words().collect(),
                false => {
                    let others = values.iter().filter(|value| number(value).is_none());
                    let others = others.map(|value| (*value).to_owned());
                    bands
                        .iter()
                        .map(|(_, words)| words.clone())
                        .chain(others)
                        .collect()
                }
            },
            name: name.to_owned(),
            bands,
        }
    }

    /// The levels chosen in a field.
    pub fn chosen(&self, field: &str) -> BTreeSet<String> {
        let level = |value: &str| {
            if self.bands.is_empty() {
                return Some(value.to_owned());
            }
            let Some(number) = number(value) else {
                return Some(value.to_owned()).filter(|it| self.levels.contains(it));
            };
            let band = self.bands.iter().find(|(end, _)| number <= *end);
            band.or(self.bands.last()).map(|(_, words)| words.clone())
        };
        answers(field).filter_map(level).collect()
    }

    /// The question it asks. Nothing in a table says what may be spoken of, so
    /// nothing is, unless it is asked for.
    pub fn question(&self, may_be_spoken: bool) -> Question {
        let named = |text: &String| Named {
            id: text.clone(),
            name: Sentence::of_texts(text, text),
        };
        Question {
            what: named(&self.name),
            levels: self.levels.iter().map(named).collect(),
            may_be_spoken,
        }
    }
}

fn answers(field: &str) -> impl Iterator<Item = &str> {
    let parts = field.split([';', '|']).map(str::trim);
    parts.filter(|part| !part.is_empty())
}

fn number(text: &str) -> Option<f64> {
    text.parse().ok().filter(|number: &f64| number.is_finite())
}

/// The bands of a column of numbers; none when it holds words, or a few numbers
/// that are better taken as they are. A word among many numbers (모름) is a level of its own.
fn bands(values: &[&str]) -> Vec<(f64, String)> {
    let numbers = values
        .iter()
        .filter_map(|value| Some((number(value)?, *value)));
    let mut numbers: Vec<(f64, &str)> = numbers.collect();
    if numbers.len() * WORDS_AMONG < values.len() * (WORDS_AMONG - 1) {
        return Vec::new();
    }
    numbers.sort_by(|a, b| a.0.total_cmp(&b.0));
    let distinct = numbers.chunk_by(|a, b| a.0 == b.0).count();
    if distinct <= MOST_NUMBERS {
        return Vec::new();
    }
    let ends: Vec<f64> = (1..=BANDS)
        .map(|band| numbers[(numbers.len() * band).div_ceil(BANDS) - 1].0)
        .collect();
    // By band: its lowest and its highest number, as written.
    let mut found: BTreeMap<usize, (&str, &str)> = BTreeMap::new();
    for (number, text) in numbers {
        let band = ends.iter().position(|end| number <= *end).unwrap_or(0);
        found.entry(band).or_insert((text, text)).1 = text;
    }
    found
        .into_iter()
        .map(|(band, (from, to))| match from == to {
            true => (ends[band], from.to_owned()),
            false => (ends[band], format!("{from}–{to}")),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::Column;
    use std::collections::BTreeSet;

    fn levels(column: &Column) -> Vec<&str> {
        column.levels.iter().map(String::as_str).collect()
    }

    /// Ages are cut into bands of equally many people; a few numbers stay what
    /// they are, and so do words.
    #[test]
    fn numbers_fall_into_bands() {
        let ages: Vec<String> = (20..70).map(|age| age.to_string()).collect();
        let column = Column::of("나이", ages.iter().map(String::as_str));
        assert_eq!(
            levels(&column),
            ["20–29", "30–39", "40–49", "50–59", "60–69"]
        );
        let of = |field: &str| column.chosen(field).into_iter().collect::<Vec<_>>();
        assert_eq!(of("39"), ["30–39"]);
        assert_eq!(of("39.5"), ["40–49"]);
        assert_eq!(of("7"), ["20–29"]);
        assert_eq!(of("1000000000"), ["60–69"]);
        assert!(of("").is_empty() && of("모름").is_empty() && of("NaN").is_empty());

        let few = Column::of("가족", ["1", "2", "3", "2", "", "5+"].into_iter());
        assert_eq!(levels(&few), ["1", "2", "3", "5+"]);
        let same = vec!["0"; 90];
        let wide: Vec<String> = (1..12).map(|n| n.to_string()).collect();
        let fields = same.into_iter().chain(wide.iter().map(String::as_str));
        let skewed = Column::of("방문", fields);
        assert_eq!(levels(&skewed), ["0", "1–11"], "no band is empty");
    }

    /// One word among many numbers does not undo the bands: it is a level of its own. As many
    /// words as numbers are words.
    #[test]
    fn a_word_among_numbers_is_a_level_of_its_own() {
        let won: Vec<String> = (0..3_000).map(|won| (won * 1_000).to_string()).collect();
        let fields = won.iter().map(String::as_str).chain(["모름", "모름"]);
        let column = Column::of("소득", fields);
        assert_eq!(levels(&column).len(), 6);
        assert_eq!(column.chosen("모름"), BTreeSet::from(["모름".to_owned()]));
        assert!(column.chosen("글쎄요").is_empty(), "nobody learned of it");
        let mixed = won.iter().take(20).map(String::as_str);
        let mixed = mixed.chain((0..20).map(|_| "모름"));
        assert_eq!(levels(&Column::of("소득", mixed)).len(), 21);
    }

    /// Several answers stand in one field.
    #[test]
    fn a_field_may_hold_several_answers() {
        let column = Column::of("취향", ["단맛; 매운맛", "매운맛|짠맛"].into_iter());
        assert_eq!(levels(&column), ["단맛", "매운맛", "짠맛"]);
        assert_eq!(
            column.chosen(" 짠맛 ;단맛;"),
            BTreeSet::from(["단맛".to_owned(), "짠맛".to_owned()])
        );
    }
}
