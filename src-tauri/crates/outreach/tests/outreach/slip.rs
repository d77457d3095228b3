//! Slips are PDF pages whose codes scan and whose words are words.

use crate::fixture::{DIGITS, made_at, maker, qr};
use outreach::slip::{Fonts, MakerCard, Paper, Qr, Slip, cannot_be_printed, pdf};
use outreach::vcard;
use picture::Pixels;
use qrcode::EcLevel;
use std::path::Path;
use std::process::Command;
use words::Language;

const REGULAR: &[u8] = include_bytes!("../../../../../assets/fonts/Pretendard-Regular.ttf");
const BOLD: &[u8] = include_bytes!("../../../../../assets/fonts/Pretendard-Bold.ttf");
pub(crate) const FONTS: Fonts<'_> = Fonts {
    regular: REGULAR,
    bold: BOLD,
    others: &[
        include_bytes!("../../../../../assets/fonts/Fallback-Han.ttf"),
        include_bytes!("../../../../../assets/fonts/Fallback-Symbols.ttf"),
    ],
};

/// Slip number `number`, with digits of its own.
fn slip(number: usize) -> Slip {
    let digits = format!("{number:06}{}", &DIGITS[6..]);
    Slip {
        maker: "온기유리".into(),
        benefit: "유리잔을 5% 할인해 드립니다.".into(),
        conditions: "박람회 기간에는 부스에서, 그 뒤에는 온라인 가게에서 한 번 쓰실 수 있습니다."
            .into(),
        short_number: format!("{number:04} 7730 5196 8"),
        valid_until: "2026년 12월 31일까지 쓰실 수 있습니다.".into(),
        qr: qr(&format!("https://ongi.example#{digits}"), EcLevel::M),
        page_address: "https://ongi.example".into(),
        maker_card: None,
    }
}

fn slips(count: usize) -> Vec<Slip> {
    (0..count).map(slip).collect()
}

fn with_card(number: usize) -> Slip {
    let card = vcard::of(&maker(), vcard::Version::V3, Language::Korean);
    Slip {
        maker_card: Some(MakerCard {
            qr: qr(&card, EcLevel::L),
            caption: "온기유리 연락처 담기".into(),
        }),
        ..slip(number)
    }
}

fn output(tool: &str, arguments: &[&str], file: &Path) -> String {
    let output = Command::new(tool)
        .args(arguments)
        .arg(file)
        .output()
        .expect("it is installed");
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// A logo of this shape: a ring in a corner of a plain ground.
fn logo(width: u32, height: u32) -> Pixels {
    let pixel = |place: u32| {
        let (x, y) = (place % width, place / width);
        let far = x.abs_diff(30).pow(2) + y.abs_diff(30).pow(2);
        match (400..900).contains(&far) {
            true => [178, 34, 52],
            false => [236, 228, 210],
        }
    };
    Pixels {
        width,
        height,
        rgb: (0..width * height).flat_map(pixel).collect(),
    }
}

fn written(slips: &[Slip], paper: Paper) -> (tempfile::TempDir, std::path::PathBuf) {
    written_with(slips, paper, None)
}

fn written_with(
    slips: &[Slip],
    paper: Paper,
    logo: Option<&Pixels>,
) -> (tempfile::TempDir, std::path::PathBuf) {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("slips.pdf");
    let bytes = pdf(slips, paper, FONTS, logo, made_at())
        .expect("the slips are printable")
        .bytes;
    std::fs::write(&file, bytes).expect("written");
    (folder, file)
}

/// printpdf has embedded empty, whole and wrong fonts in its past versions.
#[test]
fn only_the_used_glyphs_are_embedded() {
    if skipped::without(&["pdffonts"]) {
        return;
    }
    let (_folder, file) = written(&slips(12), Paper::A4Labels);
    let fonts = output("pdffonts", &[], &file);
    let rows: Vec<Vec<&str>> = fonts
        .lines()
        .skip(2)
        .map(|line| line.split_whitespace().collect())
        .collect();
    assert_eq!(rows.len(), 2, "regular and bold:\n{fonts}");
    for row in rows {
        // name, type (two words), encoding, embedded, subset, unicode, object
        assert_eq!(
            row[1..7],
            ["CID", "TrueType", "Identity-H", "yes", "yes", "yes"],
            "{fonts}"
        );
    }
    let size = std::fs::metadata(&file).expect("it is there").len();
    assert!(
        size < 60_000,
        "{size} bytes for 12 slips: a whole font crept in"
    );
}

/// A visitor searches her PDFs for the maker; a screen reader reads it aloud.
#[test]
fn the_words_are_words() {
    if skipped::without(&["pdftotext"]) {
        return;
    }
    for paper in [
        Paper::A4Labels,
        Paper::A4Sheet,
        Paper::Receipt80mm,
        Paper::Receipt58mm,
    ] {
        let (folder, file) = written(&[slip(7)], paper);
        let text = folder.path().join("slips.txt");
        Command::new("pdftotext")
            .args([&file, &text])
            .status()
            .expect("it is installed");
        let text = std::fs::read_to_string(text).expect("it reads");
        let joined = text.split_whitespace().collect::<Vec<_>>().join(" ");
        for words in [
            "온기유리",
            "유리잔을 5% 할인해 드립니다.",
            "2026년 12월 31일까지 쓰실 수 있습니다.",
            "0007 7730 5196 8",
            "https://ongi.example",
        ] {
            assert!(joined.contains(words), "{paper:?} lost {words}: {joined}");
        }
    }
}

/// Every code on every paper scans at the resolution it is printed with.
#[test]
fn every_code_scans() {
    if skipped::without(&["pdftoppm", "zbarimg"]) {
        return;
    }
    for (paper, dpi, many) in [
        (Paper::A4Labels, "203", 12),
        (Paper::A4Sheet, "203", 2),
        (Paper::Receipt80mm, "203.2", 2),
        (Paper::Receipt58mm, "203.2", 2),
    ] {
        let slips: Vec<Slip> = (0..many).map(with_card).collect();
        let (folder, file) = written(&slips, paper);
        let picture = folder.path().join("page");
        Command::new("pdftoppm")
            .args(["-r", dpi, "-gray", "-png"])
            .args([&file, &picture])
            .status()
            .expect("it is installed");
        let mut found = String::new();
        for entry in std::fs::read_dir(folder.path()).expect("it reads") {
            let path = entry.expect("it reads").path();
            if path.extension().is_some_and(|it| it == "png") {
                found += &output("zbarimg", &["--quiet", "--raw"], &path);
            }
        }
        for number in 0..many {
            let address = format!("https://ongi.example#{number:06}{}", &DIGITS[6..]);
            assert!(found.contains(&address), "{paper:?} lost coupon {number}");
        }
        let cards = found.matches("FN:온기유리").count();
        let expected = if paper == Paper::A4Labels { 0 } else { many };
        assert_eq!(
            cards, expected,
            "{paper:?}: visiting cards are for receipts"
        );
    }
}

/// A logo of any shape stands on every slip, and takes nothing from the code.
#[test]
fn every_code_scans_beside_a_logo() {
    if skipped::without(&["pdftoppm", "zbarimg", "pdfimages"]) {
        return;
    }
    for (width, height) in [(900, 60), (60, 900), (300, 300)] {
        for (paper, dpi) in [(Paper::A4Labels, "203"), (Paper::Receipt58mm, "203.2")] {
            let logo = logo(width, height);
            let (folder, file) = written_with(&slips(2), paper, Some(&logo));
            let picture = folder.path().join("page");
            Command::new("pdftoppm")
                .args(["-r", dpi, "-png"])
                .args([&file, &picture])
                .status()
                .expect("it is installed");
            let mut found = String::new();
            for entry in std::fs::read_dir(folder.path()).expect("it reads") {
                let path = entry.expect("it reads").path();
                if path.extension().is_some_and(|it| it == "png") {
                    found += &output("zbarimg", &["--quiet", "--raw"], &path);
                }
            }
            for number in 0..2 {
                let address = format!("https://ongi.example#{number:06}{}", &DIGITS[6..]);
                assert!(found.contains(&address), "{paper:?} {width} × {height}");
            }
            let images = output("pdfimages", &["-list"], &file);
            let shown: Vec<&str> = images.lines().skip(2).collect();
            let shape = format!("{width}");
            assert!(
                !shown.is_empty() && shown.iter().all(|it| it.contains(&shape)),
                "{images}"
            );
        }
    }
}

/// Page sizes are what the printer's driver is told.
#[test]
fn pages_have_the_papers_size() {
    if skipped::without(&["pdfinfo"]) {
        return;
    }
    for (paper, pages, width) in [
        (Paper::A4Labels, "2", 595.276),
        (Paper::A4Sheet, "12", 595.276),
        (Paper::Receipt80mm, "12", 226.772),
        (Paper::Receipt58mm, "12", 164.409),
    ] {
        let (_folder, file) = written(&slips(12), paper);
        let info = output("pdfinfo", &[], &file);
        let value = |key: &str| {
            info.lines()
                .find_map(|line| line.strip_prefix(key))
                .expect("pdfinfo tells it")
                .trim()
                .to_string()
        };
        assert_eq!(value("Pages:"), pages);
        let size: f32 = value("Page size:")
            .split(' ')
            .next()
            .and_then(|it| it.parse().ok())
            .expect("a number");
        assert!(
            (size - width).abs() < 0.01,
            "{paper:?} is {size} points wide"
        );
    }
}

/// Impossible slips are refused with their number, not printed wrong.
#[test]
fn impossible_slips_are_refused() {
    let code = |slips: &[Slip], paper| {
        pdf(slips, paper, FONTS, None, made_at())
            .expect_err("it is impossible")
            .code()
    };
    assert_eq!(code(&[], Paper::A4Labels), "nothing_to_print");

    let mut broken = slip(0);
    broken.qr.dark.pop();
    assert_eq!(code(&[broken], Paper::Receipt58mm), "qr_not_square");
    let mut empty = slip(0);
    empty.qr = Qr {
        content: String::new(),
        width: 0,
        dark: vec![],
    };
    assert_eq!(code(&[empty], Paper::Receipt58mm), "qr_not_square");

    let mut dense = slip(0);
    dense.qr = qr(&"가".repeat(400), EcLevel::M);
    assert_eq!(code(&[dense], Paper::Receipt58mm), "qr_too_dense");

    let mut wordy = slip(0);
    wordy.conditions = "조건이 아주 깁니다. ".repeat(80);
    assert_eq!(code(&[slip(1), wordy], Paper::A4Labels), "text_too_long");

    let damaged = Fonts {
        regular: b"not a font",
        ..FONTS
    };
    let error = pdf(&[slip(0)], Paper::A4Labels, damaged, None, made_at()).expect_err("no font");
    assert_eq!(error.code(), "font");
}

/// What people put into names is on paper: Han, kana, symbols and emoji from
/// other fonts, and a sign for what no font has, which is told.
#[test]
fn every_character_is_drawn_or_named() {
    let mut rare = slip(0);
    rare.maker = "韓온기 ✨".into();
    rare.benefit = "☎ 전화하면 🎁 ひとつ \u{13000} 漢字".into();
    let printed = pdf(&[rare.clone()], Paper::A4Labels, FONTS, None, made_at()).expect("a slip");
    assert_eq!(printed.replaced, ['\u{13000}']);
    let plain = pdf(&[slip(0)], Paper::A4Labels, FONTS, None, made_at()).expect("a slip");
    assert!(plain.replaced.is_empty());
    if skipped::without(&["pdftotext", "pdffonts"]) {
        return;
    }
    let (folder, file) = written(&[rare], Paper::A4Labels);
    assert_eq!(
        output("pdffonts", &[], &file)
            .matches("yes yes yes")
            .count(),
        4
    );
    let text = folder.path().join("slips.txt");
    Command::new("pdftotext")
        .args([&file, &text])
        .status()
        .expect("it is installed");
    let text = std::fs::read_to_string(text).expect("it reads");
    for seen in ["韓온기", "☎", "🎁", "ひとつ", "〓", "漢字"] {
        assert!(text.contains(seen), "{seen}: {text}");
    }
}

/// What is said when a text is typed is what happens on paper.
#[test]
fn what_cannot_be_printed_is_known_before_anything_is_printed() {
    for (text, lacking) in [
        ("온기유리 Ongi 12,000원\n둘째 줄", ""),
        ("\u{110b}\u{1169}\u{11ab}기", ""),
        ("韓 ☎ 🎁 ひとつ 👨\u{200d}👩\u{200d}👧 ❤\u{fe0f}", ""),
        ("\u{13000} 온기 \u{10400}\u{13000}", "\u{10400}\u{13000}"),
    ] {
        let known = cannot_be_printed(text, FONTS).expect("fonts");
        assert_eq!(known.iter().collect::<String>(), lacking, "{text}");
        let mut typed = slip(0);
        typed.maker = text.into();
        let printed = pdf(&[typed], Paper::A4Labels, FONTS, None, made_at()).expect("a slip");
        assert_eq!(printed.replaced, known, "{text}");
    }
}

/// macOS hands out loose jamo; the slip shows whole syllables all the same.
#[test]
fn loose_jamo_are_composed() {
    if skipped::without(&["pdftotext"]) {
        return;
    }
    let mut mac = slip(0);
    mac.maker = "\u{110b}\u{1169}\u{11ab}\u{1100}\u{1175}".into();
    let (folder, file) = written(&[mac], Paper::A4Labels);
    let text = folder.path().join("slips.txt");
    Command::new("pdftotext")
        .args([&file, &text])
        .status()
        .expect("it is installed");
    let text = std::fs::read_to_string(text).expect("it reads");
    assert!(text.contains("온기"), "{text}");
}

/// A whole fair's coupons fit into an e-mail, and a page costs the same
/// whether it is the tenth or the hundredth. How long the printing of them
/// takes says more about the machine than about this crate, so no test
/// measures it.
#[test]
fn a_thousand_slips_stay_small() {
    if skipped::as_long() {
        return;
    }
    let size = |count| {
        pdf(&slips(count), Paper::A4Labels, FONTS, None, made_at())
            .expect("printable")
            .bytes
            .len()
    };
    let (hundred, thousand) = (size(100), size(1000));
    assert!(thousand < 550_000, "{thousand} bytes for 1,000");
    assert!(
        thousand < 10 * hundred,
        "{thousand} bytes for 1,000 but {hundred} for 100: something grows with every page"
    );
}
