//! Coupons and consent, as at the desk.

use crate::support::{ask, call, follow_up_rows, opened, played, store_copy};
use booth::consent::{ContactDraft, NoticeAct};
use booth::notices::{NoticeForm, Recipient};
use coupon::{ProgrammeDraft, ProgrammeKind, VariantDraft, VariantEnd};
use serde_json::json;
use std::path::Path;

fn verdict(store: &Path, word: &str, token: &str) -> (i32, String) {
    let answer = ask(store, &["coupon", word, token]);
    answer.no_stack_trace();
    let json = answer.json();
    let verdict = json["verdict"].as_str().expect("a verdict").to_owned();
    for text in ["reason", "advice", "reason_en", "advice_en"] {
        assert!(
            !json[text].as_str().expect("a text").is_empty(),
            "{text}: {json}"
        );
    }
    (answer.code, verdict)
}

/// Given, good, used, and then never again.
#[test]
fn a_coupon_is_used_once() {
    let (_folder, store) = store_copy();
    let answer = ask(&store, &["coupon", "issue", "--programme", "1"]);
    assert_eq!(answer.code, 0, "{}", answer.stderr);
    let issued = answer.json();
    let token = issued["token"].as_str().expect("digits");
    assert_eq!(token.len(), 49);
    assert!(issued["qr_version"].as_u64().expect("a version") <= 4);
    assert_eq!(verdict(&store, "check", token), (0, "ok".to_owned()));
    assert_eq!(
        verdict(&store, "check", token),
        (0, "ok".to_owned()),
        "looking uses nothing"
    );
    assert_eq!(verdict(&store, "redeem", token), (0, "ok".to_owned()));
    assert_eq!(verdict(&store, "redeem", token), (1, "refused".to_owned()));
    let short = issued["short_number"].as_str().expect("a number");
    assert_eq!(verdict(&store, "check", short), (1, "refused".to_owned()));
    for nonsense in [
        "",
        "hello",
        "WIFI:S:booth;;",
        &"7".repeat(49),
        &"9".repeat(100_000),
    ] {
        assert_eq!(
            verdict(&store, "redeem", nonsense),
            (1, "refused".to_owned())
        );
    }
    ask(&store, &["coupon", "issue", "--programme", "no such"]).refused();
    let stranger = "00000000-0000-0000-0000-000000000001";
    ask(
        &store,
        &["coupon", "issue", "--programme", "1", "--visitor", stranger],
    )
    .refused();
}

/// The address that a buyer takes home: her goods, and her coupon if she has one, which
/// reads as the coupon.
#[test]
fn a_buyers_card_carries_her_goods() {
    let (folder, store) = store_copy();
    let visitor = {
        let booth = opened(&store);
        let sales = booth.recent_sales().expect("sales");
        let sold = sales.iter().find_map(|sale| sale.sold.visitor);
        sold.expect("somebody known bought something").to_string()
    };
    let issue = ["coupon", "issue", "--programme", "1", "--visitor", &visitor];
    ask(&store, &issue);
    let answer = ask(&store, &["coupon", "card", "--visitor", &visitor]);
    assert_eq!(answer.code, 0, "{}", answer.stderr);
    let card = answer.json();
    let address = card["address"].as_str().expect("an address");
    let goods = card["goods"].as_array().expect("goods");
    assert!((1..=12).contains(&goods.len()), "{card}");
    let numbers: Vec<&str> = goods
        .iter()
        .map(|it| it["number"].as_str().expect("three digits"))
        .collect();
    let (_, behind) = address.split_once('#').expect("the page");
    assert!(
        behind.trim_start_matches('.').starts_with(numbers[0]),
        "{card}"
    );
    assert!(
        card["qr_version"].as_u64().expect("a version") <= 4,
        "{card}"
    );
    let read = call(&["scan", "--json", address]).json();
    match card["coupon"].is_null() {
        true => assert_eq!(
            (&read["kind"], read["why"].is_string()),
            (&"foreign".into(), true)
        ),
        false => assert_eq!(read["kind"], "coupon"),
    }
    let out = folder.path().display().to_string();
    let page = ask(&store, &["coupon", "page", "--out", &out]).json();
    assert_eq!(page["goods_left_out"], 0, "{page}");
    let html = std::fs::read_to_string(page["page"].as_str().expect("a path")).expect("a file");
    for number in numbers {
        let number = number.trim_start_matches('0');
        assert!(
            html.contains(&format!("\"number\":{number},")),
            "{number} is on the page"
        );
    }
    ask(
        &store,
        &[
            "coupon",
            "card",
            "--sale",
            "00000000-0000-0000-0000-000000000001",
        ],
    )
    .refused();
}

/// Which variant of a programme brings more coupons back: nothing while there are none, and
/// not known of a few that were just given, whoever holds them.
#[test]
fn variants_are_compared_without_people() {
    let (_folder, store) = store_copy();
    let none = ask(&store, &["coupon", "variants"]);
    assert_eq!((none.code, none.json()), (0, json!({ "tests": [] })));
    {
        let mut booth = opened(&store);
        let days = booth.fair_days();
        let mut draft = ProgrammeDraft::proposal(ProgrammeKind::Revisit, days);
        let end = Some(VariantEnd::AfterFair { days: 21 });
        draft.variants = vec![VariantDraft::default(), VariantDraft { end, wording: None }];
        let programme = booth.open_programme(&draft, None).expect("a programme");
        booth.issue_coupons(&[None; 9], programme).expect("coupons");
    }
    let answer = ask(&store, &["coupon", "variants"]).json();
    let [test] = answer["tests"].as_array().expect("tests").as_slice() else {
        panic!("one test: {answer}");
    };
    let variants = test["variants"].as_array().expect("variants");
    let given = variants
        .iter()
        .map(|it| it["given"].as_u64().expect("a number"));
    assert_eq!((variants.len(), given.sum::<u64>()), (2, 9), "{test}");
    assert_eq!(test["pairs"][0]["verdict"], "not_known");
    assert!(test["pairs"][0]["more_coupons"].as_u64().expect("a number") > 0);
    assert!(test["pairs"][0]["points"].is_null());
    assert!(test["next_on"].is_string());
    let said = test["texts"][0]["ko"].as_str().expect("a sentence");
    assert!(said.contains("아직 알 수 없습니다."), "{said}");
}

/// At another till the coupon takes its share off what that till says.
#[test]
fn a_coupon_is_used_for_an_amount() {
    let (_folder, store) = store_copy();
    let issued = ask(&store, &["coupon", "issue", "--programme", "1"]).json();
    let token = issued["token"].as_str().expect("digits");
    let redeem = |amount: &str| ask(&store, &["coupon", "redeem", token, "--amount", amount]);
    redeem("99999999999").refused();
    assert_eq!(redeem("many").code, 2, "not a number is wrong usage");
    let used = redeem("32000");
    assert_eq!(used.code, 0, "{}{}", used.stdout, used.stderr);
    assert_eq!(used.json()["discount_won"], 1_600);
    assert_eq!(used.json()["total_won"], 30_400);
    assert_eq!(redeem("32000").code, 1, "once");
}

/// A coupon of another laptop of the fair is taken as far as can be known, and
/// its use is on record at once.
#[test]
fn a_coupon_of_another_laptop_is_used_once() {
    let folder = tempfile::tempdir().expect("a folder");
    let answer = crate::support::demo(folder.path(), &["--visitors", "6", "--laptops", "2"]);
    assert_eq!(answer.code, 0, "{}", answer.stderr);
    let (kiosk, desk) = (
        folder.path().join("fair.db"),
        folder.path().join("laptop-2.db"),
    );
    let issued = ask(&kiosk, &["coupon", "issue", "--programme", "1"]).json();
    let token = issued["token"].as_str().expect("digits");
    assert_eq!(
        verdict(&desk, "redeem", token),
        (0, "provisional".to_owned())
    );
    assert_eq!(verdict(&desk, "redeem", token), (1, "refused".to_owned()));
}

/// A script that asks about what is no contact learns which kind of mistake it
/// is, without reading the sentence.
#[test]
fn what_is_no_contact_is_refused_with_a_code() {
    let (_folder, store) = store_copy();
    for (contact, code) in [
        ("a@b", "email"),
        ("not a contact", "phone"),
        ("", "contact"),
    ] {
        let refused = ask(&store, &["consent", "show", contact]);
        assert_eq!(refused.code, 1, "{contact}");
        assert_eq!(refused.json()["error"]["code"], code, "{contact}");
    }
}

/// What a person allows is shown with the exact text she said yes to, and is
/// taken back in one step.
#[test]
fn consent_is_shown_and_withdrawn() {
    let (folder, store) = store_copy();
    let rows = follow_up_rows(&played().json);
    let row = rows
        .iter()
        .find(|row| row["연락처"].contains('@'))
        .expect("an address");
    let contact = &row["연락처"];
    let shown = ask(&store, &["consent", "show", contact]);
    assert_eq!(shown.code, 0, "{}", shown.stderr);
    let shown = shown.json();
    let email = shown["now"]
        .as_array()
        .expect("channels")
        .iter()
        .find(|now| now["channel"] == "email")
        .expect("her address");
    assert_eq!(email["allowed"], true);
    let granted = shown["history"]
        .as_array()
        .expect("history")
        .iter()
        .find(|said| said["kind"] == "granted")
        .expect("a yes");
    let lines = granted["text"]["lines"].as_array().expect("the text");
    assert!(!lines[0]["ko"].as_str().expect("Korean").is_empty());

    let answer = ask(
        &store,
        &["consent", "withdraw", contact, "--channel", "email"],
    );
    assert_eq!(answer.code, 0, "{}", answer.stderr);
    let now = ask(&store, &["consent", "show", contact]).json();
    assert_eq!(now["now"][0]["allowed"], false);
    assert_eq!(now["now"][0]["reason"], "withdrawn");

    let out = folder.path().join("after");
    let exported = ask(
        &store,
        &[
            "followup",
            "export",
            "--reason",
            "안내",
            "--out",
            out.to_str().expect("UTF-8"),
        ],
    );
    assert_eq!(exported.code, 0, "{}", exported.stderr);
    assert!(
        follow_up_rows(&exported.json())
            .iter()
            .all(|row| row["연락처"] != *contact),
        "she is not written to any more"
    );
    for nonsense in ["", "nobody", "010", "@"] {
        ask(&store, &["consent", "show", nonsense]).refused();
        ask(&store, &["consent", "withdraw", nonsense]).refused();
    }
    ask(
        &store,
        &["consent", "withdraw", contact, "--channel", "pigeon"],
    )
    .refused();
}

/// What is asked besides the channels is told with them: the night, and each third party.
#[test]
fn the_night_and_third_parties_stand_in_the_state_of_today() {
    let (_folder, store) = store_copy();
    let partner = Recipient {
        name: "한빛유통".to_owned(),
        purposes: ["offers".to_owned()].into(),
        items: ["name".to_owned(), "contact".to_owned()].into(),
        months: 12,
    };
    let act = NoticeAct::ThirdParty(partner.id());
    let mut booth = opened(&store);
    let form = NoticeForm {
        night: true,
        recipients: vec![partner],
        ..NoticeForm::default()
    };
    booth.publish_notices(&form).expect("published");
    let visitor = booth.expect_visitor().expect("somebody");
    let notices = booth.notices().expect("texts");
    let ids = |except: NoticeAct| -> Vec<_> {
        let left = notices.iter().filter(|(_, it)| it.act != except);
        left.map(|(id, _)| *id).collect()
    };
    let draft = ContactDraft {
        phone: "010-4444-5555".to_owned(),
        language: "ko".to_owned(),
        shown: notices.iter().map(|(id, _)| *id).collect(),
        granted: ids(NoticeAct::Night),
        ..ContactDraft::default()
    };
    booth.save_contact(visitor, &draft).expect("kept");
    let listed = booth.asked_recipients().expect("a list");
    drop(booth);
    let recipients = ask(&store, &["consent", "recipients"]).json();
    let unasked = listed[0].never_asked.len();
    assert!(unasked > 0, "who came before was not asked");
    let expected = serde_json::json!([
        { "name": "한빛유통", "agreed": 1, "not_agreed": 0, "never_asked": unasked }
    ]);
    assert_eq!(recipients, expected);
    let shown = ask(&store, &["consent", "show", "010-4444-5555"]).json();
    let further = shown["further"].as_array().expect("a list");
    let of = |act: NoticeAct| {
        let found = further.iter().find(|it| it["act"] == act.code());
        found.expect("it is asked").clone()
    };
    let (night, given) = (of(NoticeAct::Night), of(act));
    assert_eq!(
        (&night["allowed"], &given["allowed"]),
        (&false.into(), &true.into())
    );
    assert_eq!(night["reason"], "night_without_consent");
    assert_eq!(given["what_ko"], "한빛유통에 정보 주기");
    let records = given["records"].as_array().map(Vec::len);
    assert_eq!(
        records,
        Some(2),
        "the yes to it, and to keeping her contact"
    );
    let path = store.to_str().expect("a plain path");
    let said = call(&["consent", "show", "010-4444-5555", "--store", path]).stdout;
    assert!(said.contains("한빛유통에 정보 주기"), "{said}");
}
