//! What a visitor bought, on the QR code that she takes home.
//!
//! Behind the `#` of the owner's page stand the numbers of her products, and her
//! coupon last (`docs/coupon-token.md`, "Re-order card"). Nothing of it reaches a
//! server, and it names goods and no person, so it needs no permission: months
//! later, when a glass breaks, the page shows which one it was.

use crate::digits::{digit, is_separator};
use crate::short_number::LENGTH;
use crate::token::{DIGITS, Token};
use std::fmt;

/// More products than these do not fit beside a coupon in a version 4 code.
pub const MOST_PRODUCTS: usize = 12;

/// Digits of one product's number.
const WIDTH: usize = 3;

/// Products in a row without a token behind them: a run of more than 13 digits
/// would be taken for a cut token.
const IN_A_ROW: usize = LENGTH / WIDTH;

/// The number that stands for one product of a maker, 0 to 999.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ProductNumber(u16);

impl ProductNumber {
    /// How many there are.
    pub const COUNT: u16 = 1000;

    /// The number, if it has three digits at most.
    pub fn new(number: u16) -> Option<Self> {
        (number < Self::COUNT).then_some(Self(number))
    }

    /// The number.
    pub fn value(self) -> u16 {
        self.0
    }

    fn parse(digits: &str) -> Option<Self> {
        digits.parse().ok().and_then(Self::new)
    }
}

impl fmt::Display for ProductNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:03}", self.0)
    }
}

/// What the QR code of a re-order card says: the owner's page with at most
/// [`MOST_PRODUCTS`] of these products and the coupon, if there is one.
pub fn content(page_address: &str, products: &[ProductNumber], token: Option<&Token>) -> String {
    let page = page_address.split('#').next().unwrap_or_default();
    let numbers: Vec<String> = products
        .iter()
        .take(MOST_PRODUCTS)
        .map(ProductNumber::to_string)
        .collect();
    let goods = match token {
        _ if numbers.is_empty() => String::new(),
        Some(_) => format!("{}.", numbers.concat()),
        None => numbers
            .chunks(IN_A_ROW)
            .map(|row| format!(".{}", row.concat()))
            .collect(),
    };
    let digits = token.map(Token::digits).unwrap_or_default();
    format!("{page}#{goods}{digits}")
}

/// The products of a re-order card, and what stands behind them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Goods<'a> {
    /// The products, in their order.
    pub products: Vec<ProductNumber>,
    /// What stands where the coupon is; none on a card without one.
    pub coupon: Option<&'a str>,
}

/// Reads the products behind the last `#` of a scan; none when there is no
/// re-order card. What is left of a cut coupon is still told apart from a card
/// that never had one.
pub fn read_goods(text: &str) -> Option<Goods<'_>> {
    let (_, behind) = text.rsplit_once('#')?;
    let behind = behind.trim_matches(|c: char| c.is_whitespace() || c.is_control());
    let (rows, coupon) = match behind.strip_prefix('.') {
        Some(rows) => (rows, None),
        None => {
            let (rows, coupon) = behind.rsplit_once('.')?;
            (rows, Some(coupon))
        }
    };
    let mut products = Vec::new();
    for row in rows.split('.') {
        let digits: String = row.chars().map_while(digit).map(char::from).collect();
        let is_whole = digits.len() == row.chars().count() && digits.len().is_multiple_of(WIDTH);
        let is_told_apart = coupon.is_some() || digits.len() <= LENGTH;
        if digits.is_empty() || !is_whole || !is_told_apart {
            return None;
        }
        for at in (0..digits.len()).step_by(WIDTH) {
            products.push(ProductNumber::parse(&digits[at..at + WIDTH])?);
        }
    }
    (products.len() <= MOST_PRODUCTS).then_some(Goods { products, coupon })
}

impl Goods<'_> {
    /// How many digits arrived of a coupon that was cut; none when there is no
    /// coupon, or a whole one.
    pub(crate) fn cut_coupon(&self) -> Option<usize> {
        let coupon = self.coupon?;
        let digits = coupon.chars().filter(|c| digit(*c).is_some()).count();
        let is_only_digits = coupon
            .chars()
            .all(|c| digit(c).is_some() || is_separator(c));
        (is_only_digits && digits < DIGITS).then_some(digits)
    }
}
