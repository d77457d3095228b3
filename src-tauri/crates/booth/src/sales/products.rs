//! The catalogue: what is sold, at which price, and how much of it is left.

use crate::facts::Facts;
use crate::own_names::refuse_label;
use crate::{Booth, BoothError, Right};
use catalogue::limits::{HIGHEST_PRICE_WON, MOST_PIECES_IN_STOCK};
use catalogue::{Product, ProductName, clean_name, clean_tags, renamed, unreadable_barcode};
use coupon::Barcode;
use records::Body;
use records::sales::{ProductAdded, ProductChanged, ProductRetired, ProductReturned, StoredStock};
use records::text::Bilingual;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use tables::product::{self as product_table, ProductRow};
use tables::sale as sale_table;
use uuid::Uuid;
use words::{Sentence, sentence};

/// Favourites are found with one look.
const MOST_FAVOURITES: usize = 8;

/// A product as the owner typed it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ProductDraft {
    /// Its name.
    pub name: String,
    /// Its price in won.
    pub price_won: u64,
    /// What it is, in tags.
    pub tags: Vec<String>,
    /// The number of its barcode; may be empty.
    pub barcode: String,
    /// Pieces left now; none when they are not to be counted.
    pub stock: Option<i64>,
    /// Whether it is one of a set, bought again by the piece.
    pub is_one_of_a_set: bool,
}

impl Booth {
    /// What is sold, in the catalogue's order.
    ///
    /// # Errors
    /// [`BoothError::Tables`].
    pub fn products(&self) -> Result<Vec<(Uuid, Product)>, BoothError> {
        self.facts().on_sale()
    }

    /// The whole catalogue in its order, with the products that are not sold
    /// any more.
    ///
    /// # Errors
    /// [`BoothError::Tables`].
    pub fn catalogue(&self) -> Result<Vec<(Uuid, Product)>, BoothError> {
        self.facts().catalogue()
    }

    /// The products on sale of which most pieces were sold today, the most
    /// first. What sold equally well stands in the catalogue's order.
    ///
    /// # Errors
    /// [`BoothError::Tables`].
    pub fn favourites(&self) -> Result<Vec<Uuid>, BoothError> {
        let facts = self.facts();
        let mut products: Vec<Uuid> = facts.on_sale()?.into_iter().map(|(id, _)| id).collect();
        let midnight = facts.midnight(facts.today());
        let sold = sale_table::pieces_from(facts.tables, midnight, &products)?;
        products.retain(|product| sold.contains_key(product));
        products.sort_by_key(|product| Reverse(sold.get(product).copied()));
        products.truncate(MOST_FAVOURITES);
        Ok(products)
    }

    /// Adds a product to the end of the catalogue.
    ///
    /// # Errors
    /// When the name is empty or the price out of range.
    pub fn add_product(&mut self, name: &str, price_won: u64) -> Result<Uuid, BoothError> {
        self.save_product(
            None,
            &ProductDraft {
                name: name.to_owned(),
                price_won,
                ..ProductDraft::default()
            },
        )
    }

    /// Adds a product to the end of the catalogue, or changes one. Saving a
    /// product unchanged records nothing; earlier sales keep the name and the
    /// price of their day.
    ///
    /// # Errors
    /// When the product is not known, the name is empty, a number out of range,
    /// or the barcode unreadable or another product's; nothing is changed then.
    pub fn save_product(
        &mut self,
        product: Option<Uuid>,
        draft: &ProductDraft,
    ) -> Result<Uuid, BoothError> {
        let name = clean_name(&draft.name);
        let tags = clean_tags(draft.tags.iter().map(String::as_str));
        let barcode = match draft.barcode.trim() {
            "" => String::new(),
            text => Barcode::from_table(text)
                .map_err(|_| BoothError::Barcode(unreadable_barcode()))?
                .to_string(),
        };
        if name.is_empty() {
            return Err(BoothError::ProductNameMissing);
        }
        if draft.price_won > HIGHEST_PRICE_WON {
            return Err(BoothError::AmountUnusable);
        }
        // A kind of goods is the topic of a message to whoever bought it.
        refuse_label([&name].into_iter().chain(&tags).map(String::as_str))?;
        let id = match product {
            Some(id) => id,
            None => self.new_id(),
        };
        self.append(Right::Manage, |facts| {
            let catalogue = facts.catalogue()?;
            let taken = catalogue.iter().find(|(other, it)| {
                *other != id && !it.retired && !barcode.is_empty() && it.barcode == barcode
            });
            if let Some((_, other)) = taken {
                return Err(BoothError::Barcode(barcode_taken(&other.name)));
            }
            let body = match product {
                None => Some(Body::ProductAdded(ProductAdded {
                    name: Bilingual::same(&name),
                    price_won: draft.price_won,
                    tags,
                    position: product_table::next_position(facts.tables)?,
                    barcode: (!barcode.is_empty()).then_some(barcode),
                    stock: draft.stock.map(pieces).transpose()?,
                    fair: facts.session.current.recorded(),
                    is_one_of_a_set: draft.is_one_of_a_set,
                })),
                Some(id) => {
                    let (_, old) = catalogue
                        .into_iter()
                        .find(|(other, _)| *other == id)
                        .ok_or(BoothError::Unknown)?;
                    let stock = match draft.stock {
                        stock if stock == old.stock => None,
                        Some(stock) => Some(StoredStock::Counted(pieces(stock)?)),
                        None => Some(StoredStock::NotCounted),
                    };
                    let changed = ProductChanged {
                        name: renamed(&old.name, &name).map(stored_name),
                        price_won: (old.price_won != draft.price_won).then_some(draft.price_won),
                        tags: (old.tags != tags).then_some(tags),
                        barcode: (old.barcode != barcode).then_some(barcode),
                        stock,
                        picture: None,
                        is_one_of_a_set: (old.is_one_of_a_set != draft.is_one_of_a_set)
                            .then_some(draft.is_one_of_a_set),
                    };
                    (changed != ProductChanged::default()).then_some(Body::ProductChanged(changed))
                }
            };
            let record = body.map(|body| facts.record(id, None, body));
            Ok((record.into_iter().collect(), id))
        })
    }

    /// Takes a product out of the sale, or back into it. Its records stay.
    ///
    /// # Errors
    /// When the product is not known.
    pub fn retire_product(&mut self, product: Uuid, retired: bool) -> Result<(), BoothError> {
        self.append(Right::Manage, |facts| {
            let row = product_table::get(facts.tables, product)?.ok_or(BoothError::Unknown)?;
            let body = match retired {
                true => Body::ProductRetired(ProductRetired {}),
                false => Body::ProductReturned(ProductReturned {}),
            };
            let record = (row.retired != retired).then(|| facts.record(product, None, body));
            Ok((record.into_iter().collect(), ()))
        })
    }

    /// The product on sale with this barcode, if the text is one.
    pub(crate) fn product_of_barcode(&self, text: &str) -> Result<Option<Uuid>, BoothError> {
        let Ok(barcode) = Barcode::from_scan(text) else {
            return Ok(None);
        };
        let barcode = barcode.to_string();
        Ok(self
            .facts()
            .products_here()?
            .into_iter()
            .find(|product| !product.retired && product.barcode == barcode)
            .map(|product| product.id))
    }
}

impl Facts<'_> {
    /// What is on sale at this fair, in the catalogue's order.
    pub(crate) fn on_sale(&self) -> Result<Vec<(Uuid, Product)>, BoothError> {
        let mut products = self.catalogue()?;
        products.retain(|(_, product)| !product.retired);
        Ok(products)
    }

    /// The whole catalogue of this fair, with the pieces left worked out.
    pub(super) fn catalogue(&self) -> Result<Vec<(Uuid, Product)>, BoothError> {
        let rows = self.products_here()?;
        let counted: BTreeMap<Uuid, i64> = rows
            .iter()
            .filter(|row| row.counted.is_some())
            .map(|row| (row.id, row.counted_at))
            .collect();
        let sold = match counted.is_empty() {
            true => BTreeMap::new(),
            false => sale_table::pieces_since(self.tables, &counted)?,
        };
        let today = |row: ProductRow| {
            let sold = sold.get(&row.id).copied().unwrap_or(0);
            let product = Product {
                name: ProductName {
                    ko: row.name.ko,
                    en: row.name.en,
                },
                price_won: row.price_won,
                tags: row.tags,
                barcode: row.barcode,
                stock: row.counted.map(|counted| counted.saturating_sub(sold)),
                retired: row.retired,
                is_one_of_a_set: row.is_one_of_a_set,
            };
            (row.id, product)
        };
        Ok(rows.into_iter().map(today).collect())
    }

    fn products_here(&self) -> Result<Vec<ProductRow>, BoothError> {
        let fairs = self.fairs_of_products()?;
        let mut rows = product_table::all(self.tables)?;
        rows.retain(|row| fairs.contains(&row.fair));
        Ok(rows)
    }
}

/// A product's name as it is stored.
pub(super) fn stored_name(name: ProductName) -> Bilingual {
    Bilingual::of(name.ko, name.en)
}

fn pieces(stock: i64) -> Result<u32, BoothError> {
    u32::try_from(stock)
        .ok()
        .filter(|pieces| *pieces <= MOST_PIECES_IN_STOCK)
        .ok_or(BoothError::AmountUnusable)
}

fn barcode_taken(other: &ProductName) -> Sentence {
    sentence!(
        "product-barcode-taken",
        other = Sentence::of_texts(&other.ko, &other.en)
    )
}
