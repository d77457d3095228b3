//! What stands between the brackets of a set, by Java's rules.

use regex_syntax::hir::ClassUnicode;

use super::PatternFault;
use super::cursor::Cursor;
use super::escape::{Escaped, Place};
use super::set;

impl Cursor {
    /// What stands after the `[` of a set, through its `]`.
    pub(super) fn set(&mut self) -> Result<ClassUnicode, PatternFault> {
        self.enter()?;
        let is_negated = self.accept('^');
        let members = self.members()?;
        if !self.accept(']') {
            return Err(PatternFault::Unclosed('['));
        }
        self.leave();
        Ok(if is_negated {
            set::negated(members)
        } else {
            members
        })
    }

    /// What stands in a set, or to the right of its `&&`, up to its `]`.
    fn members(&mut self) -> Result<ClassUnicode, PatternFault> {
        let mut members: Option<ClassUnicode> = None;
        loop {
            match (self.sign(0), self.sign(1)) {
                // A `]` with nothing before it is itself.
                (Some(']'), _) if members.is_some() => break,
                (Some('&'), Some('&')) => {
                    self.at += 2;
                    let right = self.right_of_and()?;
                    match &mut members {
                        Some(left) => left.intersect(&right),
                        None => members = Some(right),
                    }
                    // What Java makes of a character here depends on more than
                    // what is written.
                    if !matches!(
                        (self.sign(0), self.sign(1)),
                        (Some(']'), _) | (Some('&'), Some('&'))
                    ) {
                        return Err(PatternFault::Intersection);
                    }
                }
                _ => {
                    let member = self.member()?;
                    members
                        .get_or_insert_with(ClassUnicode::empty)
                        .union(&member);
                }
            }
        }
        Ok(members.unwrap_or_else(ClassUnicode::empty))
    }

    /// The other side of `&&`: sets, then perhaps what is not in brackets.
    fn right_of_and(&mut self) -> Result<ClassUnicode, PatternFault> {
        let mut right: Option<ClassUnicode> = None;
        loop {
            let more = match self.sign(0) {
                Some(']' | '&') => break,
                Some('[') => {
                    self.at += 1;
                    self.set()?
                }
                _ => {
                    self.enter()?;
                    let members = self.members()?;
                    self.leave();
                    members
                }
            };
            right.get_or_insert_with(ClassUnicode::empty).union(&more);
        }
        right.ok_or(PatternFault::Intersection)
    }

    /// A nested set, a class, a character or a range.
    fn member(&mut self) -> Result<ClassUnicode, PatternFault> {
        if self.accept('[') {
            return self.set();
        }
        let start = self.at;
        let from = if self.accept('\\') {
            let place = match self.sign(1) {
                Some('-') => Place::RangeEdge,
                _ => Place::Set,
            };
            match self.escape(place)? {
                // After a class a hyphen is a hyphen.
                Escaped::Set(set) => return Ok(set),
                Escaped::Character(character) => character,
                _ => return Err(self.unknown_escape(start)),
            }
        } else {
            self.next().ok_or(PatternFault::Unclosed('['))?
        };
        let is_range =
            self.sign(0) == Some('-') && self.has(1) && !matches!(self.sign(1), Some('[' | ']'));
        if !is_range {
            return self.range(from, from);
        }
        self.at += 1;
        let to = if self.accept('\\') {
            match self.escape(Place::RangeEdge)? {
                Escaped::Character(character) => Some(character),
                _ => None,
            }
        } else {
            self.next()
        };
        match to {
            Some(to) if from <= to => self.range(from, to),
            _ => Err(PatternFault::Range(self.written_from(start))),
        }
    }
}
