//! What a visitor bought, on the code that she takes home, so that the owner's page
//! shows her glass months later when it breaks.
//!
//! A product's number is recorded when it is first needed, in the transaction of the
//! sale or when the page is made, and stands for that product for ever: a card is
//! paper, and what is printed cannot be renumbered. Where to begin to count follows
//! from the product's id, so laptops that know the same products give the same
//! numbers without having met; it was not left at that, because the next free number
//! depends on which products a laptop knows, and a merge would have moved it.

use super::checking::IssuedCoupon;
use super::printing::{FONTS, PrintJob};
use crate::facts::Facts;
use crate::files::Leaving;
use crate::{Booth, BoothError, Right};
use coupon::reorder::{MOST_PRODUCTS, ProductNumber, content};
use coupon::{Standing, Token};
use ledger::NewRecord;
use outreach::page::PageGoods;
use outreach::slip::{Paper, Qr, Slip, pdf};
use records::fair::Maker;
use records::sales::{ProductNumbered, SaleRecorded};
use records::{Body, derived_id};
use sha2::{Digest as _, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use tables::product::{self as product_table, ProductRow};
use tables::{sale as sale_table, settings};
use uuid::Uuid;
use words::{Language, Sentence, sentence};

const NUMBERED: &str = "product.numbered";

/// What a visitor takes home to buy the same again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReorderCard {
    /// The owner's page with her goods, and her coupon if she has one.
    pub address: String,
    /// What stands on it: the numbers and the names.
    pub goods: Vec<(ProductNumber, Sentence)>,
    /// Her goods that do not stand on it: more than twelve, or all numbers are given.
    pub left_out: usize,
    /// The coupon on it.
    pub coupon: Option<Uuid>,
}

impl ReorderCard {
    /// Its goods in words: "위스키잔 · 와인잔".
    pub fn names(&self) -> Sentence {
        let all = |language| {
            let names = self.goods.iter().map(|(_, name)| name.text(language));
            names.collect::<Vec<_>>().join(" · ")
        };
        Sentence::of_texts(all(Language::Korean), all(Language::English))
    }

    /// The code on it.
    ///
    /// # Errors
    /// When the page's address is too long for a code.
    pub fn qr(&self) -> Result<coupon::qr::Qr, BoothError> {
        coupon::qr::encode(&self.address).map_err(BoothError::QrCode)
    }
}

/// Which number stands for which product.
#[derive(Debug, Default)]
pub(crate) struct Numbers {
    /// Two laptops that worked apart may have given a number twice.
    products: BTreeMap<ProductNumber, BTreeSet<Uuid>>,
    /// In the order in which they were given.
    given: Vec<(Uuid, ProductNumber)>,
}

impl Numbers {
    fn note(&mut self, product: Uuid, number: ProductNumber) {
        self.products.entry(number).or_default().insert(product);
        self.given.push((product, number));
    }

    /// The number for new cards: the first of the product's own that no other has.
    fn of(&self, product: Uuid) -> Option<ProductNumber> {
        let own = self.given.iter().filter(|(of, _)| *of == product);
        own.map(|(_, number)| *number)
            .find(|number| self.products[number].len() == 1)
    }

    /// The products that a number may stand for.
    fn products(&self, number: ProductNumber) -> impl Iterator<Item = Uuid> {
        self.products.get(&number).into_iter().flatten().copied()
    }

    /// Gives a product its number, if it has none and one is left.
    fn give(&mut self, product: Uuid) -> Option<ProductNumber> {
        if self.of(product).is_some() {
            return None;
        }
        let digest = Sha256::digest(product.as_bytes());
        let first = u16::from_be_bytes([digest[0], digest[1]]) % ProductNumber::COUNT;
        let number = (0..ProductNumber::COUNT)
            .filter_map(|next| ProductNumber::new((first + next) % ProductNumber::COUNT))
            .find(|number| !self.products.contains_key(number))?;
        self.note(product, number);
        Some(number)
    }
}

impl Booth {
    /// The card of a sale: all that its buyer bought so far, if she is known, and her
    /// coupon that can still be used. None where the owner has no page.
    ///
    /// # Errors
    /// When the sale is not known, or numbers could not be recorded.
    pub fn reorder_card_of_sale(&mut self, sale: Uuid) -> Result<Option<ReorderCard>, BoothError> {
        let row = sale_table::get(self.connection(), sale)?.ok_or(BoothError::Unknown)?;
        match row.sold.visitor {
            Some(visitor) => self.reorder_card(visitor),
            None => self.card(|_| Ok((vec![row.sold], None))),
        }
    }

    /// The card of all that a visitor bought so far, at any visit of hers. None where
    /// the owner has no page, or nothing was bought.
    ///
    /// # Errors
    /// When the visitor is not known, or numbers could not be recorded.
    pub fn reorder_card(&mut self, visitor: Uuid) -> Result<Option<ReorderCard>, BoothError> {
        self.card(|facts| {
            facts.require_visitor(visitor)?;
            let coupons = facts.coupons_of(visitor)?;
            let today = facts.today();
            let good = |coupon: &IssuedCoupon| {
                !coupon.used && coupon.standing == Standing::Live && coupon.valid_until >= today
            };
            Ok((facts.bought_by(visitor)?, coupons.into_iter().find(good)))
        })
    }

    /// A card of these sales. What was sold before there was a page has no numbers yet.
    fn card(
        &mut self,
        of: impl FnOnce(&Facts<'_>) -> Result<(Vec<SaleRecorded>, Option<IssuedCoupon>), BoothError>,
    ) -> Result<Option<ReorderCard>, BoothError> {
        let facts = self.facts();
        let Some(page) = facts.maker()?.page_address else {
            return Ok(None);
        };
        let (sales, coupon) = of(&facts)?;
        if !facts.numbers_for(products_in(&sales))?.is_empty() {
            self.append(Right::Capture, |facts| {
                Ok((facts.numbers_for(products_in(&sales))?, ()))
            })?;
        }
        let facts = self.facts();
        let goods = facts.numbered(&sales)?;
        if goods.numbered.is_empty() {
            return Ok(None);
        }
        let token = coupon
            .as_ref()
            .and_then(|it| Token::from_digits(&it.digits));
        let numbers: Vec<ProductNumber> =
            goods.numbered.iter().map(|(number, _)| *number).collect();
        Ok(Some(ReorderCard {
            address: content(&page, &numbers, token.as_ref()),
            goods: goods.numbered,
            left_out: goods.left_out,
            coupon: coupon.map(|coupon| coupon.id),
        }))
    }

    /// Writes the card of a sale as a PDF into a folder: her coupon's slip, if she has
    /// one, whose code tells her goods too, and else a slip of its own.
    ///
    /// # Errors
    /// [`BoothError::NotPossible`] where there is no card; as [`Self::print_slip`].
    pub fn print_reorder_card(
        &mut self,
        sale: Uuid,
        paper: Paper,
        language: Language,
        folder: &Path,
    ) -> Result<PathBuf, BoothError> {
        let card = self.some_card_of_sale(sale)?;
        if let Some(coupon) = card.coupon {
            return self.print_slip(coupon, paper, language, folder);
        }
        let logo = self.logo()?;
        let (mut files, ()) = self.write_and_record(Right::Capture, folder, |facts| {
            let slips = [reorder_slip(&card, &facts.maker()?, language)?];
            let made_at = facts.now().fixed_offset();
            let printed = pdf(&slips, paper, FONTS, logo.as_ref(), made_at)?;
            let stem = sentence!("reorder-card").into_text(language);
            Ok(Leaving::pdf_of_nobody(stem, printed.bytes))
        })?;
        Ok(files.remove(0))
    }

    /// The same as bytes for this laptop's receipt printer, and the coupon that is on
    /// it, whose printing is to be noted ([`Self::receipt_printed`]).
    ///
    /// # Errors
    /// [`BoothError::NotPossible`] where there is no card; as [`Self::receipt`].
    pub fn reorder_receipt(
        &mut self,
        sale: Uuid,
        language: Language,
    ) -> Result<(PrintJob, Option<Uuid>), BoothError> {
        let card = self.some_card_of_sale(sale)?;
        let job = match card.coupon {
            Some(coupon) => self.receipt(coupon, language)?,
            None => self.job(&reorder_slip(&card, &self.maker()?, language)?)?,
        };
        Ok((job, card.coupon))
    }

    fn some_card_of_sale(&mut self, sale: Uuid) -> Result<ReorderCard, BoothError> {
        let card = self.reorder_card_of_sale(sale)?;
        card.ok_or_else(|| BoothError::NotPossible(sentence!("reorder-no-card")))
    }
}

/// Goods with their numbers, and how many have none.
struct Numbered {
    numbered: Vec<(ProductNumber, Sentence)>,
    left_out: usize,
}

impl Facts<'_> {
    /// The records that give these products their numbers, as far as they have none.
    pub(crate) fn numbers_for(
        &self,
        products: impl IntoIterator<Item = Uuid>,
    ) -> Result<Vec<NewRecord>, BoothError> {
        let mut numbers = self.numbers()?;
        let given = products.into_iter().filter_map(|product| {
            let number = numbers.give(product)?.value();
            let about = [product.as_bytes().as_slice(), &number.to_be_bytes()].concat();
            let body = Body::ProductNumbered(ProductNumbered { product, number });
            Some(self.record(derived_id(NUMBERED, &about), None, body))
        });
        Ok(given.collect())
    }

    fn numbers(&self) -> Result<Numbers, BoothError> {
        let mut numbers = Numbers::default();
        for (_, given) in settings::all::<ProductNumbered>(self.tables)? {
            // A later program may know more digits.
            if let Some(number) = ProductNumber::new(given.number) {
                numbers.note(given.product, number);
            }
        }
        Ok(numbers)
    }

    /// What a person bought, the latest sale first.
    fn bought_by(&self, visitor: Uuid) -> Result<Vec<SaleRecorded>, BoothError> {
        let mut sales = Vec::new();
        for visit in self.visits_of(visitor)? {
            sales.extend(sale_table::of_visitor(self.tables, visit)?);
        }
        sales.sort_by_key(|sale| std::cmp::Reverse(sale.at_ms));
        Ok(sales.into_iter().map(|sale| sale.sold).collect())
    }

    /// What the code of a person's coupon tells of her goods.
    pub(super) fn goods_of(&self, visitor: Option<Uuid>) -> Result<Vec<ProductNumber>, BoothError> {
        let sales = match visitor {
            Some(visitor) => self.bought_by(visitor)?,
            None => Vec::new(),
        };
        if sales.is_empty() {
            return Ok(Vec::new());
        }
        let goods = self.numbered(&sales)?.numbered;
        Ok(goods.into_iter().map(|(number, _)| number).collect())
    }

    /// The address that opens a person's goods on the owner's page, without any coupon;
    /// none without a page, or where she bought nothing that has a number.
    pub(crate) fn reorder_address(&self, visitor: Uuid) -> Result<Option<String>, BoothError> {
        let Some(page) = self.maker()?.page_address else {
            return Ok(None);
        };
        let goods = self.goods_of(Some(visitor))?;
        Ok((!goods.is_empty()).then(|| content(&page, &goods, None)))
    }

    /// The goods of sales with their numbers, as many as fit on a card. Where they are
    /// more, those of a set come first: one of them breaks, and is bought by the piece.
    fn numbered(&self, sales: &[SaleRecorded]) -> Result<Numbered, BoothError> {
        let numbers = self.numbers()?;
        let mut rows: Vec<ProductRow> = Vec::new();
        let all = products_in(sales);
        let bought = all.len();
        for product in all {
            if numbers.of(product).is_some() {
                rows.extend(product_table::get(self.tables, product)?);
            }
        }
        if rows.len() > MOST_PRODUCTS {
            rows.sort_by_key(|row| !row.is_one_of_a_set);
            rows.truncate(MOST_PRODUCTS);
        }
        let goods = rows.iter().filter_map(|row| {
            let number = numbers.of(row.id)?;
            Some((number, Sentence::from(&row.name)))
        });
        let numbered: Vec<_> = goods.collect();
        Ok(Numbered {
            left_out: bought - numbered.len(),
            numbered,
        })
    }

    /// The products that the numbers of a card stand for, and how many numbers are not
    /// known here.
    pub(crate) fn products_of_card(
        &self,
        card: &[ProductNumber],
    ) -> Result<(Vec<ProductRow>, usize), BoothError> {
        let numbers = self.numbers()?;
        let mut products = Vec::new();
        let mut unknown = 0;
        for number in card {
            let before = products.len();
            for product in numbers.products(*number) {
                products.extend(product_table::get(self.tables, product)?);
            }
            unknown += usize::from(products.len() == before);
        }
        Ok((products, unknown))
    }

    /// What the owner's page knows of goods, and how many products have no number.
    pub(super) fn goods_for_page(&self) -> Result<(Vec<PageGoods>, usize), BoothError> {
        let numbers = self.numbers()?;
        let products = product_table::all(self.tables)?;
        let rows: BTreeMap<Uuid, &ProductRow> = products.iter().map(|row| (row.id, row)).collect();
        let mut goods = Vec::new();
        for (number, numbered) in &numbers.products {
            for row in numbered.iter().filter_map(|product| rows.get(product)) {
                goods.push(PageGoods {
                    number: number.value(),
                    name: Sentence::from(&row.name),
                    price_won: (!row.retired).then_some(row.price_won),
                });
            }
        }
        let without = products
            .iter()
            .filter(|row| !row.retired && numbers.of(row.id).is_none());
        Ok((goods, without.count()))
    }

    /// All products that may get a number: those on sale first.
    pub(super) fn products_to_number(&self) -> Result<Vec<Uuid>, BoothError> {
        let mut products = product_table::all(self.tables)?;
        products.sort_by_key(|row| row.retired);
        Ok(products.into_iter().map(|row| row.id).collect())
    }
}

/// The products of sales, each once, in their order.
fn products_in(sales: &[SaleRecorded]) -> Vec<Uuid> {
    let mut seen = BTreeSet::new();
    let lines = sales.iter().flat_map(|sale| &sale.lines);
    lines
        .map(|line| line.product)
        .filter(|product| seen.insert(*product))
        .collect()
}

fn reorder_slip(card: &ReorderCard, maker: &Maker, language: Language) -> Result<Slip, BoothError> {
    let qr = card.qr()?;
    Ok(Slip {
        maker: Sentence::from(&maker.name).text(language).to_owned(),
        benefit: sentence!("reorder-card").into_text(language),
        conditions: sentence!("reorder-card-text", goods = card.names()).into_text(language),
        short_number: String::new(),
        valid_until: String::new(),
        qr: Qr {
            content: card.address.clone(),
            width: qr.width(),
            dark: qr.modules().to_vec(),
        },
        page_address: maker.page_address.clone().unwrap_or_default(),
        maker_card: None,
    })
}
