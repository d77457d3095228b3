//! The commands of the catalogue and of sales that were made: parse, call, convert.

use crate::convert;
use crate::shell::Shell;
use booth::sales::ProductDraft;
use booth::{Booth, BoothError};
use uuid::Uuid;
use wire::{
    AddProduct, LinkSale, Nothing, PriceList, ProductImport, Products, RecentSales, RetireProduct,
    SaveProduct, WireError,
};
use words::Sentence;

type Answer<T> = Result<T, WireError>;

/// Rows of a price list that are shown; the counts are of all.
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
    let product = request.product.as_deref().map(convert::id).transpose()?;
    let draft = ProductDraft {
        name: request.name,
        price_won: request.price_won,
        tags: request.tags,
        barcode: request.barcode,
        stock: request.stock,
    };
    shell.with(|booth| {
        booth.save_product(product, &draft)?;
        catalogue(booth)
    })
}

pub(crate) fn retire_product(shell: &Shell, request: RetireProduct) -> Answer<Products> {
    let product = convert::id(&request.product)?;
    shell.with(|booth| {
        booth.retire_product(product, request.retired)?;
        catalogue(booth)
    })
}

pub(crate) fn preview_products(shell: &Shell, request: PriceList) -> Answer<ProductImport> {
    let bytes = convert::file_bytes(&request.content)?;
    shell.with(|booth| Ok(import(booth.preview_products(&bytes, &request.file_name)?)))
}

pub(crate) fn import_products(shell: &Shell, request: PriceList) -> Answer<ProductImport> {
    let bytes = convert::file_bytes(&request.content)?;
    shell.with(|booth| Ok(import(booth.import_products(&bytes, &request.file_name)?)))
}

pub(crate) fn get_recent_sales(shell: &Shell, _: Nothing) -> Answer<RecentSales> {
    shell.with(|booth| recent_sales(booth))
}

pub(crate) fn link_sale(shell: &Shell, request: LinkSale) -> Answer<RecentSales> {
    let sale = convert::id(&request.sale)?;
    let visitor = request.visitor.as_deref().map(convert::id).transpose()?;
    shell.with(|booth| {
        booth.link_sale(sale, visitor)?;
        recent_sales(booth)
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
    Ok(Products {
        products: products
            .into_iter()
            .map(|(id, found)| product(id, found))
            .collect(),
        uses: booth
            .purposes()?
            .into_iter()
            .map(|(name, label)| wire::Choice {
                name,
                label: convert::text(&label),
            })
            .collect(),
    })
}

pub(crate) fn product(id: Uuid, product: booth::sales::Product) -> wire::Product {
    wire::Product {
        id: id.to_string(),
        name: convert::text(&Sentence::from(&product.name)),
        price_won: product.price_won,
        tags: product.tags,
        barcode: product.barcode,
        stock: product.stock,
        retired: product.retired,
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
        notes: import.notes.iter().map(convert::text).collect(),
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
        words: words.iter().map(convert::text).collect(),
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
                    goods: convert::text(&sale.sold.goods()),
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
