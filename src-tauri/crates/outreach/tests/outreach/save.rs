//! A saved file is whole, has a name every system takes, and replaces nothing.

use outreach::save::save;
use std::collections::BTreeSet;
use std::fs;

fn names(folder: &std::path::Path) -> BTreeSet<String> {
    fs::read_dir(folder)
        .expect("the folder is there")
        .map(|entry| {
            entry
                .expect("it reads")
                .file_name()
                .to_string_lossy()
                .into_owned()
        })
        .collect()
}

/// The second file of the same name gets a number; the first is untouched.
#[test]
fn nothing_is_ever_overwritten() {
    let folder = tempfile::tempdir().expect("a folder");
    let first = save(folder.path(), "후속 안내", "csv", b"one").expect("saved");
    let second = save(folder.path(), "후속 안내", "csv", b"two").expect("saved");
    let third = save(folder.path(), "후속 안내", "csv", b"three").expect("saved");
    assert_eq!(fs::read(&first).expect("it reads"), b"one");
    assert_eq!(fs::read(&second).expect("it reads"), b"two");
    assert_eq!(fs::read(&third).expect("it reads"), b"three");
    assert_eq!(
        names(folder.path()),
        BTreeSet::from([
            "후속 안내.csv".to_string(),
            "후속 안내 (2).csv".to_string(),
            "후속 안내 (3).csv".to_string(),
        ]),
        "no half-written file stays behind"
    );
}

/// Two windows saving at once both keep their file.
#[test]
fn saving_at_once_loses_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    std::thread::scope(|scope| {
        for number in 0..8u8 {
            let folder = folder.path();
            scope.spawn(move || save(folder, "같은 이름", "pdf", &[number]).expect("saved"));
        }
    });
    let contents: BTreeSet<Vec<u8>> = names(folder.path())
        .iter()
        .map(|name| fs::read(folder.path().join(name)).expect("it reads"))
        .collect();
    assert_eq!(contents, (0..8u8).map(|number| vec![number]).collect());
}

/// Names a person types become names that Windows opens.
#[test]
fn names_are_safe_on_windows() {
    let folder = tempfile::tempdir().expect("a folder");
    for (typed, expected) in [
        ("11/30: 감사?", "11_30_ 감사_.csv"),
        ("../../비밀", "_.._비밀.csv"),
        ("con", "_con.csv"),
        ("LPT1.목록", "_LPT1.목록.csv"),
        ("COM10", "COM10.csv"),
        ("", "_.csv"),
        (" 끝에 점.. ", "끝에 점.csv"),
        ("줄\n바꿈", "줄_바꿈.csv"),
    ] {
        let path = save(folder.path(), typed, "csv", b"").expect("saved");
        assert_eq!(
            path.parent(),
            Some(folder.path()),
            "{typed} left the folder"
        );
        let name = path
            .file_name()
            .expect("a name")
            .to_string_lossy()
            .into_owned();
        assert_eq!(name, expected, "{typed}");
    }
    let long = save(folder.path(), &"온기".repeat(500), "csv", b"").expect("a long name is cut");
    assert!(long.file_name().expect("a name").len() <= 255);
}

/// A pulled stick is told as such.
#[test]
fn a_missing_folder_is_told() {
    let folder = tempfile::tempdir().expect("a folder");
    let gone = folder.path().join("없음");
    let error = save(&gone, "이름", "csv", b"x").expect_err("there is no such folder");
    assert_eq!(error.code(), "folder_missing");
    let file = folder.path().join("파일");
    fs::write(&file, b"").expect("written");
    let error = save(&file, "이름", "csv", b"x").expect_err("a file is no folder");
    assert_eq!(error.code(), "folder_missing");
}

/// A folder of somebody else's is told as such.
#[cfg(unix)]
#[test]
fn a_read_only_folder_is_told() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().expect("a folder");
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o500)).expect("set");
    if fs::write(folder.path().join("probe"), b"").is_ok() {
        skipped::because("this user may write to read-only folders, as root does");
        return;
    }
    let error = save(folder.path(), "이름", "csv", b"x").expect_err("it is read-only");
    assert_eq!(error.code(), "folder_not_writable");
}

/// Others who use this laptop must not read an export with contacts in it.
#[cfg(unix)]
#[test]
fn an_export_is_private_to_its_user() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().expect("a folder");
    let path = save(folder.path(), "이름", "csv", b"x").expect("saved");
    let mode = fs::metadata(path)
        .expect("it is there")
        .permissions()
        .mode();
    assert_eq!(mode & 0o077, 0, "group or others may read it");
}
