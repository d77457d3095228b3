//! Where does the visitor find the maker again? One static HTML file for the
//! owner's own web space.
//!
//! The QR code that a visitor takes home is `<page>#<goods><49 digits>`. The page
//! reads it in her browser and shows what she bought, where she can buy it again,
//! and what her coupon promises; a fragment reaches no
//! server, and the file's own content security policy lets nothing out or in:
//! its one script and one style are named by their hashes, everything else is
//! forbidden. A server that answers "already used?" was not built: it would
//! have to be run by a firm of three people, and it would know every visitor.

use crate::error::PageAddress;
use crate::{Maker, OutreachError, vcard};
use base64::{Engine, prelude::BASE64_STANDARD};
use chrono::NaiveDate;
use picture::Colour;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use words::{Language, Sentence};

/// The file must be smaller than this, in bytes, so that it opens at once on a
/// crowded fair's network. Its text is less than a third of that on its way.
pub const LARGEST_PAGE: usize = 150_000;

const HTML: &str = include_str!("../../../../assets/coupon-page/page.html");
const STYLE: &str = include_str!("../../../../assets/coupon-page/page.css");
const SCRIPT: &str = include_str!("../../../../assets/coupon-page/page.js");
/// Draws the QR code; its licence goes with every copy.
const LEAN_QR: &str = include_str!("../../../../assets/coupon-page/lean-qr.js");
const LEAN_QR_LICENCE: &str = include_str!("../../../../assets/coupon-page/lean-qr-LICENSE.txt");

/// What the page says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CouponPage {
    /// Who gives the coupons. [`Maker::page`] is where the file will lie, and
    /// what the QR code on the page repeats.
    pub maker: Maker,
    /// Her colour, as `#rrggbb`. The text on it is black or white, whichever
    /// is easier to read.
    pub accent: String,
    /// What each programme gives. A coupon of another programme is shown too,
    /// without its benefit.
    pub programmes: Vec<PageProgramme>,
    /// The products that can stand on a re-order card, those too that are not sold
    /// any more. Pictures of them are left out: a hundred would weigh more than
    /// everything else on the page.
    pub goods: Vec<PageGoods>,
    /// The day on which the page is made, of which the prices are.
    pub made_on: NaiveDate,
    /// The web address of a map that shows the way to her.
    pub map: Option<String>,
    /// Her logo, in place of her name: a PNG, JPEG or WebP file of some
    /// kilobytes.
    pub logo: Option<Vec<u8>>,
    /// A picture of hers, of the same kinds.
    pub picture: Option<Vec<u8>>,
}

/// A product that a visitor may have bought.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageGoods {
    /// Its number on the card. Where two products have the same, the page shows
    /// both and says that it was one of them.
    pub number: u16,
    /// Its name.
    pub name: Sentence,
    /// Its price in won; none when it is not sold any more.
    pub price_won: Option<u64>,
}

/// What the coupons of one programme give.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageProgramme {
    /// The programme's number, as in its tokens.
    pub number: u16,
    /// The benefit in a few words.
    pub benefit: Sentence,
    /// Where and how it can be used.
    pub conditions: Sentence,
    /// What some of its coupons have of their own; the remainder of a coupon's serial
    /// number by their number says which one it is.
    pub variants: Vec<PageVariant>,
}

/// What the coupons of one variant have of their own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageVariant {
    /// What stands above the conditions; none: the benefit.
    pub wording: Option<Sentence>,
    /// Where, how and until when it can be used.
    pub conditions: Sentence,
}

impl CouponPage {
    /// The page as one HTML file.
    ///
    /// Errors: [`OutreachError::NotAColour`], [`OutreachError::NotAWebAddress`],
    /// [`OutreachError::NotAPicture`], [`OutreachError::PageTooLarge`].
    pub fn html(&self) -> Result<String, OutreachError> {
        let accent = Colour::parse(&self.accent).ok_or(OutreachError::NotAColour)?;
        let style = filled(
            STYLE,
            &[
                ("accent", &accent.to_string()),
                ("on-accent", &accent.text_on_it().to_string()),
            ],
        );
        let script = format!(
            "(() => {{\nconst exports = {{}};\n((exports) => {{\n/*\nlean-qr 2.7.4\n\n{LEAN_QR_LICENCE}*/\n\
             {LEAN_QR}\n}})(exports);\n{SCRIPT}}})();"
        );
        // Browsers hash what they read, and they read every line end as `\n`;
        // a checkout on Windows may have brought others.
        let [style, script] = [style, script].map(|text| text.replace("\r\n", "\n"));
        let policy = format!(
            "default-src 'none'; script-src {}; style-src {}; img-src data:; base-uri 'none'; \
             form-action 'none'; require-trusted-types-for 'script'",
            hash(&script),
            hash(&style),
        );
        let html = filled(
            HTML,
            &[
                ("policy", &policy),
                ("title", &escaped(self.maker.name.text(Language::Korean))),
                ("style", &style),
                ("data", &inert(&self.data()?)),
                ("script", &script),
            ],
        );
        match html.len() < LARGEST_PAGE {
            true => Ok(html),
            false => Err(OutreachError::PageTooLarge),
        }
    }

    /// What the script reads.
    fn data(&self) -> Result<Value, OutreachError> {
        let Maker {
            name,
            phone,
            email,
            address,
            page,
            shop,
            refusal_phone: _,
            has_text_sender: _,
        } = &self.maker;
        let page = page.as_deref().and_then(|page| page.split('#').next());
        let picture = self.picture.as_deref().map(data_address).transpose()?;
        let logo = self.logo.as_deref().map(data_address).transpose()?;
        let card = |language| vcard::of(&self.maker, vcard::Version::V3, language);
        let programmes: Vec<Value> = self
            .programmes
            .iter()
            .map(|programme| {
                let variants = programme.variants.iter().map(|variant| {
                    json!({
                        "benefit": both(variant.wording.as_ref().unwrap_or(&programme.benefit)),
                        "conditions": both(&variant.conditions),
                    })
                });
                json!({
                    "number": programme.number,
                    "benefit": both(&programme.benefit),
                    "conditions": both(&programme.conditions),
                    "variants": variants.collect::<Vec<_>>(),
                })
            })
            .collect();
        let goods = self.goods.iter().map(|product| {
            json!({
                "number": product.number,
                "name": shortest(&product.name),
                "won": product.price_won,
            })
        });
        Ok(json!({
            "maker": both(name),
            "phone": phone.trim(),
            "email": email.trim(),
            "address": both(address),
            "page": web_address(page, PageAddress::Page)?,
            "shop": web_address(shop.as_deref(), PageAddress::Shop)?,
            "map": web_address(self.map.as_deref(), PageAddress::Map)?,
            "logo": logo,
            "picture": picture,
            "card": {"ko": card(Language::Korean), "en": card(Language::English)},
            "programmes": programmes,
            "goods": goods.collect::<Vec<_>>(),
            "made": self.made_on.to_string(),
        }))
    }
}

fn both(sentence: &Sentence) -> Value {
    json!({"ko": sentence.ko.trim(), "en": sentence.en.trim()})
}

/// A name in both languages, once where they are the same: there may be a thousand.
fn shortest(name: &Sentence) -> Value {
    match name.ko.trim() == name.en.trim() {
        true => json!({"ko": name.ko.trim()}),
        false => both(name),
    }
}

/// Only what a browser opens as a page: `javascript:` is an address too.
fn web_address(address: Option<&str>, which: PageAddress) -> Result<Option<&str>, OutreachError> {
    let Some(address) = address.map(str::trim).filter(|it| !it.is_empty()) else {
        return Ok(None);
    };
    match is_web_address(address) {
        true => Ok(Some(address)),
        false => Err(OutreachError::NotAWebAddress { which }),
    }
}

/// Whether a browser opens this as a page.
pub fn is_web_address(address: &str) -> bool {
    let place = ["https://", "http://"]
        .iter()
        .find_map(|scheme| address.strip_prefix(scheme));
    place.is_some_and(|place| {
        place.starts_with(char::is_alphanumeric)
            && !place.contains(|it: char| it.is_control() || it.is_whitespace())
    })
}

/// The picture as an address that carries it. SVG is not taken: it is a
/// document that can ask for others.
fn data_address(picture: &[u8]) -> Result<String, OutreachError> {
    let kind = match picture {
        [0x89, b'P', b'N', b'G', ..] => "png",
        [0xff, 0xd8, 0xff, ..] => "jpeg",
        [
            b'R',
            b'I',
            b'F',
            b'F',
            _,
            _,
            _,
            _,
            b'W',
            b'E',
            b'B',
            b'P',
            ..,
        ] => "webp",
        _ => return Err(OutreachError::NotAPicture),
    };
    let text = BASE64_STANDARD.encode(picture);
    Ok(format!("data:image/{kind};base64,{text}"))
}

/// A source for a content security policy: what is inlined under this hash runs,
/// nothing else does (CSP level 3, section 2.3.1).
fn hash(inlined: &str) -> String {
    let digest = BASE64_STANDARD.encode(Sha256::digest(inlined));
    format!("'sha256-{digest}'")
}

/// The template with each `{{name}}` replaced by its value, in one pass, so
/// that a maker who calls herself `{{script}}` stays a name.
fn filled(template: &str, values: &[(&str, &str)]) -> String {
    let mut pieces = template.split("{{");
    let mut filled = pieces.next().unwrap_or_default().to_string();
    for piece in pieces {
        let found = piece.split_once("}}").and_then(|(name, rest)| {
            let (_, value) = values.iter().find(|(it, _)| *it == name)?;
            Some((value, rest))
        });
        match found {
            Some((value, rest)) => filled.extend([value, rest]),
            None => filled.extend(["{{", piece]),
        }
    }
    filled
}

/// JSON that cannot end the element it stands in: without `<` there is neither
/// `</script` nor `<!--` (HTML standard, "Restrictions for contents of script
/// elements").
fn inert(data: &Value) -> String {
    data.to_string().replace('<', "\\u003c")
}

/// Text for an HTML text node.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            character if character.is_control() => escaped.push(' '),
            character => escaped.push(character),
        }
    }
    escaped
}
