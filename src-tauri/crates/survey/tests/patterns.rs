//! What `regex()` means.

use crate::support::{fill, say};

/// A hyphen beside a class in a set is a hyphen, on either side of it.
#[test]
fn a_hyphen_beside_a_class_is_a_hyphen() {
    let holds = |pattern: &str, answer: &str| {
        let constraint = format!("regex(., '{pattern}')");
        let mut filling = fill(&format!(
            "survey\n|type|name|label|constraint|\n|text|a|A|{constraint}|"
        ));
        say(&mut filling, "a", answer);
        filling.first_violation().is_none()
    };
    let phone = r"[\d\s-()+]{7,}";
    assert!(holds(phone, "010-1234-5678"));
    assert!(
        !holds(phone, "010!1234"),
        "no range hides between \\s and ("
    );
    let mail = r"[\w-\.]+@([\w-]+\.)+[\w-]{2,4}";
    assert!(holds(mail, "kim.min-ji@naver.com"));
    assert!(!holds(mail, "kim/min@naver.com"));
    for class in [
        r"\d",
        r"\w",
        r"\s",
        r"\h",
        r"\p{L}",
        r"\p{Nd}",
        r"\p{IsHangul}",
        r"[0-9]",
    ] {
        for set in [
            format!("[{class}-.]+"),
            format!("[+{class}-]+"),
            format!("[-{class}.]+"),
            format!("[.{class}-~]+"),
        ] {
            assert!(holds(&set, "-"), "{set}");
            assert!(!holds(&set, "{"), "{set}");
        }
    }
}
