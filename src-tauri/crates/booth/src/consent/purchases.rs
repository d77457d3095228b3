//! What does a purchase allow?
//!
//! Whoever bought something and left her contact may be told of the same kind of
//! goods for some months without having been asked (Network Act art. 50(1)1). The
//! law does not say what a kind is, and the program does not guess: the owner says
//! which tags of her products name one. Until she does, a purchase allows nothing.

use crate::facts::Facts;
use crate::{Booth, BoothError, Right};
use permission::{Act, Event, Kind, Purpose};
use records::sales::KindsOfGoodsChosen;
use records::{Body, derived_id};
use std::collections::{BTreeMap, BTreeSet};
use tables::contact as contact_table;
use tables::product as product_table;
use tables::sale as sale_table;
use tables::settings;
use uuid::Uuid;
use words::sentence;

/// A tag of the products, and whether it says what kind of goods they are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KindOfGoods {
    /// The tag.
    pub tag: String,
    /// Products on sale that bear it.
    pub products: u32,
    /// Whether the owner chose it.
    pub chosen: bool,
}

impl Booth {
    /// The tags of the products on sale and those the owner chose before, by name.
    ///
    /// # Errors
    /// [`BoothError::Tables`].
    pub fn kinds_of_goods(&self) -> Result<Vec<KindOfGoods>, BoothError> {
        let facts = self.facts();
        let chosen = facts.chosen_kinds()?;
        let mut tags: BTreeMap<String, u32> = chosen.iter().map(|tag| (tag.clone(), 0)).collect();
        for (_, product) in facts.on_sale()? {
            for tag in product.tags {
                *tags.entry(tag).or_default() += 1;
            }
        }
        let kinds = tags.into_iter().map(|(tag, products)| KindOfGoods {
            chosen: chosen.contains(&tag),
            tag,
            products,
        });
        Ok(kinds.collect())
    }

    /// Says which tags name a kind of goods; all others name none.
    ///
    /// # Errors
    /// [`BoothError::Setting`] for a tag that no product bears and that was not
    /// chosen before, and a refusal for anybody but the owner.
    pub fn choose_kinds_of_goods(&mut self, tags: BTreeSet<String>) -> Result<(), BoothError> {
        let known = self.kinds_of_goods()?;
        let unknown = |tag: &&String| known.iter().all(|kind| kind.tag != **tag);
        if let Some(tag) = tags.iter().find(unknown) {
            return Err(BoothError::Setting(sentence!(
                "kind-of-goods-unknown",
                tag = tag.clone()
            )));
        }
        self.append(Right::Owner, |facts| {
            if facts.chosen_kinds()? == tags {
                return Ok((Vec::new(), ()));
            }
            let maker = facts.session.current.first;
            let entity = derived_id("boothloop.kinds-of-goods.v1", maker.as_bytes());
            let body = Body::KindsOfGoodsChosen(KindsOfGoodsChosen { tags });
            Ok((vec![facts.record(entity, None, body)], ()))
        })
    }
}

impl Facts<'_> {
    /// The tags that name a kind of goods.
    pub(super) fn chosen_kinds(&self) -> Result<BTreeSet<String>, BoothError> {
        let set = settings::all::<KindsOfGoodsChosen>(self.tables)?;
        Ok(set
            .into_iter()
            .last()
            .map_or_else(BTreeSet::new, |(_, it)| it.tags))
    }

    /// What was bought, as permission is worked out from it, by everybody who left
    /// this address or number: one event for each sale and kind of goods in it. A
    /// sale that was taken back is none.
    pub(super) fn purchases(
        &self,
        point: &str,
        kinds: &BTreeSet<String>,
    ) -> Result<Vec<Event>, BoothError> {
        let mut purchases = Vec::new();
        if kinds.is_empty() {
            return Ok(purchases);
        }
        let (email, phone) = match point.contains('@') {
            true => (point, ""),
            false => ("", point),
        };
        for contact in contact_table::with_point(self.tables, email, phone)? {
            for sale in sale_table::of_visitor(self.tables, contact.visitor)? {
                let mut bought = BTreeSet::new();
                for line in &sale.sold.lines {
                    let product = product_table::get(self.tables, line.product)?;
                    bought.extend(product.into_iter().flat_map(|product| product.tags));
                }
                purchases.extend(bought.intersection(kinds).map(|kind| Event {
                    id: sale.id,
                    at_unix_millis: sale.at_ms,
                    kind: Kind::Bought,
                    act: Act::CollectAndUse {
                        purpose: Purpose::Promotion,
                    },
                    topics: BTreeSet::new(),
                    notice: Uuid::nil(),
                    supersedes: BTreeSet::new(),
                    category: Some(kind.clone()),
                    scope: None,
                }));
            }
        }
        Ok(purchases)
    }
}
