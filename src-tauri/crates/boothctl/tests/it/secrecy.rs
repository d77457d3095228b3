//! Nothing of a person is readable beside the files an owner asked for.

use crate::support::{PASSPHRASE, follow_up_rows, played, store_copy};
use booth::Booth;
use ledger::{Secret, SystemEnvironment};
use std::collections::BTreeSet;
use std::path::Path;

/// Names, phones and addresses of everybody who left one.
fn personal(booth: &mut Booth) -> BTreeSet<String> {
    let connection = booth.ledger().connection();
    let mut statement = connection
        .prepare("SELECT name, email, phone FROM contact")
        .expect("a statement");
    let rows = statement
        .query_map([], |row| {
            Ok([row.get::<_, String>(0)?, row.get(1)?, row.get(2)?])
        })
        .expect("rows");
    let mut found = BTreeSet::new();
    for row in rows {
        for text in row.expect("a contact") {
            if text.starts_with('+') {
                found.insert(booth::national_phone(&text));
            }
            found.insert(text);
        }
    }
    found.retain(|text| !text.is_empty());
    found
}

/// How many files there are and which texts they show in UTF-8 or UTF-16.
fn readable(folder: &Path, texts: &BTreeSet<String>) -> (usize, BTreeSet<String>) {
    let mut needles = Vec::new();
    for text in texts {
        needles.push((text, text.as_bytes().to_vec()));
        needles.push((
            text,
            text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        ));
        needles.push((
            text,
            text.encode_utf16().flat_map(u16::to_be_bytes).collect(),
        ));
    }
    let mut files = 0;
    let mut found = BTreeSet::new();
    for entry in std::fs::read_dir(folder).expect("the folder") {
        let path = entry.expect("an entry").path();
        if path.is_file() {
            files += 1;
            let bytes = std::fs::read(&path).expect("its bytes");
            for (text, needle) in &needles {
                if bytes.windows(needle.len()).any(|window| window == needle) {
                    found.insert(format!("{text} in {}", path.display()));
                }
            }
        }
    }
    (files, found)
}

/// Whoever steals the laptop finds no name, number or address in any file of
/// the store: not in the database, its log, its index, its keys or its mark;
/// not while it is open and not after.
#[test]
fn the_store_shows_nobody() {
    let (folder, store) = store_copy();
    let mut booth = Booth::open(
        &store,
        Secret::Passphrase(PASSPHRASE),
        Box::new(SystemEnvironment),
    )
    .expect("the store opens");
    // So that the write-ahead log has something in it, too.
    let visitor = booth.expect_visitor().expect("somebody");
    let notices = booth.notices().expect("notices");
    let all: Vec<_> = notices.iter().map(|(id, _)| *id).collect();
    booth
        .save_contact(
            visitor,
            &booth::consent::ContactDraft {
                name: "남궁민수".to_owned(),
                email: "minsu@example.com".to_owned(),
                phone: "010-7777-8888".to_owned(),
                particulars: None,
                badge: None,
                source: booth::consent::ContactSource::Staff,
                language: "ko".to_owned(),
                shown: all.clone(),
                granted: all,
                topics: Vec::new(),
            },
        )
        .expect("a contact");
    let texts = personal(&mut booth);
    assert!(
        texts.contains("남궁민수") && texts.len() > 40,
        "{} texts",
        texts.len()
    );
    for row in follow_up_rows(&played().json) {
        assert!(
            texts.contains(&row["이름"]),
            "the follow-up's people are among them"
        );
    }

    let (open, found) = readable(folder.path(), &texts);
    assert!(open >= 5, "database, log, index, keys, lock: {open} files");
    assert_eq!(found, BTreeSet::new(), "while it is open");
    drop(booth);
    let (_, found) = readable(folder.path(), &texts);
    assert_eq!(found, BTreeSet::new(), "after it was closed");

    let (_, found) = readable(&played().folder.path().join("exports"), &texts);
    assert!(
        !found.is_empty(),
        "the search itself finds what is readable: the exported CSV"
    );
}
