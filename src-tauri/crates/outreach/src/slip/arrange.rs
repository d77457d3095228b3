//! Where everything goes on one slip.

use super::draw::{self, MM, Module, PrintHead};
use super::text::Face;
use super::{Modules, Slip};
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

/// A receipt roll and the part of its width that is printed, in millimetres.
#[derive(Debug, Clone, Copy)]
pub(super) struct Roll {
    pub width_mm: f32,
    pub printed_mm: f32,
}

/// One piece of text before it is broken into lines.
struct Words<'a> {
    face: &'a Face,
    text: String,
    size: f32,
    /// Space above it, in points.
    above: f32,
}

impl<'a> Words<'a> {
    fn new(face: &'a Face, text: &str, size: f32, above: f32) -> Result<Self, OutreachError> {
        Ok(Self {
            face,
            text: face.printable(text)?,
            // Tenths of a point, so that shrunk labels do not fill the file with digits.
            size: (size * 10.0).round() / 10.0,
            above,
        })
    }
}

/// Who gives what.
fn headline<'a>(
    slip: &Slip,
    faces: &'a Faces,
    sizes: &Sizes,
    scale: f32,
) -> Result<Vec<Words<'a>>, OutreachError> {
    Ok(vec![
        Words::new(&faces.bold, &slip.maker, sizes.maker * scale, 0.0)?,
        Words::new(&faces.bold, &slip.benefit, sizes.benefit * scale, 4.0)?,
    ])
}

/// Until when, on what conditions, by which number, and where to find it again.
fn details<'a>(
    slip: &Slip,
    faces: &'a Faces,
    sizes: &Sizes,
    scale: f32,
) -> Result<Vec<Words<'a>>, OutreachError> {
    let Faces { regular, bold } = faces;
    Ok(vec![
        Words::new(regular, &slip.valid_until, sizes.plain * scale, 5.0)?,
        Words::new(regular, &slip.conditions, sizes.small * scale, 2.0)?,
        Words::new(bold, &slip.short_number, sizes.number * scale, 6.0)?,
        Words::new(regular, &slip.page_address, sizes.small * scale, 2.0)?,
    ])
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
        let lines = piece.face.lines(&piece.text, piece.size, width);
        if !lines.is_empty() {
            block.height += piece.above;
        }
        for line in lines {
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
    let module = module(index, &slip.qr, QR_ROOM_MM, draw::OFFICE)?;
    let side = module.side_mm(slip.qr.width);
    let qr_x = (SIDE_MM + QR_ROOM_MM - side) / 2.0;
    let mut ops = draw::qr(&slip.qr, module, qr_x, (height_mm - side) / 2.0);

    let left = (SIDE_MM / 2.0 + QR_ROOM_MM + 1.0) * MM;
    let width = (width_mm - SIDE_MM) * MM - left;
    let room = (height_mm - 2.0 * SIDE_MM) * MM;
    // Below 6.5 points Hangul is no longer read, so there the label gives up.
    for scale in [1.0, 0.93, 0.87] {
        let mut words = headline(slip, faces, &SIZES, scale)?;
        words.extend(details(slip, faces, &SIZES, scale)?);
        let block = block(words, width);
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

/// The operators of one receipt and its height in points: everything centred,
/// the code between the benefit and the number.
pub(super) fn receipt(
    index: usize,
    slip: &Slip,
    faces: &Faces,
    roll: Roll,
) -> Result<(Vec<Op>, f32), OutreachError> {
    const SIZES: Sizes = Sizes {
        maker: 12.0,
        benefit: 15.0,
        number: 15.0,
        plain: 10.0,
        small: 9.0,
    };
    const EDGE_MM: f32 = 4.0;
    let mut receipt = Receipt {
        ops: Vec::new(),
        down: EDGE_MM * MM,
        roll,
    };
    receipt.words(headline(slip, faces, &SIZES, 1.0)?);
    receipt.code(index, &slip.qr)?;
    receipt.words(details(slip, faces, &SIZES, 1.0)?);
    if let Some(card) = &slip.maker_card {
        receipt.down += EDGE_MM * MM;
        receipt.code(index, &card.qr)?;
        let caption = Words::new(&faces.regular, &card.caption, SIZES.plain, 0.0)?;
        receipt.words(vec![caption]);
    }
    receipt.down += EDGE_MM * MM;
    Ok((receipt.ops, receipt.down))
}

/// A receipt as it grows downward.
struct Receipt {
    ops: Vec<Op>,
    /// Points used so far.
    down: f32,
    roll: Roll,
}

impl Receipt {
    fn words(&mut self, words: Vec<Words<'_>>) {
        let block = block(words, self.roll.printed_mm * MM);
        for (face, text, size, baseline) in &block.lines {
            let x = (self.roll.width_mm * MM - face.width(text, *size)) / 2.0;
            self.ops
                .extend(draw::line(face, text, *size, x, self.down + baseline));
        }
        self.down += block.height;
    }

    fn code(&mut self, index: usize, qr: &Modules) -> Result<(), OutreachError> {
        let module = module(index, qr, self.roll.printed_mm, draw::THERMAL)?;
        let side = module.side_mm(qr.width);
        let x = module.on_grid((self.roll.width_mm - side) / 2.0);
        let down = module.on_grid(self.down / MM);
        self.ops.extend(draw::qr(qr, module, x, down));
        self.down = (down + side) * MM;
        Ok(())
    }
}

fn module(
    index: usize,
    qr: &Modules,
    room_mm: f32,
    head: PrintHead,
) -> Result<Module, OutreachError> {
    if qr.width == 0 || qr.width.checked_mul(qr.width) != Some(qr.dark.len()) {
        return Err(OutreachError::QrNotSquare { slip: index });
    }
    Module::largest(qr.width, room_mm, head).ok_or(OutreachError::QrTooDense { slip: index })
}
