//! Where everything goes on one slip.

use super::draw::{Code, Drawn, Line, Logo, MM, Module, OFFICE, PrintHead, THERMAL};
use super::text::{Face, Typeface};
use super::{Qr, Slip};
use crate::OutreachError;
use std::cell::RefCell;
use std::collections::BTreeSet;

/// Height of a line relative to its letters; Hangul wants air.
const LEADING: f32 = 1.38;

/// The two fonts of a slip, and those that draw what the two lack.
pub(super) struct Faces {
    pub regular: Face,
    pub bold: Face,
    pub others: Vec<Face>,
    /// Characters that no font has.
    pub replaced: RefCell<BTreeSet<char>>,
}

impl Faces {
    pub(super) fn regular(&self) -> Typeface<'_> {
        self.with_others(&self.regular)
    }

    pub(super) fn bold(&self) -> Typeface<'_> {
        self.with_others(&self.bold)
    }

    fn with_others<'a>(&'a self, own: &'a Face) -> Typeface<'a> {
        Typeface {
            own,
            others: &self.others,
            replaced: &self.replaced,
        }
    }
}

/// What every slip of a document is set with.
#[derive(Clone, Copy)]
pub(super) struct Setting<'a> {
    pub faces: &'a Faces,
    /// The logo's width and height, in pixels.
    pub logo: Option<(f32, f32)>,
}

/// Space between the logo and the words under it, in millimetres.
const UNDER_LOGO_MM: f32 = 1.5;

/// A logo as large as a place of so many millimetres takes it, at its top left.
fn fitted((width, height): (f32, f32), place_mm: (f32, f32)) -> Logo {
    let scale = (place_mm.0 / width).min(place_mm.1 / height);
    Logo {
        x_mm: 0.0,
        down_mm: 0.0,
        width_mm: width * scale,
        height_mm: height * scale,
    }
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
pub(super) struct Words<'a> {
    face: Typeface<'a>,
    text: String,
    size: f32,
    /// Space above it, in points.
    above: f32,
}

impl<'a> Words<'a> {
    pub fn new(face: Typeface<'a>, text: &str, size: f32, above: f32) -> Self {
        Self {
            face,
            text: face.printable(text),
            // Tenths of a point, so that shrunk labels do not fill the file with digits.
            size: (size * 10.0).round() / 10.0,
            above,
        }
    }
}

/// Who gives what.
fn headline<'a>(slip: &Slip, faces: &'a Faces, sizes: &Sizes, scale: f32) -> Vec<Words<'a>> {
    vec![
        Words::new(faces.bold(), &slip.maker, sizes.maker * scale, 0.0),
        Words::new(faces.bold(), &slip.benefit, sizes.benefit * scale, 4.0),
    ]
}

/// Until when, on what conditions, by which number, and where to find it again.
fn details<'a>(slip: &Slip, faces: &'a Faces, sizes: &Sizes, scale: f32) -> Vec<Words<'a>> {
    let (regular, bold) = (faces.regular(), faces.bold());
    vec![
        Words::new(regular, &slip.valid_until, sizes.plain * scale, 5.0),
        Words::new(regular, &slip.conditions, sizes.small * scale, 2.0),
        Words::new(bold, &slip.short_number, sizes.number * scale, 6.0),
        Words::new(regular, &slip.page_address, sizes.small * scale, 2.0),
    ]
}

/// Letter sizes in points.
struct Sizes {
    maker: f32,
    benefit: f32,
    number: f32,
    plain: f32,
    small: f32,
}

/// Sets words in lines from the top of the area and returns how far down they reach.
fn set<'a>(words: Vec<Words<'a>>, area: Area, lines: &mut Vec<Line<'a>>) -> f32 {
    let mut down = area.down;
    for piece in words {
        let texts = piece.face.lines(&piece.text, piece.size, area.width);
        if !texts.is_empty() {
            down += piece.above;
        }
        for text in texts {
            let x = match area.centred {
                true => area.x + (area.width - piece.face.width(&text, piece.size)) / 2.0,
                false => area.x,
            };
            lines.push(Line {
                face: piece.face,
                text,
                size: piece.size,
                x,
                // The baseline sits so that the letters are centred in their line.
                down: down + piece.size * (LEADING / 2.0 + 0.36),
            });
            down += piece.size * LEADING;
        }
    }
    down
}

/// Where words are set, in points from the slip's top left.
#[derive(Clone, Copy)]
struct Area {
    x: f32,
    down: f32,
    width: f32,
    centred: bool,
}

/// One label: code on the left, words on the right.
pub(super) fn label<'a>(
    index: usize,
    slip: &'a Slip,
    Setting { faces, logo }: Setting<'a>,
) -> Result<Drawn<'a>, OutreachError> {
    const LOGO_WIDTH_MM: f32 = 36.0;
    const LOGO_HEIGHTS_MM: [f32; 2] = [9.0, 6.0];
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
    let module = module(index, &slip.qr, QR_ROOM_MM, OFFICE)?;
    let side = module.side_mm(slip.qr.width);
    let code = Code {
        qr: &slip.qr,
        module,
        x_mm: (SIDE_MM + QR_ROOM_MM - side) / 2.0,
        down_mm: (height_mm - side) / 2.0,
    };
    let left_mm = SIDE_MM / 2.0 + QR_ROOM_MM + 1.0;
    let area = Area {
        x: left_mm * MM,
        down: 0.0,
        width: (width_mm - SIDE_MM - left_mm) * MM,
        centred: false,
    };
    let room = (height_mm - 2.0 * SIDE_MM) * MM;
    let logos = logo
        .into_iter()
        .flat_map(|logo| LOGO_HEIGHTS_MM.map(|height| Some(fitted(logo, (LOGO_WIDTH_MM, height)))));
    // Below 6.5 points Hangul is no longer read, so there the label gives up:
    // first the logo's size, then the logo, then itself.
    let tries = logos.chain([None]);
    let tries = tries.flat_map(|logo| [1.0, 0.93, 0.87].map(|scale| (logo, scale)));
    for (logo, scale) in tries {
        let mut words = headline(slip, faces, &SIZES, scale);
        words.extend(details(slip, faces, &SIZES, scale));
        let mut lines = Vec::new();
        let down = logo.map_or(0.0, |logo| (logo.height_mm + UNDER_LOGO_MM) * MM);
        let height = set(words, Area { down, ..area }, &mut lines);
        if height <= room {
            let above = (height_mm * MM - height) / 2.0;
            for line in &mut lines {
                line.down += above;
            }
            let logo = logo.map(|logo| Logo {
                x_mm: left_mm,
                down_mm: above / MM,
                ..logo
            });
            return Ok(Drawn {
                lines,
                codes: vec![code],
                logo,
                ..Drawn::default()
            });
        }
    }
    Err(OutreachError::TextTooLong { slip: index })
}

/// One receipt and its height in millimetres: everything centred, the code
/// between the benefit and the number.
pub(super) fn receipt<'a>(
    index: usize,
    slip: &'a Slip,
    Setting { faces, logo }: Setting<'a>,
    roll: Roll,
) -> Result<(Drawn<'a>, f32), OutreachError> {
    const SIZES: Sizes = Sizes {
        maker: 12.0,
        benefit: 15.0,
        number: 15.0,
        plain: 10.0,
        small: 9.0,
    };
    const EDGE_MM: f32 = 4.0;
    // The card stays smaller than the coupon, which is what staff must scan.
    const CARD_ROOM_MM: f32 = 40.0;
    let mut receipt = Receipt::new(roll, EDGE_MM);
    if let Some(logo) = logo {
        const HEIGHT_MM: f32 = 14.0;
        let logo = fitted(logo, (roll.printed_mm * 0.7, HEIGHT_MM));
        receipt.drawn.logo = Some(Logo {
            x_mm: (roll.width_mm - logo.width_mm) / 2.0,
            down_mm: EDGE_MM,
            ..logo
        });
        receipt.down += (logo.height_mm + UNDER_LOGO_MM) * MM;
    }
    receipt.words(headline(slip, faces, &SIZES, 1.0));
    receipt.code(index, &slip.qr, roll.printed_mm)?;
    receipt.words(details(slip, faces, &SIZES, 1.0));
    if let Some(card) = &slip.maker_card {
        receipt.down += EDGE_MM * MM;
        receipt.code(index, &card.qr, CARD_ROOM_MM)?;
        let caption = Words::new(faces.regular(), &card.caption, SIZES.plain, 0.0);
        receipt.words(vec![caption]);
    }
    Ok((receipt.drawn, receipt.down / MM + EDGE_MM))
}

/// A receipt as it grows downward.
pub(super) struct Receipt<'a> {
    pub drawn: Drawn<'a>,
    /// Points used so far.
    down: f32,
    roll: Roll,
}

impl<'a> Receipt<'a> {
    pub fn new(roll: Roll, top_mm: f32) -> Self {
        Self {
            drawn: Drawn::default(),
            down: top_mm * MM,
            roll,
        }
    }

    pub fn words(&mut self, words: Vec<Words<'a>>) {
        let Roll {
            width_mm,
            printed_mm,
        } = self.roll;
        let area = Area {
            x: (width_mm - printed_mm) / 2.0 * MM,
            down: self.down,
            width: printed_mm * MM,
            centred: true,
        };
        self.down = set(words, area, &mut self.drawn.lines);
    }

    pub fn code(&mut self, index: usize, qr: &'a Qr, room_mm: f32) -> Result<(), OutreachError> {
        let module = module(index, qr, room_mm, THERMAL)?;
        let side = module.side_mm(qr.width);
        let down_mm = module.on_grid(self.down / MM);
        self.drawn.codes.push(Code {
            qr,
            module,
            x_mm: module.on_grid((self.roll.width_mm - side) / 2.0),
            down_mm,
        });
        self.down = (down_mm + side) * MM;
        Ok(())
    }
}

fn module(index: usize, qr: &Qr, room_mm: f32, head: PrintHead) -> Result<Module, OutreachError> {
    if qr.width == 0 || qr.width.checked_mul(qr.width) != Some(qr.dark.len()) {
        return Err(OutreachError::QrNotSquare { slip: index });
    }
    Module::largest(qr.width, room_mm, head).ok_or(OutreachError::QrTooDense { slip: index })
}
