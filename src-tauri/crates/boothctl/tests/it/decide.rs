//! `consent decide` is judged from outside: one case a line in, one answer a
//! line out, whatever the lines are.

use crate::support::{Answer, call};
use serde_json::{Value, json};

fn decide(lines: &[u8]) -> Answer {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("cases.jsonl");
    std::fs::write(&file, lines).expect("a file");
    call(&["consent", "decide", file.to_str().expect("UTF-8")])
}

/// Every line of stdout.
fn answers(answer: &Answer) -> Vec<Value> {
    let lines = answer.stdout.lines();
    lines
        .map(|line| serde_json::from_str(line).expect("JSON"))
        .collect()
}

const SHOWN: &str = "00000000-0000-4000-8000-000000000001";
const USE: &str = "00000000-0000-4000-8000-000000000002";
const EMAIL: &str = "00000000-0000-4000-8000-000000000003";
const NOTICE: &str = "00000000-0000-4000-8000-0000000000aa";

/// Somebody who allowed e-mails on 28 November 2026, and two questions.
fn case() -> Value {
    let at = 1_795_834_800_000_i64;
    let event = |id, kind, act: Value| {
        json!({"id": id, "at": at, "kind": kind, "act": act, "topics": [], "notice": NOTICE,
               "supersedes": [], "category": null})
    };
    let used = json!({"kind": "collect_and_use", "purpose": "promotion"});
    let email = json!({"kind": "advertising", "channel": "email"});
    let question = |channel| {
        json!({"purpose": "promotion", "channel": channel, "topic": null,
               "at": "2026-12-01T10:00:00+09:00", "recipient": null, "overseas": false,
               "category": null})
    };
    json!({
        "person": {"has_contact_point": true, "is_under_age": false},
        "events": [event(SHOWN, "shown", used.clone()), event(USE, "granted", used),
                   event(EMAIL, "granted", email)],
        "questions": [question("email"), question("sms")],
    })
}

/// The shape is a contract.
#[test]
fn each_case_is_answered_on_its_line() {
    let lines = format!("{}\n\n{}", case(), case());
    let answer = decide(lines.as_bytes());
    assert_eq!(answer.code, 0, "{}", answer.stderr);
    let expected = json!({"decisions": [
        {"allowed": true, "reason": "permitted", "evidence": [SHOWN, USE, EMAIL]},
        {"allowed": false, "reason": "never_asked", "evidence": []},
    ]});
    assert_eq!(answers(&answer), [expected.clone(), expected]);
}

/// A question may name what the data are used for; a yes that was given for less is
/// named, and without such a question nothing is decided otherwise.
#[test]
fn a_yes_covers_what_it_was_given_for() {
    let scope = |months: u32| {
        json!({"purposes": ["news"], "items": ["contact"], "months": months,
               "recipients": ["온기유리"]})
    };
    let mut case = case();
    for event in case["events"].as_array_mut().expect("events") {
        event["scope"] = scope(12);
    }
    let email = case["questions"][0].clone();
    let under = |months| {
        let mut question = email.clone();
        question["scope"] = scope(months);
        question
    };
    case["questions"] = json!([email, under(12), under(6), under(13)]);
    let answer = decide(case.to_string().as_bytes());
    assert_eq!(answer.code, 0, "{}", answer.stderr);
    let permitted =
        json!({"allowed": true, "reason": "permitted", "evidence": [SHOWN, USE, EMAIL]});
    let short = json!({"allowed": false, "reason": "scope_changed", "evidence": [USE]});
    let expected = json!({"decisions": [permitted, permitted, permitted, short]});
    assert_eq!(answers(&answer), [expected]);
}

/// Every kind and act of the contract is read.
#[test]
fn every_word_of_the_contract_is_known() {
    for kind in [
        "shown",
        "granted",
        "declined",
        "withdrawn",
        "reconfirmed",
        "replied",
        "bought",
    ] {
        for act in [
            json!({"kind": "collect_and_use", "purpose": "requested_reply"}),
            json!({"kind": "advertising", "channel": "kakao"}),
            json!({"kind": "night", "channel": "phone"}),
            json!({"kind": "third_party", "recipient": "한빛상사"}),
            json!({"kind": "overseas"}),
            json!({"kind": "everything"}),
        ] {
            let mut case = case();
            case["events"][0]["kind"] = json!(kind);
            case["events"][0]["act"] = act;
            case["events"][0]["notice"] = Value::Null;
            let answer = decide(case.to_string().as_bytes());
            assert_eq!(answer.code, 0, "{}", answer.stdout);
        }
    }
}

/// A line that cannot be read costs nobody else her answer.
#[test]
fn a_bad_line_is_told_in_its_place() {
    let mut bad: Vec<Vec<u8>> = vec![
        b"not json".to_vec(),
        b"{}".to_vec(),
        b"[1]".to_vec(),
        b"\xff\xfe".to_vec(),
        vec![b'['; 100_000],
        vec![b' ', b'"'],
    ];
    for (path, value) in [
        ("/events/0/id", json!("no uuid")),
        ("/events/0/at", json!("yesterday")),
        ("/events/0/at", json!(1.5e300)),
        ("/events/0/kind", json!("allowed")),
        ("/events/0/act", json!({"kind": "advertising"})),
        (
            "/events/0/act",
            json!({"kind": "advertising", "channel": "fax"}),
        ),
        ("/events/0/supersedes", json!("all")),
        ("/questions/0/at", json!("2026-02-30T10:00:00+09:00")),
        ("/questions/0/purpose", json!("news")),
        ("/person", json!(null)),
    ] {
        let mut case = case();
        *case.pointer_mut(path).expect("it is there") = value;
        bad.push(case.to_string().into_bytes());
    }
    // What would permit more when it is left out, or misspelt, must be there.
    for (place, field) in [
        ("/events/0", "topics"),
        ("/events/0", "supersedes"),
        ("/questions/0", "recipient"),
        ("/questions/0", "overseas"),
    ] {
        let mut case = case();
        let place = case.pointer_mut(place).and_then(Value::as_object_mut);
        place.expect("it is there").remove(field);
        bad.push(case.to_string().into_bytes());
    }
    let mut long = case();
    long["events"][0]["kind"] = json!("x".repeat(1_000_000));
    bad.push(long.to_string().into_bytes());
    for line in bad {
        let good = case().to_string().into_bytes();
        let lines = [&b"\xef\xbb\xbf"[..], &good, b"\r\n", &line, b"\n", &good].concat();
        let answer = decide(&lines);
        answer.refused();
        let answers = answers(&answer);
        assert_eq!(answers.len(), 3, "{}", answer.stdout);
        let why = answers[1]["error"].as_str().expect("a reason");
        assert!(why.len() < 2_000, "{why}");
        for good in [&answers[0], &answers[2]] {
            assert_eq!(good["decisions"][0]["allowed"], true, "{good}");
        }
    }
    let longest = [
        vec![b' '; 16 * 1024 * 1024],
        case().to_string().into_bytes(),
    ]
    .concat();
    let answer = decide(&[&longest, &b"\n"[..], case().to_string().as_bytes()].concat());
    answer.refused();
    assert_eq!(answers(&answer).len(), 2, "too long, and answered");
}

/// The ends of every calendar, and times that none has.
#[test]
fn absurd_times_are_answered() {
    for at in [i64::MIN, -1, i64::MAX, 8_210_266_876_799_999] {
        for day in [
            "-262143-01-01T00:00:00Z",
            "+262142-12-31T23:59:59Z",
            "0000-01-01T00:00:00+09:00",
        ] {
            let mut case = case();
            for event in 0..3 {
                case["events"][event]["at"] = json!(at);
            }
            case["questions"][0]["at"] = json!(day);
            let answer = decide(case.to_string().as_bytes());
            answer.no_stack_trace();
            assert_eq!(answers(&answer).len(), 1, "{}", answer.stdout);
        }
    }
}

/// What is no plain file is not waited for, and an empty one has no case.
#[test]
fn other_files_are_refused_or_empty() {
    call(&["consent", "decide", "/dev/zero"]).refused();
    call(&["consent", "decide", "missing.jsonl"]).refused();
    let answer = decide(b"");
    assert_eq!((answer.code, answer.stdout.as_str()), (0, ""));
}
