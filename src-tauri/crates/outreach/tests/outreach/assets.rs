//! The files that ship with the app say everything twice, lawfully, and in
//! letters that print and can be sent.

use crate::fixture::{made_at, qr};
use outreach::message;
use outreach::slip::{Fonts, Paper, Slip, pdf};
use serde_json::Value;

const FAIR: &str = include_str!("../../../../../assets/sample-fair/fair.json");
const NOTICES: &str = include_str!("../../../../../assets/notices/kr.json");

fn parsed(text: &str) -> Value {
    serde_json::from_str(text).expect("it is JSON")
}

/// Every pair of texts in the document.
fn texts(value: &Value, found: &mut Vec<(String, String)>) {
    match value {
        Value::Object(map) if map.contains_key("ko") || map.contains_key("en") => {
            let text = |key: &str| {
                let text = map.get(key).and_then(Value::as_str).unwrap_or_default();
                assert!(!text.trim().is_empty(), "{key} is missing in {value}");
                text.to_string()
            };
            found.push((text("ko"), text("en")));
        }
        Value::Object(map) => map.values().for_each(|it| texts(it, found)),
        Value::Array(list) => list.iter().for_each(|it| texts(it, found)),
        _ => {}
    }
}

/// The sample fair can be shown, printed and sent in both languages.
#[test]
fn the_sample_fair_is_whole() {
    let fair = parsed(FAIR);
    assert_eq!(fair["products"].as_array().map(Vec::len), Some(24));
    let page = fair["maker"]["page"].as_str().expect("a page");
    assert!(page.len() <= 20, "a longer address makes a denser QR code");
    let mut all = Vec::new();
    texts(&fair, &mut all);
    let slips: Vec<Slip> = all
        .iter()
        .map(|(ko, en)| {
            assert_eq!(message::size(ko).unencodable, [], "{ko} cannot be sent");
            Slip {
                maker: en.clone(),
                benefit: ko.clone(),
                conditions: String::new(),
                short_number: String::new(),
                valid_until: String::new(),
                qr: qr(page, qrcode::EcLevel::M),
                page_address: String::new(),
                maker_card: None,
            }
        })
        .collect();
    let fonts = Fonts {
        regular: include_bytes!("../../../../../assets/fonts/Pretendard-Regular.ttf"),
        bold: include_bytes!("../../../../../assets/fonts/Pretendard-Bold.ttf"),
        others: &[],
    };
    let printed =
        pdf(&slips, Paper::Receipt58mm, fonts, None, made_at()).expect("every text prints");
    assert!(printed.replaced.is_empty(), "{:?}", printed.replaced);
}

/// PIPA art. 15(2): purpose, items, retention, refusal; unticked; marked; and
/// KISA's guide: a consent to advertising is called by its name.
#[test]
fn the_notices_say_what_the_law_asks_for() {
    let document = parsed(NOTICES);
    let notices = document["notices"].as_array().expect("a list");
    let mut all = Vec::new();
    texts(&document["notices"], &mut all);
    for (ko, en) in &all {
        for text in [ko, en] {
            assert_eq!(text.matches("**").count() % 2, 0, "an open mark: {text}");
            for placeholder in text.split('{').skip(1) {
                let name = placeholder.split('}').next().unwrap_or_default();
                assert!(
                    document["placeholders"].get(name).is_some(),
                    "{{{name}}} is unknown"
                );
            }
        }
        let names = |text: &str| {
            let mut names: Vec<String> = text
                .split('{')
                .skip(1)
                .filter_map(|it| it.split('}').next().map(str::to_string))
                .collect();
            names.sort();
            names.dedup();
            names
        };
        assert_eq!(names(ko), names(en), "one language says more: {ko}");
    }
    for notice in notices {
        let id = &notice["id"];
        assert_eq!(notice["ticked"], false, "{id} starts ticked");
        let (points, length) = match notice["act"].as_str() {
            Some("transfer_abroad") => (vec!["items", "transfer", "recipient", "refusal"], "use"),
            Some("give_to_third_party") => (vec!["items", "recipient", "refusal"], "use"),
            _ => (vec!["purpose", "items", "refusal"], "retention"),
        };
        for item in points.into_iter().chain([length]) {
            assert!(notice["items"][item]["ko"].is_string(), "{id} lacks {item}");
        }
        let title = notice["title"]["ko"].as_str().expect("a title");
        if notice["optional"] == true {
            assert!(title.starts_with("[선택] "), "{id}: decree art. 17(4)");
            let retention = notice["items"][length]["ko"].as_str().expect("a text");
            assert!(
                retention.starts_with("**"),
                "{id}: retention is to stand out"
            );
        }
        let act = notice["act"].as_str().expect("a word");
        if act.starts_with("receive_advertising") {
            for language in ["ko", "en", "ja", "zh"] {
                let title = notice["title"][language].as_str().expect("a title");
                assert!(title.contains("광고성 정보 수신동의"), "{id}: {title}");
            }
            let purpose = notice["items"]["purpose"]["ko"].as_str().expect("a text");
            let refusal = notice["items"]["refusal"]["ko"].as_str().expect("a text");
            assert!(refusal.ends_with("{stop}"), "{id} hides how to stop");
            // A letter is sent on paper; 전송 is the word for what is transmitted.
            let sender = match notice["channel"].as_str() {
                Some("post") => "보내는 곳: {sender}",
                _ => "전송자: {sender}",
            };
            assert!(purpose.contains(sender), "{id} hides the sender");
        }
    }
}
