//! Permissions that were withdrawn or refused meanwhile.

use super::*;

/// Coupons are given in one transaction and files written in the next; somebody
/// who withdraws between the two must not be in the files.
#[test]
fn who_withdrew_a_moment_ago_is_in_no_file() {
    let mut fair = fair();
    let visitor = fair.reachable();
    let mut second = fair.contact(&EMAIL);
    second.email = "other@example.com".to_owned();
    let other = fair.finished();
    fair.booth.save_contact(other, &second).expect("a contact");
    let withdrawn = Body::PermissionWithdrawn(PermissionWithdrawn {
        contact_keys: fair.booth.facts().contact_keys("seoyeon@example.com", ""),
        acts: Vec::new(),
    });
    fair.meanwhile_before(2, visitor, Some(visitor), withdrawn);
    let folder = fair.folder.path().to_owned();
    let exported = fair
        .booth
        .export_follow_up(
            crate::FairScope::Current,
            "후속 안내",
            &folder,
            Language::Korean,
        )
        .expect("files for the other one");
    assert_eq!(exported.rows, 1);
    let csv = std::fs::read_to_string(&exported.files[0]).expect("the table");
    assert!(csv.contains("other@example.com") && !csv.contains("seoyeon@example.com"));
}

/// A yes counts only if it names the refusals before it, also one that another
/// visitor with the same address gave a moment ago.
#[test]
fn a_yes_names_the_refusal_another_visitor_just_gave() {
    let mut fair = fair();
    let visitor = fair.finished();
    let draft = fair.contact(&EMAIL);
    let email_notice = fair
        .booth
        .notices()
        .expect("notices")
        .into_iter()
        .find(|(_, notice)| notice.act == NoticeAct::Advertising(Channel::Email))
        .expect("one about e-mail")
        .0;
    let declined = Body::PermissionDeclined(PermissionSaid {
        fair: Uuid::nil(),
        notice: email_notice,
        act: NoticeAct::Advertising(Channel::Email),
        contact_keys: fair.booth.facts().contact_keys(&draft.email, ""),
        topics: Vec::new(),
        supersedes: Vec::new(),
        language: String::new(),
        sha256: String::new(),
    });
    let other = fair.visitor();
    fair.meanwhile(other, Some(other), declined);
    fair.booth.save_contact(visitor, &draft).expect("a contact");
    let follow_up = fair
        .booth
        .follow_up(crate::FairScope::Current)
        .expect("the people");
    assert_eq!(follow_up.people.len(), 1);
}

/// Two windows make files at once: whom the other one drew a moment ago is not drawn again.
#[test]
fn who_was_drawn_a_moment_ago_is_not_drawn_again() {
    let mut fair = fair();
    let visitor = fair.reachable();
    fair.booth.hold_out(0, 80).expect("chosen");
    let drawn = Body::HoldOutDrawn(HoldOutDrawn {
        fair: Uuid::nil(),
        bestsellers: 0,
        no_message: 80,
        drawn: vec![Drawn {
            visitor,
            group: StoredGroup::Recommendation,
        }],
    });
    fair.meanwhile(Uuid::from_u128(7), None, drawn);
    let scope = crate::FairScope::Current;
    let include = crate::follow_up::EarlierFiles::Include;
    fair.booth
        .draw(&crate::follow_up::Asking::news(scope, include))
        .expect("nobody is left to draw");
    assert_eq!(fair.count("hold_out.drawn"), 1);
}
