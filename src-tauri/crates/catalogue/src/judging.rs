//! What would each row do to what is sold?

use crate::columns::Column;
use crate::price_list::{PriceList, RowDraft};
use crate::product::{NewProduct, Product, ProductChanges, ProductName, clean_name, renamed};
use std::collections::BTreeMap;
use uuid::Uuid;
use words::{Sentence, sentence};

/// What a file would do to the catalogue, or did.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ProductImport {
    /// Every row with something in it, in the file's order.
    pub rows: Vec<ImportedRow>,
    /// What is to be known of the file as a whole.
    pub notes: Vec<Sentence>,
}

/// One row of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportedRow {
    /// Its number, as Excel counts.
    pub number: u32,
    /// The product's name as it will be; may be empty when it was refused.
    pub name: String,
    /// Its price in won, when it could be read.
    pub price_won: Option<u64>,
    /// What happens to it.
    pub outcome: RowOutcome,
    /// What was left out of it.
    pub notes: Vec<Sentence>,
}

/// What happens to a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RowOutcome {
    /// It becomes a product.
    Added,
    /// It changes a product, so.
    Changed(Vec<Sentence>),
    /// The catalogue says so already.
    Unchanged,
    /// It is left out, because.
    Refused(Sentence),
}

impl ProductImport {
    /// How many rows have this fate.
    pub fn count(&self, is: fn(&RowOutcome) -> bool) -> usize {
        self.rows.iter().filter(|row| is(&row.outcome)).count()
    }
}

/// What a price list would do, in words and in steps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// What is told of it, row by row.
    pub import: ProductImport,
    /// What is to be recorded, in the file's order.
    pub steps: Vec<Step>,
}

/// What one row does to the catalogue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// A product is new.
    Add(NewProduct),
    /// A product changes.
    Change {
        /// Which.
        id: Uuid,
        /// How; nothing when it is only sold again.
        changes: ProductChanges,
        /// Whether it was retired and is sold again.
        returns: bool,
    },
}

impl PriceList {
    /// What each row does, and what is to be recorded.
    pub fn plan(&self, catalogue: &[(Uuid, Product)]) -> Plan {
        self.plan_without_labels(catalogue, |_| false)
    }

    /// As [`Self::plan`]; a row whose names or tags look like the label of an advertisement
    /// is left out, as they stand in advertisements.
    pub fn plan_without_labels(
        &self,
        catalogue: &[(Uuid, Product)],
        looks_like_a_label: impl Fn(&str) -> bool,
    ) -> Plan {
        let mut import = ProductImport {
            rows: Vec::new(),
            notes: self.notes.clone(),
        };
        let known = Known::of(catalogue);
        let mut steps = Vec::new();
        let mut seen = Seen::default();
        for row in &self.rows {
            let mut notes = Vec::new();
            let read = self.draft(row, &mut notes).and_then(|draft| {
                if let Some(name) = draft.names().find(|name| looks_like_a_label(name)) {
                    return Err(sentence!("row-like-a-label", name = name));
                }
                seen.check(row.number, &draft)?;
                Ok((known.find(&draft, &mut notes)?, draft))
            });
            let (outcome, name, price_won) = match read {
                Err(reason) => {
                    let name = clean_name(self.text(row, Column::Name));
                    (RowOutcome::Refused(reason), name, None)
                }
                Ok((found, draft)) => {
                    let (name, price_won) = (draft.name.clone(), Some(draft.price_won));
                    let outcome = match found {
                        None => {
                            steps.push(Step::Add(draft.added()));
                            RowOutcome::Added
                        }
                        Some((id, old)) => draft.changes(id, old, &mut steps),
                    };
                    (outcome, name, price_won)
                }
            };
            import.rows.push(ImportedRow {
                number: row.number,
                name,
                price_won,
                outcome,
                notes,
            });
        }
        Plan { import, steps }
    }
}

impl RowDraft {
    /// What of it stands in messages.
    fn names(&self) -> impl Iterator<Item = &str> {
        let names = [&self.name, &self.english_name].into_iter();
        names.chain(&self.tags).map(String::as_str)
    }

    fn added(self) -> NewProduct {
        let en = match self.english_name.is_empty() {
            true => self.name.clone(),
            false => self.english_name,
        };
        NewProduct {
            name: ProductName { ko: self.name, en },
            price_won: self.price_won,
            tags: self.tags,
            barcode: self.barcode,
            stock: self.stock,
            is_one_of_a_set: self.is_one_of_a_set.unwrap_or(false),
        }
    }

    /// What it changes of a product; an empty cell changes nothing.
    fn changes(self, id: Uuid, old: &Product, steps: &mut Vec<Step>) -> RowOutcome {
        let mut words = Vec::new();
        if old.retired {
            words.push(sentence!("row-sold-again"));
        }
        let mut name = renamed(&old.name, &self.name);
        if !self.english_name.is_empty() && self.english_name != old.name.en {
            name = Some(ProductName {
                ko: self.name,
                en: self.english_name,
            });
        }
        if let Some(name) = &name {
            words.push(sentence!(
                "row-name",
                old = Sentence::from(&old.name),
                new = Sentence::from(name)
            ));
        }
        let price_won = (old.price_won != self.price_won).then_some(self.price_won);
        if let Some(new) = price_won {
            words.push(sentence!("row-price", old = old.price_won, new = new));
        }
        let tags = (!self.tags.is_empty() && old.tags != self.tags).then_some(self.tags);
        if let Some(tags) = &tags {
            let (old, new) = (old.tags.join(", "), tags.join(", "));
            words.push(sentence!("row-tags", old = old, new = new));
        }
        let barcode = self.barcode.filter(|barcode| *barcode != old.barcode);
        if let Some(barcode) = &barcode {
            words.push(sentence!("row-barcode", barcode = barcode));
        }
        let counted = self
            .stock
            .filter(|stock| old.stock != Some(i64::from(*stock)));
        if let Some(stock) = counted {
            words.push(match old.stock {
                Some(old) => sentence!("row-stock", old = old, stock = stock),
                None => sentence!("row-stock-new", stock = stock),
            });
        }
        let of_a_set = self
            .is_one_of_a_set
            .filter(|said| *said != old.is_one_of_a_set);
        words.extend(of_a_set.map(|is_one| match is_one {
            true => sentence!("row-one-of-a-set"),
            false => sentence!("row-not-one-of-a-set"),
        }));
        if words.is_empty() {
            return RowOutcome::Unchanged;
        }
        steps.push(Step::Change {
            id,
            changes: ProductChanges {
                name,
                price_won,
                tags,
                barcode,
                stock: counted,
                is_one_of_a_set: of_a_set,
            },
            returns: old.retired,
        });
        RowOutcome::Changed(words)
    }
}

/// The catalogue, to find a row's product in. What is on sale is found before
/// what is not.
struct Known<'a> {
    by_barcode: BTreeMap<&'a str, (Uuid, &'a Product)>,
    by_name: BTreeMap<&'a str, Vec<(Uuid, &'a Product)>>,
}

impl<'a> Known<'a> {
    fn of(catalogue: &'a [(Uuid, Product)]) -> Self {
        let mut known = Self {
            by_barcode: BTreeMap::new(),
            by_name: BTreeMap::new(),
        };
        let (on_sale, retired): (Vec<_>, Vec<_>) =
            catalogue.iter().partition(|(_, product)| !product.retired);
        for (id, product) in on_sale.into_iter().chain(retired) {
            if !product.barcode.is_empty() {
                known
                    .by_barcode
                    .entry(&product.barcode)
                    .or_insert((*id, product));
            }
            let namesakes = known.by_name.entry(&product.name.ko).or_default();
            // A retired namesake is found only when there is no other.
            if !product.retired || namesakes.is_empty() {
                namesakes.push((*id, product));
            }
        }
        known
    }

    fn find(
        &self,
        draft: &RowDraft,
        notes: &mut Vec<Sentence>,
    ) -> Result<Option<(Uuid, &'a Product)>, Sentence> {
        let by_barcode = draft
            .barcode
            .as_deref()
            .and_then(|barcode| self.by_barcode.get(barcode));
        if let Some(found) = by_barcode {
            return Ok(Some(*found));
        }
        match self.by_name.get(draft.name.as_str()).map(Vec::as_slice) {
            None | Some([]) => Ok(None),
            // The same name under another barcode is another size or colour.
            Some(namesakes)
                if draft.barcode.is_some()
                    && namesakes
                        .iter()
                        .all(|(_, product)| !product.barcode.is_empty()) =>
            {
                notes.push(sentence!("row-other-barcode"));
                Ok(None)
            }
            Some([found]) => Ok(Some(*found)),
            Some(_) => Err(sentence!("row-several-namesakes")),
        }
    }
}

/// Rows that were read, to find those that say the same thing twice.
#[derive(Default)]
struct Seen {
    barcodes: BTreeMap<String, u32>,
    /// By name; a product with a barcode is told apart by that.
    names: BTreeMap<String, (u32, bool)>,
}

impl Seen {
    fn check(&mut self, row: u32, draft: &RowDraft) -> Result<(), Sentence> {
        let has_barcode = draft.barcode.is_some();
        let by_barcode = draft.barcode.as_ref().and_then(|it| self.barcodes.get(it));
        if let Some(earlier) = by_barcode {
            return Err(sentence!(
                "row-barcode-twice",
                earlier = earlier.to_string()
            ));
        }
        if let Some((earlier, other_has)) = self.names.get(&draft.name)
            && !(has_barcode && *other_has)
        {
            return Err(sentence!("row-name-twice", earlier = earlier.to_string()));
        }
        if let Some(barcode) = &draft.barcode {
            self.barcodes.insert(barcode.clone(), row);
        }
        self.names.insert(draft.name.clone(), (row, has_barcode));
        Ok(())
    }
}
