//! A Korean particle depends on the last letter of the word before it, and what
//! a message is told has any last letter. So a function writes it, or the
//! sentence has none there.

use words::catalogue::{FILES, Language};

const PARTICLES: [&str; 13] = [
    "은", "는", "이", "가", "을", "를", "과", "와", "으로", "로", "이라", "라", "이나",
];

/// Messages whose argument always ends in the same word.
const ALWAYS_THE_SAME: &[(&str, &str)] = &[
    ("coupon-clock-set-back", "a day, which ends in 일"),
    ("finding-does-not-follow", "a record, which ends in 기록"),
    ("finding-head-differs", "a record, which ends in 기록"),
    ("finding-unsigned", "a record, which ends in 기록"),
    ("finding-fork", "a record, which ends in 기록"),
    ("finding-malformed", "a record, which ends in 기록"),
    (
        "passphrase-missing",
        "the one variable, which ends in PASSPHRASE",
    ),
];

/// The particle that is written out behind an argument, if one is. Behind a
/// bracket it belongs to the word before that.
fn written_out(line: &str) -> Option<&str> {
    line.match_indices('$').find_map(|(at, _)| {
        let (argument, rest) = line[at..].split_once(" }")?;
        if argument.contains(['(', '{']) {
            return None;
        }
        let rest = rest.trim_start_matches(['’', '”']);
        let word = rest.split(|letter: char| !letter.is_alphabetic()).next()?;
        PARTICLES.contains(&word).then_some(word)
    })
}

#[test]
fn no_particle_is_written_out_behind_what_a_message_is_told() {
    let mut problems = Vec::new();
    for file in FILES
        .iter()
        .filter(|file| file.language == Language::Korean)
    {
        let mut key = "";
        for line in file.text.lines() {
            if let Some((name, _)) = line.split_once(" =").filter(|_| !line.starts_with(' ')) {
                key = name;
            }
            let is_known = ALWAYS_THE_SAME.iter().any(|(name, _)| *name == key);
            if let Some(particle) = written_out(line).filter(|_| !is_known) {
                problems.push(format!(
                    "{}: {key} writes {particle} out: {line}",
                    file.path
                ));
            }
        }
    }
    assert!(problems.is_empty(), "\n{}\n", problems.join("\n"));
}

#[test]
fn a_particle_behind_an_argument_is_noticed() {
    assert_eq!(written_out("‘{ $name }’을 지웠습니다."), Some("을"));
    assert_eq!(written_out("{ $name }는 없습니다."), Some("는"));
    assert_eq!(written_out("{ $name }{ TOPIC($name) } 없습니다."), None);
    assert_eq!(written_out("{ $count }명이 표({ $table })가"), None);
}
