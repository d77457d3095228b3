//! The tools that send for the owner, as data: which columns, encoding, limits and law
//! each one's file has.
//!
//! One JSON file for each tool lies in `assets/targets`; the owner copies one, changes it
//! and gives it to the export, and [`Target::read`] says in words what does not fit.

mod cards;
mod field;
mod mail;
mod profile;
mod reading;
mod suppression;
mod writing;

pub use field::Field;
pub use profile::{Encoding, Format, Target};
pub use suppression::{lists_refusals, suppression};
pub use writing::{Obstacle, Prepared, TargetFile, Undeliverable, files, prepare, workbook};

use std::sync::LazyLock;

/// The files of `assets/targets`, by what they are called there.
const SHIPPED: &[&str] = &[
    include_str!("../../../../../assets/targets/stibee.json"),
    include_str!("../../../../../assets/targets/mailchimp.json"),
    include_str!("../../../../../assets/targets/listmonk.json"),
    include_str!("../../../../../assets/targets/mautic.json"),
    include_str!("../../../../../assets/targets/hubspot.json"),
    include_str!("../../../../../assets/targets/eml.json"),
    include_str!("../../../../../assets/targets/solapi.json"),
    include_str!("../../../../../assets/targets/aligo.json"),
    include_str!("../../../../../assets/targets/ppurio.json"),
    include_str!("../../../../../assets/targets/nhn-cloud.json"),
    include_str!("../../../../../assets/targets/naver-sens.json"),
    include_str!("../../../../../assets/targets/sendon.json"),
    include_str!("../../../../../assets/targets/solapi-kakao.json"),
    include_str!("../../../../../assets/targets/sendon-kakao.json"),
    include_str!("../../../../../assets/targets/letter.json"),
    include_str!("../../../../../assets/targets/labels.json"),
    include_str!("../../../../../assets/targets/labels-3x7.json"),
    include_str!("../../../../../assets/targets/google-contacts.json"),
    include_str!("../../../../../assets/targets/vcard-3.json"),
    include_str!("../../../../../assets/targets/vcard-4.json"),
    include_str!("../../../../../assets/targets/xlsx.json"),
    include_str!("../../../../../assets/targets/csv.json"),
];

/// The targets that ship, in the order in which they are offered: mail tools, text
/// messages, KakaoTalk, the post, address books, plain tables.
pub fn shipped() -> &'static [Target] {
    static TARGETS: LazyLock<Vec<Target>> = LazyLock::new(|| {
        let read = SHIPPED.iter().map(|file| Target::read(file));
        let read: Result<_, _> = read.collect();
        read.expect("the shipped targets are read by a test")
    });
    &TARGETS
}

/// The text of a target that ships, as its file has it, for an owner to copy.
pub fn text_of(id: &str) -> Option<&'static str> {
    let place = shipped().iter().position(|target| target.id == id)?;
    SHIPPED.get(place).copied()
}
