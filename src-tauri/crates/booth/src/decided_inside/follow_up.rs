//! Permissions that were withdrawn or refused meanwhile.

use super::*;
use crate::follow_up::{
    DraftKind, DraftPlace, EarlierFiles, FileRequest, Printing, Protection, target,
};
use records::drafts::{DraftSet, draft_of};

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

/// The owner wrote her words before a draft had to say what it is good for: they stay as
/// they are, and go out once they say it.
#[test]
fn a_draft_that_says_no_benefit_is_kept_and_not_sent() {
    let mut fair = fair();
    fair.reachable();
    let place = DraftPlace {
        kind: DraftKind::Thanks,
        topic: None,
        channel: None,
    };
    let set = DraftSet {
        draft: place.kind.code().to_owned(),
        topic: String::new(),
        channel: String::new(),
        language: "ko".to_owned(),
        text: "들러 주셔서 고맙습니다.".to_owned(),
    };
    let id = draft_of(&set.draft, "", "", "ko");
    let written = fair.booth.append(Right::Owner, |facts| {
        Ok((vec![facts.record(id, None, Body::DraftSet(set))], ()))
    });
    written.expect("as it was");
    let request = FileRequest {
        scope: crate::FairScope::Current,
        earlier: EarlierFiles::Include,
        target: target("csv").expect("it ships"),
        audience: None,
        topic: None,
        at: None,
        protection: Protection::None,
        draft: Some(place.kind),
        printing: Printing::default(),
    };
    let folder = fair.folder.path().to_owned();
    let export = |booth: &mut Booth| {
        booth.export_for_target(&request, "후속 안내", &folder, Language::Korean)
    };
    let refused = export(&mut fair.booth).expect_err("it says no benefit");
    assert!(refused.sentence().ko.contains("‘혜택: ’"), "{refused}");
    assert_eq!(fair.booth.files_made().expect("files"), []);
    let kept = fair.booth.draft(&place).expect("a draft");
    assert_eq!(kept.ko, "들러 주셔서 고맙습니다.");
    let whole = format!("{}\n혜택: {{주제}} 소식", kept.ko);
    let korean = Language::Korean;
    let written = fair.booth.set_draft(&place, korean, Some(&whole));
    written.expect("it is whole");
    assert_eq!(export(&mut fair.booth).expect("files").rows, 1);
}
