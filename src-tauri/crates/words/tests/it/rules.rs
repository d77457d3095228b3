//! What must hold between the catalogue and the sources.

use crate::catalogue::Messages;
use crate::exceptions::{KOREAN_IN_OTHER_LANGUAGES, KOREAN_IN_RUST, VISITOR_MEETS};
use crate::rust::{Literal, Sources, Use};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use words::catalogue::{FILES, Language};

fn fails_with(problems: &[String]) {
    assert!(problems.is_empty(), "\n{}\n", problems.join("\n"));
}

fn is_hangul(letter: char) -> bool {
    matches!(letter, '\u{1100}'..='\u{11ff}' | '\u{3130}'..='\u{318f}' | '\u{ac00}'..='\u{d7a3}')
}

fn is_kana(letter: char) -> bool {
    matches!(letter, '\u{3041}'..='\u{30ff}') && letter != '・'
}

/// Keys that are said and are missing in a language that must have them.
fn missing(uses: &[Use], language: Language, messages: &Messages) -> Vec<String> {
    uses.iter()
        .filter(|said| !messages.has(&said.key))
        .map(|said| {
            let (place, key, tag) = (&said.place, &said.key, language.tag());
            format!("{place} says `{key}`, which assets/messages/{tag} does not have")
        })
        .collect()
}

/// Messages that nothing says.
fn unsaid(uses: &[Use], messages: &Messages) -> Vec<String> {
    let said = messages.reached_from(uses.iter().map(|said| said.key.as_str()));
    messages
        .iter()
        .filter(|(key, _)| !said.contains(*key))
        .map(|(_, message)| format!("nothing says {}", message.place))
        .collect()
}

/// Places that tell a message something else than it asks for.
fn told_otherwise(uses: &[Use], messages: &Messages) -> Vec<String> {
    uses.iter()
        .filter(|said| messages.has(&said.key))
        .filter_map(|said| {
            let asked = messages.variables(&said.key);
            let list =
                |names: &BTreeSet<String>| names.iter().cloned().collect::<Vec<_>>().join(", ");
            let place = messages
                .iter()
                .find(|(key, _)| *key == said.key)
                .map(|(_, message)| message.place.clone())?;
            (asked != said.arguments).then(|| {
                format!(
                    "{} gives [{}] where {place} asks for [{}]",
                    said.place,
                    list(&said.arguments),
                    list(&asked)
                )
            })
        })
        .collect()
}

/// What a visitor can meet and the language does not have, and the other way round.
fn not_met(visitor_meets: &[&str], uses: &[Use], messages: &Messages) -> Vec<String> {
    let mut problems = Vec::new();
    for key in visitor_meets {
        if !messages.has(key) {
            problems.push(format!("a visitor can meet `{key}`, which is missing"));
        }
        if !uses.iter().any(|said| said.key == *key) {
            problems.push(format!(
                "nothing says `{key}`, which a visitor is said to meet"
            ));
        }
    }
    let met = messages.reached_from(visitor_meets.iter().copied());
    for (key, message) in messages.iter() {
        if !met.contains(key) {
            let place = &message.place;
            problems.push(format!(
                "{place} is not in the list of what a visitor can meet"
            ));
        }
    }
    problems
}

/// Korean in the sources, outside the files listed with a reason.
fn korean(literals: &[Literal], excepted: &[(&str, &str)]) -> Vec<String> {
    let mut problems = Vec::new();
    let is_excepted = |file: &str| excepted.iter().any(|(name, _)| *name == file);
    for literal in literals {
        let (file, line, text) = (&literal.file, literal.line, &literal.text);
        if literal.is_made_a_sentence {
            problems.push(format!("{file}:{line} writes a sentence into Rust: {text}"));
        } else if text.contains(is_hangul) && !is_excepted(file) {
            problems.push(format!(
                "{file}:{line} has Korean that belongs in the catalogue: {text}"
            ));
        }
    }
    for (name, _) in excepted {
        let holds = |literal: &Literal| literal.file == *name && literal.text.contains(is_hangul);
        if !literals.iter().any(holds) {
            problems.push(format!("{name} is excepted and holds no Korean"));
        }
    }
    problems
}

fn read(path: &str, text: &str) -> Messages {
    let mut messages = Messages::default();
    messages.add(path, text);
    messages
}

fn source(text: &str) -> Sources {
    let mut sources = Sources::default();
    sources.add("here.rs", text);
    sources
}

/// Each file below `assets/messages` is read without a fault and is embedded.
#[test]
fn every_file_can_be_read_and_ships() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../assets/messages");
    let mut problems = Vec::new();
    for language in Language::ALL {
        let messages = Messages::shipped(language);
        problems.extend(messages.broken_references());
        problems.extend(messages.faults);
        let folder = fs::read_dir(root.join(language.tag())).expect("the language has a folder");
        for entry in folder {
            let name = entry.expect("a folder can be read").file_name();
            let path = format!("{}/{}", language.tag(), name.to_string_lossy());
            if !FILES.iter().any(|file| file.path == path) {
                problems.push(format!("assets/messages/{path} is not embedded"));
            }
        }
    }
    fails_with(&problems);
}

/// The same noun has the same file in Korean and in English; the other
/// languages have no noun of their own.
#[test]
fn the_languages_have_the_same_files() {
    let nouns = |language: Language| -> BTreeSet<&str> {
        let files = FILES.iter().filter(|file| file.language == language);
        files
            .filter_map(|file| file.path.split('/').nth(1))
            .collect()
    };
    assert_eq!(nouns(Language::Korean), nouns(Language::English));
    assert_eq!(nouns(Language::Japanese), nouns(Language::Chinese));
    assert!(nouns(Language::Japanese).is_subset(&nouns(Language::English)));
}

/// Whatever the product says, it can say in both languages of the staff.
#[test]
fn every_sentence_is_there_in_korean_and_english() {
    let sources = Sources::of_this_tree();
    let mut problems = Vec::new();
    for language in [Language::Korean, Language::English] {
        problems.extend(missing(
            &sources.uses,
            language,
            &Messages::shipped(language),
        ));
    }
    fails_with(&problems);
}

/// A message that nothing says is translated for nobody.
#[test]
fn no_message_is_left_that_nothing_says() {
    let sources = Sources::of_this_tree();
    let mut problems = Vec::new();
    for language in Language::ALL {
        problems.extend(unsaid(&sources.uses, &Messages::shipped(language)));
    }
    fails_with(&problems);
}

/// No language forgets an argument, and none asks for one that is not given.
#[test]
fn every_message_is_told_what_it_asks_for() {
    let sources = Sources::of_this_tree();
    let mut problems = Vec::new();
    for language in Language::ALL {
        problems.extend(told_otherwise(&sources.uses, &Messages::shipped(language)));
    }
    fails_with(&problems);
}

/// A kiosk that refuses something says why in the visitor's language.
#[test]
fn what_a_visitor_can_meet_is_there_in_japanese_and_chinese() {
    let sources = Sources::of_this_tree();
    let mut problems = Vec::new();
    for language in [Language::Japanese, Language::Chinese] {
        let found = not_met(VISITOR_MEETS, &sources.uses, &Messages::shipped(language));
        let tag = language.tag();
        problems.extend(found.into_iter().map(|problem| format!("{tag}: {problem}")));
    }
    fails_with(&problems);
}

/// A text that was copied and not translated stands out by its letters.
#[test]
fn each_language_is_written_in_its_own_letters() {
    let mut problems = Vec::new();
    for language in [Language::English, Language::Japanese, Language::Chinese] {
        for (key, message) in Messages::shipped(language).iter() {
            let is_foreign = |letter: char| {
                is_hangul(letter) || (language != Language::Japanese && is_kana(letter))
            };
            let is_excepted = KOREAN_IN_OTHER_LANGUAGES
                .iter()
                .any(|(name, _)| *name == key);
            if message.text.contains(is_foreign) && !is_excepted {
                problems.push(format!("{} has letters of another language", message.place));
            }
        }
    }
    fails_with(&problems);
}

/// What a person reads stands in the catalogue, where it can be translated.
#[test]
fn no_korean_stands_in_rust() {
    fails_with(&korean(&Sources::of_this_tree().literals, KOREAN_IN_RUST));
}

/// Each rule above notices what it is there for.
#[test]
fn what_is_wrong_is_noticed() {
    let said = source(r#"sentence!("greeting", name = name)"#).uses;
    let none = Messages::default();
    assert_eq!(missing(&said, Language::Korean, &none).len(), 1);

    let unused = read(
        "ko/a.ftl",
        "greeting = { $name }{ tail }\ntail = !\nother = ?\n",
    );
    assert_eq!(unsaid(&said, &unused), ["nothing says `other` in ko/a.ftl"]);
    assert!(missing(&said, Language::Korean, &unused).is_empty());
    assert!(told_otherwise(&said, &unused).is_empty());

    let asks_more = read(
        "ko/a.ftl",
        "greeting = { $name } { tail }\ntail = { $day }\n",
    );
    assert_eq!(
        told_otherwise(&said, &asks_more),
        ["here.rs:1 gives [name] where `greeting` in ko/a.ftl asks for [day, name]"]
    );
    let asks_less = read("ko/a.ftl", "greeting = .\n");
    assert_eq!(told_otherwise(&said, &asks_less).len(), 1);

    assert_eq!(
        not_met(&["greeting"], &said, &none).len(),
        1,
        "not translated"
    );
    assert_eq!(
        not_met(&["goodbye"], &said, &unused).len(),
        5,
        "not said, not listed"
    );

    let faults = |text: &str| read("ko/a.ftl", text).faults.len();
    assert_eq!(faults("a = { $b"), 1, "not Fluent");
    assert_eq!(faults("a = b\na = c\n"), 1, "twice");
    assert_eq!(faults("a = { NOTHING($b) }\n"), 1, "no such function");
    assert_eq!(
        read("ko/a.ftl", "a = { b } { -c }\n")
            .broken_references()
            .len(),
        2
    );

    let literals = source(r#"f("가"); Sentence::of_texts("a", b)"#).literals;
    assert_eq!(korean(&literals, &[]).len(), 2);
    assert_eq!(korean(&literals, &[("here.rs", "why")]).len(), 1);
    assert_eq!(
        korean(&[], &[("here.rs", "why")]).len(),
        1,
        "needless exception"
    );
}
