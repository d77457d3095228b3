//! `bench letters`: personal letters with pictures and a code each, beside reportlab
//! (Python) setting the same words, pictures and codes.

use super::export::plan;
use super::measure::figure;
use crate::output::Failure;
use booth::BoothError;
use booth::follow_up::{plain_stationery, target};
use outreach::letter::Stationery;
use outreach::{Channel, FollowUp, FollowUpRow, Offered, message};
use picture::{Jpeg, Room};
use serde_json::{Value, json};
use std::io::Write as _;
use std::path::Path;
use std::process::Command;
use std::time::Instant;
use uuid::Uuid;
use words::{Language, Sentence, sentence};

/// How long the owner waits for a thousand letters, in milliseconds.
const LONGEST_FOR_A_THOUSAND: f64 = 3_000.0;

/// Sets the letters of a JSON file and prints the milliseconds of setting alone: reading
/// words and fonts is not counted.
const REPORTLAB: &str = "
import json, sys, time
from reportlab.graphics import renderPDF
from reportlab.graphics.barcode.qr import QrCodeWidget
from reportlab.graphics.shapes import Drawing
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
told = json.load(open(sys.argv[1], encoding='utf-8'))
pdfmetrics.registerFont(TTFont('regular', told['regular']))
pdfmetrics.registerFont(TTFont('bold', told['bold']))
began = time.perf_counter()
page = Canvas(sys.argv[2], pagesize=A4)
def words(font, size, x, y, width, lines):
    page.setFont(font, size)
    for text in lines:
        for line in simpleSplit(text, font, size, width):
            page.drawString(x, y, line)
            y -= size * 1.5
    return y
for letter in told['letters']:
    words('bold', 18, 25 * mm, 275 * mm, 165 * mm, [letter['maker']])
    words('regular', 11, 25 * mm, 230 * mm, 80 * mm, letter['to'])
    y = words('regular', 10.5, 25 * mm, 190 * mm, 165 * mm, letter['opening']) - 5 * mm
    for picture, (name, further) in zip(told['pictures'], letter['products']):
        page.drawImage(picture, 25 * mm, y - 26 * mm, 26 * mm, 26 * mm)
        below = words('bold', 11.5, 56 * mm, y - 10, 134 * mm, [name])
        words('regular', 10.5, 56 * mm, below, 134 * mm, further)
        y -= 31 * mm
    code = QrCodeWidget(letter['code'], barLevel='M', barWidth=36 * mm, barHeight=36 * mm)
    drawing = Drawing(36 * mm, 36 * mm)
    drawing.add(code)
    renderPDF.draw(drawing, page, 25 * mm, y - 36 * mm)
    words('regular', 10.5, 66 * mm, y - 12 * mm, 124 * mm, letter['coupon'])
    words('regular', 8.5, 25 * mm, y - 42 * mm, 165 * mm, letter['closing'])
    page.showPage()
page.save()
print((time.perf_counter() - began) * 1000)
";

/// So many letters as one PDF, beside reportlab, and how large they are.
pub fn figures(folder: &Path, letters: usize, python: &Path) -> Result<Vec<Value>, Failure> {
    let plan = to_homes(plan(letters));
    let jpeg = photograph().ok_or_else(|| Failure::new(sentence!("page-not-a-picture")))?;
    let stationery = Stationery {
        products: PRODUCTS.map(|id| (id, jpeg.clone())).into(),
        ..plain_stationery()
    };
    let began = Instant::now();
    let made = outreach::targets::files(&plan, &target("letter")?, &stationery, Language::Korean)
        .map_err(BoothError::from)?;
    let ours = began.elapsed().as_secs_f64() * 1000.0;
    let bytes: usize = made.iter().map(|file| file.bytes.len()).sum();
    let longest = LONGEST_FOR_A_THOUSAND * letters as f64 / 1000.0;
    let mut whole = figure("letters", ours, longest, "letters", letters);
    whole["bytes_each"] = json!(bytes / letters.max(1));
    let mut figures = vec![whole];
    match beside_reportlab(folder, &plan, &jpeg, python)? {
        Some(theirs) => {
            figures.push(figure(
                "letters beside reportlab",
                ours,
                theirs,
                "letters",
                letters,
            ));
        }
        None => {
            let reason = sentence!("letters-bench-reportlab-missing").into_text(Language::English);
            figures.push(json!({ "skipped": "letters beside reportlab", "reason": reason }));
        }
    }
    Ok(figures)
}

const PRODUCTS: [Uuid; 3] = [
    Uuid::from_u128(71),
    Uuid::from_u128(72),
    Uuid::from_u128(73),
];

/// The same people with an address each, and three products with picture and price.
fn to_homes(mut plan: FollowUp) -> FollowUp {
    let both = |text: &str| Sentence::of_texts(text, text);
    for (number, row) in (1..).zip(&mut plan.rows) {
        row.channel = Channel::Post;
        row.contact = format!(
            "{:05} 서울특별시 예시구 온기로 {number}, 온기아파트 101동 {number}호",
            number % 60_000
        );
        let names = ["온도 온더락잔", "하루 물병", "이중 유리 머그"];
        let offered = names.iter().zip(PRODUCTS).map(|(name, picture)| Offered {
            product: both(name),
            reason_for_owner: None,
            reason_for_customer: Some(both(&format!(
                "위스키를 즐기신다고 하셔서 ‘{name}’을 소개합니다."
            ))),
            price: Some(both("28,000원")),
            picture: Some(picture),
        });
        row.offered = offered.collect();
    }
    plan
}

/// A picture as the store keeps it, as it is printed.
fn photograph() -> Option<Jpeg> {
    let icon = include_bytes!("../../../../../../assets/icons/icon.png");
    let room = Room {
        longest_side: 512,
        most_bytes: 100_000,
    };
    let kept = picture::take_in(icon, room).ok()?;
    picture::for_paper(&kept.bytes, 320)
}

/// The milliseconds that reportlab takes; none where there is no Python with it.
fn beside_reportlab(
    folder: &Path,
    plan: &FollowUp,
    jpeg: &Jpeg,
    python: &Path,
) -> Result<Option<f64>, Failure> {
    let fonts = plain_stationery().fonts;
    let keep = |name: &str, bytes: &[u8]| -> std::io::Result<String> {
        let path = folder.join(name);
        private_files::create(&path)?.write_all(bytes)?;
        Ok(path.to_string_lossy().into_owned())
    };
    let letters: Result<Vec<Value>, BoothError> =
        plan.rows.iter().map(|row| told(row, plan)).collect();
    let pictures: std::io::Result<Vec<String>> = (0..PRODUCTS.len())
        .map(|number| keep(&format!("{number}.jpg"), &jpeg.bytes))
        .collect();
    let all = json!({
        "regular": keep("regular.ttf", fonts.regular)?,
        "bold": keep("bold.ttf", fonts.bold)?,
        "pictures": pictures?,
        "letters": letters?,
    });
    let words = keep("letters.json", all.to_string().as_bytes())?;
    let output = Command::new(python)
        .args(["-c", REPORTLAB, &words])
        .arg(folder.join("theirs.pdf"))
        .output();
    let printed = output.map(|it| String::from_utf8_lossy(&it.stdout).trim().to_owned());
    Ok(printed.ok().and_then(|it| it.parse().ok()))
}

/// One letter in words, for another library to set.
fn told(row: &FollowUpRow, plan: &FollowUp) -> Result<Value, BoothError> {
    let parts = message::parts(row, &plan.maker, &row.fair)?;
    let products = row.offered.iter().map(|it| {
        let further = [&it.price, &it.reason_for_customer].into_iter().flatten();
        let further: Vec<&str> = further.map(|it| it.ko.as_str()).collect();
        json!([it.product.ko, further])
    });
    Ok(json!({
        "maker": plan.maker.name.ko,
        "to": [row.contact, row.name],
        "opening": [parts.greeting.unwrap_or_default(), parts.offer],
        "products": products.collect::<Vec<_>>(),
        "code": parts.coupon_address,
        "coupon": parts.benefit,
        "closing": [parts.why, parts.sender.unwrap_or_default(), parts.refusal.join(" ")],
    }))
}
