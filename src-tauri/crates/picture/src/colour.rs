//! Colours in sRGB, and how well one is read on another.

/// A colour in sRGB.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Colour(pub [u8; 3]);

impl Colour {
    pub(crate) const WHITE: Self = Self([0xff; 3]);
    pub(crate) const BLACK: Self = Self([0; 3]);

    /// A colour as the web writes it, `#rrggbb`.
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#').filter(|it| it.len() == 6)?;
        // The number parser below would take a sign as well.
        if !digits.chars().all(|it| it.is_ascii_hexdigit()) {
            return None;
        }
        let mut channels = [0; 3];
        for (channel, place) in channels.iter_mut().zip([0, 2, 4]) {
            let pair = digits.get(place..place + 2)?;
            *channel = u8::from_str_radix(pair, 16).ok()?;
        }
        Some(Self(channels))
    }

    /// Black or white, whichever contrasts more: one of them always reaches
    /// 4.58, and WCAG 2.2 asks for 4.5.
    pub fn text_on_it(self) -> Self {
        match self.contrast(Self::WHITE) > self.contrast(Self::BLACK) {
            true => Self::WHITE,
            false => Self::BLACK,
        }
    }

    /// How well one is read on the other, 1 to 21 (WCAG 2.2).
    pub fn contrast(self, other: Self) -> f64 {
        let (a, b) = (self.luminance() + 0.05, other.luminance() + 0.05);
        a.max(b) / a.min(b)
    }

    /// Relative luminance, 0 to 1 (WCAG 2.2).
    fn luminance(self) -> f64 {
        let [red, green, blue] = self.0.map(|channel| {
            let share = f64::from(channel) / 255.0;
            match share <= 0.04045 {
                true => share / 12.92,
                false => ((share + 0.055) / 1.055).powf(2.4),
            }
        });
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    /// So many hundredths of another colour, and the rest of this one.
    pub(crate) fn mixed(self, other: Self, hundredths: u16) -> Self {
        let mut mixed = self.0;
        for (channel, added) in mixed.iter_mut().zip(other.0) {
            let sum = u16::from(*channel) * (100 - hundredths) + u16::from(added) * hundredths;
            *channel = u8::try_from(sum / 100).unwrap_or(u8::MAX);
        }
        Self(mixed)
    }

    /// How far it is from grey: the largest channel less the smallest.
    pub(crate) fn chroma(self) -> u8 {
        let [red, green, blue] = self.0;
        red.max(green).max(blue) - red.min(green).min(blue)
    }
}

impl std::fmt::Display for Colour {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let [red, green, blue] = self.0;
        write!(formatter, "#{red:02x}{green:02x}{blue:02x}")
    }
}
