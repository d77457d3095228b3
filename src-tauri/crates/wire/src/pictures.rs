//! Pictures, and what the exhibitor is recognised by.

use crate::Text;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What the exhibitor is recognised by.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct Brand {
    /// Her sign as a `data:` address; none when there is none.
    pub logo: Option<String>,
    /// A photograph as a `data:` address; none when there is none.
    pub picture: Option<String>,
    /// Her colour; none for the app's own.
    pub accent: Option<Accent>,
}

/// One colour as the screens use it; every colour is written `#rrggbb`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct Accent {
    /// The colour as it was chosen, for surfaces.
    pub fill: String,
    /// The same, a step stronger.
    pub fill_strong: String,
    /// Letters on either.
    pub on_fill: String,
    /// For the light theme.
    pub light: Shades,
    /// For the dark theme.
    pub dark: Shades,
    /// Whether the owner chose it; otherwise it is her logo's.
    pub chosen: bool,
    /// Says where letters are written in another shade of it; none when nowhere.
    pub adjusted: Option<Text>,
}

/// A colour as one theme uses it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct Shades {
    /// Letters, borders and marks.
    pub text: String,
    /// The same, a step stronger.
    pub strong: String,
    /// A ground that letters of this colour are read on.
    pub soft: String,
}

/// One of the exhibitor's own pictures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "wire.ts")]
pub enum BrandPicture {
    /// Her sign.
    Logo,
    /// A photograph.
    Photograph,
}

/// Keeps a picture of the exhibitor's in place of the one there is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct SetBrandPicture {
    /// Which.
    pub which: BrandPicture,
    /// Base64 of a PNG, JPEG or WebP file; none to have none.
    pub content: Option<String>,
}

/// Chooses the exhibitor's colour.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct SetAccent {
    /// The colour, as `#rrggbb`; none for the logo's.
    pub accent: Option<String>,
}

/// The products that have a picture.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct ProductPictures {
    /// Each with its picture.
    pub pictures: Vec<ProductPicture>,
}

/// A product's picture.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct ProductPicture {
    /// The product (UUID).
    pub product: String,
    /// The picture (UUID); another picture has another id.
    pub picture: String,
}

/// Shows a product by a picture.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct SetProductPicture {
    /// The product (UUID).
    pub product: String,
    /// Base64 of a PNG, JPEG or WebP file; none to have none.
    pub content: Option<String>,
}

/// Names of files that hold pictures of products.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct PictureFiles {
    /// The names, without their folders.
    pub file_names: Vec<String>,
}

/// Whose pictures files are, by their names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct MatchedPictures {
    /// The product (UUID) of each file, in the order of the files; none for one
    /// that names no product on sale, or more than one.
    pub products: Vec<Option<String>>,
}

/// A picture.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct PictureId {
    /// Its id (UUID).
    pub picture: String,
}

/// A picture to be shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct ShownPicture {
    /// Its `data:` address; none when it is not kept any more.
    pub address: Option<String>,
}
