//! From words and squares to the operators of a PDF page.
//!
//! A slip is drawn in its own coordinates (origin at its *top* left, growing
//! downward) and moved into place as a whole, so that ten equal labels differ
//! only in their digits and compress well. The codes of a page are kept as
//! bytes in one form of their own: as operators in memory, ten thousand
//! coupons took 1.3 GB.

use super::Qr;
use super::text::Typeface;
use crate::OutreachError;
use picture::{Jpeg, Pixels};
use printpdf::{
    Color, CurTransMat, DictItem, ExternalStream, ExternalXObject, Greyscale, Mm, Op, PaintMode,
    PdfDocument, PdfFontHandle, PdfPage, Point, Pt, Rect, TextItem, WindingOrder, XObject,
    XObjectId, XObjectTransform,
};
use std::collections::BTreeMap;

/// Points in a millimetre.
pub(crate) const MM: f32 = 72.0 / 25.4;

/// Squares of white that a reader needs around the code (ISO/IEC 18004).
pub(crate) const QUIET_ZONE: usize = 4;

/// Smallest square that webcams and crumpled thermal paper forgive, in millimetres.
const SMALLEST_MODULE_MM: f32 = 0.5;

/// What a printer can set, in millimetres.
#[derive(Debug, Clone, Copy)]
pub(crate) struct PrintHead {
    /// Width of one dot.
    dot_mm: f32,
    /// The largest square worth printing.
    most_mm: f32,
    /// Height of a drawn row of squares, in squares. Rows that only touch show
    /// hairlines between them wherever dots are blended; rows that overlap grow
    /// by whole dots, which is nothing among 600 an inch and much among 203.
    row: f32,
}

/// Office printers: 600 dpi is their usual step.
pub(crate) const OFFICE: PrintHead = PrintHead {
    dot_mm: 25.4 / 600.0,
    most_mm: 1.3,
    row: 1.02,
};

/// Thermal heads of "203 dpi" have exactly 8 dots a millimetre.
pub(crate) const THERMAL: PrintHead = PrintHead {
    dot_mm: 0.125,
    most_mm: 1.0,
    row: 1.0,
};

/// The size of one square: a whole number of printer dots, so that all squares
/// come out equal.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Module {
    dots: usize,
    dot_mm: f32,
    row: f32,
}

impl Module {
    /// The size in which a code is printed in so much room.
    ///
    /// # Errors
    /// [`OutreachError::QrNotSquare`] and [`OutreachError::QrTooDense`], for what is the
    /// slip or letter of this `index`.
    pub fn of(qr: &Qr, room_mm: f32, head: PrintHead, index: usize) -> Result<Self, OutreachError> {
        if qr.width == 0 || qr.width.checked_mul(qr.width) != Some(qr.dark.len()) {
            return Err(OutreachError::QrNotSquare { slip: index });
        }
        Self::largest(qr.width, room_mm, head).ok_or(OutreachError::QrTooDense { slip: index })
    }

    /// The largest module with which `width` squares and their quiet zone fit
    /// into `room_mm`; none if it would be smaller than 0.5 mm.
    pub fn largest(width: usize, room_mm: f32, head: PrintHead) -> Option<Self> {
        let PrintHead {
            dot_mm,
            most_mm,
            row,
        } = head;
        let squares = (width + 2 * QUIET_ZONE) as f32;
        // The tiny addition keeps 0.999… from losing a dot to rounding.
        let dots = ((room_mm / squares).min(most_mm) / dot_mm + 1e-3).floor();
        (dots * dot_mm >= SMALLEST_MODULE_MM - 1e-3).then_some(Self {
            dots: dots as usize,
            dot_mm,
            row,
        })
    }

    pub fn mm(self) -> f32 {
        self.dots as f32 * self.dot_mm
    }

    /// Side of the whole code with its quiet zone, in millimetres.
    pub fn side_mm(self, width: usize) -> f32 {
        (width + 2 * QUIET_ZONE) as f32 * self.mm()
    }

    /// The nearest place on the printer's grid.
    pub fn on_grid(self, mm: f32) -> f32 {
        (mm / self.dot_mm).round() * self.dot_mm
    }
}

/// Rounded to a hundredth of a point: more digits only make the file longer.
fn short(points: f32) -> f32 {
    (points * 100.0).round() / 100.0
}

/// One page while it is drawn.
pub(crate) struct Sheet {
    width_mm: f32,
    height_mm: f32,
    ops: Vec<Op>,
    /// The codes, as the content of a form.
    codes: String,
    /// Top left of the slip at hand, in points from the page's lower left.
    origin: (f32, f32),
}

impl Sheet {
    pub fn new(width_mm: f32, height_mm: f32) -> Self {
        Self {
            width_mm,
            height_mm,
            ops: vec![
                Op::SetOutlineColor {
                    col: Color::Greyscale(Greyscale::new(0.8, None)),
                },
                Op::SetOutlineThickness { pt: Pt(0.25) },
            ],
            codes: String::new(),
            origin: (0.0, height_mm * MM),
        }
    }

    /// Draws a slip with its top left corner `x_mm` from the left and
    /// `down_mm` from the top.
    pub fn slip(&mut self, x_mm: f32, down_mm: f32, drawn: &Drawn<'_>) {
        self.origin = (x_mm * MM, (self.height_mm - down_mm) * MM);
        self.ops.push(Op::SaveGraphicsState);
        self.ops.push(Op::SetTransformationMatrix {
            matrix: CurTransMat::Translate(Pt(short(self.origin.0)), Pt(short(self.origin.1))),
        });
        for bar in &drawn.bars {
            self.bar(bar);
        }
        for line in &drawn.lines {
            self.line(line);
        }
        self.ops.push(Op::RestoreGraphicsState);
        for picture in &drawn.pictures {
            self.picture(picture);
        }
        for code in &drawn.codes {
            self.code(code);
        }
    }

    fn bar(&mut self, bar: &Bar) {
        self.ops.extend([
            Op::SaveGraphicsState,
            Op::SetFillColor {
                col: Color::Greyscale(Greyscale::new(0.55, None)),
            },
            Op::DrawRectangle {
                rectangle: Rect {
                    x: Pt(short(bar.x)),
                    y: Pt(short(-bar.down - bar.height)),
                    width: Pt(short(bar.width)),
                    height: Pt(short(bar.height)),
                    mode: Some(PaintMode::Fill),
                    winding_order: Some(WindingOrder::NonZero),
                },
            },
            Op::RestoreGraphicsState,
        ]);
    }

    /// An image is one unit wide and high, so its matrix says place and size.
    fn picture(&mut self, placed: &Placed) {
        let [width, height] = [placed.width_mm, placed.height_mm].map(|mm| short(mm * MM));
        let x = short(self.origin.0 + placed.x_mm * MM);
        let y = short(self.origin.1 - (placed.down_mm + placed.height_mm) * MM);
        self.ops.extend([
            Op::SaveGraphicsState,
            Op::SetTransformationMatrix {
                matrix: CurTransMat::Raw([width, 0.0, 0.0, height, x, y]),
            },
            Op::UseXobject {
                id: XObjectId(placed.picture.clone()),
                transform: XObjectTransform::default(),
            },
            Op::RestoreGraphicsState,
        ]);
    }

    fn line(&mut self, line: &Line<'_>) {
        self.ops.push(Op::StartTextSection);
        for (number, (face, text)) in line.face.runs(&line.text).into_iter().enumerate() {
            self.ops.push(Op::SetFont {
                font: PdfFontHandle::External(face.id.clone()),
                size: Pt(line.size),
            });
            // A later piece goes on where the one before it ended.
            if number == 0 {
                self.ops.push(Op::SetTextCursor {
                    pos: Point {
                        x: Pt(short(line.x)),
                        y: Pt(short(-line.down)),
                    },
                });
            }
            self.ops.push(Op::ShowText {
                items: vec![TextItem::Text(text)],
            });
        }
        self.ops.push(Op::EndTextSection);
    }

    /// Each row of squares is one line as thick as a square, dashed by the
    /// lengths of its dark and light runs, in whole squares under a scaled
    /// matrix. Rectangles for the dark runs say the same and made the file of
    /// ten thousand labels half as large again.
    fn code(&mut self, code: &Code<'_>) {
        let scale = code.module.mm() * MM;
        let edge = QUIET_ZONE as f32 * scale;
        let x = self.origin.0 + code.x_mm * MM + edge;
        // The first line's middle.
        let y = self.origin.1 - code.down_mm * MM - edge - scale / 2.0;
        self.codes += &format!(
            "q 0 G {scale:.4} 0 0 -{scale:.4} {x:.4} {y:.4} cm {} w\n",
            code.module.row
        );
        let Qr { width, dark, .. } = code.qr;
        for (y, row) in dark.chunks(*width).enumerate() {
            let (Some(from), Some(last)) = (
                row.iter().position(|dark| *dark),
                row.iter().rposition(|dark| *dark),
            ) else {
                continue;
            };
            let to = last + 1;
            let runs: Vec<String> = row[from..to]
                .chunk_by(|left, right| left == right)
                .map(|run| run.len().to_string())
                .collect();
            let runs = runs.join(" ");
            self.codes += &format!("[{runs}]0 d {from} {y} m {to} {y} l S\n");
        }
        self.codes += "Q\n";
    }

    /// The outline of a label, to cut along.
    pub fn outline(&mut self, x_mm: f32, down_mm: f32, width_mm: f32, height_mm: f32) {
        self.ops.push(Op::DrawRectangle {
            rectangle: Rect {
                x: Pt(short(x_mm * MM)),
                y: Pt(short((self.height_mm - down_mm - height_mm) * MM)),
                width: Pt(short(width_mm * MM)),
                height: Pt(short(height_mm * MM)),
                mode: Some(PaintMode::Stroke),
                winding_order: Some(WindingOrder::NonZero),
            },
        });
    }

    /// Puts the finished page at the end of the document.
    pub fn into_document(mut self, document: &mut PdfDocument) {
        let name = |text: &str| DictItem::Name(text.into());
        let side = |mm: f32| DictItem::Real(short(mm * MM));
        let id = XObjectId(format!("codes{}", document.pages.len()));
        let form = ExternalXObject {
            stream: ExternalStream {
                dict: BTreeMap::from([
                    ("Type".into(), name("XObject")),
                    ("Subtype".into(), name("Form")),
                    (
                        "BBox".into(),
                        DictItem::Array(vec![
                            DictItem::Int(0),
                            DictItem::Int(0),
                            side(self.width_mm),
                            side(self.height_mm),
                        ]),
                    ),
                ]),
                content: self.codes.into_bytes(),
                compress: true,
            },
            width: None,
            height: None,
            dpi: None,
        };
        let forms = &mut document.resources.xobjects.map;
        forms.insert(id.clone(), XObject::External(form));
        self.ops.push(Op::UseXobject {
            id,
            transform: XObjectTransform::default(),
        });
        document.pages.push(PdfPage::new(
            Mm(self.width_mm),
            Mm(self.height_mm),
            self.ops,
        ));
    }
}

/// A slip whose lines and codes have found their places.
#[derive(Default)]
pub(crate) struct Drawn<'a> {
    pub lines: Vec<Line<'a>>,
    pub bars: Vec<Bar>,
    pub codes: Vec<Code<'a>>,
    pub pictures: Vec<Placed>,
}

/// A picture of the document: its name there, its top left from the slip's, and its size.
#[derive(Clone)]
pub(crate) struct Placed {
    pub picture: String,
    pub x_mm: f32,
    pub down_mm: f32,
    pub width_mm: f32,
    pub height_mm: f32,
}

impl Placed {
    /// A picture of so many pixels as large as a place of so many millimetres takes it, at
    /// its top left.
    pub fn fitted(picture: &str, (width, height): (f32, f32), place_mm: (f32, f32)) -> Self {
        let scale = (place_mm.0 / width).min(place_mm.1 / height);
        Self {
            picture: picture.into(),
            x_mm: 0.0,
            down_mm: 0.0,
            width_mm: width * scale,
            height_mm: height * scale,
        }
    }
}

/// Puts a picture into a document under a name, once for all pages.
pub(crate) fn keep_pixels(picture: &str, pixels: &Pixels, document: &mut PdfDocument) {
    let size = (pixels.width, pixels.height);
    keep(picture, size, None, pixels.rgb.clone(), document);
}

/// The same with a photograph, which stays packed as it is.
pub(crate) fn keep_jpeg(picture: &str, jpeg: &Jpeg, document: &mut PdfDocument) {
    let size = (jpeg.width, jpeg.height);
    keep(
        picture,
        size,
        Some("DCTDecode"),
        jpeg.bytes.clone(),
        document,
    );
}

fn keep(
    picture: &str,
    (width, height): (u32, u32),
    packed_by: Option<&str>,
    content: Vec<u8>,
    document: &mut PdfDocument,
) {
    let name = |text: &str| DictItem::Name(text.into());
    let mut dict = BTreeMap::from([
        ("Type".into(), name("XObject")),
        ("Subtype".into(), name("Image")),
        ("Width".into(), DictItem::Int(width.into())),
        ("Height".into(), DictItem::Int(height.into())),
        ("ColorSpace".into(), name("DeviceRGB")),
        ("BitsPerComponent".into(), DictItem::Int(8)),
    ]);
    if let Some(filter) = packed_by {
        dict.insert("Filter".into(), name(filter));
    }
    let image = ExternalXObject {
        stream: ExternalStream {
            dict,
            content,
            compress: packed_by.is_none(),
        },
        width: None,
        height: None,
        dpi: None,
    };
    let kept = &mut document.resources.xobjects.map;
    kept.insert(XObjectId(picture.into()), XObject::External(image));
}

/// A filled rectangle: its top left from the slip's, and its size, in points.
pub(crate) struct Bar {
    pub x: f32,
    pub down: f32,
    pub width: f32,
    pub height: f32,
}

/// A line of text: its left end and baseline in points from the slip's top left.
pub(crate) struct Line<'a> {
    pub face: Typeface<'a>,
    pub text: String,
    pub size: f32,
    pub x: f32,
    pub down: f32,
}

/// A QR code: the top left of its quiet zone, from the slip's top left.
pub(crate) struct Code<'a> {
    pub qr: &'a Qr,
    pub module: Module,
    pub x_mm: f32,
    pub down_mm: f32,
}

#[cfg(test)]
mod tests {
    use super::{Module, OFFICE, THERMAL};
    use proptest::prelude::*;

    proptest! {
        /// A square of half a dot more or less is what scanners trip over on
        /// thermal paper; one below 0.5 mm is what webcams cannot see.
        #[test]
        fn squares_are_whole_dots_and_never_too_small(version in 1usize..=40, room in 10.0f32..100.0) {
            let width = 17 + 4 * version;
            for head in [OFFICE, THERMAL] {
                let Some(module) = Module::largest(width, room, head) else {
                    prop_assert!((width + 8) as f32 * (0.5 + head.dot_mm) > room, "it would have fitted");
                    continue;
                };
                prop_assert!(module.mm() >= 0.499);
                prop_assert!(module.mm() <= head.most_mm + 0.001);
                prop_assert!(module.side_mm(width) <= room + 0.1);
                let dots = module.mm() / head.dot_mm;
                prop_assert!((dots - dots.round()).abs() < 1e-3);
            }
        }
    }
}
