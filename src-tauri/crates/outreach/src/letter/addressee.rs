//! To whom: the lines of an address.

use crate::paper::{Area, Faces, Line, MM, Words, set};
use crate::recipient::FollowUpRow;
use words::{Language, sentence};

/// Sizes of letters, in points, that Korea Post takes of printed addresses (11, from 9 to
/// 14), and one more for the longest.
const SIZES: [f32; 4] = [11.0, 10.0, 9.0, 8.0];

/// The lines of an address, before they are broken.
pub(super) struct Addressee {
    pub lines: Vec<String>,
}

impl Addressee {
    /// As Korea Post has it: the address, the name, and the postcode last; to who reads
    /// English the name first.
    pub fn of(row: &FollowUpRow) -> Self {
        let (postcode, address) = match row.contact.split_once(' ') {
            Some((postcode, address)) if is_postcode(postcode) => (postcode, address),
            _ => ("", row.contact.as_str()),
        };
        let name = row.name.split_whitespace().collect::<Vec<_>>().join(" ");
        let name = match name.as_str() {
            "" => sentence!("letter-to-unknown"),
            name => sentence!("letter-to", person = name),
        };
        let name = name.into_text(row.language);
        let lines = match row.language {
            Language::Korean => [address, &name, postcode],
            Language::English => [&name, address, postcode],
        };
        Self {
            lines: lines.map(str::to_owned).into(),
        }
    }

    /// The lines in a place, its top left and size in millimetres, in letters as large as
    /// fit; none when they do not fit in the smallest.
    pub fn set<'a>(
        &self,
        faces: &'a Faces,
        (left_mm, down_mm): (f32, f32),
        (width_mm, height_mm): (f32, f32),
    ) -> Option<Vec<Line<'a>>> {
        let area = Area {
            x: left_mm * MM,
            down: down_mm * MM,
            width: width_mm * MM,
            centred: false,
        };
        SIZES.into_iter().find_map(|size| {
            let words = self.lines.iter();
            let words = words.map(|line| Words::new(faces.regular(), line, size, 0.0));
            let mut lines = Vec::new();
            let reached = set(words.collect(), area, &mut lines);
            (reached <= (down_mm + height_mm) * MM).then_some(lines)
        })
    }
}

fn is_postcode(text: &str) -> bool {
    text.len() == 5 && text.bytes().all(|it| it.is_ascii_digit())
}
