//! One colour of the maker's, and what a screen makes of it.
//!
//! Surfaces carry her colour as it is. Where letters are written in it, it is
//! darkened on the light theme and lightened on the dark one until they are
//! read (WCAG 2.2: 4.5 to 1).

use crate::Colour;
use std::collections::BTreeMap;
use words::{Sentence, sentence};

/// What letters need (WCAG 2.2, AA).
const READ: f64 = 4.5;
/// The grounds of the light theme that letters stand on (`ui/src/kit/tokens.css`).
const LIGHT: [Colour; 2] = [Colour([0xff; 3]), Colour([0xf6, 0xf5, 0xf2])];
/// Those of the dark theme.
const DARK: [Colour; 2] = [Colour([0x20, 0x20, 0x1e]), Colour([0x17, 0x17, 0x16])];

/// A colour as one theme uses it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shades {
    /// Letters, borders and marks.
    pub text: Colour,
    /// The same, a step stronger.
    pub strong: Colour,
    /// A ground that letters of this colour are read on.
    pub soft: Colour,
}

/// A colour as the screens use it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Accent {
    /// The colour as it was chosen, for surfaces.
    pub fill: Colour,
    /// The same, a step stronger.
    pub fill_strong: Colour,
    /// Letters on either.
    pub on_fill: Colour,
    /// For the light theme.
    pub light: Shades,
    /// For the dark theme.
    pub dark: Shades,
}

impl Accent {
    /// What the screens make of a colour.
    pub fn of(fill: Colour) -> Self {
        let on_fill = fill.text_on_it();
        let away = match on_fill == Colour::WHITE {
            true => Colour::BLACK,
            false => Colour::WHITE,
        };
        Self {
            fill,
            fill_strong: fill.mixed(away, 15),
            on_fill,
            light: shades(fill, LIGHT, Colour::BLACK),
            dark: shades(fill, DARK, Colour::WHITE),
        }
    }

    /// Says where letters are written in another shade than the one that was
    /// chosen; none when they are not.
    pub fn adjusted(&self) -> Option<Sentence> {
        match (self.light.text != self.fill, self.dark.text != self.fill) {
            (false, false) => None,
            (true, false) => Some(sentence!("accent-darker-on-light")),
            (false, true) => Some(sentence!("accent-lighter-on-dark")),
            (true, true) => Some(sentence!("accent-adjusted-on-both")),
        }
    }
}

fn shades(fill: Colour, [card, ground]: [Colour; 2], toward: Colour) -> Shades {
    let soft = card.mixed(fill, 12);
    let is_read = |text: &Colour| {
        [card, ground, soft]
            .iter()
            .all(|under| text.contrast(*under) >= READ)
    };
    let text = (0..=100)
        .map(|hundredths| fill.mixed(toward, hundredths))
        .find(is_read)
        .unwrap_or(toward);
    Shades {
        text,
        strong: text.mixed(toward, 20),
        soft,
    }
}

/// The colour that a logo is remembered by: the one with most colour in it,
/// where greys, white and black do not count. None for a logo without colour,
/// and for what cannot be read.
pub fn of_logo(picture: &[u8]) -> Option<Colour> {
    /// Less is a grey to the eye.
    const LEAST_CHROMA: u8 = 48;
    /// One of so many pixels must be coloured.
    const ONE_OF: usize = 200;
    let pixels = crate::on_white(picture)?;
    // Sixteen steps a channel: what was smoothed or squeezed differs by less.
    let mut cells: BTreeMap<[u8; 3], (u64, [u64; 3], u64)> = BTreeMap::new();
    let mut coloured = 0;
    for pixel in pixels.rgb.chunks_exact(3) {
        let colour = Colour([pixel[0], pixel[1], pixel[2]]);
        if colour.chroma() < LEAST_CHROMA {
            continue;
        }
        coloured += 1;
        let (weight, sums, count) = cells
            .entry(colour.0.map(|channel| channel >> 4))
            .or_default();
        *weight += u64::from(colour.chroma());
        *count += 1;
        for (sum, channel) in sums.iter_mut().zip(colour.0) {
            *sum += u64::from(channel);
        }
    }
    if coloured * ONE_OF < pixels.rgb.len() / 3 {
        return None;
    }
    let (_, sums, count) = cells.into_values().max_by_key(|(weight, ..)| *weight)?;
    let mean = |sum: u64| u8::try_from(sum / count).unwrap_or(u8::MAX);
    Some(Colour(sums.map(mean)))
}

#[cfg(test)]
mod tests {
    use super::{Accent, DARK, LIGHT, READ};
    use crate::Colour;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn whatever_colour_is_chosen_its_letters_are_read(channels: [u8; 3]) {
            let accent = Accent::of(Colour(channels));
            prop_assert_eq!(accent.fill, Colour(channels));
            for fill in [accent.fill, accent.fill_strong] {
                prop_assert!(accent.on_fill.contrast(fill) >= READ);
            }
            for (shades, grounds) in [(accent.light, LIGHT), (accent.dark, DARK)] {
                for text in [shades.text, shades.strong] {
                    for under in [grounds[0], grounds[1], shades.soft] {
                        prop_assert!(text.contrast(under) >= READ, "{text} on {under}");
                    }
                }
            }
        }
    }

    #[test]
    fn the_grounds_are_those_of_the_screens() {
        let tokens = include_str!("../../../../ui/src/kit/tokens.css");
        for (name, place) in [("card", 0), ("ground", 1)] {
            let line = format!("--{name}: light-dark({}, {});", LIGHT[place], DARK[place]);
            assert!(tokens.contains(&line), "{line}");
        }
    }

    #[test]
    fn she_is_told_where_her_colour_is_not_used_as_it_is() {
        let adjusted = |text: &str| Accent::of(Colour::parse(text).expect("a colour")).adjusted();
        let key = |text: &str| adjusted(text).map(|sentence| sentence.en);
        let [light, dark] = ["#0f766e", "#fae100"].map(|text| key(text).expect("adjusted"));
        assert!(light.contains("dark"), "{light}");
        assert!(dark.contains("light"), "{dark}");
        assert!(
            key("#6d6d6d").is_some(),
            "a middling colour is read on neither"
        );
    }
}
