//! What the configuration allows a window to do.

use crate::sources::{assert_none, read, root, sources_below};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use wire::COMMAND_WINDOWS;

fn config() -> Value {
    serde_json::from_str(&read(&root().join("tauri.conf.json"))).expect("the configuration is JSON")
}

fn capabilities() -> Vec<Value> {
    let files = sources_below("src-tauri/capabilities", &["json"]);
    assert!(!files.is_empty(), "the capability files were found");
    files
        .iter()
        .map(|file| serde_json::from_str(&file.text).expect("a capability file is JSON"))
        .collect()
}

fn strings(list: &Value) -> Vec<String> {
    let list = list.as_array().expect("a list of strings");
    list.iter()
        .map(|item| item.as_str().expect("a string").to_owned())
        .collect()
}

/// Capabilities that reach further than the windows they name.
fn capabilities_too_wide(capabilities: &[Value]) -> Vec<String> {
    let mut found = Vec::new();
    for capability in capabilities {
        let name = &capability["identifier"];
        let windows = strings(&capability["windows"]);
        if windows.is_empty() {
            found.push(format!("{name} belongs to no window"));
        }
        if windows.iter().any(|window| window.contains('*')) {
            found.push(format!("{name} is given by pattern: {windows:?}"));
        }
        if capability.get("remote").is_some() || capability.get("webviews").is_some() {
            found.push(format!("{name} is given to something that is not a window"));
        }
    }
    found
}

/// A window that no capability names must be able to do nothing.
#[test]
fn capabilities_name_their_windows() {
    let capabilities = capabilities();
    assert_none(&capabilities_too_wide(&capabilities));
    let found: BTreeSet<String> = capabilities
        .iter()
        .map(|capability| {
            capability["identifier"]
                .as_str()
                .expect("a name")
                .to_owned()
        })
        .collect();
    let listed: BTreeSet<String> = strings(&config()["app"]["security"]["capabilities"])
        .into_iter()
        .collect();
    assert_eq!(
        listed, found,
        "tauri.conf.json lists exactly the capabilities that exist"
    );
}

#[test]
fn a_capability_for_any_window_or_any_page_is_found() {
    let found = capabilities_too_wide(&[
        json!({ "identifier": "good", "windows": ["main"] }),
        json!({ "identifier": "pattern", "windows": ["main*"] }),
        json!({ "identifier": "nobody", "windows": [] }),
        json!({ "identifier": "page", "windows": ["main"], "remote": { "urls": ["https://*"] } }),
    ]);
    assert_eq!(found.len(), 3, "{found:?}");
}

/// The commands that a set of capabilities opens, each with its window.
fn granted(capabilities: &[Value]) -> BTreeSet<(String, String)> {
    let mut granted = BTreeSet::new();
    for capability in capabilities {
        for window in strings(&capability["windows"]) {
            for permission in strings(&capability["permissions"]) {
                granted.insert((permission, window.clone()));
            }
        }
    }
    granted
}

/// The capability files grant exactly the commands of the list, and nothing of
/// Tauri's own.
#[test]
fn capabilities_grant_what_the_list_says() {
    let declared: BTreeSet<(String, String)> = COMMAND_WINDOWS
        .iter()
        .map(|(command, window)| {
            let permission = format!("allow-{}", command.replace('_', "-"));
            (permission, (*window).to_owned())
        })
        .collect();
    assert_eq!(
        granted(&capabilities()),
        declared,
        "the capability files and the list differ"
    );
}

/// What a content policy allows although it does not come from the app.
fn foreign_sources(csp: &Value) -> Vec<String> {
    let allowed = ["'none'", "'self'", "data:", "ipc:", "http://ipc.localhost"];
    let mut found = Vec::new();
    for (directive, sources) in csp.as_object().expect("a list of directives") {
        for source in sources.as_str().expect("one string").split(' ') {
            // The decoder that finds QR codes in pictures is WebAssembly. This
            // word allows compiling it, but still no JavaScript from a string.
            let is_decoder = directive == "script-src" && source == "'wasm-unsafe-eval'";
            if !is_decoder && !allowed.contains(&source) {
                found.push(format!("{directive} lets {source} in"));
            }
        }
    }
    // A source that is not named is refused. The last three do not fall back to
    // default-src everywhere.
    for directive in ["default-src", "base-uri", "form-action", "object-src"] {
        if csp[directive] != "'none'" {
            found.push(format!("{directive} is not 'none'"));
        }
    }
    found
}

/// The page may load its own files and call its own host, and nothing else:
/// this keeps visitors' data on the laptop.
#[test]
fn content_security_starts_from_nothing() {
    let config = config();
    let security = &config["app"]["security"];
    assert_eq!(
        security["freezePrototype"], true,
        "no script may change what all scripts share"
    );
    assert_eq!(
        config["app"]["withGlobalTauri"], false,
        "the host is imported, not found on `window`"
    );
    assert_none(&foreign_sources(&security["csp"]));
}

#[test]
fn a_policy_that_lets_a_stranger_in_is_found() {
    let strict = json!({
        "default-src": "'none'",
        "base-uri": "'none'",
        "form-action": "'none'",
        "object-src": "'none'",
        "script-src": "'self' 'wasm-unsafe-eval'",
    });
    assert_none(&foreign_sources(&strict));
    for (directive, sources) in [
        ("script-src", "'self' 'unsafe-eval'"),
        ("style-src", "'wasm-unsafe-eval'"),
        ("img-src", "https:"),
        ("default-src", "'self'"),
        ("object-src", "'self'"),
    ] {
        let mut loose = strict.clone();
        loose[directive] = json!(sources);
        assert_eq!(foreign_sources(&loose).len(), 1, "{directive} {sources}");
    }
}
