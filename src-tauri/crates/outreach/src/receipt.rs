//! A coupon slip for a receipt printer that is told what to print (ESC/POS),
//! for booths whose printer has no driver on the laptop.
//!
//! The commands are those of Epson's TM series. Where a manual of another maker
//! was at hand and says the same, the table names it; that is all that is known
//! here of other printers, and none of them was tried. A test page tells.
//!
//! | command | why | source |
//! |---|---|---|
//! | `ESC @` | forgets what the program before us set | Epson TM-T88III specification, section 6 |
//! | `FS &` | two bytes are one Hangul character (KS X 1001). The specification has it on by default in Korean models; a till program may have left it off, and whether `ESC @` restores it is not said for every model | the same, section 6.4: Japanese, Chinese and Korean models |
//! | `ESC a`, `ESC E` | centred, emphasised | the same |
//! | `GS !` | size; unlike `FS !` and `FS W` it is one command for Hangul and digits alike | the same, notes on `FS !` |
//! | `GS ( k` 165, 167, 169, 180, 181 | the printer draws the QR code in whole dots: model 2, size, level, content, print | Epson TM command manual 10.01, p. 535; Bixolon SRP-330II manual 1.00, p. 89 |
//! | `ESC d`, `GS V 1` | past the tear bar, then a cut where there is a knife | Epson |
//!
//! `ESC t` (code page) was not used: it chooses among tables of single bytes.
//! Code page 949 has 8,822 syllables more than KS X 1001. No source at hand says
//! what a printer draws for them, so they are replaced and reported like any
//! other character that is missing.

use crate::OutreachError;
use crate::message::replacement;
use crate::slip::Slip;
use encoding_rs::EUC_KR;
use unicode_normalization::UnicodeNormalization;

/// The roll in the printer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Roll {
    /// 80 mm wide, 72 mm printed: 576 dots.
    Mm80,
    /// 58 mm wide, 48 mm printed: 384 dots.
    Mm58,
}

impl Roll {
    /// Dots across at 8 dots a millimetre (203 dpi).
    fn dots(self) -> usize {
        match self {
            Self::Mm80 => 576,
            Self::Mm58 => 384,
        }
    }

    /// Letters across: 12 dots each, Hangul takes two.
    fn columns(self) -> usize {
        self.dots() / 12
    }
}

/// What the printer is sent, and what it could not be told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receipt {
    /// The bytes for [`crate::printer::send`].
    pub bytes: Vec<u8>,
    /// Characters the printer has no letter for, each once, in the order they
    /// were met.
    pub replaced: Vec<Replaced>,
}

/// A character that is not printed as it was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Replaced {
    /// What was written.
    pub character: char,
    /// What is printed instead.
    pub by: &'static str,
}

/// One slip, from the maker's name to the cut.
///
/// Errors: [`OutreachError::QrTooDense`] when a code would have squares of less
/// than half a millimetre.
pub fn of(slip: &Slip, roll: Roll) -> Result<Receipt, OutreachError> {
    let mut tape = Tape {
        roll,
        receipt: Receipt {
            bytes: b"\x1b@\x1c&\x1ba\x01".to_vec(),
            replaced: Vec::new(),
        },
    };
    tape.text(&slip.maker, Letters::Strong);
    tape.text(&slip.benefit, Letters::Large);
    tape.code(&slip.qr.content, roll.dots())?;
    tape.text(&slip.valid_until, Letters::Strong);
    tape.text(&slip.conditions, Letters::Plain);
    tape.text(&slip.short_number, Letters::Large);
    tape.text(&slip.page_address, Letters::Plain);
    if let Some(card) = &slip.maker_card {
        // Smaller than the coupon, which is what staff must scan.
        const CARD_DOTS: usize = 320;
        tape.code(&card.qr.content, CARD_DOTS)?;
        tape.text(&card.caption, Letters::Plain);
    }
    tape.receipt.bytes.extend(b"\x1bd\x05\x1dV\x01");
    Ok(tape.receipt)
}

/// How a line looks.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Letters {
    Plain,
    Strong,
    /// Twice as wide and high, and strong.
    Large,
}

/// The bytes so far.
struct Tape {
    roll: Roll,
    receipt: Receipt,
}

impl Tape {
    /// Text in lines of its own; empty text leaves no line.
    fn text(&mut self, text: &str, letters: Letters) {
        let columns = match letters {
            Letters::Large => self.roll.columns() / 2,
            Letters::Plain | Letters::Strong => self.roll.columns(),
        };
        let large = if letters == Letters::Large { 0x11 } else { 0 };
        let strong = u8::from(letters != Letters::Plain);
        let commands = [0x1d, b'!', large, 0x1b, b'E', strong];
        self.receipt.bytes.extend(commands);
        for paragraph in text.split('\n') {
            for line in self.lines(paragraph, columns) {
                self.receipt.bytes.extend(line);
                self.receipt.bytes.push(b'\n');
            }
        }
    }

    /// The paragraph broken at blanks, as Korean readers expect; only a word
    /// longer than the line is cut, between two letters.
    fn lines(&mut self, paragraph: &str, columns: usize) -> Vec<Vec<u8>> {
        let mut lines: Vec<Vec<u8>> = Vec::new();
        for word in paragraph.split_whitespace() {
            let letters = self.letters(word);
            let wide: usize = letters.iter().map(Vec::len).sum();
            if wide == 0 {
                continue;
            }
            match lines.last_mut() {
                Some(line) if line.len() + 1 + wide <= columns => line.push(b' '),
                _ => lines.push(Vec::new()),
            }
            for letter in letters {
                match lines.last_mut() {
                    Some(line) if line.len() + letter.len() <= columns => line.extend(letter),
                    _ => lines.push(letter),
                }
            }
        }
        lines
    }

    /// The word's letters in KS X 1001, whose bytes are as many as the columns
    /// a letter takes. macOS hands out loose jamo, so they are composed first.
    fn letters(&mut self, word: &str) -> Vec<Vec<u8>> {
        let mut letters = Vec::new();
        for character in word.nfc() {
            match character {
                '\u{200b}'..='\u{200f}' | '\u{feff}' | '\u{fe00}'..='\u{fe0f}' => {}
                character if character.is_control() => {}
                character => letters.push(match ks_x_1001(character) {
                    Some(letter) => letter,
                    None => {
                        let by = replacement(character).unwrap_or("?");
                        let replaced = Replaced { character, by };
                        if !self.receipt.replaced.contains(&replaced) {
                            self.receipt.replaced.push(replaced);
                        }
                        by.chars().filter_map(ks_x_1001).flatten().collect()
                    }
                }),
            }
        }
        letters
    }

    /// A QR code of the printer's own, with room around it.
    fn code(&mut self, content: &str, room: usize) -> Result<(), OutreachError> {
        const QUIET_ZONE: usize = 4;
        /// Half a millimetre: below it webcams and crumpled paper fail.
        const SMALLEST_SQUARE: usize = 4;
        /// What both manuals allow: Bixolon's stops here, Epson's at 16.
        const LARGEST_SQUARE: usize = 8;
        let too_dense = OutreachError::QrTooDense { slip: 0 };
        let Some(width) = widest(content.len()) else {
            return Err(too_dense);
        };
        let square = (room / (width + 2 * QUIET_ZONE)).min(LARGEST_SQUARE);
        if square < SMALLEST_SQUARE {
            return Err(too_dense);
        }
        let mut function = |parameters: &[u8], data: &[u8]| {
            let [low, high, ..] = (parameters.len() + data.len()).to_le_bytes();
            let bytes = &mut self.receipt.bytes;
            bytes.extend([0x1d, b'(', b'k', low, high]);
            bytes.extend(parameters);
            bytes.extend(data);
        };
        function(&[49, 65, 50, 0], b"");
        function(&[49, 67, square as u8], b"");
        // Level M, as on the screen.
        function(&[49, 69, 49], b"");
        function(&[49, 80, 48], content.as_bytes());
        // Two lines of 30 dots are more than the four squares of white the
        // code needs; the printer leaves that to us.
        self.receipt.bytes.extend(b"\x1bd\x02");
        let print = [0x1d, b'(', b'k', 3, 0, 49, 81, 48];
        self.receipt.bytes.extend(print);
        self.receipt.bytes.extend(b"\x1bd\x02");
        Ok(())
    }
}

/// A printable letter in KS X 1001: one byte of ASCII or two high bytes.
fn ks_x_1001(character: char) -> Option<Vec<u8>> {
    let mut buffer = [0; 4];
    let (bytes, _, cannot) = EUC_KR.encode(character.encode_utf8(&mut buffer));
    match *bytes {
        _ if cannot => None,
        [b' '..=b'~'] | [0xa1..=0xfe, 0xa1..=0xfe] => Some(bytes.into_owned()),
        _ => None,
    }
}

/// Bytes that fit at level M, versions 1 to 20 (ISO/IEC 18004:2015, table 7).
const CAPACITY: [usize; 20] = [
    14, 26, 42, 62, 84, 106, 122, 152, 180, 213, 251, 287, 331, 362, 412, 450, 504, 560, 624, 666,
];

/// Squares on a side of the largest code a printer may make of so many bytes
/// at level M; none above version 20. A printer that packs digits makes a
/// smaller one, but not every printer does.
fn widest(bytes: usize) -> Option<usize> {
    let index = CAPACITY.iter().position(|capacity| bytes <= *capacity)?;
    Some(21 + 4 * index)
}

#[cfg(test)]
mod tests {
    use super::{CAPACITY, widest};

    /// A wrong capacity would print a code wider than the paper, which
    /// printers answer by printing none.
    #[test]
    fn capacities_are_those_of_the_standard() {
        let width = |bytes: usize| {
            // A byte outside the alphanumeric set keeps the code in byte mode.
            qrcode::QrCode::with_error_correction_level(vec![b'a'; bytes], qrcode::EcLevel::M)
                .map(|code| code.width())
                .expect("it fits")
        };
        for full in CAPACITY {
            assert_eq!(widest(full), Some(width(full)), "{full} bytes");
            // One byte more needs a larger code.
            assert!(width(full + 1) > width(full), "{full} bytes are not all");
        }
        assert_eq!(widest(667), None);
    }
}
