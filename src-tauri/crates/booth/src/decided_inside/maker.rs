//! The maker's details, changed meanwhile.

use super::*;

#[test]
fn a_change_of_the_maker_that_was_made_already_is_not_made_twice() {
    let mut fair = fair();
    let draft = MakerDraft {
        phone: "02-123-4567".to_owned(),
        email: "hello@ongi.example".to_owned(),
        ..MakerDraft::default()
    };
    let mut other = self::fair();
    other.booth.change_maker(&draft).expect("changed");
    let changed = records::fair::MakerChanged {
        maker: other.booth.maker().expect("the maker"),
    };
    let entity = records::derived_id("boothloop.maker.v1", fair.booth.fair_id().as_bytes());
    fair.meanwhile(entity, None, Body::MakerChanged(changed));
    fair.booth.change_maker(&draft).expect("it says so already");
    assert_eq!(fair.count("maker.changed"), 1);
}
