//! What the exhibitor is recognised by, and the store of pictures.

use crate::support::{Fair, Laptop, MINUTE, fair};
use booth::BoothError;
use booth::maker::{BrandPicture, Colour};
use booth::pictures::{NewPicture, PictureUse};
use image::{ImageFormat, Rgba, RgbaImage};
use ledger::{LedgerError, NewRecord};
use records::Body;
use records::pictures::PictureAdded;
use std::collections::HashSet;
use std::io::Cursor;
use uuid::Uuid;

const RED: [u8; 3] = [178, 34, 52];
const BLUE: [u8; 3] = [20, 60, 160];

/// A sign in one colour on a ground that is seen through, as a PNG file.
fn sign([red, green, blue]: [u8; 3]) -> Vec<u8> {
    let sign = RgbaImage::from_fn(300, 120, |x, _| match x % 50 {
        0..=29 => Rgba([red, green, blue, 255]),
        _ => Rgba([0, 0, 0, 0]),
    });
    let mut file = Cursor::new(Vec::new());
    sign.write_to(&mut file, ImageFormat::Png).expect("a PNG");
    file.into_inner()
}

fn picture(used_for: PictureUse, colour: [u8; 3]) -> NewPicture {
    NewPicture::from_file(used_for, &sign(colour)).expect("a picture")
}

fn set_logo(laptop: &mut Laptop, colour: [u8; 3]) {
    let logo = picture(PictureUse::Logo, colour);
    laptop
        .booth()
        .set_brand_picture(BrandPicture::Logo, Some(&logo))
        .expect("a logo");
}

fn accent(laptop: &mut Laptop) -> Option<Colour> {
    let brand = laptop.booth().brand().expect("the brand");
    brand.accent.map(|accent| accent.fill)
}

/// A picture in which no stretch is like another, as a photograph is.
fn photograph(seed: u32) -> NewPicture {
    let grain = RgbaImage::from_fn(300, 300, |x, y| {
        let [red, green, blue, _] = (x * 7919 + y * 104_729 + seed)
            .wrapping_mul(2_654_435_761)
            .to_le_bytes();
        Rgba([red, green, blue, 255])
    });
    let mut file = Cursor::new(Vec::new());
    grain.write_to(&mut file, ImageFormat::Png).expect("a PNG");
    NewPicture::from_file(PictureUse::Product, &file.into_inner()).expect("a picture")
}

/// How many stretches of these bytes stand in others.
fn stretches_of(bytes: &[u8], others: &[u8]) -> usize {
    const STRETCH: usize = 32;
    let stood: HashSet<&[u8]> = others.windows(STRETCH).collect();
    bytes
        .chunks_exact(STRETCH)
        .filter(|stretch| stood.contains(stretch))
        .count()
}

fn body_of_the_picture(laptop: &mut Laptop) -> Vec<u8> {
    laptop
        .booth()
        .ledger()
        .connection()
        .query_row(
            "SELECT body FROM ledger_records
             WHERE kind = 'picture.added' AND body IS NOT NULL",
            [],
            |row| row.get(0),
        )
        .expect("its bytes")
}

const KEPT: &str =
    "SELECT count(*) FROM ledger_records WHERE kind = 'picture.added' AND body IS NOT NULL";

#[test]
fn a_logo_brings_its_colour_until_she_chooses_another() {
    let mut fair = fair(301);
    let laptop = &mut fair.laptops[0];
    assert_eq!(accent(laptop), None);
    set_logo(laptop, RED);
    assert_eq!(accent(laptop), Some(Colour(RED)));
    for (typed, chosen) in [("#0f766e", [0x0f, 0x76, 0x6e]), (" FA0 ", [0xff, 0xaa, 0])] {
        laptop.booth().set_accent(Some(typed)).expect("a colour");
        assert_eq!(accent(laptop), Some(Colour(chosen)));
    }
    set_logo(laptop, BLUE);
    assert_eq!(
        accent(laptop),
        Some(Colour([0xff, 0xaa, 0])),
        "her own word"
    );
    assert!(laptop.booth().brand().expect("the brand").accent_chosen);
    for wrong in ["", "#12", "rood", "#12345g", "+12345"] {
        let refused = laptop.booth().set_accent(Some(wrong));
        assert!(matches!(refused, Err(BoothError::Setting(_))), "{wrong}");
    }
    laptop.booth().set_accent(None).expect("the logo's again");
    assert_eq!(accent(laptop), Some(Colour(BLUE)));
    laptop
        .booth()
        .set_brand_picture(BrandPicture::Logo, None)
        .expect("no logo");
    assert_eq!(accent(laptop), None);
}

#[test]
fn the_same_picture_is_kept_once_however_many_products_show_it() {
    let mut fair = fair(302);
    let laptop = &mut fair.laptops[0];
    let products = laptop.booth().products().expect("products");
    let glass = picture(PictureUse::Product, RED);
    for (product, _) in &products[..2] {
        for _ in 0..2 {
            laptop
                .booth()
                .set_product_picture(*product, Some(&glass))
                .expect("a picture");
        }
    }
    assert_eq!(laptop.count(KEPT), 1);
    let changes = "SELECT count(*) FROM ledger_records WHERE kind = 'product.changed'";
    assert_eq!(laptop.count(changes), 2, "the same again is no change");

    // One of the two products still shows it.
    laptop
        .booth()
        .set_product_picture(products[0].0, None)
        .expect("none");
    let shown = laptop.booth().product_pictures().expect("pictures");
    let picture = shown[&products[1].0];
    assert!(!shown.contains_key(&products[0].0));
    assert!(laptop.booth().picture(picture).expect("read").is_some());
    assert!(matches!(
        laptop
            .booth()
            .set_product_picture(Uuid::from_u128(9), Some(&glass)),
        Err(BoothError::Unknown)
    ));
}

#[test]
fn a_picture_that_was_replaced_is_gone_from_the_file() {
    let mut fair = fair(303);
    let laptop = &mut fair.laptops[0];
    let (product, _) = laptop.booth().products().expect("products")[0];
    let old = photograph(1);
    let new = photograph(2);
    let shown = |laptop: &mut Laptop| laptop.booth().product_pictures().expect("read")[&product];
    laptop
        .booth()
        .set_product_picture(product, Some(&old))
        .expect("a picture");
    let gone = shown(laptop);
    let body = body_of_the_picture(laptop);
    assert!(
        stretches_of(&body, &laptop.image()) > 100,
        "what is there is found: {} bytes",
        body.len()
    );
    laptop
        .booth()
        .set_product_picture(product, Some(&new))
        .expect("another");
    let kept = shown(laptop);
    assert_ne!(gone, kept);
    assert_eq!(laptop.booth().picture(gone).expect("read"), None);
    assert!(laptop.booth().picture(kept).expect("read").is_some());
    assert_eq!(
        laptop.count(KEPT),
        1,
        "what was put away has no body any more"
    );
    let salted = "SELECT count(*) FROM ledger_records
                  WHERE kind = 'picture.added' AND body IS NULL AND salt IS NOT NULL";
    assert_eq!(laptop.count(salted), 0);
    let new_body = body_of_the_picture(laptop);
    assert_eq!(
        stretches_of(&body, &laptop.image()),
        stretches_of(&body, &new_body),
        "no page holds more of it than what the new picture has in common with it"
    );
    assert!(
        stretches_of(&body, &new_body) < 10,
        "two pictures have little in common"
    );
    laptop.booth().ledger().verify().expect("the chains hold");

    // The same picture can come again.
    laptop
        .booth()
        .set_product_picture(product, Some(&old))
        .expect("the first again");
    assert!(laptop.booth().picture(gone).expect("read").is_some());
}

#[test]
fn laptops_that_meet_carry_pictures_and_their_destruction() {
    let mut fair = Fair::with_laptops(2, 304);
    let (owner, member) = fair.pair(0, 1);
    let (product, _) = owner.booth().products().expect("products")[0];
    set_logo(owner, RED);
    let glass = picture(PictureUse::Product, RED);
    member
        .booth()
        .set_product_picture(product, Some(&glass))
        .expect("managers of any laptop");
    owner.clock.advance(MINUTE);
    owner.learn_from(member);
    member.learn_from(owner);
    assert_eq!(owner.dump(), member.dump());
    let logo = member
        .booth()
        .brand()
        .expect("the brand")
        .logo
        .expect("it came");
    let of_product = owner.booth().product_pictures().expect("pictures")[&product];
    assert!(member.booth().picture(logo).expect("read").is_some());
    assert!(owner.booth().picture(of_product).expect("read").is_some());

    set_logo(owner, BLUE);
    member.learn_from(owner);
    assert_eq!(member.booth().picture(logo).expect("read"), None);
    assert!(member.booth().picture(of_product).expect("read").is_some());

    // A member cannot destroy; what it put away goes when the owner next changes one.
    member
        .booth()
        .set_product_picture(product, None)
        .expect("none any more");
    owner.learn_from(member);
    assert!(owner.booth().picture(of_product).expect("read").is_some());
    owner
        .booth()
        .set_brand_picture(BrandPicture::Logo, None)
        .expect("no logo");
    assert_eq!(owner.booth().picture(of_product).expect("read"), None);
    member.learn_from(owner);
    assert_eq!(member.count(KEPT), 0);
    assert!(matches!(
        member.booth().set_accent(Some("#123456")),
        Err(BoothError::Ledger(LedgerError::OwnersLaptopOnly))
    ));
}

/// A changed program could record a picture under the id of another one, or one
/// that fills the memory when it is unpacked.
#[test]
fn what_is_not_the_picture_it_says_is_not_shown() {
    let mut fair = fair(305);
    let laptop = &mut fair.laptops[0];
    set_logo(laptop, RED);
    let logo = laptop
        .booth()
        .brand()
        .expect("the brand")
        .logo
        .expect("a logo");
    let (_, other) = PictureAdded::new(PictureUse::Logo, &sign(BLUE));
    let (bomb, huge) = PictureAdded::new(PictureUse::Logo, &{
        let mut file = sign(RED);
        file[16..20].copy_from_slice(&50_000_u32.to_be_bytes());
        file
    });
    let mut append = |entity, added| {
        let record: NewRecord = records::new_record(entity, None, None, Body::PictureAdded(added));
        let clock = laptop.clock.clone();
        let mut environment = crate::support::Replay::boxed(&clock, 3);
        laptop
            .booth()
            .ledger()
            .append(environment.as_mut(), |_| {
                Ok::<_, LedgerError>((vec![record], ()))
            })
            .expect("the ledger keeps what it is given");
    };
    let stranger = Uuid::from_u128(8);
    append(stranger, other.clone());
    append(logo, other);
    append(bomb, huge);
    let mut shown = |id| laptop.booth().picture(id).expect("read");
    assert_eq!(shown(stranger), None);
    assert_eq!(shown(bomb), None);
    let kept = shown(logo).expect("the logo");
    assert_eq!(
        PictureAdded::new(PictureUse::Logo, &kept.bytes).0,
        logo,
        "what has its id is shown"
    );
    laptop.booth().ledger().rebuild().expect("a rebuild");
}

#[test]
fn a_file_that_is_no_picture_is_refused_in_words_that_say_what_is_safe() {
    let refused = NewPicture::from_file(PictureUse::Logo, b"GIF89a");
    let Err(error @ BoothError::Picture(_)) = refused else {
        panic!("taken");
    };
    let sentence = error.sentence();
    assert!(
        sentence.ko.contains("바뀐 것은 없습니다"),
        "{}",
        sentence.ko
    );
}
