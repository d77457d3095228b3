//! Fair packs, bundles and digests on the command line.

use crate::support::{ask, call, call_with, demo, store_copy};
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};

fn text(path: &Path) -> &str {
    path.to_str().expect("a plain path")
}

fn done(store: &Path, arguments: &[&str]) -> Value {
    let answer = ask(store, arguments);
    assert_eq!(answer.code, 0, "{arguments:?} {}", answer.stderr);
    answer.json()
}

fn digest(store: &Path) -> String {
    let json = done(store, &["digest"]);
    assert!(json["records"].as_u64() > Some(0), "{json}");
    let tables = json["tables"].as_object().expect("tables");
    assert!(tables.len() > 20, "every read table: {json}");
    json["digest"].as_str().expect("a digest").to_owned()
}

fn bundle_of(store: &Path, file: &Path) {
    done(store, &["bundle", "write", "--out", text(file)]);
}

/// A laptop is made of a pack, both go on, and after one bundle each way they agree to
/// the last byte; the same bundles again change nothing.
#[test]
fn a_pack_and_a_bundle_each_way_bring_two_laptops_together() {
    let (folder, store) = store_copy();
    let at = |name: &str| folder.path().join(name);
    let pack = at("booth.fairpack");
    assert_eq!(ask(&store, &["clock", "confirm"]).code, 0);
    done(&store, &["pack", "write", "--out", text(&pack)]);
    let laptop = at("stick/laptop.db");
    let opened = call(&[
        "pack",
        "open",
        text(&pack),
        "--store",
        text(&laptop),
        "--json",
    ]);
    assert_eq!(opened.code, 0, "{}", opened.stderr);
    let device = opened.json()["device"]
        .as_str()
        .expect("a device")
        .to_owned();
    assert_eq!(
        opened.json()["recovery_key"].as_str().map(str::len),
        Some(39)
    );

    assert_eq!(ask(&laptop, &["clock", "confirm"]).code, 0);
    let [there, back] = [at("there.boothbundle"), at("back.boothbundle")];
    bundle_of(&laptop, &there);
    let merged = done(&store, &["bundle", "merge", text(&there)]);
    assert!(merged["new"].as_u64() > Some(0), "{merged}");
    assert_eq!(merged["conflicts"], serde_json::json!([]));
    bundle_of(&store, &back);
    assert_ne!(digest(&store), "", "it is a digest");
    done(&laptop, &["bundle", "merge", text(&back)]);
    assert_eq!(digest(&store), digest(&laptop));
    for file in [&there, &back] {
        let again = done(&store, &["bundle", "merge", text(file)]);
        assert_eq!(again["new"], 0, "{again}");
    }

    let listed = done(&store, &["device", "list"]);
    let known = listed.as_array().expect("laptops").iter();
    let known: Vec<&Value> = known.filter(|it| it["device"] == device.as_str()).collect();
    assert_eq!((known.len(), &known[0]["belongs"]), (1, &Value::Bool(true)));
    let one = at("one.boothbundle");
    let for_one = ["bundle", "write", "--out", text(&one), "--for", &device];
    assert_eq!(done(&store, &for_one)["file"], text(&one));
    ask(&store, &for_one).refused();
}

/// A pack with a password of its own opens with that one alone, which is said once.
#[test]
fn a_pack_can_have_a_password_made_by_chance() {
    let (folder, store) = store_copy();
    let at = |name: &str| folder.path().join(name);
    let pack = at("booth.fairpack");
    let written = done(
        &store,
        &["pack", "write", "--out", text(&pack), "--new-password"],
    );
    let password = written["password"].as_str().expect("said").to_owned();
    let open = |password: &str, name: &str| {
        let file = at("password.txt");
        fs::write(&file, format!("{password}\n")).expect("written");
        let laptop = at(name);
        let arguments = [
            "pack",
            "open",
            text(&pack),
            "--store",
            text(&laptop),
            "--password-file",
        ];
        call(&[&arguments[..], &[text(&file), "--json"]].concat())
    };
    open("3333-3333-3333-3333", "a.db").refused();
    let unsaid = at("b.db");
    call(&["pack", "open", text(&pack), "--store", text(&unsaid)]).refused();
    assert!(!at("a.db").exists() && !unsaid.exists());
    assert_eq!(
        open(&password.to_uppercase().replace('-', " "), "c.db").code,
        0
    );
    call_with(
        "짧다",
        &["pack", "open", text(&pack), "--store", text(&at("d.db"))],
    )
    .refused();
}

/// Whatever is no bundle for this laptop is refused with a sentence, beside one that is
/// taken in, and leaves the store as it was.
#[test]
fn a_file_that_is_refused_changes_nothing() {
    let (folder, store) = store_copy();
    let (other_folder, other) = store_copy();
    let at = |name: &str| folder.path().join(name);
    let good = at("good.boothbundle");
    assert_eq!(ask(&other, &["clock", "confirm"]).code, 0);
    bundle_of(&other, &good);
    let bytes = fs::read(&good).expect("readable");
    let made = |name: &str, bytes: &[u8]| -> PathBuf {
        fs::write(at(name), bytes).expect("written");
        at(name)
    };
    let mut changed = bytes.clone();
    let middle = changed.len() / 2;
    changed[middle] ^= 1;
    let before = digest(&store);
    for file in [
        made("empty", b""),
        made("cut", &bytes[..bytes.len() - 1]),
        made("changed", &changed),
        made("picture.png", b"\x89PNG\r\n\x1a\n0000"),
        at("nothing there"),
        folder.path().to_owned(),
    ] {
        let answer = ask(&store, &["bundle", "merge", text(&file)]);
        answer.refused();
        let json = answer.json();
        assert_eq!(json["new"], 0, "{json}");
        assert!(json["files"][0]["refused"].is_string(), "{json}");
        assert_eq!(digest(&store), before);
    }
    let cut = at("cut");
    let both = ask(&store, &["bundle", "merge", text(&cut), text(&good)]);
    both.refused();
    assert!(
        both.json()["new"].as_u64() > Some(0),
        "the good one is taken in"
    );
    drop(other_folder);
}

/// The stores that a demo of three laptops leaves agree after they exchanged bundles,
/// and with the store that the demo merged itself.
#[test]
fn the_laptops_of_a_demo_agree_after_bundles() {
    let folder = tempfile::tempdir().expect("a folder");
    let answer = demo(folder.path(), &["--visitors", "15", "--laptops", "3"]);
    assert_eq!(answer.code, 0, "{}", answer.stderr);
    let stores = answer.json()["stores"].clone();
    let stores: Vec<PathBuf> = serde_json::from_value(stores).expect("paths");
    assert_eq!(stores.len(), 3);
    let different: std::collections::BTreeSet<String> =
        stores.iter().map(|store| digest(store)).collect();
    assert_eq!(different.len(), 3, "each saw other visitors");
    let bundles: Vec<PathBuf> = (0..3)
        .map(|number| folder.path().join(format!("{number}.boothbundle")))
        .collect();
    for (store, file) in stores.iter().zip(&bundles) {
        bundle_of(store, file);
    }
    for store in &stores {
        let mut arguments = vec!["bundle", "merge"];
        arguments.extend(bundles.iter().map(|file| text(file)));
        done(store, &arguments);
    }
    let digests: Vec<String> = stores.iter().map(|store| digest(store)).collect();
    assert_eq!(digests[0], digests[1]);
    assert_eq!(digests[0], digests[2]);
}
