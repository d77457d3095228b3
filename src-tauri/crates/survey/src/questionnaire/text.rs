//! A text in several languages, with `${name}` inside.

use crate::expression::{Expression, parse};

/// A label, hint or message.
#[derive(Debug, Clone, Default)]
pub(crate) struct Text {
    /// Language as written and text; the language is empty for a column that
    /// names none.
    entries: Vec<Entry>,
}

#[derive(Debug, Clone)]
struct Entry {
    language: String,
    written: String,
    pieces: Vec<TextPiece>,
}

/// The pieces follow from what is written.
impl PartialEq for Entry {
    fn eq(&self, other: &Self) -> bool {
        self.language == other.language && self.written == other.written
    }
}

/// Texts are the same when every language says the same, in whatever order the
/// columns stand.
impl PartialEq for Text {
    fn eq(&self, other: &Self) -> bool {
        let has = |entry: &Entry| other.entries.contains(entry);
        self.entries.len() == other.entries.len() && self.entries.iter().all(has)
    }
}

/// A piece of a text.
#[derive(Debug, Clone)]
pub(crate) enum TextPiece {
    /// As it stands.
    Plain(String),
    /// `${name}`, `${last-saved#name}` or `instance('list')/…`: its value here.
    Value(Expression),
}

impl Text {
    /// Adds the text of one language; a later one replaces an earlier.
    pub(crate) fn insert(&mut self, language: &str, written: &str) {
        let entry = Entry {
            language: language.to_owned(),
            written: written.to_owned(),
            pieces: pieces(written),
        };
        match self.entries.iter_mut().find(|e| e.language == language) {
            Some(existing) => *existing = entry,
            None => self.entries.push(entry),
        }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Language and text as written, in the order of the columns.
    pub(crate) fn entries(&self) -> impl Iterator<Item = (&str, &str)> {
        self.entries
            .iter()
            .map(|entry| (entry.language.as_str(), entry.written.as_str()))
    }

    /// The language asked for, else the default, else the one without a name,
    /// else whichever there is: a visitor must never meet an empty question.
    fn entry(&self, language: Option<&str>, default: Option<&str>) -> Option<&Entry> {
        let named = |wanted: &str| self.entries.iter().find(|entry| entry.language == wanted);
        language
            .and_then(named)
            .or_else(|| default.and_then(named))
            .or_else(|| named(""))
            .or_else(|| self.entries.first())
    }

    /// The text as written.
    pub(crate) fn written(&self, language: Option<&str>, default: Option<&str>) -> Option<&str> {
        self.entry(language, default)
            .map(|entry| entry.written.as_str())
    }

    /// The pieces to show.
    pub(crate) fn pieces(&self, language: Option<&str>, default: Option<&str>) -> &[TextPiece] {
        self.entry(language, default)
            .map_or(&[], |entry| &entry.pieces)
    }
}

/// The `${…}` that begins at the start of the text: what is inside, and the
/// length of all of it in bytes.
pub(crate) fn reference_at(text: &str) -> Option<(&str, usize)> {
    let inside = text.strip_prefix("${")?;
    let end = inside.find('}')?;
    Some((&inside[..end], end + 3))
}

/// Things in one text that look like references and are none; beyond these the
/// rest is plain, so that a text of nothing but `${` costs no time.
const MOST_FALSE_STARTS: usize = 20;

fn pieces(written: &str) -> Vec<TextPiece> {
    let mut pieces = Vec::new();
    let mut false_starts = 0;
    let mut plain = String::new();
    let mut rest = written;
    while let Some(first) = rest.chars().next() {
        let value = if false_starts > MOST_FALSE_STARTS {
            None
        } else if first == '$' {
            reference_at(rest).map(|(_, length)| length)
        } else if rest.starts_with("instance(") {
            Some(path_length(rest))
        } else {
            None
        };
        let parsed =
            value.and_then(|length| parse(&rest[..length]).ok().map(|tree| (tree, length)));
        match parsed {
            Some((tree, length)) => {
                if !plain.is_empty() {
                    pieces.push(TextPiece::Plain(std::mem::take(&mut plain)));
                }
                pieces.push(TextPiece::Value(tree));
                rest = &rest[length..];
            }
            None => {
                false_starts += usize::from(first == '$' || value.is_some());
                plain.push(first);
                rest = &rest[first.len_utf8()..];
            }
        }
    }
    if !plain.is_empty() {
        pieces.push(TextPiece::Plain(plain));
    }
    pieces
}

/// How far a path in running text goes: to the first blank outside brackets and
/// quotation marks, as pyxform decides it.
fn path_length(text: &str) -> usize {
    let mut depth = 0usize;
    let mut quote = None;
    for (at, c) in text.char_indices() {
        match (quote, c) {
            (Some(open), c) if c == open => quote = None,
            (Some(_), _) => {}
            (None, '\'' | '"') => quote = Some(c),
            (None, '(' | '[') => depth += 1,
            (None, ')' | ']') => depth = depth.saturating_sub(1),
            (None, c)
                if depth == 0 && (c.is_whitespace() || matches!(c, ',' | ';' | '!' | '?')) =>
            {
                return at;
            }
            _ => {}
        }
    }
    text.len()
}
