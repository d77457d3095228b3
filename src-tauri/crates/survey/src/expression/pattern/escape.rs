//! What stands after a backslash, by Java's rules.

use regex_syntax::hir::{ClassUnicode, Look};

use super::PatternFault;
use super::cursor::Cursor;
use super::set;

/// Where a backslash stands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// Not in a set.
    Outside,
    /// In a set.
    Set,
    /// At an end of a range, or where one might begin.
    RangeEdge,
}

/// What stands after a backslash.
pub(super) enum Escaped {
    Character(char),
    Set(ClassUnicode),
    Look(Look),
    /// `\b` or `\B`.
    Edge(Look),
    /// `\Z`.
    End,
    /// `\R`.
    LineBreak,
}

impl Cursor {
    /// What stands after a backslash.
    pub(super) fn escape(&mut self, place: Place) -> Result<Escaped, PatternFault> {
        let start = self.at - 1;
        let in_set = place != Place::Outside;
        let letter = self.next().ok_or(PatternFault::LastBackslash)?;
        if letter == 'v' && place == Place::RangeEdge {
            // Here Java keeps an older meaning.
            return Ok(Escaped::Character('\x0b'));
        }
        if let Some(set) = set::of_escape(letter) {
            return Ok(Escaped::Set(set));
        }
        let character = match letter {
            'a' => '\x07',
            'e' => '\x1b',
            'f' => '\x0c',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            '0' => self.octal(start)?,
            'c' => self.control(start)?,
            'u' => self.utf16(start)?,
            'x' => self.hexadecimal(start)?,
            'p' | 'P' => return self.property(letter == 'P', start).map(Escaped::Set),
            'A' | 'G' if !in_set => return Ok(Escaped::Look(Look::Start)),
            'z' if !in_set => return Ok(Escaped::Look(Look::End)),
            'Z' if !in_set => return Ok(Escaped::End),
            'R' if !in_set => return Ok(Escaped::LineBreak),
            'b' if !in_set && self.sign(0) == Some('{') => {
                return Err(PatternFault::Escape(r"\b{".to_owned()));
            }
            'b' | 'B' if !in_set => {
                let look = match letter {
                    'b' => Look::WordUnicode,
                    _ => Look::WordUnicodeNegate,
                };
                return Ok(Escaped::Edge(look));
            }
            '1'..='9' | 'k' if !in_set => return Err(PatternFault::BackReference),
            'X' if !in_set => return Err(PatternFault::Escape(self.written_from(start))),
            'N' => return Err(PatternFault::Escape(self.written_from(start))),
            letter if letter.is_ascii_alphanumeric() => return Err(self.unknown_escape(start)),
            sign => sign,
        };
        Ok(Escaped::Character(character))
    }

    fn property(&mut self, is_negated: bool, start: usize) -> Result<ClassUnicode, PatternFault> {
        let mut name = String::new();
        if self.accept('{') {
            while !self.accept('}') {
                name.push(self.next().ok_or(PatternFault::Unclosed('{'))?);
            }
        } else {
            name.extend(self.next());
        }
        let set = set::of_property(&name, self.flags.ignores_case);
        let set = set.ok_or_else(|| PatternFault::Property(self.written_from(start)))?;
        Ok(if is_negated { set::negated(set) } else { set })
    }

    fn octal(&mut self, start: usize) -> Result<char, PatternFault> {
        let mut number = 0;
        let mut digits = 0;
        while let Some(digit) = self.sign(0).and_then(|c| c.to_digit(8)) {
            if digits == 3 || number * 8 + digit > 0o377 {
                break;
            }
            number = number * 8 + digit;
            digits += 1;
            self.at += 1;
        }
        match char::from_u32(number) {
            Some(character) if digits > 0 => Ok(character),
            _ => Err(self.unknown_escape(start)),
        }
    }

    fn control(&mut self, start: usize) -> Result<char, PatternFault> {
        match self.sign(0).filter(char::is_ascii_graphic) {
            Some(key) if key != '\\' => {
                self.at += 1;
                Ok(char::from(key as u8 ^ 64))
            }
            _ => Err(PatternFault::Escape(self.written_from(start))),
        }
    }

    /// `\x41` or `\x{1F600}`.
    fn hexadecimal(&mut self, start: usize) -> Result<char, PatternFault> {
        let number = if self.accept('{') {
            let number = self.hexadecimal_digits(1, 8);
            if number.is_some() && !self.accept('}') {
                return Err(PatternFault::Unclosed('{'));
            }
            number
        } else {
            self.hexadecimal_digits(2, 2)
        };
        let character = number.and_then(char::from_u32);
        character.ok_or_else(|| self.unknown_escape(start))
    }

    /// `\uAC00`, or two of them for a character beyond U+FFFF.
    fn utf16(&mut self, start: usize) -> Result<char, PatternFault> {
        let Some(unit) = self.hexadecimal_digits(4, 4) else {
            return Err(self.unknown_escape(start));
        };
        if let Some(character) = char::from_u32(unit) {
            return Ok(character);
        }
        if (self.sign(0), self.sign(1)) == (Some('\\'), Some('u')) {
            self.at += 2;
            if let Some(second) = self.hexadecimal_digits(4, 4) {
                let units = [unit as u16, second as u16];
                if let Some(Ok(character)) = char::decode_utf16(units).next() {
                    return Ok(character);
                }
            }
        }
        // Half a character: in Java it matches no whole one either.
        Err(PatternFault::Escape(self.written_from(start)))
    }

    fn hexadecimal_digits(&mut self, least: usize, most: usize) -> Option<u32> {
        let mut number = 0u32;
        let mut digits = 0;
        while let Some(digit) = self.sign(0).and_then(|c| c.to_digit(16)) {
            if digits == most {
                break;
            }
            number = number.checked_mul(16)? + digit;
            digits += 1;
            self.at += 1;
        }
        (digits >= least).then_some(number)
    }

    /// An escape that means nothing where it stands.
    pub(super) fn unknown_escape(&self, start: usize) -> PatternFault {
        PatternFault::UnknownEscape(self.written_from(start))
    }
}
