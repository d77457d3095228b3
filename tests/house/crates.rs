//! Who may depend on whom, and on what, told from the manifests.

use crate::sources::{Source, assert_none, root, sources_below};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

/// The packages of the workspace, each with all that its manifest names.
type Dependencies = BTreeMap<String, BTreeSet<String>>;

/// Packages that only build or test, and have no place among the floors.
const BESIDE: [&str; 3] = ["house", "skipped", "xtask"];

/// The floors of ARCHITECTURE.md, from the ground up.
const FLOORS: &[&[&str]] = &[
    &["private_files", "progress", "words"],
    &["people", "picture", "spreadsheet"],
    &[
        "coupon",
        "experiment",
        "free_text",
        "ledger",
        "permission",
        "recommend",
        "survey",
    ],
    &["bundle", "catalogue", "outreach", "records", "segments"],
    &["tables"],
    &["booth", "wire"],
    &["boothctl", "boothloop"],
];

fn cargo(arguments: &[&str]) -> String {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo)
        .args(arguments)
        .current_dir(root())
        .output()
        .expect("cargo runs this test, so it can be started");
    assert!(
        output.status.success(),
        "cargo {}: {}",
        arguments.join(" "),
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8(output.stdout).expect("cargo prints UTF-8")
}

fn workspace() -> Dependencies {
    let metadata: Value = serde_json::from_str(&cargo(&[
        "metadata",
        "--no-deps",
        "--offline",
        "--format-version",
        "1",
    ]))
    .expect("cargo metadata prints JSON");
    let name = |value: &Value| value["name"].as_str().expect("a name").to_owned();
    let list = |value: &Value| value.as_array().expect("a list, maybe empty").clone();
    let packages: Dependencies = list(&metadata["packages"])
        .iter()
        .map(|package| {
            let dependencies = list(&package["dependencies"]);
            (name(package), dependencies.iter().map(name).collect())
        })
        .collect();
    assert!(packages.len() >= 10, "found: {:?}", packages.keys());
    packages
}

fn planted(packages: &[(&str, &[&str])]) -> Dependencies {
    packages
        .iter()
        .map(|(name, dependencies)| {
            let dependencies = dependencies.iter().map(|name| (*name).to_owned());
            ((*name).to_owned(), dependencies.collect())
        })
        .collect()
}

fn packages_that_know_windows(packages: &Dependencies) -> Vec<String> {
    let libraries = ["tauri", "wry", "tao", "webkit2gtk", "gtk"];
    let is_window = |dependency: &str| {
        libraries
            .iter()
            .any(|library| dependency == *library || dependency.starts_with(&format!("{library}-")))
    };
    let mut found = Vec::new();
    for (name, dependencies) in packages.iter().filter(|(name, _)| *name != "boothloop") {
        for dependency in dependencies.iter().filter(|name| is_window(name)) {
            found.push(format!("{name} must work without a window: {dependency}"));
        }
    }
    found
}

/// The only Rust that may know Tauri is the root package.
#[test]
fn no_crate_but_the_app_knows_tauri() {
    assert_none(&packages_that_know_windows(&workspace()));
}

#[test]
fn a_crate_that_knows_tauri_is_found() {
    let found = packages_that_know_windows(&planted(&[
        ("boothloop", &["tauri", "booth"]),
        ("booth", &["ledger", "tauri-plugin-fs"]),
    ]));
    assert_eq!(found.len(), 1, "{found:?}");
}

/// Dependencies that do not point down: on a crate of the same floor or of a
/// higher one.
fn arrows_not_down(packages: &Dependencies, floors: &[&[&str]]) -> Vec<String> {
    let floor = |name: &str| floors.iter().position(|floor| floor.contains(&name));
    let mut found = Vec::new();
    for (name, dependencies) in packages {
        if BESIDE.contains(&name.as_str()) {
            continue;
        }
        let Some(own) = floor(name) else {
            found.push(format!("{name} has no floor; give it one in FLOORS"));
            continue;
        };
        for dependency in dependencies
            .iter()
            .filter(|name| packages.contains_key(*name))
        {
            // Every test may say that it was skipped.
            if dependency != "skipped" && floor(dependency).is_none_or(|theirs| theirs >= own) {
                found.push(format!("{name} must not reach for {dependency}"));
            }
        }
    }
    found
}

#[test]
fn dependency_arrows_point_down() {
    assert_none(&arrows_not_down(&workspace(), FLOORS));
}

#[test]
fn an_arrow_up_or_sideways_is_found() {
    let found = arrows_not_down(
        &planted(&[
            ("words", &["serde", "coupon"]),
            ("coupon", &["words", "ledger"]),
            ("ledger", &["words"]),
            ("attic", &["words"]),
        ]),
        FLOORS,
    );
    assert_eq!(
        found,
        [
            "attic has no floor; give it one in FLOORS",
            "coupon must not reach for ledger",
            "words must not reach for coupon",
        ]
    );
}

fn calls_to_clock_or_dice(sources: &[Source]) -> Vec<String> {
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
    let mut found = Vec::new();
    for source in sources {
        // Tests stand at the end of a file and may bring their own dice.
        let code = source.text.split("#[cfg(test)]").next().unwrap_or_default();
        for name in taken_from_nowhere
            .iter()
            .filter(|name| code.contains(**name))
        {
            found.push(format!("{} calls {name}; pass it in", source.path));
        }
    }
    found
}

/// Whether a whole fair can be replayed in a test depends on this: clock and
/// entropy come in from outside. Only the ledger, which brings them in, and the
/// command line may ask the system.
#[test]
fn domain_crates_read_no_clock_and_throw_no_dice() {
    let may_ask = [
        "src-tauri/crates/ledger/",
        "src-tauri/crates/boothctl/",
        // It plays people from a seed that is given, and decides nothing of a
        // real fair.
        "src-tauri/crates/booth/src/sample/",
    ];
    let mut sources = sources_below("src-tauri/crates", &["rs"]);
    sources.retain(|source| {
        source.path.contains("/src/")
            && !source.is_test()
            && !may_ask.iter().any(|folder| source.path.starts_with(folder))
    });
    assert!(sources.len() > 100, "the sources were found");
    assert_none(&calls_to_clock_or_dice(&sources));
}

#[test]
fn a_call_to_the_clock_is_found_outside_tests() {
    let found = calls_to_clock_or_dice(&[
        Source::planted("a.rs", "fn a() { chrono::Utc::now(); }"),
        Source::planted(
            "b.rs",
            "fn b() {}\n#[cfg(test)]\nmod tests { rand::rng(); }",
        ),
    ]);
    assert_eq!(found, ["a.rs calls Utc::now; pass it in"]);
}

/// HTTP clients, TLS and sockets in the lines of `cargo tree`, each a package
/// with its version, `|`, and its features.
fn network_clients(tree: &str) -> Vec<String> {
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
    let linked: BTreeMap<&str, &str> = tree
        .lines()
        .filter_map(|line| line.split_once('|'))
        .filter_map(|(package, features)| Some((package.split(' ').next()?, features)))
        .collect();
    assert!(linked.contains_key("tauri"), "the tree was read");
    let mut found: Vec<String> = clients
        .iter()
        .filter(|client| linked.contains_key(*client))
        .map(|client| format!("{client} is linked into the app"))
        .collect();
    let tokio = linked.get("tokio").copied().unwrap_or_default();
    if tokio
        .split(',')
        .any(|feature| ["net", "full"].contains(&feature))
    {
        found.push(format!("tokio may open sockets: {tokio}"));
    }
    found
}

/// The app phones nobody. What stands in the tree and could be taken for a
/// client: `zbus` with `async-io` speaks D-Bus to this machine's secret store,
/// and Tauri's `tokio` comes without its `net` feature.
#[test]
fn the_app_links_no_network_client() {
    let tree = cargo(&[
        "tree",
        "--offline",
        "--locked",
        "--package",
        "boothloop",
        "--edges",
        "normal,no-proc-macro",
        "--prefix",
        "none",
        "--format",
        "{p}|{f}",
    ]);
    assert_none(&network_clients(&tree));
}

#[test]
fn a_network_client_in_the_app_is_found() {
    let tree = "tauri v2.12.5|wry\ntokio v1.0.0|rt,net\nreqwest v0.12.0|\n";
    assert_eq!(network_clients(tree).len(), 2, "the client and the sockets");
    assert_none(&network_clients("tauri v2.12.5|wry\ntokio v1.0.0|rt\n"));
}
