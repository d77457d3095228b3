//! The rules that keep the house, read off the files themselves.

use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The only Rust that may know Tauri is the root package.
#[test]
fn no_crate_but_the_app_knows_tauri() {
    let window_libraries = ["tauri", "wry", "tao", "webkit2gtk", "gtk"];
    let crates = crates();
    assert!(
        crates.len() >= 10,
        "the crates were found: {:?}",
        crates.keys()
    );
    for (name, krate) in crates.iter().filter(|(name, _)| *name != "boothloop") {
        let known: Vec<&String> = krate
            .dependencies
            .iter()
            .filter(|dependency| {
                window_libraries.iter().any(|library| {
                    *dependency == library || dependency.starts_with(&format!("{library}-"))
                })
            })
            .collect();
        assert!(
            known.is_empty(),
            "{name} must work without a window, but depends on {known:?}"
        );
    }
}

/// The dependency arrows of ARCHITECTURE.md point one way: a crate knows only
/// crates of lower floors, never its neighbours.
#[test]
fn dependency_arrows_point_down() {
    let floors: &[&[&str]] = &[
        &["words"],
        &["people", "spreadsheet"],
        &["coupon", "ledger", "permission", "recommend", "survey"],
        &["catalogue", "outreach", "records"],
        &["tables"],
        &["booth", "wire"],
        &["boothctl", "boothloop"],
    ];
    let floor = |name: &str| floors.iter().position(|floor| floor.contains(&name));
    let crates = crates();
    for (name, krate) in crates.iter().filter(|(name, _)| *name != "xtask") {
        let own = floor(name).unwrap_or_else(|| panic!("{name} has no floor; give it one here"));
        let not_below: Vec<&String> = krate
            .dependencies
            .iter()
            .filter(|dependency| crates.contains_key(*dependency))
            .filter(|dependency| floor(dependency).is_none_or(|theirs| theirs >= own))
            .collect();
        assert!(
            not_below.is_empty(),
            "{name} must not reach for {not_below:?}"
        );
    }
}

/// Whether a whole fair can be replayed in a test depends on this: clock and
/// entropy come in from outside.
#[test]
fn domain_crates_read_no_clock_and_throw_no_dice() {
    let taken_from_nowhere = [
        "Utc::now",
        "Local::now",
        "SystemTime::now",
        "Instant::now",
        "Uuid::now_v7",
        "Uuid::new_v4",
        "getrandom::",
        "rand::",
    ];
    for name in [
        "spreadsheet",
        "people",
        "catalogue",
        "survey",
        "permission",
        "coupon",
        "recommend",
        "booth",
        "outreach",
        "words",
        "wire",
    ] {
        for file in files_below(
            &root().join("src-tauri/crates").join(name).join("src"),
            &["rs"],
        ) {
            let text = read(&file);
            // Tests stand at the end of a file and may bring their own dice.
            let code = text.split("#[cfg(test)]").next().unwrap_or_default();
            for name in taken_from_nowhere {
                assert!(
                    !code.contains(name),
                    "{} calls {name}; pass it in",
                    file.display()
                );
            }
        }
    }
}

/// One folder is the whole border between the UI and its host.
#[test]
fn only_the_host_folder_imports_tauri() {
    let ui = root().join("ui/src");
    let mut seen_in_host = false;
    for file in files_below(&ui, &["ts", "js", "svelte"]) {
        let imports = read(&file).contains("@tauri-apps/");
        let is_host = file.starts_with(ui.join("host"));
        assert!(
            !imports || is_host,
            "{} talks to Tauri past ui/src/host",
            file.display()
        );
        seen_in_host |= imports && is_host;
    }
    assert!(seen_in_host, "the host folder itself was found");
}

/// A file tells what it is for before it tells how.
#[test]
fn every_rust_module_opens_with_its_purpose() {
    let mut files = files_below(&root().join("src-tauri"), &["rs"]);
    files.extend(files_below(&root().join("tests"), &["rs"]));
    assert!(files.len() > 30, "the sources were found");
    let silent: Vec<PathBuf> = files
        .into_iter()
        .filter(|file| !read(file).starts_with("//! "))
        .collect();
    assert!(silent.is_empty(), "these open without `//!`: {silent:#?}");
}

/// A window that nobody thought of must be able to do nothing.
#[test]
fn capabilities_name_their_windows() {
    let mut found = BTreeSet::new();
    for capability in capabilities() {
        let name = capability["identifier"]
            .as_str()
            .expect("a capability has a name")
            .to_owned();
        let windows = strings(&capability["windows"]);
        assert!(!windows.is_empty(), "{name} belongs to no window");
        assert!(
            windows.iter().all(|window| !window.contains('*')),
            "{name} is given to windows by pattern: {windows:?}"
        );
        assert!(
            capability.get("remote").is_none() && capability.get("webviews").is_none(),
            "{name} is given to something that is not one of our windows"
        );
        found.insert(name);
    }
    let listed: BTreeSet<String> = strings(&config()["app"]["security"]["capabilities"])
        .into_iter()
        .collect();
    assert_eq!(
        listed, found,
        "tauri.conf.json lists exactly the capabilities that exist"
    );
}

/// The page may load its own files and call its own host, and nothing else.
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
    let csp = security["csp"]
        .as_object()
        .expect("the policy is a list of directives");
    assert_eq!(csp["default-src"], "'none'", "what is not named is refused");
    for directive in ["base-uri", "form-action", "object-src"] {
        assert_eq!(
            csp[directive], "'none'",
            "{directive} does not fall back to default-src everywhere"
        );
    }
    let allowed = ["'none'", "'self'", "data:", "ipc:", "http://ipc.localhost"];
    for (directive, sources) in csp {
        for source in sources
            .as_str()
            .expect("a directive is one string")
            .split(' ')
        {
            // The decoder that finds QR codes in pictures is WebAssembly. These
            // words let it be compiled, and JavaScript from a string still not.
            let is_decoder = directive == "script-src" && source == "'wasm-unsafe-eval'";
            assert!(
                is_decoder || allowed.contains(&source),
                "{directive} lets {source} in"
            );
        }
    }
}

/// The app phones nobody: it links no HTTP client, no TLS and no TCP sockets of
/// an async runtime. What stands in the tree and could be taken for one:
/// `zbus` with `async-io` speaks D-Bus to this machine's secret store, and
/// Tauri's `tokio` comes without its `net` feature.
#[test]
fn the_app_links_no_network_client() {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo)
        .args(["tree", "--offline", "--locked", "--package", "boothloop"])
        .args([
            "--edges",
            "normal,no-proc-macro",
            "--prefix",
            "none",
            "--format",
            "{p}|{f}",
        ])
        .current_dir(root())
        .output()
        .expect("cargo runs this test, so it can be started");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "cargo tree failed: {said}");
    let tree = String::from_utf8_lossy(&output.stdout).into_owned();
    let linked: BTreeMap<&str, &str> = tree
        .lines()
        .filter_map(|line| line.split_once('|'))
        .filter_map(|(package, features)| Some((package.split(' ').next()?, features)))
        .collect();
    assert!(linked.contains_key("tauri"), "the tree was read");
    let clients = [
        "attohttpc",
        "curl",
        "h2",
        "hickory-resolver",
        "hyper",
        "isahc",
        "minreq",
        "mio",
        "native-tls",
        "openssl",
        "quinn",
        "reqwest",
        "rustls",
        "tungstenite",
        "ureq",
    ];
    for client in clients {
        assert!(
            !linked.contains_key(client),
            "{client} is linked into the app"
        );
    }
    let tokio = linked.get("tokio").copied().unwrap_or_default();
    assert!(
        !tokio
            .split(',')
            .any(|feature| feature == "net" || feature == "full"),
        "tokio: {tokio}"
    );
}

/// What is written here must be true on every machine.
#[test]
fn no_file_names_a_place_on_somebodys_machine() {
    // Where build machines and containers keep things, the home of whoever runs
    // this, and this checkout.
    let mut places = ["root", "work", "builds", "github"]
        .map(|folder| format!("/{folder}/"))
        .to_vec();
    places.extend(std::env::var("HOME").map(|home| format!("{home}/")));
    places.push(root().to_string_lossy().into_owned());
    let mut named = Vec::new();
    for file in files_below(&root(), &[]) {
        // Pictures, fonts and databases are not text.
        let Ok(text) = fs::read_to_string(&file) else {
            continue;
        };
        for (number, line) in text.lines().enumerate() {
            let is_named = places.iter().any(|place| {
                line.match_indices(place.as_str()).any(|(at, _)| {
                    // `site.org/work/`, `../work/` and `f()/work/` are of another kind.
                    !line[..at].ends_with(|before: char| {
                        before.is_alphanumeric() || ".-_~*})".contains(before)
                    })
                })
            });
            if is_named {
                named.push(format!(
                    "{}:{}: {}",
                    file.display(),
                    number + 1,
                    line.trim()
                ));
            }
        }
    }
    assert!(
        named.is_empty(),
        "paths of one machine:\n{}",
        named.join("\n")
    );
}

/// What a manifest of the workspace says.
struct Crate {
    dependencies: BTreeSet<String>,
}

/// The packages of the workspace with all that they name: for building, testing and running.
fn crates() -> BTreeMap<String, Crate> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo)
        .args([
            "metadata",
            "--no-deps",
            "--offline",
            "--format-version",
            "1",
        ])
        .current_dir(root())
        .output()
        .expect("cargo runs this test, so it can be started");
    let metadata: Value =
        serde_json::from_slice(&output.stdout).expect("cargo metadata prints JSON");
    let packages = metadata["packages"]
        .as_array()
        .expect("a workspace has packages");
    packages
        .iter()
        .map(|package| {
            let dependencies = package["dependencies"]
                .as_array()
                .expect("a list, maybe empty");
            let krate = Crate {
                dependencies: dependencies
                    .iter()
                    .map(|dependency| dependency["name"].as_str().expect("a name").to_owned())
                    .collect(),
            };
            (
                package["name"]
                    .as_str()
                    .expect("a package has a name")
                    .to_owned(),
                krate,
            )
        })
        .collect()
}

/// All capability files.
pub fn capabilities() -> Vec<Value> {
    files_below(&root().join("src-tauri/capabilities"), &["json"])
        .iter()
        .map(|file| serde_json::from_str(&read(file)).expect("a capability file is JSON"))
        .collect()
}

/// The strings of a JSON list.
pub fn strings(list: &Value) -> Vec<String> {
    let list = list.as_array().expect("a list of strings");
    list.iter()
        .map(|item| item.as_str().expect("a string").to_owned())
        .collect()
}

fn config() -> Value {
    serde_json::from_str(&read(&root().join("tauri.conf.json"))).expect("the configuration is JSON")
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn read(file: &Path) -> String {
    fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}

/// The files below a folder with one of these endings (any, when none is
/// named), without what is made by a build.
fn files_below(folder: &Path, endings: &[&str]) -> Vec<PathBuf> {
    let made = [
        "target",
        "node_modules",
        "dist",
        "gen",
        "paraglide",
        "cache",
        ".lix",
        ".git",
        "permissions",
    ];
    let mut files = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(folder) = folders.pop() {
        let entries =
            fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
        for entry in entries {
            let path = entry.expect("a listed entry can be read").path();
            let name = path
                .file_name()
                .unwrap_or_default()
                .to_string_lossy()
                .into_owned();
            let ending = path
                .extension()
                .unwrap_or_default()
                .to_string_lossy()
                .into_owned();
            // In a linked worktree `.git` is a file.
            if made.contains(&name.as_str()) {
                continue;
            }
            if path.is_dir() {
                folders.push(path);
            } else if path.is_file() && (endings.is_empty() || endings.contains(&ending.as_str())) {
                files.push(path);
            }
        }
    }
    files.sort();
    files
}
