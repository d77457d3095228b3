//! Where everything goes on the pages of a letter.

use super::Stationery;
use super::writing::{CodeBox, Letter, Product};
use crate::OutreachError;
use crate::paper::{
    Area, Bar, Code, Drawn, FLOWING, Faces, Flow, Line, MM, Module, OFFICE, Placed, Qr, Words, set,
};

pub(super) const A4_MM: (f32, f32) = (210.0, 297.0);

/// The name under which a document keeps the maker's picture.
pub(super) const MAKER: &str = "maker";

/// Left of all words, as DIN 5008 has it.
const LEFT_MM: f32 = 25.0;
const RIGHT_MM: f32 = 20.0;
const WIDTH_MM: f32 = A4_MM.0 - LEFT_MM - RIGHT_MM;

/// The maker's picture or name.
const HEAD_MM: f32 = 14.0;
const HEAD_HEIGHT_MM: f32 = 26.0;
const LONGEST_PICTURE_MM: f32 = 70.0;

/// Form B: the upper part of the window holds the sender, in small letters from below, and
/// the lower part, of 27.3 mm, the address.
const SENDER_MM: (f32, f32) = (45.0, 17.7);
const ADDRESS_DOWN_MM: f32 = 62.7;

/// The room for an address.
pub(super) const WINDOW_MM: (f32, f32) = (80.0, 27.3);

/// Form B: where the text may begin.
const TEXT_MM: f32 = 103.5;
const TOP_MM: f32 = 22.0;
const BOTTOM_MM: f32 = 277.0;
/// Form B: where the sheet is folded.
const FOLDS_MM: [f32; 2] = [105.0, 210.0];

const PICTURE_MM: f32 = 26.0;
const CODE_MM: f32 = 36.0;
const GAP_MM: f32 = 5.0;

const TEXT: f32 = 10.5;
const SMALL: f32 = 8.5;

/// The pages of one letter, the `index`th of its document.
///
/// # Errors
/// [`OutreachError::TextTooLong`] for an address, [`OutreachError::QrTooDense`].
pub(super) fn pages<'a>(
    letter: &Letter,
    index: usize,
    qr: Option<&'a Qr>,
    faces: &'a Faces,
    stationery: &Stationery<'_>,
) -> Result<Vec<Drawn<'a>>, OutreachError> {
    let mut flow = Flow::new(TEXT_MM * MM, TOP_MM * MM, BOTTOM_MM * MM);
    head(letter, faces, stationery, flow.page());
    sender(letter, faces, flow.page());
    let to = letter
        .addressee
        .set(faces, (LEFT_MM, ADDRESS_DOWN_MM), WINDOW_MM)
        .ok_or(OutreachError::TextTooLong { slip: index })?;
    flow.page().lines.extend(to);
    flow.page().lines.push(day(letter, faces));
    flow.page().bars.extend(FOLDS_MM.map(|down| Bar {
        x: 4.0 * MM,
        down: down * MM,
        width: 4.0 * MM,
        height: 0.4,
    }));
    for text in &letter.opening {
        paragraph(&mut flow, faces, text, TEXT, 8.0);
    }
    let has_pictures = letter
        .pictures()
        .any(|id| stationery.products.contains_key(&id));
    for offered in &letter.products {
        product(&mut flow, faces, offered, stationery, has_pictures);
    }
    if let (Some(code), Some(qr)) = (&letter.code, qr) {
        code_box(&mut flow, faces, code, qr, index)?;
    }
    flow.down += 6.0;
    for text in &letter.closing {
        paragraph(&mut flow, faces, text, SMALL, 3.0);
    }
    Ok(flow.pages)
}

/// The maker's picture, or her name in letters as large as there is room.
fn head<'a>(letter: &Letter, faces: &'a Faces, stationery: &Stationery<'_>, page: &mut Drawn<'a>) {
    if let Some(picture) = &stationery.maker {
        let pixels = (picture.width as f32, picture.height as f32);
        page.pictures.push(Placed {
            x_mm: LEFT_MM,
            down_mm: HEAD_MM,
            ..Placed::fitted(MAKER, pixels, (LONGEST_PICTURE_MM, HEAD_HEIGHT_MM))
        });
        return;
    }
    let area = Area {
        x: LEFT_MM * MM,
        down: HEAD_MM * MM,
        width: WIDTH_MM * MM,
        centred: false,
    };
    let lines = [18.0, 14.0, 11.0, 8.0].into_iter().find_map(|size| {
        let name = Words::new(faces.bold(), &letter.maker, size, 0.0);
        let mut lines = Vec::new();
        let reached = set(vec![name], area, &mut lines);
        (reached <= (HEAD_MM + HEAD_HEIGHT_MM) * MM).then_some(lines)
    });
    page.lines.extend(lines.into_iter().flatten());
}

/// The sender above the address, where the post looks when it cannot be delivered. All of
/// it stands at the end of the letter again.
fn sender<'a>(letter: &Letter, faces: &'a Faces, page: &mut Drawn<'a>) {
    let (top, height) = SENDER_MM;
    let area = Area {
        x: LEFT_MM * MM,
        down: 0.0,
        width: WINDOW_MM.0 * MM,
        centred: false,
    };
    let room = (height - 1.5) * MM;
    let fitting = [7.5, 7.0, 6.0].into_iter().find_map(|size| {
        let words = Words::new(faces.regular(), &letter.sender_line, size, 0.0);
        let mut lines = Vec::new();
        let reached = set(vec![words], area, &mut lines);
        (reached <= room).then_some((lines, reached))
    });
    if let Some((mut lines, reached)) = fitting {
        for line in &mut lines {
            line.down += top * MM + room - reached;
        }
        page.lines.extend(lines);
    }
}

fn day<'a>(letter: &Letter, faces: &'a Faces) -> Line<'a> {
    let face = faces.regular();
    let text = face.printable(&letter.day);
    Line {
        x: (A4_MM.0 - RIGHT_MM) * MM - face.width(&text, SMALL),
        down: (TEXT_MM - 6.0) * MM,
        size: SMALL,
        face,
        text,
    }
}

fn paragraph<'a>(flow: &mut Flow<'a>, faces: &'a Faces, text: &str, size: f32, below: f32) {
    let face = faces.regular();
    let lines = face.lines(&face.printable(text), size, WIDTH_MM * MM);
    flow.lines(face, lines, size, LEFT_MM * MM);
    flow.down += below;
}

/// Words beside a picture or a code: bold or not, and their size.
type Beside<'t> = (bool, &'t str, f32);

/// Sets words beside something of this height, all on one page where they fit on one.
/// Gives back how far down it begins.
fn beside<'a>(
    flow: &mut Flow<'a>,
    faces: &'a Faces,
    words: &[Beside<'_>],
    (left_mm, height_mm): (f32, f32),
) -> f32 {
    let width = (A4_MM.0 - RIGHT_MM - left_mm) * MM;
    let broken = words.iter().map(|(is_bold, text, size)| {
        let face = match is_bold {
            true => faces.bold(),
            false => faces.regular(),
        };
        (face, face.lines(&face.printable(text), *size, width), *size)
    });
    let broken: Vec<_> = broken.collect();
    let heights = broken
        .iter()
        .map(|(_, lines, size)| lines.len() as f32 * size * FLOWING);
    let words_height: f32 = heights.sum();
    let height = words_height.max(height_mm * MM);
    flow.make_room(height);
    let (page, top) = (flow.pages.len(), flow.down);
    flow.down += (height - words_height) / 2.0;
    for (face, lines, size) in broken {
        flow.lines(face, lines, size, left_mm * MM);
    }
    if flow.pages.len() == page {
        flow.down = top + height;
    }
    flow.down += GAP_MM * MM;
    top
}

fn product<'a>(
    flow: &mut Flow<'a>,
    faces: &'a Faces,
    product: &Product,
    stationery: &Stationery<'_>,
    has_pictures: bool,
) {
    let left = match has_pictures {
        true => LEFT_MM + PICTURE_MM + GAP_MM,
        false => LEFT_MM,
    };
    let picture = product.picture.and_then(|id| {
        let picture = stationery.products.get(&id)?;
        Some((id.to_string(), picture))
    });
    let mut words: Vec<Beside<'_>> = vec![(true, &product.name, TEXT + 1.0)];
    words.extend(product.price.iter().map(|it| (false, it.as_str(), TEXT)));
    words.extend(product.reason.iter().map(|it| (false, it.as_str(), TEXT)));
    let Some((name, picture)) = picture else {
        beside(flow, faces, &words, (left, 0.0));
        return;
    };
    let top = beside(flow, faces, &words, (left, PICTURE_MM));
    let pixels = (picture.width as f32, picture.height as f32);
    let placed = Placed::fitted(&name, pixels, (PICTURE_MM, PICTURE_MM));
    flow.page().pictures.push(Placed {
        x_mm: LEFT_MM + (PICTURE_MM - placed.width_mm) / 2.0,
        down_mm: top / MM + (PICTURE_MM - placed.height_mm) / 2.0,
        ..placed
    });
}

fn code_box<'a>(
    flow: &mut Flow<'a>,
    faces: &'a Faces,
    code: &CodeBox,
    qr: &'a Qr,
    index: usize,
) -> Result<(), OutreachError> {
    let module = Module::of(qr, CODE_MM, OFFICE, index)?;
    let side = module.side_mm(qr.width);
    let lines = code.lines.iter().map(|it| (false, it.as_str(), TEXT));
    let mut words: Vec<Beside<'_>> = lines.collect();
    words.extend(code.number.iter().map(|it| (true, it.as_str(), TEXT + 3.0)));
    words.extend(code.caption.iter().map(|it| (false, it.as_str(), SMALL)));
    let left = LEFT_MM + CODE_MM + GAP_MM;
    let top = beside(flow, faces, &words, (left, side));
    flow.page().codes.push(Code {
        qr,
        module,
        x_mm: module.on_grid(LEFT_MM),
        down_mm: module.on_grid(top / MM),
    });
    Ok(())
}
