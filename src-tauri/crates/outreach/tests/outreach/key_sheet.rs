//! The recovery key on paper is one page that says the key.

use crate::fixture::{made_at, qr};
use crate::slip::FONTS;
use outreach::slip::{KeySheet, key_sheet};
use qrcode::EcLevel;
use std::process::Command;

/// Whoever prints it gets one page, with every group where a person reads it.
#[test]
fn the_sheet_is_one_page_with_the_whole_key() {
    if skipped::without(&["pdftotext"]) {
        return;
    }
    let key = "7K2M-QX94-TR8H-5WPA-NC3E-J6VD-18ZB-V0GS";
    let sheet = KeySheet {
        maker: "온기유리".into(),
        title: "복구 키".into(),
        text: "암호를 잊었을 때 Boothloop의 기록을 여는 키입니다. 2026년 11월 29일에 만들었습니다.".into(),
        key: vec![
            "7K2M - QX94 - TR8H - 5WPA".into(),
            "NC3E - J6VD - 18ZB - V0GS".into(),
        ],
        qr: qr(key, EcLevel::M),
        advice: "노트북과 다른 곳에 보관해 주세요. 이 종이와 노트북이 함께 있으면 누구나 기록을 열 수 있습니다.".into(),
    };
    let printed = key_sheet(&sheet, FONTS, made_at()).expect("a sheet");
    assert_eq!(printed.replaced, Vec::<char>::new());
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("sheet.pdf");
    std::fs::write(&file, &printed.bytes).expect("a file");
    let text = Command::new("pdftotext").arg(&file).arg("-").output();
    let text = String::from_utf8(text.expect("text").stdout).expect("UTF-8");
    assert_eq!(text.matches('\u{c}').count(), 1, "one page: {text}");
    for group in key.split('-') {
        assert!(text.contains(group), "{group} in {text}");
    }
}
