//! What a visitor said or withdrew meanwhile.

use super::*;

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
