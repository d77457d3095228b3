//! What letters show besides words: the maker's picture, those of products, their prices.

use crate::coupons::FONTS;
use crate::facts::Facts;
use crate::{Booth, BoothError};
use outreach::letter::{LabelSheet, Stationery};
use outreach::slip::Qr;
use outreach::targets::{Format, Target};
use std::collections::BTreeMap;
use tables::{product as product_table, product_picture};
use uuid::Uuid;
use words::{Sentence, sentence};

/// How files that are printed are to be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Printing {
    /// Whether each letter is a file of its own; all are in one unless said.
    pub is_one_each: bool,
    /// How many labels of the first sheet are used up.
    pub used_labels: usize,
}

impl Printing {
    /// Refuses what a target's files cannot be made like.
    ///
    /// # Errors
    /// [`BoothError::NotPossible`] for letters one by one where there are none, and for a
    /// first label where there are none or that no sheet has.
    pub fn require_fit(self, target: &Target) -> Result<(), BoothError> {
        let is_letters = target.format == Format::Pdf && target.labels.is_none();
        let labels = target.labels.as_ref().map(LabelSheet::labels);
        let why_not = match labels {
            _ if self.is_one_each && !is_letters => sentence!("printing-no-letters"),
            None if self.used_labels > 0 => sentence!("printing-no-labels"),
            Some(labels) if self.used_labels >= labels => {
                sentence!("printing-label-outside", labels = labels)
            }
            _ => return Ok(()),
        };
        Err(BoothError::NotPossible(why_not))
    }
}

/// So many pixels are 26 mm at 300 dots an inch, and the maker's picture is larger.
const PRODUCT_PIXELS: u32 = 320;
const MAKER_PIXELS: u32 = 800;

/// The prices and pictures of products.
pub(super) struct Shown {
    prices: BTreeMap<Uuid, u64>,
    pictures: BTreeMap<Uuid, Uuid>,
}

impl Shown {
    /// What a product costs.
    pub(super) fn price(&self, product: Uuid) -> Option<Sentence> {
        let price = self.prices.get(&product)?;
        Some(sentence!("letter-price", price = *price))
    }

    /// The picture that a product is shown by.
    pub(super) fn picture(&self, product: Uuid) -> Option<Uuid> {
        self.pictures.get(&product).copied()
    }
}

impl Facts<'_> {
    /// What letters show of products.
    pub(super) fn shown_in_letters(&self) -> Result<Shown, BoothError> {
        let products = product_table::all(self.tables)?.into_iter();
        Ok(Shown {
            prices: products.map(|row| (row.id, row.price_won)).collect(),
            pictures: product_picture::all(self.tables)?.into_iter().collect(),
        })
    }
}

/// Fonts and codes alone.
pub fn plain_stationery() -> Stationery<'static> {
    Stationery {
        fonts: FONTS,
        maker: None,
        products: BTreeMap::new(),
        code,
        is_one_each: false,
        used_labels: 0,
    }
}

impl Booth {
    /// What a target's files are printed with; for what is not printed no picture is
    /// unpacked.
    pub(super) fn stationery(
        &self,
        target: &Target,
        printing: Printing,
    ) -> Result<Stationery<'static>, BoothError> {
        let Printing {
            is_one_each,
            used_labels,
        } = printing;
        let mut stationery = Stationery {
            is_one_each,
            used_labels,
            ..plain_stationery()
        };
        if target.format != Format::Pdf || target.labels.is_some() {
            return Ok(stationery);
        }
        let brand = self.brand()?;
        if let Some(picture) = brand.picture.or(brand.logo) {
            let picture = self.picture(picture)?;
            stationery.maker = picture.and_then(|it| picture::for_paper(&it.bytes, MAKER_PIXELS));
        }
        for picture in self.product_pictures()?.into_values() {
            let kept = self.picture(picture)?;
            let jpeg = kept.and_then(|it| picture::for_paper(&it.bytes, PRODUCT_PIXELS));
            stationery.products.extend(jpeg.map(|it| (picture, it)));
        }
        Ok(stationery)
    }
}

fn code(content: &str) -> Option<Qr> {
    let qr = coupon::qr::encode(content).ok()?;
    Some(Qr {
        content: content.to_owned(),
        width: qr.width(),
        dark: qr.modules().to_vec(),
    })
}
