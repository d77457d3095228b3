//! From characters to words of the expression language.
//!
//! XPath 1.0, section 3.7: a `*` and the words `and or div mod` are operators
//! exactly when something that can end an operand stands before them.

use super::ExpressionError;

/// One word, with the place of its first character counted from 0.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Word {
    pub(crate) token: Token,
    pub(crate) start: usize,
}

/// What a word is.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Token {
    Number(f64),
    Text(String),
    Name(String),
    /// `${name}`; true for `${last-saved#name}`.
    Reference(String, bool),
    Or,
    And,
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Plus,
    Minus,
    Times,
    Divide,
    Remainder,
    Open,
    Close,
    OpenCondition,
    CloseCondition,
    Comma,
    Slash,
    Dot,
    DotDot,
    Any,
}

impl Token {
    fn ends_operand(&self) -> bool {
        matches!(
            self,
            Self::Number(_)
                | Self::Text(_)
                | Self::Name(_)
                | Self::Reference(..)
                | Self::Close
                | Self::CloseCondition
                | Self::Dot
                | Self::DotDot
                | Self::Any
        )
    }
}

/// Splits the text into words.
pub(crate) fn words(text: &str) -> Result<Vec<Word>, ExpressionError> {
    let characters: Vec<char> = text.chars().collect();
    let mut found: Vec<Word> = Vec::new();
    let mut at = 0;
    while let Some(&character) = characters.get(at) {
        if character.is_whitespace() {
            at += 1;
            continue;
        }
        let start = at;
        let after_operand = found.last().is_some_and(|word| word.token.ends_operand());
        let next = characters.get(at + 1).copied();
        let token = match character {
            '\'' | '"' => {
                let length = characters[at + 1..].iter().position(|&c| c == character);
                let length = length.ok_or_else(|| syntax(&characters, start))?;
                let literal = characters[at + 1..at + 1 + length].iter().collect();
                at += length + 2;
                Token::Text(literal)
            }
            '0'..='9' => number(&characters, &mut at)?,
            '.' if next.is_some_and(|c| c.is_ascii_digit()) => number(&characters, &mut at)?,
            '$' if next == Some('{') => reference(&characters, &mut at)?,
            '.' if next == Some('.') => take(&mut at, 2, Token::DotDot),
            '!' if next == Some('=') => take(&mut at, 2, Token::NotEqual),
            '<' if next == Some('=') => take(&mut at, 2, Token::LessOrEqual),
            '>' if next == Some('=') => take(&mut at, 2, Token::GreaterOrEqual),
            '/' if next == Some('/') => return Err(unsupported("//")),
            '.' => take(&mut at, 1, Token::Dot),
            '=' => take(&mut at, 1, Token::Equal),
            '<' => take(&mut at, 1, Token::Less),
            '>' => take(&mut at, 1, Token::Greater),
            '+' => take(&mut at, 1, Token::Plus),
            '-' => take(&mut at, 1, Token::Minus),
            '(' => take(&mut at, 1, Token::Open),
            ')' => take(&mut at, 1, Token::Close),
            '[' => take(&mut at, 1, Token::OpenCondition),
            ']' => take(&mut at, 1, Token::CloseCondition),
            ',' => take(&mut at, 1, Token::Comma),
            '/' => take(&mut at, 1, Token::Slash),
            '*' if after_operand => take(&mut at, 1, Token::Times),
            '*' => take(&mut at, 1, Token::Any),
            '|' => return Err(unsupported("|")),
            '@' => return Err(unsupported("@")),
            c if is_name_start(c) => name(&characters, &mut at, after_operand)?,
            _ => return Err(syntax(&characters, start)),
        };
        found.push(Word { token, start });
    }
    Ok(found)
}

fn take(at: &mut usize, length: usize, token: Token) -> Token {
    *at += length;
    token
}

fn number(characters: &[char], at: &mut usize) -> Result<Token, ExpressionError> {
    let start = *at;
    let mut seen_point = false;
    while let Some(&c) = characters.get(*at) {
        match c {
            '0'..='9' => {}
            '.' if !seen_point => seen_point = true,
            _ => break,
        }
        *at += 1;
    }
    let digits: String = characters[start..*at].iter().collect();
    digits
        .parse()
        .map(Token::Number)
        .map_err(|_| syntax(characters, start))
}

fn name_length(characters: &[char]) -> usize {
    match characters.first() {
        Some(&first) if is_name_start(first) => characters
            .iter()
            .take_while(|&&c| is_name_character(c))
            .count(),
        _ => 0,
    }
}

fn reference(characters: &[char], at: &mut usize) -> Result<Token, ExpressionError> {
    let start = *at;
    let inside = &characters[start + 2..];
    let length = inside
        .iter()
        .position(|&c| c == '}')
        .ok_or_else(|| syntax(characters, start))?;
    let written: String = inside[..length].iter().collect();
    let (name, last_saved) = match written.trim().strip_prefix("last-saved#") {
        Some(name) => (name, true),
        None => (written.trim(), false),
    };
    if !is_name(name) {
        return Err(syntax(characters, start));
    }
    *at = start + 3 + length;
    Ok(Token::Reference(name.to_owned(), last_saved))
}

fn name(
    characters: &[char],
    at: &mut usize,
    after_operand: bool,
) -> Result<Token, ExpressionError> {
    let start = *at;
    let mut length = name_length(&characters[start..]);
    let word: String = characters[start..start + length].iter().collect();
    if after_operand {
        let operator = match word.as_str() {
            "or" => Token::Or,
            "and" => Token::And,
            "div" => Token::Divide,
            "mod" => Token::Remainder,
            _ => return Err(syntax(characters, start)),
        };
        *at = start + length;
        return Ok(operator);
    }
    // `jr:choice-name` is one word; `child::name` and `ns:*` are axes and
    // namespaces, which forms do not use.
    if characters.get(start + length) == Some(&':') {
        let rest = name_length(&characters[start + length + 1..]);
        if rest == 0 {
            return Err(unsupported(&format!("{word}:")));
        }
        length += 1 + rest;
    }
    *at = start + length;
    Ok(Token::Name(
        characters[start..start + length].iter().collect(),
    ))
}

fn unsupported(construct: &str) -> ExpressionError {
    ExpressionError::Unsupported {
        construct: construct.to_owned(),
    }
}

/// The error for characters that make no sense from `start` on.
pub(crate) fn syntax(characters: &[char], start: usize) -> ExpressionError {
    ExpressionError::Syntax {
        position: start + 1,
        near: characters.iter().skip(start).take(12).collect(),
    }
}

/// Whether the character may begin a name: NameStartChar of XML 1.0 without the
/// colon, which is what a question's name must be in every ODK tool.
pub(super) fn is_name_start(c: char) -> bool {
    matches!(c,
        'A'..='Z' | '_' | 'a'..='z'
        | '\u{c0}'..='\u{d6}' | '\u{d8}'..='\u{f6}' | '\u{f8}'..='\u{2ff}'
        | '\u{370}'..='\u{37d}' | '\u{37f}'..='\u{1fff}' | '\u{200c}'..='\u{200d}'
        | '\u{2070}'..='\u{218f}' | '\u{2c00}'..='\u{2fef}' | '\u{3001}'..='\u{d7ff}'
        | '\u{f900}'..='\u{fdcf}' | '\u{fdf0}'..='\u{fffd}' | '\u{10000}'..='\u{effff}')
}

/// Whether the character may continue a name: NameChar of XML 1.0.
pub(super) fn is_name_character(c: char) -> bool {
    is_name_start(c)
        || matches!(c, '-' | '.' | '0'..='9' | '\u{b7}' | '\u{300}'..='\u{36f}' | '\u{203f}'..='\u{2040}')
}

/// Whether the whole text is a legal name. Hangul is.
pub(crate) fn is_name(text: &str) -> bool {
    let mut characters = text.chars();
    characters.next().is_some_and(is_name_start) && characters.all(is_name_character)
}
