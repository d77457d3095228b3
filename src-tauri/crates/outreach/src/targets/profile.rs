//! One target's file: its shape, and what is wrong with it in words.

use super::field::{Field, PhoneForm};
use super::reading;
use crate::letter::LabelSheet;
use crate::message;
use crate::template::looks_like_a_label;
use chrono::NaiveDate;
use permission::Channel;
use serde::{Deserialize, Deserializer};
use std::collections::BTreeSet;
use std::str::FromStr;
use strum::VariantArray;
use words::{Language, Sentence, sentence};

/// What kind of file it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    /// A table with commas.
    Csv,
    /// A workbook with one sheet.
    Xlsx,
    /// Visiting cards of all people in one file.
    Vcf,
    /// One mail draft for each person, all in one ZIP.
    Eml,
    /// Pages to print: a letter to each person, or labels with their addresses.
    Pdf,
}

impl Format {
    /// The word for it in a target's file.
    pub fn code(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
            Self::Vcf => "vcf",
            Self::Eml => "eml",
            Self::Pdf => "pdf",
        }
    }
}

/// How the letters of a CSV are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Encoding {
    /// UTF-8, for programs.
    Utf8,
    /// UTF-8 with a byte order mark, which Excel needs to read Korean.
    Utf8Bom,
    /// Windows code page 949, for tools that know nothing else.
    Cp949,
}

impl Encoding {
    /// The word for it in a target's file.
    pub fn code(self) -> &'static str {
        match self {
            Self::Utf8 => "utf8",
            Self::Utf8Bom => "utf8-bom",
            Self::Cp949 => "cp949",
        }
    }
}

/// How the lines of a CSV end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LineEnd {
    /// Carriage return and line feed, as RFC 4180 and Excel have them.
    #[default]
    Crlf,
    /// Line feed.
    Lf,
}

/// A column of the file.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Column {
    /// Its heading, exactly as the tool asks for it.
    pub header: String,
    /// What it holds; none where it always holds [`Self::text`], or nothing.
    #[serde(default, deserialize_with = "word")]
    pub field: Option<Field>,
    /// What it holds in every row.
    #[serde(default)]
    pub text: String,
    /// Whether the tool's message uses it as a variable.
    #[serde(default)]
    pub variable: bool,
    /// The variable's name, where it is not the heading.
    #[serde(default)]
    pub tag: Option<String>,
    /// By which channels somebody is written to who has it; all of them where it is empty.
    #[serde(default, deserialize_with = "channels")]
    pub channels: Vec<Channel>,
}

impl Column {
    /// Whether the file for a channel has it: no file holds more than its channel needs.
    pub fn is_for(&self, channel: Channel) -> bool {
        self.channels.is_empty() || self.channels.contains(&channel)
    }
}

/// What the tool takes of a finished text message.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TextLimits {
    /// The most bytes in code page 949, where it knows no other letters.
    #[serde(default)]
    pub bytes: Option<usize>,
    /// The most characters.
    #[serde(default)]
    pub characters: Option<usize>,
}

/// The message as the owner pastes it into the tool, in neutral fields (`{greeting}`).
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Template {
    /// The subject line.
    #[serde(default)]
    pub subject: Option<String>,
    /// The lines of the message.
    pub body: Vec<String>,
}

/// A text in both languages.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Both<T> {
    ko: T,
    en: T,
}

/// A tool that sends, or keeps contacts, and the file it imports.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Target {
    /// Its stable name: small Latin letters, digits and hyphens.
    pub id: String,
    name: Both<String>,
    /// The only channel that it sends by; none for a tool that sends nothing itself,
    /// which then gets a file for each channel.
    #[serde(deserialize_with = "word")]
    pub channel: Option<Channel>,
    /// What kind of file it is.
    pub format: Format,
    /// How its letters are written.
    pub encoding: Encoding,
    /// How its lines end.
    #[serde(default)]
    pub line_end: LineEnd,
    /// Whether advertising may be sent with it.
    pub advertising: bool,
    /// Where the data go: the country's code of two letters. What is not `KR` needs a
    /// yes to that.
    pub country: String,
    /// Whether a KakaoTalk message that cannot be delivered is sent as a text message;
    /// then who did not allow text messages gets none.
    #[serde(default)]
    pub falls_back_to_sms: bool,
    /// How phone numbers are written.
    #[serde(default)]
    pub phone: PhoneForm,
    /// The columns, in their order.
    #[serde(default)]
    pub columns: Vec<Column>,
    /// How the tool's message names a variable: `[*NAME*]`, where `NAME` is the column's
    /// tag or heading.
    #[serde(default)]
    pub variable: Option<String>,
    /// How many variables it takes at most.
    #[serde(default)]
    pub variables_at_most: Option<usize>,
    /// How many bytes of UTF-8 it takes in one cell.
    #[serde(default)]
    pub cell_bytes_at_most: Option<usize>,
    /// What it takes of a text message.
    #[serde(default)]
    pub text_message: Option<TextLimits>,
    /// The message to paste into the tool.
    #[serde(default)]
    pub template: Option<Template>,
    /// Of visiting cards, whether they are version 4.0 (RFC 6350) instead of 3.0 (RFC 2426).
    #[serde(default)]
    pub is_newer_card: bool,
    /// Of pages to print, the labels that addresses are printed on; letters without them.
    #[serde(default)]
    pub labels: Option<LabelSheet>,
    steps: Both<[String; 3]>,
    /// Where this is from.
    pub source: String,
    /// Whether the columns were read in the tool's own documentation; otherwise the
    /// owner is asked to compare them with the tool's example file.
    pub is_documented: bool,
    /// The day somebody last compared it with the source.
    pub checked_on: NaiveDate,
}

/// Channels by their words; the error names one that is none.
fn channels<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<Channel>, D::Error> {
    let words = Vec::<String>::deserialize(from)?;
    let channel = |word: String| {
        let known = Channel::from_code(&word);
        known.ok_or_else(|| reading::unknown_word::<_, Channel>(&word))
    };
    words.into_iter().map(channel).collect()
}

/// A word of a closed list; the error names it.
fn word<'de, D, T>(from: D) -> Result<Option<T>, D::Error>
where
    D: Deserializer<'de>,
    T: FromStr + VariantArray + Copy + Into<&'static str>,
{
    let Some(word) = Option::<String>::deserialize(from)? else {
        return Ok(None);
    };
    let known = word.parse();
    known
        .map(Some)
        .map_err(|_| reading::unknown_word::<_, T>(&word))
}

impl Target {
    /// Reads a target's file.
    ///
    /// # Errors
    /// Everything that does not fit, one sentence each.
    pub fn read(text: &str) -> Result<Self, Vec<Sentence>> {
        let text = text.trim_start_matches('\u{feff}');
        let target: Self = serde_json::from_str(text).map_err(|error| {
            let why = reading::why(&error, text);
            vec![sentence!("target-unreadable", why = why)]
        })?;
        let problems = target.problems();
        if problems.is_empty() {
            Ok(target)
        } else {
            Err(problems)
        }
    }

    /// The same of a file's bytes.
    ///
    /// # Errors
    /// As there, and for what is no text.
    pub fn of_file(bytes: &[u8]) -> Result<Self, Vec<Sentence>> {
        let text = reading::text(bytes).map_err(|why| vec![why])?;
        Self::read(text)
    }

    /// What it is called.
    pub fn name(&self) -> Sentence {
        Sentence::of_texts(&self.name.ko, &self.name.en)
    }

    /// Whether what it sends comes as a text message, or may.
    pub fn sends_texts(&self) -> bool {
        self.channel == Some(Channel::Sms) || self.falls_back_to_sms
    }

    /// What to do now with the file in this tool, in three lines.
    pub fn steps(&self, language: Language) -> &[String; 3] {
        match language {
            Language::Korean => &self.steps.ko,
            Language::English => &self.steps.en,
        }
    }

    /// A field as the tool's message names it; none where no variable holds it.
    pub(super) fn named_variable(&self, field: &str) -> Option<String> {
        let pattern = self.variable.as_ref()?;
        let mut variables = self.columns.iter().filter(|column| column.variable);
        let holds = |column: &&Column| column.field.is_some_and(|it| it.code() == field);
        let name = match variables.clone().find(holds) {
            Some(column) => column.tag.as_ref().unwrap_or(&column.header),
            // One column of JSON holds several fields under their own words.
            None => variables
                .any(|column| column.field == Some(Field::Attributes))
                .then_some(())
                .and_then(|()| Field::IN_ATTRIBUTES.iter().find(|it| it.code() == field))?
                .code(),
        };
        let (before, after) = pattern.split_once(VARIABLE)?;
        Some(format!("{before}{name}{after}"))
    }

    fn problems(&self) -> Vec<Sentence> {
        let mut problems = Vec::new();
        let is_plain = |letter: char| matches!(letter, 'a'..='z' | '0'..='9' | '-');
        if self.id.is_empty() || self.id.len() > 40 || !self.id.chars().all(is_plain) {
            problems.push(sentence!("target-id-unusable"));
        }
        let texts = [&self.name.ko, &self.name.en, &self.source];
        let steps = self.steps.ko.iter().chain(&self.steps.en);
        if texts
            .into_iter()
            .chain(steps)
            .any(|it| it.trim().is_empty())
        {
            problems.push(sentence!("target-text-empty"));
        }
        let letters = self.country.chars();
        if letters.clone().count() != 2 || !letters.clone().all(|it| it.is_ascii_uppercase()) {
            problems.push(sentence!("target-country-unusable"));
        }
        if self.falls_back_to_sms && self.channel != Some(Channel::Kakao) {
            problems.push(sentence!("target-fallback-without-kakao"));
        }
        self.problems_of_columns(&mut problems);
        self.problems_of_template(&mut problems);
        self.problems_of_required_parts(&mut problems);
        problems
    }

    fn problems_of_columns(&self, problems: &mut Vec<Sentence>) {
        let is_table = matches!(self.format, Format::Csv | Format::Xlsx);
        if is_table == self.columns.is_empty() {
            problems.push(match is_table {
                true => sentence!("target-columns-missing"),
                false => sentence!("target-columns-unused"),
            });
        }
        let mut seen = BTreeSet::new();
        let mut named = BTreeSet::new();
        for column in &self.columns {
            let header = column.header.trim();
            if header.is_empty() || header != column.header || header.contains(char::is_control) {
                problems.push(sentence!("target-header-unusable"));
            } else if !seen.insert(header.to_lowercase()) {
                problems.push(sentence!("target-header-twice", header = header));
            }
            if column.field.is_some() && !column.text.is_empty() {
                problems.push(sentence!("target-column-holds-two", header = header));
            }
            let variable = column.tag.as_deref().unwrap_or(header);
            if column.variable && !named.insert(variable.to_lowercase()) {
                problems.push(sentence!("target-variable-twice", name = variable));
            }
            let fixed = [header, column.text.as_str()];
            if self.encoding == Encoding::Cp949
                && fixed
                    .iter()
                    .any(|it| !message::size(it).unencodable.is_empty())
            {
                problems.push(sentence!("target-letters-unusable", text = header));
            }
        }
        let holds = |field| self.columns.iter().any(|it| it.field == Some(field));
        if is_table && !holds(Field::Contact) && !holds(Field::Email) && !holds(Field::Phone) {
            problems.push(sentence!("target-contact-missing"));
        }
        if self.format == Format::Eml && self.channel != Some(Channel::Email) {
            problems.push(sentence!("target-drafts-without-email"));
        }
        let is_post = self.channel == Some(Channel::Post);
        let is_printed = self.format == Format::Pdf;
        // A label carries an address, and a letter the message.
        let is_letter = self.labels.is_none();
        if is_post != is_printed || is_printed && is_letter != self.advertising {
            problems.push(sentence!("target-paper-without-post"));
        }
        if let Some(labels) = &self.labels
            && !(is_printed && labels.is_usable())
        {
            problems.push(sentence!("target-labels-unusable"));
        }
    }

    /// An advertisement has to say what it is, who sends it, why, and how to refuse
    /// (Network Act art. 50(4)); nobody takes that out of a file of her own.
    fn problems_of_required_parts(&self, problems: &mut Vec<Sentence>) {
        let required: &[Field] = match self.channel {
            Some(Channel::Email) => &[Field::Subject, Field::Why, Field::Sender, Field::Refusal],
            Some(Channel::Post) => &[Field::Why, Field::Sender, Field::Refusal],
            Some(_) => &[Field::Label, Field::Why, Field::Refusal],
            // Nothing puts the parts together there, so the message is whole or not there.
            None => &[Field::Message],
        };
        let lines = self.template.iter();
        let lines = lines.flat_map(|template| template.subject.iter().chain(&template.body));
        let mut said: BTreeSet<&str> = BTreeSet::new();
        for line in lines {
            said.extend(pieces(line).into_iter().filter_map(|piece| match piece {
                Piece::Field(word) => Some(word),
                Piece::Text(_) => None,
            }));
        }
        if self.template.is_none() {
            for field in self.columns.iter().filter_map(|column| column.field) {
                said.insert(field.code());
            }
        }
        let is_whole = said.contains(Field::Message.code())
            && (self.channel != Some(Channel::Email) || said.contains(Field::Subject.code()));
        if !self.advertising {
            let holds = |field: &Field| said.contains(field.code());
            if Field::OF_MESSAGES.iter().any(holds) {
                problems.push(sentence!("target-message-not-carried"));
            }
            return;
        }
        if let Some(template) = &self.template {
            let begins = |line: Option<&String>, fields: &[Field]| {
                let begins = |field: &Field| {
                    line.is_some_and(|line| line.starts_with(&format!("{{{}}}", field.code())))
                };
                fields.iter().any(begins)
            };
            let is_first = match self.channel {
                Some(Channel::Email) => begins(template.subject.as_ref(), &[Field::Subject]),
                _ => begins(template.body.first(), &[Field::Label, Field::Message]),
            };
            if !is_first {
                problems.push(sentence!("target-label-not-first"));
            }
        }
        if self.columns.is_empty() || is_whole {
            return;
        }
        let missing = required.iter().map(|field| field.code());
        let missing: Vec<&str> = missing.filter(|word| !said.contains(*word)).collect();
        if !missing.is_empty() {
            problems.push(sentence!(
                "target-required-missing",
                fields = missing.join(", ")
            ));
        }
    }

    fn problems_of_template(&self, problems: &mut Vec<Sentence>) {
        let variables = self.columns.iter().filter(|column| column.variable).count();
        if variables > 0
            && self
                .variable
                .as_ref()
                .is_none_or(|it| it.matches(VARIABLE).count() != 1)
        {
            problems.push(sentence!("target-variable-unusable"));
        }
        if let Some(most) = self.variables_at_most
            && variables > most
        {
            problems.push(sentence!(
                "target-variables-too-many",
                found = variables,
                most = most
            ));
        }
        let Some(template) = &self.template else {
            if variables > 0 {
                problems.push(sentence!("target-template-missing"));
            }
            return;
        };
        for line in template.subject.iter().chain(&template.body) {
            for piece in pieces(line) {
                match piece {
                    Piece::Field(word) if self.named_variable(word).is_none() => {
                        problems.push(sentence!("target-template-field-unknown", field = word));
                    }
                    Piece::Text(text) if looks_like_a_label(text) => {
                        problems.push(sentence!("target-second-label", text = text));
                    }
                    _ => {}
                }
            }
        }
    }
}

/// What stands for the variable's name in [`Target::variable`].
const VARIABLE: &str = "NAME";

/// A piece of a template's line.
pub(super) enum Piece<'a> {
    /// Text that stays as it is.
    Text(&'a str),
    /// The word between braces.
    Field(&'a str),
}

/// A template's line cut at its fields. A brace without its partner is text.
pub(super) fn pieces(line: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = line;
    while let Some((before, after)) = rest.split_once('{')
        && let Some((word, behind)) = after.split_once('}')
    {
        pieces.extend([Piece::Text(before), Piece::Field(word)]);
        rest = behind;
    }
    pieces.push(Piece::Text(rest));
    pieces
}
