//! Products, price lists and sales.

use crate::coupons;
use crate::pictures;
use crate::shell::Shell;
use crate::values::{self, Answer};
use crate::work;
use booth::pictures::PictureUse;
use booth::sales::{BasketLine, ProductDraft};
use booth::{Booth, BoothError};
use uuid::Uuid;
use wire::{
    AddProduct, ChooseKindsOfGoods, KindsOfGoods, LinkSale, MatchedPictures, Nothing, PictureFiles,
    PriceList, ProductImport, ProductPictures, Products, Quote, RecentSales, RetireProduct,
    SaleRequest, SaleResult, SaveProduct, SetProductPicture, VoidSale, WireError, Work,
};
use words::Sentence;

/// Rows of a price list that are shown at most; the counts are of all rows.
const SHOWN_ROWS: usize = 300;

pub(crate) fn get_products(shell: &Shell, _: Nothing) -> Answer<Products> {
    shell.with(on_sale)
}

pub(crate) fn get_catalogue(shell: &Shell, _: Nothing) -> Answer<Products> {
    shell.with(catalogue)
}

pub(crate) fn add_product(shell: &Shell, request: AddProduct) -> Answer<Products> {
    shell.with(|booth| {
        booth.add_product(&request.name, request.price_won)?;
        on_sale(booth)
    })
}

pub(crate) fn save_product(shell: &Shell, request: SaveProduct) -> Answer<Products> {
    let product = request.product.as_deref().map(values::id).transpose()?;
    let draft = ProductDraft {
        name: request.name,
        price_won: request.price_won,
        tags: request.tags,
        barcode: request.barcode,
        stock: request.stock,
        is_one_of_a_set: request.is_one_of_a_set,
    };
    shell.with(|booth| {
        booth.save_product(product, &draft)?;
        catalogue(booth)
    })
}

pub(crate) fn retire_product(shell: &Shell, request: RetireProduct) -> Answer<Products> {
    let product = values::id(&request.product)?;
    shell.with(|booth| {
        booth.retire_product(product, request.retired)?;
        catalogue(booth)
    })
}

pub(crate) fn get_kinds_of_goods(shell: &Shell, _: Nothing) -> Answer<KindsOfGoods> {
    shell.with(|booth| kinds_of_goods(booth))
}

pub(crate) fn choose_kinds_of_goods(
    shell: &Shell,
    request: ChooseKindsOfGoods,
) -> Answer<KindsOfGoods> {
    shell.with(|booth| {
        booth.choose_kinds_of_goods(request.tags.into_iter().collect())?;
        kinds_of_goods(booth)
    })
}

fn kinds_of_goods(booth: &Booth) -> Result<KindsOfGoods, BoothError> {
    let kinds = booth.kinds_of_goods()?.into_iter();
    Ok(KindsOfGoods {
        kinds: kinds
            .map(|kind| wire::KindOfGoods {
                tag: kind.tag,
                products: kind.products,
                chosen: kind.chosen,
            })
            .collect(),
    })
}

pub(crate) fn preview_products(shell: &Shell, request: PriceList) -> Answer<ProductImport> {
    let list = read(shell, &request)?;
    shell.with(|booth| Ok(import(booth.preview_products(&list)?)))
}

pub(crate) fn import_products(shell: &Shell, request: PriceList) -> Answer<ProductImport> {
    let list = read(shell, &request)?;
    shell.with(|booth| Ok(import(booth.import_products(&list)?)))
}

/// Reads a price list before the booth is asked for, so that no other command
/// waits for a large file.
fn read(shell: &Shell, request: &PriceList) -> Answer<booth::sales::PriceList> {
    let bytes = values::file_bytes(&request.content)?;
    let progress = shell.work().begin(Work::PriceList);
    let list = booth::sales::read_price_list(&bytes, &request.file_name, &progress);
    work::go_on(&progress)?;
    list.map_err(|error| values::error(&error))
}

pub(crate) fn get_product_pictures(shell: &Shell, _: Nothing) -> Answer<ProductPictures> {
    shell.with(|booth| product_pictures(booth))
}

pub(crate) fn set_product_picture(
    shell: &Shell,
    request: SetProductPicture,
) -> Answer<ProductPictures> {
    let product = values::id(&request.product)?;
    let picture = pictures::sent(PictureUse::Product, request.content.as_deref())?;
    shell.with(|booth| {
        booth.set_product_picture(product, picture.as_ref())?;
        product_pictures(booth)
    })
}

pub(crate) fn match_product_pictures(
    shell: &Shell,
    request: PictureFiles,
) -> Answer<MatchedPictures> {
    shell.with(|booth| {
        let products = booth.match_product_pictures(&request.file_names)?;
        Ok(MatchedPictures {
            products: products
                .into_iter()
                .map(|product| product.map(|id| id.to_string()))
                .collect(),
        })
    })
}

fn product_pictures(booth: &Booth) -> Result<ProductPictures, BoothError> {
    let pictures = booth.product_pictures()?;
    Ok(ProductPictures {
        pictures: pictures
            .into_iter()
            .map(|(product, picture)| wire::ProductPicture {
                product: product.to_string(),
                picture: picture.to_string(),
            })
            .collect(),
    })
}

pub(crate) fn quote_sale(shell: &Shell, request: SaleRequest) -> Answer<Quote> {
    let request = sale_request(request)?;
    shell.with(|booth| {
        let quote = booth.quote_sale(&request)?;
        Ok(show_quote(&quote))
    })
}

pub(crate) fn record_sale(shell: &Shell, request: SaleRequest) -> Answer<SaleResult> {
    let request = sale_request(request)?;
    shell.with(|booth| {
        let sold = booth.record_sale(&request)?;
        Ok(SaleResult {
            sale: sold.id.to_string(),
            receipt: values::text(&sold.receipt),
            quote: show_quote(&sold.quote),
        })
    })
}

pub(crate) fn get_recent_sales(shell: &Shell, _: Nothing) -> Answer<RecentSales> {
    shell.with(|booth| recent_sales(booth))
}

pub(crate) fn link_sale(shell: &Shell, request: LinkSale) -> Answer<RecentSales> {
    let sale = values::id(&request.sale)?;
    let visitor = request.visitor.as_deref().map(values::id).transpose()?;
    shell.with(|booth| {
        booth.link_sale(sale, visitor)?;
        recent_sales(booth)
    })
}

pub(crate) fn void_sale(shell: &Shell, request: VoidSale) -> Answer<Nothing> {
    let sale = values::id(&request.sale)?;
    shell.with(|booth| {
        booth.void_sale(sale, &request.reason)?;
        Ok(Nothing {})
    })
}

fn on_sale(booth: &mut Booth) -> Result<Products, BoothError> {
    let products = booth.products()?;
    with_uses(booth, products)
}

fn catalogue(booth: &mut Booth) -> Result<Products, BoothError> {
    let products = booth.catalogue()?;
    with_uses(booth, products)
}

fn with_uses(
    booth: &mut Booth,
    products: Vec<(Uuid, booth::sales::Product)>,
) -> Result<Products, BoothError> {
    let favourites = booth.favourites()?;
    Ok(Products {
        favourites: favourites.iter().map(Uuid::to_string).collect(),
        products: products
            .into_iter()
            .map(|(id, found)| product(id, found))
            .collect(),
        uses: booth
            .purposes()?
            .into_iter()
            .map(|(name, label)| wire::Choice {
                name,
                label: values::text(&label),
            })
            .collect(),
    })
}

pub(crate) fn product(id: Uuid, product: booth::sales::Product) -> wire::Product {
    wire::Product {
        id: id.to_string(),
        name: values::text(&Sentence::from(&product.name)),
        price_won: product.price_won,
        tags: product.tags,
        barcode: product.barcode,
        stock: product.stock,
        retired: product.retired,
        is_one_of_a_set: product.is_one_of_a_set,
    }
}

fn import(import: booth::sales::ProductImport) -> ProductImport {
    use wire::RowOutcome::{Added, Changed, Refused, Unchanged};
    let mut rows: Vec<wire::ImportedRow> = import.rows.into_iter().map(row).collect();
    let count = |outcome| {
        let rows = rows.iter().filter(|row| row.outcome == outcome);
        u32::try_from(rows.count()).unwrap_or(u32::MAX)
    };
    let [added, changed, unchanged, refused] = [Added, Changed, Unchanged, Refused].map(count);
    rows.sort_by_key(|row| row.outcome);
    rows.truncate(SHOWN_ROWS);
    ProductImport {
        added,
        changed,
        unchanged,
        refused,
        notes: import.notes.iter().map(values::text).collect(),
        rows,
    }
}

fn row(row: booth::sales::ImportedRow) -> wire::ImportedRow {
    let (outcome, mut words) = match row.outcome {
        booth::sales::RowOutcome::Added => (wire::RowOutcome::Added, Vec::new()),
        booth::sales::RowOutcome::Unchanged => (wire::RowOutcome::Unchanged, Vec::new()),
        booth::sales::RowOutcome::Changed(how) => (wire::RowOutcome::Changed, how),
        booth::sales::RowOutcome::Refused(why) => (wire::RowOutcome::Refused, vec![why]),
    };
    words.extend(row.notes);
    wire::ImportedRow {
        number: row.number,
        name: row.name,
        price_won: row.price_won,
        outcome,
        words: words.iter().map(values::text).collect(),
    }
}

fn recent_sales(booth: &Booth) -> Result<RecentSales, BoothError> {
    let sales = booth.recent_sales()?;
    Ok(RecentSales {
        sales: sales
            .into_iter()
            .map(|sale| {
                let visitor = sale.sold.visitor;
                Ok(wire::RecentSale {
                    at: booth.time_of_day(sale.at_ms),
                    goods: values::text(&sale.sold.goods()),
                    total_won: sale.sold.total_won(),
                    name: match visitor {
                        Some(visitor) => booth.name_of(visitor)?,
                        None => String::new(),
                    },
                    visitor: visitor.map(|id| id.to_string()),
                    sale: sale.id.to_string(),
                })
            })
            .collect::<Result<_, BoothError>>()?,
    })
}

fn sale_request(request: wire::SaleRequest) -> Result<booth::sales::SaleRequest, WireError> {
    let optional = |text: Option<String>| text.as_deref().map(values::id).transpose();
    Ok(booth::sales::SaleRequest {
        visitor: optional(request.visitor)?,
        coupon: optional(request.coupon)?,
        lines: request
            .lines
            .iter()
            .map(|line| {
                Ok(BasketLine {
                    product: values::id(&line.product)?,
                    quantity: line.quantity,
                })
            })
            .collect::<Result<_, WireError>>()?,
        purpose: request.purpose,
    })
}

fn show_quote(quote: &booth::sales::Quote) -> wire::Quote {
    wire::Quote {
        subtotal_won: quote.subtotal_won,
        discount_won: quote.discount_won,
        total_won: quote.total_won(),
        coupon: quote
            .coupon
            .as_ref()
            .map(|checked| coupons::verdict(&checked.verdict)),
    }
}
