//! From words and squares to the operators of a PDF page.
//!
//! A slip is drawn in its own coordinates (points, origin at its *top* left,
//! y growing downward) and moved into place as a whole, so that ten equal
//! labels differ only in their digits and compress well.

use super::Modules;
use super::text::Face;
use printpdf::{
    CurTransMat, DictItem, Op, PaintMode, PdfFontHandle, Point, Pt, Rect, TextItem, WindingOrder,
};

/// Points in a millimetre.
pub(super) const MM: f32 = 72.0 / 25.4;

/// Squares of white that a reader needs around the code (ISO/IEC 18004).
pub(super) const QUIET_ZONE: usize = 4;

/// Smallest square that webcams and crumpled thermal paper forgive, in millimetres.
const SMALLEST_MODULE_MM: f32 = 0.5;

/// What a printer can set, in millimetres.
#[derive(Debug, Clone, Copy)]
pub(super) struct PrintHead {
    /// Width of one dot.
    dot_mm: f32,
    /// The largest square worth printing.
    most_mm: f32,
}

/// Office printers: 600 dpi is their usual step.
pub(super) const OFFICE: PrintHead = PrintHead {
    dot_mm: 25.4 / 600.0,
    most_mm: 1.3,
};

/// Thermal heads of "203 dpi" have exactly 8 dots a millimetre.
pub(super) const THERMAL: PrintHead = PrintHead {
    dot_mm: 0.125,
    most_mm: 1.0,
};

/// The size of one square: a whole number of printer dots, so that all squares
/// come out equal.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Module {
    dots: usize,
    dot_mm: f32,
}

impl Module {
    /// The largest module with which `width` squares and their quiet zone fit
    /// into `room_mm`; none if it would be smaller than 0.5 mm.
    pub fn largest(width: usize, room_mm: f32, head: PrintHead) -> Option<Self> {
        let PrintHead { dot_mm, most_mm } = head;
        let squares = (width + 2 * QUIET_ZONE) as f32;
        // The tiny addition keeps 0.999… from losing a dot to rounding.
        let dots = ((room_mm / squares).min(most_mm) / dot_mm + 1e-3).floor();
        (dots * dot_mm >= SMALLEST_MODULE_MM - 1e-3).then_some(Self {
            dots: dots as usize,
            dot_mm,
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

/// Draws `slip` with its top left corner at (`x`, `top`), in points from the
/// page's lower left.
pub(super) fn placed(x: f32, top: f32, slip: Vec<Op>) -> Vec<Op> {
    let mut ops = vec![
        Op::SaveGraphicsState,
        Op::SetTransformationMatrix {
            matrix: CurTransMat::Translate(Pt(short(x)), Pt(short(top))),
        },
    ];
    ops.extend(slip);
    ops.push(Op::RestoreGraphicsState);
    ops
}

/// One line of text with its baseline `down` points below the slip's top.
pub(super) fn line(face: &Face, text: &str, size: f32, x: f32, down: f32) -> [Op; 5] {
    [
        Op::StartTextSection,
        Op::SetFont {
            font: PdfFontHandle::External(face.id.clone()),
            size: Pt(size),
        },
        Op::SetTextCursor {
            pos: Point {
                x: Pt(short(x)),
                y: Pt(short(-down)),
            },
        },
        Op::ShowText {
            items: vec![TextItem::Text(text.to_string())],
        },
        Op::EndTextSection,
    ]
}

/// The QR code with the top left of its quiet zone at (`x_mm`, `down_mm`).
///
/// Runs of dark squares in a row become one rectangle each, in whole module
/// units under a scaled matrix, and all are filled at once. `re` is written
/// raw because the library's own rectangle paints each by itself.
pub(super) fn qr(modules: &Modules, module: Module, x_mm: f32, down_mm: f32) -> Vec<Op> {
    let scale = module.mm() * MM;
    let edge = QUIET_ZONE as f32 * module.mm();
    let mut ops = vec![
        Op::SaveGraphicsState,
        Op::SetTransformationMatrix {
            matrix: CurTransMat::Raw([
                scale,
                0.0,
                0.0,
                -scale,
                (x_mm + edge) * MM,
                -(down_mm + edge) * MM,
            ]),
        },
    ];
    for (y, row) in modules.dark.chunks(modules.width.max(1)).enumerate() {
        let mut x = 0;
        for run in row.chunk_by(|left, right| left == right) {
            if run[0] {
                ops.push(raw("re", &[x, y, run.len(), 1]));
            }
            x += run.len();
        }
    }
    ops.push(raw("f", &[]));
    ops.push(Op::RestoreGraphicsState);
    ops
}

fn raw(operator: &str, numbers: &[usize]) -> Op {
    Op::Unknown {
        key: operator.into(),
        value: numbers.iter().map(|it| DictItem::Int(*it as i64)).collect(),
    }
}

/// The outline of a label, to cut along.
pub(super) fn outline(x: f32, bottom: f32, width: f32, height: f32) -> Op {
    Op::DrawRectangle {
        rectangle: Rect {
            x: Pt(short(x)),
            y: Pt(short(bottom)),
            width: Pt(short(width)),
            height: Pt(short(height)),
            mode: Some(PaintMode::Stroke),
            winding_order: Some(WindingOrder::NonZero),
        },
    }
}
