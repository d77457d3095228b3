//! Which window and which role may call which command? Tested with the real
//! configuration, capability files and commands, without opening a window.
//!
//! Long because: every window's commands are asked of one mocked app.

use booth::staff::Role;
use booth::{Booth, BoothError};
use ledger::SystemEnvironment;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use tauri::ipc::{CallbackFn, InvokeBody, InvokeResponseBody};
use tauri::test::{INVOKE_KEY, MockRuntime, get_ipc_response, mock_builder};
use tauri::webview::InvokeRequest;
use tauri::{App, Manager as _, WebviewWindow, WebviewWindowBuilder};
use wire::{COMMAND_RIGHTS, COMMAND_WINDOWS, Right};

/// A command that the shell answers but that is in no list.
const UNDECLARED: &str = "undeclared_probe";

/// Every command is open to the one window the list names and to no other,
/// whatever that window is called.
#[test]
fn each_window_may_call_exactly_its_commands() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let app = app(&folder);
    let mut labels: BTreeSet<&str> = COMMAND_WINDOWS.iter().map(|(_, window)| *window).collect();
    assert_eq!(
        labels.len(),
        3,
        "the staff window, the kiosk and the visitor's screen: {labels:?}"
    );
    labels.insert("stranger");
    for label in labels {
        let window = window(&app, label);
        for (command, owner) in COMMAND_WINDOWS {
            let answer = call(&window, command, json!({}));
            assert_eq!(
                !is_refused(&answer),
                label == *owner,
                "`{command}` from window `{label}` answered {answer:?}"
            );
        }
    }
}

/// Every command is refused to a role exactly where `docs/commands.md` says so, before
/// anything of the request is looked at; and to nobody signed in wherever a role is
/// needed. Each of them signs in with her PIN, as at the booth.
#[test]
fn each_role_may_call_exactly_its_commands() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let secret = shared_store(&folder);
    let matrix = matrix();
    let listed: Vec<&str> = matrix.iter().map(|(command, _)| command.as_str()).collect();
    let all: Vec<&str> = COMMAND_RIGHTS.iter().map(|(command, _)| *command).collect();
    assert_eq!(listed, all, "the page lists every command");
    let people = [None, Some("박도현"), Some("이하늘"), Some("한서윤")];
    for (column, person) in people.into_iter().enumerate() {
        let app = app(&folder);
        let main = window(&app, "main");
        let unlock = json!({ "request": { "secret": secret, "recovery": false } });
        let stage = call(&main, "unlock", unlock).expect("the store opens");
        assert_eq!(stage["stage"], "sign_in", "whoever opens it is nobody yet");
        if let Some(person) = person {
            let staff = stage["staff"].as_array().expect("names").iter();
            let mut of_name = staff.filter(|one| one["name"] == person);
            let id = of_name.next().expect("she is asked for")["id"].clone();
            let wrong = json!({ "request": { "staff": id, "pin": "9071" } });
            let refused = call(&main, "sign_in", wrong).expect_err("another's PIN");
            assert!(says(&refused, "not the PIN"), "{refused}");
            let pin = PINS.iter().find(|it| it.0 == person).expect("hers").1;
            let right = json!({ "request": { "staff": id, "pin": pin } });
            let stage = call(&main, "sign_in", right).expect("her PIN");
            assert_eq!(stage["fair"]["signed_in"]["name"], person);
        }
        let mut commands = matrix.clone();
        let ends = |command: &str| ["lock", "sign_out"].contains(&command);
        commands.sort_by_key(|(command, _)| ends(command));
        for (command, may) in &commands {
            let owner = window_of(command);
            let window = app
                .get_webview_window(owner)
                .unwrap_or_else(|| window(&app, owner));
            let answer = call(&window, command, json!({ "request": {} }));
            let forbidden = answer.as_ref().is_err_and(|error| match person {
                Some(_) => is_forbidden(error),
                None => error["code"] == "signed_out",
            });
            assert_eq!(
                forbidden, !may[column],
                "`{command}` by {person:?} answered {answer:?}"
            );
        }
    }
}

/// The rows of `docs/commands.md`: each command, and whether it may be called by nobody
/// in particular, by capture, by manage and by an owner.
fn matrix() -> Vec<(String, [bool; 4])> {
    let page = include_str!("../docs/commands.md");
    let rows = page.lines().filter_map(|line| line.strip_prefix("| `"));
    rows.map(|row| {
        let (command, cells) = row.split_once('`').expect("a command");
        let may: Vec<bool> = cells.matches(['●', '·']).map(|cell| cell == "●").collect();
        (command.to_owned(), may.try_into().expect("four columns"))
    })
    .collect()
}

/// The recovery key is the owner's alone: it opens as her, also when she forgot her
/// PIN, and she gives herself another. The passphrase, which all may know, does not.
#[test]
fn the_recovery_key_opens_as_the_owner() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let own = json!({ "request": {
        "fair_name": "핸드메이드페어", "maker_name": "나무결", "maker_phone": "", "maker_email": "",
        "maker_address": "", "refusal_phone": "", "page_address": "", "starts_on": "2027-03-04",
        "ends_on": "2027-03-07", "owner_name": "한서윤", "passphrase": "유리잔 하나 둘",
    } });
    let app = app(&folder);
    let main = window(&app, "main");
    let nothing = || json!({ "request": {} });
    let created = call(&main, "create_fair", own).expect("an own fair");
    assert_eq!(created["stage"]["fair"]["signed_in"], Value::Null, "alone");
    let staff = call(&main, "get_staff", nothing()).expect("the owner");
    let owner = staff["members"][0]["id"].clone();
    let add = json!({ "request": { "name": "이하늘", "role": "capture", "pin": "7391" } });
    let early = call(&main, "add_staff", add.clone()).expect_err("no PIN of her own");
    assert!(says(&early, "your own PIN"), "{early}");
    let pin = |pin: &str| json!({ "request": { "staff": owner, "pin": pin } });
    call(&main, "set_staff_pin", pin("2469")).expect("her PIN");
    call(&main, "add_staff", add).expect("a colleague");
    call(&main, "lock", nothing()).expect("locked");
    let recovery = json!({ "request": { "secret": created["recovery_key"], "recovery": true } });
    let stage = call(&main, "unlock", recovery).expect("the recovery key");
    assert_eq!(stage["fair"]["signed_in"]["role"], "owner");
    call(&main, "set_staff_pin", pin("8642")).expect("another PIN");
    let out = call(&main, "sign_out", nothing()).expect("out");
    assert_eq!(out["stage"], "sign_in");
    call(&main, "sign_in", pin("2469")).expect_err("the old one");
    call(&main, "sign_in", pin("8642")).expect("the new one");
}

/// Without an open store every command that needs a role says that it is locked.
#[test]
fn without_an_open_store_no_role_is_anybody() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let app = app(&folder);
    for (command, least) in COMMAND_RIGHTS {
        let window = app
            .get_webview_window(window_of(command))
            .unwrap_or_else(|| window(&app, window_of(command)));
        let answer = call(&window, command, json!({ "request": {} }));
        let locked = answer
            .as_ref()
            .is_err_and(|error| error["code"] == "locked");
        assert_eq!(
            locked,
            *least > Right::Anybody,
            "`{command}` without a store answered {answer:?}"
        );
    }
}

/// The kiosk must not learn who its visitors are: no answer carries an id, and
/// after the coupon nothing of a visitor can be read.
#[test]
fn the_kiosk_knows_its_present_visitor_only() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let app = app(&folder);
    let staff = window(&app, "main");
    let opened = call(&staff, "open_sample_fair", json!({ "request": {} }));
    assert!(opened.is_ok(), "the sample opens: {opened:?}");
    let pin = |pin: &str| json!({ "request": { "pin": pin, "idle_seconds": 45, "half_answered": "keep" } });
    let refused = call(&staff, "open_kiosk", pin("12")).expect_err("two digits are no PIN");
    assert!(says(&refused, "4 to 8 digits"), "and the refusal says so");
    assert!(app.get_webview_window("kiosk").is_none(), "no window yet");
    call(&staff, "open_kiosk", pin("2468")).expect("the kiosk opens");
    let kiosk = app.get_webview_window("kiosk").expect("its window stands");
    let again = call(&staff, "open_kiosk", pin("1111")).expect_err("one kiosk at a time");
    assert!(
        says(&again, "The kiosk is open."),
        "and the first PIN stays"
    );

    let nothing = || json!({ "request": {} });
    let language = || json!({ "request": { "language": "en" } });
    let early = call(&kiosk, "kiosk_finish", nothing()).expect_err("nobody is there");
    assert!(says(&early, "has ended"), "a survey has to begin");
    let mut numbers = BTreeSet::new();
    for _ in 0..2 {
        let mut seen = vec![call(&kiosk, "kiosk_welcome", nothing()).expect("a welcome")];
        let mut survey = call(&kiosk, "kiosk_start", language()).expect("a visitor begins");
        let questions = survey["questions"].as_array().expect("questions").clone();
        assert_eq!(questions.len(), 6, "the sample survey");
        for question in &questions {
            assert_eq!(question["value"], json!([]), "nobody has answered yet");
            let answer = json!({ "request": {
                "path": question["path"],
                "value": [question["choices"][0]["name"]],
            } });
            survey = call(&kiosk, "kiosk_answer", answer).expect("an answer");
            seen.push(survey.clone());
        }
        let before = call(&kiosk, "kiosk_finish", nothing());
        assert!(before.is_err(), "no coupon before it is handed in");
        let notices = call(&kiosk, "kiosk_hand_in", language()).expect("it is handed in");
        let shown = notices["notices"].as_array().expect("notices").clone();
        let acts: BTreeSet<&str> = shown
            .iter()
            .map(|notice| notice["act"].as_str().expect("an act"))
            .collect();
        let expected = [
            "advertising_email",
            "advertising_kakao",
            "advertising_post",
            "advertising_sms",
            "at_least_14",
            "collect_and_use",
        ];
        assert_eq!(
            acts,
            BTreeSet::from(expected),
            "the acts that the screens know"
        );
        let all: Vec<&Value> = shown.iter().map(|notice| &notice["id"]).collect();
        let contact = |granted: &[&Value]| {
            json!({ "request": {
                "name": "", "email": "haneul@example.com", "phone": "", "topics": [],
                "particulars": null, "badge": "", "source": "typed",
                "language": "ko", "shown": all, "granted": granted,
            } })
        };
        let child = call(&kiosk, "kiosk_contact", contact(&[])).expect_err("not said to be 14");
        assert!(
            says(&child, "at least 14"),
            "the rules are those of the desk"
        );
        call(&kiosk, "kiosk_contact", contact(&all)).expect("a contact with its consents");
        let thanks = call(&kiosk, "kiosk_finish", nothing()).expect("her coupon");
        let number = thanks["coupon"]["short_number"].as_str().expect("a number");
        numbers.insert(number.to_owned());
        seen.push(thanks.clone());
        let said = serde_json::to_string(&seen).expect("JSON");
        for key in ["visitor", "\"id\"", "contact"] {
            assert!(!said.contains(key), "the kiosk was told `{key}`: {said}");
        }
        let late = json!({ "request": { "path": questions[0]["path"], "value": [] } });
        let late = call(&kiosk, "kiosk_answer", late).expect_err("she has left");
        assert!(says(&late, "has ended"), "her survey cannot be changed");
    }
    assert_eq!(numbers.len(), 2, "two visitors, two coupons: {numbers:?}");

    let third = call(&kiosk, "kiosk_start", language()).expect("a third begins");
    let question = &third["questions"][0];
    let answer = json!({ "request": {
        "path": question["path"],
        "value": [question["choices"][0]["name"]],
    } });
    call(&kiosk, "kiosk_answer", answer).expect("one answer");
    call(&kiosk, "kiosk_abandon", nothing()).expect("and goes away");
    call(&kiosk, "kiosk_start", language()).expect("a fourth touches the screen");
    call(&kiosk, "kiosk_abandon", nothing()).expect("and says nothing");
    let gone = call(&kiosk, "kiosk_finish", nothing()).expect_err("she has left");
    assert!(says(&gone, "has ended"), "what she left stays unfinished");

    let leave = |pin: &str| json!({ "request": { "pin": pin } });
    let wrong = call(&kiosk, "leave_kiosk", leave("1111")).expect_err("not the PIN");
    assert!(says(&wrong, "not the PIN"), "a wrong PIN is refused");
    assert!(app.get_webview_window("kiosk").is_some(), "it stands");
    call(&kiosk, "leave_kiosk", leave("2468")).expect("the PIN");
    let closed = call(&kiosk, "kiosk_start", language()).expect_err("the kiosk is closed");
    assert!(
        says(&closed, "is closed"),
        "a page that outlives it can do nothing"
    );
    let desk = call(&staff, "get_desk", nothing()).expect("the desk");
    let recent = desk["recent"].as_array().expect("visits");
    let unfinished = recent.iter().map(|visit| &visit["unfinished"]);
    let unfinished: Vec<&Value> = unfinished.take(3).collect();
    assert_eq!(
        unfinished,
        [true, false, false],
        "all who said something, newest first"
    );
}

/// The visitor's screen shows what is printed on a coupon while staff show it,
/// and nothing else of anybody; nothing behind the lock, no coupon beside the kiosk.
#[test]
fn the_visitor_s_screen_shows_a_coupon_and_nothing_of_its_visitor() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let app = app(&folder);
    let staff = window(&app, "main");
    let nothing = || json!({ "request": {} });
    call(&staff, "open_sample_fair", nothing()).expect("the sample opens");
    let visits = call(&staff, "get_visits_today", nothing()).expect("visits");
    let (visitor, name, coupon) = visits["visits"]
        .as_array()
        .expect("visits")
        .iter()
        .find_map(|visit| {
            let name = visit["name"].as_str()?.to_owned();
            let of = json!({ "request": { "visitor": visit["visitor"] } });
            let visit = call(&staff, "get_visit", of).expect("a visit");
            let coupon = visit["coupons"].get(0)?.clone();
            Some((visit["visitor"].clone(), name, coupon))
        })
        .expect("a visitor with a name and a coupon");

    call(&staff, "open_visitor_screen", nothing()).expect("it opens");
    let screen = app
        .get_webview_window("visitor")
        .expect("its window stands");
    let shown = || call(&screen, "visitor_screen", nothing()).expect("what to show");
    assert_eq!(shown()["coupon"], Value::Null, "the maker only");
    assert_eq!(shown()["maker"], coupon["maker"]);
    let show = json!({ "request": { "coupon": coupon["id"], "language": "en" } });
    call(&staff, "show_to_visitor", show).expect("a coupon");
    assert_eq!(shown()["coupon"]["short_number"], coupon["short_number"]);
    assert_eq!(shown()["language"], "en");
    let said = shown().to_string();
    for personal in [
        visitor.as_str().expect("an id"),
        coupon["id"].as_str().expect("an id"),
        &name,
    ] {
        assert!(!said.contains(personal), "it was told `{personal}`: {said}");
    }

    let board = json!({ "request": { "language": "en", "with_money": false } });
    call(&staff, "open_board", board).expect("how the day goes");
    assert_eq!(shown()["coupon"], Value::Null, "whoever passes reads it");
    let visitors = shown()["board"]["visitors"].as_u64();
    assert!(visitors > Some(0), "{visitors:?}");
    assert_eq!(shown()["board"]["won"], Value::Null, "nobody asked for it");
    call(&staff, "count_conversation", nothing()).expect("counted");
    let conversations = shown()["board"]["conversations"].as_u64();
    assert!(conversations > visitors, "{conversations:?}");
    let said = shown().to_string();
    assert!(!said.contains(&name), "it was told a name: {said}");
    call(&staff, "open_visitor_screen", nothing()).expect("the visitor's side");
    assert_eq!(shown()["board"], Value::Null);
    assert_eq!(shown()["coupon"]["short_number"], coupon["short_number"]);

    let pin = json!({ "request": { "pin": "2468", "idle_seconds": 45, "half_answered": "keep" } });
    call(&staff, "open_kiosk", pin).expect("the kiosk opens");
    assert_eq!(shown()["coupon"], Value::Null, "staff are not there");
    let kiosk = app.get_webview_window("kiosk").expect("its window stands");
    let leave = json!({ "request": { "pin": "2468" } });
    call(&kiosk, "leave_kiosk", leave).expect("the PIN");

    call(&staff, "lock", nothing()).expect("it locks");
    assert_eq!(shown()["maker"], Value::Null, "nothing behind the lock");
    call(&staff, "open_sample_fair", nothing()).expect("the sample opens again");
    assert_eq!(
        shown()["coupon"],
        Value::Null,
        "nobody stands there any more"
    );
    let closed = call(&staff, "close_visitor_screen", nothing()).expect("it closes");
    assert_eq!(closed, json!({ "open": false, "board": false }));
}

/// The staff's window is hidden then, so whatever calls from it is not staff.
#[test]
fn while_the_kiosk_is_open_the_staff_window_may_call_nothing() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let app = app(&folder);
    let staff = window(&app, "main");
    let unlock = json!({ "request": { "secret": store(&folder), "recovery": false } });
    call(&staff, "unlock", unlock).expect("the store opens");
    let pin = json!({ "request": { "pin": "2468", "idle_seconds": 45, "half_answered": "keep" } });
    call(&staff, "open_kiosk", pin).expect("the kiosk opens");
    let kiosk = app.get_webview_window("kiosk").expect("its window stands");
    for (command, _) in COMMAND_WINDOWS {
        if window_of(command) == "main" {
            let answer = call(&staff, command, json!({ "request": {} }));
            let refused = answer.as_ref().is_err_and(|error| says(error, "PIN"));
            assert!(refused, "`{command}` answered {answer:?}");
        }
    }
    let leave = json!({ "request": { "pin": "2468" } });
    call(&kiosk, "leave_kiosk", leave).expect("the right PIN");
    call(&staff, "get_desk", json!({ "request": {} })).expect("staff again");
}

/// Adding a function to the handler must not be enough to open it to the page.
#[test]
fn an_undeclared_command_is_refused_to_every_window() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let app = app(&folder);
    for label in ["main", "kiosk", "stranger"] {
        let answer = call(&window(&app, label), UNDECLARED, json!({}));
        assert!(is_refused(&answer), "window `{label}` got {answer:?}");
    }
}

/// A page of another site in our window must not call our commands.
#[test]
fn a_foreign_page_in_the_window_is_refused() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let app = app(&folder);
    let window = window(&app, "main");
    for (command, _) in COMMAND_WINDOWS {
        let answer = call_from(&window, "https://example.org", command, json!({}));
        assert!(
            is_refused(&answer),
            "`{command}` from a foreign page answered {answer:?}"
        );
    }
}

/// The first call of the page, and the form of refusals: a code where a screen
/// acts on it, and whole sentences in both languages.
#[test]
fn answers_and_errors_cross_in_their_declared_form() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let app = app(&folder);
    let window = window(&app, "main");
    let stage = call(&window, "get_stage", json!({ "request": {} }));
    assert_eq!(
        stage,
        Ok(json!({ "stage": "first_run" })),
        "a new laptop has no store"
    );
    let error = call(&window, "get_desk", json!({ "request": {} })).expect_err("no store, no desk");
    for language in ["ko", "en"] {
        let sentence = error["message"][language].as_str().unwrap_or_default();
        assert!(
            !sentence.trim().is_empty(),
            "the refusal says why in {language}: {error}"
        );
    }
}

fn app(folder: &tempfile::TempDir) -> App<MockRuntime> {
    let commands = boothloop_app::commands::<MockRuntime>();
    boothloop_app::manage(mock_builder(), folder.path().to_path_buf())
        .invoke_handler(move |invoke| {
            if invoke.message.command() == UNDECLARED {
                invoke.resolver.resolve("answered");
                true
            } else {
                commands(invoke)
            }
        })
        .build(boothloop_app::context())
        .expect("the real configuration builds")
}

fn window(app: &App<MockRuntime>, label: &str) -> WebviewWindow<MockRuntime> {
    WebviewWindowBuilder::new(app, label, tauri::WebviewUrl::default())
        .build()
        .expect("the mock runtime opens any window")
}

fn call(window: &WebviewWindow<MockRuntime>, command: &str, body: Value) -> Result<Value, Value> {
    let own_page = if cfg!(windows) {
        "http://tauri.localhost"
    } else {
        "tauri://localhost"
    };
    call_from(window, own_page, command, body)
}

fn call_from(
    window: &WebviewWindow<MockRuntime>,
    page: &str,
    command: &str,
    body: Value,
) -> Result<Value, Value> {
    let request = InvokeRequest {
        cmd: command.to_owned(),
        callback: CallbackFn(0),
        error: CallbackFn(1),
        url: page.parse().expect("an address"),
        body: InvokeBody::Json(body),
        headers: Default::default(),
        invoke_key: INVOKE_KEY.to_owned(),
    };
    get_ipc_response(window, request).map(|body| match body {
        InvokeResponseBody::Json(text) => serde_json::from_str(&text).expect("answers are JSON"),
        InvokeResponseBody::Raw(bytes) => json!(bytes),
    })
}

/// Whoever looked around leaves nothing behind, and finds the sample as it was
/// left until then.
#[test]
fn the_sample_leaves_without_a_trace() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let nothing = || json!({ "request": {} });
    let files = || {
        let entries = std::fs::read_dir(folder.path()).expect("the data folder");
        entries
            .map(|entry| entry.expect("an entry").file_name())
            .collect::<Vec<_>>()
    };
    let first = app(&folder);
    let staff = window(&first, "main");
    let opened = call(&staff, "open_sample_fair", nothing()).expect("the sample");
    assert_eq!(opened["fair"]["leaves_no_trace"], true);
    let desk = call(&staff, "get_desk", nothing()).expect("its desk");
    assert_eq!(desk["visitors_today"], 16, "visitors came today");
    let locked = call(&staff, "lock", nothing()).expect("closed");
    assert_eq!(locked["stage"], "first_run", "nobody knows its passphrase");

    let second = app(&folder);
    let again = window(&second, "main");
    let stage = call(&again, "get_stage", nothing()).expect("a stage");
    assert_eq!(stage["stage"], "open", "it goes on after a restart");
    let export_folder = &stage["fair"]["export_folder"];
    let export_folder = export_folder.as_str().expect("a folder");
    assert!(export_folder.starts_with(&*folder.path().join("sample").to_string_lossy()));
    call(&again, "back_up", json!({ "request": { "folder": "" } })).expect("a file of it");
    let ended = call(&again, "end_sample", nothing()).expect("ended");
    assert_eq!(ended["stage"], "first_run");
    assert_eq!(files(), Vec::<std::ffi::OsString>::new(), "nothing is left");
}

/// The sample never stands in the way of an own fair: it goes as soon as there
/// is one, and ending a sample never touches the owner's store.
#[test]
fn an_own_fair_goes_before_the_sample() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let nothing = || json!({ "request": {} });
    let app = app(&folder);
    let staff = window(&app, "main");
    call(&staff, "open_sample_fair", nothing()).expect("the sample");
    let own = json!({ "request": {
        "fair_name": "핸드메이드페어", "maker_name": "나무결", "maker_phone": "", "maker_email": "",
        "maker_address": "", "refusal_phone": "", "page_address": "", "starts_on": "2027-03-04",
        "ends_on": "2027-03-07", "owner_name": "한서윤", "passphrase": "유리잔 하나 둘",
    } });
    let created = call(&staff, "create_fair", own.clone()).expect("an own fair");
    assert_eq!(created["stage"]["fair"]["leaves_no_trace"], false);
    assert!(!folder.path().join("sample").exists(), "the sample is gone");
    let ready = call(&staff, "get_preparation", nothing()).expect("a list");
    assert_eq!(ready["questionnaire"], false, "nothing runs: {ready}");
    call(&staff, "open_sample_fair", nothing()).expect_err("the own fair is open");
    let stage = call(&staff, "end_sample", nothing()).expect("nothing to end");
    assert_eq!(stage["fair"]["name"]["ko"], "핸드메이드페어");
    call(&staff, "lock", nothing()).expect("locked");
    let stage = call(&staff, "get_stage", nothing()).expect("a stage");
    assert_eq!(stage["stage"], "locked");
    call(&staff, "create_fair", own).expect_err("there is one");
}

/// The one window that may call a command.
fn window_of(command: &str) -> &'static str {
    COMMAND_WINDOWS
        .iter()
        .find(|(name, _)| *name == command)
        .map(|(_, window)| *window)
        .expect("every command has its window")
}

/// Each person's PIN in [`shared_store`].
const PINS: [(&str, &str); 3] = [("한서윤", "2469"), ("박도현", "8264"), ("이하늘", "7391")];

/// A store of the sample fair, where only the owner works; its passphrase.
fn store(folder: &tempfile::TempDir) -> &'static str {
    made_store(folder).1
}

/// The same with a colleague of each other role, who sign in by PIN.
fn shared_store(folder: &tempfile::TempDir) -> &'static str {
    let (mut booth, passphrase) = made_store(folder);
    let staff = booth.staff().expect("staff");
    for (name, pin) in PINS {
        match staff.iter().find(|(_, member)| member.name == name) {
            Some((id, _)) => booth.set_staff_pin(*id, pin).expect("a PIN"),
            None => drop(booth.add_staff(name, Role::Manage, pin).expect("a manager")),
        }
    }
    passphrase
}

fn made_store(folder: &tempfile::TempDir) -> (Booth, &'static str) {
    let passphrase = "유리잔 하나 둘";
    let today = "2026-11-28".parse().expect("a day");
    let fair = booth::fair::sample_fair(today).expect("the sample fair");
    let store = folder.path().join("store");
    std::fs::create_dir(&store).expect("the store's folder");
    let created = Booth::create(
        &store.join("booth.db"),
        passphrase,
        fair,
        Box::new(SystemEnvironment),
    );
    (created.expect("a store").booth, passphrase)
}

/// Whether the refusal says this, in English.
fn says(error: &Value, what: &str) -> bool {
    error["message"]["en"]
        .as_str()
        .is_some_and(|sentence| sentence.contains(what))
}

/// Whether the refusal says that whoever is signed in may not do this.
fn is_forbidden(error: &Value) -> bool {
    use booth::Right::{Capture, Manage, Owner};
    [Capture, Manage, Owner]
        .map(|right| BoothError::NotAllowed(right).sentence().en)
        .iter()
        .any(|sentence| error["message"]["en"] == **sentence)
}

/// Whether Tauri refused before any of our code ran.
fn is_refused(answer: &Result<Value, Value>) -> bool {
    answer.as_ref().is_err_and(|error| {
        error
            .as_str()
            .is_some_and(|text| text.contains("not allowed"))
    })
}
