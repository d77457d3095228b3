//! Do the Korean texts keep the words that were agreed on after reading them aloud?
//!
//! One thing has one name: a word that was replaced everywhere must not come back
//! with the next screen.

use crate::sources::{Source, assert_none, sources_below};

/// A word that is not said, and what is said instead.
const REPLACED: [(&str, &str); 12] = [
    ("까닭", "이유"),
    ("소식 허락", "수신 동의"),
    ("허락 안 함", "동의 안 함"),
    ("열쇠", "키"),
    ("복사본", "백업"),
    ("받을 돈", "받을 금액"),
    ("남은 것 없음", "품절"),
    ("할당", "답변 인원 제한"),
    ("연락하는 길", "연락처"),
    ("쪽지", "쿠폰 인쇄용 파일"),
    ("넣을 폴더", "저장할 폴더"),
    ("하다 멈", "끝내지 않은"),
];

fn replaced_words(sources: &[Source]) -> Vec<String> {
    let mut found = Vec::new();
    for source in sources {
        for line in source.text.lines() {
            for (word, instead) in REPLACED {
                if line.contains(word) {
                    found.push(format!(
                        "{}: “{word}”, say “{instead}”: {line}",
                        source.path
                    ));
                }
            }
        }
    }
    found
}

#[test]
fn korean_texts_say_the_agreed_words() {
    let mut sources = sources_below("assets/messages/ko", &["ftl"]);
    sources.extend(sources_below("ui/messages", &["json"]));
    assert!(sources.len() > 10, "the texts were found");
    assert_none(&replaced_words(&sources));
}

#[test]
fn a_word_that_was_replaced_is_found() {
    let planted = Source::planted("a.ftl", "export-needs = 내보내는 까닭을 적어 주세요.");
    assert_eq!(replaced_words(&[planted]).len(), 1);
}
