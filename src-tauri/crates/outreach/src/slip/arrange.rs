//! Where everything goes on one slip.

use super::{LOGO, Qr, Slip};
use crate::OutreachError;
use crate::paper::{Area, Code, Drawn, Faces, MM, Module, OFFICE, Placed, THERMAL, Words, set};

/// What every slip of a document is set with.
#[derive(Clone, Copy)]
pub(super) struct Setting<'a> {
    pub faces: &'a Faces,
    /// The logo's width and height, in pixels.
    pub logo: Option<(f32, f32)>,
}

/// Space between the logo and the words under it, in millimetres.
const UNDER_LOGO_MM: f32 = 1.5;

/// A label of 99.1 × 57 mm.
pub(super) const LABEL_MM: (f32, f32) = (99.1, 57.0);

/// A receipt roll and the part of its width that is printed, in millimetres.
#[derive(Debug, Clone, Copy)]
pub(super) struct Roll {
    pub width_mm: f32,
    pub printed_mm: f32,
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
    let module = Module::of(&slip.qr, QR_ROOM_MM, OFFICE, index)?;
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
    let logos = logo.into_iter().flat_map(|logo| {
        LOGO_HEIGHTS_MM.map(|height| Some(Placed::fitted(LOGO, logo, (LOGO_WIDTH_MM, height))))
    });
    // Below 6.5 points Hangul is no longer read, so there the label gives up:
    // first the logo's size, then the logo, then itself.
    let tries = logos.chain([None]);
    let tries = tries.flat_map(|logo| [1.0, 0.93, 0.87].map(|scale| (logo.clone(), scale)));
    for (logo, scale) in tries {
        let mut words = headline(slip, faces, &SIZES, scale);
        words.extend(details(slip, faces, &SIZES, scale));
        let mut lines = Vec::new();
        let down = logo
            .as_ref()
            .map_or(0.0, |logo| (logo.height_mm + UNDER_LOGO_MM) * MM);
        let height = set(words, Area { down, ..area }, &mut lines);
        if height <= room {
            let above = (height_mm * MM - height) / 2.0;
            for line in &mut lines {
                line.down += above;
            }
            let logo = logo.map(|logo| Placed {
                x_mm: left_mm,
                down_mm: above / MM,
                ..logo
            });
            return Ok(Drawn {
                lines,
                codes: vec![code],
                pictures: logo.into_iter().collect(),
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
        let logo = Placed::fitted(LOGO, logo, (roll.printed_mm * 0.7, HEIGHT_MM));
        receipt.down += (logo.height_mm + UNDER_LOGO_MM) * MM;
        receipt.drawn.pictures.push(Placed {
            x_mm: (roll.width_mm - logo.width_mm) / 2.0,
            down_mm: EDGE_MM,
            ..logo
        });
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
        let module = Module::of(qr, room_mm, THERMAL, index)?;
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
