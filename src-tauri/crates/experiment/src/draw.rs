//! Who gets what, by chance.

/// What somebody gets, as it was drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    /// A message with what fits her.
    Recommendation,
    /// A message with what most people bought.
    Bestsellers,
    /// No message.
    NoMessage,
}

/// How many of a hundred people are drawn for what; the others get a recommendation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Shares {
    bestsellers: u8,
    no_message: u8,
}

/// Nobody would be left who gets a recommendation, and nothing could be compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TooMany;

impl Shares {
    /// Most of a hundred people who do not get a recommendation.
    pub const MOST: u8 = 80;

    /// So many of a hundred get the bestsellers, and so many no message.
    ///
    /// # Errors
    /// When both are more than [`Self::MOST`].
    pub fn of(bestsellers: u8, no_message: u8) -> Result<Self, TooMany> {
        match bestsellers.checked_add(no_message) {
            Some(both) if both <= Self::MOST => Ok(Self {
                bestsellers,
                no_message,
            }),
            _ => Err(TooMany),
        }
    }

    /// Of a hundred, how many get the bestsellers.
    pub fn bestsellers(self) -> u8 {
        self.bestsellers
    }

    /// Of a hundred, how many get no message.
    pub fn no_message(self) -> u8 {
        self.no_message
    }

    /// Whether anybody is drawn at all.
    pub fn is_nobody(self) -> bool {
        self == Self::default()
    }

    /// What somebody gets whose number is `chance`, which has to be any of all `u64`
    /// with equal probability, drawn for her alone.
    pub fn group(self, chance: u64) -> Group {
        // The upper half of the product: 0 to 99, each as likely to one in 10¹⁷.
        let of_a_hundred = (u128::from(chance) * 100) >> 64;
        let no_message = u128::from(self.no_message);
        if of_a_hundred < no_message {
            Group::NoMessage
        } else if of_a_hundred < no_message + u128::from(self.bestsellers) {
            Group::Bestsellers
        } else {
            Group::Recommendation
        }
    }
}
