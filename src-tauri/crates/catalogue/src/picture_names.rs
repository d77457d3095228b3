//! Which product does a picture's file name mean?
//!
//! Owners name files by the barcode, by the product, or by both with something
//! around it ("위스키잔 (2).jpg", "8801234567893_front.png"). What could mean two
//! products means none: a picture at the wrong product is worse than a missing one.

use crate::Product;
use unicode_normalization::UnicodeNormalization as _;
use uuid::Uuid;

/// Fewest letters by which a part of a product's name is recognised.
const FEWEST_LETTERS: usize = 2;

/// The products to be recognised.
pub struct PictureNames {
    products: Vec<Known>,
}

struct Known {
    id: Uuid,
    names: [String; 2],
    barcode: String,
}

impl PictureNames {
    /// Reads the names of products.
    pub fn of(products: &[(Uuid, Product)]) -> Self {
        let products = products
            .iter()
            .map(|(id, product)| Known {
                id: *id,
                names: [&product.name.ko, &product.name.en].map(|name| letters(name)),
                barcode: product.barcode.clone(),
            })
            .collect();
        Self { products }
    }

    /// The one product that a file's name means.
    pub fn product(&self, file_name: &str) -> Option<Uuid> {
        let stem = file_name
            .rsplit_once('.')
            .map_or(file_name, |(stem, _)| stem);
        self.by_barcode(stem)
            .or_else(|| self.by_name(&letters(stem)))
    }

    fn by_barcode(&self, stem: &str) -> Option<Uuid> {
        let mut found = stem
            .split(|it: char| !it.is_ascii_digit())
            .filter(|digits| !digits.is_empty())
            .filter_map(|digits| self.products.iter().find(|it| it.barcode == digits));
        let first = found.next()?;
        found.all(|it| it.id == first.id).then_some(first.id)
    }

    fn by_name(&self, stem: &str) -> Option<Uuid> {
        if stem.chars().count() < FEWEST_LETTERS {
            return None;
        }
        // The longest name in the file's name: "유리 물병 대" is no "유리 물병".
        let named = self.products.iter().filter_map(|it| {
            let inside = it.names.iter().filter(|name| {
                name.chars().count() >= FEWEST_LETTERS && stem.contains(name.as_str())
            });
            Some((inside.map(String::len).max()?, it.id))
        });
        let named: Vec<(usize, Uuid)> = named.collect();
        if let Some(longest) = named.iter().map(|(length, _)| *length).max() {
            return only(named.iter().filter(|(length, _)| *length == longest));
        }
        // Or a file's name that is a part of one product's.
        let part: Vec<(usize, Uuid)> = self
            .products
            .iter()
            .filter(|it| it.names.iter().any(|name| name.contains(stem)))
            .map(|it| (0, it.id))
            .collect();
        only(part.iter())
    }
}

fn only<'a>(mut found: impl Iterator<Item = &'a (usize, Uuid)>) -> Option<Uuid> {
    let (_, first) = found.next()?;
    found.next().is_none().then_some(*first)
}

/// Letters and digits only, as computers that take names apart write them too.
fn letters(text: &str) -> String {
    text.nfkc()
        .filter(|it| it.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::PictureNames;
    use crate::{Product, ProductName};
    use uuid::Uuid;

    fn products() -> Vec<(Uuid, Product)> {
        [
            ("위스키잔", "Whisky glass", "8801234567893"),
            ("유리 물병", "Water bottle", ""),
            ("유리 물병 (대)", "Water bottle, large", ""),
            ("꽃병", "Vase", "8809876543217"),
        ]
        .into_iter()
        .enumerate()
        .map(|(number, (ko, en, barcode))| {
            let product = Product {
                name: ProductName {
                    ko: ko.to_owned(),
                    en: en.to_owned(),
                },
                price_won: 1000,
                tags: Vec::new(),
                barcode: barcode.to_owned(),
                stock: None,
                is_one_of_a_set: false,
                retired: false,
            };
            (Uuid::from_u128(number as u128), product)
        })
        .collect()
    }

    #[test]
    fn a_file_named_by_product_or_barcode_is_that_product_s_picture() {
        let names = PictureNames::of(&products());
        let meant = |file: &str| names.product(file).map(|id| id.as_u128());
        for (file, product) in [
            ("위스키잔.jpg", Some(0)),
            ("위스키잔 (2).JPG", Some(0)),
            ("whisky-glass_front.png", Some(0)),
            ("8801234567893_앞.webp", Some(0)),
            // As a Mac writes Hangul: every letter for itself.
            (
                "\u{1101}\u{1169}\u{11be}\u{1107}\u{1167}\u{11bc}.png",
                Some(3),
            ),
            ("유리물병.png", Some(1)),
            ("유리 물병 대.png", Some(2)),
            ("위스키.jpeg", Some(0)),
            ("IMG_20261129.jpg", None),
            ("물병.png", None),
            ("8801234567893 8809876543217.png", None),
            ("1.jpg", None),
            (".jpg", None),
            ("", None),
        ] {
            assert_eq!(meant(file), product, "{file}");
        }
    }
}
