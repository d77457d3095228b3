//! What is the exhibitor recognised by: a logo, a photograph, one colour.

use super::MAKER;
use crate::facts::Facts;
use crate::pictures::{NewPicture, PictureUse};
use crate::{Booth, BoothError, Right};
pub use picture::Colour;
pub use picture::accent::{Accent, Shades};
use records::Body;
use records::derived_id;
use records::fair::BrandSet;
use tables::settings;
use uuid::Uuid;
use words::sentence;

/// One of the maker's own pictures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BrandPicture {
    /// Her sign.
    Logo,
    /// A photograph.
    Photograph,
}

impl BrandPicture {
    /// What such a picture is kept for.
    pub fn used_for(self) -> PictureUse {
        match self {
            Self::Logo => PictureUse::Logo,
            Self::Photograph => PictureUse::Maker,
        }
    }
}

/// What the maker is recognised by.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Brand {
    /// The id of her sign's picture.
    pub logo: Option<Uuid>,
    /// The id of her photograph.
    pub picture: Option<Uuid>,
    /// Her colour: the one she chose, or else her logo's; none for the app's own.
    pub accent: Option<Accent>,
    /// Whether she chose the colour.
    pub accent_chosen: bool,
}

impl Booth {
    /// What the maker is recognised by.
    ///
    /// # Errors
    /// [`BoothError::Tables`].
    pub fn brand(&self) -> Result<Brand, BoothError> {
        self.facts().brand()
    }

    /// Keeps a picture of the maker's in place of the one there is, or none.
    /// With a logo comes its colour, unless she chose another. What it takes the
    /// place of is destroyed.
    ///
    /// # Errors
    /// When nothing could be written.
    pub fn set_brand_picture(
        &mut self,
        which: BrandPicture,
        picture: Option<&NewPicture>,
    ) -> Result<(), BoothError> {
        let colour = picture
            .and_then(|picture| picture::accent::of_logo(&picture.bytes))
            .map(|colour| colour.to_string());
        self.change_brand(|facts, brand| {
            let id = picture.map(|picture| picture.id);
            match which {
                BrandPicture::Logo => {
                    brand.logo = id;
                    brand.accent_of_logo = colour;
                }
                BrandPicture::Photograph => brand.picture = id,
            }
            facts.keep(picture)
        })?;
        self.forget_unused_pictures()
    }

    /// Chooses the maker's colour, as `#rrggbb`; none for her logo's.
    ///
    /// # Errors
    /// [`BoothError::Setting`] for what is no colour.
    pub fn set_accent(&mut self, accent: Option<&str>) -> Result<(), BoothError> {
        let accent = accent.map(typed_colour).transpose()?;
        self.change_brand(|_, brand| {
            brand.accent = accent.map(|colour| colour.to_string());
            Ok(Vec::new())
        })
    }

    fn change_brand(
        &mut self,
        change: impl FnOnce(&Facts<'_>, &mut BrandSet) -> Result<Vec<ledger::NewRecord>, BoothError>,
    ) -> Result<(), BoothError> {
        self.append(Right::Owner, |facts| {
            let old = facts.brand_set()?;
            let mut brand = old.clone();
            let mut records = change(facts, &mut brand)?;
            if brand != old {
                records.push(facts.record(facts.brand_id(), None, Body::BrandSet(brand)));
            }
            Ok((records, ()))
        })
    }
}

impl Facts<'_> {
    /// What the maker is recognised by.
    pub(crate) fn brand(&self) -> Result<Brand, BoothError> {
        let brand = self.brand_set()?;
        let accent = brand.accent.as_ref().or(brand.accent_of_logo.as_ref());
        Ok(Brand {
            logo: brand.logo,
            picture: brand.picture,
            accent: accent.and_then(|text| Colour::parse(text)).map(Accent::of),
            accent_chosen: brand.accent.is_some(),
        })
    }

    fn brand_set(&self) -> Result<BrandSet, BoothError> {
        Ok(settings::get::<BrandSet>(self.tables, self.brand_id())?.unwrap_or_default())
    }

    fn brand_id(&self) -> Uuid {
        let maker = derived_id(MAKER, self.session.current.first.as_bytes());
        derived_id("boothloop.brand.v1", maker.as_bytes())
    }
}

/// A colour as people copy it: with or without `#`, three digits or six.
fn typed_colour(text: &str) -> Result<Colour, BoothError> {
    let digits = text.trim().trim_start_matches('#');
    let six = match digits.chars().count() {
        3 => digits.chars().flat_map(|digit| [digit, digit]).collect(),
        _ => digits.to_owned(),
    };
    Colour::parse(&format!("#{six}"))
        .ok_or_else(|| BoothError::Setting(sentence!("accent-not-a-colour")))
}
