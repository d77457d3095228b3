//! Coupons can be read by programs that share no code with the one that drew
//! them.
//!
//! 100 coupons, or as many as `BOOTHLOOP_READ_BACK` says. The window's own
//! decoder is zxing-cpp too, but the one asked here is another build of it.

use crate::support::{Laptop, fair};
use booth::coupons::{IssuedCoupon, Paper};
use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Command;
use words::Language;

/// The fewest pixels a module may have before readers fail on camera pictures.
const PIXELS: usize = 3;
/// Dots an inch of a receipt printer, also the least that office printers have.
const PRINTER_DPI: f64 = 203.0;

fn coupons() -> usize {
    std::env::var("BOOTHLOOP_READ_BACK").map_or(100, |count| {
        count
            .parse()
            .expect("BOOTHLOOP_READ_BACK is a number of coupons")
    })
}

/// The Python with zxing-cpp; none when a needed program is missing, and then
/// the test is skipped.
fn python() -> Option<PathBuf> {
    let python = std::env::var_os("BOOTHLOOP_PYTHON").map(PathBuf::from);
    if python.is_none() {
        skipped::because("BOOTHLOOP_PYTHON names no Python with zxing-cpp; cargo xtask test does");
    }
    python.filter(|_| !skipped::without(&["zbarimg", "pdftoppm", "rsvg-convert"]))
}

fn run(program: impl AsRef<OsStr>, arguments: &[&OsStr]) -> String {
    let program = program.as_ref();
    let output = Command::new(program)
        .args(arguments)
        .output()
        .expect("it is installed");
    assert!(
        output.status.success(),
        "{}: {}",
        program.display(),
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8(output.stdout).expect("the readers write UTF-8")
}

/// Everything ZBar reads in these pictures.
fn by_zbar(pictures: &[PathBuf]) -> Vec<String> {
    let mut arguments = vec![OsStr::new("--raw"), OsStr::new("--quiet")];
    arguments.extend(pictures.iter().map(|picture| picture.as_os_str()));
    let read = run("zbarimg", &arguments);
    read.lines().map(str::to_owned).collect()
}

/// What zxing-cpp reads.
struct Read {
    text: String,
    /// In pixels.
    width: f64,
    /// The light of its darkest pixel, of 255.
    darkest: f64,
}

/// Everything zxing-cpp reads in these pictures. It may not turn black into
/// white, because many phones cannot.
fn by_zxing(python: &Path, pictures: &[PathBuf]) -> Vec<Read> {
    let script = "import math, sys, zxingcpp\n\
                  from PIL import Image\n\
                  for file in sys.argv[1:]:\n\
                  \x20   picture = Image.open(file).convert('L')\n\
                  \x20   for code in zxingcpp.read_barcodes(picture, try_invert=False):\n\
                  \x20       at = code.position\n\
                  \x20       box = (at.top_left.x, at.top_left.y, at.bottom_right.x, at.bottom_right.y)\n\
                  \x20       width = math.hypot(at.top_right.x - at.top_left.x, at.top_right.y - at.top_left.y)\n\
                  \x20       print(code.text, width, picture.crop(box).getextrema()[0])";
    let mut arguments = vec![OsStr::new("-c"), OsStr::new(script)];
    arguments.extend(pictures.iter().map(|picture| picture.as_os_str()));
    run(python, &arguments)
        .lines()
        .map(|line| {
            let mut words = line.rsplitn(3, ' ');
            let mut number = || words.next().and_then(|word| word.parse().ok());
            let (darkest, width) = number().zip(number()).expect("two numbers");
            Read {
                text: words.next().expect("the text").to_owned(),
                width,
                darkest,
            }
        })
        .collect()
}

/// Asserts that both readers read every coupon in these pictures and nothing
/// else. Gives the mean width of a code, in pixels.
fn all_are_read(what: &str, python: &Path, coupons: &[IssuedCoupon], pictures: &[PathBuf]) -> f64 {
    let expected: BTreeSet<&str> = coupons
        .iter()
        .map(|coupon| coupon.qr_content.as_str())
        .collect();
    let zbar = by_zbar(pictures);
    let zxing = by_zxing(python, pictures);
    let readers = [
        ("ZBar", zbar.iter().map(String::as_str).collect()),
        (
            "ZXing",
            zxing.iter().map(|read| read.text.as_str()).collect(),
        ),
    ];
    for (reader, read) in readers {
        let read: BTreeSet<&str> = read;
        let missed = expected.difference(&read).count();
        let strange: Vec<_> = read.difference(&expected).collect();
        assert_eq!(
            missed,
            0,
            "{reader} missed some of {} {what}",
            expected.len()
        );
        assert!(strange.is_empty(), "{reader} read in {what}: {strange:?}");
    }
    assert!(
        zxing.iter().all(|read| read.darkest < 64.0),
        "{what} are black, not grey: a fading ribbon takes the rest"
    );
    zxing.iter().map(|read| read.width).sum::<f64>() / zxing.len() as f64
}

/// How many slips a page holds, across and down.
type Grid = (usize, usize);

/// A PDF's slips as pictures, one each: nobody scans ten labels at once.
fn printed(python: &Path, pdf: &Path, (across, down): Grid, dpi: f64) -> Vec<PathBuf> {
    let folder = pdf.with_extension(format!("{dpi:.0}"));
    std::fs::create_dir(&folder).expect("a new folder");
    let dpi = dpi.to_string();
    let into = folder.join("page");
    let arguments = ["-r", &dpi, "-png"].map(OsStr::new);
    run(
        "pdftoppm",
        &[&arguments[..], &[pdf.as_os_str(), into.as_os_str()]].concat(),
    );
    let script = "import glob, os, sys\n\
                  from PIL import Image\n\
                  folder, across, down = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])\n\
                  for file in glob.glob(os.path.join(folder, '*.png')):\n\
                  \x20   page = Image.open(file)\n\
                  \x20   wide, high = page.width // across, page.height // down\n\
                  \x20   for place in range(across * down):\n\
                  \x20       x, y = place % across * wide, place // across * high\n\
                  \x20       page.crop((x, y, x + wide, y + high)).save(f'{file}.{place}.png')\n\
                  \x20   os.remove(file)";
    let (across, down) = (across.to_string(), down.to_string());
    let words = ["-c", script].map(OsStr::new);
    let grid = [across.as_str(), down.as_str()].map(OsStr::new);
    run(
        python,
        &[&words[..], &[folder.as_os_str()], &grid[..]].concat(),
    );
    std::fs::read_dir(&folder)
        .expect("the slips")
        .map(|slip| slip.expect("a slip").path())
        .collect()
}

/// Reads a PDF as printed, and once more as coarsely as a camera may see it.
fn pdf_is_read(what: &str, python: &Path, coupons: &[IssuedCoupon], pdf: &Path, grid: Grid) {
    let pages = printed(python, pdf, grid, PRINTER_DPI);
    let width = all_are_read(
        &format!("{what} at {PRINTER_DPI} dpi"),
        python,
        coupons,
        &pages,
    );
    let modules = coupon::qr::encode(&coupons[0].qr_content)
        .expect("it was drawn")
        .width();
    let coarse = PRINTER_DPI * (PIXELS * modules) as f64 / width;
    assert!(
        coarse < PRINTER_DPI,
        "{what} has {width} pixels a code as printed"
    );
    let pages = printed(python, pdf, grid, coarse);
    all_are_read(
        &format!("{what} at {PIXELS} pixels a module"),
        python,
        coupons,
        &pages,
    );
}

fn issued(laptop: &mut Laptop, count: usize) -> Vec<IssuedCoupon> {
    let thanks = laptop.thanks();
    let ids = laptop
        .booth()
        .issue_coupons(&vec![None; count], thanks)
        .expect("coupons");
    ids.into_iter()
        .map(|id| laptop.booth().coupon(id).expect("just issued"))
        .collect()
}

/// A coupon that one phone in a hundred cannot read causes a quarrel at the
/// till.
#[test]
fn two_readers_read_every_coupon_from_screen_and_paper() {
    let Some(python) = python() else { return };
    let mut fair = fair(90);
    let folder = fair.folder.path().to_owned();
    let laptop = &mut fair.laptops[0];
    let coupons = issued(laptop, coupons());

    let pictures: Vec<PathBuf> = coupons
        .iter()
        .map(|coupon| {
            let qr = coupon::qr::encode(&coupon.qr_content).expect("it fits a code");
            let side = (PIXELS * (qr.width() + 2 * coupon::qr::QUIET_ZONE)).to_string();
            let svg = folder.join(format!("{}.svg", coupon.digits));
            let picture = svg.with_extension("png");
            std::fs::write(&svg, qr.to_svg()).expect("written");
            let size = ["--width", &side, "--height", &side, "--output"].map(OsStr::new);
            run(
                "rsvg-convert",
                &[&size[..], &[picture.as_os_str(), svg.as_os_str()]].concat(),
            );
            picture
        })
        .collect();
    all_are_read(
        &format!("codes on the screen at {PIXELS} pixels a module"),
        &python,
        &coupons,
        &pictures,
    );

    let ids: Vec<_> = coupons.iter().map(|coupon| coupon.id).collect();
    let labels = laptop
        .booth()
        .print_labels(&ids, Language::Korean, &folder)
        .expect("labels");
    pdf_is_read("labels", &python, &coupons, &labels, (2, 5));

    for (index, coupon) in coupons.iter().step_by(20).enumerate() {
        let paper = [Paper::Receipt80mm, Paper::Receipt58mm][index % 2];
        let slip = laptop
            .booth()
            .print_slip(coupon.id, paper, Language::Korean, &folder)
            .expect("a slip");
        pdf_is_read(
            &format!("a slip on {paper:?}"),
            &python,
            std::slice::from_ref(coupon),
            &slip,
            (1, 1),
        );
    }
}
