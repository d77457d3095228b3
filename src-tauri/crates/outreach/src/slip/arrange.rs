//! Where everything goes on one slip.

use super::draw::{self, MM, Module};
use super::text::Face;
use super::{Modules, Paper, Slip};
use crate::OutreachError;
use printpdf::Op;

/// Height of a line relative to its letters; Hangul wants air.
const LEADING: f32 = 1.38;

/// The two fonts of a slip.
pub(super) struct Faces {
    pub regular: Face,
    pub bold: Face,
}

/// A label of 99.1 × 57 mm.
pub(super) const LABEL_MM: (f32, f32) = (99.1, 57.0);

/// One piece of text before it is broken into lines.
struct Words<'a> {
    face: &'a Face,
    text: String,
    size: f32,
    /// Space above it, in points.
    above: f32,
}

/// The words of a slip from top to bottom; `scale` shrinks them all.
fn words<'a>(
    slip: &Slip,
    faces: &'a Faces,
    sizes: &Sizes,
    scale: f32,
) -> Result<Vec<Words<'a>>, OutreachError> {
    let Faces { regular, bold } = faces;
    let mut words = Vec::new();
    for (face, text, size, above) in [
        (bold, &slip.maker, sizes.maker, 0.0),
        (bold, &slip.benefit, sizes.benefit, 4.0),
        (regular, &slip.valid_until, sizes.plain, 5.0),
        (regular, &slip.conditions, sizes.small, 2.0),
        (bold, &slip.short_number, sizes.number, 6.0),
        (regular, &slip.page_address, sizes.small, 2.0),
    ] {
        let text = face.printable(text)?;
        if !text.trim().is_empty() {
            words.push(Words {
                face,
                text,
                size: (size * scale * 10.0).round() / 10.0,
                above: above * scale,
            });
        }
    }
    Ok(words)
}

/// Letter sizes in points.
struct Sizes {
    maker: f32,
    benefit: f32,
    number: f32,
    plain: f32,
    small: f32,
}

/// Broken into lines: face, text, size, baseline below the block's top.
struct Block<'a> {
    lines: Vec<(&'a Face, String, f32, f32)>,
    height: f32,
}

fn block(words: Vec<Words<'_>>, width: f32) -> Block<'_> {
    let mut block = Block {
        lines: Vec::new(),
        height: 0.0,
    };
    for piece in words {
        block.height += piece.above;
        for line in piece.face.lines(&piece.text, piece.size, width) {
            // The baseline sits so that the letters are centred in their line.
            let baseline = block.height + piece.size * (LEADING / 2.0 + 0.36);
            block.lines.push((piece.face, line, piece.size, baseline));
            block.height += piece.size * LEADING;
        }
    }
    block
}

/// The operators of one label: code on the left, words on the right.
pub(super) fn label(index: usize, slip: &Slip, faces: &Faces) -> Result<Vec<Op>, OutreachError> {
    const QR_ROOM_MM: f32 = 46.0;
    const SIDE_MM: f32 = 4.0;
    const SIZES: Sizes = Sizes {
        maker: 10.0,
        benefit: 14.0,
        number: 12.0,
        plain: 8.5,
        small: 7.5,
    };
    let (width_mm, height_mm) = LABEL_MM;
    let module = module(index, &slip.qr, QR_ROOM_MM, Paper::A4Labels)?;
    let side = module.side_mm(slip.qr.width);
    let qr_x = SIDE_MM / 2.0 + (QR_ROOM_MM - side) / 2.0;
    let mut ops = draw::qr(&slip.qr, module, qr_x, (height_mm - side) / 2.0);

    let left = (SIDE_MM / 2.0 + QR_ROOM_MM + 1.0) * MM;
    let width = (width_mm - SIDE_MM) * MM - left;
    let room = (height_mm - 2.0 * SIDE_MM) * MM;
    for scale in [1.0, 0.93, 0.87] {
        let block = block(words(slip, faces, &SIZES, scale)?, width);
        if block.height <= room {
            let top = (height_mm * MM - block.height) / 2.0;
            for (face, text, size, baseline) in &block.lines {
                ops.extend(draw::line(face, text, *size, left, top + baseline));
            }
            return Ok(ops);
        }
    }
    Err(OutreachError::TextTooLong { slip: index })
}

/// Printed width of a roll in millimetres, and the roll's own.
pub(super) fn roll_mm(paper: Paper) -> (f32, f32) {
    match paper {
        Paper::Receipt58mm => (48.0, 58.0),
        Paper::A4Labels | Paper::Receipt80mm => (72.0, 80.0),
    }
}

/// The operators of one receipt and its height in points: everything centred,
/// the code between the benefit and the number.
pub(super) fn receipt(
    index: usize,
    slip: &Slip,
    faces: &Faces,
    paper: Paper,
) -> Result<(Vec<Op>, f32), OutreachError> {
    const SIZES: Sizes = Sizes {
        maker: 12.0,
        benefit: 15.0,
        number: 15.0,
        plain: 10.0,
        small: 9.0,
    };
    const EDGE_MM: f32 = 4.0;
    let (printed_mm, roll_mm) = roll_mm(paper);
    let mut sheet = Receipt {
        ops: Vec::new(),
        down: EDGE_MM * MM,
        printed_mm,
        roll_mm,
    };

    let mut head = words(slip, faces, &SIZES, 1.0)?;
    let foot = head.split_off(
        usize::from(!slip.maker.trim().is_empty()) + usize::from(!slip.benefit.trim().is_empty()),
    );
    sheet.words(head);
    sheet.code(index, &slip.qr, paper)?;
    sheet.words(foot);
    if let Some(card) = &slip.maker_card {
        sheet.down += 4.0 * MM;
        sheet.code(index, &card.qr, paper)?;
        sheet.words(vec![Words {
            face: &faces.regular,
            text: faces.regular.printable(&card.caption)?,
            size: SIZES.plain,
            above: 0.0,
        }]);
    }
    sheet.down += EDGE_MM * MM;
    Ok((sheet.ops, sheet.down))
}

/// A receipt as it grows downward.
struct Receipt {
    ops: Vec<Op>,
    /// Points used so far.
    down: f32,
    printed_mm: f32,
    roll_mm: f32,
}

impl Receipt {
    fn words(&mut self, words: Vec<Words<'_>>) {
        let block = block(words, self.printed_mm * MM);
        for (face, text, size, baseline) in &block.lines {
            let x = (self.roll_mm * MM - face.width(text, *size)) / 2.0;
            self.ops
                .extend(draw::line(face, text, *size, x, self.down + baseline));
        }
        self.down += block.height;
    }

    fn code(&mut self, index: usize, qr: &Modules, paper: Paper) -> Result<(), OutreachError> {
        let module = module(index, qr, self.printed_mm, paper)?;
        let side = module.side_mm(qr.width);
        let x = module.on_grid((self.roll_mm - side) / 2.0);
        let down = module.on_grid(self.down / MM);
        self.ops.extend(draw::qr(qr, module, x, down));
        self.down = (down + side) * MM;
        Ok(())
    }
}

fn module(index: usize, qr: &Modules, room_mm: f32, paper: Paper) -> Result<Module, OutreachError> {
    if qr.width == 0 || qr.width.checked_mul(qr.width) != Some(qr.dark.len()) {
        return Err(OutreachError::QrNotSquare { slip: index });
    }
    Module::largest(qr.width, room_mm, paper).ok_or(OutreachError::QrTooDense { slip: index })
}
