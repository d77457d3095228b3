//! What a visitor said or withdrew meanwhile.

use super::*;
use records::coupons::CouponIssued;

#[test]
fn a_yes_is_given_in_the_knowledge_of_the_refusal_just_recorded() {
    let mut fair = fair();
    let visitor = fair.finished();
    let draft = fair.contact(&EMAIL);
    let keys = fair.booth.facts().contact_keys(&draft.email, "");
    let withdrawn = Body::PermissionWithdrawn(PermissionWithdrawn {
        contact_keys: keys.clone(),
        acts: Vec::new(),
    });
    fair.meanwhile(Uuid::from_u128(9), None, withdrawn);
    fair.booth.save_contact(visitor, &draft).expect("a contact");
    let history = fair
        .booth
        .permission_history(&draft.email)
        .expect("history");
    assert!(
        history
            .now
            .iter()
            .any(|permission| permission.decision.allowed),
        "the yes came after the refusal and names it"
    );
}

#[test]
fn a_withdrawal_covers_the_address_given_a_moment_ago() {
    let mut fair = fair();
    let visitor = fair.reachable();
    let newer = ContactRecorded {
        name: "김서연".to_owned(),
        email: "new@example.com".to_owned(),
        phone: String::new(),
        particulars: Particulars::default(),
        badge: String::new(),
        source: ContactSource::Staff,
    };
    fair.meanwhile(visitor, Some(visitor), Body::ContactRecorded(newer));
    fair.booth.withdraw(visitor).expect("withdrawn");
    for address in ["seoyeon@example.com", "new@example.com"] {
        let said = fair
            .booth
            .permission_history(address)
            .expect("history")
            .said;
        assert!(
            said.iter().any(|said| said.kind == "withdrawn"),
            "{address}"
        );
    }
}

#[test]
fn a_refusal_by_phone_belongs_to_the_visitor_known_by_now() {
    let mut fair = fair();
    let visitor = fair.finished();
    let contact = ContactRecorded {
        name: String::new(),
        email: "late@example.com".to_owned(),
        phone: String::new(),
        particulars: Particulars::default(),
        badge: String::new(),
        source: ContactSource::Staff,
    };
    fair.meanwhile(visitor, Some(visitor), Body::ContactRecorded(contact));
    fair.booth
        .withdraw_contact("late@example.com", None)
        .expect("withdrawn");
    let about: u32 = fair
        .booth
        .connection()
        .query_row(
            "SELECT count(*) FROM ledger_records WHERE kind = 'permission.withdrawn' AND subject = ?1",
            [visitor.as_bytes()],
            |row| row.get(0),
        )
        .expect("a count");
    assert_eq!(about, 1);
}

#[test]
fn a_coupon_and_a_note_of_a_moment_ago_are_hers_who_is_recognised() {
    let mut fair = fair();
    let before = fair.reachable();
    let now = fair.finished();
    let given = fair.coupon(before);
    let given = fair.booth.coupon(given).expect("known");
    let coupon = Uuid::from_u128(11);
    let issued = CouponIssued {
        programme: fair.programme(),
        visitor: Some(now),
        digits: given.digits,
        short_number: 1_234_567_890_123,
        serial: 1,
        key_id: 1,
        valid_until: given.valid_until,
        fair: Uuid::nil(),
        replaces: None,
    };
    fair.meanwhile(coupon, Some(now), Body::CouponIssued(issued));
    fair.booth.recognise(now, before).expect("it is she");
    let hers = fair.booth.coupons_of(before).expect("coupons");
    assert!(hers.iter().any(|it| it.id == coupon), "given meanwhile");

    let now = fair.finished();
    let noted = InterviewerNoted {
        fair: Uuid::nil(),
        interest: Some(Interest::Hot),
        note: "견적서".to_owned(),
    };
    fair.meanwhile(now, Some(now), Body::InterviewerNoted(noted));
    fair.booth.recognise(now, before).expect("she again");
    let visit = fair.booth.visit(before).expect("her visit");
    assert_eq!(visit.interviewer.note, "견적서", "noted meanwhile");
}

#[test]
fn a_survey_handed_in_meanwhile_is_not_replaced_by_the_one_of_just_now() {
    let mut fair = fair();
    let before = fair.answered();
    let now = fair.answered();
    let (hers, new) = (fair.response(before), fair.response(now));
    fair.meanwhile(hers, Some(before), handed_in());
    fair.booth.recognise(now, before).expect("it is she");
    let rows = tables::response::of_visitor(fair.booth.connection(), before).expect("read");
    let row = |id| rows.iter().find(|row| row.id == id).expect("hers");
    assert!(row(hers).finished);
    assert!(row(new).closed.is_some(), "kept, and counts for nothing");
}
