//! Imports price lists; reading and checking them is done by the crate
//! `catalogue`.

use super::products::stored_name;
use crate::{Booth, BoothError, Right};
use catalogue::{NewProduct, PriceList, ProductChanges, ProductImport, Step};
use outreach::template::looks_like_a_label;
use progress::Progress;
use records::Body;
use records::sales::{ProductAdded, ProductChanged, ProductReturned, StoredStock};
use tables::product as product_table;
use uuid::Uuid;

/// Reads a price list. It needs no open store, so that nobody has to wait for a
/// large file.
///
/// # Errors
/// [`BoothError::ProductFile`] when the file is no price list, or the reading was
/// stopped.
pub fn read_price_list(
    bytes: &[u8],
    file_name: &str,
    progress: &Progress,
) -> Result<PriceList, BoothError> {
    PriceList::read_with_progress(bytes, file_name, progress).map_err(BoothError::ProductFile)
}

impl Booth {
    /// What a price list would do to the catalogue. Nothing is stored.
    ///
    /// # Errors
    /// [`BoothError::Tables`].
    pub fn preview_products(&self, list: &PriceList) -> Result<ProductImport, BoothError> {
        let catalogue = self.facts().catalogue()?;
        let plan = list.plan_without_labels(&catalogue, looks_like_a_label);
        Ok(plan.import)
    }

    /// Imports a price list as its preview said, in one transaction.
    ///
    /// # Errors
    /// When nothing could be written.
    pub fn import_products(&mut self, list: &PriceList) -> Result<ProductImport, BoothError> {
        // At most every row is a new product; which rows are new is decided inside
        // the transaction.
        let mut ids: Vec<Uuid> = (0..list.row_count()).map(|_| self.new_id()).collect();
        self.append(Right::Manage, |facts| {
            let plan = list.plan_without_labels(&facts.catalogue()?, looks_like_a_label);
            let mut position = product_table::next_position(facts.tables)?;
            let fair = facts.session.current.recorded();
            let mut records = Vec::new();
            for step in plan.steps {
                match step {
                    Step::Add(new) => {
                        let id = ids
                            .pop()
                            .expect("no more products are added than rows read");
                        let body = Body::ProductAdded(added(new, position, fair));
                        records.push(facts.record(id, None, body));
                        position = position.saturating_add(1);
                    }
                    Step::Change {
                        id,
                        changes,
                        returns,
                    } => {
                        let returned = returns.then_some(Body::ProductReturned(ProductReturned {}));
                        let changed = (changes != ProductChanges::default())
                            .then(|| Body::ProductChanged(changed(changes)));
                        for body in returned.into_iter().chain(changed) {
                            records.push(facts.record(id, None, body));
                        }
                    }
                }
            }
            Ok((records, plan.import))
        })
    }
}

fn added(new: NewProduct, position: u32, fair: Uuid) -> ProductAdded {
    ProductAdded {
        fair,
        name: stored_name(new.name),
        price_won: new.price_won,
        tags: new.tags,
        position,
        barcode: new.barcode,
        stock: new.stock,
        is_one_of_a_set: new.is_one_of_a_set,
    }
}

fn changed(changes: ProductChanges) -> ProductChanged {
    ProductChanged {
        name: changes.name.map(stored_name),
        price_won: changes.price_won,
        tags: changes.tags,
        barcode: changes.barcode,
        stock: changes.stock.map(StoredStock::Counted),
        picture: None,
        is_one_of_a_set: changes.is_one_of_a_set,
    }
}
