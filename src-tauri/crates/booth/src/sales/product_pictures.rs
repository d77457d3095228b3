//! Which picture a product is shown by.

use crate::pictures::NewPicture;
use crate::{Booth, BoothError, Right};
use catalogue::PictureNames;
use records::Body;
use records::sales::ProductChanged;
use std::collections::BTreeMap;
use tables::{product as product_table, product_picture};
use uuid::Uuid;

impl Booth {
    /// The pictures of the products that have one, by product.
    ///
    /// # Errors
    /// [`BoothError::Tables`].
    pub fn product_pictures(&self) -> Result<BTreeMap<Uuid, Uuid>, BoothError> {
        Ok(product_picture::all(self.connection())?
            .into_iter()
            .collect())
    }

    /// Shows a product by the picture in a file, or by none. What it takes the
    /// place of is destroyed.
    ///
    /// # Errors
    /// [`BoothError::Unknown`] for a product that is not known.
    pub fn set_product_picture(
        &mut self,
        product: Uuid,
        picture: Option<&NewPicture>,
    ) -> Result<(), BoothError> {
        self.append(Right::Manage, |facts| {
            product_table::get(facts.tables, product)?.ok_or(BoothError::Unknown)?;
            let shown = product_picture::all(facts.tables)?
                .into_iter()
                .find_map(|(of, picture)| (of == product).then_some(picture));
            let id = picture.map(|picture| picture.id);
            let mut records = facts.keep(picture)?;
            if shown != id {
                let changed = ProductChanged {
                    picture: Some(id.unwrap_or_default()),
                    ..ProductChanged::default()
                };
                records.push(facts.record(product, None, Body::ProductChanged(changed)));
            }
            Ok((records, ()))
        })?;
        self.forget_unused_pictures()
    }

    /// Whose picture each file is, by its name; none for a file that names no
    /// product on sale, or more than one.
    ///
    /// # Errors
    /// [`BoothError::Tables`].
    pub fn match_product_pictures(
        &self,
        file_names: &[String],
    ) -> Result<Vec<Option<Uuid>>, BoothError> {
        let names = PictureNames::of(&self.facts().on_sale()?);
        Ok(file_names.iter().map(|name| names.product(name)).collect())
    }
}
