//! Letters and labels: every word is on the paper, in its place and over no other.

use crate::fixture::{self, follow_up, row, two_more};
use crate::slip::FONTS;
use outreach::letter::{LabelSheet, Stationery, labels, letters};
use outreach::targets::{Obstacle, Target, files, prepare, shipped};
use outreach::{Channel, FollowUp, FollowUpRow, OutreachError};
use picture::{Jpeg, Room};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;
use uuid::Uuid;
use words::{Language, Sentence};

const POINTS_IN_MM: f32 = 72.0 / 25.4;
const GLASS: Uuid = Uuid::from_u128(71);
const MUG: Uuid = Uuid::from_u128(72);

/// A picture that went through the store: a ring on its own ground.
fn jpeg(width: u32, height: u32, ground: [u8; 3]) -> Jpeg {
    let pixels = image::RgbImage::from_fn(width, height, |x, y| {
        let far = x.abs_diff(width / 2).pow(2) + y.abs_diff(height / 2).pow(2);
        image::Rgb(if (900..2_500).contains(&far) {
            [120, 30, 40]
        } else {
            ground
        })
    });
    let mut file = std::io::Cursor::new(Vec::new());
    pixels
        .write_to(&mut file, image::ImageFormat::Png)
        .expect("it is written");
    let room = Room {
        longest_side: 512,
        most_bytes: 100_000,
    };
    let kept = picture::take_in(file.get_ref(), room).expect("it is a picture");
    picture::for_paper(&kept.bytes, 400).expect("it is kept")
}

fn stationery(with_pictures: bool) -> Stationery<'static> {
    let products = [
        (GLASS, jpeg(300, 300, [225, 238, 240])),
        (MUG, jpeg(500, 200, [240, 230, 200])),
    ];
    Stationery {
        maker: with_pictures.then(|| jpeg(600, 200, [250, 250, 250])),
        products: match with_pictures {
            true => BTreeMap::from(products),
            false => BTreeMap::new(),
        },
        ..fixture::stationery()
    }
}

/// Letter number `number`, with three products, two of them with pictures.
fn letter(number: usize, language: Language) -> FollowUpRow {
    let contact = "06236 서울특별시 강남구 테헤란로 123, 온기아파트 101동 1204호";
    let mut row = row(Channel::Post, contact, language);
    row.visitor = Uuid::from_u128(1_000 + number as u128);
    row.offered.extend(two_more());
    for (offered, picture) in row.offered.iter_mut().zip([Some(GLASS), None, Some(MUG)]) {
        offered.picture = picture;
        offered.price = Some(Sentence::of_texts("28,000원", "28,000 won"));
    }
    let coupon = row.coupon.as_mut().expect("it has one");
    coupon.fragment = format!("123456.{number:06}{}", &fixture::DIGITS[6..]);
    row
}

fn written(plan: &FollowUp, stationery: &Stationery<'_>) -> (tempfile::TempDir, PathBuf) {
    let rows: Vec<&FollowUpRow> = plan.rows.iter().collect();
    let printed = letters(&rows, plan, stationery).expect("the letters are printable");
    kept(&printed.bytes)
}

fn kept(bytes: &[u8]) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("letters.pdf");
    std::fs::write(&file, bytes).expect("written");
    (folder, file)
}

fn output(tool: &str, arguments: &[&str], file: &Path) -> String {
    let output = Command::new(tool)
        .args(arguments)
        .args([file.as_os_str(), "-".as_ref()])
        .output()
        .expect("it is installed");
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// A word on a page and where it is, in millimetres from the top left.
#[derive(Debug)]
struct Word {
    page: usize,
    left: f32,
    top: f32,
    right: f32,
    bottom: f32,
    text: String,
}

fn words_of(file: &Path) -> Vec<Word> {
    let number = |line: &str, name: &str| -> f32 {
        let (_, behind) = line.split_once(&format!("{name}=\"")).expect("it is there");
        let (number, _) = behind.split_once('"').expect("it ends");
        number.parse::<f32>().expect("a number") / POINTS_IN_MM
    };
    let mut page = 0;
    let mut words = Vec::new();
    for line in output("pdftotext", &["-bbox"], file).lines() {
        page += usize::from(line.contains("<page "));
        if let Some((head, text)) = line
            .split_once("\">")
            .filter(|(head, _)| head.contains("<word"))
        {
            let head = format!("{head}\"");
            words.push(Word {
                page,
                left: number(&head, "xMin"),
                top: number(&head, "yMin"),
                right: number(&head, "xMax"),
                bottom: number(&head, "yMax"),
                text: text.replace("</word>", ""),
            });
        }
    }
    assert!(!words.is_empty(), "no word was found");
    words
}

/// The middle of each word lies over no other word, and all of them on the sheet.
fn nothing_lies_over_another(words: &[Word]) {
    for (place, word) in words.iter().enumerate() {
        assert!(word.left >= 3.0 && word.right <= 207.0, "{word:?}");
        assert!(word.top >= 3.0 && word.bottom <= 290.0, "{word:?}");
        let middle = (word.top + word.bottom) / 2.0;
        for other in &words[place + 1..] {
            let is_beside = other.right <= word.left + 0.2 || other.left >= word.right - 0.2;
            let is_on_other_line = middle < other.top + 0.2 || middle > other.bottom - 0.2;
            assert!(
                word.page != other.page || is_beside || is_on_other_line,
                "{word:?} lies over {other:?}"
            );
        }
    }
}

fn said(words: &[Word]) -> String {
    let words: Vec<&str> = words.iter().map(|it| it.text.as_str()).collect();
    words.join("")
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect()
}

#[test]
fn a_letter_says_all_of_it_in_its_place() {
    if skipped::without(&["pdftotext"]) {
        return;
    }
    for language in [Language::Korean, Language::English] {
        for with_pictures in [true, false] {
            let plan = follow_up(vec![letter(1, language)]);
            let (_folder, file) = written(&plan, &stationery(with_pictures));
            let words = words_of(&file);
            assert_eq!(words.iter().map(|it| it.page).max(), Some(1), "one page");
            nothing_lies_over_another(&words);
            let all = said(&words);
            let expected = match language {
                Language::Korean => [
                    "06236",
                    "김하늘 귀하",
                    "김하늘님, 안녕하세요. 온기유리입니다.",
                    "위스키를 즐기신다고 하셔서 ‘온도 온더락잔’을 소개합니다.",
                    "하루 물병",
                    "28,000원",
                    "저희 부스에서 많이 선택된 ‘이중 유리 머그’를 소개합니다.",
                    "재방문 쿠폰: 2027년 1월 28일까지 유리잔 10% 할인, 최대 20,000원",
                    "4821 7730 5196 8",
                    "새 제품 소식을 우편으로 받겠다고 하셨습니다.",
                    "02-000-0000",
                    "이유는 묻지 않습니다.",
                ],
                Language::English => [
                    "06236",
                    "Sam Carter",
                    "Hello Sam Carter, this is Ongi Glass.",
                    "You told us you enjoy whisky",
                    "Haru bottle",
                    "28,000 won",
                    "Many at our booth chose the “double-wall mug”.",
                    "Your revisit coupon: 10% off glassware until 28 January 2027, up to 20,000 won",
                    "4821 7730 5196 8",
                    "you agreed to hear about new products by",
                    "02-000-0000",
                    "You need not say why.",
                ],
            };
            for text in expected {
                assert!(all.contains(&squeezed(text)), "{text} is missing: {all}");
            }
            assert!(
                !all.contains("(광고)"),
                "that label is for electronic messages"
            );
            let once = squeezed(expected[3]);
            assert_eq!(all.matches(&once).count(), 1, "a reason is said once");
            let postcode = words
                .iter()
                .find(|it| it.text == "06236")
                .expect("it is there");
            assert!(
                postcode.left >= 24.9 && postcode.right <= 105.0,
                "{postcode:?}"
            );
            assert!(
                postcode.top >= 62.0 && postcode.bottom <= 90.5,
                "{postcode:?}"
            );
            if !with_pictures {
                assert!(words[0].top < 40.0, "the maker's name heads the letter");
            }
        }
    }
}

/// What visitors and owners typed: very long, very short, pictures, nothing.
#[test]
fn nothing_lies_over_another_whatever_was_typed() {
    if skipped::without(&["pdftotext"]) {
        return;
    }
    let long = "한글로 아주 길게 쓴 이름과 설명 ".repeat(18);
    let unbroken = "가".repeat(300);
    let mut rows = Vec::new();
    for text in [long.as_str(), unbroken.as_str(), "김👨‍👩‍👧하늘 🎁✨", ""] {
        let mut row = letter(rows.len(), Language::Korean);
        for offered in &mut row.offered {
            offered.product = Sentence::of_texts(text, text);
            offered.reason_for_customer = Some(Sentence::of_texts(text, text));
        }
        if text.chars().count() < 60 {
            row.name = text.into();
        }
        row.coupon.as_mut().expect("one").benefit = Sentence::of_texts(text, text);
        rows.push(row);
    }
    let mut bare = letter(9, Language::Korean);
    bare.name = String::new();
    bare.offered = Vec::new();
    bare.coupon = None;
    rows.push(bare);
    let plan = follow_up(rows);
    for with_pictures in [true, false] {
        let (_folder, file) = written(&plan, &stationery(with_pictures));
        let words = words_of(&file);
        nothing_lies_over_another(&words);
        let all = said(&words);
        assert!(all.contains("고객님귀하"), "somebody without a name");
        let shown = all.matches('가').count();
        assert!(shown >= 300 * 5, "only {shown} of them are left");
        let pages = words.iter().map(|it| it.page).max();
        assert!(pages > Some(5), "a long letter goes on over pages");
    }
}

#[test]
fn an_address_that_does_not_fit_is_not_cut() {
    let mut row = letter(1, Language::Korean);
    row.contact = format!("06236 {}", "서울특별시 강남구 ".repeat(30));
    let plan = follow_up(vec![row]);
    let rows = [&plan.rows[0]];
    let refused = letters(&rows, &plan, &stationery(false));
    assert!(matches!(
        refused,
        Err(OutreachError::TextTooLong { slip: 0 })
    ));
    let refused = labels(&rows, &plan, &L7162, 0, FONTS);
    assert!(matches!(
        refused,
        Err(OutreachError::TextTooLong { slip: 0 })
    ));
    let nobody = letters(&[], &plan, &stationery(false));
    assert!(matches!(nobody, Err(OutreachError::NothingToPrint)));
}

/// Her coupon's code opens it, beside pictures and on whichever page it stands; without a
/// coupon the code of her goods does.
#[test]
fn every_code_scans() {
    if skipped::without(&["pdftoppm", "zbarimg"]) {
        return;
    }
    let mut rows: Vec<FollowUpRow> = (0..6).map(|it| letter(it, Language::Korean)).collect();
    rows[5].coupon = None;
    rows[5].reorder = Some("https://ongi.example#123456".into());
    let plan = follow_up(rows);
    let (folder, file) = written(&plan, &stationery(true));
    let picture = folder.path().join("page");
    Command::new("pdftoppm")
        .args(["-r", "203", "-png"])
        .args([&file, &picture])
        .status()
        .expect("it is installed");
    let mut found = String::new();
    for entry in std::fs::read_dir(folder.path()).expect("it reads") {
        let path = entry.expect("it reads").path();
        if path.extension().is_some_and(|it| it == "png") {
            let read = Command::new("zbarimg")
                .args(["--quiet", "--raw"])
                .arg(&path)
                .output()
                .expect("it is installed");
            found += &String::from_utf8_lossy(&read.stdout);
        }
    }
    for row in &plan.rows[..5] {
        let coupon = row.coupon.as_ref().expect("it has one");
        let address = format!("https://ongi.example#{}", coupon.fragment);
        assert!(found.contains(&address), "{address} is missing: {found}");
    }
    assert!(
        found.lines().any(|it| it == "https://ongi.example#123456"),
        "{found}"
    );
}

/// Fonts and pictures once a document, so that a thousand letters can be mailed or kept.
#[test]
fn many_letters_stay_small() {
    if skipped::without(&["pdffonts", "pdfimages"]) {
        return;
    }
    let size = |count: usize| {
        let rows = (0..count).map(|it| letter(it, Language::Korean)).collect();
        let (folder, file) = written(&follow_up(rows), &stationery(true));
        let size = std::fs::metadata(&file).expect("it is there").len();
        (folder, file, size)
    };
    let (_one, _, of_one) = size(1);
    let (_many, file, of_many) = size(101);
    let each = (of_many - of_one) / 100;
    assert!(each < 6_000, "{each} bytes for one more letter");
    let fonts = Command::new("pdffonts")
        .arg(&file)
        .output()
        .expect("installed");
    let fonts = String::from_utf8_lossy(&fonts.stdout).into_owned();
    assert_eq!(
        fonts.lines().skip(2).count(),
        2,
        "regular and bold:\n{fonts}"
    );
    let images = Command::new("pdfimages")
        .args(["-list", "-l", "1"])
        .arg(&file)
        .output();
    let images = images.expect("it is installed").stdout;
    let images = String::from_utf8_lossy(&images).into_owned();
    assert_eq!(
        images.matches("jpeg").count(),
        3,
        "they stay packed as they are:\n{images}"
    );
}

/// Two files of one request can be compared, and backups stay small.
#[test]
fn the_same_letters_are_the_same_pages() {
    let plan = follow_up((0..3).map(|it| letter(it, Language::Korean)).collect());
    let rows: Vec<&FollowUpRow> = plan.rows.iter().collect();
    let made = || {
        let bytes = letters(&rows, &plan, &stationery(true))
            .expect("printable")
            .bytes;
        // The library draws an id for every document.
        let end = bytes.windows(7).rposition(|it| it == b"trailer");
        bytes[..end.unwrap_or(bytes.len())].to_vec()
    };
    assert!(made() == made(), "the pages differ");
}

/// Avery L7162.
const L7162: LabelSheet = LabelSheet {
    across: 2,
    down: 8,
    width_mm: 99.1,
    height_mm: 33.9,
    left_mm: 4.65,
    top_mm: 12.9,
    between_columns_mm: 2.5,
    between_rows_mm: 0.0,
};

#[test]
fn labels_begin_behind_those_that_are_used_up() {
    if skipped::without(&["pdftotext"]) {
        return;
    }
    let people = |count: u32| {
        let people = (0..count).map(|number| {
            let mut row = letter(0, Language::Korean);
            row.contact = format!(
                "{:05} 서울특별시 강남구 테헤란로 123, 101동 1204호",
                10_000 + number
            );
            row
        });
        follow_up(people.collect())
    };
    let plan = people(15);
    let rows: Vec<&FollowUpRow> = plan.rows.iter().collect();
    for used in [0, 5, 15, 16 + 5] {
        let printed = labels(&rows, &plan, &L7162, used, FONTS).expect("printable");
        let (_folder, file) = kept(&printed.bytes);
        let words = words_of(&file);
        nothing_lies_over_another(&words);
        for number in 0..15 {
            let place = used % 16 + number;
            let (page, label) = (place / 16 + 1, place % 16);
            let left = 4.65 + (label % 2) as f32 * 101.6;
            let top = 12.9 + (label / 2) as f32 * 33.9;
            let postcode = (10_000 + number).to_string();
            let word = words
                .iter()
                .find(|it| it.text == postcode)
                .expect("it is there");
            assert_eq!(word.page, page, "{used} used up, {word:?}");
            assert!(
                word.left >= left && word.right <= left + 99.1,
                "{used}: {word:?}"
            );
            assert!(
                word.top >= top && word.bottom <= top + 33.9,
                "{used}: {word:?}"
            );
        }
    }
}

/// Each in a file of its own, counted, because two people can have one name.
#[test]
fn letters_one_each_are_counted() {
    let plan = follow_up((0..3).map(|it| letter(it, Language::Korean)).collect());
    let target = shipped()
        .iter()
        .find(|it| it.id == "letter")
        .expect("it ships");
    let one_each = Stationery {
        is_one_each: true,
        ..stationery(true)
    };
    let made = files(&plan, target, &one_each, Language::Korean).expect("printable");
    assert_eq!(made.len(), 1);
    assert_eq!(made[0].extension, "zip");
    let archive = zip::ZipArchive::new(std::io::Cursor::new(&made[0].bytes)).expect("a ZIP");
    let names = archive
        .file_names()
        .map(|it| it.expect("a name").into_owned());
    let mut names: Vec<String> = names.collect();
    names.sort_unstable();
    assert_eq!(names, ["편지 0001.pdf", "편지 0002.pdf", "편지 0003.pdf"]);
}

/// What a sheet or a target cannot be is said before anything is printed.
#[test]
fn a_sheet_that_cannot_be_is_refused() {
    let text = outreach::targets::text_of("labels").expect("it ships");
    Target::read(text).expect("it can be used");
    for (from, to) in [
        ("\"down\": 8", "\"down\": 9"),
        ("\"across\": 2", "\"across\": 0"),
        ("\"top_mm\": 12.9", "\"top_mm\": -1"),
        ("\"height_mm\": 33.9", "\"height_mm\": 9"),
        ("\"width_mm\": 99.1", "\"width_mm\": 1e39"),
        ("\"channel\": \"post\"", "\"channel\": \"email\""),
        ("\"advertising\": false", "\"advertising\": true"),
        ("\"format\": \"pdf\"", "\"format\": \"vcf\""),
    ] {
        let changed = text.replacen(from, to, 1);
        assert_ne!(changed, text, "{from}");
        assert!(Target::read(&changed).is_err(), "{to}");
    }
    let letter = outreach::targets::text_of("letter").expect("it ships");
    let silent = letter.replacen("\"advertising\": true", "\"advertising\": false", 1);
    assert!(Target::read(&silent).is_err(), "a letter carries a message");
}

/// Whose address does not fit is left out and counted, and what cannot be printed is told.
#[test]
fn who_does_not_fit_is_left_out() {
    let mut long = letter(1, Language::Korean);
    long.contact = format!("06236 {}", "서울특별시 강남구 ".repeat(30));
    let mut strange = letter(2, Language::Korean);
    strange.name = "김\u{10ffff}하늘".into();
    for id in ["letter", "labels", "labels-3x7"] {
        let plan = follow_up(vec![
            letter(0, Language::Korean),
            long.clone(),
            strange.clone(),
        ]);
        let target = shipped().iter().find(|it| it.id == id).expect("it ships");
        let prepared = prepare(plan, target, &stationery(false), Language::Korean).expect("lawful");
        assert_eq!(
            prepared.left_out,
            [(long.visitor, Obstacle::TooLong)],
            "{id}"
        );
        let notes = &prepared.follow_up.notes;
        assert!(
            notes.iter().any(|note| note.ko.contains('\u{10ffff}')),
            "{id}: {notes:?}"
        );
        files(
            &prepared.follow_up,
            target,
            &stationery(false),
            Language::Korean,
        )
        .expect(id);
    }
}
