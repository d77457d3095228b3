//! Which window may call which command? Asked of the real configuration, the
//! real capability files and the real commands, without opening a window.

use crate::layout::{capabilities, strings};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use tauri::ipc::{CallbackFn, InvokeBody, InvokeResponseBody};
use tauri::test::{INVOKE_KEY, MockRuntime, get_ipc_response, mock_builder};
use tauri::webview::InvokeRequest;
use tauri::{App, WebviewWindow, WebviewWindowBuilder};
use wire::COMMAND_NAMES;

/// A command that the shell answers but that no list declares.
const UNDECLARED: &str = "undeclared_probe";

/// Nobody reaches a command past her window's capability, and nothing that a
/// window needs was forgotten.
#[test]
fn each_window_may_call_exactly_what_its_capability_says() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let app = app(&folder);
    let mut labels: BTreeSet<String> = capabilities()
        .iter()
        .flat_map(|capability| strings(&capability["windows"]))
        .collect();
    assert!(!labels.is_empty(), "there is a window with a capability");
    labels.insert("stranger".to_owned());
    for label in labels {
        let granted: BTreeSet<String> = capabilities()
            .iter()
            .filter(|capability| strings(&capability["windows"]).contains(&label))
            .flat_map(|capability| strings(&capability["permissions"]))
            .collect();
        let window = window(&app, &label);
        for command in COMMAND_NAMES {
            let expected = granted.contains(&format!("allow-{}", command.replace('_', "-")));
            let answer = call(&window, command, json!({}));
            assert_eq!(
                !is_refused(&answer),
                expected,
                "`{command}` from window `{label}` answered {answer:?}"
            );
        }
    }
}

/// Every declared command is of use to some window; a leftover is a door.
#[test]
fn no_command_is_granted_to_nobody() {
    let granted: BTreeSet<String> = capabilities()
        .iter()
        .flat_map(|capability| strings(&capability["permissions"]))
        .collect();
    for command in COMMAND_NAMES {
        let permission = format!("allow-{}", command.replace('_', "-"));
        assert!(
            granted.contains(&permission),
            "`{command}` can be called by no window"
        );
    }
    for permission in granted
        .iter()
        .filter(|permission| permission.starts_with("allow-"))
    {
        let command = permission["allow-".len()..].replace('-', "_");
        assert!(
            COMMAND_NAMES.contains(&command.as_str()),
            "`{permission}` grants what does not exist"
        );
    }
}

/// Adding a function to the handler must not be enough to open it to the page.
#[test]
fn an_undeclared_command_is_refused_to_every_window() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let app = app(&folder);
    for label in ["main", "stranger"] {
        let answer = call(&window(&app, label), UNDECLARED, json!({}));
        assert!(is_refused(&answer), "window `{label}` got {answer:?}");
    }
}

/// The page of another site inside our window is not our page.
#[test]
fn a_foreign_page_in_the_window_is_refused() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let app = app(&folder);
    let window = window(&app, "main");
    for command in COMMAND_NAMES {
        let answer = call_from(&window, "https://example.org", command, json!({}));
        assert!(
            is_refused(&answer),
            "`{command}` from a foreign page answered {answer:?}"
        );
    }
}

/// The first thing the page asks, and the form in which refusals cross: a code
/// where the screen acts on it, and whole sentences in both languages.
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

/// Whether Tauri refused before any of our code ran.
fn is_refused(answer: &Result<Value, Value>) -> bool {
    answer.as_ref().is_err_and(|error| {
        error
            .as_str()
            .is_some_and(|text| text.contains("not allowed"))
    })
}
