//! The receipt of consent on paper: said in her language, and read by a scanner that
//! shares no code with what drew it.

use super::notices::partner;
use crate::support::{Fair, Laptop, MINUTE};
use booth::BoothError;
use booth::consent::{ContactDraft, NoticeAct};
use booth::coupons::Paper;
use booth::desk::Found;
use booth::maker::MakerDraft;
use booth::notices::NoticeForm;
use permission::Channel;
use std::path::{Path, PathBuf};
use std::process::Command;
use uuid::Uuid;
use words::Language;

/// A visitor who read in one language and said yes to everything that is asked.
fn allows_all(laptop: &mut Laptop, language: &str) -> Uuid {
    let visitor = laptop.answered_visit();
    let notices = laptop.booth().notices().expect("texts");
    let all: Vec<Uuid> = notices.iter().map(|(id, _)| *id).collect();
    let draft = ContactDraft {
        language: language.to_owned(),
        shown: all.clone(),
        granted: all,
        ..laptop.draft("seoyeon.kim@example.com", "010-1234-5678", &[])
    };
    laptop.booth().save_contact(visitor, &draft).expect("kept");
    visitor
}

fn with_a_partner_at_night(laptop: &mut Laptop) {
    let form = NoticeForm {
        night: true,
        recipients: vec![partner()],
        ..NoticeForm::default()
    };
    laptop.booth().publish_notices(&form).expect("published");
}

fn output(tool: &str, arguments: &[&str], file: &Path) -> String {
    let tool = Command::new(tool).args(arguments).arg(file).output();
    String::from_utf8(tool.expect("it is installed").stdout).expect("UTF-8")
}

fn picture(pdf: &Path, folder: &Path) -> PathBuf {
    let page = folder.join("page");
    let drawn = Command::new("pdftoppm")
        .args(["-r", "203.2", "-gray", "-png", "-singlefile"])
        .args([pdf, &page])
        .status();
    assert!(drawn.expect("it is installed").success());
    page.with_extension("png")
}

/// On every paper and in every language the slip says to whom, what, since when and how
/// to stop; its code is read from the picture of the page and stops everything on a
/// laptop that never heard of her. Nobody's address stands on it.
#[test]
fn it_is_printed_in_her_language_and_its_code_stops_everything() {
    if skipped::without(&["pdftoppm", "pdftotext", "zbarimg"]) {
        return;
    }
    let mut fair = Fair::with_laptops(2, 820);
    let (one, other) = fair.pair(0, 1);
    with_a_partner_at_night(one);
    let said = [
        (
            "ko",
            "동의 영수증",
            [
                "한 달에 1번까지",
                "정보를 주어도 된다고",
                "2026년 11월 25일부터 24개월",
            ],
        ),
        (
            "en",
            "Receipt of consent",
            [
                "at most 1 a month",
                "may get your data",
                "for 24 months from",
            ],
        ),
        (
            "ja",
            "同意の控え",
            ["月1回まで", "情報をお渡し", "24か月間"],
        ),
        (
            "zh",
            "同意凭证",
            ["每月最多1次", "提供信息的对象", "24个月"],
        ),
    ];
    let papers = [
        (Paper::Receipt80mm, "226.8"),
        (Paper::Receipt58mm, "164.4"),
        (Paper::A4Labels, "595.3"),
    ];
    for (language, title, parts) in said {
        one.clock.advance(MINUTE);
        let visitor = allows_all(one, language);
        for (paper, width) in papers {
            let folder = tempfile::tempdir().expect("a folder");
            let pdf = one
                .booth()
                .save_consent_slip(visitor, paper, Language::Korean, folder.path())
                .expect("a slip");
            assert_eq!(pdf.file_name(), Some("동의 영수증.pdf".as_ref()));
            let text = output("pdftotext", &["-layout", "-q"], &pdf);
            assert!(text.is_empty(), "it is written beside the file");
            let text = std::fs::read_to_string(pdf.with_extension("txt")).expect("its words");
            // Lines break at the paper's width.
            let words: String = text.split_whitespace().collect();
            for part in parts.into_iter().chain([title, "한빛유통", "080-000-0000"]) {
                let part: String = part.split_whitespace().collect();
                assert!(
                    words.contains(&part),
                    "{language} {paper:?}: {part} in {text}"
                );
            }
            for secret in ["seoyeon.kim", "1234-5678", "12345678", "김서연"] {
                assert!(!words.contains(secret), "{language} {paper:?}: {text}");
            }
            let info = output("pdfinfo", &[], &pdf);
            let size = info.lines().find_map(|it| it.strip_prefix("Page size:"));
            let size: f32 = size
                .and_then(|it| it.split_whitespace().next())
                .and_then(|it| it.parse().ok())
                .expect("pdfinfo tells it");
            assert_eq!(format!("{size:.1}"), width, "{paper:?}");
            let code = output(
                "zbarimg",
                &["--raw", "--quiet"],
                &picture(&pdf, folder.path()),
            );
            let found = other.booth().look_up(code.trim()).expect("a scan");
            assert!(
                matches!(found, Found::Stopped(_)),
                "{language} {paper:?}: {found:?}"
            );
        }
    }
}

/// What is told of stopping is there: a free number, or else how the maker is reached.
#[test]
fn no_number_is_told_that_is_not_there() {
    let mut fair = Fair::with_laptops(1, 821);
    let laptop = &mut fair.laptops[0];
    let visitor = allows_all(laptop, "ko");
    let mut told = |phone: &str, email: &str, refusal_phone: &str| -> Vec<String> {
        let booth = laptop.booth();
        let details = MakerDraft {
            phone: phone.to_owned(),
            email: email.to_owned(),
            refusal_phone: refusal_phone.to_owned(),
            ..MakerDraft::default()
        };
        booth.change_maker(&details).expect("changed");
        let receipt = booth.consent_receipt(visitor).expect("read");
        let stop = receipt.expect("hers").stop.into_iter();
        stop.map(|it| it.ko).collect()
    };
    let (phone, email) = ("02-555-0100", "hello@ongi.example");
    let free = told(phone, email, "080-123-4567");
    assert!(free[1].contains("080-123-4567 (무료)"), "{free:?}");
    let by_phone = told(phone, email, "");
    assert!(by_phone[1].contains(phone), "{by_phone:?}");
    let by_mail = told("", email, "");
    assert!(by_mail[1].contains(email), "{by_mail:?}");
    for told in [by_phone, by_mail] {
        assert!(!told[1].contains("무료"), "{told:?}");
    }
    assert_eq!(told("", "", "").len(), 1);
}

/// Third parties stand under a line of their own, with their own time, and each channel
/// says about what it is and how often.
#[test]
fn everything_stands_under_whom_she_allowed_it() {
    let mut fair = Fair::with_laptops(1, 822);
    let laptop = &mut fair.laptops[0];
    with_a_partner_at_night(laptop);
    let visitor = laptop.answered_visit();
    let granted = [
        NoticeAct::AtLeast14,
        NoticeAct::CollectAndUse,
        NoticeAct::Advertising(Channel::Sms),
        NoticeAct::Night,
        NoticeAct::ThirdParty(partner().id()),
    ];
    let topic = laptop.booth().fair().topics[0].clone();
    let draft = ContactDraft {
        topics: vec![topic.name],
        ..laptop.draft("", "010-1234-5678", &granted)
    };
    laptop.booth().save_contact(visitor, &draft).expect("kept");
    let receipt = laptop.booth().consent_receipt(visitor).expect("read");
    let kiosk = laptop.booth().kiosk_receipt(visitor, &draft).expect("read");
    assert_eq!(receipt, kiosk, "the kiosk says the same");
    let lines = receipt.expect("hers").lines.into_iter();
    let lines: Vec<String> = lines.map(|it| it.ko).collect();
    let day = "2026년 11월 25일부터";
    assert_eq!(
        lines,
        [
            "온기유리에서 보내도 된다고 하신 것입니다.".to_owned(),
            format!(
                "문자 010-••••-5678: {} · 한 달에 1번까지 · {day} 24개월 동안",
                topic.label.ko
            ),
            format!("밤 9시부터 아침 8시까지도 보내기 · {day} 24개월 동안"),
            "온기유리에서 정보를 주어도 된다고 하신 곳입니다.".to_owned(),
            format!("한빛유통에 정보 주기 · {day} 12개월 동안"),
        ]
    );
}

/// Who left no contact has nothing to take home.
#[test]
fn nobody_without_a_contact_gets_one() {
    let mut fair = Fair::with_laptops(1, 823);
    let folder = tempfile::tempdir().expect("a folder");
    let laptop = &mut fair.laptops[0];
    let visitor = laptop.answered_visit();
    let paper = Paper::Receipt80mm;
    let saved = laptop
        .booth()
        .save_consent_slip(visitor, paper, Language::Korean, folder.path());
    assert!(
        matches!(saved, Err(BoothError::ContactMissing)),
        "{saved:?}"
    );
    let left = std::fs::read_dir(folder.path()).expect("a folder").count();
    assert_eq!(left, 0);
}
