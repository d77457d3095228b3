//! What does the owner want to say? Her own words with fields, filled for each person.
//!
//! `{name}` is a field, and a line with a field that is not known of somebody is left out
//! for her. `[[ … ]]` is left out alone, and the line stays. A Korean particle in both its
//! forms behind a field (`{추천1}을/를`) becomes the one that fits the word.
//!
//! What the law asks for is not hers to write: the label, the sender, why somebody gets the
//! message and how to refuse are added by [`crate::message`], and words that look like them
//! are refused here.

mod field;
mod label;
mod shipped;

pub use field::DraftField;
use label::letters;
pub use label::looks_like_a_label;
pub use shipped::DraftKind;

use crate::promotional::promotional_word;
use std::collections::BTreeSet;
use words::typed::prose;
use words::{Particle, Sentence, sentence};

/// The most characters of a template: what fits a long text message, twice over.
pub const MOST_CHARS: usize = 2_000;

/// What the owner wrote, read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Template {
    lines: Vec<Vec<Part>>,
}

/// A piece of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Part {
    Text(String),
    Field(DraftField),
    Particle(Particle),
    /// Left out whole when one of its fields is not known.
    Optional(Vec<Part>),
}

/// A template filled for one person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filled {
    /// Its text, lines ended by `\n`; may be empty.
    pub text: String,
    /// The fields that stand in it.
    pub said: BTreeSet<DraftField>,
}

impl Template {
    /// Reads what the owner wrote as a draft of this kind.
    ///
    /// # Errors
    /// Everything that does not fit, one sentence each, with what to do.
    pub fn read(text: &str, kind: DraftKind) -> Result<Self, Vec<Sentence>> {
        let text = prose(&text.replace("\r\n", "\n"));
        let mut problems = Vec::new();
        if text.trim().is_empty() {
            problems.push(sentence!("template-empty"));
        }
        let chars = text.chars().count();
        if chars > MOST_CHARS {
            problems.push(sentence!(
                "template-too-long",
                chars = chars,
                most = MOST_CHARS
            ));
        }
        let lines = text.trim().lines().map(|line| {
            let mut reader = Reader {
                kind,
                problems: &mut problems,
            };
            reader.line(line.trim_end())
        });
        let lines: Vec<Vec<Part>> = lines.collect();
        let template = Self { lines };
        problems.extend(template.problems_of_words(kind));
        match problems.is_empty() {
            true => Ok(template),
            false => Err(problems),
        }
    }

    /// Refuses an advertisement that says to nobody without a coupon what it is good for.
    /// A draft about a coupon goes to nobody without one.
    ///
    /// # Errors
    /// What to write.
    pub fn require_benefit(&self, kind: DraftKind) -> Result<(), Sentence> {
        let is_given = !kind.is_advertising() || kind.is_about_a_coupon();
        match is_given || self.lines.iter().any(|line| is_benefit(line)) {
            true => Ok(()),
            false => Err(sentence!(
                "template-benefit-missing",
                label = sentence!("template-benefit")
            )),
        }
    }

    /// Every field that it names.
    pub fn fields(&self) -> BTreeSet<DraftField> {
        let mut fields = BTreeSet::new();
        for part in self.lines.iter().flatten() {
            match part {
                Part::Field(field) => drop(fields.insert(*field)),
                Part::Optional(parts) => fields.extend(parts.iter().filter_map(|it| match it {
                    Part::Field(field) => Some(*field),
                    _ => None,
                })),
                Part::Text(_) | Part::Particle(_) => {}
            }
        }
        fields
    }

    /// The text for somebody of whom these fields are known.
    pub fn filled(&self, known: impl Fn(DraftField) -> Option<String>) -> Filled {
        let mut filled = Filled {
            text: String::new(),
            said: BTreeSet::new(),
        };
        for line in &self.lines {
            let mut said = BTreeSet::new();
            let Some(text) = of_parts(line, "", &known, &mut said) else {
                continue;
            };
            let is_blank = text.trim().is_empty();
            // What is left out leaves no gap: neither a line of nothing, nor two blank ones.
            let is_gap = filled.text.is_empty() || filled.text.ends_with("\n\n");
            if is_blank && (!line.is_empty() || is_gap) {
                continue;
            }
            filled.text.push_str(text.trim());
            filled.text.push('\n');
            filled.said.append(&mut said);
        }
        filled.text.truncate(filled.text.trim_end().len());
        filled
    }
}

/// The parts of a line in a row; none where a field is not known.
fn of_parts(
    parts: &[Part],
    before: &str,
    known: &impl Fn(DraftField) -> Option<String>,
    said: &mut BTreeSet<DraftField>,
) -> Option<String> {
    let mut text = String::new();
    for part in parts {
        match part {
            Part::Text(words) => text.push_str(words),
            Part::Particle(particle) => {
                let word = if text.is_empty() { before } else { &text };
                text.push_str(particle.after(word));
            }
            Part::Field(field) => {
                let value = known(*field)?;
                let value: Vec<&str> = value.split_whitespace().collect();
                if value.is_empty() {
                    return None;
                }
                text.push_str(&value.join(" "));
                said.insert(*field);
            }
            Part::Optional(parts) => {
                let mut inside = BTreeSet::new();
                if let Some(more) = of_parts(parts, &text, known, &mut inside) {
                    text.push_str(&more);
                    said.append(&mut inside);
                }
            }
        }
    }
    Some(text)
}

/// Reads one line, and says what does not fit.
struct Reader<'a> {
    kind: DraftKind,
    problems: &'a mut Vec<Sentence>,
}

impl Reader<'_> {
    fn line(&mut self, line: &str) -> Vec<Part> {
        let mut parts = Vec::new();
        let mut rest = line;
        while let Some((before, after)) = rest.split_once("[[") {
            let brackets = after.split_once("]]");
            let brackets = brackets.filter(|(inside, behind)| is_in_pairs(before, inside, behind));
            let Some((inside, behind)) = brackets else {
                self.problems
                    .push(sentence!("template-bracket-open", line = shortened(line)));
                return parts;
            };
            self.words(before, &mut parts);
            let mut optional = Vec::new();
            let inside = match Particle::in_both_forms(inside) {
                Some((particle, behind)) if ends_with_field(&parts) => {
                    optional.push(Part::Particle(particle));
                    behind
                }
                _ => inside,
            };
            self.words(inside, &mut optional);
            if !optional.iter().any(|part| matches!(part, Part::Field(_))) {
                self.problems.push(sentence!(
                    "template-bracket-without-field",
                    line = shortened(line)
                ));
            }
            parts.push(Part::Optional(optional));
            rest = behind;
        }
        if rest.contains("]]") {
            self.problems
                .push(sentence!("template-bracket-open", line = shortened(line)));
        }
        self.words(rest, &mut parts);
        parts
    }

    /// Text with fields. A brace without its partner is text.
    fn words(&mut self, words: &str, parts: &mut Vec<Part>) {
        let mut rest = words;
        while let Some((before, after)) = rest.split_once('{')
            && let Some((word, behind)) = after.split_once('}')
        {
            push_text(before, parts);
            rest = behind;
            match DraftField::of_word(word) {
                Some(field) if self.kind.takes(field) => parts.push(Part::Field(field)),
                Some(_) => self.problems.push(sentence!(
                    "template-field-elsewhere",
                    field = shortened(word),
                    fields = self.kind.fields_in_words()
                )),
                None => self.problems.push(sentence!(
                    "template-field-unknown",
                    field = shortened(word),
                    fields = self.kind.fields_in_words()
                )),
            }
            let closing = rest.trim_start_matches(CLOSING);
            if let Some((particle, behind)) = Particle::in_both_forms(closing) {
                push_text(&rest[..rest.len() - closing.len()], parts);
                parts.push(Part::Particle(particle));
                rest = behind;
            }
        }
        push_text(rest, parts);
    }
}

/// Whether the brackets around what is left out, and those beside them, have their partners:
/// no `[[` in another one, and no third bracket that would stay in the message.
fn is_in_pairs(before: &str, inside: &str, behind: &str) -> bool {
    let count = |bracket| inside.matches(bracket).count();
    !before.contains("]]")
        && !inside.contains("[[")
        && count('[') == count(']')
        && !behind.starts_with(']')
}

/// What may stand between a word and its particle.
const CLOSING: &[char] = &[
    '’', '”', '\'', '"', '」', '』', '》', '〉', ')', ']', '】', '>',
];

fn push_text(text: &str, parts: &mut Vec<Part>) {
    if !text.is_empty() {
        parts.push(Part::Text(text.to_owned()));
    }
}

/// Whether the last of them is a field, with nothing but closing quotation marks behind it.
fn ends_with_field(parts: &[Part]) -> bool {
    match parts {
        [.., Part::Field(_)] => true,
        [.., Part::Field(_), Part::Text(text)] => text.chars().all(|it| CLOSING.contains(&it)),
        _ => false,
    }
}

impl Template {
    /// What she says that is not hers to say.
    fn problems_of_words(&self, kind: DraftKind) -> Vec<Sentence> {
        let lines = self.lines.iter().map(|line| own_words(line));
        if !kind.is_advertising() {
            let words: Vec<String> = lines.collect();
            let word = promotional_word(&words.join("\n"));
            let problem = word.map(|word| sentence!("template-promotional", word = word));
            return problem.into_iter().collect();
        }
        let mut problems = Vec::new();
        let shorter = self
            .lines
            .iter()
            .map(|line| own_words(&without_optional(line)));
        let all: Vec<String> = lines.chain(shorter).collect();
        if all.iter().any(|line| looks_like_a_label(line)) {
            problems.push(sentence!("template-label"));
        }
        let said_by_rule = sentence!("template-said-by-rule");
        let doubled = all.iter().find_map(|line| {
            let line = letters(line, |it| it.is_alphanumeric());
            let mut said = said_by_rule.ko.split('|').chain(said_by_rule.en.split('|'));
            said.find(|words| line.contains(words))
        });
        if let Some(words) = doubled {
            problems.push(sentence!("template-rule-doubled", words = words));
        }
        problems
    }
}

/// Whether a line says to everybody what she has of the message: it begins as such a line
/// does, and nothing that may be unknown of her takes it out.
fn is_benefit(line: &[Part]) -> bool {
    let always = [DraftField::Topic, DraftField::Fair, DraftField::Maker];
    let line = without_optional(line);
    let stays = line.iter().all(|part| match part {
        Part::Field(field) => always.contains(field),
        _ => true,
    });
    let words = own_words(&line);
    let Some((before, benefit)) = words.split_once([':', '：']) else {
        return false;
    };
    let label = sentence!("template-benefit");
    let is_labelled = [&label.ko, &label.en]
        .into_iter()
        .any(|it| it.eq_ignore_ascii_case(before.trim()));
    stays && is_labelled && benefit.chars().any(char::is_alphanumeric)
}

/// What is left of a line for whom nothing is known.
fn without_optional(parts: &[Part]) -> Vec<Part> {
    let kept = parts.iter();
    let kept = kept.filter(|part| !matches!(part, Part::Optional(_)));
    kept.cloned().collect()
}

/// What of a line stands in it whoever it is for, with a letter for each field.
fn own_words(parts: &[Part]) -> String {
    let words = parts.iter().map(|part| match part {
        Part::Text(text) => text.clone(),
        Part::Field(_) | Part::Particle(_) => "○x○".to_owned(),
        Part::Optional(parts) => own_words(parts),
    });
    words.collect()
}

/// A sentence quotes no more of what somebody wrote.
fn shortened(text: &str) -> String {
    text.chars().take(40).collect()
}
