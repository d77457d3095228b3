//! Reads a pattern by Java's rules (`java.util.regex.Pattern`, Java 17).

use std::collections::BTreeSet;

use regex_syntax::hir::{Class, ClassUnicode, Hir, Look, Repetition};

use super::PatternFault;
use super::cursor::Cursor;
use super::escape::{Escaped, Place};
use super::set;

/// What a pattern means.
pub(super) struct Parsed {
    /// The tree to compile.
    pub(super) hir: Hir,
    /// Whether `\b` or `\B` is in it.
    pub(super) has_edges: bool,
    /// Whether it can match a character of [`set::doubtful_in_words`].
    pub(super) takes_doubtful: bool,
}

/// Reads a pattern, or says what is wrong with it.
pub(super) fn parse(written: &str) -> Result<Parsed, PatternFault> {
    let mut parser = Parser {
        cursor: Cursor::new(written),
        names: BTreeSet::new(),
        has_edges: false,
        taken: ClassUnicode::empty(),
    };
    let part = parser.alternatives()?;
    if !parser.cursor.is_at_end() {
        return Err(PatternFault::Unopened);
    }
    let mut doubtful = set::doubtful_in_words();
    doubtful.intersect(&parser.taken);
    Ok(Parsed {
        hir: part.hir,
        has_edges: parser.has_edges,
        takes_doubtful: !doubtful.ranges().is_empty(),
    })
}

/// A piece of the pattern.
struct Part {
    hir: Hir,
    /// Whether it can take a character that ends a line.
    takes_line_end: bool,
    /// Whether `$` or `\Z` is in it. Java lets those stand before a line break
    /// at the end of the text. Here they mean the very end, which is the same
    /// as long as nothing after them can take that line break, because the
    /// whole text must match.
    has_end: bool,
    /// Whether `\R` is in it. How much of `\r\n` a repeated one takes depends
    /// in Java on what is around it.
    has_line_break: bool,
}

impl Part {
    fn of(hir: Hir) -> Self {
        Self {
            hir,
            takes_line_end: false,
            has_end: false,
            has_line_break: false,
        }
    }

    /// One after the other.
    fn sequence(parts: Vec<Self>) -> Result<Self, PatternFault> {
        let mut has_end = false;
        for part in &parts {
            if has_end && part.takes_line_end {
                return Err(PatternFault::AfterEnd);
            }
            has_end |= part.has_end;
        }
        Ok(Self {
            takes_line_end: parts.iter().any(|part| part.takes_line_end),
            has_end,
            has_line_break: parts.iter().any(|part| part.has_line_break),
            hir: Hir::concat(parts.into_iter().map(|part| part.hir).collect()),
        })
    }

    fn repeated(self, min: u32, max: Option<u32>) -> Result<Self, PatternFault> {
        if self.has_end && self.takes_line_end && max != Some(1) {
            return Err(PatternFault::AfterEnd);
        }
        if self.has_line_break {
            return Err(PatternFault::Escape(r"\R".to_owned()));
        }
        let hir = Hir::repetition(Repetition {
            min,
            max,
            greedy: true,
            sub: Box::new(self.hir),
        });
        Ok(Self { hir, ..self })
    }
}

struct Parser {
    cursor: Cursor,
    names: BTreeSet<String>,
    has_edges: bool,
    /// Every character some part of the pattern can take.
    taken: ClassUnicode,
}

impl Parser {
    fn one_of(&mut self, set: ClassUnicode) -> Part {
        self.taken.union(&set);
        let mut line_ends = set::of(set::LINE_ENDS);
        line_ends.intersect(&set);
        Part {
            takes_line_end: !line_ends.ranges().is_empty(),
            ..Part::of(Hir::class(Class::Unicode(set)))
        }
    }

    fn character(&mut self, character: char) -> Result<Part, PatternFault> {
        let set = self.cursor.range(character, character)?;
        Ok(self.one_of(set))
    }

    /// `\R`: a line break of any kind, `\r\n` being one.
    fn line_break(&mut self) -> Part {
        let one = self.one_of(set::of_escape('v').unwrap_or_else(ClassUnicode::empty));
        let both = Hir::literal(*b"\r\n");
        Part {
            hir: Hir::alternation(vec![both, one.hir]),
            has_line_break: true,
            ..one
        }
    }

    fn alternatives(&mut self) -> Result<Part, PatternFault> {
        let mut alternatives = vec![self.sequence()?];
        while self.cursor.accept('|') {
            alternatives.push(self.sequence()?);
        }
        Ok(Part {
            takes_line_end: alternatives.iter().any(|part| part.takes_line_end),
            has_end: alternatives.iter().any(|part| part.has_end),
            has_line_break: alternatives.iter().any(|part| part.has_line_break),
            hir: Hir::alternation(alternatives.into_iter().map(|part| part.hir).collect()),
        })
    }

    fn sequence(&mut self) -> Result<Part, PatternFault> {
        let mut parts = Vec::new();
        while !self.cursor.is_at_end() {
            let part = match self.cursor.sign(0) {
                Some('|' | ')') => break,
                Some('(') => {
                    self.cursor.at += 1;
                    self.cursor.enter()?;
                    let group = self.group()?;
                    self.cursor.leave();
                    match group {
                        Some(group) => group,
                        None => continue,
                    }
                }
                Some('[') => {
                    self.cursor.at += 1;
                    let set = self.cursor.set()?;
                    self.one_of(set)
                }
                Some('\\') => {
                    self.cursor.at += 1;
                    match self.cursor.escape(Place::Outside)? {
                        Escaped::Character(character) => self.character(character)?,
                        Escaped::Set(set) => self.one_of(set),
                        Escaped::Look(look) => Part::of(Hir::look(look)),
                        Escaped::Edge(look) => {
                            self.has_edges = true;
                            Part::of(Hir::look(look))
                        }
                        Escaped::End => end(),
                        Escaped::LineBreak => self.line_break(),
                    }
                }
                Some('^') => {
                    self.not_about_lines()?;
                    self.cursor.at += 1;
                    Part::of(Hir::look(Look::Start))
                }
                Some('$') => {
                    self.not_about_lines()?;
                    self.cursor.at += 1;
                    end()
                }
                Some('.') => {
                    self.cursor.at += 1;
                    let set = match (
                        self.cursor.flags.dot_takes_all,
                        self.cursor.flags.unix_lines,
                    ) {
                        (true, _) => ClassUnicode::empty(),
                        (false, true) => set::of(&[('\n', '\n')]),
                        (false, false) => set::of(set::LINE_ENDS),
                    };
                    self.one_of(set::negated(set))
                }
                Some(quantifier @ ('*' | '+' | '?')) => {
                    return Err(PatternFault::Dangling(quantifier));
                }
                // A count with nothing before it repeats nothing.
                Some('{') => Part::of(Hir::empty()),
                _ => {
                    let character = self.cursor.next().unwrap_or_default();
                    self.character(character)?
                }
            };
            parts.push(self.quantified(part)?);
        }
        Part::sequence(parts)
    }

    fn not_about_lines(&self) -> Result<(), PatternFault> {
        if self.cursor.flags.multiline {
            return Err(PatternFault::Flag("(?m)".to_owned()));
        }
        Ok(())
    }

    fn quantified(&mut self, part: Part) -> Result<Part, PatternFault> {
        let (min, max) = match self.cursor.sign(0) {
            Some('?') => (0, Some(1)),
            Some('*') => (0, None),
            Some('+') => (1, None),
            Some('{') => {
                self.cursor.at += 1;
                let (min, max) = self.count()?;
                // The closing brace is passed below like any other quantifier.
                self.cursor.at -= 1;
                (min, max)
            }
            _ => return Ok(part),
        };
        self.cursor.at += 1;
        if self.cursor.accept('+') {
            return Err(PatternFault::Possessive);
        }
        // Whether it takes as much or as little as it can does not matter
        // where the whole text must match.
        self.cursor.accept('?');
        part.repeated(min, max)
    }

    /// `2}`, `2,}`, `2,3}`.
    fn count(&mut self) -> Result<(u32, Option<u32>), PatternFault> {
        let Some(min) = self.digits()? else {
            return Err(PatternFault::Brace);
        };
        let max = if self.cursor.accept(',') {
            self.digits()?
        } else {
            Some(min)
        };
        if !self.cursor.accept('}') {
            return Err(PatternFault::Unclosed('{'));
        }
        if max.is_some_and(|max| max < min) {
            return Err(PatternFault::Count);
        }
        Ok((min, max))
    }

    fn digits(&mut self) -> Result<Option<u32>, PatternFault> {
        let mut number = None;
        while let Some(digit) = self.cursor.sign(0).and_then(|c| c.to_digit(10)) {
            self.cursor.at += 1;
            let longer = number.unwrap_or(0u32).checked_mul(10);
            let longer = longer.and_then(|longer| longer.checked_add(digit));
            number = Some(longer.ok_or(PatternFault::Count)?);
        }
        Ok(number)
    }

    /// What stands after `(`; None for flags that hold from here on.
    fn group(&mut self) -> Result<Option<Part>, PatternFault> {
        let before = self.cursor.flags;
        if self.cursor.accept('?') {
            match (self.cursor.sign(0), self.cursor.sign(1)) {
                (Some('=' | '!'), _) | (Some('<'), Some('=' | '!')) => {
                    return Err(PatternFault::LookAround);
                }
                (Some('>'), _) => return Err(PatternFault::Possessive),
                (Some('<'), _) => {
                    self.cursor.at += 1;
                    self.name()?;
                }
                _ => {
                    self.read_flags()?;
                    if self.cursor.accept(')') {
                        return Ok(None);
                    }
                    if !self.cursor.accept(':') {
                        return Err(PatternFault::Group);
                    }
                }
            }
        }
        let inside = self.alternatives()?;
        if !self.cursor.accept(')') {
            return Err(PatternFault::Unclosed('('));
        }
        self.cursor.flags = before;
        Ok(Some(inside))
    }

    fn name(&mut self) -> Result<(), PatternFault> {
        let mut name = String::new();
        while let Some(c) = self.cursor.sign(0).filter(char::is_ascii_alphanumeric) {
            name.push(c);
            self.cursor.at += 1;
        }
        let begins_well = name.starts_with(|c: char| c.is_ascii_alphabetic());
        if !begins_well || !self.cursor.accept('>') || !self.names.insert(name) {
            return Err(PatternFault::Group);
        }
        Ok(())
    }

    fn read_flags(&mut self) -> Result<(), PatternFault> {
        let mut value = true;
        loop {
            let flag = match self.cursor.sign(0) {
                Some('i') => &mut self.cursor.flags.ignores_case,
                Some('u') => &mut self.cursor.flags.unicode_case,
                Some('s') => &mut self.cursor.flags.dot_takes_all,
                Some('m') => &mut self.cursor.flags.multiline,
                Some('d') => &mut self.cursor.flags.unix_lines,
                Some(flag @ ('x' | 'U' | 'c')) => {
                    return Err(PatternFault::Flag(format!("(?{flag})")));
                }
                Some('-') if value => {
                    value = false;
                    self.cursor.at += 1;
                    continue;
                }
                _ => return Ok(()),
            };
            *flag = value;
            self.cursor.at += 1;
        }
    }
}

/// `$` or `\Z`.
fn end() -> Part {
    Part {
        has_end: true,
        ..Part::of(Hir::look(Look::End))
    }
}
