//! The ready groups, by the contract.

use crate::support::{PASSPHRASE, ask, call, played, store_copy};
use booth::Booth;
use ledger::SystemEnvironment;
use serde_json::{Value, json};

/// Every group says in both languages who is in it, how many may be written to by each
/// channel, and why the others may not; nobody is counted twice or left out.
#[test]
fn the_ready_groups_are_told_with_their_reach() {
    let (_folder, store) = store_copy();
    let answer = ask(&store, &["followup", "audiences"]);
    assert_eq!(answer.code, 0, "{}", answer.stderr);
    let groups = answer.json();
    let groups = groups.as_array().expect("a list");
    let ids: Vec<&str> = groups.iter().filter_map(|it| it["id"].as_str()).collect();
    for id in ["bought", "coupon_unused", "came_again", "to_confirm"] {
        assert!(ids.contains(&id), "{ids:?}");
    }
    let number = |value: &Value| value.as_u64().expect("a number");
    for group in groups {
        assert!(group["title"]["ko"] != "" && group["title"]["en"] != "");
        let by: Vec<u64> = ["email", "sms", "kakao"]
            .map(|channel| number(&group["reachable"][channel]))
            .into();
        let withheld = group["withheld"].as_object().expect("reasons");
        let withheld: u64 = withheld.values().map(number).sum();
        let people = number(&group["people"]);
        let reached = people - withheld;
        assert!(by.iter().all(|it| *it <= reached), "{group}");
        assert!(by.iter().sum::<u64>() >= reached, "{group}");
    }
    let bought = &groups[0];
    let (people, sales) = (number(&bought["people"]), number(&played().json["sales"]));
    assert!(people > 0 && people <= sales, "{people} of {sales}");

    let fair = "어디에도 없는 박람회";
    let refused = ask(&store, &["followup", "audiences", "--fair", fair]);
    assert_eq!(refused.code, 1);
}

/// Nobody is left out unless somebody chose so; then the files count who is, and the same
/// files once more draw nobody anew. Before the days are over nothing is known, in words.
#[test]
fn whether_it_helped_is_asked_and_not_guessed() {
    let (folder, store) = store_copy();
    let out = folder.path().join("files");
    let out = out.to_str().expect("UTF-8");
    let export = || {
        let answer = ask(
            &store,
            &["followup", "export", "--out", out, "--reason", "안내"],
        );
        assert_eq!(answer.code, 0, "{}", answer.stderr);
        answer.json()
    };
    let before = ask(&store, &["followup", "hold-out"]).json();
    assert_eq!(before["bestsellers"], 0);
    assert!(
        before["text_ko"]
            .as_str()
            .is_some_and(|it| it.contains("알 수 없습니다"))
    );
    assert_eq!(export()["held_out"], 0);

    let many = [
        "followup",
        "hold-out",
        "--bestsellers",
        "50",
        "--no-message",
        "50",
    ];
    ask(&store, &many).refused();
    ask(&store, &["followup", "hold-out", "--no-message", "40"]).json();
    assert_eq!(
        export()["held_out"],
        0,
        "whoever had her message is not drawn"
    );

    let asked = ["followup", "results", "--window", "30"];
    let results = ask(&store, &asked).json();
    assert_eq!(results["window"], 30);
    for question in ["recommending", "writing"] {
        assert_eq!(results[question]["verdict"], "not_known");
        let text = results[question]["text_ko"].as_str().expect("a sentence");
        assert!(text.starts_with("아직 알 수 없습니다. 약 "), "{text}");
        assert!(results[question]["points"].is_null(), "nothing to tell of");
    }
    assert_eq!(
        ask(&store, &["followup", "results", "--window", "31"]).code,
        2
    );
    let unknown = "00000000-0000-0000-0000-000000000007";
    let of_nobody = [
        "followup",
        "hold-out",
        "--visitor",
        unknown,
        "--gets",
        "no_message",
    ];
    ask(&store, &of_nobody).refused();
}

/// Every question that was asked is told with what it changed and what it cost, in both
/// languages; no count is of one to four people.
#[test]
fn the_questions_are_told_with_what_they_changed_and_cost() {
    let (_folder, store) = store_copy();
    let answer = ask(&store, &["followup", "questions"]);
    assert_eq!(answer.code, 0, "{}", answer.stderr);
    let told = answer.json();
    let number = |value: &Value| value.as_u64().expect("a number");
    let people = number(&told["people"]);
    assert!(
        people > 0 && number(&told["written_to"]) <= people,
        "{told}"
    );
    let questions = told["questions"].as_array().expect("a list");
    let asked: Vec<&str> = questions
        .iter()
        .filter_map(|it| it["question"].as_str())
        .collect();
    for question in ["visit", "household", "cooking", "budget", "use", "topic"] {
        assert!(asked.contains(&question), "{asked:?}");
    }
    for question in questions {
        for text in ["label", "sentence", "cost"] {
            assert!(question[text]["ko"] != "" && question[text]["en"] != "");
        }
        for count in [
            "recommendations",
            "reasons",
            "groups",
            "drafts",
            "skipped",
            "asked",
        ] {
            let count = &question[count];
            let is_told = count.as_u64().is_some_and(|it| it == 0 || it > 4);
            assert!(count.is_null() || is_told, "{question}");
        }
        let (median, all) = (&question["median_ms"], &question["total_ms"]);
        match (median.as_u64(), question["asked"].as_u64()) {
            (Some(median), Some(seen)) => assert_eq!(number(all), median * seen, "{question}"),
            _ => assert!(all.is_null(), "{question}"),
        }
        assert!(question["asked_now"].is_boolean() && question["asked_next"].is_boolean());
    }
    let groups: Vec<&str> = questions
        .iter()
        .filter(|it| it["groups"] != 0)
        .filter_map(|it| it["question"].as_str())
        .collect();
    assert!(groups.iter().all(|it| *it == "use"), "{groups:?}");
}

/// Variables are told with their levels, a group of them is counted and saved, and is
/// listed behind the ready groups; no number tells of one to four people.
#[test]
fn a_group_is_counted_and_saved_by_its_rule() {
    let (_folder, store) = store_copy();
    let variables = ask(&store, &["followup", "variables"]).json();
    let variables = variables["variables"].as_array().expect("a list").clone();
    let home = variables.iter().find(|it| it["id"] == "answer:household");
    let level = home.expect("the sample asks it")["levels"][0]["id"].clone();
    let level = level.as_str().expect("an id");
    let rule = format!(r#"{{"conditions":{{"answer:household":["{level}"]}}}}"#);
    let answer = ask(
        &store,
        &["followup", "segment", "--rule", &rule, "--save", "한 집"],
    );
    assert_eq!(answer.code, 0, "{}", answer.stderr);
    let counted = answer.json();
    let people = counted["people"].as_u64().expect("enough of them");
    let by_level = counted["variables"].as_array().expect("a list").iter();
    let numbers = by_level.flat_map(|it| it["levels"].as_array().expect("a list"));
    let mut numbers = numbers.filter_map(|level| level["people"].as_u64());
    assert!(numbers.all(|number| number == 0 || number >= 5));

    let groups = ask(&store, &["followup", "audiences"]).json();
    let saved = groups
        .as_array()
        .expect("a list")
        .last()
        .expect("groups")
        .clone();
    assert!(saved["id"].as_str().expect("an id").starts_with("saved:"));
    assert_eq!(saved["title"]["ko"], "한 집");
    assert_eq!(saved["people"], people);

    let twice = r#"{"conditions":{"visits":["1"],"visits":["2"]}}"#;
    for rule in [
        "{",
        "[]",
        r#"[{"visits":["1"]}]"#,
        twice,
        r#"{"conditions":{"gone":["x"]}}"#,
    ] {
        ask(&store, &["followup", "segment", "--rule", rule]).refused();
    }
    let personas = ask(&store, &["followup", "personas"]);
    assert!(personas.json().is_array(), "{}", personas.stderr);
}

/// The targets that ship are told without a store, in the shape of the contract.
#[test]
fn the_targets_are_told() {
    let targets = call(&["followup", "targets", "--json"]).json();
    let ids = targets.as_array().expect("a list").iter();
    let ids: Vec<&str> = ids.filter_map(|it| it["id"].as_str()).collect();
    for id in [
        "stibee",
        "solapi",
        "solapi-kakao",
        "vcard-4",
        "eml",
        "xlsx",
        "csv",
    ] {
        assert!(ids.contains(&id), "{ids:?}");
    }
    let first = &targets[0];
    for field in [
        "id",
        "name",
        "channel",
        "format",
        "encoding",
        "advertising",
        "country",
    ] {
        assert!(!first[field].is_null(), "{field}: {first}");
    }
}

/// A file for one tool is made, may be sent, and a target's file of one's own is held
/// against what it may say.
#[test]
fn a_target_is_exported_and_its_file_checked() {
    let (folder, store) = store_copy();
    let out = folder.path().join("files");
    let out = out.to_str().expect("a path");
    let export = |more: &[&str]| {
        let basis = ["followup", "export", "--out", out, "--reason", "안내"];
        ask(&store, &[&basis[..], more].concat())
    };
    let made = export(&["--target", "stibee", "--audience", "bought"]);
    assert_eq!(made.code, 0, "{}", made.stderr);
    let made = made.json();
    assert!(made["rows"].as_u64().is_some_and(|rows| rows > 0), "{made}");
    assert_eq!(made["files"], made["exports"]);
    assert!(made["undeliverable"].is_object() && made["withheld"].is_object());
    let file = made["files"][0].as_str().expect("a file");
    let fresh = ask(&store, &["followup", "check", file]).json();
    assert_eq!(
        (&fresh["fresh"], &fresh["withdrawn"]),
        (&true.into(), &0.into())
    );
    ask(
        &store,
        &["followup", "check", store.to_str().expect("a path")],
    )
    .refused();

    let copied = call(&["followup", "targets", "--copy", "stibee"]);
    let own = folder.path().join("내 도구.json");
    std::fs::write(&own, copied.stdout.replace("\"stibee\"", "\"mine\"")).expect("a copy");
    let own = own.to_str().expect("a path");
    assert_eq!(call(&["followup", "targets", "--check", own]).code, 0);
    let again = export(&["--target", own]).json();
    assert_eq!(again["target"], own);
    std::fs::write(own, copied.stdout.replace("utf8-bom", "utf-7")).expect("a typo");
    let missing = folder.path().join("없는 파일.json");
    for (file, said) in [
        (own, "utf-7"),
        (missing.to_str().expect("a path"), "이런 파일이 없습니다"),
        (folder.path().to_str().expect("a path"), "폴더"),
    ] {
        let check = call(&["--json", "followup", "targets", "--check", file]);
        check.refused();
        let check = check.json();
        assert_eq!(check["accepted"], false, "{check}");
        assert_eq!(check["error"]["message"], check["why"], "{check}");
        assert!(check.to_string().contains(said), "{said}: {check}");
    }
    export(&["--target", own]).refused();
    assert_eq!(export(&["--target", "no-such-tool"]).code, 2);
    export(&["--audience", "bought"]).refused();
}

/// The files are named as the contract has them; where nobody is left to write to, there
/// are none, and that is an answer and no refusal.
#[test]
fn an_export_names_its_files_and_may_be_of_nobody() {
    let (folder, store) = store_copy();
    let out = folder.path().join("files");
    let out = out.to_str().expect("UTF-8");
    let export = [
        "followup",
        "export",
        "--out",
        out,
        "--reason",
        "안내",
        "--leave-out-earlier",
    ];
    let first = ask(&store, &export);
    assert_eq!(first.code, 0, "{}", first.stderr);
    let first = first.json();
    assert_eq!(first["files"], first["exports"]);
    assert_eq!(first["undeliverable"], serde_json::json!({}));
    let again = ask(&store, &export);
    assert_eq!(again.code, 0, "{}", again.stderr);
    let again = again.json();
    assert_eq!(again["rows"], 0);
    assert_eq!(again["files"], serde_json::json!([]));
    let before = again["withheld"]["exported_before"].as_u64();
    assert!(before.is_some_and(|people| people > 0), "{again}");
    let notes = again["notes"].as_array().expect("a list");
    assert_eq!(notes.len(), 1, "why there are no files: {again}");

    // What was sent to nobody keeps nobody out.
    let file = first["files"][0].as_str().expect("a path");
    let noted = ask(&store, &["followup", "not-sent", file]);
    assert_eq!((noted.code, &noted.json()["noted"]), (0, &true.into()));
    let anew = ask(&store, &export);
    assert_eq!(anew.json()["rows"], first["rows"], "{}", anew.stderr);
    let unknown = ask(&store, &["followup", "not-sent", "/dev/null"]);
    assert_eq!(unknown.code, 1, "{}", unknown.stderr);
}

/// The owner's levels take the place of the proposed ones, by numbers and by answers, and go
/// again; what cannot be is refused and changes nothing.
#[test]
fn an_owner_divides_a_variable_another_way() {
    let (_folder, store) = store_copy();
    let ids = |answer: &Value, variable: &str| -> Vec<String> {
        let variables = answer["variables"].as_array().expect("a list");
        let found = variables.iter().find(|it| it["id"] == variable);
        let levels = found.expect("it is there")["levels"].as_array();
        let ids = levels.expect("levels").iter();
        ids.map(|level| level["id"].as_str().expect("an id").to_owned())
            .collect()
    };
    let proposed = ask(&store, &["followup", "variables"]).json();
    let home = ids(&proposed, "answer:household");
    let together = format!("{},{}", home[0], home[1]);
    let levels = |arguments: &[&str]| {
        let mut all = vec!["followup", "levels", "--variable", "answer:household"];
        all.extend(arguments);
        ask(&store, &all)
    };
    let named = format!("함께={together}");
    let answer = levels(&["--merge", &named, "--merge", &home[2]]);
    assert_eq!(answer.code, 0, "{}", answer.stderr);
    let answer = answer.json();
    assert!(ids(&answer, "answer:household")[0].contains('+'));
    let variables = answer["variables"].as_array().expect("a list");
    let own = variables.iter().filter(|it| it["own_levels"] == true);
    assert_eq!(own.count(), 1);
    levels(&["--cut", "3"]).refused();
    levels(&["--merge", "moon", "--merge", &home[0]]).refused();
    let again = levels(&["--proposed"]);
    assert_eq!(again.code, 0, "{}", again.stderr);
    assert_eq!(ids(&again.json(), "answer:household"), home);
    assert_eq!(levels(&[]).code, 2, "nothing is said of the levels");
}

/// What people said is told in both languages, with the quotes behind each word; a fair that
/// nobody knows is refused.
#[test]
fn what_people_said_is_told_with_quotes() {
    let folder = tempfile::tempdir().expect("a folder");
    let store = folder.path().join("fair.db");
    let day = chrono::NaiveDate::from_ymd_opt(2026, 11, 30).expect("a day");
    let mut set_up = booth::fair::sample_fair(day).expect("the sample");
    let mut workbook = rust_xlsxwriter::Workbook::new();
    let sheet = workbook.add_worksheet().set_name("survey").expect("named");
    let rows = [["type", "name", "label"], ["text", "wish", "바라시는 것"]];
    for (row, cells) in (0..).zip(rows) {
        sheet.write_row(row, 0, cells).expect("a row");
    }
    set_up.workbook = Some(workbook.save_to_buffer().expect("a workbook"));
    set_up.uses.clear();
    set_up.purpose_question = None;
    let created = Booth::create(&store, PASSPHRASE, set_up, Box::new(SystemEnvironment));
    let mut booth = created.expect("a store").booth;
    for number in 0..12 {
        let visitor = booth.expect_visitor().expect("somebody");
        let text = ["색이 예뻐요", "가격이 비싸요"][number % 2];
        let answer = Some(booth::responses::Answer::Text(text.to_owned()));
        booth.answer(visitor, "wish", answer).expect("kept");
    }
    drop(booth);
    let answer = ask(&store, &["followup", "said"]);
    assert_eq!(answer.code, 0, "{}", answer.stderr);
    let told = answer.json();
    let [question] = told["questions"].as_array().expect("a list").as_slice() else {
        panic!("one question: {told}");
    };
    assert_eq!(question["question"], "wish");
    assert!(question["sentence"]["ko"] != "" && question["sentence"]["en"] != "");
    let behind = json!({ "people": 6, "quotes": ["가격이 비싸요"] });
    let first = json!({ "keyword": "가격", "behind": behind });
    assert_eq!(question["keywords"][0], first);
    assert_eq!(question["keywords"].as_array().map(Vec::len), Some(4));
    // Both together would leave nobody: nobody is told by subtraction.
    assert_eq!(question["good"].is_null(), !question["bad"].is_null());
    ask(&store, &["followup", "said", "--fair", "no such fair"]).refused();
}

/// The command line leaves files as they are unless it is told otherwise; then the
/// password is said once, in the answer, and every file is locked by it.
#[test]
fn an_export_is_locked_where_it_is_asked_for() {
    let (folder, store) = store_copy();
    let out = folder.path().join("files");
    let out = out.to_str().expect("UTF-8");
    let export = |more: &[&str]| {
        let basis = ["followup", "export", "--out", out, "--reason", "안내"];
        ask(&store, &[&basis, more].concat())
    };
    let plain = export(&["--protect", "none"]).json();
    assert!(plain.get("password").is_none(), "{plain}");
    assert_eq!(
        export(&["--protect", "pin"]).code,
        2,
        "another word is wrong usage"
    );

    let locked = export(&["--protect", "password"]).json();
    let password = locked["password"].as_str().expect("a password");
    assert_eq!(password.len(), 19, "{password}");
    assert!(
        locked["opening"][0]["ko"]
            .as_str()
            .is_some_and(|it| it.contains("비밀번호"))
    );
    assert_eq!(locked["rows"], plain["rows"]);
    let files = locked["files"].as_array().expect("files");
    let endings: Vec<_> = files
        .iter()
        .filter_map(|file| file.as_str()?.rsplit_once('.'))
        .map(|(_, ending)| ending)
        .collect();
    assert_eq!(endings, ["xlsx", "zip"]);
    for file in files {
        let file = file.as_str().expect("a path");
        let check = ask(&store, &["followup", "check", file]).json();
        assert_eq!(check["fresh"], true, "{check}");
    }
    let again = export(&["--target", "csv", "--protect", "password"]).json();
    assert_ne!(
        again["password"], locked["password"],
        "each export has its own"
    );
}

/// A draft of one's own is written, tried, used for a file and taken back; what does not fit
/// is refused with what to do.
#[test]
fn a_draft_is_written_tried_and_taken_back() {
    let (folder, store) = store_copy();
    let listed = ask(&store, &["followup", "drafts", "list"]).json();
    let ids: Vec<&str> = listed
        .as_array()
        .expect("a list")
        .iter()
        .map(id_of)
        .collect();
    assert_eq!(
        ids,
        [
            "thanks",
            "recommendation",
            "recommendation",
            "revisit-coupon",
            "expiring-coupon",
            "requested-reply"
        ],
        "one of each, and the sample's about workshops"
    );
    let file = folder.path().join("내 글.txt");
    let path = file.to_str().expect("a path").to_owned();
    let drafts = |more: &[&str]| ask(&store, &[&["followup", "drafts"], more].concat());
    std::fs::write(
        &file,
        "[[{이름}님, ]]잘 지내시지요?\n{추천1}을/를 골라 두었습니다.\n혜택: 새 소식\n",
    )
    .expect("a file");
    let tried = drafts(&["preview", "thanks", "--target", "csv", "--text", &path]).json();
    assert!(
        tried["people"].as_u64().is_some_and(|people| people > 0),
        "{tried}"
    );
    let longest = tried["longest"]["body"].as_str().expect("a message");
    assert!(longest.contains("잘 지내시지요?"), "{longest}");
    assert!(!longest.contains("을/를"), "{longest}");
    let ignored = drafts(&["preview", "thanks", "--channel", "sms"]);
    assert_eq!(ignored.code, 2, "its tool says by which channel");
    let shown = drafts(&["show", "thanks"]).json();
    assert_eq!(shown["shipped"], true, "what was tried is not kept");
    let names = shown["fields"].as_array().expect("fields").iter();
    assert!(
        names
            .clone()
            .any(|it| it["ko"] == "추천1" && it["en"] == "product1")
    );
    let set = drafts(&["set", "thanks", "--text", &path]).json();
    assert_eq!(
        (&set["shipped"], &set["topic"]),
        (&false.into(), &Value::Null)
    );

    let out = folder.path().join("files");
    let out = out.to_str().expect("a path");
    let export = |more: &[&str]| {
        let basis = ["followup", "export", "--out", out, "--reason", "안내"];
        ask(&store, &[&basis[..], more].concat())
    };
    let made = export(&["--target", "csv", "--draft", "thanks"]).json();
    let made = std::fs::read_to_string(made["files"][0].as_str().expect("a file")).expect("text");
    assert!(made.contains("잘 지내시지요?"));
    assert_eq!(export(&["--target", "csv", "--draft", "no-such"]).code, 2);
    export(&["--draft", "thanks"]).refused();
    export(&["--target", "csv", "--draft", "requested-reply"]).refused();

    std::fs::write(&file, "(광 고) {이름}님").expect("a file");
    drafts(&["set", "thanks", "--text", &path]).refused();
    let kept = drafts(&["show", "thanks"]).json();
    assert_eq!(kept["ko"], set["ko"]);
    let back = drafts(&["reset", "thanks"]).json();
    assert_eq!(
        (&back["shipped"], &back["ko"]),
        (&true.into(), &shown["ko"])
    );
}

fn id_of(draft: &Value) -> &str {
    draft["id"].as_str().expect("an id")
}
