//! A role that was taken away meanwhile.

use super::*;

/// Somebody whose role was taken away a moment ago must not use it once more.
#[test]
fn a_right_that_was_taken_away_is_gone() {
    let mut fair = fair();
    let owner = fair.booth.staff().expect("staff")[0].0;
    let demoted = StaffAdded {
        name: "한서윤".to_owned(),
        role: Role::Capture,
        ended: false,
    };
    fair.meanwhile(owner, None, Body::StaffAdded(demoted));
    let refused = fair.booth.add_product("접시", 10_000);
    assert!(matches!(
        refused,
        Err(BoothError::NotAllowed(Right::Manage))
    ));
}
