//! No other account of the machine may read what a booth leaves on its disk,
//! not even for the moment between making a file and closing it to others.

use crate::support::{PASSPHRASE, demo};
use std::collections::BTreeSet;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Calls the program for somebody whose umask forbids nothing, and writes down
/// each file it makes.
fn call_watched(log: &Path, arguments: &[&str]) -> bool {
    let output = Command::new("strace")
        .args(["-f", "-qq", "-s", "4096", "-e"])
        .arg("trace=open,openat,creat,mkdir,mkdirat,chmod,fchmodat,/unlink,/rename")
        .arg("-o")
        .arg(log)
        .args(["sh", "-c", "umask 000; exec \"$0\" \"$@\""])
        .arg(env!("CARGO_BIN_EXE_boothctl"))
        .args(arguments)
        .env("BOOTHLOOP_PASSPHRASE", PASSPHRASE)
        .output();
    let Ok(output) = output else {
        return false;
    };
    let said = String::from_utf8_lossy(&output.stderr);
    if said.contains("PTRACE") || said.contains("ptrace") {
        return false;
    }
    assert!(output.status.success(), "{arguments:?}: {said}");
    true
}

/// The calls in a log that make a file or folder where none is, or change its
/// mode, in this folder, with the mode. `there` is what lies there before and
/// then after: to open a file that is there with another mode changes nothing.
fn modes(log: &Path, folder: &Path, there: &mut BTreeSet<String>) -> Vec<(String, u32)> {
    let text = fs::read_to_string(log).expect("the log");
    let inside = folder.to_str().expect("UTF-8");
    let mut made = Vec::new();
    for line in text
        .lines()
        .filter(|line| line.contains(inside) && !line.contains(" = -1 "))
        // Where two threads call at once, a call is written in two parts.
        .filter(|line| !line.contains("<unfinished") && !line.contains(" resumed>"))
    {
        let mut quoted = line.split('"').skip(1).step_by(2).map(str::to_owned);
        let path = quoted.next().expect("a path");
        let sets_mode = line.contains("chmod");
        if line.contains("O_CREAT") || line.contains("mkdir") || sets_mode {
            let (call, _) = line.rsplit_once(") = ").expect("a whole call");
            let (_, mode) = call.rsplit_once(", ").expect("the mode comes last");
            let mode = u32::from_str_radix(mode, 8).expect("a mode");
            if there.insert(path) || sets_mode {
                made.push((line.to_owned(), mode));
            }
        } else if line.contains("unlink") || line.contains("rename") {
            there.remove(&path);
            there.extend(quoted.next());
        }
    }
    made
}

/// All files and folders below a folder.
fn below(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("the folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            found.extend(below(&path));
        }
        found.push(path);
    }
    found
}

fn open_to_others(folder: &Path) -> Vec<(PathBuf, u32)> {
    below(folder)
        .into_iter()
        .map(|path| {
            let found = fs::metadata(&path).expect("it is there");
            (path, found.permissions().mode() & 0o777)
        })
        .filter(|(_, mode)| mode & 0o077 != 0)
        .collect()
}

/// Making a store, a day at the fair, exports, a backup, a restoration: watched
/// call by call, under a umask of zero.
#[test]
fn every_file_is_private_from_its_first_byte() {
    let outside = tempfile::tempdir().expect("a folder");
    let log = outside.path().join("calls");
    let folder = tempfile::tempdir().expect("a folder");
    let at = |name: &str| folder.path().join(name).to_str().expect("UTF-8").to_owned();
    let (out, store) = (at("out"), at("out/fair.db"));
    let (copy, again) = (at("out/copy.db"), at("out/again.db"));
    let (pages, letters) = (at("out"), at("out/letters"));
    let (mut calls, mut there) = (0, BTreeSet::new());
    for arguments in [
        &["demo", "--visitors", "12", "--laptops", "2", "--out", &out][..],
        &["verify", "--store", &store],
        &["backup", &copy, "--store", &store],
        &["restore", &copy, "--store", &again],
        &["coupon", "page", "--out", &pages, "--store", &store],
        &[
            "followup", "export", "--target", "generic", "--reason", "시험", "--out", &letters,
            "--store", &store,
        ],
    ] {
        if !call_watched(&log, arguments) {
            skipped::because("strace is missing or may not watch");
            return;
        }
        let made = modes(&log, folder.path(), &mut there);
        calls += made.len();
        let open: Vec<_> = made.iter().filter(|(_, mode)| mode & 0o077 != 0).collect();
        assert!(open.is_empty(), "{arguments:?}: {open:#?}");
    }
    assert!(calls > 30, "{calls} calls were seen");
    assert_eq!(open_to_others(folder.path()), [], "what stays");
}

/// A store that an earlier version made with the umask's rights.
#[test]
fn a_store_open_to_others_is_closed_when_opened() {
    let folder = tempfile::tempdir().expect("a folder");
    let made = demo(folder.path(), &["--visitors", "2"]);
    assert_eq!(made.code, 0, "{}", made.stderr);
    let store = folder.path().join("fair.db");
    let ours = |path: &PathBuf| path.to_string_lossy().contains("fair.db");
    for path in below(folder.path()).iter().filter(|path| ours(path)) {
        fs::set_permissions(path, fs::Permissions::from_mode(0o666)).expect("set");
    }
    assert!(open_to_others(folder.path()).len() > 3);
    let backup = folder.path().join("copy.db");
    let answer = crate::support::ask(&store, &["backup", backup.to_str().expect("UTF-8")]);
    assert_eq!(answer.code, 0, "{}", answer.stderr);
    assert_eq!(open_to_others(folder.path()), [], "{}", answer.stderr);
}
