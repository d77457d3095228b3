//! The owner's list, and whom the desk would find.

use crate::support::{ask, opened, played, store_copy};
use booth::staff::Unusual;
use serde_json::Value;

/// Asks a copy: another test may have the played store open.
fn people(arguments: &[&str]) -> (Vec<Value>, String) {
    let (_folder, store) = store_copy();
    // The fair that was played has its own days; a day after them the clock is asked about.
    let mut booth = opened(&store);
    if booth.clock_question().expect("a question").is_some() {
        booth.confirm_clock().expect("confirmed");
    }
    drop(booth);
    let answer = ask(&store, arguments);
    assert_eq!(answer.code, 0, "{}", answer.stderr);
    let json = answer.json();
    (json.as_array().expect("a list").clone(), answer.stderr)
}

#[test]
fn everybody_who_left_contact_details_is_listed() {
    let (everybody, _) = people(&["people", "list"]);
    assert_eq!(everybody.len() as u64, played().json["contacts"]);
    for person in &everybody {
        for field in ["visitor", "name", "company", "phone", "email"] {
            assert!(person[field].is_string(), "{field} of {person}");
        }
    }
    let ids: Vec<&str> = everybody
        .iter()
        .filter_map(|person| person["visitor"].as_str())
        .collect();
    assert!(ids.is_sorted_by(|one, next| one > next), "the newest first");
    let companies = everybody.iter().filter(|person| person["company"] != "");
    assert!(companies.count() > 0, "some came for their company");
}

#[test]
fn the_search_lists_the_best_and_says_how_many_there_are() {
    let (everybody, _) = people(&["people", "list"]);
    let (found, said) = people(&["people", "search", "@example.com", "--limit", "3"]);
    assert_eq!(found, everybody[..3], "of equals the newest");
    let count = everybody.len().to_string();
    assert!(said.contains(&count), "{said}");

    let person = &everybody[0];
    let (found, said) = people(&["people", "search", person["email"].as_str().expect("text")]);
    assert_eq!(found[0], *person);
    assert_eq!((found.len(), said.as_str()), (1, ""));
    let with_phone = everybody.iter().find(|person| person["phone"] != "");
    let phone = with_phone.expect("somebody with a phone")["phone"].as_str();
    let (found, _) = people(&["people", "search", phone.expect("a number")]);
    assert_eq!(Some(&found[0]), with_phone);

    let company = everybody.iter().find(|person| person["company"] != "");
    let company = company.expect("a company")["company"]
        .as_str()
        .expect("text");
    let (found, _) = people(&["people", "search", company, "--limit", "100"]);
    assert!(found.iter().all(|person| person["company"] == company));

    let (found, said) = people(&["people", "search", "없는 사람"]);
    assert!(found.is_empty() && !said.is_empty(), "{said}");
}

/// Whoever reads people over the command line is on record as having done so there:
/// once for each list or search an hour, and for whom it was about.
#[test]
fn looks_are_on_record_as_the_command_line_s() {
    let (_folder, store) = store_copy();
    let contact = ask(&store, &["people", "list"]).json()[0]["email"].clone();
    let contact = contact.as_str().filter(|text| !text.is_empty());
    let contact = contact
        .expect("the first of the played fair left an address")
        .to_owned();
    for _ in 0..2 {
        assert_eq!(ask(&store, &["people", "list"]).code, 0);
        assert_eq!(ask(&store, &["people", "search", &contact]).code, 0);
        assert_eq!(ask(&store, &["consent", "show", &contact]).code, 0);
        assert_eq!(ask(&store, &["tasks"]).code, 0);
    }
    let booth = opened(&store);
    let month = booth.today().format("%Y-%m").to_string();
    let review = booth.access_review(Some(&month)).expect("the owner's");
    let typed = review.staff.iter().flat_map(|it| &it.unusual);
    let typed: Vec<u32> = typed
        .filter_map(|it| match it {
            Unusual::CommandLine(times) => Some(*times),
            _ => None,
        })
        .collect();
    // A list of everybody and the list of what is due are one; a full hour may begin
    // between two of the calls.
    assert!(matches!(typed[..], [3..=6]), "{typed:?}");
}

/// Two visits under one address are proposed, joined and taken back by their ids.
#[test]
fn visits_of_one_person_are_joined_and_taken_back() {
    let (_folder, store) = store_copy();
    let everybody = ask(&store, &["people", "list"]).json();
    let everybody = everybody.as_array().expect("a list");
    let found = |listed: &Value| -> Vec<[String; 2]> {
        let pairs = listed.as_array().expect("a list").iter();
        pairs
            .map(|pair| [0, 1].map(|at| pair["visits"][at]["visitor"].to_string().replace('"', "")))
            .collect()
    };
    let proposed = ask(&store, &["people", "duplicates", "--limit", "1000"]).json();
    let before = found(&proposed);
    for (pair, [one, other]) in proposed.as_array().expect("a list").iter().zip(&before) {
        let of = |id: &String| everybody.iter().find(|it| it["visitor"] == **id);
        let (one, other) = (of(one).expect("known"), of(other).expect("known"));
        let agree = |field: &str| one[field] != "" && one[field] == other[field];
        assert!(
            agree("phone") || agree("email") || agree("name"),
            "{}: {one} {other}",
            pair["evidence"]["en"]
        );
    }
    let ids = || everybody.iter().filter_map(|it| it["visitor"].as_str());
    let [one, other] = [ids().next().expect("one"), ids().nth(1).expect("another")];
    let said = |command: &str| ask(&store, &["people", command, one, other]);
    assert_eq!(said("merge").code, 0);
    assert_eq!(said("keep-apart").code, 0);
    let undone = said("undecide");
    assert_eq!(undone.json()["open"], before.len());
    let twice = ask(&store, &["people", "merge", one, one]);
    assert_eq!(twice.code, 1);
    assert!(
        twice.stderr.contains("같은 방문을 두 번"),
        "{}",
        twice.stderr
    );
    assert_eq!(
        said("undecide").code,
        1,
        "there is nothing left to take back"
    );
    let empty = ask(&store, &["consent", "show", ""]);
    assert_eq!(empty.code, 1);
    assert!(
        empty.stderr.contains("찾을 번호나 이메일"),
        "{}",
        empty.stderr
    );
    let nobody = uuid::Uuid::nil().to_string();
    assert_eq!(ask(&store, &["people", "merge", one, &nobody]).code, 1);
    assert_eq!(ask(&store, &["people", "merge", one, "neither"]).code, 2);
}
