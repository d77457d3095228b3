//! Where in a pattern one reads, and under which flags.

use regex_syntax::hir::ClassUnicode;

use super::PatternFault;
use super::set;

/// How deep groups and sets may be nested.
const DEEPEST: usize = 50;

/// A character of the pattern. What stood between `\Q` and `\E` is only ever
/// itself.
#[derive(Clone, Copy)]
struct Symbol {
    character: char,
    is_quoted: bool,
}

/// Takes `\Q…\E` away; Java does so before it reads anything else.
fn unquoted(written: &str) -> Vec<Symbol> {
    let mut symbols = Vec::new();
    let mut quoted = false;
    let mut rest = written;
    while let Some(character) = rest.chars().next() {
        if rest.starts_with(if quoted { r"\E" } else { r"\Q" }) {
            quoted = !quoted;
            rest = &rest[2..];
            continue;
        }
        let length = match character {
            '\\' if !quoted => 2,
            _ => 1,
        };
        for character in rest.chars().take(length) {
            symbols.push(Symbol {
                character,
                is_quoted: quoted,
            });
            rest = &rest[character.len_utf8()..];
        }
    }
    symbols
}

/// The flags in force, `(?is)`.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Flags {
    /// `i`: the case of ASCII letters does not matter.
    pub(super) ignores_case: bool,
    /// `u`: with `i`, nor does that of any other letter.
    pub(super) unicode_case: bool,
    /// `s`: `.` takes line ends.
    pub(super) dot_takes_all: bool,
    /// `m`: `^` and `$` are about lines.
    pub(super) multiline: bool,
    /// `d`: only `\n` ends a line.
    pub(super) unix_lines: bool,
}

/// A place in a pattern.
pub(super) struct Cursor {
    symbols: Vec<Symbol>,
    pub(super) at: usize,
    depth: usize,
    pub(super) flags: Flags,
}

impl Cursor {
    pub(super) fn new(written: &str) -> Self {
        Self {
            symbols: unquoted(written),
            at: 0,
            depth: 0,
            flags: Flags::default(),
        }
    }

    pub(super) fn is_at_end(&self) -> bool {
        self.at >= self.symbols.len()
    }

    /// The character so many places ahead, unless it is quoted.
    pub(super) fn sign(&self, ahead: usize) -> Option<char> {
        let symbol = self.symbols.get(self.at + ahead)?;
        (!symbol.is_quoted).then_some(symbol.character)
    }

    /// Whether there is a character so many places ahead, quoted or not.
    pub(super) fn has(&self, ahead: usize) -> bool {
        self.at + ahead < self.symbols.len()
    }

    pub(super) fn accept(&mut self, sign: char) -> bool {
        let found = self.sign(0) == Some(sign);
        self.at += usize::from(found);
        found
    }

    /// The next character, quoted or not.
    pub(super) fn next(&mut self) -> Option<char> {
        let symbol = self.symbols.get(self.at)?;
        self.at += 1;
        Some(symbol.character)
    }

    /// The pattern as written from a place up to here.
    pub(super) fn written_from(&self, start: usize) -> String {
        let end = self.at.min(self.symbols.len());
        let symbols = self.symbols[start.min(end)..end].iter();
        symbols.map(|symbol| symbol.character).collect()
    }

    /// Goes into a group or set.
    pub(super) fn enter(&mut self) -> Result<(), PatternFault> {
        if self.depth >= DEEPEST {
            return Err(PatternFault::TooLarge);
        }
        self.depth += 1;
        Ok(())
    }

    /// Comes out of it again.
    pub(super) fn leave(&mut self) {
        self.depth -= 1;
    }

    /// The characters from one to another, under the flags in force.
    pub(super) fn range(&self, from: char, to: char) -> Result<ClassUnicode, PatternFault> {
        if self.flags.ignores_case && self.flags.unicode_case {
            return Err(PatternFault::Flag("(?iu)".to_owned()));
        }
        Ok(set::range(from, to, self.flags.ignores_case))
    }
}
