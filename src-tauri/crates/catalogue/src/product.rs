//! What is a product, and how are its words written?

use crate::limits::{LONGEST_NAME, LONGEST_TAG, MOST_TAGS};
use std::collections::BTreeSet;
use words::typed::one_line;
use words::{Sentence, sentence};

/// A product's name.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ProductName {
    /// Korean.
    pub ko: String,
    /// English; the Korean name when nobody gave a translation.
    pub en: String,
}

impl From<&ProductName> for Sentence {
    fn from(name: &ProductName) -> Self {
        Self::of_texts(name.ko.clone(), name.en.clone())
    }
}

/// A product as it is today.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Product {
    /// Its name.
    pub name: ProductName,
    /// Its price in won.
    pub price_won: u64,
    /// What it is, in tags.
    pub tags: Vec<String>,
    /// The number of its barcode; may be empty.
    pub barcode: String,
    /// Pieces left: the last count less what was sold since. Below zero when
    /// more was sold than was counted; `None` when they are not counted.
    pub stock: Option<i64>,
    /// Whether it is not sold any more.
    pub retired: bool,
    /// Whether it is one of a set (a glass, a plate), of which one piece is bought again
    /// when it breaks or one more is wanted.
    pub is_one_of_a_set: bool,
}

/// A product that a row of a price list adds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewProduct {
    /// Its name.
    pub name: ProductName,
    /// Its price in won.
    pub price_won: u64,
    /// What it is, in tags.
    pub tags: Vec<String>,
    /// The number of its barcode.
    pub barcode: Option<String>,
    /// Pieces counted.
    pub stock: Option<u32>,
    /// Whether it is one of a set.
    pub is_one_of_a_set: bool,
}

/// What a row of a price list changes of a product; `None` leaves it as it is.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ProductChanges {
    /// Its name.
    pub name: Option<ProductName>,
    /// Its price in won.
    pub price_won: Option<u64>,
    /// What it is, in tags.
    pub tags: Option<Vec<String>>,
    /// The number of its barcode.
    pub barcode: Option<String>,
    /// Pieces counted.
    pub stock: Option<u32>,
    /// Whether it is one of a set.
    pub is_one_of_a_set: Option<bool>,
}

/// A product's name in one line: cells have line breaks in them.
/// What stands far behind its end is not looked at.
pub fn clean_name(text: &str) -> String {
    let looked_at: String = text
        .chars()
        .take(10 * LONGEST_NAME)
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect();
    one_line(&looked_at, LONGEST_NAME)
}

/// Tags as they are compared: each in one line, and once.
pub fn clean_tags<'a>(tags: impl IntoIterator<Item = &'a str>) -> Vec<String> {
    let mut seen = BTreeSet::new();
    tags.into_iter()
        .map(|tag| one_line(tag, LONGEST_TAG))
        .filter(|tag| !tag.is_empty() && seen.insert(tag.clone()))
        .take(MOST_TAGS)
        .collect()
}

/// The new name, if it is one. A name that was the same in both languages is
/// changed in both; a translation that somebody gave is kept.
pub fn renamed(old: &ProductName, new: &str) -> Option<ProductName> {
    if old.ko == new {
        return None;
    }
    let en = match old.en == old.ko {
        true => new.to_owned(),
        false => old.en.clone(),
    };
    Some(ProductName {
        ko: new.to_owned(),
        en,
    })
}

/// Why a barcode is refused whose digits are wrong.
pub fn unreadable_barcode() -> Sentence {
    sentence!("product-barcode-unreadable")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(ko: &str, en: &str) -> ProductName {
        ProductName {
            ko: ko.to_owned(),
            en: en.to_owned(),
        }
    }

    #[test]
    fn names_and_tags_are_written_in_one_way() {
        assert_eq!(clean_name("  온더락\n잔 \u{0}"), "온더락 잔");
        assert_eq!(
            clean_tags(["위스키", " \u{110b}\u{1171}스키 ", "", "선물"]),
            ["위스키", "선물"],
            "once, though one of them was decomposed"
        );
        let many: Vec<String> = (0..30).map(|number| number.to_string()).collect();
        assert_eq!(clean_tags(many.iter().map(String::as_str)).len(), MOST_TAGS);
    }

    #[test]
    fn a_translation_outlives_a_new_name() {
        let renamed = |old| renamed(&old, "큰 잔");
        assert_eq!(renamed(name("큰 잔", "Cup")), None);
        assert_eq!(renamed(name("잔", "잔")), Some(name("큰 잔", "큰 잔")));
        assert_eq!(renamed(name("잔", "Cup")), Some(name("큰 잔", "Cup")));
    }
}
